# SPDX-License-Identifier: Apache-2.0
"""Values beside each other of which one is chosen: each a button that shows its whole text."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from briefing_app.ui import theme, words
from briefing_app.ui.theme import Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import DrawnButton

_MARK = 24


class ValueChoice(DrawnButton):
    """One of several values, with a mark whether it is chosen; in a group the arrow keys move between them."""

    def __init__(self, text: str, name: str, *, dim: bool = False) -> None:
        super().__init__(text)
        self._dim = dim
        self.setCheckable(True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(theme.interface())
        area = QRect(0, 0, max(40, width - _MARK - Space.M), 10_000)
        return max(32, metrics.boundingRect(area, int(Qt.TextFlag.TextWordWrap), self.text() or " ").height() + Space.L)

    def sizeHint(self) -> QSize:
        return QSize(180, self.heightForWidth(180))

    def minimumSizeHint(self) -> QSize:
        return QSize(90, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        fill = colours.accent_soft if chosen else colours.hover if self.underMouse() else colours.panel
        focus = self.hasFocus()
        line = colours.accent if chosen or focus else colours.line
        rounded(painter, self.rect(), fill=fill, line=line, width=2.0 if focus else 1.0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        middle = QPointF(self.width() - _MARK / 2 - 2 if mirrored else _MARK / 2 + 2, 16)
        painter.setPen(colours.accent if chosen else colours.strong_line)
        painter.setBrush(colours.panel)
        painter.drawEllipse(middle, 5.5, 5.5)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawEllipse(middle, 3, 3)
        painter.setFont(theme.interface())
        painter.setPen(colours.dim if self._dim else colours.text)
        lead, end = (Space.S, -_MARK - 2) if mirrored else (_MARK + 2, -Space.S)
        area = self.rect().adjusted(lead, 7, end, -7)
        right = words.is_right_to_left(self.text())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        draw_text(painter, area, flags, self.text())
