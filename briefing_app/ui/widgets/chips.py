# SPDX-License-Identifier: Apache-2.0
"""Chips: small round buttons for filters, in lines that wrap."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QSizePolicy, QWidget

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.widgets.basic import pressed_by_return

HEIGHT = 24
_CROSS = 18
_WIDEST = 260


class Chip(QAbstractButton):
    """One filter. A removable one has a cross, and Delete does the same; a checked one is on."""

    removed = Signal()
    menu_requested = Signal(QPoint)
    """Where a menu on it belongs, in global coordinates."""

    def __init__(self, text: str, *, sign: str = "", removable: bool = False, on: bool = False) -> None:
        super().__init__()
        self._sign = sign
        self._removable = removable
        self.setText(text)
        self.setCheckable(not removable)
        self.setChecked(on and not removable)
        self._on = on
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Filter: {filter}", filter=text))
        if removable:
            self.setAccessibleDescription(tr("Delete takes the filter away"))
            self.clicked.connect(self.removed)
        self._shown = ""
        self._place_words()

    def _place_words(self) -> None:
        room = _WIDEST - 2 * Space.S - (_CROSS if self._removable else 0)
        metrics = QFontMetrics(theme.interface(Size.LABEL))
        full = f"{self._sign} {self.text()}" if self._sign else self.text()
        self._shown = metrics.elidedText(full, Qt.TextElideMode.ElideRight, room)
        if self._shown != full:
            self.setToolTip(words.tip(self.text()))
        self._width = metrics.horizontalAdvance(self._shown) + 2 * Space.S + 4 + (_CROSS if self._removable else 0)

    @property
    def is_on(self) -> bool:
        return self._on if self._removable else self.isChecked()

    def sizeHint(self) -> QSize:
        return QSize(self._width, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (event.key() == Qt.Key.Key_Right) != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
            self.focusNextPrevChild(forward)
        elif not pressed_by_return(self, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        on, over = self.is_on, self.underMouse()
        fill = colours.accent_soft if on else colours.hover if over else colours.panel
        line = colours.accent if self.hasFocus() else colours.accent_soft if on else colours.line
        rounded(painter, self.rect(), fill=fill, line=line, width=2 if self.hasFocus() else 1, radius=HEIGHT / 2)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.accent if on else colours.text if over else colours.dim)
        cross = _CROSS if self._removable else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = self.rect().adjusted(cross if mirrored else 0, 0, 0 if mirrored else -cross, 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), self._shown)
        if self._removable:
            left = 6 if mirrored else self.width() - _CROSS - 2
            icons.paint(painter, "close", colours.accent if on else colours.dim, QRectF(left, (HEIGHT - 12) / 2, 12, 12))


class Flow(QLayout):
    """Widgets one after the other, in as many lines as they need; from the side where one begins to read."""

    def __init__(self, parent: QWidget | None = None, spacing: int = Space.XS + 2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest + margins.left() + margins.right(), HEIGHT + margins.top() + margins.bottom())

    def _place(self, area: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = area.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, tallest = 0, 0, 0
        for item in self._items:
            size = item.sizeHint()
            if x and x + size.width() > inner.width():
                x, y, tallest = 0, y + tallest + self.spacing(), 0
            if move:
                left = inner.right() + 1 - x - size.width() if mirrored else inner.left() + x
                item.setGeometry(QRect(QPoint(left, inner.top() + y), size))
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        return y + tallest + margins.top() + margins.bottom()
