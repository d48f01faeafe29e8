# SPDX-License-Identifier: Apache-2.0
"""The claims of a report by heading, counted and ordered without reading the claims themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing_app.store.sqlite import Database

_PLACED = (
    "WITH placed AS MATERIALIZED (SELECT subject, included, position, heading, wording FROM placement "
    "WHERE report = ?) "
)
_HEADING = "coalesce(nullif(p.heading, ''), c.heading, '')"
_FROM = "FROM claim c LEFT JOIN placed p ON p.subject = c.id WHERE c.status = 'live'"


@dataclass(frozen=True, slots=True)
class HeadingCount:
    """Claims of one heading (as it is stored) and one time. ``position``: the first that the report gives them."""

    heading: str
    event_time: str | None
    included: bool
    count: int
    position: float | None


class Ordered(NamedTuple):
    """What a claim is ordered by. One of very many, so that it has to be made quickly."""

    id: str
    heading: str
    event_time: str | None
    position: float | None
    included: int


def headings(database: Database, report: str) -> list[HeadingCount]:
    """Counts of the live claims by heading, time and whether they stand in the report."""
    rows = database.rows(
        f"{_PLACED} SELECT {_HEADING}, c.event_time, coalesce(p.included, 1), count(*), min(p.position) "
        f"{_FROM} GROUP BY 1, 2, 3",
        (report,),
    )
    return [HeadingCount(row[0], row[1], bool(row[2]), row[3], row[4]) for row in rows]


def claims_under(database: Database, report: str, stored: Sequence[str]) -> list[Ordered]:
    """The live claims under these headings (as they are stored), in no order."""
    return _ordered(database, report, f"{_FROM} AND {_HEADING} IN ({','.join('?' * len(stored))})", stored)


def all_claims(database: Database, report: str) -> list[Ordered]:
    """All live claims, in no order."""
    return _ordered(database, report, _FROM)


def _ordered(database: Database, report: str, chosen: str, values: Sequence[str] = ()) -> list[Ordered]:
    """What many claims share, with their ids as one text: see ``Database.ids``."""
    rows = database.rows(
        f"{_PLACED} SELECT group_concat(c.id, char(31)), {_HEADING}, c.event_time, p.position, "
        f"coalesce(p.included, 1) {chosen} GROUP BY 2, 3, 4, 5",
        (report, *values),
    )
    return [Ordered(id, *shared) for ids, *shared in rows for id in ids.split("\x1f")]


def figures(database: Database, report: str) -> list[tuple[str, bool]]:
    """The live claims with a measure, by measure and place, the newest first, and whether they stand in the report."""
    rows = database.rows(
        f"{_PLACED} SELECT c.id, coalesce(p.included, 1) {_FROM} AND c.measure IS NOT NULL "
        "ORDER BY c.measure COLLATE NOCASE, c.place COLLATE NOCASE, c.as_of DESC, c.id",
        (report,),
    )
    return [(row[0], bool(row[1])) for row in rows]


def figure_counts(database: Database, report: str) -> tuple[int, int]:
    """How many figures there are, and how many of them the report leaves out."""
    row = database.row(
        f"{_PLACED} SELECT count(*), coalesce(sum(p.included = 0), 0) {_FROM} AND c.measure IS NOT NULL", (report,)
    )
    return (0, 0) if row is None else (int(row[0]), int(row[1]))


def told_elsewhere(database: Database, ids: Sequence[str]) -> set[str]:
    """Which of these figures a newer one for the same measure replaces, and so tells of."""
    if not ids:
        return set()
    rows = database.rows(
        "SELECT DISTINCT r.other FROM relation r JOIN claim n ON n.id = r.claim JOIN claim o ON o.id = r.other "
        f"WHERE r.other IN ({','.join('?' * len(ids))}) AND r.kind = 'supersedes' AND n.status = 'live' "
        "AND n.measure IS NOT NULL AND lower(trim(n.measure)) = lower(trim(o.measure)) "
        "AND coalesce(lower(trim(n.place)), '') = coalesce(lower(trim(o.place)), '')",
        tuple(ids),
    )
    return {str(row[0]) for row in rows}
