# SPDX-License-Identifier: Apache-2.0
"""A panel that floats over the head of the window while something is looked for, and goes when it is left."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Floating, column
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList


class Overlay(Floating):
    """One types into ``line``; the arrow keys move in ``results`` meanwhile; Return takes, Escape leaves."""

    def __init__(self, head: QWidget, name: str, placeholder: str, width: int) -> None:
        super().__init__(head.parentWidget())
        host = head.parentWidget()
        assert host is not None
        self._head, self._host = head, host
        self._wide = width
        self._before: QWidget | None = None
        self.setAccessibleName(name)
        self.line = Line(placeholder, name)
        self.results = RowList(name)
        self.body: QVBoxLayout = column(self, Space.S, Space.S)
        self.body.addWidget(self.line)
        self.line.installEventFilter(self)
        self.results.installEventFilter(self)
        self.results.clicked.connect(lambda _: self.take())
        self._host.installEventFilter(self)
        self.hide()

    def open_up(self) -> None:
        """Shows the panel with an empty line and the keyboard in it."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.settle()
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()

    def leave(self) -> None:
        """Hides the panel; the keyboard goes back to where it was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus()

    def take(self) -> None:
        """What is done with the chosen row."""
        raise NotImplementedError

    def height_wanted(self) -> int:
        """How high the panel wants to be."""
        return self.sizeHint().height()

    def settle(self) -> None:
        """Under ``head``, the head of the window, in its middle, within its bounds."""
        room, top = self._host.rect(), self._head.geometry().bottom() + Space.S
        wide = min(self._wide, room.width() - 2 * Space.L)
        high = min(self.height_wanted(), room.height() - top - Space.XL)
        self.setGeometry(QRect((room.width() - wide) // 2, top, wide, high))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._host:
            if kind == QEvent.Type.Resize and not self.isHidden():
                self.settle()
        elif kind == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._hide_when_left)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.key(watched, event)
        return False

    def key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Keys that mean the same in the line and in the list."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return True
        if watched is self.line and key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            QApplication.sendEvent(self.results, QKeyEvent(event))
            return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The Tab key stays within the panel: what it would reach behind it lies covered. Escape leaves."""
        focus = QApplication.focusWidget()
        stops = [part for part in self._chain() if part.isVisible() and part.isEnabled()]
        if focus not in stops:
            return super().focusNextPrevChild(forward)
        place = (stops.index(focus) + (1 if forward else -1)) % len(stops)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[place].setFocus(reason)
        return True

    def _chain(self) -> Iterator[QWidget]:
        """What the Tab key stops at, in the order in which it was made.

        Qt's own chain is not asked: to PySide each part of it belongs to the one before from then on, and goes with it.
        """
        for part in self.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
                yield part

    def _hide_when_left(self) -> None:
        focus = QApplication.focusWidget()
        if not self.isHidden() and (focus is None or not (focus is self or self.isAncestorOf(focus))):
            self._before = None
            self.hide()
