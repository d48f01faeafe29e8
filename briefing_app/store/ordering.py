# SPDX-License-Identifier: Apache-2.0
"""What follows for each claim from its citations, kept in a temporary table: sorting by it is then as fast as sorting
by a field.

The table belongs to one connection and is gone with it. It is filled in slices, and kept in step with each change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import StorageFault
from briefing_app.store.sqlite import Database

TABLE: Final = "temp.claim_order"
SLICE: Final = 2_000
_MOST_UPDATED: Final = 20_000  # more records in one change: the table is filled anew
FINDINGS: Final = ("uncited", "ungraded")

_CITATIONS = "FROM citation c WHERE c.claim = claim.id"
_SOURCES = "FROM citation c JOIN source s ON s.id = c.source WHERE c.claim = claim.id"
DERIVED: Final = {
    "grade": f"(SELECT min(coalesce(s.reliability, '–') || coalesce(c.credibility, '–')) {_SOURCES} "
    "AND c.stance = 'supports')",
    "citations": f"(SELECT count(*) {_CITATIONS})",
    "stances": f"(SELECT count(*) {_CITATIONS} AND c.stance = 'contradicts')",
    "source": f"(SELECT min(s.title COLLATE NOCASE) {_SOURCES}) COLLATE NOCASE",
    "speaker": f"(SELECT min(c.speaker COLLATE NOCASE) {_CITATIONS}) COLLATE NOCASE",
    "changed": "(SELECT max(l.number) FROM log_change l WHERE l.record = claim.id)",
}
"""The derived columns as expressions on ``claim``, for where the table is not there."""

COLUMNS: Final = frozenset({"id", "kind", "status", "handling", "finding"})
"""Columns of the table that filters may ask for instead of those of claims."""

_OWN = {
    "kind": "p.kind",
    "status": "p.status",
    "handling": "p.handling",
    "measure": "p.measure",
    "amount": "coalesce(p.best, p.minimum, p.maximum)",
}
_INDEXES = {
    "grade": "grade, id",
    "changed": "changed, id",
    "source": "source COLLATE NOCASE, id",
    "figure": "measure COLLATE NOCASE, amount, id",
    "finding": "finding, id",
    "withdrawn": "id",
}
_PARTS = {"finding": "WHERE finding IS NOT NULL", "withdrawn": "WHERE status = 'withdrawn'"}
"""Indexes on a part of the claims only."""
_INSERT = f"""INSERT OR REPLACE INTO {TABLE}
    (id, {", ".join(_OWN)}, grade, citations, stances, source, speaker, changed, finding)
SELECT p.id, {", ".join(_OWN.values())},
    min(CASE c.stance WHEN 'supports' THEN coalesce(s.reliability, '–') || coalesce(c.credibility, '–') END),
    count(c.id),
    count(CASE c.stance WHEN 'contradicts' THEN 1 END),
    min(s.title COLLATE NOCASE),
    min(c.speaker COLLATE NOCASE),
    (SELECT max(l.number) FROM log_change l WHERE l.record = p.id),
    CASE WHEN p.status <> 'live' THEN NULL
        WHEN count(c.id) = 0 THEN 'uncited'
        WHEN max(c.stance = 'supports')
            AND NOT max(c.stance = 'supports' AND s.reliability IS NOT NULL AND c.credibility IS NOT NULL)
        THEN 'ungraded' END
FROM (SELECT * FROM claim WHERE %s) p
LEFT JOIN citation c ON c.claim = p.id LEFT JOIN source s ON s.id = c.source GROUP BY p.id"""


@dataclass(slots=True)
class _State:
    """How far the table of a connection is filled. ``version`` tells whether another program wrote meanwhile."""

    last: str = ""
    complete: bool = False
    version: int = 0


_states: WeakKeyDictionary[Database, _State] = WeakKeyDictionary()


def keys(sort: str, alias: str) -> list[str]:
    """What the table, under this name, is ordered by; empty where it does not hold what the sort needs."""
    if sort == "figure":
        return [f"{alias}.measure COLLATE NOCASE", f"{alias}.amount"]
    if sort in ("source", "speaker"):
        return [f"{alias}.{sort} COLLATE NOCASE"]
    return [f"{alias}.{sort}"] if sort in DERIVED or sort in _OWN else []


def is_ready(database: Database) -> bool:
    """Whether the table is there, whole and of today."""
    state = _states.get(database)
    return state is not None and state.complete and state.version == _version(database)


def fill(database: Database) -> bool:
    """Fills the next slice; True once the table is whole. May be called again at any time."""
    if is_ready(database):
        return True
    state = _states.get(database)
    version = _version(database)
    if state is None or state.version != version:
        state = _begin(database, version)
    database.run(_INSERT % "id > ? ORDER BY id LIMIT ?", (state.last, SLICE))
    row = database.row("SELECT id FROM claim WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?", (state.last, SLICE - 1))
    if row is None:
        state.complete = True
    else:
        state.last = row[0]
    return state.complete


def _begin(database: Database, version: int) -> _State:
    _states.pop(database, None)  # from here until the end there is no whole table
    database.run(f"DROP TABLE IF EXISTS {TABLE}")
    database.run(
        f"CREATE TABLE {TABLE} (id TEXT PRIMARY KEY, kind TEXT, status TEXT, handling TEXT, measure TEXT, amount REAL, "
        "grade TEXT, citations INTEGER, stances INTEGER, source TEXT, speaker TEXT, changed INTEGER, finding TEXT) "
        "WITHOUT ROWID"
    )
    for name, key in _INDEXES.items():
        database.run(f"CREATE INDEX temp.claim_order_{name} ON claim_order ({key}) {_PARTS.get(name, '')}")
    state = _states[database] = _State(version=version)
    return state


def follow(database: Database, changes: ChangeSet) -> None:
    """Carries a change of the case into the table, if there is one."""
    state = _states.get(database)
    if state is None or not {"claim", "citation", "source"} & changes.types:
        return
    if len(changes.ids) > _MOST_UPDATED:
        del _states[database]
        return
    try:
        for claim in _touched(database, changes.ids):
            database.run(f"DELETE FROM {TABLE} WHERE id = ?", (claim,))
            database.run(_INSERT % "id = ?", (claim,))
    except StorageFault:  # the change is saved; only the order is to be made anew, once there is room for it
        del _states[database]


def _touched(database: Database, ids: Iterable[str]) -> set[str]:
    """The claims that these records are or were about; a citation that is gone is known from the log."""
    found: set[str] = set()
    for id in ids:
        kind = database.value("SELECT type FROM log_change WHERE record = ? LIMIT 1", (id,))
        if kind == "claim":
            found.add(id)
        elif kind == "source":
            rows = database.rows("SELECT claim FROM citation WHERE source = ? AND claim IS NOT NULL", (id,))
            found.update(row[0] for row in rows)
        elif kind == "citation":
            found.update(_claims_of(database, id))
    return found


def _claims_of(database: Database, citation: str) -> set[str]:
    """Each claim that a citation ever was for."""
    rows = database.rows(
        "SELECT CASE operation WHEN 'insert' THEN json_extract(data, '$[0]') ELSE json_extract(data, '$.claim[1]') END "
        "FROM log_change WHERE record = ? AND operation IN ('insert', 'update')",
        (citation,),
    )
    return {row[0] for row in rows if row[0]}


def finding_counts(database: Database) -> dict[str, int]:
    """How many claims each finding of the table is about."""
    rows = database.rows(f"SELECT finding, count(*) FROM {TABLE} WHERE finding IS NOT NULL GROUP BY finding")
    return dict.fromkeys(FINDINGS, 0) | dict(rows)


def _version(database: Database) -> int:
    return database.number("PRAGMA data_version")
