# SPDX-License-Identifier: Apache-2.0
"""Where the case file lies, and whether its folder is treated as shared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services.working import Place
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.file_words import place_name
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.basic import Field, Tone, Words
from briefing_app.ui.widgets.picks import Pick


class PlaceDialog(FormDialog):
    """Says what is known of the folder, and lets one decide otherwise."""

    decided = Signal(object)
    """How the folder is treated from now on: shared, local or None, as it looks."""

    def __init__(self, parent: QWidget, place: Place) -> None:
        super().__init__(parent, tr("Where the case lies"), tr("Save"))
        self._place = place
        self.form.addWidget(Words(str(place.file), wrap=True))
        if place.kind is None:
            said = tr("The folder is taken for one of this computer alone. The file is worked on where it lies.")
        else:
            said = tr(
                "The folder is taken for a shared one ({kind}). You work in a copy on this computer, and what you do is"
                " merged into the file in the folder.",
                kind=place_name(place.kind),
            )
        self.form.addWidget(Words(said, Size.LABEL, Tone.DIM, wrap=True))
        self.how = Pick(
            tr("Treat the folder"),
            [
                (None, tr("as it looks")),
                ("shared", tr("as shared with others")),
                ("local", tr("as a folder of this computer alone")),
            ],
        )
        self.how.set_value(place.treated)
        note = tr("It counts for the folder of the case and all folders in it. The case is opened anew.")
        self.form.addWidget(Field(tr("Treat the folder"), self.how, note))
        self.form.addStretch(1)
        self.resize(self.fitting(540, 330))
        self.how.setFocus()

    def submit(self) -> None:
        self.accept()
        if self.how.value != self._place.treated:
            self.decided.emit(self.how.value)
