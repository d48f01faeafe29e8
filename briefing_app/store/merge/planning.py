# SPDX-License-Identifier: Apache-2.0
"""What a merge would do to each record: how it is now, how it would be, worked out without writing anything."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing_app.domain.changes import RecordState, fold
from briefing_app.store import log
from briefing_app.store.merge.missing import Missing, changes_of
from briefing_app.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Outlook:
    """One record, folded without and with what would come. ``authors``: who wrote what would come."""

    before: RecordState
    after: RecordState
    authors: tuple[str, ...]


def outlooks(
    database: Database, other: Database, missing: Sequence[Missing], check: Callable[[], None]
) -> Iterator[Outlook]:
    """The records that would be touched, in the order in which the other copy touched them."""
    coming: dict[str, tuple[str, list[tuple[Missing, tuple[str, str, str, str]]]]] = {}
    for found in missing:
        check()
        for change in changes_of(other, found):
            coming.setdefault(change[1], (change[0], []))[1].append((found, change))
    for record, (type_name, parts) in coming.items():
        check()
        own = log.changes_of_record(database, record)
        order = log.orders(database, {change.transaction for change in own})
        both = order | {found.transaction.id: found.transaction.order for found, _ in parts}
        changes = [log.change_of(found.transaction.id, *change) for found, change in parts]
        try:
            before = fold(type_name, record, own, order)
            after = fold(type_name, record, [*own, *changes], both)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
            raise log.damaged(database, record) from error
        yield Outlook(before, after, tuple(dict.fromkeys(found.transaction.author for found, _ in parts)))
