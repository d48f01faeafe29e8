# SPDX-License-Identifier: Apache-2.0
"""Two fields beside each other, as long as there is room for both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from briefing_app.ui.theme import Space


class SideBySide(QWidget):
    """Equally wide; one under the other where half of the width is less than ``least`` pixels."""

    def __init__(self, first: QWidget, second: QWidget, least: int) -> None:
        super().__init__()
        self._least = least
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.M)
        for part in (first, second):
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)
            self._layout.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = (self.width() - Space.M) // 2 >= self._least
        direction = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            for place in range(self._layout.count()):
                self._layout.setStretch(place, int(has_room))
