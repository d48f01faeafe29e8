# SPDX-License-Identifier: Apache-2.0
"""The window over real cases: what goes wrong is said in words, and the window stays alive."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from briefing_app.services import reports
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.small import AuthorDialog, NewCaseDialog, ReasonDialog
from briefing_app.ui.dialogs.source import AddSourceDialog
from briefing_app.ui.models.rows import Role
from briefing_app.ui.workspace import Message

CTRL = Qt.KeyboardModifier.ControlModifier


def is_alive(desk) -> bool:
    """A new case can still be made."""
    desk.new_case("Still alive")
    return desk.window.banner.text == "TLP:AMBER"


def test_an_undo_that_is_offered_goes_with_the_next_change(desk) -> None:
    """It would take back that one, and not what the message tells of."""
    desk.new_case()
    space = desk.window.workspace
    space.act(desk.window, "New report", lambda s: reports.new(s, title="First").id, lambda _: space.tell_done("Made."))
    desk.settle()
    assert desk.message == "Made."
    space.act(desk.window, "New report", lambda s: reports.new(s, title="Second").id)
    desk.settle()
    assert desk.message == ""
    space.post(Message("Written.", "done", "Open the file", lambda: None))
    space.act(desk.window, "New report", lambda s: reports.new(s, title="Third").id)
    desk.settle()
    assert desk.message == "Written."


def test_start_screen_stands_alone(desk) -> None:
    assert desk.window.stack.currentWidget() is desk.window.start
    assert not desk.window.navigation.isVisible()
    assert not desk.window.menus.actions["undo"].isEnabled()
    assert not desk.window.menus.actions["close"].isEnabled()


def test_new_case_shows_handling_title_and_empty_state(desk) -> None:
    desk.new_case()
    window = desk.window
    assert window.banner.text == "TLP:AMBER"
    assert window.banner.isVisible()
    assert "Storm at the locks" in window.windowTitle()
    assert window.sources._empty.isVisible()
    assert window.status.saved_text == "All changes saved"
    assert desk.settings.recent == [desk.folder / "Storm at the locks.casefile"]


def test_case_without_handling_has_no_banner(desk) -> None:
    desk.new_case(handling=None)
    assert not desk.window.banner.isVisible()


def test_author_is_asked_once(desk) -> None:
    path = desk.new_case()
    desk.window.workspace.close()
    desk.until(lambda: desk.window.workspace.state is None)
    desk.settings.author = ""
    desk.window.open_case(path)
    dialog = desk.dialog(AuthorDialog)
    dialog.submit()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.name, "Jonas  Beck")
    dialog.submit()
    desk.until(lambda: desk.window.workspace.state is not None)
    assert desk.settings.author == "Jonas Beck"
    assert desk.window.workspace.state.author == "Jonas Beck"


def test_another_name_reopens_the_case_under_it(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    dialog = desk.window.cases.ask_for_author()
    desk.until(dialog.isActiveWindow)
    dialog.name.setText("Jonas Beck")
    dialog.submit()
    desk.until(lambda: desk.window.workspace.state.author == "Jonas Beck")
    desk.settle()
    assert desk.window.workspace.state.counts["source"] == 1
    assert desk.message == ""


def test_a_case_that_cannot_be_opened_leaves_the_open_one_alone(desk) -> None:
    desk.new_case()
    desk.window.open_case(desk.folder / "absent.casefile")
    desk.until(lambda: "absent" in desk.message)
    desk.paste(desk.text, "Source")
    assert desk.window.workspace.state.counts["source"] == 1


def test_demonstration_is_built_and_opened(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.window.cases, "folder", lambda: desk.folder)
    desk.window.cases.open_demonstration()
    desk.until(lambda: desk.window.workspace.state is not None or bool(desk.message))
    assert desk.message == ""
    desk.settle()
    desk.until(lambda: len(desk.window.sources.list.rows.rows) >= 8)
    for key in ("claim", "assessment", "report", "history", "source"):
        desk.window.go_to(key)
        desk.settle()
    assert desk.message == ""


def test_new_case_dialog_wants_a_title(desk) -> None:
    desk.window.cases.ask_for_new()
    dialog = desk.dialog(NewCaseDialog)
    dialog.submit()
    assert dialog.isVisible()
    assert dialog._title.note == "✕ Give the case a title."
    dialog.reject()


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that are no case, each in its own way."""
    text = folder / "letter.casefile"
    text.write_text("Dear Sir or Madam", encoding="utf-8")
    empty = folder / "empty.casefile"
    empty.touch()
    other = folder / "other.casefile"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    folder_case = folder / "folder.casefile"
    folder_case.mkdir()
    return {"text": text, "empty": empty, "database": other, "folder": folder_case, "absent": folder / "no.casefile"}


@pytest.mark.parametrize("kind", ["text", "empty", "database", "folder", "absent"])
def test_what_is_no_case_is_said_in_words(desk, kind: str) -> None:
    path = bad_files(desk.folder)[kind]
    desk.window.open_case(path)
    desk.until(lambda: bool(desk.message))
    assert desk.window.messages.level == "error"
    assert path.name in desk.message
    assert "Traceback" not in desk.message
    assert "made a mistake" not in desk.message
    assert is_alive(desk)


@pytest.mark.parametrize("harm", ["truncated", "newer"])
def test_a_harmed_or_newer_case_is_said_in_words(desk, harm: str) -> None:
    path = desk.new_case("Harmed")
    desk.window.workspace.close()
    desk.until(lambda: desk.window.workspace.state is None)
    data = bytearray(path.read_bytes())
    if harm == "truncated":
        path.write_bytes(data[: len(data) // 2])
    else:
        data[60:64] = (9_999).to_bytes(4, "big")  # user_version in the header of a SQLite file
        path.write_bytes(data)
    desk.window.open_case(path)
    desk.until(lambda: bool(desk.message))
    assert desk.window.messages.level == "error"
    assert "made a mistake" not in desk.message
    assert is_alive(desk)


LOCKER = """
import sys
from pathlib import Path
from briefing_app.services import reports
from briefing_app.services.session import CaseSession
session = CaseSession.open(Path(sys.argv[1]), author="Jonas Beck")
from briefing_app.services import reports
reports.new(session, title="Held")
print("open", flush=True)
sys.stdin.readline()
session.close()
"""


def test_a_case_that_somebody_has_open_can_be_read(desk) -> None:
    path = desk.new_case()
    desk.window.workspace.close()
    desk.until(lambda: desk.window.workspace.state is None)
    holder = subprocess.Popen(
        [sys.executable, "-c", LOCKER, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2], env=os.environ.copy(),
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        desk.window.open_case(path)
        desk.until(lambda: "Jonas Beck" in desk.message)
        assert desk.window.messages.level == "warning"
        QTest.mouseClick(desk.window.messages._act, Qt.MouseButton.LeftButton)
        desk.until(lambda: desk.window.workspace.state is not None)
        assert desk.window.workspace.state.read_only
        desk.settle()
        assert desk.window.status.saved_text == "Open for reading only"
        desk.window.sources.paste()
        desk.until(lambda: "reading only" in desk.message)
    finally:
        holder.communicate("\n", timeout=20)


@pytest.mark.parametrize("text", ["", "   \n\n  ", "\x00\x01\x02binary\x00"])
def test_a_paste_that_is_no_text_is_said_in_words(desk, text: str) -> None:
    desk.new_case()
    QApplication.clipboard().setText(text)
    desk.window.sources.paste()
    desk.until(lambda: bool(desk.message))
    assert desk.window.messages.level == "error"
    assert "made a mistake" not in desk.message


def test_a_dropped_file_that_is_no_text_is_said_in_words(desk) -> None:
    desk.new_case()
    picture = desk.folder / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    desk.window.sources.intake.drop(data)
    desk.until(lambda: bool(desk.message))
    assert desk.window.messages.level == "warning"
    desk.window.sources.add_file(desk.folder / "absent.txt")
    desk.until(lambda: "absent.txt" in desk.message)


def test_proposals_carry_their_origin_and_known_text_is_announced(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, reliability="B")
    QApplication.clipboard().setText(desk.text)
    desk.window.sources.paste()
    dialog = desk.dialog(AddSourceDialog)
    desk.until(dialog.known_bar.isVisible)
    assert dialog.lines["title"].text()
    assert dialog.fields["title"].note
    dialog.fields["title"].editor.clear()
    dialog.add()
    assert dialog.isVisible()
    assert "title" in dialog.fields["title"].note
    dialog.reject()


def test_claims_are_made_shown_edited_and_withdrawn(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Canal office counts 26", "B")
    window = desk.window
    desk.claim("26 cranes were damaged", kind="figure", credibility="2", speaker="Canal office")
    desk.claim("fewer than a dozen", credibility=None)
    assert [mark.stance for mark in window.sources.reader.marks] == ["supports", "supports"]
    window.go_to("claim")
    desk.until(lambda: window.claims.model.rowCount() == 2)
    desk.until(lambda: window.claims.model.row_at(0) is not None)
    grades = [window.claims.model.row_at(number).grade for number in (0, 1)]
    assert grades == ["B2", "B–"]
    window.claims.list.bar.text.setText("fewer")
    desk.until(lambda: window.claims.model.rowCount() == 1)
    window.claims.list.bar.text.clear()
    desk.until(lambda: window.claims.model.rowCount() == 2)
    window.claims.list.bar.set_filter("kind", "figure")
    desk.until(lambda: window.claims.model.rowCount() == 1)
    window.claims.list.bar.set_filter("kind", None)
    desk.settle()
    window.claims.list.sort_by(0)
    window.claims.list.sort_by(0)
    desk.settle()
    assert window.claims.list.query().descending
    edit_and_withdraw(desk)


def edit_and_withdraw(desk) -> None:
    claims = desk.window.claims
    id = claims.list.current_id
    desk.until(lambda: claims.details.claim_id == id)
    desk.settle()
    claim = desk.window.workspace

    def buttons() -> dict[str, QAbstractButton]:
        return {item.text(): item for item in claims.details.findChildren(QAbstractButton) if item.isVisible()}

    desk.until(lambda: "Edit" in buttons())  # Qt shows what is new in a layout with the next event
    QTest.mouseClick(buttons()["Edit"], Qt.MouseButton.LeftButton)
    desk.settle()
    claims.editor.statement.set_text("")
    claims.editor.save()
    assert claims.editor._statement.note.startswith("✕")
    claims.editor.statement.set_text("Changed by the analyst")
    claims.editor.link.reliability.set_value("C")
    claims.editor.save()
    desk.until(lambda: claims.inspector.currentWidget() is claims.details)
    desk.settle()
    claims.details.withdraw_requested.emit(id)
    dialog = desk.dialog(ReasonDialog)
    dialog.submit()
    assert dialog.isVisible()
    dialog.reason.set_text("Denied by the authority")
    dialog.submit()
    desk.until(lambda: claim.state.undo_label == "Withdraw claim")
    desk.settle()
    row = claims.model.row_of(id)
    desk.until(lambda: claims.model.row_at(row) is not None)
    assert claims.model.row_at(row).status == "withdrawn"
    assert claims.model.row_at(row).statement == "Changed by the analyst"


def test_a_figure_that_cannot_be_read_keeps_the_editor_open(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    desk.select("26 cranes were damaged")
    desk.window.sources.start_claim()
    editor = desk.window.sources.editor
    editor.kind.set_value("figure")
    editor.figure.line("best").setText("lots")
    editor.save()
    desk.settle()
    assert editor.isVisible()
    assert "cannot be read" in editor._wrong.text()
    editor.figure.line("best").setText("31")
    editor.event_time.line.setText("31 February 2023")
    editor.save()
    desk.settle()
    assert desk.window.workspace.state.counts["claim"] == 0
    editor.event_time.line.setText("24 Oct 2023")
    editor.save()
    desk.until(lambda: desk.window.workspace.state.counts["claim"] == 1)


def test_without_a_selection_the_key_says_what_to_do(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    desk.window.sources.start_claim()
    assert desk.message == "Select a passage in the text first."


def test_assessment_of_mine_with_a_basis_found_by_typing(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source", "B")
    desk.claim("26 cranes were damaged", credibility="2")
    window = desk.window
    window.go_to("assessment")
    desk.settle()
    window.assessments.add()
    editor = window.assessments.editor
    desk.settle()
    editor.statement.set_text("A third strike is likely.")
    editor.likelihood.set_value("likely")
    editor.confidence.set_value("low")
    editor.basis.line.setText("damaged")
    desk.until(editor.basis.finder.results.isVisible)
    QTest.keyClick(editor.basis.line, Qt.Key.Key_Return)
    assert len(editor.basis.grounds) == 1
    editor.horizon.line.setText("20 May 2031")
    editor.save()
    desk.until(lambda: window.workspace.state.counts["assessment"] == 1)
    desk.settle()
    views = window.assessments.questions.views
    desk.until(lambda: views.rows.row_at(0) is not None)
    said = views.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "likely 55–80 %" in said
    assert desk.author in said
    assert views.rows.row_at(0).judgment.basis == 1
    desk.until(lambda: editor.record is not None)
    desk.settle()
    editor.likelihood.set_value(None)
    editor.save()
    desk.until(lambda: "not stated" in str(views.rows.index(0, 0).data(Qt.ItemDataRole.DisplayRole)))


def test_undo_and_redo_bear_the_name_of_the_action(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    undo, redo = desk.window.menus.actions["undo"], desk.window.menus.actions["redo"]
    assert undo.text() == "&Undo: Add source"
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CTRL)
    desk.until(lambda: desk.window.workspace.state.counts["source"] == 0)
    desk.settle()
    assert redo.text() == "&Redo: Add source"
    assert desk.message == "Undone: Add source."
    desk.until(desk.window.sources._empty.isVisible)
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.until(lambda: desk.window.workspace.state.counts["source"] == 1)


def test_a_passage_is_jumped_to(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    desk.claim("fewer than a dozen")
    window = desk.window
    mark = window.sources.reader.marks[0]
    source = window.sources.pane.source.id
    window.go_to("claim")
    desk.settle()
    window.claims.passage_requested.emit(source, mark.start, mark.end, mark.citation)
    desk.until(lambda: window.sources.reader.selection is not None)
    assert window.sources.reader.selection.text == "fewer than a dozen"


def test_history_tells_before_and_after(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    desk.claim("fewer than a dozen")
    desk.window.go_to("history")
    desk.settle()
    labels = [row.title for row in desk.window.history.list.rows.rows]
    assert labels[:2] == ["Add claim", "Add source"]


def test_a_defect_is_reported_with_details_and_the_window_lives(desk) -> None:
    desk.new_case()

    def slip(session: CaseSession) -> None:
        raise ZeroDivisionError("slip of the program")

    desk.window.workspace.act(desk.window, "Slip", slip)
    desk.until(lambda: "slip of the program" in desk.message)
    assert desk.window.messages._show.isVisible()
    desk.window.go_to("claim")
    desk.settle()


def test_another_process_changing_nothing_here_is_not_shown(desk) -> None:
    desk.window.workspace.post(Message("Told", "info"))
    assert desk.message == "Told"


def test_every_control_has_a_name(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit)
    nameless = []
    for page in desk.window.pages.values():
        for part in page.findChildren(QWidget):
            if not isinstance(part, kinds) or part.objectName().startswith("qt_"):
                continue
            text = part.text() if isinstance(part, QAbstractButton) else ""
            if not (part.accessibleName() or text) and part.focusPolicy() != Qt.FocusPolicy.NoFocus:
                nameless.append(part)
    assert nameless == []


def test_rows_are_read_out_with_what_they_show(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source", "B")
    model = desk.window.sources.list.rows
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Source, ")
    assert "usually reliable" in spoken
    assert model.data(model.index(0, 0), Role.ID)


def test_geometry_is_remembered(desk) -> None:
    desk.window.resize(1100, 700)
    desk.window.close()
    desk.until(lambda: not desk.window.isVisible())
    assert desk.settings.layout("window") is not None


def test_a_case_for_reading_says_so_before_anybody_types(desk) -> None:
    desk.new_case()
    desk.paste(desk.text)
    path = desk.window.workspace.state.path
    desk.window.workspace.open(path, "Reader", read_only=True)
    desk.settle()
    assert desk.window.workspace.state.read_only
    sources, assessments = desk.window.pages["source"], desk.window.pages["assessment"]
    sources.show_record("source", sources.list.rows.ids[0])
    desk.settle()
    desk.select("At least 26 cranes were damaged")
    for start in (
        sources.start_claim, sources.start_citation, sources.start_assessment, assessments.add,
        assessments.questions.add_question, desk.window.pages["report"].add,
    ):  # fmt: skip
        desk.window.messages.hide()
        start()
        desk.settle()
        assert desk.window.messages.isVisible()
        assert desk.message == "The case is open for reading only."
    assert not sources.editor.isVisible()
