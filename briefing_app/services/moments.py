# SPDX-License-Identifier: Apache-2.0
"""Earlier states of a case: naming a moment, reading the case as it was then, and what changed between two moments."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from briefing_app.domain.changes import Operation, key
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.ids import is_id
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.domain.records import RECORD_TYPES, Edition, Report
from briefing_app.services.history import ChangeLine, value_words
from briefing_app.services.merging import FieldChange, RecordChange, field_lines
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, causes, earlier, folding, log, rewinding


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the log. ``words`` says which, in English.

    ``kind``: now, time (``time`` is when it is over, UTC), action (its label, author and time), or edition (the title
    of its report as ``label``, its number, and when it was issued).
    """

    where: earlier.Position
    words: str
    kind: str = "now"
    time: str = ""
    label: str = ""
    author: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a value that a field holds, when and in which action, and what it replaced. Of a field in conflict
    there is one for each side. ``value_words`` and ``replaced_words``: what a reference leads to is called."""

    field: str
    value: Value
    author: str
    time: str
    label: str
    transaction: str
    replaced: Value
    in_conflict: bool
    value_words: str | None = None
    replaced_words: str | None = None


def moment(session: CaseSession, text: str) -> Moment:
    """The moment that a person named: a day or time, UTC unless it says otherwise (what was written until it was over,
    and what that was built upon), an action by its id (with it and all that arrived in this file before), an edition by
    its id, or "now".

    Raises BadInput for anything else, NotFound for an unknown id, Refused where this copy lacks what was known then.
    """
    if text.strip().casefold() == "now":
        return Moment(earlier.position(session.database), "now")
    if is_id(text):
        return _of_id(session, text)
    try:
        end = PartialDate.parse(_with_zone(text)).latest + timedelta(seconds=1)
    except (InvalidDate, OverflowError):
        raise BadInput(
            f"“{text[:60]}” is no moment. Give a day such as 2031-03-06, a time such as 2031-03-06T14:30 (UTC) or "
            "2031-03-06T14:30+02:00, "
            "the id of an action or of an edition, or “now”."
        ) from None
    until = end.strftime("%Y-%m-%dT%H:%M:%S")
    where = causes.completed(session.database, earlier.position_before(session.database, until))
    return Moment(where, f"what was written before {until.replace('T', ' ')} UTC", "time", time=f"{until}Z")


def _with_zone(text: str) -> str:
    """A date as it is; a time without a zone is UTC, as times in the log are. Parts of a second, as the log has them,
    go: what was written in that second counts."""
    said = re.sub(r"(:[0-9]{2})[.,][0-9]+", r"\1", text.strip().upper().replace(" ", "T"))
    return f"{said}Z" if re.fullmatch(r"[^T]+T[\d:]+", said) else said


def _of_id(session: CaseSession, id: str) -> Moment:
    edition = session.look_up(Edition, id)
    if edition is not None:
        where = earlier.decoded(edition.log_position)
        earlier.check_complete(session.database, where)
        report = session.look_up(Report, edition.report)
        title = report.title if report is not None else edition.title or "a report"
        words = f"edition {edition.number} of {title}"
        return Moment(where, words, "edition", edition.issued_at or "", title, number=edition.number)
    found = log.transaction(session.database, id)
    if found is None:
        raise NotFound(f"There is no action and no edition {id} in this case. “briefing history” lists the actions.")
    words = f"{found.label}, {found.author}, {found.time}"
    where = earlier.position_at(session.database, id)
    return Moment(where, words, "action", found.time, found.label, found.author)


def of_editions(session: CaseSession) -> list[tuple[str, Moment]]:
    """Each edition that this copy can go back to, the latest first: its id, and the moment."""
    found = []
    for edition in sorted(session.all(Edition), key=lambda each: (each.issued_at, each.number), reverse=True):
        with suppress(Refused):
            found.append((edition.id, _of_id(session, edition.id)))
    return found


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


def file_of(earlier_state: CaseSession) -> Path:
    """Where the file of an earlier state lies, while that is open, for what reads files by themselves."""
    folder = earlier_state.file.private
    return earlier_state.path if folder is None else folder / earlier_state.path.name


def blame(session: CaseSession, id: str) -> list[Written]:
    """Who wrote what each field of a record holds, in field order; fields that hold nothing and never did are left out.
    Raises NotFound."""
    state = folding.whole(session.database, id)
    if state is None:
        raise NotFound(f"There is no record {id} in this case.")
    changes = {
        change.transaction: change
        for change in log.changes_of_record(session.database, id)
        if change.operation is Operation.UPDATE
    }
    specs = {spec.name: spec for spec in RECORD_TYPES[state.type].specs()}
    names = Names(session)
    found = []
    for name, heads in state.heads.items():
        clash = len({key(head.value) for head in heads}) > 1
        for head in heads:
            by = log.transaction(session.database, head.origin)
            change = changes.get(head.transaction)
            entry = change.data.get(name) if change is not None else None
            if by is None or (head.value is None and entry is None):
                continue
            before = entry[0] if entry is not None else None
            said = [value_words(specs[name], value, names) for value in (head.value, before)]
            found.append(Written(name, head.value, by.author, by.time, by.label, by.id, before, clash, *said))
    return found


def between(
    session: CaseSession, old: Moment, new: Moment, check: Callable[[], None] | None = None
) -> list[RecordChange]:
    """What is otherwise at one moment than at another, by type and record: new, changed, removed; with who touched it
    last between them."""
    stop = check or _nothing
    database = session.database
    with database.reading():
        before, after = earlier.around(database, old.where, new.where, stop)
        authors = {id: touch.author for id, touch in earlier.touches(database, old.where, new.where).items()}
    names = Names(session, {**before, **after})
    found = []
    for id in before.keys() | after.keys():
        change = _difference(before.get(id), after.get(id), authors.get(id), names)
        if change is not None:
            found.append(change)
    order = {name: place for place, name in enumerate(RECORD_TYPES)}
    return sorted(found, key=lambda change: (order[change.type], change.id))


def lines(session: CaseSession, change: RecordChange) -> tuple[ChangeLine, ...]:
    """What is otherwise in one record, a line for each field, with what references lead to in words."""
    return field_lines(session, change, {})


def _difference(before: Record | None, after: Record | None, author: str | None, names: Names) -> RecordChange | None:
    record = after or before
    if record is None or before == after:
        return None
    what = "new" if before is None else "removed" if after is None else "changed"
    fields = tuple(
        FieldChange(name, getattr(before, name, None), getattr(after, name, None), conflict=False)
        for name in record.field_names()
        if key(getattr(before, name, None)) != key(getattr(after, name, None))
    )
    title = names.of_record(record)
    return RecordChange(record.type_name, record.id, title, what, (author,) if author else (), fields)


def _nothing() -> None:
    pass
