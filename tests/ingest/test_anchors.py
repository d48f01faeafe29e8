# SPDX-License-Identifier: Apache-2.0
"""Anchors and the search for quotes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.domain.errors import BadInput
from briefing_app.ingest import (
    QuoteAmbiguous,
    QuoteNotFound,
    anchor_for_quote,
    find,
    make,
    matches,
    normalise,
    text_hash,
)
from briefing_app.ingest.folding import fold_quote

TEXT = (
    "The mayor said: “The bridge’s west side—built in 1911—is\n\nclosed.” Nobody was hurt. The bridge is closed.\n"
    "A ﬁnal note: the co\u00adope\u00adra\u00adtion with Kangxi ⼈ went on\u00a0well. Nobody was hurt."
)
HASH = text_hash(TEXT)
letters = st.text(st.sampled_from("abAB '’\"“—-\n \u00a0\u00adﬁ́é⼈人½①ｶﾞガ"), max_size=60)


@given(st.text(min_size=1), st.data())
def test_an_anchor_matches_the_text_it_was_made_in_and_no_other(text: str, data: st.DataObject) -> None:
    text = normalise(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    if start >= end or not fold_quote(text[start:end]):
        with pytest.raises(BadInput):
            make(text, start, end, text_hash(text))
        return
    anchor = make(text, start, end, text_hash(text))
    assert matches(text, anchor)
    assert anchor.exact == text[start:end]
    assert (anchor.prefix + anchor.exact + anchor.suffix) in text
    assert not matches(text + "x", anchor)
    assert not matches("y" + text, anchor)
    assert (start, end) in find(text, anchor.exact)


@given(letters, letters, letters)
def test_found_spans_are_equal_to_the_quote_when_compared(before: str, quote: str, after: str) -> None:
    text = normalise(before + quote + after)
    assume(fold_quote(quote))
    for start, end in find(text, quote):
        assert fold_quote(text[start:end]) == fold_quote(quote)


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ('"The bridge\'s west side-built in 1911-is closed."', TEXT[16 : TEXT.index(" Nobody")]),
        ("A final  note", "A ﬁnal note"),
        ("cooperation", "co\u00adope\u00adra\u00adtion"),
        ("Kangxi 人 went on well", "Kangxi ⼈ went on\u00a0well"),
        ("  The bridge is closed.\r\n", "The bridge is closed."),
    ],
)
def test_tolerant_search_gives_the_stored_characters(quote: str, exact: str) -> None:
    anchor = anchor_for_quote(TEXT, quote, HASH)
    assert anchor.exact == exact
    assert matches(TEXT, anchor)


def test_case_and_half_characters_do_not_match() -> None:
    assert find(TEXT, "the mayor said") == []
    assert find("A ﬁnal note", "A f") == []
    assert find("un café noir", "cafe") == []


def test_an_ambiguous_quote_lists_its_places() -> None:
    with pytest.raises(QuoteAmbiguous, match=r"2 times in the text.*--span START:END") as caught:
        anchor_for_quote(TEXT, "Nobody was hurt.", HASH)
    first, second = caught.value.places
    for place in (first, second):
        assert TEXT[place.start : place.end] == "Nobody was hurt."
        assert f"{place.start}:{place.end}" in str(caught.value)
    assert anchor_for_quote(TEXT, "Nobody was hurt.", HASH, near=second.start - 3).start == second.start
    assert anchor_for_quote(TEXT, "Nobody was hurt.", HASH, near=0).start == first.start


def test_a_quote_that_is_not_there_shows_the_nearest_passage() -> None:
    with pytest.raises(QuoteNotFound, match="The bridge is closed") as caught:
        anchor_for_quote(TEXT, "The bridge is not closed", HASH)
    assert caught.value.nearest is not None
    start, end, words = caught.value.nearest
    assert TEXT[start:end] == words == "The bridge is closed"
    with pytest.raises(QuoteNotFound, match="Kangxi"):
        anchor_for_quote(TEXT, "Kanxi", HASH)
    with pytest.raises(QuoteNotFound, match="Nothing in the text is similar"):
        anchor_for_quote(TEXT, "entirely different vocabulary", HASH)
    with pytest.raises(BadInput, match="empty"):
        find(TEXT, " \n")


def test_chinese_and_arabic_quotes() -> None:
    text = "部长说，桥已关闭。居民表示不满。\nقال الوزير إن الجسر مغلق."
    assert anchor_for_quote(text, "桥已关闭", text_hash(text)).start == 4
    assert anchor_for_quote(text, "إن الجسر", text_hash(text)).exact == "إن الجسر"
    with pytest.raises(QuoteNotFound, match="桥已关闭"):
        anchor_for_quote(text, "桥梁已关闭", text_hash(text))


@pytest.mark.usefixtures("no_hang")
def test_a_long_text_is_searched_without_hanging() -> None:
    text = " ".join(f"word{n % 7919} of clause {n}" for n in range(60_000))
    for quote in ("word17 of clause\u00a017 word19", "word17 off clause 17 wurd18", "x" * 50_000, "clausse"):
        with pytest.raises(QuoteNotFound) as caught:
            anchor_for_quote(text, quote, "0")
        assert len(str(caught.value)) < 1_000
    assert len(text) > 1_000_000
