# SPDX-License-Identifier: Apache-2.0
"""What rests on a record, and its history: two sections that fold, for the inspector of any kind of record.

Nothing is read before its section is open and the panel in sight.
"""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.services import history, impact
from briefing_app.services.history import HistoryEntry, UndoPreview
from briefing_app.services.impact import Impact, Resting
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, resting_words, words
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.panels.change_lines import ChangeLines
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words, button, clear, column, row
from briefing_app.ui.widgets.disclosure import Disclosure
from briefing_app.ui.widgets.record_row import RecordRow
from briefing_app.ui.widgets.tab_order import TabOrder
from briefing_app.ui.workspace import Workspace

SHOWN = 5
"""Actions, the newest, that are shown before the history page takes over."""
RESTING_SHOWN = 12
PAUSE_MS = 120


class RecordTrail(QWidget):
    """The two sections for one record at a time. Other panels embed it and follow its signals."""

    record_requested = Signal(str, str)
    """Type and id of a record to open."""
    history_requested = Signal(str, str)
    """Type and id of the record whose whole history is wanted."""
    blame_requested = Signal(str, str)
    """Type and id of the record of which it is asked who wrote what."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._id = ""
        self.resting = RestingSection(workspace)
        self.history = HistorySection(workspace)
        layout = column(self, spacing=0)
        for section in (self.resting, self.history):
            section.setMinimumWidth(1)  # the panel around it decides how wide it is
            layout.addWidget(section)
        self.resting.record_requested.connect(self.record_requested)
        self.history.history_requested.connect(self.history_requested)
        self.history.blame_requested.connect(self.blame_requested)
        TabOrder(self)
        workspace.notifier.case_changed.connect(self._follow)
        self.hide()

    def show_record(self, id: str) -> None:
        """Shows what there is on a record; an empty id shows nothing."""
        self._id = id
        self.setVisible(bool(id))
        for section in (self.resting, self.history):
            section.show_record(id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for section in (self.resting, self.history):
            section.remember()
            section.catch_up()

    def _follow(self, changes: ChangeSet) -> None:
        if self._id:
            for section in (self.resting, self.history):
                section.outdate()


class LazySection(Disclosure):
    """Reads what it shows once it is open and in sight, and after a pause, so that moving quickly costs nothing."""

    def __init__(self, workspace: Workspace, title: str, key: str) -> None:
        super().__init__(title, key)
        self._workspace = workspace
        self._id = ""
        self._is_current = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.unfolded.connect(self.catch_up)

    def show_record(self, id: str) -> None:
        if id != self._id:
            self.button.set_note("")
            clear(self.content)
        self._id = id
        self.outdate()

    def outdate(self) -> None:
        """What is shown may not be true any more."""
        self._is_current = not self._id
        self.catch_up()

    def catch_up(self) -> None:
        """Reads, if there is something new to show to somebody."""
        if not self._is_current and self.is_open and self.isVisible():
            self._pause.start()

    def _read(self) -> None:
        self._is_current = True
        if self._id:
            self._ask(self._id)

    def _ask(self, id: str) -> None:
        raise NotImplementedError


class RestingSection(LazySection):
    """Everything that rests on the record, by type."""

    record_requested = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("What rests on it"), "resting")
        self._most = RESTING_SHOWN

    def show_record(self, id: str) -> None:
        if id != self._id:
            self._most = RESTING_SHOWN
        super().show_record(id)

    def _ask(self, id: str) -> None:
        most = self._most

        def read(session: CaseSession) -> Impact | None:
            return impact.overview(session, id, most) if session.find(id) is not None else None

        self._workspace.read(self, read, self._show, key="resting")

    def _show(self, found: Impact | None) -> None:
        clear(self.content)
        if found is None:
            return
        number = sum(found.totals.values())
        self.button.set_note(digits(number) if number else tr("nothing"))
        if not number:
            self.content.addWidget(Words(tr("Nothing rests on it yet."), tone=Tone.DIM, wrap=True))
        for kind, total in found.totals.items():
            rows = [item for item in found.rows if item.type == kind]
            heading = Words(
                tr("{type} · {number}", type=tr(resting_words.TYPES[kind]), number=digits(total)), Size.LABEL, Tone.DIM
            )
            heading.setContentsMargins(Space.S, Space.S, 0, 0)
            self.content.addWidget(heading)
            for item in rows:
                self.content.addWidget(self._row(item))
            if total > len(rows):
                more = total - len(rows)
                self.content.addLayout(row(LinkButton(trn(more, "{n} more", "{n} more"), self._show_more), None))

    def _row(self, item: Resting) -> RecordRow:
        shown = RecordRow(
            resting_words.why(item), item.title, resting_words.place(item),
            role="contradicts" if item.why.endswith(":contradicts") else "", gone=item.withdrawn,
        )  # fmt: skip
        target = ("report", item.via) if item.type == "edition" else (item.type, item.id)
        shown.clicked.connect(lambda _=False: self.record_requested.emit(*target))
        return shown

    def _show_more(self) -> None:
        self._most *= 10
        self._ask(self._id)


class HistorySection(LazySection):
    """The newest actions on the record, each of which can be taken back from here."""

    history_requested = Signal(str, str)
    blame_requested = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("History"), "history")
        self._type = ""
        self._waiting: deque[HistoryEntry] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._add_next)

    def show_record(self, id: str) -> None:
        if id != self._id:
            self._next.stop()
            self._waiting.clear()
        super().show_record(id)

    def _ask(self, id: str) -> None:
        self._workspace.read(self, lambda session: _entries(session, id), self._show, key="entries")

    def _show(self, found: tuple[str, Sequence[HistoryEntry]]) -> None:
        self._type, entries = found
        clear(self.content)
        self._waiting = deque(entries[:SHOWN])
        if len(entries) > SHOWN:
            self.button.set_note(tr("the newest {number}", number=str(SHOWN)))
        else:
            self.button.set_note(digits(len(entries)))
        self._add_next()

    def _add_next(self) -> None:
        """One action after the other: what each changed is a table, which takes a while to lay out."""
        if self._waiting:
            self.content.addWidget(_Action(self._workspace, self._waiting.popleft(), self._id))
            self._next.start()
            return
        link = LinkButton(tr("Show all in History"), lambda: self.history_requested.emit(self._type, self._id))
        blame = LinkButton(tr("Who wrote what"), lambda: self.blame_requested.emit(self._type, self._id))
        line = row(link, blame, None)
        line.setContentsMargins(Space.S, 0, 0, 0)
        self.content.addLayout(line)


def _entries(session: CaseSession, id: str) -> tuple[str, Sequence[HistoryEntry]]:
    record = session.find(id)
    return (record.type_name if record is not None else "", history.entries(session, id, limit=SHOWN + 1, lines=20))


class _Action(QWidget):
    """One action: who, when, what; before and after; undo, with what it would leave alone said first."""

    def __init__(self, workspace: Workspace, entry: HistoryEntry, record: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._entry = entry
        self._layout = column(self, spacing=Space.XS)
        self._layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self._layout.addWidget(Words(words.action_label(entry.label), bold=True, wrap=True))
        when = words.joined(words.moment(entry.time), entry.author, tr("undone") if entry.undone else None)
        self._layout.addWidget(Words(when, Size.LABEL, Tone.DIM, wrap=True))
        self._layout.addWidget(ChangeLines(entry, record))
        self._ahead = QWidget()
        self._ahead_layout = column(self._ahead, spacing=Space.XS)
        self._ahead.hide()
        self.undo_link = LinkButton(tr("Undo this"), self._look_ahead)
        state = workspace.state
        self._layout.addLayout(row(self.undo_link, None))
        self.undo_link.setVisible(not entry.undone and state is not None and not state.read_only)
        self._layout.addWidget(self._ahead)

    def _look_ahead(self) -> None:
        id = self._entry.transaction
        self._workspace.read(self, lambda session: history.preview_undo(session, id), self._tell, key="ahead")

    def _tell(self, preview: UndoPreview) -> None:
        """Undoes at once what is small and whole; says first what reaches further or would be left alone."""
        if preview.count <= 1 and not preview.left and not preview.refused and preview.looked:
            self._undo()
            return
        clear(self._ahead_layout)
        if preview.refused:
            self._ahead_layout.addWidget(Words(f"✕ {preview.refused}", tone=Tone.ALARM, wrap=True))
        else:
            self._ahead_layout.addWidget(Words(_reach(preview), wrap=True))
        for left in preview.left[:SHOWN]:
            field = f", {change_words.field_label(left.field)}" if left.field else ""
            text = tr(
                "▲ Left as it is: {what}: {reason}", what=words.shortened(left.title, 60) + field, reason=left.reason
            )
            self._ahead_layout.addWidget(Words(text, tone=Tone.ALARM, wrap=True))
        if len(preview.left) > SHOWN:
            more = len(preview.left) - SHOWN
            self._ahead_layout.addWidget(Words(trn(more, "and {n} more", "and {n} more"), tone=Tone.ALARM))
        keep = button(tr("Leave it"), self._leave)
        if not preview.refused:
            self._ahead_layout.addLayout(row(button(tr("Undo it"), self._undo, main=True), keep, None))
        else:
            self._ahead_layout.addLayout(row(keep, None))
        self.undo_link.hide()
        self._ahead.show()
        keep.setFocus()

    def _leave(self) -> None:
        self._ahead.hide()
        self.undo_link.show()
        self.undo_link.setFocus()

    def _undo(self) -> None:
        self._workspace.undo_one(self, self._entry.transaction, self._entry.label, lambda _: None)


def _reach(preview: UndoPreview) -> str:
    if not preview.looked:
        return trn(
            preview.count,
            "This action changed {n} record. What still holds its values is taken back.",
            "This action changed {n} records. What still holds its values is taken back.",
        )
    if not preview.count:
        return tr("Nothing is left to take back.")
    return trn(preview.count, "{n} record is put back as it was.", "{n} records are put back as they were.")
