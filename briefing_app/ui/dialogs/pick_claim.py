# SPDX-License-Identifier: Apache-2.0
"""Chooses a claim by typing words of it, with room for a note on why."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import finding
from briefing_app.services.browse import ClaimRow
from briefing_app.ui import words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.widgets.basic import Field, Tone, Words
from briefing_app.ui.widgets.find_list import FindList
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace


def claim_line(item: ClaimRow) -> ListRow:
    """A claim in a list to choose from."""
    detail = words.joined(
        words.KIND_LABELS[item.kind], words.day_in_words(item.event_time), item.source_title or tr("no source")
    )
    return ListRow(item.id, item.statement, detail, item.grade)


class PickClaimDialog(FormDialog):
    """Type, arrow keys, Return."""

    chosen = Signal(str, str)
    """Id of the claim, and the note."""

    def __init__(
        self, parent: QWidget, workspace: Workspace, title: str, accept: str, about: str,
        leave_out: Collection[str], *, asks_why: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(parent, title, accept)
        self._workspace = workspace
        self._leave_out = frozenset(leave_out)
        self.line = Line(tr("Words of the claim"), tr("Find a claim"))
        self.results = RowList(tr("Claims found"))
        self.note = Line(tr("Not needed"), tr("Why"))
        self._nothing = Words(tr("Nothing found. Try other words."), tone=Tone.DIM)
        self._nothing.hide()
        self._finds = FindList(self.line, self.results, self._search)
        self.form.addWidget(Words(about, tone=Tone.DIM, wrap=True))
        for part in (self.line, self._nothing):
            self.form.addWidget(part)
        self.form.addWidget(self.results, 1)
        if asks_why:
            self.form.addWidget(Field(tr("Note"), self.note))
        self.results.activated_id.connect(lambda _: self.submit())
        self.resize(self.fitting(620, 560))
        self.main_button.setEnabled(False)
        self.line.setFocus()
        self._search()

    def _search(self) -> None:
        text, leave_out = self.line.text().strip(), self._leave_out
        self._workspace.read(self, lambda session: finding.claims(session, text, leave_out), self._show, key="find")

    def _show(self, rows: list[ClaimRow]) -> None:
        self._finds.show_rows([claim_line(item) for item in rows])
        typed = bool(self.line.text().strip())
        self._nothing.setText(tr("Nothing found. Try other words.") if typed else tr("There is no other claim yet."))
        self._nothing.setVisible(not rows)
        self.main_button.setEnabled(bool(rows))

    def submit(self) -> None:
        id = self.results.current_id
        if id:
            note = self.note.text().strip()
            self.accept()
            self.chosen.emit(id, note)
