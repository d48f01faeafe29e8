# SPDX-License-Identifier: Apache-2.0
"""Shaping a report on the command line: outline, order, copies, exported files."""

from pathlib import Path

import pytest

from tests.cli.conftest import Desk


@pytest.fixture
def report(desk: Desk) -> str:
    return str(desk.program.ok("report", "new", desk.case, "--title", "Ferry")["id"])


@pytest.fixture
def claims(desk: Desk) -> list[str]:
    quotes = ("at least 17 injured", "overloaded", "the pilot was missing")
    return [desk.claim(quote, "--heading", "Search")["id"] for quote in quotes]


def order(desk: Desk, report: str, section: str = "developments/Search") -> list[str]:
    return [row["id"] for row in desk.program.ok("report", "outline", desk.case, report, "--section", section)]


def test_outline_lists_sections_and_their_records(desk: Desk, report: str, claims: list[str]) -> None:
    sections = desk.program.ok("report", "outline", desk.case, report)
    assert [(s["id"], s["title"], s["count"]) for s in sections] == [
        ("developments", "Developments", 0),
        ("developments/Search", "Search", 3),
    ]
    assert order(desk, report) == claims
    page = desk.program.ok(
        "report", "outline", desk.case, report, "--section", "developments/Search", "--first", "1", "--limit", "1"
    )
    assert [row["id"] for row in page] == claims[1:2]
    assert "outline" in desk.program.fails(5, "report", "outline", desk.case, report, "--section", "dreams")


def test_records_are_left_out_moved_and_reset(desk: Desk, report: str, claims: list[str]) -> None:
    p, case = desk.program, desk.case
    p.ok("report", "place", case, report, claims[0], "--out")
    assert p.ok("report", "outline", case, report)[1]["left_out"] == 1
    p.ok("report", "place", case, report, claims[0], "--in", "--wording", "Seventeen were hurt.")
    p.ok("report", "arrange", case, report, claims[2], "--section", "developments/Search", "--before", claims[0])
    assert order(desk, report) == [claims[2], *claims[:2]]
    rows = p.ok("report", "outline", case, report, "--section", "developments/Search")
    assert [row["text"] for row in rows][1] == "Seventeen were hurt."
    p.ok("report", "reset", case, report)
    assert order(desk, report) == claims
    p.ok("report", "reset", case, report, claims[0])
    assert p.ok("report", "show", case, report)["placements"] == []


def test_headings_are_moved(desk: Desk, report: str, claims: list[str]) -> None:
    p, case = desk.program, desk.case
    p.ok("report", "arrange", case, report, claims[0], "--section", "developments/Counts")
    p.ok("report", "heading", case, report, "Search", "--before", "Counts")
    keys = [section["id"] for section in p.ok("report", "outline", case, report)]
    assert keys == ["developments", "developments/Search", "developments/Counts"]
    p.fails(3, "report", "heading", case, report, "Dreams")


def test_report_is_duplicated_and_removed(desk: Desk, report: str, claims: list[str]) -> None:
    p, case = desk.program, desk.case
    p.ok("report", "place", case, report, claims[0], "--out")
    copy = p.ok("report", "duplicate", case, report, "--title", "Second")
    assert (copy["title"], copy["number"]) == ("Second", 2)
    assert [placed["subject"] for placed in p.ok("report", "show", case, copy["id"])["placements"]] == claims[:1]
    p.ok("report", "remove", case, copy["id"])
    assert len(p.ok("report", "list", case)) == 1
    p.ok("undo", case)
    assert len(p.ok("report", "list", case)) == 2


def test_exports_are_listed_with_what_became_of_them(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    for name in ("one.docx", "two.docx"):
        p.ok("report", "build", case, report, "-o", tmp_path / name)
    (tmp_path / "one.docx").unlink()
    (tmp_path / "two.docx").write_bytes(b"changed")
    found = p.ok("report", "exports", case, report)
    assert [(Path(row["path"]).name, row["state"]) for row in found] == [("two.docx", "changed"), ("one.docx", "gone")]
    p.ok("report", "build", case, report, "-o", tmp_path / "two.docx")
    assert p.ok("report", "exports", case, "--limit", "1")[0]["state"] == "there"
