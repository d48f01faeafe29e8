# SPDX-License-Identifier: Apache-2.0
"""What rests directly on records of a case, through the indexes on references."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.store.sqlite import Database

_PART = 500


@dataclass(frozen=True, slots=True)
class Step:
    """One record that rests on another. ``why`` is a word of our own, with a detail after a colon where there is one.

    ``place``: where in the record, as far as it has a name.
    """

    type: str
    id: str
    why: str
    on: str
    place: str = ""


_QUERIES: dict[str, tuple[str, ...]] = {
    "source": (
        (
            "SELECT 'claim', claim, 'cites:' || stance, source, '' FROM citation "
            "WHERE claim IS NOT NULL AND source IN ({})"
        ),
        (
            "SELECT 'assessment', assessment, 'cites:' || stance, source, '' FROM citation "
            "WHERE assessment IS NOT NULL AND source IN ({})"
        ),
        (
            "SELECT 'source', source, 'derives:' || kind, origin, '' FROM lineage "
            "WHERE origin IS NOT NULL AND kind <> 'same_event' AND origin IN ({})"
        ),
    ),
    "claim": (
        "SELECT 'assessment', assessment, 'rests:' || stance, subject, '' FROM basis WHERE subject IN ({})",
        "SELECT 'question', question, 'row', subject, '' FROM evidence WHERE subject IS NOT NULL AND subject IN ({})",
        (
            "SELECT 'indicator', indicator, 'reading:' || status, claim, coalesce(\"on\", '') FROM reading "
            "WHERE claim IS NOT NULL AND claim IN ({})"
        ),
        (
            "SELECT 'claim', claim, CASE kind WHEN 'duplicates' THEN 'merged' ELSE 'elaborates' END, other, '' "
            "FROM relation WHERE kind IN ('elaborates', 'duplicates') AND other IN ({})"
        ),
    ),
    "assessment": (
        "SELECT 'assessment', assessment, 'rests:' || stance, subject, '' FROM basis WHERE subject IN ({})",
        (
            "SELECT 'assessment', id, 'dissents', dissents_from, '' FROM assessment "
            "WHERE dissents_from IS NOT NULL AND dissents_from IN ({})"
        ),
        "SELECT 'question', question, 'row', subject, '' FROM evidence WHERE subject IS NOT NULL AND subject IN ({})",
        "SELECT 'indicator', id, 'watches', subject, '' FROM indicator WHERE subject IS NOT NULL AND subject IN ({})",
    ),
    "assumption": (
        "SELECT 'assessment', assessment, 'rests:' || stance, subject, '' FROM basis WHERE subject IN ({})",
        "SELECT 'question', question, 'row', subject, '' FROM evidence WHERE subject IS NOT NULL AND subject IN ({})",
    ),
    "expert": ("SELECT 'assessment', id, 'author', author, '' FROM assessment WHERE author IN ({})",),
    "analyst": ("SELECT 'assessment', id, 'author', author, '' FROM assessment WHERE author IN ({})",),
    "question": (
        (
            "SELECT 'assessment', id, 'answers', question, '' FROM assessment "
            "WHERE question IS NOT NULL AND question IN ({})"
        ),
    ),
}
CARRIERS = frozenset(_QUERIES) - {"question"}
"""Types of records through which others rest on something; that an assessment answers a question is no such way."""


def directly(database: Database, type_name: str, ids: Sequence[str]) -> Iterator[Step]:
    """What rests directly on these records, all of one type."""
    for sql in _QUERIES.get(type_name, ()):
        for start in range(0, len(ids), _PART):
            part = ids[start : start + _PART]
            for row in database.rows(f"{sql.format(','.join('?' * len(part)))} ORDER BY 2", part):
                yield Step(*row)


def left_out(database: Database, report: str) -> set[str]:
    """The records that a report leaves out."""
    return {
        row[0] for row in database.rows("SELECT subject FROM placement WHERE report = ? AND included = 0", (report,))
    }


def not_live(database: Database, type_name: str, ids: Sequence[str]) -> set[str]:
    """Those of the claims or assessments that are withdrawn."""
    found: set[str] = set()
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        sql = f"SELECT id FROM \"{type_name}\" WHERE status <> 'live' AND id IN ({','.join('?' * len(part))})"
        found.update(row[0] for row in database.rows(sql, part))
    return found
