# SPDX-License-Identifier: Apache-2.0
"""The rows of the claims table: a page of claims with what their citations, tags and history add."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from briefing_app.domain.records import STANCES
from briefing_app.store.sqlite import Database

NOT_GRADED: Final = "–"
GRADES: Final = ("reliability", "credibility")
"""The fields that make a grade: of the source, and of the citation."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a table. ``grade``: the best pair of its supporting citations, a dash for a half that is not given.

    ``sources`` and ``speakers`` are in alphabetical order, ``conflicts`` are names of fields (empty: deleted by one,
    changed by another), ``contested_grade`` those of GRADES that are in conflict in what supports it; ``made`` and
    ``changed`` are times of the log.
    """

    id: str
    statement: str
    kind: str
    heading: str | None
    event_time: str | None
    place: str | None
    status: str
    status_reason: str | None
    handling: str | None
    measure: str | None
    minimum: float | None
    best: float | None
    maximum: float | None
    unit: str | None
    grade: str = NOT_GRADED
    supports: int = 0
    contradicts: int = 0
    context: int = 0
    sources: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    contested_grade: tuple[str, ...] = ()
    made: str = ""
    changed: str = ""

    @property
    def citations(self) -> int:
        return self.supports + self.contradicts + self.context

    @property
    def source_title(self) -> str | None:
        """The first source by its title."""
        return self.sources[0] if self.sources else None

    @property
    def conflicted(self) -> bool:
        return bool(self.conflicts)


_OWN = (
    "id", "statement", "kind", "heading", "event_time", "place", "status", "status_reason", "handling", "measure",
    "minimum", "best", "maximum", "unit",
)  # fmt: skip
_CITED = """SELECT c.claim, c.stance, s.title, c.speaker, coalesce(s.reliability, '–') || coalesce(c.credibility, '–'),
EXISTS (SELECT 1 FROM conflict k WHERE k.record = s.id AND k.field = 'reliability'),
EXISTS (SELECT 1 FROM conflict k WHERE k.record = c.id AND k.field = 'credibility')
FROM json_each(?) p CROSS JOIN citation c ON c.claim = p.value LEFT JOIN source s ON s.id = c.source"""
_TAGS = """SELECT l.subject, t.name FROM json_each(?) p CROSS JOIN tagging l ON l.subject = p.value
JOIN tag t ON t.id = l.tag"""
_ENTITIES = """SELECT l.claim, t.name FROM json_each(?) p CROSS JOIN mention l ON l.claim = p.value
JOIN entity t ON t.id = l.entity"""
_CONFLICTS = "SELECT k.record, k.field FROM json_each(?) p CROSS JOIN conflict k ON k.record = p.value"
_TIMES = """SELECT x.record, a.time, b.time FROM (SELECT l.record, min(l.number) AS first, max(l.number) AS last
FROM json_each(?) p CROSS JOIN log_change l ON l.record = p.value GROUP BY l.record) x
JOIN log_change m ON m.number = x.first JOIN log_transaction a ON a.number = m.tx
JOIN log_change n ON n.number = x.last JOIN log_transaction b ON b.number = n.tx"""


def claim_rows(database: Database, ids: Sequence[str]) -> list[ClaimRow]:
    """The rows of these claims in this order; claims that are gone are left out."""
    found: dict[str, ClaimRow] = {}
    for start in range(0, len(ids), 1000):
        found |= _page(database, list(dict.fromkeys(ids[start : start + 1000])))
    return [found[id] for id in ids if id in found]


def _page(database: Database, ids: Sequence[str]) -> dict[str, ClaimRow]:
    wanted = (json.dumps(ids),)
    own = ", ".join(f"claim.{name}" for name in _OWN)
    rows = database.rows(f"SELECT {own} FROM json_each(?) p CROSS JOIN claim ON claim.id = p.value", wanted)
    more: dict[str, dict[str, Any]] = {row[0]: {} for row in rows}
    _add_citations(more, database.rows(_CITED, wanted))
    for name, sql in (("tags", _TAGS), ("entities", _ENTITIES), ("conflicts", _CONFLICTS)):
        for id, value in database.rows(sql, wanted):
            if id in more:
                more[id].setdefault(name, []).append(value)
    for id, made, changed in database.rows(_TIMES, wanted):
        if id in more:
            more[id].update(made=made, changed=changed)
    return {row[0]: ClaimRow(*row, **_settled(more[row[0]])) for row in rows}


def _add_citations(more: dict[str, dict[str, Any]], rows: Sequence[tuple[Any, ...]]) -> None:
    for claim, stance, title, speaker, grade, *contested in rows:
        values = more.get(claim)
        if values is None or stance not in STANCES:
            continue
        values[stance] = values.get(stance, 0) + 1
        if title:
            values.setdefault("sources", []).append(title)
        if speaker:
            values.setdefault("speakers", []).append(speaker)
        if stance == "supports":
            values["grade"] = min(grade, values.get("grade", grade))
            fields = [name for name, holds in zip(GRADES, contested, strict=True) if holds]
            values.setdefault("contested_grade", []).extend(fields)


def _settled(values: dict[str, Any]) -> dict[str, Any]:
    for name in ("sources", "speakers", "tags", "entities", "conflicts", "contested_grade"):
        if name in values:
            values[name] = tuple(sorted(set(values[name]), key=str.casefold))
    if values.get("grade") == NOT_GRADED * 2:
        values["grade"] = NOT_GRADED
    return values
