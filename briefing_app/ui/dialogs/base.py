# SPDX-License-Identifier: Apache-2.0
"""What all dialogs share: a heading, fields, a line for what is wrong, one main button."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels.contested import ContestedFields, Places
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, button, column, row
from briefing_app.ui.workspace import Workspace

T = TypeVar("T")


class FormDialog(QDialog):
    """Opened, not executed: the window stays alive, and the answer comes by signal.

    Return in a line presses the main button, or the button that has the keyboard; Ctrl+Return does so everywhere.
    """

    def __init__(self, parent: QWidget, title: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        outer = column(self, spacing=0)
        self.body = Surface("panel")
        self.form: QVBoxLayout = column(self.body, Space.XL, Space.M)
        self.form.addWidget(Words(title, Size.TITLE, bold=True))
        outer.addWidget(self.body, 1)
        strip = Surface("background", "t")
        self.main_button = button(accept, self.submit, main=True, tip=words.keys("Return"))
        self.cancel_button = button(tr("Cancel"), self.reject, tip=words.keys("Esc"))
        self._wrong = Words("", tone=Tone.ALARM, wrap=True)
        self._wrong.hide()
        inner = column(strip, spacing=Space.S)
        inner.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        inner.addWidget(self._wrong)
        self.buttons = row(None, self.cancel_button, self.main_button)
        inner.addLayout(self.buttons)
        outer.addWidget(strip)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submit)

    def showEvent(self, event: QShowEvent) -> None:
        self.main_button.setDefault(True)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return that no field and no button took for itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.main_button.isEnabled():
                self.submit()
            return
        super().keyPressEvent(event)

    def fitting(self, width: int, height: int) -> QSize:
        """This size, or what the screen has room for."""
        room = self.screen().availableGeometry()
        return QSize(min(width, room.width() - 16), min(height, room.height() - 56))

    def submit(self) -> None:
        """What the main button does; a dialog with something to check overrides it."""
        self.accept()

    def say(self, text: str) -> None:
        """What is wrong, in words, above the buttons."""
        self._wrong.setText(f"✕ {text}" if text else "")
        self._wrong.setVisible(bool(text))

    @property
    def complaint(self) -> str:
        return self._wrong.text()


class ActingDialog(FormDialog):
    """Changes the case; where that fails it stays open and says why."""

    def __init__(self, parent: QWidget, workspace: Workspace, title: str, accept: str) -> None:
        super().__init__(parent, title, accept)
        self._workspace = workspace
        self._busy = False

    def tell_contested(self, id: str, places: Places) -> None:
        """Says under the fields of a record, or over all of them, that they hold several values."""
        self.contested = ContestedFields(self._workspace, self, leads=False)
        self.form.insertWidget(1, self.contested.rest)
        self.contested.show_record(id, places)

    def _act(self, title: str, action: Callable[[CaseSession], T], then: Callable[[T], None]) -> None:
        """Runs the action, once however often it is asked for before ``then`` has its result."""
        if not self._busy:
            self._busy = True
            self._workspace.act(self, title, action, then, self._failed)

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        if isinstance(failure, CaseError):
            self.say(str(failure))
        else:
            self._workspace.report(failure)
