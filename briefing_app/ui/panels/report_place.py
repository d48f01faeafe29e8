# SPDX-License-Identifier: Apache-2.0
"""What the report does with the chosen record: shown or left out, in which words."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing_app.services.outline import OutlineRow
from briefing_app.ui import change_words, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.outline import state_words
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, LinkButton, Surface, Tone, Words, column, row
from briefing_app.ui.widgets.inputs import TextBox

WORDED = ("claim", "assessment")
"""Types that a report can word in its own way."""


class ReportPlace(Surface):
    """Stands where texts are written. The wording is saved when one leaves it or presses Return."""

    included_changed = Signal(list)
    reworded = Signal(str, object)
    """Id, the words of this report or None for those of the case."""
    reset_wanted = Signal(list)
    open_wanted = Signal(str, str)
    left = Signal()
    """Editing has ended; the keyboard goes back to the outline."""

    def __init__(self) -> None:
        super().__init__("background")
        self._rows: list[OutlineRow] = []
        self._may_change = True
        self._about = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self._statement = Words("", wrap=True)
        self._statement.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wording = TextBox(2, 5)
        self._wording = Field(tr("In this report (F2)"), self.wording)
        self.show_button = LinkButton(tr("Leave out"), lambda: self.included_changed.emit(self._ids))
        self.reset_button = LinkButton(tr("As the case has it"), lambda: self.reset_wanted.emit(self._ids))
        self.open_button = LinkButton(tr("Open it"), self._open)
        layout = column(self, spacing=Space.S)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        for part in (self._about, self._statement, self._wording):
            layout.addWidget(part)
        layout.addLayout(row(self.show_button, self.reset_button, self.open_button, None))
        self.wording.installEventFilter(self)
        self.show_rows([], may_change=True)

    def places(self, placement: str) -> dict[str, dict[str, QWidget]]:
        """What shows the fields of the one record that is chosen, and of its place in the report, by their ids."""
        one = self._one
        return (
            {}
            if one is None
            else {placement: {"wording": self.wording, "": self._about}, one.id: {"": self._statement}}
        )

    @property
    def _ids(self) -> list[str]:
        return [found.id for found in self._rows]

    @property
    def _one(self) -> OutlineRow | None:
        return self._rows[0] if len(self._rows) == 1 else None

    def show_rows(self, rows: list[OutlineRow], *, may_change: bool) -> None:
        """Shows what is chosen; what somebody is typing for the same record is left alone."""
        former = self._one
        self._rows, self._may_change = list(rows), may_change
        one = self._one
        self.setVisible(bool(rows))
        if not rows:
            return
        self._about.setText(self._title())
        self._statement.setText(words.shortened(one.statement, 400) if one is not None else "")
        self._statement.setVisible(one is not None)
        is_worded = one is not None and one.type in WORDED
        self._wording.setVisible(is_worded and may_change)
        if one is not None and not (self.wording.hasFocus() and former is not None and former.id == one.id):
            self.wording.set_text(one.wording)
            self.wording.setPlaceholderText(tr("worded as in the case"))
        any_out = any(not found.included for found in rows)
        self._say(self.show_button, tr("Show in the report") if any_out else tr("Leave out"))
        changed = any(found.wording or found.placed or not found.included for found in rows)
        self.show_button.setVisible(may_change)
        self.reset_button.setVisible(may_change and changed)
        self.open_button.setVisible(is_worded)

    @staticmethod
    def _say(link: LinkButton, text: str) -> None:
        link.setText(text)
        link.setAccessibleName(text)
        link.updateGeometry()

    def _title(self) -> str:
        one = self._one
        if one is None:
            return trn(len(self._rows), "{n} record chosen", "{n} records chosen")
        detail = f"\u2068{one.detail}\u2069" if one.detail else ""  # whatever its script, it stays in its place
        return words.joined(change_words.type_label(one.type), one.grade, detail, state_words(one))

    def begin(self) -> None:
        """Goes to the wording, which begins with what the case says."""
        one = self._one
        if one is not None and not self._wording.isHidden():
            if not self.wording.text:
                self.wording.set_text(one.statement)
            self.wording.setFocus()
            self.wording.selectAll()

    def commit(self) -> None:
        """Tells of a wording that differs from what the report has."""
        one = self._one
        if one is None or self._wording.isHidden():
            return
        text = self.wording.text
        wanted = None if text in ("", one.statement) else text
        if wanted != one.wording:
            self.reworded.emit(one.id, wanted)
        elif wanted is None:
            self.wording.set_text(None)

    def _open(self) -> None:
        one = self._one
        if one is not None:
            self.open_wanted.emit(one.type, one.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
            ends = plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
            if ends and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if ends:
                if key == Qt.Key.Key_Escape and self._one is not None:
                    self.wording.set_text(self._one.wording)
                self.left.emit()  # which takes the focus away, and so saves
                return True
        return False
