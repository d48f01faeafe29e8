# SPDX-License-Identifier: Apache-2.0
"""Lines of text as rows show them: shortened where they end, each on the side where its script begins."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout

from briefing_app.ui import theme, words
from briefing_app.ui.theme.writing import KEPT, draw_text, shaped, shortened
from briefing_app.ui.widgets.positions import TextPositions

SIGN_WIDTH = 18
"""What the sign of a conflict takes from a line."""
_SPACES = str.maketrans("\n\t", "  ")


def paint_line(painter: QPainter, area: QRect, text: str, *, right: bool | None = None) -> None:
    """One line in the middle of an area; on the side where its script begins, or ``right`` or left as it is told."""
    if text:
        _draw(painter, area.left(), area.top(), area.width(), area.height(), text, painter.font(), right)


def paint_conflict(painter: QPainter, area: QRect, direction: Qt.LayoutDirection) -> QRect:
    """The sign of a conflict at the leading end of an area; returns what is left of it."""
    sign = QRect(area)
    sign.setWidth(SIGN_WIDTH - 4)
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    if mirrored:
        sign.moveRight(area.right())
    painter.save()
    painter.setFont(theme.interface())
    painter.setPen(theme.colours().warning)
    draw_text(painter, sign, Qt.AlignmentFlag.AlignCenter, words.CONFLICT_SIGN)
    painter.restore()
    return area.adjusted(0, 0, -SIGN_WIDTH, 0) if mirrored else area.adjusted(SIGN_WIDTH, 0, 0, 0)


def paint_two_lines(painter: QPainter, area: QRect, text: str) -> None:
    """A text on one line, or on two of which the second is shortened."""
    font, left, width = painter.font(), area.left(), area.width()
    first, second = _in_two(text, font, width)
    if not second:
        paint_line(painter, area, first)
        return
    height = painter.fontMetrics().height()
    top = area.center().y() - height
    _draw(painter, left, top, width, height, first, font, None)
    _draw(painter, left, top + height, width, height, second, font, None)


def _draw(
    painter: QPainter, left: int, top: int, room: int, height: int, text: str, font: QFont, right: bool | None
) -> None:
    flip, shown = _fitted(text, font, room)
    direction = Qt.LayoutDirection.RightToLeft if flip else Qt.LayoutDirection.LeftToRight
    layout, width, high = shaped(shown, font, direction)
    indent = room - width if (flip if right is None else right) else 0.0
    layout.draw(painter, QPointF(left + indent, top + (height - high) / 2))


@lru_cache(KEPT)
def _fitted(text: str, font: QFont, width: int) -> tuple[bool, str]:
    """Whether a line runs from right to left, and as much of it as there is room for."""
    return words.is_right_to_left(text), shortened(text.translate(_SPACES), font, width)


@lru_cache(KEPT)
def _in_two(text: str, font: QFont, width: int) -> tuple[str, str]:
    """What fits on the first line, and the rest."""
    layout = QTextLayout(text.translate(_SPACES), font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    split = TextPositions(text).from_qt(line.textLength()) if line.isValid() else len(text)
    return text[:split].rstrip(), text[split:].lstrip()
