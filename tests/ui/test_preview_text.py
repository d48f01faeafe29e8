# SPDX-License-Identifier: Apache-2.0
"""The preview's text comes in parts, and is in the end what the whole would be."""

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.ui.panels import preview_text
from briefing_app.ui.panels.preview_text import PreviewText, beginning, part_of, section, whole

OPENING = '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body style="color:#112233;">'
NOTES = "".join(
    f'<p style="font-size:small;"><a name="note{n}"></a><sup>{n}</sup> Source {n}, “{"words " * 20}”.</p>'
    for n in range(1, 301)
)


def called(first: int, last: int) -> str:
    return "".join(f'<p>Said {n}.<sup><a href="#note{n}">{n}</a></sup></p>' for n in range(first, last + 1))


HTML = (
    f'{OPENING}<h1>Title</h1><a name="section:1:0"></a><p>Bottom line.</p><a name="section:1:Facts &amp; counts"></a>'
    f'<h2>Facts &amp; counts</h2>{called(1, 200)}<a name="section:2:Talks"></a><h3>Talks</h3>{called(201, 300)}'
    f"<hr>{NOTES}"
    "<p>… and 3 more notes in the document</p></body></html>"
)


@pytest.fixture
def text(qtbot: QtBot) -> PreviewText:
    made = PreviewText()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def settled(qtbot: QtBot, text: PreviewText) -> str:
    qtbot.waitUntil(lambda: not text._next.isActive())
    return text.toPlainText()


def test_in_the_end_it_says_what_the_whole_says(qtbot: QtBot, text: PreviewText) -> None:
    text.show_pieces(whole(HTML), stays=False)
    assert "Source 300" not in text.toPlainText()
    in_parts = settled(qtbot, text)
    text.setHtml(HTML)
    assert in_parts == text.toPlainText()


def test_each_part_is_short_and_none_is_lost() -> None:
    found = whole(HTML)
    assert f"{found.opening}{found.first}{''.join(found.later)}</body></html>" == HTML
    longest = max(len(part) for part in found.later)
    assert preview_text.AT_ONCE <= longest < preview_text.AT_ONCE + 400


def test_a_section_comes_with_the_notes_that_it_calls(qtbot: QtBot, text: PreviewText) -> None:
    text.show_pieces(section(HTML, 2, "Talks"), stays=False)
    said = settled(qtbot, text)
    assert said.startswith("Talks\nSaid 201.")
    assert "Source 201," in said
    assert "Source 300," in said
    assert "Source 200," not in said
    assert "Bottom line" not in said


def test_a_heading_with_signs_of_html_is_found() -> None:
    part = part_of(HTML, 1, "Facts & counts")
    assert part.count("<p>") == 200
    assert "Talks" not in part
    assert part_of(HTML, 1, "Talks") == ""


def test_without_a_section_the_beginning_is_shown() -> None:
    found = beginning(HTML)
    assert "Bottom line." in found.first
    assert "Facts" not in found.first


def test_the_place_stays_while_the_rest_follows(qtbot: QtBot, text: PreviewText) -> None:
    text.show_pieces(whole(HTML), stays=False)
    settled(qtbot, text)
    bar = text.verticalScrollBar()
    place = bar.maximum() - 10
    bar.setValue(place)
    text.show_pieces(whole(HTML.replace("Said 1.", "Told 1.")), stays=True)
    settled(qtbot, text)
    assert bar.value() == place
    assert settled(qtbot, text).count("Told 1.") == 1


def test_the_same_again_is_not_laid_out_again(qtbot: QtBot, text: PreviewText) -> None:
    text.show_pieces(whole(HTML), stays=False)
    settled(qtbot, text)
    with qtbot.assertNotEmitted(text.shown):
        text.show_pieces(whole(HTML), stays=True)
