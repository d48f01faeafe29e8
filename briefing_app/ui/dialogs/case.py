# SPDX-License-Identifier: Apache-2.0
"""What the case is called, how it is to be handled, and on which scale likelihood is stated."""

from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Case
from briefing_app.services import cases
from briefing_app.ui import choices
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.inputs import Line, TextBox
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace


class CaseDialog(ActingDialog):
    """The fields of the case itself."""

    def __init__(self, parent: QWidget, workspace: Workspace, case: Case) -> None:
        super().__init__(parent, workspace, tr("Case"), tr("Save"))
        self._case = case
        self.title = Line()
        self.title.setText(case.title)
        self._title = Field(tr("Title"), self.title)
        self.handling = Pick(tr("Handling"), choices.handlings())
        self.handling.set_value(case.handling)
        self.scale = Pick(tr("Likelihood scale"), [(None, tr("not stated")), *choices.likelihood_scales()])
        self.scale.set_value(case.likelihood_scale)
        self.description = TextBox(3, 8)
        self.description.set_text(case.description)
        note = tr("Shown over the window and on each page of new reports; reports that are there keep theirs.")
        self.form.addWidget(self._title)
        self.form.addWidget(Field(tr("Handling"), self.handling, note))
        self.form.addWidget(Field(tr("Likelihood scale"), self.scale))
        self.form.addWidget(Field(tr("What it is about"), self.description))
        self.form.addStretch(1)
        self.setMinimumWidth(480)
        places = {"title": self.title, "handling": self.handling, "description": self.description}
        self.tell_contested(case.id, {**places, "likelihood_scale": self.scale})
        self.title.setFocus()

    def submit(self) -> None:
        title = self.title.text().strip()
        self._title.set_note("" if title else tr("Give the case a title."), wrong=True)
        if not title:
            self.title.setFocus()
        if self._busy or not title:
            return
        values: dict[str, Value] = {
            "title": title,
            "handling": self.handling.value,
            "likelihood_scale": self.scale.value,
            "description": self.description.text or None,
        }
        news = {name: value for name, value in values.items() if getattr(self._case, name) != value}
        if not news:
            self.accept()
            return
        self._act(tr("Edit case"), lambda s: cases.edit(s, **news), lambda _: self._done())

    def _done(self) -> None:
        self._workspace.tell_done(tr("Case changed."))
        self.accept()
