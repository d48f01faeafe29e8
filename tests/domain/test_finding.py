# SPDX-License-Identifier: Apache-2.0
"""Finding words in one text as a reader does."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.finding import MOST_MATCHES, SearchableText


def _found(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in SearchableText(text).find(wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("The Harbour and the harbour.", "harbour", ["Harbour", "harbour"]),
        ("The e\u0301vacuation of Évora", "ev", ["e\u0301v", "Év"]),
        ("Straße, ﬁne", "strasse", ["Straße"]),
        ("Straße, ﬁne", "fine", ["ﬁne"]),
        ("a ﬁ b", "i", ["ﬁ"]),
        ("Straße", "s", ["S", "ß"]),
        ("one\ntwo", "one two", ["one\ntwo"]),
        ("ﬁrst\ntwo", "first two", ["ﬁrst\ntwo"]),
        ("“so,” they say: it’s", "it's", ["it’s"]),
        ("قالت القَافِلَةُ إنها في الطريق", "القافله", ["القَافِلَةُ"]),
        ("وصلوا إلى المينـــاء", "الى الميناء", ["إلى المينـــاء"]),
        ("港口的桥梁", "桥梁", ["桥梁"]),
        ("😀 ok 😀", "OK", ["ok"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing here", "elsewhere", []),
        ("nothing here", "  ", []),
        ("nothing here", "\u064b", []),
        ("a.b and a-b", "a.b", ["a.b"]),
    ],
)
def test_find_as_a_reader_looks(text: str, wanted: str, found: list[str]) -> None:
    assert _found(text, wanted) == found


def test_find_stops_at_so_many() -> None:
    assert len(SearchableText("é" * (MOST_MATCHES + 10)).find("e")) == MOST_MATCHES


@given(st.text(alphabet="aAéßﬁ\u0301 \n😀اأَـل", max_size=40), st.integers(0, 40), st.integers(1, 8))
def test_whatever_stands_there_is_found_where_it_stands(text: str, start: int, size: int) -> None:
    part = text[start : start + size]
    spans = SearchableText(text).find(part)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    if any(sign in "aAéßﬁ😀األ" for sign in part):
        assert spans
