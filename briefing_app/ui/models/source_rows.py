# SPDX-License-Identifier: Apache-2.0
"""The list of sources as a model: ids in order, rows in pages, and what a row says."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt

from briefing_app.services.browse import SourceRow
from briefing_app.ui import words
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import PAGE, PAGES_KEPT, Column, Fetch, Index, WindowedModel
from briefing_app.ui.source_words import SourceLine, source_line


class SourceRows(WindowedModel[SourceRow]):
    """Rows that were here stay in sight, by their id, until they have been read anew."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__([Column[SourceRow]("", "", lambda row: row.title)], fetch, parent)
        self._language: str | None = None
        self._handling: str | None = None
        self._former_pages: list[Sequence[SourceRow]] = []
        self._former: dict[str, SourceRow] | None = None
        self._lines: dict[str, tuple[SourceRow, SourceLine]] = {}

    def set_case(self, language: str | None, handling: str | None) -> None:
        """What is usual in the case, and therefore not said in each row."""
        self._language, self._handling = language, handling
        self._lines.clear()

    def set_ids(self, ids: Sequence[str], places: Mapping[str, int] | None = None) -> None:
        self._former = None
        self._former_pages = list(self._pages.values())
        super().set_ids(ids, places)

    def read_anew(self) -> None:
        """Reads the rows again; the order stays."""
        self.set_ids(self._ids)

    def forget(self) -> None:
        """Lets go of all rows, for another case."""
        self.set_ids([])
        self._former_pages = []

    @property
    def rows(self) -> list[SourceLine]:
        """What the rows that are here say, in order."""
        lines = (self.line_at(number) for number in range(len(self._ids)))
        return [line for line in lines if line is not None]

    def line_at(self, number: int) -> SourceLine | None:
        """What a row says; None until it is here."""
        row = self.row_at(number) or self._former_row(self._ids[number])
        if row is None:
            return None
        said = self._lines.get(row.id)
        if said is None or said[0] is not row:  # rows are painted far more often than they change
            if len(self._lines) > PAGES_KEPT * PAGE:
                self._lines.clear()
            said = self._lines[row.id] = row, source_line(row, self._language, self._handling)
        return said[1]

    def _former_row(self, id: str) -> SourceRow | None:
        if self._former is None:
            self._former = {row.id: row for rows in self._former_pages for row in rows}
        return self._former.get(id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == Role.ROW:
            return self.line_at(index.row())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            line = self.line_at(index.row())
            if line is None:
                return None
            if role == Qt.ItemDataRole.ToolTipRole:
                return words.tip(words.with_conflict(line.title, contested=line.contested))
            said = ", ".join(part for part in (line.title, line.detail, line.badge_words) if part)
            return words.with_conflict(said, contested=line.contested)
        return super().data(index, role)
