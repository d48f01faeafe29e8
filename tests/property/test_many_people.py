# SPDX-License-Identifier: Apache-2.0
"""Three to five people do anything to copies of one case, with clocks that are years apart, and bring them together
along any path: through others, crosswise, from backups. Nothing is hidden, and every way round says the same.

More and longer programs are tried with ``HYPOTHESIS_PROFILE=deep``.
"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.property.people import World

pytestmark = pytest.mark.slow
DEEP = settings().max_examples > 200
who = st.integers(0, 4)
small = st.integers(0, 40)
operation = st.tuples(st.sampled_from(["create", "edit", "edit", "edit", "delete"]), small, st.integers(0, 5), small)
focused = st.tuples(st.just("edit"), st.integers(0, 2), st.integers(0, 2), st.integers(0, 3))


class ManyPeople(RuleBasedStateMachine):
    """What people do with their copies, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self.folder.name))
        self.touched: int | None = None

    @rule(who=who, operations=st.lists(operation, min_size=1, max_size=4))
    def act(self, who: int, operations: list[tuple[str, int, int, int]]) -> None:
        self.world.act(who, operations)
        self.touched = who

    @rule(who=who, edit=focused)
    def edit_what_others_edit(self, who: int, edit: tuple[str, int, int, int]) -> None:
        self.world.act(who, [edit])
        self.touched = who

    @rule(one=who, edit=focused, which=small, choice=st.integers(0, 5), then=st.sampled_from(["", "edit", "settle"]))
    def disagree(self, one: int, edit: tuple[str, int, int, int], which: int, choice: int, then: str) -> None:
        """Two people write another value each to the same field, hear of each other, and one may go on from there."""
        name, a, b, c = edit
        self.world.act(one, [edit])
        self.world.act(one + 1, [(name, a, b, c + 1)])
        self.merge_crosswise(one, one + 1)
        if then:
            self.world.settle(one, which, choice, plainly=then == "edit")
            self.touched = one

    @rule(who=who, way=st.sampled_from(["undo", "redo", "any", "any"]), pick=small)
    def undo(self, who: int, way: str, pick: int) -> None:
        self.world.undo(who, way, pick)
        self.touched = who

    @rule(who=who, which=small, choice=st.integers(0, 5))
    def settle(self, who: int, which: int, choice: int) -> None:
        self.world.settle(who, which, choice)
        self.touched = who

    @rule(who=who, pick=st.integers(0, 4))
    def undo_something_recent(self, who: int, pick: int) -> None:
        self.world.undo(who, "any", -1 - pick)
        self.touched = who

    @rule(into=who, other=who)
    def merge(self, into: int, other: int) -> None:
        self.world.merge(into, other)
        self.touched = into

    @rule(one=who, other=who)
    def cross(self, one: int, other: int) -> None:
        self.merge_crosswise(one, other)

    def merge_crosswise(self, one: int, other: int) -> None:
        self.world.merge(one, other)
        self.world.merge(other, one)
        self.touched = other

    @rule(first=who, second=who, third=who)
    def relay(self, first: int, second: int, third: int) -> None:
        self.world.merge(second, first)
        self.world.merge(third, second)
        self.touched = third

    @rule(into=who, which=small)
    def merge_a_backup(self, into: int, which: int) -> None:
        self.world.merge_backup(into, which)
        self.touched = into

    @rule(who=who)
    def copy_the_file(self, who: int) -> None:
        self.world.join(who)

    @rule(who=who)
    def back_up(self, who: int) -> None:
        self.world.back_up(who)

    @rule(who=who, which=small)
    def restore_a_backup(self, who: int, which: int) -> None:
        self.world.restore_backup(who, which)
        self.touched = who

    @rule(who=who, name=st.integers(0, 2))
    def open_again(self, who: int, name: int) -> None:
        self.world.reopen(who, name)

    @invariant()
    def the_copy_that_was_touched_hides_nothing(self) -> None:
        if self.touched is not None:
            self.world.check(self.touched)
            self.touched = None

    def teardown(self) -> None:
        try:
            self.world.check_laws()
            self.world.meet()
            for number in range(len(self.world.copies)):
                self.world.check(number)
            self.world.check_sound()
        finally:
            self.world.close()
            self.folder.cleanup()


TestManyPeople = ManyPeople.TestCase
TestManyPeople.settings = settings(
    max_examples=settings().max_examples // 5 if DEEP else 30,
    stateful_step_count=60 if DEEP else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
