# SPDX-License-Identifier: Apache-2.0
"""What a chart shows, as plain values: the same values give the same picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from briefing_app.domain.partial_date import InvalidDate, PartialDate, Precision

WIDTH = 465.0
"""Of every chart, in points: as wide as the text."""


@dataclass(frozen=True, slots=True)
class When:
    """The first and last moment of a date; ``exact`` for a time of day."""

    first: datetime
    last: datetime
    exact: bool = False

    @property
    def middle(self) -> datetime:
        return self.first if self.exact else self.first + (self.last - self.first) / 2

    @property
    def days(self) -> int:
        """Over how many days it goes."""
        return (self.last.date() - self.first.date()).days + 1


def when(text: str | None) -> When | None:
    """The bounds of an EDTF date; None where there is none, or one that is open at an end."""
    if not text:
        return None
    try:
        date = PartialDate.parse(text)
    except InvalidDate:
        return None
    if date.is_open:
        return None
    precise = date.precision in (Precision.MINUTE, Precision.SECOND)
    return When(date.earliest, date.latest, precise)


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure. An open bound is None; ``words`` is how it is labelled, ``told`` and ``date`` how figure and date
    are said in a sentence."""

    when: When
    low: float | None
    high: float | None
    best: float | None
    words: str
    told: str
    date: str
    is_sourced: bool = True
    is_plain: bool = False
    """The words are the number and nothing else."""

    @property
    def is_range(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def value(self) -> float:
        """Where the point stands: the count itself, or the only bound that is known."""
        if self.best is not None:
            return self.best
        if self.is_range:
            assert self.low is not None
            assert self.high is not None
            return (self.low + self.high) / 2
        return next(bound for bound in (self.low, self.high) if bound is not None)

    @property
    def is_point(self) -> bool:
        """Whether it is drawn as a point: a count, or the only bound that is known."""
        return self.best is not None or not self.is_range

    @property
    def has_level(self) -> bool:
        """Whether a line can lead to it and on from it: a count, or a lower bound that at least has been reached."""
        return self.best is not None or (self.low is not None and not self.is_range)

    def bounds(self) -> tuple[float, float]:
        """The lowest and highest value that is drawn."""
        known = [value for value in (self.low, self.high, self.best) if value is not None]
        return min(known), max(known)


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one authority for one population, oldest first."""

    name: str
    population: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class FigurePlot:
    """Figures for one measure and place over time. ``steps``: each stands until the next one of its series."""

    series: tuple[Series, ...]
    unit: str = ""
    steps: bool = True
    year: str = ""
    """The year that dates need not name."""

    def marks(self) -> Iterator[Mark]:
        for series in self.series:
            yield from series.marks


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when; ``date`` in words."""

    when: When
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class TimelinePlot:
    """Events in the order of time."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished picture; sizes in points."""

    png: bytes
    svg: bytes
    width: float
    height: float
    shortened: bool = False
    """Whether a text did not fit and ends in an ellipsis."""
