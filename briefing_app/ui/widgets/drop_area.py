# SPDX-License-Identifier: Apache-2.0
"""A part of a page that takes records of some types when they are dropped on it, and shows that it does."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.ui import theme
from briefing_app.ui.dragging import DraggedRecord, records_in


class DropArea(QWidget):
    """A dashed line in the accent colour stands around it while something hovers that it takes."""

    dropped = Signal(list)

    def __init__(self, types: Sequence[str]) -> None:
        super().__init__()
        self._types = tuple(types)
        self._is_over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._wanted(event.mimeData()):
            self._show(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show(over=False)
        records = self._wanted(event.mimeData())
        if records:
            event.acceptProposedAction()
            self.dropped.emit(records)

    def _wanted(self, data: QMimeData) -> list[DraggedRecord]:
        return [record for record in records_in(data) if record.type in self._types]

    def _show(self, *, over: bool) -> None:
        self._is_over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colours().accent, 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
