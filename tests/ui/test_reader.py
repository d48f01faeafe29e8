# SPDX-License-Identifier: Apache-2.0
"""The reader: positions, marks, right-to-left paragraphs."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.widgets.positions import TextPositions


@dataclass
class Marked:
    start: int
    end: int
    stance: str = "supports"
    subject: str = "claim"
    citation: str = "citation"
    statement: str = "They say so"
    grade: str = "B2"
    withdrawn: bool = False


@given(st.text(alphabet="ab \n😀𐍈é中", max_size=40))
def test_positions_agree_with_utf16(text: str) -> None:
    positions = TextPositions(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert positions.to_qt(point) == unit
        assert positions.from_qt(unit) == point


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader()
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def test_selection_is_in_code_points_without_blanks(reader: Reader) -> None:
    text = "😀😀 one two three\n\nfour"
    reader.set_text(text)
    reader.select_span(2, 7)
    selection = reader.selection
    assert selection is not None
    assert (selection.start, selection.end, selection.text) == (3, 6, "one")
    assert text[selection.start : selection.end] == selection.text


def test_blanks_are_no_selection(reader: Reader) -> None:
    reader.set_text("one   two")
    reader.select_span(3, 6)
    assert reader.selection is None


def test_marks_are_shown_where_they_are_also_over_paragraphs(reader: Reader) -> None:
    reader.set_text("😀 first paragraph\n\nsecond paragraph")
    reader.set_highlights([Marked(2, 7), Marked(8, 26, "contradicts", citation="other")])
    reader.show()
    reader.grab()
    found = [(mark.citation, area) for mark, area in reader._pieces_in_sight()]
    pieces = sorted(found, key=lambda piece: (piece[1].top(), piece[1].left()))
    assert [name for name, _ in pieces] == ["citation", "other", "other"]
    assert pieces[0][1].left() > 0
    assert pieces[2][1].top() > pieces[1][1].top()


def test_long_texts_with_many_marks_are_painted_at_once(reader: Reader, qtbot: QtBot) -> None:
    line = "The insurers wrote of fewer than a dozen losses and left out the basin. " * 6
    text = "\n\n".join([line] * 500)
    reader.set_text(text)
    reader.set_highlights([Marked(start, start + 40, citation=str(start)) for start in range(0, len(text), 100)])
    reader.show()
    qtbot.waitExposed(reader)
    assert len(list(reader._pieces_in_sight())) < 200


def test_click_on_a_mark_tells_which(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("Thirty-one people were injured.")
    reader.set_highlights([Marked(0, 17)])
    reader.show()
    cursor = reader.textCursor()
    cursor.setPosition(4)
    reader.setTextCursor(cursor)
    place = reader.cursorRect().center()
    with qtbot.waitSignal(reader.mark_activated, timeout=1000) as told:
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["claim", "citation"]


def test_arabic_paragraphs_run_from_the_right(reader: Reader) -> None:
    reader.set_text("English first.\n\nبيان سلطة الميناء حول الحادث")
    block = reader.document().begin().next().next()
    assert block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert reader.document().begin().blockFormat().layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_text_cannot_be_changed(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("As it stands.")
    reader.show()
    qtbot.keyClicks(reader, "x")
    assert reader.toPlainText() == "As it stands."
