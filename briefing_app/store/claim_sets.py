# SPDX-License-Identifier: Apache-2.0
"""What many claims, given by their ids, hold now: for changing them together."""

import json
from collections.abc import Mapping, Sequence

from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import Citation, Claim, Mention, Tagging
from briefing_app.store.sqlite import Database, quoted

_KEYS: Mapping[type[Record], str] = {Claim: "id", Citation: "claim"}
_ENDS: Mapping[type[Record], tuple[str, str]] = {Tagging: ("subject", "tag"), Mention: ("claim", "entity")}
_GIVEN = "IN (SELECT value FROM json_each(?))"


def present(database: Database, ids: Sequence[str]) -> set[str]:
    """Those that are in the case."""
    return {row[0] for row in database.rows(f"SELECT id FROM claim WHERE id {_GIVEN}", (_list(ids),))}


def values_but(
    database: Database, kind: type[Record], claims: Sequence[str], name: str, value: Value
) -> list[tuple[Value, int]]:
    """Which other values the field has in these claims or their citations, and how often; the most frequent first."""
    column = quoted(name)
    rows = database.rows(
        f"SELECT {column}, count(*) FROM {quoted(kind.type_name)} WHERE {_KEYS[kind]} {_GIVEN} "
        f"AND {column} IS NOT ? GROUP BY 1 ORDER BY 2 DESC, 1",
        (_list(claims), value),
    )
    return [(row[0], row[1]) for row in rows]


def differing(
    database: Database, kind: type[Record], claims: Sequence[str], fields: Mapping[str, Value]
) -> list[tuple[str, str]]:
    """Claim and record where one of the fields holds something else, by the record's id."""
    tests, key = " OR ".join(f"{quoted(name)} IS NOT ?" for name in fields), _KEYS[kind]
    rows = database.rows(
        f"SELECT {key}, id FROM {quoted(kind.type_name)} WHERE {key} {_GIVEN} AND ({tests}) ORDER BY id",
        (_list(claims), *fields.values()),
    )
    return [(row[0], row[1]) for row in rows]


def links(database: Database, kind: type[Record], claims: Sequence[str], others: Sequence[str]) -> dict[str, list[str]]:
    """The links of this type between the claims and any of the others: ids by claim."""
    subject, other = _ENDS[kind]
    rows = database.rows(
        f"SELECT {subject}, id FROM {quoted(kind.type_name)} WHERE {other} {_GIVEN} AND {subject} {_GIVEN} ORDER BY id",
        (_list(others), _list(claims)),
    )
    found: dict[str, list[str]] = {}
    for claim, link in rows:
        found.setdefault(claim, []).append(link)
    return found


def _list(ids: Sequence[str]) -> str:
    return json.dumps(list(ids))
