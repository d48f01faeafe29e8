# SPDX-License-Identifier: Apache-2.0
"""Whether two figures for the same thing can both be right: the ranges that they leave open, compared."""

import math
import re

from briefing_app.domain.records import Claim

_FROM = re.compile(
    r"\b(?:at least|(?:no|not) (?:fewer|less) than|(?<!no )(?<!not )more than|over|minimum)\b", re.IGNORECASE
)
_UP_TO = re.compile(
    r"\b(?:at most|up to|(?:no|not) more than|(?<!no )(?<!not )(?:fewer|less) than|under|maximum)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|dozens|scores|hundreds)\b", re.IGNORECASE
)


def figure_range(claim: Claim) -> tuple[float, float] | None:
    """The least and the greatest number that the figure allows, infinite where it leaves an end open; None without a
    number, and for a number that was only given roughly."""
    wording = claim.wording or ""
    if claim.minimum is None and claim.best is None and claim.maximum is None:
        return None
    if claim.minimum is not None and claim.maximum is not None:
        return claim.minimum, claim.maximum
    if _ABOUT.search(wording):
        return None
    if claim.best is None:
        low, high = claim.minimum, claim.maximum
        return (-math.inf if low is None else low), (math.inf if high is None else high)
    low = claim.best if claim.minimum is None else claim.minimum
    high = claim.best if claim.maximum is None else claim.maximum
    if _UP_TO.search(wording):
        return (-math.inf if claim.minimum is None else low), high
    if _FROM.search(wording) or claim.minimum is not None:
        return low, (math.inf if claim.maximum is None else high)
    return (-math.inf if claim.maximum is not None else low), high


def differ(one: Claim, other: Claim) -> bool:
    """Whether two figures count the same (measure, population, place, unit, and both from the beginning or both not),
    and no number would satisfy both. A figure that does not say so is taken to count from the beginning, as most do."""
    if _counted(one) != _counted(other) or not one.measure:
        return False
    first, second = figure_range(one), figure_range(other)
    if first is None or second is None:
        return False
    return first[1] < second[0] or second[1] < first[0]


def _counted(claim: Claim) -> tuple[object, ...]:
    parts = (claim.measure, claim.population, claim.place, claim.unit)
    return (*(" ".join((part or "").split()).casefold() for part in parts), claim.cumulative is not False)
