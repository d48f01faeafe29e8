# SPDX-License-Identifier: Apache-2.0
"""History: what was done, by whom and when, narrowed as one likes, with before and after in words."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Analyst
from briefing_app.services import history
from briefing_app.services.history import HistoryEntry
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.history_details import HistoryDetails
from briefing_app.ui.panels.history_filter import HistoryFilter, Wanted
from briefing_app.ui.panels.history_list import ActionList, action_row
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column
from briefing_app.ui.workspace import UndoResult, Workspace

PAGE = 200
LINES_IN_LIST = 1


class HistoryPage(QWidget):
    """The log of the case, as a person reads it."""

    title_changed = Signal(str)
    selection_changed = Signal()
    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""
    moment_wanted = Signal(str)
    """The id of an action: the case as it was when that was done."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._entries: list[HistoryEntry] = []
        self._left: dict[str, tuple[str, ...]] = {}
        self._asked = Wanted()
        self._wished = ""
        self._record_type = ""
        self.filters = HistoryFilter()
        self.filter = self.filters.words
        self.list = ActionList()
        self.details = HistoryDetails()
        self.side: QWidget = self.details
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
        self.splitter.addWidget(self.details)
        self.details.setMinimumWidth(360)
        self.splitter.setSizes([460, 700])
        self.splitter.setStretchFactor(1, 1)
        column(self, spacing=0).addWidget(self.splitter)

    # What the frame asks of a page

    def page_actions(self) -> list[PageAction]:
        details = self.details
        return [
            PageAction(tr("Undo the chosen action…"), "Ctrl+U", details.ask_to_undo, lambda: details.may_undo),
            PageAction(
                tr("Look at the case as it was then"),
                "Ctrl+Shift+E",
                lambda: self.moment_wanted.emit(self.list.current_id),
                lambda: bool(self.list.current_id),
            ),
            PageAction(tr("Show the whole history"), "Ctrl+Shift+H", self.filters.clear),
        ]

    @property
    def selected(self) -> tuple[str, str]:
        """The chosen action."""
        id = self.list.current_id
        return ("transaction", id) if id else ("", "")

    def enter(self) -> None:
        self.refresh()
        self.list.setFocus()

    def leave_case(self) -> None:
        self._entries = []
        self._left.clear()
        self._wished = ""
        self.filters.blockSignals(True)
        self.filters.clear()
        self.filters.blockSignals(False)
        self.list.set_rows([])
        self.details.show_nothing()

    def show_record(self, type: str, id: str) -> None:
        """An action, or everything that was done to a record."""
        if type == "transaction":
            self._wished = id
            self.refresh()
        else:
            self._workspace.read(self, lambda s: Names(s).of(id), lambda title: self._only(type, id, title), key="name")

    def remember(self) -> dict[str, Any]:
        """What to come back to: ids only."""
        return {"transaction": self.list.current_id, "record": [self._record_type, self.filters.record]}

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

    def _take(self, found: tuple[list[HistoryEntry], list[str], int]) -> None:
        entries, people, limit = found
        self._entries = entries
        self.filters.set_people(people)
        self.list.rows.has_more = len(entries) >= limit
        self.list.set_rows(_rows(entries))
        self._stack.setCurrentWidget(self.list if entries else self._nothing)
        wished, self._wished = self._wished, ""
        if wished and self.list.select(wished):
            self._show(wished)
        elif self._entries and not self.list.current_id:
            self.list.select(self._entries[0].transaction)
        else:
            self._show(self.list.current_id)

    def _take_older(self, wanted: Wanted, last: str | None, entries: list[HistoryEntry]) -> None:
        if wanted != self._asked or not self._entries or self._entries[-1].transaction != last:
            return  # the list was read anew meanwhile
        self.list.rows.has_more = len(entries) == PAGE
        previous = self._entries[-1].time
        self._entries += entries
        self.list.append(_rows(entries, previous))

    def _show(self, id: str) -> None:
        self.selection_changed.emit()
        if not id:
            self.details.show_nothing()
            return
        record = self._asked.record
        self._workspace.read(self, lambda s: history.entry(s, id, record), self._show_entry, key="entry")

    def _read_more(self, id: str, known: int) -> None:
        lines = known + history.LINES
        self._workspace.read(self, lambda s: history.entry(s, id, lines=lines), self._show_entry, key="entry")

    def _show_entry(self, entry: HistoryEntry) -> None:
        if entry.transaction == self.list.current_id:
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


def _page(session: CaseSession, wanted: Wanted, limit: int, wished: str) -> tuple[list[HistoryEntry], list[str], int]:
    """The head of the list, as far as ``wished``, the names of those who acted, and how much was asked for."""
    entries = history.entries(session, wanted.record, **wanted.options(), limit=limit, lines=LINES_IN_LIST)
    while wished and len(entries) == limit and all(entry.transaction != wished for entry in entries) and limit < 5_000:
        limit *= 4
        entries = history.entries(session, wanted.record, **wanted.options(), limit=limit, lines=LINES_IN_LIST)
    people = sorted({analyst.name for analyst in session.all(Analyst)}, key=str.casefold)
    return entries, people, limit


def _rows(entries: list[HistoryEntry], previous: str = "") -> list[ListRow]:
    rows: list[ListRow] = []
    for entry in entries:
        rows.append(action_row(entry, previous))
        previous = entry.time
    return rows
