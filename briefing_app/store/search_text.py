# SPDX-License-Identifier: Apache-2.0
"""How text is folded for search, the same for what is stored and what is asked.

NFKC and case folding; Arabic marks and tatweel away, alef, ya and ta marbuta forms unified, the article stripped;
Chinese characters and kana stand apart and are searched as phrases; accents fall away in the tokenizer.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.domain import arabic
from briefing_app.domain.errors import BadInput
from briefing_app.domain.normal_forms import normal_form

_ARABIC_ARTICLE = re.compile("(?<![\u0600-\u06ff])(?:[وفبك]?ال|لل)(?=[\u0620-\u064a]{3})")
_CJK_RANGES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_CJK = re.compile(f"[{_CJK_RANGES}]")
_WORD = re.compile(r"\w+")
# Marks are no word characters for Python, but stand inside words.
_PIECE = re.compile(f"[{_CJK_RANGES}]|(?:[^\\W{_CJK_RANGES}]|[\u0300-\u036f\u064b-\u065f\u0670])+")
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]|(\S+)')
_SNIPPET = 160
_SHORT = 40  # characters of a word; longer ones are hardly met twice
MOST_PHRASES = 64  # of a query; the rest is not looked for
LONGEST_LOOK = 50_000  # characters of a text in which a snippet is looked for


def fold_text(text: str) -> str:
    """The text as it goes into the index."""
    if text.isascii():
        return text.lower()
    folded = normal_form("NFKC", text).casefold()
    if arabic.SCRIPT.search(folded):
        folded = arabic.MARKS.sub("", folded).translate(arabic.FORMS)
        folded = _ARABIC_ARTICLE.sub("", folded)
    return _CJK.sub(r" \g<0> ", folded)


def fold_word(word: str) -> tuple[str, ...]:
    """The index words of a piece of text, accents gone: what the tokenizer would make of it."""
    return _folded(word) if len(word) <= _SHORT else _folded.__wrapped__(word)


@lru_cache(maxsize=16_384)
def _folded(word: str) -> tuple[str, ...]:
    """Kept, because a snippet folds each word of a text, and the same words come again and again."""
    folded = normal_form("NFD", fold_text(word))
    plain = "".join(c for c in folded if unicodedata.category(c) != "Mn")
    return tuple(_WORD.findall(plain.replace("_", " ")))


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asked: the FTS5 expression, and each phrase as folded words with whether its end is open."""

    expression: str
    phrases: tuple[tuple[tuple[str, ...], bool], ...]


def parse(text: str) -> Query:
    """Reads what a person typed. Raises BadInput where there is nothing to look for."""
    phrases: list[tuple[tuple[str, ...], bool]] = []
    for match in _QUOTED.finditer(text.replace("\x00", " ")):
        words = fold_word(match[1] or match[2])
        if words:
            last = words[-1]
            # A single Latin letter as a prefix would match half the case; a Chinese character is a word.
            closed = match[1] is not None or _CJK.match(last) or (len(last) < 2 and last.isascii())
            phrases.append((words, not closed))
        if len(phrases) == MOST_PHRASES:
            break
    if not phrases:
        raise BadInput("There is no word to search for. Type at least one word or number.")
    expression = " AND ".join('"' + " ".join(words) + '"' + (" *" if open_end else "") for words, open_end in phrases)
    return Query(expression, tuple(phrases))


def snippet(text: str, query: Query, length: int = _SNIPPET) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The part of the text around the first match, with the matches in it as (start, end)."""
    matches = _matches(text, query)
    first = matches[0][0] if matches else 0
    start = max(0, first - length // 3)
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space != -1 else start
    end = min(len(text), start + length)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > first else end
    lead = "… " if start else ""
    shown = lead + text[start:end].replace("\n", " ") + (" …" if end < len(text) else "")
    shift = len(lead) - start
    return shown, tuple((a + shift, b + shift) for a, b in matches if a >= start and b <= end)


def _matches(text: str, query: Query) -> list[tuple[int, int]]:
    """Where the phrases stand: in the whole text, or in the part of a long one where the first word seems to be."""
    look = 0
    if len(text) > LONGEST_LOOK:
        look = max(0, text.lower().find(query.phrases[0][0][0]) - _SNIPPET)
    pieces = [
        (word, piece.start(), piece.end())
        for piece in _PIECE.finditer(text, look, look + LONGEST_LOOK)
        for word in fold_word(piece[0])
    ]
    found: set[tuple[int, int]] = set()
    for phrase, open_end in query.phrases:
        size = len(phrase)
        for index in range(len(pieces) - size + 1):
            if _fits([piece[0] for piece in pieces[index : index + size]], phrase, open_end):
                found.add((pieces[index][1], pieces[index + size - 1][2]))
    return sorted(found)


def _fits(words: list[str], phrase: tuple[str, ...], open_end: bool) -> bool:
    if words[:-1] != list(phrase[:-1]):
        return False
    return words[-1].startswith(phrase[-1]) if open_end else words[-1] == phrase[-1]
