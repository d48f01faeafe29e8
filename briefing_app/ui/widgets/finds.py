# SPDX-License-Identifier: Apache-2.0
"""Rows of a search result, by kind, with the matches to be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui import theme
from briefing_app.ui.models.rows import ListRow, Role, RowsModel
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.lists import paint_ground
from briefing_app.ui.widgets.painted_lines import paint_line
from briefing_app.ui.widgets.positions import TextPositions

Index = QModelIndex | QPersistentModelIndex
Ranges = Sequence[tuple[int, int]]
"""Matches in a text, as (start, end) code points."""
HEAD_HEIGHT = 30
ELLIPSIS = "…"
_UNBOUNDED = 100_000.0
BEFORE_MATCH = 12
"""Characters that are kept before a match that would not be in sight."""


@dataclass(frozen=True, slots=True)
class HeadRow(ListRow):
    """The name of a kind over its finds. It cannot be chosen."""


@dataclass(frozen=True, slots=True)
class FindRow(ListRow):
    """A find; ``ranges`` are the matches in ``detail``, in code points."""

    ranges: tuple[tuple[int, int], ...] = ()


class FindsModel(RowsModel):
    """Finds under the names of their kinds."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(index.data(Role.ROW), HeadRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def formats(text: str, ranges: Ranges, *, ink: str = "accent") -> list[QTextLayout.FormatRange]:
    """The matches in bold and in a role's colour, for a text layout."""
    positions = TextPositions(text)
    shown = QTextCharFormat()
    shown.setFontWeight(QFont.Weight.Bold)
    shown.setForeground(theme.colours().role(ink))
    result = []
    for start, end in ranges:
        part = QTextLayout.FormatRange()
        part.start, part.length = positions.to_qt(start), positions.to_qt(end) - positions.to_qt(start)
        part.format = shown
        result.append(part)
    return result


def _laid_out(text: str, ranges: Ranges, font: QFont, width: float = _UNBOUNDED) -> QTextLayout:
    """Its one line holds as much of the text, from its beginning, as fits into this width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats(text, ranges))
    layout.beginLayout()
    layout.createLine().setLineWidth(width)
    layout.endLayout()
    return layout


def _measured(text: str, ranges: Ranges, font: QFont, width: float = _UNBOUNDED) -> tuple[float, int]:
    """How wide such a line is, and how many code points it holds."""
    layout = _laid_out(text, ranges, font, width)  # owns its line
    line = layout.lineAt(0)
    return line.naturalTextWidth(), TextPositions(text).from_qt(line.textLength())


def shortened_around(text: str, ranges: Ranges, font: QFont, width: int) -> tuple[str, Ranges]:
    """What one line holds of a text, with an ellipsis wherever something is left away; the first match is in it."""
    if _measured(text, ranges, font)[0] <= width:
        return text, ranges
    room = width - QFontMetrics(font).horizontalAdvance(ELLIPSIS)
    _, kept = _measured(text, ranges, font, room)
    if ranges and ranges[0][1] > kept:
        start = text.rfind(" ", 0, max(0, ranges[0][0] - BEFORE_MATCH)) + 1
        if start > len(ELLIPSIS) + 1:
            by = start - len(ELLIPSIS) - 1
            return shortened_around(f"{ELLIPSIS} {text[start:]}", [(a - by, b - by) for a, b in ranges], font, width)
    shown = text[:kept].rstrip(f"{ELLIPSIS} ")
    return shown + ELLIPSIS, [(start, min(end, len(shown))) for start, end in ranges if start < len(shown)]


def paint_marked(painter: QPainter, area: QRect, text: str, ranges: Ranges) -> None:
    """One line of text with its matches, shortened to the area."""
    layout = _laid_out(*shortened_around(text, ranges, painter.font(), area.width()), painter.font())
    line, left = layout.lineAt(0), float(area.left())
    if layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft:
        left = area.right() - line.naturalTextWidth()
    layout.draw(painter, QPointF(left, area.center().y() - line.height() / 2 + 1))


class FindsDelegate(QStyledItemDelegate):
    """Title over the words around the match."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = HEAD_HEIGHT if isinstance(index.data(Role.ROW), HeadRow) else theme.list_row_height() - 6
        return QSize(160, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        if isinstance(item, HeadRow):
            self._paint_head(painter, option, item)
        elif isinstance(item, FindRow):
            self._paint_find(painter, option, item)
        painter.restore()

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, item: HeadRow) -> None:
        colours = theme.colours()
        area = QRect(option.rect).adjusted(Space.M, 4, -Space.M, 0)
        painter.setFont(theme.interface(Size.SMALL, bold=True))
        painter.setPen(colours.dim)
        draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, item.title)

    def _paint_find(self, painter: QPainter, option: QStyleOptionViewItem, item: FindRow) -> None:
        colours = theme.colours()
        paint_ground(painter, option)
        area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
        top = area.top() + (area.height() - 38) // 2
        painter.setFont(theme.interface(bold=True))
        painter.setPen(colours.text)
        paint_line(painter, QRect(area.left(), top, area.width(), 20), item.title)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        paint_marked(painter, QRect(area.left(), top + 20, area.width(), 18), item.detail, item.ranges)
