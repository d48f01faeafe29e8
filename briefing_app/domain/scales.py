# SPDX-License-Identifier: Apache-2.0
"""The scales of grades, likelihoods and markings: found in ``resources/scales``, loaded once, compared.

Scales are data: no rule here knows a particular grade. Unknown grades are refused, never mapped, and "cannot
be judged" or "not stated" has no rank, so that it can never count as a middle value.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from briefing_app import resources
from briefing_app.domain.scale_file import parse_scale
from briefing_app.domain.scale_types import (
    Grade,
    Item,
    Kind,
    Marking,
    Scale,
    ScaleError,
    Term,
    UnknownGrade,
    UnknownScale,
    Variant,
)

__all__ = [
    "Grade",
    "Item",
    "Kind",
    "Marking",
    "Scale",
    "ScaleError",
    "Term",
    "UnknownGrade",
    "UnknownScale",
    "Variant",
    "all_scales",
    "at_least",
    "handling_scales",
    "high_water",
    "likelihood",
    "likelihood_scales",
    "load",
    "phrase",
    "scale_ids",
    "scheme_of",
    "split_grade",
]

_FOLDER: Final = "scales"


def scale_ids() -> tuple[str, ...]:
    return _ids()


@cache
def load(scale_id: str) -> Scale:
    """The scale, read once. Raises UnknownScale, or ScaleError if its file is wrong."""
    if scale_id not in _ids():
        raise UnknownScale(f"There is no scale “{scale_id[:60]}”; there are: {', '.join(_ids())}.")
    name = f"{scale_id}.toml"
    return parse_scale(name, resources.read_text(_FOLDER, name))


def all_scales() -> tuple[Scale, ...]:
    """Every bundled scale, by id."""
    return tuple(load(scale_id) for scale_id in _ids())


def likelihood(scale_id: str) -> Scale:
    """Raises UnknownScale also for a scale of another kind."""
    scale = load(scale_id)
    if scale.kind is not Kind.LIKELIHOOD:
        raise UnknownScale(f"{scale.title} is not a scale of likelihood.")
    return scale


def likelihood_scales() -> tuple[Scale, ...]:
    return tuple(scale for scale in all_scales() if scale.kind is Kind.LIKELIHOOD)


def handling_scales() -> tuple[Scale, ...]:
    return tuple(scale for scale in all_scales() if scale.kind is Kind.HANDLING)


def phrase(scale_id: str, term: str) -> str:
    """The term with its range, as a report prints it: ``likely (55–80 %)``."""
    return likelihood(scale_id).term(term).phrase


def scheme_of(marking: str) -> Scale:
    """The one handling scheme that has the mark. Raises UnknownGrade."""
    for scale in handling_scales():
        if marking in scale.codes:
            return scale
    key = "".join(marking.split()).upper()
    hint = next((s.refused[key] for s in handling_scales() if key in s.refused), "")
    codes = tuple(code for scale in handling_scales() for code in scale.codes)
    raise UnknownGrade(marking, "any scale of handling marks", codes, hint)


def high_water(markings: Iterable[str]) -> str | None:
    """The most restricted mark; None of none. Raises ScaleError if they are of several schemes."""
    wanted = set(markings)
    schemes = {scheme_of(mark) for mark in wanted}
    if len(schemes) > 1:
        titles = " and ".join(sorted(scheme.title for scheme in schemes))
        raise ScaleError(f"Marks of different schemes cannot be compared: {titles}.")
    for scheme in schemes:
        return max((scheme.marking(mark) for mark in wanted), key=lambda mark: mark.rank).code
    return None


def at_least(marking: str, floor: str) -> bool:
    """Whether the mark is as restricted as ``floor`` or more. Raises like ``high_water``."""
    return high_water((marking, floor)) == marking


def split_grade(pair: str) -> tuple[str, str]:
    """``B2`` → ("B", "2"). Raises UnknownGrade for anything but one reliability and one credibility."""
    reliability, credibility = load("admiralty-reliability"), load("admiralty-credibility")
    if len(pair) != 2 or pair[0] not in reliability.codes or pair[1] not in credibility.codes:
        hint = "write a letter from A to F and a number from 1 to 6, for example B2; F and 6: cannot be judged"
        raise UnknownGrade(pair, "the Admiralty code", (*reliability.codes, *credibility.codes), hint)
    return pair[0], pair[1]


@cache
def _ids() -> tuple[str, ...]:
    return tuple(n.removesuffix(".toml") for n in resources.names(_FOLDER) if n.endswith(".toml"))
