# SPDX-License-Identifier: Apache-2.0
"""A row of segments, one chosen: grades, confidence, kinds. Set by click, arrow keys or by typing the code."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui import theme
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import Tone, Words

HEIGHT = 29
RADIUS = 5.0


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value it stands for (None: not stated), what the segment says, what it means in words."""

    value: str | None
    label: str
    meaning: str = ""


class _Segment(QAbstractButton):
    """One segment. The row decides which ends are round."""

    pointed_at = Signal(object, bool)

    def __init__(self, option: Option, first: bool, last: bool) -> None:
        super().__init__()
        self.option = option
        self._first, self._last = first, last
        self.setCheckable(True)
        self.setText(option.label)
        self.setToolTip(option.meaning)
        self.setAccessibleName(f"{option.label}: {option.meaning}" if option.meaning else option.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.interface(bold=True)).horizontalAdvance(self.text())
        return QSize(width + Space.L, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() - 2 * Space.S, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed_at.emit(self.option, True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed_at.emit(self.option, False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0.5 if (self._last if mirrored else self._first) else -0.5
        painter.setPen(QPen(colours.accent if chosen else colours.line, 1))
        painter.setBrush(colours.accent if chosen else colours.hover if self.underMouse() else colours.panel)
        painter.drawPath(self._outline(QRectF(self.rect()).adjusted(left, 0.5, -0.5, -0.5)))
        painter.setFont(theme.interface(bold=chosen))
        painter.setPen(colours.on_accent if chosen else colours.text if self.isEnabled() else colours.dim)
        draw_text(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.on_accent if chosen else colours.accent, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)

    def _outline(self, area: QRectF) -> QPainterPath:
        path = QPainterPath()
        if not (self._first or self._last):
            path.addRect(area)
            return path
        path.addRoundedRect(area, RADIUS, RADIUS)
        if self._first and self._last:
            return path
        square = QRectF(area)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._first != mirrored:
            square.setLeft(area.center().x())
        else:
            square.setRight(area.center().x())
        other = QPainterPath()
        other.addRect(square)
        return path.united(other)


class SegmentedChoice(QWidget):
    """One value out of a few, all in sight, with the meaning of the choice under it."""

    value_changed = Signal(object)
    explained = Signal(object)
    """The option whose meaning is wanted: the one under the pointer, else the chosen one."""

    def __init__(self, name: str, options: Sequence[Option], *, explains: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name = name
        self._group = QButtonGroup(self)
        self._meaning = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self._explains = explains
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        line = QHBoxLayout()
        line.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self._meaning)
        self._segments = [
            _Segment(option, index == 0, index == len(options) - 1) for index, option in enumerate(options)
        ]
        for segment in self._segments:
            self._group.addButton(segment)
            line.addWidget(segment)  # a stretch would let it go down to the least width
            segment.installEventFilter(self)
            segment.toggled.connect(self._announce)
            segment.pointed_at.connect(self._explain_pointed)
        self._segments[0].setChecked(True)

    @property
    def value(self) -> str | None:
        """The chosen value; None is a choice of its own (not stated, not graded)."""
        return self.chosen.value

    @property
    def chosen(self) -> Option:
        return self._segments[self._index()].option

    @property
    def meaning(self) -> str:
        return self._meaning.text()

    def set_value(self, value: str | None) -> None:
        for segment in self._segments:
            if segment.option.value == value:
                segment.setChecked(True)
                return
        raise ValueError(f"{self._name}: there is no choice {value!r}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._typed(event)
        return False

    def _typed(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Up: -1, keys.Key_Right: 1, keys.Key_Down: 1}.get(keys(event.key()), 0)
        across = event.key() in (keys.Key_Left, keys.Key_Right)
        if across and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if step:
            index = self._index() + step
            if 0 <= index < len(self._segments):
                self._choose(self._segments[index])
            return True
        typed = event.text().strip().casefold()
        if typed and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return self._choose_by_letter(typed)
        return False

    def _choose_by_letter(self, typed: str) -> bool:
        """The next segment that begins so; once more, the one after it."""
        current = self._index()
        for segment in (*self._segments[current + 1 :], *self._segments[: current + 1]):
            if segment.text().casefold().startswith(typed):
                self._choose(segment)
                return True
        return False

    def choose(self, value: str | None) -> bool:
        """Chooses a value and goes there with the keyboard; False where it is not offered."""
        for segment in self._segments:
            if segment.option.value == value:
                self._choose(segment)
                return True
        return False

    @property
    def segments(self) -> Sequence[QAbstractButton]:
        """The buttons, for who filters their keys."""
        return tuple(self._segments)

    def _choose(self, segment: _Segment) -> None:
        segment.setChecked(True)
        segment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _index(self) -> int:
        checked = self._group.checkedButton()
        return next((i for i, segment in enumerate(self._segments) if segment is checked), 0)

    def _announce(self, on: bool) -> None:
        if not on:
            return
        for segment in self._segments:  # one stop of the Tab key: the chosen segment
            policy = Qt.FocusPolicy.StrongFocus if segment.isChecked() else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(policy)
        self.setFocusProxy(self._segments[self._index()])
        self._explain(self.chosen)
        self.value_changed.emit(self.value)

    def _explain_pointed(self, option: Option, over: bool) -> None:
        self._explain(option if over else self.chosen)

    def _explain(self, option: Option) -> None:
        text = option.meaning
        self._meaning.setText(text)
        self.setAccessibleDescription(text)
        self._meaning.setVisible(self._explains and bool(text))
        self.explained.emit(option)
