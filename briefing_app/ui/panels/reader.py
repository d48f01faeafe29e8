# SPDX-License-Identifier: Apache-2.0
"""The reader: one stored text to read, mark and select passages in. It never changes the text."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
)
from PySide6.QtWidgets import QMenu, QToolTip

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.page_actions import PageAction
from briefing_app.ui.panels import reader_margin
from briefing_app.ui.panels.reader_margin import Anchored, MarginNotes, told
from briefing_app.ui.panels.reader_marks import Finds, Highlight, Mark, Marks, line_pen, pieces
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.paragraph_layout import line_at
from briefing_app.ui.widgets.text_pane import HeadingLine, Selection, TextPane

__all__ = ["Highlight", "Reader", "Selection"]

ABOVE = 240  # pixels over what is in sight whose notes may reach into it
MOST_PLACED = 20_000
_NOT_KEYPAD = ~Qt.KeyboardModifier.KeypadModifier


class Reader(TextPane):
    """A source's text with its marked passages, and their claims in the margin."""

    mark_activated = Signal(str, str)
    """A marked passage or its note was chosen: subject id, citation id."""
    find_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Text of the source"))
        self.viewport().setMouseTracking(True)
        self.offered: Sequence[PageAction] = ()
        self._marks = Marks()
        self._finds = Finds()
        self._focus = self._hovered = ""
        self._margin_wanted = True
        self._placed: dict[tuple[int, int, int], tuple[QRectF, ...]] = {}
        self._placed_in = -1
        self.margin = MarginNotes(self, self._anchors_in_sight)
        self.margin.hovered.connect(self._hover)
        self.margin.activated.connect(self.mark_activated)
        self.moved.connect(self.margin.update)
        self.fitted.connect(self._place_margin)

    # What is marked

    def set_text(self, text: str, headings: Sequence[HeadingLine] = ()) -> None:
        """Shows a text; marks and finds are gone until they are set."""
        self._marks, self._finds = Marks(), Finds()
        self._focus = self._hovered = ""
        super().set_text(text, headings)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Marks passages of the text that is shown."""
        self._marks = Marks(highlights, self._positions)
        self._refresh()

    @property
    def marks(self) -> list[Mark]:
        return self._marks.all

    def focus_citation(self, citation: str) -> None:
        """Gives one passage the tint of what is current, and brings it into sight."""
        self._focus = citation
        self._refresh()
        mark = self._marks.of(citation)
        if mark is not None:
            self._go(mark.start, mark.start)

    def step_mark(self, step: int) -> Mark | None:
        """Goes to the next (1) or previous (-1) marked passage, round the ends; None where there is none."""
        mark = self._marks.beside(self._focus, self.textCursor().position(), step)
        if mark is not None:
            self.focus_citation(mark.citation)
            self.setAccessibleDescription(told(mark))
        return mark

    def open_mark(self) -> None:
        """Asks for what the current passage is cited for."""
        mark = self._marks.of(self._focus)
        if mark is not None:
            self._activate(mark)

    # Finding

    def show_finds(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        """Tints what was found, in code points, one of them as current, which comes into sight."""
        to_qt = self._positions.to_qt
        found = [(to_qt(start), to_qt(end)) for start, end in spans]
        self._finds = Finds(found, current)
        self._refresh()
        if 0 <= current < len(found):
            self._bring(found[current][0])

    def show_find(self, current: int) -> None:
        """Makes another of the finds the current one."""
        self._finds = Finds(self._finds.spans, current)
        self._refresh()
        if 0 <= current < len(self._finds.spans):
            self._bring(self._finds.spans[current][0])

    # The margin

    def show_margin(self, wanted: bool) -> None:
        """Whether claims stand beside the text where there is room."""
        self._margin_wanted = wanted
        self._fit()

    def _refresh(self) -> None:
        super()._refresh()
        self.margin.light(self._hovered, self._focus)
        self.margin.update()

    def _anchors_in_sight(self) -> list[Anchored]:
        scrolled = self.verticalScrollBar().value()
        first, last = self._range_in_sight(ABOVE)
        found = []
        for mark in self._marks.beginning_between(first, last):
            block = self.document().findBlock(mark.start)
            top = self._layout.blockBoundingRect(block).top() - scrolled
            line = block.layout().lineForTextPosition(mark.start - block.position())
            found.append(Anchored(mark, round(top + line.y())))
        return found

    def _place_margin(self, room: QRect) -> None:
        """The margin in the room beside the text, hidden where there is too little."""
        wide = min(room.width() - Space.L - Space.XS, reader_margin.WIDEST)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = room.right() + 1 - Space.L - wide if mirrored else room.left() + Space.L
        self.margin.setGeometry(left, room.top(), max(0, wide), room.height())
        self.margin.setVisible(self._margin_wanted and wide >= reader_margin.NARROWEST)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tints lie under the text, lines over it. Only what is in sight is looked at."""
        marked = list(self._pieces_in_sight())
        found = list(self._finds_in_sight())
        painter = QPainter(self.viewport())
        colours = theme.colours()
        for mark, area in marked:
            lit = mark.citation in (self._focus, self._hovered)
            if lit or not mark.withdrawn:
                painter.fillRect(area, colours.accent_soft if lit else colours.role(f"{mark.stance}_soft"))
        for area, _ in found:
            painter.fillRect(area, colours.warning_soft)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, area in marked:
            lit = mark.citation in (self._focus, self._hovered)
            colour = colours.dim if mark.withdrawn and not lit else None
            painter.setPen(line_pen(mark.stance, colour, 3 if lit else 2))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(colours.accent, 2))
        for area in self._selected_in_sight():
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        for area, current in found:
            painter.setPen(QPen(colours.warning, 2 if current else 1))
            if current:
                painter.drawRoundedRect(area.adjusted(-1, 0, 1, 1), 3, 3)
            else:
                painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _pieces_in_sight(self) -> Iterator[tuple[Mark, QRectF]]:
        """Each line's piece of each mark, in the viewport."""
        start, end = self._range_in_sight()
        blocks = list(self._blocks_in_sight())
        for mark in self._marks.between(start, end):
            for area in self._areas(blocks, max(mark.start, start), min(mark.end, end)):
                yield mark, area

    def _finds_in_sight(self) -> Iterator[tuple[QRectF, bool]]:
        if self._finds.spans:
            blocks = list(self._blocks_in_sight())
            for start, end, current in self._finds.between(*self._range_in_sight()):
                for area in self._areas(blocks, start, end):
                    yield area, current

    def _selected_in_sight(self) -> Iterator[QRectF]:
        cursor = self.textCursor()
        if cursor.hasSelection():
            start, end = self._range_in_sight()
            blocks = list(self._blocks_in_sight())
            yield from self._areas(blocks, max(cursor.selectionStart(), start), min(cursor.selectionEnd(), end))

    def _areas(self, blocks: Sequence[tuple[QTextBlock, QPointF]], start: int, end: int) -> Iterator[QRectF]:
        """Each line's piece of a range, in the viewport."""
        for block, origin in blocks:
            if start < block.position() + block.length() and end > block.position():
                for area in self._pieces(block, start, end):
                    yield area.translated(origin)

    def _pieces(self, block: QTextBlock, start: int, end: int) -> tuple[QRectF, ...]:
        """The same from the paragraph's corner, where it does not change as the text is scrolled."""
        if self._placed_in != self._layout.version or len(self._placed) > MOST_PLACED:
            self._placed.clear()
            self._placed_in = self._layout.version
        key = (block.position(), start, end)
        found = self._placed.get(key)
        if found is None:
            found = self._placed[key] = tuple(pieces(block, start, end, self.type_size))
        return found

    # Pointer and keys

    def marks_at(self, point: QPoint) -> list[Mark]:
        """The marks under a place of the viewport, the longest first."""
        y = point.y() + self.verticalScrollBar().value()
        block = self._block_at(y)
        area = self._layout.blockBoundingRect(block)
        inside = QPointF(point.x(), y - area.top())
        line = line_at(block.layout(), inside.y())
        if line is None or not area.top() <= y <= area.bottom():
            return []
        start = block.position() + line.textStart()
        end = start + line.textLength()
        return [
            mark
            for mark in self._marks.between(start, end)
            if any(
                piece.adjusted(0, -3, 0, 6).contains(inside)
                for piece in self._pieces(block, max(mark.start, start), min(mark.end, end))
            )
        ]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            found = self.marks_at(event.position().toPoint())
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor)
            self._hover(found[-1].citation if found else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self.marks_at(event.position().toPoint())
            if len(found) == 1:
                self._activate(found[0])
            elif found:
                self._ask_which(found, event.globalPosition().toPoint())

    def _ask_which(self, found: Sequence[Mark], place: QPoint) -> None:
        """Several passages lie here: a menu of what they are cited for."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for mark in sorted(found, key=lambda mark: mark.start):
            text = f"{words.STANCE_SIGNS[mark.stance]}  {words.shortened(mark.statement, 70)}".replace("&", "&&")
            action = menu.addAction(text)
            action.hovered.connect(lambda citation=mark.citation: self._hover(citation))
            action.triggered.connect(lambda _=False, mark=mark: self._activate(mark))
        menu.aboutToHide.connect(lambda: self._hover(""))
        menu.popup(place)

    def _activate(self, mark: Mark) -> None:
        self.mark_activated.emit(mark.subject, mark.citation)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here, with its keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = (
            PageAction(tr("Copy"), "Ctrl+C", self.copy_selection, self.textCursor().hasSelection),
            PageAction(tr("Select all"), "Ctrl+A", self.selectAll),
        )
        for group in (self.offered, own):
            for item in group:
                action = menu.addAction(item.text)
                action.setShortcut(QKeySequence(item.shortcut))
                action.setShortcutVisibleInContextMenu(True)
                action.setEnabled(item.enabled())
                action.triggered.connect(lambda _=False, item=item: item.run())
            menu.addSeparator()
        menu.popup(event.globalPos())

    def _hover(self, citation: str) -> None:
        if citation != self._hovered:
            self._hovered = citation
            self._refresh()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.marks_at(event.pos())
            QToolTip.showText(event.globalPos(), words.tip("\n".join(map(told, found))), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+F is the reader's own while it has the keyboard, whatever it means elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_find(event):
            self.find_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _NOT_KEYPAD:
            self.open_mark()
        else:
            super().keyPressEvent(event)


def _is_find(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Find)
