# SPDX-License-Identifier: Apache-2.0
"""How forecasts came out: Brier score, its parts, and the record of an author.

A range counts with its middle, and whoever shows the score says so. A judgment without a range is not scored.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

_CLIP: Final = 0.01


class Forecast(NamedTuple):
    """A probability from 0 to 1, and whether it came true. ``is_midpoint``: it is the middle of a range."""

    probability: float
    came_true: bool
    is_midpoint: bool = False


class Result(NamedTuple):
    """A resolved judgment: its range in per cent, if one was stated, and "true", "false" or "void"."""

    low: float | None
    high: float | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The Brier score is reliability minus resolution plus uncertainty."""

    reliability: float
    resolution: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What came of an author's judgments. ``scored`` of them carry the ``brier`` score, ``midpoints`` of these by the
    middle of a range; without a scored one there is no score."""

    resolved: int = 0
    true: int = 0
    false: int = 0
    void: int = 0
    scored: int = 0
    midpoints: int = 0
    brier: float | None = None


def brier(forecasts: Sequence[Forecast]) -> float:
    """From 0, always right and sure, to 1; 0.25 for always saying one half. Raises ValueError for none."""
    if not forecasts:
        raise ValueError("no forecast to score")
    return sum((found.probability - found.came_true) ** 2 for found in forecasts) / len(forecasts)


def two_category(forecasts: Sequence[Forecast]) -> float:
    """The original form over both categories, 0 to 2."""
    return 2 * brier(forecasts)


def log_score(forecasts: Sequence[Forecast]) -> float:
    """The mean surprise; probabilities are kept within 0.01 and 0.99. Raises ValueError for none."""
    if not forecasts:
        raise ValueError("no forecast to score")
    given = (found.probability if found.came_true else 1 - found.probability for found in forecasts)
    return -sum(math.log(min(1 - _CLIP, max(_CLIP, chance))) for chance in given) / len(forecasts)


def parts(forecasts: Sequence[Forecast]) -> Parts:
    """Murphy's decomposition, by exact values, so that nothing remains. Raises ValueError for none."""
    if not forecasts:
        raise ValueError("no forecast to score")
    groups: dict[float, list[bool]] = defaultdict(list)
    for found in forecasts:
        groups[found.probability].append(found.came_true)
    number = len(forecasts)
    base = sum(found.came_true for found in forecasts) / number
    shares = [(chance, len(outcomes), sum(outcomes) / len(outcomes)) for chance, outcomes in groups.items()]
    return Parts(
        reliability=sum(size * (chance - share) ** 2 for chance, size, share in shares) / number,
        resolution=sum(size * (share - base) ** 2 for _, size, share in shares) / number,
        uncertainty=base * (1 - base),
    )


def forecast_of(result: Result) -> Forecast | None:
    """What can be scored of a resolved judgment; None where it was void or stated no range."""
    if result.low is None or result.high is None or result.outcome not in ("true", "false"):
        return None
    middle = (result.low + result.high) / 200
    return Forecast(middle, result.outcome == "true", is_midpoint=result.low != result.high)


def track_record(results: Iterable[Result]) -> TrackRecord:
    """The record that follows from an author's resolved judgments."""
    known = list(results)
    outcomes = Counter(result.outcome for result in known)
    scored = [forecast for forecast in map(forecast_of, known) if forecast is not None]
    return TrackRecord(
        resolved=len(known),
        true=outcomes["true"],
        false=outcomes["false"],
        void=outcomes["void"],
        scored=len(scored),
        midpoints=sum(forecast.is_midpoint for forecast in scored),
        brier=brier(scored) if scored else None,
    )
