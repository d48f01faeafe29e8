# SPDX-License-Identifier: Apache-2.0
"""The page of sources: rows, filters and order, several at once, what comes in and how, what is known of one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from briefing_app import ingest
from briefing_app.domain.records import Lineage, Source, Version
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import dragging
from briefing_app.ui.dialogs.lineage import LineageDialog
from briefing_app.ui.dialogs.source import AddSourceDialog, EditSourceDialog
from briefing_app.ui.dialogs.source_batch import AddManyDialog
from briefing_app.ui.dialogs.source_many import EditSourcesDialog, RemoveSourcesDialog
from briefing_app.ui.dialogs.source_version import AddVersionDialog
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import PAGE
from briefing_app.ui.widgets.facets import FacetPopup
from tests.ui.conftest import AUTHOR

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ARABIC = "هيئة الميناء تحصي الأضرار"
PAGE_TEXT = """<html lang="en"><head><title>Lock {n} reopens | The Basin Courier</title>
<meta property="og:title" content="Lock {n} reopens after the storm">
<meta property="og:site_name" content="The Basin Courier"><meta name="author" content="M. Reed"></head>
<body><article><h1>Lock {n} reopens</h1><p>The lock keeper said that boat number {n} went through at noon, the first in
a week, and that others are expected.</p><p>Two cranes stay closed until the end of the month.</p></article></body>
</html>"""


@pytest.fixture
def shelf(desk) -> Path:
    """A case with four sources, opened in the window."""
    path = desk.folder / "shelf.casefile"
    with CaseSession.create(path, title="Shelf", author=AUTHOR, handling="TLP:GREEN", language="en") as session:
        for n, (title, more) in enumerate(
            [
                ("Canal office statement", {"outlet": "Canal office", "kind": "statement", "published": "2031-05-01"}),
                ("Cranes down", {"outlet": "Basin Courier", "published": "2031-05-03", "reliability": "B"}),
                (ARABIC, {"outlet": "al-Hawd", "published": "2031-05-04", "language": "ar", "reliability": "C"}),
                ("Insurers write", {"outlet": "Basin Courier", "published": "2031-05-02", "handling": "TLP:RED"}),
            ]
        ):
            sources.add(session, ingest.from_text(f"{desk.text}\n\nCopy {n}."), title=title, **more)
    desk.window.open_case(path)
    desk.until(lambda: len(desk.window.sources.list.rows.rows) == 4)
    desk.settle()
    return path


def titles(desk) -> list[str]:
    return [line.title for line in desk.window.sources.list.rows.rows]


def in_file(path: Path) -> list[Source]:
    with CaseSession.open(path, read_only=True) as session:
        return session.all(Source)


def words_of(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


# Rows


@pytest.mark.usefixtures("shelf")
def test_a_row_says_what_from_whom_how_far_and_how_good(desk) -> None:
    first, second, third, fourth = desk.window.sources.list.rows.rows
    assert (first.title, first.detail, first.badge) == (ARABIC, "al-Hawd · 4 May 2031 · Arabic · no claims yet", "C")
    assert second.detail == "Basin Courier · 3 May 2031 · no claims yet"
    assert (third.mark, fourth.mark) == ("TLP:RED", "")
    assert "handling TLP:RED" in third.badge_words
    desk.window.sources.list.select(second.id)
    desk.settle()
    desk.claim("26 cranes were damaged")
    desk.until(lambda: desk.window.sources.list.rows.rows[1].rest.endswith("1 claim"))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_titles_stand_on_the_side_of_their_script(desk, way: Qt.LayoutDirection) -> None:
    table = desk.window.sources.list
    table.setLayoutDirection(way)
    table.clearSelection()
    picture = table.viewport().grab().toImage()

    def ink(row: int) -> list[int]:
        """Columns of the title's line that something is written in."""
        top = round((table.rowViewportPosition(row) + 14) * picture.devicePixelRatio())
        lines = range(top, top + 10)
        ground = picture.pixel(1, top)
        return [x for x in range(4, picture.width() - 4) if any(picture.pixel(x, y) != ground for y in lines)]

    arabic, english = ink(0), ink(1)
    middle = picture.width() / 2
    assert min(english) < middle / 2
    assert max(arabic) > middle * 1.5
    assert isinstance(picture, QImage)


def test_ten_thousand_sources_are_read_in_pages(desk) -> None:
    number = 10_000
    path = desk.folder / "many.casefile"
    with CaseSession.create(path, title="Many", author=AUTHOR) as session:
        first = sources.add(session, ingest.from_text(desk.text), title="Source 0")
        held = sources.current_version(session, first.id)
        made = [Source.make(f"{n:032x}", title=f"Source {n}", published="2031-01-01") for n in range(1, number)]
        texts = [
            Version.make(Version.id_of(s.id, held.text_hash), source=s.id, text_hash=held.text_hash, characters=1)
            for s in made
        ]
        with session.transaction("Add many") as work:
            work.writer.insert_many([*made, *texts])
    asked: list[int] = []
    table = desk.window.sources.list
    fetch = table.rows._fetch
    table.rows._fetch = lambda ids, take: (asked.append(len(ids)), fetch(ids, take))
    desk.window.open_case(path)
    desk.until(lambda: table.rows.rowCount() == number)
    desk.settle()
    assert asked == [PAGE]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    desk.until(lambda: table.rows.row_at(number - 1) is not None)
    desk.settle()
    assert len(asked) == 2
    assert table.current_id == table.rows.ids[-1]
    assert desk.window.sources.pane.source.id == table.current_id
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    assert len(table.selected_ids) == number
    assert len(asked) == 2
    assert desk.window.sources.source_list.count.text() == "10,000 selected"


# Filters and order


@pytest.mark.usefixtures("shelf")
def test_chips_filter_by_keys_and_say_so(desk) -> None:
    panel = desk.window.sources.source_list
    chip = panel.facets["outlet"]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Down)
    desk.until(lambda: bool(panel.findChildren(FacetPopup)))
    popup = panel.findChildren(FacetPopup)[0]
    shown = [popup.list.item(n).text() for n in range(popup.list.count())]
    assert shown == ["Basin Courier", "Canal office", "al-Hawd"]
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    desk.until(lambda: len(desk.window.sources.list.rows.ids) == 2)
    assert popup.ticked == ("Basin Courier",)
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    desk.until(lambda: len(desk.window.sources.list.rows.ids) == 3)
    assert chip.text() == "Outlet 2"
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    desk.until(lambda: chip.text() == "Basin Courier")
    assert chip.is_on
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    desk.settle()
    assert panel.count.text() == "2 of 4"
    assert titles(desk) == ["Cranes down", "Insurers write"]
    QTest.mouseClick(panel.clear_link, Qt.MouseButton.LeftButton)
    desk.until(lambda: panel.count.text() == "4 sources")
    assert not panel.clear_link.isVisible()
    assert not chip.is_on


@pytest.mark.usefixtures("shelf")
def test_long_lists_of_values_are_found_by_typing(desk) -> None:
    from briefing_app.ui.widgets.facets import FacetValue

    values = [FacetValue(f"Outlet {n}", f"Outlet {n}", n) for n in range(20)]
    popup = FacetPopup(desk.window, "Outlet", values, ("Gone",))
    popup.open_under(desk.window.sources.filter)
    QTest.keyClicks(popup.search_line, "let 17")
    QTest.keyClick(popup.search_line, Qt.Key.Key_Return)
    assert popup.ticked == ("Outlet 17", "Gone")
    got: list[object] = []
    popup.changed.connect(got.append)
    QTest.mouseClick(popup.clear_link, Qt.MouseButton.LeftButton)
    assert got == [()]


@pytest.mark.usefixtures("shelf")
def test_sources_without_claims_and_words_are_filters_too(desk) -> None:
    page, panel = desk.window.sources, desk.window.sources.source_list
    assert panel.unclaimed.text() == "No claims yet 4"
    page.list.select(page.list.rows.rows[1].id)
    desk.settle()
    desk.claim("26 cranes were damaged")
    desk.until(lambda: panel.unclaimed.text() == "No claims yet 3")
    panel.unclaimed.setFocus()
    QTest.keyClick(panel.unclaimed, Qt.Key.Key_Space)
    desk.until(lambda: panel.count.text() == "3 of 4")
    assert page.pane.source.title == "Cranes down", "the text that is read stays, though its row is filtered out"
    panel.clear_filters()
    QTest.keyClicks(page.filter, "Insurers write")
    desk.until(lambda: titles(desk) == ["Insurers write"])
    page.filter.clear()
    QTest.keyClicks(page.filter, "nowhere")
    desk.until(panel.nothing.isVisible)
    assert "No source matches" in words_of(panel.nothing)
    panel.clear_filters()
    desk.until(page.list.isVisible)
    assert page.filter.text() == ""


@pytest.mark.usefixtures("shelf")
def test_the_order_is_chosen_from_a_menu(desk) -> None:
    panel = desk.window.sources.source_list
    assert panel.sort_link.text() == "Newest published ↓"
    panel.open_sorts()
    menu = panel.findChildren(QMenu)[-1]
    actions = {action.text(): action for action in menu.actions()}
    actions["Title"].trigger()
    menu.close()
    desk.settle()
    assert titles(desk)[:2] == ["Canal office statement", "Cranes down"]
    panel.sort_by("title", reverse=True)
    desk.settle()
    assert titles(desk)[0] == ARABIC
    assert "reversed" in panel.sort_link.accessibleName()


@pytest.mark.usefixtures("shelf")
def test_what_was_current_stays_current_in_another_order(desk) -> None:
    page = desk.window.sources
    chosen = page.list.rows.rows[2].id
    page.list.select(chosen)
    desk.settle()
    page.source_list.sort_by("title")
    desk.settle()
    assert page.list.current_id == chosen
    assert page.list.selected_ids == [chosen]
    assert page.pane.source.id == chosen


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


# What comes in


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

    assert not is_in_sight(form.notes)
    form.notes.setFocus()
    assert is_in_sight(form.notes)
    form.language.line.setText("Klingonish")
    assert not is_in_sight(form.language)
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


# The page for the frame


@pytest.mark.usefixtures("shelf")
def test_the_page_takes_up_where_it_was_left(desk) -> None:
    page = desk.window.sources
    chosen = page.list.rows.rows[3].id
    page.list.select(chosen)
    page.source_list.sort_by("title", reverse=True)
    desk.settle()
    page.source_list.unclaimed.click()
    desk.settle()
    state = page.remember()
    assert state["source"] == chosen
    assert "Basin" not in str(state)
    page.leave_case()
    assert page.selected == ("", "")
    page.restore(state)
    page.enter()
    desk.settle()
    desk.until(lambda: page.selected == ("source", chosen))
    assert page.source_list.query.sort == "title"
    assert page.source_list.unclaimed.isChecked()
    page.leave_case()
    page.restore({"source": "gone", "widths": "wide", "list": {"sort": "colour", "kind": 7}, "more": None})
    page.enter()
    desk.settle()
    desk.until(lambda: page.selected != ("", ""))
    assert page.source_list.query.sort == "published"


@pytest.mark.usefixtures("shelf")
def test_actions_are_listed_with_their_keys(desk) -> None:
    page = desk.window.sources
    actions = {action.shortcut: action for action in page.page_actions() if action.shortcut}
    assert {"Ctrl+V", "Ctrl+Shift+V", "F2", "Del", "Alt+Return"} <= set(actions)
    assert actions["F2"].enabled()
    seen: list[tuple[str, str]] = []
    page.selection_changed.connect(lambda: seen.append(page.selected))
    page.show_record("source", page.list.rows.rows[2].id)
    desk.settle()
    assert seen == [("source", page.list.rows.rows[2].id)]


def test_an_empty_case_teaches_the_first_step(desk) -> None:
    desk.new_case()
    page = desk.window.sources
    assert "Ctrl+V" in words_of(page._empty)
    assert "drop files" in words_of(page._empty)
    assert not page.source_list.isVisible()
    assert page.list.model().index(0, 0).data(Role.ID) is None
