# SPDX-License-Identifier: Apache-2.0
"""What refers to records that are to be another, and how each of it is to be: worked out, nothing written.

A link whose id follows from its ends gets the id that it would have had; what refers to that link follows it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.domain.fields import FieldKind, Record
from briefing_app.domain.records import RECORD_TYPES, Block, Distinct, Evidence
from briefing_app.services import exchange_rules as rules
from briefing_app.services.session import CaseSession
from briefing_app.store import lookalikes

_OWN_IDS = (Block,)
"""Its id follows from fields only where it is made, and never from what it refers to."""

_WEIGHTS = ("text", "credibility", "relevance")
"""What people weigh in a row of a matrix."""


@dataclass(frozen=True, slots=True)
class Move:
    """A record as it is and as it is to be, perhaps under another id."""

    before: Record
    after: Record

    @property
    def stays(self) -> bool:
        """Whether it is the same record then, with another reference."""
        return self.before.id == self.after.id


class Moves:
    """Everything that refers to ``others``, turned to ``kept``. ``ids``: what each id becomes."""

    def __init__(self, session: CaseSession, kept: Record, others: Sequence[Record]) -> None:
        self._session = session
        self.ids: dict[str, str] = {other.id: kept.id for other in others}
        self._found: dict[str, Record] = {}
        gone = set(self.ids)
        waiting = {kept.type_name: list(self.ids)}
        while waiting:
            for name, ids in waiting.items():
                for record in lookalikes.referring(session.database, ids, name):
                    if record.id not in gone:
                        self._found[record.id] = record
            waiting = self._renumber()

    @property
    def all(self) -> list[Move]:
        """In an order in which each follows what it refers to."""
        places = {name: place for place, name in enumerate(RECORD_TYPES)}
        found = [Move(record, self._turned(record)) for record in self._found.values()]
        return sorted(found, key=lambda move: (places[move.before.type_name], move.before.id))

    def _renumber(self) -> dict[str, list[str]]:
        """Gives new ids to what needs them; returns by type what has another one than before, so that what refers to it
        has to follow."""
        fresh: dict[str, list[str]] = defaultdict(list)
        for record in self._found.values():
            after = self._turned(record)
            if after.id != self.ids.get(record.id, record.id):
                fresh[record.type_name].append(record.id)
                self.ids[record.id] = after.id
        return fresh

    def _turned(self, record: Record) -> Record:
        before = values_of(record)
        after = dict(before)
        for spec in record.specs():
            if spec.kind is FieldKind.REFERENCE and after[spec.name] is not None:
                after[spec.name] = self.ids.get(after[spec.name], after[spec.name])
        if isinstance(record, Distinct):
            after["first"], after["second"] = sorted((after["first"], after["second"]))
        return type(record)(id=self._id(record, before, after), **after)

    def _id(self, record: Record, before: dict[str, Any], after: dict[str, Any]) -> str:
        if isinstance(record, Evidence):
            return self._row(record, after["question"])
        id_of = rules.ID_OF.get(record.type_name)
        if id_of is None or isinstance(record, _OWN_IDS) or id_of(before) == (made := id_of(after)):
            return record.id
        return made

    def _row(self, row: Evidence, question: str) -> str:
        """The row of the other question's matrix on the same subject, unless somebody weighed the two differently."""
        if question == row.question or row.subject is None:
            return row.id
        for standing in self._session.where(Evidence, question=question, subject=row.subject):
            weights = [{getattr(each, name) for each in (row, standing)} for name in _WEIGHTS]
            if all(len(found - {None}) < 2 for found in weights):
                return standing.id
        return row.id


def values_of(record: Record) -> dict[str, Any]:
    """Its fields by name."""
    return dict(zip(record.field_names(), record.values(), strict=True))
