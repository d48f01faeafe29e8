# SPDX-License-Identifier: Apache-2.0
"""Text of one's own in which records stand as chips, and each sentence shows what it rests on.

The case keeps ``[@id]``; here it is one character that cannot be edited inside, is removed as one, and is copied as
its mark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from briefing_app.ui import theme, words
from briefing_app.ui.dragging import MIME, records_in
from briefing_app.ui.theme import Space
from briefing_app.ui.theme.style import field_frame
from briefing_app.ui.widgets import marked_text
from briefing_app.ui.widgets.chip_painting import ChipPainter, Named, label_of
from briefing_app.ui.widgets.inputs import is_for_others
from briefing_app.ui.widgets.marked_text import CHIP, Marked

TYPES = ("claim", "assessment", "source")
TYPE_SIZE = 16
WIDEST_LINE = 76  # characters, about
GUTTER = 14
SOURCED, JUDGMENT, UNSOURCED, UNKNOWN = "sourced", "judgment", "unsourced", "unknown"
WORST_FIRST = (UNKNOWN, UNSOURCED, JUDGMENT, SOURCED)
SIGNS: Mapping[str, tuple[str, tuple[float, ...]]] = {
    SOURCED: ("supports", ()),
    JUDGMENT: ("accent", (2.25, 0.5, 0.5, 0.5)),
    UNSOURCED: ("warning", (1.25, 0.75)),
    UNKNOWN: ("contradicts", (0.5, 0.75)),
}
"""For each state the role of its colour, and the strokes and gaps of the line beside its sentences, in widths of it."""
_UNDER = {
    JUDGMENT: QTextCharFormat.UnderlineStyle.DotLine,
    UNSOURCED: QTextCharFormat.UnderlineStyle.DashUnderline,
    UNKNOWN: QTextCharFormat.UnderlineStyle.WaveUnderline,
}


def pen_of(state: str) -> QPen:
    """What the line beside sentences of this kind is drawn with."""
    role, pattern = SIGNS[state]
    pen = QPen(theme.colours().role(role), 4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern:
        pen.setDashPattern(pattern)
    return pen


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence of the stored text, in characters, with what it rests on in one word."""

    start: int
    end: int
    state: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in the document; the cursor moves along with what is typed."""

    cursor: QTextCursor
    state: str


class NarrativeText(QTextEdit):
    """Tells by signals what is wished for; the panel around it reads and finds."""

    edited = Signal()
    """Somebody changed the text."""
    insert_wanted = Signal()
    """Somebody typed ``@``, or asked for it by keys."""
    open_wanted = Signal(str, str)
    """Type, id."""
    records_dropped = Signal()
    """Records were dropped into the text."""
    left = Signal()
    """Esc: the keyboard goes back to where the text was chosen."""
    place_changed = Signal()
    """The cursor stands elsewhere, or another chip is chosen."""

    def __init__(self) -> None:
        self._sentences: list[_Sentence] = []
        super().__init__()
        self._named: dict[str, Named] = {}
        self._given = ("", "")
        self._is_setting = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDefaultFont(theme.reading(TYPE_SIZE))
        self.document().setDocumentMargin(Space.M)
        direction = self.document().defaultTextOption()
        direction.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each paragraph by its own script
        self.document().setDefaultTextOption(direction)
        self._chips = ChipPainter(self._named, self)
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self.textChanged.connect(self._note_edit)
        self.cursorPositionChanged.connect(self._note_place)
        self.selectionChanged.connect(self._note_place)
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)

    # The text

    @property
    def marked(self) -> Marked:
        """The text with its marks as the document has it, blanks around it included."""
        return marked_text.read(self.document())

    @property
    def text(self) -> str:
        """The text as the case keeps it; what nobody has touched is given back as it was set."""
        given, shown = self._given
        now = self.marked.text
        return given if now == shown and given.strip() else now.strip()

    def set_text(self, text: str | None) -> None:
        """Shows a text; nothing can be taken back beyond it."""
        self._is_setting = True
        self._sentences = []
        self.setExtraSelections([])
        self.document().setUndoRedoEnabled(False)
        self.clear()
        marked_text.insert_marked(QTextCursor(self.document()), text or "")
        self.document().setUndoRedoEnabled(True)
        self._given = (text or "", self.marked.text)
        self._is_setting = False
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace_text(self, text: str) -> None:
        """Another text in place of the one that is shown, as one step of undoing."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        marked_text.insert_marked(cursor, text)

    def insert_records(self, ids: Sequence[str]) -> None:
        """Puts records behind the sentence that the cursor stands in, as one step of undoing."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionEnd())
        cursor.setPosition(self._end_of_sentence(cursor.position()))
        before = self.document().characterAt(cursor.position() - 1) if cursor.positionInBlock() else ""
        blank = "" if not before or before.isspace() or before == marked_text.LETTER else " "
        marked_text.insert_marked(cursor, f"{blank}{marked_text.marked(ids)}")
        self.setTextCursor(cursor)

    def _end_of_sentence(self, position: int) -> int:
        """Where marks of the sentence stand that this position lies in: a mark always ends a sentence."""
        for sentence in self._sentences:
            start, end = sentence.cursor.selectionStart(), sentence.cursor.selectionEnd()
            if start < position < end and self._says_something(position, end):
                return end
        return position

    def _says_something(self, start: int, end: int) -> bool:
        return any(self.document().characterAt(place).isalnum() for place in range(start, end))

    # Records

    def set_named(self, named: Mapping[str, Named]) -> None:
        """How the records are called whose ids stand in the text."""
        news = {id: one for id, one in named.items() if self._named.get(id) != one}
        if news:
            self._named.update(news)
            self.document().markContentsDirty(0, self.document().characterCount())
            self.viewport().update()
            self.place_changed.emit()

    @property
    def chosen(self) -> Named | None:
        """The record whose chip is selected alone."""
        id = marked_text.chip_at(self.document(), self._chips.chosen) if self._chips.chosen >= 0 else ""
        return self._named.get(id, Named("", id, "", gone=True)) if id else None

    def choose_chip(self, place: int) -> None:
        """Selects the chip at a position."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def open_chosen(self) -> bool:
        """Asks for the page of the chosen record; False where no chip is chosen."""
        named = self.chosen
        if named is None or not named.type:
            return False
        self.open_wanted.emit(named.type, named.id)
        return True

    # Sentences

    def set_sentences(self, spans: Sequence[Span], text: str) -> None:
        """What each sentence of this text rests on. A text that has changed meanwhile is told of again."""
        now = self.marked
        if now.text != text:
            return
        self._sentences = []
        for span in spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(now.places[span.start])
            cursor.setPosition(self._behind(now, span.end), QTextCursor.MoveMode.KeepAnchor)
            self._sentences.append(_Sentence(cursor, span.state))
        self._underline()
        self.place_changed.emit()

    def _underline(self) -> None:
        """Underlines what wants a look, in the colours of the theme."""
        wanting = [one for one in self._sentences if one.state in _UNDER]
        self.setExtraSelections([self._underlined(one.cursor, one.state) for one in wanting])
        self.viewport().update()

    @staticmethod
    def _behind(now: Marked, end: int) -> int:
        """Where a sentence ends in the document; a mark at its end is one character there."""
        return now.places[end - 1] + 1 if end and now.places[end] == now.places[end - 1] else now.places[end]

    @staticmethod
    def _underlined(cursor: QTextCursor, state: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(cursor)
        made.format.setUnderlineStyle(_UNDER[state])
        made.format.setUnderlineColor(theme.colours().role(SIGNS[state][0]))
        return made

    @property
    def states(self) -> list[str]:
        """What the sentences rest on, in their order."""
        return [sentence.state for sentence in self._sentences]

    @property
    def state_here(self) -> str:
        """What the sentence at the cursor rests on; empty where there is none."""
        here = self.textCursor().position()
        for sentence in self._sentences:
            if sentence.cursor.selectionStart() <= here <= sentence.cursor.selectionEnd():
                return sentence.state
        return ""

    @property
    def sentence_here(self) -> str:
        """The words of the sentence at the cursor, or else of its line up to there."""
        here = self.textCursor().position()
        for sentence in self._sentences:
            if sentence.cursor.selectionStart() <= here <= sentence.cursor.selectionEnd():
                return marked_text.words_of(sentence.cursor.selectedText())
        return marked_text.words_of(self.textCursor().block().text())

    def go_to_next(self, states: Sequence[str]) -> bool:
        """Selects the next sentence in one of these states, after the last the first; False where there is none."""
        wanted = [sentence.cursor for sentence in self._sentences if sentence.state in states]
        here = self.textCursor().selectionStart()
        behind = [cursor for cursor in wanted if cursor.selectionStart() > here]
        if not wanted:
            return False
        self.setTextCursor(QTextCursor((behind or wanted)[0]))
        self.setFocus()
        return True

    # What happens

    def _note_edit(self) -> None:
        if not self._is_setting:
            self.edited.emit()

    def _note_place(self) -> None:
        cursor = self.textCursor()
        one = cursor.selectionEnd() - cursor.selectionStart() == 1
        start = cursor.selectionStart()
        self._chips.chosen = start if one and marked_text.chip_at(self.document(), start) else -1
        self.viewport().update()
        self.place_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self._chips.chosen >= 0 and self.open_chosen():
            return
        if (is_return and event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier) or is_for_others(event):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
            return
        if event.text() == "@" and not self.isReadOnly() and not self._is_within_a_word():
            self.insert_wanted.emit()
            return
        super().keyPressEvent(event)

    def _is_within_a_word(self) -> bool:
        """An address has an ``@`` in it, and is none of ours."""
        cursor = self.textCursor()
        before = self.document().characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else ""
        return bool(before) and before.isalnum()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._chip_under(event.position().toPoint())
        if place < 0 or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose_chip(place)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_chosen()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._chip_under(event.position().toPoint())
        if place < 0:
            super().mouseDoubleClickEvent(event)
        else:
            self.choose_chip(place)
            self.open_chosen()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = not event.buttons() and self._chip_under(event.position().toPoint()) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._chip_under(event.pos())
            named = self._named.get(marked_text.chip_at(self.document(), place)) if place >= 0 else None
            if named is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), words.tip(words.joined(label_of(named), named.detail)), self)
            return True
        return super().viewportEvent(event)

    def _chip_under(self, point: QPoint) -> int:
        """The position of the chip at a point of the viewport, or -1."""
        where = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        hit = self.document().documentLayout().hitTest(where, Qt.HitTestAccuracy.ExactHit)
        for place in (hit, hit - 1):
            if place >= 0 and marked_text.chip_at(self.document(), place) and self._covers(place, point):
                return place
        return -1

    def _covers(self, place: int, point: QPoint) -> bool:
        cursor = QTextCursor(self.document())
        edges = []
        for position in (place, place + 1):
            cursor.setPosition(position)
            edges.append(self.cursorRect(cursor))
        if abs(edges[0].center().y() - edges[1].center().y()) > edges[0].height():
            return True  # the chip ends its line, and what is behind it stands on the next
        left, right = sorted(edge.center().x() for edge in edges)
        return left <= point.x() <= right

    # Copying, pasting, dropping

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(marked_text.read(self.document(), cursor.selectionStart(), cursor.selectionEnd()).text)
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if source.hasFormat(MIME):
            return any(record.type in TYPES for record in records_in(source))
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        records = [record for record in records_in(source) if record.type in TYPES]
        if records:
            self.set_named({record.id: Named(record.type, record.id, record.title) for record in records})
            self.insert_records([record.id for record in records])
            self.records_dropped.emit()
        elif source.hasText() and not source.hasFormat(MIME):
            marked_text.insert_marked(self.textCursor(), source.text())
        self.ensureCursorVisible()

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for area, state in self._line_states():
            painter.setPen(pen_of(state))
            x = area.center().x()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.end()
        super().paintEvent(event)
        if self._chips.chosen >= 0:
            painter = QPainter(self.viewport())
            self._chips.draw_chosen(painter, self.chosen)

    def _line_states(self) -> Iterator[tuple[QRectF, str]]:
        """For each line in sight that has sentences, its place in the margin, and the worst of their states."""
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        spans = [(one.cursor.selectionStart(), one.cursor.selectionEnd(), one.state) for one in self._sentences]
        block = self.document().begin()
        while block.isValid() and spans:
            area = layout.blockBoundingRect(block).translated(0, -scrolled)
            if area.top() > self.viewport().height():
                return
            for number in range(block.layout().lineCount() if area.bottom() >= 0 else 0):
                line = block.layout().lineAt(number)
                start = block.position() + line.textStart()
                end = start + line.textLength()
                states = {state for first, last, state in spans if first < end and last > start}
                worst = next((state for state in WORST_FIRST if state in states), "")
                if worst:
                    rect = line.rect()
                    turned = block.textDirection() == Qt.LayoutDirection.RightToLeft
                    x = self.viewport().width() - 6 if turned else 2
                    yield QRectF(x, area.top() + rect.top() + 1, 4, rect.height() - 2), worst
            block = block.next()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            field_frame(painter, self.rect(), focused=self.hasFocus(), enabled=not self.isReadOnly())
            painter.end()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._underline()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_soon.start()

    def _fit(self) -> None:
        """No line is longer than one reads with ease; what is left over lies on both sides."""
        font = self.document().defaultFont()
        most = theme.measure_width(font) * WIDEST_LINE // 62
        rest = max(0, self.width() - 2 * GUTTER - most)
        self.setViewportMargins(GUTTER - 4 + rest // 2, 4, GUTTER - 4 + rest - rest // 2, 4)

    def caret_area(self) -> QRect:
        """Where the cursor is, in the widget."""
        return self.cursorRect().translated(self.viewport().pos())
