# SPDX-License-Identifier: Apache-2.0
"""Look-ups that only import and export need."""

from collections.abc import Sequence

from briefing_app.domain.records import Analyst
from briefing_app.store import queries
from briefing_app.store.sqlite import Database


def types_of(database: Database, ids: Sequence[str]) -> dict[str, str]:
    """The types of those ids that the log has ever seen, deleted records included."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ",".join("?" * len(part))
        found.update(database.rows(f"SELECT record, type FROM log_change WHERE record IN ({marks})", part))
    return found


def silent_analysts(database: Database) -> set[str]:
    """Analysts of whom there is nothing but the name: they opened this copy, and nothing refers to them."""
    return {
        analyst.id
        for analyst in queries.all_records(database, Analyst)
        if analyst.affiliation is None and not queries.references_to(database, analyst.id)
    }


def has_records(database: Database, besides: Sequence[str]) -> bool:
    """Whether there is any live record of a type that is not in ``besides``."""
    from briefing_app.domain.records import RECORD_TYPES

    return any(queries.count(database, name) for name in RECORD_TYPES if name not in besides)
