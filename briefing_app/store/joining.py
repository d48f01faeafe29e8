# SPDX-License-Identifier: Apache-2.0
"""Two updates of one record in one transaction as one: no write is ever replaced within its own transaction."""

from typing import Any

from briefing_app.domain.changes import RecordState, key


def joined(first: dict[str, list[Any]], second: dict[str, list[Any]], own: str) -> dict[str, list[Any]]:
    """Two updates of one transaction as one; ``own`` is that transaction, whose writes nobody else can have seen."""
    both = dict(first)
    for name, entry in second.items():
        both[name] = _joined_entry(first[name], entry, own) if name in first else entry
    return both


def _joined_entry(first: list[Any], second: list[Any], own: str) -> list[Any]:
    gone = set(second[2])
    kept = [side for side in _sides(first, own) if (own if side[0] == own else f"{own}/{side[0]}") not in gone]
    made = [*_sides(second, own), *kept]
    others = [write for write in second[2] if write.split("/")[0] != own]
    replaced = list(dict.fromkeys([*first[2], *others]))
    if len(made) == 1 and made[0][0] == own:
        return [first[0], made[0][1], replaced]
    return [first[0], second[1], replaced, made]


def is_idle(before: RecordState, name: str, entry: list[Any]) -> bool:
    """Whether the field is back at what this transaction found: a write there and back is none."""
    gone = [head for head in before.heads[name] if head.write in entry[2]]
    return len(entry) == 3 and all(key(head.value) == key(entry[1]) for head in gone)


def _sides(entry: list[Any], own: str) -> list[list[Any]]:
    """What an update entry writes: origin and value of each side."""
    return list(entry[3]) if len(entry) > 3 else [[own, entry[1]]]
