# SPDX-License-Identifier: Apache-2.0
"""Dates as far as they are known: EDTF level 1, its bounds and order, and how it is said in English.

Reading what people write in English is the business of ``date_reading``, the grammar that of ``edtf``.

Our own conventions, within or beside the standard: times are UTC (an offset is converted; a time without a
zone is refused); an interval may have times as ends; a season has the months of the northern meteorological
year, and winter begins in December of the year it names; "early", "mid" and "late" November are the
approximate intervals of the days 1-10, 11-20 and 21 to the end.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import total_ordering
from typing import Final, Literal, Self

from briefing_app.domain.edtf import (
    MONTHS,
    SEASONS,
    InvalidDate,
    PartOfMonth,
    Point,
    Precision,
    parse,
    part_days,
)

__all__ = ["InvalidDate", "PartOfMonth", "PartialDate", "Precision", "Style"]

Style = Literal["long", "short"]

_BEGINNING: Final = datetime.min.replace(tzinfo=UTC)
_END_OF_TIME: Final = datetime.max.replace(microsecond=0, tzinfo=UTC)
# How far "about" may be off on either side before we call two dates certainly apart.
_MARGIN: Final = {
    Precision.CENTURY: timedelta(days=36525),
    Precision.DECADE: timedelta(days=3653),
    Precision.YEAR: timedelta(days=366),
    Precision.SEASON: timedelta(days=92),
    Precision.MONTH: timedelta(days=31),
    Precision.DAY: timedelta(days=1),
}


@total_ordering
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PartialDate:
    """A date, time or interval as far as it is known. Made by ``parse`` and the other class methods only.

    Equal when the canonical texts are equal. Ordered by earliest, then latest, then text, which is a total
    order; it sorts lists and says nothing about what came first (``definitely_before`` does).
    ``earliest`` and ``latest`` are inclusive, in UTC, to the second; an open or unknown end is the first or
    last second that Python knows. Qualifiers do not widen them.
    """

    text: str
    earliest: datetime
    latest: datetime
    precision: Precision
    _start: Point | None
    _end: Point | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads EDTF, forgiving blanks around it and lower-case letters only. Raises InvalidDate."""
        try:
            return cls._of(*parse(text.strip().upper()))
        except InvalidDate as error:
            raise InvalidDate(text, error.why, error.example) from None

    @classmethod
    def of_date(cls, day: date) -> Self:
        """The day; of a datetime, its date as it stands there."""
        return cls.parse(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @classmethod
    def of_datetime(cls, moment: datetime) -> Self:
        """The moment to the second, in UTC. Raises InvalidDate if it has no time zone."""
        return cls.parse(moment.isoformat(timespec="seconds"))

    @classmethod
    def of_part(cls, part: PartOfMonth, year: int, month: int) -> Self:
        """Early, mid or late in a month, as an approximate interval."""
        first, last = part_days(part, year, month)
        stem = f"{year:04}-{month:02}"
        return cls.parse(f"{stem}-{first:02}~/{stem}-{last:02}~")

    @classmethod
    def _of(cls, text: str, start: Point | None, end: Point | None) -> Self:
        earliest = start.earliest if start else _BEGINNING
        latest = end.latest if end else _END_OF_TIME
        precision = start.precision if start and start is end else Precision.INTERVAL
        return cls(text, earliest, latest, precision, start, end)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, PartialDate) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, PartialDate) else NotImplemented

    @property
    def sort_key(self) -> tuple[datetime, datetime, str]:
        """What the order compares."""
        return self.earliest, self.latest, self.text

    @property
    def start(self) -> Point | None:
        """The beginning; the date itself if it is no interval, None if the beginning is open or not known."""
        return self._start

    @property
    def end(self) -> Point | None:
        """The end; the date itself if it is no interval, None if the end is open or not known."""
        return self._end

    @property
    def is_interval(self) -> bool:
        return self.precision is Precision.INTERVAL

    @property
    def is_open(self) -> bool:
        """One end is open or not known."""
        return self._start is None or self._end is None

    @property
    def is_approximate(self) -> bool:
        return any(p is not None and p.qualifier in ("~", "%") for p in (self._start, self._end))

    @property
    def is_uncertain(self) -> bool:
        return any(p is not None and p.qualifier in ("?", "%") for p in (self._start, self._end))

    @property
    def part_of_month(self) -> PartOfMonth | None:
        """Early, mid or late, if this is one of those intervals."""
        start, end = self._start, self._end
        if not self.is_interval or start is None or end is None:
            return None
        if not start.qualifier == end.qualifier == "~":
            return None
        if not start.precision == end.precision == Precision.DAY or start.is_unspecified:
            return None
        if start.text[:7] != end.text[:7]:
            return None
        year, month = start.earliest.year, start.earliest.month
        days = (start.earliest.day, end.earliest.day)
        parts: tuple[PartOfMonth, ...] = ("early", "mid", "late")
        return next((part for part in parts if part_days(part, year, month) == days), None)

    def overlaps(self, other: "PartialDate") -> bool:
        """Whether the bounds, as stated, share a moment: the two may be of the same time."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def definitely_before(self, other: "PartialDate") -> bool:
        """Whether this ended before the other began, beyond doubt.

        An approximate end counts as one unit of its precision wider (a day, a month, a year), except early,
        mid and late in a month, which stay as they are. An uncertain or open end is never beyond doubt.
        """
        end, start = self._end, other._start
        if end is None or start is None or {"?", "%"} & {end.qualifier, start.qualifier}:
            return False
        slack = timedelta()
        if end.qualifier and not self.part_of_month:
            slack += _MARGIN[end.precision]
        if start.qualifier and not other.part_of_month:
            slack += _MARGIN[start.precision]
        return start.earliest - end.latest > slack

    def in_english(self, style: Style = "long") -> str:
        """As it stands in a table or after a verb: "14 November 2023", "early November 2023"."""
        start, end = self._start, self._end
        if start is None or end is None:
            return self._half_open(style)
        if not self.is_interval:
            return _hedged(_bare(start, style), start.qualifier)
        if part := self.part_of_month:
            return f"{part}{'-' if part == 'mid' else ' '}{_month(start, style)} {start.earliest.year:04}"
        if str(start) == str(end):
            return _hedged(f"all of {_bare(start, style)}", start.qualifier)
        if start.qualifier != end.qualifier:
            left, right = (_hedged(_bare(point, style), point.qualifier) for point in (start, end))
            return f"from {left} to {right}"
        return _hedged(" to ".join(_pair(start, end, style)), start.qualifier)

    def phrase(self, style: Style = "long") -> str:
        """As an adverb, with its preposition: "on 14 November 2023", "in early November 2023"."""
        start, end = self._start, self._end
        if start is None or end is None:
            return self._half_open(style)
        if not self.is_interval:
            words = (_bare if start.qualifier in ("~", "%") else _adverb)(start, style)
            return _hedged(words, start.qualifier, "around")
        if self.part_of_month:
            return "in " + self.in_english(style)
        if str(start) == str(end):
            return _hedged(f"throughout {_bare(start, style)}", start.qualifier, "roughly")
        if start.qualifier != end.qualifier:
            return self.in_english(style)
        left, right = _pair(start, end, style)
        if start.qualifier in ("~", "%"):
            return _hedged(f"{left} to {right}", start.qualifier, "around")
        day, comma, clock = left.partition(", ")
        if comma and right.endswith(" UTC") and "," not in right:
            return f"between {clock} and {right} on {day}"
        return _hedged(f"between {left} and {right}", start.qualifier)

    def _half_open(self, style: Style) -> str:
        if self._start is not None:
            words = _hedged(_bare(self._start, style), self._start.qualifier)
            return f"since {words}" if self.text.endswith("..") else f"from {words}, end not known"
        assert self._end is not None
        words = _hedged(_bare(self._end, style), self._end.qualifier)
        return f"until {words}" if self.text.startswith("..") else f"until {words}, start not known"


def _month(point: Point, style: Style) -> str:
    name = MONTHS[point.earliest.month - 1]
    return name if style == "long" else name[:3]


def _bare(point: Point, style: Style) -> str:
    """In words and without its qualifier."""
    at, kind = point.earliest, point.precision
    if kind in (Precision.CENTURY, Precision.DECADE):
        if kind is Precision.DECADE and at.year % 100 >= 10:
            return f"the {at.year:04}s"
        return f"the years {at.year:04} to {point.latest.year:04}"
    month = f"{_month(point, style)} {at.year:04}"
    if point.is_unspecified:
        if len(point.text) == 7:
            return f"some month of {at.year:04}"
        return f"some day in {month if kind is Precision.MONTH else point.text[:4]}"
    if kind is Precision.SEASON:
        return f"{SEASONS[int(point.text[5:])]} {at.year:04}"
    if kind is Precision.YEAR:
        return f"{at.year:04}"
    if kind is Precision.MONTH:
        return month
    day = f"{at.day} {month}"
    return day if kind is Precision.DAY else f"{day}, {point.text[11:-1]} UTC"


def _adverb(point: Point, style: Style) -> str:
    words = _bare(point, style)
    day, comma, clock = words.partition(", ")
    if comma:
        return f"on {day} at {clock}"
    is_day = point.precision is Precision.DAY or words.startswith("some day")
    return f"{'on' if is_day else 'in'} {words}"


def _hedged(words: str, qualifier: str, about: str = "about") -> str:
    if qualifier in ("~", "%"):
        words = f"{about} {words}"
    return f"{words} (uncertain)" if qualifier in ("?", "%") else words


def _pair(start: Point, end: Point, style: Style) -> tuple[str, str]:
    """Both ends in words, the first without what it shares with the second."""
    left, right = _bare(start, style), _bare(end, style)
    if start.precision != end.precision or start.is_unspecified or end.is_unspecified:
        return left, right
    day, comma, _ = left.partition(", ")
    if comma:
        same = right.startswith(day + comma)
        return (left.removesuffix(" UTC"), right.removeprefix(day + comma)) if same else (left, right)
    if start.precision is Precision.DAY and start.text[:7] == end.text[:7]:
        return str(start.earliest.day), right
    if start.precision is not Precision.YEAR and start.text[:4] == end.text[:4]:
        return left.removesuffix(f" {start.earliest.year:04}"), right
    return left, right
