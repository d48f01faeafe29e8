# SPDX-License-Identifier: Apache-2.0
"""The window by hand: Return and Escape, dialogs on the case and its sources, references, folders, Ctrl+C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.records import Claim, Report, Source
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.case import CaseDialog
from briefing_app.ui.dialogs.report_wishes import ExportDialog
from briefing_app.ui.dialogs.small import AuthorDialog, NewCaseDialog
from briefing_app.ui.dialogs.source import AddSourceDialog, EditSourceDialog
from briefing_app.ui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
RETURN = Qt.Key.Key_Return


def test_return_presses_what_has_the_keyboard(desk) -> None:
    QTest.keyClick(desk.window.start.new_button, RETURN)
    dialog = desk.dialog(NewCaseDialog)
    QTest.keyClick(dialog.cancel_button, RETURN)
    desk.until(lambda: not desk._is_open(dialog))
    assert desk.window.workspace.state is None


def test_return_in_a_line_makes_the_case_and_says_what_is_missing(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.window.cases, "folder", lambda: desk.folder)
    (desk.folder / "Taken.casefile").write_bytes(b"")
    desk.window.cases.ask_for_new()
    dialog = desk.dialog(NewCaseDialog)
    assert dialog.author.placeholderText() == "Your name"
    QTest.keyClick(dialog.title, RETURN)
    assert "title" in dialog._title.note
    QTest.keyClicks(dialog.title, "Taken")
    QTest.keyClick(dialog.title, RETURN)
    assert "already" in dialog.complaint
    dialog.title.clear()
    QTest.keyClicks(dialog.title, "By hand")
    QTest.keyClick(dialog.title, RETURN)
    desk.until(lambda: desk.window.workspace.state is not None)
    assert desk.window.workspace.state.path.name == "By hand.casefile"


def test_return_gives_the_name_and_adds_the_source(desk) -> None:
    dialog = desk.window.cases.ask_for_author()
    assert dialog.name.placeholderText() == "Your name"
    desk.dialog(AuthorDialog)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Ilse Brandt")
    QTest.keyClick(dialog.name, RETURN)
    desk.until(lambda: desk.settings.author == "Ilse Brandt")
    desk.new_case()
    QApplication.clipboard().setText(desk.text)
    desk.window.sources.paste()
    added = desk.dialog(AddSourceDialog)
    desk.settle()
    assert "proposed, from:" in added.fields["title"].note
    added.published.line.setText("never")
    QTest.keyClick(added.lines["title"], RETURN)
    assert added.published.line.hasFocus()
    added.published.line.clear()
    QTest.keyClick(added.lines["title"], RETURN)
    desk.until(lambda: not desk._is_open(added))
    desk.until(lambda: desk.window.workspace.state.counts["source"] == 1)


def test_a_line_selected_as_a_whole_shows_its_beginning(desk) -> None:
    desk.new_case()
    QApplication.clipboard().setText(desk.text)
    desk.window.sources.paste()
    dialog = desk.dialog(AddSourceDialog)
    desk.settle()
    line = dialog.lines["title"]
    line.setText("A very long title " * 20)
    dialog.lines["outlet"].setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.cursorPosition() == 0
    assert line.selectedText() == line.text()
    dialog.reject()


def test_source_fields_can_be_changed_later(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "First title")
    sources = desk.window.sources
    sources.reader.setFocus()
    QTest.keyClick(sources.reader, Qt.Key.Key_F2)
    dialog = desk.dialog(EditSourceDialog)
    assert dialog.lines["title"].text() == "First title"
    dialog.lines["title"].clear()
    QTest.keyClick(dialog.lines["outlet"], RETURN)
    assert "title" in dialog.fields["title"].note
    dialog.lines["title"].setText("Better title")
    dialog.lines["outlet"].setText("Lock Keeper")
    dialog.reliability.set_value("B")
    dialog.handling.set_value("TLP:GREEN")
    QTest.keyClick(dialog.lines["outlet"], RETURN)
    desk.until(lambda: desk.message == "Source changed.")
    desk.until(lambda: desk.window.sources.list.rows.rows[0].title == "Better title")
    desk.settle()
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        found = session.all(Source)[0]
    assert (found.outlet, found.reliability, found.handling) == ("Lock Keeper", "B", "TLP:GREEN")
    assert desk.window.workspace.state.undo_label == "Edit source"


def test_case_can_be_renamed_and_marked(desk) -> None:
    desk.new_case()
    desk.window.menus.actions["case"].trigger()
    dialog = desk.dialog(CaseDialog)
    dialog.title.clear()
    QTest.keyClick(dialog.title, RETURN)
    assert "title" in dialog._title.note
    QTest.keyClicks(dialog.title, "Renamed")
    dialog.handling.set_value("TLP:RED")
    QTest.keyClick(dialog.title, RETURN)
    desk.until(lambda: desk.window.banner.text == "TLP:RED")
    assert "Renamed" in desk.window.windowTitle()
    desk.window.workspace.undo()
    desk.until(lambda: desk.window.banner.text == "TLP:AMBER")


def test_environment_names_the_author_where_nobody_else_did(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_AUTHOR", " Ilse  Brandt ")
    settings = Settings(tmp_path / "window.ini")
    assert settings.author == "Ilse Brandt"
    settings.author = "Tamsin Aubery"
    assert settings.author == "Tamsin Aubery"


def test_recent_cases_are_found_from_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(tmp_path / "window.ini")
    settings.remember(Path("one.casefile"))
    assert settings.recent == [tmp_path / "one.casefile"]


def test_bottom_line_shows_chips_and_keeps_ids(desk) -> None:
    path = desk.new_case()
    desk.paste(desk.text)
    desk.claim("At least 26 cranes were damaged")
    window = desk.window
    window.go_to("report")
    desk.settle()
    window.reports.add()
    desk.until(lambda: bool(window.reports.list.rows.rows))
    desk.settle()
    window.reports.outline.view.choose("bottom_line", [])
    editor = window.reports.middle.editor
    editor.box.setFocus()
    QTest.keyClicks(editor.box, "31 were hurt.")
    QTest.keyClick(editor.box, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    popup = editor._popup
    assert popup is not None
    desk.until(lambda: bool(popup.results.rows.rows))
    QTest.keyClicks(popup.line, "damaged")
    desk.settle()
    QTest.keyClick(popup.line, RETURN)
    with CaseSession.open(path, read_only=True) as session:
        claim = session.all(Claim)[0].id
    desk.until(lambda: editor.text == f"31 were hurt. [@{claim}]")
    assert claim not in editor.box.toPlainText()
    window.reports.commit()
    desk.until(lambda: window.workspace.state.undo_label == "Edit report")
    desk.settle()
    with CaseSession.open(path, read_only=True) as session:
        assert session.all(Report)[0].bottom_line == f"31 were hurt. [@{claim}]"
    window.workspace.undo()
    desk.until(lambda: window.workspace.state.undo_label == "New report")  # text and chip were one edit
    window.workspace.redo()
    desk.until(lambda: window.workspace.state.undo_label == "Edit report")
    desk.settle()
    desk.until(lambda: "unsourced" not in window.reports.preview.toPlainText())
    assert editor.text == f"31 were hurt. [@{claim}]"


def test_preview_needs_no_bar_for_its_width(desk) -> None:
    desk.new_case()
    desk.window.resize(1280, 800)
    desk.window.go_to("report")
    desk.settle()
    desk.window.reports.add()
    desk.until(lambda: bool(desk.window.reports.list.rows.rows))
    desk.settle()
    preview = desk.window.reports.preview
    assert not preview.horizontalScrollBar().isVisible()
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Tab)
    assert not preview.hasFocus()


def test_export_goes_where_the_last_one_went(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.new_case()
    window = desk.window
    window.go_to("report")
    desk.settle()
    window.reports.export()
    assert "no report" in desk.message
    window.reports.add()
    desk.until(lambda: bool(window.reports.list.rows.rows))
    desk.settle()
    chosen = desk.folder / "out"
    chosen.mkdir()
    asked: list[Path] = []

    def answer(parent: object, proposal: Path) -> Path:
        asked.append(proposal)
        return chosen / "one.docx"

    monkeypatch.setattr(files, "place_for_report", answer)
    for _ in range(2):
        window.reports.export()
        desk.dialog(ExportDialog).submit()
        desk.until(lambda: desk.message.startswith("Report written"))
        desk.settle()
    assert asked[0].parent == desk.folder
    assert asked[1].parent == chosen


def test_history_undoes_a_chosen_action_and_lists_what_stayed(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "First")
    window = desk.window
    id = window.sources.pane.source.id
    for title in ("Second", "Third"):
        window.workspace.act(window, "Edit", lambda s, title=title: sources.edit(s, id, title=title, outlet=title))
        desk.settle()
    window.workspace.act(window, "Edit", lambda s: sources.edit(s, id, title="Fourth"))
    desk.settle()
    window.go_to("history")
    desk.settle()
    page = window.history
    page.list.select(page._entries[1].transaction)
    desk.settle()
    page.details.undo_button.click()
    desk.settle()
    page.details.confirm_button.click()
    desk.until(lambda: bool(page._left))
    desk.settle()
    left = page._left[page._entries[2].transaction]
    assert len(left) == 1
    assert "“Fourth”, title:" in left[0]
    assert "Left as it is: source" in desk.message
    shown = type(window.top._title)
    desk.until(lambda: any("left as it is (1)" in label.text() for label in page.details.findChildren(shown)))
    with CaseSession.open(window.workspace.state.path, read_only=True) as session:
        assert (session.get(Source, id).title, session.get(Source, id).outlet) == ("Fourth", "Second")


def test_window_fits_the_screen(desk) -> None:
    room = desk.window.screen().availableGeometry()
    desk.window._restore()
    least = desk.window.minimumSizeHint()
    assert desk.window.width() <= max(room.width(), 1024, least.width())


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_control_c_in_the_terminal_closes_the_case(tmp_path: Path, number: signal.Signals) -> None:
    case = tmp_path / "one.casefile"
    CaseSession.create(case, title="One", author="Tamsin Aubery").close()
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "BRIEFING_AUTHOR": "Tamsin Aubery",
        "XDG_CONFIG_HOME": str(tmp_path / "config"), "BRIEFING_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing_app", str(case)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    end = time.monotonic() + 60
    while not case.with_name(case.name + "-wal").exists():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number, err
    assert b"Traceback" not in err
    assert [found.name for found in tmp_path.glob("one.casefile*")] == ["one.casefile"]
    CaseSession.open(case, author="Somebody Else").close()
