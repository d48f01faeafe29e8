# SPDX-License-Identifier: Apache-2.0
"""The grammar and calendar of EDTF level 1: text in, checked points with their bounds out.

``partial_date`` is what the rest of the program uses.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal

PartOfMonth = Literal["early", "mid", "late"]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_POINT: Final = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?"
    r"(?P<qualifier>[?~%])?"
)


class InvalidDate(ValueError):
    """A text that is no date, or no possible one. ``str()`` says what was wrong and gives an example."""

    def __init__(self, text: str, why: str, example: str = "2023-11-14") -> None:
        super().__init__(text, why, example)
        self.text = text
        self.why = why
        self.example = example

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 60 else self.text[:57] + "..."
        return f"“{shown}” cannot be used as a date: {self.why}. Write for example {self.example}."


class Precision(StrEnum):
    """The smallest unit that is known; for ``2023-11-XX`` that is the month."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Point:
    """One date, or one end of an interval. ``text`` is canonical and without the qualifier."""

    text: str
    qualifier: str
    precision: Precision
    earliest: datetime
    latest: datetime

    @property
    def is_unspecified(self) -> bool:
        return "X" in self.text

    def __str__(self) -> str:
        return self.text + self.qualifier


def part_days(part: PartOfMonth, year: int, month: int) -> tuple[int, int]:
    """First and last day of the early, mid or late part of a month."""
    return {"early": (1, 10), "mid": (11, 20), "late": (21, monthrange(year, month)[1])}[part]


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[str, Point | None, Point | None]:
    """Canonical text, start and end (one and the same point unless an interval; None: open or not known)."""
    if len(text) > 80:
        raise InvalidDate(text, "it is too long")
    if "/" not in text:
        point = _point(text, text)
        return str(point), point, point
    left, _, right = text.partition("/")
    if "/" in right:
        raise InvalidDate(text, "an interval has one slash, between two dates", "2023-11-10/2023-11-12")
    start = None if left in ("", "..") else _point(left, text)
    end = None if right in ("", "..") else _point(right, text)
    if start is None and end is None:
        raise InvalidDate(text, "one end at least must be a date", "../2023-11-14")
    if start and end and start.earliest > end.latest:
        raise InvalidDate(text, "it ends before it begins", "2023-11-10/2023-11-12")
    return f"{start or left}/{end or right}", start, end


def _point(text: str, whole: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise InvalidDate(whole, "the form is not known", "2023-11-14, 2023-11 or 2023-11-10/2023-11-12")
    year, month, day, qualifier = found["year"], found["month"], found["day"], found["qualifier"] or ""
    if year == "0000":
        raise InvalidDate(whole, "years run from 0001 to 9999")
    if year.endswith("X"):
        if month:
            raise InvalidDate(whole, "a year with unknown digits stands alone", "202X")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        kind = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return _span(year, qualifier, kind, (max(first, 1), 1), (last, 12))
    number = int(year)
    if month is None:
        return _span(year, qualifier, Precision.YEAR, (number, 1), (number, 12))
    if month == "XX":
        if day not in (None, "XX"):
            raise InvalidDate(whole, "with an unknown month the day is unknown too", f"{year}-XX-XX")
        return _span(text.removesuffix(qualifier), qualifier, Precision.YEAR, (number, 1), (number, 12))
    if int(month) in SEASONS and day is None:
        begins = (int(month) - 20) * 3
        ends = (number, begins + 2) if begins < 12 else (number + 1, 2)
        return _span(f"{year}-{month}", qualifier, Precision.SEASON, (number, begins), ends)
    if not 1 <= int(month) <= 12:
        why = f"there is no month {month}; months are 01 to 12, seasons 21 to 24"
        raise InvalidDate(whole, why, f"{year}-11")
    if day is None or day == "XX":
        stem = text.removesuffix(qualifier)
        return _span(stem, qualifier, Precision.MONTH, (number, int(month)), (number, int(month)))
    length = monthrange(number, int(month))[1]
    if not 1 <= int(day) <= length:
        why = f"{MONTHS[int(month) - 1]} {number} has days 1 to {length}"
        raise InvalidDate(whole, why, f"{year}-{month}-{length}")
    if found["hour"]:
        return _moment(found, whole)
    at = datetime(number, int(month), int(day), tzinfo=UTC)
    latest = at.replace(hour=23, minute=59, second=59)
    return Point(f"{year}-{month}-{day}", qualifier, Precision.DAY, at, latest)


_YearMonth = tuple[int, int]


def _span(text: str, qualifier: str, kind: Precision, first: _YearMonth, last: _YearMonth) -> Point:
    last = min(last, (9999, 12))
    latest = datetime(*last, monthrange(*last)[1], 23, 59, 59, tzinfo=UTC)
    return Point(text, qualifier, kind, datetime(*first, 1, tzinfo=UTC), latest)


def _moment(found: re.Match[str], whole: str) -> Point:
    if found["qualifier"]:
        raise InvalidDate(whole, "a time of day cannot be approximate or uncertain; qualify the day instead")
    zone = found["zone"]
    if zone is None:
        raise InvalidDate(whole, "a time needs its zone", "2023-10-24T17:30Z (UTC) or 2023-10-24T20:30+03:00")
    year, month, day, hour, minute = (int(found[n]) for n in ("year", "month", "day", "hour", "minute"))
    second = int(found["second"] or 0)
    offset = timedelta()
    if zone != "Z":
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:].strip(":") or 0))
    if hour > 23 or minute > 59 or second > 59 or offset > timedelta(hours=14):
        raise InvalidDate(whole, "there is no such time of day or zone", "2023-10-24T17:30Z")
    try:
        at = datetime(
            year, month, day, hour, minute, second, tzinfo=timezone(-offset if zone[0] == "-" else offset)
        ).astimezone(UTC)
    except OverflowError:
        raise InvalidDate(whole, "years run from 0001 to 9999") from None
    exact = found["second"] is not None
    text = at.replace(tzinfo=None).isoformat(timespec="seconds" if exact else "minutes") + "Z"
    kind = Precision.SECOND if exact else Precision.MINUTE
    return Point(text, "", kind, at, at if exact else at.replace(second=59))
