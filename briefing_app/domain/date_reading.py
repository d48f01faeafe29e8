# SPDX-License-Identifier: Apache-2.0
"""Reads the dates that people write in English, and refuses what could mean two things.

Produces the EDTF of ``partial_date``. Nothing is guessed but a missing year, and that only from a given day.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from briefing_app.domain.edtf import MONTHS, SEASONS, InvalidDate, PartOfMonth, part_days
from briefing_app.domain.partial_date import PartialDate

EXAMPLES: Final = "14 November 2023, early November 2023, 10 to 12 November 2023 or 2023-11-14"
LOOK_AHEAD: Final = timedelta(days=31)

Side = Literal["start", "end"]

_MONTH_NUMBERS: Final = (
    {name.casefold(): i for i, name in enumerate(MONTHS, 1)}
    | {name[:3].casefold(): i for i, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
_SEASON_NUMBERS: Final = {name: code for code, name in SEASONS.items()} | {"fall": 23}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS: Final[dict[str, PartOfMonth]] = {
    "early": "early", "beginning": "early", "start": "early",
    "mid": "mid", "middle": "mid",
    "late": "late", "end": "late",
}  # fmt: skip
_FILLERS: Final = frozenset({"on", "in", "at", "of", "the"})
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))

_ABOUT: Final = re.compile(r"(?:about|around|approximately|approx\.?|roughly|circa|ca?\.|~) ?(.+)")
_UNCERTAIN: Final = re.compile(r"(.+?) ?(?:\(uncertain\)|\?)|(?:possibly|perhaps|maybe) (.+)")
_SINCE: Final = re.compile(r"(?:since|from) (.+?)(, end not known)?")
_UNTIL: Final = re.compile(r"(?:until|till|up to) (.+?)(, start not known)?")
_BETWEEN: Final = re.compile(r"between (.+) and (.+)")
_SEPARATORS: Final = (" to ", " until ", " till ", " through ", " - ")
_FORMAL: Final = re.compile(r"[0-9]{2}[0-9x]{2}(?:[-/?~%].*|)|\.\./.*|/[0-9]{4}.*")
_ISO_TIME: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:t| )([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)?"
    r" ?(z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?"
)
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{2}|[0-9]{4})|\.)?")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([./])([0-9]{1,2})\2([0-9]{1,2})")
_TIME: Final = re.compile(r"\b([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?: ?(z|utc|gmt)\b| ?([+-][0-9]{2}:[0-9]{2}))?")
_DAY: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_SOME: Final = re.compile(r"(?:on |in )?some (day|month) (?:in|of) (.+)")
_YEARS: Final = re.compile(r"(?:in )?the years ([0-9]{3}0) to ([0-9]{4})")
_WHOLE: Final = re.compile(r"(?:all of|throughout) (.+)")
_CLOCK_RANGE: Final = re.compile(r"(:[0-9]{2}) ?- ?([0-9]{1,2}:)")
_DAYS_FROM_TODAY: Final = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "day before yesterday": -2,
}  # fmt: skip
_COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS_AGO: Final = re.compile(rf"(a|[0-9]{{1,3}}|{'|'.join(_COUNTS)}) (day|week)s? ago")
_DECADE: Final = re.compile(r"([0-9]{2}[1-9])0s")


def read_date(text: str, *, relative_to: date | None = None, today: date | None = None) -> PartialDate:
    """The date that the English text means; EDTF and ISO 8601 are read as well.

    A missing year is the latest one that puts the date no more than 31 days after ``relative_to``. "yesterday" and
    "3 days ago" count from ``today``, the day on which that was written. "since" and "from" alone leave the end open,
    "until" the beginning. What ``in_english`` and ``phrase`` say of a date after the year 1000 is read as that date.
    Raises InvalidDate: not understood, impossible, year or today missing, time without zone, day and month that could
    be either way round.
    """
    words = " ".join(text.split()).translate(_DASHES).casefold()
    words = _CLOCK_RANGE.sub(r"\1 to \2", words if words.startswith("..") else words.strip(".;, "))
    if not words:
        raise InvalidDate(text, "nothing is written there", EXAMPLES)
    if len(words) > 120:
        raise InvalidDate(text, "it is too long", EXAMPLES)
    return _Reader(text, relative_to, today).whole(words)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What one date says; ``edtf`` if it said it formally."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: PartOfMonth | None = None
    season: int | None = None
    weekday: int | None = None
    clock: str | None = None
    zone: str | None = None
    edtf: str | None = None

    @property
    def order(self) -> tuple[int, int]:
        day = part_days(self.part, 2000, self.month or 1)[0] if self.part else self.day
        return self.month or self.season or 0, day or 0


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    relative_to: date | None
    today: date | None = None

    def whole(self, words: str) -> PartialDate:
        if _FORMAL.fullmatch(words) or _ISO_TIME.fullmatch(words):
            formal = self.formal(words)
            if formal is not None:
                return formal
        if words.startswith("from ") and any(mark in words for mark in _SEPARATORS):
            left, right = self.split(words.removeprefix("from ")) or ("", "")
            return self.interval(left, right, "")
        if found := _SINCE.fullmatch(words):
            return self.parse(self.end(found[1], "start") + ("/" if found[2] else "/.."))
        if found := _UNTIL.fullmatch(words):
            return self.parse(("/" if found[2] else "../") + self.end(found[1], "end"))
        bare, qualifier = self.qualifier(words)
        if found := _BETWEEN.fullmatch(bare):
            return self.interval(found[1], found[2], qualifier)
        if found := _WHOLE.fullmatch(bare):
            end = self.edtf(self.with_year(self.parts(found[1])), "start") + qualifier
            return self.parse(f"{end}/{end}")
        if _YEARS.fullmatch(bare):
            return self.single(self.parts(bare), qualifier)
        if sides := self.split(bare):
            return self.interval(*sides, qualifier)
        return self.single(self.parts(bare), qualifier)

    def wrong(self, why: str, example: str = EXAMPLES) -> InvalidDate:
        return InvalidDate(self.text, why, example)

    def parse(self, edtf: str) -> PartialDate:
        try:
            return PartialDate.parse(edtf)
        except InvalidDate as error:
            raise self.wrong(error.why, error.example) from None

    def formal(self, words: str) -> PartialDate | None:
        """EDTF or an ISO 8601 time; nothing if the text only begins like one."""
        if found := _ISO_TIME.fullmatch(words):
            return self.parse(f"{found[1]}T{found[2]}{_zone(found[3])}")
        years = re.fullmatch(r"([0-9]{2})([0-9]{2})-([0-9]{2})", words)
        if years and int(years[3]) in SEASONS and int(years[3]) == int(years[2]) + 1:
            season = SEASONS[int(years[3])]
            year, after = years[1] + years[2], years[1] + years[3]
            raise self.wrong(f"it may mean {season} or two years", f"{season} {year} or {year} to {after}")
        if re.fullmatch(r"[0-9]{4}-[0-9]{4}", words) or " " in words or _YEAR_FIRST.fullmatch(words):
            return None
        return self.parse(words)

    def qualifier(self, words: str) -> tuple[str, str]:
        uncertain = about = False
        if found := _UNCERTAIN.fullmatch(words):
            words, uncertain = found[1] or found[2], True
        if found := _ABOUT.fullmatch(words):
            words, about = found[1], True
        return words, "%" if about and uncertain else "~" if about else "?" if uncertain else ""

    def split(self, words: str) -> tuple[str, str] | None:
        for separator in _SEPARATORS:
            left, found, right = words.partition(separator)
            if found:
                return left, right
        words = re.sub(r"\b(early|mid|late)-", r"\1 ", words)
        if words.count("-") == 1 and ":" not in words and not _ISO_DAY.fullmatch(words):
            left, _, right = words.partition("-")
            return left.strip(), right.strip()
        return None

    def parts(self, words: str) -> _Parts:
        """What one date says, unchecked against the calendar."""
        if found := _ISO_TIME.fullmatch(words):
            return _Parts(edtf=str(self.formal(words)))
        if (days := days_from_today(words)) is not None:
            return self.counted(days)
        if found := _ISO_DAY.fullmatch(words):
            return _Parts(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
        if found := _YEAR_FIRST.fullmatch(words):
            return _Parts(int(found[1]), int(found[3]), int(found[4]))
        if found := _DAY_FIRST.fullmatch(words):
            return self.numeric(int(found[1]), int(found[3]), found[4])
        if found := _SOME.fullmatch(words):
            inner = self.with_year(self.parts(found[2]))
            unknown = "-XX" if inner.month or found[1] == "month" else "-XX-XX"
            return _Parts(edtf=self.edtf(inner, "start") + unknown)
        if found := _YEARS.fullmatch(words):
            first, span = found[1], int(found[2]) - int(found[1])
            if span == 9 or (span == 99 and first.endswith("00")):
                return _Parts(edtf=first[:3] + "X" if span == 9 else first[:2] + "XX")
        said: dict[str, int | str] = {}
        if found := _TIME.search(words):
            said["clock"] = found[1].zfill(5)
            if zone := found[2] or found[3]:
                said["zone"] = _zone(zone)
            words = words[: found.start()] + " " + words[found.end() :]
        for word in words.replace(",", " ").replace("mid-", "mid ").split():
            name, value = self.word(word.rstrip("."))
            if name in said:
                hint = "; give the year four digits" if name == "day" else ""
                raise self.wrong(f"it says the {name} twice{hint}")
            if name:
                said[name] = value
        parts = _Parts(**said)  # type: ignore[arg-type]
        self.check(parts)
        return parts

    def counted(self, days: int) -> _Parts:
        """The day that is so many days from the day of writing."""
        if self.today is None:
            raise self.wrong("it counts from a day that is not known; write the date")
        try:
            day = self.today + timedelta(days=days)
        except OverflowError:
            raise self.wrong("there is no such day") from None
        return _Parts(day.year, day.month, day.day)

    def word(self, word: str) -> tuple[str, int | str]:
        if word in _FILLERS:
            return "", 0
        if word in _MONTH_NUMBERS:
            return "month", _MONTH_NUMBERS[word]
        if word in _PARTS:
            return "part", _PARTS[word]
        if word in _SEASON_NUMBERS:
            return "season", _SEASON_NUMBERS[word]
        if found := _DECADE.fullmatch(word):
            return "edtf", found[1] + "X"
        if re.fullmatch(r"[0-9]{4}", word):
            return "year", int(word)
        if found := _DAY.fullmatch(word):
            return "day", int(found[1])
        for number, name in enumerate(_WEEKDAYS):
            if word in (name, name[:3], name[:4], name[:5]):
                return "weekday", number
        raise self.wrong(f"“{word}” is not understood")

    def check(self, parts: _Parts) -> None:
        if parts.part and parts.day:
            raise self.wrong("early, mid and late go with a month and no day", "early November 2023")
        if parts.season and (parts.month or parts.day):
            raise self.wrong("a season stands alone with its year", "spring 2023")
        if parts.edtf and (parts.year or parts.month or parts.day or parts.season):
            raise self.wrong("a decade stands alone", "the 2020s")

    def numeric(self, first: int, second: int, year: str | None) -> _Parts:
        if year and len(year) == 2:
            raise self.wrong("the year needs four digits", "14/11/2023")
        number = int(year) if year else None
        if first > 12 and second > 12:
            raise self.wrong("neither number can be a month")
        if first <= 12 and second <= 12 and first != second:
            if not (first and second):
                raise self.wrong("days and months are counted from 1")
            either = f"{first} {MONTHS[second - 1]} or {second} {MONTHS[first - 1]}"
            raise self.wrong(f"day and month could be either way round ({either}); write the month as a word")
        day, month = (first, second) if second <= 12 else (second, first)
        return _Parts(number, month, day)

    def single(self, parts: _Parts, qualifier: str) -> PartialDate:
        parts = self.with_year(parts)
        if parts.part:
            if qualifier:
                raise self.wrong("early, mid and late are approximate already", "early November 2023")
            return self.parse(f"{self.edtf(parts, 'start')}/{self.edtf(parts, 'end')}")
        return self.parse(self.edtf(parts, "start") + qualifier)

    def interval(self, left: str, right: str, qualifier: str) -> PartialDate:
        """Both ends; what one leaves unsaid is taken from the other. A qualifier given here is for both."""
        left, mark_left = (left, qualifier) if qualifier else self.qualifier(left)
        right, mark_right = (right, qualifier) if qualifier else self.qualifier(right)
        start, end = self.parts(left), self.parts(right)
        if start.clock and end.clock:
            if end.day is None and end.edtf is None:
                end = replace(end, year=start.year, month=start.month, day=start.day)
            elif start.day is None:
                start = replace(start, year=end.year, month=end.month, day=end.day)
            start = replace(start, zone=start.zone or end.zone)
        if start.day and start.month is None:
            start = replace(start, month=end.month, year=start.year or end.year)
        if end.day and end.month is None:
            end = replace(end, month=start.month)
        if start.part and not start.month:
            start = replace(start, month=end.month)
        if end.year is None and start.year is not None and not end.edtf:
            end = replace(end, year=start.year + (end.order < start.order))
        end = self.with_year(end)
        if start.year is None and end.year is not None and not start.edtf:
            start = replace(start, year=end.year - (start.order > end.order))
        return self.parse(f"{self.edtf(self.with_year(start), 'start')}{mark_left}/{self.edtf(end, 'end')}{mark_right}")

    def end(self, words: str, side: Side) -> str:
        """The one known end of an open interval, as EDTF."""
        bare, mark = self.qualifier(words)
        return self.edtf(self.with_year(self.parts(bare)), side) + mark

    def with_year(self, parts: _Parts) -> _Parts:
        if parts.year is not None or parts.edtf is not None:
            return parts
        if not (parts.month or parts.season):
            raise self.wrong("the month is missing" if parts.day else "there is no date in it")
        if self.relative_to is None:
            raise self.wrong("the year is missing")
        limit = min(self.relative_to.toordinal() + LOOK_AHEAD.days, date.max.toordinal())
        newest = date.fromordinal(limit).year
        refusal: InvalidDate | None = None
        for year in range(newest, max(newest - 9, 0), -1):  # leap years can be eight years apart
            dated = replace(parts, year=year, weekday=None)
            try:
                found = self.parse(self.edtf(dated, "start"))
            except InvalidDate as error:
                refusal = refusal or error
                continue
            if found.earliest.toordinal() <= limit:
                return replace(dated, weekday=parts.weekday)
        raise refusal or self.wrong("there is no such day in any year")

    def edtf(self, parts: _Parts, side: Side) -> str:
        """EDTF of a date whose year is known; of early, mid and late the first or last day."""
        if parts.edtf is not None:
            return parts.edtf
        if parts.season:
            return f"{parts.year:04}-{parts.season}"
        if parts.month is None:
            if parts.part:
                raise self.wrong("early, mid and late go with a month", "early November 2023")
            if parts.day or parts.clock or parts.weekday is not None:
                raise self.wrong("the month is missing")
            return f"{parts.year:04}"
        stem = f"{parts.year:04}-{parts.month:02}"
        if parts.part:
            days = part_days(parts.part, parts.year or 0, parts.month)
            return f"{stem}-{days[0 if side == 'start' else 1]:02}~"
        if parts.day is None:
            if parts.clock or parts.weekday is not None:
                raise self.wrong("the day is missing")
            return stem
        day = f"{stem}-{parts.day:02}"
        if parts.weekday is not None:
            real = self.parse(day).earliest.weekday()
            if real != parts.weekday:
                said = f"{parts.day} {MONTHS[parts.month - 1]} {parts.year}"
                raise self.wrong(f"{said} is a {_WEEKDAYS[real].capitalize()}")
        return f"{day}T{parts.clock}{parts.zone or ''}" if parts.clock else day


def days_from_today(words: str) -> int | None:
    """How many days "yesterday" or "two days ago" is from the day of writing; None for other words."""
    if words in _DAYS_FROM_TODAY:
        return _DAYS_FROM_TODAY[words]
    if found := _DAYS_AGO.fullmatch(words):
        number = found[1]
        count = int(number) if number.isdigit() else _COUNTS.index(number) + 1 if number in _COUNTS else 1
        return -count * (7 if found[2] == "week" else 1)
    return None


def _zone(text: str | None) -> str:
    """As EDTF writes it; nothing stays nothing, and is refused later."""
    if not text:
        return ""
    return "Z" if text[0] not in "+-" else text
