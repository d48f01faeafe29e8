# SPDX-License-Identifier: Apache-2.0
"""The fold: order, repetition, conflicts, contested deletes."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.changes import Change, Head, Operation, fold, inserted_values, key
from briefing_app.domain.records import Assessment, Expert

VALUES = st.sampled_from([None, "a", "b", "c"])
ORDER = {f"t{number}": (number % 3, f"t{number}") for number in range(12)}


def insert(transaction: str, *values: Any) -> Change:
    return Change(transaction, "expert", "x", Operation.INSERT, list(values) or ["Rivera"])


def write(transaction: str, old: Any, new: Any, replaces: list[str], name: str = "field") -> Change:
    return Change(transaction, "expert", "x", Operation.UPDATE, {name: [old, new, replaces]})


def delete(transaction: str, *seen: str) -> Change:
    return Change(transaction, "expert", "x", Operation.DELETE, list(seen))


def folded(*changes: Change) -> Any:
    return fold("expert", "x", changes, ORDER)


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Sets of changes as merges bring them together: each names any writes that came before it."""
    changes = [insert("t0", "Rivera", draw(VALUES))]
    writes = ["t0"]
    for number in range(1, draw(st.integers(1, 9))):
        id = f"t{number}"
        seen = draw(st.lists(st.sampled_from(writes), unique=True, max_size=3))
        what = draw(st.sampled_from(["write", "write", "write", "sides", "drop", "delete", "restore", "insert"]))
        if what == "insert":
            changes.append(insert(id, "Rivera", draw(VALUES)))
        elif what == "delete":
            changes.append(delete(id, *seen))
        elif what == "restore":
            changes.append(Change(id, "expert", "x", Operation.RESTORE, seen))
        else:
            entry: list[Any] = [None, draw(VALUES), seen]
            if what == "sides":
                entry.append([["t0", draw(VALUES)], [id, draw(VALUES)]])
                writes.append(f"{id}/t0")
            elif what == "drop":
                entry.append([])
            changes.append(Change(id, "expert", "x", Operation.UPDATE, {"field": entry}))
        writes.append(id)
    return changes


@given(histories(), st.data())
def test_fold_depends_on_the_set_of_changes_alone(history: list[Change], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(history)))
    shuffled = data.draw(st.permutations([*history, *again]))
    one, two = folded(*history), folded(*shuffled)
    assert one.heads == two.heads
    assert (one.inserted, one.deletes, one.is_alive) == (two.inserted, two.deletes, two.is_alive)
    assert one.conflicts() == two.conflicts()


@given(histories())
def test_fold_never_leaves_a_field_without_a_value(history: list[Change]) -> None:
    assert all(heads for heads in folded(*history).heads.values())


def test_write_that_nobody_replaced_stands() -> None:
    state = folded(insert("t0"), write("t1", None, "a", ["t0"]), write("t2", None, "b", ["t0"]))
    assert {head.value for head in state.heads["field"]} == {"a", "b"}
    assert state.conflicts() == ["field"]


def test_newest_by_clock_is_shown_whatever_the_order_of_arrival() -> None:
    newer, older = write("t2", None, "newer", ["t0"]), write("t1", None, "older", ["t0"])
    assert folded(insert("t0"), newer, older).values()["field"] == "newer"


def test_equal_values_are_no_conflict() -> None:
    state = folded(insert("t0"), write("t1", None, "a", ["t0"]), write("t2", None, "a", ["t0"]))
    assert len(state.heads["field"]) == 2
    assert state.conflicts() == []


def test_true_and_one_are_different_values() -> None:
    assert len({key(True), key(1), key(1.0)}) == 3


def test_delete_that_saw_every_write_removes() -> None:
    assert not folded(insert("t0"), delete("t1", "t0")).is_alive


def test_delete_that_missed_a_write_is_contested() -> None:
    state = folded(insert("t0"), write("t1", None, "a", ["t0"]), delete("t2", "t0"))
    assert state.is_alive
    assert state.is_contested


def test_two_deletes_that_together_saw_everything_remove() -> None:
    state = folded(insert("t0"), write("t1", None, "a", ["t0"]), delete("t2", "t0"), delete("t3", "t0", "t1"))
    assert not state.is_alive


def test_restore_takes_back_only_the_deletes_it_names() -> None:
    restore = Change("t3", "expert", "x", Operation.RESTORE, ["t1"])
    assert not folded(insert("t0"), delete("t1", "t0"), delete("t2", "t0"), restore).is_alive


def test_update_that_arrives_before_its_insert_waits() -> None:
    early = write("t1", None, "a", ["t0"])
    assert not folded(early).is_alive
    assert folded(early, insert("t0")).values()["field"] == "a"


def test_sides_that_two_people_each_dropped_both_stand() -> None:
    a, b = write("t1", None, "a", ["t0"]), write("t2", None, "b", ["t0"])
    drop_a = Change("t3", "expert", "x", Operation.UPDATE, {"field": ["b", "b", ["t1"], []]})
    drop_b = Change("t4", "expert", "x", Operation.UPDATE, {"field": ["a", "a", ["t2"], []]})
    assert folded(insert("t0"), a, b, drop_a).values()["field"] == "b"
    assert folded(insert("t0"), a, b, drop_a, drop_b).conflicts() == ["field"]


def test_head_is_named_by_its_transaction_and_where_the_value_comes_from() -> None:
    assert Head("t1", "a", "t1").write == "t1"
    assert Head("t2", "a", "t1").write == "t2/t1"


def test_short_insert_is_filled_with_defaults() -> None:
    values = dict(zip(Assessment.field_names(), inserted_values(Assessment, ["who", "what"]), strict=True))
    assert values["author"] == "who"
    assert values["confidence"] == "not_stated"
    assert values["notes"] is None


def test_expert_is_inserted_whole() -> None:
    assert inserted_values(Expert, ["Rivera"]) == ["Rivera", None, None, None, None, None]
