# SPDX-License-Identifier: Apache-2.0
"""Chips over a list: small rounded buttons that say which filter is on, in lines that wrap."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from briefing_app.ui import theme
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_shortened
from briefing_app.ui.widgets.basic import DrawnButton

HEIGHT = 24
WIDEST = 190
ARROW = 14
TICK = "✓ "


class Chip(DrawnButton):
    """A filter. Checked: it is on, which a tick says beside the colour. ``opens``: it opens a list of values."""

    def __init__(self, text: str, *, opens: bool = False) -> None:
        super().__init__(text)
        self._opens = opens
        self.setCheckable(not opens)
        self._on = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _: self.updateGeometry())

    @property
    def is_on(self) -> bool:
        return self._on or self.isChecked()

    def say(self, text: str, *, on: bool | None = None) -> None:
        """What the chip says, and whether its filter is on."""
        if on is not None:
            self._on = on
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.interface(Size.LABEL)).horizontalAdvance(self._words()) + 2 * Space.S + 3
        return QSize(min(WIDEST, width + (ARROW if self._opens else 0)), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        on = self.is_on
        fill = colours.accent_soft if on else colours.hover if self.underMouse() else colours.panel
        line = colours.accent if self.hasFocus() or on else colours.line
        width = 2.0 if self.hasFocus() else 1.0
        rounded(painter, self.rect(), fill=fill, line=line, width=width, radius=HEIGHT / 2)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.accent if on else colours.text)
        area = self.rect().adjusted(Space.S + 1, 0, -Space.S - 1, 0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._opens:
            end = area.left() + 3 if mirrored else area.right() - 3
            area = area.adjusted(ARROW, 0, 0, 0) if mirrored else area.adjusted(0, 0, -ARROW, 0)
        draw_shortened(painter, area, self._words())
        if self._opens:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.accent if on else colours.dim, 1.4))
            middle = self.rect().center().y() + 1
            points = (QPointF(end - 3.5, middle - 1.5), QPointF(end, middle + 2), QPointF(end + 3.5, middle - 1.5))
            painter.drawPolyline(QPolygonF(points))

    def _words(self) -> str:
        return TICK + self.text() if self.is_on else self.text()


class Flow(QLayout):
    """Widgets one after another in reading direction, in as many lines as their width needs. Hidden ones take none."""

    def __init__(self, parent: QWidget, spacing: int = Space.XS) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(widest, HEIGHT)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def _place(self, area: QRect, *, move: bool) -> int:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, height = 0, 0, 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), area.width()))
            if x and x + size.width() > area.width():
                x, y, height = 0, y + height + self.spacing(), 0
            if move:
                left = area.right() - x - size.width() + 1 if mirrored else area.left() + x
                item.setGeometry(QRect(QPoint(left, area.top() + y), size))
            x += size.width() + self.spacing()
            height = max(height, size.height())
        return y + height
