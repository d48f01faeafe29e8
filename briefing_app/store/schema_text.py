# SPDX-License-Identifier: Apache-2.0
"""Telling what this program made in a file from what it did not make, by the text of each object."""

from collections.abc import Collection, Iterable, Sequence

SCHEMA_SQL = "SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL"


def without_space(sql: str) -> str:
    """Where blanks stand differs between a table that was made whole and one to which columns were added."""
    return "".join(sql.split())


def strangers_among(rows: Iterable[Sequence[object]], known: Collection[str]) -> list[str]:
    """Objects of a file (rows of ``SCHEMA_SQL``) that are not exactly ours: views, triggers, tables with other columns.

    The text counts, not the type or the name beside it, which SQLite does not look at.
    """
    return [f"the {kind!s:.20} {name!s:.60}" for kind, name, sql in rows if without_space(str(sql)) not in known]
