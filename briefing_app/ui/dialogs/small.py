# SPDX-License-Identifier: Apache-2.0
"""Small dialogs: who works here, a new case, a reason, details of a mistake."""

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefing_app.ui import choices
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.basic import Field, Tone, Words, button, row
from briefing_app.ui.widgets.inputs import Line, TextBox
from briefing_app.ui.widgets.picks import Pick

AUTHOR_NOTE = mark("Every change carries your name. You are asked once; change it in the File menu.")


class AuthorDialog(FormDialog):
    """Asks who works here."""

    named = Signal(str)

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent, tr("Who is working?"), tr("Go on"))
        self.name = Line(tr("Your name"))
        self.name.setText(name)
        self._field = Field(tr("Your name"), self.name, tr(AUTHOR_NOTE))
        self.form.addWidget(self._field)
        self.form.addStretch(1)
        self.setMinimumWidth(420)
        self.name.setFocus()

    def submit(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self._field.set_note(tr("Type your name, so that changes can be told apart."), wrong=True)
            return
        self.accept()
        self.named.emit(name)


class NewCaseDialog(FormDialog):
    """Title, handling, place and, the first time, the author of a new case."""

    confirmed = Signal(object, str, str, object)
    """Path, title, author, handling."""

    def __init__(self, parent: QWidget, author: str, folder: Path) -> None:
        super().__init__(parent, tr("New case"), tr("Make the case"))
        self._folder = folder
        self._chosen: Path | None = None
        self.title = Line(tr("What the case is about"))
        self._title = Field(tr("Title"), self.title)
        self.author = Line(tr("Your name"))
        self.author.setText(author)
        self._author = Field(tr("Your name"), self.author, tr(AUTHOR_NOTE))
        self.handling = Pick(tr("Handling"), choices.handlings())
        self.place = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.form.addWidget(self._title)
        self.form.addWidget(self._author)
        self._author.setVisible(not author)  # not before it has its place: it would be a window of its own
        self.form.addWidget(Field(tr("Handling"), self.handling))
        self.form.addWidget(Words(tr("One file holds the whole case"), Size.LABEL, Tone.DIM))
        place = row(self.place, button(tr("Choose…"), self._choose))
        place.setStretch(0, 1)
        self.form.addLayout(place)
        self.form.addStretch(1)
        self.title.textChanged.connect(lambda _: self._show_place())
        self._show_place()
        self.setMinimumWidth(500)
        self.title.setFocus()

    @property
    def path(self) -> Path:
        """Where the case will be."""
        if self._chosen is not None:
            return self._chosen
        stem = re.sub(r"[^\w\- ]+", "", self.title.text()).strip() or tr("Untitled case")
        return self._folder / f"{stem}.casefile"

    def submit(self) -> None:
        title, author = self.title.text().strip(), " ".join(self.author.text().split())
        self._title.set_note("" if title else tr("Give the case a title."), wrong=True)
        self._author.set_note(tr(AUTHOR_NOTE) if author else tr("Type your name."), wrong=not author)
        if not (title and author):
            (self.author if title else self.title).setFocus()
        taken = self.path.exists()
        there = tr("There is a file {name} in that place already. Choose another place.", name=self.path.name)
        self.say(there if taken else "")
        if title and author and not taken:
            self.accept()
            self.confirmed.emit(self.path, title, author, self.handling.value)

    def _choose(self) -> None:
        path = files.place_for_case(self, self.path)
        if path is not None:
            self._chosen = path
            self._show_place()

    def _show_place(self) -> None:
        self.place.setText(str(self.path))


class ReasonDialog(FormDialog):
    """Asks why, before something is withdrawn."""

    given = Signal(str)

    def __init__(self, parent: QWidget, title: str, explanation: str, accept: str) -> None:
        super().__init__(parent, title, accept)
        self.reason = TextBox(3, 6)
        self._field = Field(tr("Reason"), self.reason)
        self.form.addWidget(Words(explanation, tone=Tone.DIM, wrap=True))
        self.form.addWidget(self._field)
        self.form.addStretch(1)
        self.setMinimumWidth(460)
        self.reason.setFocus()

    def submit(self) -> None:
        if not self.reason.text:
            self._field.set_note(tr("Say why: whoever relied on it will ask."), wrong=True)
            return
        text = self.reason.text
        self.accept()
        self.given.emit(text)


class UnfinishedDialog(FormDialog):
    """Asks before something unfinished is left behind. Accepting goes back to it."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Something is unfinished"), tr("Go back to it"))
        text = tr(
            "A claim or an assessment was begun and not saved. It is kept on this computer, "
            "and offered when the case is opened again."
        )
        self.form.addWidget(Words(text, wrap=True))
        self.form.addStretch(1)
        self.cancel_button.setText(tr("Leave it for later"))
        self.cancel_button.setToolTip(tr("What was typed comes back with the case"))
        self.cancel_button.clicked.disconnect()
        self.cancel_button.clicked.connect(self._leave)
        self.setMinimumWidth(440)
        self.main_button.setFocus()

    def _leave(self) -> None:
        self.reject()
        self.left.emit()


class ReplaceDialog(FormDialog):
    """Asks before a file is written over that the system's own dialog did not ask about."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, path: Path) -> None:
        super().__init__(parent, tr("Replace the file?"), tr("Replace it"))
        text = tr("{name} is in {folder} already. What it holds will be gone.", name=path.name, folder=path.parent)
        self.form.addWidget(Words(text, wrap=True))
        self.form.addStretch(1)
        self.setMinimumWidth(420)

    def submit(self) -> None:
        self.confirmed.emit()
        self.accept()


class DetailsDialog(FormDialog):
    """The details of a mistake of the program, to be copied into a report."""

    def __init__(self, parent: QWidget, details: str) -> None:
        super().__init__(parent, tr("Details for whoever looks into it"), tr("Close"))
        self.cancel_button.hide()
        self.text = QPlainTextEdit(details)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Details"))
        self.form.addWidget(self.text, 1)
        self.resize(720, 420)
