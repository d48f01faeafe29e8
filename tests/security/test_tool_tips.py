# SPDX-License-Identifier: Apache-2.0
"""A tool tip shows what a case holds as it stands; as HTML it would load pictures from disk and from servers."""

from html import unescape

import pytest

from briefing_app.ui import words


@pytest.mark.parametrize("text", ["<img src='//host/x.png'>", "Supports: <b>x</b>", "&lt;img&gt;"])
def test_what_looks_like_html_is_only_shown(text: str) -> None:
    tip = words.tip(text)
    assert tip.count("<") == 2  # our own element, and nothing inside it
    assert unescape(tip.removeprefix("<qt>").removesuffix("</qt>")) == text


def test_ordinary_words_stay_as_they_are() -> None:
    assert words.tip("17 hurt, 3 missing") == "17 hurt, 3 missing"
