# SPDX-License-Identifier: Apache-2.0
"""One open case: reading, one transaction for each action, undo and redo.

A session belongs to the thread that made it.
"""

import os
import platform
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from briefing_app.domain import scales
from briefing_app.domain.changes import Change, ChangeSet, Outcome, Skipped, Transaction
from briefing_app.domain.errors import BadInput, CaseFileDamaged, CaseFileReadOnly, NotFound, Refused
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import RECORD_TYPES, Analyst, Case
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.store import casefile, conflicted, gateway, log, marking, queries, undoing, writers
from briefing_app.store.casefile import CaseFile
from briefing_app.store.gateway import Writer
from briefing_app.store.sqlite import Database
from briefing_app.store.texts import StoredFiles, StoredTexts
from briefing_app.store.working import WorkingCopy

R = TypeVar("R", bound=Record)
MAKING = "Make the case"
CHECKED_EVERY = 1_000


class _LookedAhead(Exception):
    """Ends a database transaction of which nothing is to stay."""


class Work:
    """A transaction under way. ``changes`` is set once it is done; None while it runs and where nothing changed."""

    def __init__(self, session: "CaseSession", writer: Writer) -> None:
        self._session = session
        self.writer = writer
        self.changes: ChangeSet | None = None

    def insert(self, record: R) -> R:
        """Adds a record, its handling and references checked."""
        check_values(self._session, self.writer, record)
        return self.writer.insert(record)

    def update(self, kind: type[R], id: str, /, **values: object) -> R:
        """Changes fields of a record; returns it as it is then."""
        updated = self.writer.update(kind, id, values)
        check_values(self._session, self.writer, updated)
        return updated

    def delete(self, kind: type[Record], id: str) -> None:
        self.writer.delete(kind, id)


class CaseSession:
    """An open case and who works on it."""

    def __init__(self, file: CaseFile, author: str) -> None:
        self._file = file
        self.author = author
        self.device = os.environ.get("BRIEFING_DEVICE") or platform.node() or "unknown device"
        self._tip: writers.Tip | None = None
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._stacks: undoing.Stacks | None = None
        self.working: WorkingCopy | None = None
        """The working copy that is open in the place of a file in a shared folder."""

    # -- opening and closing -------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, *, title: str, author: str, handling: str | None = None, **fields: object) -> Self:
        """A new case. Raises BadInput (name taken, no such folder, unknown handling) and leaves nothing behind."""
        author = checked_author(author)
        case = Case.make(new_id(), title=title, handling=handling, **fields)
        check_handling("case", case.handling)
        with (
            casefile.making(path) as draft,
            cls(casefile.create(draft, case.id, author), author) as session,
            session.transaction(MAKING) as work,
        ):
            work.writer.insert(case)
            work.writer.insert(Analyst.make(Analyst.id_of(author), name=author))
        return cls.open(path, author=author)

    @classmethod
    def open(cls, path: Path, *, author: str | None = None, read_only: bool = False) -> Self:
        """Opens a case. For writing an author is needed.

        Raises NotACaseFile, CaseFileTooNew, CaseFileDamaged, CaseFileLocked, CaseFileReadOnly, CannotOpen, BadInput.
        """
        name = (author or "").strip() if read_only else checked_author(author or "")
        session = cls(casefile.open_file(path, name, read_only=read_only), name)
        try:
            _ = session.case
        except NotFound as error:
            session.close()
            raise CaseFileDamaged(
                f"{path} is damaged: the case itself is missing. Restore the latest backup."
            ) from error
        except BaseException:
            session.close()
            raise
        return session

    def close(self) -> None:
        """Leaves one complete file behind and lets others write."""
        if self._tip is not None and self._tip.sequence:
            writers.leave(self._tip, self._file.case_id, self.path)
            self._tip = None
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- reading -------------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def place(self) -> Path:
        """The file that a person opened: in a shared folder another than the one that is worked on."""
        return self.path if self.working is None else self.working.file

    @property
    def read_only(self) -> bool:
        return self._file.read_only

    @property
    def database(self) -> Database:
        """For the services; nothing above them uses it."""
        return self._file.database

    @property
    def file(self) -> CaseFile:
        """For the services; nothing above them uses it."""
        return self._file

    @property
    def case(self) -> Case:
        return queries.get(self.database, Case, self._file.case_id)

    def get(self, kind: type[R], id: str) -> R:
        """The live record. Raises NotFound."""
        return queries.get(self.database, kind, id)

    def look_up(self, kind: type[R], id: str) -> R | None:
        """The live record, or None."""
        return queries.find(self.database, kind, id)

    def find(self, id: str) -> Record | None:
        """The live record with this id, whatever its type."""
        return queries.find_any(self.database, id)

    def all(self, kind: type[R]) -> list[R]:
        """All live records of a type, by id."""
        return list(queries.all_records(self.database, kind))

    def where(self, kind: type[R], /, **equal: Value) -> list[R]:
        """Live records whose fields hold exactly these values, by id."""
        return queries.where(self.database, kind, equal)

    def snapshot(self, check: Callable[[], None] | None = None) -> CaseSnapshot:
        """The whole case as it is now, for analysis and report. ``check`` is called now and then, and stops the reading
        by raising."""
        with self.database.reading():
            records, contested = checked(self.records(), check), conflicted.fields(self.database)
            texts, files = StoredTexts(self.database), StoredFiles(self.database)
            return CaseSnapshot(records, texts, files, contested, marking.marks(self.database))

    def records(self) -> Iterator[Record]:
        """All live records, by type, then by id."""
        for kind in RECORD_TYPES.values():
            yield from queries.all_records(self.database, kind)

    def stop_when(self, wanted: Callable[[], bool]) -> None:
        """From here on a long read ends with an error once ``wanted`` says so; it is asked often."""
        self.database.set_progress(lambda: int(wanted()))

    @property
    def analyst_id(self) -> str:
        """The id of the person who works in this session."""
        return Analyst.id_of(self.author)

    @contextmanager
    def stopping(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Reading inside is broken off, with the engine's own error, as soon as ``stop`` says so."""
        self.database.set_progress(stop)
        try:
            yield
        finally:
            self.database.set_progress(None)

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> None:
        """``listener`` is called, in this session's thread, after each transaction that changed something."""
        self._listeners.append(listener)

    # -- writing -------------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self, label: str) -> Iterator[Work]:
        """One action: all of it or nothing, in the log under ``label``. Transactions do not nest."""
        if self.read_only:
            raise CaseFileReadOnly(f"{self.path} is open for reading only. Open it for writing to change it.")
        with self._run(label, None) as work:
            yield work
        if self._stacks is not None and work.changes is not None:
            self._stacks.note(undoing.find(self.database, work.changes.transaction), None)

    @contextmanager
    def _run(self, label: str, undoes: str | None) -> Iterator[Work]:
        if self._tip is None:
            self._tip = writers.take(self.database, self._file.case_id, self.path)
        done: list[tuple[ChangeSet, writers.Tip]] = []
        with self.database.writing():
            tip = self._tip
            if label != MAKING and (joined := self._join(tip)) is not None:
                done.append(joined)
                tip = joined[1]
            writer = self._begin(tip, label, undoes)
            work = Work(self, writer)
            yield work
            if (finished := writer.finish()) is not None:
                done.append(finished)
        if done:
            self._tip = done[-1][1]
        work.changes = finished[0] if finished is not None else None
        for changes, _ in done:
            self.notify(changes)

    def notify(self, changes: ChangeSet) -> None:
        """Tells the listeners what was touched."""
        for listener in self._listeners:
            listener(changes)

    def _join(self, tip: writers.Tip) -> tuple[ChangeSet, writers.Tip] | None:
        """Makes a person who acts in this case for the first time one of its analysts."""
        if queries.find(self.database, Analyst, self.analyst_id) is not None:
            return None
        writer = self._begin(tip, f"{self.author} joins the case", None)
        writer.insert(Analyst.make(self.analyst_id, name=self.author))
        return writer.finish()

    def _begin(self, tip: writers.Tip, label: str, undoes: str | None) -> Writer:
        return gateway.begin(self.database, tip, label=label, author=self.author, device=self.device, undoes=undoes)

    # -- undo and redo -------------------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str | None:
        """What undo would take back; None where there is nothing."""
        stack = self._known_stacks.undo
        return undoing.label_of(self.database, stack[-1]) if stack else None

    @property
    def undo_transaction(self) -> str | None:
        """The action that undo would take back."""
        stack = self._known_stacks.undo
        return stack[-1].id if stack else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back; None where there is nothing."""
        stack = self._known_stacks.redo
        return undoing.label_of(self.database, stack[-1]) if stack else None

    def undo(self, transaction: str | None = None) -> Outcome:
        """Takes back this author's latest action, or any transaction by id.

        Raises Refused where there is nothing to take back, NotFound for an unknown transaction.
        """
        if transaction is not None:
            return self._compensate(undoing.find(self.database, transaction))
        stack = self._known_stacks.undo
        if not stack:
            raise Refused(f"There is nothing to undo for {self.author}.")
        return self._compensate(stack[-1])

    def redo(self) -> Outcome:
        """Brings back what this author last undid. Raises Refused where there is nothing."""
        stack = self._known_stacks.redo
        if not stack:
            raise Refused(f"There is nothing to redo for {self.author}.")
        return self._compensate(stack[-1])

    def look_ahead(self, transaction: str) -> tuple[list[Change], list[Skipped]]:
        """What undoing a transaction would change and what it would leave alone; nothing of it stays.

        Raises Refused where it cannot be undone at all, NotFound for an unknown transaction.
        """
        target = undoing.find(self.database, transaction)
        found: tuple[list[Change], list[Skipped]] = ([], [])
        with suppress(_LookedAhead), self.database.writing():
            writer = self._begin(writers.Tip(new_id(), 0, ""), target.label, target.id)
            skipped = undoing.compensate(self.database, writer, target)
            found = (writer.changes, skipped)
            raise _LookedAhead
        return found

    def forget_stacks(self) -> None:
        """What can be undone is read from the log anew: a merge brought transactions, perhaps of this author's."""
        self._stacks = None

    @property
    def _known_stacks(self) -> undoing.Stacks:
        if self._stacks is None:
            self._stacks = undoing.stacks_of(self.database, self.author)
        return self._stacks

    def _compensate(self, target: Transaction) -> Outcome:
        if self.read_only:
            raise CaseFileReadOnly(f"{self.path} is open for reading only. Open it for writing to change it.")
        stacks = self._known_stacks
        again = undoing.is_undo(self.database, target)
        label = f"{'Redo' if again else 'Undo'} {undoing.label_of(self.database, target)}"
        skipped: list[Skipped] = []
        with self._run(label, target.id) as work:
            skipped = undoing.compensate(self.database, work.writer, target)
        if work.changes is None:
            stacks.forget(target.id)
            nothing = ChangeSet("", label, self.author, "", frozenset(), frozenset())
            return Outcome(nothing, tuple(skipped))
        stacks.note(undoing.find(self.database, work.changes.transaction), target)
        return Outcome(work.changes, tuple(skipped))


def checked(records: Iterable[Record], check: Callable[[], None] | None) -> Iterator[Record]:
    """The same records; ``check`` is called now and then on the way."""
    for number, record in enumerate(records):
        if check is not None and not number % CHECKED_EVERY:
            check()
        yield record


def checked_author(name: str) -> str:
    """A person's name without stray spaces. Raises BadInput where it is empty or not a name."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise BadInput("Say who you are: give --author NAME or set BRIEFING_AUTHOR. Every change has an author.")
    if len(cleaned) > 200 or not cleaned.isprintable():
        raise BadInput("The author's name is too long or contains characters that cannot be shown.")
    return cleaned


def check_handling(owner: str, label: str | None) -> None:
    """Raises BadInput for a handling label that no scheme knows."""
    if label is None:
        return
    try:
        scales.scheme_of(label)
    except scales.UnknownGrade as error:
        raise BadInput(f"{owner}: handling: {error}") from None


def check_values(session: CaseSession, writer: Writer, record: Record) -> None:
    """What a record's own declaration cannot check: its handling label, and that references lead somewhere."""
    check_handling(record.type_name, getattr(record, "handling", None))
    for spec in type(record).specs():
        value = getattr(record, spec.name)
        if spec.kind is not FieldKind.REFERENCE or value is None:
            continue
        found = writer.type_of(value)
        if found is None or queries.find(session.database, RECORD_TYPES[found], value) is None:
            wanted = " or ".join(spec.targets) or "record"
            raise BadInput(f"{record.type_name}: {spec.name}: there is no {wanted} {value} in this case.")
        if spec.targets and found not in spec.targets:
            raise BadInput(
                f"{record.type_name}: {spec.name} takes the id of a {' or '.join(spec.targets)}; {value} is a {found}."
            )


def log_of(session: CaseSession) -> list[Transaction]:
    """All transactions, in the order of their arrival in this file."""
    return log.transactions(session.database)
