# SPDX-License-Identifier: Apache-2.0
"""Fields with several values that nobody has settled: each side with who wrote it, and when. Changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.changes import RecordState, Transaction
from briefing_app.domain.fields import FieldKind, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services import positions
from briefing_app.services.naming import Names
from briefing_app.services.positions import Kept
from briefing_app.services.session import CaseSession
from briefing_app.store import conflicted, folding, log


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, or a deletion where the field is empty. ``shown``: the one that stands in the tables."""

    value: Value
    author: str
    time: str
    transaction: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field with its sides, the shown one first. An empty field: some deleted the record that others changed."""

    type: str
    record: str
    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """The conflicts of some records, in their order. ``called``: what records are called that sides lead to, by id."""

    conflicts: tuple[FieldConflict, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    """Judgments of which several stand, each with who holds it."""

    def of(self, *ids: str) -> "Contested":
        """Those of these records only."""
        conflicts = tuple(found for found in self.conflicts if found.record in ids)
        return Contested(conflicts, self.called, tuple(found for found in self.kept if found.record in ids))


def contested(session: CaseSession, ids: Sequence[str]) -> Contested:
    """The conflicts of these records, with all that is wanted to show them where their fields are shown."""
    found = tuple(sides_of_many(session, ids))
    return Contested(found, names_of_values(session, found), tuple(positions.of(session, ids)))


def among(session: CaseSession, ids: Sequence[str]) -> set[str]:
    """Those of these records that hold a conflict."""
    return conflicted.among(session.database, ids)


def fields_of(session: CaseSession, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The fields in conflict of those of these records that hold one; an empty field: whether the record stays."""
    return {id: conflicted.fields_of(session.database, id) for id in conflicted.among(session.database, ids)}


def reports(session: CaseSession) -> set[str]:
    """The reports that hold a conflict: in their own fields, in one of their parts, in what they do with a record."""
    return conflicted.reports(session.database)


def names_of_values(session: CaseSession, conflicts: Iterable[FieldConflict], *others: Value) -> dict[str, str]:
    """What records are called that the sides of these conflicts, or these other values of their fields, lead to."""
    names = Names(session)
    values = [
        value
        for conflict in conflicts
        if is_reference(conflict)
        for value in (*(side.value for side in conflict.sides), *others)
    ]
    return {value: names.of(value) for value in values if isinstance(value, str)}


def is_reference(conflict: FieldConflict) -> bool:
    """Whether it is about which other record is meant."""
    specs = RECORD_TYPES[conflict.type].specs()
    return any(spec.name == conflict.field and spec.kind is FieldKind.REFERENCE for spec in specs)


def conflict_sides(session: CaseSession, id: str) -> list[FieldConflict]:
    """The fields of a record that hold several values, in field order; none for a record without a conflict."""
    return sides_of_many(session, [id])


def sides_of_many(session: CaseSession, ids: Sequence[str]) -> list[FieldConflict]:
    """The same for several records, in their order."""
    contested = conflicted.among(session.database, ids)
    return [conflict for id in ids if id in contested for conflict in _sides(session, id)]


def _sides(session: CaseSession, id: str) -> list[FieldConflict]:
    state = folding.state_of(session.database, id)
    if state is None:
        return []
    found = {transaction.id: transaction for transaction in _transactions(session, state)}
    result = [FieldConflict(state.type, id, name, tuple(_distinct(state, name, found))) for name in state.conflicts()]
    if state.is_contested:
        deletes = tuple(
            Side(None, transaction.author, transaction.time, transaction.id)
            for transaction in sorted((found[id] for id in state.deletes if id in found), key=lambda t: t.clock)
        )
        result.append(FieldConflict(state.type, id, "", deletes))
    return result


def _transactions(session: CaseSession, state: RecordState) -> Iterable[Transaction]:
    wanted = {head.origin for name in state.conflicts() for head in state.heads[name]} | set(state.deletes)
    for id in wanted:
        found = log.transaction(session.database, id)
        if found is not None:
            yield found


def _distinct(state: RecordState, name: str, found: dict[str, Transaction]) -> Iterable[Side]:
    """One side for each value; of several people who wrote the same value, the latest."""
    seen: set[tuple[str, Value]] = set()
    for place, head in enumerate(state.heads[name]):
        key = (type(head.value).__name__, head.value)
        if key in seen:
            continue
        seen.add(key)
        by = found.get(head.origin)
        yield Side(head.value, by.author if by else "", by.time if by else "", head.origin, shown=place == 0)
