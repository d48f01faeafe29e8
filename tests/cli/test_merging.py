# SPDX-License-Identifier: Apache-2.0
"""Merging another copy on the command line: what comes, what conflicts, what is held back, and settling it."""

import gzip
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Citation, Claim, Expert, Report, Source
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store.sqlite import engine
from tests.cli.conftest import Program
from tests.store.cases import (
    add,
    add_claim,
    add_expert,
    add_source,
    cite,
    delete,
    new_case,
    small_case,
    state_of,
    update,
)

CASEFILES = Path(__file__).parent.parent / "casefiles"


@dataclass
class Two:
    """Two copies of one case, with an expert in both."""

    mine: Path
    theirs: Path
    expert: str

    @classmethod
    def of(cls, mine: Path, theirs: Path) -> "Two":
        with CaseSession.open(mine, read_only=True) as session:
            return cls(mine, theirs, session.all(Expert)[0].id)

    def edit(self, path: Path, author: str, **values: Any) -> None:
        with CaseSession.open(path, author=author) as session:
            update(session, Expert, self.expert, **values)

    def expert_in(self, path: Path) -> Expert:
        with CaseSession.open(path, read_only=True) as session:
            return session.get(Expert, self.expert)


def found_in(program: Program, *arguments: object) -> Any:
    """What a command lists that says by its exit code that there is something to see."""
    result = program.run(*arguments, "--json")
    assert result.code == 1, result.err
    return result.json


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("The bridge at Lower Vale was closed on Tuesday.", encoding="utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path) -> Two:
    with small_case(tmp_path) as session:
        expert = add_expert(session, "Mara Lind").id
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(session.path, theirs)
    return Two(session.path, theirs, expert)


def test_the_plan_says_what_would_come_and_changes_nothing(program: Program, two: Two) -> None:
    two.edit(two.theirs, "Ben", affiliation="Harbour Institute")
    before = two.mine.read_bytes()
    found = {row["id"]: row for row in program.ok("merge", two.mine, two.theirs, "--plan")}
    change = found[two.expert]
    assert (change["what"], change["by"], change["title"]) == ("changed", "Ben", "Mara Lind")
    assert change["fields"] == [
        {"field": "affiliation", "before": None, "after": "Harbour Institute", "conflict": False, "other": None}
    ]
    assert any(row["type"] == "analyst" and row["what"] == "new" for row in found.values())
    assert two.mine.read_bytes() == before


def test_a_merge_brings_the_changes_once(program: Program, two: Two) -> None:
    two.edit(two.theirs, "Ben", affiliation="Harbour Institute")
    theirs = two.theirs.read_bytes()
    done = program.ok("merge", two.mine, two.theirs)
    assert done["actions"] == 2
    assert done["conflicts"] == 0
    assert Path(done["backup"]).is_file()
    assert two.expert_in(two.mine).affiliation == "Harbour Institute"
    with CaseSession.open(two.mine, read_only=True) as session:
        actions = log_of(session)
    again = program.ok("merge", two.mine, two.theirs)
    assert (again["actions"], again["backup"]) == (0, None)
    with CaseSession.open(two.mine, read_only=True) as session:
        assert log_of(session) == actions
        assert verify(session) == []
    assert two.theirs.read_bytes() == theirs


def test_a_conflict_is_planned_listed_and_settled(program: Program, two: Two) -> None:
    two.edit(two.mine, "Ana", affiliation="Harbour Institute")
    two.edit(two.theirs, "Ben", affiliation="Institute of Ports")
    planned = found_in(program, "merge", two.mine, two.theirs, "--plan")
    assert next(row for row in planned if row["id"] == two.expert)["conflicts"] == ["affiliation"]
    assert program.ok("merge", two.mine, two.theirs)["conflicts"] == 1
    sides = found_in(program, "conflicts", two.mine)
    assert {side["value"]: side["author"] for side in sides} == {
        "Harbour Institute": "Ana", "Institute of Ports": "Ben"
    }  # fmt: skip
    taken = next(side["side"] for side in sides if side["author"] == "Ana")
    program.ok("resolve", two.mine, f"{two.expert}:affiliation", "--take", str(taken))
    assert two.expert_in(two.mine).affiliation == "Harbour Institute"
    assert program.ok("conflicts", two.mine) == []
    program.ok("undo", two.mine)
    assert len(found_in(program, "conflicts", two.mine)) == 2
    program.ok("resolve", two.mine, f"{two.expert}:affiliation", "--value", "A third")
    program.ok("merge", two.theirs, two.mine)
    assert two.expert_in(two.theirs).affiliation == "A third"
    assert program.ok("conflicts", two.theirs) == []


@pytest.mark.parametrize(("choice", "stays"), [("--keep", True), ("--remove", False)])
def test_a_contested_deletion_is_decided(program: Program, two: Two, choice: str, stays: bool) -> None:
    with CaseSession.open(two.mine, author="Ana") as session:
        delete(session, Expert, two.expert)
    two.edit(two.theirs, "Ben", affiliation="Institute of Ports")
    program.ok("merge", two.mine, two.theirs)
    assert two.expert_in(two.mine).affiliation == "Institute of Ports"
    assert [side["author"] for side in found_in(program, "conflicts", two.mine)] == ["Ana"]
    assert "(removed)" in program.run("conflicts", two.mine).out
    (meanwhile,) = found_in(program, "conflicts", two.mine, two.expert)["meanwhile"]
    assert (meanwhile["field"], meanwhile["value"]) == ("affiliation", "Institute of Ports")
    assert (meanwhile["author"], meanwhile["said"]) == ("Ben", None)
    assert "--keep or --remove" in program.fails(6, "resolve", two.mine, two.expert, "--take", "1")
    program.ok("resolve", two.mine, two.expert, choice)
    assert program.ok("conflicts", two.mine) == []
    with CaseSession.open(two.mine, read_only=True) as session:
        assert (session.find(two.expert) is not None) == stays


def test_an_altered_action_is_held_back_with_what_continues_it(program: Program, two: Two) -> None:
    two.edit(two.theirs, "Ben", affiliation="Institute of Ports")
    connection = engine.connect(str(two.theirs), isolation_level=None)
    connection.execute("UPDATE log_transaction SET author = 'Eve' WHERE label = 'Edit expert'")
    connection.close()
    planned = found_in(program, "merge", two.mine, two.theirs, "--plan")
    assert next(row["title"] for row in planned if row["what"] == "held back").startswith("Edit expert: ")
    done = program.ok("merge", two.mine, two.theirs)
    assert [held["label"] for held in done["held"]] == ["Edit expert"]
    assert two.expert_in(two.mine).affiliation is None


def test_texts_come_with_their_citations(program: Program, tmp_path: Path, article: Path) -> None:
    with new_case(tmp_path) as empty:
        pass
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(empty.path, theirs)
    source = program.ok("source", "add", theirs, article, "--title", "Bridge closed")
    said = ("--statement", "The bridge is closed.", "--source", source["id"], "--quote", "closed")
    program.ok("claim", "add", theirs, *said)
    program.ok("merge", empty.path, theirs)
    with CaseSession.open(empty.path, read_only=True) as one, CaseSession.open(theirs, read_only=True) as two:
        assert state_of(one) == state_of(two)
        assert len(one.all(Citation)) == len(one.all(Source)) == 1
        assert {found.id for found in log_of(one)} == {found.id for found in log_of(two)}
        assert verify(one) == []


def test_another_case_is_refused(program: Program, tmp_path: Path, two: Two) -> None:
    with new_case(tmp_path, name="other.casefile") as other:
        pass
    assert "another case" in program.fails(6, "merge", two.mine, other.path)


def test_what_is_no_conflict_and_no_side_is_said(program: Program, two: Two) -> None:
    assert "no conflict" in program.fails(5, "resolve", two.mine, f"{two.expert}:field", "--take", "1")
    two.edit(two.mine, "Ana", affiliation="Harbour Institute")
    two.edit(two.theirs, "Ben", affiliation="Institute of Ports")
    program.ok("merge", two.mine, two.theirs)
    assert "no side 3" in program.fails(5, "resolve", two.mine, f"{two.expert}:affiliation", "--take", "3")
    assert "not of a deletion" in program.fails(3, "resolve", two.mine, f"{two.expert}:affiliation", "--keep")


def test_a_shared_copy_is_one_whole_file_that_merges_back(program: Program, tmp_path: Path, two: Two) -> None:
    copy = tmp_path / "for-ben.casefile"
    program.ok("share", two.mine, "-o", copy)
    assert "exists already" in program.fails(3, "share", two.mine, "-o", copy)
    two.edit(copy, "Ben", affiliation="Institute of Ports")
    program.ok("merge", two.mine, copy)
    assert two.expert_in(two.mine).affiliation == "Institute of Ports"
    assert program.ok("verify", copy) == []


def test_a_copy_of_an_earlier_format_is_merged_and_stays_as_it_is(program: Program, tmp_path: Path) -> None:
    former = tmp_path / "former.casefile"
    former.write_bytes(gzip.decompress((CASEFILES / "format_2.casefile.gz").read_bytes()))
    mine = tmp_path / "mine.casefile"
    shutil.copy(former, mine)
    before = former.read_bytes()
    two = Two.of(mine, former)
    two.edit(mine, "Ana", affiliation="Institute of Ports")
    assert program.ok("merge", mine, former)["actions"] == 0
    assert former.read_bytes() == before
    assert two.expert_in(mine).affiliation == "Institute of Ports"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW extra AS SELECT * FROM source",
        "CREATE TRIGGER t AFTER INSERT ON log_change BEGIN DELETE FROM source; END",
        "CREATE TABLE extra (a)",
    ],
)
def test_a_copy_with_a_stranger_in_it_is_refused(program: Program, two: Two, statement: str) -> None:
    connection = engine.connect(str(two.theirs), isolation_level=None)
    connection.execute(statement)
    connection.close()
    before = two.mine.read_bytes()
    assert "is not merged" in program.fails(4, "merge", two.mine, two.theirs, "--plan")
    assert two.mine.read_bytes() == before


def test_a_text_with_other_bytes_than_its_name_is_not_taken(program: Program, tmp_path: Path, article: Path) -> None:
    with new_case(tmp_path) as empty:
        pass
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(empty.path, theirs)
    program.ok("source", "add", theirs, article, "--title", "Bridge closed")
    connection = engine.connect(str(theirs), isolation_level=None)
    connection.execute("UPDATE blob SET data = CAST(replace(CAST(data AS TEXT), 'closed', 'opened') AS BLOB)")
    connection.close()
    assert program.ok("merge", empty.path, theirs)["missing_files"] >= 1
    with CaseSession.open(empty.path, read_only=True) as session:
        assert session.database.value("SELECT count(*) FROM blob") == 0


@pytest.mark.parametrize("mine_removes", [True, False])
@pytest.mark.parametrize("answer", ["--keep", "--remove"])
def test_a_source_that_one_removed_and_the_other_cited_stays_until_somebody_decides(
    program: Program, tmp_path: Path, article: Path, mine_removes: bool, answer: str
) -> None:
    with new_case(tmp_path) as made:
        pass
    source = program.ok("source", "add", made.path, article, "--title", "Bridge closed")["id"]
    theirs = tmp_path / "theirs.casefile"
    program.ok("share", made.path, "-o", theirs)
    removing, citing = (made.path, theirs) if mine_removes else (theirs, made.path)
    program.ok("source", "remove", removing, source)
    program.ok("claim", "add", citing, "--statement", "Closed.", "--source", source, "--quote", "closed")
    planned = found_in(program, "merge", made.path, theirs, "--plan")
    assert sorted(row["type"] for row in planned if row["what"] == "contested") == ["source", "version"]
    assert program.ok("merge", made.path, theirs)["conflicts"] == 2
    assert program.ok("verify", made.path) == []
    contested = found_in(program, "conflicts", made.path)
    assert sorted(row["of"] for row in contested) == ["source", "version"]
    if answer == "--remove":
        program.fails(6, "resolve", made.path, source, answer)
        (claim,) = program.ok("claim", "list", made.path)
        citation = program.ok("claim", "show", made.path, claim["id"])["citations"][0]
        program.ok("undo", made.path, program.ok("history", made.path, citation["id"])[0]["id"])
        assert program.ok("source", "list", made.path) == []
    else:
        program.ok("resolve", made.path, source, answer)
        assert [row["id"] for row in program.ok("source", "list", made.path)] == [source]
    assert program.ok("conflicts", made.path) == []
    assert program.ok("verify", made.path) == []


def test_a_conflict_is_looked_at_assigned_and_kept_both_ways(program: Program, tmp_path: Path, article: Path) -> None:
    with new_case(tmp_path) as made:
        pass
    source = program.ok("source", "add", made.path, article, "--title", "Bridge closed")["id"]
    theirs = tmp_path / "theirs.casefile"
    program.ok("share", made.path, "-o", theirs)
    for path, author, grade in ((made.path, "Ana", "B"), (theirs, "Ben", "C")):
        program.ok("--author", author, "source", "edit", path, source, "--reliability", grade)
    program.ok("merge", made.path, theirs)
    name = f"{source}:reliability"
    program.ok("resolve", made.path, name, "--assign", "Ben", "--comment", "You know them.", "--postpone", "2031-12-01")
    assert program.ok("conflicts", made.path, "--type", "claim") == []
    assert "None of the 1 conflict of" in program.run("conflicts", made.path, "--type", "claim").err
    assert "Bridge closed" in program.run("conflicts", made.path).out
    assert len(found_in(program, "--author", "Ben", "conflicts", made.path, "--mine")) == 2
    shown = found_in(program, "conflicts", made.path, name)
    assert (shown["assignee"], shown["postponed_until"], shown["base"]["value"]) == ("Ben", "2031-12-01", None)
    assert [said["text"] for said in shown["remarks"]] == ["You know them."]
    assert shown["may_keep_both"] is True
    program.fails(3, "resolve", made.path, name)
    assert "no day to postpone to" in program.fails(3, "resolve", made.path, name, "--postpone", "tomorrow")
    program.fails(3, "resolve", made.path, name, "--assign", "Eve")
    program.ok("resolve", made.path, name, "--keep-both")
    assert program.ok("conflicts", made.path) == []
    kept = program.ok("positions", made.path, name)
    assert {(each["analyst"], each["value"], each["field"]) for each in kept} == {
        ("Ana", "B", name),
        ("Ben", "C", name),
    }
    assert program.ok("positions", made.path) == kept
    assert "RECORD:FIELD" in program.fails(3, "positions", made.path, "--drop", "Ben")
    assert "Ana, Ben" in program.fails(5, "positions", made.path, name, "--drop", "Eve")
    program.ok("positions", made.path, name, "--drop", "ben")
    assert [each["analyst"] for each in program.ok("positions", made.path)] == ["Ana"]
    assert program.ok("verify", made.path) == []


def test_a_merge_is_listed_and_taken_back(program: Program, two: Two) -> None:
    assert program.ok("merges", two.mine) == []
    two.edit(two.theirs, "Ben", affiliation="Harbour Institute")
    program.ok("merge", two.mine, two.theirs)
    (row,) = program.ok("merges", two.mine)
    assert (row["id"], row["file"], row["undone"]) == (1, two.theirs.name, None)
    assert row["from"].startswith("Ben on ")
    assert row["fork"]["transaction"] == program.ok("history", two.mine, "--by", "Ana")[0]["transaction"]
    assert row["forked_after"].startswith(f"{row['fork']['label']}, Ana, ")
    came = program.ok("history", two.mine, "--merge", "1")
    assert {(each["author"], each["merge"]) for each in came} == {("Ben", 1)}
    assert {each["merge"] for each in program.ok("history", two.mine, "--by", "Ana")} == {None}
    program.fails(5, "history", two.mine, "--merge", "2")
    program.ok("merges", two.mine, "--undo", "1")
    assert two.expert_in(two.mine).affiliation is None
    assert program.ok("merges", two.mine)[0]["undone"]
    undone = program.ok("merges", two.mine)[0]["undone"]
    assert f"briefing undo CASE {undone}" in program.fails(6, "merges", two.mine, "--undo", "1")
    program.fails(5, "merges", two.mine, "--undo", "9")
    program.ok("undo", two.mine, undone)
    assert two.expert_in(two.mine).affiliation == "Harbour Institute"
    two.edit(two.mine, "Ana", affiliation="Mine")
    assert "Left as it is: expert “Mara Lind”" in program.run("merges", two.mine, "--undo", "1").out


def test_a_merge_is_told_in_numbers(program: Program, two: Two) -> None:
    two.edit(two.mine, "Ana", affiliation="Mine")
    two.edit(two.theirs, "Ben", affiliation="Harbour Institute")
    told = program.run("merge", two.mine, two.theirs, "--plan")
    assert "actions by Ben" in told.err
    assert told.err.endswith("1 conflict.\n")
    assert "~ changed  expert  “" in told.out
    assert "    affiliation, in conflict: here “Mine”, in the other copy “Harbour Institute”\n" in told.out
    assert "+ new  analyst  “Ben”  by Ben\n" in told.out
    done = program.run("merge", two.mine, two.theirs).out
    assert "1 conflict waits (“briefing conflicts”)" in done
    two.edit(two.theirs, "Ben", field="ports")
    assert "1 action on 1 record came in, without a conflict" in program.run("merge", two.mine, two.theirs).out


def test_checks_on_the_command_line(program: Program, tmp_path: Path) -> None:
    with new_case(tmp_path) as made:
        claim = add_claim(made, "Closed.").id
    (row,) = found_in(program, "check", made.path)
    assert (row["rule"], row["severity"], row["id"], row["waived"]) == ("T05", "error", claim, None)
    program.fails(3, "waive", made.path, "T05", claim, "--reason", "")
    assert program.ok("waive", made.path, "T05", claim, "--reason", "Everybody saw it.")["type"] == "waiver"
    assert program.ok("check", made.path) == []
    assert program.ok("check", made.path, "--all")[0]["waived"] == "Everybody saw it."
    assert program.run("waive", made.path, "T05", claim, "--take-back").code == 0
    assert len(found_in(program, "check", made.path)) == 1


def test_a_plan_says_which_reports_print_what_would_change(program: Program, tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        source, version = add_source(session)
        claim = add_claim(session, "The bridge at Lower Vale was closed")
        cite(session, claim, version, "The bridge at Lower Vale was closed")
        report = add(session, Report.make(new_id(), title="Ferry", number=3))
    theirs = tmp_path / "theirs.casefile"
    program.ok("share", session.path, "-o", theirs)
    with CaseSession.open(theirs, author="Ben") as other:
        update(other, Source, source.id, outlet="Courier")
        delete(other, Claim, claim.id)
    planned = {row["id"]: row for row in found_in(program, "merge", session.path, theirs, "--plan")}
    assert [each["id"] for each in planned[source.id]["printed_by"]] == [report.id]
    told = program.run("merge", session.path, theirs, "--plan").out
    assert "    outlet: not stated → “Courier”\n    printed by the report “Ferry, no. 3”" in told
