# SPDX-License-Identifier: Apache-2.0
"""Text in which records stand as chips: there and back, keys, copying, dropping, what sentences rest on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.ui.dragging import DraggedRecord, records_mime
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets import marked_text
from briefing_app.ui.widgets.chip_painting import Named
from briefing_app.ui.widgets.narrative import NarrativeText, Span

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXTS = (
    "One sentence.",
    "31 were hurt [@a]. More followed [@b, c].\n\nأعلنت الهيئة [@d].",
    "😀 wide [@a] and 𝔘 wider [@b]",
    "Nothing named: [@] and [@ ] stay as they are.",
    "Likely (55–80\u00a0%) [@a].",
    "[@a]",
    "",
)


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> Iterator[NarrativeText]:
    box = NarrativeText()
    box.resize(500, 300)
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=20_000)
    yield box
    box.close()
    box.deleteLater()


def at_end(box: NarrativeText) -> None:
    box.moveCursor(QTextCursor.MoveOperation.End)


@pytest.mark.parametrize("text", TEXTS)
def test_marks_become_chips_and_marks_again(qapp: QApplication, text: str) -> None:
    document = QTextDocument()
    marked_text.insert_marked(QTextCursor(document), text)
    found = marked_text.read(document)
    assert found.text == text
    assert len(found.places) == len(text) + 1
    assert [marked_text.chip_at(document, chip.place) for chip in found.chips] == [chip.id for chip in found.chips]
    plain = document.toRawText()
    for chip in found.chips:
        units = plain.encode("utf-16-le")
        assert units[2 * chip.place : 2 * chip.place + 2].decode("utf-16-le") == marked_text.LETTER


def test_a_chip_is_removed_as_one_and_comes_back(box: NarrativeText) -> None:
    box.set_text("31 were hurt. [@a, b]")
    at_end(box)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text == "31 were hurt. [@a]"
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text == "31 were hurt."
    box.undo()
    box.undo()
    assert box.text == "31 were hurt. [@a, b]"


def test_letters_behind_a_chip_are_letters(box: NarrativeText) -> None:
    box.set_text("31 were hurt [@a]")
    at_end(box)
    QTest.keyClicks(box, ". More came.")
    assert box.text == "31 were hurt [@a]. More came."
    assert len(box.marked.chips) == 1


def test_nothing_is_undone_beyond_the_text_that_was_set(box: NarrativeText) -> None:
    box.set_text("As it was [@a].")
    box.undo()
    assert box.text == "As it was [@a]."
    assert box.isUndoRedoEnabled()


def test_chips_are_copied_and_pasted_as_marks(box: NarrativeText) -> None:
    box.set_text("31 were hurt [@a, b]. Then [@c].")
    QTest.keyClick(box, Qt.Key.Key_A, CTRL)
    QTest.keyClick(box, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "31 were hurt [@a, b]. Then [@c]."
    at_end(box)
    QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    assert box.text == "31 were hurt [@a, b]. Then [@c].31 were hurt [@a, b]. Then [@c]."
    assert [chip.id for chip in box.marked.chips] == ["a", "b", "c"] * 2
    box.undo()
    assert box.text == "31 were hurt [@a, b]. Then [@c]."
    QTest.keyClick(box, Qt.Key.Key_A, CTRL)
    QTest.keyClick(box, Qt.Key.Key_X, CTRL)
    assert box.text == ""


def test_records_are_dropped_behind_their_sentence(box: NarrativeText) -> None:
    box.set_text("31 were hurt. More followed.")
    box.set_sentences([Span(0, 13, "unsourced"), Span(14, 28, "unsourced")], "31 were hurt. More followed.")
    cursor = box.textCursor()
    cursor.setPosition(5)  # within the first sentence
    box.setTextCursor(cursor)
    dropped = records_mime([DraggedRecord("claim", "a", "31 hurt"), DraggedRecord("assessment", "b", "more")])
    assert box.canInsertFromMimeData(dropped)
    box.insertFromMimeData(dropped)
    assert box.text == "31 were hurt. [@a, b] More followed."
    assert box._named["a"] == Named("claim", "a", "31 hurt")
    box.undo()
    assert box.text == "31 were hurt. More followed."


def test_what_cannot_be_named_is_not_dropped(box: NarrativeText) -> None:
    assert not box.canInsertFromMimeData(records_mime([DraggedRecord("expert", "e", "Petra Vollan")]))
    assert not box.canInsertFromMimeData(QMimeData())


def test_at_sign_asks_except_in_an_address(box: NarrativeText) -> None:
    asked: list[bool] = []
    box.insert_wanted.connect(lambda: asked.append(True))
    QTest.keyClicks(box, "desk@basin.example ")
    assert asked == []
    QTest.keyClicks(box, "@")
    assert asked == [True]
    assert box.text == "desk@basin.example"


def test_a_chosen_chip_opens_by_return_and_by_double_click(box: NarrativeText, qtbot: QtBot) -> None:
    box.set_text("31 were hurt [@a].")
    box.set_named({"a": Named("claim", "a", "31 people were hurt on Friday")})
    opened: list[tuple[str, str]] = []
    box.open_wanted.connect(lambda type, id: opened.append((type, id)))
    at_end(box)
    QTest.keyClick(box, Qt.Key.Key_Left)
    QTest.keyClick(box, Qt.Key.Key_Left, SHIFT)
    assert box.chosen is not None
    assert box.chosen.title == "31 people were hurt on Friday"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert opened == [("claim", "a")]
    assert box.text == "31 were hurt [@a]."
    cursor = box.textCursor()
    cursor.setPosition(box.marked.chips[0].place)
    inside = box.cursorRect(cursor).center()
    inside.setX(inside.x() + 30)
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert box.chosen is not None
    QTest.mouseDClick(box.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert opened == [("claim", "a")] * 2


def test_sentences_keep_their_states_while_text_moves(box: NarrativeText) -> None:
    text = "First [@a]. Second. Third [@b]."
    box.set_text(text)
    spans = [Span(0, 11, "sourced"), Span(12, 19, "unsourced"), Span(20, 31, "unknown")]
    box.set_sentences(spans, text)
    assert box.states == ["sourced", "unsourced", "unknown"]
    assert len(box.extraSelections()) == 2
    box.moveCursor(QTextCursor.MoveOperation.Start)
    assert box.state_here == "sourced"
    QTest.keyClicks(box, "Then: ")
    assert box.go_to_next(["unsourced"])
    assert box.textCursor().selectedText() == "Second."
    assert box.state_here == "unsourced"
    assert box.go_to_next(["unknown"])
    assert box.textCursor().selectedText() == f"Third {marked_text.LETTER}."
    assert not box.go_to_next(["judgment"])
    box.set_sentences([], "an older text")  # is of the past
    assert box.states == ["sourced", "unsourced", "unknown"]


def test_each_line_shows_the_worst_of_its_sentences(box: NarrativeText) -> None:
    text = "First [@a]. Second."
    box.set_text(text)
    box.set_sentences([Span(0, 11, "sourced"), Span(12, 19, "unsourced")], text)
    assert [state for _, state in box._line_states()] == ["unsourced"]
    box.set_text("First [@a].\nSecond.")
    box.set_sentences([Span(0, 11, "sourced"), Span(12, 19, "unsourced")], box.text)
    assert [state for _, state in box._line_states()] == ["sourced", "unsourced"]


def test_arabic_paragraphs_have_their_marks_on_the_right(box: NarrativeText) -> None:
    text = "First.\nأعلنت الهيئة [@a]."
    box.set_text(text)
    box.set_sentences([Span(0, 6, "unsourced"), Span(7, len(text), "sourced")], text)
    left, right = (area.center().x() for area, _ in box._line_states())
    assert left < 10
    assert right > box.viewport().width() - 10
