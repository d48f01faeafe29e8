# SPDX-License-Identifier: Apache-2.0
"""A table over any number of rows: ordered ids are read once, rows in pages when they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.ui import words
from briefing_app.ui.models.rows import Role

PAGE = 256
PAGES_KEPT = 40
PLACEHOLDER = "…"

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
Fetch = Callable[[Sequence[str], Callable[[Sequence[Any]], None]], None]
"""Asks for the rows of these ids and hands them, in this order, to the function, later and on the main thread."""


@dataclass(frozen=True)  # no slots: Python cannot note the type argument on frozen instances that have them
class Column(Generic[R]):
    """One column: its title, the name it sorts by (empty: does not sort), what it shows of a row."""

    title: str
    sort: str
    show: Callable[[R], str]
    width: int = 120
    tip: Callable[[R], str] | None = None


class WindowedModel(QAbstractTableModel, Generic[R]):
    """Shows a placeholder until a page has arrived; keeps the pages used last."""

    def __init__(self, columns: Sequence[Column[R]], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._fetch = fetch
        self._ids: Sequence[str] = ()
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0

    @property
    def ids(self) -> Sequence[str]:
        return self._ids

    @property
    def columns(self) -> list[Column[R]]:
        return self._columns

    def set_ids(self, ids: Sequence[str]) -> None:
        """Takes a new order. The same ids only mean that their rows are read anew."""
        self._generation += 1
        self._asked.clear()
        if self._ids and list(ids) == list(self._ids):
            self._pages.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self._columns) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def row_at(self, number: int) -> R | None:
        """The row if it is here; else None, and it is asked for."""
        page = number // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        offset = number - page * PAGE
        return rows[offset] if offset < len(rows) else None

    def id_at(self, number: int) -> str:
        return self._ids[number]

    def row_of(self, id: str) -> int:
        """Where the record stands; -1 if it is not in the table."""
        return next((number for number, item in enumerate(self._ids) if item == id), -1)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        wanted = list(self._ids[page * PAGE : (page + 1) * PAGE])
        self._fetch(wanted, lambda rows: self._take(generation, page, wanted, rows))

    def _take(self, generation: int, page: int, wanted: list[str], rows: Sequence[R]) -> None:
        if generation != self._generation:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE
        last = min(first + len(wanted), len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == Role.ID:
            return self._ids[index.row()]
        shown = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Role.ROW,
        )
        if role not in shown:
            return None
        row = self.row_at(index.row())
        if role == Role.ROW:
            return row
        if row is None:
            return PLACEHOLDER if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.show(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(column.tip(row) if column.tip is not None else column.show(row))
        return column.show(row)
