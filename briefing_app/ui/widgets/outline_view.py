# SPDX-License-Identifier: Apache-2.0
"""The tree of an outline: Space leaves out, Alt with the arrows moves, F2 rewords or renames, a drag puts in order."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTreeView,
)

from briefing_app.services.outline import OutlineRow
from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.outline import Branch, OutlineModel, branch_title, count_words, part_words, state_words
from briefing_app.ui.models.rows import Index, Role
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.lists import paint_badge, paint_ground
from briefing_app.ui.widgets.painted_lines import paint_conflict, paint_line

SECTION_HEIGHT, ROW_HEIGHT, MORE_HEIGHT = 32, 48, 32
BOX = 16
ICON = 16
STEP = 14
"""How far a level stands in."""
ICONS = {
    "head": "part_head",
    "bottom_line": "part_text",
    "narrative": "part_text",
    "key_judgments": "assessments",
    "further_judgments": "assessments",
    "developments": "claims",
    "claims": "part_claims",
    "timeline": "part_timeline",
    "since": "history",
    "figures": "part_table",
    "figure_table": "part_table",
    "differing_figures": "part_differing",
    "expert_views": "experts",
    "gaps": "part_gaps",
    "assumptions": "part_assumptions",
    "indicators": "part_indicators",
    "hypotheses": "part_hypotheses",
    "sources": "sources",
    "scales": "part_scales",
    "distribution": "part_distribution",
    "waivers": "part_table",
    "picture": "part_picture",
    "page_break": "part_page_break",
}
"""The icon of each kind of part."""


def _mirrored(area: QRect, whole: QRect, direction: Qt.LayoutDirection) -> QRect:
    return QStyle.visualRect(direction, whole, area)


class OutlineDelegate(QStyledItemDelegate):
    """Paints sections as headings with their counts, records with a box, their words, where from and how good."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.internalId() == 0:
            return QSize(120, SECTION_HEIGHT)
        model = index.model()
        is_row = isinstance(model, OutlineModel) and model.row_at(index) is not None
        return QSize(120, ROW_HEIGHT if is_row else MORE_HEIGHT)

    def box(self, area: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the box of a record stands."""
        box = QRect(area.left() + Space.M + STEP, area.top() + 8, BOX, BOX)
        return _mirrored(box, area, direction)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option)
        if isinstance(item, Branch):
            view = option.widget
            is_open = isinstance(view, QTreeView) and view.isExpanded(index)
            self._paint_section(painter, option, item, is_open)
        elif isinstance(item, OutlineRow):
            self._paint_row(painter, option, item)
        else:
            self._paint_more(painter, option, str(index.data() or ""))
        painter.restore()

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, branch: Branch, is_open: bool) -> None:
        colours = theme.colours()
        section = branch.section
        whole, way = QRect(option.rect), option.direction
        indent = Space.S + (section.level - 1) * STEP
        if section.count:
            place = QRect(whole.left() + indent, whole.top(), 8, whole.height())
            self._paint_fold(painter, _mirrored(place, whole, way), is_open, way)
        left = whole.left() + indent + STEP
        if branch.kind in ICONS:
            place = QRect(left, whole.top() + (whole.height() - ICON) // 2, ICON, ICON)
            ink = colours.strong_line if branch.is_out else colours.dim
            icons.paint(painter, ICONS[branch.kind], ink, QRectF(_mirrored(place, whole, way)))
            left += ICON + Space.XS + 2
        told = part_words(branch) or count_words(section)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        width = painter.fontMetrics().horizontalAdvance(told)
        area = QRect(whole.right() - Space.M - width, whole.top(), width + 1, whole.height())
        draw_text(painter, _mirrored(area, whole, way), Qt.AlignmentFlag.AlignCenter, told)
        font = theme.interface(bold=section.level == 1)
        font.setStrikeOut(branch.is_out)
        painter.setFont(font)
        painter.setPen(colours.dim if branch.is_out else colours.text)
        title = QRect(left, whole.top(), area.left() - left - Space.S, whole.height() - 1)
        if branch.contested:
            title = _mirrored(paint_conflict(painter, _mirrored(title, whole, way), way), whole, way)
        paint_line(painter, _mirrored(title, whole, way), branch_title(branch))

    @staticmethod
    def _paint_fold(painter: QPainter, area: QRect, is_open: bool, way: Qt.LayoutDirection) -> None:
        """What shows whether a section is open."""
        middle = area.center()
        turn = -1 if way == Qt.LayoutDirection.RightToLeft else 1
        points = ((-3.5, -1.5), (0, 2), (3.5, -1.5)) if is_open else ((-1.5, -3.5), (2, 0), (-1.5, 3.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colours().dim, 1.4))
        painter.drawPolyline(QPolygonF([QPointF(middle.x() + x * turn, middle.y() + y) for x, y in points]))

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow) -> None:
        colours = theme.colours()
        whole, way = QRect(option.rect), option.direction
        check = QStyleOptionButton()
        check.rect = self.box(whole, way)
        check.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if row.included else QStyle.StateFlag.State_Off
        )
        widget = option.widget
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, check, painter, widget)
        left = whole.left() + Space.M + STEP + BOX + Space.S
        right = whole.right() - Space.M
        first = QRect(left, whole.top() + 6, right - left, 20)
        second = QRect(left, whole.top() + 26, right - left, 16)
        if row.grade:
            if way == Qt.LayoutDirection.RightToLeft:
                paint_badge(painter, whole.left() + Space.M + 28, whole.center().y(), row.grade)
            else:
                paint_badge(painter, right, whole.center().y(), row.grade)
            first.setRight(right - 36)
            second.setRight(right - 36)
        font = theme.interface()
        font.setStrikeOut(not row.included)
        font.setItalic(bool(row.wording))
        painter.setFont(font)
        painter.setPen(colours.text if row.included else colours.dim)
        if row.contested:
            first = _mirrored(paint_conflict(painter, _mirrored(first, whole, way), way), whole, way)
        paint_line(painter, _mirrored(first, whole, way), words.shortened(row.text, 300))
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        paint_line(painter, _mirrored(second, whole, way), words.joined(state_words(row), row.detail))

    def _paint_more(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(theme.colours().accent)
        whole = QRect(option.rect)
        left = Space.M + STEP + BOX + Space.S
        area = _mirrored(whole.adjusted(left, 0, -Space.M, 0), whole, option.direction)
        draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, text)


class OutlineView(QTreeView):
    """Tells what is wished for; the page does it."""

    include_wanted = Signal(list)
    """Ids: leave these out, or show them if one of them is left out."""
    shift_wanted = Signal(int)
    """Move what is chosen, up (-1) or down (1)."""
    reword_wanted = Signal()
    part_toggled = Signal(str)
    """Key: leave this part out, or show it."""
    rename_wanted = Signal(str)
    edit_wanted = Signal(str)
    """Key: the keyboard goes to what is written in this part."""
    remove_wanted = Signal(str)
    row_activated = Signal(str, str)
    """Type, id."""
    chosen_changed = Signal()

    def __init__(self, model: OutlineModel) -> None:
        super().__init__()
        self._tree = model
        self._open: set[str] = set()
        self._is_held = self._is_due = False
        self.setModel(model)
        self._delegate = OutlineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Outline of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_closed)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_chosen())

    # What is open and chosen

    @property
    def open_sections(self) -> set[str]:
        return set(self._open)

    def open_section(self, key: str) -> None:
        index = self._tree.index_of(key)
        if index.isValid():
            self.setExpanded(index, True)

    def _note_open(self, index: QModelIndex) -> None:
        branch = self._tree.branch_of(index)
        if branch is not None:
            self._open.add(branch.section.key)
            if branch.total is None:
                self._tree.ask(branch.section.key)

    def _note_closed(self, index: QModelIndex) -> None:
        branch = self._tree.branch_of(index)
        if branch is not None:
            self._open.discard(branch.section.key)

    def forget(self) -> None:
        """Another report: nothing is open."""
        self._open.clear()

    @property
    def current_section(self) -> str:
        branch = self._tree.branch_of(self.currentIndex())
        return "" if branch is None else branch.section.key

    @property
    def current_part(self) -> str:
        """The key of the part that is current itself, not a record in it; empty where it is none."""
        branch = self._tree.branch_of(self.currentIndex())
        is_part = branch is not None and branch.part is not None and self.currentIndex().internalId() == 0
        return branch.section.key if branch is not None and is_part else ""

    @property
    def current_row(self) -> OutlineRow | None:
        return self._tree.row_at(self.currentIndex())

    def chosen(self) -> list[OutlineRow]:
        """The chosen records of the current section, in their order."""
        key = self.current_section
        indexes = [
            index
            for index in self.selectionModel().selectedIndexes()
            if (branch := self._tree.branch_of(index)) is not None and branch.section.key == key
        ]
        rows = [self._tree.row_at(index) for index in sorted(indexes, key=lambda index: index.row())]
        return [row for row in rows if row is not None]

    def restore(self, section: str, ids: Sequence[str], place: int) -> None:
        """Opens what was open and chooses what was chosen, after the tree was made anew."""
        wanted, self._open = set(self._open), set()
        self.blockSignals(True)
        for number, branch in enumerate(self._tree.branches):
            if branch.section.key in wanted:
                self.setExpanded(self._tree.index(number, 0), True)
                self._open.add(branch.section.key)
        self.blockSignals(False)
        self._open |= wanted
        self.choose(section, ids)
        self.verticalScrollBar().setValue(place)

    def choose(self, section: str, ids: Sequence[str]) -> bool:
        """Makes these records of a section the chosen ones, or the section itself; False where they are not there."""
        found = [self._tree.index_of(section, id) for id in ids] if ids else [self._tree.index_of(section)]
        found = [index for index in found if index.isValid()]
        if not found:
            return False
        flag = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.setCurrentIndex(found[-1], flag.ClearAndSelect)
        for index in found[:-1]:
            model.select(index, flag.Select)
        return True

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if modifiers == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif plain and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.currentIndex(), space=key == Qt.Key.Key_Space)
        elif plain and key == Qt.Key.Key_F2 and self.current_row is not None:
            self.reword_wanted.emit()
        elif plain and key == Qt.Key.Key_F2 and self.current_part:
            self.rename_wanted.emit(self.current_part)
        elif plain and key == Qt.Key.Key_Delete and self.current_part:
            self.remove_wanted.emit(self.current_part)
        else:
            super().keyPressEvent(event)

    def _act(self, index: QModelIndex, *, space: bool) -> None:
        branch = self._tree.branch_of(index)
        row = self._tree.row_at(index)
        if row is not None and space:
            self.include_wanted.emit([chosen.id for chosen in self.chosen()] or [row.id])
        elif row is not None:
            self.row_activated.emit(row.type, row.id)
        elif branch is not None and index.internalId() == 0 and space and branch.part is not None:
            self.part_toggled.emit(branch.part.key)
        elif branch is not None and index.internalId() == 0 and not branch.shown:
            self.edit_wanted.emit(branch.section.key)
        elif branch is not None and index.internalId() == 0:
            self.setExpanded(index, not self.isExpanded(index))
        elif branch is not None:
            self._tree.ask(branch.section.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._tree.row_at(index)
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            box = self._delegate.box(self.visualRect(index), self.layoutDirection()).adjusted(-5, -5, 5, 5)
            if box.contains(event.position().toPoint()):
                self.include_wanted.emit([row.id])
                return
        self._is_held = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    def _tell_chosen(self) -> None:
        """Not while a button is down: what is dragged from here into a text must not put another in its place."""
        self._is_due = self._is_held
        if not self._is_held:
            self.chosen_changed.emit()

    def _let_go(self) -> None:
        self._is_held = False
        if self._is_due:
            self._tell_chosen()

    def startDrag(self, actions: Qt.DropAction) -> None:
        super().startDrag(actions)
        self._let_go()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._let_go()
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        branch = self._tree.branch_of(index)
        if plain and branch is not None and branch.shown and self._tree.row_at(index) is None:
            self._act(index, space=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._tree.row_at(self.indexAt(event.position().toPoint()))
        if row is not None:
            self.row_activated.emit(row.type, row.id)
        else:
            super().mouseDoubleClickEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Any) -> None:
        """The delegate draws what shows whether a section is open."""
