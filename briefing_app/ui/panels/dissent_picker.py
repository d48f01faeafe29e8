# SPDX-License-Identifier: Apache-2.0
"""Which judgment this one dissents from, and which dissent from it: shown both ways."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui import words
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels.finder import Finder
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words, clear, column, icon_button, row
from briefing_app.ui.workspace import Workspace

LONGEST = 44


class DissentPicker(QWidget):
    """Typing finds a judgment; the links go to it."""

    changed = Signal()
    assessment_requested = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._own = ""
        self._target = ""
        self._said = ""
        self._disputed_by: list[tuple[str, str]] = []
        self.finder = Finder(workspace, ("assessment",), tr("Type to find a judgment"), tr("Dissents from"))
        self.finder.left_out = lambda: [self._own]
        self.finder.chosen.connect(lambda _, id, title: self._choose(id, title))
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        layout = column(self, spacing=Space.XS)
        layout.addWidget(Words(tr("Dissents from"), Size.LABEL, Tone.DIM))
        layout.addWidget(self.finder)
        layout.addLayout(self._links)

    @property
    def value(self) -> str | None:
        """The id of the judgment that is disputed."""
        return self._target or None

    @property
    def said(self) -> str:
        """What that judgment says, and whose it is."""
        return self._said

    def show_dissent(self, own: str, target: tuple[str, str] | None, disputed_by: Sequence[tuple[str, str]]) -> None:
        """``target`` and ``disputed_by`` are ids with words."""
        self._own = own
        self._target, self._said = target or ("", "")
        self._disputed_by = list(disputed_by)
        self.finder.clear()
        self._show()

    def _choose(self, id: str, said: str) -> None:
        self._target, self._said = id, said
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear(self._links)
        self.finder.setVisible(not self._target)
        if self._target:
            remove = icon_button("close", tr("No dissent"), lambda: self._choose("", ""))
            line = row(self._link(self._target, self._said), None, remove, spacing=Space.XS)
            self._links.addLayout(line)
        if self._disputed_by:
            self._links.addWidget(Words(tr("Disputed by"), Size.LABEL, Tone.DIM))
        for id, said in self._disputed_by:
            self._links.addLayout(row(self._link(id, said), None))

    def _link(self, id: str, said: str) -> LinkButton:
        link = LinkButton(words.shortened(said, LONGEST), lambda: self.assessment_requested.emit(id))
        link.setToolTip(words.tip(said))
        link.setAccessibleName(said)
        return link
