# SPDX-License-Identifier: Apache-2.0
"""A question that judgments and hypotheses answer: its text, and what belongs to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Question
from briefing_app.services import hypotheses
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.inputs import TextBox
from briefing_app.ui.workspace import Workspace


class QuestionDialog(ActingDialog):
    """Makes a question, or changes one."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, workspace: Workspace, question: Question | None = None) -> None:
        title, accept = (tr("Question"), tr("Save")) if question else (tr("New question"), tr("Add question"))
        super().__init__(parent, workspace, title, accept)
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
        if question is not None:
            self.tell_contested(question.id, {"text": self.text, "notes": self.notes})
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

        self._act("Save question", work, self._done)

    def _done(self, id: str) -> None:
        self.accept()
        self.saved.emit(id)
