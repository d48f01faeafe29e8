# SPDX-License-Identifier: Apache-2.0
"""Issuing reports on the command line: editions, their files, what changed since."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from briefing_app.services.session import CaseSession
from tests.cli.conftest import Desk


@pytest.fixture
def report(desk: Desk) -> str:
    desk.claim("at least 17 injured", "--heading", "Search")
    return str(desk.program.ok("report", "new", desk.case, "--title", "Ferry", "--cutoff", "2031-03-08")["id"])


def test_an_edition_keeps_its_bytes_and_is_made_again_from_the_log(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    first = p.ok("report", "issue", case, report, "-o", tmp_path / "first.docx")
    issued = (tmp_path / "first.docx").read_bytes()
    assert first["type"] == "edition"
    assert (first["number"], first["file_hash"]) == (1, hashlib.sha256(issued).hexdigest())
    claim = p.ok("claim", "list", case)[0]["id"]
    p.ok("claim", "edit", case, claim, "--statement", "At least 17 people were hurt.")
    p.ok("report", "edit", case, report, "--title", "Ferry, later")
    desk.claim("overloaded", "--heading", "Search")
    again = p.ok("report", "edition", case, first["id"], "-o", tmp_path / "again.docx", "--check")
    assert again["reproduced"] is True
    assert (tmp_path / "again.docx").read_bytes() == issued
    assert [row["id"] for row in p.ok("report", "editions", case, report)] == [first["id"]]


def test_the_next_edition_tells_what_changed(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    desk.claim("the pilot was missing", "--heading", "Search")
    p.ok("report", "issue", case, report)
    rows = p.ok("claim", "list", case)
    p.ok("claim", "edit", case, rows[0]["id"], "--statement", "At least 17 people were hurt.")
    p.ok("claim", "withdraw", case, rows[1]["id"], "--reason", "he was found at home")
    desk.claim("overloaded", "--heading", "Search")
    second = p.ok("report", "issue", case, report, "-o", tmp_path / "second.docx")
    assert second["number"] == 2
    found = p.ok("report", "show", case, report)
    assert (found["number"], found["status"]) == (2, "update")
    since = [row for row in p.ok("trace", tmp_path / "second.docx") if row["section"] == "Since report no. 1"]
    assert len(since) == 2
    html = p.ok("report", "edition", case, second["id"], "--check")
    assert html["reproduced"] is True


def test_two_editions_are_shown_as_one_with_tracked_changes(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    first = p.ok("report", "issue", case, report)
    assert "no edition before it" in p.fails(3, "report", "redline", case, first["id"], "-o", tmp_path / "no.docx")
    p.ok("claim", "edit", case, p.ok("claim", "list", case)[0]["id"], "--statement", "Seventeen were hurt.")
    second = p.ok("report", "issue", case, report)
    target = tmp_path / "changes.docx"
    p.ok("report", "redline", case, second["id"], "-o", target)
    with zipfile.ZipFile(target) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:del " in body
    assert "<w:ins " in body
    assert not (tmp_path / "no.docx").exists()


def test_an_issued_report_is_told_of_where_one_asks_what_rests_on_a_claim(desk: Desk, report: str) -> None:
    p, case = desk.program, desk.case
    edition = p.ok("report", "issue", case, report)
    claim = p.ok("claim", "list", case)[0]["id"]
    found = [row for row in p.ok("impact", case, claim) if row["type"] == "edition"]
    assert [row["id"] for row in found] == [edition["id"]]


def test_what_cannot_be_issued_leaves_nothing(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    assert "folder" in p.fails(3, "report", "issue", case, report, "-o", tmp_path)
    assert "no folder" in p.fails(3, "report", "issue", case, report, "-o", tmp_path / "gone" / "report.docx")
    p.fails(6, "report", "issue", case, report, "--audience", "TLP:CLEAR")
    p.fails(5, "report", "issue", case, "no-such-report")
    assert p.ok("report", "editions", case) == []
    with CaseSession.open(case, read_only=True) as session:
        assert session.database.value("SELECT count(*) FROM log_transaction WHERE label = 'Issue report'") == 0


def test_issuing_is_one_action_that_can_be_undone(desk: Desk, report: str) -> None:
    p, case = desk.program, desk.case
    p.ok("report", "issue", case, report)
    p.ok("report", "issue", case, report)
    p.ok("undo", case)
    assert [row["number"] for row in p.ok("report", "editions", case)] == [1]
    assert p.ok("report", "show", case, report)["number"] == 1
