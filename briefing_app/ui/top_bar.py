# SPDX-License-Identifier: Apache-2.0
"""The strip at the head of the window: menus, back and forward, the case, where one is, the field for commands."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.menus import native
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_shortened, draw_text
from briefing_app.ui.widgets.basic import (
    DrawnButton,
    ElidedWords,
    Surface,
    Tone,
    Words,
    icon_button,
    row,
)
from briefing_app.ui.widgets.menu_bar import MenuBar

FIELD_WIDTH = 340


class _Field(DrawnButton):
    """Looks like a field to type into, and opens the command palette."""

    def __init__(self) -> None:
        super().__init__(tr("Search everything, or run a command"))
        self.setToolTip(f"{tr('Commands')} ({native('Ctrl+K')})\n{tr('Search')} ({native('Ctrl+Shift+F')})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(FIELD_WIDTH, theme.control_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        focused = self.hasFocus()
        rounded(
            painter, self.rect(), fill=colours.hover if self.underMouse() else colours.sunk,
            line=colours.accent if focused else colours.line, width=2.0 if focused else 1.0,
        )  # fmt: skip
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = QRect(self.rect()).adjusted(Space.M, 0, -Space.S, 0)
        keys = native("Ctrl+K")
        painter.setFont(theme.interface(Size.SMALL))
        wide = painter.fontMetrics().horizontalAdvance(keys) + 12
        box = QRectF(area.right() - wide, (self.height() - 18) / 2, wide, 18)
        if mirrored:
            box.moveLeft(Space.S)
        rounded(painter, box, fill=colours.panel, line=colours.line, radius=4)
        painter.setPen(colours.dim)
        draw_text(painter, box, Qt.AlignmentFlag.AlignCenter, keys)
        sign = QRectF(area.right() - 16 if mirrored else area.left() - 2, (self.height() - 16) / 2, 16, 16)
        icons.paint(painter, "search", colours.dim, sign)
        words = area.adjusted(wide + 6 if mirrored else 20, 0, -20 if mirrored else -wide - 6, 0)
        painter.setFont(theme.interface())
        draw_shortened(painter, words, self.text())


class TopBar(Surface):
    """Says which case and which place in it; asks for the rest."""

    back_requested = Signal()
    forward_requested = Signal()
    commands_requested = Signal()
    inspector_requested = Signal()

    def __init__(self) -> None:
        super().__init__("panel", "b")
        self.menus = MenuBar()
        self.back = icon_button("back", tr("Back"), self.back_requested.emit)
        self.forward = icon_button("forward", tr("Forward"), self.forward_requested.emit)
        self.inspector = icon_button("inspector", tr("Fold the inspector"), self.inspector_requested.emit)
        self.inspector.setToolTip(f"{tr('Fold the inspector')} (F9)")
        for step, keys in ((self.back, "Alt+Left"), (self.forward, "Alt+Right")):
            step.setToolTip(f"{step.accessibleName()} ({native(keys)})")
        self._title = Words("", Size.HEADING, bold=True)
        self._crumbs = ElidedWords("", Size.BODY, Tone.DIM)
        self._crumbs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.field = _Field()
        self.field.clicked.connect(self.commands_requested)
        line = row(
            self.menus, Space.S, self.back, self.forward, Space.S, self._title, Space.S, self._crumbs, Space.S,
            self.field, Space.XS, self.inspector, spacing=Space.XS,
        )  # fmt: skip
        line.setStretch(7, 1000)
        line.setContentsMargins(Space.XS, Space.S - 1, Space.S, Space.S)
        self.setLayout(line)
        self.setFixedHeight(46)

    def show_place(self, case: str, place: str, detail: str) -> None:
        self._title.setText(case)
        self._crumbs.set_text(f"{place} › {detail}" if detail else place)

    def show_steps(self, *, back: bool, forward: bool) -> None:
        """Whether there is anywhere to go back or forward to."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def set_open(self, is_open: bool) -> None:
        for part in (self.back, self.forward, self._title, self._crumbs, self.inspector):
            part.setVisible(is_open)
