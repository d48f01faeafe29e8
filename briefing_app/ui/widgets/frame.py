# SPDX-License-Identifier: Apache-2.0
"""What stands around the pages: handling banner, navigation, message bar, empty states."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QSizePolicy, QStackedWidget, QStyle, QVBoxLayout, QWidget

from briefing_app.ui import theme
from briefing_app.ui.i18n import digits, tr
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import DrawnButton, LinkButton, Surface, Tone, Words, button, icon_button, row
from briefing_app.ui.widgets.in_sight import keeping_rows_in_sight

BANNER_HEIGHT = 22
TOAST_MS = 9000
WIDEST = 640
"""Of the words of a message, in pixels, before they wrap."""


class HandlingBanner(QWidget):
    """The handling of the case in the colours of its scheme; the words are always there."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._ground = QColor("#000000")
        self._ink = QColor("#ffffff")
        self.setFixedHeight(BANNER_HEIGHT)

    def show_handling(self, text: str, ground: str, ink: str) -> None:
        self._text = text
        if text:
            self._ground, self._ink = QColor(ground), QColor(ink)
        self.setAccessibleName(tr("Handling: {mark}", mark=text))
        self.setVisible(bool(text))
        self.update()

    @property
    def text(self) -> str:
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        painter.setFont(theme.interface(Size.LABEL, bold=True))
        painter.setPen(self._ink)
        draw_text(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the navigation."""

    key: str
    label: str
    icon: str
    section: str = ""


class _NavigationButton(DrawnButton):
    def __init__(self, place: Place, shortcut: str) -> None:
        super().__init__(tr(place.label))
        self.place = place
        self._count: int | None = None
        self.setCheckable(True)
        self.setToolTip(f"{self.text()} ({shortcut})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(None)

    def set_count(self, number: int | None) -> None:
        self._count = number
        self.setAccessibleName(self.text() if number is None else f"{self.text()}, {number}")
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the word and a number of four digits."""
        words = QFontMetrics(theme.interface(bold=True)).horizontalAdvance(self.text())
        number = QFontMetrics(theme.interface(Size.LABEL, bold=True)).horizontalAdvance("9,999")
        return QSize(max(140, 34 + words + Space.S + number + 10), theme.control_height() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        area = self.rect()
        on = self.isChecked()
        if on or self.underMouse():
            rounded(painter, area, fill=colours.accent_soft if on else colours.sunk, line=None)
        if self.hasFocus():
            rounded(painter, area, fill=None, line=colours.accent, width=1.5)
        ink = colours.accent if on else colours.text
        left = 8
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        sign = QRectF(area.width() - left - 18 if mirrored else left, (area.height() - 18) / 2, 18, 18)
        icons.paint(painter, self.place.icon, ink if on else colours.dim, sign)
        painter.setFont(theme.interface(bold=on))
        painter.setPen(ink)
        inner = QRect(area).adjusted(34, 0, -10, 0) if not mirrored else QRect(area).adjusted(10, 0, -34, 0)
        draw_text(painter, inner, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count is not None:
            painter.setFont(theme.interface(Size.LABEL, bold=on))
            painter.setPen(ink if on else colours.dim)
            number = digits(self._count)
            draw_text(painter, inner, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, number)


class Navigation(Surface):
    """The places of the window, in sections, with counts."""

    place_requested = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__("background", "r")
        self.setMinimumWidth(168)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Navigation"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S + 1, Space.S)
        layout.setSpacing(1)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _NavigationButton] = {}
        section = ""
        for number, place in enumerate(places, 1):
            if place.section != section:
                section = place.section
                layout.addSpacing(Space.M)
                layout.addWidget(self._section(tr(section)))
            entry = _NavigationButton(place, f"Ctrl+{number}")
            entry.clicked.connect(lambda _=False, key=place.key: self.place_requested.emit(key))
            self._group.addButton(entry)
            self._buttons[place.key] = entry
            layout.addWidget(entry)
        layout.addStretch(1)

    def _section(self, text: str) -> QWidget:
        heading = Words(text.upper(), Size.SMALL, Tone.DIM)
        heading.setContentsMargins(Space.S, Space.XS, 0, Space.XS)
        return heading

    def show_place(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def set_counts(self, counts: dict[str, int]) -> None:
        for key, entry in self._buttons.items():
            entry.set_count(counts.get(key))


class MessageBar(QWidget):
    """One message at a time, under the pages, which are lower by it while it is there: it covers nothing, and the rows
    that were in sight stay so. Errors and warnings stay until they are closed.
    """

    details_requested = Signal(str)

    def __init__(self, pages: QStackedWidget, place: QLayout) -> None:
        super().__init__()
        self._pages = pages
        self._place = place
        self._ground = "accent_soft"
        self._sign = ""
        self._ink = "accent"
        self._action: Callable[[], None] | None = None
        self._details = ""
        self._words = Words("", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = LinkButton("", self._do)
        self._show = LinkButton(tr("Details"), lambda: self.details_requested.emit(self._details))
        self._close = icon_button("close", tr("Close the message"), self.hide)
        layout = row(28, self._words, self._act, self._show, None, self._close)
        layout.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        self.setLayout(layout)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        place.addWidget(self)

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._words.text()

    @property
    def level(self) -> str:
        return self._sign

    def show_message(
        self, text: str, level: str, action_label: str, action: Callable[[], None] | None, details: str
    ) -> None:
        self._sign = level
        self._ground, self._ink = {
            "error": ("contradicts_soft", "contradicts"),
            "warning": ("warning_soft", "warning"),
            "done": ("supports_soft", "supports"),
        }.get(level, ("accent_soft", "accent"))
        self._words.setText(text)
        self._action = action
        self._details = details
        self._act.setText(action_label)
        self._act.setAccessibleName(action_label)
        self._act.setVisible(action is not None)
        self._act.updateGeometry()
        self._show.setVisible(bool(details))
        self.setAccessibleName(f"{level}: {text}")
        self._give_room()
        with keeping_rows_in_sight(self._pages):
            self.show()
            self._place.activate()
        self._timer.stop()
        if level in ("done", "info") and not details:
            self._timer.start(TOAST_MS)

    def withdraw(self, *actions: Callable[[], None]) -> None:
        """Hides the message if it offers one of these actions, because that would do something else by now."""
        if self._action in actions:
            self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """As much as the words need, so that what can be done stands beside them; long ones wrap."""
        parts = (self._act, self._show, self._close)
        taken = 120 + sum(part.sizeHint().width() for part in parts if not part.isHidden())
        needed = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        self._words.setFixedWidth(max(80, min(needed, WIDEST, self._pages.width() - taken)))

    def _do(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.role(self._ground))
        painter.setPen(colours.role(self._ink))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        name = {"error": "error", "warning": "warning", "done": "done"}.get(self._sign, "info")
        area = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(Space.M, (self.height() - 18) // 2, 18, 18))
        icons.paint(painter, name, colours.role(self._ink), QRectF(area))


class EmptyState(QWidget):
    """What an empty page says: what it is for, and the first thing to do."""

    def __init__(self, title: str, text: str, action: str = "", clicked: Callable[[], object] | None = None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        layout.setSpacing(Space.S)
        layout.addStretch(2)
        heading = Words(title, Size.HEADING, bold=True)
        body = Words(text, Size.BODY, Tone.DIM, wrap=True)
        body.setFixedWidth(440)
        for part in (heading, body):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(heading)
        layout.addLayout(row(None, body, None))
        if action:
            layout.addSpacing(Space.S)
            first = button(action, clicked, main=True)
            self.setFocusProxy(first)
            layout.addLayout(row(None, first, None))
        layout.addStretch(3)
