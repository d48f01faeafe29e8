# SPDX-License-Identifier: Apache-2.0
"""Which words were replaced by which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.analysis.differences import MOST_WORDS, compare, inline


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = compare(before, after)
    return [piece.text for piece in old if piece.differs], [piece.text for piece in new if piece.differs]


def test_only_the_words_that_differ_are_marked() -> None:
    assert differing("At least 17 were hurt.", "At least 24 were hurt.") == (["17"], ["24"])
    assert differing("The quay is closed.", "The old quay is closed.") == ([], ["old "])


def test_neighbouring_words_become_one_stretch() -> None:
    assert differing("the north gate is shut", "a south door is shut") == (["the north gate"], ["a south door"])


def test_scripts_without_blanks_are_compared_by_character() -> None:
    assert differing("港口关闭", "港口开放") == (["关闭"], ["开放"])


def test_long_stretches_count_as_replaced_as_a_whole() -> None:
    old, new = "x " * MOST_WORDS + "z", "y " * MOST_WORDS + "z"
    assert differing(old, new) == ([("x " * MOST_WORDS).strip()], [("y " * MOST_WORDS).strip()])


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_give_the_texts_again(before: str, after: str) -> None:
    old, new = compare(before, after)
    assert "".join(piece.text for piece in old) == before
    assert "".join(piece.text for piece in new) == after


def test_both_texts_as_one() -> None:
    found = inline("The road is cut in two places.", "The track is cut in ten places now.")
    assert [(part.kind, part.text) for part in found if part.kind != "same"] == [
        ("gone", "road"), ("new", "track"), ("gone", "two"), ("new", "ten"), ("new", " now"),
    ]  # fmt: skip
    assert "".join(part.text for part in found if part.kind != "new") == "The road is cut in two places."
    assert "".join(part.text for part in found if part.kind != "gone") == "The track is cut in ten places now."


@pytest.mark.parametrize(("before", "after"), [("", ""), ("a b", ""), ("", "a b"), ("a b c", "x y z"), ("a a", "a")])
def test_both_texts_come_back_from_one(before: str, after: str) -> None:
    found = inline(before, after)
    assert "".join(part.text for part in found if part.kind != "new") == before
    assert "".join(part.text for part in found if part.kind != "gone") == after
