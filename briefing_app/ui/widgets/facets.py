# SPDX-License-Identifier: Apache-2.0
"""The values of a filter to choose from: each with a tick and how often it occurs, several at once, found by typing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from briefing_app.ui import theme
from briefing_app.ui.i18n import digits, tr
from briefing_app.ui.models.rows import Index
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import Floating, LinkButton, column, row
from briefing_app.ui.widgets.inputs import Line

ROW = 28
WIDTH = 300
MOST_ROWS = 11
TYPE_FROM = 9
_VALUE, _COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value (None: not stated), what it is called, and how many rows have it."""

    value: str | None
    label: str
    count: int


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 2 * Space.S, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.colours()
        painter.save()
        area = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            rounded(painter, area, fill=colours.selection if chosen else colours.hover, line=None, radius=4)
        box = QStyleOptionButton()
        box.rect = QRect(area.left() + 6, area.center().y() - 7, 15, 15)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if is_on else QStyle.StateFlag.State_Off
        )
        style = QApplication.style()
        box.rect = style.visualRect(option.direction, area, box.rect)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter)
        number = digits(index.data(_COUNT))
        painter.setFont(theme.interface(Size.LABEL))
        wide = painter.fontMetrics().horizontalAdvance(number)
        painter.setPen(colours.dim)
        inner = area.adjusted(29, 0, -Space.S, 0)
        side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(option.direction)
        draw_text(painter, style.visualRect(option.direction, area, inner), side, number)
        painter.setFont(theme.interface())
        painter.setPen(colours.text)
        inner.setRight(inner.right() - wide - Space.S)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, style.visualRect(option.direction, area, inner), side, text)
        painter.restore()


class FacetPopup(Floating):
    """Opens under a chip. Arrow keys move, Space or Return ticks, Escape closes; ticks count at once."""

    changed = Signal(object)
    """The ticked values, as a tuple."""

    def __init__(self, parent: QWidget, name: str, values: Sequence[FacetValue], ticked: Sequence[str | None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.search_line = Line(tr("Type to find"), tr("Find a value"))
        self.search_line.setVisible(len(values) >= TYPE_FROM)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        absent = [value for value in ticked if value not in {item.value for item in values}]
        for item in (*values, *(FacetValue(value, value or tr("not stated"), 0) for value in absent)):
            self._add(item, item.value in ticked)
        self.clear_link = LinkButton(tr("Clear"), self.clear)
        self.clear_link.setVisible(bool(ticked))
        layout = column(self, Space.S, Space.XS)
        layout.addWidget(self.search_line)
        layout.addWidget(self.list)
        layout.addLayout(row(self.clear_link, None))
        self.list.setFixedSize(WIDTH - 2 * Space.S, ROW * max(1, min(self.list.count(), MOST_ROWS)) + 2)
        self.list.itemClicked.connect(self._toggle)
        self.search_line.textChanged.connect(self._narrow)
        self.search_line.installEventFilter(self)
        self.list.installEventFilter(self)
        if self.list.count():
            self.list.setCurrentRow(0)
        (self.list if self.search_line.isHidden() else self.search_line).setFocus()

    @property
    def ticked(self) -> tuple[str | None, ...]:
        items = (self.list.item(number) for number in range(self.list.count()))
        return tuple(item.data(_VALUE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def open_under(self, anchor: QWidget) -> None:
        """Shows the popup at the leading edge of a widget, inside the screen."""
        self.adjustSize()
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = anchor.width() - self.width() if mirrored else 0
        place = anchor.mapToGlobal(QPoint(left, anchor.height() + 3))
        room = anchor.screen().availableGeometry()
        place.setX(max(room.left() + 4, min(place.x(), room.right() - self.width() - 4)))
        place.setY(max(room.top() + 4, min(place.y(), room.bottom() - self.height() - 4)))
        self.move(place)
        self.show()

    def clear(self) -> None:
        """Takes all ticks off and closes."""
        for number in range(self.list.count()):
            self.list.item(number).setCheckState(Qt.CheckState.Unchecked)
        self.changed.emit(())
        self.close()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key == Qt.Key.Key_Space and watched is self.list):
            self._toggle(self.list.currentItem())
            return True
        if watched is self.search_line and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            QApplication.sendEvent(self.list, event)
            return True
        return False

    def _add(self, value: FacetValue, is_on: bool) -> None:
        item = QListWidgetItem(value.label, self.list)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)  # this class ticks, the view does not
        item.setData(_VALUE, value.value)
        item.setData(_COUNT, value.count)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{value.label}, {digits(value.count)}")

    def _toggle(self, item: QListWidgetItem | None) -> None:
        if item is None or item.isHidden():
            return
        is_on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        self.clear_link.setVisible(bool(self.ticked))
        self.adjustSize()
        self.changed.emit(self.ticked)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        first: QListWidgetItem | None = None
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(wanted not in item.text().casefold())
            if first is None and not item.isHidden():
                first = item
        self.list.setCurrentItem(first)  # type: ignore[arg-type]
