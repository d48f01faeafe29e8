# SPDX-License-Identifier: Apache-2.0
"""Publication dates as pages and texts state them, as EDTF; never more exact than stated, never guessed."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate, PartialDate

_EARLIEST_YEAR: Final = 1500  # pages write 0001-01-01 for "unknown"
_PLACEHOLDER: Final = "1970-01-01"
_LONGEST: Final = 60

_ISO_START: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_MIDNIGHT: Final = re.compile(r"[T ]00:00(:00(\.0+)?)?\b")
_CJK_DAY: Final = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?")

# Months of Arabic (eastern, western and Tunisian use) and Ukrainian (in the genitive, as in dates).
_FOREIGN_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "يناير جانفي січня", "فبراير شباط فيفري лютого", "مارس آذار березня",
            "أبريل ابريل إبريل نيسان أفريل квітня", "مايو أيار ماي травня", "يونيو حزيران جوان червня",
            "يوليو تموز جويلية липня", "أغسطس اغسطس آب أوت серпня", "سبتمبر أيلول вересня",
            "أكتوبر اكتوبر жовтня", "نوفمبر листопада", "ديسمبر грудня",
        ),
        1,
    )
    for name in names.lower().split()
} | {"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12}  # fmt: skip
_MONTH_WORD: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ENGLISH: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH_WORD},? \d{{4}}"
    rf"|{_MONTH_WORD} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|{_MONTH_WORD},? \d{{4}})\b",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"(?<!\d)(\d{1,2}) ("
    + "|".join(sorted(map(re.escape, _FOREIGN_MONTHS), key=len, reverse=True))
    + r") (\d{4})(?!\d)",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)")
_ISO: Final = re.compile(
    r"(?<![\d-])\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?: ?Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
)
_LABEL: Final = re.compile(
    r"\s*(?:date|dated|published|posted|issued|updated|as of|as at|as|дата|تاريخ(?: النشر)?)\b"
    r"(?: on)?\s*[:=]?\s*",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/._-])")
_SHORT_LINE: Final = 80
_LINES: Final = 6


def stated_date(text: str) -> str | None:
    """The date of a metadata field as EDTF; None for what is empty, ambiguous, a placeholder or no date.

    A time with a zone is given in UTC; one without cannot be placed, so only the day is kept. Midnight, in
    whatever zone, is how pages write a day.
    """
    text = " ".join(text.split())[:_LONGEST]
    found = _ISO_START.match(text)
    if found:
        day = found[0]
        if not found[3] or len(text) == len(day) or _MIDNIGHT.search(text):
            return _checked(day)
        try:
            moment = datetime.fromisoformat(re.sub(r" ?(Z|UTC|GMT)$", "+00:00", text))
        except ValueError:
            return _checked(day)
        has_seconds = re.search(r"\d:\d\d:\d", text) is not None
        return _checked(_of_moment(moment, has_seconds=has_seconds))
    if any_date := _in_line(text, whole=True):
        return any_date
    try:
        return _checked(_of_moment(parsedate_to_datetime(text), has_seconds=True))
    except (ValueError, TypeError, IndexError):
        return None


def date_at_start(text: str) -> tuple[str, str] | None:
    """A publication date in the first lines, and in words where.

    It must be labelled, at the start of a line, or in a short line. A date within a
    sentence is left alone: it is when something happened.
    """
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_LINES]
    for line in lines:
        label = _LABEL.match(line)
        rest = line[label.end() :] if label else line
        if label and (found := _at_beginning(rest)):
            return found, "labelled date at the start"
        if found := _at_beginning(line):
            return found, "first line" if line is lines[0] else "first lines"
        if len(line) <= _SHORT_LINE and (found := _in_line(line, whole=False)):
            return found, "first line" if line is lines[0] else "first lines"
    return None


def without_date(line: str) -> str:
    """The line without a date, labelled or not, that stands at its start."""
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    for pattern in (_ISO, _CJK_DAY, _FOREIGN, _ENGLISH, _NUMERIC):
        if found := pattern.match(rest):
            return rest[found.end() :].lstrip(" \t:,.;|–—-")
    return line


def date_in_address(url: str) -> str | None:
    """The day, or the month, that the path of an address holds, as most news sites write it."""
    found = _ADDRESS.search(url)
    return _checked("-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)])) if found else None


def date_in_name(name: str) -> str | None:
    """The day that a file name holds in ISO form."""
    found = re.search(r"(?<!\d)(\d{4})[-_](\d{2})[-_](\d{2})(?!\d)", name)
    return _checked("-".join(found.groups())) if found else None


def is_stated_in(edtf: str, markup: str) -> bool:
    """Whether the page holds this day in some form. Extractors also answer where no date is."""
    year, month, day = edtf[:4], int(edtf[5:7]), int(edtf[8:10])
    gap = r"(?:\W|年|月|</?\w[^>]{0,60}>){0,12}"
    numbers = rf"(?<!\d){year}{gap}0?{month}{gap}0?{day}(?!\d)|(?<!\d)0?{day}{gap}0?{month}{gap}{year}(?!\d)"
    names = [name for name, number in _FOREIGN_MONTHS.items() if number == month]
    english = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")[month - 1]
    word = "(?:" + "|".join([english + r"\w{0,12}", *map(re.escape, names)]) + ")"
    words = rf"(?<!\d)0?{day}(?:st|nd|rd|th)?{gap}{word}{gap}{year}|{word}{gap}0?{day}(?:st|nd|rd|th)?{gap}{year}"
    return re.search(f"{numbers}|{words}", markup, re.IGNORECASE) is not None


def _at_beginning(line: str) -> str | None:
    for pattern in (_ISO, _CJK_DAY, _FOREIGN, _ENGLISH, _NUMERIC):
        if (found := pattern.match(line)) and (edtf := _in_line(found[0], whole=True)):
            return edtf
    return None


def _in_line(line: str, *, whole: bool) -> str | None:
    for pattern in (_ISO, _CJK_DAY, _FOREIGN, _ENGLISH, _NUMERIC):
        found = pattern.fullmatch(line) if whole else pattern.search(line)
        if not found:
            continue
        if pattern is _CJK_DAY:
            return _checked("-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)]))
        if pattern is _FOREIGN:
            return _checked(f"{found[3]}-{_FOREIGN_MONTHS[found[2].lower()]:02}-{int(found[1]):02}")
        if pattern is _ISO:
            return _checked(found[0][:10]) if len(found[0]) == 10 else stated_date(found[0])
        return _checked(found[0])
    return None


def _of_moment(moment: datetime, *, has_seconds: bool) -> str:
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat(timespec="seconds" if has_seconds else "minutes")


def _checked(text: str) -> str | None:
    try:
        found = PartialDate.parse(text) if re.match(r"\d{4}(-|$)", text) else read_date(text)
    except InvalidDate:
        return None
    is_placeholder = found.earliest.year < _EARLIEST_YEAR or found.text.startswith(_PLACEHOLDER)
    return None if is_placeholder else found.text
