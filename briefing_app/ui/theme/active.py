# SPDX-License-Identifier: Apache-2.0
"""Which theme is on: follows the system's scheme unless the person chose one."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication

from briefing_app.ui.theme import fonts
from briefing_app.ui.theme.colours import Colours, load, palette


class Choice(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_scheme = "light"


def colours() -> Colours:
    """The roles of the theme that is on. Ask when painting, do not keep."""
    return load(_scheme)


def scheme() -> str:
    """``light`` or ``dark``."""
    return _scheme


class Theme(QObject):
    """Sets style, palette and font of the application and keeps them in step with the system."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(application)
        from briefing_app.ui.theme.style import WorkstationStyle

        self._application = application
        self._choice = choice
        self._style = WorkstationStyle()
        application.setStyle(self._style)
        application.setFont(fonts.interface())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Switches the theme now."""
        self._choice = choice
        self._follow()

    @property
    def density(self) -> fonts.Density:
        return fonts.density()

    def choose_density(self, density: fonts.Density) -> None:
        """Gives rows and controls more or less room, now."""
        fonts.set_density(density)
        for widget in self._application.allWidgets():
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
            widget.updateGeometry()
            if isinstance(widget, QAbstractItemView):
                widget.scheduleDelayedItemsLayout()
        self.changed.emit()

    def _follow(self) -> None:
        global _scheme
        wanted = self._choice.value
        if self._choice is Choice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            wanted = "dark" if dark else "light"
        _scheme = wanted
        self._application.setPalette(palette(load(wanted)))
        self.changed.emit()
