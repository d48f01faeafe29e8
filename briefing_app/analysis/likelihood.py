# SPDX-License-Identifier: Apache-2.0
"""Ranges of per cent: read as people write them, put beside a term's band, and their median."""

import re
from collections.abc import Sequence
from enum import StrEnum
from statistics import median
from typing import Final, NamedTuple

from briefing_app.domain import scales

ABOUT: Final = 5.0
"""Per cent on either side of a number that is given as "about 60"."""

_NUMBER: Final = r"(\d{1,3}(?:[.,]\d+)?)"
_PAIR: Final = re.compile(rf"{_NUMBER}\s*(?:-|–|—|\.\.\.?|:|to)\s*{_NUMBER}")
_ABOUT: Final = re.compile(rf"(?:~|≈|ca\.?|about|around)\s*{_NUMBER}")
_BOUND: Final = re.compile(rf"([<≤>≥])\s*{_NUMBER}")
_ONE: Final = re.compile(_NUMBER)


class Range(NamedTuple):
    """A range of per cent, 0 to 100; both ends are the same for one number."""

    low: float
    high: float


class Fit(StrEnum):
    """How a range stands to the band of the term that it is given with."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    GAP = "gap"  # where the scale has no term at all


def read_range(text: str) -> Range | None:
    """ "55-80", "60", "~60" (five on either side), "> 80"; None where it is no range between 0 and 100."""
    plain = " ".join(text.replace("%", " ").split()).casefold()
    found: Range | None = None
    if match := _PAIR.fullmatch(plain):
        found = Range(_number(match[1]), _number(match[2]))
    elif match := _ABOUT.fullmatch(plain):
        middle = _number(match[1])
        found = Range(max(0.0, middle - ABOUT), min(100.0, middle + ABOUT)) if middle <= 100 else None
    elif match := _BOUND.fullmatch(plain):
        edge = _number(match[2])
        found = Range(0.0, edge) if match[1] in "<≤" else Range(edge, 100.0)
    elif match := _ONE.fullmatch(plain):
        found = Range(_number(match[1]), _number(match[1]))
    return found if found is not None and 0 <= found.low <= found.high <= 100 else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def fit(scale_id: str | None, term: str | None, low: float | None, high: float | None) -> Fit:
    """Rule T04: whether the range lies within the band of its term. Shared edges pass on both sides.

    Without a scale, a term or a range there is nothing to contradict.
    """
    if scale_id is None or term is None or low is None or high is None:
        return Fit.INSIDE
    try:
        scale = scales.likelihood(scale_id)
        band = scale.term(term)
    except (scales.UnknownScale, scales.UnknownGrade):
        return Fit.INSIDE
    if _lies_in(band, low, high):
        return Fit.INSIDE
    touches = any(other.low <= high and low <= other.high for other in scale.terms())
    return Fit.OUTSIDE if touches else Fit.GAP


def _lies_in(band: scales.Term, low: float, high: float) -> bool:
    if low == high:
        return band.holds(low)
    return band.low <= low and high <= band.high


def median_range(ranges: Sequence[Range]) -> Range | None:
    """The median of the lower ends and of the upper ends; None for fewer than two ranges."""
    if len(ranges) < 2:
        return None
    return Range(median(found.low for found in ranges), median(found.high for found in ranges))
