# SPDX-License-Identifier: Apache-2.0
"""The contents: when there are any, that they are complete when the file is opened, and where their pages come from."""

import os
import re
import stat
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefing_app.report import contents, office, page_numbers
from briefing_app.report.build import build
from briefing_app.report.contents import estimated_pages, with_contents, with_pages
from briefing_app.report.docx_writer import write
from briefing_app.report.model import ReportModel, Section
from briefing_app.report.options import Options
from briefing_app.report.trace import trace
from tests.report.documents import many_notes
from tests.report.factories import rich_case, small_case
from tests.report.xml_checks import W, check, parts, text_of


def model_of(**chosen: Any) -> ReportModel:
    case, report = rich_case()
    return build(case.snapshot(), report, options=Options(**chosen))


def body_of(model: ReportModel, folder: Path) -> Any:
    write(model, folder / "x.docx")
    check(folder / "x.docx")
    return etree.fromstring(parts(folder / "x.docx")["word/document.xml"])


def lines(body: Any) -> list[str]:
    styled = ((p, p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")) for p in body.iter(f"{W}p"))
    return ["\t".join(text_of(r) for r in p.iter(f"{W}r") if text_of(r)) for p, style in styled if style[:4] in _TOC]


_TOC = ("TOC1", "TOC2")


def test_a_short_report_has_none_and_a_long_one_has() -> None:
    assert model_of().contents == ()
    assert model_of(contents=True).contents != ()
    case, _ = many_notes(600)
    assert build(case.snapshot(), case.report_id()).contents != ()
    assert build(case.snapshot(), case.report_id(), options=Options(contents=False)).contents == ()


def test_length_is_estimated_from_all_that_is_printed() -> None:
    model = model_of()
    assert 3 <= estimated_pages(model) <= 5
    assert estimated_pages(replace(model, notes=model.notes * 10)) > estimated_pages(model) + 2
    assert estimated_pages(replace(model, sections=model.sections * 3)) > 2 * estimated_pages(model)


def test_entries_are_the_headings_in_order(tmp_path: Path) -> None:
    model = model_of(contents=True, notes="endnotes")
    body = body_of(model, tmp_path)
    found = [
        text_of(p)
        for p in body.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val").startswith("Heading")
    ]  # fmt: skip
    assert lines(body) == [entry.heading for entry in model.contents] == found
    assert found[-1] == "Notes"
    assert {entry.level for entry in model.contents} == {1, 2}


def test_each_entry_leads_to_its_own_heading(tmp_path: Path) -> None:
    model = model_of(contents=True)
    twice = replace(model, sections=(*model.sections, replace(model.sections[1], blocks=())))
    model = with_contents(twice, True)
    body = body_of(model, tmp_path)
    starts = {n.get(f"{W}name"): n for n in body.iter(f"{W}bookmarkStart")}
    names = [entry.bookmark for entry in model.contents]
    assert len(set(names)) == len(names)
    for entry in model.contents:
        assert text_of(starts[entry.bookmark].getparent()) == entry.heading


def test_without_pages_the_field_asks_for_none(tmp_path: Path) -> None:
    body = body_of(model_of(contents=True), tmp_path)
    assert next(f.text for f in body.iter(f"{W}instrText") if "TOC" in f.text) == ' TOC \\o "1-2" \\n \\h \\z \\u '
    assert not [f.text for f in body.iter(f"{W}instrText") if "PAGEREF" in f.text]


def test_with_pages_each_entry_has_its_own(tmp_path: Path) -> None:
    model = model_of(contents=True)
    numbered = with_pages(model, {entry.bookmark: n for n, entry in enumerate(model.contents, start=3)})
    body = body_of(numbered, tmp_path)
    assert lines(body) == [f"{entry.heading}\t{n}" for n, entry in enumerate(model.contents, start=3)]
    fields = [f.text for f in body.iter(f"{W}instrText")]
    assert ' TOC \\o "1-2" \\h \\z \\u ' in fields
    assert [f for f in fields if "PAGEREF" in f] == [f" PAGEREF {entry.bookmark} \\h " for entry in model.contents]


def test_nothing_asks_the_reader_to_update(tmp_path: Path) -> None:
    body_of(model_of(contents=True), tmp_path)
    files = parts(tmp_path / "x.docx")
    assert b"updateFields" not in files["word/settings.xml"]
    assert b"w:dirty" not in files["word/document.xml"]


def test_contents_do_not_disturb_tracing(tmp_path: Path) -> None:
    write(model_of(), tmp_path / "a.docx")
    write(model_of(contents=True), tmp_path / "b.docx")
    assert trace(tmp_path / "a.docx") == trace(tmp_path / "b.docx")


def order(model: ReportModel, folder: Path) -> list[str]:
    """The headings of the body, with the contents among them."""
    styled = ((p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), text_of(p)) for p in body_of(model, folder).iter(f"{W}p"))
    return [text for style, text in styled if style.startswith(("Heading", "TOCHeading"))]


def test_contents_stand_behind_the_key_judgments_and_what_is_under_them(tmp_path: Path) -> None:
    model = model_of()
    assert model.sections[1].heading == "Key judgments"
    remarks = replace(model.sections[2], heading="Remarks on them", level=2)
    sections = (*model.sections[:2], remarks, *model.sections[2:])
    found = order(with_contents(replace(model, sections=sections), True), tmp_path)
    assert found[:4] == ["Key judgments", "Remarks on them", "Contents", model.sections[2].heading]


def test_contents_come_first_where_no_key_judgments_do(tmp_path: Path) -> None:
    case, report = many_notes(3)
    model = build(case.snapshot(), report, options=Options(contents=True))
    assert order(model, tmp_path)[0] == "Contents"
    assert order(model, tmp_path).count("Contents") == 1


def test_contents_between_pages_across_stand_upright(tmp_path: Path) -> None:
    model = model_of()
    turned = tuple(replace(section, landscape=bool(section.heading)) for section in model.sections)
    body = body_of(with_contents(replace(model, sections=turned), True), tmp_path)
    sizes = [size.get(f"{W}orient") for size in body.iter(f"{W}pgSz")]
    assert sizes == [None, "landscape", None, "landscape"]


def test_very_many_headings_are_named_by_the_first_level_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_ENTRIES", 10)
    model = model_of(contents=True)
    assert {entry.level for entry in model.contents} == {1}


def test_a_report_without_headings_has_no_contents() -> None:
    model = replace(model_of(), sections=(Section("", 1, ()),))
    assert with_contents(model, True).contents == ()


# Page numbers


def test_without_libreoffice_there_are_no_pages_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_numbers, "find_office", lambda: None)
    model = model_of(contents=True)
    assert page_numbers.number_pages(model, lambda: None) == (model, page_numbers.NO_OFFICE)


def test_a_report_without_contents_starts_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_numbers, "find_office", lambda: pytest.fail("looked for a program"))
    model = model_of()
    assert page_numbers.number_pages(model, lambda: None) == (model, "")


def test_a_very_long_report_is_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_numbers, "find_office", lambda: pytest.fail("looked for a program"))
    monkeypatch.setattr(page_numbers, "MOST_PAGES", 3)
    model = model_of(contents=True)
    assert page_numbers.number_pages(model, lambda: None) == (model, page_numbers.TOO_LONG)


def layouts(monkeypatch: pytest.MonkeyPatch, page: Callable[[int, int], int | None]) -> None:
    """A layout program by the number of the pass and of the entry."""
    passes = iter(range(1, 100))

    def pages(*_: Any) -> dict[str, int]:
        turn = next(passes)
        found = {f"_Toc{n:06}": page(turn, n) for n in range(1, 40)}
        return {name: number for name, number in found.items() if number is not None}

    monkeypatch.setattr(page_numbers, "find_office", lambda: "office")
    monkeypatch.setattr(page_numbers, "pages", pages)


def test_numbers_are_kept_when_they_come_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    layouts(monkeypatch, lambda turn, n: n if turn == 1 else n + 1)
    model, said = page_numbers.number_pages(model_of(contents=True), lambda: None)
    assert [entry.page for entry in model.contents] == [n + 1 for n in range(1, len(model.contents) + 1)]
    assert said == ""


def test_numbers_that_do_not_settle_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    layouts(monkeypatch, lambda turn, n: turn + n)
    model = model_of(contents=True)
    assert page_numbers.number_pages(model, lambda: None) == (model, page_numbers.UNSETTLED)


def test_a_heading_that_is_not_found_leaves_all_numbers_out(monkeypatch: pytest.MonkeyPatch) -> None:
    layouts(monkeypatch, lambda _, n: None if n == 2 else n)
    model = model_of(contents=True)
    assert page_numbers.number_pages(model, lambda: None) == (model, page_numbers.FAILED)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a shell script that stands for LibreOffice."""
    if os.name == "nt":
        pytest.skip("needs a shell for a stand-in of LibreOffice")

    def make(script: str) -> Path:
        path = tmp_path / "office"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(page_numbers, "find_office", lambda: str(path))
        return path

    return make


@pytest.mark.parametrize(
    "script", ["exit 1", "exit 0", 'for last; do :; done; echo nonsense > "${last%.docx}.pdf"']
)  # fmt: skip
def test_a_program_that_fails_leaves_the_numbers_out(program: Callable[[str], Path], script: str) -> None:
    program(script)
    model = model_of(contents=True)
    assert page_numbers.number_pages(model, lambda: None) == (model, page_numbers.FAILED)


def test_a_program_that_cannot_be_started_leaves_the_numbers_out(program: Callable[[str], Path]) -> None:
    program("exit 0").chmod(0o600)
    model = model_of(contents=True)
    assert page_numbers.number_pages(model, lambda: None) == (model, page_numbers.FAILED)


def running(marker: str) -> bool:
    return marker in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout


def test_a_program_that_hangs_is_ended_with_its_children(
    program: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "TIME_LIMIT", 0.3)
    program("sleep 987.125 & sleep 987.125")
    model = model_of(contents=True)
    assert page_numbers.number_pages(model, lambda: None) == (model, page_numbers.FAILED)
    assert not running("sleep 987.125")


def test_cancelling_ends_the_program(program: Callable[[str], Path]) -> None:
    program("sleep 987.375 & sleep 987.375")
    started = time.monotonic()

    class Stop(Exception):
        pass

    def stop_soon() -> None:
        if time.monotonic() - started > 0.5:
            raise Stop

    with pytest.raises(Stop):
        page_numbers.number_pages(model_of(contents=True), stop_soon)
    assert time.monotonic() - started < 20
    assert not running("sleep 987.375")


def test_small_reports_keep_their_bytes_with_page_numbers() -> None:
    case, report = small_case()
    model = build(case.snapshot(), report, options=Options(page_numbers=True))
    assert page_numbers.number_pages(model, lambda: None) == (build(case.snapshot(), report), "")


@pytest.mark.rendering
@pytest.mark.slow
def test_pages_are_those_on_which_the_headings_stand(tmp_path: Path) -> None:
    office = page_numbers.find_office()
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed; nothing was laid out")
    import pypdfium2

    case, _ = many_notes(600)
    plain = build(case.snapshot(), case.report_id())
    model, said = page_numbers.number_pages(plain, lambda: None)
    assert said == ""
    body_of(model, tmp_path)
    written = (tmp_path / "x.docx").read_bytes()
    page_numbers.pages(office, tmp_path / "x.docx", tmp_path, lambda: None)
    document = pypdfium2.PdfDocument(tmp_path / "x.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    headings = [entry for entry in model.contents if entry.heading != "Key judgments"]
    assert len({entry.page for entry in headings}) > 5
    for entry in headings:
        assert entry.page is not None
        assert re.search(rf"^{re.escape(entry.heading)}\s*$", texts[entry.page - 1], re.MULTILINE)
    write(page_numbers.number_pages(plain, lambda: None)[0], tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == written
