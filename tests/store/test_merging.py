# SPDX-License-Identifier: Apache-2.0
"""A merge is done whole or not at all, and does not depend on who merges whom, or through whom."""

import shutil
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import NotFound, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Assessment, Expert
from briefing_app.services import merging
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store import earlier, queries
from tests.store.cases import add, add_expert, small_case, state_of, table_rows, update


class Stopped(Exception):
    """Somebody cancelled."""


@pytest.fixture
def copies(tmp_path: Path) -> list[Path]:
    """Three copies of a case in which three people changed the same expert, each otherwise."""
    with small_case(tmp_path) as session:
        expert = add_expert(session, "Mara Lind").id
    found = [session.path, tmp_path / "second.casefile", tmp_path / "third.casefile"]
    for path in found[1:]:
        shutil.copy(session.path, path)
    for path, author in zip(found, ("Ana", "Ben", "Cem"), strict=True):
        with CaseSession.open(path, author=author) as each:
            update(each, Expert, expert, affiliation=f"Institute of {author}")
            add_expert(each, f"Found by {author}")
    return found


def merge(into: Path, other: Path) -> merging.Merged:
    with CaseSession.open(into, author="Ana") as session:
        return merging.merge(session, other)


def test_a_merge_that_is_cancelled_at_any_point_leaves_the_case_as_it_was(copies: list[Path]) -> None:
    mine, theirs, _ = copies
    with CaseSession.open(mine, author="Ana") as session:
        before, actions = table_rows(session.database), log_of(session)
        calls = 0

        def counted() -> None:
            nonlocal calls
            calls += 1
            if calls == limit:
                raise Stopped

        limit, stopped = 1, 0
        while True:
            calls = 0
            try:
                merging.merge(session, theirs, counted)
            except Stopped:
                assert (table_rows(session.database), log_of(session)) == (before, actions)
                limit, stopped = limit + 1, stopped + 1
            else:
                break
        assert stopped >= 8
        assert log_of(session) != actions
        assert verify(session) == []


def test_every_way_round_gives_the_same_case(copies: list[Path]) -> None:
    first, second, third = copies
    merge(second, first)
    merge(third, second)
    merge(first, third)
    merge(second, third)
    with (
        CaseSession.open(first, read_only=True) as one,
        CaseSession.open(second, read_only=True) as two,
        CaseSession.open(third, read_only=True) as three,
    ):
        assert state_of(one) == state_of(two) == state_of(three)
        assert table_rows(one.database) == table_rows(two.database) == table_rows(three.database)
        assert len({frozenset(found.id for found in log_of(each)) for each in (one, two, three)}) == 1
        assert verify(one) == verify(two) == verify(three) == []
    assert merge(first, second).actions == merge(second, third).actions == 0


def test_an_old_backup_brings_nothing(tmp_path: Path, copies: list[Path]) -> None:
    mine, theirs, _ = copies
    done = merge(mine, theirs)
    assert done.backup is not None
    assert merge(mine, done.backup).actions == 0


def test_somebody_may_still_work_in_the_other_copy(copies: list[Path]) -> None:
    mine, theirs, _ = copies
    with CaseSession.open(theirs, author="Ben") as other:
        added = add_expert(other, "Found late")
        merge(mine, theirs)
    with CaseSession.open(mine, read_only=True) as session:
        assert session.find(added.id) is not None


# -- taking a merge back ---------------------------------------------------------------------------------------------


def test_a_merge_is_taken_back_but_for_what_was_built_upon_it(copies: list[Path]) -> None:
    mine, theirs, _ = copies
    with CaseSession.open(mine, author="Ana") as session:
        done = merging.merge(session, theirs)
        assert done.number == 1
        found = next(expert for expert in session.all(Expert) if expert.name == "Found by Ben")
        update(session, Expert, found.id, field="logistics")
        outcome = merging.undo_merge(session, 1)
        assert [(left.record, left.reason.partition(" by ")[0]) for left in outcome.skipped] == [
            (found.id, "its field was changed since")
        ]
        assert session.find(found.id) is not None
        (lind,) = [expert for expert in session.all(Expert) if expert.name == "Mara Lind"]
        assert (lind.affiliation, session.file.database.rows("SELECT * FROM conflict")) == ("Institute of Ana", [])
        assert verify(session) == []


def test_a_merge_is_listed_with_whose_work_it_brought(copies: list[Path]) -> None:
    mine, theirs, third = copies
    merge(theirs, third)
    merge(mine, theirs)
    with CaseSession.open(mine, author="Ana") as session:
        (found,) = merging.merges(session)
        assert (found.number, found.author, found.file, found.undone) == (1, "Ana", theirs.name, None)
        assert {(part.author, part.actions) for part in found.parts} == {("Ben", 3), ("Cem", 3)}
        outcome = merging.undo_merge(session, 1)
        assert merging.merges(session)[0].undone == outcome.changes.transaction
        with pytest.raises(Refused, match="taken back already"):
            merging.undo_merge(session, 1)
        session.undo()
        assert merging.merges(session)[0].undone is None
        with pytest.raises(NotFound, match="merge 7"):
            merging.undo_merge(session, 7)


def test_listeners_hear_what_a_merge_touched(copies: list[Path]) -> None:
    mine, theirs, _ = copies
    with CaseSession.open(mine, author="Ana") as session:
        heard: list[ChangeSet] = []
        session.subscribe(heard.append)
        merging.merge(session, theirs)
        (changes,) = heard
        assert changes.label == f"Merge {theirs.name}"
        assert changes.types == {"expert", "analyst"}
        assert {
            expert.id for expert in session.all(Expert) if expert.name in ("Mara Lind", "Found by Ben")
        } < changes.ids


# -- what is referred to stays ---------------------------------------------------------------------------------------


def test_what_only_holds_each_other_goes(tmp_path: Path) -> None:
    """Two judgments that dissent from each other are removed by one; the other adds a third that dissents from one."""
    with small_case(tmp_path) as session:
        by = add_expert(session).id
        first, second = new_id(), new_id()
        add(session, Assessment.make(first, author=by, statement="It will open."))
        add(session, Assessment.make(second, author=by, statement="It will not.", dissents_from=first))
        update(session, Assessment, first, dissents_from=second)
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(session.path, theirs)
    with CaseSession.open(session.path, author="Ana") as one, one.transaction("Remove both") as work:
        work.delete(Assessment, first)
        work.delete(Assessment, second)
    with CaseSession.open(session.path, read_only=True) as one:
        assert one.all(Assessment) == []
    with CaseSession.open(theirs, author="Ben") as other:
        third = add(other, Assessment.make(new_id(), author=by, statement="Who knows?", dissents_from=second))
    with CaseSession.open(session.path, author="Ana") as one:
        planned = merging.plan(one, theirs)
        assert {change.id for change in planned.records if change.what == "contested"} == {first, second}
        assert merging.merge(one, theirs).conflicts == 2
        assert {found.id for found in one.all(Assessment)} == {first, second, third.id}
        assert verify(one) == []
        position = earlier.position(one.database)
        update(one, Assessment, third.id, dissents_from=None)
        assert [found.id for found in one.all(Assessment)] == [third.id]
        assert queries.conflicts(one.database) == []
        assert verify(one) == []
        with one.database.reading():
            then = {found.id for found in earlier.records_at(one.database, position) if found.type_name == "assessment"}
            assert then == {first, second, third.id}
            assert earlier.records_of(one.database, position, [first]).keys() == {first}
