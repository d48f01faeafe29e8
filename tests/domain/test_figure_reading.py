# SPDX-License-Identifier: Apache-2.0
"""Figures as texts word them: bounds, wording, what is counted, and nothing made up."""

import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.figure_reading import (
    LONGEST_TEXT,
    FigureReading,
    UnreadableFigure,
    figures_in,
    holds_number,
    read_figure,
)


def said(**fields: Any) -> FigureReading:
    return FigureReading(**fields)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("24", said(best=24)),
        ("twenty-four", said(best=24)),
        ("twenty four", said(best=24)),
        ("zero", said(best=0)),
        ("1,200", said(best=1200)),
        ("1 200 000", said(best=1_200_000)),
        ("1\u202f200", said(best=1200)),
        ("1’200", said(best=1200)),
        ("1.234.567", said(best=1_234_567)),
        ("1.5 million", said(best=1_500_000)),
        ("twenty thousand", said(best=20_000)),
        ("3.25", said(best=3.25)),
        ("٢٤", said(best=24)),
        ("۱٬۲۰۰", said(best=1200)),
        ("at least 24", said(minimum=24, wording="at least 24")),
        ("At least 24.", said(minimum=24, wording="At least 24")),
        ("more than 20", said(minimum=20, wording="more than 20")),
        ("over 1,200", said(minimum=1200, wording="over 1,200")),
        ("no fewer than twelve", said(minimum=12, wording="no fewer than twelve")),
        ("24 or more", said(minimum=24, wording="24 or more")),
        ("24+", said(minimum=24, wording="24+")),
        ("≥ 31", said(minimum=31, wording="≥ 31")),
        ("ما لا يقل عن ٢٤", said(minimum=24, wording="ما لا يقل عن ٢٤")),
        ("up to 50", said(maximum=50, wording="up to 50")),
        ("as many as 50", said(maximum=50, wording="as many as 50")),
        ("fewer than twenty", said(maximum=20, wording="fewer than twenty")),
        ("fewer than a dozen", said(maximum=12, wording="fewer than a dozen")),
        ("just under 300", said(maximum=300, wording="just under 300")),
        ("50 or fewer", said(maximum=50, wording="50 or fewer")),
        ("about 300", said(best=300, wording="about 300")),
        ("~300", said(best=300, wording="~300")),
        ("nearly a hundred", said(best=100, wording="nearly a hundred")),
        ("half a dozen", said(best=6, wording="half a dozen")),
        ("between 10 and 12", said(minimum=10, maximum=12, wording="between 10 and 12")),
        ("10-12", said(minimum=10, maximum=12, wording="10-12")),
        ("10–12", said(minimum=10, maximum=12, wording="10–12")),
        ("from ten to twelve", said(minimum=10, maximum=12, wording="from ten to twelve")),
        ("two or three", said(minimum=2, maximum=3, wording="two or three")),
        ("10-12 million", said(minimum=10_000_000, maximum=12_000_000, wording="10-12 million")),
        ("about 10 to 12", said(minimum=10, maximum=12, wording="about 10 to 12")),
        ("at least 10 to 12", said(minimum=10, wording="at least 10 to 12")),
        ("up to 10 or 12", said(maximum=12, wording="up to 10 or 12")),
        (
            "more than 20 but fewer than 30 dead",
            said(minimum=20, maximum=30, wording="more than 20 but fewer than 30", measure="dead"),
        ),
        ("dozens", said(wording="dozens")),
        ("tens of thousands of people", said(wording="tens of thousands", unit="people")),
        ("several hundred injured", said(wording="several hundred", measure="injured")),
        ("24 killed", said(best=24, measure="killed")),
        ("killed at least 24 people", said(minimum=24, wording="at least 24", unit="people", measure="killed")),
        ("24 civilians were injured", said(best=24, population="civilians", measure="injured")),
        ("26 cranes were damaged", said(best=26, population="cranes", measure="damaged")),
        ("Three dock workers were injured", said(best=3, population="dock workers", measure="injured")),
        ("injured ≥ 31", said(minimum=31, wording="≥ 31", measure="injured")),
        ("26 cranes damaged", said(best=26, measure="cranes damaged")),
        ("$1.5 million", said(best=1_500_000, unit="$")),
        ("about 24 per cent", said(best=24, wording="about 24", unit="per cent")),
        ("24%", said(best=24, unit="%")),
    ],
)
def test_reads_what_is_said(text: str, reading: FigureReading) -> None:
    assert read_figure(text) == reading


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing is written"),
        ("unknown", "no number in it"),
        ("x" * 500, "too long"),
        ("1.234", "thousands or decimals"),
        ("1,20", "not written as a number"),
        ("12-10", "ends before it begins"),
        ("at least 12 but at most 10", "ends before it begins"),
        ("24 of 30", "several numbers"),
        ("24 dead and 30 injured", "several numbers"),
        ("one hundred and twenty", "several numbers"),
        ("900 to 2 million", "could mean two things"),
        ("from 10 and 12", "is no range"),
        ("between 10", "lacks its other end"),
        ("about 24 or more", "says twice"),
        ("-5", "no number in it"),
        ("17:30", "no number in it"),
        ("T-72", "no number in it"),
        ("24 / somebody said @", "not understood"),
    ],
)
def test_what_could_be_wrong_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(UnreadableFigure) as caught:
        read_figure(text)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 26 cranes were damaged on Friday.", ["At least 26"]),
        ("At least 31 people were injured on 3 May 2031, the port said.", ["At least 31"]),
        ("The insurers wrote of “fewer than a dozen” losses.", ["fewer than a dozen"]),
        ("One of them said two people were killed in 2023.", ["two"]),
        ("On 12 Nov. 2023, COVID-19 killed dozens.", ["dozens"]),
        ("17 people were hurt at 17:30, under resolution 1701.", ["17"]),
        ("Nov. 5, 2023: 12 ships", ["12"]),
        ("He is a 24-year-old", []),
        ("within 24 hours", []),
        ("On 10-12 Nov they met", []),
        ("on the 24th of October", []),
        ("24 dead and 30 injured", ["24", "30"]),
        ("It was 1.234 of them", []),
        ("many were there, and a few left", []),
        ("12 " * LONGEST_TEXT, []),
    ],
)
def test_figures_of_a_running_text(text: str, words: list[str]) -> None:
    assert [found.text for found in figures_in(text)] == words


def test_a_found_figure_knows_its_place_and_what_is_counted() -> None:
    text = "The police said that at least 24 civilians were injured."
    (found,) = figures_in(text)
    assert text[found.start : found.end] == found.whole == "at least 24 civilians were injured"
    assert found.reading == said(minimum=24, wording="at least 24", population="civilians", measure="injured")


def test_a_wording_may_say_its_number_itself() -> None:
    assert holds_number("fewer than twenty")
    assert holds_number("more than ٤٠")
    assert not holds_number("at least")
    assert not holds_number("dozens")


QUALIFIERS = ("", "at least ", "more than ", "about ", "up to ", "fewer than ", "between 3 and ", "~")


@given(
    st.integers(0, 10**9),
    st.sampled_from(QUALIFIERS),
    st.sampled_from(["{}", "{:,}"]),
    st.sampled_from(["", " injured"]),
)
def test_every_bound_is_a_number_that_was_said(number: int, qualifier: str, form: str, rest: str) -> None:
    try:
        reading = read_figure(f"{qualifier}{form.format(number)}{rest}")
    except UnreadableFigure:
        assert qualifier.startswith("between")
        assert number < 3
        return
    bounds = [value for value in (reading.minimum, reading.best, reading.maximum) if value is not None]
    assert set(bounds) <= {number, 3}
    assert bounds == sorted(bounds)
    assert number in bounds


WORDS = (
    "at least more than between and to or about up 12 1,200 1.5 ٢٤ twenty twenty-four million dozen a half dozens "
    "several injured people % $ - + , . of 2023 May three but no fewer"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=8).map(" ".join))
def test_any_jumble_of_figure_words_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableFigure):
        reading = read_figure(text)
        bounds = [value for value in (reading.minimum, reading.best, reading.maximum) if value is not None]
        assert bounds == sorted(bounds)
        assert bounds or reading.wording
    for found in figures_in(text):
        assert found.text in text


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableFigure):
        read_figure(text)
    for found in figures_in(text):
        assert 0 <= found.start < found.end <= len(text)
        assert re.search(r"\w", found.text)
