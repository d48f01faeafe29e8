# SPDX-License-Identifier: Apache-2.0
"""Filters on claims that have a name: kept, renamed, removed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import SavedFilter
from briefing_app.services import claim_filters, filters
from briefing_app.services.browse import ClaimQuery
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.workspace import Workspace


class FilterNameDialog(FormDialog):
    """Asks what a filter is called."""

    named = Signal(str)

    def __init__(self, parent: QWidget, title: str, accept: str, name: str = "") -> None:
        super().__init__(parent, title, accept)
        self.name = Line(tr("Needs a grade"))
        self.name.setText(name)
        self._field = Field(tr("Name"), self.name, tr("It goes with the case, and everybody who has the case sees it."))
        self.form.addWidget(self._field)
        self.form.addStretch(1)
        self.setMinimumWidth(420)
        self.name.selectAll()
        self.name.setFocus()

    def submit(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self._field.set_note(tr("Give the filter a name."), wrong=True)
            return
        self.accept()
        self.named.emit(name)


class SavedFilters(QObject):
    """Asks for names and calls the services."""

    kept = Signal(str)
    """The id of a filter that was saved."""

    def __init__(self, owner: QWidget, workspace: Workspace) -> None:
        super().__init__(owner)
        self._owner = owner
        self._workspace = workspace

    def save(self, query: ClaimQuery, group: str) -> FilterNameDialog:
        """Asks for a name and keeps the query under it."""
        dialog = FilterNameDialog(self._owner.window(), tr("Save this filter"), tr("Save"))

        def keep(name: str) -> None:
            def work(session: CaseSession) -> SavedFilter:
                words = claim_filters.words_of(session, query, group)
                return filters.save(session, name, claim_filters.SUBJECT, words)

            self._workspace.act(self._owner, tr("Save filter"), work, lambda saved: self.kept.emit(saved.id))

        dialog.named.connect(keep)
        dialog.open()
        return dialog

    def rename(self, saved: SavedFilter) -> FilterNameDialog:
        """Asks for another name."""
        dialog = FilterNameDialog(self._owner.window(), tr("Rename this filter"), tr("Rename"), saved.name)
        dialog.named.connect(
            lambda name: self._workspace.act(
                self._owner, tr("Rename filter"), lambda s: filters.rename(s, saved.id, name)
            )
        )
        dialog.open()
        return dialog

    def remove(self, saved: SavedFilter) -> None:
        """Takes the filter away; it can be undone."""

        def done(_: None) -> None:
            text = tr("Filter “{name}” removed.", name=saved.name)
            self._workspace.tell_done(text)

        self._workspace.act(self._owner, tr("Remove filter"), lambda s: filters.remove(s, saved.id), done)
