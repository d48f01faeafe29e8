# SPDX-License-Identifier: Apache-2.0
"""Lines of text as rows show them: shortened where they end, read as their script is.

Rows are painted again and again, and shaping their words takes most of the time of it. So each text is shaped once for
a font and a width, and what came of it is kept as long as it is in sight.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from briefing_app.ui import words
from briefing_app.ui.widgets.positions import TextPositions

_KEPT = 1500  # twice the cells that a large screen shows at once
_SPACES = str.maketrans("\n\t", "  ")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


def paint_line(painter: QPainter, area: QRect, text: str, *, right: bool | None = None) -> None:
    """One line of text in the middle of an area; on the side where its script begins, or ``right`` or left as it is
    told."""
    if text:
        _draw(painter, area.left(), area.top(), area.height(), _shaped(text, painter.font(), area.width(), right))


def paint_two_lines(painter: QPainter, area: QRect, text: str) -> None:
    """A text on one line, or on two of which the second is shortened."""
    font, width = painter.font(), area.width()
    first, second = _in_two(text, font, width)
    if not second:
        paint_line(painter, area, first)
        return
    height = painter.fontMetrics().height()
    top = area.center().y() - height
    _draw(painter, area.left(), top, height, _shaped(first, font, width, None))
    _draw(painter, area.left(), top + height, height, _shaped(second, font, width, None))


def _draw(painter: QPainter, left: int, top: int, room: int, shaped: tuple[QTextLayout, float]) -> None:
    layout, height = shaped
    layout.draw(painter, QPointF(left, top + (room - height) / 2))


@lru_cache(_KEPT)
def _shaped(text: str, font: QFont, width: int, right: bool | None) -> tuple[QTextLayout, float]:
    """One line, ready to be drawn, and its height."""
    flip = words.is_right_to_left(text)
    option = QTextOption(_RIGHT if (flip if right is None else right) else _LEFT)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if flip else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    shown = QFontMetrics(font).elidedText(text.translate(_SPACES), Qt.TextElideMode.ElideRight, width)
    layout = QTextLayout(shown, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout, line.height()


@lru_cache(_KEPT)
def _in_two(text: str, font: QFont, width: int) -> tuple[str, str]:
    """What fits on the first line, and the rest."""
    layout = QTextLayout(text.translate(_SPACES), font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    split = TextPositions(text).from_qt(line.textLength()) if line.isValid() else len(text)
    return text[:split].rstrip(), text[split:].lstrip()
