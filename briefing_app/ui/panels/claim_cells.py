# SPDX-License-Identifier: Apache-2.0
"""How a cell of the claims table looks, and how a short field is typed into it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.services.browse import ClaimRow
from briefing_app.ui import choices, date_words, theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.grouped import GroupedModel
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import PLACEHOLDER, Index
from briefing_app.ui.panels.claim_columns import COLUMNS, CONFLICT, GRADE, STATEMENT, is_in_conflict
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import Tone, Words
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import FOCUSED, SELECTED, paint_badge, paint_ground, paint_line, paint_two_lines
from briefing_app.ui.widgets.picks import Pick

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HINT_WIDTH = 340
Hint = QStyledItemDelegate.EndEditHint


class _Hint(Words):
    """A few words under a cell that is being typed into."""

    def __init__(self, beside: QWidget) -> None:
        super().__init__("", Size.LABEL, parent=beside.parentWidget())
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setMargin(Space.XS)
        self.setFrameShape(Words.Shape.Box)
        beside.destroyed.connect(self.deleteLater)

    def say(self, text: str, *, wrong: bool, beside: QWidget) -> None:
        self.setText(text)
        self.set_tone(Tone.ALARM if wrong else Tone.DIM)
        self.setVisible(bool(text) and beside.isVisible())
        self.setWordWrap(self.fontMetrics().horizontalAdvance(text) > _HINT_WIDTH)
        width = _HINT_WIDTH if self.wordWrap() else self.sizeHint().width()
        self.resize(width, self.heightForWidth(width) if self.wordWrap() else self.sizeHint().height())
        host = self.parentWidget() or beside
        area, room = beside.geometry(), host.rect()
        below = area.bottom() + 2
        top = below if below + self.height() <= room.bottom() else area.top() - self.height() - 2
        left = area.right() - self.width() if self.isRightToLeft() else area.left()
        self.move(max(0, min(left, room.right() - self.width())), top)
        self.raise_()


class DateLine(Line):
    """A date typed as people write it; says how it is understood, or what is wrong."""

    def __init__(self) -> None:
        super().__init__(tr("e.g. 24 Oct 2023"), tr("When it happened"))
        self._hint: _Hint | None = None
        self.textEdited.connect(lambda _: self.tell())

    def set_value(self, edtf: str | None) -> None:
        """Shows a stored date in words that read back as the same date, else as it is stored."""
        said = words.date_in_words(edtf)
        try:
            same = bool(said) and str(read_date(said)) == edtf
        except InvalidDate:
            same = False
        self.setText(said if same else edtf or "")

    @property
    def understood(self) -> PartialDate | None:
        """None for an empty line. Raises InvalidDate."""
        text = self.text().strip()
        return read_date(text) if text else None

    def tell(self) -> str:
        """The words under the line; returns what is wrong, or nothing."""
        try:
            found = self.understood
        except InvalidDate as error:
            hint, wrong = f"✕ {error}", str(error)
        else:
            hint, wrong = (date_words.in_words(found, "long") if found else ""), ""
        self.setAccessibleDescription(hint)
        if self._hint is None:
            self._hint = _Hint(self)
        self._hint.say(hint, wrong=bool(wrong), beside=self)
        return wrong


class ClaimDelegate(QStyledItemDelegate):
    """Paints cells; edits those whose column names a field. Return keeps, Esc leaves, Tab goes on."""

    edited = Signal(str, str, object)
    """Claim id, field, value as it is stored."""
    next_requested = Signal(int)
    """Tab: 1 for the next cell that can be typed into, -1 for the one before."""

    def __init__(
        self, model: GroupedModel[ClaimRow], known: Callable[[str], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._known = known

    # Looks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.table_row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, number, column = self._model, index.row(), COLUMNS[index.column()]
        if model.group_at(number) is not None:
            return  # the view paints the whole row
        painter.save()
        paint_ground(painter, option, bar=column.key == STATEMENT)
        row, rect = model.row_at(number), option.rect
        area = rect.adjusted(Space.M, 0, -Space.XS, -1)
        if row is not None:
            self._paint_row(painter, option, area, row, column.key, column.show(row))
        elif column.key == STATEMENT:  # a jump is to be seen at once: what is to come is said once in a row
            painter.setPen(theme.colours().dim)
            draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, PLACEHOLDER)
        if option.state.value & FOCUSED:  # the cell within the row
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.colours().accent)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: ClaimRow, key: str, text: str
    ) -> None:
        colours = theme.colours()
        withdrawn = row.status == "withdrawn"
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        if row.conflicts and (key == STATEMENT or is_in_conflict(row, key)):
            area = self._paint_conflict(painter, area, mirrored)
        if key == GRADE:
            wide = max(20, QFontMetrics(theme.interface(Size.LABEL, bold=True)).horizontalAdvance(text) + 10)
            paint_badge(painter, area.right() if mirrored else area.left() + wide, area.center().y(), text)
            return
        font = theme.interface()
        font.setStrikeOut(withdrawn and key == STATEMENT)
        painter.setFont(font)
        chosen = option.state.value & SELECTED
        against = key == "stances" and row.contradicts and not chosen
        dim = (withdrawn or key != STATEMENT) and not chosen
        painter.setPen(colours.contradicts if against else colours.dim if dim else colours.text)
        (paint_two_lines if key == STATEMENT else paint_line)(painter, area, text)

    def _paint_conflict(self, painter: QPainter, area: QRect, mirrored: bool) -> QRect:
        """The sign of a conflict before the text; returns what is left of the cell."""
        painter.setFont(theme.interface())
        painter.setPen(theme.colours().warning)
        sign = QRect(area)
        sign.setWidth(14)
        if mirrored:
            sign.moveRight(area.right())
        draw_text(painter, sign, Qt.AlignmentFlag.AlignCenter, CONFLICT)
        return area.adjusted(0, 0, -18, 0) if mirrored else area.adjusted(18, 0, 0, 0)

    # Typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        column = COLUMNS[index.column()]
        if not isinstance(index.data(Role.ROW), ClaimRow):
            return None
        editor: Line | Pick
        if column.edits in ("kind", "handling"):
            options = _CHOICES[column.edits]()
            editor = Pick(tr(column.title), options)
        elif column.edits == "event_time":
            editor = DateLine()
        else:
            editor = Line("", tr(column.title))
            editor.complete_with(self._known(column.edits))
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        height = max(editor.sizeHint().height(), theme.control_height())
        width = max(area.width(), 150)
        left = area.right() - width + 1 if option.direction == Qt.LayoutDirection.RightToLeft else area.left()
        editor.setGeometry(left, area.center().y() - height // 2, width, height)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row = index.data(Role.ROW)
        field = COLUMNS[index.column()].edits
        if not isinstance(row, ClaimRow) or editor.property("filled"):
            return  # the rows were read anew; what is being typed stays
        editor.setProperty("filled", True)
        value = getattr(row, field)
        if isinstance(editor, Pick):
            editor.set_value(value)
        elif isinstance(editor, DateLine):
            editor.set_value(value)
            editor.selectAll()
        elif isinstance(editor, Line):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        row = index.data(Role.ROW)
        field = COLUMNS[index.column()].edits
        if not isinstance(row, ClaimRow):
            return
        value: str | None
        if isinstance(editor, Pick):
            value = editor.value
        elif isinstance(editor, DateLine):
            found = editor.understood
            value = str(found) if found else None
        elif isinstance(editor, Line):
            value = editor.text().strip() or None
        else:
            return
        if value != getattr(row, field):
            self.edited.emit(row.id, field, value)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if event.key() in (*_RETURN, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return self._leave(editor, event)
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and isinstance(editor, DateLine):
            try:
                _ = editor.understood
            except InvalidDate:
                return False  # it stays open with what was typed
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Keeps what was typed, if it can be understood; else the cell stays open and says why."""
        popup = editor.view() if isinstance(editor, Pick) else None
        if popup is not None and popup.isVisible():
            return False
        if isinstance(editor, DateLine) and editor.tell():
            return True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, Hint.NoHint)
        if event.key() == Qt.Key.Key_Tab:
            self.next_requested.emit(1)
        elif event.key() == Qt.Key.Key_Backtab:
            self.next_requested.emit(-1)
        return True


_CHOICES: Mapping[str, Callable[[], Sequence[tuple[str | None, str]]]] = {
    "kind": lambda: [(option.value, tr(option.label)) for option in choices.claim_kinds()],
    "handling": choices.handlings,
}
