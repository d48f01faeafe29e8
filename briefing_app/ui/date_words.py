# SPDX-License-Identifier: Apache-2.0
"""Dates as far as they are known, said in the language of the window.

In English this is what ``PartialDate.in_english`` says. What is said here is read back by ``date_reading``; a new
language needs its words there too.
"""

from datetime import datetime

from briefing_app.domain.edtf import Point, Precision
from briefing_app.domain.partial_date import PartialDate, Style
from briefing_app.ui.i18n import mark, tr

MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"), mark("July"),
    mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip
SHORT_MONTHS = (
    mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun"), mark("Jul"), mark("Aug"),
    mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec"),
)  # fmt: skip
SEASONS = {
    21: mark("spring {year}"),
    22: mark("summer {year}"),
    23: mark("autumn {year}"),
    24: mark("winter {year}"),
}
PARTS = {
    "early": mark("early {month}"),
    "mid": mark("mid-{month}"),
    "late": mark("late {month}"),
}
PRECISIONS = {
    Precision.CENTURY: mark("century"),
    Precision.DECADE: mark("decade"),
    Precision.YEAR: mark("year"),
    Precision.SEASON: mark("season"),
    Precision.MONTH: mark("month"),
    Precision.DAY: mark("day"),
    Precision.INTERVAL: mark("interval"),
}


def in_words(date: PartialDate, style: Style = "short") -> str:
    """As it stands in a table or after a verb."""
    start, end = date.start, date.end
    if start is None or end is None:
        return _half_open(date, style)
    if not date.is_interval:
        return _hedged(_bare(start, style), start.qualifier)
    if part := date.part_of_month:
        return tr(PARTS[part], month=_month_of(start.earliest, style))
    if str(start) == str(end):
        return _hedged(tr("all of {date}", date=_bare(start, style)), start.qualifier)
    if start.qualifier != end.qualifier:
        left, right = (_hedged(_bare(point, style), point.qualifier) for point in (start, end))
        return tr("from {start} to {end}", start=left, end=right)
    return _hedged(_pair(start, end, style), start.qualifier)


def precision(date: PartialDate) -> str:
    """The smallest unit that is known, as a word; empty for a time, which says so itself."""
    name = PRECISIONS.get(date.precision)
    return tr(name) if name else ""


def day_and_time(time: datetime) -> str:
    """A moment as it stands on the clock: "14 Nov 2023, 14:02"."""
    return tr("{day}, {clock}", day=_day(time, "short"), clock=f"{time:%H:%M}")


def _half_open(date: PartialDate, style: Style) -> str:
    if date.start is not None:
        words = _hedged(_bare(date.start, style), date.start.qualifier)
        is_open = date.text.endswith("..")
        return tr("since {date}", date=words) if is_open else tr("from {date}, end not known", date=words)
    assert date.end is not None
    words = _hedged(_bare(date.end, style), date.end.qualifier)
    is_open = date.text.startswith("..")
    return tr("until {date}", date=words) if is_open else tr("until {date}, start not known", date=words)


def _name(at: datetime, style: Style) -> str:
    return tr((MONTHS if style == "long" else SHORT_MONTHS)[at.month - 1])


def _month_of(at: datetime, style: Style) -> str:
    return tr("{month} {year}", month=_name(at, style), year=_year(at))


def _day(at: datetime, style: Style) -> str:
    return tr("{day} {month} {year}", day=at.day, month=_name(at, style), year=_year(at))


def _year(at: datetime) -> str:
    return f"{at.year:04}"


def _bare(point: Point, style: Style) -> str:
    """In words and without its qualifier."""
    at, kind = point.earliest, point.precision
    if kind in (Precision.CENTURY, Precision.DECADE):
        if kind is Precision.DECADE and at.year % 100 >= 10:
            return tr("the {year}s", year=_year(at))
        return tr("the years {first} to {last}", first=_year(at), last=_year(point.latest))
    if point.is_unspecified:
        return _unspecified(point, style)
    if kind is Precision.SEASON:
        return tr(SEASONS[int(point.text[5:])], year=_year(at))
    if kind is Precision.YEAR:
        return _year(at)
    if kind is Precision.MONTH:
        return _month_of(at, style)
    if kind is Precision.DAY:
        return _day(at, style)
    return tr("{day}, {clock} UTC", day=_day(at, style), clock=point.text[11:-1])


def _unspecified(point: Point, style: Style) -> str:
    at = point.earliest
    if len(point.text) == 7:
        return tr("some month of {year}", year=_year(at))
    if point.precision is Precision.MONTH:
        return tr("some day in {month}", month=_month_of(at, style))
    return tr("some day in {year}", year=_year(at))


def _hedged(words: str, qualifier: str) -> str:
    if qualifier in ("~", "%"):
        words = tr("about {date}", date=words)
    return tr("{date} (uncertain)", date=words) if qualifier in ("?", "%") else words


def _pair(start: Point, end: Point, style: Style) -> str:
    """Both ends in words, the first without what it shares with the second."""
    if start.precision != end.precision or start.is_unspecified or end.is_unspecified:
        return tr("{start} to {end}", start=_bare(start, style), end=_bare(end, style))
    left, right = start.earliest, end.earliest
    if start.precision in (Precision.MINUTE, Precision.SECOND):
        return _clocks(start, end, style)
    if start.precision is Precision.DAY and start.text[:7] == end.text[:7]:
        return tr("{first} to {last} {month}", first=left.day, last=right.day, month=_month_of(right, style))
    if start.text[:4] == end.text[:4] and start.precision is Precision.DAY:
        first = tr("{day} {month}", day=left.day, month=_name(left, style))
        return tr("{start} to {end}", start=first, end=_day(right, style))
    if start.text[:4] == end.text[:4] and start.precision is Precision.MONTH:
        return tr("{start} to {end}", start=_name(left, style), end=_month_of(right, style))
    if start.text[:4] == end.text[:4] and start.precision is Precision.SEASON:
        first = tr(SEASONS[int(start.text[5:])], year="").strip()
        return tr("{start} to {end}", start=first, end=_bare(end, style))
    return tr("{start} to {end}", start=_bare(start, style), end=_bare(end, style))


def _clocks(start: Point, end: Point, style: Style) -> str:
    """Two times; on the same day, it is said once."""
    if start.text[:10] != end.text[:10]:
        return tr("{start} to {end}", start=_bare(start, style), end=_bare(end, style))
    day, first, last = _day(start.earliest, style), start.text[11:-1], end.text[11:-1]
    return tr("{day}, {first} to {last} UTC", day=day, first=first, last=last)
