# SPDX-License-Identifier: Apache-2.0
"""The rows of the list of sources: painted in two lines, moved through and selected by keys, for any number of them.

A table of one column, because Qt lays every row of a list view out before it shows the first.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from briefing_app.ui import theme
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.source_rows import SourceRows
from briefing_app.ui.models.windowed import Fetch
from briefing_app.ui.source_words import SourceLine
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.lists import paint_badge, paint_ground, rows_in_sight
from briefing_app.ui.widgets.painted_lines import paint_line

Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
LEAST_OUTLET: Final = 44
STRICT_SIGN: Final = "▲ "


class _Delegate(QStyledItemDelegate):
    """Title; then outlet, date and progress; at the trailing end the handling where it stands out, and the grade."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.list_row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option)
        item = index.data(Role.ROW)
        area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
        if isinstance(item, SourceLine):
            self._paint_title(painter, area, item, option.direction)
            self._paint_detail(painter, area, item, option.direction)
        else:
            painter.setPen(theme.colours().dim)
            paint_line(painter, area, str(index.data() or ""))
        painter.restore()

    def _paint_title(self, painter: QPainter, area: QRect, item: SourceLine, way: Qt.LayoutDirection) -> None:
        line = QRect(area.left(), area.top() + 9, area.width(), 20)
        if item.mark:
            painter.setFont(theme.interface(Size.LABEL))
            painter.setPen(theme.colours().warning)
            mark = STRICT_SIGN + item.mark
            line = _set_apart(painter, line, mark, way)
        painter.setFont(theme.interface(bold=True))
        painter.setPen(theme.colours().text)
        paint_line(painter, line, item.title)

    def _paint_detail(self, painter: QPainter, area: QRect, item: SourceLine, way: Qt.LayoutDirection) -> None:
        colours = theme.colours()
        line = QRect(area.left(), area.top() + 30, area.width(), 18)
        mirrored = way == Qt.LayoutDirection.RightToLeft
        badge_width = 24 if len(item.badge) < 2 else 40
        right = line.left() + badge_width if mirrored else line.right()
        left = paint_badge(painter, right, line.center().y(), item.badge)
        if mirrored:
            line.setLeft(right + Space.S)
        else:
            line.setRight(left - Space.S)
        painter.setFont(theme.interface(Size.LABEL))
        metrics = painter.fontMetrics()
        rest = f" · {item.rest}"
        room = max(LEAST_OUTLET, line.width() - metrics.horizontalAdvance(rest) - 3)
        outlet = metrics.elidedText(item.outlet, Qt.TextElideMode.ElideRight, room)
        text = metrics.elidedText(outlet + rest, Qt.TextElideMode.ElideRight, line.width())
        painter.setPen(colours.dim)
        painter.setLayoutDirection(way)
        draw_text(painter, line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, text)


def _set_apart(painter: QPainter, line: QRect, text: str, way: Qt.LayoutDirection) -> QRect:
    """Writes at the trailing end of a line; returns what is left of it."""
    wide = painter.fontMetrics().horizontalAdvance(text)
    mirrored = way == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
    draw_text(painter, line, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
    return line.adjusted(wide + Space.S, 0, 0, 0) if mirrored else line.adjusted(0, 0, -wide - Space.S, 0)


class SourceTable(QTableView):
    """Tells which source is current, by its id, and which are selected."""

    current_changed = Signal(str)
    activated_id = Signal(str)
    selection_changed = Signal()

    def __init__(self, name: str, fetch: Fetch) -> None:
        super().__init__()
        self._quiet = False
        self._last_row = 0
        self.rows = SourceRows(fetch, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self._look()
        model = self.selectionModel()
        model.currentChanged.connect(self._tell_current)
        model.selectionChanged.connect(self._tell_selection)
        self.doubleClicked.connect(lambda index: self.activated_id.emit(index.data(Role.ID)))

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        self._measure()

    def _measure(self) -> None:
        height = theme.list_row_height()
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Another density: rows take another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.rows.want(rows_in_sight(self))
        super().paintEvent(event)

    @property
    def current_id(self) -> str:
        """The id of the current source, or empty."""
        value = self.currentIndex().data(Role.ID)
        return value if isinstance(value, str) else ""

    @property
    def selected_ids(self) -> list[str]:
        """The ids of the selected sources, in the order of the list."""
        spans = sorted((span.top(), span.bottom()) for span in self.selectionModel().selection())  # type: ignore[attr-defined]
        ids = self.rows.ids
        return [ids[number] for top, bottom in spans for number in range(top, bottom + 1)]

    def set_ids(self, ids: Sequence[str]) -> None:
        """Takes a new order; what was current and selected stays so where it is still there, and stays in its place
        in sight."""
        current, selected = self.current_id, set(self.selected_ids)
        if current:
            self._last_row = self.currentIndex().row()
        offset = self.rowViewportPosition(self.currentIndex().row()) if current else 0
        in_sight = bool(current) and 0 <= offset < self.viewport().height()
        self._quiet = True
        try:
            same = list(ids) == list(self.rows.ids)
            self.rows.set_ids(ids)
            if not same:
                self._restore(current, selected)
                if in_sight and self.current_id:
                    self._bring(self.currentIndex().row(), offset)
        finally:
            self._quiet = False
        if not same:
            self.selection_changed.emit()

    def _restore(self, current: str, selected: set[str]) -> None:
        number = self.rows.row_of(current) if current else -1
        if number >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(number, 0), _Flag.NoUpdate)
        if not selected:
            return
        chosen, start = QItemSelection(), -1
        for row, id in enumerate((*self.rows.ids, "")):
            if id in selected:
                start = row if start < 0 else start
            elif start >= 0:
                chosen.select(self.rows.index(start, 0), self.rows.index(row - 1, 0))
                start = -1
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)

    def _bring(self, row: int, offset: int) -> None:
        """Scrolls so that the row stands this far below the upper edge."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(row * self.verticalHeader().defaultSectionSize() - offset)

    def select(self, id: str, *, quiet: bool = False) -> bool:
        """Makes the source current and the only selected one; False if it is not in the list."""
        number = self.rows.row_of(id)
        if number < 0:
            return False
        self._quiet = quiet
        try:
            index = self.rows.index(number, 0)
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.scrollTo(index)
        finally:
            self._quiet = False
        if quiet:
            self.selection_changed.emit()
        return True

    def select_neighbour(self) -> bool:
        """Makes the source current that stands now where the former one stood; False in an empty list."""
        if not self.rows.ids:
            return False
        return self.select(self.rows.ids[min(self._last_row, len(self.rows.ids) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.current_id:
            self.activated_id.emit(self.current_id)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.ids:
            # In a table these keys go along the row; here they go to the first and the last one.
            number = 0 if key == Qt.Key.Key_Home else len(self.rows.ids) - 1
            target = self.rows.index(number, 0)
            self.selectionModel().setCurrentIndex(target, self.selectionCommand(target, event))
            self.scrollTo(target)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def _tell_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not self._quiet:
            self.current_changed.emit(current.data(Role.ID) or "")

    def _tell_selection(self, *_: object) -> None:
        if not self._quiet:
            self.selection_changed.emit()
