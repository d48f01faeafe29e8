# SPDX-License-Identifier: Apache-2.0
"""Pages of a document under each other. Only those in sight are asked for, at the scale of the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Space
from briefing_app.ui.theme.style import rounded

PAUSE_MS = 40
POINT = 96 / 72
"""Pixels of the screen for a point of the page, at 100 %."""
SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.2
MARGIN = Space.L
KEPT_BYTES = 96 * 1024 * 1024
LINE = 48


class PageView(QAbstractScrollArea):
    """Fits the width unless somebody zooms. Pages are counted from 0 inside and from 1 in words."""

    wanted = Signal(int, float)
    """A page is to be drawn, at so many real pixels a point."""
    place_changed = Signal()
    """Another page is in sight, or the zoom is another."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pages of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sizes: list[QSizeF] = []
        self._images: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self._zoom: float | None = None
        self._tops: list[float] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._moved)

    # What is shown

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Other pages, in points; stays where it is as far as they go."""
        place = self._place()
        self._sizes = [QSizeF(width, height) for width, height in sizes]
        self._images.clear()
        self._asked.clear()
        self._lay_out()
        self.go_to(*place)

    def clear(self) -> None:
        self.show_pages([])

    def take(self, number: int, scale: float, image: QImage) -> None:
        """A page that was drawn."""
        if number < len(self._sizes):
            self._images[number] = (scale, image)
            self._forget_far_ones()
            self.viewport().update()

    def _forget_far_ones(self) -> None:
        here = self.current
        while len(self._images) > 1 and sum(image.sizeInBytes() for _, image in self._images.values()) > KEPT_BYTES:
            far = max(self._images, key=lambda number: abs(number - here))
            if far == here:
                return
            del self._images[far]
            self._asked.pop(far, None)

    @property
    def count(self) -> int:
        return len(self._sizes)

    @property
    def current(self) -> int:
        """The page that takes the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        found = [number for number, top in enumerate(self._tops) if top <= middle]
        return found[-1] if found else 0

    @property
    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        return self._zoom if self._zoom is not None else self._fitting()

    @property
    def fits_width(self) -> bool:
        return self._zoom is None

    def is_drawn(self, number: int) -> bool:
        """Whether a page is there at the scale that the screen wants."""
        found = self._images.get(number)
        return found is not None and found[0] == self._scale()

    # Moving

    def go_to(self, number: int, top: float = 0.0) -> None:
        """Brings a page to the upper edge, from so many points below its own."""
        if 0 <= number < len(self._tops):
            place = self._tops[number] + top * self.zoom * POINT - MARGIN / 2
            self.verticalScrollBar().setValue(round(place))

    def zoom_to(self, zoom: float | None) -> None:
        """Another size of the pages; None fits the width. What is at the upper edge stays there."""
        place = self._place()
        self._zoom = None if zoom is None else max(SMALLEST, min(LARGEST, zoom))
        self._lay_out()
        self.go_to(*place)
        self.place_changed.emit()

    def zoom_in(self) -> None:
        self.zoom_to(self.zoom * STEP)

    def zoom_out(self) -> None:
        self.zoom_to(self.zoom / STEP)

    def step(self, by: int) -> None:
        """To the page after or before the current one."""
        self.go_to(max(0, min(self.count - 1, self.current + by)))

    def _place(self) -> tuple[int, float]:
        """The page at the upper edge, and how many of its points are above it."""
        value = self.verticalScrollBar().value() + MARGIN / 2
        found = [number for number, top in enumerate(self._tops) if top <= value]
        if not found:
            return 0, 0.0
        return found[-1], (value - self._tops[found[-1]]) / (self.zoom * POINT)

    def _moved(self) -> None:
        self.viewport().update()
        self._pause.start()
        self.setAccessibleDescription(self.place_in_words())
        self.place_changed.emit()

    def place_in_words(self) -> str:
        """ "page 3 of 12"."""
        return tr("page {number} of {count}", number=self.current + 1, count=self.count) if self.count else ""

    # Laying out

    def _fitting(self) -> float:
        widest = max((size.width() for size in self._sizes), default=0.0)
        room = self.viewport().width() - 2 * MARGIN
        return max(SMALLEST, min(LARGEST, room / (widest * POINT))) if widest and room > 0 else 1.0

    def _scale(self) -> float:
        return round(self.zoom * POINT * self.devicePixelRatioF(), 3)

    def _lay_out(self) -> None:
        across = self.zoom * POINT
        self._tops = []
        below = float(MARGIN)
        for size in self._sizes:
            self._tops.append(below)
            below += size.height() * across + MARGIN
        widest = max((size.width() * across for size in self._sizes), default=0.0) + 2 * MARGIN
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), below, room.height()),
            (self.horizontalScrollBar(), widest, room.width()),
        ):
            bar.setRange(0, max(0, round(whole) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(LINE)
        self.viewport().update()
        self._pause.start()

    def _area(self, number: int) -> QRectF:
        size = self._sizes[number] * self.zoom * POINT
        left = max(float(MARGIN), (self.viewport().width() - size.width()) / 2)
        place = QPointF(
            left - self.horizontalScrollBar().value(), self._tops[number] - self.verticalScrollBar().value()
        )
        return QRectF(place, size)

    def _in_sight(self) -> list[int]:
        seen = QRectF(self.viewport().rect())
        return [number for number in range(len(self._sizes)) if self._area(number).intersects(seen)]

    def _ask(self) -> None:
        """For what is in sight, and for the next page."""
        scale = self._scale()
        seen = self._in_sight()
        for number in (*seen, *([seen[-1] + 1] if seen and seen[-1] + 1 < self.count else [])):
            if not self.is_drawn(number) and self._asked.get(number) != scale:
                self._asked[number] = scale
                self.wanted.emit(number, scale)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self._place()
        self._lay_out()
        self.go_to(*place)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colours.sunk)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._in_sight():
            area = self._area(number)
            painter.fillRect(area, Qt.GlobalColor.white)
            found = self._images.get(number)
            if found is not None:
                painter.drawImage(area, found[1])
            painter.setPen(QPen(colours.line, 1))
            painter.drawRect(area)
        if self.hasFocus():
            inner = self.viewport().rect().adjusted(1, 1, -1, -1)
            rounded(painter, inner, fill=None, line=colours.accent, width=1.5)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its own keys come here and not to shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
            return
        name, value = act
        bar = self.verticalScrollBar()
        if name == "zoom":
            self.zoom_to(self.zoom * STEP**value if value else 1.0)
        elif name == "page":
            self.step(value)
        elif name == "line":
            bar.setValue(bar.value() + value * LINE)
        else:
            bar.setValue(bar.minimum() if value < 0 else bar.maximum())

    @staticmethod
    def _act_of(event: QKeyEvent) -> tuple[str, int] | None:
        keys = Qt.Key
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zoom = {keys.Key_Plus: 1, keys.Key_Equal: 1, keys.Key_Minus: -1, keys.Key_0: 0}.get(keys(event.key()))
            return None if zoom is None else ("zoom", zoom)
        found: dict[Qt.Key, tuple[str, int]] = {
            keys.Key_PageDown: ("page", 1), keys.Key_PageUp: ("page", -1), keys.Key_Down: ("line", 1),
            keys.Key_Up: ("line", -1), keys.Key_Home: ("end", -1), keys.Key_End: ("end", 1),
        }  # fmt: skip
        return found.get(keys(event.key()))
