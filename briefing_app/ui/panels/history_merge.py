# SPDX-License-Identifier: Apache-2.0
"""One merge of the history: from which copy and whom it came, where that had gone apart, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services.merging import Arrival
from briefing_app.ui import merge_words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Scroll, Surface, Tone, Words, button, clear, column, row


class MergeDetails(Surface):
    """Shows a merge; asks for everything else."""

    take_back_wanted = Signal(int)
    """The number of the merge."""
    only_wanted = Signal(int)
    """The same: only what it brought is to be listed."""
    action_wanted = Signal(str)
    """The id of an action that is to be shown."""

    def __init__(self) -> None:
        super().__init__("panel")
        self._found: Arrival | None = None
        self._may_change = False
        self._body = QWidget()
        self._layout = column(self._body, Space.XL, Space.S)
        self._make_buttons()
        column(self, spacing=0).addWidget(Scroll(self._body, "panel"))

    def _make_buttons(self) -> None:
        """The layout lets its widgets go whenever it is filled anew."""
        self.take_back_button = button(tr("Take this merge back"), self.take_back, icon="undo", tip="Ctrl+U")
        self.only_link = LinkButton(tr("Only what came with it"), self._ask_for_only)
        self.fork_link = LinkButton(tr("Show that action"), self._ask_for_fork)
        self.taker_link = LinkButton(tr("Show what took it back"), self._ask_for_taker)

    @property
    def shown(self) -> Arrival | None:
        return self._found

    @property
    def may_take_back(self) -> bool:
        return self._found is not None and self._may_change and self._found.undone is None

    def show_merge(self, found: Arrival, *, may_change: bool) -> None:
        """Shows a merge; the keyboard stays where it is if nothing of it is new."""
        if (found, may_change) == (self._found, self._may_change):
            return
        self._found, self._may_change = found, may_change
        clear(self._layout)
        self._make_buttons()
        add = self._layout.addWidget
        add(Words(merge_words.title(found), Size.TITLE, bold=True, wrap=True))
        add(Words(merge_words.made(found), tone=Tone.DIM, wrap=True))
        self.take_back_button.setEnabled(self.may_take_back)
        self._layout.addLayout(row(self.take_back_button, self.only_link, None))
        if found.undone is not None:
            add(Words(tr("It was taken back. Undoing that brings it in again."), wrap=True))
            self._layout.addLayout(row(self.taker_link, None))
        self._layout.addSpacing(Space.S)
        add(Words(tr("What came"), Size.HEADING, bold=True))
        for part in found.parts:
            add(Words(f"· {merge_words.part(part)}", wrap=True))
        self._layout.addSpacing(Space.S)
        add(Words(tr("Where the copies went apart"), Size.HEADING, bold=True))
        add(Words(merge_words.fork_told(found), wrap=True))
        if found.fork is not None:
            self._layout.addLayout(row(self.fork_link, None))
        self._layout.addStretch(1)

    def show_nothing(self) -> None:
        self._found = None
        clear(self._layout)
        self._make_buttons()

    def take_back(self) -> None:
        if self._found is not None and self.may_take_back:
            self.take_back_wanted.emit(self._found.number)

    def _ask_for_only(self) -> None:
        if self._found is not None:
            self.only_wanted.emit(self._found.number)

    def _ask_for_fork(self) -> None:
        if self._found is not None and self._found.fork is not None:
            self.action_wanted.emit(self._found.fork.transaction)

    def _ask_for_taker(self) -> None:
        if self._found is not None and self._found.undone is not None:
            self.action_wanted.emit(self._found.undone)
