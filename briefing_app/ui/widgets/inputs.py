# SPDX-License-Identifier: Apache-2.0
"""What one types into: text that grows, dates as people write them, lines with completion."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.ui import date_words, theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Space
from briefing_app.ui.theme.style import field_frame
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import Field


def is_for_others(event: QKeyEvent) -> bool:
    """Whether a key with Alt is an action of the form around the field and no text, as it is on a Mac."""
    return (
        sys.platform != "darwin"
        and event.modifiers() == Qt.KeyboardModifier.AltModifier
        and event.text().isprintable()
        and bool(event.text())
    )


class Line(QLineEdit):
    """A line of text of the height of a button."""

    def __init__(self, placeholder: str = "", name: str = "") -> None:
        super().__init__()
        self._untouched = ("", "")
        self._words: QStringListModel | None = None
        self.setPlaceholderText(placeholder)
        self.setMinimumHeight(30)
        self.setTextMargins(Space.S - 2, 0, Space.XS, 0)
        if name:
            self.setAccessibleName(name)

    def setText(self, text: str | None) -> None:
        """Shows a text from its beginning."""
        super().setText(text or "")
        self._untouched = (text or "", super().text())
        self.home(False)

    def text(self) -> str:
        """What stands in the line. What nobody has touched is given back as it was set, however long it is."""
        given, shown = self._untouched
        now = super().text()
        return given if now == shown else now

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A line that is selected as a whole shows its beginning, not its end."""
        super().focusInEvent(event)
        text = self.text()
        if text and self.selectedText() == text:
            self.setSelection(len(text), -len(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_others(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def complete_with(self, known: Sequence[str]) -> None:
        """Offers these words while typing, wherever in the word the typed letters stand."""
        if self._words is None:
            self._words = QStringListModel(self)
            completer = QCompleter(self._words, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)
        self._words.setStringList(list(known))


_LINE_ENDS: Final = dict.fromkeys((0x2028, 0x2029, 0xFDD0, 0xFDD1), "\n")


class TextBox(QPlainTextEdit):
    """Several lines of text; grows with what is in it between ``least`` and ``most`` lines. Tab moves on."""

    def __init__(self, least: int = 2, most: int = 6, placeholder: str = "") -> None:
        super().__init__()
        self._least, self._most = least, most
        self._is_proposal = False
        self._untouched = ("", "")
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(3, 3, 3, 3)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(4)
        direction = self.document().defaultTextOption()
        direction.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each paragraph by its own script
        self.document().setDefaultTextOption(direction)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = max(self._least, min(self._most, int(self.document().size().height())))
        return QSize(120, lines * self.fontMetrics().lineSpacing() + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # in another width the text has another number of lines

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            field_frame(painter, self.rect(), focused=self.hasFocus(), enabled=not self.isReadOnly())
            painter.end()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._is_proposal and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        self._is_proposal = False
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers()
        if is_return or is_for_others(event):
            event.ignore()  # Ctrl+Return saves the form, and is not a new line
            return
        super().keyPressEvent(event)

    @property
    def text(self) -> str:
        """What stands in the box, without blanks around it; what nobody has touched is given back as it was set."""
        given, shown = self._untouched
        now = self._characters()
        return given if now == shown and given.strip() else now.strip()

    def _characters(self) -> str:
        """The text as it is; Qt's own plain text has ordinary blanks in place of those that do not break a line."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def set_text(self, text: str | None) -> None:
        self._is_proposal = False
        self.setPlainText(text or "")
        self._untouched = (text or "", self._characters())

    def propose(self, text: str) -> None:
        """Shows a text that typing replaces as a whole, once the keyboard comes here."""
        self.set_text(text.strip())
        self._is_proposal = True


_AROUND_A_DATE: Final = 44
"""Pixels: the margins of a line, and the mark of further proposals."""


class DateField(Field):
    """A date typed as people write it, with how it was understood under it."""

    changed = Signal()

    def __init__(self, label: str, relative_to: date | None = None, placeholder: str = "") -> None:
        self.line = Line(placeholder or tr("e.g. 24 Oct 2023"))
        super().__init__(label, self.line)
        self.relative_to = relative_to
        self.today: date | None = None
        self._value: str | None = None
        self._wrong = False
        self.line.textChanged.connect(self._read)

    @property
    def value(self) -> str | None:
        """EDTF, or None for an empty field. Ask ``is_wrong`` first."""
        return self._value

    @property
    def is_wrong(self) -> bool:
        return self._wrong

    @property
    def width_of_a_time(self) -> int:
        """Pixels in which a day with its time can be read to the end, beside the mark of further proposals."""
        times = (PartialDate.parse(f"2023-{month:02}-28T20:00:00Z") for month in range(1, 13))
        metrics = self.line.fontMetrics()
        return max(metrics.horizontalAdvance(date_words.in_words(time)) for time in times) + _AROUND_A_DATE

    def count_from(self, published: str | None) -> None:
        """A missing year is sought near this date, and "yesterday" is the day before it, if it is known to the day."""
        self.relative_to = self.today = None
        if published:
            date_of_text = PartialDate.parse(published)
            self.relative_to = date_of_text.latest.date()
            if date_of_text.earliest.date() == self.relative_to:
                self.today = self.relative_to

    def set_value(self, edtf: str | None) -> None:
        """Shows a stored date in words that read back as the same date, else as it is stored."""
        if not edtf:
            self.line.clear()
            return
        text = edtf
        try:
            said = date_words.in_words(PartialDate.parse(edtf))
            if str(read_date(said)) == edtf:
                text = said
        except InvalidDate:
            pass
        self.line.setText(text)

    def _read(self, text: str) -> None:
        self._value, self._wrong = None, False
        if not text.strip():
            self.set_note("")
        else:
            try:
                understood = read_date(text, relative_to=self.relative_to, today=self.today)
            except InvalidDate as error:
                self._wrong = True
                self.set_note(str(error), wrong=True)
            else:
                self._value = str(understood)
                said = date_words.in_words(understood, "long")
                plain = " ".join(text.split()).casefold() == date_words.in_words(understood).casefold()
                self.set_note("" if plain else words.joined(said, date_words.precision(understood)))
        self.changed.emit()


class Passage(QWidget):
    """A quoted passage: serif, with a bar in the accent colour on its leading side. ``lines``: how many are shown of a
    long one, the rest stands in the tool tip; 0 shows ten or so."""

    def __init__(self, text: str = "", lines: int = 0) -> None:
        super().__init__()
        self._text = text
        self._stance = ""
        self._lines = lines
        self.setAccessibleName(tr("Passage"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str, stance: str = "") -> None:
        self._text = text
        self._stance = stance
        self.setAccessibleDescription(text)
        self.setToolTip(words.tip(text) if self._lines else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        most = QFontMetrics(theme.reading(15)).lineSpacing() * self._lines + 12 if self._lines else 220
        return min(self._text_height(width) + 12, most)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def _text_height(self, width: int) -> int:
        metrics = QFontMetrics(theme.reading(15))
        area = QRect(0, 0, max(40, width - 24), 10000)
        return metrics.boundingRect(area, int(Qt.TextFlag.TextWordWrap), self._text or " ").height()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.panel)
        bar = self.rect()
        if words.is_right_to_left(self._text):
            bar.setLeft(bar.right() - 2)
        else:
            bar.setWidth(3)
        painter.fillRect(bar, colours.role(self._stance) if self._stance else colours.accent)
        painter.setFont(theme.reading(15))
        painter.setPen(colours.text)
        is_mirrored = words.is_right_to_left(self._text)  # as the text goes, whichever way the window does
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side)
        area = self.rect().adjusted(13, 4, -11, -4)
        draw_text(painter, area, flags, self._shown(area.width()))

    def _shown(self, width: int) -> str:
        """The beginning that fits into so many lines."""
        if not self._lines or self._text_height(self.width()) + 12 <= self.height():
            return self._text
        layout = QTextLayout(" ".join(self._text.split()), theme.reading(15))
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        start = end = 0
        for _ in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
        layout.endLayout()
        text = layout.text()
        last = QFontMetrics(theme.reading(15)).elidedText(text[start:], Qt.TextElideMode.ElideRight, width - 4)
        return text[:start] + (last if end < len(text) else text[start:end])
