# SPDX-License-Identifier: Apache-2.0
"""How values are said in words."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.records import Claim
from briefing_app.report import wording as w


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", [("One.", ()), ("Two.", ())]),
        ("One [@a]. Two.[@b, c]", [("One.", ("a",)), ("Two.", ("b", "c"))]),
        ("One. [@a] Two. [@b]", [("One.", ("a",)), ("Two.", ("b",))]),
        ("At 5 p.m. the U.N. spoke. Mr. A. Vos left.", [("At 5 p.m. the U.N. spoke.", ()), ("Mr. A. Vos left.", ())]),
        ("He said “no.” Then he left.", [("He said “no.”", ()), ("Then he left.", ())]),
        ("第一句。第二句。", [("第一句。", ()), ("第二句。", ())]),
        ("ماذا حدث؟ لا نعرف.", [("ماذا حدث؟", ()), ("لا نعرف.", ())]),
        ("One line\nanother", [("One line", ()), ("another", ())]),
        ("Without end", [("Without end", ())]),
        ("[@a]", [("", ("a",))]),
        ("", []),
        (None, []),
    ],
)
def test_sentences(text: str | None, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(s.text, s.ids) for s in w.sentences(text)] == expected


@pytest.mark.parametrize(
    ("reliability", "credibility", "code", "words"),
    [
        ("B", "2", "B2", "B2"),
        ("B", None, "B/–", "B, credibility not graded"),
        (None, "2", "–/2", "reliability not graded, credibility 2"),
        (None, None, "–", "not graded"),
    ],
)
def test_grades_are_never_filled_in(reliability: str | None, credibility: str | None, code: str, words: str) -> None:
    assert w.grade_code(reliability, credibility) == code
    assert w.grade_words(reliability, credibility) == words


def test_dates_sort_with_the_unknown_last() -> None:
    dates = ["2031-05-02", None, "2031-05", "2030", "not a date"]
    assert sorted(dates, key=w.date_key)[:3] == ["2030", "2031-05", "2031-05-02"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-03", "2031-05-05", "3 to 5 May 2031"),
        ("2031-05-03", None, "from 3 May 2031"),
        (None, "2031-05-03", "until 3 May 2031"),
        (None, None, ""),
    ],
)
def test_period(start: str | None, end: str | None, words: str) -> None:
    assert w.period_words(start, end) == words


def test_what_marks_an_item_belongs_to_no_sentence() -> None:
    text = "Two things:\n- The gate [@a].\n  • It rained. It poured.\n-5 degrees"
    found = w.sentences(text)
    assert [(s.text, s.ids) for s in found] == [
        ("Two things:", ()), ("The gate.", ("a",)), ("It rained.", ()), ("It poured.", ()), ("-5 degrees", ()),
    ]  # fmt: skip
    assert [text[s.start : s.end] for s in found] == [
        "Two things:", "The gate [@a].", "It rained.", "It poured.", "-5 degrees",
    ]  # fmt: skip


def test_a_dash_within_a_sentence_stays() -> None:
    (found,) = w.sentences("The bridge - closed on Monday – opens again.")
    assert found.text == "The bridge - closed on Monday – opens again."


def test_sentence_ends_once() -> None:
    assert w.sentence("It rains") == "It rains."
    assert w.sentence("It rains.") == "It rains."
    assert w.sentence("Does it?”") == "Does it?”"
    assert w.open_end("It rains.") == "It rains"
    assert w.count_words(1, "source") == "one source"
    assert w.count_words(13, "source") == "13 sources"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("plain", ""),
        ("a \u202e b", "\u202c"),
        ("a \u202e b \u202c c", ""),
        ("a \u2067 b \u202a c", "\u202c\u2069"),
        ("a \u2067 b \u202a c \u2069 d", ""),
        ("a \u2069 b \u202c c", ""),
        ("a \u202b b \u2069 c", "\u202c"),
    ],
)
def test_text_turns_nothing_that_follows(text: str, ends: str) -> None:
    assert w.turned_back(text) == ends
    assert w.one_line(text) == text + ends
    assert w.sentence(text) == f"{text}{ends}."
    assert w.open_end(f"{text}.") == text + ends
    assert w.flat(text) == text


@given(st.text(alphabet=" \t\n\r\v\f\x85\u00a0\u2003\u202f\u2028\u3000ab"))
def test_flat_leaves_single_blanks_and_those_that_hold_words_together(text: str) -> None:
    assert w.flat(text) == re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


@pytest.mark.parametrize(
    ("date", "words", "short", "phrase"),
    [
        ("2031", "2031", "2031", "in 2031"),
        ("2031-03", "March 2031", "Mar 2031", "in March 2031"),
        ("2031-03-03", "3 March 2031", "3\u00a0Mar 2031", "on 3 March 2031"),
        ("2031-03-03T14:05Z", "3 March 2031, 14:05 UTC", "3\u00a0Mar 2031, 14:05\u00a0UTC", "on 3 March 2031"),
        ("2031-03-03?", "3 March 2031 (uncertain)", "3\u00a0Mar 2031 (uncertain)", "on 3 March 2031 (uncertain)"),
        ("2031~", "about 2031", "about 2031", "around 2031"),
        ("2031-21", "spring 2031", "spring 2031", "in spring 2031"),
        ("203X", "the 2030s", "the 2030s", "in the 2030s"),
        ("2031-03-01/2031-03-05", "1 to 5 March 2031", "1 to 5\u00a0Mar 2031", "between 1 and 5 March 2031"),
        ("../2031-03", "until March 2031", "until Mar 2031", "until March 2031"),
        (None, "not stated", "not stated", ""),
        ("some day", "some day", "some day", "as of some day"),
    ],
)
def test_dates_keep_their_precision(date: str | None, words: str, short: str, phrase: str) -> None:
    assert (w.date_words(date), w.short_date(date), w.date_phrase(date)) == (words, short, phrase)


@pytest.mark.parametrize(
    ("fields", "words", "prose"),
    [
        ({"best": 1200.0}, "1,200", "1,200"),
        ({"best": 9.0}, "9", "nine"),
        ({"minimum": 24.0}, "at least 24", "at least 24"),
        ({"maximum": 7.0}, "at most 7", "at most seven"),
        ({"minimum": 27.0, "maximum": 35.0}, "27 to 35", "27 to 35"),
        ({"minimum": 27.0, "best": 30.0, "maximum": 35.0}, "30 (27 to 35)", "30 (27 to 35)"),
        ({"wording": "dozens"}, "dozens", "dozens"),
        ({"wording": "no fewer than 24", "minimum": 24.0}, "no fewer than 24", "no fewer than 24"),
        ({"best": 2.5, "unit": "tonnes"}, "2.5 tonnes", "2.5 tonnes"),
        ({}, "not stated", "not stated"),
    ],
)
def test_figures_are_said_as_their_authority_put_them(fields: dict[str, Any], words: str, prose: str) -> None:
    claim = Claim.make("01900000-0000-7000-8000-000000000001", statement="Said.", **fields)
    assert (w.figure_words(claim), w.figure_prose(claim)) == (words, prose)
