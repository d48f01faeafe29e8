# SPDX-License-Identifier: Apache-2.0
"""The list of conflicts; single keys settle the one that is current."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.lists import RowList


class ConflictList(RowList):
    """Letters and digits stand for what can be done; J goes on."""

    key_pressed = Signal(str)
    side_taken = Signal(int)
    """The number of a side, counted from 1."""
    KEYS: Final = {
        Qt.Key.Key_E: "edit", Qt.Key.Key_B: "both", Qt.Key.Key_A: "assign", Qt.Key.Key_C: "comment",
        Qt.Key.Key_P: "postpone", Qt.Key.Key_K: "keep", Qt.Key.Key_X: "remove", Qt.Key.Key_O: "open",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__(tr("Conflicts"))
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            if key == Qt.Key.Key_J:
                self.step(1)
                return
            if Qt.Key.Key_1.value <= key.value <= Qt.Key.Key_9.value:
                self.side_taken.emit(key.value - Qt.Key.Key_0.value)
                return
            if key in self.KEYS:
                self.key_pressed.emit(self.KEYS[key])
                return
        super().keyPressEvent(event)
