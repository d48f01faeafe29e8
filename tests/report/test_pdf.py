# SPDX-License-Identifier: Apache-2.0
"""The PDF of a Word file: from its bytes, complete or not at all, and what is said where there is none."""

import io
import subprocess
import time
from pathlib import Path

import pypdfium2
import pytest

from briefing_app.domain.errors import BadInput, StorageFault
from briefing_app.report import office, page_numbers, pdf
from briefing_app.report.build import build
from briefing_app.report.contents import with_contents
from briefing_app.report.docx_writer import document
from briefing_app.report.pdf_pages import NotReadable, PdfPages
from tests.report import offices
from tests.report.factories import rich_case


def nothing() -> None:
    pass


class Stop(Exception):
    pass


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "out" / "report.pdf"
    path.parent.mkdir()
    path.write_bytes(b"old")
    return path


def unchanged(path: Path) -> bool:
    return path.read_bytes() == b"old" and [found.name for found in path.parent.iterdir()] == [path.name]


def running(marker: str) -> bool:
    return marker in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout


def test_it_takes_the_place_of_the_old_one(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    pdf.write_pdf(b"word file", old, nothing)
    pages = PdfPages(old)
    assert len(pages.sizes) == 3
    pages.close()
    assert [found.name for found in old.parent.iterdir()] == ["report.pdf"]


@pytest.mark.parametrize("script", [offices.FAILS, offices.SILENT, offices.CRASHES, offices.NONSENSE])
def test_a_program_that_fails_leaves_the_old_file(
    tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    offices.stand_in(monkeypatch, tmp_path, script)
    with pytest.raises(StorageFault, match="Start LibreOffice once by hand"):
        pdf.write_pdf(b"word file", old, nothing)
    assert unchanged(old)


def test_a_program_that_hangs_is_ended(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.HANGS)
    monkeypatch.setattr(pdf, "TIME_LIMIT", 0.3)
    with pytest.raises(StorageFault, match="LibreOffice did not finish"):
        pdf.write_pdf(b"word file", old, nothing)
    assert unchanged(old)
    assert not running("sleep 986.25")


def test_stopping_ends_the_program(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = offices.stand_in(monkeypatch, tmp_path, offices.HANGS)

    def stop() -> None:
        if offices.runs(program):
            raise Stop

    with pytest.raises(Stop):
        pdf.write_pdf(b"word file", old, stop)
    assert unchanged(old)
    assert not running("sleep 986.25")


def test_two_at_a_time_wait_for_each_other_and_can_be_stopped(
    tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    started = time.monotonic()

    def stop() -> None:
        if time.monotonic() - started > 0.3:
            raise Stop

    with office._busy, pytest.raises(Stop):
        pdf.write_pdf(b"word file", old, stop)
    assert offices.runs(program) == 0
    assert unchanged(old)


def test_without_libreoffice_it_is_said_what_to_install(
    tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.none(monkeypatch, tmp_path)
    with pytest.raises(BadInput, match="Install LibreOffice"):
        pdf.write_pdf(b"word file", old, nothing)
    assert unchanged(old)


def test_the_same_bytes_are_laid_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    first = pdf.pdf_of(b"one", nothing)
    assert pdf.pdf_of(b"one", nothing) == first
    assert offices.runs(program) == 1
    pdf.pdf_of(b"another", nothing)
    assert offices.runs(program) == 2


def test_settings_are_made_anew_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    pdf.pdf_of(b"one", nothing)
    former = office._profile
    pdf.pdf_of(b"two", nothing)
    assert office._profile == former
    offices.stand_in(monkeypatch, tmp_path, offices.FAILS)
    with pytest.raises(StorageFault):
        pdf.pdf_of(b"three", nothing)
    assert former is not None
    assert not former.exists()


def test_pages_are_drawn_at_the_scale_that_is_asked_for(tmp_path: Path) -> None:
    pages = PdfPages(offices.sample(tmp_path / "sample.pdf"))
    small, large = pages.draw(0, 1.0), pages.draw(2, 2.0)
    assert small is not None
    assert large is not None
    assert (small.width, small.height) == (595, 842)
    assert (large.width, large.height) == (1190, 1684)
    assert small.pixels[:3] == b"\xff\xff\xff"
    pages.close()
    pages.close()
    assert pages.draw(0, 1.0) is None


def test_what_is_no_pdf_file_is_said() -> None:
    with pytest.raises(NotReadable):
        PdfPages(b"nonsense")


def test_page_numbers_can_be_done_without_while_they_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = offices.stand_in(monkeypatch, tmp_path, offices.HANGS)
    case, report = rich_case()
    model = with_contents(build(case.snapshot(), report), True)
    told: list[int] = []
    found = page_numbers.number_pages(
        model, nothing, None, lambda done, _: told.append(done), lambda: bool(offices.runs(program))
    )
    assert found == (model, page_numbers.LEFT_OUT)
    assert told == [0]
    assert not running("sleep 986.25")


@pytest.mark.parametrize("listed", [".", "", "office"])
def test_no_program_is_taken_from_the_folder_that_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: str
) -> None:
    program = offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    assert office.find_office() == str(program)
    monkeypatch.chdir(tmp_path if listed == "office" else program.parent)
    monkeypatch.setenv("PATH", listed)
    assert office.find_office() is None


@pytest.mark.rendering
@pytest.mark.slow
def test_libreoffice_makes_tags_language_title_and_bookmarks() -> None:
    if office.find_office() is None:
        pytest.skip("LibreOffice (soffice) is not installed; nothing was laid out")
    case, report = rich_case()
    model = build(case.snapshot(), report)
    data = pdf.pdf_of(document(model), nothing)
    assert b"/StructTreeRoot" in data
    assert b"/Lang(en-GB)" in data
    assert b"/DisplayDocTitle true" in data
    opened = pypdfium2.PdfDocument(io.BytesIO(data))
    assert opened.get_metadata_dict()["Title"] == model.title
    opened.close()
    pages = PdfPages(data)
    said = [(heading.level, heading.text) for heading in pages.outline()]
    assert said == [(section.level, section.heading) for section in model.sections if section.heading]
    assert all(0 <= heading.top < 842 for heading in pages.outline())
    pages.close()
