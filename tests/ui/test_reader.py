# SPDX-License-Identifier: Apache-2.0
"""The reader: positions, headings, marks, type, right-to-left paragraphs, places, and texts of any length."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.widgets.heights import Heights
from briefing_app.ui.widgets.paragraph_layout import FOOT
from briefing_app.ui.widgets.positions import TextPositions

MENUS = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # offscreen, by menus
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINE = "The insurers wrote of fewer than a dozen losses and left out the basin. " * 6


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


@dataclass
class Heading:
    start: int
    level: int


@given(st.text(alphabet="ab \n😀𐍈é中", max_size=40))
def test_positions_agree_with_utf16(text: str) -> None:
    positions = TextPositions(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert positions.to_qt(point) == unit
        assert positions.from_qt(unit) == point


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.data())
def test_heights_agree_with_their_sums(known: list[int], data: st.DataObject) -> None:
    heights = Heights(known)
    for _ in range(3):
        number = data.draw(st.integers(0, len(known) - 1))
        height = data.draw(st.integers(0, 9))
        assert heights.correct(number, height) == height - known[number]
        known[number] = height
    assert heights.total == sum(known)
    assert [heights.before(number) for number in range(len(known))] == [sum(known[:n]) for n in range(len(known))]
    for y in range(sum(known)):
        found = heights.at(y)
        assert sum(known[:found]) <= y < sum(known[: found + 1])
    assert heights.at(-5) == 0 or known[0] == 0
    assert heights.at(sum(known) + 5) == len(known) - 1


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader()
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def _shown(reader: Reader, qtbot: QtBot) -> None:
    reader.show()
    qtbot.waitExposed(reader)
    reader.activateWindow()
    reader.setFocus()
    qtbot.waitUntil(lambda: reader.hasFocus() and reader.is_measured)


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


def test_only_what_is_in_sight_of_a_long_text_is_laid_out(reader: Reader, qtbot: QtBot) -> None:
    text = "\n\n".join([LINE] * 500)
    reader.set_text(text)
    reader.set_highlights([Marked(start, start + 40, citation=str(start)) for start in range(0, len(text), 100)])
    reader.show()
    qtbot.waitExposed(reader)
    assert len(list(reader._pieces_in_sight())) < 200
    assert len(list(reader._blocks_in_sight())) < 40


def test_what_is_read_stays_in_sight_while_heights_become_true(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("\n\n".join(f"{number} {LINE * (number % 3 + 1)}" for number in range(300)))
    reader.show()
    qtbot.waitExposed(reader)
    reader.go_to_place(reader.text.index("\n\n200 ") + 2)
    assert reader.place == reader.text.index("200 The")
    qtbot.waitUntil(lambda: reader.is_measured)
    assert reader.place == reader.text.index("200 The")
    assert reader.verticalScrollBar().maximum() == reader._layout.settled_height() + FOOT - reader.viewport().height()


def test_place_is_kept_by_another_width_and_another_type(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("\n\n".join(f"{number} {LINE}" for number in range(100)))
    _shown(reader, qtbot)
    start = reader.text.index("50 The")
    reader.go_to_place(start)
    reader.resize(500, 600)
    assert reader.place == start
    reader.set_type_size(22)
    assert reader.place == start
    qtbot.waitUntil(lambda: reader.is_measured)
    assert reader.place == start


def test_type_size_has_bounds_and_moves_line_and_measure(reader: Reader) -> None:
    reader.set_text(LINE)
    reader.resize(1400, 600)
    reader.show()
    before, width = reader._layout.settled_height(), reader.viewport().width()
    reader.set_type_size(20)
    reader.grab()
    assert reader.viewport().width() > width
    assert reader._layout.settled_height() > before
    reader.set_type_size(1)
    assert reader.type_size == 12
    reader.set_type_size(400)
    assert reader.type_size == 30


def test_headings_look_like_headings_and_change_no_letter(reader: Reader) -> None:
    text = "😀 Title\n\nbody text\n\nPart\nmore text"
    reader.set_text(text, [Heading(0, 1), Heading(text.index("Part"), 2)])
    assert reader.toPlainText() == text
    cursor = QTextCursor(reader.document())
    fonts = {}
    for word in ("Title", "body", "Part", "more"):
        cursor.setPosition(reader._positions.to_qt(text.index(word)) + 1)
        fonts[word] = cursor.charFormat().font().pixelSize(), cursor.charFormat().font().bold()
        assert cursor.blockFormat().headingLevel() == {"Title": 1, "Part": 2}.get(word, 0)
    assert fonts["Title"][0] > fonts["Part"][0] > reader.type_size
    assert [bold for _, bold in fonts.values()] == [True, False, True, False]
    reader.set_type_size(24)
    cursor.setPosition(4)
    assert cursor.charFormat().font().pixelSize() > 24


def test_text_after_a_heading_is_not_one(reader: Reader) -> None:
    reader.set_text("Title", [Heading(0, 1)])
    reader.set_text("plain text")
    cursor = QTextCursor(reader.document())
    cursor.setPosition(1)
    assert cursor.blockFormat().headingLevel() == 0
    assert not cursor.charFormat().font().bold()


def test_click_on_a_mark_tells_which(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("Thirty-one people were injured.")
    reader.set_highlights([Marked(0, 17)])
    reader.show()
    place = _place_of(reader, 4)
    with qtbot.waitSignal(reader.mark_activated, timeout=1000) as told:
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["claim", "citation"]
    assert reader.marks_at(_place_of(reader, 25)) == []


@MENUS
def test_click_where_passages_overlap_asks_which(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("Thirty-one people were injured.")
    reader.set_highlights([Marked(0, 31), Marked(0, 17, "context", "other", "second", "Thirty & one")])
    reader.show()
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=_place_of(reader, 4))
    menu = next(menu for menu in reader.findChildren(QMenu) if menu.isVisible())
    chosen = next(action for action in menu.actions() if "Thirty && one" in action.text())
    assert len(menu.actions()) == 2
    with qtbot.waitSignal(reader.mark_activated, timeout=1000) as told:
        chosen.trigger()
    assert told.args == ["other", "second"]
    menu.close()


def _place_of(reader: Reader, position: int) -> QPoint:
    cursor = reader.textCursor()
    cursor.setPosition(position)
    return reader.cursorRect(cursor).center()


def test_keys_go_from_mark_to_mark_and_return_opens(reader: Reader, qtbot: QtBot) -> None:
    text = "\n\n".join([LINE] * 60)
    reader.set_text(text)
    places = [10, 5000, 20000]
    reader.set_highlights([Marked(place, place + 20, citation=str(place)) for place in places])
    _shown(reader, qtbot)
    seen = []
    for step in (1, 1, 1, 1, -1, -1):
        mark = reader.step_mark(step)
        seen.append(mark.citation if mark else None)
        if mark:
            assert any(found is mark for found, _ in reader._pieces_in_sight())
    assert seen == ["10", "5000", "20000", "10", "20000", "5000"]
    with qtbot.waitSignal(reader.mark_activated, timeout=1000) as told:
        QTest.keyClick(reader, Qt.Key.Key_Return)
    assert told.args == ["claim", "5000"]
    reader.set_highlights([])
    assert reader.step_mark(1) is None


def test_keyboard_selects_and_copies_letter_for_letter(reader: Reader, qtbot: QtBot) -> None:
    text = "One two\u00a0three\n\n😀 قال إن الميناء\n\n" + "\n".join([LINE] * 200) + "\nend"
    reader.set_text(text)
    _shown(reader, qtbot)
    QTest.keyClick(reader, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert reader.selection.text == "One"
    QTest.keyClick(reader, Qt.Key.Key_End, SHIFT)
    QTest.keyClick(reader, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "One two\u00a0three"
    QTest.keyClick(reader, Qt.Key.Key_End, CONTROL)
    assert reader.verticalScrollBar().value() > reader.verticalScrollBar().maximum() - 2 * FOOT
    assert reader.textCursor().position() == len(text.encode("utf-16-le")) // 2
    QTest.keyClick(reader, Qt.Key.Key_Home, SHIFT)
    assert reader.selection.text == "end"
    QTest.keyClick(reader, Qt.Key.Key_Up)
    assert reader.selection is None
    QTest.keyClick(reader, Qt.Key.Key_A, CONTROL)
    assert reader.selection.text == text
    QTest.keyClick(reader, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(reader, Qt.Key.Key_Down, SHIFT)
    assert reader.selection.text == "One two\u00a0three"


def test_mouse_selects_words_and_paragraphs(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("One two three\n\nfour five")
    _shown(reader, qtbot)
    place = _place_of(reader, 5)
    qtbot.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reader.selection.text == "two"
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reader.selection.text == "One two three"


def test_arabic_paragraphs_run_from_the_right(reader: Reader) -> None:
    arabic = "بيان سلطة الميناء حول الحادث"
    reader.set_text(f"English first.\n\n{arabic}")
    reader.set_highlights([Marked(0, 7), Marked(16, 20, citation="arabic")])
    reader.show()
    reader.grab()
    areas = {mark.citation: area for mark, area in reader._pieces_in_sight()}
    assert areas["citation"].left() == 0
    assert areas["arabic"].right() == pytest.approx(reader.viewport().width(), abs=1)
    first, last = _place_of(reader, 16), _place_of(reader, 16 + len(arabic))
    assert first.x() > last.x()
    assert [mark.citation for mark in reader.marks_at(first - QPoint(3, 0))] == ["arabic"]


@MENUS
def test_context_menu_offers_what_can_be_done(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("As it stands.")
    _shown(reader, qtbot)
    QTest.keyClick(reader, Qt.Key.Key_A, CONTROL)
    QApplication.postEvent(reader.viewport(), _menu_event(reader))
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in reader.findChildren(QMenu)))
    menu = next(menu for menu in reader.findChildren(QMenu) if menu.isVisible())
    copy = next(action for action in menu.actions() if action.text() == "Copy")
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "As it stands."
    menu.close()


def _menu_event(reader: Reader):
    from PySide6.QtGui import QContextMenuEvent

    place = QPoint(20, 10)
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, reader.viewport().mapToGlobal(place))


def test_the_text_cannot_be_changed(reader: Reader, qtbot: QtBot) -> None:
    reader.set_text("As it stands.")
    reader.show()
    qtbot.keyClicks(reader, "x")
    assert reader.toPlainText() == "As it stands."


def test_empty_texts_and_blank_lines(reader: Reader, qtbot: QtBot) -> None:
    for text in ("", "\n", "\n\n\n", "   \n"):
        reader.set_text(text)
        _shown(reader, qtbot)
        QTest.keyClick(reader, Qt.Key.Key_End, CONTROL)
        reader.grab()
        assert reader.toPlainText() == text
        assert reader.selection is None
