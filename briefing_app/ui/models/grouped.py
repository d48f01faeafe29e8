# SPDX-License-Identifier: Apache-2.0
"""A windowed table whose rows may stand in groups: a header with a count for each, its ids read when they come into
sight."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt

from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.windowed import PAGE, Column, Fetch, Index, WindowedModel

R = TypeVar("R")
_DRAGGED = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)
_TYPED_INTO = _DRAGGED | Qt.ItemFlag.ItemIsEditable

FetchGroup = Callable[["Group", slice, Callable[[Sequence[str], Sequence[Any]], None]], None]
"""Asks for the ids of a group and the rows at these places in it; hands both over later, on the main thread."""
SIGHT = 40
"""So many rows are in sight at once on most screens; what a larger one shows besides is asked for as it is painted."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its key (None: the records that have none), its words, how many records it has."""

    key: str | None
    title: str
    count: int


class GroupRole(IntEnum):
    """What a group's header holds."""

    GROUP = Qt.ItemDataRole.UserRole + 20
    EXPANDED = Qt.ItemDataRole.UserRole + 21


@dataclass(slots=True)
class _Part:
    """A group as it is shown."""

    group: Group
    expanded: bool = True
    ids: Sequence[str] | None = None
    places: dict[str, int] | None = None
    asked: bool = False

    @property
    def size(self) -> int:
        return 1 + (self.group.count if self.expanded else 0)


class GroupedModel(WindowedModel[R]):
    """Without groups it is a plain windowed table."""

    def __init__(
        self, columns: Sequence[Column[R]], fetch: Fetch, fetch_group: FetchGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(columns, fetch, parent)
        self._fetch_group = fetch_group
        self._parts: list[_Part] = []
        self._starts: list[int] = []
        self._rows = 0
        self._collapsed: set[str | None] = set()

    @property
    def is_grouped(self) -> bool:
        return bool(self._parts)

    @property
    def groups(self) -> list[Group]:
        return [part.group for part in self._parts]

    @property
    def known_groups(self) -> list[str | None]:
        """The keys of the groups whose ids are here."""
        return [part.group.key for part in self._parts if part.ids is not None]

    def set_ids(self, ids: Sequence[str], places: Mapping[str, int] | None = None) -> None:
        if self._parts:
            self.beginResetModel()
            self._parts, self._starts, self._rows = [], [], 0
            self._ids, self._places = (), None
            self._forget_pages()
            self._collapsed.clear()
            self.endResetModel()
        super().set_ids(ids, places)

    def set_groups(
        self, groups: Sequence[Group], ids: Mapping[str | None, Sequence[str]] | None = None, *, fresh: bool = False
    ) -> None:
        """Shows these groups; ``ids`` are those of some of them. ``fresh``: another grouping, all open again."""
        known = ids or {}
        if fresh:
            self._collapsed.clear()
        parts = []
        for group in groups:
            found = known.get(group.key)
            shown = group if found is None else Group(group.key, group.title, len(found))
            parts.append(_Part(shown, group.key not in self._collapsed, found))
        if parts and [_shape(part) for part in parts] == [_shape(part) for part in self._parts]:
            self._parts = parts
            self.refresh_rows()
            return
        self._forget_pages()
        self.beginResetModel()
        self._ids, self._places = (), None
        self._parts = parts
        self._measure()
        self.endResetModel()

    def _measure(self) -> None:
        ends = list(accumulate(part.size for part in self._parts))
        self._starts = [0, *ends[:-1]] if ends else []
        self._rows = ends[-1] if ends else 0

    # Rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid():
            return 0
        return self._rows if self._parts else len(self._ids)

    def _part_at(self, row: int) -> tuple[int, int]:
        """The group of a row and the place in it; -1 is the header."""
        number = bisect_right(self._starts, row) - 1
        return number, row - self._starts[number] - 1

    def group_at(self, row: int) -> Group | None:
        """The group whose header the row is."""
        if not self._parts or not 0 <= row < self._rows:
            return None
        number, place = self._part_at(row)
        return self._parts[number].group if place < 0 else None

    def group_of(self, row: int) -> Group | None:
        """The group that a row stands in."""
        if not self._parts or not 0 <= row < self._rows:
            return None
        return self._parts[self._part_at(row)[0]].group

    def header_of(self, row: int) -> int:
        """The row of the header over this row; -1 without groups."""
        return self._starts[self._part_at(row)[0]] if self._parts and 0 <= row < self._rows else -1

    def header_row(self, key: str | None) -> int:
        """The header of the group with this key; -1 if there is none."""
        for number, part in enumerate(self._parts):
            if part.group.key == key:
                return self._starts[number]
        return -1

    def is_expanded(self, row: int) -> bool:
        return bool(self._parts) and self._parts[self._part_at(row)[0]].expanded

    def set_expanded(self, row: int, expanded: bool) -> None:
        """Opens or closes the group of this row."""
        if not self._parts:
            return
        number, _ = self._part_at(row)
        part, first = self._parts[number], self._starts[number] + 1
        if part.expanded == expanded:
            return
        (self._collapsed.discard if expanded else self._collapsed.add)(part.group.key)
        if not part.group.count:
            part.expanded = expanded
            return
        if expanded:
            self.beginInsertRows(QModelIndex(), first, first + part.group.count - 1)
        else:
            self.beginRemoveRows(QModelIndex(), first, first + part.group.count - 1)
        part.expanded = expanded
        self._measure()
        (self.endInsertRows if expanded else self.endRemoveRows)()
        header = self.index(first - 1, 0)
        self.dataChanged.emit(header, header)

    def expand_all(self, expanded: bool) -> None:
        """Opens or closes every group."""
        self.beginResetModel()
        for part in self._parts:
            part.expanded = expanded
        self._collapsed = set() if expanded else {part.group.key for part in self._parts}
        self._measure()
        self.endResetModel()

    def id_at(self, number: int) -> str:
        if not self._parts:
            return super().id_at(number)
        at, place = self._part_at(number)
        part = self._parts[at]
        if place < 0:
            return ""
        if part.ids is None:
            self._ask_group(part, place)
            return ""
        return part.ids[place] if place < len(part.ids) else ""

    def row_of(self, id: str) -> int:
        """Where the record stands first, among the open groups whose ids are here; -1 if in none of them."""
        if not self._parts:
            return super().row_of(id)
        for number, part in enumerate(self._parts):
            row = self._place_in(number, part, id)
            if row >= 0:
                return row
        return -1

    def row_in_group(self, key: str | None, id: str) -> int:
        """Where the record stands in one group; -1 if it does not, or if that is not known yet."""
        for number, part in enumerate(self._parts):
            if part.group.key == key:
                return self._place_in(number, part, id)
        return -1

    def _place_in(self, number: int, part: _Part, id: str) -> int:
        if part.ids is None or not part.expanded:
            return -1
        if part.places is None:
            part.places = {item: place for place, item in enumerate(part.ids)}
        place = part.places.get(id, -1)
        return self._starts[number] + 1 + place if place >= 0 else -1

    def spans(self, first: int, last: int) -> list[tuple[Group, int, int]]:
        """The records of a range of rows, as groups with first and end place; headers are left out."""
        found = []
        row = first
        while row <= last:
            number, place = self._part_at(row)
            part = self._parts[number]
            end = self._starts[number] + part.size - 1
            stop = min(last, end)
            if stop > self._starts[number]:
                found.append((part.group, max(place, 0), stop - self._starts[number]))
            row = end + 1
        return found

    def ids_of_group(self, key: str | None) -> Sequence[str] | None:
        """The ids of a group, None while they are not here."""
        return next((part.ids for part in self._parts if part.group.key == key), None)

    # Pages

    def _ask_group(self, part: _Part, place: int) -> None:
        """Asks for the ids of a group that has come into sight, with the rows from this place on."""
        if part.asked:
            return
        part.asked = True
        generation = self._generation
        first, last = place // PAGE, (place + SIGHT) // PAGE
        places = slice(first * PAGE, (last + 1) * PAGE)
        self._fetch_group(part.group, places, lambda ids, rows: self._take_group(generation, part, first, ids, rows))

    def _take_group(self, generation: int, part: _Part, page: int, ids: Sequence[str], rows: Sequence[R]) -> None:
        if generation != self._generation or not any(item is part for item in self._parts):
            part.asked = False
            return
        for start in range(0, len(rows), PAGE):
            self._pages[part.group.key, page + start // PAGE] = rows[start : start + PAGE]
        part.ids, part.places = ids, None
        if len(ids) != part.group.count:
            self.beginResetModel()
            part.group = Group(part.group.key, part.group.title, len(ids))
            self._measure()
            self.endResetModel()
            return
        number = next(number for number, item in enumerate(self._parts) if item is part)
        if part.expanded and ids:
            first = self._starts[number] + 1
            last = self.index(first + len(ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(first, 0), last)

    def _locate(self, number: int) -> tuple[Hashable, int] | None:
        if not self._parts:
            return super()._locate(number)
        at, place = self._part_at(number)
        part = self._parts[at]
        if place < 0:
            return None
        if part.ids is None:
            self._ask_group(part, place)
            return None
        page, offset = divmod(place, PAGE)
        return (part.group.key, page), offset

    def _ids_of(self, page: Any) -> Sequence[str]:
        if not self._parts:
            return super()._ids_of(page)
        key, number = page
        ids = self.ids_of_group(key) or ()
        return ids[number * PAGE : (number + 1) * PAGE]

    def _rows_of(self, page: Any) -> tuple[int, int]:
        if not self._parts:
            return super()._rows_of(page)
        key, number = page
        for at, part in enumerate(self._parts):
            if part.group.key == key and part.expanded:
                first = self._starts[at] + 1 + number * PAGE
                return first, min(first + PAGE, self._starts[at] + 1 + part.group.count) - 1
        return 0, -1

    # What a header says

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.group_at(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        return _TYPED_INTO if self._columns[index.column()].edits else _DRAGGED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group = self.group_at(index.row()) if index.isValid() else None
        if group is None:
            return super().data(index, role)
        if role == GroupRole.GROUP:
            return group
        if role == GroupRole.EXPANDED:
            return self.is_expanded(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("open") if self.is_expanded(index.row()) else tr("closed")
            return trn(group.count, "{title}, {n} claim, {state}", "{title}, {n} claims, {state}",
                       title=group.title, state=state)  # fmt: skip
        return None


def _shape(part: _Part) -> tuple[object, ...]:
    return (part.group, part.expanded, part.ids is None)
