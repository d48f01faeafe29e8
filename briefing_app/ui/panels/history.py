# SPDX-License-Identifier: Apache-2.0
"""History: what was done, by whom and when, narrowed as one likes, with before and after in words."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import NotFound
from briefing_app.domain.records import Analyst
from briefing_app.services import history, merging
from briefing_app.services.history import HistoryEntry
from briefing_app.services.merging import Arrival
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.ui.i18n import tr
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.history_details import HistoryDetails
from briefing_app.ui.panels.history_filter import HistoryFilter, Wanted
from briefing_app.ui.panels.history_list import MERGE, ActionList, history_rows
from briefing_app.ui.panels.history_merge import MergeDetails
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column
from briefing_app.ui.workspace import UndoResult, Workspace

PAGE = 200
MERGES = 500
"""Merges, the newest, that stand in the list and can be looked for."""
LINES_IN_LIST = 1


@dataclass(frozen=True, slots=True)
class Read:
    """The head of the list: actions, merges, the names of those who acted, and how many actions were asked for."""

    entries: list[HistoryEntry]
    merges: list[Arrival]
    people: list[str]
    limit: int


class HistoryPage(QWidget):
    """The log of the case, as a person reads it."""

    title_changed = Signal(str)
    selection_changed = Signal()
    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""
    moment_wanted = Signal(str)
    """The id of an action: the case as it was when that was done."""
    changes_wanted = Signal(str)
    """The id of an action: what changed since then."""
    blame_requested = Signal(str, str)
    """Type, id: who wrote what this record holds."""
    take_back_wanted = Signal(int)
    """The number of a merge that is to be taken back as a whole."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._entries: list[HistoryEntry] = []
        self._merges: list[Arrival] = []
        self._further: list[Arrival] = []  # merges that belong below what has been read
        self._left: dict[str, tuple[str, ...]] = {}
        self._asked = Wanted()
        self._wished = ""
        self._record_type = ""
        self.filters = HistoryFilter()
        self.filter = self.filters.words
        self.list = ActionList()
        self.details = HistoryDetails()
        self.merge = MergeDetails()
        self._beside = QStackedWidget()
        self._beside.addWidget(self.details)
        self._beside.addWidget(self.merge)
        self.side: QWidget = self._beside
        self._nothing = Words(tr("Nothing was done that fits. Clear a filter."), tone=Tone.DIM, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(Space.L, Space.XL, Space.L, 0)
        self._lay_out()
        self.list.current_changed.connect(self._show)
        self.list.rows.more_wanted.connect(self._read_older)
        self.filters.changed.connect(self.refresh)
        self.details.more_wanted.connect(self._read_more)
        self.details.preview_wanted.connect(self._look_ahead)
        self.details.undo_wanted.connect(self._undo)
        self.details.record_wanted.connect(self._only)
        self.details.open_wanted.connect(self.record_requested)
        self.details.blame_wanted.connect(self.blame_requested)
        self.details.merge_wanted.connect(lambda number: self.show_record("merge", str(number)))
        self.merge.take_back_wanted.connect(self.take_back_wanted)
        self.merge.only_wanted.connect(lambda number: self.filters.merge.set_value(str(number)))
        self.merge.action_wanted.connect(lambda id: self.show_record("transaction", id))
        workspace.notifier.case_changed.connect(self._follow)
        bind(self, self.page_actions())

    def _lay_out(self) -> None:
        left = Surface("panel", "r")
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(self.filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        inner.addWidget(self._stack, 1)
        left.setMinimumWidth(360)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._beside)
        self._beside.setMinimumWidth(360)
        self.splitter.setSizes([460, 700])
        self.splitter.setStretchFactor(1, 1)
        column(self, spacing=0).addWidget(self.splitter)

    # What the frame asks of a page

    def page_actions(self) -> list[PageAction]:
        return [
            PageAction(tr("Undo the chosen action…"), "Ctrl+U", self._ask_to_undo, self._may_undo),
            PageAction(
                tr("Look at the case as it was then"),
                "Ctrl+Shift+E",
                lambda: self.moment_wanted.emit(self._action),
                lambda: bool(self._action),
            ),
            PageAction(
                tr("What changed since the chosen action"),
                "",
                lambda: self.changes_wanted.emit(self._action),
                lambda: bool(self._action),
            ),
            PageAction(tr("Only what came by one merge…"), "", self.filters.merge.show_choices, self._has_merges),
            PageAction(tr("Show the whole history"), "Ctrl+Shift+H", self.filters.clear),
        ]

    @property
    def _action(self) -> str:
        """The chosen action; empty while none, or a merge, is chosen."""
        id = self.list.current_id
        return "" if id.startswith(MERGE) else id

    def _has_merges(self) -> bool:
        return bool(self._merges)

    def _may_undo(self) -> bool:
        return self.details.may_undo if self._action else self.merge.may_take_back

    def _ask_to_undo(self) -> None:
        if self._action:
            self.details.ask_to_undo()
        elif self.list.current_id:
            self.merge.take_back()

    @property
    def selected(self) -> tuple[str, str]:
        """The chosen action or merge."""
        id = self.list.current_id
        if id.startswith(MERGE):
            return "merge", id.removeprefix(MERGE)
        return ("transaction", id) if id else ("", "")

    def enter(self) -> None:
        self.refresh()
        self.list.setFocus()

    def leave_case(self) -> None:
        self._entries = []
        self._merges, self._further = [], []
        self._left.clear()
        self._wished = ""
        self._clear_quietly()
        self.filters.set_merges([])
        self.list.set_rows([])
        self._show_nothing()

    def _clear_quietly(self) -> None:
        self.filters.blockSignals(True)
        self.filters.clear()
        self.filters.blockSignals(False)

    def show_record(self, type: str, id: str) -> None:
        """An action, a merge, or everything that was done to a record."""
        if type in ("transaction", "merge"):
            self._wished = f"{MERGE}{id}" if type == "merge" else id
            if not self.filters.wanted().is_everything and self.list.rows.row_of(self._wished) < 0:
                self._clear_quietly()
            self.refresh()
        else:
            self._workspace.read(self, lambda s: Names(s).of(id), lambda title: self._only(type, id, title), key="name")

    def remember(self) -> dict[str, Any]:
        """What to come back to: ids only."""
        return {"transaction": self._action, "record": [self._record_type, self.filters.record]}

    def restore(self, state: dict[str, Any]) -> None:
        wished = state.get("transaction")
        self._wished = wished if isinstance(wished, str) else ""
        record = state.get("record")
        if isinstance(record, list) and len(record) == 2 and all(isinstance(part, str) and part for part in record):
            self.show_record(record[0], record[1])

    def _only(self, type: str, id: str, title: str) -> None:
        self._record_type = type
        self.title_changed.emit(title)
        self.filters.set_record(id, title)

    # Reading

    def refresh(self) -> None:
        """Reads as much of the list as is there anew."""
        wanted, wished = self.filters.wanted(), self._wished
        if not self.filters.record:
            self.title_changed.emit("")
        limit = max(PAGE, len(self._entries)) if self._asked == wanted else PAGE
        self._asked = wanted
        self._workspace.read(self, lambda s: _page(s, wanted, limit, wished), self._take, key="rows")

    def _read_older(self) -> None:
        wanted = self._asked
        last = self._entries[-1].transaction if self._entries else None
        self._workspace.read(
            self,
            lambda s: history.entries(
                s, wanted.record, **wanted.options(), before=last, limit=PAGE, lines=LINES_IN_LIST
            ),
            lambda found: self._take_older(wanted, last, found),
        )

    def _take(self, found: Read) -> None:
        self._entries, self._merges = found.entries, found.merges
        self.filters.set_people(found.people)
        self.filters.set_merges(found.merges)
        self.list.rows.has_more = len(found.entries) >= found.limit
        shown = [each for each in found.merges if self._asked.shows_merge(each)]
        rows, self._further = history_rows(found.entries, shown, is_end=not self.list.rows.has_more)
        self.list.set_rows(rows)
        self._stack.setCurrentWidget(self.list if rows else self._nothing)
        wished, self._wished = self._wished, ""
        if wished and self.list.select(wished):
            self._show(wished)
        elif rows and not self.list.current_id:
            self.list.select(rows[0].id)
        else:
            self._show(self.list.current_id)

    def _take_older(self, wanted: Wanted, last: str | None, entries: list[HistoryEntry]) -> None:
        if wanted != self._asked or not self._entries or self._entries[-1].transaction != last:
            return  # the list was read anew meanwhile
        self.list.rows.has_more = len(entries) == PAGE
        previous = self._entries[-1].time
        self._entries += entries
        rows, self._further = history_rows(entries, self._further, previous, is_end=not self.list.rows.has_more)
        self.list.append(rows)

    def _show(self, id: str) -> None:
        self.selection_changed.emit()
        record = self._asked.record
        if not id:
            self._show_nothing()
        elif id.startswith(MERGE):
            found = next((each for each in self._merges if str(each.number) == id.removeprefix(MERGE)), None)
            state = self._workspace.state
            if found is not None:
                self.merge.show_merge(found, may_change=state is not None and not state.read_only)
                self._beside.setCurrentWidget(self.merge)
        else:
            self._workspace.read(self, lambda s: history.entry(s, id, record), self._show_entry, key="entry")

    def _show_nothing(self) -> None:
        self.details.show_nothing()
        self.merge.show_nothing()
        self._beside.setCurrentWidget(self.details)

    def _read_more(self, id: str, known: int) -> None:
        lines = known + history.LINES
        self._workspace.read(self, lambda s: history.entry(s, id, lines=lines), self._show_entry, key="entry")

    def _show_entry(self, entry: HistoryEntry) -> None:
        if entry.transaction == self.list.current_id:
            self._beside.setCurrentWidget(self.details)
            state = self._workspace.state
            self.details.show_entry(
                entry,
                may_undo=state is not None and not state.read_only,
                left=self._left.get(entry.transaction, ()),
                record=self._asked.record,
            )

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible():
            self.refresh()

    # Taking back

    def _look_ahead(self, id: str) -> None:
        self._workspace.read(self, lambda s: history.preview_undo(s, id), self.details.show_preview, key="preview")

    def _undo(self, id: str, label: str) -> None:
        def note(result: UndoResult) -> None:
            self._left[id] = result.left
            self.refresh()

        self._workspace.undo_one(self, id, label, note)


def _page(session: CaseSession, wanted: Wanted, limit: int, wished: str) -> Read:
    """The head of the list, as far as ``wished``, with the merges and the names of those who acted."""
    people = sorted({analyst.name for analyst in session.all(Analyst)}, key=str.casefold)
    merges = merging.merges(session, MERGES)
    if wanted.merge is not None and all(each.number != wanted.merge for each in merges):
        try:
            merges.append(merging.one_merge(session, wanted.merge))
        except NotFound:  # an earlier state is shown, which did not know it
            return Read([], merges, people, limit)

    def is_far(entries: list[HistoryEntry]) -> bool:
        """Whether what is wished for stands further down."""
        if not wished or len(entries) < limit:
            return False
        if wished.startswith(MERGE):
            time = next((each.time for each in merges if f"{MERGE}{each.number}" == wished), entries[-1].time)
            return time < entries[-1].time
        return all(entry.transaction != wished for entry in entries)

    entries = history.entries(session, wanted.record, **wanted.options(), limit=limit, lines=LINES_IN_LIST)
    while is_far(entries) and limit < 5_000:
        limit *= 4
        entries = history.entries(session, wanted.record, **wanted.options(), limit=limit, lines=LINES_IN_LIST)
    return Read(entries, merges, people, limit)
