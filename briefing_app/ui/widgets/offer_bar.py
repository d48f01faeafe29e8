# SPDX-License-Identifier: Apache-2.0
"""A line over the pages that says something of the case as a whole, with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Tone, icon_button, row


class OfferBar(QWidget):
    """Hidden while there is nothing to say. It stays until its reason is gone, or it is closed where it may be."""

    def __init__(self, icon: str, role: str, *, closable: bool = False) -> None:
        super().__init__()
        self._icon, self._role = icon, role
        self._action: Callable[[], object] | None = None
        self._words = ElidedWords("", Size.LABEL, Tone.NORMAL)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.act = LinkButton("", self._do, role=role)
        self.close_button = icon_button("close", tr("Close"), self.hide)
        self.close_button.setVisible(closable)
        parts: list[QWidget | int | None] = [26, self._words, self.act, *([self.close_button] if closable else [])]
        layout = row(*parts)
        layout.setStretch(1, 1)
        layout.setContentsMargins(Space.M, 0, Space.S, 0)
        self.setLayout(layout)
        self.setFixedHeight(30)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def offer(self, text: str, label: str = "", action: Callable[[], object] | None = None) -> None:
        """Says something, with what can be done about it; an empty text hides the bar."""
        self._action = action
        self._words.set_text(text)
        self.act.setText(label)
        self.act.setAccessibleName(label)
        self.act.setVisible(action is not None)
        self.act.updateGeometry()
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _do(self) -> None:
        if self._action is not None:
            self._action()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.role(f"{self._role}_soft"))
        painter.setPen(colours.role(self._role))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        area = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(Space.M, (self.height() - 16) // 2, 16, 16))
        icons.paint(painter, self._icon, colours.role(self._role), QRectF(area))
