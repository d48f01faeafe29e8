# SPDX-License-Identifier: Apache-2.0
"""What is done to sources that are in the case: edited, one or many; removed; their origins noted."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Source
from briefing_app.services import browse, sources
from briefing_app.services.browse import SourceRow
from briefing_app.services.sources import Removal
from briefing_app.ui.dialogs.lineage import LineageDialog
from briefing_app.ui.dialogs.source import EditSourceDialog
from briefing_app.ui.dialogs.source_many import (
    SHOWN_TITLES,
    EditSourcesDialog,
    RemoveSourcesDialog,
    removal_in_words,
)
from briefing_app.ui.i18n import tr
from briefing_app.ui.workspace import Message, Workspace


class SourceChanges(QObject):
    """Asks in dialogs, changes through services, tells what was done and offers to undo it."""

    def __init__(self, page: QWidget, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace

    def edit(self, source: Source) -> None:
        """Opens the dialog on all fields of a source."""
        if self._workspace.may_change():
            EditSourceDialog(self._page.window(), self._workspace, source).open()

    def edit_many(self, ids: Sequence[str]) -> None:
        """Opens the dialog on what several sources shall have in common."""
        if self._workspace.may_change():
            EditSourcesDialog(self._page.window(), self._workspace, ids).open()

    def remove(self, ids: Sequence[str]) -> None:
        """Asks, then takes sources out of the case."""
        if ids and self._workspace.may_change():
            some = list(ids[:SHOWN_TITLES])
            self._workspace.read(self, lambda s: browse.source_rows(s, some), lambda rows: self._ask(ids, rows))

    def add_origin(self, source: Source) -> None:
        """Opens the dialog on what a source derives from."""
        if self._workspace.may_change():
            LineageDialog(self._page.window(), self._workspace, source).open()

    def unlink(self, id: str) -> None:
        """Takes a lineage link away."""

        def done(_: None) -> None:
            self._workspace.tell_done(tr("Link taken away."))

        if self._workspace.may_change():
            self._workspace.act(self, tr("Remove lineage"), lambda s: sources.remove_lineage(s, id), done)

    def _ask(self, ids: Sequence[str], rows: Sequence[SourceRow]) -> None:
        dialog = RemoveSourcesDialog(self._page.window(), [item.title for item in rows], len(ids))
        dialog.confirmed.connect(
            lambda: self._workspace.run(
                self, tr("Removing sources"), lambda s, task: sources.remove_many(s, ids), self._tell_removal
            )
        )
        dialog.open()

    def _tell_removal(self, result: Removal) -> None:
        level = "warning" if result.kept else "done"
        if result.removed:
            message = Message(removal_in_words(result), level, tr("Undo"), self._workspace.undo)
        else:
            message = Message(removal_in_words(result), level)
        self._workspace.post(message)
