# SPDX-License-Identifier: Apache-2.0
"""In the smallest window no part of a page lies over another one, in any language."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from briefing_app.ui import i18n


@pytest.fixture(params=["en", "de"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    i18n.install(qapp, request.param)
    yield
    i18n.install(qapp, "en")


@pytest.mark.parametrize("place", ["source", "claim", "assessment", "history"])
def test_nothing_lies_over_another_part(spoken: None, desk, shelf: Path, place: str) -> None:
    desk.window.resize(desk.window.minimumSize())
    desk.window.go_to(place)
    desk.settle()
    assert desk.window.width() == desk.window.minimumWidth()
    check(desk.window.pages[place])


def test_nothing_lies_over_another_part_while_a_claim_or_a_view_is_written(spoken: None, desk, shelf: Path) -> None:
    desk.window.resize(desk.window.minimumSize())
    sources = desk.window.sources
    for begin in (sources.start_claim, sources.start_assessment):
        desk.select("At least 26 cranes were damaged")
        begin()
        desk.settle()
        check(sources)


def check(page: QWidget) -> None:
    for splitter in page.findChildren(QSplitter):
        if splitter.isVisible():
            shown = [splitter.widget(number) for number in range(splitter.count())]
            parts = [part.geometry() for part in shown if part.isVisible()]
            assert all(one.right() < other.left() for one, other in pairwise(parts)), parts
            assert not parts or parts[-1].right() < splitter.width(), parts
