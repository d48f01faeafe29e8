# SPDX-License-Identifier: Apache-2.0
"""Other files in the window: which one is merged or imported from, what that would do, doing it, taking it back; and
what looks alike afterwards."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import browse, duplicates, importing, keeping, merging
from briefing_app.services.history import left_alone
from briefing_app.services.importing import CasePlan, Imported, Wanted
from briefing_app.services.merging import Merged, MergePlan
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.ui import conflict_words
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.duplicates import DuplicatesDialog
from briefing_app.ui.dialogs.import_case import ImportCaseDialog
from briefing_app.ui.dialogs.left_alone import Left, LeftAloneDialog
from briefing_app.ui.dialogs.merge_review import MergeReviewDialog
from briefing_app.ui.dialogs.positions import PositionsDialog
from briefing_app.ui.file_commands import show_folder, stoppable
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.tasks import Task
from briefing_app.ui.workspace import Message, Workspace


class MergeCommands(QObject):
    """What the File menu and the page of conflicts do about other copies of the case."""

    conflicts_wanted = Signal()
    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""

    def __init__(self, window: QWidget, workspace: Workspace, folder: Callable[[], Path]) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._folder = folder
        self.review: MergeReviewDialog | None = None
        self.importing: ImportCaseDialog | None = None
        workspace.positions_requested.connect(self._show_positions)

    def _show_positions(self, key: str) -> None:
        record, _, field = key.partition(":")
        PositionsDialog(self._window, self._workspace, record, field).open()

    def ask(self) -> None:
        """Asks for a colleague's copy."""
        if self._workspace.may_change():
            path = files.copy_to_merge(self._window, self._folder())
            if path is not None:
                self.merge_file(path)

    def share(self) -> None:
        """Makes a whole, clean copy for a colleague."""
        state = self._workspace.state
        if state is None:
            return
        proposal = state.path.with_name(f"{state.path.stem} {tr('for a colleague')}.casefile")
        path = files.place_for_copy(self._window, proposal)
        if path is None:
            return

        def shared(made: Path) -> None:
            text = tr("The copy is {file}. What is done in it comes back by merging.", file=made)
            self._workspace.post(Message(text, "done", tr("Show in folder"), lambda: show_folder(made)))

        self._workspace.run(self, tr("Sharing a copy"), stoppable(keeping.backup, path), shared)

    def take(self, path: Path, otherwise: Callable[[Path], object]) -> None:
        """A case file came while a case is open: a copy of that is merged, with any other ``otherwise`` is done."""

        def go_on(is_copy: bool) -> None:
            if is_copy:
                self.merge_file(path)
            else:
                otherwise(path)

        self._workspace.read(self, lambda session: merging.is_copy(session, path), go_on, key="came")

    def merge_file(self, path: Path) -> None:
        """Works out what merging this file would do, and shows it; nothing is changed before somebody says so."""
        if not self._workspace.may_change():
            return

        def work(session: CaseSession, task: Task) -> MergePlan:
            return merging.plan(session, path, task.token.check)

        def show(plan: MergePlan) -> None:
            if not plan.actions and not plan.held:
                self._workspace.post(Message(conflict_words.plan_words(plan), "info"))
                return
            self.review = MergeReviewDialog(self._window, self._workspace, path, plan)
            self.review.confirmed.connect(self._merge)
            self.review.open()

        self._workspace.run(self, tr("Looking at {file}", file=path.name), work, show)

    def _merge(self, path: Path) -> None:
        def work(session: CaseSession, task: Task) -> tuple[Merged, int]:
            before = _alike(session)
            done = merging.merge(
                session, path, task.token.check, lambda done, total: task.report(done / total if total else 0.0)
            )
            return done, len(_alike(session) - before)

        self._workspace.run(self, tr("Merging {file}", file=path.name), work, self._merged)

    def _merged(self, result: tuple[Merged, int]) -> None:
        done, alike = result
        text = f"{conflict_words.merged_words(done)}{_alike_words(alike)}"
        if done.conflicts:
            self._workspace.post(Message(text, "warning", tr("Look at the conflicts"), self.conflicts_wanted.emit))
        elif alike:
            self._workspace.post(Message(text, "done", tr("Look at possible duplicates"), self.show_duplicates))
        elif done.number is not None:
            number = done.number
            self._workspace.post(Message(text, "done", tr("Take the merge back"), lambda: self.take_back(number)))
        else:
            self._workspace.post(Message(text, "info"))

    # Records of another case, and what looks alike

    def show_duplicates(self) -> None:
        """The records of the case that look alike."""
        if self._workspace.state is None:
            return
        there = next((each for each in self._window.findChildren(DuplicatesDialog) if each.isVisible()), None)
        if there is not None:
            there.read()
            there.activateWindow()
            return
        DuplicatesDialog(self._window, self._workspace).show()

    def ask_for_case(self) -> None:
        """Asks for another case to import from."""
        if self._workspace.may_change():
            path = files.case_to_import_from(self._window, self._folder())
            if path is not None:
                self.import_from(path)

    def import_from(self, path: Path) -> None:
        """Works out what importing from another case would do, and shows it; nothing is changed before somebody says
        so."""
        if not self._workspace.may_change():
            return

        def work(session: CaseSession, task: Task) -> CasePlan:
            return importing.plan(session, path, None, task.token.check)

        def show(plan: CasePlan) -> None:
            self.importing = ImportCaseDialog(self._window, path, plan)
            self.importing.confirmed.connect(self._import)
            self.importing.open()

        self._workspace.run(self, tr("Looking at {file}", file=path.name), work, show)

    def _import(self, path: Path, wanted: Wanted) -> None:
        def work(session: CaseSession, task: Task) -> tuple[Imported, int]:
            before = _alike(session)
            done = importing.import_case(
                session, path, wanted, task.token.check, lambda done, total: task.report(done / total if total else 0.0)
            )
            return done, len(_alike(session) - before)

        self._workspace.run(self, tr("Importing from {file}", file=path.name), work, self._imported)

    def _imported(self, result: tuple[Imported, int]) -> None:
        done, alike = result
        if done.changes is None:
            self._workspace.post(Message(tr("Everything of that is here already.")))
            return
        text = trn(done.plan.new, "{n} record was imported.", "{n} records were imported.")
        if alike:
            text = f"{text}{_alike_words(alike)}"
            self._workspace.post(Message(text, "done", tr("Look at possible duplicates"), self.show_duplicates))
        else:
            self._workspace.tell_done(text)

    def take_back_last(self) -> None:
        """Takes the last merge back that still stands."""
        if not self._workspace.may_change():
            return

        def find(session: CaseSession) -> int | None:
            return next((found.number for found in merging.merges(session) if found.undone is None), None)

        def go_on(number: int | None) -> None:
            if number is None:
                self._workspace.post(Message(tr("Nothing was merged into this file that could be taken back.")))
            else:
                self.take_back(number)

        self._workspace.read(self, find, go_on, key="last")

    def take_back(self, number: int) -> None:
        """Takes a merge back as one action, and says what was built upon it and stays."""

        def work(session: CaseSession, task: Task) -> list[Left]:
            outcome = merging.undo_merge(session, number, task.token.check)
            left = left_alone(outcome.skipped, Names(session))
            return [(one, browse.home_of(session, one.id)) for one in left]

        self._workspace.run(self, tr("Taking the merge back"), work, self._taken_back)

    def _taken_back(self, left: list[Left]) -> None:
        if left:
            text = trn(
                len(left),
                "The merge was taken back, but {n} thing stays, because something was built upon it.",
                "The merge was taken back, but {n} things stay, because something was built upon them.",
            )
            self._workspace.post(Message(text, "warning", tr("Show what stays"), lambda: self._show_left(left)))
        else:
            self._workspace.tell_done(tr("The merge was taken back."))

    def _show_left(self, left: list[Left]) -> None:
        dialog = LeftAloneDialog(self._window, left)
        dialog.record_requested.connect(self.record_requested)
        dialog.open()


def _alike(session: CaseSession) -> set[tuple[str, ...]]:
    return {found.ids for found in duplicates.possible(session)}


def _alike_words(number: int) -> str:
    """What looks alike since, as the end of a message."""
    said = (
        trn(number, "{n} group of records looks alike now.", "{n} groups of records look alike now.") if number else ""
    )
    return f" {said}" if said else ""
