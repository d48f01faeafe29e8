# SPDX-License-Identifier: Apache-2.0
"""How a short field of a claim is typed into its cell of the claims table."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.services.browse import ClaimRow
from briefing_app.ui import choices, date_words, theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import Index
from briefing_app.ui.panels.claim_columns import COLUMNS
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Tone, Words
from briefing_app.ui.widgets.inputs import Line
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
    """Edits the cells whose column names a field; the table paints them. Return keeps, Esc leaves, Tab goes on."""

    edited = Signal(str, str, object)
    """Claim id, field, value as it is stored."""
    next_requested = Signal(int)
    """Tab: 1 for the next cell that can be typed into, -1 for the one before."""

    def __init__(self, known: Callable[[str], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.table_row_height())

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
