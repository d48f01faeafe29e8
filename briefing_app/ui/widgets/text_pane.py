# SPDX-License-Identifier: Apache-2.0
"""A text to read that cannot be changed: its type, its measure, places and selections in it. Any length is there at
once, and no step of showing it takes long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from briefing_app.ui import theme
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.paragraph_layout import ParagraphLayout, Typeset, line_at
from briefing_app.ui.widgets.positions import TextPositions

SMALLEST, LARGEST = 12, 30  # pixels of type
SETTLE_SECONDS = 0.006  # of measuring at a time, while nothing else is to do


class HeadingLine(Protocol):
    """A line that is shown as a heading, in code points."""

    @property
    def start(self) -> int: ...
    @property
    def level(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected, in code points, without the blanks around it."""

    start: int
    end: int
    text: str


class TextPane(QTextEdit):
    """Serif, about sixty characters a line, right-to-left paragraphs aligned to their side."""

    passage_selected = Signal()
    moved = Signal()
    """What is in sight is another part of the text, or stands elsewhere."""
    fitted = Signal(QRect)
    """The text has its measure; this room beside it is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self._text = ""
        self._positions = TextPositions("")
        self._headings: Sequence[HeadingLine] = ()
        self._settling = False
        self._layout = ParagraphLayout(self.document(), Typeset(Size.READING))
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.reading())
        self.document().setDocumentLayout(self._layout)
        self._settle = QTimer(self)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._measure)
        self.selectionChanged.connect(self.passage_selected)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())

    # The text and its type

    def set_text(self, text: str, headings: Sequence[HeadingLine] = ()) -> None:
        """Shows a text, some of its lines as headings."""
        self._text = text
        self._headings = headings
        self._positions = TextPositions(text)
        self.setPlainText(text)
        self._shape_headings()
        self._layout.begin([len(line) for line in text.split("\n")])
        self._changed()
        self.verticalScrollBar().setValue(0)

    @property
    def text(self) -> str:
        """The text that is shown, as it is stored."""
        return self._text

    @property
    def type_size(self) -> int:
        """The size of the type in pixels."""
        return self._layout.typeset.size

    def set_type_size(self, size: int) -> None:
        """Line height and measure follow; what is read stays in sight."""
        size = max(SMALLEST, min(LARGEST, size))
        if size == self.type_size:
            return
        place = self.place
        self._layout.typeset = Typeset(size)
        self.document().setDefaultFont(theme.reading(size))
        self._shape_headings()
        self._layout.forget()
        self._fit()
        self._changed()
        self.go_to_place(place)

    def _shape_headings(self) -> None:
        """Gives heading lines their type, without touching a letter."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for heading in self._headings:
            cursor.setPosition(self._positions.to_qt(heading.start))
            style = QTextBlockFormat()
            style.setHeadingLevel(heading.level)
            cursor.mergeBlockFormat(style)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            letters = QTextCharFormat()
            font = theme.reading(self._layout.typeset.heading(heading.level))
            font.setWeight(QFont.Weight.Bold)
            letters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
            cursor.mergeCharFormat(letters)
        cursor.endEditBlock()

    # Places and selections

    @property
    def place(self) -> int:
        """The Qt position at the top of what is in sight, to come back to."""
        scrolled = self.verticalScrollBar().value()
        return self._layout.hitTest(QPointF(0, scrolled), Qt.HitTestAccuracy.FuzzyHit) if scrolled else 0

    @property
    def place_in_text(self) -> int:
        """The same in code points."""
        return self._positions.from_qt(self.place)

    def go_to_place(self, place: int) -> None:
        """Puts this position at the top."""
        self._changed()
        block = self.document().findBlock(place)
        if not block.isValid():
            return
        top = round(self._layout.blockBoundingRect(block).top()) if place else 0
        line = block.layout().lineForTextPosition(place - block.position())
        inside = round(line.y()) if line.isValid() and line.lineNumber() else 0
        self.verticalScrollBar().setValue(top + inside)

    def select_span(self, start: int, end: int) -> None:
        """Selects a passage given in code points, and brings it into sight."""
        self._go(self._positions.to_qt(start), self._positions.to_qt(end))

    @property
    def selection(self) -> Selection | None:
        """The selected passage, or None where nothing but blanks is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
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

    def copy_selection(self) -> None:
        """Copies as plain text, letter for letter: that is what is stored."""
        start, end = self.textCursor().selectionStart(), self.textCursor().selectionEnd()
        if start < end:
            text = self._text[self._positions.from_qt(start) : self._positions.from_qt(end)]
            QGuiApplication.clipboard().setText(text)

    def _blocks_in_sight(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The paragraphs in sight, with the place of their corner in the viewport."""
        scrolled = self.verticalScrollBar().value()
        block = self._block_at(scrolled)
        while block.isValid():
            area = self._layout.blockBoundingRect(block)
            if area.top() - scrolled > self.viewport().height():
                return
            yield block, area.topLeft() - QPointF(0, scrolled)
            block = block.next()

    def _range_in_sight(self, above: int = 0) -> tuple[int, int]:
        """From the start of the first line in sight, or so many pixels above, to the end of the last; Qt positions."""
        ends = []
        scrolled = self.verticalScrollBar().value()
        for y in (scrolled - above, scrolled + self.viewport().height()):
            block = self._block_at(y)
            top = self._layout.blockBoundingRect(block).top()
            line = line_at(block.layout(), y - top)
            start = block.position() + (line.textStart() if line else 0)
            ends.append((start, start + (line.textLength() if line else 0)))
        return ends[0][0], ends[1][1]

    def _block_at(self, y: float) -> QTextBlock:
        return self.document().findBlockByNumber(self._layout.number_at(y))

    # Laying out

    def _fit(self) -> None:
        """The text as wide as its measure; what is left lies on the trailing side."""
        room = self.width() - Space.XXL - self.verticalScrollBar().sizeHint().width()
        rest = max(Space.XXL, room - theme.measure_width(theme.reading(self.type_size)))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored:
            self.setViewportMargins(rest, 0, Space.XXL, 0)
        else:
            self.setViewportMargins(Space.XXL, 0, rest, 0)
        text = self.viewport().geometry()
        left = text.left() - rest if mirrored else text.right() + 1
        self.fitted.emit(QRect(left, text.top(), rest, text.height()))

    @property
    def is_measured(self) -> bool:
        """Whether no height is an estimate any more."""
        return not self._settle.isActive()

    def _measure(self) -> None:
        """Makes some more of the estimated heights true; what is in sight stays where it is."""
        bar = self.verticalScrollBar()
        if bar.isSliderDown():
            return
        if not self.isVisible():
            self._settle.stop()
            return
        number = self._layout.number_at(bar.value())
        inside = bar.value() - self._layout.top_of(number)
        before = self._layout.settled_height()
        if not self._layout.measure(bar.value(), SETTLE_SECONDS):
            self._settle.stop()
        if self._layout.settled_height() != before:
            self._settling = True
            self._layout.documentSizeChanged.emit(self._layout.documentSize())
            bar.setValue(self._layout.top_of(number) + inside)
            self._settling = False
            self._refresh()

    def _changed(self) -> None:
        """The scroll bar follows the text's height. If it comes or goes, the text is laid out anew: call this before
        a height is asked for."""
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        self._settle.start()
        self._refresh()

    def _refresh(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def _go(self, start: int, end: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        scrolled = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)  # Qt has put it at the edge
        self._bring(end)

    def _bring(self, position: int) -> None:
        """Brings a position into the upper part of what is in sight, unless it is there already."""
        self._changed()
        block = self.document().findBlock(position)
        top = self._layout.blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        y = top + line.y() - self.verticalScrollBar().value()
        if not 0 <= y <= self.viewport().height() * 0.8 - line.height():
            self.verticalScrollBar().setValue(round(top + line.y() - self.viewport().height() // 3))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Where heights above have become true, the letters in sight have not moved."""
        if self._settling:
            self.viewport().update()
        else:
            super().scrollContentsBy(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place
        self._fit()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.go_to_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        else:
            super().keyPressEvent(event)
