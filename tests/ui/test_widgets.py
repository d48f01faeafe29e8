# SPDX-License-Identifier: Apache-2.0
"""Widgets of our own: segments, likelihood, dates, figures."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from briefing_app.ui import choices, judgment_choices, words
from briefing_app.ui.panels.claim_fields import FigureFields
from briefing_app.ui.widgets.inputs import DateField, Line, TextBox
from briefing_app.ui.widgets.likelihood import LikelihoodPicker
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice


def test_grades_are_set_by_typing_and_explained(qtbot: QtBot) -> None:
    row = SegmentedChoice("Reliability", choices.reliability())
    qtbot.addWidget(row)
    row.show()
    assert row.value is None
    assert row.meaning == "Nobody has judged this source yet."
    qtbot.keyClicks(row._segments[0], "b")
    assert row.value == "B"
    assert row.meaning.startswith("Usually reliable.")
    qtbot.keyClick(row._segments[2], Qt.Key.Key_Right)
    assert row.value == "C"
    row.set_value(None)
    assert row.value is None


def test_not_graded_is_not_the_same_as_cannot_be_judged() -> None:
    values = [option.value for option in choices.credibility()]
    assert values == [None, "1", "2", "3", "4", "5", "6"]


def test_a_row_is_one_stop_of_the_tab_key(qtbot: QtBot) -> None:
    row = SegmentedChoice("Credibility", choices.credibility())
    qtbot.addWidget(row)
    row.set_value("3")
    stops = [part for part in row._segments if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [part.option.value for part in stops] == ["3"]


@pytest.fixture
def picker(qtbot: QtBot) -> LikelihoodPicker:
    made = LikelihoodPicker()
    qtbot.addWidget(made)
    made.set_scale("ICD 203", judgment_choices.bands("icd203"))
    made.resize(400, 80)
    made.show()
    return made


def test_likelihood_starts_as_not_stated(picker: LikelihoodPicker) -> None:
    assert picker.band is None
    assert "Not stated" in picker.phrase


def test_likelihood_is_set_by_keyboard(picker: LikelihoodPicker, qtbot: QtBot) -> None:
    bar = picker._bar
    for _ in range(5):
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert picker.band is not None
    assert picker.band.term == "likely"
    assert "55–80" in picker.phrase
    assert bar.accessibleDescription() == picker.phrase
    qtbot.keyClick(bar, Qt.Key.Key_Delete)
    assert picker.band is None


def test_likelihood_is_set_by_click(picker: LikelihoodPicker, qtbot: QtBot) -> None:
    bar = picker._bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(67)), 10))
    assert picker.band is not None
    assert picker.band.code == "likely"
    picker.grab()


@pytest.mark.parametrize("scale", [scale for scale, _ in choices.likelihood_scales()])
def test_every_scale_can_be_drawn(picker: LikelihoodPicker, scale: str) -> None:
    bands = judgment_choices.bands(scale)
    assert bands
    picker.set_scale(scale, bands)
    picker.set_value(bands[-1].code)
    picker.grab()


def test_a_term_that_the_scale_does_not_have_is_not_kept(picker: LikelihoodPicker) -> None:
    picker.set_value("likely")
    picker.set_scale("PHIA", ())
    assert picker.band is None


def test_dates_are_typed_as_people_write_them(qtbot: QtBot) -> None:
    field = DateField("When", date(2023, 11, 14))
    qtbot.addWidget(field)
    field.line.setText("24 Oct")
    assert field.value == "2023-10-24"
    assert "24 October 2023" in field.note
    field.line.setText("early November 2023")
    assert field.value is not None
    assert "early November 2023" in field.note
    field.line.setText("31 February 2023")
    assert field.is_wrong
    assert field.value is None
    assert field.note.startswith("✕")
    field.line.clear()
    assert field.value is None
    assert not field.is_wrong


def test_a_time_is_understood_without_naming_its_unit(qtbot: QtBot) -> None:
    field = DateField("When")
    qtbot.addWidget(field)
    field.line.setText("2031-03-08T10:40Z")
    assert field.value == "2031-03-08T10:40Z"
    assert field.note == "8 March 2031, 10:40 UTC"


@pytest.mark.parametrize("edtf", ["2023-11-14", "2023-11", "2023", "2023-11-10/2023-11-12", "2023-11-14~", "2023?"])
def test_stored_dates_come_back_as_they_were(qtbot: QtBot, edtf: str) -> None:
    field = DateField("When")
    qtbot.addWidget(field)
    field.set_value(edtf)
    assert field.value == edtf


def test_a_value_that_is_not_offered_is_kept(qtbot: QtBot) -> None:
    pick = Pick("Handling", choices.handlings())
    qtbot.addWidget(pick)
    pick.set_value("HOUSE RULES")
    assert pick.value == "HOUSE RULES"


def test_numbers_are_read_with_separators_and_refused_in_words(qtbot: QtBot) -> None:
    fields = FigureFields()
    qtbot.addWidget(fields)
    fields.line("best").setText("1,400")
    values = fields.values()
    assert values is not None
    assert values["best"] == 1400
    assert values["cumulative"] is None
    fields.line("best").setText("many")
    assert fields.values() is None
    assert fields.fields["best"].note == "✕ Not a number"


def test_words() -> None:
    assert words.is_right_to_left("«بيان»")
    assert not words.is_right_to_left("12 (a)")
    assert words.number_text(7000.0) == "7,000"


@pytest.mark.parametrize("text", ["likely (55–80\u00a0%)", " 12\u202f000 hurt\n", "one\u2028two", "\ufeffx", "a\r\nb"])
def test_a_box_that_nobody_touches_gives_back_what_it_was_given(qtbot: QtBot, text: str) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    box.set_text(text)
    assert box.text == text


def test_blanks_that_do_not_break_stay_when_other_words_are_typed(qtbot: QtBot) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    box.set_text("likely (55–80\u00a0%)")
    box.textCursor().insertText("Very ")
    assert box.text == "Very likely (55–80\u00a0%)"


def test_a_proposed_text_has_no_blanks_around_it(qtbot: QtBot) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    box.propose("  A quote.\n")
    assert box.text == "A quote."


@pytest.mark.parametrize("text", ["x" * 40_000, "a\nb", "a\u00a0b"])
def test_a_line_that_nobody_touches_gives_back_what_it_was_given(qtbot: QtBot, text: str) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.setText(text)
    assert line.text() == text
    line.clear()
    assert line.text() == ""
