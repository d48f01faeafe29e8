# SPDX-License-Identifier: Apache-2.0
"""What merging another copy would do, record by record, before it is done."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import impact, merging
from briefing_app.services.history import ChangeLine
from briefing_app.services.impact import Resting
from briefing_app.services.merging import MergePlan, RecordChange
from briefing_app.services.session import CaseSession
from briefing_app.ui import conflict_words, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels.record_changes import RecordChanges
from briefing_app.ui.widgets.basic import Words
from briefing_app.ui.widgets.quotation import Note
from briefing_app.ui.workspace import Workspace

Chosen = tuple[RecordChange, tuple[ChangeLine, ...], tuple[Resting, ...]]


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
        self.summary = Words(conflict_words.plan_words(plan), wrap=True)
        self.held = Note("warning")
        self.held.show_text(conflict_words.held_words(plan))
        self.records = RecordChanges(tr("Records that the merge touches"), ahead=True)
        self.search, self.who, self.kind = self.records.search, self.records.who, self.records.kind
        self.what, self.list, self.splitter = self.records.what, self.records.list, self.records.splitter
        for part in (self.summary, self.held):
            self.form.addWidget(part)
        self.form.addWidget(self.records, 1)
        self.records.wanted.connect(self._read_one)
        self.records.show_records(plan.records, _nothing(plan))
        self.main_button.setEnabled(bool(plan.actions))
        self.main_button.setToolTip(words.keys("Ctrl+Return"))
        self.resize(self.fitting(1120, 720))
        (self.list if plan.records else self.cancel_button).setFocus()

    def _read_one(self, record: RecordChange) -> None:
        self._workspace.read(
            self,
            lambda s: _chosen(s, self._plan, record),
            lambda chosen: self.records.show_one(*chosen),
            key="one",
        )

    def submit(self) -> None:
        if self.main_button.isEnabled():
            self.accept()
            self.confirmed.emit(self._path)


def _nothing(plan: MergePlan) -> tuple[str, str]:
    """Why a plan touches no record: a heading, and more."""
    if plan.actions:
        text = tr("Both copies hold the same already. Merging only brings the history of the other copy.")
        return tr("No record changes"), text
    return tr("Nothing can be taken"), tr("What the other copy holds is not as its writers left it.")


def _chosen(session: CaseSession, plan: MergePlan, record: RecordChange) -> Chosen:
    """A record with its lines, and the reports and editions that print it as it is here."""
    return record, merging.lines(session, plan, record), impact.printed_by(session, record.id)
