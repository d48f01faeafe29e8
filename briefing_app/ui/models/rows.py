# SPDX-License-Identifier: Apache-2.0
"""Lists of a few hundred rows, each with a first line, a second line and a badge."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.ui import words

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row holds beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a row shows: what, from whom and when, how good."""

    id: str
    title: str
    detail: str = ""
    badge: str = ""
    badge_words: str = ""
    struck: bool = False
    stance: str = ""
    contested: bool = False
    """Whether the record holds a conflict that nobody has settled."""


class RowsModel(QAbstractListModel):
    """A list of rows that is replaced as a whole; rows that stay keep their place for the view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ListRow] = []

    @property
    def rows(self) -> Sequence[ListRow]:
        return self._rows

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Takes new rows; the same ids in the same order only change what they show."""
        fresh = list(rows)
        if [item.id for item in fresh] == [item.id for item in self._rows] and fresh:
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """Where the record stands; -1 if it is not in the list."""
        return next((number for number, item in enumerate(self._rows) if item.id == id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        item = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Role.ROW:
            return item
        if role == Role.ID:
            return item.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(words.with_conflict(item.title, contested=item.contested))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = ", ".join(part for part in (item.title, item.detail, item.badge_words) if part)
            return words.with_conflict(said, contested=item.contested)
        return None
