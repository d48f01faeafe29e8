# SPDX-License-Identifier: Apache-2.0
"""What an assessment rests on: records found by typing or dropped here, each for it, against it, or context."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.records import STANCES, Assumption
from briefing_app.services.assessments import Support
from briefing_app.ui import words
from briefing_app.ui.dialogs.assumption import AssumptionDialog
from briefing_app.ui.dragging import DraggedRecord
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.panels.finder import Finder
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Tone, Words, clear, column, icon_button, row
from briefing_app.ui.widgets.drop_area import DropArea
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.stance_choice import StanceChoice
from briefing_app.ui.workspace import Workspace

TYPES = ("claim", "assessment", "assumption")
SIGNS = {"assumption": "◇", "assessment": "“", "claim": ""}
HINT = mark("Type to find a claim, view or assumption, or drop them here")


@dataclass(frozen=True, slots=True)
class Ground:
    """A record that the assessment rests on."""

    id: str
    statement: str
    stance: str = "supports"
    note: str = ""
    type: str = "claim"

    @property
    def support(self) -> Support:
        return Support(self.id, self.stance, self.note.strip() or None)


class BasisPicker(DropArea):
    """Typing finds records, Return takes one; each shows whether it speaks for or against, and takes a note."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(TYPES)
        self._workspace = workspace
        self._grounds: list[Ground] = []
        self._noted = ""
        self._own = ""
        self.dropped.connect(self.take)
        self.finder = Finder(workspace, TYPES, tr(HINT), tr("Rests on"), tr("New assumption: {words}", words="{words}"))
        self.finder.left_out = lambda: [self._own, *(ground.id for ground in self._grounds)]
        self.finder.chosen.connect(lambda type, id, title: self.take([DraggedRecord(type, id, title)]))
        self.finder.new_requested.connect(self._make_assumption)
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(Space.XS)
        layout = column(self, spacing=Space.XS)
        layout.addWidget(Words(tr("What it rests on"), Size.LABEL, Tone.DIM))
        layout.addLayout(self._chosen)
        layout.addWidget(self.finder)

    @property
    def line(self) -> Line:
        return self.finder.line

    @property
    def grounds(self) -> list[Ground]:
        return list(self._grounds)

    def set_grounds(self, grounds: Sequence[Ground], own: str = "") -> None:
        """Shows what a judgment rests on; ``own`` is its id, which it cannot rest on."""
        self._grounds = list(grounds)
        self._own = own
        self._noted = ""
        self.finder.clear()
        self._show_chosen()

    def take(self, records: Sequence[DraggedRecord]) -> int:
        """Adds records as supporting; returns how many there were to add."""
        known = {self._own, *(ground.id for ground in self._grounds)}
        fresh = [record for record in records if record.type in TYPES and record.id not in known]
        self._grounds += [Ground(record.id, record.title, type=record.type) for record in fresh]
        if fresh:
            self._show_chosen()
            self.changed.emit()
        return len(fresh)

    # Assumptions made on the way

    def _make_assumption(self, text: str) -> None:
        dialog = AssumptionDialog(self.window(), self._workspace, text)
        dialog.made.connect(self._take_assumption)
        dialog.open()

    def _take_assumption(self, made: Assumption) -> None:
        self.take([DraggedRecord("assumption", made.id, made.statement)])

    # What is chosen

    def _change(self, id: str, **values: str) -> None:
        self._grounds = [replace(ground, **values) if ground.id == id else ground for ground in self._grounds]
        self.changed.emit()

    def _drop(self, id: str) -> None:
        self._grounds = [ground for ground in self._grounds if ground.id != id]
        self._show_chosen()
        self.finder.line.setFocus()
        self.changed.emit()

    def _open_note(self, id: str) -> None:
        self._noted = id
        self._show_chosen()
        field = self.findChild(QLineEdit, f"note:{id}")
        if isinstance(field, QLineEdit):
            field.setFocus()

    def _show_chosen(self) -> None:
        clear(self._chosen)
        for ground in self._grounds:
            self._chosen.addWidget(self._card(ground))

    def _card(self, ground: Ground) -> QWidget:
        card = QWidget()
        layout = column(card, spacing=2)
        layout.setContentsMargins(0, 0, 0, Space.XS)
        statement = ElidedWords()
        sign = SIGNS.get(ground.type, "")
        statement.set_text(f"{sign} {ground.statement}" if sign else ground.statement)
        remove = icon_button(
            "close",
            tr("Take away: {statement}", statement=words.shortened(ground.statement)),
            lambda: self._drop(ground.id),
        )
        first = row(statement, remove, spacing=Space.XS)
        first.setStretch(0, 1)
        layout.addLayout(first)
        stance = StanceChoice(words.shortened(ground.statement), STANCES, ground.stance)
        stance.value_changed.connect(lambda value: self._change(ground.id, stance=value))
        note = LinkButton(tr("Note…"), lambda: self._open_note(ground.id))
        note.setAccessibleName(tr("Note on: {statement}", statement=words.shortened(ground.statement)))
        has_note = bool(ground.note) or self._noted == ground.id
        layout.addLayout(row(stance, None, note, spacing=Space.S))
        note.setVisible(not has_note)  # not before it belongs to the card: it would be a window of its own
        if has_note:
            layout.addWidget(self._note_line(ground))
        return card

    def _note_line(self, ground: Ground) -> Line:
        line = Line(tr("What is to be said of it"), tr("Note"))
        line.setObjectName(f"note:{ground.id}")
        line.setText(ground.note)
        line.textChanged.connect(lambda text: self._change(ground.id, note=text))
        return line
