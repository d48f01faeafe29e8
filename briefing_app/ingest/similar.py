# SPDX-License-Identifier: Apache-2.0
"""The passage most like a quote that is not in a text, to show in the message. Linear in the text."""

import difflib
import re
from collections import Counter
from typing import Final

# Chinese and Japanese have no spaces: each character counts as a word.
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_MOST_WORDS: Final = 2_000
_ENOUGH: Final = 0.4
_REFINED: Final = 300
_FEW: Final = 4
_VOCABULARY: Final = 5_000


def most_similar(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of the passage that shares most words with the quote; None if none shares enough."""
    wanted = [found[0].casefold() for found in _WORD.finditer(quote[: _MOST_WORDS * 20])][:_MOST_WORDS]
    words = [(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]
    if not wanted or not words:
        return None
    if len(wanted) <= _FEW:
        wanted = _respelt(wanted, words)
    shared, first = _best_window([word for word, _, _ in words], wanted)
    if shared < max(1, len(wanted) * _ENOUGH):
        return None
    first, last = _refined([word for word, _, _ in words], wanted, first)
    return words[first][1], words[last][2]


def _best_window(words: list[str], wanted: list[str]) -> tuple[int, int]:
    """How many words the best window of the quote's length shares with it, and where it begins."""
    missing = Counter(wanted)
    size = len(wanted)
    shared = best = best_first = 0
    for place, word in enumerate(words):
        if word in missing:
            shared += missing[word] > 0
            missing[word] -= 1
        if place >= size and (left := words[place - size]) in missing:
            missing[left] += 1
            shared -= missing[left] > 0
        if shared > best:
            best, best_first = shared, max(0, place - size + 1)
    return best, best_first


def _refined(words: list[str], wanted: list[str], first: int) -> tuple[int, int]:
    """The window drawn in or out to where the words in common begin and end."""
    last = min(len(words), first + len(wanted)) - 1
    if len(wanted) > _REFINED:
        return first, last
    margin = len(wanted) // 4 + 2
    begin = max(0, first - margin)
    around = words[begin : last + margin + 1]
    blocks = difflib.SequenceMatcher(None, around, wanted, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return first, last
    return begin + blocks[0].a, begin + blocks[-1].a + blocks[-1].size - 1


def _respelt(wanted: list[str], words: list[tuple[str, int, int]]) -> list[str]:
    """A short quote with its unknown words replaced by the text's most similar ones."""
    vocabulary = list(dict.fromkeys(word for word, _, _ in words))[:_VOCABULARY]
    known = set(vocabulary)
    respelt: list[str] = []
    for word in wanted:
        close = [word] if word in known else difflib.get_close_matches(word[:60], vocabulary, 1, 0.75)
        respelt.append(close[0] if close else word)
    return respelt
