# SPDX-License-Identifier: Apache-2.0
"""Opening, making and leaving cases: the questions that the window asks before it does so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from briefing_app.services import demo
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.case import CaseDialog
from briefing_app.ui.dialogs.small import AuthorDialog, NewCaseDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import Task
from briefing_app.ui.workspace import Message, Workspace


class CaseCommands(QObject):
    """What the File menu and the start screen do.

    ``unless_unfinished`` runs what it is given, after asking where something half-filled would be lost.
    """

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        settings: Settings,
        unless_unfinished: Callable[[Callable[[], object]], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._settings = settings
        self._unless_unfinished = unless_unfinished

    def ask_for_new(self) -> None:
        """Opens the dialog for a new case."""

        def ask() -> None:
            dialog = NewCaseDialog(self._window, self._settings.author, self.folder())
            dialog.confirmed.connect(self._create)
            dialog.open()

        self._unless_unfinished(ask)

    def _create(self, path: Path, title: str, author: str, handling: str | None) -> None:
        self._settings.author = author
        self._workspace.create(path, title, author, handling)

    def edit(self) -> None:
        """Opens the dialog on what the case is called and how it is to be handled."""
        state = self._workspace.state
        if state is None:
            return
        if state.read_only:
            self._workspace.post(Message(tr("The case is open for reading only."), "warning"))
            return
        space = self._workspace
        space.read(self, lambda s: s.case, lambda case: CaseDialog(self._window, space, case).open())

    def ask_for_one(self) -> None:
        """Asks for a case file."""
        path = files.case_to_open(self._window, self.folder())
        if path is not None:
            self.ask_to_open(path)

    def ask_to_open(self, path: Path) -> None:
        """Opens a case file in place of the one that is open."""
        self._unless_unfinished(lambda: self.open(path))

    def open(self, path: Path) -> None:
        """Opens a case file, after asking who works here if that is not known yet."""
        if self._settings.author:
            self._workspace.open(path, self._settings.author)
        else:
            dialog = self.ask_for_author()
            dialog.named.connect(lambda _: self.open(path))

    def close(self) -> None:
        """Lets go of the case."""
        self._unless_unfinished(self._workspace.close)

    def ask_for_author(self) -> AuthorDialog:
        """Asks who works here; from the next case that is opened on, changes carry this name."""
        dialog = AuthorDialog(self._window, self._settings.author)
        dialog.named.connect(self._name_author)
        dialog.open()
        return dialog

    def _name_author(self, name: str) -> None:
        self._settings.author = name
        state = self._workspace.state
        if state is not None and state.author != name:
            path, read_only = state.path, state.read_only and state.as_of is None
            self._unless_unfinished(lambda: self._workspace.open(path, name, read_only=read_only))

    def open_demonstration(self) -> None:
        """Builds the demonstration case if need be, and opens it."""
        self._unless_unfinished(self._open_demonstration)

    def _open_demonstration(self) -> None:
        folder = self.folder() / "Briefing Workstation demonstration"

        def work(task: Task) -> Path:
            def tell(done: int, whole: int) -> None:
                task.token.check()
                task.report(done / whole if whole else 0.0)

            return demo.build(folder, tell)[0]

        runner = self._workspace.runner
        title = tr("Building the demonstration")
        self._workspace.close(lambda: runner.in_pool(Task(title, work, self, self.open, None, visible=True)))

    def folder(self) -> Path:
        """Where cases are looked for and put first."""
        state = self._workspace.state
        if state is not None:
            return state.path.parent
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place) if place else Path.home()
        return folder if folder.is_dir() else Path.home()
