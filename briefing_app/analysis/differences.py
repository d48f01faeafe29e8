# SPDX-License-Identifier: Apache-2.0
"""Which words of a text were replaced by which, so that an edit can be read at a glance."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MOST_WORDS = 400
"""Differing words that are compared one by one; a longer stretch counts as replaced as a whole."""
_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f]|[^\W_]+|\s+|[\W_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it differs from the other side."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of two texts shown as one: in both, only in the former (gone), or only in the latter (new)."""

    text: str
    kind: Literal["same", "gone", "new"]


def compare(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; the pieces of each joined give the text again."""
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for is_same, gone, new in _blocks(before, after):
        _add(sides[0], gone, differs=not is_same)
        _add(sides[1], new, differs=not is_same)
    return _joined(sides[0]), _joined(sides[1])


def inline(before: str, after: str) -> tuple[Stretch, ...]:
    """Both texts as one, what is gone before what is new. Without what is new it is the former text, without what is
    gone the latter."""
    blocks = list(_blocks(before, after))
    result: list[Stretch] = []
    gone = new = ""
    for place, (is_same, old_words, new_words) in enumerate(blocks):
        text = "".join(old_words)
        is_gap = is_same and text.isspace() and 0 < place < len(blocks) - 1 and bool(gone or new)
        if is_same and not is_gap:
            result += [Stretch(gone, "gone")] if gone else []
            result += [Stretch(new, "new")] if new else []
            result += [Stretch(text, "same")] if text else []
            gone = new = ""
        else:
            gone, new = gone + text, new + "".join(new_words)
    result += [Stretch(gone, "gone")] if gone else []
    return (*result, *([Stretch(new, "new")] if new else []))


def _blocks(before: str, after: str) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Stretches of words of both, each with whether they are the same."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    yield True, old[:start], new[:start]
    if max(len(old_middle), len(new_middle)) > MOST_WORDS:
        yield False, old_middle, new_middle
    else:
        for tag, a, b, c, d in SequenceMatcher(None, old_middle, new_middle, autojunk=False).get_opcodes():
            yield tag == "equal", old_middle[a:b], new_middle[c:d]
    yield True, old[len(old) - end :], new[len(new) - end :]


def _common(one: list[str], two: list[str]) -> int:
    count = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        count += 1
    return count


def _add(side: list[Piece], words: list[str], *, differs: bool) -> None:
    if words:
        side.append(Piece("".join(words), differs))


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """A lone blank between two changed words is no agreement; neighbours of one kind become one piece."""
    result: list[Piece] = []
    for place, piece in enumerate(pieces):
        between = 0 < place < len(pieces) - 1 and pieces[place - 1].differs and pieces[place + 1].differs
        differs = piece.differs or (between and piece.text.isspace())
        if result and result[-1].differs == differs:
            result[-1] = Piece(result[-1].text + piece.text, differs)
        else:
            result.append(Piece(piece.text, differs))
    return tuple(result)
