# SPDX-License-Identifier: Apache-2.0
"""Several records that are the same thing become one: what refers to the others leads to the kept one, and they go.

A link that stands at the kept one already stays as it is there, with its blanks filled. What could not be carried over
is told, and kept in words as a remark on the record that stays; all of it is in the log, and undone as one action.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import (
    Claim,
    Entity,
    Expert,
    Hypothesis,
    Lineage,
    Name,
    Placement,
    Remark,
    SavedFilter,
    Triage,
    Waiver,
)
from briefing_app.services import browse, claim_merging, duplicates, filters
from briefing_app.services.naming import Names
from briefing_app.services.record_moves import Move, Moves, values_of
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import conflicted, lookalikes
from briefing_app.store.search import title_of

MERGEABLE = tuple(duplicates.FINDERS)
_BLANK = (None, "", "not_stated")
_LONGEST = 400
_SAME_IN: dict[type[Record], str] = {Hypothesis: "question", SavedFilter: "subject"}
"""What two records of a type must share, or they are about different things."""


@dataclass(frozen=True, slots=True)
class MergedRecords:
    """What merging did: the record that stays, how many records lead to it that led to another, and in words what of
    the others it does not have."""

    kept: Record
    moved: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Records that may be the same: what they are called, how many records lead to each, in which fields they differ,
    what references in them lead to, the handling of the case, and who added each, and when."""

    records: tuple[Record, ...]
    titles: tuple[str, ...]
    leading: tuple[int, ...]
    fields: tuple[str, ...]
    called: Mapping[str, str]
    handling: str | None
    made: tuple[tuple[str, str], ...]


def merge_records(
    session: CaseSession,
    keep: str,
    others: Sequence[str],
    take: Mapping[str, str] | None = None,
    *,
    label: str = "Merge records",
) -> MergedRecords:
    """Makes the records one, as one action. The kept one's fields stay as they are but for those in ``take`` (the id of
    the record whose value stays); of several handling marks the most restricted stays unless one is taken.

    Claims are merged as ``claim_merging`` does it. Raises NotFound, BadInput (nothing to merge, named twice, a field
    that is not there), and Refused: different types or matters, held apart by somebody, values that nobody has settled.
    """
    kept, gone = _checked(session, keep, others)
    if isinstance(kept, Claim):
        merged = claim_merging.merge(session, keep, others, take)
        return MergedRecords(merged, 0, ())
    values = _values(session, [kept, *gone], take or {})
    moves = Moves(session, kept, gone)
    _refuse_unsettled(session, gone, moves.all)
    with session.transaction(label) as work:
        merging = _Merging(session, work, kept, moves)
        merging.carry_over()
        final = work.update(type(kept), keep, **values) if values else kept
        merging.renew_texts(final)
        merging.remove(gone, final)
    return MergedRecords(final, len(moves.all), tuple(merging.told))


def merge_experts(session: CaseSession, id: str, into: str) -> Expert:
    """Makes one of two records of the same person: ``into`` gets what refers to ``id``, and the fields that it lacks.
    Raises BadInput for one and the same record."""
    if id == into:
        raise BadInput("These are not two experts but one. Name the one to keep and another one.")
    gone, kept = session.get(Expert, id), session.get(Expert, into)
    lacking = {
        name: id for name in Expert.field_names() if getattr(kept, name) is None and getattr(gone, name) is not None
    }
    merge_records(session, into, [id], lacking, label="Merge experts")
    return session.get(Expert, into)


def differing(records: Sequence[Record]) -> list[str]:
    """The fields in which the records differ and of which one may be taken, in the order of their declaration."""
    if isinstance(records[0], Claim):
        return claim_merging.differing([each for each in records if isinstance(each, Claim)])
    return [
        spec.name
        for spec in records[0].specs()
        if _may_take(records[0], spec.name) and len({getattr(each, spec.name) for each in records}) > 1
    ]


def usual_value(records: Sequence[Record], name: str, handling: str | None) -> Value:
    """What stays of a field where nobody chooses: the first record's value, or the most restricted handling, where
    ``handling`` is that of the case. Raises BadInput where marks of different schemes cannot be compared."""
    own: Value = getattr(records[0], name)
    if name != "handling":
        return own
    marks = [getattr(record, name) or handling for record in records]
    try:
        highest = scales.high_water(str(mark) for mark in marks if mark)
    except (scales.ScaleError, scales.UnknownGrade) as error:
        raise BadInput(f"handling: {error} Say which one stays.") from None
    return own if highest == marks[0] else highest


def compared(session: CaseSession, ids: Sequence[str]) -> Compared:
    """Records beside each other, for somebody who chooses. Raises NotFound."""
    records = tuple(_found(session, id) for id in ids)
    kind = records[0].type_name
    names = Names(session)
    called = {
        str(value): names.of(str(value))
        for record in records
        for spec in record.specs()
        if spec.kind is FieldKind.REFERENCE and (value := getattr(record, spec.name)) is not None
    }
    leading = tuple(len({each.id for each in lookalikes.referring(session.database, [id], kind)}) for id in ids)
    titles = tuple(names.of(id) for id in ids)
    made = tuple(browse.made_by(session, id) for id in ids)
    return Compared(records, titles, leading, tuple(differing(records)), called, session.case.handling, made)


def _checked(session: CaseSession, keep: str, others: Sequence[str]) -> tuple[Record, list[Record]]:
    if not others:
        raise BadInput("Name at least one other record that is the same.")
    if len({keep, *others}) <= len(others):
        raise BadInput("A record is named twice. Name each of them once.")
    kept, *gone = (_found(session, id) for id in (keep, *others))
    if kept.type_name not in MERGEABLE:
        raise Refused(f"A {kept.type_name} is not merged with another. What can be: {', '.join(MERGEABLE)}.")
    for other in gone:
        if other.type_name != kept.type_name:
            raise Refused(f"A {kept.type_name} and a {other.type_name} cannot be one. Name records of one type.")
        shared = _SAME_IN.get(type(kept))
        if shared is not None and getattr(kept, shared) != getattr(other, shared):
            raise Refused(f"They are of a different {shared}, and cannot be one. Merge these first, where it is one.")
    if (said := duplicates.said_distinct(session, (keep, *others))) is not None:
        reason = f" ({said.reason})" if said.reason else ""
        raise Refused(
            f"Somebody said that {said.first} and {said.second} are not the same{reason}. Take that back first."
        )
    return kept, gone


def _found(session: CaseSession, id: str) -> Record:
    record = session.find(id)
    if record is None:
        raise NotFound(f"There is no record {id} in this case.")
    return record


def _values(session: CaseSession, records: Sequence[Record], take: Mapping[str, str]) -> dict[str, Value]:
    """What the first of the records holds then where that is another value."""
    kept = records[0]
    by_id = {record.id: record for record in records}
    values: dict[str, Value] = {}
    for name, id in take.items():
        if not _may_take(kept, name):
            raise BadInput(f"{kept.type_name}: there is no field “{name:.60}” to take when records are merged.")
        if id not in by_id:
            raise BadInput(f"{name}: the {kept.type_name} {id:.60} is not one of those that are merged.")
        values[name] = getattr(by_id[id], name)
    if "handling" in kept.field_names() and "handling" not in values:
        values["handling"] = usual_value(records, "handling", session.case.handling)
    return {name: value for name, value in values.items() if value != getattr(kept, name)}


def _may_take(kept: Record, name: str) -> bool:
    return name in kept.field_names() and name != _SAME_IN.get(type(kept))


def _refuse_unsettled(session: CaseSession, gone: Sequence[Record], moves: Sequence[Move]) -> None:
    """A record that goes with several live values would take those along that nobody sees."""
    ids = [record.id for record in gone] + [move.before.id for move in moves if not move.stays]
    found = conflicted.among(session.database, ids)
    if found:
        record = session.find(min(found))
        kind = record.type_name if record is not None else "record"
        raise Refused(
            f"The {kind} {min(found)} holds values that nobody has settled, which merging would hide. "
            "Settle its conflict first (“briefing conflicts” lists them)."
        )


class _Merging:
    """Writes what was worked out. ``told``: what the kept record does not have, in words."""

    def __init__(self, session: CaseSession, work: Work, kept: Record, moves: Moves) -> None:
        self._session = session
        self._work = work
        self._kept = kept
        self._moves = moves
        self.told: list[str] = []

    def carry_over(self) -> None:
        """First everything is made that is new, then what it replaces goes, what refers before what it refers to."""
        moves = self._moves.all
        for move in moves:
            self._carry(move)
        for move in reversed(moves):
            if not move.stays or _ends_with_it(move):
                self._work.delete(type(move.before), move.before.id)

    def _carry(self, move: Move) -> None:
        before, after = move.before, move.after
        if _ends_with_it(move):
            if not isinstance(before, Triage):
                self.told.append(f"its {_words(before)} is not carried over")
            return
        if move.stays:
            changed = {name: new for name, new in values_of(after).items() if new != getattr(before, name)}
            self._work.update(type(before), before.id, **changed)
            return
        standing = self._session.look_up(type(after), after.id)
        if standing is None:
            self._work.insert(after)
        else:
            self._join(after, standing)

    def _join(self, record: Record, standing: Record) -> None:
        """The same link twice: blanks are filled, what differs is told."""
        filled: dict[str, Value] = {}
        told: list[str] = []
        for spec in record.specs():
            own, new = getattr(standing, spec.name), getattr(record, spec.name)
            if new in _BLANK or own == new or spec.name in ("prefix", "suffix", "position"):
                continue
            if own in _BLANK:
                filled[spec.name] = new
            else:
                told.append(f"{spec.name.replace('_', ' ')} {_short(str(new))}")
        if filled:
            self._work.update(type(standing), standing.id, **filled)
        if told:
            self.told.append(f"its {_words(record)} had {', '.join(told)}")

    def renew_texts(self, final: Record) -> None:
        """Sentences of reports and saved filters that name what goes name the kept record."""
        claim_merging.renew_marks(self._session, self._work, self._moves.ids)
        kind = final.type_name
        called = {id for id, kept in self._moves.ids.items() if kept == final.id}
        called |= {title_of(record).casefold() for id in called if (record := self._session.find(id)) is not None}
        for saved in self._session.all(SavedFilter) if kind in ("tag", "entity", "source") else ():
            with suppress(BadInput):  # one that cannot be read names nothing
                query = filters.query_of(saved)
                asked = str(query.get(kind, "")).casefold()
                if asked in called:
                    query[kind] = final.id if asked in self._moves.ids else title_of(final)
                    self._work.update(SavedFilter, saved.id, query=filters.encoded(query))

    def remove(self, gone: Sequence[Record], final: Record) -> None:
        """The others go; what the kept record does not have of them becomes a remark on it."""
        left, self.told = self.told, []
        for other in gone:
            left = [*_not_taken(final, other), *left]
            if isinstance(final, Entity):
                self._keep_name(final, title_of(other))
            self._work.delete(type(other), other.id)
            if left:
                called = f"“{_short(title_of(other))}” ({other.id})"
                text = f"Merged with {called}, of which this stays behind: {'; '.join(left)}."
                self._work.insert(Remark.make(new_id(), subject=final.id, text=text))
                self.told.append(f"{called}: {'; '.join(left)}")
            left = []
        if isinstance(final, Entity):
            self._keep_name(final, title_of(self._kept))
        self._affirm(final)

    def _keep_name(self, entity: Entity, name: str) -> None:
        id = Name.id_of(entity.id, name)
        if name != entity.name and self._session.look_up(Name, id) is None:
            self._work.insert(Name.make(id, entity=entity.id, text=name))

    def _affirm(self, final: Record) -> None:
        """Writes one field of the kept record anew where nothing of it changed: somebody who merges the other way round
        at the same time has not seen that, so that their removal cannot take it from the case."""
        if final != self._kept:
            return
        disputed = conflicted.fields_of(self._session.database, final.id)
        names = [spec.name for spec in final.specs() if spec.required and spec.name not in disputed]
        if names:
            self._work.writer.resolve(type(final), final.id, names[0], getattr(final, names[0]))


def _ends_with_it(move: Move) -> bool:
    """What says something about a record that goes and means nothing of another: a waiver of a finding on it, who is to
    settle its conflict, that it is left out of a report, and that it derives from what it is itself."""
    record, after = move.before, move.after
    if isinstance(after, Lineage) and after.source == after.origin:
        return True
    if isinstance(record, Placement):
        return record.included is False
    return isinstance(record, Triage | Waiver)


def _not_taken(final: Record, other: Record) -> list[str]:
    """Values of a record that goes which the kept one does not hold, in words."""
    held = []
    for spec in other.specs():
        value = getattr(other, spec.name)
        if value in _BLANK or value == getattr(final, spec.name) or spec.kind is FieldKind.BLOB:
            continue
        if spec.name in ("handling", "position") or (isinstance(other, Entity) and spec.name == "name"):
            continue
        held.append(f"{spec.name.replace('_', ' ')} “{_short(str(value))}”")
    return held


def _words(record: Record) -> str:
    title = title_of(record)
    kind = record.type_name.replace("_", " ")
    return kind if title == record.type_name else f"{kind} “{_short(title)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
