# SPDX-License-Identifier: Apache-2.0
"""What merging another copy would do, record by record, before it is done."""

from collections.abc import Sequence
from pathlib import Path
from typing import overload

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services import impact, merging
from briefing_app.services.history import ChangeLine, HistoryEntry
from briefing_app.services.impact import Resting
from briefing_app.services.merging import MergePlan, RecordChange
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, conflict_words, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.models.rows import ListRow, RowsModel
from briefing_app.ui.panels.change_lines import ChangeLines
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Scroll, Surface, Tone, Words, clear, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.picks import Choice, Pick
from briefing_app.ui.widgets.quotation import Note
from briefing_app.ui.workspace import Workspace

TYPING_MS = 120
MOST_PRINTED = 6
LEAST_LIST, LEAST_DETAILS, LEAST_SEARCH = 240, 320, 150
CONFLICTS = "conflicts"
Chosen = tuple[RecordChange, tuple[ChangeLine, ...], tuple[Resting, ...]]


class _Lines(Sequence[ListRow]):
    """The rows of records, each made when it is first looked at: a merge may touch very many."""

    def __init__(self, records: Sequence[RecordChange], made: dict[str, ListRow]) -> None:
        self._records = records
        self._made = made

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> ListRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ListRow]: ...
    def __getitem__(self, place: int | slice) -> ListRow | Sequence[ListRow]:
        if isinstance(place, slice):
            return _Lines(self._records[place], self._made)
        record = self._records[place]
        if record.id not in self._made:
            self._made[record.id] = conflict_words.record_row(record)
        return self._made[record.id]


class _ReviewRows(RowsModel):
    """The rows of the review, found by their records."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._places: dict[str, int] = {}

    def show_records(self, records: Sequence[RecordChange], made: dict[str, ListRow]) -> None:
        self.beginResetModel()
        self._rows = _Lines(records, made)
        self._places = {record.id: place for place, record in enumerate(records)}
        self.endResetModel()

    def row_of(self, id: str) -> int:
        return self._places.get(id, -1)


class MergeReviewDialog(FormDialog):
    """The records at the left, narrowed as one likes; the chosen one as it is and as it would be beside them.

    Return goes on to the list, and does not merge: one presses it after what one looks for.
    """

    confirmed = Signal(object)
    """The path of the other copy: merge it."""

    def __init__(self, parent: QWidget, workspace: Workspace, path: Path, plan: MergePlan) -> None:
        super().__init__(parent, tr("Merge {file}", file=path.name), tr("Merge"))
        self._workspace = workspace
        self._path = path
        self._plan = plan
        self._rows: dict[str, ListRow] = {}
        self._records = {record.id: record for record in plan.records}
        self.summary = Words(conflict_words.plan_words(plan), wrap=True)
        self.held = Note("warning")
        self.held.show_text(conflict_words.held_words(plan))
        self.search = Line(tr("Find a record"))
        self.who = Pick(tr("By whom"), self._people())
        self.kind = Pick(tr("Kind of record"), self._kinds())
        self.what = Pick(tr("What happens to it"), self._deeds())
        self.list = RowList(tr("Records that the merge touches"))
        self._model = _ReviewRows(self)
        self.list.use_rows(self._model)
        self.list.setUniformItemSizes(True)
        self.count = Words("", Size.LABEL, Tone.DIM)
        self._details = QVBoxLayout()
        self._wait = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out()
        self._connect()
        self._narrow()
        self.main_button.setEnabled(bool(plan.actions))
        self.main_button.setToolTip(words.keys("Ctrl+Return"))
        self.resize(self.fitting(1120, 720))
        (self.list if plan.records else self.cancel_button).setFocus()

    def _lay_out(self) -> None:
        self.form.addWidget(self.summary)
        self.form.addWidget(self.held)
        self.search.setMinimumWidth(LEAST_SEARCH)
        filters = row(self.search, self.who, self.kind, self.what)
        filters.setStretch(0, 1)
        self.form.addLayout(filters)
        for part in (self.search, self.who, self.kind, self.what):
            part.setVisible(bool(self._plan.records))
        left = Surface("panel", "r")
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(self.list, 1)
        left.setMinimumWidth(LEAST_LIST)
        content = QWidget()
        outer = column(content, Space.L, Space.S)
        outer.addLayout(self._details)
        outer.addStretch(1)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        right = Scroll(content, "panel")
        right.setMinimumWidth(LEAST_DETAILS)
        self.splitter.addWidget(right)
        self.splitter.setSizes([400, 680])
        self.splitter.setStretchFactor(1, 1)
        self.empty = self._nothing()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        self.form.addWidget(self.stack, 1)
        self.form.addWidget(self.count)

    def _nothing(self) -> EmptyState:
        """In place of a list without rows: why there are none."""
        if self._plan.records:
            text = tr("No record that the merge touches fits what you look for.")
            return EmptyState(tr("Nothing fits"), text, tr("Show all records"), self._widen)
        if self._plan.actions:
            text = tr("Both copies hold the same already. Merging only brings the history of the other copy.")
            return EmptyState(tr("No record changes"), text)
        return EmptyState(tr("Nothing can be taken"), tr("What the other copy holds is not as its writers left it."))

    def _connect(self) -> None:
        self._wait.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda _: self._wait.start())
        for pick in (self.who, self.kind, self.what):
            pick.value_changed.connect(lambda _: self._narrow())
        self.list.current_changed.connect(self._read_one)

    def _people(self) -> list[Choice]:
        names = sorted({name for record in self._plan.records for name in record.authors}, key=str.casefold)
        return [(None, tr("By anybody")), *((name, name) for name in names)]

    def _kinds(self) -> list[Choice]:
        there = {record.type for record in self._plan.records}
        kinds = [(name, change_words.type_label(name)) for name in RECORD_TYPES if name in there]
        return [(None, tr("All kinds")), *kinds]

    def _deeds(self) -> list[Choice]:
        there = {record.what for record in self._plan.records}
        deeds: list[Choice] = [(what, conflict_words.WHAT[what]) for what in conflict_words.SIGNS if what in there]
        clash: list[Choice] = [(CONFLICTS, tr("In conflict"))] if self._plan.conflicts else []
        return [(None, tr("All changes")), *clash, *deeds]

    # Showing

    def _narrow(self) -> None:
        """Lists what fits the filters."""
        said = self.search.text().casefold().split()
        chosen = [record for record in self._plan.records if self._fits(record, said)]
        current = self.list.current_id
        self._model.show_records(chosen, self._rows)
        self.count.setText(self._count(len(chosen)))
        self.stack.setCurrentWidget(self.splitter if chosen else self.empty)
        if not chosen:
            clear(self._details)
        elif not self.list.select(current, quiet=True):
            self.list.select(chosen[0].id)

    def _count(self, shown: int) -> str:
        """How many of them are listed; nothing where all are, since the summary says how many those are."""
        number = len(self._plan.records)
        if shown == number:
            return ""
        return tr("{n} of {records}", n=digits(shown), records=trn(number, "{n} record", "{n} records"))

    def _widen(self) -> None:
        """Lists all records again."""
        self.search.setText("")
        for pick in (self.who, self.kind, self.what):
            pick.set_value(None)
        self._narrow()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._plan.records:
            self._wait.stop()
            self._narrow()
            (self.empty if self.stack.currentWidget() is self.empty else self.list).setFocus()
            return
        super().keyPressEvent(event)

    def _fits(self, record: RecordChange, said: list[str]) -> bool:
        who, kind, what = self.who.value, self.kind.value, self.what.value
        if who is not None and who not in record.authors:
            return False
        if kind is not None and kind != record.type:
            return False
        if what is not None and not (bool(record.conflicts) if what == CONFLICTS else what == record.what):
            return False
        return all(word in record.title.casefold() for word in said)

    def _read_one(self, id: str) -> None:
        record = self._records.get(id)
        if record is None:
            clear(self._details)
            return
        self._workspace.read(self, lambda s: _chosen(s, self._plan, record), self._show_one, key="one")

    def _show_one(self, chosen: Chosen) -> None:
        record, lines, printed = chosen
        if record.id != self.list.current_id:
            return
        clear(self._details)
        kind = f"{conflict_words.SIGNS[record.what]} {conflict_words.WHAT[record.what]}"
        self._add(Words(words.joined(change_words.type_label(record.type), kind), Size.LABEL, Tone.DIM, wrap=True))
        self._add(Words(words.shortened(record.title, 400), Size.HEADING, bold=True, wrap=True))
        self._add(Words(tr("by {who}", who=", ".join(record.authors)), Size.LABEL, Tone.DIM, wrap=True))
        if record.conflicts:
            names = ", ".join(
                change_words.field_label(name) if name else tr("whether it stays") for name in record.conflicts
            )
            clash = Note("warning")
            clash.show_text(
                tr("{sign} In conflict, both values are kept: {fields}", sign=conflict_words.SIGN, fields=names)
            )
            self._add(clash)
        shown = [line for line in lines if line.field and change_words.is_shown(line.type, line.field)]
        self._add_lines([line for line in shown if line.field in record.conflicts], tr("Here"), tr("In the other copy"))
        self._add_lines([line for line in shown if line.field not in record.conflicts], tr("Now"), tr("Then"))
        if printed:
            self._add(Words(tr("Printed by"), Size.LABEL, Tone.DIM))
            for found in printed[:MOST_PRINTED]:
                self._add(Words(words.joined(change_words.type_label(found.type), found.title, found.place), wrap=True))

    def _add_lines(self, lines: Sequence[ChangeLine], before: str, after: str) -> None:
        if lines:
            entry = HistoryEntry("", "", "", "", "", tuple(lines), 1, None, False)
            self._add(ChangeLines(entry, heads=(before, after), record=lines[0].id))

    def _add(self, part: QWidget) -> None:
        self._details.addWidget(part)

    def submit(self) -> None:
        if self.main_button.isEnabled():
            self.accept()
            self.confirmed.emit(self._path)


def _chosen(session: CaseSession, plan: MergePlan, record: RecordChange) -> Chosen:
    """A record with its lines, and the reports and editions that print it as it is here."""
    there = session.find(record.id) is not None
    resting = impact.resting_on(session, record.id) if there else []
    printed = tuple(found for found in resting if found.type in ("report", "edition"))
    return record, merging.lines(session, plan, record), printed
