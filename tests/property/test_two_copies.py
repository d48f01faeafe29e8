# SPDX-License-Identifier: Apache-2.0
"""Two people edit copies of one case; the union of their logs is the same on both sides and hides nothing.

The oracle for "hides nothing" is causal and knows nothing of heads: every write is a token; a token may be out of
sight only if somebody who had seen it wrote over it.
"""

import copy
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.changes import key
from briefing_app.domain.records import Expert, Tag
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store import log
from tests.property.programs import Runner, programs
from tests.store.cases import add_expert, new_case, state_of, table_rows, union

FIELDS = ("name", "affiliation", "field")
VALUES = ("red", "green", "blue")
EXPERTS = 2

edit = st.tuples(
    st.sampled_from(["write", "write", "write", "resolve", "delete", "tag", "exchange", "sync"]),
    st.integers(0, 1),
    st.integers(0, EXPERTS - 1),
    st.sampled_from(FIELDS),
    st.sampled_from(VALUES),
)
edits = st.lists(edit, min_size=2, max_size=14)


@dataclass
class Side:
    """One copy, and what its owner has come to know: tokens written, tokens written over, deletes."""

    session: CaseSession
    written: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    replaced: set[int] = field(default_factory=set)
    deletes: dict[int, tuple[str, frozenset[int]]] = field(default_factory=dict)

    def learn(self, other: "Side") -> None:
        union(self.session, other.session.path)
        for place, tokens in other.written.items():
            self.written.setdefault(place, {}).update(tokens)
        self.replaced |= other.replaced
        self.deletes.update(other.deletes)

    def live(self, id: str, name: str) -> dict[int, str]:
        return {token: value for token, value in self.written[id, name].items() if token not in self.replaced}

    def is_alive(self, id: str) -> bool:
        seen = [tokens for owner, tokens in self.deletes.values() if owner == id]
        tokens = {token for name in FIELDS for token in self.live(id, name)}
        return not seen or not tokens <= frozenset().union(*seen)


class World:
    """Both sides, and the tokens that they hand out."""

    def __init__(self, folder: Path) -> None:
        self.tokens = 0
        first = new_case(folder)
        self.ids = [add_expert(first, "red").id for _ in range(EXPERTS)]
        first.close()
        second = folder / "copy.casefile"
        shutil.copy(first.path, second)
        self.sides = [Side(CaseSession.open(first.path, author="Ana")), Side(CaseSession.open(second, author="Ben"))]
        for id in self.ids:
            for name in FIELDS:
                token = self.token()
                for side in self.sides:
                    side.written[id, name] = {token: "red" if name == "name" else ""}

    def token(self) -> int:
        self.tokens += 1
        return self.tokens

    def act(self, action: str, who: int, which: int, name: str, value: str) -> None:
        side, id = self.sides[who], self.ids[which]
        if action == "exchange":
            side.learn(self.sides[1 - who])
        elif action == "sync":
            self.meet()
        elif action == "tag":
            tag = Tag.make(Tag.id_of(value), name=value)
            if side.session.find(tag.id) is None:
                with side.session.transaction("Tag") as work:
                    work.insert(tag)
        elif side.is_alive(id):
            self._edit(side, action, id, name, value)

    def _edit(self, side: Side, action: str, id: str, name: str, value: str) -> None:
        live = side.live(id, name)
        shown = getattr(side.session.get(Expert, id), name) or ""
        assert shown in live.values()
        with side.session.transaction(action) as work:
            if action == "delete":
                work.delete(Expert, id)
                seen = frozenset(token for field_name in FIELDS for token in side.live(id, field_name))
                side.deletes[self.token()] = (id, seen)
            elif action == "resolve" or shown != value:
                if action == "resolve":
                    work.writer.resolve(Expert, id, name, value)
                    over = set(live)
                else:
                    work.update(Expert, id, **{name: value})
                    over = {token for token, held in live.items() if held == shown}
                side.replaced |= over
                side.written[id, name][self.token()] = value

    def meet(self) -> None:
        self.sides[0].learn(self.sides[1])
        self.sides[1].learn(self.sides[0])

    def check_nothing_is_hidden(self) -> None:
        for side in self.sides:
            for id in self.ids:
                assert (side.session.find(id) is not None) == side.is_alive(id)
                with side.session.database.reading():
                    state = _state(side.session, id)
                for name in FIELDS:
                    visible = {head.value or "" for head in state.heads[name]}
                    assert visible == set(side.live(id, name).values())
                    if side.is_alive(id):
                        assert (name in state.conflicts()) == (len(visible) > 1)

    def check_both_are_the_same(self) -> None:
        one, two = (side.session for side in self.sides)
        assert state_of(one) == state_of(two)
        assert table_rows(one.database) == table_rows(two.database)

    def close(self) -> None:
        for side in self.sides:
            side.session.close()


def _state(session: CaseSession, id: str) -> Any:
    from briefing_app.domain.changes import fold

    changes = log.changes_of_record(session.database, id)
    order = log.orders(session.database, {change.transaction for change in changes})
    return fold("expert", id, changes, order)


@pytest.mark.slow
@given(program=edits)
def test_union_hides_no_write_that_nobody_replaced(program: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            for step in program:
                world.act(*step)
            world.check_nothing_is_hidden()
            world.meet()
            world.check_nothing_is_hidden()
            world.check_both_are_the_same()
            assert all(verify(side.session) == [] for side in world.sides)
        finally:
            world.close()


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 2)
@given(mine=programs, theirs=programs, later=st.lists(st.integers(0, 60), max_size=6))
def test_union_after_any_program_and_undo_is_the_same_on_both_sides(
    mine: list[Any], theirs: list[Any], later: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = Runner(new_case(Path(folder)))
        second: Runner | None = None
        try:
            for step in mine[: len(mine) // 2]:
                first.run(*step)
            first.session.close()
            shutil.copy(first.session.path, Path(folder) / "copy.casefile")
            first.session = CaseSession.open(first.session.path, author="Ana")
            second = Runner(CaseSession.open(Path(folder) / "copy.casefile", author="Ben"))
            second.count = 1000
            second.setup, second.model = set(first.setup), copy.deepcopy(first.model)
            _go_apart(first, second, mine[len(mine) // 2 :], theirs)
            union(first.session, second.session.path)
            _undo_some(first.session, later)
            union(second.session, first.session.path)
            assert union(first.session, second.session.path) == 0
            assert table_rows(first.session.database) == table_rows(second.session.database)
            for side in (first, second):
                assert [found.rule for found in verify(side.session) if found.rule != "reference.dangling"] == []
        finally:
            first.session.close()
            if second is not None:
                second.session.close()


def _go_apart(first: Runner, second: Runner, mine: list[Any], theirs: list[Any]) -> None:
    for runner, program in ((first, mine), (second, theirs)):
        for name, argument in program:
            if name != "other author":
                runner.run(name, argument)
        runner.check()


def _undo_some(session: CaseSession, picks: list[int]) -> None:
    """Any transaction, the other side's included, is undone: the file stays sound whatever stands in conflict."""
    for pick in picks:
        known = [found for found in log_of(session) if found.label != "Make the case"]
        if known:
            session.undo(known[pick % len(known)].id)


@given(st.permutations(VALUES))
def test_undo_of_one_side_of_a_conflict_leaves_the_others(order: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            one, two = world.sides
            id = world.ids[0]
            world.act("write", 0, 0, "field", order[0])
            mine = log_of(one.session)[-1].id
            world.act("write", 1, 0, "field", order[1])
            world.meet()
            one.session.undo(mine)
            assert _values(one.session, id) == {order[1]}
            one.session.redo()
            assert _values(one.session, id) == {order[0], order[1]}
            one.session.undo(mine)
            assert _values(one.session, id) == {order[0], order[1]} or _values(one.session, id) == {order[1]}
            union(two.session, one.session.path)
            world.check_both_are_the_same()
            assert verify(one.session) == []
        finally:
            world.close()


def _values(session: CaseSession, id: str) -> set[Any]:
    return {head.value for head in _state(session, id).heads["field"]}


def test_undo_of_a_resolution_brings_the_conflict_back() -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            one, _ = world.sides
            id = world.ids[0]
            world.act("write", 0, 0, "field", "green")
            world.act("write", 1, 0, "field", "blue")
            world.meet()
            for _ in range(2):
                with one.session.transaction("Settle") as work:
                    work.writer.resolve(Expert, id, "field", "red")
                assert _values(one.session, id) == {"red"}
                one.session.undo()
                assert _values(one.session, id) == {"green", "blue"}
                one.session.redo()
                assert _values(one.session, id) == {"red"}
                one.session.undo()
                assert _values(one.session, id) == {"green", "blue"}
            assert {key(value) for value in _values(one.session, id)} == {key("green"), key("blue")}
            assert verify(one.session) == []
        finally:
            world.close()


def test_undo_of_an_edit_on_one_side_of_a_conflict_brings_that_side_back() -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            one, _ = world.sides
            id = world.ids[0]
            world.act("write", 0, 0, "field", "green")
            world.act("write", 1, 0, "field", "blue")
            world.meet()
            world.act("write", 0, 0, "field", "red")
            after = _values(one.session, id)
            assert "red" in after
            assert len(after) == 2
            one.session.undo()
            assert _values(one.session, id) == {"green", "blue"}
            one.session.redo()
            assert _values(one.session, id) == after
        finally:
            world.close()


def test_two_people_who_each_drop_the_other_side_keep_both() -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            one, two = world.sides
            id = world.ids[0]
            world.act("write", 0, 0, "field", "green")
            mine = log_of(one.session)[-1].id
            world.act("write", 1, 0, "field", "blue")
            theirs = log_of(two.session)[-1].id
            world.meet()
            one.session.undo(mine)
            two.session.undo(theirs)
            assert _values(one.session, id) == {"blue"}
            assert _values(two.session, id) == {"green"}
            world.meet()
            assert _values(one.session, id) == {"green", "blue"}
            world.check_both_are_the_same()
            assert verify(one.session) == []
        finally:
            world.close()
