# SPDX-License-Identifier: Apache-2.0
"""Which words of a text were replaced by which, so that an edit can be read at a glance."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 400
"""Differing words that are compared one by one; a longer stretch counts as replaced as a whole."""
_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f]|[^\W_]+|\s+|[\W_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it differs from the other side."""

    text: str
    differs: bool


def compare(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; the pieces of each joined give the text again."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for side in sides:
        _add(side, old[:start], differs=False)
    if max(len(old_middle), len(new_middle)) > MOST_WORDS:
        blocks = [("replace", 0, len(old_middle), 0, len(new_middle))]
    else:
        blocks = list(SequenceMatcher(None, old_middle, new_middle, autojunk=False).get_opcodes())
    for tag, a, b, c, d in blocks:
        _add(sides[0], old_middle[a:b], differs=tag != "equal")
        _add(sides[1], new_middle[c:d], differs=tag != "equal")
    for side in sides:
        _add(side, old[len(old) - end :], differs=False)
    return _joined(sides[0]), _joined(sides[1])


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
