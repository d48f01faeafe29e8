# SPDX-License-Identifier: Apache-2.0
"""Templates that a case keeps, and portion marks, from the command line."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.report import house


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "house.dotx"
    path.write_bytes(house.template())
    return path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def test_a_template_is_kept_named_listed_and_removed(desk: Desk, own: Path) -> None:
    run, case = desk.program.ok, desk.case
    kept = run("template", "add", case, own, "--name", "The house")
    assert (kept["type"], kept["name"]) == ("template", "The house")
    assert run("template", "add", case, own)["id"] == kept["id"]
    assert [(row["name"], row["kept"]) for row in run("template", "list", case)] == [
        ("government", False), ("humanitarian", False), ("plain", False), ("The house", True),
    ]  # fmt: skip
    assert run("template", "rename", case, "the house", "House 2031")["name"] == "House 2031"
    shown = run("template", "show", case, "House 2031")
    assert shown["id"] == kept["id"]
    assert {"id": "Heading1", "name": "heading 1", "kind": "paragraph", "found": "heading 1"} in shown["styles"]
    assert run("template", "show", case, "plain")["id"] == "plain"
    assert "7 of 45 styles" in desk.program.run("template", "show", case, kept["id"]).out
    matched = run("template", "match", case, "House 2031", "subtitle", "House Motto")
    assert next(style["found"] for style in matched["styles"] if style["id"] == "Subtitle") == "House Motto"
    run("template", "remove", case, "House 2031")
    assert "no template “House 2031”" in desk.program.fails(5, "template", "show", case, "House 2031")
    run("undo", case)
    assert run("template", "show", case, "House 2031")["name"] == "House 2031"


def test_a_report_names_it_and_keeps_it(desk: Desk, own: Path, tmp_path: Path) -> None:
    run, case = desk.program.ok, desk.case
    desk.claim("at least 17 injured", "--heading", "Search")
    report = run("report", "new", case, "--title", "Ferry")["id"]
    kept = run("template", "add", case, own)
    own.unlink()
    assert run("report", "edit", case, report, "--template", "house")["template"] == kept["id"]
    target = tmp_path / "ferry.docx"
    run("report", "build", case, report, "-o", target)
    assert "House Motto" in part(target, "word/styles.xml")
    edition = run("report", "issue", case, report)
    assert edition["template"] == kept["content"]
    assert "would lose" in desk.program.fails(6, "template", "remove", case, "house")
    run("report", "edit", case, report, "--template", "")
    run("template", "remove", case, "house")
    assert run("report", "edition", case, edition["id"], "--check")["reproduced"] is True
    run("report", "build", case, report, "-o", target, "--template", "plain")
    assert "House Motto" not in part(target, "word/styles.xml")


def test_portion_marks_by_option_and_by_field(desk: Desk, tmp_path: Path) -> None:
    run, case = desk.program.ok, desk.case
    run("case", "edit", case, "--handling", "TLP:AMBER")
    desk.claim("at least 17 injured", "--heading", "Search")
    report = run("report", "new", case, "--title", "Ferry")["id"]

    def is_marked(*options: str) -> bool:
        target = tmp_path / "ferry.docx"
        run("report", "build", case, report, "-o", target, *options)
        return "(TLP:AMBER)" in part(target, "word/document.xml")

    assert not is_marked()
    assert is_marked("--portion-marks")
    run("report", "edit", case, report, "--portion-marks", "yes")
    assert is_marked()
    assert not is_marked("--no-portion-marks")
    run("report", "edit", case, report, "--portion-marks", "")
    assert not is_marked()
