# SPDX-License-Identifier: Apache-2.0
"""A new assumption, made on the way: what is taken for granted, why, and what follows if it is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Assumption
from briefing_app.services import tracking
from briefing_app.ui import judgment_choices
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.inputs import TextBox
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Workspace


class AssumptionDialog(ActingDialog):
    """Makes the assumption when it is confirmed."""

    made = Signal(object)

    def __init__(self, parent: QWidget, workspace: Workspace, statement: str = "") -> None:
        super().__init__(parent, workspace, tr("New assumption"), tr("Add assumption"))
        self.statement = TextBox(2, 4, tr("What is taken for granted, in one sentence"))
        self.statement.set_text(statement)
        self._statement = Field(tr("Statement"), self.statement)
        self.status = SegmentedChoice(tr("Status"), judgment_choices.assumption_statuses())
        self.why = TextBox(2, 4)
        self.effect = TextBox(2, 4)
        self.form.addWidget(self._statement)
        self.form.addWidget(Field(tr("Status"), self.status))
        self.form.addWidget(Field(tr("Why we believe it"), self.why))
        self.form.addWidget(Field(tr("What follows if it is wrong"), self.effect))
        self.form.addStretch(1)
        self.setMinimumWidth(500)
        self.statement.setFocus()

    def submit(self) -> None:
        if not self.statement.text:
            self._statement.set_note(tr("Say what is taken for granted."), wrong=True)
            self.statement.setFocus()
            return
        fields = {
            "statement": self.statement.text, "status": self.status.value, "why": self.why.text or None,
            "effect_if_wrong": self.effect.text or None,
        }  # fmt: skip
        self._act("Add assumption", lambda s: tracking.add_assumption(s, **fields), self._done)

    def _done(self, made: Assumption) -> None:
        self.accept()
        self.made.emit(made)
