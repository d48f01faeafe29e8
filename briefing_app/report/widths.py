# SPDX-License-Identifier: Apache-2.0
"""Widths of table columns by what stands in them: no word is broken, and long texts get the room that is left."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from briefing_app.report.docx_text import plain_text
from briefing_app.report.model import Column, Inline, NoteRef, Row, Statement

_LINE = 97
"""About so many letters of table text stand on a line."""
_GAP = 2.2
_BREAK = re.compile(r"[ \t\n]+")
_ENOUGH_ROWS = 60
_SHORT = 15
"""A text of at most so many letters stays on one line, where the table has room for that."""


def narrowed(columns: Sequence[Column], rows: Sequence[Row], share: float) -> tuple[Column, ...]:
    """The columns for a line that has only this share of our own."""
    return fitted([replace(column, width=0) for column in columns], rows, _LINE * share)


def fitted(columns: Sequence[Column], rows: Sequence[Row], line: float = _LINE) -> tuple[Column, ...]:
    """The columns with their share of the line. A column that has a width of its own keeps it."""
    if all(column.width for column in columns):
        return tuple(columns)
    texts = [[_text(items) for items in row.cells] for row in rows if not row.spans][:_ENOUGH_ROWS]
    cells = [[len(text) for text in row] for row in texts]
    room = line - _GAP * len(columns)
    sizes = _least(columns, texts, _SHORT)
    if sum(sizes) > room:
        sizes = _least(columns, texts, 0)
    for _ in range(max(0, round(room - sum(sizes)))):
        sizes[_neediest(cells, sizes)] += 1
    whole = sum(sizes) + _GAP * len(sizes)
    return tuple(replace(column, width=(size + _GAP) / whole) for column, size in zip(columns, sizes, strict=True))


def _least(columns: Sequence[Column], texts: list[list[str]], short: int) -> list[float]:
    """What each column needs so that no word, and no text of at most ``short`` letters, is broken."""
    least = []
    for index, column in enumerate(columns):
        cells = [row[index] for row in texts]
        heads = [len(part) * 1.1 for part in _parts(column.heading, short)]
        least.append(max(*heads, *(len(part) for text in cells for part in _parts(text, short)), 1))
    return least


def _parts(text: str, short: int) -> list[str]:
    return [text] if len(text) <= short else _BREAK.split(text)


def _neediest(cells: list[list[int]], sizes: list[float]) -> int:
    """The column that makes rows high most often; where no text wraps, the narrowest for what it holds."""
    height = [0.0] * len(sizes)
    for row in cells:
        lines = [ceil(length / size) for length, size in zip(row, sizes, strict=True)]
        tallest = max(lines)
        for index, count in enumerate(lines):
            if count == tallest > 1:
                height[index] += count - 1
    if any(height):
        return height.index(max(height))
    spare = [max((row[i] for row in cells), default=0) - size for i, size in enumerate(sizes)]
    return spare.index(max(spare))


def _text(items: tuple[Inline, ...]) -> str:
    """The letters of a cell, with two more for each mark."""
    marks = sum(
        isinstance(part, NoteRef) for item in items for part in (item.items if isinstance(item, Statement) else (item,))
    )
    return plain_text(items) + "00" * marks
