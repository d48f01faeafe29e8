# SPDX-License-Identifier: Apache-2.0
"""The controls that a claim is made with, each by real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui import choices
from briefing_app.ui.panels.figure_fields import FigureFields
from briefing_app.ui.widgets.grades import GradePicker
from briefing_app.ui.widgets.inputs import DateField, Line, Passage
from briefing_app.ui.widgets.pin import KeptField
from briefing_app.ui.widgets.recall import RecallLine
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.widgets.tokens import TokenField

KEY = Qt.Key


KEPT: list[QWidget] = []


@pytest.fixture(autouse=True)
def _windows() -> Iterator[None]:
    yield
    KEPT.clear()


def shown(qtbot: QtBot, *parts: QWidget) -> None:
    """A window with the parts, until the end of the test."""
    window = QWidget()
    KEPT.append(window)
    layout = QVBoxLayout(window)
    for part in parts:
        layout.addWidget(part)
    qtbot.addWidget(window)
    window.resize(380, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(*keys: str | Qt.Key) -> None:
    """Where the keys would go: an open list, else what has the keyboard."""
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


# Grades


@pytest.fixture
def grades(qtbot: QtBot) -> GradePicker:
    picker = GradePicker()
    shown(qtbot, picker)
    picker.reliability.setFocus()
    return picker


@pytest.mark.parametrize("typed", ["B2", "b2", "2B", "B 2"])
def test_both_grades_are_typed_anywhere_in_the_picker(grades: GradePicker, typed: str) -> None:
    press(*typed)
    assert (grades.reliability.value, grades.credibility.value) == ("B", "2")
    grades.credibility.setFocus()
    press("f")
    assert (grades.reliability.value, grades.credibility.value) == ("F", "2")


def test_digits_of_other_scripts_are_digits(grades: GradePicker) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, "٢")
        QApplication.sendEvent(QApplication.focusWidget(), event)
    assert grades.credibility.value == "2"


@pytest.mark.parametrize("key", ["-", "0", KEY.Key_Delete, KEY.Key_Backspace])
def test_an_axis_is_not_graded_on_its_own(grades: GradePicker, key: str | Qt.Key) -> None:
    press("B", "2", key)
    assert (grades.reliability.value, grades.credibility.value) == ("B", None)
    grades.reliability.setFocus()
    press(key)
    assert grades.reliability.value is None


def test_unknown_is_a_choice_like_the_others_and_not_the_same_as_not_graded(grades: GradePicker) -> None:
    press("F", "6")
    assert (grades.reliability.value, grades.credibility.value) == ("F", "6")
    assert grades.meanings[0].startswith("Reliability cannot be judged")
    assert grades.meanings[1].startswith("Truth cannot be judged")
    press("-")
    assert grades.meanings[1] == "Nobody has judged this item yet."


def test_the_picker_has_no_value_that_blends_the_axes(grades: GradePicker) -> None:
    assert not hasattr(grades, "value")
    assert len({option.value for option in choices.reliability()} & {o.value for o in choices.credibility()}) == 1


def test_pointing_at_a_grade_shows_its_meaning(grades: GradePicker, qtbot: QtBot) -> None:
    before = grades.meanings
    grades.reliability._explain_pointed(choices.reliability()[1], True)
    assert grades.meanings[0].startswith("Completely reliable")
    grades.reliability._explain_pointed(choices.reliability()[1], False)
    assert grades.meanings == before
    grades.grab()


def test_other_keys_are_not_taken(grades: GradePicker) -> None:
    press("z", KEY.Key_Space, "9")
    assert (grades.reliability.value, grades.credibility.value) == (None, None)
    press(KEY.Key_Right)
    assert grades.reliability.value == "A"


def test_a_letter_goes_through_the_choices_that_begin_with_it(qtbot: QtBot) -> None:
    kinds = SegmentedChoice("Kind", choices.claim_kinds())
    shown(qtbot, kinds)
    kinds.setFocus()
    found = []
    for _ in range(3):
        press("f")
        found.append(kinds.value)
    assert found == ["figure", "forecast", "fact"]


# Chips


@pytest.fixture
def tokens(qtbot: QtBot) -> TokenField:
    field = TokenField("Tags", "Words")
    shown(qtbot, field, Line())
    field.offer(["Ferry", "night"], ["Ferry", "night", "casualties"])
    field.line.setFocus()
    return field


def test_return_and_comma_make_chips_and_backspace_takes_them_out(tokens: TokenField) -> None:
    QTest.keyClicks(tokens.line, "harbour")
    press(KEY.Key_Return)
    QTest.keyClicks(tokens.line, "quay,")
    assert tokens.value == ["harbour", "quay"]
    assert tokens.line.text() == ""
    QTest.keyClicks(tokens.line, "HARBOUR,FERRY")
    assert tokens.value == ["harbour", "quay", "Ferry"]
    press(KEY.Key_Return)
    press(KEY.Key_Backspace)
    assert tokens.value == ["harbour", "quay"]
    assert "harbour, quay" in tokens.line.accessibleDescription()


def test_arrows_go_from_chip_to_chip_and_delete_removes(tokens: TokenField) -> None:
    tokens.set_value(["one", "two", "three"])
    press(KEY.Key_Left, KEY.Key_Left)
    assert QApplication.focusWidget().text() == "two"
    press(KEY.Key_Delete)
    assert tokens.value == ["one", "three"]
    assert QApplication.focusWidget().text() == "three"
    press(KEY.Key_Home)
    assert QApplication.focusWidget().accessibleName() == "one"
    press(KEY.Key_End)
    assert QApplication.focusWidget() is tokens.line
    press(KEY.Key_Left, "x")
    assert tokens.line.text() == "x"
    assert tokens.value == ["one", "three", "x"]


def test_what_was_typed_becomes_a_chip_when_the_keyboard_goes_on(tokens: TokenField) -> None:
    QTest.keyClicks(tokens.line, "pending")
    press(KEY.Key_Tab)
    assert tokens.line.text() == ""
    assert tokens.value == ["pending"]
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_click_on_the_cross_removes_and_long_rows_wrap(tokens: TokenField) -> None:
    low = tokens.heightForWidth(300)
    tokens.set_value([f"a rather long tag {number}" for number in range(6)])
    assert tokens.heightForWidth(300) > low
    chip = tokens._chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross.center())
    assert len(tokens.value) == 5
    tokens.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tokens.set_value(["عربي"])
    assert tokens._chips[0].geometry().center().x() > tokens.width() / 2
    assert tokens._chips[0].cross.left() == 0
    tokens.grab()


def test_the_case_s_words_complete_a_chip(tokens: TokenField, qtbot: QtBot) -> None:
    QTest.keyClicks(tokens.line, "casu")
    popup = tokens.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    press(KEY.Key_Down, KEY.Key_Return)
    qtbot.waitUntil(lambda: tokens.line.text() == "")
    assert tokens.value == ["casualties"]


# What was used last


def test_down_in_an_empty_line_offers_the_last_five(qtbot: QtBot) -> None:
    line = RecallLine("Where")
    shown(qtbot, line, Line())
    line.recall.offer(["Vessin", "Sarne", "Quent", "Bab al-Sarn", "Harrow", "Old"], ["Zeta"])
    line.setFocus()
    assert line.recall._open.isVisible()
    press(KEY.Key_Down)
    popup = line.recall.list.popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == 5
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    assert line.text() == "Sarne"
    assert not line.recall._open.isVisible()


def test_what_was_just_typed_is_at_hand_first(qtbot: QtBot) -> None:
    line = RecallLine()
    shown(qtbot, line, Line())
    line.recall.offer(["Vessin", "Sarne"])
    line.setFocus()
    QTest.keyClicks(line, "Sarne")
    press(KEY.Key_Tab)
    assert line.recall.values == ["Sarne", "Vessin"]
    line.setFocus()
    QTest.keyClick(line, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert line.recall.list.popup().isVisible()
    line.recall.list.popup().hide()
    line.recall.forget()
    assert line.recall.values == []
    line.clear()
    press(KEY.Key_Down)
    assert not line.recall.list.popup().isVisible()


def test_a_value_is_pinned_with_the_keyboard(qtbot: QtBot) -> None:
    field = KeptField("Tags", TokenField("Tags"))
    shown(qtbot, field)
    assert not field.is_kept
    field.pin.setFocus()
    press(KEY.Key_Return)
    assert field.is_kept
    assert "Tags" in field.pin.accessibleName()
    field.grab()


# Figures


@pytest.fixture
def figure(qtbot: QtBot) -> FigureFields:
    fields = FigureFields()
    shown(qtbot, fields, fields.details)
    fields.reading.setFocus()
    return fields


def texts(fields: FigureFields, *names: str) -> list[str]:
    return [fields.line(name).text() for name in names]


def test_one_line_fills_the_fields_and_says_how_it_was_understood(figure: FigureFields) -> None:
    QTest.keyClicks(figure.reading, "at least 24 people injured")
    assert texts(figure, "minimum", "best", "maximum") == ["24", "", ""]
    assert texts(figure, "wording", "measure", "unit") == ["at least 24", "injured", "people"]
    assert figure.understood == "at least 24 · people · injured"
    figure.line("measure").setText("hurt")
    figure.reading.selectAll()
    QTest.keyClicks(figure.reading, "between 10 and 1,200")
    assert texts(figure, "minimum", "best", "maximum") == ["10", "", "1,200"]
    assert figure.line("measure").text() == "hurt"
    assert figure.line("unit").text() == ""
    values = figure.values()
    assert values is not None
    assert (values["minimum"], values["maximum"], values["measure"]) == (10, 1200, "hurt")


def test_words_without_a_number_stay_words(figure: FigureFields) -> None:
    QTest.keyClicks(figure.reading, "dozens")
    assert "no number" in figure.understood
    values = figure.values()
    assert values is not None
    assert (values["minimum"], values["best"], values["maximum"]) == (None, None, None)
    assert values["wording"] == "dozens"


def test_a_line_that_cannot_be_read_says_why_unless_the_fields_are_filled(figure: FigureFields) -> None:
    QTest.keyClicks(figure.reading, "24 of 30")
    assert figure.understood == "✕ there are several numbers in it"
    assert figure.values() is None
    figure.line("best").setText("24")
    assert figure.values() is not None


def test_the_one_number_of_a_text_is_offered_and_not_taken(figure: FigureFields) -> None:
    figure.propose_from("At least 26 cranes and 3 ships were damaged.", "Police counted 17 injured people.")
    assert figure.proposal == "17 injured"
    assert figure.reading.text() == ""
    assert figure.reading.placeholderText() == "17 injured"
    assert texts(figure, "best") == [""]
    assert figure.use_proposal()
    assert texts(figure, "best", "measure") == ["17", "injured"]
    assert figure.proposal == ""
    assert not figure.use_proposal()
    figure.propose_from("No number", "24 dead and 30 injured")
    assert figure.proposal == ""


# Dates and passages


def test_yesterday_counts_from_the_day_of_the_text_only(qtbot: QtBot) -> None:
    field = DateField("When")
    qtbot.addWidget(field)
    for published, text, value in (
        ("2023-11-14", "yesterday", "2023-11-13"),
        ("2023-11-14T06:30Z", "yesterday", "2023-11-13"),
        ("2023-11-14", "24 Oct", "2023-10-24"),
        ("2023-11-14", "early November 2023", "2023-11-01~/2023-11-10~"),
        ("2023-11-14", "10-12 Nov", "2023-11-10/2023-11-12"),
        ("2023-11", "24 Oct", "2023-10-24"),
        ("2023-11", "yesterday", None),
        (None, "yesterday", None),
        (None, "24 Oct", None),
    ):
        field.count_from(published)
        field.line.clear()
        field.line.setText(text)
        assert field.value == value
        assert field.is_wrong == (value is None)
        assert field.note


def test_a_long_passage_is_cut_to_its_lines(qtbot: QtBot) -> None:
    passage = Passage(lines=3)
    shown(qtbot, passage)
    passage.set_text("short")
    low = passage.heightForWidth(300)
    passage.set_text("The harbour was shut and the ferries lay idle. " * 12)
    assert low < passage.heightForWidth(300) < 120
    passage.resize(300, passage.heightForWidth(300))
    assert passage._shown(270).endswith("…")
    assert passage.toolTip() == passage.text
    assert passage.mapTo(passage.window(), QPoint(0, 0)).y() >= 0
    passage.grab()
