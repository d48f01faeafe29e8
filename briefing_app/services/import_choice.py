# SPDX-License-Identifier: Apache-2.0
"""Which records of another case come along: those that were chosen, what belongs to them, and what they rest on."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import FieldKind, Record
from briefing_app.domain.records import RECORD_TYPES, Citation, Lineage, Relation
from briefing_app.services import claim_filters
from briefing_app.services.browse import claim_ids
from briefing_app.services.session import CaseSession
from briefing_app.store import queries

IMPORTABLE = (
    "source", "claim", "assessment", "expert", "entity", "tag", "question", "assumption", "indicator", "gap",
)  # fmt: skip
"""Types of which records can be chosen. Reports, their editions and what people settled stay with their case."""
_BELONGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "source": (("version", "source"), ("lineage", "source")),
    "claim": (("citation", "claim"), ("mention", "claim"), ("relation", "claim")),
    "assessment": (("citation", "assessment"), ("basis", "assessment")),
    "entity": (("name", "entity"),),
    "question": (("hypothesis", "question"),),
    "evidence": (("mark", "evidence"),),
    "indicator": (("reading", "indicator"),),
}
"""What comes with a record of a type: the type and field that lead to it."""
_OF_CHOSEN: Mapping[str, tuple[tuple[str, str], ...]] = {"question": (("evidence", "question"),)}
"""What comes besides with a record that was chosen itself, and not only because something refers to it."""
_OF_ALL = (("tagging", "subject"), ("position", "subject"))
_BETWEEN = (Lineage, Relation)
"""Links that come where both ends do, and bring neither."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to come: records of these types, of these ids, the claims that a saved filter of the other case shows;
    everything where none of the three is given. ``citing``: with the sources comes also what cites them.

    ``matches``: sources of the other case, each with the source here that it is, as somebody said; with ``same_texts``
    every source that holds the same text as one here is that one.
    """

    types: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    filter: str | None = None
    citing: bool = False
    matches: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    same_texts: bool = False


def chosen(other: CaseSession, wanted: Wanted, check: Callable[[], None]) -> dict[str, Record]:
    """The records that come, by id. Raises BadInput for a type that does not, NotFound for an unknown id or filter, and
    Refused for the id of a record that stays with its case."""
    first = list(_first(other, wanted))
    gathering = _Gathering(other, check)
    gathering.add(first, chosen=True)
    if wanted.citing:
        sources = [record.id for record in first if record.type_name == "source"]
        gathering.add(queries.by_reference(other.database, Citation, "source", sources))
    return gathering.found()


def _first(other: CaseSession, wanted: Wanted) -> Iterator[Record]:
    unknown = [name for name in wanted.types if name not in IMPORTABLE]
    if unknown:
        raise BadInput(f"Records of the type “{unknown[0]:.60}” are not imported. Types are: {', '.join(IMPORTABLE)}.")
    everything = not (wanted.types or wanted.ids or wanted.filter)
    for name in IMPORTABLE if everything else wanted.types:
        yield from queries.all_records(other.database, RECORD_TYPES[name])
    for id in wanted.ids:
        record = other.find(id)
        if record is None:
            raise NotFound(f"There is no record {id:.60} in {other.path}.")
        if record.type_name not in IMPORTABLE:
            types = ", ".join(IMPORTABLE)
            raise Refused(f"{id} is a {record.type_name}, which stays with its case. What can come is: {types}.")
        yield record
    if wanted.filter:
        query, _ = claim_filters.saved(other, wanted.filter)
        yield from queries.by_ids(other.database, RECORD_TYPES["claim"], claim_ids(other, query)).values()


class _Gathering:
    """Follows references until nothing more comes."""

    def __init__(self, other: CaseSession, check: Callable[[], None]) -> None:
        self._database = other.database
        self._check = check
        self._found: dict[str, Record] = {}
        self._between: dict[str, Record] = {}

    def add(self, records: Iterable[Record], *, chosen: bool = False) -> None:
        waiting = self._fresh(records)
        while waiting:
            self._check()
            waiting = self._fresh(self._beside(waiting, chosen))
            chosen = False

    def found(self) -> dict[str, Record]:
        """All that comes, with the links of which both ends do."""
        links = {
            id: link
            for id, link in self._between.items()
            if all(end is None or end in self._found for end in _ends(link))
        }
        return self._found | links

    def _fresh(self, records: Iterable[Record]) -> dict[str, list[Record]]:
        """Those that were not there, by type."""
        fresh: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            if isinstance(record, _BETWEEN):
                self._between[record.id] = record
            elif record.id not in self._found:
                self._found[record.id] = record
                fresh[record.type_name].append(record)
        return fresh

    def _beside(self, waiting: Mapping[str, list[Record]], chosen: bool) -> Iterator[Record]:
        for name, records in waiting.items():
            ids = [record.id for record in records]
            more = _OF_CHOSEN.get(name, ()) if chosen else ()
            for type_name, field_name in (*_BELONGS.get(name, ()), *_OF_ALL, *more):
                yield from queries.by_reference(self._database, RECORD_TYPES[type_name], field_name, ids)
            for spec in RECORD_TYPES[name].specs():
                if spec.kind is FieldKind.REFERENCE:
                    targets = {str(value) for record in records if (value := getattr(record, spec.name)) is not None}
                    yield from self._of(targets - self._found.keys(), spec.targets)

    def _of(self, ids: Collection[str], types: Iterable[str]) -> Iterator[Record]:
        for name in types:
            yield from queries.by_ids(self._database, RECORD_TYPES[name], sorted(ids)).values()


def _ends(link: Record) -> tuple[str | None, str | None]:
    if isinstance(link, Relation):
        return link.claim, link.other
    return (link.source, link.origin) if isinstance(link, Lineage) else (None, None)
