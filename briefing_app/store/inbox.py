# SPDX-License-Identifier: Apache-2.0
"""The conflicts of a case as a list: what they are about, who is to settle them, which are postponed."""

from dataclasses import dataclass, replace
from typing import Any

from briefing_app.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Entry:
    """A conflict in the list. An empty ``field``: whether the record stays. ``assignee`` is the id of an analyst."""

    type: str
    record: str
    field: str
    assignee: str | None
    postponed_until: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which conflicts. ``today``: those postponed beyond this day are left out; None: all are listed."""

    type: str | None = None
    assignee: str | None = None
    today: str | None = None


_FROM = "FROM conflict c LEFT JOIN triage t ON t.subject = c.record AND coalesce(t.field, '') = c.field"


EVERYTHING = Filter()


def entries(database: Database, wanted: Filter = EVERYTHING) -> list[Entry]:
    """The conflicts, by type, record and field."""
    tests, values = _tests(wanted)
    rows = database.rows(
        f"SELECT c.type, c.record, c.field, t.assignee, t.postponed_until {_FROM} WHERE {tests} "
        "ORDER BY c.type, c.record, c.field",
        values,
    )
    return [Entry(*row) for row in rows]


def count(database: Database, wanted: Filter = EVERYTHING) -> int:
    """How many there are."""
    tests, values = _tests(wanted)
    return database.number(f"SELECT count(*) {_FROM} WHERE {tests}", values)


def types(database: Database, wanted: Filter = EVERYTHING) -> dict[str, int]:
    """How many conflicts there are of each type of record, whatever type is asked for."""
    tests, values = _tests(replace(wanted, type=None))
    return dict(database.rows(f"SELECT c.type, count(*) {_FROM} WHERE {tests} GROUP BY c.type ORDER BY c.type", values))


def _tests(wanted: Filter) -> tuple[str, list[Any]]:
    tests: list[str] = ["1"]
    values: list[Any] = []
    if wanted.type is not None:
        tests.append("c.type = ?")
        values.append(wanted.type)
    if wanted.assignee is not None:
        tests.append("t.assignee = ?")
        values.append(wanted.assignee)
    if wanted.today is not None:
        tests.append("(t.postponed_until IS NULL OR t.postponed_until <= ?)")
        values.append(wanted.today)
    return " AND ".join(tests), values
