# SPDX-License-Identifier: Apache-2.0
"""The report page: choosing, ordering and wording by keyboard and drag, the preview, the export."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from briefing_app.domain.records import Report
from briefing_app.services import claims, editions, outline, reports
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.issue import IssueDialog
from briefing_app.ui.dialogs.report_wishes import ExportDialog
from briefing_app.ui.dragging import DraggedRecord, records_mime
from briefing_app.ui.panels import report_exports
from briefing_app.ui.panels.reports import ReportsPage
from briefing_app.ui.widgets.basic import LinkButton

ALT = Qt.KeyboardModifier.AltModifier
SEARCH, TALKS = "developments/Search", "developments/Talks"
QUOTES = (
    "At least 26 cranes were damaged",
    "the storm crossed",
    "fewer than a dozen",
    "Repairs will outlast the winter",
)


def make(session: CaseSession, source: str) -> list[str]:
    made = []
    for number, quote in enumerate(QUOTES):
        claim = {"heading": "Talks" if number == 3 else "Search", "event_time": f"2031-03-0{number + 1}"}
        made.append(claims.add(session, statement=quote, source=source, quote=quote, claim=claim)[0].id)
    return made


@pytest.fixture
def four(desk) -> list[str]:
    """Three claims under one heading and one under another; the report page is open."""
    desk.new_case()
    desk.paste(desk.text, "Count", "B")
    source = desk.window.sources.pane.source.id
    made: list[list[str]] = []
    desk.window.workspace.act(desk.window, "Make", lambda s: make(s, source), made.append)
    desk.settle()
    desk.window.go_to("report")
    desk.settle()
    desk.window.reports.add()
    desk.until(lambda: bool(desk.window.reports.list.rows.rows))
    still(desk)
    return made[0]


def still(desk) -> None:
    """Waits until outline and preview are those of the case."""
    page = desk.window.reports
    desk.settle()
    desk.until(lambda: page.page_preview.is_current and not page.outline._pause.isActive() and desk.runner.is_idle)


def open_search(desk, id: str) -> ReportsPage:
    page: ReportsPage = desk.window.reports
    page.outline.view.open_section(SEARCH)
    still(desk)
    page.outline.view.choose(SEARCH, [id])
    page.outline.view.setFocus()
    return page


def order(desk, key: str = SEARCH) -> list[str]:
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        return [place.id for place in outline.order(session, desk.window.reports._id, key)]


def shown(page: ReportsPage, key: str = SEARCH) -> list[str]:
    branch = page.outline.model.branch(key)
    return [row.id for row in branch.rows] if branch is not None else []


def test_outline_shows_sections_with_counts(desk, four: list[str]) -> None:
    page = desk.window.reports
    model = page.outline.model
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert said[:2] == ["Title and head", "Bottom line"]
    place = said.index("Developments")
    assert said[place : place + 4] == ["Developments", "Search, 3", "Talks, 1", "Timeline"]
    assert shown(page) == four[:3]  # the first section with records is open


def test_alt_down_moves_a_record_and_undo_brings_it_back(desk, four: list[str]) -> None:
    page = open_search(desk, four[0])
    QTest.keyClick(page.outline.view, Qt.Key.Key_Down, ALT)
    assert shown(page) == [four[1], four[0], four[2]]
    QTest.keyClick(page.outline.view, Qt.Key.Key_Down, ALT)
    still(desk)
    assert order(desk) == shown(page) == [four[1], four[2], four[0]]
    assert [row.id for row in page.outline.view.chosen()] == [four[0]]
    desk.window.workspace.undo()
    still(desk)
    assert order(desk) == shown(page) == [four[1], four[0], four[2]]
    QTest.keyClick(page.outline.view, Qt.Key.Key_Up, ALT)
    still(desk)
    assert order(desk) == four[:3]


def test_several_records_move_together_and_into_the_next_heading(desk, four: list[str]) -> None:
    page = open_search(desk, four[1])
    QTest.keyClick(page.outline.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [row.id for row in page.outline.view.chosen()] == four[1:3]
    QTest.keyClick(page.outline.view, Qt.Key.Key_Down, ALT)
    still(desk)
    assert order(desk) == four[:1]
    assert order(desk, TALKS) == [four[1], four[2], four[3]]
    assert page.outline.view.current_section == TALKS
    QTest.keyClick(page.outline.view, Qt.Key.Key_Up, ALT)
    still(desk)
    assert order(desk) == four[:3]


def test_headings_move_by_keyboard(desk, four: list[str]) -> None:
    page = desk.window.reports
    page.outline.view.choose(TALKS, [])
    page.outline.view.setFocus()
    QTest.keyClick(page.outline.view, Qt.Key.Key_Up, ALT)
    still(desk)
    keys = [branch.section.key for branch in page.outline.model.branches]
    place = keys.index("developments")
    assert keys[place : place + 3] == ["developments", TALKS, SEARCH]


def test_space_leaves_out_and_brings_back(desk, four: list[str]) -> None:
    page = open_search(desk, four[0])
    QTest.keyClick(page.outline.view, Qt.Key.Key_Space)
    still(desk)
    row = page.outline.view.current_row
    assert row is not None
    assert not row.included
    assert QUOTES[0] not in page.preview.toPlainText().split("1 ")[0]
    index = page.outline.model.index_of(SEARCH, four[0])
    assert "left out" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "2 of 3" in str(index.parent().data(Qt.ItemDataRole.AccessibleTextRole))
    QTest.keyClick(page.outline.view, Qt.Key.Key_Space)
    still(desk)
    assert page.outline.view.current_row.included
    desk.window.workspace.undo()
    still(desk)
    assert not page.outline.view.current_row.included


def test_a_click_on_the_box_leaves_out(desk, four: list[str]) -> None:
    page = open_search(desk, four[0])
    view = page.outline.view
    area = view.visualRect(page.outline.model.index_of(SEARCH, four[1]))
    box = view._delegate.box(area, view.layoutDirection())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    still(desk)
    assert [row.included for row in page.outline.model.branch(SEARCH).rows] == [True, False, True]


def test_f2_words_a_record_for_this_report_only(desk, four: list[str]) -> None:
    page = open_search(desk, four[0])
    QTest.keyClick(page.outline.view, Qt.Key.Key_F2)
    box = page.outline.place.wording
    assert box.hasFocus()
    QTest.keyClicks(box, "Twenty-six cranes fell")
    QTest.keyClick(box, Qt.Key.Key_Return)
    still(desk)
    assert page.outline.view.hasFocus()
    assert "Twenty-six cranes fell" in page.preview.toPlainText()
    assert page.outline.view.current_row.statement == QUOTES[0]
    QTest.keyClick(page.outline.view, Qt.Key.Key_F2)
    QTest.keyClicks(box, "Something else")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    still(desk)
    assert page.outline.view.current_row.wording == "Twenty-six cranes fell"
    page.outline.place.reset_button.click()
    still(desk)
    assert page.outline.view.current_row.wording is None


def test_dragged_claims_come_where_they_are_dropped(desk, four: list[str]) -> None:
    page = open_search(desk, four[0])
    model = page.outline.model
    drop = Qt.DropAction.CopyAction
    dragged = model.mimeData([model.index_of(SEARCH, four[2])])
    assert model.canDropMimeData(dragged, drop, 0, 0, model.index_of(SEARCH))
    model.dropMimeData(dragged, drop, 0, 0, model.index_of(SEARCH))
    still(desk)
    assert order(desk) == shown(page) == [four[2], four[0], four[1]]
    elsewhere = records_mime([DraggedRecord("claim", four[0], "dragged from another list")])
    model.dropMimeData(elsewhere, drop, -1, -1, model.index_of(TALKS))
    still(desk)
    assert order(desk, TALKS) == [four[0], four[3]]
    source = records_mime([DraggedRecord("source", "s", "no claim")])
    assert not model.canDropMimeData(source, drop, -1, -1, model.index_of(TALKS))
    assert not model.canDropMimeData(elsewhere, drop, 0, 0, QModelIndex())


def test_natural_order_is_one_click_away(desk, four: list[str]) -> None:
    page = open_search(desk, four[2])
    QTest.keyClick(page.outline.view, Qt.Key.Key_Up, ALT)
    still(desk)
    assert order(desk) == [four[0], four[2], four[1]]
    page.outline.reset_button.click()
    still(desk)
    assert order(desk) == four[:3]


def test_more_rows_are_read_when_asked_for(desk, four: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline, "PAGE", 2)
    monkeypatch.setattr(outline.page, "__defaults__", (0, 2))
    page = desk.window.reports
    page.outline.clear()
    page.refresh()
    still(desk)
    page.outline.view.open_section(SEARCH)
    still(desk)
    assert shown(page) == four[:2]
    heading = page.outline.model.index_of(SEARCH)
    more = page.outline.model.index(2, 0, heading)
    assert more.data() == "Show 1 more"
    page.outline.view.setCurrentIndex(more)
    QTest.keyClick(page.outline.view, Qt.Key.Key_Return)
    still(desk)
    assert shown(page) == four[:3]


def test_preview_follows_and_is_built_once_for_a_change(desk, four: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []
    whole = reports.preview_html

    def counting(session: CaseSession, report: str, *more: object) -> str:
        built.append(report)
        return whole(session, report, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(reports, "preview_html", counting)
    page = desk.window.reports
    desk.window.go_to("claim")
    desk.settle()
    desk.window.go_to("report")
    still(desk)
    assert built == []  # nothing was changed
    page.fields.lines["subtitle"].setText("After the storm")
    page.fields.commit()
    still(desk)
    assert "After the storm" in page.preview.toPlainText()
    assert len(built) == 1


def test_a_preview_that_failed_says_so_and_can_be_built_again(
    desk, four: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise ValueError("no such font")

    page = desk.window.reports
    with monkeypatch.context() as patch:
        patch.setattr(reports, "preview_html", broken)
        page.fields.lines["subtitle"].setText("After the storm")
        page.fields.commit()
        desk.until(page.page_preview.again_button.isVisible)
    assert not page.page_preview.is_current
    assert "no such font" in desk.message
    page.page_preview.again_button.click()
    still(desk)
    assert "After the storm" in page.preview.toPlainText()


def test_a_stopped_preview_says_so_and_can_be_built_again(desk, four: list[str]) -> None:
    page = desk.window.reports
    page.page_preview.note_change()
    page.page_preview._build()
    page.page_preview._stop()
    desk.settle()
    assert page.page_preview.state.text() == "Preview · not up to date"
    page.page_preview.again_button.click()
    still(desk)
    assert page.page_preview.state.text() == ""


def test_export_is_listed_and_leads_to_its_file(desk, four: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.window.reports
    target = desk.folder / "storm.docx"
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: target)
    page.fields.lines["subtitle"].setText("Saved before it is written")
    QTest.keyClick(
        page.outline.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    desk.dialog(ExportDialog).submit()
    desk.until(lambda: desk.message.startswith("Report written"))
    desk.until(lambda: len(page.exports.listed) == 1)
    links = {link.text(): link for link in page.exports.findChildren(LinkButton)}
    opened: list[str] = []
    monkeypatch.setattr(report_exports, "open_file", opened.append)
    links["Open the file"].click()
    links["Copy path"].click()
    assert opened == [str(target)]
    assert QApplication.clipboard().text() == str(target)
    target.unlink()
    page.refresh()
    desk.until(lambda: page.exports.listed[0].state == "gone")
    desk.settle()


def test_report_is_duplicated_and_removed_with_a_way_back(desk, four: list[str]) -> None:
    page = desk.window.reports
    page.duplicate()
    desk.until(lambda: len(page.list.rows.rows) == 2)
    still(desk)
    assert page.list.rows.rows[0].title.endswith("(copy)")
    page.remove()
    desk.until(lambda: len(page.list.rows.rows) == 1)
    still(desk)
    assert desk.message.startswith("Removed:")
    desk.window.workspace.undo()
    desk.until(lambda: len(page.list.rows.rows) == 2)
    still(desk)


def test_page_is_remembered_by_ids(desk, four: list[str]) -> None:
    page = desk.window.reports
    first = page.selected
    page.duplicate()
    desk.until(lambda: len(page.list.rows.rows) == 2)
    still(desk)
    assert page.selected != first
    page.restore({"report": first[1], "unknown": 1})
    still(desk)
    assert page.selected == first
    assert page.remember() == {"report": first[1], "part": "bottom_line"}
    page.outline.clear()
    page.restore({"report": first[1], "part": "sources"})
    still(desk)
    assert page.remember()["part"] == "sources"
    page.restore({"report": "gone"})
    still(desk)
    assert page.selected[0] == "report"


def test_closing_while_the_preview_is_built_leaves_one_file(desk, four: list[str]) -> None:
    path: Path = desk.window.workspace.state.path
    desk.window.reports.page_preview.note_change()
    desk.window.reports.page_preview._build()
    closed: list[bool] = []
    desk.window.workspace.close(lambda: closed.append(True))
    desk.until(lambda: bool(closed))
    desk.settle()
    assert sorted(found.name for found in path.parent.glob(f"{path.stem}*")) == [path.name]


def test_every_action_has_words(desk, four: list[str]) -> None:
    actions = desk.window.reports.page_actions()
    assert all(action.text for action in actions)
    assert all(action.enabled() for action in actions)


def test_a_report_that_nobody_touches_is_not_edited(desk) -> None:
    desk.new_case()
    desk.window.go_to("report")
    page = desk.window.pages["report"]
    page.add()
    desk.until(lambda: page.fields._report is not None)
    desk.settle()
    told: list[object] = []
    page.fields.edited.connect(lambda *news: told.append(news))
    page.middle.editor.saved.connect(lambda *news: told.append(news))
    page.outline.view.choose("bottom_line", [])
    report = page.fields._report
    page.middle.show_report(replace(report, bottom_line="Likely (55–80\u00a0%).\n", subtitle="Two  blanks"))
    page.commit()
    assert told == []


def test_a_report_is_issued_and_its_file_saved(desk, four: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.window.reports
    page.issue()
    dialog = desk.dialog(IssueDialog)
    assert "first edition" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.submit()
    desk.until(lambda: len(page.editions.listed) == 1)
    desk.until(lambda: desk.message == "Issued: report no. 1")
    target = desk.folder / "first.docx"
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: target)
    next(link for link in page.editions.findChildren(LinkButton) if link.text() == "Save its file…").click()
    desk.until(lambda: desk.message.startswith("Edition written"))
    assert hashlib.sha256(target.read_bytes()).hexdigest() == page.editions.listed[0].file_hash

    still(desk)
    page.fields.lines["subtitle"].setText("After the storm")
    page.fields.commit()
    still(desk)
    assert "Since report no. 1" in page.preview.toPlainText()
    page.issue()
    dialog = desk.dialog(IssueDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "No. 1 was issued before" in said
    assert "It tells what changed since no. 1" in said
    dialog.audience.set_value("TLP:CLEAR")
    dialog.submit()
    desk.until(lambda: "cannot be released to TLP:CLEAR" in desk.message)
    assert len(page.editions.listed) == 1
    page.issue_for(None)
    desk.until(lambda: [edition.number for edition in page.editions.listed] == [2, 1])
    desk.until(lambda: page.fields.lines["number"].text() == "2")
    changes = desk.folder / "changes.docx"
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: changes)
    next(link for link in page.editions.findChildren(LinkButton) if link.text() == "Show its changes…").click()
    desk.until(lambda: str(changes) in desk.message)
    assert changes.exists()
    still(desk)


def test_a_case_that_changed_while_the_report_was_made_is_told_of(
    desk, four: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.window.reports
    whole = editions.prepare

    def earlier(session: CaseSession, report: str, **more: object) -> editions.Prepared:
        return replace(whole(session, report, **more), position={})  # type: ignore[arg-type]

    monkeypatch.setattr(editions, "prepare", earlier)
    page.issue_for(None)
    desk.until(lambda: "changed while" in desk.message)
    assert page.editions.listed == []
    still(desk)


def test_the_look_of_a_report_is_chosen_and_kept(desk, four: list[str]) -> None:
    page = desk.window.reports
    for name, value in (("template", "government"), ("citations_as", "chicago"), ("contents", "no")):
        page.fields.picks[name].set_value(value)
        page.fields.picks[name].value_changed.emit(value)
        still(desk)
    found: list[Report] = []
    desk.window.workspace.read(desk.window, lambda s: s.all(Report)[0], found.append)
    desk.settle()
    assert (found[0].template, found[0].citations_as, found[0].contents) == ("government", "chicago", False)
    page.refresh()
    still(desk)
    assert page.fields.picks["contents"].value == "no"
    assert page.fields.values() == {}
