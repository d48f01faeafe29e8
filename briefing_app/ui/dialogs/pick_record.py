# SPDX-License-Identifier: Apache-2.0
"""Chooses a claim or an assessment by typing words of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import browse
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.widgets.basic import Tone, Words
from briefing_app.ui.widgets.find_list import FindList
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace

LIMIT = 40
TYPES = ("claim", "assessment")


def find_records(session: CaseSession, text: str) -> list[ListRow]:
    """Assessments and claims with these words; without any, those of the case. Runs on the worker."""
    if text:
        return [
            ListRow(hit.id, hit.title, change_words.type_label(hit.type))
            for hit in browse.search(session, text, TYPES, LIMIT)
        ]
    judged = [
        ListRow(row.id, row.statement, words.joined(tr("Assessment"), row.author_name))
        for row in browse.assessment_rows(session)[:LIMIT]
        if row.status != "withdrawn"
    ]
    ids = browse.claim_ids(session, browse.ClaimQuery(status="live"))[:LIMIT]
    claimed = [
        ListRow(row.id, row.statement, words.joined(tr("Claim"), row.source_title or tr("no source")), row.grade)
        for row in browse.claim_rows(session, ids)
    ]
    return judged + claimed


class PickRecordDialog(FormDialog):
    """Type, arrow keys, Return."""

    chosen = Signal(str, str)
    """Id and statement."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, tr("What does the sentence rest on?"), tr("Insert"))
        self._workspace = workspace
        self.line = Line(tr("Words of a claim or an assessment"), tr("Find a claim or an assessment"))
        self.results = RowList(tr("Claims and assessments found"))
        self._nothing = Words(tr("Nothing found. Try other words."), tone=Tone.DIM)
        self._nothing.hide()
        self.form.addWidget(self.line)
        self.form.addWidget(self._nothing)
        self.form.addWidget(self.results, 1)
        FindList(self.line, self.results, self._search)
        self.results.activated_id.connect(lambda _: self.submit())
        self.resize(self.fitting(620, 520))
        self.line.setFocus()
        self._search()

    def _search(self) -> None:
        text = self.line.text().strip()
        self._workspace.read(self, lambda s: find_records(s, text), self._show, key="find")

    def _show(self, rows: list[ListRow]) -> None:
        self.results.set_rows(rows)
        typed = bool(self.line.text().strip())
        self._nothing.setText(
            tr("Nothing found. Try other words.") if typed else tr("There is nothing to choose from yet.")
        )
        self._nothing.setVisible(not rows)
        self.main_button.setEnabled(bool(rows))
        if rows:
            self.results.select(rows[0].id, quiet=True)

    def submit(self) -> None:
        number = self.results.rows.row_of(self.results.current_id)
        if number >= 0:
            row = self.results.rows.rows[number]
            self.accept()
            self.chosen.emit(row.id, row.title)
