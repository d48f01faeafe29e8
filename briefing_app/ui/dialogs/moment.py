# SPDX-License-Identifier: Apache-2.0
"""Asks at which moment the case is to be looked at."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.inputs import Line


class MomentDialog(FormDialog):
    """A day, or a UTC time; what was written until it was over is shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Look at an earlier state"), tr("Look at it"))
        self.when = Line(tr("Day or UTC time"))
        self.when.setText((datetime.now(UTC) - timedelta(days=1)).date().isoformat())
        note = tr("A day such as 2031-03-06, or a UTC time such as 2031-03-06T14:30. For an action, go to the history.")
        self._field = Field(tr("Day or UTC time"), self.when, note)
        self.form.addWidget(self._field)
        self.form.addStretch(1)
        self.setMinimumWidth(460)
        self.when.setFocus()
        self.when.selectAll()

    def submit(self) -> None:
        text = self.when.text().strip()
        try:
            PartialDate.parse(text.replace(" ", "T").removesuffix("Z"))
        except InvalidDate:
            self._field.set_note(
                tr("Type a day such as 2031-03-06, or a UTC time such as 2031-03-06T14:30."), wrong=True
            )
            return
        self.accept()
        self.chosen.emit(text)
