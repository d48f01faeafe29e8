# SPDX-License-Identifier: Apache-2.0
"""Reports as PDF on the command line, and what they are compared with."""

from pathlib import Path

import pytest

from briefing_app.report import page_numbers
from briefing_app.services import tracing
from tests.cli.conftest import Desk
from tests.report import offices


@pytest.fixture
def report(desk: Desk) -> str:
    desk.claim("at least 17 injured", "--heading", "Search")
    return str(desk.program.ok("report", "new", desk.case, "--title", "Ferry", "--cutoff", "2031-03-08")["id"])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)


def is_pdf(path: Path) -> bool:
    return path.read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("office")
def test_a_pdf_lies_beside_the_word_file(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    built = p.ok("report", "build", case, report, "-o", tmp_path / "report.docx", "--pdf")
    assert (built["path"], built["pdf"]) == (str(tmp_path / "report.docx"), str(tmp_path / "report.pdf"))
    assert is_pdf(tmp_path / "report.pdf")
    issued = p.ok("report", "issue", case, report, "-o", tmp_path / "issued.docx", "--pdf")
    assert is_pdf(tmp_path / "issued.pdf")
    p.ok("report", "edition", case, issued["id"], "--pdf", "-o", tmp_path / "again.pdf")
    assert is_pdf(tmp_path / "again.pdf")


def test_without_libreoffice_nothing_is_written_or_issued(
    desk: Desk, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.none(monkeypatch, tmp_path)
    p, case = desk.program, desk.case
    out = tmp_path / "out"
    out.mkdir()
    for command in ("build", "issue"):
        said = p.fails(3, "report", command, case, report, "-o", out / "report.docx", "--pdf")
        assert "Install LibreOffice" in said
    assert list(out.iterdir()) == []
    assert p.ok("report", "editions", case) == []
    built = p.ok("report", "build", case, report, "-o", out / "report.docx", "--contents")
    assert built["remarks"] == [page_numbers.NO_OFFICE]


def test_a_libreoffice_that_fails_leaves_the_word_file(
    desk: Desk, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.CRASHES)
    target = tmp_path / "report.docx"
    said = desk.program.fails(7, "report", "build", desk.case, report, "-o", target, "--pdf")
    assert f"The Word file is in {target}. There is no PDF" in said
    assert target.exists()
    assert not target.with_suffix(".pdf").exists()


@pytest.mark.usefixtures("office")
def test_names_that_do_not_fit_are_said(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    assert "-o" in p.fails(3, "report", "issue", case, report, "--pdf")
    assert "ends in .docx" in p.fails(3, "report", "build", case, report, "-o", tmp_path / "report.pdf", "--pdf")
    edition = p.ok("report", "issue", case, report)["id"]
    assert "-o" in p.fails(3, "report", "edition", case, edition, "--pdf")
    assert "ends in .pdf" in p.fails(3, "report", "edition", case, edition, "--pdf", "-o", tmp_path / "x.docx")


def test_an_edition_is_compared_with_another_or_with_none(desk: Desk, report: str, tmp_path: Path) -> None:
    p, case = desk.program, desk.case
    first = p.ok("report", "issue", case, report)["id"]
    desk.claim("the pilot was missing", "--heading", "Search")
    second = p.ok("report", "issue", case, report)["id"]
    headings = {}
    for name, since in (("usual", None), ("first", first), ("none", "none")):
        path = tmp_path / f"{name}.docx"
        more = [] if since is None else ["--since", since]
        made = p.ok("report", "issue", case, report, "-o", path, *more)
        headings[name] = {found.section for found in tracing.trace(path) if found.section.startswith("Since")}
        assert p.ok("report", "edition", case, made["id"], "--check")["reproduced"] is True
    assert headings == {"usual": set(), "first": {"Since report no. 1"}, "none": set()}  # nothing changed since no. 2
    p.fails(5, "report", "issue", case, report, "--since", "unknown")
    assert p.ok("report", "edition", case, second, "--check")["reproduced"] is True
