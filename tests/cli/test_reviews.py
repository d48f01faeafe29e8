# SPDX-License-Identifier: Apache-2.0
"""Reports that came back, on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.report.readers import Copy, gone, ins

SAID = "at least 17 injured"


@pytest.fixture
def copy(desk: Desk, tmp_path: Path) -> Copy:
    """A copy of an issued edition in which a reader changed one word."""
    desk.claim(SAID, "--heading", "Search")
    report = desk.program.ok("report", "new", desk.case, "--title", "Ferry", "--cutoff", "2031-03-08")["id"]
    issued = tmp_path / "issued.docx"
    desk.program.ok("report", "issue", desk.case, report, "-o", issued)
    made = Copy(issued, tmp_path)
    made.in_run(f"{SAID}.", "at least 17 ", gone("injured"), ins("hurt"), ".")
    made.save()
    return made


def test_review_is_listed_then_kept_then_known(desk: Desk, copy: Copy) -> None:
    p, case = desk.program, desk.case
    listed = p.ok("report", "review", case, copy.path, "--dry-run")
    assert (listed["kept"], listed["new"], listed["number"]) == (False, 1, 1)
    assert p.ok("report", "proposals", case) == []
    kept = p.ok("report", "review", case, copy.path)
    assert (kept["kept"], kept["new"], kept["known"]) == (True, 1, 0)
    assert p.ok("report", "review", case, copy.path)["known"] == 1
    (row,) = p.ok("report", "proposals", case, "--open")
    assert (row["type"], row["kind"], row["reviewer"], row["wording"]) == (
        "proposal", "rewording", "Ana", "at least 17 hurt",
    )  # fmt: skip
    assert row["passages"][0]["exact"] == SAID
    shown = p.run("report", "proposals", case).out
    assert "rewording by Ana, 2031-09-09T08:00:00Z, tracked" in shown
    assert "reads: at least 17 hurt." in shown


def test_proposal_is_accepted_and_taken_back(desk: Desk, copy: Copy) -> None:
    p, case = desk.program, desk.case
    (row,) = p.ok("report", "review", case, copy.path)["proposals"]
    done = p.ok("report", "answer", case, row["id"], "--accept", "claim", "--wording", "17 or more hurt")
    assert done["answer"] == "claim"
    assert p.ok("claim", "list", case)[0]["statement"] == "17 or more hurt"
    assert "answered already" in p.fails(6, "report", "answer", case, row["id"], "--reject")
    p.ok("undo", case)
    assert p.ok("claim", "list", case)[0]["statement"] == SAID
    p.ok("report", "answer", case, row["id"], "--reject", "--reason", "as the police say")
    assert p.ok("report", "proposals", case, "--open") == []
    assert p.ok("report", "proposals", case)[0]["reason"] == "as the police say"


def test_wrong_use_says_what_is_wrong(desk: Desk, copy: Copy, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    (row,) = p.ok("report", "review", case, copy.path)["proposals"]
    assert "--accept" in p.fails(3, "report", "answer", case, row["id"], "--note", "--wording", "x")
    assert "required" in p.fails(2, "report", "answer", case, row["id"])
    p.fails(5, "report", "answer", case, "none", "--note")
    assert "none.docx" in p.fails(3, "report", "review", case, tmp_path / "none.docx")
    (tmp_path / "old.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    assert "older Word" in p.fails(3, "report", "review", case, tmp_path / "old.docx")
    p.fails(5, "report", "proposals", case, "--edition", "none")


def test_reason_is_asked_for_where_a_wording_does_not_fit(desk: Desk, copy: Copy) -> None:
    p, case = desk.program, desk.case
    copy.put(ins("hurt"), ins("hurt, 3 dead"))
    (row,) = p.ok("report", "review", case, copy.save())["proposals"]
    assert row["flags"] == ["The number “3” stands neither in the former wording nor in a cited passage."]
    assert "Give a reason" in p.fails(3, "report", "answer", case, row["id"], "--accept", "claim")
    p.ok("report", "answer", case, row["id"], "--accept", "claim", "--reason", "by phone")
