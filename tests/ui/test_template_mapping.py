# SPDX-License-Identifier: Apache-2.0
"""The Word templates of the case in the window: added by button or drop, looked at, put right, chosen for a report."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from briefing_app.domain.records import Report, Template
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.template_mapping import TemplatesDialog
from tests.report import house


@pytest.fixture
def dialog(desk) -> TemplatesDialog:
    desk.new_case()
    desk.window.go_to("report")
    desk.settle()
    desk.window.reports.add()
    desk.until(lambda: bool(desk.window.reports.list.rows.rows))
    desk.settle()
    desk.window.reports.fields.templates_button.click()
    found = desk.dialog(TemplatesDialog)
    still(desk, found)
    return found


def still(desk, dialog: TemplatesDialog) -> None:
    desk.until(lambda: desk.runner.is_idle and not dialog._busy)


def drop(dialog: TemplatesDialog, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), actions, data, buttons, keys)
    QApplication.sendEvent(dialog, enter)
    if enter.isAccepted():
        QApplication.sendEvent(dialog, QDropEvent(QPointF(20, 20), actions, data, buttons, keys))
    return enter.isAccepted()


def titles(dialog: TemplatesDialog) -> list[str]:
    return [row.title for row in dialog.list.rows.rows]


def all_of(desk, kind: type) -> list:
    found: list = []
    desk.window.workspace.read(desk.window, lambda s: s.all(kind), found.extend)
    desk.settle()
    return found


def test_ours_are_there_from_the_start_and_the_page_says_what_to_do(desk, dialog: TemplatesDialog) -> None:
    assert titles(dialog) == ["government", "humanitarian", "plain"]
    assert "drop the file here" in dialog._empty.text()
    assert dialog._empty.isVisible()
    assert "of 45 styles are its own. Page 21 × 29.7 cm" in dialog.about.text()
    assert not dialog.theirs.isVisible()


def test_a_file_is_added_looked_at_put_right_and_taken(desk, dialog: TemplatesDialog,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    path = desk.folder / "House style.dotx"
    path.write_bytes(house.template())
    monkeypatch.setattr(files, "template_to_keep", lambda parent, folder: path)
    dialog.add_button.click()
    desk.until(lambda: len(titles(dialog)) == 4)
    still(desk, dialog)
    assert titles(dialog)[0] == "House style"
    assert "A header and a footer of its own. 1 picture." in dialog.about.text()
    assert "The link to another template is left out." in dialog.remarks.text()
    details = {row.id: row.detail for row in dialog.styles.rows.rows}
    assert details["Heading1"] == "found as “heading 1”"
    assert "ours is added" in details["Subtitle"]

    dialog.styles.select("Subtitle")
    dialog.theirs.set_value("House Motto")
    desk.until(lambda: dialog.styles.rows.rows[dialog.styles.rows.row_of("Subtitle")].detail.endswith("“House Motto”"))
    still(desk, dialog)
    dialog.name.setText("The house")
    dialog.name.editingFinished.emit()
    desk.until(lambda: titles(dialog)[0] == "The house")
    still(desk, dialog)

    dialog.submit()
    desk.until(lambda: desk.window.reports.fields.picks["template"].currentText() == "The house")
    assert all_of(desk, Report)[0].template == all_of(desk, Template)[0].id
    assert desk.window.reports.fields.values() == {}


def test_files_that_are_none_are_refused_in_words(desk, dialog: TemplatesDialog) -> None:
    bad = desk.folder / "letter.docx"
    bad.write_text("nothing", encoding="utf-8")
    assert drop(dialog, bad)
    desk.until(lambda: "is not a Word file" in dialog.complaint)
    assert not drop(dialog, desk.folder / "page.html")
    assert len(titles(dialog)) == 3


def test_one_that_is_used_stays_and_says_for_whom(desk, dialog: TemplatesDialog) -> None:
    path = desk.folder / "House.docx"
    path.write_bytes(house.template())
    assert drop(dialog, path)
    desk.until(lambda: len(titles(dialog)) == 4)
    still(desk, dialog)
    id = dialog.list.current_id
    desk.window.reports.fields.edited.emit(all_of(desk, Report)[0].id, {"template": id})
    desk.settle()
    dialog.remove_button.click()
    desk.until(lambda: "would lose" in dialog.complaint)
    still(desk, dialog)
    desk.window.reports.fields.edited.emit(all_of(desk, Report)[0].id, {"template": None})
    desk.settle()
    dialog.remove_button.click()
    desk.until(lambda: len(titles(dialog)) == 3)
