# SPDX-License-Identifier: Apache-2.0
"""Reading a source in the window by keyboard: finding, type, places, marks, citing for a claim that is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.records import Citation
from briefing_app.ui.settings import Settings

CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
KEY = Qt.Key
ARABIC = "بيان سلطة الميناء\n\nقالت السُّلطة إن القَافِلَةَ وصلت. ووصلت قافلة ثانية إلى الميناء مساءً."


@pytest.fixture
def reading(desk):
    """A case with one source open, the keyboard in its text."""
    desk.new_case()
    desk.paste(desk.text, "Locks closed", "B")
    desk.until(lambda: bool(desk.window.sources.reader.text))
    desk.window.sources.reader.setFocus()
    desk.until(desk.window.sources.reader.hasFocus)
    return desk


def _find(desk, words: str):
    sources = desk.window.sources
    QTest.keyClick(sources.reader, KEY.Key_F, CONTROL)
    bar = sources.pane.find_bar
    desk.until(bar.line.hasFocus)
    QTest.keyClicks(bar.line, words)
    desk.settle()
    return bar


def _at(desk, span: tuple[int, int]) -> str:
    return desk.window.sources.reader.text[span[0] : span[1]]


def test_find_by_keyboard_goes_round_and_leaves_the_find_selected(reading) -> None:
    bar = _find(reading, "THE")
    count = len(bar.spans)
    assert count > 2
    assert {_at(reading, span).casefold() for span in bar.spans} == {"the"}
    assert bar.told.text() == f"1 of {count}"
    QTest.keyClick(bar.line, KEY.Key_Return)
    assert bar.told.text() == f"2 of {count}"
    QTest.keyClick(bar.line, KEY.Key_Return, SHIFT)
    QTest.keyClick(bar.line, KEY.Key_Return, SHIFT)
    assert bar.told.text() == f"{count} of {count}"
    QTest.keyClick(bar.line, KEY.Key_F3)
    QTest.keyClick(bar.line, KEY.Key_F3)
    assert bar.current == 1
    reader = reading.window.sources.reader
    assert len(reader._finds.spans) == count
    span = bar.spans[1]
    QTest.keyClick(bar.line, KEY.Key_Escape)
    reading.until(reader.hasFocus)
    assert not bar.isVisible()
    assert (reader.selection.start, reader.selection.end) == span
    assert not reader._finds.spans


def test_find_says_when_there_is_nothing_and_takes_the_selection(reading) -> None:
    bar = _find(reading, "no such words")
    assert bar.told.text() == "Not in this text"
    assert not bar.following.isEnabled()
    QTest.keyClick(bar.line, KEY.Key_Escape)
    reading.select("fewer than a dozen")
    QTest.keyClick(reading.window.sources.reader, KEY.Key_F, CONTROL)
    assert bar.line.text() == "fewer than a dozen"
    reading.settle()
    assert bar.told.text() == "1 of 1"
    QTest.keyClick(bar.line, KEY.Key_F, CONTROL)
    assert bar.line.hasFocus()
    assert bar.line.selectedText() == "fewer than a dozen"


def test_find_in_arabic_passes_over_marks_and_goes_on_in_the_next_text(reading) -> None:
    bar = _find(reading, "the")
    reading.paste(ARABIC, "Statement", "C")
    reading.until(lambda: reading.window.sources.reader.text == ARABIC)
    assert bar.isVisible()
    bar.line.setText("السلطة")
    reading.settle()
    assert [_at(reading, span) for span in bar.spans] == ["السُّلطة"]
    bar.line.setText("قافله")
    reading.settle()
    assert [_at(reading, span) for span in bar.spans] == ["قَافِلَةَ", "قافلة"]


def test_type_size_and_margin_are_remembered(reading) -> None:
    reader = reading.window.sources.reader
    QTest.keyClick(reader, KEY.Key_Equal, CONTROL)
    QTest.keyClick(reader, KEY.Key_Plus, CONTROL)
    QTest.keyClick(reader, KEY.Key_Equal, CONTROL)
    QTest.keyClick(reader, KEY.Key_Minus, CONTROL)
    assert reader.type_size == 18
    QTest.keyClick(reader, KEY.Key_M, CONTROL | SHIFT)
    again = Settings(reading.folder / "window.ini")
    assert (again.reading_size, again.reader_margin) == (18, False)
    QTest.keyClick(reader, KEY.Key_0, CONTROL)
    QTest.keyClick(reader, KEY.Key_M, CONTROL | SHIFT)
    assert (reader.type_size, reading.settings.reading_size, reading.settings.reader_margin) == (16, 16, True)


def test_coming_back_to_a_source_returns_to_the_place(reading) -> None:
    sources = reading.window.sources
    first = sources.pane.source.id
    long = "\n\n".join(f"{number} The gates of lock {number} were opened again at noon. " * 5 for number in range(200))
    reading.paste(long, "Log of the locks")
    second = sources.pane.source.id
    place = sources.reader.text.index("\n\n120 ") + 2
    sources.reader.go_to_place(place)
    sources.show_source(first)
    reading.settle()
    assert sources.reader.place == 0
    sources.show_source(second)
    reading.settle()
    assert sources.reader.place == place
    reading.window.workspace.close()
    reading.settle()
    assert not sources.pane._places


def test_title_line_is_a_heading_and_edits_keep_the_place(reading) -> None:
    sources = reading.window.sources
    title = reading.text.split("\n")[0]
    reading.paste("A line\n\n" + reading.text.replace("“", ""), "A line")
    block = sources.reader.document().begin()
    assert block.blockFormat().headingLevel() == 1
    assert sources.reader.text.startswith("A line")
    assert title


def test_marks_by_keyboard_open_the_claim(reading) -> None:
    reading.claim("fewer than a dozen")
    sources = reading.window.sources
    reading.until(lambda: len(sources.reader.marks) == 1)
    sources.reader.setFocus()
    QTest.keyClick(sources.reader, KEY.Key_F8)
    QTest.keyClick(sources.reader, KEY.Key_Return)
    reading.until(lambda: sources.details.claim_id == sources.reader.marks[0].subject)
    assert sources.inspector.currentWidget() is sources.details
    assert "fewer than a dozen" in sources.reader.accessibleDescription()


def test_cite_by_keyboard_offers_what_resembles_the_passage(reading) -> None:
    reading.claim("fewer than a dozen” losses")
    sources = reading.window.sources
    reading.paste("The underwriters told of a dozen losses at most. Nobody had seen the barge.", "Wire", "C")
    reading.select("a dozen losses at most")
    sources.reader.setFocus()
    QTest.keyClick(sources.reader, KEY.Key_Return, CONTROL | SHIFT)
    cite = sources.cite
    reading.until(lambda: bool(cite.results.rows.rows))
    row = cite.results.rows.rows[0]
    assert "shares dozen, losses" in row.detail
    assert cite.passage.text == "a dozen losses at most"
    assert QApplication.focusWidget() is cite.line
    cite.stance.set_value("contradicts")
    cite.credibility.set_value("3")
    QTest.keyClick(cite.line, KEY.Key_Return)
    reading.until(lambda: len(sources.reader.marks) == 1)
    assert sources.reader.marks[0].stance == "contradicts"
    assert sources.reader.marks[0].grade == "C3"
    assert sources.reader.hasFocus()
    assert "Cited for" in reading.message
    reading.window.workspace.undo()
    reading.until(lambda: not sources.reader.marks)


def test_cite_finds_by_typing_and_says_what_is_wrong(reading) -> None:
    reading.claim("fewer than a dozen” losses")
    reading.claim("Repairs will outlast the winter")
    sources, cite = reading.window.sources, reading.window.sources.cite
    reading.select("fewer than a dozen” losses")
    sources.reader.setFocus()
    QTest.keyClick(sources.reader, KEY.Key_Return, CONTROL | SHIFT)
    reading.settle()
    QTest.keyClicks(cite.line, "repairs winter")
    QTest.keyClick(cite.line, KEY.Key_Return)  # before anything was found for these words
    reading.settle()
    assert sources.inspector.currentWidget() is cite
    assert [row.title for row in cite.results.rows.rows] == ["Repairs will outlast the winter"]
    cite.line.setText("—")
    QTest.keyClick(cite.line, KEY.Key_Return)
    reading.settle()
    assert cite.results.rows.rows == []
    cite.line.setText("")
    QTest.keyClick(cite.line, KEY.Key_Return)
    reading.settle()
    assert cite.results.rows.rows[0].title == "fewer than a dozen” losses"
    QTest.keyClick(cite.line, KEY.Key_Return)
    reading.until(lambda: "cited here already" in cite._wrong.text())
    QTest.keyClick(cite.line, KEY.Key_Down)
    QTest.keyClick(cite.line, KEY.Key_Up)
    QTest.keyClick(cite.line, KEY.Key_Escape)
    assert sources.reader.hasFocus()


def test_half_filled_citation_is_put_aside_and_taken_up(reading) -> None:
    reading.claim("fewer than a dozen” losses")
    sources, cite = reading.window.sources, reading.window.sources.cite
    reading.select("Repairs will outlast the winter")
    sources.start_citation()
    cite.reason.setText("They were there")
    cite.leave()
    assert sources.is_unfinished
    reading.select("Repairs will outlast the winter")
    sources.start_citation()
    reading.settle()
    assert cite.reason.text() == "They were there"
    assert not cite.parked


def test_selection_shows_what_can_be_done_with_its_keys(reading) -> None:
    pane = reading.window.sources.pane
    assert not pane._hints.isVisible()
    reading.select("fewer than a dozen")
    assert pane._hints.isVisible()
    reading.window.sources.reader.drop_selection()
    assert not pane._hints.isVisible()
    shown = {action.text: action.shortcut for action in pane.page_actions()}
    assert shown["Cite for a claim"] == "Ctrl+Shift+Return"
    assert len(set(shown.values())) == len(shown)


def test_without_a_selection_the_keys_say_what_is_missing(reading) -> None:
    QTest.keyClick(reading.window.sources.reader, KEY.Key_Return, CONTROL | SHIFT)
    assert "Select a passage" in reading.message
    assert not reading.window.sources.cite.is_unfinished


def test_nothing_is_cited_by_looking(reading) -> None:
    reading.claim("fewer than a dozen” losses")
    reading.select("Repairs will outlast the winter")
    reading.window.sources.start_citation()
    reading.settle()
    reading.window.sources.cite.leave()
    found: list[int] = []
    reading.window.workspace.read(reading.window, lambda session: len(session.all(Citation)), found.append)
    reading.settle()
    assert found == [1]
