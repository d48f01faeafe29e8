# SPDX-License-Identifier: Apache-2.0
"""A question that judgments and hypotheses answer: its text, and what belongs to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.records import Question
from briefing_app.services import hypotheses
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.tasks import Failure
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.inputs import TextBox
from briefing_app.ui.workspace import Workspace


class QuestionDialog(FormDialog):
    """Makes a question, or changes one."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, workspace: Workspace, question: Question | None = None) -> None:
        made = question is not None
        super().__init__(
            parent, tr("Question") if made else tr("New question"), tr("Save") if made else tr("Add question")
        )
        self._workspace = workspace
        self._question = question
        self.text = TextBox(2, 4, tr("Will there be …? Who is behind …?"))
        self.text.set_text(question.text if question else "")
        self._text = Field(tr("Question"), self.text)
        self.notes = TextBox(2, 5, tr("What belongs to it, and what does not"))
        self.notes.set_text(question.notes if question else "")
        self.form.addWidget(self._text)
        self.form.addWidget(Field(tr("Notes"), self.notes))
        self.form.addStretch(1)
        self.setMinimumWidth(500)
        self.text.setFocus()

    def submit(self) -> None:
        text, notes = self.text.text, self.notes.text or None
        if not text:
            self._text.set_note(tr("Write the question."), wrong=True)
            self.text.setFocus()
            return
        question = self._question

        def work(session: CaseSession) -> str:
            if question is not None:
                return hypotheses.edit(session, Question, question.id, text=text, notes=notes).id
            return hypotheses.add_question(session, text, notes).id

        self.main_button.setEnabled(False)
        self._workspace.act(self, "Save question", work, self._done, self._failed)

    def _done(self, id: str) -> None:
        self.accept()
        self.saved.emit(id)

    def _failed(self, failure: Failure) -> None:
        self.main_button.setEnabled(True)
        if isinstance(failure, CaseError):
            self.say(str(failure))
        else:
            self._workspace.report(failure)
