# SPDX-License-Identifier: Apache-2.0
"""Claims of the case that resemble what is being claimed: citing one of them is one key away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.services import likeness
from briefing_app.services.likeness import Likely
from briefing_app.services.session import CaseSession
from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import RADIUS
from briefing_app.ui.theme.writing import draw_shortened, draw_text
from briefing_app.ui.widgets.basic import DrawnButton, Tone, Words, column, row
from briefing_app.ui.workspace import Workspace

OFFERED = 3
PAUSE_MS = 350
ROW_HEIGHT = 28
WHY_SHARE = 0.36  # of the width, for what is shared


class _Row(DrawnButton):
    """One claim: its key, its statement, and what it shares."""

    def __init__(self) -> None:
        super().__init__()
        self.likely: Likely | None = None
        self._number, self._last = 0, False
        self.setAccessibleName(tr("A claim that says nearly the same"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_likely(self, likely: Likely, number: int, count: int) -> None:
        self.likely = likely
        self._number, self._last = number, number == count
        self.setText(likely.statement)
        self.setToolTip(words.tip(likely.statement))
        self.setAccessibleName(tr("Cite for: {statement}", statement=likely.statement))
        self.setAccessibleDescription(tr("Alt+{number}. It shares: {words}", number=number, words=likely.why))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.likely is None:
            return
        colours = theme.colours()
        painter = QPainter(self)
        area = self.rect()
        painter.fillRect(area.adjusted(1, 1, -1, -1), colours.hover if self.underMouse() else colours.panel)
        painter.setPen(colours.line)
        if not self._last:
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(Space.M - 2, 0, -(Space.M - 2), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setFont(theme.interface(Size.SMALL))
        small = QFontMetrics(painter.font())
        why = small.elidedText(self.likely.why, Qt.TextElideMode.ElideRight, round(inner.width() * WHY_SHARE))
        room = small.horizontalAdvance(why) + Space.M
        statement = inner.adjusted(room, 0, -18, 0) if mirrored else inner.adjusted(18, 0, -room, 0)
        painter.setPen(colours.accent)
        draw_text(painter, inner, flags, f"{self._number}")
        painter.setPen(colours.dim)
        draw_text(painter, inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, why)
        painter.setFont(theme.interface())
        painter.setPen(colours.text)
        draw_shortened(painter, statement, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1.5))
            painter.drawRoundedRect(area.adjusted(3, 3, -4, -4), 3, 3)


class _Frame(QWidget):
    """The rounded line around the rows."""

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.panel)
        painter.setPen(colours.line)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)


class LikelyClaims(QWidget):
    """Up to three claims that say nearly the same. Hidden while there is none."""

    chosen = Signal(object)
    """The claim to cite the passage for, as Likely."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._text = ""
        self._shown: list[Likely] = []
        self.setAccessibleName(tr("Claims of the case that say nearly the same"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        frame = _Frame()
        inner = column(frame, 1, 0)
        self.rows = [_Row() for _ in range(OFFERED)]
        for number, item in enumerate(self.rows):
            item.clicked.connect(lambda _=False, place=number: self.choose(place))
            inner.addWidget(item)
        layout = column(self, spacing=Space.XS)
        caption = Words(tr("Already in the case? Cite it instead"), Size.LABEL, Tone.DIM)
        layout.addLayout(row(caption, None, Words(tr("Alt 1–3"), Size.SMALL, Tone.DIM)))
        layout.addWidget(frame)
        self.hide()

    @property
    def shown(self) -> list[Likely]:
        return list(self._shown)

    def look_for(self, text: str, *, now: bool = False) -> None:
        """Offers what resembles the text, after a pause in typing."""
        self._text = text
        if now:
            self._ask()
        else:
            self._pause.start()

    def clear(self) -> None:
        self._text = ""
        self._pause.stop()
        self._show([])

    def choose(self, place: int) -> bool:
        """Takes one of those that are shown; False where there is none at this place."""
        if 0 <= place < len(self._shown):
            self.chosen.emit(self._shown[place])
            return True
        return False

    def _ask(self) -> None:
        self._pause.stop()
        text = self._text
        if not text.strip():
            self._show([])
            return

        def ask(session: CaseSession) -> list[Likely]:
            return likeness.like(session, text, OFFERED)

        self._workspace.read(self, ask, self._found, key="likely")

    def _found(self, found: list[Likely]) -> None:
        self._show(found if self._text else [])

    def _show(self, found: Sequence[Likely]) -> None:
        self._shown = list(found)
        for number, item in enumerate(self.rows):
            item.setVisible(number < len(found))
            if number < len(found):
                item.show_likely(found[number], number + 1, len(found))
        self.setVisible(bool(found))
