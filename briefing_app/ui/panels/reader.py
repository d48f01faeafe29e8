# SPDX-License-Identifier: Apache-2.0
"""The reader: one stored text to read, mark and select passages in. It never changes the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from briefing_app.ui import theme, words
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.positions import TextPositions

LINE_HEIGHT = 26  # pixels at least; taller scripts take what they need
PARAGRAPH_GAP = 11

_LINES = {
    "supports": Qt.PenStyle.SolidLine,
    "context": Qt.PenStyle.DotLine,
}
DASHES = [3.0, 1.8]
LINE_BELOW = 4.5  # pixels under the baseline
TINT_HEIGHT = 20.5


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


class _Marks:
    """The marked passages of one text, found by place."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self.all = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self.all]
        self._longest = max((mark.end - mark.start for mark in self.all), default=0)

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that touch the range, shorter ones last so that they are seen on top."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        found = [mark for mark in self.all[first:last] if mark.end > start and mark.start < end]
        return sorted(found, key=lambda mark: mark.start - mark.end)


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
        self._marks = _Marks()
        self._focus = ""
        self.selectionChanged.connect(self.passage_selected)

    def set_text(self, text: str) -> None:
        """Shows a text; marks are gone until they are set."""
        self._marks = _Marks()
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
        self._marks = _Marks(marks)
        self.viewport().update()

    @property
    def marks(self) -> list[Mark]:
        return self._marks.all

    def focus_citation(self, citation: str) -> None:
        """Gives one passage the tint of what is current, and brings it into sight."""
        self._focus = citation
        self.viewport().update()
        mark = next((mark for mark in self._marks.all if mark.citation == citation), None)
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
        """Tints lie under the text, lines over it. Only what is in sight is looked at."""
        pieces = list(self._pieces_in_sight())
        painter = QPainter(self.viewport())
        colours = theme.colours()
        for mark, area in pieces:
            current = mark.citation == self._focus
            painter.fillRect(area, colours.accent_soft if current else colours.role(f"{mark.stance}_soft"))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, area in pieces:
            painter.setPen(_line_pen(mark.stance))
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _pieces_in_sight(self) -> Iterator[tuple[Mark, QRectF]]:
        """Each line's piece of each mark, in the viewport."""
        scrolled = self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            origin = layout.blockBoundingRect(block).topLeft() - QPointF(0, scrolled)
            if origin.y() > self.viewport().height():
                return
            for mark in self._marks.between(block.position(), block.position() + block.length()):
                for area in _pieces(block, mark):
                    yield mark, area.translated(origin)
            block = block.next()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            mark = self._mark_at(event)
            if mark is not None:
                self.mark_activated.emit(mark.subject, mark.citation)

    def _mark_at(self, event: QMouseEvent | QHelpEvent) -> Mark | None:
        point = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        place = self.cursorForPosition(point).position()
        found = self._marks.between(place, place + 1)
        return found[-1] if found else None

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(event)
            tip = f"{words.STANCE_LABELS[mark.stance]}: {mark.statement}" if mark else ""
            QToolTip.showText(event.globalPos(), words.tip(tip), self)
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


def _line_pen(stance: str) -> QPen:
    pen = QPen(theme.colours().role(stance), 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stance == "contradicts":
        pen.setDashPattern(DASHES)
    else:
        pen.setStyle(_LINES[stance])
    return pen


def _pieces(block: QTextBlock, mark: Mark) -> Iterator[QRectF]:
    """Where the mark stands on the block's lines, from the block's corner."""
    start, end = mark.start - block.position(), mark.end - block.position()
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left, right = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if left < right:
            begin, stop = _x(line, left), _x(line, right)
            below = line.y() + line.ascent() + LINE_BELOW
            yield QRectF(min(begin, stop), below - TINT_HEIGHT, abs(stop - begin), TINT_HEIGHT)


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # a pair, whatever the annotation says
    return float(found[0] if isinstance(found, (tuple, list)) else found)


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
