# SPDX-License-Identifier: Apache-2.0
"""Earlier states as whole cases, what changed between two of them, and who wrote what a record holds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, CaseFileReadOnly, NotFound
from briefing_app.domain.records import Expert, Source
from briefing_app.services import browse, merging, moments
from briefing_app.services.session import CaseSession, log_of
from tests.store.cases import (
    add_claim,
    add_expert,
    add_source,
    cite,
    delete,
    new_case,
    small_case,
    state_of,
    table_rows,
    update,
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[CaseSession]:
    with small_case(tmp_path) as made:
        yield made


def at(session: CaseSession, text: str = "now") -> moments.Moment:
    return moments.moment(session, text)


def test_a_state_is_read_as_a_whole_case(session: CaseSession) -> None:
    """Tables, conflicts and search are those of then, whatever was added, changed, removed and merged since."""
    expert = add_expert(session, "Mara Lind")
    before, rows, then = state_of(session), table_rows(session.database), at(session)
    update(session, Expert, expert.id, name="Mara Vollan")
    _, version = add_source(session, "A later text about harbours.", "Later")
    cite(session, add_claim(session, "A later claim"), version, "harbours", "A later text about harbours.")
    with moments.as_of(session, then) as earlier:
        assert state_of(earlier) == before
        assert table_rows(earlier.database) == rows
        assert earlier.path == session.path
        assert [hit.title for hit in browse.search(earlier, "Lind")] == ["Mara Lind"]
        assert browse.search(earlier, "harbours") == []
        assert browse.search(earlier, "Vollan") == []
        with pytest.raises(CaseFileReadOnly):
            add_expert(earlier)
        private = earlier.file.private
        assert private is not None
    assert not private.exists()
    assert len(session.all(Source)) == 3


def test_each_moment_of_a_merged_log_is_what_it_was(tmp_path: Path) -> None:
    with small_case(tmp_path) as session:
        source, version = add_source(session, title="Shared")
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(session.path, theirs)
    with CaseSession.open(session.path, author="Ana") as mine:
        with mine.transaction("Remove source") as work:
            work.delete(type(version), version.id)
            work.delete(Source, source.id)
        before, then = state_of(mine), at(mine)
        with CaseSession.open(theirs, author="Ben") as other:
            cite(other, add_claim(other, "The bridge was closed"), version, "Two convoys turned back")
        merging.merge(mine, theirs)
        assert mine.find(source.id) is not None
        with moments.as_of(mine, then) as earlier:
            assert state_of(earlier) == before
        with moments.as_of(mine, at(mine)) as earlier:
            assert state_of(earlier) == state_of(mine)
            assert table_rows(earlier.database) == table_rows(mine.database)


def test_moments_are_named_by_time_action_and_edition(session: CaseSession) -> None:
    known = log_of(session)
    first = at(session, known[0].id)
    assert first.where == {known[0].writer: 1}
    assert at(session, known[-1].id).where == at(session).where == at(session, "NOW ").where
    assert at(session, known[0].time[:10]).where == at(session).where
    assert at(session, "1999").where == {}
    with pytest.raises(BadInput, match="is no moment"):
        at(session, "the day before")
    with pytest.raises(NotFound):
        at(session, "018f0000-0000-7000-8000-000000000000")


def test_what_changed_between_two_moments(session: CaseSession) -> None:
    expert, gone = add_expert(session, "Mara Lind"), add_expert(session, "Gone")
    old = at(session)
    update(session, Expert, expert.id, name="Mara Vollan", field="ports")
    claim = add_claim(session, "New.")
    delete(session, Expert, gone.id)
    update(session, Expert, expert.id, field=None)
    found = {change.id: change for change in moments.between(session, old, at(session))}
    assert {id: change.what for id, change in found.items()} == {
        expert.id: "changed",
        claim.id: "new",
        gone.id: "removed",
    }
    assert [(each.field, each.before, each.after) for each in found[expert.id].fields] == [
        ("name", "Mara Lind", "Mara Vollan")
    ]
    assert found[claim.id].authors == ("Ana",)
    back = {change.id: change.what for change in moments.between(session, at(session), old)}
    assert back == {expert.id: "changed", claim.id: "removed", gone.id: "new"}
    assert moments.between(session, old, old) == []


def test_blame_says_who_wrote_what_and_what_it_replaced(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        expert = add_expert(session, "Mara Lind").id
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(session.path, theirs)
    for path, author in ((session.path, "Ana"), (theirs, "Ben")):
        with CaseSession.open(path, author=author) as each:
            update(each, Expert, expert, field=f"{author}'s")
    with CaseSession.open(session.path, author="Cem") as mine:
        merging.merge(mine, theirs)
        update(mine, Expert, expert, name="Mara Vollan")
        found = [
            (each.field, each.value, each.author, each.replaced, each.in_conflict)
            for each in moments.blame(mine, expert)
        ]
        assert ("name", "Mara Vollan", "Cem", "Mara Lind", False) in found
        assert sorted(each for each in found if each[0] == "field") == [
            ("field", "Ana's", "Ana", None, True), ("field", "Ben's", "Ben", None, True)
        ]  # fmt: skip
        with pytest.raises(NotFound):
            moments.blame(mine, "none")
