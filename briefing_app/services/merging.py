# SPDX-License-Identifier: Apache-2.0
"""Merging another copy of the case: what it would bring, and bringing it, all or nothing, after a backup."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.changes import RecordState, Transaction, key
from briefing_app.domain.errors import CaseFileReadOnly
from briefing_app.domain.fields import FieldKind, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, queries
from briefing_app.store.merge import applying, missing, planning
from briefing_app.store.merge.incoming import incoming
from briefing_app.store.search import title_of


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after the merge. ``conflict``: afterwards it holds several values that nobody settled."""

    field: str
    before: Value
    after: Value
    conflict: bool


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
    """A record whose ``field`` refers to ``target``, which somebody removed who had not seen it."""

    type: str
    id: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging would bring, in the order of the other copy. ``missing_files``: texts and files whose bytes are not
    what they are called by, and which are not taken. ``loose``: what would refer to something that is gone."""

    actions: tuple[Action, ...]
    held: tuple[Action, ...]
    records: tuple[RecordChange, ...]
    missing_files: int
    loose: tuple[LooseEnd, ...]

    @property
    def conflicts(self) -> int:
        """How many fields would hold several values."""
        return sum(len(record.conflicts) for record in self.records)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought. ``backup``: the case as it was before; None where there was nothing to bring.
    ``missing_files`` as in the plan."""

    actions: int
    records: int
    conflicts: int
    held: tuple[Action, ...]
    backup: Path | None
    missing_files: int = 0
    loose: tuple[LooseEnd, ...] = ()


def plan(session: CaseSession, path: Path, check: Callable[[], None] | None = None) -> MergePlan:
    """What merging the copy at ``path`` would do; changes nothing.

    Raises what opening it raises, Refused for another case, and StorageFault. ``check`` is called often, and stops the
    work by raising.
    """
    stop = check or _nothing
    with incoming(path, session.file.case_id) as other, session.database.reading():
        found = missing.find(session.database, other, stop)
        outlooks = list(planning.outlooks(session.database, other, found.missing, stop))
        records = tuple(_change(each) for each in outlooks)
        loose = tuple(_loose_ends(session, {each.after.record: each.after for each in outlooks}))
    return MergePlan(
        tuple(_action(each.transaction) for each in found.missing),
        _held(found.held),
        tuple(record for record in records if record.what != "unchanged" or record.conflicts),
        len(found.bad_blobs),
        loose,
    )


def merge(session: CaseSession, path: Path, check: Callable[[], None] | None = None) -> Merged:
    """Brings what the copy at ``path`` has and this one lacks: all or nothing, after a backup. Doing it again does
    nothing. No transaction of its own is written.

    Raises what ``plan`` raises, and CaseFileReadOnly.
    """
    if session.read_only:
        raise CaseFileReadOnly(f"{session.path} is open for reading only. Open it for writing to merge into it.")
    stop = check or _nothing
    database = session.database
    with incoming(path, session.file.case_id) as other:
        found = missing.find(database, other, stop)
        if not found.missing and not found.blobs:
            return Merged(0, 0, 0, _held(found.held), None, len(found.bad_blobs))
        backup = casefile.backup(database, session.file.case_id, "before-merge")
        with database.writing():
            touched = applying.take(database, other, found, stop)
    session.forget_stacks()
    states = {id: applying.state_of(database, type_name, id) for id, type_name in touched.items()}
    conflicts = sum(_count(state) for state in states.values())
    loose = tuple(_loose_ends(session, states))
    return Merged(len(found.missing), len(touched), conflicts, _held(found.held), backup, len(found.bad_blobs), loose)


def _loose_ends(session: CaseSession, states: Mapping[str, RecordState]) -> Iterator[LooseEnd]:
    """What refers to something that is gone, where these records are as they are given and all others as they are."""
    for id, state in states.items():
        if state.is_alive:
            values = state.values()
            for spec in RECORD_TYPES[state.type].specs():
                target = values.get(spec.name)
                if spec.kind is FieldKind.REFERENCE and target and not _is_there(session, states, str(target)):
                    yield LooseEnd(state.type, id, spec.name, str(target))
        elif state.inserted:
            for type_name, other, field in queries.references_to(session.database, id):
                if other not in states:
                    yield LooseEnd(type_name, other, field, id)


def _is_there(session: CaseSession, states: Mapping[str, RecordState], id: str) -> bool:
    state = states.get(id)
    return state.is_alive if state is not None else session.find(id) is not None


def _count(state: RecordState) -> int:
    return len(state.conflicts()) + state.is_contested if state.is_alive else 0


def _held(found: Sequence[missing.Held]) -> tuple[Action, ...]:
    return tuple(_action(each.transaction, each.reason) for each in found)


def _action(found: Transaction, held: str = "") -> Action:
    return Action(found.id, found.author, found.device, found.time, found.label, held)


def _change(outlook: planning.Outlook) -> RecordChange:
    before, after = outlook.before, outlook.after
    old = before.values() if before.is_alive else {}
    new = after.values() if after.is_alive else {}
    disputed = set(after.conflicts()) if after.is_alive else set()
    settled = set(before.conflicts()) if before.is_alive else set()
    fields = tuple(
        FieldChange(name, old.get(name), new.get(name), name in disputed)
        for name in after.heads
        if key(old.get(name)) != key(new.get(name)) or (name in disputed) != (name in settled)
    )
    kind = RECORD_TYPES[after.type]
    held = new or old or after.values()
    title = title_of(kind(id=after.record, **held)) if held else after.record
    return RecordChange(after.type, after.record, title, _what(before, after, fields), outlook.authors, fields)


def _what(before: RecordState, after: RecordState, fields: Sequence[FieldChange]) -> str:
    if after.is_alive and after.is_contested:
        return "contested"
    if before.is_alive and not after.is_alive:
        return "removed"
    if after.is_alive and not before.is_alive:
        return "back" if before.inserted else "new"
    return "changed" if fields else "unchanged"


def _nothing() -> None:
    pass
