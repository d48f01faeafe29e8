# SPDX-License-Identifier: Apache-2.0
"""The open case as the window sees it: a state to show, and requests that run on the case worker.

The session itself never leaves the worker. Panels ask with ``read`` and ``act`` and get plain records back.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.changes import ChangeSet, Outcome
from briefing_app.domain.errors import CaseError, CaseFileLocked
from briefing_app.services import browse, keeping, moments, working
from briefing_app.services.moments import Moment
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.notifier import Notifier
from briefing_app.ui.tasks import Cancelled, Failure, Task, TaskRunner

T = TypeVar("T")
QUIET_MS = 700
BACKUP_MS = 5 * 60 * 1000
"""How often it is looked whether an hour has passed since the last backup."""


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the frame of the window shows of the case."""

    path: Path
    case_id: str
    title: str
    handling: str | None
    likelihood_scale: str | None
    author: str
    read_only: bool
    counts: dict[str, int]
    undo_label: str | None
    redo_label: str | None
    saved_at: datetime | None = None
    shared: str = ""
    """What the shared folder is called in which the case lies, if a working copy of it is open."""
    waiting: bool = False
    """Whether the working copy holds what is not in the folder yet."""
    as_of: Moment | None = None
    """Which earlier moment is shown; None for now."""
    moment: str = ""
    """The name of that moment, as ``services.moments.moment`` takes it."""


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
    conflict_requested = Signal(str)
    """A conflict that is asked for where its field is shown: record and field, as the inbox calls it."""
    positions_requested = Signal(str)
    """Who holds what of a field is asked for, by the same name."""
    findings_counted = Signal(object)
    """How many claims want another look, by the name of the finding."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.notifier = Notifier(self)
        self.state: CaseState | None = None
        self._session: CaseSession | None = None  # touched on the worker only
        self._present: CaseSession | None = None  # the case itself, while an earlier state of it is shown
        self._saved_at: datetime | None = None
        self._touched: set[str] = set()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._count_findings)
        self._backups = QTimer(self, interval=BACKUP_MS)
        self._backups.timeout.connect(self._back_up)
        self._backups.start()
        runner.failed.connect(lambda task, failure: self.report(failure))
        self.notifier.case_changed.connect(self._note_change)

    # Opening and closing

    def create(self, path: Path, title: str, author: str, handling: str | None) -> None:
        """Makes a case file and opens it."""
        self._switch(
            path,
            tr("Making {file}", file=path.name),
            lambda tell: working.create(path, title=title, author=author, handling=handling),
        )

    def open(self, path: Path, author: str, *, read_only: bool = False) -> None:
        """Opens a case file; if somebody else holds it, offers to open it for reading."""

        def failed(failure: Failure) -> None:
            if isinstance(failure, CaseFileLocked) and not read_only:
                self.post(
                    Message(
                        str(failure),
                        "warning",
                        tr("Open for reading"),
                        lambda: self.open(path, author, read_only=True),
                    )
                )
            else:
                self.report(failure)

        self._switch(
            path,
            tr("Opening {file}", file=path.name),
            lambda tell: working.open_case(path, author, read_only=read_only, tell=tell),
            failed,
        )

    def close(self, then: Callable[[], object] | None = None) -> None:
        """Folds the case back into one file and lets go of it."""
        self.case_leaving.emit()

        told: list[str] = []

        def work(task: Task) -> None:
            self._leave_past()
            session, self._session = self._session, None
            if session is not None:
                _leave(session, told.append, task)

        def done(_: None) -> None:
            was_open, self.state = self.state is not None, None
            if was_open:
                self.case_closed.emit()
            self._pass_on(told)
            if then is not None:
                then()

        self.runner.on_case(Task(tr("Closing"), work, self, done, None, visible=True))

    def _pass_on(self, told: list[str]) -> None:
        """What opening and closing had to say."""
        if told:
            self.post(Message("\n".join(dict.fromkeys(told)), "warning"))

    def _switch(
        self,
        path: Path,
        title: str,
        make: Callable[[working.Tell], CaseSession],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """Opens the new case before the former one is let go of, so that a failure leaves one where one was."""
        self.case_leaving.emit()
        told: list[str] = []

        def work(task: Task) -> CaseState:
            former = self._present or self._session
            if former is not None and former.place.resolve() == path.resolve():
                self._leave_past()
                self._session = None  # the same file cannot be open twice
                _leave(former, told.append, task)
                former = None
            session = make(told.append)
            self._leave_past()
            if former is not None:
                _leave(former, told.append, task)
            self._session = session
            session.subscribe(self.notifier.case_changed.emit)
            return _state_of(session)

        def done(state: CaseState) -> None:
            self.state = state
            self._saved_at = None
            self._touched.clear()
            self._quiet.start()
            self.case_opened.emit()
            self.state_changed.emit()
            self._pass_on(told)

        def not_done(failure: Failure) -> None:
            if self._session is None and self.state is not None:
                self.state = None
                self.case_closed.emit()
            (failed or self.report)(failure)

        self.runner.on_case(Task(title, work, self, done, not_done, visible=True))

    # Earlier states

    def look_back(self, when: str) -> None:
        """Shows the case as it was at a moment that a person named, for reading; the case itself stays open."""
        self.case_leaving.emit()

        def work(task: Task) -> CaseState:
            session = self._open_session()
            present = self._present or session
            at = moments.moment(present, when)
            earlier = moments.as_of(present, at, task.token.check)
            if self._present is None:
                self._present = session
            else:
                session.close()
            self._session = earlier
            return replace(_state_of(earlier), as_of=at, moment=when)

        self.runner.on_case(Task(tr("Going back"), work, self, self._show_moment, None, visible=True))

    def come_back(self) -> None:
        """Shows the case as it is now."""
        self.case_leaving.emit()

        def work(task: Task) -> CaseState:
            self._leave_past()
            return _state_of(self._open_session())

        self.runner.on_case(Task(tr("Coming back"), work, self, self._show_moment, None))

    def _leave_past(self) -> None:
        """On the worker: what is shown is the case itself again."""
        if self._present is not None:
            if self._session is not None:
                self._session.close()
            self._session, self._present = self._present, None

    def _show_moment(self, state: CaseState) -> None:
        self.state = replace(state, saved_at=self._saved_at)
        self._touched.clear()
        self._quiet.start()
        self.case_opened.emit()
        self.state_changed.emit()

    # Asking and changing

    def read(
        self,
        owner: QObject,
        query: Callable[[CaseSession], T],
        then: Callable[[T], None],
        *,
        key: str | None = None,
        present: bool = False,
    ) -> Task:
        """Reads on the worker and hands the result over on the main thread. A newer request of the same owner
        and key makes this one void. ``present``: reads the case as it is now, whatever is shown of it."""
        where = (owner, key) if key else None

        def work(task: Task) -> T:
            if where is None:
                return query(self._open_session(present=present))
            return self._unless_void(task, query, present=present)

        return self.runner.on_case(Task("Reading", work, owner, then, None, key=where))

    def _unless_void(self, task: Task, query: Callable[[CaseSession], T], *, present: bool) -> T:
        """Reads, and is interrupted inside the database once a newer request makes this one void."""
        session = self._open_session(present=present)
        try:
            with session.stopping(lambda: task.token.is_cancelled):
                return query(session)
        except Exception:
            task.token.check()
            raise

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
        *,
        present: bool = False,
    ) -> Task:
        """Longer work on the case, with progress and a way to stop it in the status line. ``present``: on the case as
        it is now, whatever is shown of it."""

        def run(task: Task) -> T:
            return work(self._open_session(present=present), task)

        return self.runner.on_case(Task(title, run, owner, then, failed, visible=True))

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
        self._tell(mark("Undone: {what}"), result, tr("Redo"), self.redo)

    def _redone(self, result: "UndoResult") -> None:
        self._tell(mark("Done again: {what}"), result, tr("Undo"), self.undo)

    def _tell(self, how: str, result: "UndoResult", label: str, action: Callable[[], None]) -> None:
        done = how if result.changed else mark("Nothing is left to take back of: {what}")
        text = tr(done, what=words.action_label(result.label))
        if result.left:
            self.post(Message(tr("{done}. Left as it is: {what}.", done=text, what=_some(result.left)), "warning"))
        else:
            self.post(Message(f"{text}.", "done", label, action))

    def _open_session(self, *, present: bool = False) -> CaseSession:
        if present and self._present is not None:
            return self._present
        if self._session is None:
            raise CaseError(tr("No case is open. Open one first."))
        return self._session

    # What follows

    def _note_change(self, changes: ChangeSet) -> None:
        self._saved_at = datetime.now(UTC)
        self._touched |= changes.types
        self.refresh_state()
        self._quiet.start()

    def refresh_state(self) -> None:
        """Reads undo labels, and the counts of what was touched, anew."""
        if self.state is not None:
            counts, touched = self.state.counts, frozenset(self._touched)
            self.read(self, lambda s: _state_of(s, counts, touched), self._take_state, key="state")

    def _take_state(self, state: CaseState) -> None:
        self._touched.clear()
        if self.state is not None:
            state = replace(state, as_of=self.state.as_of, moment=self.state.moment)
        self.state = replace(state, saved_at=self._saved_at)
        self.state_changed.emit()

    def _count_findings(self) -> None:
        """When nothing has changed for a while: it reads all citations."""
        if self.state is not None:
            self.read(self, browse.finding_counts, self.findings_counted.emit, key="findings")

    def _back_up(self) -> None:
        """A backup by the hour, if something was changed; a full disk is no reason to disturb anybody at work twice."""
        if self.state is not None and not self.state.read_only:
            self.act(self, "Back up", keeping.by_the_hour)

    def may_change(self) -> bool:
        """Whether the open case can be written; says so where it is open for reading only, before anybody types."""
        if self.state is not None and self.state.read_only:
            self.post(Message(tr("The case is open for reading only."), "warning"))
        return self.state is not None and not self.state.read_only

    def post(self, message: Message) -> None:
        """Shows a message."""
        self.message_posted.emit(message)

    def tell_done(self, text: str) -> None:
        """Says what was done, with a way to take it back."""
        self.post(Message(text, "done", tr("Undo"), self.undo))

    def report(self, failure: Failure) -> None:
        """Shows what went wrong; a defect of the program shows its details on demand."""
        if isinstance(failure, CaseError):
            self.post(Message(str(failure), "error"))
        else:
            text = tr(
                "The program made a mistake ({what}). Nothing half-done was kept; you can go on.", what=failure.summary
            )
            self.post(Message(text, "error", details=failure.details))


def _leave(session: CaseSession, tell: working.Tell, task: Task) -> None:
    """Closes a case. Who stops the saving back to a shared folder leaves it for the next time."""
    with suppress(Cancelled):
        working.close(session, tell, task.token.check)


def _undo(session: CaseSession) -> UndoResult:
    return _result(session, session.undo_label or "", session.undo())


def _redo(session: CaseSession) -> UndoResult:
    return _result(session, session.redo_label or "", session.redo())


def _result(session: CaseSession, label: str, outcome: Outcome) -> UndoResult:
    left = []
    for skip in outcome.skipped:
        record = session.find(skip.record)
        name = (
            f"“{words.shortened(browse.title_of(record), 60)}”" if record is not None else tr("a record that is gone")
        )
        field = f", {words.field_label(skip.field)}" if skip.field else ""
        left.append(f"{skip.type} {name}{field}: {skip.reason.rstrip('.')}")
    return UndoResult(label, bool(outcome.changes.ids), tuple(left))


def _some(left: tuple[str, ...]) -> str:
    shown = "; ".join(left[:2])
    return tr("{some}; and {n} more", some=shown, n=len(left) - 2) if len(left) > 2 else shown


def _state_of(
    session: CaseSession, counts: Mapping[str, int] | None = None, touched: Collection[str] = ()
) -> CaseState:
    """``counts``: what is known already, of which only the ``touched`` types are counted anew."""
    case = session.case
    fresh = browse.counts(session, None if counts is None else touched)
    return CaseState(
        path=session.place,
        case_id=case.id,
        title=case.title,
        handling=case.handling,
        likelihood_scale=case.likelihood_scale,
        author=session.author,
        read_only=session.read_only,
        counts={**(counts or {}), **fresh},
        undo_label=session.undo_label,
        redo_label=session.redo_label,
        shared="" if session.working is None else session.working.kind,
        waiting=working.is_waiting(session),
    )
