# SPDX-License-Identifier: Apache-2.0
"""The open case as the window sees it: a state to show, and requests that run on the case worker.

The session itself never leaves the worker. Panels ask with ``read`` and ``act`` and get plain records back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.changes import Outcome
from briefing_app.domain.errors import CaseError, CaseFileLocked
from briefing_app.services import browse
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.notifier import Notifier
from briefing_app.ui.tasks import Failure, Task, TaskRunner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the frame of the window shows of the case."""

    path: Path
    title: str
    handling: str | None
    likelihood_scale: str | None
    author: str
    read_only: bool
    counts: dict[str, int]
    undo_label: str | None
    redo_label: str | None
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One line for the message bar. ``level``: info, done, warning, error."""

    text: str
    level: str = "info"
    action_label: str = ""
    action: Callable[[], None] | None = None
    details: str = ""


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What an undo or redo did: the action's name, whether anything changed, and in words what was left alone."""

    label: str
    changed: bool
    left: tuple[str, ...]


class Workspace(QObject):
    """One case at a time, worked on through a task runner."""

    case_opened = Signal()
    case_closed = Signal()
    case_leaving = Signal()
    """The case is about to be closed: whoever reads beside the worker lets go of the file."""
    state_changed = Signal()
    message_posted = Signal(object)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.notifier = Notifier(self)
        self.state: CaseState | None = None
        self._session: CaseSession | None = None  # touched on the worker only
        self._saved_at: datetime | None = None
        runner.failed.connect(lambda task, failure: self.report(failure))
        self.notifier.case_changed.connect(self._note_change)

    # Opening and closing

    def create(self, path: Path, title: str, author: str, handling: str | None) -> None:
        """Makes a case file and opens it."""
        self._switch(
            path,
            f"Making {path.name}",
            lambda: CaseSession.create(path, title=title, author=author, handling=handling),
        )

    def open(self, path: Path, author: str, *, read_only: bool = False) -> None:
        """Opens a case file; if somebody else holds it, offers to open it for reading."""

        def failed(failure: Failure) -> None:
            if isinstance(failure, CaseFileLocked) and not read_only:
                self.post(
                    Message(
                        str(failure),
                        "warning",
                        "Open for reading",
                        lambda: self.open(path, author, read_only=True),
                    )
                )
            else:
                self.report(failure)

        self._switch(
            path,
            f"Opening {path.name}",
            lambda: CaseSession.open(path, author=author, read_only=read_only),
            failed,
        )

    def close(self, then: Callable[[], object] | None = None) -> None:
        """Folds the case back into one file and lets go of it."""
        self.case_leaving.emit()

        def work(task: Task) -> None:
            session, self._session = self._session, None
            if session is not None:
                session.close()

        def done(_: None) -> None:
            was_open, self.state = self.state is not None, None
            if was_open:
                self.case_closed.emit()
            if then is not None:
                then()

        self.runner.on_case(Task("Closing", work, self, done, None))

    def _switch(
        self,
        path: Path,
        title: str,
        make: Callable[[], CaseSession],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """Opens the new case before the former one is let go of, so that a failure leaves one where one was."""
        self.case_leaving.emit()

        def work(task: Task) -> CaseState:
            former = self._session
            if former is not None and former.path.resolve() == path.resolve():
                self._session = None  # the same file cannot be open twice
                former.close()
                former = None
            session = make()
            if former is not None:
                former.close()
            self._session = session
            session.subscribe(self.notifier.case_changed.emit)
            return _state_of(session)

        def done(state: CaseState) -> None:
            self.state = state
            self._saved_at = None
            self.case_opened.emit()
            self.state_changed.emit()

        def not_done(failure: Failure) -> None:
            if self._session is None and self.state is not None:
                self.state = None
                self.case_closed.emit()
            (failed or self.report)(failure)

        self.runner.on_case(Task(title, work, self, done, not_done, visible=True))

    # Asking and changing

    def read(
        self,
        owner: QObject,
        query: Callable[[CaseSession], T],
        then: Callable[[T], None],
        *,
        key: str | None = None,
    ) -> Task:
        """Reads on the worker and hands the result over on the main thread. A newer request of the same owner
        and key makes this one void."""
        where = (owner, key) if key else None
        return self.runner.on_case(
            Task("Reading", lambda task: query(self._open_session()), owner, then, None, key=where)
        )

    def act(
        self,
        owner: QObject,
        title: str,
        action: Callable[[CaseSession], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Failure], None] | None = None,
    ) -> Task:
        """Changes the case on the worker through a service."""
        return self.runner.on_case(Task(title, lambda task: action(self._open_session()), owner, then, failed))

    def run(
        self,
        owner: QObject,
        title: str,
        work: Callable[[CaseSession, Task], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Failure], None] | None = None,
    ) -> Task:
        """Longer work on the case, with progress and a way to stop it in the status line."""
        return self.runner.on_case(
            Task(title, lambda task: work(self._open_session(), task), owner, then, failed, visible=True)
        )

    def undo(self) -> None:
        """Takes the last action back."""
        self.act(self, "Undo", _undo, self._undone)

    def redo(self) -> None:
        """Does the action again that was taken back last."""
        self.act(self, "Redo", _redo, self._redone)

    def undo_one(self, owner: QObject, transaction: str, label: str, then: Callable[["UndoResult"], None]) -> None:
        """Takes back one action of the history; ``then`` gets what it had to leave alone."""

        def done(result: UndoResult) -> None:
            self._undone(result)
            then(result)

        self.act(owner, "Undo", lambda session: _result(session, label, session.undo(transaction)), done)

    def _undone(self, result: "UndoResult") -> None:
        self._tell("Undone", result, "Redo", self.redo)

    def _redone(self, result: "UndoResult") -> None:
        self._tell("Done again", result, "Undo", self.undo)

    def _tell(self, how: str, result: "UndoResult", label: str, action: Callable[[], None]) -> None:
        text = f"{how}: {result.label}" if result.changed else f"Nothing is left to take back of: {result.label}"
        if result.left:
            self.post(Message(f"{text}. Left as it is: {_some(result.left)}.", "warning"))
        else:
            self.post(Message(f"{text}.", "done", label, action))

    def _open_session(self) -> CaseSession:
        if self._session is None:
            raise CaseError("No case is open. Open one first.")
        return self._session

    # What follows

    def _note_change(self, changes: object) -> None:
        self._saved_at = datetime.now(UTC)
        self.refresh_state()

    def refresh_state(self) -> None:
        """Reads counts and undo labels anew."""
        if self.state is not None:
            self.read(self, _state_of, self._take_state, key="state")

    def _take_state(self, state: CaseState) -> None:
        self.state = replace(state, saved_at=self._saved_at)
        self.state_changed.emit()

    def post(self, message: Message) -> None:
        """Shows a message."""
        self.message_posted.emit(message)

    def report(self, failure: Failure) -> None:
        """Shows what went wrong; a defect of the program shows its details on demand."""
        if isinstance(failure, CaseError):
            self.post(Message(str(failure), "error"))
        else:
            text = f"The program made a mistake ({failure.summary}). Nothing half-done was kept; you can go on."
            self.post(Message(text, "error", details=failure.details))


def _undo(session: CaseSession) -> UndoResult:
    return _result(session, session.undo_label or "", session.undo())


def _redo(session: CaseSession) -> UndoResult:
    return _result(session, session.redo_label or "", session.redo())


def _result(session: CaseSession, label: str, outcome: Outcome) -> UndoResult:
    left = []
    for skip in outcome.skipped:
        record = session.find(skip.record)
        name = f"“{words.shortened(browse.title_of(record), 60)}”" if record is not None else "a record that is gone"
        field = f", {words.field_label(skip.field)}" if skip.field else ""
        left.append(f"{skip.type} {name}{field}: {skip.reason.rstrip('.')}")
    return UndoResult(label, bool(outcome.changes.ids), tuple(left))


def _some(left: tuple[str, ...]) -> str:
    more = f"; and {len(left) - 2} more" if len(left) > 2 else ""
    return "; ".join(left[:2]) + more


def _state_of(session: CaseSession) -> CaseState:
    case = session.case
    return CaseState(
        path=session.path,
        title=case.title,
        handling=case.handling,
        likelihood_scale=case.likelihood_scale,
        author=session.author,
        read_only=session.read_only,
        counts=browse.counts(session),
        undo_label=session.undo_label,
        redo_label=session.redo_label,
    )
