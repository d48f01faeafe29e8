# SPDX-License-Identifier: Apache-2.0
"""The bar over the pages that says which earlier moment they show."""

from PySide6.QtCore import Signal

from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Surface, Words, button, row


class PastBar(Surface):
    """Hidden while the case is shown as it is now."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("warning_soft", "b")
        self.words = Words("", wrap=True)
        self.back_button = button(tr("Back to now"), self.back_wanted.emit, icon="forward")
        line = row(self.words, None, self.back_button)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        self.setLayout(line)
        self.hide()

    def show_moment(self, words: str) -> None:
        """Says which moment is shown; empty: none."""
        said = tr("You see the case as it was: {moment}. Nothing can be changed here.", moment=words) if words else ""
        self.words.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(words))
