# SPDX-License-Identifier: Apache-2.0
"""Unicode normal forms in time linear in the text, whatever it holds.

The standard library sorts marks by insertion: a run of 300,000 accents in alternating order keeps it busy for a minute,
and nothing can interrupt it. Long runs are therefore sorted here first; the result is the same.
"""

import unicodedata
from typing import Final, Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

_LONG: Final = 64
"""Characters. Shorter runs cost nothing; each longer one holds a place that the coarse look comes by."""
_KEPT: Final = 100_000


class _Marks(dict[str, bool]):
    """Whether a character, once taken apart, begins with a mark that can change places with others."""

    def __init__(self, apart: Form) -> None:
        super().__init__()
        self.apart = apart

    def __missing__(self, char: str) -> bool:
        found = unicodedata.combining(unicodedata.normalize(self.apart, char)[0]) != 0
        if len(self) < _KEPT:
            self[char] = found
        return found


_CANONICAL: Final = _Marks("NFD")
_COMPATIBLE: Final = _Marks("NFKD")


def normal_form(form: Form, text: str) -> str:
    """What ``unicodedata.normalize`` gives."""
    if text.isascii():
        return text
    marks = _COMPATIBLE if form in ("NFKC", "NFKD") else _CANONICAL
    if any(marks[char] for char in text[::_LONG]):
        text = _with_sorted_runs(text, marks)
    return unicodedata.normalize(form, text)


def _with_sorted_runs(text: str, marks: _Marks) -> str:
    parts: list[str] = []
    done = place = 0
    while place < len(text):
        if not marks[text[place]]:
            place += _LONG
            continue
        start = end = place
        while start > done and marks[text[start - 1]]:
            start -= 1
        while end < len(text) and marks[text[end]]:
            end += 1
        if end - start >= _LONG:
            apart = "".join(unicodedata.normalize(marks.apart, char) for char in text[start:end])
            parts += (text[done:start], "".join(sorted(apart, key=unicodedata.combining)))
            done = end
        place = end + 1
    return "".join((*parts, text[done:]))
