# SPDX-License-Identifier: Apache-2.0
"""The strip at the head of the window: menus, the case, where one is, search."""

from PySide6.QtWidgets import QMenuBar, QSizePolicy, QWidget

from briefing_app.ui.panels.search import SearchField
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, Surface, Tone, Words, row
from briefing_app.ui.workspace import Workspace


class TopBar(Surface):
    """Says which case and which place in it."""

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__("panel", "b")
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(True)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._title = Words("", Size.HEADING, bold=True)
        self._crumbs = ElidedWords("", Size.BODY, Tone.DIM)
        self._crumbs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.search = SearchField(workspace, host)
        self.search.setFixedWidth(340)
        line = row(self.menus, Space.M, self._title, Space.S, self._crumbs, None, self.search, spacing=Space.XS)
        line.setStretch(4, 1000)
        line.setContentsMargins(Space.XS, Space.S - 1, Space.M, Space.S)
        self.setLayout(line)
        self.setFixedHeight(46)

    @property
    def crumbs(self) -> str:
        return self._crumbs.text()

    def show_place(self, case: str, place: str, detail: str) -> None:
        self._title.setText(case)
        self._crumbs.set_text(f"{place} › {detail}" if detail else place)

    def set_open(self, is_open: bool) -> None:
        for part in (self._title, self._crumbs, self.search):
            part.setVisible(is_open)
