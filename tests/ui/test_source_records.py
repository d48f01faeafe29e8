# SPDX-License-Identifier: Apache-2.0
"""Sources that are there: several changed or removed at once, and what is known of one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.records import Lineage
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.lineage import LineageDialog
from briefing_app.ui.dialogs.source_many import EditSourcesDialog, RemoveSourcesDialog
from tests.ui.conftest import in_file, words_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# Several at once


def test_several_sources_get_the_same_grade_by_keys(desk, shelf: Path) -> None:
    page = desk.window.sources
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    QTest.keyClick(page.list, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.list, Qt.Key.Key_Down, SHIFT)
    desk.settle()
    assert page.source_list.count.text() == "3 selected"
    assert "3 sources selected" in words_of(page.source_details)
    QTest.keyClick(page.list, Qt.Key.Key_F2)
    dialog = desk.dialog(EditSourcesDialog)
    desk.until(lambda: dialog.headline.text() == "Nothing is ticked yet.")
    assert not dialog.main_button.isEnabled()
    QTest.keyClicks(dialog.reliability.focusProxy(), "b")
    QTest.keyClicks(dialog.reason, "Checked against the lock book")
    dialog.language.line.setText("persian")
    desk.until(lambda: "reliability".capitalize() in dialog.preview.text())
    desk.settle()
    desk.until(lambda: "Language" in dialog.preview.text())
    assert dialog.headline.text() == "3 of 3 sources change"
    assert "C → B (1)" in dialog.preview.text()
    assert "not graded → B (1)" in dialog.preview.text()
    assert set(dialog.values()) == {"reliability", "reliability_reason", "language"}
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    desk.until(lambda: desk.message == "3 sources changed.")
    desk.settle()
    changed = [source for source in in_file(shelf) if source.reliability_reason]
    assert [(source.reliability, source.language) for source in changed] == [("B", "fa")] * 3
    assert len(page.list.selected_ids) == 3
    desk.window.workspace.undo()
    desk.until(lambda: "Undone" in desk.message)
    desk.settle()
    assert {source.reliability for source in in_file(shelf)} == {None, "B", "C"}


@pytest.mark.usefixtures("shelf")
def test_what_cannot_be_read_is_not_written_into_many(desk) -> None:
    page = desk.window.sources
    page.list.selectAll()
    page.edit_source()
    dialog = desk.dialog(EditSourcesDialog)
    desk.settle()
    dialog.published.line.setText("never")
    desk.until(lambda: "cannot be read" in dialog.headline.text())
    dialog.submit()
    assert dialog.published.line.hasFocus()
    dialog.ticks["published"].setChecked(False)
    dialog.kind.set_value("article")
    dialog.outlet.setText("")
    dialog.ticks["kind"].setChecked(True)
    desk.until(lambda: dialog.headline.text() == "1 of 4 sources change")
    dialog.kind.set_value("statement")
    desk.until(lambda: dialog.headline.text() == "3 of 4 sources change")
    dialog.reject()


def test_sources_are_removed_after_asking_but_for_what_claims_cite(desk, shelf: Path) -> None:
    page = desk.window.sources
    page.list.select(page.list.rows.rows[1].id)
    desk.settle()
    desk.claim("26 cranes were damaged")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, SHIFT)
    desk.settle()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    dialog = desk.dialog(RemoveSourcesDialog)
    assert "Insurers write" in words_of(dialog)
    QTest.keyClick(dialog.main_button, Qt.Key.Key_Return)
    desk.until(lambda: "1 source removed." in desk.message)
    assert "“Cranes down” stays: 1 citation. Remove those first." in desk.message
    desk.settle()
    assert len(in_file(shelf)) == 3
    desk.until(lambda: page.pane.source is not None and page.pane.source.title != "Insurers write")
    desk.window.workspace.undo()
    desk.until(lambda: len(page.list.rows.ids) == 4)
    desk.settle()
    page.list.select(next(line.id for line in page.list.rows.rows if line.title == "Cranes down"))
    desk.settle()
    page.remove_sources()
    desk.dialog(RemoveSourcesDialog).submit()
    desk.until(lambda: desk.message.startswith("“Cranes down” stays"))
    desk.settle()


# What is known of one


def test_lineage_is_noted_and_taken_away(desk, shelf: Path) -> None:
    page = desk.window.sources
    page.list.select(page.list.rows.rows[1].id)
    desk.settle()
    QTest.keyClick(page.list, Qt.Key.Key_L, CONTROL)
    dialog = desk.dialog(LineageDialog)
    desk.settle()
    dialog.kind.set_value("quotes")
    QTest.keyClicks(dialog.line, "canal office st")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    desk.until(lambda: desk.message == "Origin noted.")
    desk.until(lambda: not desk._is_open(dialog))
    page.add_lineage()
    other = desk.dialog(LineageDialog)
    desk.settle()
    QTest.keyClicks(other.line, "a cable that nobody kept")
    desk.until(lambda: other.results.current_id != "" and "cable" in other.results.rows.rows[0].title)
    desk.settle()
    other.submit()
    desk.until(lambda: not desk._is_open(other))
    desk.until(lambda: "a cable that nobody kept" in words_of(page.source_details))
    with CaseSession.open(shelf, read_only=True) as session:
        links = session.all(Lineage)
    assert {(link.kind, link.origin_text) for link in links} == {
        ("quotes", None),
        ("cites", "a cable that nobody kept"),
    }
    page.source_details.unlink_requested.emit(links[0].id)
    desk.until(lambda: desk.message == "Link taken away.")
    desk.settle()
    desk.window.workspace.undo()
    desk.until(lambda: "Undone" in desk.message)
    desk.settle()


@pytest.mark.usefixtures("shelf")
def test_details_say_what_is_known_and_what_is_not(desk) -> None:
    page = desk.window.sources
    page.list.select(page.list.rows.rows[2].id)
    desk.settle()
    told = words_of(page.source_details)
    for words in ("Insurers write", "Basin Courier", "2 May 2031", "TLP:RED", "not graded", "not stated", "SHA-256"):
        assert words in told
    assert page.selected == ("source", page.list.current_id)
    desk.claim("26 cranes were damaged")
    desk.until(lambda: "1 claim · 1 citation" in words_of(page.source_details))
    page._show_claim("nobody")
    page.show_details()
    assert page.inspector.currentWidget() is page.source_details
