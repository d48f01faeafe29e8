# SPDX-License-Identifier: Apache-2.0
"""The view of the claims table: rows, group headers, selection of many, drag, keys. It reads nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView

from briefing_app.services.browse import ClaimRow
from briefing_app.ui import theme
from briefing_app.ui.dragging import DraggedRecord, records_mime
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.grouped import Group, GroupedModel
from briefing_app.ui.models.rows import Role
from briefing_app.ui.panels.claim_columns import COLUMNS, DEFAULT, PLACE_OF, STATEMENT
from briefing_app.ui.panels.claim_painting import RowsPainter
from briefing_app.ui.widgets.painted_table import PaintedTable

GROUP_HEIGHT = 30
MOST_DRAGGED = 500
_NARROWEST_STATEMENT = 180
Action = QAbstractItemView.CursorAction
Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected: ids that are known, and parts of groups whose ids are not (group, first, end)."""

    ids: tuple[str, ...]
    parts: tuple[tuple[Group, int, int], ...] = ()

    @property
    def count(self) -> int:
        return len(self.ids) + sum(end - first for _, first, end in self.parts)


class ClaimTable(PaintedTable):
    """Selects rows; a cell is current within its row, for typing into it."""

    columns_changed = Signal()
    columns_requested = Signal()
    typed = Signal(str)
    """The letters that somebody typed to jump to a row."""
    activated_id = Signal(str)
    edit_refused = Signal()
    selection_changed = Signal()

    def __init__(self, model: GroupedModel[ClaimRow]) -> None:
        super().__init__()
        self.claims = model
        self._typed = ""
        self._own_width = False  # the person gave the statements a width
        self._fitting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._forget_typed)
        self.setModel(model)
        self._set_behaviour()
        self._set_headers()
        model.modelReset.connect(self._size_rows)
        model.rowsInserted.connect(lambda *_: self._size_rows())
        model.rowsRemoved.connect(lambda *_: self._size_rows())
        self.show_columns(DEFAULT)

    def _set_behaviour(self) -> None:
        self.setAccessibleName(tr("Claims"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(theme.table_row_height())
        header = self.horizontalHeader()
        # The header would look at each row to see whether a column is selected: it gets a selection of its own.
        header.setSelectionModel(QItemSelectionModel(self.claims, header))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(32)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda _: self.columns_requested.emit())
        for number, column in enumerate(COLUMNS):
            header.resizeSection(number, column.width)
        header.sectionMoved.connect(lambda *_: self.columns_changed.emit())
        header.sectionResized.connect(self._note_width)

    # Columns

    @property
    def shown_columns(self) -> list[str]:
        """The keys of the columns that are shown, from the leading side."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(number) for number in range(header.count()))
        return [COLUMNS[place].key for place in places if not header.isSectionHidden(place)]

    def show_columns(self, keys: Sequence[str]) -> None:
        """Shows these columns in this order; the statement always."""
        wanted = [key for key in dict.fromkeys(keys) if key in PLACE_OF]
        if STATEMENT not in wanted:
            wanted.insert(0, STATEMENT)
        header = self.horizontalHeader()
        blocked = header.blockSignals(True)
        rest = [column.key for column in COLUMNS if column.key not in wanted]
        for place, key in enumerate([*wanted, *rest]):
            header.moveSection(header.visualIndex(PLACE_OF[key]), place)
            header.setSectionHidden(PLACE_OF[key], key not in wanted)
        header.blockSignals(blocked)
        self._fit()
        self.viewport().update()
        header.viewport().update()
        self.columns_changed.emit()

    @property
    def widths(self) -> dict[str, int]:
        """The widths that the person gave, by column."""
        header = self.horizontalHeader()
        found = {column.key: header.sectionSize(number) for number, column in enumerate(COLUMNS)
                 if not header.isSectionHidden(number) and (column.key != STATEMENT or self._own_width)}  # fmt: skip
        return {key: width for key, width in found.items() if width != COLUMNS[PLACE_OF[key]].width}

    def set_widths(self, widths: dict[str, int]) -> None:
        """Puts widths back; the statements fill what is left unless they have one."""
        self._fitting = True
        for column in COLUMNS:
            width = widths.get(column.key, column.width)
            self.horizontalHeader().resizeSection(PLACE_OF[column.key], max(48, min(2000, width)))
        self._own_width = STATEMENT in widths
        self._fitting = False
        self._fit()

    def _note_width(self, section: int, former: int, width: int) -> None:
        if self._fitting:
            return
        if section == PLACE_OF[STATEMENT]:
            self._own_width = True
        else:
            self._fit()
        self.columns_changed.emit()

    def _fit(self) -> None:
        """The statements take what the other columns leave."""
        if self._own_width:
            return
        header = self.horizontalHeader()
        statement = PLACE_OF[STATEMENT]
        others = sum(header.sectionSize(number) for number in range(header.count()) if number != statement)
        self._fitting = True
        header.resizeSection(statement, max(_NARROWEST_STATEMENT, self.viewport().width() - others))
        self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _size_rows(self) -> None:
        """Group headers are lower than rows, where there are few enough of them to say so one by one."""
        model = self.claims
        if not model.is_grouped or len(model.groups) > 2000:
            return
        for group in model.groups:
            self.verticalHeader().resizeSection(model.header_row(group.key), GROUP_HEIGHT)

    # Selection

    @property
    def current_id(self) -> str:
        value = self.currentIndex().data(Role.ID)
        return value if isinstance(value, str) else ""

    def chosen(self) -> Chosen:
        """What is selected, by ranges: never one by one."""
        ids: list[str] = []
        parts: list[tuple[Group, int, int]] = []
        model = self.claims
        for first, last in self.selected_ranges():
            if not model.is_grouped:
                ids += model.ids[first : last + 1]
                continue
            for group, start, end in model.spans(first, last):
                known = model.ids_of_group(group.key)
                if known is None:
                    parts.append((group, start, end))
                else:
                    ids += known[start:end]
        return Chosen(tuple(dict.fromkeys(ids)) if model.is_grouped else tuple(ids), tuple(parts))

    def selected_ranges(self) -> list[tuple[int, int]]:
        """The selected rows as ranges, from the top."""
        found = sorted({(item.top(), item.bottom()) for item in self.selectionModel().selection().toList()})
        merged: list[tuple[int, int]] = []
        for top, bottom in found:
            if merged and top <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
            else:
                merged.append((top, bottom))
        return merged

    @property
    def selected_count(self) -> int:
        """How many rows of claims are selected; one that stands in several groups counts in each."""
        ranges = self.selected_ranges()
        if not self.claims.is_grouped:
            return sum(last - first + 1 for first, last in ranges)
        return sum(end - start for first, last in ranges for _, start, end in self.claims.spans(first, last))

    @property
    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def select_rows(self, rows: Sequence[int], current: int) -> None:
        """Selects these rows (sorted) and makes one current."""
        selection = QItemSelection()
        last = self.claims.columnCount() - 1
        start = previous = -2
        for row in [*rows, -5]:
            if row != previous + 1:
                if start >= 0:
                    selection.select(self.claims.index(start, 0), self.claims.index(previous, last))
                start = row
            previous = row
        model = self.selectionModel()
        column = max(0, self.currentIndex().column())
        model.setCurrentIndex(self.claims.index(current, column), Flag.NoUpdate)
        model.select(selection, Flag.ClearAndSelect | Flag.Rows)

    def make_current(self, row: int, column: int = -1, *, scroll: bool = True) -> None:
        """Selects one row, and brings it into sight unless told otherwise."""
        at = column if column >= 0 else max(0, self.currentIndex().column())
        index = self.claims.index(row, at)
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        if scroll:
            self.scrollTo(index)

    def doItemsLayout(self) -> None:
        height = theme.table_row_height()
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        super().doItemsLayout()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == Qt.Key.Key_F2 and not self._is_editable(self.currentIndex()):
            self.edit_refused.emit()
        elif event.modifiers() or not self._act_on(key):
            super().keyPressEvent(event)

    def _act_on(self, key: int) -> bool:
        """What a plain key does here; False where it does what it does in every table."""
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._turn(key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._open()
        if key == Qt.Key.Key_Space and not self._typed:
            self._toggle_header()
            return True
        return False

    def _is_editable(self, index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    def _turn(self, key: int) -> bool:
        """Left closes the group and goes to its header, Right opens it; True where it did so."""
        model, index = self.claims, self.currentIndex()
        if not model.is_grouped or not index.isValid():
            return False
        close = (key == Qt.Key.Key_Left) != self.isRightToLeft()
        header = model.header_of(index.row())
        if index.row() == header:
            model.set_expanded(header, not close)
            return True
        if close and self.horizontalHeader().visualIndex(index.column()) == 0:
            self.make_current(header)
            return True
        return False

    def _toggle_header(self) -> None:
        row = self.currentIndex().row()
        if self.claims.group_at(row) is not None:
            self.claims.set_expanded(row, not self.claims.is_expanded(row))

    def _open(self) -> bool:
        """Return: a header opens and closes, a claim is looked at."""
        if self.claims.group_at(self.currentIndex().row()) is not None:
            self._toggle_header()
            return True
        if self.current_id:
            self.activated_id.emit(self.current_id)
            return True
        return False

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        rows = self.claims.rowCount()
        column = max(0, self.currentIndex().column())
        if rows and action == Action.MoveHome:
            return self.claims.index(0, column)
        if rows and action == Action.MoveEnd:
            return self.claims.index(rows - 1, column)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, text: str) -> None:
        self._typed += text
        self._pause.start(QApplication.keyboardInputInterval() * 2)
        if self._typed.strip():
            self.typed.emit(self._typed)

    def _forget_typed(self) -> None:
        self._typed = ""

    def copy(self) -> None:
        """Puts the statements of the selected claims on the clipboard, those that are here."""
        lines = [row.statement for row in self._chosen_rows(20_000)]
        if lines:
            QApplication.clipboard().setText("\n".join(lines))

    def _chosen_rows(self, most: int) -> list[ClaimRow]:
        found: list[ClaimRow] = []
        for first, last in self.selected_ranges():
            for number in range(first, min(last, first + most - len(found) - 1) + 1):
                row = self.claims.row_at(number)
                if row is not None:
                    found.append(row)
            if len(found) >= most:
                break
        return found

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.claims.group_at(index.row()) is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.claims.set_expanded(index.row(), not self.claims.is_expanded(index.row()))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.claims.group_at(self.indexAt(event.position().toPoint()).row()) is None:
            super().mouseDoubleClickEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drags the selected claims, by the rows that are here: a few hundred at most."""
        records = [DraggedRecord("claim", row.id, row.statement) for row in self._chosen_rows(MOST_DRAGGED)]
        if records:
            drag = QDrag(self)
            drag.setMimeData(records_mime(records))
            drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)

    # Painting

    def want_rows(self, rows: range) -> None:
        self.claims.want(rows)

    def paint_rows(self, painter: QPainter, rows: range, part: QRect) -> None:
        RowsPainter(painter, self).paint(rows, part)
