# SPDX-License-Identifier: Apache-2.0
"""The pages of a report in the window, and writing it with what LibreOffice does for it."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from briefing_app.report import page_numbers
from briefing_app.report.pdf_pages import Heading, PdfPages
from briefing_app.services import claims, editions, report_preview, reports
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.issue import IssueDialog
from briefing_app.ui.dialogs.report_wishes import ExportDialog, Wishes
from briefing_app.ui.dialogs.small import ReplaceDialog
from briefing_app.ui.panels import report_pages, report_work
from briefing_app.ui.panels.report_pages import ReportPages
from briefing_app.ui.panels.report_preview import InView
from briefing_app.ui.panels.reports import ReportsPage
from briefing_app.ui.widgets import page_view
from briefing_app.ui.widgets.page_view import PageView
from tests.report import offices

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk) -> ReportsPage:
    """The report page, with a report on two claims."""
    desk.new_case()
    desk.paste(desk.text, "Count", "B")
    source = desk.window.sources.pane.source.id

    def make(session) -> None:
        for quote in ("At least 26 cranes were damaged", "Repairs will outlast the winter"):
            claims.add(session, statement=quote, source=source, quote=quote, claim={"heading": "Search"})
        reports.new(session, title="Storm")

    desk.window.workspace.act(desk.window, "Make", make)
    desk.settle()
    desk.window.go_to("report")
    desk.until(lambda: desk.window.reports.page_preview.is_current)
    desk.settle()
    return desk.window.reports


def show_pages(desk, page: ReportsPage) -> ReportPages:
    page.page_preview.switch.choose("pages")
    desk.until(lambda: page.page_preview.pages.is_current)
    desk.settle()
    return page.page_preview.pages


def pictures(view: PageView) -> dict[int, tuple[int, int]]:
    return {number: (image.width(), image.height()) for number, (_, image) in view._images.items()}


def test_pages_are_laid_out_drawn_and_turned(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    pages = show_pages(desk, page)
    view = pages.view
    desk.until(lambda: view.is_drawn(0))
    assert pages.place.text() == "page 1 of 3"
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert pages.place.text() == view.accessibleDescription() == "page 2 of 3"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert pages.place.text() == "page 3 of 3"
    desk.until(lambda: view.is_drawn(2))
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert pages.place.text() == "page 1 of 3"


def test_pages_are_sharp_at_every_zoom_and_on_every_screen(
    desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    pages = show_pages(desk, page)
    view = pages.view
    assert view.fits_width
    assert not pages.fit.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_0, CONTROL)
    assert view.zoom == 1.0
    desk.until(lambda: view.is_drawn(0))
    assert pictures(view)[0] == (794, 1123)  # A4 at 96 dots an inch
    QTest.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    assert pages.zoom.text() == "120 %"
    QTest.keyClick(view, Qt.Key.Key_Minus, CONTROL)
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda _: 2.0)
    view.zoom_to(1.0)
    desk.until(lambda: view.is_drawn(0))
    assert pictures(view)[0] == (1587, 2246)
    pages.fit.click()
    assert view.fits_width


def test_few_pages_are_kept(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    monkeypatch.setattr(page_view, "KEPT_BYTES", 1)
    view = show_pages(desk, page).view
    for number in (0, 1, 2):
        view.go_to(number)
        desk.until(lambda: view.is_drawn(view.current))
        desk.settle()
    assert set(pictures(view)) == {2}


def test_it_goes_to_the_section_that_is_chosen(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    headings = [Heading(1, "Developments", 0, 300.0), Heading(2, "Search", 2, 0.0)]
    monkeypatch.setattr(PdfPages, "outline", lambda _: headings)
    pages = show_pages(desk, page)
    pages.view.zoom_to(1.0)
    page.outline.view.choose("developments", [])
    desk.until(lambda: pages.place.text() == "page 1 of 3")
    page.outline.view.choose("developments/Search", [])
    desk.until(lambda: pages.place.text() == "page 3 of 3")


def test_without_libreoffice_it_says_what_to_install(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        offices.none(patch, desk.folder)
        page.page_preview.switch.choose("pages")
        pages = page.page_preview.pages
        desk.until(lambda: pages.is_missing)
        desk.settle()
        assert any("Install it (it is free)" in label.text() for label in pages.findChildren(QLabel))
        assert page.page_preview.state.text() == ""
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    pages.refresh_office()
    desk.until(lambda: pages.is_current)
    assert not pages.is_missing
    desk.settle()


def change(desk, page: ReportsPage, words: str) -> None:
    page.fields.lines["subtitle"].setText(words)
    page.fields.commit()
    desk.settle()


def test_pages_of_a_long_report_become_old_and_are_built_when_asked(
    desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    monkeypatch.setattr(report_pages, "SHORT", 2)
    pages = show_pages(desk, page)
    before = offices.runs(program)
    change(desk, page, "After the storm")
    assert not pages.is_current
    assert page.page_preview.state.text() == "Pages · not up to date"
    assert offices.runs(program) == before
    assert pages.view.count == 3
    page.page_preview.again_button.click()
    desk.until(lambda: pages.is_current)
    desk.settle()
    assert offices.runs(program) == before + 1
    assert page.page_preview.state.text() == ""


def test_pages_of_a_short_report_follow_by_themselves(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    program = offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    pages = show_pages(desk, page)
    pages._pause.setInterval(1)
    before = offices.runs(program)
    change(desk, page, "After the storm")
    desk.until(lambda: pages.is_current)
    desk.settle()
    assert offices.runs(program) == before + 1


def test_laying_out_is_stopped_and_a_failure_is_told(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    program = offices.stand_in(monkeypatch, desk.folder, offices.HANGS)
    page.page_preview.switch.choose("pages")
    pages = page.page_preview.pages
    desk.until(lambda: offices.runs(program) == 1)
    assert page.page_preview.state.text() == "Pages · being built …"
    page.page_preview.stop_button.click()
    desk.settle()
    assert page.page_preview.state.text() == "Pages · not up to date"
    offices.stand_in(monkeypatch, desk.folder, offices.FAILS)
    page.page_preview.again_button.click()
    desk.until(lambda: "could not lay the report out" in desk.message)
    assert not pages.has_pages
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    page.page_preview.again_button.click()
    desk.until(lambda: pages.is_current)
    desk.settle()


# Writing


def export(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> tuple[ExportDialog, Path]:
    target = desk.folder / "storm.docx"
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: target)
    page.export()
    return desk.dialog(ExportDialog), target


def test_a_pdf_is_exported_beside_the_word_file(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    dialog, target = export(desk, page, monkeypatch)
    dialog.fields.pdf.setChecked(True)
    dialog.submit()
    desk.until(lambda: desk.message == f"Report written: {target} and storm.pdf")
    desk.until(lambda: len(page.exports.listed) == 2)
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    dialog, _ = export(desk, page, monkeypatch)
    assert dialog.fields.pdf.isChecked()  # as it was chosen before
    dialog.reject()
    desk.settle()


def test_a_pdf_that_is_there_is_asked_about(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    beside = desk.folder / "storm.pdf"
    beside.write_bytes(b"mine")
    dialog, target = export(desk, page, monkeypatch)
    dialog.fields.pdf.setChecked(True)
    dialog.submit()
    desk.dialog(ReplaceDialog).reject()
    desk.settle()
    assert beside.read_bytes() == b"mine"
    assert not target.exists()
    page.export()
    desk.dialog(ExportDialog).submit()
    desk.dialog(ReplaceDialog).submit()
    desk.until(lambda: "storm.pdf" in desk.message)
    assert beside.read_bytes().startswith(b"%PDF-")


def test_without_libreoffice_the_dialog_says_what_it_is_for(
    desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.none(monkeypatch, desk.folder)
    dialog, target = export(desk, page, monkeypatch)
    assert not dialog.fields.pdf.isEnabled()
    assert not dialog.fields.page_numbers.isEnabled()
    assert dialog.fields.missing.isVisible()
    dialog.submit()
    desk.until(lambda: target.exists() and desk.message.startswith("Report written"))
    desk.settle()


def with_contents(desk, page: ReportsPage) -> None:
    page.fields.picks["contents"].set_value("yes")
    page.fields.picks["contents"].value_changed.emit("yes")
    desk.settle()


def test_remarks_stand_in_the_message_and_in_the_list(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.FAILS)
    with_contents(desk, page)
    dialog, _ = export(desk, page, monkeypatch)
    dialog.submit()
    desk.until(lambda: page_numbers.FAILED in desk.message)
    desk.until(lambda: any(page_numbers.FAILED in label.text() for label in page.exports.findChildren(QLabel)))
    desk.settle()


def test_a_long_layout_can_be_done_without(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_work, "LONG_MS", 1)
    program = offices.stand_in(monkeypatch, desk.folder, offices.HANGS)
    with_contents(desk, page)
    dialog, target = export(desk, page, monkeypatch)
    dialog.submit()
    desk.until(lambda: offices.runs(program) == 1)
    desk.until(lambda: "take long" in desk.message)
    assert not target.exists()
    desk.window.messages._act.click()
    desk.until(lambda: page_numbers.LEFT_OUT in desk.message)
    assert target.exists()
    desk.settle()


def test_an_export_that_is_stopped_leaves_nothing(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    program = offices.stand_in(monkeypatch, desk.folder, offices.HANGS)
    with_contents(desk, page)
    dialog, target = export(desk, page, monkeypatch)
    dialog.submit()
    desk.until(lambda: offices.runs(program) == 1)
    desk.window.status._stop()
    desk.settle()
    assert [found.name for found in desk.folder.glob("*storm*")] == []
    assert not target.exists()


def test_an_edition_is_compared_as_wished_and_saved_as_pdf(
    desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.stand_in(monkeypatch, desk.folder, offices.DRAWS)
    page.issue_for(None)
    desk.until(lambda: len(page.editions.listed) == 1)
    desk.settle()
    page.issue()
    dialog = desk.dialog(IssueDialog)
    dialog.fields.since.set_value(editions.NONE)
    dialog.fields.pdf.setChecked(True)
    places = [None, desk.folder / "second.docx"]
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: places.pop(0))
    dialog.submit()
    desk.until(lambda: len(page.editions.listed) == 2)
    desk.until(lambda: desk.message.startswith("Issued: report no. 2"))
    desk.until(lambda: len(places) == 1)  # asked for at once; somebody cancelled
    assert editions.NONE in (page.editions.listed[0].pages or "")
    target = places[0]
    desk.window.messages._act.click()
    desk.until(lambda: desk.message == f"Edition written: {target} and second.pdf")
    assert target.with_suffix(".pdf").exists()
    monkeypatch.setattr(files, "place_for_pdf", lambda parent, proposal: desk.folder / "alone.pdf")
    page.save_pages(page.editions.listed[1])
    desk.until(lambda: "alone.pdf" in desk.message)
    assert (desk.folder / "alone.pdf").exists()
    assert page._wishes == Wishes(None, pdf=True)  # what it was compared with is not kept
    desk.settle()


# Large cases


def test_the_section_in_view_comes_before_the_whole(desk, page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_preview, "WHOLE", 1)
    page.page_preview.note_change()
    desk.until(lambda: page.page_preview.is_current)
    desk.settle()
    page.outline.view.open_section("developments/Search")
    desk.settle()
    page.outline.view.choose("developments/Search", [])
    desk.until(lambda: page.page_preview.is_current)
    desk.settle()
    told: list[tuple[str, bool]] = []
    desk_sees = threading.Event()
    whole = reports.preview_html

    def slow(*more: object) -> str:
        desk_sees.wait(20)
        return whole(*more)  # type: ignore[arg-type]

    monkeypatch.setattr(reports, "preview_html", slow)
    page.page_preview._section_built.connect(lambda _, seen, html: told.append((seen.heading, "Anew" in html)))
    first = page.outline.model.branch("developments/Search").rows[0].id
    page.outline.place.reworded.emit(first, "Anew and otherwise")
    desk.until(lambda: page.page_preview.tells("Anew and otherwise"))
    assert told == [("Search", True)]
    assert "Anew and otherwise" in page.preview.toPlainText()
    assert page.page_preview._aside.is_reading("preview")
    desk_sees.set()
    desk.until(lambda: page.page_preview.is_current)
    desk.settle()
    assert "Anew and otherwise" in page.preview.toPlainText()
    assert isinstance(page.outline.in_view(), InView)
