# SPDX-License-Identifier: Apache-2.0
"""From which write of a field several others went out: the base of a conflict."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefing_app.domain.changes import Change, Head, Operation, inserted_values
from briefing_app.domain.records import RECORD_TYPES


class _Write(NamedTuple):
    head: Head
    replaced: frozenset[str]


def common_base(
    changes: Iterable[Change], name: str, heads: Iterable[Head], order: Mapping[str, tuple[int, str]]
) -> Head | None:
    """The latest write that each of the heads replaced, directly or through others; None where there is none.

    ``changes``: all of the record. ``order``: the display order of their transactions.
    """
    writes = {write.head.write: write for write in _writes(changes, name)}
    common: set[str] | None = None
    for head in heads:
        before = _before(writes, head.write)
        common = before if common is None else common & before
    if not common:
        return None
    latest = max(common, key=lambda write: (order.get(writes[write].head.origin, (0, "")), write))
    return writes[latest].head


def _before(writes: Mapping[str, _Write], write: str) -> set[str]:
    """What a write replaced, directly or through others."""
    found: set[str] = set()
    waiting = [write]
    while waiting:
        known = writes.get(waiting.pop())
        if known is not None:
            fresh = {other for other in known.replaced if other in writes} - found
            found |= fresh
            waiting.extend(fresh)
    return found


def _writes(changes: Iterable[Change], name: str) -> Iterable[_Write]:
    for change in changes:
        kind = RECORD_TYPES[change.type]
        if change.operation is Operation.INSERT:
            value = inserted_values(kind, change.data)[kind.field_names().index(name)]
            yield _Write(Head(change.transaction, value, change.transaction), frozenset())
        elif change.operation is Operation.UPDATE and name in change.data:
            entry = change.data[name]
            sides = entry[3] if len(entry) > 3 else [[change.transaction, entry[1]]]
            for origin, value in sides:
                yield _Write(Head(change.transaction, value, origin), frozenset(entry[2]))
