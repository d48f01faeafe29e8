# SPDX-License-Identifier: Apache-2.0
"""Icons: one SVG set on a 20-pixel grid, drawn in the colour of a role when they are needed."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing_app import resources
from briefing_app.ui.theme import active

GRID = 20
# What points along the line, or at a side, points the other way in a mirrored window.
POINTING = frozenset({"back", "forward", "inspector", "undo", "redo"})


def icon(name: str, role: str = "dim") -> QIcon:
    """The icon in the colour of the role; it follows the theme because it is drawn anew for each size."""
    return QIcon(_Engine(name, role))


def pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """The icon as pixels, ``size`` logical pixels wide."""
    return _drawn(name, colour.name(), size, size, ratio, _is_turned(name))


def paint(painter: QPainter, name: str, colour: QColor, area: QRectF) -> None:
    """Draws the icon into the area."""
    painter.save()
    if _is_turned(name):
        painter.translate(area.left() + area.right(), 0)
        painter.scale(-1, 1)
    _drawing(name, colour.name()).render(painter, area)
    painter.restore()


def _is_turned(name: str) -> bool:
    return name in POINTING and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, width: int, height: int, ratio: float, turned: bool) -> QPixmap:
    """Drawn once as long as window and theme stay as they are."""
    image = QPixmap(round(width * ratio), round(height * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, name, QColor(colour), QRectF(0, 0, width, height))
    painter.end()
    return image


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    """Read once: a page shows some twenty icons each time it is painted."""
    text = resources.read_text("icons", f"{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter, rect, mode, state) -> None:  # type: ignore[no-untyped-def]
        paint(painter, self._name, self._colour(mode), QRectF(rect))

    def _colour(self, mode: QIcon.Mode) -> QColor:
        colours = active.colours()
        return colours.strong_line if mode == QIcon.Mode.Disabled else colours.role(self._role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        if size.isEmpty():  # Qt asks for icons of no size while it lays out
            return QPixmap()
        return _drawn(self._name, self._colour(mode).name(), size.width(), size.height(), scale, _is_turned(self._name))

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)
