# SPDX-License-Identifier: Apache-2.0
"""Positions: what each analyst holds of a judgment on which the case keeps several. A report prints them as dissent."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import NotFound
from briefing_app.domain.fields import Value
from briefing_app.domain.records import Analyst, Position
from briefing_app.services.session import CaseSession


@dataclass(frozen=True, slots=True)
class Held:
    """What one analyst holds. ``id``: of the position."""

    id: str
    who: str
    value: Value


@dataclass(frozen=True, slots=True)
class Kept:
    """The positions on one field of a record, by the names of those who hold them."""

    type: str
    record: str
    field: str
    held: tuple[Held, ...]


def of(session: CaseSession, ids: Sequence[str]) -> list[Kept]:
    """The positions on these records, in their order, then by field."""
    return [kept for id in ids for kept in _kept(session, session.where(Position, subject=id))]


def everywhere(session: CaseSession) -> list[Kept]:
    """All positions of the case, by record, then by field."""
    found: dict[str, list[Position]] = {}
    for position in session.all(Position):
        found.setdefault(position.subject, []).append(position)
    return [kept for id in sorted(found) for kept in _kept(session, found[id])]


def drop(session: CaseSession, id: str) -> ChangeSet:
    """Its holder has given it up. Raises NotFound."""
    position = session.get(Position, id)
    with session.transaction(f"Drop a position on {position.field.replace('_', ' ')}") as work:
        work.delete(Position, id)
    assert work.changes is not None
    return work.changes


def held_by(session: CaseSession, record: str, field: str, name: str) -> Held:
    """What somebody holds of a field. Raises NotFound, with the names of those who hold something."""
    found = [held for kept in of(session, [record]) if kept.field == field for held in kept.held]
    for held in found:
        if held.who.casefold() == name.strip().casefold():
            return held
    holders = ", ".join(held.who for held in found)
    hint = f"Those who hold one are: {holders}." if found else "Nobody holds one."
    raise NotFound(f"There is no position of “{name[:60]}” on {record}:{field}. {hint}")


def _kept(session: CaseSession, found: Iterable[Position]) -> list[Kept]:
    fields: dict[str, list[Held]] = {}
    subject = None
    for position in found:
        subject = subject or session.find(position.subject)
        who = session.look_up(Analyst, position.analyst)
        held = Held(position.id, who.name if who is not None else "", json.loads(position.value))
        fields.setdefault(position.field, []).append(held)
    if subject is None:
        return []
    return [
        Kept(subject.type_name, subject.id, name, tuple(sorted(held, key=lambda each: (each.who.casefold(), each.id))))
        for name, held in sorted(fields.items())
    ]
