# SPDX-License-Identifier: Apache-2.0
"""Sections that fold: a heading that is a button, and what it hides. What is folded stays so while the program runs."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import DrawnButton, column

HEIGHT = 34
_MARK = 18
_unfolded: dict[str, bool] = {}


class DisclosureButton(DrawnButton):
    """The heading of a section: Space or Return folds and unfolds it, so do the arrow keys forward and back."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._note = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _: self._tell())
        self._tell()

    @property
    def note(self) -> str:
        return self._note

    def set_note(self, text: str) -> None:
        """A few words at the end of the heading, such as how many there are."""
        self._note = text
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._note}" if self._note else self.text())
        self.setAccessibleDescription(tr("unfolded") if self.isChecked() else tr("folded"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forward, back = back, forward
        if event.key() in (forward, back):
            self.setChecked(event.key() == forward)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        if self.hasFocus():
            rounded(painter, area.adjusted(0, 3, 0, -3), fill=None, line=colours.accent, width=2.0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._paint_mark(painter, area, mirrored)
        start = _MARK + Space.XS
        inner = (
            QRect(area).adjusted(Space.XS, 0, -start, 0) if mirrored else QRect(area).adjusted(start, 0, -Space.XS, 0)
        )
        if self._note:
            painter.setFont(theme.interface(Size.LABEL))
            painter.setPen(colours.dim)
            side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            draw_text(painter, inner, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, self._note)
        painter.setFont(theme.interface(bold=True))
        painter.setPen(colours.accent if self.underMouse() else colours.text)
        draw_text(painter, inner, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_mark(self, painter: QPainter, area: QRect, mirrored: bool) -> None:
        """A chevron: down where the section is open, forward where it is folded."""
        x = area.right() - _MARK / 2 if mirrored else area.left() + _MARK / 2
        y, way = area.center().y() + 0.5, -1 if mirrored else 1
        shape = [(-4, -2), (0, 2), (4, -2)] if self.isChecked() else [(-2 * way, -4), (2 * way, 0), (-2 * way, 4)]
        painter.setPen(QPen(theme.colours().dim, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in shape]))


class Disclosure(QWidget):
    """A section that folds. ``key`` names it, so that all sections of that name fold alike from then on."""

    unfolded = Signal()
    """It was opened by the person; also the time to read what is shown in it."""

    def __init__(self, title: str, key: str, *, unfolded: bool = False) -> None:
        super().__init__()
        self._key = key
        self.button = DisclosureButton(title)
        self.body = QWidget()
        self.body.setAccessibleName(title)
        self.content: QVBoxLayout = column(self.body, spacing=Space.XS)
        self.content.setContentsMargins(0, 0, 0, Space.S)
        layout = column(self, spacing=0)
        layout.addWidget(self.button)
        layout.addWidget(self.body)
        self.button.setChecked(_unfolded.get(key, unfolded))
        self.body.setVisible(self.is_open)
        self.button.toggled.connect(self._turn)

    @property
    def is_open(self) -> bool:
        return self.button.isChecked()

    def remember(self) -> None:
        """Folds as the last section of this name was folded; for a section that comes back into sight."""
        known = _unfolded.get(self._key)
        if known is not None:
            self.button.setChecked(known)

    def _turn(self, is_open: bool) -> None:
        _unfolded[self._key] = is_open
        self.body.setVisible(is_open)
        if is_open:
            self.unfolded.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colours().line)
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())

    def minimumSizeHint(self) -> QSize:
        width = QFontMetrics(theme.interface(bold=True)).horizontalAdvance(self.button.text()) + _MARK + Space.L
        return QSize(width, super().minimumSizeHint().height())
