# SPDX-License-Identifier: Apache-2.0
"""The likelihood picker: terms and ranges by keys, mouse and typing; gaps, overlaps, what is printed."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.ui import judgment_choices as known
from briefing_app.ui.widgets.likelihood import LikelihoodPicker, Stated
from briefing_app.ui.widgets.likelihood_bar import lanes_of
from briefing_app.ui.widgets.stance_choice import StanceChoice


def show(picker: LikelihoodPicker, scale: str | None, row: str = "", also: str = "") -> None:
    picker.set_scale(scale or "", known.bands(scale, row, also), scale)


@pytest.fixture
def picker(qtbot: QtBot) -> LikelihoodPicker:
    made = LikelihoodPicker()
    qtbot.addWidget(made)
    show(made, "icd203")
    made.resize(420, 140)
    made.show()
    return made


def drag(picker: LikelihoodPicker, start: float, end: float) -> None:
    bar = picker._bar
    places = [QPoint(round(bar.x_of(percent)), 10) for percent in (start, (start + end) / 2, end)]
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(bar, place)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=places[-1])


def test_a_term_sets_the_range_to_its_band_and_delete_takes_both(picker: LikelihoodPicker) -> None:
    QTest.keyClick(picker._bar, Qt.Key.Key_5)
    assert (picker.term, picker.range) == ("likely", (55, 80))
    assert (picker.low.text(), picker.high.text()) == ("55", "80")
    assert not picker.not_stated.isChecked()
    QTest.keyClick(picker._bar, Qt.Key.Key_End)
    assert picker.term == "almost certain"
    QTest.keyClick(picker._bar, Qt.Key.Key_Home)
    assert picker.term == "almost no chance"
    QTest.keyClick(picker._bar, Qt.Key.Key_Delete)
    assert (picker.term, picker.range, picker.is_stated) == (None, None, False)
    assert picker.not_stated.isChecked()


def test_not_stated_is_a_button_like_the_others(picker: LikelihoodPicker) -> None:
    picker.set_value("likely")
    picker.not_stated.setFocus()
    QTest.keyClick(picker.not_stated, Qt.Key.Key_Return)
    assert not picker.is_stated
    assert picker.not_stated.isChecked()


def test_a_range_is_drawn_with_the_mouse_and_moved_by_its_ends(picker: LikelihoodPicker) -> None:
    drag(picker, 30, 60)
    assert picker.term is None
    assert picker.range == (30, 60)
    assert "30–60 %" in picker.phrase
    drag(picker, 60, 70)
    assert picker.range == (30, 70)


def test_ranges_are_typed_as_people_write_them(picker: LikelihoodPicker) -> None:
    for typed, expected in (("55-80", (55, 80)), ("60", (60, 60)), ("~60", (55, 65))):
        picker.set_value(None)
        picker.low.setFocus()
        QTest.keyClicks(picker.low, typed)
        QTest.keyClick(picker.low, Qt.Key.Key_Return)
        assert picker.range == expected
        assert (picker.low.text(), picker.high.text()) == tuple(f"{end:g}" for end in expected)
    picker.high.setText("40")
    assert picker.is_wrong
    assert "between 0 and 100" in picker.note


def test_a_range_that_contradicts_its_term_is_kept_and_said_so(picker: LikelihoodPicker) -> None:
    picker.set_value("likely")
    assert picker.note == ""
    picker.set_range(60, 90)
    assert (picker.term, picker.range) == ("likely", (60, 90))
    assert "does not lie within likely" in picker.note
    assert "here put at 60–90 %" in picker.phrase
    picker.drop_term.click()
    assert (picker.term, picker.range, picker.note) == (None, (60, 90), "")
    assert picker._bar.accessibleDescription() == picker.phrase


def test_the_gaps_of_a_scale_have_no_band_and_say_so(picker: LikelihoodPicker) -> None:
    show(picker, "phia")
    QTest.mouseClick(picker._bar, Qt.MouseButton.LeftButton, pos=QPoint(round(picker._bar.x_of(37.5)), 10))
    assert picker.term is None
    picker.set_value("unlikely")
    picker.set_range(36, 38)
    assert "no term" in picker.note
    picker.grab()


def test_nested_bands_stand_in_rows_and_each_can_be_chosen(picker: LikelihoodPicker) -> None:
    show(picker, "ipcc")
    lanes = lanes_of(picker._bar.bands)
    assert len(lanes) == 3
    assert [band.code for band in lanes[0]] == ["unlikely", "about as likely as not", "likely"]
    for lane in lanes:
        assert all(first.high <= second.low for first, second in pairwise(lane))
    for number, percent, code in ((0, 95, "likely"), (1, 95, "very likely"), (2, 99.5, "virtually certain")):
        place = QPoint(round(picker._bar.x_of(percent)), number * 20 + 10)
        QTest.mouseClick(picker._bar, Qt.MouseButton.LeftButton, pos=place)
        assert picker.term == code
    picker.grab()


def test_a_term_that_is_only_an_extra_is_shown_where_it_was_chosen(picker: LikelihoodPicker) -> None:
    show(picker, "ipcc", also="extremely likely")
    picker.show_judgment("extremely likely", 95, 100)
    assert picker.term == "extremely likely"


def test_both_rows_of_words_have_the_same_bands(picker: LikelihoodPicker) -> None:
    assert [text for _, text in known.rows_of("icd203")] == ["“likely”", "“probable”"]
    picker.set_value("likely")
    show(picker, "icd203", "2")
    assert (picker.term, picker.range) == ("probable", (55, 80))
    assert known.row_of("icd203", "probable") == "2"


def test_without_a_scale_the_term_stands_as_it_was_said(picker: LikelihoodPicker) -> None:
    show(picker, None)
    assert picker.said.isVisible()
    picker.said.setText("a fair chance")
    assert (picker.term, picker.range) == ("a fair chance", None)
    assert "“a fair chance”" in picker.phrase
    picker.set_range(50, 60)
    assert picker.term == "a fair chance"
    stated = picker.stated
    picker.set_value(None)
    assert not picker.is_stated
    picker.restore(stated)
    assert picker.stated == stated == Stated(None, "a fair chance", "50", "60")


def test_stances_are_chosen_by_arrow_keys(qtbot: QtBot) -> None:
    choice = StanceChoice("The claim", ("supports", "contradicts", "context"), "supports")
    qtbot.addWidget(choice)
    choice.show()
    told: list[str] = []
    choice.value_changed.connect(told.append)
    QTest.keyClick(choice._words[0], Qt.Key.Key_Right)
    assert (choice.value, told) == ("contradicts", ["contradicts"])
    assert choice._words[1].accessibleName() == "Contradicts: The claim"
    choice.grab()
