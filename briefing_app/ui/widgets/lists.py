# SPDX-License-Identifier: Apache-2.0
"""The list that pages share: two lines and a badge in a row, lines between rows, focus to be seen."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from briefing_app.ui import theme
from briefing_app.ui.models.rows import Index, ListRow, Role, RowsModel
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_shortened, draw_text
from briefing_app.ui.widgets.painted_lines import paint_conflict, paint_line

# Numbers, because each cell asks for them at each painting, and Qt's enumerations are slow in Python.
SELECTED = QStyle.StateFlag.State_Selected.value
UNDER_POINTER = QStyle.StateFlag.State_MouseOver.value
BAR_WIDTH = 3
"""Of what says where the keyboard is."""


def arrow_step(event: QKeyEvent) -> int:
    """Which way the key goes in a list: 1 down, -1 up, 0 for any other key."""
    return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)


def paint_badge(painter: QPainter, right: int, middle: int, text: str) -> int:
    """A small box with a grade, its right edge and its middle given; returns its left edge."""
    colours = theme.colours()
    font = theme.interface(Size.LABEL, bold=True)
    width = max(20, QFontMetrics(font).horizontalAdvance(text) + 10)
    area = QRect(right - width, middle - 10, width, 20)
    rounded(painter, area, fill=colours.panel, line=colours.line, radius=4)
    painter.setFont(font)
    painter.setPen(colours.dim)
    draw_text(painter, area, Qt.AlignmentFlag.AlignCenter, text)
    return area.left()


def place_badge(
    painter: QPainter,
    area: QRect,
    middle: int,
    text: str,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """A badge at the trailing end of an area, which is then shorter by it."""
    if direction == Qt.LayoutDirection.RightToLeft:
        wide = max(20, QFontMetrics(theme.interface(Size.LABEL, bold=True)).horizontalAdvance(text) + 10)
        paint_badge(painter, area.left() + wide, middle, text)
        area.setLeft(area.left() + wide + Space.S)
    else:
        area.setRight(paint_badge(painter, area.right(), middle, text) - Space.S)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, bar: bool = True, line: bool = True) -> None:
    """What is under a row: selection, pointer, focus and the line below. The bar says where the keyboard is."""
    colours, state, rect = theme.colours(), option.state.value, option.rect
    chosen = state & SELECTED
    painter.fillRect(rect, colours.selection if chosen else colours.hover if state & UNDER_POINTER else colours.panel)
    if line:
        painter.setPen(colours.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    view = option.widget if bar else None
    if not (isinstance(view, QAbstractItemView) and view.hasFocus()):
        return
    if chosen or view.visualRect(view.currentIndex()).top() == rect.top():  # a current row need not be chosen
        area = QRect(rect)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            area.setLeft(area.right() - BAR_WIDTH + 1)
        else:
            area.setWidth(BAR_WIDTH)
        painter.fillRect(area, colours.accent)


def rows_in_sight(table: QTableView) -> range:
    """The numbers of the rows of which one sees anything."""
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    return range(max(0, first), (last if last >= 0 else table.model().rowCount() - 1) + 1)


class RowDelegate(QStyledItemDelegate):
    """Paints a ListRow."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(Role.ROW)
        two = isinstance(item, ListRow) and bool(item.detail)
        height = theme.list_row_height() if two else theme.control_height() + 8
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option)
        if isinstance(item, ListRow):
            self._paint_row(painter, option, item)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, item: ListRow) -> None:
        colours = theme.colours()
        area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
        has_detail = bool(item.detail)
        rest = (area.height() - 39) // 2
        first = QRect(area.left(), area.top() + rest, area.width(), 20) if has_detail else QRect(area)
        second = QRect(area.left(), area.top() + rest + 21, area.width(), 18)
        if item.badge:
            middle = second.center().y() if has_detail else area.center().y()
            place_badge(painter, second if has_detail else first, middle, item.badge, option.direction)
        if item.contested:
            first = paint_conflict(painter, first, option.direction)
        font = theme.interface(bold=has_detail)
        font.setStrikeOut(item.struck)
        painter.setFont(font)
        painter.setPen(colours.dim if item.struck else colours.text)
        paint_line(painter, first, item.title)
        if has_detail:
            painter.setFont(theme.interface(Size.LABEL))
            painter.setPen(colours.role(item.stance) if item.stance else colours.dim)
            draw_shortened(painter, second, item.detail)


class RowList(QListView):
    """A list of ListRow; tells which record is current, by its id."""

    current_changed = Signal(str)
    activated_id = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = RowsModel(self)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.use_rows(self.rows)
        self.activated.connect(lambda index: self.activated_id.emit(index.data(Role.ID)))

    def use_rows(self, rows: RowsModel) -> None:
        """Shows the rows of another model."""
        self.rows = rows
        self.setModel(rows)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def current_id(self) -> str:
        """The id of the current record, or empty."""
        value = self.currentIndex().data(Role.ID)
        return value if isinstance(value, str) else ""

    def set_rows(self, rows: list[ListRow]) -> None:
        """Shows these rows, and keeps the current one if it is still there."""
        current = self.current_id
        self.selectionModel().blockSignals(True)
        self.rows.set_rows(rows)
        self.selectionModel().blockSignals(False)
        if current and self.rows.row_of(current) >= 0:
            self.select(current, quiet=True)
        elif current:
            self.current_changed.emit("")

    def select(self, id: str, *, quiet: bool = False) -> bool:
        """Makes the record current; False if it is not in the list."""
        number = self.rows.row_of(id)
        if number < 0:
            return False
        model = self.selectionModel()
        if quiet:
            model.blockSignals(True)
        model.setCurrentIndex(self.rows.index(number), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self.scrollTo(self.rows.index(number))
        self.viewport().update()
        return True

    def step(self, by: int) -> bool:
        """Goes so many rows down, as far as there are any; False where there is nothing to do."""
        rows = self.rows.rows
        if not by or not rows:
            return False
        number = self.rows.row_of(self.current_id) + by
        return self.select(rows[max(0, min(number, len(rows) - 1))].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.current_id:
            self.activated_id.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.current_changed.emit(current.data(Role.ID) or "")
