# SPDX-License-Identifier: Apache-2.0
"""Lays out a document paragraph by paragraph, when a paragraph is looked at.

The layout that comes with Qt lays out everything from the start of a document to the place that is shown, which holds
the window up for seconds with a long text. This one estimates the height of what nobody has looked at yet and corrects
it in small steps (``measure``), so that any place of any text is there at once. It shows plain paragraphs only: no
tables, no lists, no pictures.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from briefing_app.ui import theme, words
from briefing_app.ui.widgets.heights import Heights

AVERAGE_SAMPLE = "the quick analyst reads a line of sixty characters, no more."
AROUND = 40  # paragraphs beside those in sight that are measured first
FOOT = 24  # pixels of room under the last line
BATCH = 8  # paragraphs between two looks at the clock


@dataclass(frozen=True, slots=True)
class Typeset:
    """How a text is set, by the size of its type in pixels."""

    size: int

    @property
    def line(self) -> int:
        """The least height of a line; taller scripts take what they need."""
        return round(self.size * 1.625)

    @property
    def gap(self) -> int:
        """The height of an empty line: paragraphs stand apart, but not by a whole line."""
        return round(self.size * 0.69)

    def heading(self, level: int) -> int:
        """The size of a heading's type: the first level is the largest."""
        return round(self.size * {1: 1.25, 2: 1.125}.get(level, 1.0))

    def above_heading(self, level: int) -> int:
        """What is added over a heading within the text."""
        return round(self.size * (0.6 if level <= 2 else 0.35))


class ParagraphLayout(QAbstractTextDocumentLayout):
    """One paragraph under the other, each as wide as the document's page."""

    def __init__(self, document: QTextDocument, typeset: Typeset) -> None:
        super().__init__(document)
        self.typeset = typeset
        self._width = 1.0
        self._lengths: Sequence[int] = (0,)
        self._heights = Heights((typeset.line,))
        self._is_known = bytearray(1)
        self._next = 0
        self.version = 0
        """Another number as soon as paragraphs may be laid out otherwise."""

    # What the reader says

    def begin(self, lengths: Sequence[int]) -> None:
        """The document holds paragraphs of these lengths now."""
        self._lengths = lengths
        self.forget()

    def forget(self) -> None:
        """All heights are estimates again: the text, its width or its type have changed."""
        self.version += 1
        each = QFontMetricsF(theme.reading(self.typeset.size)).horizontalAdvance(AVERAGE_SAMPLE) / len(AVERAGE_SAMPLE)
        in_line = max(1.0, self._width / each)
        line, gap = self.typeset.line, self.typeset.gap
        self._heights = Heights([(int(length / in_line) + 1) * line if length else gap for length in self._lengths])
        self._is_known = bytearray(len(self._lengths))
        self._next = 0

    def measure(self, y: float, seconds: float) -> bool:
        """Replaces estimates by heights for about so long, first around a place; whether estimates are left."""
        until = perf_counter() + seconds
        here = self._heights.at(y)
        near = range(max(0, here - AROUND), min(len(self._lengths), here + AROUND))
        waiting = [number for number in near if not self._is_known[number]]
        for index, number in enumerate(waiting):
            self._block(number)
            if index % BATCH == BATCH - 1 and perf_counter() > until:
                return True
        while self._next < len(self._lengths):
            for number in range(self._next, min(self._next + BATCH, len(self._lengths))):
                if not self._is_known[number]:
                    self._block(number).clearLayout()
            self._next += BATCH
            if perf_counter() > until:
                break
        return self._next < len(self._lengths)

    def top_of(self, number: int) -> int:
        """Where a paragraph begins, in pixels from the top."""
        return self._heights.before(number)

    def number_at(self, y: float) -> int:
        """The number of the paragraph that stands there."""
        return self._heights.at(y)

    def settled_height(self) -> int:
        """The height of everything, as far as it is known."""
        return self._heights.total

    # What Qt asks

    def documentSize(self) -> QSizeF:
        return QSizeF(self._width, self._heights.total + FOOT)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The place of a paragraph, which is laid out by this."""
        number = block.blockNumber()
        if not 0 <= number < len(self._lengths):
            return QRectF()
        self._lay_out(block, number)
        return QRectF(0, self._heights.before(number), self._width, self._heights[number])

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Qt tells so for a new width, too; what is in the document, the reader tells by ``begin``."""
        width = max(1.0, self.document().pageSize().width())
        if width != self._width:
            self._width = width
            self.forget()

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        if not isinstance(point, QPointF):
            point = QPointF(point.x, point.y) if isinstance(point, QPainterPath.Element) else QPointF(point)
        number = self._heights.at(point.y())
        block = self._block(number)
        inside = point - QPointF(0, self._heights.before(number))
        line = line_at(block.layout(), inside.y())
        if line is None:
            return block.position()
        exact = accuracy == Qt.HitTestAccuracy.ExactHit
        if exact and not line.naturalTextRect().adjusted(0, -2, 0, 2).contains(inside):
            return -1
        return block.position() + line.xToCursor(inside.x())

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip: QRectF = context.clip
        bottom = clip.bottom() if clip.isValid() else self._heights.total
        number = self._heights.at(clip.top() if clip.isValid() else 0)
        top = self._heights.before(number)
        block = self.document().findBlockByNumber(number)
        painter.setPen(context.palette.text().color())
        while block.isValid() and top <= bottom:
            self._lay_out(block, number)
            layout = block.layout()
            layout.draw(painter, QPointF(0, top), _selected(block, context), clip)
            caret = context.cursorPosition - block.position()
            if 0 <= caret < block.length():
                layout.drawCursor(painter, QPointF(0, top), caret, 1)
            top += self._heights[number]
            number += 1
            block = block.next()

    # Laying out

    def _block(self, number: int) -> QTextBlock:
        """A paragraph, laid out."""
        block = self.document().findBlockByNumber(number)
        self._lay_out(block, number)
        return block

    def _lay_out(self, block: QTextBlock, number: int) -> None:
        layout = block.layout()
        if layout.lineCount() and self._is_known[number]:
            return
        text = block.text()
        level = block.blockFormat().headingLevel()
        layout.setTextOption(_option(text))
        top = 0.0 if not level or not number else self.typeset.above_heading(level)
        least = self.typeset.line if text.strip() else self.typeset.gap
        if level:
            least = max(round(self.typeset.heading(level) * 1.35), 1)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            natural = line.height()
            height = max(least, natural) if text else least
            line.setPosition(QPointF(0, top + round(height - natural) // 2))
            top += height
        layout.endLayout()
        self._heights.correct(number, round(top))
        self._is_known[number] = 1


def line_at(layout: QTextLayout, y: float) -> QTextLine | None:
    """The line of a paragraph at this height, or the one nearest to it."""
    count = layout.lineCount()
    if not count:
        return None
    number = bisect_right(range(count), y, key=lambda number: layout.lineAt(number).y()) - 1
    return layout.lineAt(max(0, number))


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if words.is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _selected(block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext) -> list[QTextLayout.FormatRange]:
    """What is selected of a paragraph."""
    found = []
    first, last = block.position(), block.position() + block.length()
    for selection in context.selections:
        start, end = selection.cursor.selectionStart(), selection.cursor.selectionEnd()
        if start < last and end > first:
            piece = QTextLayout.FormatRange()
            piece.start = max(0, start - first)
            piece.length = min(end, last) - first - piece.start
            piece.format = selection.format
            found.append(piece)
    return found
