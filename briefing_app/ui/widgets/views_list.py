# SPDX-License-Identifier: Apache-2.0
"""The list of views on a question: any number of them, read in pages as they come into sight.

It is a table of one column, because Qt lays a list out row by row.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from briefing_app.services.judging import View
from briefing_app.ui.dragging import DraggedRecord
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import Column, WindowedModel
from briefing_app.ui.widgets.drag_source import DragSource
from briefing_app.ui.widgets.judgments import HEIGHT, ViewDelegate, view_words

Fetch = Callable[[Sequence[str], Callable[[Sequence[Any]], None]], None]


class ViewsList(QTableView):
    """Tells which judgment is current, by its id; its rows can be dragged."""

    current_changed = Signal(str)
    inset_changed = Signal(int)
    """How much the scroll bar takes."""
    activated_id = Signal(str)

    def __init__(self, name: str, fetch: Fetch) -> None:
        super().__init__()
        columns = (Column[View](name, "", view_words),)
        self.rows: WindowedModel[View] = WindowedModel(columns, fetch, self)
        self.setModel(self.rows)
        self.setItemDelegate(ViewDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for header, size in ((self.verticalHeader(), HEIGHT), (self.horizontalHeader(), 300)):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(20)
            header.setDefaultSectionSize(size)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(lambda index: self.activated_id.emit(index.data(Role.ID)))
        DragSource(self, self._dragged)

    @property
    def current_id(self) -> str:
        """The id of the current judgment, or empty."""
        value = self.currentIndex().data(Role.ID)
        return value if isinstance(value, str) else ""

    def set_ids(self, ids: Sequence[str]) -> None:
        """Shows these judgments, and keeps the current one if it is still there."""
        current = self.current_id
        model = self.selectionModel()
        model.blockSignals(True)
        self.rows.set_ids(ids)
        model.blockSignals(False)
        self.setMaximumHeight(self.whole_height)
        if current and current in ids:
            self.select(current, quiet=True)
        elif current:
            self.current_changed.emit("")

    @property
    def whole_height(self) -> int:
        """What all rows would need."""
        return min(len(self.rows.ids) * HEIGHT + 2, 16_000_000)

    def sizeHint(self) -> QSize:
        return QSize(300, min(self.whole_height, 6 * HEIGHT))

    def select(self, id: str, *, quiet: bool = False) -> bool:
        """Makes the judgment current; False if it is not in the list."""
        number = self.rows.row_of(id)
        if number < 0:
            return False
        model = self.selectionModel()
        model.blockSignals(quiet)
        model.setCurrentIndex(self.rows.index(number, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self.scrollTo(self.rows.index(number, 0))
        self.viewport().update()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.inset_changed.emit(self.width() - self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.current_id:
            self.activated_id.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.current_changed.emit(current.data(Role.ID) or "")

    def _dragged(self, index: QModelIndex) -> list[DraggedRecord]:
        view = index.data(Role.ROW)
        if not isinstance(view, View):
            return []
        return [DraggedRecord("assessment", view.judgment.id, view.judgment.statement)]
