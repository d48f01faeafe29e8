# SPDX-License-Identifier: Apache-2.0
"""Taking records over from another case on the command line."""

from pathlib import Path

import pytest

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Source
from tests.cli.conftest import Program
from tests.store.cases import add, add_source, new_case, small_case

Cases = tuple[Path, Path]


@pytest.fixture
def cases(tmp_path: Path) -> Cases:
    with new_case(tmp_path, name="mine.casefile") as mine:
        add_source(mine)
    with small_case(tmp_path, "theirs.casefile") as theirs:
        add(theirs, Source.make(new_id(), title="Third"))
    return mine.path, theirs.path


def test_the_plan_lists_what_would_come_and_changes_nothing(program: Program, cases: Cases) -> None:
    mine, theirs = cases
    before = mine.read_bytes()
    rows = program.ok("import-case", mine, theirs, "--plan")
    assert {row["what"] for row in rows} == {"new"}
    assert sum(bool(row["alike"]) for row in rows) == 1
    assert "--match" in program.run("import-case", mine, theirs, "--plan").err
    assert mine.read_bytes() == before


def test_records_come_once_and_are_taken_back(program: Program, cases: Cases) -> None:
    mine, theirs = cases
    done = program.ok("import-case", mine, theirs, "--type", "source", "--match", "all")
    assert (done["type"], done["title"], done["added"]) == ("import", "A case", 3)
    assert {row["what"] for row in done["records"]} == {"new", "here", "matched"}
    assert len(program.ok("source", "list", mine)) == 3
    again = program.ok("import-case", mine, theirs, "--type", "source")
    assert (again["id"], again["added"]) == (None, 0)
    program.ok("undo", mine)
    assert len(program.ok("source", "list", mine)) == 1


def test_one_record_comes_by_its_id_and_shows_where_from(program: Program, cases: Cases) -> None:
    mine, theirs = cases
    [third] = [source["id"] for source in program.ok("source", "list", theirs) if source["title"] == "Third"]
    done = program.ok("import-case", mine, theirs, "--ids", third)
    [row] = done["records"]
    shown = program.ok("source", "show", mine, row["here"])
    assert any(third in remark["text"] for remark in shown["remarks"])


def test_merging_another_case_names_the_import(program: Program, cases: Cases) -> None:
    mine, theirs = cases
    assert "import-case" in program.fails(6, "merge", mine, theirs)


def test_what_is_wrong_is_told_by_its_exit_code(program: Program, cases: Cases, tmp_path: Path) -> None:
    mine, theirs = cases
    program.fails(3, "import-case", mine, theirs, "--type", "report")
    program.fails(3, "import-case", mine, theirs, "--match", "all of them")
    program.fails(5, "import-case", mine, theirs, "--ids", new_id())
    program.fails(4, "import-case", mine, tmp_path / "none.casefile")
    program.fails(6, "import-case", mine, mine)
