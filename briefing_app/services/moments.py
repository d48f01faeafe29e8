# SPDX-License-Identifier: Apache-2.0
"""Earlier states of a case: naming a moment, reading the case as it was then, and what changed between two moments."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from briefing_app.domain.changes import key
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.ids import is_id
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.domain.records import RECORD_TYPES, Edition, Report
from briefing_app.services.merging import FieldChange, RecordChange
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, earlier, folding, log, rewinding
from briefing_app.store.search import title_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the log. ``words`` says which, as a time (UTC), an action or an edition."""

    where: earlier.Position
    words: str


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a value that a field holds, when and in which action, and what it replaced. Of a field in conflict
    there is one for each side."""

    field: str
    value: Value
    author: str
    time: str
    label: str
    transaction: str
    replaced: Value
    in_conflict: bool


def moment(session: CaseSession, text: str) -> Moment:
    """The moment that a person named: a day or UTC time (what was written until it was over), an action by its id (with
    it and all that arrived in this file before), an edition by its id, or "now".

    Raises BadInput for anything else, NotFound for an unknown id, Refused where this copy lacks what was known then.
    """
    if text.strip().casefold() == "now":
        return Moment(earlier.position(session.database), "now")
    if is_id(text):
        return _of_id(session, text)
    try:
        end = PartialDate.parse(text.replace(" ", "T").removesuffix("Z")).latest + timedelta(seconds=1)
    except (InvalidDate, OverflowError):
        raise BadInput(
            f"“{text[:60]}” is no moment. Give a day such as 2031-03-06, a UTC time such as 2031-03-06T14:30, "
            "the id of an action or of an edition, or “now”."
        ) from None
    until = end.strftime("%Y-%m-%dT%H:%M:%S")
    return Moment(earlier.position_before(session.database, until), f"{text} UTC")


def _of_id(session: CaseSession, id: str) -> Moment:
    edition = session.look_up(Edition, id)
    if edition is not None:
        where = earlier.decoded(edition.log_position)
        earlier.check_complete(session.database, where)
        report = session.look_up(Report, edition.report)
        return Moment(where, f"edition {edition.number} of {report.title if report is not None else 'a report'}")
    found = log.transaction(session.database, id)
    if found is None:
        raise NotFound(f"There is no action and no edition {id} in this case. “briefing history” lists the actions.")
    return Moment(earlier.position_at(session.database, id), f"{found.label}, {found.author}, {found.time}")


def as_of(session: CaseSession, at: Moment, check: Callable[[], None] | None = None) -> CaseSession:
    """The case as it was, open for reading; its path is that of the case. ``check`` is called often, and stops the work
    by raising."""
    stop = check or _nothing
    if not at.where:
        raise Refused(f"The case did not exist yet as of {at.words}. Name a later moment.")
    file = casefile.through_copy(session.path, lambda copy: rewinding.copied(session.database, copy, at.where, stop))
    then = CaseSession(file, session.author)
    then.working = session.working
    return then


def blame(session: CaseSession, id: str) -> list[Written]:
    """Who wrote what each field of a record holds, in field order; fields that hold nothing and never did are left out.
    Raises NotFound."""
    state = folding.whole(session.database, id)
    if state is None:
        raise NotFound(f"There is no record {id} in this case.")
    changes = {change.transaction: change for change in log.changes_of_record(session.database, id)}
    found = []
    for name, heads in state.heads.items():
        clash = len({key(head.value) for head in heads}) > 1
        for head in heads:
            by = log.transaction(session.database, head.origin)
            change = changes.get(head.transaction)
            entry = change.data.get(name) if change is not None and isinstance(change.data, dict) else None
            if by is None or (head.value is None and entry is None):
                continue
            before = entry[0] if entry is not None else None
            found.append(Written(name, head.value, by.author, by.time, by.label, by.id, before, clash))
    return found


def between(
    session: CaseSession, old: Moment, new: Moment, check: Callable[[], None] | None = None
) -> list[RecordChange]:
    """What is otherwise at one moment than at another, by type and record: new, changed, removed; with who touched it
    last between them."""
    stop = check or _nothing
    database = session.database
    with database.reading():
        ids = sorted({*earlier.touched_after(database, old.where), *earlier.touched_after(database, new.where)})
        stop()
        before = earlier.records_of(database, old.where, ids)
        stop()
        after = earlier.records_of(database, new.where, ids)
        authors = {id: touch.author for id, touch in earlier.touches(database, old.where, new.where).items()}
    found = []
    for id in ids:
        change = _difference(before.get(id), after.get(id), authors.get(id))
        if change is not None:
            found.append(change)
    order = {name: place for place, name in enumerate(RECORD_TYPES)}
    return sorted(found, key=lambda change: (order[change.type], change.id))


def _difference(before: Record | None, after: Record | None, author: str | None) -> RecordChange | None:
    record = after or before
    if record is None or before == after:
        return None
    what = "new" if before is None else "removed" if after is None else "changed"
    fields = tuple(
        FieldChange(name, getattr(before, name, None), getattr(after, name, None), conflict=False)
        for name in record.field_names()
        if key(getattr(before, name, None)) != key(getattr(after, name, None))
    )
    return RecordChange(record.type_name, record.id, title_of(record), what, (author,) if author else (), fields)


def _nothing() -> None:
    pass
