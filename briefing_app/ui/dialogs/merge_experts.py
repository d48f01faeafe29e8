# SPDX-License-Identifier: Apache-2.0
"""Which other record of an expert is the same person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Expert
from briefing_app.services.judging import ExpertRow
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.basic import Field, Tone, Words
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.people import person_line


class MergeExpertsDialog(FormDialog):
    """The expert who is open is kept; the chosen one is given up."""

    chosen = Signal(str, str)
    """The id that is given up, and the id that is kept."""

    def __init__(self, parent: QWidget, kept: Expert, experts: Sequence[ExpertRow]) -> None:
        super().__init__(parent, tr("Who is the same person?"), tr("Merge"))
        self._kept = kept.id
        self.list = RowList(tr("Experts"))
        self.list.set_rows([person_line(item) for item in experts if item.id != kept.id])
        self.list.activated_id.connect(lambda _: self.submit())
        explanation = tr(
            "{name} gets the judgments of the one whom you choose, and the fields that are empty now. The other record "
            "goes. It can be undone.", name=kept.name,
        )  # fmt: skip
        self.form.addWidget(Words(explanation, tone=Tone.DIM, wrap=True))
        self.form.addWidget(Field(tr("The same as {name}", name=kept.name), self.list), 1)
        self.resize(self.fitting(460, 460))
        self.list.setFocus()

    def submit(self) -> None:
        gone = self.list.current_id
        if not gone or not self.list.selectionModel().hasSelection():
            self.say(tr("Choose the other record of the same person."))
            return
        self.accept()
        self.chosen.emit(gone, self._kept)
