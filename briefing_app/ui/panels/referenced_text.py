# SPDX-License-Identifier: Apache-2.0
"""Sentences of one's own with what they rest on: short numbers in the text, their meaning under it.

The case keeps ``[@id]``; a person sees ``[@1]`` and, below, which statement 1 is.
"""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.markers import ids_in, with_ids
from briefing_app.services import browse
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.pick_record import PickRecordDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Tone, clear, column, row
from briefing_app.ui.widgets.inputs import TextBox
from briefing_app.ui.workspace import Workspace

_MARK = re.compile(r"\[@([^\]]*)\]")
_AT_END = re.compile(r"\[@[^\]]*\]$")


def read_statements(session: CaseSession, ids: list[str]) -> dict[str, str]:
    """How the records are called. Runs on the worker."""
    found = {id: session.find(id) for id in ids}
    return {id: browse.title_of(record) for id, record in found.items() if record is not None}


class ReferencedText(QWidget):
    """A text box, a way to insert what a sentence rests on, and the list of what was inserted."""

    def __init__(self, workspace: Workspace, least: int = 4, most: int = 12) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: list[str] = []
        self._titles: dict[str, str] = {}
        self.box = TextBox(least, most)
        self.setFocusProxy(self.box)
        self.insert_button = LinkButton(tr("Insert what it rests on…"), self.pick)
        self.insert_button.setToolTip(tr("Ctrl+J, behind a sentence"))
        self._legend = QVBoxLayout()
        self._legend.setSpacing(2)
        layout = column(self, spacing=Space.XS)
        layout.addWidget(self.box)
        layout.addLayout(self._legend)
        layout.addLayout(row(self.insert_button, None))
        self.box.textChanged.connect(self._show_legend)
        shortcut = QShortcut(QKeySequence("Ctrl+J"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.pick)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)

    @property
    def text(self) -> str:
        """The text as the case keeps it, with whole ids."""
        return with_ids(self.box.text, self._id_of)

    def set_text(self, text: str | None) -> None:
        """Shows a text; the ids in it become numbers in the order in which they stand there."""
        if text == self.text:
            return
        self._ids = []
        self.box.set_text(with_ids(text or "", self._number_of))
        self._workspace.read(self, self._read_titles, self._take_titles, key="titles")

    def pick(self) -> None:
        """Asks for a claim or an assessment, and inserts it where the cursor is."""
        dialog = PickRecordDialog(self.window(), self._workspace)
        dialog.chosen.connect(self.insert)
        dialog.open()

    def insert(self, id: str, statement: str) -> None:
        """Puts a mark behind the sentence at the cursor, or adds to the mark that stands there."""
        self._titles[id] = statement
        number = self._number_of(id)
        cursor = self.box.textCursor()
        lead = self.box.textCursor()
        lead.setPosition(0)
        lead.setPosition(cursor.position(), lead.MoveMode.KeepAnchor)
        before = lead.selectedText()
        if _AT_END.search(before):
            cursor.movePosition(cursor.MoveOperation.Left)
            cursor.insertText(f", {number}")
            cursor.movePosition(cursor.MoveOperation.Right)
        else:
            cursor.insertText(f"{'' if not before or before[-1].isspace() else ' '}[@{number}]")
        self.box.setTextCursor(cursor)
        self.box.setFocus()

    def _number_of(self, id: str) -> str:
        if id not in self._ids:
            self._ids.append(id)
        return str(self._ids.index(id) + 1)

    def _id_of(self, shown: str) -> str:
        known = shown.isdigit() and 0 < int(shown) <= len(self._ids)
        return self._ids[int(shown) - 1] if known else shown

    def _read_titles(self, session: CaseSession) -> dict[str, str]:
        return read_statements(session, list(self._ids))

    def _take_titles(self, titles: dict[str, str]) -> None:
        self._titles |= titles
        self._show_legend()

    def _show_legend(self) -> None:
        """One line for each number that stands in the text."""
        shown = dict.fromkeys(name for mark in _MARK.findall(self.box.text) for name in ids_in(mark))
        clear(self._legend)
        for name in shown:
            title = self._titles.get(self._id_of(name))
            line = ElidedWords("", Size.LABEL, Tone.DIM if title else Tone.ALARM)
            line.set_text(f"{name}  {title or tr('is not in this case')}")
            self._legend.addWidget(line)
