# SPDX-License-Identifier: Apache-2.0
"""The files of reports and editions: complete or as they were, with what came out otherwise than asked."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, NotFound, StorageFault
from briefing_app.domain.records import Citation, Edition
from briefing_app.report import page_numbers, pdf, target
from briefing_app.report.options import Options
from briefing_app.services import claims, editions, exports, reports, tracing
from briefing_app.services.session import CaseSession
from tests.report import offices
from tests.services.conftest import Desk

Write = Callable[[Desk, str, Path], object]


class Stop(Exception):
    pass


@pytest.fixture
def report(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    offices.none(monkeypatch, tmp_path)
    for number, quote in enumerate(("at least 17 injured", "the pilot was missing", "the search goes on")):
        claims.add(desk.session, statement=f"{quote} ({number})", source=desk.source.id, quote=quote)
    return reports.new(desk.session, title="Ferry", cutoff="2031-03-08").id


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with a report and its PDF of another day."""
    folder = tmp_path / "out"
    folder.mkdir()
    for name in ("report.docx", "report.pdf"):
        (folder / name).write_bytes(b"old")
    return folder


def unchanged(folder: Path) -> bool:
    """Both old files are as they were, and no draft lies beside them."""
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    return found == {"report.docx": b"old", "report.pdf": b"old"}


def build(desk: Desk, report: str, folder: Path, **more: object) -> Path:
    document, pages = folder / "report.docx", folder / "report.pdf"
    return reports.build(desk.session, report, document, pdf=pages, **more)  # type: ignore[arg-type]


def test_both_files_come_of_the_same_bytes(
    desk: Desk, report: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    laid_out: list[bytes] = []
    whole = pdf.pdf_of
    monkeypatch.setattr(pdf, "pdf_of", lambda data, check: laid_out.append(data) or whole(data, check))
    build(desk, report, out)
    assert laid_out == [(out / "report.docx").read_bytes()]
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert {Path(found.export.path).name for found in exports.last(desk.session, report)} == {
        "report.docx",
        "report.pdf",
    }
    assert {found.state for found in exports.last(desk.session, report)} == {"there"}


def test_without_libreoffice_nothing_is_begun(desk: Desk, report: str, out: Path) -> None:
    with pytest.raises(BadInput, match="Install LibreOffice"):
        build(desk, report, out)
    assert unchanged(out)


def test_the_word_file_is_written_where_libreoffice_fails(
    desk: Desk, report: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.FAILS)
    with pytest.raises(StorageFault, match="There is no PDF") as raised:
        build(desk, report, out)
    assert str(raised.value).startswith(f"The Word file is in {out / 'report.docx'}.")
    assert (out / "report.docx").read_bytes().startswith(b"PK")
    assert (out / "report.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("phase", range(reports.STEPS))
def test_stopping_in_any_phase_leaves_the_old_files(
    desk: Desk, report: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phase: int
) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    reached: list[int] = []

    def stop() -> None:
        if reached and reached[-1] >= phase:
            raise Stop

    def tell(done: int, _: int) -> None:
        reached.append(done)

    with pytest.raises(Stop):
        build(desk, report, out, progress=tell, check=stop, options=Options(contents=True, page_numbers=True))
    assert unchanged(out)
    assert exports.last(desk.session, report) == []


def test_one_name_for_both_files_is_refused(
    desk: Desk, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    path = tmp_path / "report.pdf"
    with pytest.raises(BadInput, match="Give it a name that ends in"):
        reports.build(desk.session, report, path, pdf=path)


def exported(desk: Desk, report: str, path: Path) -> object:
    return reports.build(desk.session, report, path)


def issued(desk: Desk, report: str, path: Path) -> object:
    return editions.issue(desk.session, report, target=path)


def saved(desk: Desk, report: str, path: Path) -> object:
    edition = editions.issue(desk.session, report)
    return editions.save(desk.session, edition.id, path)


def compared(desk: Desk, report: str, path: Path) -> object:
    editions.issue(desk.session, report)
    return editions.redline(desk.session, editions.issue(desk.session, report).id, path)


@pytest.mark.parametrize("write", [exported, issued, saved, compared])
def test_a_file_that_is_open_in_word_stays(desk: Desk, report: str, out: Path, write: Write) -> None:
    mark = out / "~$report.docx"
    mark.write_bytes(b"somebody")
    with pytest.raises(BadInput, match="is open in another program"):
        write(desk, report, out / "report.docx")
    mark.unlink()
    assert unchanged(out)


@pytest.mark.parametrize("write", [exported, issued, saved, compared])
def test_a_full_disk_leaves_the_old_file(
    desk: Desk, report: str, out: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(target.os, "fsync", full)
    with pytest.raises(StorageFault, match="disk is full"):
        write(desk, report, out / "report.docx")
    assert unchanged(out)


@pytest.mark.parametrize("write", [exported, issued, saved, compared])
def test_a_folder_that_is_missing_is_named(desk: Desk, report: str, tmp_path: Path, write: Write) -> None:
    with pytest.raises(BadInput, match="There is no folder"):
        write(desk, report, tmp_path / "none" / "report.docx")


def test_nothing_is_issued_where_its_file_cannot_be(desk: Desk, report: str, out: Path) -> None:
    (out / "~$report.docx").write_bytes(b"somebody")
    with pytest.raises(BadInput):
        issued(desk, report, out / "report.docx")
    assert desk.session.all(Edition) == []


def test_a_broken_template_leaves_the_old_file(desk: Desk, report: str, out: Path, tmp_path: Path) -> None:
    broken = tmp_path / "house.dotx"
    broken.write_bytes(b"PK\x03\x04 nothing of note")
    with pytest.raises(BadInput, match=r"house\.dotx"):
        reports.build(desk.session, report, out / "report.docx", template=broken)
    with pytest.raises(BadInput, match=r"missing\.dotx"):
        reports.build(desk.session, report, out / "report.docx", template=tmp_path / "missing.dotx")
    assert unchanged(out)


def test_an_edition_is_issued_even_if_its_pdf_fails_and_can_be_laid_out_later(
    desk: Desk, report: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.stand_in(monkeypatch, tmp_path, offices.FAILS)
    with pytest.raises(StorageFault, match=r"is issued as edition .* The Word file is in"):
        editions.issue(desk.session, report, target=out / "report.docx", pdf=out / "report.pdf")
    edition = desk.session.all(Edition)[0]
    assert (out / "report.docx").read_bytes() == editions.file_of(desk.session, edition.id)
    assert (out / "report.pdf").read_bytes() == b"old"
    offices.stand_in(monkeypatch, tmp_path, offices.DRAWS)
    editions.save_pdf(desk.session, edition.id, out / "report.pdf")
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_what_came_out_otherwise_is_said_and_kept(desk: Desk, report: str, out: Path) -> None:
    said: list[str] = []
    form = Options(contents=True, page_numbers=True)
    reports.build(desk.session, report, out / "report.docx", options=form, remark=said.append)
    assert said == [page_numbers.NO_OFFICE]
    assert exports.last(desk.session, report)[0].export.remarks == (page_numbers.NO_OFFICE,)
    reports.build(desk.session, report, out / "report.docx")
    assert exports.last(desk.session, report)[0].export.remarks == ()


def test_rejected_citations_are_counted_in_the_remarks(desk: Desk, report: str, out: Path) -> None:
    citation = desk.session.all(Citation)[0]
    with desk.session.transaction("Damage") as work:
        work.update(Citation, citation.id, exact="What nobody ever said")
    said: list[str] = []
    reports.build(desk.session, report, out / "report.docx", remark=said.append)
    assert [words for words in said if "1 citation is left out" in words]


# What an edition is compared with


def test_an_edition_can_be_compared_with_another_and_is_made_again(desk: Desk, report: str) -> None:
    session = desk.session
    first = editions.issue(session, report)
    claims.add(session, statement="The ferry was overloaded", source=desk.source.id, quote="overloaded")
    second = editions.issue(session, report)
    third = editions.issue(session, report, since=first.id)
    fourth = editions.issue(session, report, since=editions.NONE)
    fifth = editions.issue(session, report, since=fourth.id)
    reports.edit(session, report, title="Something else")
    for edition in (first, second, third, fourth, fifth):
        assert editions.reproduce(session, edition.id) == editions.file_of(session, edition.id)
    assert [edition.pages for edition in (first, second, fifth)] == [None, None, None]  # the one before needs no word
    assert third.pages == f'{{"pages":null,"since":"{first.id}"}}'
    bodies = [body(session, edition) for edition in (second, third, fourth, fifth)]
    assert "Since report no. 1" in bodies[1]
    assert "overloaded" in bodies[1].partition("Since report no. 1")[2]
    assert "Since report no." not in bodies[2]
    assert "Since report no. 4" in bodies[3]


def body(session: CaseSession, edition: Edition) -> str:
    data = editions.file_of(session, edition.id)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_an_export_can_tell_nothing_of_what_changed(desk: Desk, report: str, out: Path) -> None:
    editions.issue(desk.session, report)
    path = out / "report.docx"
    reports.build(desk.session, report, path, since=editions.NONE)
    assert not [found for found in tracing.trace(path) if found.section.startswith("Since")]
    with pytest.raises(NotFound):
        reports.build(desk.session, report, path, since="nothing of this id")
