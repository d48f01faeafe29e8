# SPDX-License-Identifier: Apache-2.0
"""A table that paints its rows itself, one after the other, instead of having a delegate called for each cell.

A few hundred calls between Qt and Python in each painting take longer than all that they paint.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QHoverEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from briefing_app.ui.widgets.lists import rows_in_sight


class PaintedTable(QTableView):
    """Knows which row is under the pointer; subclasses paint the rows in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._under_pointer = -1

    def paint_rows(self, painter: QPainter, rows: range, part: QRect) -> None:
        """Paints what lies in this part of the viewport of these rows, all of which are in sight."""
        raise NotImplementedError

    def want_rows(self, rows: range) -> None:
        """These rows are about to be painted."""
        raise NotImplementedError

    def places_of(self, rows: Iterable[int], part: QRect) -> Iterable[tuple[int, int, int]]:
        """Number, upper edge and height of each row of which something lies in this part of the viewport."""
        for number in rows:
            top, height = self.rowViewportPosition(number), self.rowHeight(number)
            if top <= part.bottom() and top + height > part.top():
                yield number, top, height

    @property
    def row_under_pointer(self) -> int:
        """-1 where the pointer is on no row."""
        return self._under_pointer

    def paintEvent(self, event: QPaintEvent) -> None:
        self.executeDelayedItemsLayout()
        rows = rows_in_sight(self)
        self.want_rows(rows)
        painter = QPainter(self.viewport())
        self.paint_rows(painter, rows, event.rect())
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        elif isinstance(event, QHoverEvent):
            is_over = event.type() != QEvent.Type.HoverLeave
            self._under_pointer = self.rowAt(round(event.position().y())) if is_over else -1
        return super().viewportEvent(event)
