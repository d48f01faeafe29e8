# SPDX-License-Identifier: Apache-2.0
"""Values that were found for a field: the best stands in it, with where it was found; the others are a menu away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from briefing_app.ingest import Proposal
from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.widgets.basic import Field


class Offer(QObject):
    """What is proposed for one line. ``show`` puts a value into the line, ``label`` says it in the menu."""

    def __init__(
        self, line: QLineEdit, field: Field, show: Callable[[str], None], label: Callable[[str], str] = str
    ) -> None:
        super().__init__(line)
        self._line, self._field, self._show, self._label = line, field, show, label
        self._proposals: tuple[Proposal, ...] = ()
        self._button: QAction | None = None
        line.textEdited.connect(self._forget_origin)
        line.installEventFilter(self)

    def make(self, proposals: Sequence[Proposal]) -> None:
        """Takes the best of the proposals and offers the rest."""
        self._proposals = tuple(proposals)
        if not self._proposals:
            return
        self._take(self._proposals[0])
        if len(self._proposals) > 1 and self._button is None:
            self._button = self._line.addAction(theme.icon("down"), QLineEdit.ActionPosition.TrailingPosition)
            others = trn(len(self._proposals) - 1, "{n} other proposal", "{n} other proposals")
            self._button.setText(others)
            self._button.setToolTip(f"{others} (Alt+↓)")
            self._button.triggered.connect(self.open)

    def open(self) -> None:
        """Opens the menu of all that was found, each with where."""
        if len(self._proposals) < 2:
            return
        menu = QMenu(self._line)
        menu.setAccessibleName(tr("Other proposals"))
        for proposal in self._proposals:
            value = words.shortened(self._label(proposal.value), 60)
            action = menu.addAction(
                tr("{value} · from: {origin}", value=value, origin=proposal.origin).replace("&", "&&")
            )
            action.setCheckable(True)
            action.setChecked(self._label(proposal.value) == self._line.text())
            action.triggered.connect(lambda _=False, chosen=proposal: self._take(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._line.mapToGlobal(self._line.rect().bottomLeft()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if down and len(self._proposals) > 1:
                self.open()
                return True
        return False

    def _take(self, proposal: Proposal) -> None:
        self._show(proposal.value)
        found = tr("proposed, from: {origin}", origin=proposal.origin)
        self._field.set_note(words.joined(self._understood(), found))

    def _understood(self) -> str | None:
        """What a date says of itself: how it was understood."""
        note = self._field.note
        return note if note and "proposed" not in note and not note.startswith("✕") else None

    def _forget_origin(self) -> None:
        """What a person typed is proposed by nobody."""
        if self._field.note and not self._field.note.startswith("✕") and self._proposals:
            self._field.set_note("")
