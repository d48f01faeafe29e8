# SPDX-License-Identifier: Apache-2.0
"""How sources come in: files and text that are dropped or pasted, the queue, the form, new versions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefing_app.ui import dragging
from briefing_app.ui.dialogs.source import AddSourceDialog, EditSourceDialog
from briefing_app.ui.dialogs.source_batch import AddManyDialog
from briefing_app.ui.dialogs.source_version import AddVersionDialog
from tests.ui.conftest import in_file, words_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGE_TEXT = """<html lang="en"><head><title>Lock {n} reopens | The Basin Courier</title>
<meta property="og:title" content="Lock {n} reopens after the storm">
<meta property="og:site_name" content="The Basin Courier"><meta name="author" content="M. Reed"></head>
<body><article><h1>Lock {n} reopens</h1><p>The lock keeper said that boat number {n} went through at noon, the first in
a week, and that others are expected.</p><p>Two cranes stay closed until the end of the month.</p></article></body>
</html>"""


def drag(desk, data: QMimeData, *, slowly: bool = True) -> None:
    """Files or text dragged over the page and dropped, as the window system tells it."""
    page = desk.window.sources
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), actions, data, buttons, none)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        assert page.drop_target.isVisible()
        if slowly:  # then the place to drop gets the drag
            QApplication.sendEvent(page, QDragLeaveEvent())
            QApplication.sendEvent(page.drop_target, enter)
            assert page.drop_target.isVisible()
        target = page.drop_target if slowly else page
        QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), actions, data, buttons, none))
        assert not page.drop_target.isVisible()


def pages(desk, *numbers: int) -> list[Path]:
    made = []
    for place, number in enumerate(numbers):
        path = desk.folder / f"page {place}.html"
        path.write_text(PAGE_TEXT.format(n=number), encoding="utf-8")
        made.append(path)
    return made


def of_files(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_dropped_files_wait_in_a_queue_and_bad_ones_are_named(desk) -> None:
    path = desk.new_case()
    bad = desk.folder / "picture.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    drag(desk, of_files([*pages(desk, 1, 2, 3, 4, 4), bad, desk.folder / "absent.txt"]))
    dialog = desk.dialog(AddSourceDialog)
    assert dialog.windowTitle() == "New source, 1 of 5"
    assert desk.message == "2 files cannot be read: picture.png, absent.txt."
    desk.settle()
    QTest.keyClick(dialog.lines["title"], Qt.Key.Key_Return)
    desk.until(lambda: not desk._is_open(dialog))
    second = desk.dialog(AddSourceDialog)
    assert second.windowTitle() == "New source, 2 of 5"
    second.skip_button.click()
    third = desk.dialog(AddSourceDialog)
    assert third.windowTitle() == "New source, 3 of 5"
    third.rest_button.click()
    table = desk.dialog(AddManyDialog)
    desk.settle()
    assert table.table.rowCount() == 3
    assert table.main_button.text() == "Add 2 sources"
    assert table.table.item(0, 0).text() == "Lock 3 reopens after the storm"
    assert "proposed, from:" in words_of(table)
    table.table.setCurrentCell(2, 1)
    assert "The same text as line 2" in words_of(table)
    table.table.item(1, 0).setText("")
    table.submit()
    assert "Line 2: Give the source a title." in table.complaint
    table.table.item(1, 0).setText("My own title")
    table.table.item(1, 4).setText("arabic")
    table.table.item(1, 3).setText("never")
    table.submit()
    assert "Line 2:" in table.complaint
    table.table.item(1, 3).setText("3 May 2031")
    table.submit()
    desk.until(lambda: desk.message == "2 sources added.")
    desk.settle()
    added = in_file(path)
    assert [source.title for source in added] == [
        "Lock 1 reopens after the storm",
        "Lock 3 reopens after the storm",
        "My own title",
    ]
    assert (added[2].language, added[2].published, added[2].outlet) == ("ar", "2031-05-03", "The Basin Courier")
    assert all(source.reliability is None for source in added)
    desk.window.workspace.undo()
    desk.until(lambda: desk.window.workspace.state.counts["source"] == 1)


def test_a_line_of_the_table_is_unticked_by_space(desk) -> None:
    desk.new_case()
    desk.window.sources.intake.add_files(pages(desk, 1, 2))
    desk.dialog(AddSourceDialog).rest_button.click()
    table = desk.dialog(AddManyDialog)
    desk.settle()
    table.table.setCurrentCell(1, 2)
    QTest.keyClick(table.table, Qt.Key.Key_Space)
    assert table.main_button.text() == "Add 1 source"
    QTest.keyClick(table.table, Qt.Key.Key_Space)
    assert table.main_button.text() == "Add 2 sources"
    table.reject()


def test_stopping_the_queue_tells_what_was_not_added(desk) -> None:
    desk.new_case()
    desk.window.sources.intake.add_files(pages(desk, 1, 2, 3))
    QTest.keyClick(desk.dialog(AddSourceDialog), Qt.Key.Key_Escape)
    desk.until(lambda: desk.message == "3 files were not added.")
    assert desk.window.workspace.state.counts["source"] == 0


def test_dropped_text_is_a_source_and_records_are_not(desk) -> None:
    desk.new_case()
    text = QMimeData()
    text.setText(desk.text)
    drag(desk, text, slowly=False)
    dialog = desk.dialog(AddSourceDialog)
    dialog.reject()
    desk.settle()
    drag(desk, dragging.records_mime([dragging.DraggedRecord("claim", "1", "A claim")]))
    desk.settle()
    assert not [item for item in desk.window.findChildren(AddSourceDialog) if item.isVisible()]


def test_a_field_leaves_dragged_files_to_the_page(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Source")
    page = desk.window.sources
    paths = pages(desk, 1)
    for data, taken in ((of_files(paths), False), (QMimeData(), None)):
        if taken is None:
            data.setText("a word")
            taken = True
        enter = QDragEnterEvent(
            QPoint(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(page.filter, enter)
        assert page.drop_target.isVisible() is not taken
        page.drop_target.hide()


def test_after_adding_the_list_selects_it_and_the_text_has_the_keyboard(desk, shelf: Path) -> None:
    page = desk.window.sources
    page.filter.setText("Insurers write")
    desk.until(lambda: len(page.list.rows.ids) == 1)
    desk.paste("A notice of the lock keeper, posted on Friday.", "Notice on the lock")
    desk.until(lambda: len(page.list.rows.ids) == 5)
    desk.settle()
    assert page.list.current_id == page.pane.source.id
    assert page.pane.source.title == "Notice on the lock"
    assert page.reader.hasFocus()
    assert page.source_details.source_id == page.pane.source.id


def test_return_opens_the_source_that_has_the_text_already(desk, shelf: Path) -> None:
    page = desk.window.sources
    QApplication.clipboard().setText(f"{desk.text}\n\nCopy 3.")
    QTest.keyClick(page.list, Qt.Key.Key_V, CONTROL)
    dialog = desk.dialog(AddSourceDialog)
    QTest.keyClick(dialog.lines["title"], Qt.Key.Key_Return)
    desk.until(lambda: not desk._is_open(dialog))
    desk.until(lambda: page.pane.source is not None and page.pane.source.title == "Insurers write")
    assert len(in_file(shelf)) == 4
    page.paste()
    again = desk.dialog(AddSourceDialog)
    desk.until(again.known_bar.isVisible)
    assert "Insurers write · Basin Courier" in words_of(again.known_bar)
    assert again.main_button.text() == "Open the known source"
    again.lines["title"].setText("The letter once more")
    QTest.keyClick(again.anyway_button, Qt.Key.Key_Return)
    desk.until(lambda: desk.message == "Source added.")
    desk.settle()
    assert len(in_file(shelf)) == 5


def test_other_proposals_are_a_menu_away(desk) -> None:
    desk.new_case()
    data = QMimeData()
    data.setHtml(PAGE_TEXT.format(n=7))
    QApplication.clipboard().setMimeData(data)
    desk.window.sources.paste()
    dialog = desk.dialog(AddSourceDialog)
    line, field = dialog.lines["title"], dialog.fields["title"]
    best = line.text()
    assert "proposed, from:" in field.note
    QTest.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = line.findChildren(QMenu)[-1]
    other = next(action for action in menu.actions() if not action.isChecked())
    assert "from:" in other.text()
    other.trigger()
    menu.close()
    assert line.text() != best
    line.setFocus()
    QTest.keyClicks(line, "!")
    assert field.note == ""
    assert dialog.source_form.language.line.text() == "English (en)"
    dialog.reject()


def test_a_field_that_gets_the_keyboard_comes_into_sight(desk) -> None:
    desk.new_case()
    QApplication.clipboard().setText(desk.text)
    desk.window.sources.paste()
    dialog = desk.dialog(AddSourceDialog)
    dialog.resize(784, 420)
    desk.settle()
    form = dialog.source_form

    def is_in_sight(part: QWidget) -> bool:
        corners = (part.rect().topLeft(), part.rect().bottomLeft())
        return all(form.viewport().rect().contains(part.mapTo(form.viewport(), corner)) for corner in corners)

    desk.until(lambda: not is_in_sight(form.notes))
    form.notes.setFocus()
    desk.until(lambda: is_in_sight(form.notes))
    form.language.line.setText("Klingonish")
    desk.until(lambda: not is_in_sight(form.language))
    dialog.submit()
    assert form.language.line.hasFocus()
    desk.until(lambda: is_in_sight(form.language))
    assert "Type a language" in form.language.note
    dialog.reject()


def test_the_form_keeps_what_only_a_person_knows(desk) -> None:
    path = desk.new_case()
    QApplication.clipboard().setText(desk.text)
    desk.window.sources.paste()
    dialog = desk.dialog(AddSourceDialog)
    desk.settle()
    form = dialog.source_form
    form.language.line.setText("Klingonish")
    dialog.submit()
    assert "Type a language" in form.language.note
    form.language.line.setText("german")
    assert form.language.note == ""
    form.party.set_value("yes")
    form.lines["descriptor"].setText("office that runs the canal")
    form.notes.set_text("Posted twice.")
    dialog.reliability.set_value("C")
    dialog.reason.setText("Owns the cranes")
    dialog.submit()
    desk.until(lambda: desk.message == "Source added.")
    desk.settle()
    made = in_file(path)[0]
    assert (made.language, made.party, made.descriptor) == ("de", True, "office that runs the canal")
    assert (made.notes, made.reliability, made.reliability_reason) == ("Posted twice.", "C", "Owns the cranes")
    desk.window.sources.edit_source()
    edit = desk.dialog(EditSourceDialog)
    assert edit.source_form.language.line.text() == "German (de)"
    assert edit.source_form.party.value == "yes"
    edit.submit()
    desk.until(lambda: not desk._is_open(edit))
    assert desk.window.workspace.state.undo_label == "Add source"


@pytest.mark.usefixtures("shelf")
def test_another_grade_says_what_follows_it(desk) -> None:
    page = desk.window.sources
    page.list.select(page.list.rows.rows[1].id)
    desk.settle()
    desk.claim("26 cranes were damaged")
    page.edit_source()
    dialog = desk.dialog(EditSourceDialog)
    desk.settle()
    assert dialog.source_form.reliability_field.note == ""
    dialog.reliability.set_value("D")
    assert dialog.source_form.reliability_field.note == "1 claim rests on it and is graded anew."
    dialog.reliability.set_value("B")
    assert dialog.source_form.reliability_field.note == ""
    dialog.reject()


def test_a_copied_text_becomes_a_new_version(desk, shelf: Path) -> None:
    page = desk.window.sources
    page.list.select(page.list.rows.rows[1].id)
    desk.settle()
    desk.claim("26 cranes were damaged")
    QApplication.clipboard().setText(desk.text.replace("26 cranes", "29 cranes"))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_V, CONTROL | SHIFT)
    dialog = desk.dialog(AddVersionDialog)
    desk.until(lambda: "new" in dialog.changes.text())
    assert "1 citation stays with the earlier text" in dialog.changes.text()
    dialog.retrieved.line.setText("never")
    dialog.submit()
    assert dialog.retrieved.line.hasFocus()
    dialog.retrieved.line.setText("5 May 2031")
    QTest.keyClick(dialog.retrieved.line, Qt.Key.Key_Return)
    desk.until(lambda: desk.message == "Version added.")
    desk.until(lambda: "29 cranes" in page.reader.toPlainText())
    desk.settle()
    desk.until(lambda: "2 texts" in words_of(page.source_details))
    page.paste_version()
    again = desk.dialog(AddVersionDialog)
    desk.settle()
    again.submit()
    desk.until(lambda: "already" in again.complaint)
    again.reject()
