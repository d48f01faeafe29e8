# SPDX-License-Identifier: Apache-2.0
"""A button that is on or off, drawn like a segment of a choice."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from briefing_app.ui import theme
from briefing_app.ui.theme import Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import DrawnButton

HEIGHT = 29


class Toggle(DrawnButton):
    """On is drawn in the accent colour and bold; a screen reader says whether it is checked."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.interface(bold=True)).horizontalAdvance(self.text())
        return QSize(width + Space.XL, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        on = self.isChecked()
        fill = colours.accent if on else colours.hover if self.underMouse() else colours.panel
        rounded(painter, self.rect(), fill=fill, line=colours.accent if on else colours.line)
        painter.setFont(theme.interface(bold=on))
        painter.setPen(colours.on_accent if on else colours.text if self.isEnabled() else colours.dim)
        draw_text(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            rounded(painter, inner, fill=None, line=colours.on_accent if on else colours.accent, width=1.5, radius=3)
