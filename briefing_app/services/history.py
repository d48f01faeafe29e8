# SPDX-License-Identifier: Apache-2.0
"""Who changed what, when: of the case, of a record, of a person; and what taking it back would do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing_app.domain.changes import Change, Operation, Skipped
from briefing_app.domain.errors import NotFound, Refused
from briefing_app.domain.fields import FieldKind, Spec, Value
from briefing_app.domain.ids import is_id
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.store import history as store
from briefing_app.store.history import Logged, LogQuery
from briefing_app.store.merge import arrivals

LINES = 200
"""Changes of one transaction that are read at once."""
PREVIEWED = 2_000
"""Changes of an action up to which the window looks ahead what taking it back would do."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field of a record that was added. ``words``: what a reference, or a mark in a text, is called."""

    field: str
    value: Value
    words: str | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field, or one whole record (``field`` None), before and after. ``title`` names the record.

    ``before_words`` and ``after_words`` are set where the value points to a record: what that is called. ``values``
    is what a record held that was added.
    """

    type: str
    id: str
    operation: str
    field: str | None
    before: Value
    after: Value
    title: str
    before_words: str | None = None
    after_words: str | None = None
    values: tuple[FieldValue, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One transaction; ``count`` tells how many records it changed, of which ``changes`` shows the first ones.
    ``merge``: the number of the merge by which it came into this file; None for what was done in it."""

    transaction: str
    label: str
    author: str
    device: str
    time: str
    changes: tuple[ChangeLine, ...]
    count: int
    undoes: str | None
    undone: bool
    merge: int | None = None


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """What an undo leaves as it is, and why. ``field`` None: the whole record."""

    type: str
    id: str
    title: str
    field: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What taking an action back would do: the first lines, how many records in all, and what it would leave alone.

    ``refused`` says why it cannot be taken back at all. ``looked`` is False where the action is too large to look
    ahead: then only what it did is known.
    """

    transaction: str
    label: str
    changes: tuple[ChangeLine, ...]
    count: int
    left: tuple[LeftAlone, ...]
    refused: str = ""
    looked: bool = True


def entries(
    session: CaseSession,
    record: str | None = None,
    *,
    author: str | None = None,
    type: str | None = None,
    since: str | None = None,
    until: str | None = None,
    text: str = "",
    merge: int | None = None,
    before: str | None = None,
    limit: int = 200,
    lines: int = LINES,
) -> list[HistoryEntry]:
    """Transactions, the newest first, each with at most ``lines`` changed records.

    ``record``: only those that touched it (and only its lines). ``since``: from this UTC time (ISO 8601 text) on,
    ``until``: before this one. ``type``: those that touched a record of it. ``text``: words of the label or of what
    was touched; raises BadInput where it holds none. ``merge``: what came by this merge; raises NotFound. ``before``:
    older than this transaction, for the next page.
    """
    if merge is not None:
        arrivals.one(session.database, merge)
    query = LogQuery(record, author, type, since, until, text, merge)
    page = store.found(session.database, query, before, limit)
    undone = store.undone(session.database, page)
    came = arrivals.by_which(session.database, [logged.number for logged in page])
    names = Names(session)
    found = (_entry(session, names, logged, undone, record, 0, lines) for logged in page)
    return [replace(each, merge=came.get(logged.number)) for each, logged in zip(found, page, strict=True)]


def entry(
    session: CaseSession, transaction: str, record: str | None = None, *, first: int = 0, lines: int = LINES
) -> HistoryEntry:
    """One transaction with a page of its changed records, ``first`` counted from 0. Raises NotFound."""
    logged = _logged(session, transaction)
    found = _entry(session, Names(session), logged, store.undone(session.database, [logged]), record, first, lines)
    return replace(found, merge=arrivals.by_which(session.database, [logged.number]).get(logged.number))


def _logged(session: CaseSession, transaction: str) -> Logged:
    logged = store.one(session.database, transaction)
    if logged is None:
        raise NotFound(f"There is no transaction {transaction} in this case. “briefing history” lists them.")
    return logged


def _entry(
    session: CaseSession,
    names: Names,
    logged: Logged,
    undone: set[str],
    record: str | None,
    first: int,
    lines: int,
) -> HistoryEntry:
    transaction = logged.transaction
    changes = store.changes(session.database, logged, record, first, lines)
    return HistoryEntry(
        transaction.id,
        transaction.label,
        transaction.author,
        transaction.device,
        transaction.time,
        lines_of(changes, names),
        logged.count,
        transaction.undoes,
        transaction.id in undone,
    )


def lines_of(changes: Iterable[Change], names: Names) -> tuple[ChangeLine, ...]:
    """Changes as lines, one for each field of an update."""
    return tuple(line for change in changes for line in _lines(change, names))


def _lines(change: Change, names: Names) -> list[ChangeLine]:
    title = names.of_change(change)
    specs = {spec.name: spec for spec in RECORD_TYPES[change.type].specs()}
    if change.operation is Operation.UPDATE:
        return [
            ChangeLine(
                change.type,
                change.record,
                "update",
                name,
                entry[0],
                entry[1],
                title,
                value_words(specs.get(name), entry[0], names),
                value_words(specs.get(name), entry[1], names),
            )
            for name, entry in change.data.items()
        ]
    values: tuple[FieldValue, ...] = ()
    if change.operation is Operation.INSERT:
        held = zip(specs.values(), change.data, strict=False)
        values = tuple(
            FieldValue(spec.name, value, value_words(spec, value, names)) for spec, value in held if value is not None
        )
    return [ChangeLine(change.type, change.record, change.operation.value, None, None, None, title, None, None, values)]


def value_words(spec: Spec | None, value: object, names: Names) -> str | None:
    """What a value that points to a record, or a text with marks in it, says to a person; None for any other."""
    if spec is None or not isinstance(value, str) or not value:
        return None
    if spec.kind is FieldKind.REFERENCE or (spec.name == "template" and is_id(value)):
        return names.of(value)
    return names.in_text(value) if spec.cites and "[@" in value else None


def preview_undo(session: CaseSession, transaction: str, *, most: int | None = PREVIEWED) -> UndoPreview:
    """What undoing this transaction would do now, without doing it.

    ``most``: an action with more changes is not looked ahead (None: whatever its size). Raises NotFound, and
    CaseFileReadOnly where the case cannot be written.
    """
    logged = _logged(session, transaction)
    label = logged.transaction.label
    if most is not None and logged.count > most:
        changes = store.changes(session.database, logged, None, 0, LINES)
        return UndoPreview(transaction, label, lines_of(changes, Names(session)), logged.count, (), looked=False)
    try:
        done, skipped = session.look_ahead(transaction)
    except Refused as error:
        return UndoPreview(transaction, label, (), 0, (), str(error))
    names = Names(session)
    return UndoPreview(transaction, label, lines_of(done[:LINES], names), len(done), left_alone(skipped, names))


def left_alone(skipped: Iterable[Skipped], names: Names) -> tuple[LeftAlone, ...]:
    """What an undo skipped, with the names of the records."""
    return tuple(LeftAlone(skip.type, skip.record, names.of(skip.record), skip.field, skip.reason) for skip in skipped)
