# SPDX-License-Identifier: Apache-2.0
"""The margin of the reader: notes at the height of their passages, lit and chosen from both sides."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.panels.reader_margin import WIDEST, Anchored, placed, split
from briefing_app.ui.panels.reader_marks import Mark
from tests.ui.hands import point_at
from tests.ui.test_reader import LINE, Marked

MARK = Mark(0, 1, "supports", "claim", "citation", "They say so", "B2")


@given(st.lists(st.integers(-200, 700), max_size=40), st.sampled_from([60, 280]))
def test_notes_never_overlap_and_stay_near_their_passages(heights: list[int], width: int) -> None:
    anchored = [Anchored(MARK, y) for y in sorted(heights)]
    notes, hidden = placed(anchored, QSize(width, 600), 16)
    for note, following in pairwise(notes):
        assert note.area.bottom() < following.area.top()
    assert all(note.area.bottom() >= 0 for note in notes)
    assert hidden <= sum(1 for y in heights if 0 <= y < 600 or y < 0)
    assert {note.lines for note in notes} <= ({1, 2} if width > 100 else {0})
    if len(heights) == 1 and 0 <= heights[0] < 560:
        assert notes[0].area.top() == heights[0]


@pytest.mark.parametrize(
    "text", ["short", "a longer statement that does not fit on one line", "😀😀😀 بيان سلطة الميناء حول الحادث"]
)
def test_split_loses_nothing(qapp: QApplication, text: str) -> None:  # fonts need an application
    first, rest = split(text, 90, 12)
    assert f"{first} {rest}".strip() == text


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.set_text("\n\n".join([LINE] * 80))
    places = [0, 30, 900, 30_000]
    made.set_highlights([Marked(place, place + 20, subject=f"s{place}", citation=f"c{place}") for place in places])
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.is_measured)
    made.grab()
    return made


def test_only_notes_in_sight_are_drawn_at_their_height(reader: Reader) -> None:
    notes = {note.mark.citation: note.area for note in reader.margin.notes}
    assert list(notes) == ["c0", "c30", "c900"]
    heights = {mark.citation: area for mark, area in reversed(list(reader._pieces_in_sight()))}
    assert abs(notes["c900"].top() - heights["c900"].top()) < 12
    assert notes["c30"].top() > notes["c0"].bottom()
    reader.step_mark(-1)
    reader.focus_citation("c30000")
    reader.grab()
    assert [note.mark.citation for note in reader.margin.notes] == ["c30000"]


def test_pointer_on_a_note_lights_the_passage_and_back(reader: Reader, qtbot: QtBot) -> None:
    area = reader.margin.notes[2].area
    point_at(reader.margin, area.center())
    qtbot.waitUntil(lambda: reader._hovered == "c900")
    mark = reader._marks.of("c0")
    piece = next(area for found, area in reader._pieces_in_sight() if found is mark)
    point_at(reader.viewport(), piece.center().toPoint())
    qtbot.waitUntil(lambda: reader._hovered == "c0")
    assert reader.margin._lit == "c0"
    point_at(reader.viewport(), QPoint(5, 590))
    qtbot.waitUntil(lambda: not reader._hovered)


def test_click_on_a_note_opens_what_it_says(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.mark_activated, timeout=1000) as told:
        qtbot.mouseClick(reader.margin, Qt.MouseButton.LeftButton, pos=reader.margin.notes[1].area.center())
    assert told.args == ["s30", "c30"]


def test_margin_gives_way_to_the_text(reader: Reader) -> None:
    assert reader.margin.width() <= WIDEST
    reader.resize(640, 600)
    reader.grab()
    assert {note.lines for note in reader.margin.notes} == {0}
    reader.resize(500, 600)
    assert not reader.margin.isVisible()
    reader.resize(1000, 600)
    assert reader.margin.isVisible()
    reader.show_margin(False)
    assert not reader.margin.isVisible()
    reader.resize(1100, 600)
    assert not reader.margin.isVisible()


def test_margin_stands_on_the_other_side_where_the_window_is_mirrored(reader: Reader) -> None:
    assert reader.margin.x() > reader.viewport().geometry().right()
    reader.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    reader.grab()
    assert reader.margin.geometry().right() < reader.viewport().x()
    assert [note.mark.citation for note in reader.margin.notes] == ["c0", "c30", "c900"]
