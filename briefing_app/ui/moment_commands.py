# SPDX-License-Identifier: Apache-2.0
"""Earlier states in the window: looking at one, what changed between two of them, who wrote what a record holds."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import moments
from briefing_app.services.moments import Moment
from briefing_app.ui.dialogs.blame import BlameDialog
from briefing_app.ui.dialogs.changes import ChangesDialog
from briefing_app.ui.dialogs.moment import MomentDialog
from briefing_app.ui.workspace import Workspace


class MomentCommands(QObject):
    """What the File menu, the history and the bar over an earlier state do.

    ``unless_unfinished`` runs what it is given, after asking where something half-filled would be lost.
    """

    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""
    history_requested = Signal(str, str)
    """Type and id of the record whose whole history is wanted."""

    def __init__(
        self, window: QWidget, workspace: Workspace, unless_unfinished: Callable[[Callable[[], object]], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._unless_unfinished = unless_unfinished

    def ask(self) -> None:
        """Asks for the moment at which the case is to be looked at."""

        def ask() -> None:
            dialog = MomentDialog(self._window, self._workspace)
            dialog.chosen.connect(self._workspace.look_back)
            dialog.open()

        self._unless_unfinished(ask)

    def look_back(self, name: str) -> None:
        """Shows the case as it was at a moment."""
        self._unless_unfinished(partial(self._workspace.look_back, name))

    def compare(self) -> None:
        """Asks for two moments, and shows what changed between them."""
        self._changes().open()

    def compare_shown(self) -> None:
        """What changed since the moment that is shown."""
        state = self._workspace.state
        if state is not None and state.as_of is not None:
            self._compare_from(state.moment, state.as_of)

    def compare_since(self, name: str) -> None:
        """What changed since a moment, such as an action of the history."""
        space = self._workspace
        space.read(
            self, lambda s: moments.moment(s, name), lambda at: self._compare_from(name, at), key="since", present=True
        )

    def _compare_from(self, name: str, at: Moment) -> None:
        dialog = self._changes()
        dialog.start_from(name, at)
        dialog.open()

    def _changes(self) -> ChangesDialog:
        dialog = ChangesDialog(self._window, self._workspace)
        dialog.record_requested.connect(self.record_requested)
        return dialog

    def blame(self, type_name: str, id: str) -> None:
        """Who wrote what a record holds."""
        dialog = BlameDialog(self._window, self._workspace, type_name, id)
        dialog.history_requested.connect(self.history_requested)
        dialog.open()
