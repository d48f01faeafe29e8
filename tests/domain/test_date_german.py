# SPDX-License-Identifier: Apache-2.0
"""Dates as people write them in German."""

from datetime import date

import pytest

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate

TODAY = date(2023, 11, 20)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("24. Oktober 2023", "2023-10-24"),
        ("24. Okt. 2023", "2023-10-24"),
        ("24.Okt 2023", "2023-10-24"),
        ("am 24. Oktober 2023", "2023-10-24"),
        ("Dienstag, 14. November 2023", "2023-11-14"),
        ("Di, 14. Nov. 2023", "2023-11-14"),
        ("So 12. Nov 2023", "2023-11-12"),
        ("2. März 2031", "2031-03-02"),
        ("2. Maerz 2031", "2031-03-02"),
        ("Mai 2023", "2023-05"),
        ("im Dezember 2023", "2023-12"),
        ("1. Jänner 2024", "2024-01-01"),
        ("14.11.2023", "2023-11-14"),
        ("14. 11. 2023", "2023-11-14"),
        ("Anfang November 2023", "2023-11-01~/2023-11-10~"),
        ("Mitte November 2023", "2023-11-11~/2023-11-20~"),
        ("Ende Februar 2024", "2024-02-21~/2024-02-29~"),
        ("gegen Ende November 2023", "2023-11-21~/2023-11-30~"),
        ("Anfang bis Mitte November 2023", "2023-11-01~/2023-11-20~"),
        ("10.-12. November 2023", "2023-11-10/2023-11-12"),
        ("10.–12. Nov. 2023", "2023-11-10/2023-11-12"),
        ("10. - 12. Nov 2023", "2023-11-10/2023-11-12"),
        ("10. bis 12. November 2023", "2023-11-10/2023-11-12"),
        ("vom 10. bis 12. November 2023", "2023-11-10/2023-11-12"),
        ("vom 10. bis zum 12. November 2023", "2023-11-10/2023-11-12"),
        ("zwischen dem 10. und dem 12. November 2023", "2023-11-10/2023-11-12"),
        ("30. Oktober bis 2. November 2023", "2023-10-30/2023-11-02"),
        ("30. Dez. bis 2. Jan. 2024", "2023-12-30/2024-01-02"),
        ("Oktober bis Dezember 2023", "2023-10/2023-12"),
        ("14.11.2023 bis 16.11.2023", "2023-11-14/2023-11-16"),
        ("seit 14. November 2023", "2023-11-14/.."),
        ("seit dem 14. November 2023", "2023-11-14/.."),
        ("ab 14. Nov. 2023", "2023-11-14/.."),
        ("ab 14. Nov. 2023, Ende unbekannt", "2023-11-14/"),
        ("bis 14. November 2023", "../2023-11-14"),
        ("bis zum 14. November 2023", "../2023-11-14"),
        ("bis Ende November 2023", "../2023-11-30~"),
        ("etwa 14. Nov. 2023", "2023-11-14~"),
        ("ca. 14. Nov. 2023", "2023-11-14~"),
        ("um den 14. November 2023", "2023-11-14~"),
        ("um 2020", "2020~"),
        ("vermutlich am 14. November 2023", "2023-11-14?"),
        ("14. Nov. 2023 (unsicher)", "2023-11-14?"),
        ("Frühjahr 2023", "2023-21"),
        ("im Herbst 2023", "2023-23"),
        ("Winter 2023", "2023-24"),
        ("die 2020er Jahre", "202X"),
        ("in den 2020er-Jahren", "202X"),
        ("die Jahre 2000 bis 2009", "200X"),
        ("ein Tag im November 2023", "2023-11-XX"),
        ("irgendein Tag im Jahr 2023", "2023-XX-XX"),
        ("ein Monat im Jahr 2023", "2023-XX"),
        ("ganz November 2023", "2023-11/2023-11"),
        ("24. Oktober 2023, 17:30 UTC", "2023-10-24T17:30Z"),
        ("24. Oktober 2023 um 17:30 UTC", "2023-10-24T17:30Z"),
        ("24. Okt. 2023, 17:30 bis 18:00 UTC", "2023-10-24T17:30Z/2023-10-24T18:00Z"),
        ("24. Okt. 2023, 9:05 Uhr +03:00", "2023-10-24T06:05Z"),
    ],
)
def test_reads_german_without_help(text: str, edtf: str) -> None:
    assert str(read_date(text)) == edtf
    assert str(read_date(text, relative_to=TODAY)) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("24. Okt", "2023-10-24"),
        ("10.-12. Nov", "2023-11-10/2023-11-12"),
        ("Ende Februar", "2023-02-21~/2023-02-28~"),
        ("seit Anfang November", "2023-11-01~/.."),
    ],
)
def test_a_missing_year_comes_from_the_day_given(text: str, edtf: str) -> None:
    assert str(read_date(text, relative_to=TODAY)) == edtf
    with pytest.raises(InvalidDate, match="the year is missing"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("heute", "2023-11-20"),
        ("gestern", "2023-11-19"),
        ("vorgestern", "2023-11-18"),
        ("seit gestern", "2023-11-19/.."),
        ("vermutlich gestern", "2023-11-19?"),
        ("vor 3 Tagen", "2023-11-17"),
        ("vor zwei Tagen", "2023-11-18"),
        ("vor einem Tag", "2023-11-19"),
        ("vor einer Woche", "2023-11-13"),
        ("etwa vor einer Woche", "2023-11-13~"),
        ("18. Nov bis gestern", "2023-11-18/2023-11-19"),
    ],
)
def test_words_that_count_from_the_day_of_writing(text: str, edtf: str) -> None:
    assert str(read_date(text, relative_to=TODAY, today=TODAY)) == edtf
    with pytest.raises(InvalidDate, match="not known"):
        read_date(text, relative_to=TODAY)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("irgendwann", "“irgendwann” is not understood"),
        ("9:05 am 24 Oct 2023", "“am” is not understood"),
        ("9:05 pm 24 Oct 2023", "“pm” is not understood"),
        ("4.11.2023", "either way round"),
        ("30. Februar 2023", "February 2023 has days 1 to 28"),
        ("Montag, 14. November 2023", "is a Tuesday"),
        ("etwa Anfang November 2023", "approximate already"),
    ],
)
def test_german_that_cannot_be_read_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_date(text, relative_to=TODAY)
    assert why in str(caught.value)
