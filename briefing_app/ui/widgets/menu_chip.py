# SPDX-License-Identifier: Apache-2.0
"""A rounded button that narrows a list: what is chosen stands on it, a menu under it offers the choices."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text

Choice = tuple[str | None, str]
HEIGHT = 24
LONGEST = 22


class MenuChip(QPushButton):
    """One filter. None is "no matter which"; the chip is filled while something is chosen."""

    value_changed = Signal(object)

    def __init__(self, name: str, choices: Sequence[Choice] = ()) -> None:
        super().__init__(name)
        self._name = name
        self._value: str | None = None
        self._choices: list[Choice] = list(choices)
        self.setFont(theme.interface(Size.LABEL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(lambda _=False: self.show_choices())
        self._show()

    @property
    def value(self) -> str | None:
        return self._value

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other values; what is chosen stays chosen."""
        self._choices = list(choices)
        self._show()

    def set_value(self, value: str | None) -> None:
        """Chooses a value and tells it where it is another one."""
        changed = value != self._value
        self._value = value
        self._show()
        if changed:
            self.value_changed.emit(value)

    def _show(self) -> None:
        chosen = next((text for value, text in self._choices if value == self._value), self._value or "")
        shown = words.shortened(chosen, LONGEST) if self._value is not None else self._name
        self.setText(shown)
        self.setAccessibleName(
            tr("{filter}: {value}", filter=self._name, value=chosen if self._value is not None else tr("any"))
        )
        self.updateGeometry()
        self.update()

    def menu_of_choices(self) -> QMenu:
        """The menu; the first entry takes the filter away."""
        menu = QMenu(self)
        for value, text in ((None, tr("Any")), *self._choices):
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _=False, chosen=value: self.set_value(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def show_choices(self) -> None:
        self.menu_of_choices().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 34, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.show_choices()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        on, focused = self._value is not None, self.hasFocus()
        rounded(
            painter,
            self.rect(),
            fill=colours.accent_soft if on else colours.panel,
            line=colours.accent if focused or on else colours.line,
            width=1.5 if focused else 1.0,
            radius=HEIGHT / 2,
        )
        ink = colours.accent if on else colours.dim
        painter.setFont(self.font())
        painter.setPen(ink)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = self.rect().adjusted(22, 0, -11, 0) if mirrored else self.rect().adjusted(11, 0, -22, 0)
        draw_text(painter, area, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.4))
        x, y = (13 if mirrored else self.width() - 14), self.height() / 2
        painter.drawPolyline(QPolygonF([QPointF(x - 3, y - 1), QPointF(x, y + 2), QPointF(x + 3, y - 1)]))
