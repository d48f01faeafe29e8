# SPDX-License-Identifier: Apache-2.0
"""The editor of reports: texts and what they rest on, the parts of the outline, lists, pictures, a new report."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.records import Block, Claim, Report
from briefing_app.services import blocks, claims
from briefing_app.services.session import CaseSession
from briefing_app.ui import i18n
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.new_report import NewReportDialog
from briefing_app.ui.models.outline import TITLES
from briefing_app.ui.panels.reports import ReportsPage
from briefing_app.ui.widgets.outline_view import ICONS

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
QUOTES = ("At least 26 cranes were damaged", "the storm crossed", "Repairs will outlast the winter")


def make(session: CaseSession, source: str) -> list[str]:
    headings = ("Search", "Search", "Talks")
    return [
        claims.add(session, statement=quote, source=source, quote=quote, claim={"heading": heading})[0].id
        for quote, heading in zip(QUOTES, headings, strict=True)
    ]


@pytest.fixture
def three(desk) -> list[str]:
    """Three claims under two headings; the page shows a new report."""
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
    """Waits until outline, text and preview are those of the case."""
    page = desk.window.reports
    desk.settle()
    desk.until(
        lambda: (
            page.page_preview.is_current
            and not page.outline._pause.isActive()
            and not page.middle.editor._look_soon.isActive()
            and desk.runner.is_idle
        )
    )


def in_case(desk, kind: type) -> list:
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        return session.all(kind)


def parts(desk) -> list[blocks.Part]:
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        return blocks.parts(session, desk.window.reports._id)


def keys(desk) -> list[str]:
    return [part.key for part in parts(desk)]


def choose(desk, key: str) -> ReportsPage:
    page: ReportsPage = desk.window.reports
    still(desk)
    assert page.outline.view.choose(key, [])
    page.outline.view.setFocus()
    still(desk)
    return page


def write(desk, key: str, text: str) -> ReportsPage:
    page = choose(desk, key)
    page.middle.begin()
    page.middle.editor.box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.middle.editor.box, text)
    still(desk)
    return page


# Texts


def test_a_text_is_saved_when_one_leaves_it_and_undone_as_one(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "The storm broke the cranes.")
    assert in_case(desk, Report)[0].bottom_line is None
    QTest.keyClick(page.middle.editor.box, Qt.Key.Key_Escape)
    assert page.outline.view.hasFocus()
    still(desk)
    assert in_case(desk, Report)[0].bottom_line == "The storm broke the cranes."
    assert "The storm broke the cranes" in page.preview.toPlainText()
    desk.window.workspace.undo()
    still(desk)
    assert page.middle.editor.text == ""


def test_a_text_is_saved_after_a_pause_and_goes_on_being_typed(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "The storm")
    editor = page.middle.editor
    assert editor._save_soon.isActive()
    editor._save_soon.setInterval(0)
    QTest.keyClicks(editor.box, " broke")
    desk.until(lambda: in_case(desk, Report)[0].bottom_line == "The storm broke")
    still(desk)
    QTest.keyClicks(editor.box, " the cranes.")
    assert editor.text == "The storm broke the cranes."
    editor.box.undo()
    assert editor.text != "The storm broke the cranes."


def test_at_sign_finds_what_resembles_the_sentence(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "At least 26 cranes were hurt. ")
    editor = page.middle.editor
    QTest.keyClicks(editor.box, "@")
    popup = editor._popup
    assert popup is not None
    desk.until(lambda: bool(popup.results.rows.rows))
    assert popup.results.current_id == three[0]
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    still(desk)
    assert editor.text == f"At least 26 cranes were hurt. [@{three[0]}]"
    assert editor.box.hasFocus()
    assert editor.legend.accessibleName() == "1 sentence, 0 unsourced"
    assert editor.box.states == ["sourced"]


def test_words_find_claims_before_sources_and_escape_leaves_the_sign(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "It will last. ")
    editor = page.middle.editor
    QTest.keyClicks(editor.box, "@")
    popup = editor._popup
    QTest.keyClicks(popup.line, "winter")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)  # before the pause is over
    still(desk)
    assert editor.text == f"It will last. [@{three[2]}]"
    QTest.keyClicks(editor.box, " ")
    QTest.keyClick(editor.box, Qt.Key.Key_Return, CTRL | SHIFT)
    desk.until(lambda: editor._popup is not None and editor._popup is not popup)
    QTest.keyClick(editor._popup.line, Qt.Key.Key_Escape)
    desk.until(lambda: editor._popup is None)
    QTest.keyClicks(editor.box, "@")
    QTest.keyClick(editor._popup.line, Qt.Key.Key_Escape)
    desk.until(lambda: editor._popup is None)
    assert editor.text.endswith("] @")


def test_unsourced_sentences_are_counted_and_gone_to(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "First. ")
    editor = page.middle.editor
    editor.box.insert_records([three[0]])
    QTest.keyClicks(editor.box, " Second. Third.")
    still(desk)
    assert editor.legend.accessibleName() == "3 sentences, 2 unsourced"
    assert editor.box.states == ["sourced", "unsourced", "unsourced"]
    editor.box.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(editor.box, Qt.Key.Key_F8)
    assert editor.box.textCursor().selectedText() == "Second."
    QTest.keyClick(editor.box, Qt.Key.Key_F8)
    assert editor.box.textCursor().selectedText() == "Third."
    assert "printed as unsourced" in editor.legend.here.text()


def test_a_claim_that_is_withdrawn_shows_in_the_text(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "First. ")
    editor = page.middle.editor
    editor.box.insert_records([three[0]])
    page.commit()
    still(desk)
    assert editor.box.states == ["sourced"]
    desk.window.workspace.act(
        desk.window, "Withdraw", lambda s: claims.edit(s, three[0], status="withdrawn", status_reason="Recounted")
    )
    still(desk)
    assert editor.box.states == ["unknown"]
    assert editor.box._named[three[0]].gone


def test_a_chip_leads_to_its_claim(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "First. ")
    editor = page.middle.editor
    editor.box.insert_records([three[1]])
    still(desk)
    editor.box.choose_chip(editor.box.marked.chips[0].place)
    assert "the storm crossed" in editor.legend.here.text()
    editor.legend.open_button.click()
    still_elsewhere(desk)
    assert desk.window.stack.currentWidget() is desk.window.claims
    assert in_case(desk, Report)[0].bottom_line == f"First. [@{three[1]}]"  # nothing was lost on the way


def still_elsewhere(desk) -> None:
    desk.settle()
    desk.until(lambda: desk.window.stack.currentWidget() is not desk.window.reports)
    desk.settle()


def test_what_was_typed_survives_the_end_of_the_program(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "Not saved yet")
    editor = page.middle.editor
    parked = editor.unsaved()
    assert [found.contents for found in parked] == [{"text": "Not saved yet"}]
    page.outline.view.choose("sources", [])
    page.outline.view.setFocus()
    still(desk)
    desk.window.workspace.undo()
    still(desk)
    assert in_case(desk, Report)[0].bottom_line is None
    editor.offer(parked)
    page = choose(desk, "bottom_line")
    assert editor.text == "Not saved yet"
    assert in_case(desk, Report)[0].bottom_line is None
    assert editor.is_changed
    editor.box.undo()
    assert editor.text == ""


def test_the_summary_of_sources_is_written_with_the_sources(desk, three: list[str]) -> None:
    page = write(desk, "sources", "One office alone.")
    page.commit()
    still(desk)
    assert in_case(desk, Report)[0].source_summary == "One office alone."


def test_a_claim_is_dragged_from_the_outline_into_the_text(desk, three: list[str]) -> None:
    page = write(desk, "bottom_line", "First.")
    editor, view = page.middle.editor, page.outline.view
    view.open_section("developments/Search")
    still(desk)
    index = page.outline.model.index_of("developments/Search", three[0])
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.middle.stack.currentWidget() is editor  # still there to drop on
    editor.box.insertFromMimeData(page.outline.model.mimeData([index]))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=view.rect().bottomLeft())
    still(desk)
    assert editor.text == f"First. [@{three[0]}]"
    assert view.current_section == "bottom_line"
    assert page.middle.stack.currentWidget() is editor
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    still(desk)
    assert page.middle.stack.currentWidget() is page.middle.record


# Parts


def test_parts_move_by_keyboard_and_undo_brings_them_back(desk, three: list[str]) -> None:
    before = keys(desk)
    page = choose(desk, "key_judgments")
    QTest.keyClick(page.outline.view, Qt.Key.Key_Down, ALT)
    still(desk)
    assert keys(desk)[:3] == ["bottom_line", "further_judgments", "key_judgments"]
    assert page.outline.view.current_section == "key_judgments"
    QTest.keyClick(page.outline.view, Qt.Key.Key_Up, ALT)
    still(desk)
    assert keys(desk) == before
    desk.window.workspace.undo()
    still(desk)
    assert keys(desk)[:3] == ["bottom_line", "further_judgments", "key_judgments"]


def test_dragged_parts_come_where_they_are_dropped(desk, three: list[str]) -> None:
    page = choose(desk, "sources")
    model = page.outline.model
    dragged = model.mimeData([model.index_of("sources")])
    row = model.index_of("developments").row()
    copy = Qt.DropAction.CopyAction
    assert model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled
    assert model.canDropMimeData(dragged, copy, row, 0, QModelIndex())
    assert model.dropMimeData(dragged, copy, row, 0, QModelIndex())
    still(desk)
    found = keys(desk)
    assert found.index("sources") == found.index("developments") - 1
    row = model.index_of("developments/Talks").row()  # within the developments there is no place for a part
    assert model.dropMimeData(model.mimeData([model.index_of("sources")]), copy, row, 0, QModelIndex())
    still(desk)
    found = keys(desk)
    assert found.index("sources") == found.index("developments") + 1


def test_space_leaves_a_part_out_and_it_stays_in_sight(desk, three: list[str]) -> None:
    page = choose(desk, "timeline")
    QTest.keyClick(page.outline.view, Qt.Key.Key_Space)
    still(desk)
    index = page.outline.model.index_of("timeline")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Timeline, left out"
    assert not page.middle.head.shown.isChecked()
    QTest.keyClick(page.outline.view, Qt.Key.Key_Space)
    still(desk)
    assert in_case(desk, Block) == []
    page.middle.head.shown.click()
    still(desk)
    assert not next(part for part in parts(desk) if part.key == "timeline").included


def test_f2_renames_a_part_and_the_menu_turns_and_resets_it(desk, three: list[str]) -> None:
    page = choose(desk, "developments")
    QTest.keyClick(page.outline.view, Qt.Key.Key_F2)
    assert page.middle.head.title.hasFocus()
    QTest.keyClicks(page.middle.head.title, "What happened")
    QTest.keyClick(page.middle.head.title, Qt.Key.Key_Return)
    still(desk)
    assert page.outline.model.index_of("developments").data() == "What happened"
    assert "What happened" in page.preview.toPlainText()
    run(page, "Landscape pages")
    still(desk)
    assert next(part for part in parts(desk) if part.key == "developments").landscape
    run(page, "As it usually is")
    still(desk)
    assert in_case(desk, Block) == []
    assert page.outline.model.index_of("developments").data() == "Developments"


def run(page: ReportsPage, text: str) -> None:
    """Presses an entry of the context menu."""
    menu = page.outline.make_menu()
    next(entry for entry in menu.actions() if entry.text().partition("\t")[0] == text).trigger()
    menu.close()


def test_a_text_is_added_behind_the_chosen_part_written_and_removed(desk, three: list[str]) -> None:
    page = choose(desk, "developments")
    page.outline.add("narrative")
    desk.until(lambda: bool(in_case(desk, Block)))
    still(desk)
    block = in_case(desk, Block)[0]
    found = keys(desk)
    assert found.index(block.id) == found.index("developments") + 1
    assert page.middle.shown_key == block.id
    assert page.middle.editor.box.hasFocus()
    QTest.keyClicks(page.middle.editor.box, "Nobody counts at night.")
    page.middle.head.begin()
    QTest.keyClicks(page.middle.head.title, "How they count")
    page.commit()
    still(desk)
    said = page.preview.toPlainText()
    assert "How they count" in said
    assert "Nobody counts at night" in said
    page.outline.view.setFocus()
    QTest.keyClick(page.outline.view, Qt.Key.Key_Delete)
    still(desk)
    assert in_case(desk, Block) == []
    desk.window.workspace.undo()
    still(desk)
    assert in_case(desk, Block)[0].text == "Nobody counts at night."


def test_a_standard_section_is_not_removed_but_said_to_stay(desk, three: list[str]) -> None:
    page = choose(desk, "gaps")
    QTest.keyClick(page.outline.view, Qt.Key.Key_Delete)
    desk.until(lambda: "Leave it out instead" in desk.message)
    still(desk)
    assert "gaps" in keys(desk)


def test_a_list_takes_claims_by_heading_and_counts_them(desk, three: list[str]) -> None:
    page = choose(desk, "figures")
    page.outline.add("claims")
    desk.until(lambda: bool(in_case(desk, Block)))
    still(desk)
    choice = page.middle.choice
    assert page.middle.stack.currentWidget() is choice
    assert (choice.by.value, choice.line.text(), choice.number.text()) == ("heading", "Search", "Takes 2 claims.")
    choice.line.setFocus()
    choice.line.setText("talks")
    QTest.keyClick(choice.line, Qt.Key.Key_Return)
    still(desk)
    assert in_case(desk, Block)[0].named == "Talks"
    assert choice.number.text() == "Takes 1 claim."
    page.outline.view.choose("figures", [])
    still(desk)
    desk.window.workspace.undo()
    still(desk)
    page.commit()  # a panel that is not shown any more has nothing to tell
    still(desk)
    block = in_case(desk, Block)[0]
    assert block.named == "Search"
    page.outline.view.choose(block.id, [])
    still(desk)
    choice.by.set_value("tag")
    QTest.keyClicks(choice.line, "no such tag")
    QTest.keyClick(choice.line, Qt.Key.Key_Return)
    still(desk)
    assert "none of this name" in choice._which.note
    assert in_case(desk, Block)[0].chosen_by == "heading"


def picture(folder: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = folder / "map.png"
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    path.write_bytes(bytes(QByteArray(buffer.data()).data()))
    return path


def test_a_picture_is_kept_once_there_are_words_for_it(desk, three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    page = choose(desk, "figures")
    page.outline.add("picture")
    desk.until(lambda: bool(in_case(desk, Block)))
    still(desk)
    panel = page.middle.picture
    path = picture(desk.folder)
    monkeypatch.setattr(files, "picture_to_add", lambda parent: path)
    panel.choose_button.click()
    desk.until(lambda: panel.frame.image is not None)
    assert "Say in words" in panel._words.note
    assert in_case(desk, Block)[0].picture is None
    QTest.keyClicks(panel.words, "A map of the basin")
    panel.commit()
    still(desk)
    block = in_case(desk, Block)[0]
    assert block.picture is not None
    assert block.alternative == "A map of the basin"
    panel.words.set_text("")
    panel.commit()
    assert "needs words" in panel._words.note
    (desk.folder / "text.png").write_text("no picture")
    panel.take(desk.folder / "text.png")
    desk.until(lambda: "neither PNG nor JPEG" in desk.message)


# The page


def test_a_new_report_begins_with_the_chosen_outline(desk, three: list[str]) -> None:
    page = desk.window.reports
    page.ask_for_new()
    dialog = desk.dialog(NewReportDialog)
    assert dialog.title.text() == "Situation report: Storm at the locks"
    assert dialog.outlines.select("spot_report")
    assert dialog.title.text() == "Storm at the locks"  # its subtitle says what it is
    dialog.title.setText("One event")
    assert dialog.outlines.select("estimate")
    assert dialog.title.text() == "One event"
    assert dialog.outlines.select("spot_report")
    dialog.submit()
    desk.until(lambda: len(in_case(desk, Report)) == 2)
    still(desk)
    assert page.list.rows.rows[0].title == "One event"
    shown = [part.title for part in parts(desk) if part.included]
    assert "What it means" in shown
    assert page.fields.lines["title"].hasFocus()


def test_every_kind_of_part_has_words_and_an_icon() -> None:
    assert set(ICONS) == set(TITLES) >= {*blocks.STANDARD_BLOCKS, *blocks.OWN_BLOCKS}


def test_outline_and_preview_fold_and_widths_are_kept(desk, three: list[str]) -> None:
    desk.window.resize(1600, 900)
    page = choose(desk, "bottom_line")
    page.fold_outline()
    assert page.left.isHidden()
    assert page.middle.editor.box.hasFocus()
    page.fold_outline()
    assert page.left.isVisible()
    page.splitter.setSizes([280, 420, 400])
    kept, sizes = page.splitter.saveState(), page.splitter.sizes()
    page.splitter.setSizes([400, 400, 300])
    assert page.splitter.sizes() != sizes
    assert page.splitter.restoreState(kept)
    assert page.splitter.sizes() == sizes


def test_nothing_can_be_changed_in_a_case_open_for_reading(desk, three: list[str]) -> None:
    path = desk.window.workspace.state.path
    desk.window.workspace.close()
    desk.settle()
    desk.window.workspace.open(path, "Tamsin Aubery", read_only=True)
    desk.until(lambda: desk.window.workspace.state is not None)
    desk.settle()
    desk.window.go_to("report")
    page = choose(desk, "bottom_line")
    assert page.middle.editor.box.isReadOnly()
    assert not page.middle.head.shown.isEnabled()
    assert all(not action.enabled() for action in page.outline.add_actions())
    assert len(in_case(desk, Claim)) == 3


@pytest.fixture(params=["en", "de"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    i18n.install(qapp, request.param)
    yield
    i18n.install(qapp, "en")


def test_nothing_lies_over_another_part_in_the_smallest_window(spoken: None, desk, three: list[str]) -> None:
    page = choose(desk, "bottom_line")
    desk.window.resize(desk.window.minimumSize())
    still(desk)
    assert desk.window.width() == desk.window.minimumWidth()
    parts = [page.splitter.widget(number).geometry() for number in range(page.splitter.count())]
    assert all(one.right() < other.left() for one, other in pairwise(parts)), parts
