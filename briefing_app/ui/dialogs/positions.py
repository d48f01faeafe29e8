# SPDX-License-Identifier: Apache-2.0
"""Who holds what of a judgment on which the case keeps several positions, and giving one up."""

from PySide6.QtWidgets import QWidget

from briefing_app.services import positions
from briefing_app.services.positions import Held, Kept
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, conflict_words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.widgets.basic import Tone, Words
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace


class PositionsDialog(ActingDialog):
    """The positions on one field of a record."""

    def __init__(self, parent: QWidget, workspace: Workspace, record: str, field: str) -> None:
        super().__init__(parent, workspace, tr("Who holds what"), tr("Give it up"))
        self._record, self._field = record, field
        self.about = Words("", wrap=True)
        text = tr(
            "These positions stand beside each other, and reports print them as dissent. Who does not hold one any "
            "more gives it up; the field itself stays as it is. It can be undone."
        )
        self.list = RowList(tr("Positions"))
        for part in (self.about, Words(text, tone=Tone.DIM, wrap=True)):
            self.form.addWidget(part)
        self.form.addWidget(self.list, 1)
        self.cancel_button.setText(tr("Close"))
        workspace.notifier.case_changed.connect(lambda changes: self._read() if "position" in changes.types else None)
        workspace.case_leaving.connect(self.reject)
        self.resize(self.fitting(520, 420))
        self.list.setFocus()
        self.main_button.setEnabled(False)
        self._read()

    def _read(self) -> None:
        self._workspace.read(self, lambda session: _kept(session, self._record, self._field), self._show, key="kept")

    def _show(self, found: Kept | None) -> None:
        self._busy = False
        held = found.held if found is not None else ()
        self.about.setText(conflict_words.field_words(found.type, found.field) if found is not None else "")
        self.list.set_rows([_row(found, each) for each in held] if found is not None else [])
        self.main_button.setEnabled(bool(held))
        if held:
            self.list.select(held[0].id)

    def submit(self) -> None:
        id = self.list.current_id
        if id and self._workspace.may_change():
            self._act(tr("Give a position up"), lambda session: positions.drop(session, id), lambda _: None)


def _kept(session: CaseSession, record: str, field: str) -> Kept | None:
    """Runs on the worker."""
    return next((kept for kept in positions.of(session, [record]) if kept.field == field), None)


def _row(kept: Kept, held: Held) -> ListRow:
    value = change_words.value_words(kept.type, kept.field, held.value, None) or tr("not stated")
    return ListRow(held.id, value, held.who)
