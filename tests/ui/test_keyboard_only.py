# SPDX-License-Identifier: Apache-2.0
"""Everything by keyboard alone: the whole first report, and every place of the window and the way out of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QWidget

from briefing_app.domain.records import Source
from briefing_app.services import demo, merging, sources
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.shortcuts import ShortcutsDialog
from briefing_app.ui.main_window import PLACES, MainWindow
from briefing_app.ui.panels.popups import Popup
from briefing_app.ui.theme import Choice, Theme
from briefing_app.ui.widgets.disclosure import Disclosure
from briefing_app.ui.widgets.tab_order import TabOrder
from tests.ui.first_report import FirstReport, Material
from tests.ui.hands import LibraryHands, Stuck, WindowManager, changes, has_keyboard, until, where
from tests.ui.walking import Walk, called, is_still, tab_stops

MOST_ROUNDS = 3
MOST_STOPS = 300


@pytest.mark.slow
def test_first_report_without_a_mouse_and_all_of_it_undone_and_redone(
    desk, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.window.cases, "folder", lambda: desk.folder)
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: desk.folder / "report.docx")
    session = FirstReport(desk.window, LibraryHands(), Material.read(shared_data), desk.folder)
    try:
        session.run()
    except AssertionError as error:
        error.add_note(f"The session was at {session.step}.")
        raise


# Every place, and the way out of it


class Walker:
    """Goes through the window with the keys, and looks where they lead."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.hands = LibraryHands()
        self.manager = WindowManager(window)

    @property
    def is_idle(self) -> bool:
        return is_still(self.window)

    def until(self, condition: Callable[[], bool], what: str) -> None:
        until(lambda: self.is_idle and condition(), what)

    def go_to(self, key: str) -> QWidget:
        """By the keys of the page; its list has the keyboard then."""
        page = self.window.pages[key]
        assert isinstance(page, QWidget)
        self.hands.press(f"Ctrl+{list(self.window.pages).index(key) + 1}")
        self.until(lambda: has_keyboard(page), f"the keyboard on the page {key}")
        return page

    def into(self, widget: QWidget, *chords: str) -> None:
        """Presses keys that bring the keyboard to a widget."""
        self.hands.press(*chords)
        self.until(lambda: has_keyboard(widget), f"the keyboard in {called(widget)} by {chords}")

    def tab_to(self, widget: QWidget) -> None:
        for _ in range(MOST_STOPS):
            if has_keyboard(widget):
                return
            self.hands.press("Tab")
        raise Stuck(f"the Tab key does not reach {called(widget)}")

    def rest(self) -> None:
        """Until nothing is read any more, and the ways of the Tab key are in order."""
        orders = self.window.findChildren(TabOrder)
        self.until(lambda: all(order.is_settled for order in orders), "rest")

    def round(self, key: str) -> list[QWidget]:
        """All stops of the Tab key, or of Shift+Tab, until it is where it began, on a page that shows all it has."""
        for _ in range(MOST_ROUNDS):
            self.rest()
            before = tab_stops(self.window)
            stops = self._once_round(key)
            self.rest()
            if tab_stops(self.window) == before:  # else the keyboard in a list brought up more
                if isinstance(stops, Stuck):
                    raise stops
                return stops
        raise Stuck(f"going round by {key} brings up something new each time")

    def _once_round(self, key: str) -> list[QWidget] | Stuck:
        stops = [_focus()]
        while len(stops) < MOST_STOPS:
            self.hands.press(key)
            here = _focus()
            if here is stops[0]:
                return stops
            if here in stops:
                return Stuck(f"{key} does not leave {called(here)}")
            stops.append(here)
        return Stuck(f"{key} does not come back to {called(stops[0])}")

    def passes_through(self, part: QWidget) -> None:
        """The Tab key goes through a part and out of it, and Shift+Tab goes back into it."""
        first = _focus()
        assert has_keyboard(part), where()
        inside = 0
        while has_keyboard(part):
            self.hands.press("Tab")
            inside += 1
            assert inside < MOST_STOPS, f"the Tab key does not leave {called(part)}"
        self.hands.press("Shift+Tab")
        assert has_keyboard(part), f"Shift+Tab does not go back into {called(part)}: {where()}"
        for _ in range(MOST_STOPS):
            if _focus() is first:
                return
            self.hands.press("Shift+Tab")
        raise Stuck(f"Shift+Tab does not come back to {called(first)}")

    def leave(self, part: QWidget, back: QWidget) -> None:
        """By Escape, to where one came from."""
        self.hands.press("Esc")
        self.until(lambda: has_keyboard(back) and not has_keyboard(part), f"the keyboard back in {called(back)}")


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "the keyboard is nowhere"
    return focus


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = demo.build(tmp_path_factory.mktemp("keys") / "demonstration")[0]
    copy = case.with_name("copy.casefile")
    shutil.copyfile(case, copy)
    for path, author in ((case, "Ana"), (copy, "Ben")):
        with CaseSession.open(path, author=author) as session:
            source = min(found.id for found in session.all(Source))
            sources.edit(session, source, notes=f"Seen by {author}.")
    with CaseSession.open(case, author="Ana") as session:
        assert merging.merge(session, copy).conflicts == 1
    return case


@pytest.fixture
def walker(qapp: QApplication, demonstration: Path, tmp_path: Path) -> Iterator[Walker]:
    """A window over a copy of the demonstration. Two windows at once would take the keyboard from each other."""
    case = tmp_path / demonstration.name
    shutil.copyfile(demonstration, case)
    found = qapp.findChild(Theme)
    theme = found if isinstance(found, Theme) else Theme(qapp, Choice.LIGHT)
    walk = Walk(tmp_path / "window.ini", theme)
    walker = Walker(walk.window)
    walk.open(case)
    yield walker
    walk.close()
    assert walker.manager.strays == [], walker.manager.strays


def _missed(window: QWidget, visited: list[QWidget]) -> list[str]:
    """Of a row of segments the chosen one is the stop; a proxy stands for its owner."""
    groups = {part.group() for part in visited if isinstance(part, QAbstractButton) and part.group() is not None}
    return [
        called(part) for part in tab_stops(window)
        if part not in visited and not (isinstance(part, QAbstractButton) and part.group() in groups)
    ]  # fmt: skip


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_tab_key_goes_round_each_page_both_ways(walker: Walker, key: str) -> None:
    page = walker.go_to(key)
    there = walker.round("Tab")
    assert _missed(walker.window, there) == []
    assert any(page.side.isAncestorOf(part) for part in there)
    assert set(walker.round("Shift+Tab")) == set(there)


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_arrow_keys_move_in_each_list(walker: Walker, key: str) -> None:
    walker.go_to(key)
    lists = [part for part in walker.round("Tab") if isinstance(part, QAbstractItemView)]
    assert lists
    for view in lists:
        walker.rest()
        if not view.isVisible():  # another record is looked at now, and it has no such list
            continue
        walker.tab_to(view)
        rows = view.model().rowCount()
        walker.hands.press("Home")
        before = view.currentIndex()
        walker.hands.press("Down")
        walker.rest()
        assert has_keyboard(view), f"Down leaves {called(view)}: {where()}"
        assert rows < 2 or view.currentIndex() != before, called(view)


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_sections_of_each_inspector_fold_and_unfold(walker: Walker, key: str) -> None:
    page = walker.go_to(key)
    walker.rest()
    for number in range(len(_sections(page.side))):
        _turn(walker, _sections(page.side)[number])
        walker.rest()
    walker.go_to(key)


def _turn(walker: Walker, section: Disclosure) -> None:
    """Folds a section and unfolds it, and goes into it."""
    walker.tab_to(section.button)
    changes(walker.hands, "Space", lambda: section.is_open, "state")
    assert section.button.hasFocus(), where()
    if not section.is_open:
        changes(walker.hands, "Right", lambda: section.is_open, "state")
    walker.rest()
    for part in tab_stops(section.body)[:1]:
        walker.tab_to(part)


def _sections(side: QWidget) -> list[Disclosure]:
    return [part for part in side.findChildren(Disclosure) if part.isVisible()]


def _in_the_text(walker: Walker) -> QWidget:
    """Some words of a source are selected."""
    walker.go_to("source")
    reader = walker.window.sources.reader
    walker.into(reader, "Return")
    walker.hands.press("Ctrl+Shift+Right", "Ctrl+Shift+Right", "Ctrl+Shift+Right")
    assert reader.selection is not None
    return reader


@pytest.mark.parametrize(
    ("keys", "editor"), [("Ctrl+Return", "editor"), ("Ctrl+Shift+Return", "cite"), ("Ctrl+E", "assessment")]
)
def test_editors_beside_the_text(walker: Walker, keys: str, editor: str) -> None:
    reader = _in_the_text(walker)
    part = getattr(walker.window.sources, editor)
    walker.into(part, keys)
    walker.passes_through(part)
    walker.leave(part, reader)


def test_find_bar_of_the_text(walker: Walker) -> None:
    reader = _in_the_text(walker)
    bar = walker.window.sources.pane.find_bar
    walker.into(bar, "Ctrl+F")
    walker.passes_through(bar)
    walker.leave(bar, reader)


@pytest.mark.parametrize(
    ("tab", "editor"), [("Alt+2", "editor"), ("Alt+3", "expert_editor"), ("Alt+4", "assumption_editor")]
)
def test_editors_beside_the_judgments(walker: Walker, tab: str, editor: str) -> None:
    page = walker.window.assessments
    walker.go_to("assessment")
    walker.hands.press(tab)
    walker.until(lambda: has_keyboard(page), "the keyboard on the page")
    walker.tab_to(page.add_button)
    part = getattr(page, editor)
    walker.into(part, "Return")
    walker.passes_through(part)
    walker.leave(part, page)


def test_editor_of_a_claim(walker: Walker) -> None:
    page = walker.go_to("claim")
    walker.into(page.details, "Return")
    edit = next(part for part in tab_stops(page.details) if isinstance(part, QAbstractButton) and "Edit" in part.text())
    walker.tab_to(edit)
    walker.into(page.editor, "Return")
    walker.passes_through(page.editor)
    walker.leave(page.editor, page)


def test_wording_of_a_claim_in_the_report(walker: Walker) -> None:
    page = walker.go_to("report")
    outline = page.outline
    walker.tab_to(outline.view)
    walker.hands.press("Home")
    while not outline.place.wording.isVisible():
        changes(walker.hands, "Down", outline.view.currentIndex, "line of the outline")
        walker.rest()
    walker.into(outline.place.wording, "F2")
    walker.leave(outline.place, outline.view)


def test_commands_and_search_are_left_for_where_one_was(walker: Walker) -> None:
    window = walker.window
    reader = _in_the_text(walker)
    walker.into(window.palette_panel, "Ctrl+K")
    walker.hands.type("claim")
    walker.hands.press("Down", "Down", "Up")
    walker.leave(window.palette_panel, reader)
    walker.into(window.finder, "Ctrl+Shift+F")
    walker.hands.type("river")
    walker.until(lambda: bool(window.finder.results.current_id), "something found")
    for part in (window.finder.kinds, window.finder.results, window.finder.preview, window.finder.line):
        walker.tab_to(part)
        assert window.finder.isVisible()
    walker.leave(window.finder, reader)


def test_a_find_is_opened_where_it_is_at_home(walker: Walker) -> None:
    window = walker.window
    walker.go_to("history")
    walker.into(window.finder, "Ctrl+Shift+F")
    walker.hands.type("river")
    walker.until(lambda: bool(window.finder.results.current_id), "something found")
    walker.hands.press("Down")
    walker.hands.press("Return")
    walker.until(lambda: not window.finder.isVisible() and window.stack.currentWidget() is not window.history, "a page")
    walker.until(lambda: has_keyboard(window.stack.currentWidget()), "the keyboard on that page")


def test_shortcut_sheet_and_menus_are_left_for_where_one_was(walker: Walker) -> None:
    window = walker.window
    reader = _in_the_text(walker)
    walker.hands.press("F1")
    walker.until(lambda: isinstance(QApplication.activeWindow(), ShortcutsDialog), "the sheet")
    walker.hands.press("Esc")
    walker.until(lambda: QApplication.activeWindow() is window and reader.hasFocus(), "the keyboard in the text")
    walker.hands.press("Alt+E")
    walker.until(lambda: QApplication.activePopupWidget() is not None, "a menu")
    walker.hands.press("Esc")
    walker.until(lambda: QApplication.activePopupWidget() is None, "no menu")
    walker.hands.press("Esc")
    walker.until(reader.hasFocus, "the keyboard in the text")


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_folding_the_inspector_leaves_the_keyboard_on_the_page(walker: Walker, key: str) -> None:
    page = walker.go_to(key)
    walker.rest()
    for part in tab_stops(page.side)[:1]:
        walker.tab_to(part)
    walker.hands.press("F9")
    walker.until(lambda: not page.side.isVisible() and has_keyboard(page), "the keyboard on the page")
    walker.hands.press("F9")
    walker.until(lambda: page.side.isVisible() and has_keyboard(page), "the keyboard on the page")


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("source", "F2"), ("source", "Ctrl+L"), ("source", "Ctrl+I"), ("source", "Ctrl+N"), ("claim", "Ctrl+I"),
        ("claim", "Shift+F2"), ("assessment", "Ctrl+N"), ("report", "Ctrl+N"), ("report", "Ctrl+Shift+E"),
        ("history", "F1"),
    ],
)  # fmt: skip
def test_dialogs_give_the_keyboard_back(walker: Walker, place: str, keys: str) -> None:
    window = walker.window
    walker.go_to(place)
    if keys == "Shift+F2":
        walker.hands.press("Shift+Down")
    walker.rest()
    before = _focus()
    walker.hands.press(keys)
    walker.until(lambda: isinstance(QApplication.activeWindow(), QDialog), f"a dialog by {keys}")
    dialog = QApplication.activeWindow()
    assert has_keyboard(dialog), where()
    walker.round("Tab")
    walker.hands.press("Esc")
    walker.until(lambda: QApplication.activeWindow() is window, "the window with the keyboard")
    assert _focus() is before, where()


@pytest.mark.parametrize("keys", ["Ctrl+Shift+L", "Ctrl+Shift+K"])
def test_popups_over_the_claims_give_the_keyboard_back(walker: Walker, keys: str) -> None:
    page = walker.go_to("claim")
    walker.rest()
    walker.hands.press(keys)
    walker.until(lambda: isinstance(_focus().window(), Popup) or _in_popup(), f"a popup by {keys}")
    walker.hands.press("Down", "Esc")
    walker.until(lambda: not _in_popup() and has_keyboard(page), "the keyboard on the page")


def _in_popup() -> bool:
    part: QWidget | None = QApplication.focusWidget()
    while part is not None and not isinstance(part, Popup):
        part = part.parentWidget()
    return part is not None


def test_cell_of_the_claims_is_edited_and_left(walker: Walker) -> None:
    page = walker.go_to("claim")
    walker.rest()
    walker.hands.press("Home")
    while not page.table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
        before = page.table.currentIndex()
        walker.hands.press("Right")
        assert page.table.currentIndex() != before, "there is no cell to edit"
    walker.hands.press("F2")
    walker.until(lambda: page.table.state() == page.table.State.EditingState, "a cell that is edited")
    assert has_keyboard(page.table), where()
    walker.hands.press("Esc")
    walker.until(page.table.hasFocus, "the keyboard in the table")


def test_saving_leaves_the_keyboard_on_the_page(walker: Walker) -> None:
    window = walker.window
    reader = _in_the_text(walker)
    walker.into(window.sources.editor, "Ctrl+Return")
    walker.hands.type("Typed by keys alone")
    walker.into(reader, "Ctrl+Return")
    page = walker.go_to("claim")
    walker.rest()
    walker.into(page.details, "Return")
    walker.into(page.editor, "Return")
    walker.hands.type("Changed by keys alone")
    walker.hands.press("Ctrl+S")
    walker.until(lambda: has_keyboard(page) and not has_keyboard(page.editor), "the keyboard on the page")
    page = walker.go_to("assessment")
    walker.hands.press("Alt+2")
    walker.until(lambda: has_keyboard(page), "the keyboard on the page")
    walker.hands.press("Ctrl+Shift+A")
    walker.until(page.editor.statement.hasFocus, "the keyboard in the statement")
    walker.hands.type("A judgment by keys alone")
    walker.hands.press("Ctrl+Return")
    walker.until(lambda: has_keyboard(page), "the keyboard on the page")
    for _ in range(3):
        walker.hands.press("Ctrl+Z")
        walker.until(lambda: has_keyboard(page), "the keyboard on the page")
