# SPDX-License-Identifier: Apache-2.0
"""A record in a few words, to be opened: what it is to the one that is shown, its title, where it stands."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from briefing_app.ui import theme, words
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_shortened
from briefing_app.ui.widgets.basic import DrawnButton
from briefing_app.ui.widgets.lists import paint_badge
from briefing_app.ui.widgets.painted_lines import paint_two_lines

_LINE = 17
_LEAD = 18
_AIR = 7


class RecordRow(DrawnButton):
    """Click or Return opens the record. ``role``: the colour of the line over the title, which says it in words."""

    def __init__(
        self, over: str, title: str, under: str = "", *, badge: str = "", role: str = "", gone: bool = False
    ) -> None:
        super().__init__(title)
        self._over, self._under, self._badge, self._role, self._gone = over, under, badge, role, gone
        self.setAccessibleName(", ".join(part for part in (over, title, under, badge) if part))
        self.setToolTip(words.tip(title))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * Space.S - (34 if self._badge else 0)
        lines = 2 if QFontMetrics(theme.interface()).horizontalAdvance(self.text()) > room else 1
        return 2 * _AIR + lines * _LINE + (_LINE if self._over else 0) + (_LINE if self._under else 0)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 2 * _AIR + _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        if self.underMouse():
            rounded(painter, self.rect(), fill=colours.hover, line=None)
        if self.hasFocus():
            rounded(painter, self.rect(), fill=None, line=colours.accent, width=2.0)
        area = self.rect().adjusted(Space.S, _AIR, -Space.S, -_AIR)
        if self._badge:
            area = self._paint_badge(painter, area)
        if self._over:
            painter.setFont(theme.interface(Size.LABEL))
            painter.setPen(colours.role(self._role) if self._role else colours.dim)
            draw_shortened(painter, QRect(area.left(), area.top(), area.width(), _LINE), self._over)
            area.setTop(area.top() + _LINE)
        if self._under:
            painter.setFont(theme.interface(Size.LABEL))
            painter.setPen(colours.dim)
            draw_shortened(painter, QRect(area.left(), area.bottom() - _LINE + 1, area.width(), _LINE), self._under)
            area.setBottom(area.bottom() - _LINE)
        font = theme.interface()
        font.setStrikeOut(self._gone)
        painter.setFont(font)
        painter.setPen(colours.dim if self._gone else colours.text)
        paint_two_lines(painter, area, self.text())

    def _paint_badge(self, painter: QPainter, area: QRect) -> QRect:
        middle = area.top() + _LINE // 2 + 1
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            right = area.left() + 28
            paint_badge(painter, right, middle, self._badge)
            return area.adjusted(34, 0, 0, 0)
        left = paint_badge(painter, area.right(), middle, self._badge)
        return QRect(area.left(), area.top(), left - Space.S - area.left(), area.height())
