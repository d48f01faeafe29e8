# SPDX-License-Identifier: Apache-2.0
"""Records that look alike: found by what people know them by, never joined by themselves.

Two that somebody said are not the same are not named together again.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import (
    Assumption,
    Distinct,
    Entity,
    Expert,
    Gap,
    Hypothesis,
    Indicator,
    Name,
    Question,
    SavedFilter,
    Tag,
)
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.store import lookalikes, queries
from briefing_app.store.search_text import fold_word

_TICK = 1_000
_SPACE = re.compile(r"\s+")
Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Alike:
    """Records of one type that look alike. ``why``: what they share, as words: name, wording, address, text, title,
    query. ``titles`` are in the order of ``ids``."""

    type: str
    why: tuple[str, ...]
    ids: tuple[str, ...]
    titles: tuple[str, ...]


Finder = Callable[[CaseSession, Check], Iterator[tuple[str, Iterable[str]]]]
"""Finds records of one type: what they share, and their ids."""


def possible(session: CaseSession, types: Sequence[str] = (), check: Check | None = None) -> list[Alike]:
    """What looks alike in the case, by type and id; of some types only, where any are named.

    ``check`` is called often, and stops the work by raising. Raises BadInput for a type that is not looked at.
    """
    unknown = [name for name in types if name not in FINDERS]
    if unknown:
        raise BadInput(f"Duplicates of “{unknown[0]:.60}” are not looked for. Types are: {', '.join(FINDERS)}.")
    stop = check or _nothing
    names = Names(session)
    with session.database.reading():
        apart = _apart(session)
        return [
            Alike(name, why, ids, tuple(names.of(id) for id in ids))
            for name, find in FINDERS.items()
            if not types or name in types
            for ids, why in _settled(find(session, stop), apart)
        ]


def are_distinct(session: CaseSession, one: str, other: str, reason: str | None = None) -> Distinct:
    """Says that two records look alike and are not the same. Raises NotFound, BadInput for one and the same record, and
    Refused for records of different types or where it is said already."""
    return hold_apart(session, one, [other], reason)[0]


def hold_apart(session: CaseSession, one: str, others: Sequence[str], reason: str | None = None) -> list[Distinct]:
    """The same of one record and each of several others, as one action."""
    record = _found(session, one)
    said = (reason or "").strip() or None
    made = []
    for other in others:
        if one == other:
            raise BadInput("These are not two records but one. Name two.")
        if (kind := _found(session, other).type_name) != record.type_name:
            raise Refused(f"A {record.type_name} and a {kind} are never taken for the same.")
        first, second = sorted((one, other))
        made.append(Distinct.make(Distinct.id_of(one, other), first=first, second=second, reason=said))
    with session.transaction("Say that records are not the same") as work:
        return [work.insert(each) for each in made]


def may_be_same(session: CaseSession, one: str, other: str) -> Distinct:
    """Takes back that two records are not the same; returns what was said. Raises NotFound where nobody said so."""
    said = session.look_up(Distinct, Distinct.id_of(one, other))
    if said is None:
        raise NotFound("Nobody said of these two that they are not the same.")
    with session.transaction("Take back that two records are not the same") as work:
        work.delete(Distinct, said.id)
    return said


def said_distinct(session: CaseSession, ids: Sequence[str]) -> Distinct | None:
    """What somebody said who holds any two of these apart."""
    found = (session.look_up(Distinct, Distinct.id_of(*pair)) for pair in combinations(ids, 2))
    return next((said for said in found if said is not None), None)


def _found(session: CaseSession, id: str) -> Record:
    record = session.find(id)
    if record is None:
        raise NotFound(f"There is no record {id} in this case.")
    return record


def _apart(session: CaseSession) -> dict[str, set[str]]:
    """For each record those that are not the same."""
    found: dict[str, set[str]] = defaultdict(set)
    for said in queries.all_records(session.database, Distinct):
        found[said.first].add(said.second)
        found[said.second].add(said.first)
    return found


def _settled(
    found: Iterable[tuple[str, Iterable[str]]], apart: dict[str, set[str]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Ids with all that they share, without those that are held apart."""
    shared: dict[tuple[str, ...], list[str]] = {}
    for why, ids in found:
        for part in _parted(sorted(set(ids)), apart):
            reasons = shared.setdefault(part, [])
            if why not in reasons:
                reasons.append(why)
    return [(ids, tuple(shared[ids])) for ids in sorted(shared)]


def _parted(ids: Sequence[str], apart: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Groups of which nobody holds any two apart. Each record stands in the first that takes it."""
    parts: list[list[str]] = []
    for id in ids:
        others = apart.get(id, set())
        part = next((part for part in parts if others.isdisjoint(part)), None)
        if part is None:
            parts.append([id])
        else:
            part.append(id)
    return [tuple(part) for part in parts if len(part) > 1]


# -- what is looked at -------------------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """Words as they are compared: without regard to case, space, accents, and the forms of Arabic letters."""
    return " ".join(fold_word(text)) or _SPACE.sub(" ", text).strip().casefold()


class _Shelf:
    """Sorts records by what they are called."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._found: dict[tuple[Value, ...], set[str]] = defaultdict(set)
        self._count = 0

    def put(self, id: str, text: str, *among: Value) -> None:
        """``among``: only records that hold the same here are compared."""
        self._count += 1
        if self._count % _TICK == 0:
            self._check()
        self._found[(folded(text), *among)].add(id)

    def alike(self, why: str) -> Iterator[tuple[str, Iterable[str]]]:
        for ids in self._found.values():
            if len(ids) > 1:
                yield why, ids


def _by(kind: type[Record], why: str, field: str, *among: str) -> Finder:
    """Records of a small kind that are called the same in ``field``, and hold the same in the others."""

    def find(session: CaseSession, check: Check) -> Iterator[tuple[str, Iterable[str]]]:
        shelf = _Shelf(check)
        for id, text, *rest in lookalikes.texts(session.database, kind, field, *among):
            shelf.put(id, text, *rest)
        yield from shelf.alike(why)

    return find


def _entities(session: CaseSession, check: Check) -> Iterator[tuple[str, Iterable[str]]]:
    """By name and further names, within one kind."""
    shelf = _Shelf(check)
    kinds: dict[str, str] = {}
    for id, name, kind in lookalikes.texts(session.database, Entity, "name", "kind"):
        kinds[id] = kind
        shelf.put(id, name, kind)
    for _, entity, text in lookalikes.texts(session.database, Name, "entity", "text"):
        if entity in kinds:
            shelf.put(entity, text, kinds[entity])
    yield from shelf.alike("name")


def _sources(session: CaseSession, check: Check) -> Iterator[tuple[str, Iterable[str]]]:
    for why, find in (
        ("text", lookalikes.sources_by_text),
        ("address", lookalikes.sources_by_url),
        ("title", lookalikes.sources_by_title),
    ):
        check()
        for ids in find(session.database):
            yield why, ids


def _claims(session: CaseSession, check: Check) -> Iterator[tuple[str, Iterable[str]]]:
    check()
    for ids in lookalikes.claims(session.database):
        yield "wording", ids


def _filters(session: CaseSession, check: Check) -> Iterator[tuple[str, Iterable[str]]]:
    yield from _by(SavedFilter, "name", "name", "subject")(session, check)
    yield from _by(SavedFilter, "query", "query", "subject")(session, check)


FINDERS: dict[str, Finder] = {
    "source": _sources,
    "claim": _claims,
    "entity": _entities,
    "tag": _by(Tag, "name", "name"),
    "expert": _by(Expert, "name", "name"),
    "question": _by(Question, "wording", "text"),
    "hypothesis": _by(Hypothesis, "wording", "statement", "question"),
    "assumption": _by(Assumption, "wording", "statement"),
    "indicator": _by(Indicator, "wording", "statement"),
    "gap": _by(Gap, "wording", "statement"),
    "saved_filter": _filters,
}
"""What looks for duplicates of a type; these are the types of which records can be merged."""


def _nothing() -> None:
    pass
