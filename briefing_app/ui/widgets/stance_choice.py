# SPDX-License-Identifier: Apache-2.0
"""Supports, contradicts, context: three small words of which one is on, with sign and colour."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import row

HEIGHT = 22


class _Word(QAbstractButton):
    def __init__(self, stance: str, about: str) -> None:
        super().__init__()
        self.stance = stance
        self.setCheckable(True)
        self.setText(f"{words.STANCE_SIGNS[stance]} {words.STANCE_WORDS[stance]}")
        self.setAccessibleName(f"{words.STANCE_LABELS[stance]}: {about}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme.interface(Size.LABEL, bold=True)).horizontalAdvance(self.text()) + 14, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        on = self.isChecked()
        ink = colours.role(self.stance) if on else colours.dim
        if on:
            rounded(painter, self.rect(), fill=colours.role(f"{self.stance}_soft"), line=ink, radius=4)
        elif self.underMouse():
            rounded(painter, self.rect(), fill=colours.hover, line=None, radius=4)
        painter.setFont(theme.interface(Size.LABEL, bold=on))
        painter.setPen(ink)
        draw_text(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            rounded(painter, area, fill=None, line=colours.accent, width=1.5, radius=3)


class StanceChoice(QWidget):
    """One stop of the Tab key; the arrow keys go from one to the next."""

    value_changed = Signal(str)

    def __init__(self, about: str, stances: Sequence[str], value: str) -> None:
        super().__init__()
        self.setAccessibleName(tr("Stance: {about}", about=about))
        self._group = QButtonGroup(self)
        self._words = [_Word(stance, about) for stance in stances]
        line = row(*self._words, spacing=2)
        self.setLayout(line)
        for word in self._words:
            self._group.addButton(word)
            word.setChecked(word.stance == value)
            word.installEventFilter(self)
            word.toggled.connect(self._told)
        self._one_stop()

    @property
    def value(self) -> str:
        return next(word.stance for word in self._words if word.isChecked())

    def set_value(self, stance: str) -> None:
        next(word for word in self._words if word.stance == stance).setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        keys = Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Right: 1}.get(keys(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        step = step or {keys.Key_Up: -1, keys.Key_Down: 1}.get(keys(event.key()), 0)
        if not step:
            return False
        number = next(i for i, word in enumerate(self._words) if word.isChecked()) + step
        if 0 <= number < len(self._words):
            self._words[number].setChecked(True)
            self._words[number].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _told(self, on: bool) -> None:
        if on:
            self._one_stop()
            self.value_changed.emit(self.value)

    def _one_stop(self) -> None:
        for word in self._words:
            word.setFocusPolicy(Qt.FocusPolicy.StrongFocus if word.isChecked() else Qt.FocusPolicy.ClickFocus)
            if word.isChecked():
                self.setFocusProxy(word)
