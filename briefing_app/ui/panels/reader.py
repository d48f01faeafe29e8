# SPDX-License-Identifier: Apache-2.0
"""The reader: one stored text to read, mark and select passages in. It never changes the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from briefing_app.ui import theme, words
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.positions import TextPositions

LINE_HEIGHT = 26  # pixels at least; taller scripts take what they need
PARAGRAPH_GAP = 11

_LINES = {
    "supports": Qt.PenStyle.SolidLine,
    "contradicts": Qt.PenStyle.CustomDashLine,
    "context": Qt.PenStyle.DotLine,
}
DASHES = [3.0, 1.8]
LINE_BELOW = 4.5  # pixels under the baseline


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


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked passage, in Qt positions."""

    start: int
    end: int
    stance: str
    subject: str
    citation: str
    statement: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected, in code points, without the blanks around it."""

    start: int
    end: int
    text: str


class _Marker(QSyntaxHighlighter):
    """Tints marked passages, block by block; the reader draws the lines under them."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.marks: list[Mark] = []
        self._starts: list[int] = []
        self._longest = 0
        self.focus = ""

    def set_marks(self, marks: list[Mark]) -> None:
        self.marks = marks
        self._starts = [mark.start for mark in marks]
        self._longest = max((mark.end - mark.start for mark in marks), default=0)
        self.rehighlight()

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that touch the range, shorter ones last so that they are seen on top."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        found = [mark for mark in self.marks[first:last] if mark.end > start and mark.start < end]
        return sorted(found, key=lambda mark: mark.start - mark.end)

    def highlightBlock(self, text: str) -> None:
        begin = self.currentBlock().position()
        for mark in self.between(begin, begin + len(text) + 1):
            start = max(mark.start - begin, 0)
            self.setFormat(start, mark.end - begin - start, self._format(mark))

    def _format(self, mark: Mark) -> QTextCharFormat:
        colours = theme.colours()
        style = QTextCharFormat()
        soft = "accent_soft" if mark.citation == self.focus else f"{mark.stance}_soft"
        style.setBackground(colours.role(soft))
        return style


class Reader(QTextEdit):
    """Serif, about sixty characters a line, right-to-left paragraphs aligned to their side."""

    mark_activated = Signal(str, str)
    """A marked passage was clicked: subject id, citation id."""
    passage_selected = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Text of the source")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDefaultFont(theme.reading())
        self.document().setDocumentMargin(0)
        self._text = ""
        self._positions = TextPositions("")
        self._marker = _Marker(self.document())
        self.selectionChanged.connect(self.passage_selected)

    def set_text(self, text: str) -> None:
        """Shows a text; marks are gone until they are set."""
        self._marker.set_marks([])
        self._text = text
        self._positions = TextPositions(text)
        self.setPlainText(text)
        self._shape_paragraphs()
        self.verticalScrollBar().setValue(0)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Marks passages of the text that is shown."""
        to_qt = self._positions.to_qt
        marks = [
            Mark(
                to_qt(item.start),
                to_qt(item.end),
                item.stance,
                item.subject,
                item.citation,
                item.statement,
            )
            for item in highlights
        ]
        self._marker.set_marks(sorted(marks, key=lambda mark: (mark.start, mark.end)))

    @property
    def marks(self) -> list[Mark]:
        return self._marker.marks

    def focus_citation(self, citation: str) -> None:
        """Gives one passage the tint of what is current, and brings it into sight."""
        self._marker.focus = citation
        self._marker.rehighlight()
        mark = next((mark for mark in self._marker.marks if mark.citation == citation), None)
        if mark is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(mark.start)
            self.setTextCursor(cursor)
            self._centre()

    def select_span(self, start: int, end: int) -> None:
        """Selects a passage given in code points, and brings it into sight."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(start))
        cursor.setPosition(self._positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._centre()

    @property
    def selection(self) -> Selection | None:
        """The selected passage, or None where nothing but blanks is selected."""
        cursor = self.textCursor()
        start = self._positions.from_qt(cursor.selectionStart())
        end = self._positions.from_qt(cursor.selectionEnd())
        raw = self._text[start:end]
        text = raw.strip()
        if not text:
            return None
        start += len(raw) - len(raw.lstrip())
        return Selection(start, start + len(text), text)

    def drop_selection(self) -> None:
        """Keeps the place and forgets the selection."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def _centre(self) -> None:
        middle = self.cursorRect().center().y() - self.viewport().height() // 3
        if not 0 <= self.cursorRect().center().y() <= self.viewport().height() * 0.8:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + middle)

    def _shape_paragraphs(self) -> None:
        document = self.document()
        undo = document.isUndoRedoEnabled()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.setBlockFormat(_paragraph(block))
            block = block.next()
        cursor.endEditBlock()
        document.setUndoRedoEnabled(undo)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        first = self.cursorForPosition(QPoint(0, 0)).block()
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        block = first
        while block.isValid():
            area = layout.blockBoundingRect(block)
            if area.top() > bottom:
                break
            for mark in self._marker.between(block.position(), block.position() + block.length()):
                self._underline(painter, block, area.topLeft(), mark)
            block = block.next()

    def _underline(self, painter: QPainter, block: QTextBlock, origin: QPointF, mark: Mark) -> None:
        pen = QPen(theme.colours().role(mark.stance), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if mark.stance == "contradicts":
            pen.setDashPattern(DASHES)
        else:
            pen.setStyle(_LINES[mark.stance])
        painter.setPen(pen)
        start, end = mark.start - block.position(), mark.end - block.position()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            left, right = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if left >= right:
                continue
            begin, stop = line.cursorToX(left)[0], line.cursorToX(right)[0]  # type: ignore[index]
            y = origin.y() + line.y() + line.ascent() + LINE_BELOW
            painter.drawLine(QPointF(origin.x() + begin, y), QPointF(origin.x() + stop, y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            mark = self._mark_at(event)
            if mark is not None:
                self.mark_activated.emit(mark.subject, mark.citation)

    def _mark_at(self, event: QMouseEvent | QHelpEvent) -> Mark | None:
        point = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        place = self.cursorForPosition(point).position()
        found = self._marker.between(place, place + 1)
        return found[-1] if found else None

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(event)
            tip = f"{words.STANCE_LABELS[mark.stance]}: {mark.statement}" if mark else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = theme.measure_width(theme.reading())
        rest = max(Space.XXL, self.width() - Space.XXL - wide - self.verticalScrollBar().width())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setViewportMargins(rest, 0, Space.XXL, 0)
        else:
            self.setViewportMargins(Space.XXL, 0, rest, 0)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marker"):
            self._marker.rehighlight()


def _paragraph(block: QTextBlock) -> QTextBlockFormat:
    style = QTextBlockFormat()
    text = block.text()
    if not text.strip():
        style.setLineHeight(PARAGRAPH_GAP, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return style
    style.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    if words.is_right_to_left(text):
        style.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        style.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    else:
        style.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return style
