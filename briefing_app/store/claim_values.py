# SPDX-License-Identifier: Apache-2.0
"""What claims can be filtered by in this case: the values that fields have, and tags, entities and sources by name."""

from dataclasses import dataclass
from typing import Final

from briefing_app.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class FilterValue:
    """A value to filter by: the field of ClaimQuery, what goes into it, how it is called, how many claims have it
    (None: not counted)."""

    field: str
    value: str
    label: str
    count: int | None = None


_FIELDS: Final = ("heading", "place", "handling")
_NAMED: Final = {
    "tag": "SELECT g.id, g.name, "
    "(SELECT count(*) FROM tagging l JOIN claim ON claim.id = l.subject WHERE l.tag = g.id) "
    "FROM tag g WHERE g.name LIKE ? ESCAPE '\\' ORDER BY g.name COLLATE NOCASE LIMIT ?",
    "entity": "SELECT g.id, g.name, (SELECT count(*) FROM mention l WHERE l.entity = g.id) FROM entity g "
    "WHERE g.name LIKE ? ESCAPE '\\' ORDER BY g.name COLLATE NOCASE LIMIT ?",
    "source": "SELECT g.id, g.title, (SELECT count(DISTINCT l.claim) FROM citation l WHERE l.source = g.id) "
    "FROM source g WHERE g.title LIKE ? ESCAPE '\\' ORDER BY g.title COLLATE NOCASE LIMIT ?",
}


def filter_values(database: Database, text: str, limit: int) -> list[FilterValue]:
    """Values that contain the text, at most so many of each kind: of fields the most frequent, others by name."""
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    like = f"%{escaped}%"
    found: list[FilterValue] = []
    for name in _FIELDS:
        rows = database.rows(
            f"SELECT {name}, count(*) FROM claim WHERE {name} LIKE ? ESCAPE '\\' GROUP BY {name} COLLATE NOCASE "
            "ORDER BY 2 DESC, 1 LIMIT ?",
            (like, limit),
        )
        found += [FilterValue(name, value, value, count) for value, count in rows]
    for name, sql in _NAMED.items():
        found += [FilterValue(name, *row) for row in database.rows(sql, (like, limit))]
    return found


def label_of(database: Database, field: str, value: str) -> str:
    """How a tag, entity or source is called; the value itself for anything else, and for what is gone."""
    table, name = {"tag": ("tag", "name"), "entity": ("entity", "name"), "source": ("source", "title")}.get(
        field, ("", "")
    )
    row = database.row(f"SELECT {name} FROM {table} WHERE id = ?", (value,)) if table else None
    return str(row[0]) if row else value
