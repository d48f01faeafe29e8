# SPDX-License-Identifier: Apache-2.0
"""Partial dates: grammar, bounds, order, English."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate, PartialDate, PartOfMonth, Precision

DAYS = st.dates(min_value=date(1001, 1, 1), max_value=date(9998, 12, 31))
QUALIFIERS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def points(draw: st.DrawFn, *, unspecified: bool = True, times: bool = True) -> str:
    """The EDTF of one date or time."""
    day = draw(DAYS)
    iso = day.isoformat()
    forms = [iso, iso, iso[:7], iso[:4], f"{iso[:4]}-{draw(st.integers(21, 24))}"]
    if unspecified:
        forms += [iso[:8] + "XX", iso[:4] + "-XX", iso[:4] + "-XX-XX", iso[:3] + "X", iso[:2] + "XX"]
    text = draw(st.sampled_from(forms)) + draw(QUALIFIERS)
    clock = draw(st.times())
    if times and draw(st.integers(0, 5)) == 0:
        return f"{iso}T{clock.isoformat(draw(st.sampled_from(['minutes', 'seconds'])))}Z"
    return text


@st.composite
def intervals(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 4)) == 0:
        point = draw(points())
        return draw(st.sampled_from([f"{point}/..", f"../{point}", f"{point}/", f"/{point}"]))
    ends = sorted((draw(points()), draw(points())), key=lambda text: PartialDate.parse(text).earliest)
    return "/".join(ends)


PARTIAL_DATES = st.one_of(points(), intervals()).map(PartialDate.parse)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("2023", "year", utc(2023, 1, 1), utc(2023, 12, 31, 23, 59, 59)),
        ("2023-11", "month", utc(2023, 11, 1), utc(2023, 11, 30, 23, 59, 59)),
        ("2024-02", "month", utc(2024, 2, 1), utc(2024, 2, 29, 23, 59, 59)),
        ("2023-11-14", "day", utc(2023, 11, 14), utc(2023, 11, 14, 23, 59, 59)),
        ("2023-11-14%", "day", utc(2023, 11, 14), utc(2023, 11, 14, 23, 59, 59)),
        ("2023-10-24T17:30Z", "minute", utc(2023, 10, 24, 17, 30), utc(2023, 10, 24, 17, 30, 59)),
        ("2023-10-24T17:30:05Z", "second", utc(2023, 10, 24, 17, 30, 5), utc(2023, 10, 24, 17, 30, 5)),
        ("2023-11-XX", "month", utc(2023, 11, 1), utc(2023, 11, 30, 23, 59, 59)),
        ("2023-XX-XX", "year", utc(2023, 1, 1), utc(2023, 12, 31, 23, 59, 59)),
        ("202X", "decade", utc(2020, 1, 1), utc(2029, 12, 31, 23, 59, 59)),
        ("20XX", "century", utc(2000, 1, 1), utc(2099, 12, 31, 23, 59, 59)),
        ("2023-21", "season", utc(2023, 3, 1), utc(2023, 5, 31, 23, 59, 59)),
        ("2023-24", "season", utc(2023, 12, 1), utc(2024, 2, 29, 23, 59, 59)),
        ("2023-11-10/2023-11-12", "interval", utc(2023, 11, 10), utc(2023, 11, 12, 23, 59, 59)),
        ("2023-11-14/..", "interval", utc(2023, 11, 14), utc(9999, 12, 31, 23, 59, 59)),
        ("/2023-11-14", "interval", utc(1, 1, 1), utc(2023, 11, 14, 23, 59, 59)),
    ],
)
def test_parse_gives_precision_and_bounds(text: str, precision: str, earliest: datetime, latest: datetime) -> None:
    found = PartialDate.parse(text)
    assert (str(found), found.precision, found.earliest, found.latest) == (text, precision, earliest, latest)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 2023-11-14 ", "2023-11-14"),
        ("2023-11-xx", "2023-11-XX"),
        ("2023-10-24t17:30z", "2023-10-24T17:30Z"),
        ("2023-10-24T01:30+03:00", "2023-10-23T22:30Z"),
        ("2023-10-24T17:30:00-0500", "2023-10-24T22:30:00Z"),
        ("2023-10-24T17:30+03", "2023-10-24T14:30Z"),
    ],
)
def test_str_is_canonical(text: str, canonical: str) -> None:
    assert str(PartialDate.parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "form is not known"),
        ("yesterday", "form is not known"),
        ("2023-1-4", "form is not known"),
        ("２０２３", "form is not known"),
        ("2023-02-30", "February 2023 has days 1 to 28"),
        ("2023-11-00", "November 2023 has days 1 to 30"),
        ("2023-13", "no month 13"),
        ("2023-21-01", "no month 21"),
        ("0000", "years run from 0001"),
        ("202X-11", "stands alone"),
        ("2023-XX-14", "the day is unknown too"),
        ("2023-10-24T17:30", "needs its zone"),
        ("2023-10-24T24:00Z", "no such time"),
        ("2023-10-24T17:30+19:00", "no such time"),
        ("2023-10-24T17:30Z~", "cannot be approximate"),
        ("0001-01-01T00:00+03:00", "years run from 0001"),
        ("2023-11-12/2023-11-10", "ends before it begins"),
        ("2023/2024/2025", "one slash"),
        ("../..", "one end at least"),
        ("/", "one end at least"),
        ("2023" * 40, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_reason_and_example(text: str, why: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        PartialDate.parse(text)
    assert why in str(caught.value)
    assert "Write for example" in str(caught.value)
    assert str(caught.value).startswith(f"“{text[:20]}")


ENGLISH = [
    ("2023", "2023", "in 2023"),
    ("0987-02", "February 0987", "in February 0987"),
    ("2023-11", "November 2023", "in November 2023"),
    ("2023-11-14", "14 November 2023", "on 14 November 2023"),
    ("2023-11-14~", "about 14 November 2023", "around 14 November 2023"),
    ("2023-11-14?", "14 November 2023 (uncertain)", "on 14 November 2023 (uncertain)"),
    ("2023-11-14%", "about 14 November 2023 (uncertain)", "around 14 November 2023 (uncertain)"),
    ("2023-11-XX", "some day in November 2023", "on some day in November 2023"),
    ("2023-XX", "some month of 2023", "in some month of 2023"),
    ("2023-XX-XX", "some day in 2023", "on some day in 2023"),
    ("202X", "the 2020s", "in the 2020s"),
    ("200X", "the years 2000 to 2009", "in the years 2000 to 2009"),
    ("20XX", "the years 2000 to 2099", "in the years 2000 to 2099"),
    ("2023-22", "summer 2023", "in summer 2023"),
    ("2023-10-24T17:30Z", "24 October 2023, 17:30 UTC", "on 24 October 2023 at 17:30 UTC"),
    ("2023-11-10/2023-11-12", "10 to 12 November 2023", "between 10 and 12 November 2023"),
    ("2023-11-10~/2023-11-12~", "about 10 to 12 November 2023", "around 10 to 12 November 2023"),
    (
        "2023-11-10?/2023-11-12?",
        "10 to 12 November 2023 (uncertain)",
        "between 10 and 12 November 2023 (uncertain)",
    ),
    (
        "2023-10-30/2023-11-02",
        "30 October to 2 November 2023",
        "between 30 October and 2 November 2023",
    ),
    (
        "2023-12-30/2024-01-02",
        "30 December 2023 to 2 January 2024",
        "between 30 December 2023 and 2 January 2024",
    ),
    (
        "2023-11-10~/2023-11-12",
        "from about 10 November 2023 to 12 November 2023",
        "from about 10 November 2023 to 12 November 2023",
    ),
    ("2023-10/2023-11", "October to November 2023", "between October and November 2023"),
    ("2022/2023", "2022 to 2023", "between 2022 and 2023"),
    ("2023-11/2023-11", "all of November 2023", "throughout November 2023"),
    (
        "2023-10-24T17:30Z/2023-10-24T18:00Z",
        "24 October 2023, 17:30 to 18:00 UTC",
        "between 17:30 and 18:00 UTC on 24 October 2023",
    ),
    ("2023-11-14/..", "since 14 November 2023", "since 14 November 2023"),
    ("2023-11-14~/..", "since about 14 November 2023", "since about 14 November 2023"),
    ("../2023-11-14", "until 14 November 2023", "until 14 November 2023"),
    ("2023-11-14/", "from 14 November 2023, end not known", "from 14 November 2023, end not known"),
    ("/2023-11", "until November 2023, start not known", "until November 2023, start not known"),
    ("2023-11-01~/2023-11-10~", "early November 2023", "in early November 2023"),
    ("2023-11-11~/2023-11-20~", "mid-November 2023", "in mid-November 2023"),
    ("2024-02-21~/2024-02-29~", "late February 2024", "in late February 2024"),
]


@pytest.mark.parametrize(("edtf", "words", "phrase"), ENGLISH)
def test_english_and_back(edtf: str, words: str, phrase: str) -> None:
    found = PartialDate.parse(edtf)
    assert (found.in_english(), found.phrase()) == (words, phrase)
    assert read_date(words) == read_date(phrase) == found


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-11-14", "14 Nov 2023"),
        ("2023-10-30/2023-11-02", "30 Oct to 2 Nov 2023"),
        ("2023-11-01~/2023-11-10~", "early Nov 2023"),
        ("2023-10-24T17:30:09Z", "24 Oct 2023, 17:30:09 UTC"),
    ],
)
def test_short_english(edtf: str, words: str) -> None:
    assert PartialDate.parse(edtf).in_english("short") == words


@pytest.mark.parametrize("part", ["early", "mid", "late"])
def test_part_of_month_is_an_approximate_interval(part: PartOfMonth) -> None:
    found = PartialDate.of_part(part, 2024, 2)
    assert found.part_of_month == part
    assert found.is_approximate
    assert not found.is_uncertain
    assert found.definitely_before(PartialDate.parse("2024-03"))


def test_parts_of_a_month_follow_each_other_without_gap() -> None:
    parts = [PartialDate.of_part(part, 2023, 11) for part in ("early", "mid", "late")]
    assert [str(p) for p in parts][2] == "2023-11-21~/2023-11-30~"
    assert all(b.earliest - a.latest == timedelta(seconds=1) for a, b in pairwise(parts))


@pytest.mark.parametrize(
    ("one", "other", "before", "overlap"),
    [
        ("2023-11-14", "2023-11-15", True, False),
        ("2023-11-14", "2023-11-14", False, True),
        ("2023-11", "2023-11-14", False, True),
        ("2023-10", "2023-11-14", True, False),
        ("2023-11-14~", "2023-11-15", False, False),
        ("2023-11-14~", "2023-11-16", True, False),
        ("2023-11-14~", "2023-11-16~", False, False),
        ("2022~", "2024-06", True, False),
        ("2022~", "2023-06", False, False),
        ("2020?", "2023", False, False),
        ("2020", "2023%", False, False),
        ("2023-11-10?/2023-11-12", "2023-11-13", True, False),
        ("2023-11-14/..", "2030", False, True),
        ("2023-11-14/", "2030", False, True),
        ("../2023-11-14", "2030", True, False),
        ("2020", "../2023", False, True),
        ("2023-10-24T17:30Z", "2023-10-24T17:31Z", True, False),
    ],
)
def test_comparisons(one: str, other: str, before: bool, overlap: bool) -> None:
    left, right = PartialDate.parse(one), PartialDate.parse(other)
    assert left.definitely_before(right) is before
    assert left.overlaps(right) is right.overlaps(left) is overlap


def test_made_from_dates_and_moments() -> None:
    assert str(PartialDate.of_date(date(987, 1, 2))) == "0987-01-02"
    moment = datetime(2023, 10, 24, 20, 30, 1, 5, tzinfo=timezone(timedelta(hours=3)))
    assert str(PartialDate.of_datetime(moment)) == "2023-10-24T17:30:01Z"
    with pytest.raises(InvalidDate, match="zone"):
        PartialDate.of_datetime(moment.replace(tzinfo=None))


def test_precision_of_an_interval_and_open_ends() -> None:
    found = PartialDate.parse("2023-11-14?/..")
    assert (found.precision, found.is_open, found.is_interval) == (Precision.INTERVAL, True, True)
    assert found.is_uncertain
    assert found.part_of_month is None
    assert repr(found) == "PartialDate('2023-11-14?/..')"
    assert found != "2023-11-14?/.."
    with pytest.raises(TypeError):
        _ = found < "2024"  # type: ignore[operator]


@given(PARTIAL_DATES)
def test_parse_undoes_str(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    assert str(PartialDate.parse(str(value))) == str(value)
    assert value.earliest <= value.latest
    assert value.earliest.tzinfo is UTC


@given(st.one_of(points(), intervals()))
def test_generated_texts_are_canonical_already(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@given(PARTIAL_DATES, PARTIAL_DATES, PARTIAL_DATES)
def test_order_is_total_and_follows_the_bounds(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a == b) == (hash(a) == hash(b) and str(a) == str(b))
    first, second, third = sorted((a, b, c))
    assert first <= second <= third
    assert first <= third
    assert (first.earliest, first.latest) <= (second.earliest, second.latest)
    if a.earliest < b.earliest:
        assert a < b
    if a.definitely_before(b):
        assert a < b
        assert not a.overlaps(b)
        assert not b.definitely_before(a)


@given(PARTIAL_DATES)
def test_english_never_fails_and_says_the_year(value: PartialDate) -> None:
    for text in (value.in_english(), value.in_english("short"), value.phrase()):
        assert text.strip() == text
        assert "  " not in text
        assert "X" not in text


@given(points(unspecified=False), points(unspecified=False), QUALIFIERS)
def test_english_of_what_people_write_is_read_back(one: str, other: str, mark: str) -> None:
    bare = sorted((text.rstrip("?~%") for text in (one, other)), key=PartialDate.parse)
    marks = mark if all("T" not in text for text in bare) else ""
    for text in (one, f"{bare[0]}{marks}/{bare[1]}{marks}", f"{one}/..", f"../{one}", f"{one}/", f"/{one}"):
        value = PartialDate.parse(text)
        assert read_date(value.in_english()) == value
        assert read_date(value.phrase()) == value


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    with suppress(InvalidDate):
        found = PartialDate.parse(text)
        assert PartialDate.parse(str(found)) == found
