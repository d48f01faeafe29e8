# SPDX-License-Identifier: Apache-2.0
"""A list of judgments: who, what, and the range on a common scale from 0 to 100 per cent."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui import theme
from briefing_app.ui.models.rows import ListRow, Role
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.widgets.lists import paint_badge, paint_ground, paint_line

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 66
BAR_SHARE = 0.36


@dataclass(frozen=True, slots=True)
class JudgmentRow(ListRow):
    """A judgment with its range in per cent; without one, what was said instead."""

    low: float | None = None
    high: float | None = None
    said: str = ""
    key: bool = False


class JudgmentDelegate(QStyledItemDelegate):
    """Statement and author on the leading side, the range as a bar on the other."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option)
        if isinstance(item, JudgmentRow):
            area = QRect(option.rect).adjusted(Space.L, 0, -Space.XL, -1)
            wide = round(area.width() * BAR_SHARE)
            texts = QRect(area).adjusted(0, 0, -wide - Space.XL, 0)
            self._paint_texts(painter, texts, item)
            self._paint_bar(painter, QRect(area.right() - wide, area.center().y() - 8, wide, 17), item)
        painter.restore()

    def _paint_texts(self, painter: QPainter, area: QRect, item: JudgmentRow) -> None:
        colours = theme.colours()
        first = QRect(area.left(), area.top() + 12, area.width(), 20)
        second = QRect(area.left(), area.top() + 34, area.width(), 18)
        if item.key:
            left = paint_badge(painter, first.right(), first.center().y(), "key")
            first.setRight(left - Space.S)
        font = theme.interface(bold=True)
        font.setStrikeOut(item.struck)
        painter.setFont(font)
        painter.setPen(colours.dim if item.struck else colours.text)
        paint_line(painter, first, item.title)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        text = painter.fontMetrics().elidedText(item.detail, Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bar(self, painter: QPainter, area: QRect, item: JudgmentRow) -> None:
        colours = theme.colours()
        painter.setFont(theme.interface(Size.SMALL))
        if item.low is None or item.high is None:
            painter.setPen(QPen(colours.line, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area)
            painter.setPen(colours.dim)
            text = painter.fontMetrics().elidedText(item.said, Qt.TextElideMode.ElideRight, area.width() - 8)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            return
        rounded(painter, area, fill=colours.sunk, line=colours.line, radius=2)
        left = area.left() + area.width() * item.low / 100
        wide = max(4.0, area.width() * (item.high - item.low) / 100)
        rounded(
            painter, QRectF(left, area.top() + 3, wide, area.height() - 6), fill=colours.accent, line=None, radius=2
        )
        painter.setPen(colours.dim)
        over = QRect(area.left(), area.bottom() + 1, area.width(), 16)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(item.said)
        place = min(max(round(left + wide / 2 - width / 2), area.left()), area.right() - width)
        painter.drawText(QRect(place, over.top(), width + 4, 16), Qt.AlignmentFlag.AlignLeft, item.said)
