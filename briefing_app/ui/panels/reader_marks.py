# SPDX-License-Identifier: Apache-2.0
"""The marked passages of the reader: found by place, and drawn so that each stance has a line of its own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen, QTextBlock, QTextLine

from briefing_app.ui import theme
from briefing_app.ui.widgets.positions import TextPositions

_STYLES = {
    "supports": Qt.PenStyle.SolidLine,
    "context": Qt.PenStyle.DotLine,
}
DASHES = [3.0, 1.8]
BELOW = 0.28  # of the type's size: how far the line stands under the letters' feet
RISE = 0.94  # of what the letters rise: how far the tint reaches up


class Highlight(Protocol):
    """A passage to be marked, in code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def stance(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def citation(self) -> str: ...
    @property
    def statement(self) -> str: ...
    @property
    def grade(self) -> str: ...
    @property
    def withdrawn(self) -> bool: ...


class Mark(NamedTuple):
    """A marked passage, in Qt positions. ``withdrawn``: what it was cited for is held no longer."""

    start: int
    end: int
    stance: str
    subject: str
    citation: str
    statement: str
    grade: str = ""
    withdrawn: bool = False


class Marks:
    """The marked passages of one text, found by place."""

    def __init__(self, highlights: Sequence[Highlight] = (), positions: TextPositions | None = None) -> None:
        to_qt = positions.to_qt if positions is not None and positions.has_wide else int
        made = [
            Mark(
                to_qt(item.start), to_qt(item.end), item.stance, item.subject, item.citation, item.statement,
                item.grade, item.withdrawn,
            )
            for item in highlights
        ]  # fmt: skip
        self.all = sorted(made, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self.all]
        self._reach = list(accumulate((mark.end for mark in self.all), max))  # how far the marks up to here reach
        self._by_citation = {mark.citation: number for number, mark in enumerate(self.all)}

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that touch the range, shorter ones last so that they are seen on top."""
        first = bisect_right(self._reach, start)
        last = bisect_right(self._starts, end)
        found = [mark for mark in self.all[first:last] if mark.end > start and mark.start < end]
        return sorted(found, key=lambda mark: mark.start - mark.end)

    def beginning_between(self, start: int, end: int) -> list[Mark]:
        """The marks that begin in the range, in their order."""
        return self.all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def of(self, citation: str) -> Mark | None:
        number = self._by_citation.get(citation)
        return None if number is None else self.all[number]

    def beside(self, citation: str, position: int, step: int) -> Mark | None:
        """The next (1) or previous (-1) mark from a mark, or from a position where none is known; round the ends."""
        number = self._by_citation.get(citation)
        if number is None:
            behind = bisect_right(self._starts, position - (step < 0))
            number = behind if step > 0 else behind - 1
        else:
            number += step
        return self.all[number % len(self.all)] if self.all else None


@dataclass(frozen=True, slots=True)
class Finds:
    """The places that the find bar found, in Qt positions, and the number of the current one (-1: none)."""

    spans: Sequence[tuple[int, int]] = ()
    current: int = -1

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Those that touch the range, each with whether it is the current one."""
        number = max(0, bisect_right(self.spans, (start, 0)) - 1)
        while number < len(self.spans) and self.spans[number][0] < end:
            first, last = self.spans[number]
            if last > start:
                yield first, last, number == self.current
            number += 1


def line_pen(stance: str, colour: QColor | None = None, width: int = 2) -> QPen:
    """Solid for what supports, dashed for what contradicts, dotted for context."""
    pen = QPen(colour or theme.colours().role(stance), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stance == "contradicts":
        pen.setDashPattern(DASHES)
    else:
        pen.setStyle(_STYLES[stance])
    return pen


def pieces(block: QTextBlock, first: int, last: int, size: int) -> Iterator[QRectF]:
    """Where a range of the document stands on the lines of a paragraph that is laid out, from its corner."""
    start, end = first - block.position(), last - block.position()
    layout = block.layout()
    begun = layout.lineForTextPosition(max(0, start))
    for number in range(begun.lineNumber() if begun.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end:
            return
        left, right = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if left < right:
            begin, stop = _x(line, left), _x(line, right)
            below = line.y() + line.ascent() + size * BELOW
            height = line.ascent() * RISE + size * BELOW
            inked = line.naturalTextRect()  # without the blank at which a line was broken
            first_x, last_x = max(min(begin, stop), inked.left()), min(max(begin, stop), inked.right())
            if first_x < last_x:
                yield QRectF(first_x, below - height, last_x - first_x, height)


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # a pair, whatever the annotation says
    return float(found[0] if isinstance(found, (tuple, list)) else found)
