# SPDX-License-Identifier: Apache-2.0
"""Lets the rows of any list or table be dragged as records."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from briefing_app.ui.dragging import DraggedRecord, records_mime


class DragSource(QObject):
    """Watches a view; once the pointer moves with the button down, the rows under it are on their way."""

    def __init__(self, view: QAbstractItemView, records: Callable[[QModelIndex], Sequence[DraggedRecord]]) -> None:
        super().__init__(view)
        self._view = view
        self._records = records
        self._press: QPoint | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        point = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._press = point
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._press = None
        elif event.type() == QEvent.Type.MouseMove and self._press is not None and self._is_far(point):
            index, self._press = self._view.indexAt(self._press), None
            return self.start(index)
        return False

    def _is_far(self, point: QPoint) -> bool:
        return self._press is not None and (point - self._press).manhattanLength() >= QApplication.startDragDistance()

    def start(self, index: QModelIndex) -> bool:
        """Begins to drag the record of a row; False where there is none."""
        records = self._records(index) if index.isValid() else ()
        if not records:
            return False
        drag = QDrag(self._view)
        drag.setMimeData(records_mime(records))
        drag.exec(Qt.DropAction.CopyAction)
        return True
