# SPDX-License-Identifier: Apache-2.0
"""How sources come in: pasted, dropped, opened from files. Several wait in a queue, each to be confirmed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Source
from briefing_app.ingest import SourceDraft
from briefing_app.ui import intake
from briefing_app.ui.dialogs.source import AddSourceDialog
from briefing_app.ui.dialogs.source_batch import AddManyDialog
from briefing_app.ui.dialogs.source_version import AddVersionDialog
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.intake import Batch
from briefing_app.ui.tasks import Task
from briefing_app.ui.workspace import Message, Workspace

T = TypeVar("T")
NAMED: Final = 3
"""How many files a message names before it counts the rest."""


class SourceIntake(QObject):
    """Reads in the pool, asks in dialogs, one at a time. Nothing is added that a person has not confirmed."""

    added = Signal(str)
    known_chosen = Signal(str)
    version_added = Signal(str)

    def __init__(self, page: QWidget, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._queue: list[SourceDraft] = []
        self._total = 0

    def paste(self) -> None:
        """Reads the clipboard and asks for the fields."""
        pasted = intake.take(QGuiApplication.clipboard().mimeData())
        self._read(tr("Reading the pasted text"), lambda task: intake.read_pasted(pasted), self.add_draft)

    def paste_as_version(self, source: Source) -> None:
        """Reads the clipboard as a further text of a source."""
        pasted = intake.take(QGuiApplication.clipboard().mimeData())

        def ask(draft: SourceDraft) -> None:
            dialog = AddVersionDialog(self._page.window(), self._workspace, source, draft)
            dialog.added.connect(self.version_added)
            dialog.open()

        self._read(tr("Reading the pasted text"), lambda task: intake.read_pasted(pasted), ask)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Reads files and asks for the fields of one after another."""
        if not paths:
            return
        title = (
            tr("Reading {file}", file=paths[0].name)
            if len(paths) == 1
            else trn(len(paths), "Reading {n} file", "Reading {n} files")
        )
        self._read(title, lambda task: intake.read_files(paths, task), self._take_batch)

    def drop(self, data: QMimeData) -> None:
        """Takes the files of a drop, or its text."""
        local = intake.files_in(data)
        if local:
            self.add_files(local)
        else:
            pasted = intake.take(data)
            self._read(tr("Reading what was dropped"), lambda task: intake.read_pasted(pasted), self.add_draft)

    def add_draft(self, draft: SourceDraft) -> None:
        """Opens the dialog on one draft."""
        self._queue, self._total = [draft], 1
        self._ask()

    def _read(self, title: str, work: Callable[[Task], T], then: Callable[[T], None]) -> None:
        if not self._workspace.may_change():
            return
        self._workspace.runner.in_pool(Task(title, work, self, then, None, visible=True))

    # Several

    def _take_batch(self, batch: Batch) -> None:
        if batch.refused:
            self._tell_refused(batch)
        self._queue, self._total = list(batch.drafts), len(batch.drafts)
        self._ask()

    def _tell_refused(self, batch: Batch) -> None:
        if len(batch.refused) == 1:
            self._workspace.post(Message(_named(*batch.refused[0]), "warning"))
            return
        names = [name for name, _ in batch.refused]
        more = len(names) - NAMED
        listed = ", ".join(names[:NAMED]) + (f" {trn(more, 'and {n} other', 'and {n} others')}" if more > 0 else "")
        text = trn(len(names), "{n} file cannot be read: {names}.", "{n} files cannot be read: {names}.", names=listed)
        details = "\n".join(_named(name, reason) for name, reason in batch.refused)
        self._workspace.post(Message(text, "warning", details=details))

    def _ask(self) -> None:
        """Opens the dialog for the first that waits."""
        if not self._queue:
            return
        place = (self._total - len(self._queue) + 1, self._total)
        dialog = AddSourceDialog(self._page.window(), self._workspace, self._queue[0], place)
        dialog.added.connect(self._after)
        dialog.known_chosen.connect(self._go_to_known)
        dialog.skipped.connect(lambda: self._after(""))
        dialog.rest_requested.connect(self._ask_for_rest)
        dialog.rejected.connect(self._stop)
        dialog.open()

    def _after(self, id: str) -> None:
        del self._queue[:1]
        if id:
            self.added.emit(id)
        self._ask()

    def _go_to_known(self, id: str) -> None:
        """With one text, shows the source that has it; in a queue, goes on as with one that was skipped."""
        if self._total == 1:
            self._queue.clear()
            self.known_chosen.emit(id)
        else:
            self._after("")

    def _ask_for_rest(self) -> None:
        dialog = AddManyDialog(self._page.window(), self._workspace, self._queue)
        self._queue = []
        dialog.added.connect(self.added)
        dialog.open()

    def _stop(self) -> None:
        left = len(self._queue)
        self._queue = []
        if self._total > 1 and left:
            self._workspace.post(Message(trn(left, "{n} file was not added.", "{n} files were not added.")))


def _named(name: str, reason: str) -> str:
    """Why a file gave no text, with its name, which most reasons say already."""
    return reason if name in reason else tr("{file}: {reason}", file=name, reason=reason)
