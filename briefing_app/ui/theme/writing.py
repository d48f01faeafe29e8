# SPDX-License-Identifier: Apache-2.0
"""Painted text that stays readable in a mirrored window.

A painter of a mirrored widget takes every text for one that runs from right to left: an English "Open a case…" then
begins with its dots. Here the side comes from the window and the direction from the text.

The same words are painted again and again, and to shape them takes most of the time of it. So what came of it is kept
as long as it is likely to be in sight.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

KEPT = 1500
"""Twice the texts that a large screen shows at once."""
_SIDES = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignRight.value
_FORCED = Qt.TextFlag.TextForceLeftToRight.value
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value
_CENTRE = Qt.AlignmentFlag.AlignHCenter.value
_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value
_BOTTOM = Qt.AlignmentFlag.AlignBottom.value
_PLAIN = _SIDES | _CENTRE | _MIDDLE | _BOTTOM | Qt.AlignmentFlag.AlignTop.value | _ABSOLUTE

Flags = Qt.AlignmentFlag | Qt.TextFlag | int


def draw_text(painter: QPainter, area: QRect | QRectF, flags: Flags, text: str) -> None:
    """As ``QPainter.drawText``: ``AlignLeading`` and ``AlignTrailing`` are those of the window, and are not to be
    swapped by hand; the text runs as its own script does."""
    mirrored = painter.layoutDirection()
    value = sides_of(flags, mirrored)
    if value | _PLAIN == _PLAIN and "\n" not in text and "\t" not in text:
        layout, width, height = shaped(text, painter.font())
        across, down = area.width() - width, area.height() - height
        if across >= 0 and down >= 0:
            left = across if value & _RIGHT else across / 2 if value & _CENTRE else 0
            top = down / 2 if value & _MIDDLE else down if value & _BOTTOM else 0
            layout.draw(painter, QPointF(area.x() + left, area.y() + top))
            return
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(area, value, text)
    painter.setLayoutDirection(mirrored)


def draw_shortened(painter: QPainter, area: QRect, text: str) -> None:
    """One line on the leading side of the window, with an ellipsis where the area ends."""
    shown = shortened(text, painter.font(), area.width())
    draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, shown)


@lru_cache(KEPT)
def shaped(
    text: str, font: QFont, direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto
) -> tuple[QTextLayout, float, float]:
    """One line, ready to be drawn, with its width and its height."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    line.setLineWidth(line.naturalTextWidth())
    return layout, line.naturalTextWidth(), line.height()


@lru_cache(KEPT)
def shortened(text: str, font: QFont, width: int) -> str:
    """The text with an ellipsis where it would be wider."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def sides_of(flags: Flags, direction: Qt.LayoutDirection) -> int:
    """Flags with leading and trailing made left and right for good."""
    value = int(flags)
    if not value & (_SIDES | Qt.AlignmentFlag.AlignHCenter.value | Qt.AlignmentFlag.AlignJustify.value):
        value |= Qt.AlignmentFlag.AlignLeft.value
    if direction == Qt.LayoutDirection.RightToLeft and value & _SIDES and not value & _ABSOLUTE:
        value ^= _SIDES
    return value | _ABSOLUTE


def label_sides(flags: int) -> int:
    """The same for what a QLabel has decided already: it puts a text from left to right on the left, whatever the
    window; here it stands on the leading side of a mirrored window, as all the rest does."""
    return flags ^ _SIDES if flags & _FORCED and flags & _SIDES else flags
