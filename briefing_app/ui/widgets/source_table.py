# SPDX-License-Identifier: Apache-2.0
"""The rows of the list of sources: painted in two lines, moved through and selected by keys, for any number of them.

A table of one column, because Qt lays every row of a list view out before it shows the first.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from briefing_app.ui import theme
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.source_rows import SourceRows
from briefing_app.ui.models.windowed import PLACEHOLDER, Fetch
from briefing_app.ui.source_words import SourceLine
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import KEPT, draw_text, shaped, shortened
from briefing_app.ui.widgets.lists import BAR_WIDTH, paint_badge
from briefing_app.ui.widgets.painted_lines import paint_conflict, paint_line
from briefing_app.ui.widgets.painted_table import PaintedTable

_Flag = QItemSelectionModel.SelectionFlag
LEAST_OUTLET: Final = 44
STRICT_SIGN: Final = "▲ "
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class _Painter:
    """Title; then outlet, date and progress; at the trailing end the handling where it stands out, and the grade.

    Paints once: made for one paint event.
    """

    def __init__(self, painter: QPainter, table: "SourceTable") -> None:
        self._painter = painter
        self._table = table
        self._colours = theme.colours()
        self._mirrored = table.isRightToLeft()
        self._width = table.columnWidth(0)
        self._label = theme.interface(Size.LABEL)
        self._bold = theme.interface(bold=True)
        self._current = table.currentIndex().row() if table.hasFocus() else -1

    def paint(self, rows: Iterable[int], part: QRect) -> None:
        table = self._table
        chosen = {number for first, last in table.selected_spans for number in range(first, last + 1)}
        for number, top, height in table.places_of(rows, part):
            self._paint_ground(QRect(0, top, self._width, height), number, number in chosen)
            area = QRect(Space.M, top, self._width - 2 * Space.M, height - 1)
            item = table.rows.line_at(number)
            if item is not None:
                self._paint_title(area, item)
                self._paint_detail(area, item)
            else:
                self._painter.setFont(self._label)
                self._painter.setPen(self._colours.dim)
                paint_line(self._painter, area, PLACEHOLDER)

    def _paint_ground(self, area: QRect, number: int, chosen: bool) -> None:
        """Selection, pointer and the line below; a bar says where the keyboard is."""
        painter, colours = self._painter, self._colours
        under_pointer = number == self._table.row_under_pointer
        painter.fillRect(area, colours.selection if chosen else colours.hover if under_pointer else colours.panel)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours.line)
        if self._table.hasFocus() and (chosen or number == self._current):  # a current row need not be chosen
            left = area.right() - BAR_WIDTH + 1 if self._mirrored else area.left()
            painter.fillRect(QRect(left, area.top(), BAR_WIDTH, area.height()), colours.accent)

    def _paint_title(self, area: QRect, item: SourceLine) -> None:
        painter = self._painter
        line = QRect(area.left(), area.top() + 9, area.width(), 20)
        if item.mark:
            painter.setFont(self._label)
            painter.setPen(self._colours.warning)
            line = self._set_apart(line, STRICT_SIGN + item.mark)
        if item.contested:
            line = paint_conflict(painter, line, self._table.layoutDirection())
        painter.setFont(self._bold)
        painter.setPen(self._colours.text)
        paint_line(painter, line, item.title)

    def _paint_detail(self, area: QRect, item: SourceLine) -> None:
        painter = self._painter
        line = QRect(area.left(), area.top() + 30, area.width(), 18)
        badge_width = 24 if len(item.badge) < 2 else 40
        right = line.left() + badge_width if self._mirrored else line.right()
        left = paint_badge(painter, right, line.center().y(), item.badge)
        if self._mirrored:
            line.setLeft(right + Space.S)
        else:
            line.setRight(left - Space.S)
        painter.setFont(self._label)
        painter.setPen(self._colours.dim)
        draw_text(painter, line, _LEADING, _detail(item.outlet, f" · {item.rest}", self._label, line.width()))

    def _set_apart(self, line: QRect, text: str) -> QRect:
        """Writes at the trailing end of a line; returns what is left of it."""
        wide = round(shaped(text, self._label)[1]) + 1
        draw_text(self._painter, line, _TRAILING, text)
        return line.adjusted(wide + Space.S, 0, 0, 0) if self._mirrored else line.adjusted(0, 0, -wide - Space.S, 0)


@lru_cache(KEPT)
def _detail(outlet: str, rest: str, font: QFont, width: int) -> str:
    """The outlet gives way first where there is little room."""
    room = max(LEAST_OUTLET, width - QFontMetrics(font).horizontalAdvance(rest) - 3)
    return shortened(shortened(outlet, font, room) + rest, font, width)


class SourceTable(PaintedTable):
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

    def want_rows(self, rows: range) -> None:
        self.rows.want(rows)

    def paint_rows(self, painter: QPainter, rows: range, part: QRect) -> None:
        _Painter(painter, self).paint(rows, part)

    @property
    def current_id(self) -> str:
        """The id of the current source, or empty."""
        value = self.currentIndex().data(Role.ID)
        return value if isinstance(value, str) else ""

    @property
    def selected_ids(self) -> list[str]:
        """The ids of the selected sources, in the order of the list."""
        ids = self.rows.ids
        return [ids[number] for first, last in self.selected_spans for number in range(first, last + 1)]

    @property
    def selected_spans(self) -> list[tuple[int, int]]:
        """The first and the last of each run of selected rows, in order."""
        return sorted((span.top(), span.bottom()) for span in self.selectionModel().selection())  # type: ignore[attr-defined]

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
