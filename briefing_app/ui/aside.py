# SPDX-License-Identifier: Apache-2.0
"""Long reads of the open case on a connection of their own, so that the case worker stays free for short ones.

Each sees what was saved before it was asked for, can be stopped at any time, and lets go of the file when the case is
closed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from briefing_app.services.session import CaseSession
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.workspace import Workspace

T = TypeVar("T")


class Aside(QObject):
    """Runs reads in the pool. What is asked under a key makes void what was asked under it before."""

    changed = Signal()
    """A read began or ended."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._running: dict[Task, str] = {}
        self._case = 0
        self._asked: dict[str, int] = {}
        workspace.case_leaving.connect(self._leave)
        workspace.runner.ended.connect(self._end)

    def read(
        self,
        key: str,
        query: Callable[[CaseSession, Task], T],
        then: Callable[[T], None],
        failed: Callable[[Failure], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        """Asks. With a ``title`` the work shows in the status line, where it can be stopped."""
        number = self._asked.get(key, 0) + 1
        self._asked[key] = number

        def go(path: Path) -> None:
            if self._asked.get(key) == number:
                self._begin(key, path, query, then, failed, title)

        # The worker keeps order: what was to be saved before is saved once it answers.
        self._workspace.read(self, lambda session: session.path, go, key=f"{key}, in its turn")

    def _begin(
        self,
        key: str,
        path: Path,
        query: Callable[[CaseSession, Task], T],
        then: Callable[[T], None],
        failed: Callable[[Failure], None] | None,
        title: str,
    ) -> None:
        case = self._case

        def work(task: Task) -> T:
            try:
                with CaseSession.open(path, read_only=True) as session:
                    session.stop_when(lambda: task.token.is_cancelled)
                    return query(session, task)
            except Exception:
                task.token.check()  # what a stopped read says of itself is no news
                raise

        def done(result: T) -> None:
            if case == self._case:
                then(result)

        task = Task(title or "Reading", work, self, done, failed, key=(self, key), visible=bool(title))
        self._running[task] = key
        self._workspace.runner.in_pool(task)
        self.changed.emit()

    def is_reading(self, key: str) -> bool:
        """Whether an answer under this key is awaited."""
        return any(found == key and not task.token.is_cancelled for task, found in self._running.items())

    def stop(self, key: str) -> None:
        """Gives up what was asked under this key."""
        self._asked[key] = self._asked.get(key, 0) + 1
        for task, found in self._running.items():
            if found == key:
                task.token.cancel()
        self.changed.emit()

    def _leave(self) -> None:
        self._case += 1
        self._asked.clear()
        for task in self._running:
            task.token.cancel()

    def _end(self, task: object) -> None:
        if isinstance(task, Task) and self._running.pop(task, None) is not None:
            self.changed.emit()
