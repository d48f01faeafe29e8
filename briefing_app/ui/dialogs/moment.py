# SPDX-License-Identifier: Apache-2.0
"""Asks at which moment the case is to be looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import moments
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels.moment_choice import MomentChoice
from briefing_app.ui.widgets.basic import Tone, Words
from briefing_app.ui.workspace import Workspace


class MomentDialog(FormDialog):
    """A day or time, until it was over, or an edition of a report."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, tr("Look at an earlier state"), tr("Look at it"))
        self.moment = MomentChoice(tr("Moment"), days_ago=1)
        note = tr("What was written until the day or time was over is shown. For an action, go to the history.")
        self.form.addWidget(self.moment)
        self.form.addWidget(Words(note, tone=Tone.DIM, wrap=True))
        self.form.addStretch(1)
        self.setMinimumWidth(480)
        self.when = self.moment.line
        self.when.setFocus()
        self.when.selectAll()
        workspace.read(self, moments.of_editions, self.moment.offer, present=True)

    def submit(self) -> None:
        name = self.moment.value
        if name is not None:
            self.accept()
            self.chosen.emit(name)
