# SPDX-License-Identifier: Apache-2.0
"""Painted text that stays readable in a mirrored window.

A painter of a mirrored widget takes every text for one that runs from right to left: an English "Open a case…" then
begins with its dots. Here the side comes from the window and the direction from the text.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

_SIDES = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignRight.value
_FORCED = Qt.TextFlag.TextForceLeftToRight.value
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute.value

Flags = Qt.AlignmentFlag | Qt.TextFlag | int


def draw_text(painter: QPainter, area: QRect | QRectF, flags: Flags, text: str) -> None:
    """As ``QPainter.drawText``: ``AlignLeading`` and ``AlignTrailing`` are those of the window, and are not to be
    swapped by hand; the text runs as its own script does."""
    mirrored = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(area, sides_of(flags, mirrored), text)
    painter.setLayoutDirection(mirrored)


def draw_shortened(painter: QPainter, area: QRect, text: str) -> None:
    """One line on the leading side of the window, with an ellipsis where the area ends."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, shown)


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
