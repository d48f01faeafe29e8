# SPDX-License-Identifier: Apache-2.0
"""What happens to people who share a case by passing files, one test for each story, with the outcome that is wanted.

Not yet applying, because what they are about does not exist yet: a handling level raised after sharing, and lowered; a
partner who edits a withheld field (releases); purge, then an old copy merged; a replayed package; a zip bomb
(packages); a lost keyring (encryption).
"""

import gzip
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import CaseFileLocked, CaseFileTooNew, NotFound, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Assessment, Claim, Expert, Lineage, Source, Tag, Tagging, Version
from briefing_app.services import merging, settling
from briefing_app.services.conflicts import FieldConflict
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store import gateway, queries, writers
from briefing_app.store.schema import FORMAT
from briefing_app.store.sqlite import engine
from tests.store.cases import (
    add,
    add_expert,
    add_source,
    cite,
    delete,
    new_case,
    state_of,
    table_rows,
    update,
)

CASEFILES = Path(__file__).resolve().parents[1] / "casefiles"


class Two:
    """Ana and Ben with a copy each of a case that holds an expert and a cited source."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: list[CaseSession] = []
        with new_case(folder, name="ana.casefile") as first:
            self.expert = add_expert(first, "Mara Lind").id
            self.source, self.version = add_source(first)
            self.claim = add(first, Claim.make(new_id(), statement="Closed.")).id
        self.ana = self.open(first.path, "Ana")
        self.ben = self.copied("ben", "Ben")

    def open(self, path: Path, author: str) -> CaseSession:
        self._open.append(CaseSession.open(path, author=author))
        return self._open[-1]

    def close(self, *sessions: CaseSession) -> None:
        """These, or all that are open."""
        for session in sessions or tuple(self._open):
            self._open.remove(session)
            session.close()

    def copied(self, name: str, author: str) -> CaseSession:
        """A further copy of Ana's file as it is now, open."""
        path = self.folder / f"{name}.casefile"
        self.close(self.ana)
        shutil.copy(self.ana.path, path)
        self.ana = self.open(self.ana.path, "Ana")
        return self.open(path, author)

    def field(self, session: CaseSession, value: str) -> None:
        update(session, Expert, self.expert, field=value)

    def sides(self, session: CaseSession) -> set[Any]:
        """The values between which somebody has to choose; none where nothing is in conflict."""
        return {side.value for conflict in settling.open_conflicts(session) for side in conflict.sides}

    def meet(self) -> None:
        merging.merge(self.ana, self.ben.path)
        merging.merge(self.ben, self.ana.path)
        self.check_same(self.ana, self.ben)

    def check_same(self, *sessions: CaseSession) -> None:
        assert all(state_of(each) == state_of(sessions[0]) for each in sessions)
        assert all(table_rows(each.database) == table_rows(sessions[0].database) for each in sessions)
        assert [finding for each in sessions for finding in verify(each)] == []


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(tmp_path)
    yield made
    made.close()


@contextmanager
def in_year(year: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clock is wrong for a while."""
    with monkeypatch.context() as patch:
        patch.setattr(writers, "time", SimpleNamespace(time_ns=lambda: (year - 1970) * 31_556_952 * 10**9))
        yield


def only_conflict(session: CaseSession) -> FieldConflict:
    [found] = settling.open_conflicts(session)
    return found


def settle(session: CaseSession, value: str) -> ChangeSet:
    return settling.settle(session, only_conflict(session), value)


def replace(two: Two, backup: Path) -> None:
    """Somebody copies a backup over Ana's file."""
    two.close(two.ana)
    shutil.copy(backup, two.ana.path)
    two.ana = two.open(two.ana.path, "Ana")


# -- copies, backups, machines -----------------------------------------------------------------------------------


def test_backup_restored_with_the_same_writer_and_sequence(two: Two) -> None:
    two.field(two.ana, "ports")
    two.close(two.ana)
    backup = two.folder / "backup.casefile"
    shutil.copy(two.ana.path, backup)
    two.ana = two.open(two.ana.path, "Ana")
    two.field(two.ana, "rivers")
    merging.merge(two.ben, two.ana.path)
    replace(two, backup)
    two.field(two.ana, "roads")
    places = [(found.writer, found.sequence) for found in log_of(two.ana)]
    others = [(found.writer, found.sequence) for found in log_of(two.ben)]
    shared = {found.id for found in log_of(two.ana)} & {found.id for found in log_of(two.ben)}
    assert len(set(places) & set(others)) == len(shared)
    assert merging.merge(two.ben, two.ana.path).held == ()
    assert two.sides(two.ben) == {"rivers", "roads"}
    two.meet()


def test_two_clones_of_a_machine_go_on_with_different_writers(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease is cloned with the machine, at the same path; both halves write."""
    two.field(two.ana, "ports")
    two.close(two.ana)
    home, clone = tmp_path / "home", tmp_path / "clone"
    monkeypatch.setenv("BRIEFING_HOME", str(home))
    two.ana = two.open(two.ana.path, "Ana")
    two.field(two.ana, "rivers")
    two.close(two.ana)
    shutil.copytree(home, clone)
    file = two.ana.path.read_bytes()
    with CaseSession.open(two.ana.path, author="Ana") as session:
        two.field(session, "one machine")
    other = two.folder / "other-machine.casefile"
    shutil.copy(two.ana.path, other)
    two.ana.path.write_bytes(file)
    monkeypatch.setenv("BRIEFING_HOME", str(clone))
    with CaseSession.open(two.ana.path, author="Ana") as session:
        two.field(session, "the other")
        held = merging.merge(session, other).held
        assert held == ()
        assert two.sides(session) == {"one machine", "the other"}


def test_one_person_on_two_laptops_is_one_analyst(two: Two) -> None:
    second = two.copied("laptop", "Ben")
    add_expert(two.ben, "Found on the desk")
    add_expert(second, "Found on the road")
    merging.merge(two.ben, second.path)
    merging.merge(second, two.ben.path)
    two.check_same(two.ben, second)
    assert two.sides(second) == set()
    assert sorted(found.name for found in state_of(second).values() if found.type_name == "analyst") == ["Ana", "Ben"]


def test_two_processes_cannot_write_one_file(two: Two) -> None:
    with pytest.raises(CaseFileLocked, match="open for writing: by Ana"):
        CaseSession.open(two.ana.path, author="Ana")
    with CaseSession.open(two.ana.path, read_only=True) as reader:
        two.field(two.ana, "ports")
        assert reader.get(Expert, two.expert).field == "ports"


def test_conflicted_copy_of_a_cloud_folder_is_merged_like_any_other(two: Two) -> None:
    two.field(two.ben, "rivers")
    two.close(two.ben)
    clash = two.folder / "ana (conflicted copy 2026-11-27).casefile"
    shutil.copy(two.ben.path, clash)
    two.field(two.ana, "ports")
    assert merging.merge(two.ana, clash).conflicts == 1
    assert two.sides(two.ana) == {"ports", "rivers"}


@pytest.mark.parametrize("years", [(2099, 1999), (1999, 2099)])
def test_clock_at_2099_wins_nothing(two: Two, monkeypatch: pytest.MonkeyPatch, years: tuple[int, int]) -> None:
    for session, year, value in ((two.ana, years[0], "ports"), (two.ben, years[1], "rivers")):
        with in_year(year, monkeypatch):
            two.field(session, value)
    two.meet()
    assert two.sides(two.ana) == {"ports", "rivers"}
    two.field(two.ana, "roads")
    two.meet()
    assert two.ana.get(Expert, two.expert).field == "roads", "what was written last is shown, on any clock"


def test_relay_and_criss_cross(two: Two) -> None:
    cem = two.copied("cem", "Cem")
    two.field(two.ana, "ports")
    merging.merge(two.ben, two.ana.path)
    two.field(two.ben, "rivers")
    merging.merge(cem, two.ben.path)
    assert cem.get(Expert, two.expert).field == "rivers"
    assert two.sides(cem) == set(), "who had seen the other's value replaced it"
    update(cem, Expert, two.expert, affiliation="Harbour")
    two.field(two.ana, "roads")
    merging.merge(two.ana, cem.path)
    merging.merge(cem, two.ana.path)
    merging.merge(two.ben, cem.path)
    two.check_same(two.ana, two.ben, cem)
    assert two.sides(two.ben) == {"rivers", "roads"}
    assert two.ben.get(Expert, two.expert).affiliation == "Harbour"


def test_wrong_case_is_refused_and_changes_nothing(two: Two) -> None:
    with new_case(two.folder, name="other.casefile") as other:
        add_expert(other)
    before = table_rows(two.ana.database), log_of(two.ana)
    with pytest.raises(Refused, match="is another case"):
        merging.merge(two.ana, other.path)
    assert (table_rows(two.ana.database), log_of(two.ana)) == before


def test_fifty_thousand_writers_are_merged(two: Two) -> None:
    """Scaled down: each open-and-first-write is a writer, and nothing grows with their number but the log."""
    count = 400
    with two.ben.database.writing():
        for number in range(count):
            tip = writers.Tip(new_id(), 0, "")
            writer = gateway.begin(two.ben.database, tip, label="Edit", author="Ben", device="one of many")
            writer.update(Expert, two.expert, {"field": f"field {number}"})
            writer.finish()
    done = merging.merge(two.ana, two.ben.path)
    assert (done.actions, done.conflicts, done.held) == (count, 0, ())
    assert two.ana.get(Expert, two.expert).field == f"field {count - 1}"
    assert len({found.writer for found in log_of(two.ana)}) > count
    two.meet()


# -- formats -----------------------------------------------------------------------------------------------------


def test_newer_schema_is_refused_with_what_to_do(two: Two) -> None:
    two.close(two.ben)
    connection = sqlite3.connect(two.ben.path)
    connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()
    before = log_of(two.ana)
    with pytest.raises(CaseFileTooNew, match="Update the program"):
        merging.merge(two.ana, two.ben.path)
    assert log_of(two.ana) == before


def test_migration_on_one_side_while_the_other_edits_the_old_file(tmp_path: Path) -> None:
    """Ana's program is newer and brings her file to the present format; Ben's file comes as an older one."""
    former = gzip.decompress((CASEFILES / "format_4.casefile.gz").read_bytes())
    mine, theirs = tmp_path / "ana.casefile", tmp_path / "ben.casefile"
    mine.write_bytes(former)
    theirs.write_bytes(former)
    with CaseSession.open(mine, author="Ana") as session:
        expert = session.all(Expert)[0].id
        update(session, Expert, expert, affiliation="Institute of Ports")
        _edit_as_format_4(theirs, expert, "rivers")
        done = merging.merge(session, theirs)
        assert (done.actions, done.conflicts, done.held) == (1, 0, ())
        merged = session.get(Expert, expert)
        assert (merged.affiliation, merged.field) == ("Institute of Ports", "rivers")
        assert verify(session) == []


def _edit_as_format_4(path: Path, expert: str, value: str) -> None:
    """An edit of the older program, whose format it names, in a file that stays of that format."""
    younger = path.with_name("younger.casefile")
    shutil.copy(path, younger)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gateway, "FORMAT", 4)
        with CaseSession.open(younger, author="Ben") as session:
            session.author = log_of(session)[0].author
            update(session, Expert, expert, field=value)
    old = engine.connect(str(path), isolation_level=None)
    old.execute("ATTACH ? AS younger", (str(younger),))
    for table, key in (("log_transaction", "number"), ("log_change", "number")):
        old.execute(f"INSERT INTO {table} SELECT * FROM younger.{table} WHERE {key} NOT IN (SELECT {key} FROM {table})")
    old.close()
    younger.unlink()


# -- the same thing done twice, and clashes ----------------------------------------------------------------------


def test_same_link_and_tag_made_twice_are_one(two: Two) -> None:
    other = two.source.id
    for session in (two.ana, two.ben):
        tag = add(session, Tag.make(Tag.id_of("Port"), name="Port"))
        add(session, Tagging.make(Tagging.id_of(tag.id, two.claim), tag=tag.id, subject=two.claim))
        cite(session, session.get(Claim, two.claim), session.get(Version, two.version.id), "Two convoys turned back")
        add(session, Lineage.make(Lineage.id_of(other, "a wire", "cites"), source=other, origin_text="x", kind="cites"))
    two.meet()
    assert two.sides(two.ana) == set()
    assert [len(two.ana.where(Tagging, subject=two.claim)), len(two.ana.all(Tag)), len(two.ana.all(Lineage))] == [1] * 3


def test_both_sides_settle_equally_and_it_is_settled(two: Two) -> None:
    two.field(two.ana, "ports")
    two.field(two.ben, "rivers")
    two.meet()
    for session in (two.ana, two.ben):
        settle(session, "ports")
    two.meet()
    assert two.sides(two.ana) == set()
    assert two.ana.get(Expert, two.expert).field == "ports"


def test_both_sides_settle_differently_and_it_is_a_new_conflict(two: Two) -> None:
    two.field(two.ana, "ports")
    two.field(two.ben, "rivers")
    two.meet()
    settle(two.ana, "ports")
    settle(two.ben, "roads")
    two.meet()
    assert two.sides(two.ana) == two.sides(two.ben) == {"ports", "roads"}
    settle(two.ana, "roads")
    two.meet()
    assert two.sides(two.ben) == set()


def test_edit_on_one_side_of_a_conflict_never_swallows_the_other(two: Two) -> None:
    two.field(two.ana, "ports")
    two.field(two.ben, "rivers")
    two.meet()
    shown = two.ana.get(Expert, two.expert).field
    two.field(two.ana, "roads")
    assert two.sides(two.ana) == {"roads"} | ({"ports", "rivers"} - {shown})


def test_tag_renamed_on_both_sides_and_one_name_made_anew(two: Two) -> None:
    tag = add(two.ana, Tag.make(Tag.id_of("port"), name="port")).id
    two.meet()
    update(two.ana, Tag, tag, name="harbour")
    update(two.ben, Tag, tag, name="quay")
    again = add(two.ben, Tag.make(Tag.id_of("harbour"), name="harbour")).id
    two.meet()
    assert two.sides(two.ana) == {"harbour", "quay"}
    settle(two.ana, "harbour")
    two.meet()
    assert {found.id for found in two.ben.all(Tag)} == {tag, again}, "two tags of one name: nothing is joined silently"
    assert {found.name for found in two.ben.all(Tag)} == {"harbour"}


def test_cycle_made_by_two_people_is_kept_and_shown_without_a_hang(two: Two, no_hang: None) -> None:
    """Ana says that the second source derives from the first, Ben the other way round."""
    first = two.source.id
    second = add_source(two.ana, "Another text.", "Another")[0].id
    two.meet()
    add(two.ana, Lineage.make(Lineage.id_of(second, first, "cites"), source=second, origin=first, kind="cites"))
    add(two.ben, Lineage.make(Lineage.id_of(first, second, "cites"), source=first, origin=second, kind="cites"))
    two.meet()
    assert {(link.source, link.origin) for link in two.ana.all(Lineage)} == {(first, second), (second, first)}
    analyst = two.ana.analyst_id
    one, other = (
        add(two.ana, Assessment.make(new_id(), author=analyst, statement=statement)).id for statement in ("One", "Two")
    )
    two.meet()
    update(two.ana, Assessment, one, dissents_from=other)
    update(two.ben, Assessment, other, dissents_from=one)
    two.meet()
    assert {two.ben.get(Assessment, id).dissents_from for id in (one, other)} == {one, other}
    assert two.ana.snapshot() is not None


# -- removal -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keeps", [True, False])
def test_delete_against_an_edit_stays_and_is_decided_by_a_person(two: Two, keeps: bool) -> None:
    delete(two.ana, Expert, two.expert)
    two.field(two.ben, "rivers")
    two.meet()
    assert two.ana.get(Expert, two.expert).field == "rivers"
    conflict = only_conflict(two.ben)
    assert (conflict.record, conflict.field, conflict.sides[0].author) == (two.expert, "", "Ana")
    decide: Callable[[CaseSession, FieldConflict], ChangeSet] = settling.keep if keeps else settling.remove
    decide(two.ben, conflict)
    two.meet()
    assert (two.ana.find(two.expert) is not None) == keeps
    assert settling.open_conflicts(two.ana) == []


def test_two_people_delete_the_same_and_it_is_gone(two: Two) -> None:
    for session in (two.ana, two.ben):
        delete(session, Expert, two.expert)
    two.meet()
    assert two.ana.find(two.expert) is None
    assert settling.open_conflicts(two.ana) == []


@pytest.mark.parametrize("ana_removes", [True, False])
def test_delete_a_source_against_a_new_link_to_it_keeps_the_source_contested(two: Two, ana_removes: bool) -> None:
    removing, citing = (two.ana, two.ben) if ana_removes else (two.ben, two.ana)
    with removing.transaction("Remove source") as work:
        work.delete(Version, two.version.id)
        work.delete(Source, two.source.id)
    claim = citing.get(Claim, two.claim)
    link = cite(citing, claim, citing.get(Version, two.version.id), "Two convoys turned back")
    two.meet()
    for session in (two.ana, two.ben):
        assert session.get(Source, two.source.id) == two.source
        assert session.database.value("SELECT 1 FROM blob WHERE hash = ?", (two.version.text_hash,))
        contested = {conflict.record for conflict in settling.open_conflicts(session) if not conflict.field}
        assert contested == {two.source.id, two.version.id}
    delete(two.ana, type(link), link.id)
    two.meet()
    assert two.ben.find(two.source.id) is None, "nothing rests on it any more, so the removal holds"


# -- undo --------------------------------------------------------------------------------------------------------


def test_undo_after_a_later_edit_of_somebody_else_changes_nothing(two: Two) -> None:
    two.field(two.ana, "ports")
    mine = log_of(two.ana)[-1].id
    two.meet()
    two.field(two.ben, "rivers")
    two.meet()
    outcome = two.ana.undo(mine)
    assert outcome.changes.is_empty
    assert [(skipped.record, skipped.field) for skipped in outcome.skipped] == [(two.expert, "field")]
    assert "changed since by Ben" in outcome.skipped[0].reason
    assert two.ana.get(Expert, two.expert).field == "rivers"
    two.meet()
    assert two.sides(two.ben) == set()


def test_undo_of_a_settling_shows_the_side_that_was_shown_before(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of three people had written the same, one first and one last; the last is shown before and after."""
    cem = two.copied("cem", "Cem")
    for session, year, value in ((two.ana, 2030, "ports"), (two.ben, 2031, "rivers"), (cem, 2032, "ports")):
        with in_year(year, monkeypatch):
            two.field(session, value)
    merging.merge(cem, two.ben.path)
    merging.merge(cem, two.ana.path)
    before = table_rows(cem.database)
    assert cem.get(Expert, two.expert).field == "ports"
    settle(cem, "roads")
    cem.undo()
    assert two.sides(cem) == {"ports", "rivers"}
    assert table_rows(cem.database) == before


def test_merge_counts_the_conflicts_that_its_plan_has_foretold(two: Two) -> None:
    two.field(two.ana, "ports")
    two.field(two.ben, "rivers")
    two.meet()
    update(two.ben, Expert, two.expert, affiliation="Harbour")
    foretold = merging.plan(two.ana, two.ben.path).conflicts
    assert merging.merge(two.ana, two.ben.path).conflicts == foretold == 0


def test_removal_of_a_record_in_conflict_is_undone_and_done_again(two: Two) -> None:
    two.field(two.ana, "ports")
    two.field(two.ben, "rivers")
    two.meet()
    before = table_rows(two.ana.database)
    delete(two.ana, Expert, two.expert)
    assert two.ana.undo().skipped == ()
    assert table_rows(two.ana.database) == before
    assert two.ana.redo().skipped == ()
    assert two.ana.find(two.expert) is None


def test_undo_a_merge_then_merge_again(two: Two) -> None:
    """Taking a merge back is a decision: merging the same file again does not bring it in by the back door, and
    taking that back does."""
    two.field(two.ben, "rivers")
    found = add_expert(two.ben, "Found by Ben").id
    before = table_rows(two.ana.database)
    number = merging.merge(two.ana, two.ben.path).number
    assert number is not None
    after = table_rows(two.ana.database)
    outcome = merging.undo_merge(two.ana, number)
    assert outcome.skipped == ()
    assert table_rows(two.ana.database) == before
    assert merging.merge(two.ana, two.ben.path).actions == 0
    assert table_rows(two.ana.database) == before
    two.ana.undo()
    assert table_rows(two.ana.database) == after
    two.meet()
    assert two.ben.get(Expert, found).name == "Found by Ben"


def test_undo_of_a_merge_leaves_what_was_built_upon_it(two: Two) -> None:
    two.field(two.ben, "rivers")
    update(two.ben, Expert, two.expert, affiliation="Harbour")
    number = merging.merge(two.ana, two.ben.path).number
    assert number is not None
    two.field(two.ana, "roads")
    outcome = merging.undo_merge(two.ana, number)
    assert [skipped.field for skipped in outcome.skipped if skipped.record == two.expert] == ["field"]
    expert = two.ana.get(Expert, two.expert)
    assert (expert.field, expert.affiliation) == ("roads", None)
    two.meet()


@pytest.mark.parametrize("referred_to", [True, False])
def test_undo_of_a_merge_that_brought_a_decision_to_keep_makes_it_contested_again(two: Two, referred_to: bool) -> None:
    """The record was there before the merge, contested because something refers to it, or because of an edit."""
    if referred_to:
        delete(two.ana, Version, two.version.id)
        cite(two.ben, two.ben.get(Claim, two.claim), two.ben.get(Version, two.version.id), "Two convoys turned back")
    else:
        delete(two.ana, Expert, two.expert)
        two.field(two.ben, "rivers")
    two.meet()
    before = table_rows(two.ana.database)
    settling.keep(two.ben, only_conflict(two.ben))
    number = merging.merge(two.ana, two.ben.path).number
    assert number is not None
    assert settling.open_conflicts(two.ana) == []
    assert merging.undo_merge(two.ana, number).skipped == ()
    assert table_rows(two.ana.database) == before


def test_merge_taken_back_and_brought_in_again_shows_the_side_that_was_shown(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest value is also that of the older side which was here before."""
    cem = two.copied("cem", "Cem")
    for session, year, value in ((two.ana, 2030, "ports"), (two.ben, 2031, "rivers"), (cem, 2032, "ports")):
        with in_year(year, monkeypatch):
            two.field(session, value)
    merging.merge(two.ben, cem.path)
    number = merging.merge(two.ana, two.ben.path).number
    assert number is not None
    after = table_rows(two.ana.database)
    merging.undo_merge(two.ana, number)
    two.ana.undo()
    assert table_rows(two.ana.database) == after


@pytest.mark.parametrize("kept", ["his own removal was taken back", "the removal was settled elsewhere"])
def test_undo_of_a_merge_that_brought_back_what_was_gone_removes_it_again(two: Two, kept: str) -> None:
    """Ana had removed the record, and nothing was contested before the merge."""
    delete(two.ana, Expert, two.expert)
    before = table_rows(two.ana.database)
    if kept == "his own removal was taken back":
        delete(two.ben, Expert, two.expert)
        two.ben.undo()
        two.field(two.ben, "rivers")
    else:
        two.field(two.ben, "rivers")
        merging.merge(two.ben, two.ana.path)
        settling.keep(two.ben, only_conflict(two.ben))
    number = merging.merge(two.ana, two.ben.path).number
    assert number is not None
    assert two.ana.get(Expert, two.expert).field == "rivers"
    assert merging.undo_merge(two.ana, number).skipped == ()
    assert table_rows(two.ana.database) == before


def test_merge_taken_back_brought_in_and_taken_back_again_leaves_what_was_there(two: Two) -> None:
    """What the merge brought makes the two sides of a conflict equal; without it there are two again."""
    two.field(two.ana, "ports")
    two.field(two.ben, "rivers")
    two.meet()
    update(two.ben, Expert, two.expert, field="ports")
    before = table_rows(two.ana.database)
    number = merging.merge(two.ana, two.ben.path).number
    assert number is not None
    assert merging.undo_merge(two.ana, number).skipped == ()
    assert table_rows(two.ana.database) == before
    two.ana.undo()
    two.ana.redo()
    assert two.sides(two.ana) == {"ports", "rivers"}


def test_what_two_wrote_alike_goes_when_both_take_it_back(two: Two) -> None:
    """One of them cannot take away what the other says, too."""
    two.meet()
    before = two.ana.get(Expert, two.expert).field
    two.field(two.ana, "ports")
    two.field(two.ben, "ports")
    two.meet()
    assert two.sides(two.ana) == set()
    (skipped,) = two.ana.undo().skipped
    assert skipped.field == "field"
    assert skipped.reason.startswith("field was written alike by Ben (")
    assert two.ana.get(Expert, two.expert).field == "ports"
    two.meet()
    assert two.ben.undo().skipped == ()
    two.meet()
    assert two.ana.get(Expert, two.expert).field == two.ben.get(Expert, two.expert).field == before
    assert two.sides(two.ana) == set()


def test_bulk_edit_of_very_many_records_is_undone_on_the_other_side(two: Two) -> None:
    """Scaled down from 100,000."""
    count = 400
    claims = [Claim.make(new_id(), statement=f"Claim {number}", place="north") for number in range(count)]
    with two.ana.transaction("Import") as work:
        work.writer.insert_many(claims)
    two.meet()
    with two.ben.transaction("Move all") as work:
        for claim in claims:
            work.writer.update(Claim, claim.id, {"place": "south"})
    bulk = log_of(two.ben)[-1].id
    two.meet()
    update(two.ana, Claim, claims[7].id, place="east")
    outcome = two.ana.undo(bulk)
    assert [(skipped.record, skipped.field) for skipped in outcome.skipped] == [(claims[7].id, "place")]
    two.meet()
    expected = {claim.id: "east" if claim.id == claims[7].id else "north" for claim in claims}
    assert {id: two.ben.get(Claim, id).place for id in expected} == expected


# -- what is missing, forged, or comes in pieces -----------------------------------------------------------------


def test_child_before_parent_heals_when_the_parent_comes(two: Two) -> None:
    """A copy lost the actions of one writer (a damaged row was left out); another copy still has them."""
    cem = two.copied("cem", "Cem")
    expert = add_expert(two.ben, "Found by Ben").id
    merging.merge(cem, two.ben.path)
    update(cem, Expert, expert, field="rivers")
    whole = two.folder / "whole.casefile"
    two.close(cem)
    shutil.copy(cem.path, whole)
    _drop_actions_of(cem.path, "Ben")
    done = merging.merge(two.ana, cem.path)
    assert done.actions
    assert two.ana.find(expert) is None
    with pytest.raises(NotFound):
        update(two.ana, Expert, expert, field="ports")
    merging.merge(two.ana, whole)
    assert two.ana.get(Expert, expert).field == "rivers"
    assert verify(two.ana) == []
    assert settling.open_conflicts(two.ana) == []


def _drop_actions_of(path: Path, author: str) -> None:
    connection = engine.connect(str(path), isolation_level=None)
    connection.execute(
        "DELETE FROM log_change WHERE tx IN (SELECT number FROM log_transaction WHERE author = ?)", (author,)
    )
    connection.execute("DELETE FROM log_transaction WHERE author = ?", (author,))
    connection.close()


def test_forged_author_is_held_back_with_what_follows(two: Two) -> None:
    two.field(two.ben, "rivers")
    update(two.ben, Expert, two.expert, affiliation="Harbour")
    two.close(two.ben)
    connection = engine.connect(str(two.ben.path), isolation_level=None)
    number = "SELECT min(number) FROM log_transaction WHERE label = 'Edit expert'"
    connection.execute(f"UPDATE log_transaction SET author = 'Ana' WHERE number = ({number})")
    connection.close()
    done = merging.merge(two.ana, two.ben.path)
    assert [held.label for held in done.held] == ["Edit expert", "Edit expert"]
    expert = two.ana.get(Expert, two.expert)
    assert (expert.field, expert.affiliation) == (None, None)
    assert verify(two.ana) == []


def test_texts_and_files_come_with_what_names_them(two: Two) -> None:
    text = "وصلت القافلة إلى المدينة. " * 400
    source, version = add_source(two.ben, text, "Convoy")
    picture = b"\x89PNG not really" * 500
    with two.ben.transaction("Add picture") as work:
        digest = work.writer.put_blob(picture)
        work.update(Expert, two.expert, picture=digest)
    two.meet()
    assert queries.text(two.ana.database, version.text_hash) == text
    assert queries.blob(two.ana.database, digest) == picture
    assert two.ana.get(Source, source.id) == source
