# SPDX-License-Identifier: Apache-2.0
"""Colour roles, contrast, icons, type."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics

from briefing_app import resources
from briefing_app.ui import theme
from briefing_app.ui.theme import Choice, Theme
from briefing_app.ui.theme.colours import TEXT_PAIRS, contrast, load


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS, ids=lambda name: name)
def test_text_has_contrast(scheme: str, ink: str, ground: str) -> None:
    colours = load(scheme)
    assert contrast(colours.role(ink), colours.role(ground)) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_no_colour_is_named_outside_the_theme() -> None:
    package = resources.path("themes").parent.parent / "briefing_app" / "ui"
    allowed = {"colours.py", "choices.py", "frame.py"}  # handling marks have the colours of their scheme
    named = [
        path.name
        for path in package.rglob("*.py")
        if path.name not in allowed and re.search(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert named == []


@pytest.mark.parametrize("name", [name for name in resources.names("icons") if name != "app.svg"])
def test_icons_are_of_one_style(name: str) -> None:
    root = ElementTree.fromstring(resources.read_text("icons", name))
    assert root.attrib["viewBox"] == "0 0 20 20"
    assert root.attrib["stroke"] == "currentColor"
    assert root.attrib["stroke-width"] == "1.5"


def test_icon_takes_the_colour_of_its_role(qapp: object, theme_: Theme) -> None:
    theme_.choose(Choice.LIGHT)
    image = theme.icon("sources", "accent").pixmap(QSize(40, 40)).toImage()
    shown = {
        image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 250
    }
    assert load("light").accent.name() in shown


def test_theme_can_be_chosen(qapp: object, theme_: Theme) -> None:
    theme_.choose(Choice.DARK)
    assert theme.colours() is load("dark")
    theme_.choose(Choice.LIGHT)
    assert theme.colours() is load("light")


def test_a_line_of_the_reader_has_about_sixty_characters(qapp: object) -> None:
    font = theme.reading()
    line = "Officials who asked not to be named said the launch site had"
    assert 56 <= theme.measure_width(font) / (QFontMetrics(font).horizontalAdvance(line) / len(line)) <= 68


@pytest.fixture
def theme_(theme: Theme) -> Theme:
    return theme
