# SPDX-License-Identifier: Apache-2.0
"""What is otherwise in the case at one moment than at another, record by record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import moments
from briefing_app.services.history import ChangeLine
from briefing_app.services.merging import RecordChange
from briefing_app.services.moments import Moment
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.moment_words import moment_words
from briefing_app.ui.panels.change_lines import OPENED
from briefing_app.ui.panels.moment_choice import MomentChoice
from briefing_app.ui.panels.record_changes import RecordChanges
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Tone, Words, button, row
from briefing_app.ui.workspace import Workspace

Compared = tuple[Moment, Moment, list[RecordChange]]


class ChangesDialog(FormDialog):
    """Two moments above; the records that differ below, with their values at both."""

    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, tr("What changed between two moments"), tr("Open the record"))
        self._workspace = workspace
        self._task: Task | None = None
        self.old = MomentChoice(tr("From"), days_ago=7)
        self.new = MomentChoice(tr("Up to"), with_now=True)
        self.compare_button = button(tr("Compare"), self.compare)
        self.summary = Words("", tone=Tone.DIM, wrap=True)
        self.records = RecordChanges(tr("Records that differ"))
        text = tr("A moment is a day, a time, or an issued edition. What is new, changed and removed is listed here.")
        self.records.show_records((), (tr("Two moments, compared"), text))
        moments_line = row(self.old, self.new, None, self.compare_button, spacing=Space.L)
        moments_line.setAlignment(self.compare_button, Qt.AlignmentFlag.AlignBottom)
        self.form.addLayout(moments_line)
        self.form.addWidget(self.summary)
        self.form.addWidget(self.records, 1)
        self.cancel_button.setText(tr("Close"))
        self.main_button.setEnabled(False)
        self.records.wanted.connect(self._read_one)
        for moment in (self.old, self.new):
            moment.line.returnPressed.connect(self.compare)
        workspace.read(self, moments.of_editions, self._offer, present=True)
        self.resize(self.fitting(1120, 760))
        self.old.line.setFocus()
        self.finished.connect(lambda _: self._stop())

    def start_from(self, name: str, at: Moment) -> None:
        """Compares a moment with now."""
        self.old.choose(name, at)
        self.compare()

    def compare(self) -> None:
        """Reads what is otherwise."""
        old, new = self.old.value, self.new.value
        if old is None or new is None:
            return
        self._stop()
        self.say("")
        self.summary.setText(tr("The two moments are compared …"))

        def work(session: CaseSession, task: Task) -> Compared:
            first, second = moments.moment(session, old), moments.moment(session, new)
            return first, second, moments.between(session, first, second, task.token.check)

        title = tr("Comparing two moments")
        self._task = self._workspace.run(self, title, work, self._show, self._not_compared, present=True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.token.cancel()
            self._task = None

    def _offer(self, found: list[tuple[str, Moment]]) -> None:
        self.old.offer(found)
        self.new.offer(found)

    def _show(self, compared: Compared) -> None:
        first, second, found = compared
        self.records.show_records(found)
        span = tr("{first} – {second}", first=moment_words(first), second=moment_words(second))
        number = trn(len(found), "{n} record", "{n} records") if found else tr("nothing is otherwise")
        self.summary.setText(words.joined(span, number))
        self._allow(self.records.current)

    def _not_compared(self, failure: Failure) -> None:
        self.summary.setText("")
        self.say(str(failure))

    def _read_one(self, record: RecordChange) -> None:
        self._allow(record)

        def show(lines: tuple[ChangeLine, ...]) -> None:
            self.records.show_one(record, lines)

        self._workspace.read(self, lambda s: moments.lines(s, record), show, key="one", present=True)

    def _allow(self, record: RecordChange | None) -> None:
        """A record that is not there any more, or has no page, is not opened."""
        self.main_button.setEnabled(record is not None and record.type in OPENED and record.what != "removed")

    def submit(self) -> None:
        chosen = self.records.current
        if chosen is not None and self.main_button.isEnabled():
            self.accept()
            self.record_requested.emit(chosen.type, chosen.id)
