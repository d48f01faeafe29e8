# SPDX-License-Identifier: Apache-2.0
"""Chips that can be taken away, and chips with a menu: filters that are on, and filters that have a name."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_shortened
from briefing_app.ui.widgets.chips import HEIGHT, Chip

_CROSS = 12
_WIDEST = 280


class FilterChip(Chip):
    """A filter that is on. A press or Delete takes it away."""

    removed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(False)
        self._on = True
        self.setAccessibleName(tr("Filter: {filter}", filter=text))
        self.setAccessibleDescription(tr("Delete takes the filter away"))
        self.setToolTip(words.tip(text))
        self.clicked.connect(self.removed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.interface(Size.LABEL)).horizontalAdvance(self.text()) + 2 * Space.S + 4 + _CROSS + 4
        return QSize(min(_WIDEST, width), HEIGHT)

    def _words(self) -> str:
        return self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        width = 2.0 if self.hasFocus() else 1.0
        line = colours.accent if self.hasFocus() or self.underMouse() else colours.accent_soft
        rounded(painter, self.rect(), fill=colours.accent_soft, line=line, width=width, radius=HEIGHT / 2)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.accent)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = self.rect().adjusted(Space.S + 1, 0, -Space.S - 1, 0)
        area = area.adjusted(_CROSS + 2, 0, 0, 0) if mirrored else area.adjusted(0, 0, -_CROSS - 2, 0)
        draw_shortened(painter, area, self.text())
        left = Space.S if mirrored else self.width() - _CROSS - Space.S
        icons.paint(painter, "close", colours.accent, QRectF(left, (HEIGHT - _CROSS) / 2, _CROSS, _CROSS))
        painter.end()


class NamedChip(Chip):
    """A filter with a name, on or off. Menu key or right button: what can be done with it."""

    menu_requested = Signal(QPoint)
    """Where the menu belongs, in global coordinates."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self.rect().bottomLeft())
        self.menu_requested.emit(at)
