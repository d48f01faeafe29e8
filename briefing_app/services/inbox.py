# SPDX-License-Identifier: Apache-2.0
"""The inbox of conflicts: what clashes, from what it went out, who is to settle it, and what was said about it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing_app.domain.ancestry import common_base
from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import FieldKind, Spec, Value
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import RECORD_TYPES, Analyst, Assessment, Position, Remark, Triage
from briefing_app.services.conflicts import FieldConflict, conflict_sides, names_of_values, sides_of_many
from briefing_app.services.history import value_words
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.store import folding, log
from briefing_app.store import inbox as store
from briefing_app.store.inbox import EVERYTHING, Entry, Filter

__all__ = [
    "JUDGED", "Base", "Entry", "Filter", "Inbox", "Row", "Said", "Unseen", "assign", "comment", "count", "keep_both",
    "listed", "may_keep_both", "opened", "postpone", "remarks", "rows", "spec_of", "typed", "types",
]  # fmt: skip

JUDGED = frozenset(
    {
        ("source", "reliability"),
        ("citation", "credibility"),
        ("citation", "confidence"),
        ("assessment", "term"),
        ("assessment", "probability_low"),
        ("assessment", "probability_high"),
        ("assessment", "confidence"),
        ("mark", "value"),
        ("evidence", "credibility"),
        ("evidence", "relevance"),
        ("assumption", "status"),
        ("assumption", "confidence"),
        ("reading", "status"),
    }
)
"""Type and field of what people judge, so that two values may both stand, each with who holds it. Facts and wording
are not among them: of those, one is right."""


@dataclass(frozen=True, slots=True)
class Base:
    """The value from which all sides went out, by whom and when."""

    value: Value
    author: str
    time: str


@dataclass(frozen=True, slots=True)
class Said:
    """A word about a conflict, by whom and when."""

    id: str
    text: str
    author: str
    time: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """A value that whoever removed the record had not seen, by whom and when. ``said``: what a reference leads to."""

    field: str
    value: Value
    author: str
    time: str
    said: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A conflict in the list of the window: what its record is called, and whose sides clash, the shown one first."""

    entry: Entry
    title: str
    authors: tuple[str, ...]
    assignee: str | None

    @property
    def key(self) -> str:
        """What it is called: record and field."""
        return f"{self.entry.record}:{self.entry.field}"


@dataclass(frozen=True, slots=True)
class Inbox:
    """One conflict as it lies in the inbox. ``assignee`` is the name of who is to settle it; ``called``: how the
    records are called to which the values of a reference lead, by their ids. ``scale``: the one that the terms of a
    judgment stand on. ``unseen``: of a contested deletion, what was written meanwhile."""

    conflict: FieldConflict
    title: str
    base: Base | None
    assignee: str | None
    postponed_until: str | None
    remarks: tuple[Said, ...]
    called: Mapping[str, str] = field(default_factory=dict)
    scale: str | None = None
    unseen: tuple[Unseen, ...] = ()

    @property
    def may_keep_both(self) -> bool:
        """Whether it is about a judgment, and by several people."""
        return may_keep_both(self.conflict)


def may_keep_both(conflict: FieldConflict) -> bool:
    """Whether the sides may stand as attributed positions."""
    judged = (conflict.type, conflict.field) in JUDGED
    return judged and len({Analyst.id_of(side.author) for side in conflict.sides}) > 1


def listed(session: CaseSession, wanted: Filter = EVERYTHING) -> list[Entry]:
    """The conflicts of the case, by type, record and field."""
    return store.entries(session.database, wanted)


def count(session: CaseSession, wanted: Filter = EVERYTHING) -> int:
    """How many conflicts wait."""
    return store.count(session.database, wanted)


def types(session: CaseSession, wanted: Filter = EVERYTHING) -> dict[str, int]:
    """How many conflicts wait of each type of record, whatever type is asked for."""
    return store.types(session.database, wanted)


def rows(session: CaseSession, wanted: Filter = EVERYTHING, most: int = 300) -> tuple[list[Row], int]:
    """The first so many conflicts as the window lists them, and how many there are."""
    found = store.entries(session.database, wanted)
    names = Names(session)
    people = {analyst.id: analyst.name for analyst in session.all(Analyst)}
    shown = found[:most]
    sides = {(each.record, each.field): each.sides for each in sides_of_many(session, _records(shown))}
    return [
        Row(
            entry,
            names.of(entry.record),
            tuple(dict.fromkeys(side.author for side in sides.get((entry.record, entry.field), ()))),
            people.get(entry.assignee or ""),
        )
        for entry in shown
    ], len(found)


def _records(found: Sequence[Entry]) -> list[str]:
    return list(dict.fromkeys(entry.record for entry in found))


def opened(session: CaseSession, record: str, field: str) -> Inbox:
    """A conflict with all that belongs to it. Raises NotFound where there is none (any more)."""
    conflict = next((each for each in conflict_sides(session, record) if each.field == field), None)
    if conflict is None:
        raise NotFound("This conflict is settled.")
    triage = session.look_up(Triage, Triage.id_of(record, field))
    who = session.look_up(Analyst, triage.assignee) if triage is not None and triage.assignee else None
    names = Names(session)
    base = _base(session, conflict) if field else None
    return Inbox(
        conflict,
        names.of(record),
        base,
        who.name if who is not None else None,
        triage.postponed_until if triage is not None else None,
        remarks(session, record, field),
        names_of_values(session, [conflict], base.value if base is not None else None),
        session.get(Assessment, record).scale if (conflict.type, field) == ("assessment", "term") else None,
        () if field else _unseen(session, record, names),
    )


def _base(session: CaseSession, conflict: FieldConflict) -> Base | None:
    changes = log.changes_of_record(session.database, conflict.record)
    order = log.orders(session.database, {change.transaction for change in changes})
    state = folding.state_of(session.database, conflict.record)
    heads = state.heads[conflict.field] if state is not None else []
    found = common_base(changes, conflict.field, heads, order)
    by = log.transaction(session.database, found.origin) if found is not None else None
    return Base(found.value, by.author, by.time) if found is not None and by is not None else None


def _unseen(session: CaseSession, record: str, names: Names) -> tuple[Unseen, ...]:
    state = folding.state_of(session.database, record)
    if state is None:
        return ()
    specs = {spec.name: spec for spec in RECORD_TYPES[state.type].specs()}
    found = []
    for name, heads in state.heads.items():
        for head in heads:
            by = log.transaction(session.database, head.origin)
            if head.write not in state.seen_by_deletes and by is not None:
                said = value_words(specs[name], head.value, names)
                found.append(Unseen(name, head.value, by.author, by.time, said))
    return tuple(found)


def remarks(session: CaseSession, record: str, field: str = "") -> tuple[Said, ...]:
    """What was said about a record, or about one field of it, in the order in which it was said."""
    found = []
    for remark in session.where(Remark, subject=record, field=field or None):
        first = log.first_of_record(session.database, remark.id)
        if first is not None:
            found.append(Said(remark.id, remark.text, first.author, first.time))
    return tuple(sorted(found, key=lambda said: (said.time, said.id)))


# -- what can be done --------------------------------------------------------------------------------------------------


def keep_both(session: CaseSession, conflict: FieldConflict) -> ChangeSet:
    """Each side stands as the position of who wrote it; the field goes on showing what it shows, and is no conflict.

    Raises Refused where it is about no judgment, or all sides are by one person.
    """
    if not may_keep_both(conflict):
        raise Refused(
            "Only what several people judged differently can be kept both ways, such as a grade or a likelihood. "
            + ("Take a side, or give a third value." if conflict.field else "Keep the record, or remove it.")
        )
    kind = RECORD_TYPES[conflict.type]
    held = _held(session, conflict)
    with session.transaction(f"Keep both positions on {conflict.field.replace('_', ' ')}") as work:
        shown = conflict.sides[0].value
        work.writer.resolve(kind, conflict.record, conflict.field, shown)
        for author, value in held.items():
            analyst = Analyst.id_of(author)
            if session.look_up(Analyst, analyst) is None:
                work.insert(Analyst.make(analyst, name=author))
            id = Position.id_of(conflict.record, conflict.field, analyst)
            written = json.dumps(value)
            if session.look_up(Position, id) is not None:
                work.update(Position, id, value=written)
            else:
                work.insert(
                    Position.make(id, subject=conflict.record, field=conflict.field, analyst=analyst, value=written)
                )
    return _done(work.changes)


def _held(session: CaseSession, conflict: FieldConflict) -> dict[str, Value]:
    """Who holds which value: of several writes by one person, the latest."""
    state = folding.state_of(session.database, conflict.record)
    assert state is not None
    held: dict[str, Value] = {}
    for head in state.heads[conflict.field]:  # the latest first
        by = log.transaction(session.database, head.origin)
        if by is not None:
            held.setdefault(by.author, head.value)
    return held


def assign(session: CaseSession, conflict: FieldConflict, name: str | None) -> ChangeSet:
    """Says who is to settle it, one of the analysts of the case; None: nobody in particular. Raises BadInput."""
    analyst = None
    if name is not None:
        analyst = Analyst.id_of(name)
        if session.look_up(Analyst, analyst) is None:
            known = ", ".join(sorted(each.name for each in session.all(Analyst)))
            raise BadInput(f"Nobody called “{name[:80]}” works on this case. Its analysts are: {known}.")
    return _triage(session, conflict, "Assign a conflict", assignee=analyst)


def postpone(session: CaseSession, conflict: FieldConflict, until: str | None) -> ChangeSet:
    """The inbox folds it away until this day; None: not any more. Raises BadInput."""
    try:
        day = date.fromisoformat(until).isoformat() if until is not None else None
    except ValueError:
        raise BadInput(f"“{until:.40}” is no day to postpone to. Write one such as 2031-03-20.") from None
    return _triage(session, conflict, "Postpone a conflict", postponed_until=day)


def _triage(session: CaseSession, conflict: FieldConflict, label: str, **fields: str | None) -> ChangeSet:
    id = Triage.id_of(conflict.record, conflict.field)
    with session.transaction(label) as work:
        if session.look_up(Triage, id) is not None:
            work.update(Triage, id, **fields)
        else:
            work.insert(Triage.make(id, subject=conflict.record, field=conflict.field or None, **fields))
    return _done(work.changes)


def comment(session: CaseSession, conflict: FieldConflict, text: str) -> ChangeSet:
    """Says something about it to whoever settles it. Raises BadInput for an empty text."""
    with session.transaction("Comment on a conflict") as work:
        work.insert(
            Remark.make(new_id(), subject=conflict.record, field=conflict.field or None, text=text.strip() or None)
        )
    return _done(work.changes)


def spec_of(conflict: FieldConflict) -> Spec:
    """The declaration of the field. Raises Refused for a contested deletion."""
    for spec in RECORD_TYPES[conflict.type].specs():
        if spec.name == conflict.field:
            return spec
    raise Refused(f"Whether {conflict.record} stays is no value: keep it, or remove it.")


def typed(conflict: FieldConflict, text: str) -> Value:
    """What somebody typed, as the field holds it; nothing typed is not stated. Raises BadInput, Refused."""
    spec = spec_of(conflict)
    if not text:
        return None
    try:
        if spec.kind is FieldKind.NUMBER:
            return float(text.replace(",", "."))
        if spec.kind is FieldKind.INTEGER:
            return int(text)
    except ValueError:
        raise BadInput(f"{conflict.field} takes a number, not “{text[:60]}”.") from None
    if spec.kind is FieldKind.FLAG:
        if text not in ("true", "false"):
            raise BadInput(f"{conflict.field} takes true or false, not “{text[:60]}”.")
        return text == "true"
    return text


def _words(type_name: str) -> str:
    return type_name.replace("_", " ")


def _done(changes: ChangeSet | None) -> ChangeSet:
    if changes is None:
        raise Refused("Nothing had to be changed: it is so already.")
    return changes
