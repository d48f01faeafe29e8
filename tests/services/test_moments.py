# SPDX-License-Identifier: Apache-2.0
"""Earlier states as whole cases, what changed between two of them, and who wrote what a record holds."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Self

import pytest

from briefing_app.domain.errors import BadInput, CaseFileReadOnly, NotFound, Refused
from briefing_app.domain.records import Citation, Claim, Expert, Source
from briefing_app.services import browse, keeping, merging, moments, verifying
from briefing_app.services.session import CaseSession, log_of
from briefing_app.store import gateway
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
    moment = datetime.fromisoformat(known[0].time)
    for named in (moment, moment.astimezone(timezone(timedelta(hours=5)))):
        until = at(session, named.isoformat(timespec="seconds"))
        assert until.time == (moment + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        assert until.where[known[0].writer] >= 1
    assert at(session, known[0].time).time == at(session, known[0].time[:19]).time
    assert at(session, "2031-03-06 14:30").time == "2031-03-06T14:31:00Z"
    assert at(session, "2031-03-06T14:30").words == "what was written before 2031-03-06 14:31:00 UTC"
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


def test_what_was_only_kept_by_what_went_is_gone_too(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        source, version = add_source(session)
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(session.path, theirs)
    with CaseSession.open(theirs, author="Ben") as ben:
        cited = cite(ben, add_claim(ben, "The bridge was closed"), version, "Two convoys turned back")
    with CaseSession.open(session.path, author="Ana") as mine:
        with mine.transaction("Remove source") as work:
            work.delete(type(version), version.id)
            work.delete(Source, source.id)
        merging.merge(mine, theirs)
        then = at(mine)
        delete(mine, Citation, cited.id)
        assert mine.find(source.id) is None
        found = {change.id: change.what for change in moments.between(mine, then, at(mine))}
        assert found == dict.fromkeys((cited.id, version.id, source.id), "removed")
        back = {change.id: change.what for change in moments.between(mine, at(mine), then)}
        assert back == dict.fromkeys((cited.id, version.id, source.id), "new")


def test_a_moment_before_the_case_was_made_by_its_makers_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with in_year(2099, monkeypatch), new_case(tmp_path) as session:
        pass
    with CaseSession.open(session.path, author="Ben") as ben, in_year(2031, monkeypatch):
        add_expert(ben)
        with moments.as_of(ben, at(ben, "2031")) as then:
            assert then.case.title == "A case"
        with pytest.raises(Refused, match="did not exist yet"):
            moments.as_of(ben, at(ben, "2030"))


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


@contextmanager
def in_year(year: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clock is wrong for a while."""

    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(year, 3, 6, 12, tzinfo=tz)

    with monkeypatch.context() as patch:
        patch.setattr(gateway, "datetime", Wrong)
        yield


def test_what_counts_at_a_time_brings_what_it_was_built_upon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ana's clock is years ahead: Ben corrects her claim, and cites it, at what is an earlier time to the clock."""
    with new_case(tmp_path) as session:
        _, version = add_source(session)
        with in_year(2099, monkeypatch):
            claim, beside = add_claim(session, "The bridge is closed"), add_claim(session, "Not used by Ben")
            late = add_claim(session, "Later still").id
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(session.path, theirs)
    with CaseSession.open(theirs, author="Ben") as ben, in_year(2031, monkeypatch):
        update(ben, Claim, claim.id, statement="The bridge was closed")
        cite(ben, claim, version, "The bridge at Lower Vale was closed")
    with CaseSession.open(session.path, author="Cem") as mine:
        merging.merge(mine, theirs)
        with moments.as_of(mine, at(mine, "2032")) as then:
            assert then.get(Claim, claim.id).statement == "The bridge was closed"
            assert then.look_up(Claim, beside.id) is None
            assert then.look_up(Claim, late) is None
            assert verifying.verify(moments.file_of(then)) == []
        with moments.as_of(mine, at(mine, "2030")) as then:
            assert then.all(Claim) == []
            assert merging.merges(then) == []
            assert verifying.verify(moments.file_of(then)) == []


def test_an_earlier_state_is_a_whole_case_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What went lies between what stays; a copy of the state is a case file that one can go on with and merge."""
    with small_case(tmp_path) as session:
        expert = add_expert(session, "Mara Lind").id
    theirs, saved = tmp_path / "theirs.casefile", tmp_path / "then.casefile"
    shutil.copy(session.path, theirs)
    with CaseSession.open(theirs, author="Ben") as ben, in_year(2031, monkeypatch):
        for statement in ("Ben's first", "Ben's second"):
            add_claim(ben, statement)
        merged_name = ben.path.name
    with CaseSession.open(session.path, author="Ana") as mine:
        with in_year(2040, monkeypatch):
            update(mine, Expert, expert, name="Mara Vollan")
        merging.merge(mine, theirs)
        with moments.as_of(mine, at(mine, "2035")) as then:
            assert verifying.verify(moments.file_of(then)) == []
            assert [(found.file, found.parts[0].actions) for found in merging.merges(then)] == [(merged_name, 3)]
            assert {claim.statement for claim in then.all(Claim)} >= {"Ben's first", "Ben's second"}
            keeping.backup(then, saved)
        with CaseSession.open(saved, author="Dan") as later:
            assert later.get(Expert, expert).name == "Mara Lind"
            add_claim(later, "Dan's")
        merging.merge(mine, saved)
        assert mine.get(Expert, expert).name == "Mara Vollan"
        assert "Dan's" in {claim.statement for claim in mine.all(Claim)}
        assert verifying.verify(mine) == []
    assert verifying.verify(saved) == []
