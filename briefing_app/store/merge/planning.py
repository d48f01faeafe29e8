# SPDX-License-Identifier: Apache-2.0
"""What a merge would do to each record: how it is now, how it would be, worked out without writing anything."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing_app.domain.changes import RecordState, fold
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import folding, log, queries
from briefing_app.store.merge.missing import Missing, changes_of
from briefing_app.store.sqlite import Database, Row


@dataclass(frozen=True, slots=True)
class Outlook:
    """One record, folded without and with what would come. ``authors``: who wrote what would come."""

    before: RecordState
    after: RecordState
    authors: tuple[str, ...]


_Coming = dict[str, list[tuple[Missing, tuple[str, str, str, str]]]]


def outlooks(
    database: Database, other: Database, missing: Sequence[Missing], check: Callable[[], None]
) -> list[Outlook]:
    """The records that would be touched, in the order in which the other copy touched them; then those that would stay,
    though they are deleted, because something that would come refers to them."""
    coming: _Coming = {}
    for found in missing:
        check()
        for change in changes_of(other, found):
            coming.setdefault(change[1], []).append((found, change))
    made = {each.after.record: each for each in _folded(database, coming, check)}
    return [*made.values(), *_kept(database, made)]


def _folded(database: Database, coming: _Coming, check: Callable[[], None]) -> Iterator[Outlook]:
    ids = list(coming)
    for start in range(0, len(ids), folding.PART):
        part = ids[start : start + folding.PART]
        marks = ",".join("?" * len(part))
        own: dict[str, list[Row]] = {id: [] for id in part}
        for row in database.rows(f"{folding.CHANGES} WHERE c.record IN ({marks}) ORDER BY c.number", part):
            own[row[2]].append(row)
        for id in part:
            check()
            yield _outlook(database, id, own[id], coming[id])


def _outlook(
    database: Database, record: str, own: list[Row], coming: list[tuple[Missing, tuple[str, str, str, str]]]
) -> Outlook:
    type_name = coming[0][1][0]
    try:
        changes = [log.change_of(row[0], row[1], record, row[3], row[4]) for row in own]
        order = {row[0]: (row[5], row[0]) for row in own}
        before = fold(type_name, record, changes, order)
        changes += [log.change_of(found.transaction.id, *change) for found, change in coming]
        order |= {found.transaction.id: found.transaction.order for found, _ in coming}
        after = fold(type_name, record, changes, order)
    except folding.UNREADABLE as error:
        raise log.damaged(database, record) from error
    before.held = folding.is_held(database, before)
    return Outlook(before, after, tuple(dict.fromkeys(found.transaction.author for found, _ in coming)))


def _kept(database: Database, made: dict[str, Outlook]) -> list[Outlook]:
    """Says of deleted records that what is live then refers to them; returns those that would not be touched."""
    further: dict[str, Outlook] = {}
    waiting: dict[str, tuple[str, ...]] = {}
    for each in made.values():
        if each.after.is_alive:
            waiting |= _targets(each)
        elif each.before.is_alive and any(
            referrer not in made for _, referrer, _ in queries.references_to(database, each.after.record)
        ):
            waiting[each.after.record] = each.authors
    while waiting:
        id, authors = waiting.popitem()
        known = made.get(id) or further.get(id)
        if known is None:
            known = _untouched(database, id, authors)
            if known is None:
                continue
            further[id] = known
        if known.after.inserted and not known.after.is_alive:
            known.after.held = True
            waiting |= _targets(known)
    return [each for each in further.values() if not each.before.is_alive and each.after.is_alive]


def _targets(each: Outlook) -> dict[str, tuple[str, ...]]:
    kind = RECORD_TYPES[each.after.type]
    return dict.fromkeys(folding.keeps(kind, each.after.values()), each.authors)


def _untouched(database: Database, id: str, authors: tuple[str, ...]) -> Outlook | None:
    """A record that is deleted here and that nothing would touch; None for one that is there, or was never here."""
    before = folding.state_of(database, id)
    after = folding.state_of(database, id)
    if before is None or after is None or before.is_alive:
        return None
    return Outlook(before, after, authors)
