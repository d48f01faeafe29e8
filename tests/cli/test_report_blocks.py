# SPDX-License-Identifier: Apache-2.0
"""The outline of a report on the command line."""

from pathlib import Path
from typing import Any

import pytest

from briefing_app.report import outline
from tests.cli.conftest import Desk
from tests.report.pictures import png


@pytest.fixture
def report(desk: Desk) -> str:
    return str(desk.program.ok("report", "new", desk.case, "--title", "Ferry")["id"])


def keys(desk: Desk, report: str) -> list[str]:
    return [row["id"] for row in desk.program.ok("report", "blocks", desk.case, report)]


def block(desk: Desk, word: str, report: str, *more: object, stdin: bytes | None = None) -> Any:
    return desk.program.ok("report", "block", word, desk.case, report, *more, stdin=stdin)


def test_parts_are_listed(desk: Desk, report: str) -> None:
    found = desk.program.ok("report", "blocks", desk.case, report)
    assert [row["type"] for row in found] == ["block"] * len(found)
    assert found[1] == {
        "type": "block", "id": "key_judgments", "kind": "key_judgments", "title": "Key judgments", "level": 1,
        "own": False, "included": True, "landscape": False, "position": 200.0,
    }  # fmt: skip
    assert "Key judgments" in desk.program.run("report", "blocks", desk.case, report).out
    desk.program.fails(5, "report", "blocks", desk.case, "nowhere")


def test_text_is_added_edited_moved_and_removed(desk: Desk, report: str, tmp_path: Path) -> None:
    claim = desk.claim()["id"]
    text = tmp_path / "text.txt"
    text.write_text(f"Seventeen were hurt [@{claim}].\n\nMore.\n", encoding="utf-8")
    made = block(desk, "add", report, "--kind", "narrative", "--title", "Background", "--text-file", text)
    assert made["text"].endswith("\n\nMore.")
    key = made["id"]
    block(desk, "edit", report, key, "--text", "-", "--level", "2", "--landscape", stdin="Önly this.".encode())
    block(desk, "move", report, key, "gaps", "--before", "key_judgments")
    assert keys(desk, report)[:4] == ["bottom_line", key, "gaps", "key_judgments"]
    row = desk.program.ok("report", "blocks", desk.case, report)[1]
    assert (row["text"], row["level"], row["landscape"], row["own"]) == ("Önly this.", 2, True, True)
    block(desk, "edit", report, key, "--title", "", "--portrait", "--leave-out")
    assert desk.program.ok("report", "blocks", desk.case, report)[1]["title"] == ""
    assert block(desk, "remove", report, key)["id"] == key
    assert key not in keys(desk, report)
    desk.program.ok("undo", desk.case)
    assert key in keys(desk, report)


def test_moving_counts_what_was_moved_and_not_what_got_another_number(
    desk: Desk, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "room", lambda before, after, count: None)
    said = desk.program.run("report", "block", "move", desk.case, report, "gaps", "--before", "key_judgments").out
    assert said == "1 part of the report moved.\n"
    assert keys(desk, report)[:3] == ["bottom_line", "gaps", "key_judgments"]


def test_standard_sections_are_renamed_left_out_and_reset(desk: Desk, report: str) -> None:
    assert block(desk, "edit", report, "gaps", "--title", "Open", "--leave-out")["included"] is False
    assert block(desk, "edit", report, "gaps", "--include")["included"] is True
    assert block(desk, "reset", report, "gaps")["title"] == "What we do not know"
    desk.program.fails(6, "report", "block", "remove", desk.case, report, "gaps")
    desk.program.fails(3, "report", "block", "edit", desk.case, report, "gaps")
    desk.program.fails(3, "report", "block", "edit", desk.case, report, "gaps", "--text", "x")
    desk.program.fails(5, "report", "block", "edit", desk.case, report, "dreams", "--leave-out")


def test_claims_and_pictures_are_added(desk: Desk, report: str, tmp_path: Path) -> None:
    desk.claim("overloaded", "--heading", "Search")
    made = block(desk, "add", report, "--kind", "claims", "--heading", "Search", "--title", "List")
    assert (made["chosen_by"], made["named"]) == ("heading", "Search")
    desk.program.fails(5, "report", "block", "add", desk.case, report, "--kind", "claims", "--tag", "none")
    desk.program.fails(3, "report", "block", "add", desk.case, report, "--kind", "claims")
    desk.program.fails(3, "report", "block", "add", desk.case, report, "--kind", "poem")
    picture = tmp_path / "map.png"
    picture.write_bytes(png())
    words = ("report", "block", "add", desk.case, report, "--kind", "picture", "--picture", picture)
    desk.program.fails(3, *words)
    assert desk.program.ok(*words, "--alternative", "A map.")["picture"]
    desk.program.fails(3, *words[:-1], tmp_path / "nothing.png", "--alternative", "A map.")
    built = desk.program.ok("report", "build", desk.case, report, "-o", tmp_path / "a.docx")
    assert built["remarks"] == []


def test_remark_of_a_build_names_the_picture_that_is_missing(desk: Desk, report: str, tmp_path: Path) -> None:
    block(desk, "add", report, "--kind", "picture", "--title", "Map")
    built = desk.program.ok("report", "build", desk.case, report, "-o", tmp_path / "a.docx")
    assert built["remarks"] == ["The picture “Map” has not been chosen yet and is left out."]


def test_text_that_is_no_text_is_refused(desk: Desk, report: str) -> None:
    words = ("report", "block", "add", desk.case, report, "--kind", "narrative", "--text", "-")
    assert "UTF-8" in desk.program.fails(3, *words, stdin=b"\xff\xfe")
    assert "1 MB" in desk.program.fails(3, *words, stdin=b"x" * 1_000_001)


def test_outlines_are_listed_and_chosen(desk: Desk) -> None:
    names = [row["id"] for row in desk.program.ok("report", "outlines")]
    assert "daily_update" in names
    made = desk.program.ok("report", "new", desk.case, "--title", "Day", "--outline", "daily_update")
    assert (made["status"], made["subtitle"]) == ("update", "Daily update")
    shown = [row["id"] for row in desk.program.ok("report", "blocks", desk.case, made["id"]) if row["included"]]
    assert shown[:3] == ["bottom_line", "since", "key_judgments"]
    desk.program.fails(3, "report", "new", desk.case, "--title", "Day", "--outline", "poem")
