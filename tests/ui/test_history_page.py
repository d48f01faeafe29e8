# SPDX-License-Identifier: Apache-2.0
"""The history page: narrowing, paging, before and after, looking ahead before an undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.partial_date import InvalidDate
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui.panels import history as page_module
from briefing_app.ui.panels.history import HistoryPage
from briefing_app.ui.panels.history_filter import bound


@pytest.fixture
def page(desk) -> HistoryPage:
    """A source that was added and edited three times, a claim on it; the history is open."""
    desk.new_case()
    desk.paste(desk.text, "First", "B")
    desk.claim("fewer than a dozen")
    id = desk.window.sources.pane.source.id
    for title in ("Second", "Third", "Fourth"):
        desk.window.workspace.act(desk.window, "Edit", lambda s, title=title: sources.edit(s, id, title=title))
    desk.settle()
    desk.window.go_to("history")
    desk.settle()
    return desk.window.history


def labels(page: HistoryPage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def narrowed(desk, page: HistoryPage) -> list[str]:
    desk.until(lambda: not page.filters._pause.isActive() and desk.runner.is_idle)
    return labels(page)


def test_words_person_kind_and_days_narrow_the_list(desk, page: HistoryPage) -> None:
    assert labels(page)[:5] == ["Edit source"] * 3 + ["Add claim", "Add source"]
    QTest.keyClicks(page.filter, "claim")
    assert narrowed(desk, page) == ["Add claim"]
    page.filters.clear_button.click()
    page.filters.kind.set_value("citation")
    assert narrowed(desk, page) == ["Add claim"]
    page.filters.kind.set_value(None)
    page.filters.person.set_value("Somebody Else")
    assert narrowed(desk, page) == []
    assert page._stack.currentWidget() is page._nothing
    page.filters.person.set_value(desk.author)
    QTest.keyClicks(page.filters.until, "1 Jan 2001")
    assert narrowed(desk, page) == []
    page.filters.until.clear()
    QTest.keyClicks(page.filters.since, "the day of")
    assert len(narrowed(desk, page)) == 6
    assert page.filters._wrong.isVisible()


def test_chip_is_worked_by_keyboard(desk, page: HistoryPage) -> None:
    chip = page.filters.person
    assert [action.text() for action in chip.menu_of_choices().actions()] == ["Any", desk.author]
    chip.menu_of_choices().actions()[1].trigger()
    assert chip.value == desk.author
    assert chip.accessibleName() == f"Person: {desk.author}"
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.value is None
    desk.settle()


def test_typed_days_are_days_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    start, end = bound("14 Nov 2031", end=False), bound("14 Nov 2031", end=True)
    assert start is not None
    assert end is not None
    assert start[11:] == end[11:]
    assert start[:10] < end[:10]
    assert bound(" ", end=True) is None
    with pytest.raises(InvalidDate):
        bound("some day", end=False)


def test_history_of_one_record_and_back(desk, page: HistoryPage) -> None:
    source = page.details.entry.changes[0].id
    page.show_record("source", source)
    desk.settle()
    assert labels(page) == ["Edit source"] * 3 + ["Add source"]
    assert page.remember()["record"] == ["source", source]
    page.filters.set_record("", "")
    desk.settle()
    assert len(labels(page)) == 6
    page.restore({"record": ["source", source], "transaction": 3})
    desk.settle()
    assert len(labels(page)) == 4


def test_older_actions_come_as_one_scrolls(desk, page: HistoryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "PAGE", 2)
    page._entries = []
    page.refresh()
    desk.settle()
    assert len(labels(page)) >= 2
    page.list.setFocus()
    for _ in range(5):
        QTest.keyClick(page.list, Qt.Key.Key_End)
        page.list.rows.fetchMore()
        desk.settle()
    assert len(labels(page)) == 6
    assert [row.day != "" for row in page.list.rows.rows].count(True) == 1  # type: ignore[attr-defined]


def test_undo_is_looked_at_first(desk, page: HistoryPage) -> None:
    page.list.select(page._entries[1].transaction)
    desk.settle()
    QTest.keyClick(page.list, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)

    def said() -> list[str]:
        return [label.text() for label in page.details.findChildren(type(page.filters._wrong)) if label.isVisible()]

    desk.until(lambda: "What will happen" in said())
    desk.settle()
    assert any("changed since" in text for text in said())
    assert not page.details.confirm_button.isEnabled()

    def keeps() -> bool:  # the buttons are made anew whenever an action is shown
        return page.details.keep_button.hasFocus()

    def confirms() -> bool:
        return page.details.confirm_button.hasFocus()

    desk.until(keeps)
    page.details.keep_button.click()
    page.list.select(page._entries[0].transaction)
    desk.settle()
    page.details.ask_to_undo()
    desk.until(confirms)
    QTest.keyClick(page.details.confirm_button, Qt.Key.Key_Space)
    desk.until(lambda: labels(page)[0] == "Undo Edit source")
    desk.settle()
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        assert [source.title for source in session.where(sources.Source)] == ["Third"]


def test_record_of_an_action_can_be_opened(desk, page: HistoryPage) -> None:
    first = page.details.entry.changes[0]
    with desk.qtbot.waitSignal(page.record_requested) as told:
        page.details.open_wanted.emit(first.type, first.id)
    assert told.args == [first.type, first.id]
    desk.settle()
    assert all(action.text for action in page.page_actions())
