# SPDX-License-Identifier: Apache-2.0
"""Dates as people write them in English."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.date_reading import LOOK_AHEAD, read_date
from briefing_app.domain.partial_date import InvalidDate, PartialDate

TODAY = date(2023, 11, 20)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2023", "2023"),
        ("November 2023", "2023-11"),
        ("nov. 2023", "2023-11"),
        ("May 2023", "2023-05"),
        ("Sept 3, 2022", "2022-09-03"),
        ("24 October 2023", "2023-10-24"),
        ("24th of October, 2023.", "2023-10-24"),
        ("Oct 24, 2023", "2023-10-24"),
        ("Tuesday, 14 November 2023", "2023-11-14"),
        ("on Tue 14 Nov 2023", "2023-11-14"),
        ("14/11/2023", "2023-11-14"),
        ("11/14/2023", "2023-11-14"),
        ("14.11.2023", "2023-11-14"),
        ("14-11-2023", "2023-11-14"),
        ("11/11/2023", "2023-11-11"),
        ("2023/11/04", "2023-11-04"),
        ("2023-11-04", "2023-11-04"),
        ("early November 2023", "2023-11-01~/2023-11-10~"),
        ("mid-November 2023", "2023-11-11~/2023-11-20~"),
        ("in the middle of November 2023", "2023-11-11~/2023-11-20~"),
        ("late February 2024", "2024-02-21~/2024-02-29~"),
        ("the end of November 2023", "2023-11-21~/2023-11-30~"),
        ("early to mid November 2023", "2023-11-01~/2023-11-20~"),
        ("since early November 2023", "2023-11-01~/.."),
        ("until late November 2023", "../2023-11-30~"),
        ("10–12 November 2023", "2023-11-10/2023-11-12"),
        ("10 to 12 November 2023", "2023-11-10/2023-11-12"),
        ("from 10 to 12 November 2023", "2023-11-10/2023-11-12"),
        ("between 10 and 12 November 2023", "2023-11-10/2023-11-12"),
        ("Nov 10-12, 2023", "2023-11-10/2023-11-12"),
        ("30 Oct - 2 Nov 2023", "2023-10-30/2023-11-02"),
        ("30 Dec to 2 Jan 2024", "2023-12-30/2024-01-02"),
        ("30 Dec 2023 to 2 Jan", "2023-12-30/2024-01-02"),
        ("14/11/2023 - 16/11/2023", "2023-11-14/2023-11-16"),
        ("2023-11-10 to 2023-11-12", "2023-11-10/2023-11-12"),
        ("Oct-Nov 2023", "2023-10/2023-11"),
        ("2020-2023", "2020/2023"),
        ("since 14 Nov 2023", "2023-11-14/.."),
        ("from 14 Nov 2023", "2023-11-14/.."),
        ("until 14 Nov 2023", "../2023-11-14"),
        ("about 14 Nov 2023", "2023-11-14~"),
        ("c. 2020", "2020~"),
        ("14 Nov 2023?", "2023-11-14?"),
        ("possibly 14 Nov 2023", "2023-11-14?"),
        ("spring 2023", "2023-21"),
        ("the fall of 2023", "2023-23"),
        ("the 2020s", "202X"),
        ("2023-11-14T12:33:00.000Z", "2023-11-14T12:33:00Z"),
        ("2023-10-24T17:30:00+0300", "2023-10-24T14:30:00Z"),
        ("2023-10-24 17:30 UTC", "2023-10-24T17:30Z"),
        ("17:30 UTC on 24 October 2023", "2023-10-24T17:30Z"),
        ("24 Oct 2023, 9:05 +03:00", "2023-10-24T06:05Z"),
        ("24 Oct 2023, 17:30-18:00 UTC", "2023-10-24T17:30Z/2023-10-24T18:00Z"),
        ("../2023-11-14", "../2023-11-14"),
        ("2023-11-01~/2023-11-10~", "2023-11-01~/2023-11-10~"),
        ("2023-24~", "2023-24~"),
        ("202X", "202X"),
    ],
)
def test_reads_without_help(text: str, edtf: str) -> None:
    assert str(read_date(text)) == edtf
    assert str(read_date(text, relative_to=TODAY)) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("24 Oct", "2023-10-24"),
        ("20 December", "2023-12-20"),
        ("21 December", "2023-12-21"),
        ("22 December", "2022-12-22"),
        ("January", "2023-01"),
        ("December", "2023-12"),
        ("29 Feb", "2020-02-29"),
        ("10-12 Nov", "2023-11-10/2023-11-12"),
        ("30 Dec - 2 Jan", "2022-12-30/2023-01-02"),
        ("since 14 Nov", "2023-11-14/.."),
        ("about 14 Nov", "2023-11-14~"),
        ("late Feb", "2023-02-21~/2023-02-28~"),
        ("14/11", "2023-11-14"),
        ("14.11.", "2023-11-14"),
        ("winter", "2023-24"),
        ("17:30 UTC, 24 Oct", "2023-10-24T17:30Z"),
    ],
)
def test_a_missing_year_comes_from_the_day_given(text: str, edtf: str) -> None:
    relative_to = date(2023, 11, 20) if "inter" not in text else date(2023, 11, 30)
    assert str(read_date(text, relative_to=relative_to)) == edtf
    with pytest.raises(InvalidDate, match="the year is missing"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing is written"),
        (" . ", "nothing is written"),
        ("yesterday", "counts from a day that is not known"),
        ("last Friday", "“last” is not understood"),
        ("-", "no date in it"),
        ("14", "the month is missing"),
        ("Tuesday", "no date in it"),
        ("17:30 UTC", "no date in it"),
        ("Tuesday, November 2023", "the day is missing"),
        ("04/11/2023", "4 November or 11 April"),
        ("04.11.2023", "either way round"),
        ("4/11", "either way round"),
        ("13/13/2023", "neither number can be a month"),
        ("0/5/2023", "counted from 1"),
        ("14/11/23", "four digits"),
        ("14 Nov 23", "four digits"),
        ("30 February 2023", "February 2023 has days 1 to 28"),
        ("30 Feb", "has days 1 to 28"),
        ("2023-02-30", "February 2023 has days 1 to 28"),
        ("Monday 14 November 2023", "is a Tuesday"),
        ("early 2023", "go with a month"),
        ("early 14 November 2023", "go with a month"),
        ("about early November 2023", "approximate already"),
        ("spring May 2023", "a season stands alone"),
        ("the 2020s 2023", "a decade stands alone"),
        ("Oct Nov 2023", "says the month twice"),
        ("17:30 on 24 October 2023", "needs its zone"),
        ("2023-10-24T17:30", "needs its zone"),
        ("12 to 10 November 2023", "ends before it begins"),
        ("2023-24", "winter"),
        ("x" * 200, "too long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_date(text, relative_to=TODAY)
    assert why in str(caught.value)
    assert str(caught.value).startswith(f"“{text[:20]}")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("yesterday", "2023-11-19"),
        ("Today", "2023-11-20"),
        ("tomorrow", "2023-11-21"),
        ("the day before yesterday", "2023-11-18"),
        ("3 days ago", "2023-11-17"),
        ("two days ago", "2023-11-18"),
        ("a week ago", "2023-11-13"),
        ("since yesterday", "2023-11-19/.."),
        ("about a week ago", "2023-11-13~"),
        ("two days ago to yesterday", "2023-11-18/2023-11-19"),
        ("18 Nov to yesterday", "2023-11-18/2023-11-19"),
    ],
)
def test_words_that_count_from_the_day_of_writing(text: str, edtf: str) -> None:
    assert str(read_date(text, relative_to=TODAY, today=TODAY)) == edtf
    with pytest.raises(InvalidDate, match="not known"):
        read_date(text, relative_to=TODAY)


def test_there_is_no_day_before_the_first() -> None:
    with pytest.raises(InvalidDate, match="no such day"):
        read_date("yesterday", today=date.min)


def test_a_moment_serves_as_the_day_given() -> None:
    assert str(read_date("24 Oct", relative_to=datetime(2023, 11, 20, 8))) == "2023-10-24"  # noqa: DTZ001
    assert str(read_date("24 Oct", relative_to=date.max)) == "9999-10-24"


@given(st.dates(min_value=date(1010, 1, 1)), st.dates(min_value=date(1010, 1, 1)))
def test_the_year_found_is_the_latest_in_reach(day: date, relative_to: date) -> None:
    found = read_date(f"{day.day} {day:%B}", relative_to=relative_to).earliest.date()
    assert (found.day, found.month) == (day.day, day.month)
    limit = date.fromordinal(min(relative_to.toordinal() + LOOK_AHEAD.days, date.max.toordinal()))
    assert found <= limit
    if (day.day, day.month) != (29, 2):
        assert limit - found < timedelta(days=367)


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%Y-%m-%d"]),
)
def test_common_ways_of_writing_a_day(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == PartialDate.of_date(day)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InvalidDate):
        read_date(text, relative_to=TODAY)


WORDS = (
    "about since from until between and to - , early mid- late May Nov 30 2 12 2023 2024 17:30 UTC Tue "
    "spring / .. ? (uncertain) some day in month of all the years 2000 2009 2020s XX 2023-11-14"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=7).map(" ".join), st.booleans())
def test_any_jumble_of_date_words_is_read_or_refused(text: str, helped: bool) -> None:
    with suppress(InvalidDate):
        found = None
        found = read_date(text, relative_to=TODAY if helped else None)
    if found is not None:
        assert PartialDate.parse(str(found)) == found
        assert found.in_english()
