# SPDX-License-Identifier: Apache-2.0
"""A table over any number of rows: ordered ids are read once, rows in pages when they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.ui import words
from briefing_app.ui.i18n import tr
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
    """One column: its title, the name it sorts by (empty: does not sort), what it shows of a row.

    ``key`` names it wherever columns are chosen and remembered; ``edits`` is the field that is typed into its cells.
    """

    title: str
    sort: str
    show: Callable[[R], str]
    width: int = 120
    tip: Callable[[R], str] | None = None
    key: str = ""
    edits: str = ""


def places_of(ids: Sequence[str]) -> dict[str, int]:
    """Where each id stands. Made in steps, so that on a worker it leaves the main thread its turns."""
    places: dict[str, int] = {}
    for start in range(0, len(ids), 10_000):
        places.update(zip(ids[start : start + 10_000], range(start, start + 10_000), strict=False))
    return places


class WindowedModel(QAbstractTableModel, Generic[R]):
    """Shows a placeholder until a page has arrived; keeps the pages used last."""

    def __init__(self, columns: Sequence[Column[R]], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._fetch = fetch
        self._ids: Sequence[str] = ()
        self._places: Mapping[str, int] | None = None
        self._pages: OrderedDict[Hashable, Sequence[R]] = OrderedDict()
        self._old: set[Hashable] = set()
        self._asked: set[Hashable] = set()
        self._awaited: set[Hashable] = set()
        self._fresh: list[Hashable] = []
        self._generation = 0

    @property
    def ids(self) -> Sequence[str]:
        return self._ids

    @property
    def columns(self) -> list[Column[R]]:
        return self._columns

    def set_ids(self, ids: Sequence[str], places: Mapping[str, int] | None = None) -> None:
        """Takes a new order; ``places`` says where each id stands, if that is known already.

        The same ids only mean that their rows are read anew; more of them after the same, that rows were added.
        """
        if self._ids and ids[: len(self._ids)] == self._ids:
            self.refresh_rows()
            added = len(ids) - len(self._ids)
            if added:
                self.beginInsertRows(QModelIndex(), len(self._ids), len(ids) - 1)
                self._ids, self._places = ids, places
                self.endInsertRows()
            return
        self._forget_pages()
        self.beginResetModel()
        self._ids, self._places = ids, places
        self.endResetModel()

    def add_ids(self, ids: Sequence[str], places: Mapping[str, int] | None = None) -> None:
        """Takes the whole order where only its first ids were here; their rows stay."""
        known = len(self._ids)
        if ids[:known] != self._ids:
            self.set_ids(ids, places)
            return
        if len(ids) > known:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids, self._places = ids, places
            self.endInsertRows()
        else:
            self._places = places

    def put_rows(self, rows: Sequence[R]) -> None:
        """Gives the first page, which came with the ids."""
        if rows and self._locate(0) == (0, 0):
            self._asked.add(0)
            self._take(self._generation, 0, rows[:PAGE])

    def refresh_rows(self) -> None:
        """Asks again for the rows; those that are here are shown until then."""
        self._void_requests()
        self._old = set(self._pages)
        last = self.rowCount() - 1
        if last >= 0:
            self.dataChanged.emit(self.index(0, 0), self.index(last, len(self._columns) - 1))

    def _void_requests(self) -> None:
        """What was asked for so far is not taken any more when it comes."""
        self._generation += 1
        self._asked.clear()
        self._awaited.clear()
        self._fresh.clear()

    def _forget_pages(self) -> None:
        self._void_requests()
        self._old.clear()
        self._pages.clear()

    def row_at(self, number: int) -> R | None:
        """The row if it is here; else None, and it is asked for."""
        place = self._locate(number)
        if place is None:
            return None
        page, offset = place
        rows = self._pages.get(page)
        if rows is None or page in self._old:
            self._ask(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[offset] if offset < len(rows) else None

    def want(self, rows: Iterable[int]) -> None:
        """Asks for what is missing of these rows, which are about to be painted: they are told of together."""
        pages = dict.fromkeys(place[0] for row in rows if (place := self._locate(row)) is not None)
        missing = [page for page in pages if page not in self._asked and (page not in self._pages or page in self._old)]
        if missing:
            self._awaited = set(missing)
        for page in missing:
            self._ask(page)

    def id_at(self, number: int) -> str:
        return self._ids[number]

    def row_of(self, id: str) -> int:
        """Where the record stands; -1 if it is not in the table."""
        if self._places is None:
            self._places = {item: number for number, item in enumerate(self._ids)}
        return self._places.get(id, -1)

    # Where pages lie; a model with other rows between them overrides these three

    def _locate(self, number: int) -> tuple[Hashable, int] | None:
        """The page of a row and its place in it; None for a row without a record."""
        return divmod(number, PAGE)

    def _ids_of(self, page: Any) -> Sequence[str]:
        return self._ids[page * PAGE : (page + 1) * PAGE]

    def _rows_of(self, page: Any) -> tuple[int, int]:
        """The first and the last row of a page; the last is before the first where it shows none."""
        return page * PAGE, min((page + 1) * PAGE, len(self._ids)) - 1

    def _ask(self, page: Hashable) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        self._fetch(list(self._ids_of(page)), lambda rows: self._take(generation, page, rows))

    def _take(self, generation: int, page: Hashable, rows: Sequence[R]) -> None:
        if generation != self._generation:
            return
        self._asked.discard(page)
        self._old.discard(page)
        if self._pages.get(page) != rows:  # else what is painted holds
            self._fresh.append(page)
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        self._awaited.discard(page)
        if not self._awaited:
            fresh, self._fresh = self._fresh, []
            for item in fresh:
                first, last = self._rows_of(item)
                if last >= first:
                    self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(self._columns[section].title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == Role.ID:
            return self.id_at(index.row())
        if role not in _SHOWN:
            return None
        row = self.row_at(index.row())
        if role == Role.ROW:
            return row
        if row is None:
            return PLACEHOLDER if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            contested = index.column() == 0 and getattr(row, "contested", False)
            return words.with_conflict(f"{tr(column.title)}: {column.show(row)}", contested=contested)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(column.tip(row) if column.tip is not None else column.show(row))
        return column.show(row)


_SHOWN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Role.ROW,
)
