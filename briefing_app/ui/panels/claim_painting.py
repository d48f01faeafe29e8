# SPDX-License-Identifier: Apache-2.0
"""How the rows of the claims table look: claims, what is still to come of them, and the headers of groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygon

from briefing_app.services.browse import ClaimRow
from briefing_app.ui import theme
from briefing_app.ui.i18n import digits
from briefing_app.ui.models.grouped import Group
from briefing_app.ui.models.windowed import PLACEHOLDER, Column
from briefing_app.ui.panels.claim_columns import COLUMNS, GRADE, STATEMENT, is_in_conflict
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.lists import BAR_WIDTH, paint_badge
from briefing_app.ui.widgets.painted_lines import paint_conflict, paint_line, paint_two_lines

if TYPE_CHECKING:
    from briefing_app.ui.panels.claim_table import ClaimTable

_COUNT_WIDTH = 80
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a column stands, and what it shows."""

    column: Column[ClaimRow]
    number: int
    left: int
    width: int


class RowsPainter:
    """Paints once: made for one paint event."""

    def __init__(self, painter: QPainter, table: "ClaimTable") -> None:
        self._painter = painter
        self._table = table
        self._colours = theme.colours()
        self._mirrored = table.isRightToLeft()
        self._cells = _cells_in_sight(table)
        self._left = min((cell.left for cell in self._cells), default=0)
        self._width = max((cell.left + cell.width for cell in self._cells), default=0) - self._left
        current = table.currentIndex()
        self._current = (current.row(), current.column()) if table.hasFocus() else (-1, -1)
        self._font = theme.interface()
        self._struck = theme.interface()
        self._struck.setStrikeOut(True)

    def paint(self, rows: Iterable[int], part: QRect) -> None:
        """Paints what lies in this part of the viewport of these rows."""
        table, model = self._table, self._table.claims
        for number, top, height in table.places_of(rows, part):
            group = model.group_at(number)
            if group is not None:
                self._paint_header(QRect(0, top, table.viewport().width(), height), group, number)
            else:
                chosen = table.selectionModel().isSelected(model.index(number, 0))
                self._paint_ground(QRect(self._left, top, self._width, height), number, chosen)
                self._paint_claim(top, height, number, chosen)

    def _paint_ground(self, area: QRect, number: int, chosen: bool) -> None:
        """Selection, pointer and the line below."""
        colours = self._colours
        under_pointer = number == self._table.row_under_pointer
        fill = colours.selection if chosen else colours.hover if under_pointer else colours.panel
        self._painter.fillRect(area, fill)
        self._painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours.line)

    def _paint_claim(self, top: int, height: int, number: int, chosen: bool) -> None:
        painter, row = self._painter, self._table.claims.row_at(number)
        is_current = number == self._current[0]
        has_bar = self._table.hasFocus() and (chosen or is_current)  # a current row need not be chosen
        for cell in self._cells:
            is_statement = cell.column.key == STATEMENT
            if is_statement and has_bar:
                left = cell.left + cell.width - BAR_WIDTH if self._mirrored else cell.left
                painter.fillRect(QRect(left, top, BAR_WIDTH, height), self._colours.accent)
            area = QRect(cell.left + Space.M, top, cell.width - Space.M - Space.XS, height - 1)
            if row is not None:
                self._paint_cell(area, row, cell.column, chosen)
            elif is_statement:  # a jump is to be seen at once: what is to come is said once in a row
                painter.setFont(self._font)
                painter.setPen(self._colours.dim)
                draw_text(painter, area, _LEADING, PLACEHOLDER)
            if is_current and cell.number == self._current[1]:  # the cell within the row
                painter.fillRect(QRect(cell.left, top + height - 2, cell.width, 2), self._colours.accent)

    def _paint_cell(self, area: QRect, row: ClaimRow, column: Column[ClaimRow], chosen: bool) -> None:
        painter, colours, key, text = self._painter, self._colours, column.key, column.show(row)
        if (row.conflicts and key == STATEMENT) or is_in_conflict(row, key):
            way = Qt.LayoutDirection.RightToLeft if self._mirrored else Qt.LayoutDirection.LeftToRight
            area = paint_conflict(painter, area, way)
        if key == GRADE:
            wide = max(20, QFontMetrics(theme.interface(Size.LABEL, bold=True)).horizontalAdvance(text) + 10)
            paint_badge(painter, area.right() if self._mirrored else area.left() + wide, area.center().y(), text)
            return
        if not text:
            return
        withdrawn = row.status == "withdrawn"
        painter.setFont(self._struck if withdrawn and key == STATEMENT else self._font)
        against = key == "stances" and row.contradicts and not chosen
        dim = (withdrawn or key != STATEMENT) and not chosen
        painter.setPen(colours.contradicts if against else colours.dim if dim else colours.text)
        (paint_two_lines if key == STATEMENT else paint_line)(painter, area, text)

    # Headers of groups

    def _paint_header(self, area: QRect, group: Group, number: int) -> None:
        painter, colours, mirrored = self._painter, self._colours, self._mirrored
        painter.fillRect(area, colours.sunk)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours.line)
        if number == self._current[0]:
            painter.setPen(QPen(colours.accent, 1.5))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        self._paint_arrow(area, self._table.claims.is_expanded(number))
        before = Space.XL + Space.S
        inner = area.adjusted(Space.M, 0, -before, 0) if mirrored else area.adjusted(before, 0, -Space.M, 0)
        font = theme.interface(Size.LABEL, bold=True)
        width = _width_of(group.title, font, inner.width() - _COUNT_WIDTH)
        left = inner.right() - width if mirrored else inner.left()
        title = QRect(left, inner.top(), width + 1, inner.height())
        painter.setFont(font)
        painter.setPen(colours.text)
        paint_line(painter, title, group.title)
        after = QRect(title)
        after.setWidth(_COUNT_WIDTH)
        after.moveLeft(title.left() - _COUNT_WIDTH - Space.S if mirrored else title.right() + Space.S)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        draw_text(painter, after, _LEADING, digits(group.count))

    def _paint_arrow(self, area: QRect, expanded: bool) -> None:
        x = area.right() - Space.L - 1 if self._mirrored else Space.L + 1
        y = area.center().y() + 1
        back = -1 if self._mirrored else 1
        shape = [(-4, -2), (0, 2), (4, -2)] if expanded else [(-2 * back, -4), (2 * back, 0), (-2 * back, 4)]
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours.dim, 1.6))
        painter.drawPolyline(QPolygon([QPoint(x + dx, y + dy) for dx, dy in shape]))
        painter.restore()


def _cells_in_sight(table: "ClaimTable") -> list[_Cell]:
    header, room = table.horizontalHeader(), table.viewport().width()
    cells = [
        _Cell(column, number, header.sectionViewportPosition(number), header.sectionSize(number))
        for number, column in enumerate(COLUMNS)
        if not header.isSectionHidden(number)
    ]
    return [cell for cell in cells if cell.left < room and cell.left + cell.width > 0]


def _width_of(text: str, font: QFont, most: int) -> int:
    """The width of a line that is shortened where it would be longer."""
    metrics = QFontMetrics(font)
    return metrics.horizontalAdvance(metrics.elidedText(text, Qt.TextElideMode.ElideRight, most))
