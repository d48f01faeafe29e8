# SPDX-License-Identifier: Apache-2.0
"""The start screen: a new case, an existing one, a recent one, or the demonstration."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import DrawnButton, Surface, Tone, Words, column, row
from briefing_app.ui.widgets.lists import RowList


class _Choice(DrawnButton):
    """A large button with a picture, a word and a line that says what it does."""

    def __init__(self, icon: str, title: str, text: str, keys: str = "") -> None:
        super().__init__(title)
        self._icon, self._text, self._keys = icon, text, words.keys(keys)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(360, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        over = self.underMouse()
        focus = self.hasFocus()
        rounded(
            painter, self.rect(), fill=colours.hover if over else colours.panel,
            line=colours.accent if focus else colours.line, width=2.0 if focus else 1.0, radius=7,
        )  # fmt: skip
        sign = QRect(16, self.height() // 2 - 12, 24, 24)
        icons.paint(painter, self._icon, colours.accent, QRectF(self._placed(sign)))
        area = self._placed(self.rect().adjusted(56, 12, -16, -12))
        painter.setFont(theme.interface(Size.BODY, bold=True))
        painter.setPen(colours.text)
        draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, self.text())
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom, self._text)
        draw_text(painter, area, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop, self._keys)

    def _placed(self, area: QRect) -> QRect:
        """An area given from the leading side."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)


class StartPage(Surface):
    """What one sees before a case is open."""

    new_requested = Signal()
    open_requested = Signal()
    demo_requested = Signal()
    recent_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("background")
        self.new_button = _Choice("new", tr("New case"), tr("An empty file for sources, claims and reports"), "Ctrl+N")
        self.open_button = _Choice("open", tr("Open a case…"), tr("A case file from this computer"), "Ctrl+O")
        self.demo_button = _Choice(
            "demo", tr("Demonstration case"), tr("Sources, claims and a report to look around in")
        )
        self.recent = RowList(tr("Recent cases"))
        self._recent_title = Words(tr("Recent"), Size.LABEL, Tone.DIM)
        self._place = Surface("panel", "tblr")
        place = column(self._place, spacing=0)
        place.setContentsMargins(1, 1, 1, 1)
        place.addWidget(self.recent)
        block = QWidget()
        block.setFixedWidth(560)
        layout = column(block, spacing=Space.M)
        layout.addWidget(Words("Briefing Workstation", Size.DISPLAY, bold=True))
        layout.addWidget(Words(tr("From sources to a report in which every sentence leads back."), tone=Tone.DIM))
        layout.addSpacing(Space.M)
        for choice in (self.new_button, self.open_button, self.demo_button):
            layout.addWidget(choice)
        layout.addSpacing(Space.S)
        layout.addWidget(self._recent_title)
        layout.addWidget(self._place)
        outer = column(self)
        outer.addStretch(2)
        outer.addLayout(row(None, block, None))
        outer.addStretch(3)
        self.new_button.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.demo_button.clicked.connect(self.demo_requested)
        self.recent.activated_id.connect(self.recent_requested)
        self.recent.clicked.connect(lambda _: self.recent_requested.emit(self.recent.current_id))

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Lists case files, the last one first."""
        rows = [ListRow(str(path), path.stem, words.shortened(str(path.parent), 90)) for path in paths[:4]]
        self.recent.set_rows(rows)
        for part in (self._recent_title, self._place):
            part.setVisible(bool(rows))
        self._place.setFixedHeight(58 * len(rows) + 2)
