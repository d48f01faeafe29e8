# SPDX-License-Identifier: Apache-2.0
"""Where a drop goes: lies over a page while something that it can take is dragged across it."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from briefing_app.ui import theme
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.theme.writing import draw_text

VEIL = 0.9
ICON = 40


class DropTarget(QWidget):
    """Hidden until the page asks for it; then the drag is its own until it leaves or drops."""

    dropped = Signal(object)
    """The QMimeData of the drop, valid during the signal."""

    def __init__(self, page: QWidget, title: str, text: str, takes: Callable[[QMimeData], bool]) -> None:
        super().__init__(page)
        self._title, self._text, self._takes = title, text, takes
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        self.hide()

    def offer(self) -> None:
        """Covers the whole page."""
        page = self.parentWidget()
        if page is not None:
            self.setGeometry(page.rect())
        self.show()
        self.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)
        if event.isAccepted():
            self.offer()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def _judge(self, event: QDragMoveEvent) -> None:
        if self._takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        veil = QColor(colours.panel)
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(colours.accent_soft)
        frame = QRectF(self.rect()).adjusted(Space.L, Space.L, -Space.L, -Space.L)
        painter.drawRoundedRect(frame, 8, 8)
        middle = frame.center()
        icons.paint(
            painter, "paste", colours.accent, QRectF(middle.x() - ICON / 2, middle.y() - ICON - Space.L, ICON, ICON)
        )
        line = QRectF(frame.left(), middle.y(), frame.width(), 26)
        painter.setPen(colours.text)
        painter.setFont(theme.interface(Size.HEADING, bold=True))
        draw_text(painter, line, Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setPen(colours.dim)
        painter.setFont(theme.interface(Size.BODY))
        draw_text(painter, line.translated(QPointF(0, 28)), Qt.AlignmentFlag.AlignCenter, self._text)
