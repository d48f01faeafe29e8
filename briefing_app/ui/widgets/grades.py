# SPDX-License-Identifier: Apache-2.0
"""The two grades of a citation, each an axis of its own: how reliable the source is, how credible the item.

Typing ``B 2`` anywhere in the picker sets both; the two are never put together into one value.
"""

import unicodedata

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing_app.ui import choices
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, Tone, Words, column, row
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice

NOT_GRADED_KEYS = ("-", "0", "–")


class _Meaning(Words):
    """What a choice means; as high as the longest meaning of all, so that nothing moves when the choice does."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__("", Size.LABEL, Tone.DIM, wrap=True)
        self._texts = texts
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self.font())
        area = QRect(0, 0, max(60, width), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return max(metrics.boundingRect(area, flags, text).height() for text in self._texts)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, QFontMetrics(self.font()).lineSpacing())


class _Axis(QWidget):
    """One grade: the question, where it is set, the choices, and what the choice means."""

    def __init__(self, question: str, options: tuple[Option, ...]) -> None:
        super().__init__()
        self.choice = SegmentedChoice(question.replace("&", ""), options, explains=False)
        self._question = Words(question, Size.LABEL, Tone.DIM)
        self._question.setBuddy(self.choice)
        self._code = Words("", Size.LABEL, bold=True)
        self.note = ElidedWords("", Size.SMALL, Tone.DIM)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.meaning = _Meaning([option.meaning for option in options])
        head = row(self._question, self._code, self.note, spacing=Space.XS)
        head.setStretch(2, 1)
        layout = column(self, spacing=Space.XS)
        layout.addLayout(head)
        layout.addWidget(self.choice)
        layout.addWidget(self.meaning)
        self.choice.explained.connect(self._explain)
        self._explain(self.choice.chosen)

    def _explain(self, option: Option) -> None:
        self._code.setText(self.choice.value or "")
        self.meaning.setText(option.meaning)


class GradePicker(QWidget):
    """Reliability over credibility. A letter sets the one, a digit the other, wherever in the picker the keyboard is;
    ``-``, ``0`` or Delete says that the axis is not graded."""

    def __init__(self) -> None:
        super().__init__()
        self._reliability = _Axis(tr("How re&liable is the source?"), choices.reliability())
        self._credibility = _Axis(tr("How &credible is this item?"), choices.credibility())
        self.reliability = self._reliability.choice
        self.credibility = self._credibility.choice
        self.setAccessibleName(tr("Grades"))
        self.setAccessibleDescription(tr("Type a letter for the source and a digit for the item, such as B 2."))
        layout = column(self, spacing=Space.S)
        layout.addWidget(self._reliability)
        layout.addWidget(self._credibility)
        for axis in (self.reliability, self.credibility):
            for segment in axis.segments:
                segment.installEventFilter(self)  # after the axis, and so asked before it

    @property
    def note(self) -> str:
        return self._reliability.note.text()

    @property
    def meanings(self) -> tuple[str, str]:
        """What is said under the source's and under the item's grade."""
        return self._reliability.meaning.text(), self._credibility.meaning.text()

    def set_note(self, text: str, *, strong: bool = False) -> None:
        """Where the reliability is set, or what changing it does."""
        note = self._reliability.note
        note.set_text(text)
        note.set_tone(Tone.ACCENT if strong else Tone.DIM)
        self.reliability.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._typed(watched, event)
        return False

    def _typed(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        here = self.credibility if watched in self.credibility.segments else self.reliability
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return here.choose(None)
        typed = event.text().strip().upper()
        if len(typed) != 1:
            return event.key() == Qt.Key.Key_Space  # between letter and digit, and no click on what is chosen
        if (digit := unicodedata.decimal(typed, None)) is not None:
            typed = str(digit)
        if typed in NOT_GRADED_KEYS:
            return here.choose(None)
        return self.reliability.choose(typed) or self.credibility.choose(typed)
