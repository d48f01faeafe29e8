# SPDX-License-Identifier: Apache-2.0
"""A drop-down of values with words for them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from briefing_app.ui.i18n import tr

Choice = tuple[str | None, str]


class Pick(QComboBox):
    """One value out of a list; None may be one of them. The wheel scrolls the page, not the choice."""

    value_changed = Signal(object)

    def __init__(self, name: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(30)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._values: list[str | None] = []
        self.set_choices(choices)
        self.currentIndexChanged.connect(lambda _: self.value_changed.emit(self.value))

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other values; keeps the chosen one if it is still there."""
        current = self.value
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        for _, text in choices:
            self.addItem(text)
        if current in self._values:
            self.setCurrentIndex(self._values.index(current))
        self.blockSignals(False)

    @property
    def value(self) -> str | None:
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: str | None) -> None:
        """Chooses a value; one that is not offered is added as it is, so that nothing is mapped in silence."""
        if value not in self._values:
            self._values.append(value)
            self.addItem(value or tr("not stated"))
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
