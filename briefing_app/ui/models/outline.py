# SPDX-License-Identifier: Apache-2.0
"""The outline of a report as a tree: sections, and in each the records that have been read so far.

Changes nothing itself: a drop is told by signal, and the tree follows when the case has changed.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from briefing_app.services.blocks import Part
from briefing_app.services.outline import DEVELOPMENTS, UNDER, OutlinePage, OutlineRow, OutlineSection
from briefing_app.ui import words
from briefing_app.ui.dragging import MIME, DraggedRecord, records_in, records_mime
from briefing_app.ui.i18n import digits, mark, tr, trn
from briefing_app.ui.models.rows import Role

Index = QModelIndex | QPersistentModelIndex

HEAD = "head"
"""The key of what stands over all parts: the title and what belongs to it."""
PARTS_MIME = "application/x-briefing-report-parts"
TITLES = {
    HEAD: mark("Title and head"),
    "bottom_line": mark("Bottom line"),
    "key_judgments": mark("Key judgments"),
    "further_judgments": mark("Further judgments"),
    "developments": mark("Developments"),
    "timeline": mark("Timeline"),
    "figures": mark("Figures"),
    "expert_views": mark("Expert views"),
    "gaps": mark("What we do not know"),
    "since": mark("Since the edition before"),
    "assumptions": mark("Assumptions"),
    "indicators": mark("Indicators"),
    "hypotheses": mark("Competing hypotheses"),
    "sources": mark("Sources"),
    "scales": mark("Scales used"),
    "distribution": mark("Distribution and handling"),
    "narrative": mark("Text"),
    "claims": mark("Claims list"),
    "figure_table": mark("Figures table"),
    "differing_figures": mark("Differing figures"),
    "waivers": mark("Waived findings"),
    "picture": mark("Picture"),
    "page_break": mark("Page break"),
}
"""What the window calls the kinds of parts."""


@dataclass(frozen=True, slots=True)
class MoreRow:
    """Stands at the end of a section of which more can be read."""

    number: int


Row = OutlineRow | MoreRow


@dataclass(slots=True)
class Branch:
    """A section and what was read of it; ``total`` None: nothing yet. ``part``: what it is in the report's outline,
    None for a heading within a part and for the head. ``contested``: something that is written in it is in conflict."""

    section: OutlineSection
    rows: list[OutlineRow] = field(default_factory=list)
    total: int | None = None
    part: Part | None = None
    contested: bool = False

    @property
    def kind(self) -> str:
        """What is written or shown here, as ``TITLES`` has it."""
        return self.section.key if self.part is None else self.part.kind

    @property
    def is_out(self) -> bool:
        """Whether the report leaves it out as a whole."""
        return self.part is not None and not self.part.included

    @property
    def heading(self) -> str:
        """Its heading as the report prints it."""
        return self.section.title if self.part is None else self.part.title

    @property
    def shown(self) -> int:
        """Rows in the tree, the one for more included."""
        return len(self.rows) + (1 if self.left else 0)

    @property
    def left(self) -> int:
        """Records that have not been read."""
        return max(0, (self.section.count if self.total is None else self.total) - len(self.rows))


def branch_title(branch: Branch) -> str:
    """A part as the window calls it; headings of claims and what was renamed are the analyst's own words."""
    part = branch.part
    if part is not None:
        own = part.title if part.is_own else part.block.title if part.block is not None else ""
        return own or tr(TITLES.get(part.kind, part.title))
    return (
        branch.section.title if branch.section.level > 1 else tr(TITLES.get(branch.section.key, branch.section.title))
    )


def part_words(branch: Branch) -> str:
    """What was done with a part as a whole."""
    part = branch.part
    if part is None:
        return ""
    return words.joined("" if part.included else tr("left out"), tr("landscape") if part.landscape else "")


def branches_of(
    parts: Sequence[Part], sections: Sequence[OutlineSection], contested: Collection[str] = ()
) -> list[Branch]:
    """The outline as one sees it: the head, the parts in their order, and under the developments their headings.
    ``contested``: the keys of those in which something is in conflict."""
    by_key = {section.key: section for section in sections}
    head = OutlineSection(HEAD, tr(TITLES[HEAD]), 1, "", 0, 0, movable=False)
    made = [Branch(head, contested=HEAD in contested)]
    for part in parts:
        plain = OutlineSection(part.key, part.title, part.level, "", 0, 0, movable=False)
        made.append(Branch(by_key.pop(part.key, plain), part=part, contested=part.key in contested))
        if part.kind == DEVELOPMENTS:
            made += [Branch(by_key.pop(key)) for key in list(by_key) if key.startswith(UNDER)]
    return made + [Branch(section) for section in by_key.values()]


def count_words(section: OutlineSection) -> str:
    """How many of its records the section shows; nothing where it is only a heading over others."""
    if not section.count:
        return ""
    if section.left_out:
        return tr("{shown} of {all}", shown=digits(section.count - section.left_out), all=digits(section.count))
    return digits(section.count)


# The view asks for these for every row of every open section: they are put together once.
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_SECTION_MOVABLE = _PLAIN | Qt.ItemFlag.ItemIsDropEnabled
_MORE = _PLAIN | Qt.ItemFlag.ItemNeverHasChildren
_RECORD = _MORE | Qt.ItemFlag.ItemIsUserCheckable
_RECORD_MOVABLE = _RECORD | Qt.ItemFlag.ItemIsDragEnabled


class OutlineModel(QAbstractItemModel):
    """Two levels: sections without a parent, their rows under them."""

    rows_wanted = Signal(str, int)
    """Section, from which row on."""
    dropped = Signal(list, str, str)
    """DraggedRecords, section, the id that they are to stand before: empty for none, for a drop on the section."""
    parts_dropped = Signal(list, str)
    """Keys of parts, the key of the one that they are to stand before: empty for the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._branches: list[Branch] = []
        self._asked: set[tuple[str, int]] = set()
        self.may_change: Callable[[], bool] = lambda: True

    # What is there

    @property
    def branches(self) -> list[Branch]:
        return self._branches

    def branch(self, key: str) -> Branch | None:
        return next((branch for branch in self._branches if branch.section.key == key), None)

    def branch_of(self, index: Index) -> Branch | None:
        """The section that an index stands for or in."""
        if not index.isValid():
            return None
        number = index.row() if index.internalId() == 0 else index.internalId() - 1
        return self._branches[number] if number < len(self._branches) else None

    def row_at(self, index: Index) -> OutlineRow | None:
        """The record at an index; None for a section, and for the row that stands for more."""
        found = self._child(index)
        return found if isinstance(found, OutlineRow) else None

    def _child(self, index: Index) -> Row | None:
        branch = self.branch_of(index)
        if branch is None or index.internalId() == 0:
            return None
        if index.row() < len(branch.rows):
            return branch.rows[index.row()]
        return MoreRow(branch.left)

    def index_of(self, key: str, id: str = "") -> QModelIndex:
        """Where a section, or a record in it, stands; an invalid index if it does not."""
        for number, branch in enumerate(self._branches):
            if branch.section.key == key:
                if not id:
                    return self.index(number, 0)
                place = next((n for n, row in enumerate(branch.rows) if row.id == id), -1)
                return self.index(place, 0, self.index(number, 0)) if place >= 0 else QModelIndex()
        return QModelIndex()

    # What comes in

    def set_branches(self, branches: Sequence[Branch], pages: Sequence[OutlinePage] = ()) -> bool:
        """Takes the outline, and of some sections their rows from the first on. True where the tree was made anew, so
        that what was open and chosen has to be restored."""
        self._asked.clear()
        found = {page.section: page for page in pages}
        fresh = list(branches)
        for branch in fresh:
            page = found.get(branch.section.key)
            if page is not None:
                branch.rows, branch.total = list(page.rows), page.total
        if self._shape(fresh) == self._shape(self._branches):
            former, self._branches = self._branches, fresh
            for number, (old, new) in enumerate(zip(former, fresh, strict=True)):
                self._tell_news(number, old, new)
            return False
        self.beginResetModel()
        self._branches = fresh
        self.endResetModel()
        return True

    def _tell_news(self, number: int, old: Branch, new: Branch) -> None:
        """What differs is painted anew, and nothing else: a row takes about a millisecond."""
        parent = self.index(number, 0)
        if (old.section, old.part, old.left, old.contested) != (new.section, new.part, new.left, new.contested):
            self.dataChanged.emit(parent, parent)
            if new.left:
                more = self.index(len(new.rows), 0, parent)
                self.dataChanged.emit(more, more)
        others = [place for place, (was, now) in enumerate(zip(old.rows, new.rows, strict=True)) if was != now]
        if others:
            self.dataChanged.emit(self.index(others[0], 0, parent), self.index(others[-1], 0, parent))

    @staticmethod
    def _shape(branches: Sequence[Branch]) -> list[tuple[str, list[str], int]]:
        return [(branch.section.key, [row.id for row in branch.rows], branch.shown) for branch in branches]

    def add_page(self, page: OutlinePage) -> None:
        """Puts a page behind the rows of its section; one that does not follow on them is of the past."""
        branch = self.branch(page.section)
        self._asked.discard((page.section, page.first))
        if branch is None or page.first != len(branch.rows):
            return
        parent = self.index_of(page.section)
        if branch.shown > len(branch.rows):  # the row for more comes back if there still is more
            self.beginRemoveRows(parent, len(branch.rows), len(branch.rows))
            branch.total = len(branch.rows)
            self.endRemoveRows()
        left = max(0, page.total - page.first - len(page.rows))
        added = len(page.rows) + (1 if left else 0)
        if added:
            self.beginInsertRows(parent, page.first, page.first + added - 1)
            branch.rows.extend(page.rows)
            branch.total = page.total
            self.endInsertRows()
        else:
            branch.total = page.total

    def ask(self, key: str) -> None:
        """Asks for the next rows of a section."""
        branch = self.branch(key)
        if branch is not None and branch.left and (key, len(branch.rows)) not in self._asked:
            self._asked.add((key, len(branch.rows)))
            self.rows_wanted.emit(key, len(branch.rows))

    def move_here(self, ids: Sequence[str], section: str, before: str) -> None:
        """Shows a move at once, until the case tells how it is."""
        target = self.branch(section)
        if target is None:
            return
        moved = {row.id: row for branch in self._branches for row in branch.rows if row.id in set(ids)}
        self.beginResetModel()
        for branch in self._branches:
            if branch.section.key != "figures":
                known = len(branch.rows)
                branch.rows = [row for row in branch.rows if row.id not in moved]
                if branch.total is not None:
                    branch.total -= known - len(branch.rows)
        place = next((number for number, row in enumerate(target.rows) if row.id == before), len(target.rows))
        chosen = [moved[id] for id in ids if id in moved]
        target.rows[place:place] = chosen
        if target.total is not None:
            target.total += len(chosen)
        self.endResetModel()

    # For the view

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if row < 0 or column != 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._branches)
        if parent.internalId() != 0 or parent.row() >= len(self._branches):
            return 0
        return self._branches[parent.row()].shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        branch = self.branch_of(index)
        if branch is None:
            return None
        if index.internalId() == 0:
            return _branch_data(branch, role)
        child = self._child(index)
        if isinstance(child, MoreRow):
            text = trn(child.number, "Show {n} more", "Show more of {n}")
            return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return None if child is None else _row_data(child, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        branch = self.branch_of(index)
        if branch is None:  # between the sections is where parts are dropped
            return Qt.ItemFlag.NoItemFlags if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        movable = branch.section.movable and self.may_change()
        if index.internalId() == 0:
            dragged = Qt.ItemFlag.ItemIsDragEnabled if branch.part is not None and self.may_change() else _PLAIN
            return (_SECTION_MOVABLE if movable else _PLAIN) | dragged
        if index.row() >= len(branch.rows):
            return _MORE
        return _RECORD_MOVABLE if movable else _RECORD

    # Drag and drop

    def mimeTypes(self) -> list[str]:
        return [MIME, PARTS_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [row for index in indexes if (row := self.row_at(index)) is not None]
        if not rows:
            branches = [self.branch_of(index) for index in indexes]
            return _parts_mime([one.part.key for one in branches if one is not None and one.part is not None])
        return records_mime([DraggedRecord(row.type, row.id, row.text) for row in rows])

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if data.hasFormat(PARTS_MIME):
            return self.may_change()
        branch = self.branch_of(parent)
        if branch is None or not branch.section.movable or not self.may_change():
            return False
        records = records_in(data)
        return bool(records) and all(record.type == branch.section.kind for record in records)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if data.hasFormat(PARTS_MIME):
            keys = _parts_in(data)
            self.parts_dropped.emit(keys, self._before(row, parent, keys))
            return bool(keys)
        branch = self.branch_of(parent)
        assert branch is not None
        before = branch.rows[row].id if 0 <= row < len(branch.rows) else ""
        self.dropped.emit(records_in(data), branch.section.key, before)
        return True

    def _before(self, row: int, parent: Index, keys: Sequence[str]) -> str:
        """The part that a drop comes before; one among the records of a part comes behind it."""
        number = row if not parent.isValid() else parent.row() + (1 if row >= 0 else 0)
        behind = self._branches[number:] if number >= 0 else []
        return next((b.part.key for b in behind if b.part is not None and b.part.key not in keys), "")


def _parts_mime(keys: Sequence[str]) -> QMimeData:
    data = QMimeData()
    data.setData(PARTS_MIME, QByteArray(json.dumps(keys).encode()))
    return data


def _parts_in(data: QMimeData) -> list[str]:
    try:
        return [str(key) for key in json.loads(bytes(data.data(PARTS_MIME).data()).decode())]
    except (ValueError, TypeError, RecursionError):
        return []


def _branch_data(branch: Branch, role: int) -> object:
    if role == Role.ROW:
        return branch
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
        return branch_title(branch)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        kind = tr(TITLES[branch.kind]) if branch.part is not None and branch.part.is_own else ""
        told = [branch_title(branch), kind, count_words(branch.section), part_words(branch)]
        said = ", ".join(dict.fromkeys(part for part in told if part))
        return words.with_conflict(said, contested=branch.contested)
    return None


def state_words(row: OutlineRow) -> str:
    """What a report does with a record, where it does something."""
    return words.joined(
        "" if row.included else tr("left out"),
        tr("reworded") if row.wording else "",
        tr("moved") if row.placed else "",
        tr("told with the newer figure") if row.told_elsewhere else "",
    )


def _row_data(row: OutlineRow, role: int) -> object:
    if role == Role.ROW:
        return row
    if role == Role.ID:
        return row.id
    if role == Qt.ItemDataRole.DisplayRole:
        return row.text
    if role == Qt.ItemDataRole.CheckStateRole:
        return (Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked).value
    if role == Qt.ItemDataRole.ToolTipRole:
        return words.tip(words.with_conflict(row.text, contested=row.contested))
    if role == Qt.ItemDataRole.AccessibleTextRole:
        said = ", ".join(part for part in (row.text, row.detail, row.grade, state_words(row)) if part)
        return words.with_conflict(said, contested=row.contested)
    return None
