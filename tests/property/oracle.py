# SPDX-License-Identifier: Apache-2.0
"""What several copies of a case must show, from who had seen what: a model that is written apart from the engine.

It imports nothing of the program and looks at no log. A deed is what one person did at once, with all the deeds that
they had come to know by then; a copy is the deeds that reached it, in the order of their arrival. From these alone
follow the values that must stand, those that may be out of sight, and what an undo takes back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

NOT_YET = (2**70, "")
"""The place in time of a deed that is being done: after all others."""


def same(one: Any, other: Any) -> bool:
    """Whether a person would take both as one value: true is not 1."""
    return type(one) is type(other) and bool(one == other)


def distinct(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if not any(same(value, other) for other in found):
            found.append(value)
    return found


def same_values(ones: Iterable[Any], others: Iterable[Any]) -> bool:
    """Whether both hold the same values, however often."""
    first, second = distinct(ones), distinct(others)
    return len(first) == len(second) and all(any(same(value, other) for other in second) for value in first)


@dataclass(frozen=True)
class Write:
    """One value that a deed set down; ``origin`` is the deed that first did."""

    deed: int
    origin: int
    value: Any = field(compare=False)


@dataclass(frozen=True)
class Entry:
    """What a deed did to one field. Without ``made`` it only took ``over`` out of a conflict."""

    over: frozenset[Write]
    made: tuple[Write, ...]
    old: Any
    shown: Any


@dataclass
class Part:
    """What a deed did to one record."""

    inserted: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    removal: frozenset[Write] | None = None
    ended: frozenset[int] | None = None


@dataclass
class Deed:
    number: int
    seen: frozenset[int]
    undoes: int | None = None
    parts: dict[str, Part] = field(default_factory=dict)
    time: tuple[int, str] = NOT_YET


@dataclass
class View:
    """One record as a copy must have it."""

    live: dict[str, list[Write]]
    inserted: bool
    removals: dict[int, frozenset[Write]]

    @property
    def standing(self) -> frozenset[Write]:
        return frozenset(write for writes in self.live.values() for write in writes)

    @property
    def seen_by_removals(self) -> frozenset[Write]:
        return frozenset(write for seen in self.removals.values() for write in seen)

    @property
    def unseen(self) -> bool:
        """Whether something stands that nobody had seen who removed the record."""
        return not self.standing <= self.seen_by_removals

    @property
    def stands_alone(self) -> bool:
        """Whether the record is there though nothing may refer to it."""
        return self.inserted and (not self.removals or self.unseen)

    def values(self, name: str) -> list[Any]:
        return distinct(write.value for write in self.live.get(name, []))


class Oracle:
    """Every deed of every person."""

    def __init__(self) -> None:
        self.deeds: list[Deed] = []
        self.keeping: dict[str, tuple[str, ...]] = {}
        """The records, and those of their fields that keep in the case what they refer to."""

    def touching(self, known: Sequence[int], record: str) -> list[tuple[Deed, Part]]:
        """The deeds that did something to a record, in the order of ``known``."""
        found = (self.deeds[number] for number in known)
        return [(deed, deed.parts[record]) for deed in found if record in deed.parts]

    def view(self, known: Sequence[int], record: str) -> View:
        made: dict[str, list[Write]] = {}
        replaced: dict[str, set[Write]] = {}
        dropped: dict[str, set[Write]] = {}
        removals: dict[int, frozenset[Write]] = {}
        ended: set[int] = set()
        inserted = False
        for deed, part in self.touching(known, record):
            inserted |= part.inserted
            for name, entry in part.entries.items():
                made.setdefault(name, []).extend(entry.made)
                (replaced if entry.made else dropped).setdefault(name, set()).update(entry.over)
            if part.removal is not None:
                removals[deed.number] = part.removal
            ended |= part.ended or set()
        live: dict[str, list[Write]] = {}
        for name, writes in made.items():
            standing = [write for write in writes if write not in replaced.get(name, set())]
            shown = [write for write in standing if write not in dropped.get(name, set())] or standing
            live[name] = sorted(shown, key=lambda write: self.deeds[write.origin].time, reverse=True)
        return View(live, inserted, {number: seen for number, seen in removals.items() if number not in ended})

    def present(self, known: Sequence[int]) -> set[str]:
        """The records that are there: those that stand alone, and removed ones to which such a record leads."""
        views = {record: self.view(known, record) for record in self.keeping}
        found = {record for record, view in views.items() if view.stands_alone}
        waiting = sorted(found)
        while waiting:
            record = waiting.pop()
            for name in self.keeping[record]:
                target = views[record].live[name][0].value
                if target in views and views[target].inserted and target not in found:
                    found.add(target)
                    waiting.append(target)
        return found

    def is_there(self, known: Sequence[int], record: str) -> bool:
        view = self.view(known, record)
        return view.stands_alone or (view.inserted and record in self.present(known))

    # -- what holds whatever the rules of editing are ---------------------------------------------------------------

    def never_seen(self, known: Sequence[int], record: str, name: str) -> list[Any]:
        """Values that nobody had seen who touched the field: each must be in sight."""
        touching = [deed for deed, part in self.touching(known, record) if name in part.entries]
        return [
            write.value
            for deed in touching
            if not any(deed.number in later.seen for later in touching)
            for write in deed.parts[record].entries[name].made
        ]

    def is_ordered(self, known: Sequence[int], record: str, name: str | None = None) -> bool:
        """Whether each who touched the field (or the record) had seen all who did so before: no conflict then."""
        touching = sorted(
            (deed for deed, part in self.touching(known, record) if name is None or name in part.entries),
            key=lambda deed: len(deed.seen),
        )
        return all(one.number in two.seen for one, two in pairwise(touching))

    def may_be_contested(self, known: Sequence[int], record: str) -> bool:
        """Whether a removal can have missed a write: somebody touched the record apart from the one who removed it, or
        wrote to it afterwards, while it was kept by what referred to it."""
        touching = self.touching(known, record)
        removals = {deed.number for deed, part in touching if part.removal is not None}
        wrote_after = any(part.entries and removals & deed.seen for deed, part in touching)
        return wrote_after or not self.is_ordered(known, record)


class Draft:
    """A deed in the making, in one copy."""

    def __init__(self, oracle: Oracle, known: list[int], undoes: int | None = None) -> None:
        self._oracle, self._known = oracle, known
        self.deed = Deed(len(oracle.deeds), frozenset(known), undoes)
        oracle.deeds.append(self.deed)

    def view(self, record: str) -> View:
        """The record with what this deed did already."""
        return self._oracle.view([*self._known, self.deed.number], record)

    def is_there(self, record: str) -> bool:
        return self._oracle.is_there([*self._known, self.deed.number], record)

    def finish(self, time: tuple[int, str] | None) -> bool:
        """The deed is done at ``time``, unless there was nothing to it: then nobody may have noted a time."""
        self.deed.parts = {id: part for id, part in self.deed.parts.items() if part != Part()}
        if not self.deed.parts:
            self._oracle.deeds.pop()
            assert time is None, "something was done where nothing could be"
            return False
        assert time is not None, f"nothing was done of {self.deed.parts}"
        self.deed.time = time
        self._known.append(self.deed.number)
        return True

    # -- deeds of a person ------------------------------------------------------------------------------------------

    def insert(self, record: str, values: Mapping[str, Any]) -> None:
        assert not self.is_there(record)
        if self.view(record).inserted:
            self.restore(record)
            for name, value in values.items():
                self.write(record, name, value)
            return
        part = self._part(record)
        part.inserted = True
        for name, value in values.items():
            part.entries[name] = Entry(frozenset(), (self._new(value),), None, value)

    def write(self, record: str, name: str, value: Any) -> None:
        """Replaces what is shown, and nothing that is not."""
        live = self.view(record).live[name]
        shown = live[0].value
        if not same(shown, value):
            over = frozenset(write for write in live if same(write.value, shown))
            self._enter(record, name, over, (self._new(value),), shown, value)

    def settle(self, record: str, name: str, value: Any) -> None:
        """Replaces every side."""
        live = self.view(record).live[name]
        self._enter(record, name, live, (self._new(value),), live[0].value, value)

    def remove(self, record: str, seen: Iterable[Write] | None = None) -> None:
        view = self.view(record)
        self._part(record).removal = view.standing if seen is None else frozenset(seen)

    def restore(self, record: str, removals: Iterable[int] | None = None) -> None:
        ended = self.view(record).removals if removals is None else removals
        if ended:
            self._part(record).ended = frozenset(ended)

    def _part(self, record: str) -> Part:
        return self.deed.parts.setdefault(record, Part())

    def _new(self, value: Any) -> Write:
        return Write(self.deed.number, self.deed.number, value)

    def _enter(
        self, record: str, name: str, over: Iterable[Write], made: tuple[Write, ...], old: Any, shown: Any
    ) -> None:
        assert name not in self._part(record).entries, "one deed touches a field once"
        self._part(record).entries[name] = Entry(frozenset(over), made, old, shown)

    # -- taking a deed back -----------------------------------------------------------------------------------------

    def take_back(self, target: Deed, left: Callable[[str, str | None], bool]) -> None:
        """Undo. ``left`` is asked before each step that could be taken whether something outside this model, a
        reference, forbids it: the record and its field, None for the record as a whole."""
        parts = list(reversed(target.parts.items()))
        for record, part in parts:
            if part.removal is not None:
                standing = self._removals_from(record, target).intersection(self.view(record).removals)
                if standing and not left(record, None):
                    self.restore(record, standing)
        for record, part in parts:
            if not part.inserted and self.is_there(record):
                plans = {name: self._plan(record, name, entry, target) for name, entry in part.entries.items()}
                for name, plan in plans.items():
                    if plan is not None and not left(record, name):
                        self._apply(record, name, *plan)
        for record, part in parts:
            if part.inserted or part.ended is not None:
                seen = self._as_it_came(record, part) if part.inserted else self._as_it_came_back(record, target)
                if seen is not None and not left(record, None):
                    self.remove(record, seen)

    def _as_it_came(self, record: str, part: Part) -> frozenset[Write] | None:
        """Everything that stands, if that is what the record came with; None if anybody changed anything."""
        view = self.view(record)
        came = {name: [entry.shown] for name, entry in part.entries.items()}
        same_still = all(same_values(view.values(name), values) for name, values in came.items())
        return view.standing if same_still and self.is_there(record) else None

    def _as_it_came_back(self, record: str, target: Deed) -> frozenset[Write] | None:
        view = self.view(record)
        if not self.is_there(record):
            return None
        place = self._known.index(target.number)
        before = self._oracle.view(self._known[:place], record)
        if before.stands_alone or self._oracle.is_there(self._known[:place], record):
            return before.seen_by_removals
        then = self._oracle.view(self._known[: place + 1], record)
        unchanged = all(same_values(view.values(name), then.values(name)) for name in then.live)
        return view.standing if unchanged else None

    def _removals_from(self, record: str, target: Deed) -> set[int]:
        """The removals that are this one: itself, and where a return was undone that had ended it."""
        own, enders = {target.number}, set()
        for deed, part in self._oracle.touching(self._known, record):
            if part.ended is not None and own & part.ended:
                enders.add(deed.number)
            elif part.removal is not None and deed.undoes in enders:
                own.add(deed.number)
        return own

    def _plan(
        self, record: str, name: str, entry: Entry, target: Deed
    ) -> tuple[list[Write], list[tuple[int, Any]]] | None:
        """The writes that go and the sides that come (origin, value); None where the field moved on."""
        live = self.view(record).live[name]
        values = distinct(write.value for write in live)
        over = self._replaced(record, name, entry)
        if not entry.made:
            there = [write.origin for write in live]
            come = [(w.origin, w.value) for w in over if w.origin not in there]
            return ([], come) if come and any(same(entry.shown, value) for value in values) else None
        made = distinct(write.value for write in entry.made)
        own = [write for write in live if write.deed == target.number]
        likewise = same_values(values, made)
        if likewise and (not own or own == live):
            return live, [(w.origin, w.value) for w in over] or [(target.number, entry.old)]
        if not own or not (likewise or same_values([write.value for write in own], made)):
            return None
        elsewhere = {
            write
            for deed, part in self._oracle.touching([*self._known, self.deed.number], record)
            if deed is not target and not part.inserted and name in part.entries
            for write in part.entries[name].over
        }
        return own, [(w.origin, w.value) for w in over if w not in elsewhere]

    def _replaced(self, record: str, name: str, entry: Entry) -> list[Write]:
        """What a deed replaced, the first to arrive first."""
        found: list[Write] = []
        for _, part in self._oracle.touching(self._known, record):
            for write in part.entries[name].made if name in part.entries else ():
                if write in entry.over:
                    found.append(write)
        return found

    def _apply(self, record: str, name: str, gone: Sequence[Write], come: Sequence[tuple[int, Any]]) -> None:
        live = self.view(record).live[name]
        rest = [write for write in live if write not in gone]
        values = distinct(value for _, value in come)
        if not rest and len(values) == 1:
            if any(not same(write.value, values[0]) for write in live):
                self._enter(record, name, gone, (self._new(values[0]),), live[0].value, values[0])
            return
        made = tuple(Write(self.deed.number, origin, value) for origin, value in come)
        self._enter(record, name, gone, made, live[0].value, come[0][1] if come else rest[0].value)
