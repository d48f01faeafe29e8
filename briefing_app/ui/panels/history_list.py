# SPDX-License-Identifier: Apache-2.0
"""The list of the history: actions under their days, read in pages as one scrolls."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from briefing_app.services.history import ChangeLine, HistoryEntry
from briefing_app.services.merging import Arrival
from briefing_app.ui import change_words as said
from briefing_app.ui import merge_words, theme, words
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.models.rows import ListRow, Role, RowsModel
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.lists import BAR_WIDTH, SELECTED, RowDelegate, RowList

Index = QModelIndex | QPersistentModelIndex
DAY_HEIGHT = 28
MERGE = "merge:"
"""What the id of a merge begins with in the list; its number follows."""


@dataclass(frozen=True, slots=True)
class ActionRow(ListRow):
    """An action; ``day`` is set where it is the first of its day in the list."""

    day: str = ""


@dataclass(frozen=True, slots=True)
class MergeRow(ActionRow):
    """A merge among the actions; ``number`` is what it is called."""

    number: int = 0


def merge_row(found: Arrival, previous: str = "") -> MergeRow:
    """The row of a merge, at the time when it was done."""
    day, _, clock = words.moment(found.time).rpartition(", ")
    taken = tr("taken back") if found.undone else ""
    detail = words.joined(taken, clock, merge_words.counted(found), merge_words.forked(found))
    return MergeRow(
        f"{MERGE}{found.number}", merge_words.title(found), detail, badge_words=day, struck=bool(found.undone),
        day="" if _is_same_day(found.time, previous) else day, number=found.number,
    )  # fmt: skip


def history_rows(
    entries: Sequence[HistoryEntry], merges: Sequence[Arrival], previous: str = "", *, is_end: bool
) -> tuple[list[ListRow], list[Arrival]]:
    """The rows of actions, the newest first, with the merges at their times among them; and the merges that belong
    further down. ``is_end``: nothing is further down. ``previous``: the time of the row above."""
    rows: list[ListRow] = []
    waiting = list(merges)

    def put(row: ListRow, time: str) -> None:
        nonlocal previous
        rows.append(row)
        previous = time

    for entry in entries:
        while waiting and waiting[0].time >= entry.time:
            put(merge_row(waiting[0], previous), waiting.pop(0).time)
        put(action_row(entry, previous), entry.time)
    while is_end and waiting:
        put(merge_row(waiting[0], previous), waiting.pop(0).time)
    return rows, waiting


def _is_same_day(time: str, previous: str) -> bool:
    return bool(previous) and words.moment(previous).rpartition(", ")[0] == words.moment(time).rpartition(", ")[0]


def action_row(entry: HistoryEntry, previous: str = "") -> ActionRow:
    """The row of an action; ``previous``: the time of the one above it, empty for the first."""
    day, _, clock = words.moment(entry.time).rpartition(", ")
    what = entry.changes[0] if entry.changes else None
    came = merge_words.came_by(entry.merge) if entry.merge is not None else ""
    detail = words.joined(clock, entry.author, came, words.shortened(_about(what), 60) if what else "")
    if entry.undone:
        detail = words.joined(tr("undone"), detail)
    number = digits(entry.count) if entry.count > 1 else ""
    return ActionRow(
        entry.transaction,
        words.action_label(entry.label),
        detail,
        number,
        words.joined(day, trn(entry.count, "{n} record", "{n} records")),
        entry.undone,
        day="" if _is_same_day(entry.time, previous) else day,
    )


def _about(line: ChangeLine) -> str:
    return line.title if line.title != line.type else said.type_label(line.type)


class ActionRows(RowsModel):
    """Rows that grow at their end; asks for the next page once the end comes into sight."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.has_more = False
        self._asked = False

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        self._asked = False
        super().set_rows(rows)

    def append(self, rows: Sequence[ListRow]) -> None:
        """Puts the next page behind the rows that are there."""
        self._asked = False
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows = [*self._rows, *rows]
            self.endInsertRows()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return self.has_more and not self._asked

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()


class _ActionDelegate(RowDelegate):
    """The day stands over its first action, and belongs to neither selection nor pointer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        item = index.data(Role.ROW)
        extra = DAY_HEIGHT if isinstance(item, ActionRow) and item.day else 0
        return QSize(size.width(), size.height() + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        if not isinstance(item, ActionRow) or not item.day:
            super().paint(painter, option, index)
            return
        colours = theme.colours()
        area = QRect(option.rect)
        strip = QRect(area.left(), area.top(), area.width(), DAY_HEIGHT)
        painter.save()
        painter.fillRect(strip, colours.background)
        painter.setPen(colours.line)
        painter.drawLine(strip.bottomLeft(), strip.bottomRight())
        painter.setFont(theme.interface(Size.LABEL, bold=True))
        painter.setPen(colours.dim)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(option.direction)
        draw_text(painter, strip.adjusted(Space.M, 0, -Space.M, 0), flags, item.day)
        painter.restore()
        rest = QStyleOptionViewItem(option)
        rest.rect = area.adjusted(0, DAY_HEIGHT, 0, 0)
        super().paint(painter, rest, index)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, item: ListRow) -> None:
        """A merge stands on a ground of its own."""
        if isinstance(item, MergeRow) and not option.state.value & SELECTED:
            painter.fillRect(option.rect.adjusted(BAR_WIDTH, 0, -BAR_WIDTH, -1), theme.colours().accent_soft)
        super()._paint_row(painter, option, item)


class ActionList(RowList):
    """The list over ``ActionRows``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("History"))
        self.rows: ActionRows = ActionRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_ActionDelegate(self))
        self.selectionModel().currentChanged.connect(self._tell)

    def append(self, rows: Sequence[ListRow]) -> None:
        """Puts a further page at the end."""
        self.rows.append(rows)
