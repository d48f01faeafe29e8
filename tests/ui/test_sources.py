# SPDX-License-Identifier: Apache-2.0
"""The page of sources: its rows, filters and order, and what the frame asks of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from briefing_app import ingest
from briefing_app.domain.records import Source, Version
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import PAGE
from briefing_app.ui.widgets.facets import FacetPopup
from tests.ui.conftest import ARABIC, AUTHOR, words_of

CONTROL = Qt.KeyboardModifier.ControlModifier


def titles(desk) -> list[str]:
    return [line.title for line in desk.window.sources.list.rows.rows]


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
