# SPDX-License-Identifier: Apache-2.0
"""The margin of the reader: what each marked passage in sight is cited for, at its height."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QToolTip, QWidget

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.reader_marks import Mark, line_pen
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.painted_lines import paint_line
from briefing_app.ui.widgets.positions import TextPositions

NARROWEST = 40  # signs and grades only
WORDS_FROM = 132  # from this width on, with the statement
WIDEST = 320
_PAD = 3
_SIGN = 16


@dataclass(frozen=True, slots=True)
class Anchored:
    """A mark, and the height in the margin at which its passage begins."""

    mark: Mark
    y: int


@dataclass(frozen=True, slots=True)
class Note:
    """A placed note: its area, and on how many lines its statement stands (0: sign and grade only)."""

    mark: Mark
    area: QRect
    lines: int


def placed(anchored: Sequence[Anchored], size: QSize, line: int) -> tuple[list[Note], int]:
    """Notes one under the other without overlap, each as near to its passage as there is room, and how many in sight
    found none. ``line`` is the height of a line of type."""
    notes: list[Note] = []
    hidden = 0
    free = -10_000
    most = 2 if size.width() >= WORDS_FROM else 0
    for number, item in enumerate(anchored):
        top = max(item.y, free)
        after = anchored[number + 1].y if number + 1 < len(anchored) else size.height() * 2
        lines = most if most < 2 or after - top >= 2 * line + 2 * _PAD + Space.XS else 1
        height = max(1, lines) * line + 2 * _PAD
        if top + height > size.height() and item.y < top:
            hidden += item.y < size.height()
            continue
        notes.append(Note(item.mark, QRect(0, top, size.width(), height), lines))
        free = top + height + Space.XS
    return [note for note in notes if note.area.bottom() >= 0], hidden


class MarginNotes(QWidget):
    """Draws the notes that ``anchors`` gives for what is in sight; only those are ever looked at."""

    hovered = Signal(str)
    """The citation under the pointer, or an empty text."""
    activated = Signal(str, str)
    """A note was clicked: subject id, citation id."""

    def __init__(self, parent: QWidget, anchors: Callable[[], list[Anchored]]) -> None:
        super().__init__(parent)
        self._anchors = anchors
        self._notes: list[Note] = []
        self._lit = ""
        self._current = ""
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Claims beside the text"))

    @property
    def notes(self) -> list[Note]:
        """The notes as they were last drawn."""
        return list(self._notes)

    def light(self, hovered: str, current: str) -> None:
        """Which citations are under the pointer, and open."""
        if (hovered, current) != (self._lit, self._current):
            self._lit, self._current = hovered, current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        font = theme.interface(Size.LABEL)
        self._notes, hidden = placed(self._anchors(), self.size(), QFontMetrics(font).height())
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        for note in self._notes:
            self._paint(painter, note)
        if hidden:
            self._paint_hidden(painter, hidden)

    def _paint(self, painter: QPainter, note: Note) -> None:
        colours = theme.colours()
        mark = note.mark
        lit = mark.citation in (self._lit, self._current)
        area = note.area
        if lit:
            rounded(painter, area, fill=colours.accent_soft, line=None, radius=3)
        edge = self._visual(QRect(0, area.top() + _PAD, 2, area.height() - 2 * _PAD))
        painter.setPen(line_pen(mark.stance, colours.dim if mark.withdrawn else None))
        painter.drawLine(edge.left() + 1, edge.top(), edge.left() + 1, edge.bottom() + 1)
        height = area.height() // max(1, note.lines)
        sign = self._visual(QRect(Space.S, area.top(), _SIGN, min(height + _PAD, area.height())))
        painter.setFont(theme.interface(Size.LABEL, bold=True))
        painter.setPen(colours.accent if lit else colours.role(mark.stance))
        draw_text(painter, sign, Qt.AlignmentFlag.AlignCenter, words.STANCE_SIGNS[mark.stance])
        inner = QRect(area).adjusted(Space.S + _SIGN, _PAD, -Space.XS, -_PAD)
        metrics = QFontMetrics(theme.interface(Size.SMALL))
        wide = metrics.horizontalAdvance(mark.grade) + Space.S
        grade = QRect(inner.right() - wide + 1 if note.lines else inner.left() + 2, area.top(), wide, sign.height())
        painter.setFont(theme.interface(Size.SMALL))
        painter.setPen(colours.dim)
        side = Qt.AlignmentFlag.AlignTrailing if note.lines else Qt.AlignmentFlag.AlignLeading
        draw_text(painter, self._visual(grade), side | Qt.AlignmentFlag.AlignVCenter, mark.grade)
        if note.lines:
            self._paint_statement(painter, inner.adjusted(0, 0, -wide, 0), note, lit=lit)

    def _paint_statement(self, painter: QPainter, area: QRect, note: Note, *, lit: bool) -> None:
        colours = theme.colours()
        font = theme.interface(Size.LABEL)
        font.setStrikeOut(note.mark.withdrawn)
        painter.setFont(font)
        painter.setPen(colours.text if lit else colours.dim)
        line = area.height() // note.lines
        first, rest = split(note.mark.statement, area.width(), font.pixelSize())
        parts = [note.mark.statement] if note.lines == 1 else [first, rest]
        for number, part in enumerate(parts):
            where = QRect(area.left(), area.top() + number * line, area.width(), line)
            paint_line(painter, self._visual(where), part)

    def _paint_hidden(self, painter: QPainter, hidden: int) -> None:
        colours = theme.colours()
        painter.setFont(theme.interface(Size.SMALL))
        text = trn(hidden, "{n} more", "{n} more")
        area = QRect(0, self.height() - 18, self.width(), 18)
        painter.fillRect(area, colours.panel)
        painter.setPen(colours.dim)
        draw_text(painter, area, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, text)

    def _visual(self, area: QRect) -> QRect:
        """The area, mirrored where the window runs from right to left."""
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return area
        return QRect(self.width() - area.right() - 1, area.top(), area.width(), area.height())

    def note_at(self, place: QPoint) -> Note | None:
        return next((note for note in self._notes if note.area.contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        note = self.note_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if note else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(note.mark.citation if note else "")

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        note = self.note_at(event.position().toPoint())
        if note is not None and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(note.mark.subject, note.mark.citation)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            note = self.note_at(event.pos())
            QToolTip.showText(event.globalPos(), words.tip(told(note.mark)) if note else "", self)
            return True
        return super().event(event)


def told(mark: Mark) -> str:
    """What a mark says in words: stance, statement, grade."""
    told = tr("{stance}: {statement}", stance=words.STANCE_LABELS[mark.stance], statement=mark.statement)
    return tr("Withdrawn. {claim}", claim=told) if mark.withdrawn else told


@lru_cache(maxsize=512)
def split(text: str, width: int, size: int) -> tuple[str, str]:
    """A text as what fits on one line, and the rest."""
    font = theme.interface()
    font.setPixelSize(size)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(1, width))
    layout.endLayout()
    end = TextPositions(text).from_qt(line.textLength()) if line.isValid() else len(text)
    return text[:end].rstrip(), text[end:].lstrip()
