# SPDX-License-Identifier: Apache-2.0
"""A button that opens a menu of actions with their keys; those that cannot be done now are dim."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QPushButton

from briefing_app.ui import theme
from briefing_app.ui.page_actions import PageAction


class MenuButton(QPushButton):
    """``actions`` is asked each time the menu opens."""

    def __init__(self, text: str, actions: Callable[[], Sequence[PageAction]]) -> None:
        super().__init__(text)
        self._actions = actions
        self.setAutoDefault(True)
        self.setMinimumHeight(30)
        self.setFont(theme.interface())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.clicked.connect(lambda _=False: self.open())

    def sizeHint(self) -> QSize:
        """The text stands in the middle, so there is room for the arrow on both sides."""
        return super().sizeHint() + QSize(28, 0)

    def open(self) -> None:
        """Shows the menu under the button."""
        self.make_menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def make_menu(self) -> QMenu:
        """The actions as they stand now; the menu goes once it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._actions():
            if not action.enabled() and not action.shortcut:
                continue
            keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            # The keys are told, not bound: the page that shows the button binds them.
            entry = menu.addAction(f"{action.text}\t{keys}" if keys else action.text)
            entry.setEnabled(action.enabled())
            entry.triggered.connect(lambda _=False, chosen=action: chosen.run())
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colours().dim, 1.5))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 13 if mirrored else self.width() - 13
        y = self.height() / 2
        painter.drawPolyline(QPolygonF([QPointF(x - 3.5, y - 1.5), QPointF(x, y + 2), QPointF(x + 3.5, y - 1.5)]))
