# SPDX-License-Identifier: Apache-2.0
"""Settling conflicts: one value replaces every side, or a contested deletion is confirmed or taken back."""

from operator import itemgetter

from briefing_app.domain import scales
from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import RECORD_TYPES, Assessment, Case, Claim, Report
from briefing_app.services.assessments import check_likelihood
from briefing_app.services.claim_rules import checked
from briefing_app.services.conflicts import FieldConflict, conflict_sides, sides_of_many
from briefing_app.services.session import CaseSession
from briefing_app.store import queries


def open_conflicts(session: CaseSession) -> list[FieldConflict]:
    """All conflicts of the case, by type, record and field."""
    found = sorted(queries.conflicts(session.database), key=itemgetter(1, 0))
    return sides_of_many(session, list(dict.fromkeys(record for record, _, _ in found)))


def find(session: CaseSession, name: str) -> FieldConflict:
    """The conflict called RECORD:FIELD, RECORD alone for a contested deletion. Raises NotFound."""
    record, _, field = name.partition(":")
    for conflict in conflict_sides(session, record):
        if conflict.field == field:
            return conflict
    raise NotFound(f"There is no conflict “{name[:100]}” in this case. “briefing conflicts” lists them.")


def name_of(conflict: FieldConflict) -> str:
    """What a conflict is called on the command line."""
    return f"{conflict.record}:{conflict.field}" if conflict.field else conflict.record


def settle(session: CaseSession, conflict: FieldConflict, value: Value) -> ChangeSet:
    """The value, that of a side or another, replaces every side. Raises BadInput for one that the field cannot hold,
    or that no editing would let the record have; Refused for a contested deletion, which has no value."""
    if not conflict.field:
        raise Refused(f"Whether {conflict.record} stays is no value: keep it, or remove it.")
    kind = RECORD_TYPES[conflict.type]
    with session.transaction(f"Settle {conflict.field} of {_words(kind)}") as work:
        work.writer.resolve(kind, conflict.record, conflict.field, value)
        if value not in [side.value for side in conflict.sides]:  # what somebody wrote can always be taken
            _check_rules(session.get(kind, conflict.record))
    return _done(work.changes)


def _check_rules(record: Record) -> None:
    """What must hold between the fields of a record, as when it is edited."""
    if isinstance(record, Assessment):
        check_likelihood(record)
    elif isinstance(record, Claim):
        checked(record)
    scale = (
        record.likelihood_scale if isinstance(record, Case) else record.scale if isinstance(record, Report) else None
    )
    if scale is not None:
        try:
            scales.likelihood(scale)
        except scales.UnknownScale as error:
            raise BadInput(f"{_words(type(record))}: {error}") from None


def keep(session: CaseSession, conflict: FieldConflict) -> ChangeSet:
    """Takes the deletions of a contested record back, and with them what they did to other contested records: the
    texts of a source go and stay with it."""
    _check_contested(conflict)
    kind = RECORD_TYPES[conflict.type]
    with session.transaction(f"Keep {_words(kind)}") as work:
        deletions = work.writer.state(kind, conflict.record).deletes.keys()
        for record, type_name in queries.contested(session.database):
            state = work.writer.state(RECORD_TYPES[type_name], record)
            if taken := sorted(deletions & state.deletes.keys()):
                work.writer.restore(RECORD_TYPES[type_name], record, taken)
    return _done(work.changes)


def remove(session: CaseSession, conflict: FieldConflict) -> ChangeSet:
    """Removes a contested record, now that all of it was seen. Raises Refused while other records rest on it."""
    _check_contested(conflict)
    kind = RECORD_TYPES[conflict.type]
    resting = queries.references_to(session.database, conflict.record)
    if kinds := ", ".join(sorted({name for name, id, _ in resting if id != conflict.record})):
        raise Refused(f"{conflict.record} cannot be removed: other records rest on it ({kinds}). Remove them first.")
    with session.transaction(f"Remove {_words(kind)}") as work:
        work.writer.delete(kind, conflict.record)
    return _done(work.changes)


def _check_contested(conflict: FieldConflict) -> None:
    if conflict.field:
        raise BadInput(f"{name_of(conflict)} is a conflict of values, not of a deletion. Take a side, or give a value.")


def _words(kind: type[Record]) -> str:
    return kind.type_name.replace("_", " ")


def _done(changes: ChangeSet | None) -> ChangeSet:
    if changes is None:
        raise Refused("Nothing had to be changed: the conflict is settled already.")
    return changes
