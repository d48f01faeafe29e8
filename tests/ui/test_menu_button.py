# SPDX-License-Identifier: Apache-2.0
"""The button that opens a menu."""

import pytest
from PySide6.QtWidgets import QApplication

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.menu_button import MenuButton

ARROW = 13 + 4  # from the edge to where it begins


@pytest.mark.parametrize("text", ["Add", "Hinzufügen", "Something much longer"])
def test_text_and_arrow_stand_apart(qapp: QApplication, theme: Theme, text: str) -> None:
    button = MenuButton(text, list)
    beside = (button.sizeHint().width() - button.fontMetrics().horizontalAdvance(text)) / 2
    assert beside > ARROW + 3
    button.deleteLater()
