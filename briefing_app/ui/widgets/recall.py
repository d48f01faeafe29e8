# SPDX-License-Identifier: Apache-2.0
"""What was written before, at hand in a line of text: the last values by the down arrow, completion while typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem
from shiboken6 import isValid

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.inputs import Line

AT_HAND = 5
ROW_HEIGHT = 26


class _Rows(QStyledItemDelegate):
    """Rows with room around the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 8, ROW_HEIGHT)


class Recall(QObject):
    """Gives a line its last-used values and the words of the case.

    Down in an empty line, or Alt+Down in any, opens the last ones; typing completes from all of them.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._typed: list[str] = []
        self._recent: list[str] = []
        self._known = QStringListModel(self)
        self._last = QStringListModel(self)
        completer = QCompleter(self._known, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        line.setCompleter(completer)
        self.list = QCompleter(self._last, line)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setMaxVisibleItems(AT_HAND)
        self.list.setWidget(line)
        for popup in (completer.popup(), self.list.popup()):
            if popup is not None:
                popup.setItemDelegate(_Rows(popup))
        self.list.activated.connect(self._take)
        self._open = line.addAction(theme.icon("down"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setToolTip(tr("Last used (down arrow)"))
        self._open.triggered.connect(self.show)
        line.installEventFilter(self)
        line.textChanged.connect(lambda _: self._hint())
        line.editingFinished.connect(lambda: self.note(line.text()))
        self._hint()

    @property
    def values(self) -> list[str]:
        """The last-used values, the latest first."""
        merged = dict.fromkeys((*self._typed, *self._recent))
        return list(merged)[:AT_HAND]

    def offer(self, recent: Sequence[str], known: Sequence[str] = ()) -> None:
        """These were written last in the case, the latest first, and these are all that is known."""
        self._recent = list(recent)
        self._known.setStringList(list(dict.fromkeys((*recent, *known))))
        self._hint()

    def note(self, value: str) -> None:
        """This was typed just now."""
        cleaned = " ".join(value.split())
        if cleaned:
            self._typed = [cleaned, *(text for text in self._typed if text != cleaned)][:AT_HAND]

    def forget(self) -> None:
        """The case is closed: nothing of it stays."""
        self._typed.clear()
        self.offer(())

    def show(self) -> None:
        """Opens the last-used values."""
        self._last.setStringList(self.values)
        if self.values:
            self._line.setFocus()
            self.list.complete()
            popup = self.list.popup()
            if popup is not None:
                popup.setCurrentIndex(self.list.completionModel().index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
            with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Down and (with_alt or (plain and not self._line.text())) and self.values:
                self.show()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._hint(event.type() == QEvent.Type.FocusIn)
        return False

    def _take(self, text: str) -> None:
        self._line.setText(text)
        self._line.textEdited.emit(text)

    def _hint(self, focused: bool | None = None) -> None:
        has_focus = self._line.hasFocus() if focused is None else focused
        if not isValid(self._open):  # the line is on its way out
            return
        self._open.setVisible(has_focus and not self._line.text() and bool(self.values))


class RecallLine(Line):
    """A line of text with what was written in it before."""

    def __init__(self, placeholder: str = "", name: str = "") -> None:
        super().__init__(placeholder, name)
        self.recall = Recall(self)
