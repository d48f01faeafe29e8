# SPDX-License-Identifier: Apache-2.0
"""A merge is done whole or not at all, and does not depend on who merges whom, or through whom."""

import shutil
from pathlib import Path

import pytest

from briefing_app.domain.records import Expert
from briefing_app.services import merging
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from tests.store.cases import add_expert, small_case, state_of, table_rows, update


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
