# SPDX-License-Identifier: Apache-2.0
"""How values are said in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
