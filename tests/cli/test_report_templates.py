# SPDX-License-Identifier: Apache-2.0
"""Reports in the look of a template, from the command line."""

import zipfile
from pathlib import Path

import pytest

from briefing_app.domain.errors import Refused
from briefing_app.domain.records import Report
from briefing_app.services import templates
from briefing_app.services.session import CaseSession
from tests.cli.conftest import Desk
from tests.report import house


@pytest.fixture
def report(desk: Desk) -> str:
    desk.claim("at least 17 injured", "--heading", "Search")
    return str(desk.program.ok("report", "new", desk.case, "--title", "Ferry")["id"])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "house.dotx"
    path.write_bytes(house.template())
    return path


def styles(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read("word/styles.xml")


def test_report_takes_the_look_of_a_file(desk: Desk, report: str, own: Path, tmp_path: Path) -> None:
    target = tmp_path / "ferry.docx"
    made = desk.program.ok("report", "build", desk.case, report, "-o", target, "--template", own)
    assert made["path"] == str(target)
    assert b"House Motto" in styles(target)
    assert desk.program.run("trace", target, "--case", desk.case).code == 0


def test_report_takes_the_look_of_ours_by_option_or_by_its_field(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    paths = {name: tmp_path / f"{name}.docx" for name in ("ours", "plain", "field", "option")}
    p.ok("report", "build", case, report, "-o", paths["ours"])
    p.ok("report", "build", case, report, "-o", paths["plain"], "--template", "plain")
    p.ok("report", "edit", case, report, "--template", "plain")
    p.ok("report", "build", case, report, "-o", paths["field"])
    p.ok("report", "build", case, report, "-o", paths["option"], "--template", "government")
    found = {name: path.read_bytes() for name, path in paths.items()}
    assert found["plain"] == found["field"]
    assert len(set(found.values())) == 3


def test_unknown_names_are_refused(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    target = tmp_path / "x.docx"
    assert "government, humanitarian, plain" in p.fails(3, "report", "edit", case, report, "--template", "pink")
    assert "There is no template pink" in p.fails(
        3, "report", "build", case, report, "-o", target, "--template", "pink"
    )
    target.write_text("no template", encoding="utf-8")
    message = p.fails(3, "report", "build", case, report, "-o", tmp_path / "y.docx", "--template", target)
    assert f"{target} is not a Word file" in message
    assert not (tmp_path / "y.docx").exists()


def test_report_that_names_a_template_of_another_version(desk: Desk) -> None:
    record = Report.make("01900000-0000-7000-8000-000000000001", title="Ferry", template="pink")
    with CaseSession.open(desk.case, read_only=True) as session:
        with pytest.raises(Refused, match=r"“Ferry” is to look like a template that is not in this case \(pink\)"):
            templates.chosen(session, record)
        assert templates.chosen(session, record, "plain") == templates.named("plain").read_bytes()


def test_mapping_is_listed(desk: Desk, own: Path) -> None:
    found = desk.program.ok("report", "template", own)
    assert found["name"] == "house.dotx"
    assert {"id": "Heading1", "name": "heading 1", "kind": "paragraph", "found": "heading 1"} in found["styles"]
    assert next(style for style in found["styles"] if style["id"] == "BriefingTable")["found"] is None
    result = desk.program.run("report", "template", own)
    assert "– (added)" in result.out
    assert "7 of 45 styles are the template's" in result.out
    assert "- The link to another template is left out." in result.out
    assert desk.program.ok("report", "template", "plain")["remarks"] == []
