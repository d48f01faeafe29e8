# SPDX-License-Identifier: Apache-2.0
"""Merging another copy of the case: what it would bring, and bringing it, all or nothing, after a backup."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.changes import ChangeSet, Outcome, RecordState, Transaction, key
from briefing_app.domain.errors import CaseError, CaseFileReadOnly, Refused
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.history import ChangeLine
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, log, queries
from briefing_app.store.merge import applying, arrivals, missing, planning, returning
from briefing_app.store.merge.incoming import incoming


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after the merge. ``conflict``: it comes to hold several values that nobody settled, or another
    one besides those; ``other`` is the one that it does not show now."""

    field: str
    before: Value
    after: Value
    conflict: bool
    other: Value = None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a merge does to one record. ``what``: new, changed, removed, back, contested (deleted by somebody who had
    not seen every change) or unchanged, where only the same was done on both sides."""

    type: str
    id: str
    title: str
    what: str
    authors: tuple[str, ...]
    fields: tuple[FieldChange, ...]

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields that would hold several values; an empty name: the deletion itself."""
        contested = ("",) if self.what == "contested" else ()
        return (*(found.field for found in self.fields if found.conflict), *contested)


@dataclass(frozen=True, slots=True)
class Action:
    """An action of somebody that is not here yet. ``held``: why it is not taken; empty where it is."""

    transaction: str
    author: str
    device: str
    time: str
    label: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A record whose ``field`` refers to ``target``, which is not here: it comes with what was held back, or with
    a later merge."""

    type: str
    id: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging would bring, in the order of the other copy. ``missing_files``: texts and files whose bytes are not
    what they are called by, and which are not taken. ``loose``: what would refer to something that is not here.
    ``conflicts``: how many fields would come to hold several values."""

    actions: tuple[Action, ...]
    held: tuple[Action, ...]
    records: tuple[RecordChange, ...]
    missing_files: int
    loose: tuple[LooseEnd, ...]
    conflicts: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought. ``backup``: the case as it was before; None where there was nothing to bring.
    ``missing_files`` as in the plan; ``number``: what the merge is called, to take it back."""

    actions: int
    records: int
    conflicts: int
    held: tuple[Action, ...]
    backup: Path | None
    missing_files: int = 0
    loose: tuple[LooseEnd, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one person did on one device, of what a merge brought: how many actions, the first and the last time."""

    author: str
    device: str
    actions: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A merge into this file: when, by whom and where, from which file, and whose work came. ``undone``: the
    transaction that took it back; None where it stands. ``fork``: the last action that both copies held before, from
    which they went apart; None where that was not noted."""

    number: int
    time: str
    author: str
    device: str
    file: str
    parts: tuple[Part, ...]
    undone: str | None
    fork: Action | None = None

    @property
    def actions(self) -> int:
        """How many actions came."""
        return sum(part.actions for part in self.parts)

    @property
    def whose(self) -> tuple[str, ...]:
        """Whose work came, who did most of it first."""
        done = Counter[str]()
        for part in self.parts:
            done[part.author] += part.actions
        return tuple(name for name, _ in done.most_common())


def plan(session: CaseSession, path: Path, check: Callable[[], None] | None = None) -> MergePlan:
    """What merging the copy at ``path`` would do; changes nothing.

    Raises what opening it raises, Refused for another case, and StorageFault. ``check`` is called often, and stops the
    work by raising.
    """
    stop = check or _nothing
    with incoming(path, session.file.case_id, session.database, stop) as other, session.database.reading():
        found = missing.find(session.database, other, stop)
        outlooks = planning.outlooks(session.database, other, found.missing, stop)
        shown = {each.after.record: _shown(each) for each in outlooks}
        names = Names(session, {id: record for id, record in shown.items() if record is not None})
        records = tuple(_change(each, shown[each.after.record], names) for each in outlooks)
        loose = tuple(_loose_ends(session, {each.after.record: each.after for each in outlooks}))
    return MergePlan(
        tuple(_action(each.transaction) for each in found.missing),
        _held(found.held),
        tuple(record for record in records if record.what != "unchanged" or record.conflicts),
        len(found.bad_blobs),
        loose,
        sum(len(record.conflicts) for record in records),
    )


def is_copy(session: CaseSession, path: Path) -> bool:
    """Whether another file is a copy of this case, so that it can be merged; False where it cannot be read."""
    if path.exists() and path.samefile(session.path):
        return False
    try:
        with CaseSession.open(path, read_only=True) as other:
            return other.file.case_id == session.file.case_id
    except CaseError:
        return False


def lines(session: CaseSession, plan: MergePlan, change: RecordChange) -> tuple[ChangeLine, ...]:
    """What a merge does to one record, a line for each field, with what references lead to in words; of a field in
    conflict, what it would hold besides."""
    return field_lines(session, change, {record.id: record.title for record in plan.records})


def all_lines(session: CaseSession, plan: MergePlan) -> Iterator[tuple[RecordChange, tuple[ChangeLine, ...]]]:
    """The same of each record of a plan, in its order."""
    titles = {record.id: record.title for record in plan.records}
    names = Names(session)
    for change in plan.records:
        yield change, field_lines(session, change, titles, names)


def field_lines(
    session: CaseSession, change: RecordChange, titles: Mapping[str, str], names: Names | None = None
) -> tuple[ChangeLine, ...]:
    """A record's change as lines. ``titles``: what records are called that this case may not hold yet."""
    names = names or Names(session)
    specs = {spec.name: spec for spec in RECORD_TYPES[change.type].specs()}

    def called(field: str, value: Value) -> str | None:
        if specs[field].kind is not FieldKind.REFERENCE or not isinstance(value, str):
            return None
        return titles.get(value) or names.of(value)

    def line(each: FieldChange) -> ChangeLine:
        then = each.other if each.conflict else each.after
        said = called(each.field, each.before), called(each.field, then)
        return ChangeLine(change.type, change.id, "update", each.field, each.before, then, change.title, *said)

    return tuple(line(each) for each in change.fields)


def merge(
    session: CaseSession,
    path: Path,
    check: Callable[[], None] | None = None,
    tell: Callable[[int, int], None] | None = None,
    *,
    reason: str = "before-merge",
) -> Merged:
    """Brings what the copy at ``path`` has and this one lacks: all or nothing, after a backup that carries ``reason``.
    Doing it again does nothing. No transaction of its own is written. ``tell`` hears how many steps of how many are
    done.

    Raises what ``plan`` raises, and CaseFileReadOnly.
    """
    if session.read_only:
        raise CaseFileReadOnly(f"{session.path} is open for reading only. Open it for writing to merge into it.")
    stop = check or _nothing
    database = session.database
    with incoming(path, session.file.case_id, database, stop) as other:
        found = missing.find(database, other, stop)
        if not found.missing and not found.blobs:
            return Merged(0, 0, 0, _held(found.held), None, len(found.bad_blobs))
        known = {(record, field) for record, _, field in queries.conflicts(database)}
        backup = casefile.backup(database, session.file.case_id, reason)
        with database.writing():
            first = database.number("SELECT coalesce(max(number), 0) + 1 FROM log_transaction")
            states = applying.take(database, other, found, stop, tell or _untold)
            last = first + len(found.missing) - 1
            fork = arrivals.fork_in(database, other)
            number = arrivals.note(database, first, last, session.author, session.device, path.name, fork)
            stop()
    session.forget_stacks()
    session.notify(
        ChangeSet(
            "",
            f"Merge {path.name}",
            session.author,
            arrivals.one(database, number).time,
            frozenset(state.type for state in states.values()),
            frozenset(states),
        )
    )
    came = {each.transaction.id for each in found.missing}
    conflicts = sum(_count(state, known, came) for state in states.values())
    loose = tuple(_loose_ends(session, states))
    held = _held(found.held)
    return Merged(len(found.missing), len(states), conflicts, held, backup, len(found.bad_blobs), loose, number)


def merges(session: CaseSession, most: int | None = None) -> list[Arrival]:
    """The merges into this file, or so many of them, the newest first: from which copy and whom each part came."""
    return [_arrival(session, found) for found in arrivals.all_of(session.database, most)]


def one_merge(session: CaseSession, number: int) -> Arrival:
    """A merge by its number. Raises NotFound."""
    return _arrival(session, arrivals.one(session.database, number))


def undo_merge(session: CaseSession, number: int, check: Callable[[], None] | None = None) -> Outcome:
    """Takes back what a merge brought, as one action that can itself be undone; what was built upon it stays and is
    listed. Raises NotFound, Refused where it is taken back already, CaseFileReadOnly."""
    found = arrivals.one(session.database, number)
    if found.undone:
        raise Refused(
            f"The merge {number} of {found.file} is taken back already. Undoing that brings it in again: "
            f"“briefing undo CASE {found.undone}”."
        )
    with session.transaction(f"Take back the merge of {found.file}") as work:
        skipped = returning.take_back(session.database, work.writer, found, check or _nothing)
        if work.writer.changes:
            arrivals.note_undone(session.database, number, work.writer.id)
    nothing = ChangeSet("", f"Take back the merge of {found.file}", session.author, "", frozenset(), frozenset())
    return Outcome(work.changes or nothing, tuple(skipped))


def _arrival(session: CaseSession, found: arrivals.Arrival) -> Arrival:
    parts = tuple(Part(*part) for part in arrivals.parts(session.database, found))
    fork = log.transaction(session.database, found.fork) if found.fork else None
    return Arrival(
        found.number, found.time, found.author, found.device, found.file, parts, found.undone,
        _action(fork) if fork is not None else None,
    )  # fmt: skip


def _loose_ends(session: CaseSession, states: Mapping[str, RecordState]) -> Iterator[LooseEnd]:
    """What refers to something that never was in this case, where these records are as they are given."""
    for id, state in states.items():
        if not state.is_alive:
            continue
        values = state.values()
        for spec in RECORD_TYPES[state.type].specs():
            target = values.get(spec.name)
            if spec.kind is not FieldKind.REFERENCE or spec.weak or not target or target in states:
                continue
            if queries.type_of(session.database, str(target)) is None:
                yield LooseEnd(state.type, id, spec.name, str(target))


def _count(state: RecordState, known: Collection[tuple[str, str]], came: Collection[str]) -> int:
    """How many conflicts of a record the merge made, or gave another side."""
    if not state.is_alive:
        return 0
    fresh = sum(
        (state.record, name) not in known or any(head.transaction in came for head in state.heads[name])
        for name in state.conflicts()
    )
    return fresh + (state.is_contested and (state.record, "") not in known)


def _held(found: Sequence[missing.Held]) -> tuple[Action, ...]:
    return tuple(_action(each.transaction, each.reason) for each in found)


def _action(found: Transaction, held: str = "") -> Action:
    return Action(found.id, found.author, found.device, found.time, found.label, held)


def _shown(outlook: planning.Outlook) -> Record | None:
    """The record as it would be, or was; None where nothing of it is known."""
    before, after = outlook.before, outlook.after
    live = (after.values() if after.is_alive else {}) or (before.values() if before.is_alive else {})
    values = live or after.values()
    return RECORD_TYPES[after.type](id=after.record, **values) if values else None


def _change(outlook: planning.Outlook, shown: Record | None, names: Names) -> RecordChange:
    before, after = outlook.before, outlook.after
    old = before.values() if before.is_alive else {}
    new = after.values() if after.is_alive else {}
    disputed = set(after.conflicts()) if after.is_alive else set()
    settled = set(before.conflicts()) if before.is_alive else set()
    fresh = {name for name in disputed if name not in settled or _writes(before, name) != _writes(after, name)}
    fields = tuple(
        FieldChange(
            name, old.get(name), new.get(name), name in fresh, _other(after, name, old) if name in fresh else None
        )
        for name in after.heads
        if key(old.get(name)) != key(new.get(name)) or name in fresh or (name in settled and name not in disputed)
    )
    title = names.of_record(shown) if shown is not None else after.record
    return RecordChange(after.type, after.record, title, _what(before, after, fields), outlook.authors, fields)


def _writes(state: RecordState, name: str) -> set[str]:
    return {head.write for head in state.heads[name]}


def _other(after: RecordState, name: str, old: Mapping[str, Value]) -> Value:
    """The newest value of a field in conflict that is not the one before."""
    shown = key(old.get(name))
    return next((head.value for head in after.heads[name] if key(head.value) != shown), None)


def _what(before: RecordState, after: RecordState, fields: Sequence[FieldChange]) -> str:
    if after.is_alive and after.is_contested and not (before.is_alive and before.is_contested):
        return "contested"
    if before.is_alive and not after.is_alive:
        return "removed"
    if after.is_alive and not before.is_alive:
        return "back" if before.inserted else "new"
    return "changed" if fields else "unchanged"


def _nothing() -> None:
    pass


def _untold(done: int, total: int) -> None:
    pass
