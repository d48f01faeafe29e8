# SPDX-License-Identifier: Apache-2.0
"""A scale of likelihood drawn from 0 to 100 per cent: its bands, its gaps, the chosen term and the stated range.

The axis runs from left to right in every language, as numbers do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QBrush, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefing_app.ui import theme, words
from briefing_app.ui.theme import Size
from briefing_app.ui.theme.writing import draw_text

LANE = 24
THIN_LANE = 20
STRIP = 8
NUMBERS = 17
SIDE = 4
NEAR = 6
LEAST_TARGET = 8


@dataclass(frozen=True, slots=True)
class Band:
    """One term of a scale with its range in per cent."""

    code: str
    term: str
    low: float
    high: float
    phrase: str


def lanes_of(bands: Sequence[Band]) -> list[list[Band]]:
    """The bands in as few rows as they need without overlapping, the wide ones first; neighbours may share an edge."""
    lanes: list[list[Band]] = []
    for band in sorted(bands, key=lambda band: (band.low - band.high, band.low)):
        free = next(
            (lane for lane in lanes if all(band.high <= other.low or other.high <= band.low for other in lane)), None
        )
        if free is None:
            lanes.append([band])
        else:
            free.append(band)
    return [sorted(lane, key=lambda band: (band.low, band.high)) for lane in lanes] or [[]]


class ScaleBar(QWidget):
    """Click or arrow keys choose a band; drawing with the mouse states a range."""

    accessible_role = QAccessible.Role.Slider
    band_chosen = Signal(object)
    range_drawn = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.bands: list[Band] = []
        self.code: str | None = None
        self.low: float | None = None
        self.high: float | None = None
        self._lanes: list[list[Band]] = [[]]
        self._over: Band | None = None
        self._anchor: float | None = None
        self._press: QPoint | None = None
        self._drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_bands(self, bands: Sequence[Band]) -> None:
        """Draws another scale; none at all is a plain axis to draw a range on."""
        self.bands = list(bands)
        self._lanes = lanes_of(self.bands)
        self._over = None
        self.updateGeometry()
        self.update()

    def show_value(self, code: str | None, low: float | None, high: float | None) -> None:
        self.code, self.low, self.high = code, low, high
        self.update()

    @property
    def band(self) -> Band | None:
        return next((band for band in self.bands if band.code == self.code), None)

    # Geometry

    @property
    def _lane_height(self) -> int:
        return LANE if len(self._lanes) == 1 else THIN_LANE

    @property
    def _lanes_height(self) -> int:
        return self._lane_height * len(self._lanes)

    def sizeHint(self) -> QSize:
        return QSize(280, self._lanes_height + STRIP + NUMBERS)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def x_of(self, percent: float) -> float:
        """Where a per cent stands, in pixels from the left."""
        return SIDE + (self.width() - 2 * SIDE) * percent / 100

    def _percent_at(self, x: float) -> float:
        return float(round(max(0.0, min(100.0, (x - SIDE) / max(1, self.width() - 2 * SIDE) * 100))))

    def _band_at(self, point: QPoint) -> Band | None:
        """The band under the pointer, in its own row first. A thin end band has some room."""
        row = min(len(self._lanes) - 1, max(0, point.y() // self._lane_height))
        return self._hit(self._lanes[row], point.x()) or self._hit(self.bands, point.x())

    def _hit(self, bands: Sequence[Band], x: int) -> Band | None:
        hits = []
        for band in bands:
            left, right = self.x_of(band.low), self.x_of(band.high)
            spare = max(0.0, (LEAST_TARGET - (right - left)) / 2)
            if left - spare - 0.5 <= x <= right + spare + 0.5:
                hits.append(band)
        return min(hits, key=lambda band: band.high - band.low, default=None)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = event.position().toPoint()
        self._drawing = False
        self._anchor = self._other_end(self._press.x())

    def _other_end(self, x: int) -> float:
        """Where drawing begins: at the pointer, or, with the pointer on one end of the range, at the other end."""
        if self.low is not None and self.high is not None and not self._is_band_range:
            if abs(x - self.x_of(self.low)) <= NEAR:
                return self.high
            if abs(x - self.x_of(self.high)) <= NEAR:
                return self.low
        return self._percent_at(x)

    @property
    def _is_band_range(self) -> bool:
        band = self.band
        return band is not None and (band.low, band.high) == (self.low, self.high)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton and self._anchor is not None:
            if self._drawing or abs(point.x() - self._press.x()) > NEAR:
                self._drawing = True
                here = self._percent_at(point.x())
                self.range_drawn.emit(min(self._anchor, here), max(self._anchor, here))
            return
        band = self._band_at(point)
        if band is not self._over:
            self._over = band
            if band is not None:
                QToolTip.showText(event.globalPosition().toPoint(), words.tip(band.phrase), self)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        if press is None or self._drawing:
            self._drawing = False
            return
        band = self._band_at(press)
        if band is not None:
            self.band_chosen.emit(band.code)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        codes: list[str | None] = [None, *(band.code for band in self.bands)]
        here = codes.index(self.code) if self.code in codes else 0
        keys = Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Down: -1, keys.Key_Right: 1, keys.Key_Up: 1}.get(keys(event.key()), 0)
        if event.key() in (keys.Key_Delete, keys.Key_Backspace):
            self.band_chosen.emit(None)
        elif event.key() == keys.Key_Home and self.bands:
            self.band_chosen.emit(codes[1])
        elif event.key() == keys.Key_End and self.bands:
            self.band_chosen.emit(codes[-1])
        elif step and self.bands:
            self.band_chosen.emit(codes[max(0, min(here + step, len(codes) - 1))])
        elif event.text().isdigit() and 0 <= int(event.text()) < len(codes):
            self.band_chosen.emit(codes[int(event.text())])
        else:
            super().keyPressEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        whole = QRectF(self.x_of(0), 0.5, self.x_of(100) - self.x_of(0), self._lanes_height - 1)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(QBrush(colours.line, Qt.BrushStyle.BDiagPattern) if self.bands else colours.sunk)
        painter.drawRect(whole)
        for number, lane in enumerate(self._lanes):
            if len(self._lanes) > 1:
                top = 0.5 + number * self._lane_height
                painter.setPen(QPen(colours.line, 1))
                painter.setBrush(colours.panel)
                painter.drawRect(QRectF(whole.left(), top, whole.width(), self._lane_height - 1))
            for band in sorted(lane, key=lambda band: band.code == self.code):  # the chosen one on top
                self._paint_band(painter, band, number)
        self._paint_range(painter)
        self._paint_numbers(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.accent, 1.5))
            painter.drawRoundedRect(QRectF(1, 0.75, self.width() - 2, self.height() - 1.5), 4, 4)

    def _paint_band(self, painter: QPainter, band: Band, number: int) -> None:
        colours = theme.colours()
        chosen = band.code == self.code
        left, right = self.x_of(band.low), self.x_of(band.high)
        if right - left < 2:
            left, right = left - 1, right + 1
        area = QRectF(left, 0.5 + number * self._lane_height, right - left, self._lane_height - 1)
        painter.setPen(QPen(colours.accent if chosen else colours.strong_line, 1))
        painter.setBrush(colours.accent if chosen else colours.hover if band is self._over else colours.sunk)
        painter.drawRect(area)
        font = theme.interface(Size.SMALL, bold=chosen)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        text = next((form for form in _forms(band.term) if metrics.horizontalAdvance(form) <= area.width() - 4), "")
        if text:
            painter.setPen(colours.on_accent if chosen else colours.text)
            draw_text(painter, area, Qt.AlignmentFlag.AlignCenter, text)
        elif len(self._lanes) > 1:
            painter.setPen(colours.accent if chosen else colours.dim)
            self._paint_beside(painter, band, area, self._lanes[number])

    def _paint_beside(self, painter: QPainter, band: Band, area: QRectF, lane: Sequence[Band]) -> None:
        """The term next to its band, on the side where the row is free."""
        width = painter.fontMetrics().horizontalAdvance(band.term) + 8
        after = min((self.x_of(other.low) for other in lane if other.low >= band.high and other is not band),
                    default=self.x_of(100))  # fmt: skip
        before = max((self.x_of(other.high) for other in lane if other.high <= band.low and other is not band),
                     default=self.x_of(0))  # fmt: skip
        place = QRectF(area)
        place.setWidth(width)
        if after - area.right() >= width * (2 if len(lane) > 1 else 1):
            place.moveLeft(area.right())
        elif area.left() - before >= width:
            place.moveRight(area.left())
        else:
            return
        draw_text(painter, place, Qt.AlignmentFlag.AlignCenter, band.term)

    def _paint_range(self, painter: QPainter) -> None:
        """A stated range that is not just the band of its term: a bar under the scale."""
        if self.low is None or self.high is None or self._is_band_range:
            return
        left, right = self.x_of(self.low), self.x_of(self.high)
        if right - left < 4:
            left, right = left - 2, right + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours().accent)
        painter.drawRect(QRectF(left, self._lanes_height + 2, right - left, 4))
        for x in (left, right - 2):
            painter.drawRect(QRectF(x, self._lanes_height, 2, 8))

    def _paint_numbers(self, painter: QPainter) -> None:
        """The ends of the stated range first, then every edge that there is still room for."""
        colours = theme.colours()
        own = [] if self.low is None or self.high is None else [self.low, self.high]
        edges = sorted({value for band in self.bands for value in (band.low, band.high)} or set(range(0, 101, 20)))
        chosen = [value for value in own if not self._is_band_range]
        taken: list[tuple[float, float]] = []
        edges.sort(key=lambda value: value not in (0, 100))
        for percent, strong in [*((value, True) for value in chosen), *((value, False) for value in edges)]:
            painter.setFont(theme.interface(Size.SMALL, bold=strong))
            painter.setPen(colours.accent if strong else colours.dim)
            text = f"{percent:g}"
            width = painter.fontMetrics().horizontalAdvance(text)
            place = min(max(self.x_of(percent) - width / 2, 2), self.width() - width - 2)
            if any(place < right + 4 and left < place + width + 4 for left, right in taken):
                continue
            taken.append((place, place + width))
            area = QRectF(place, self._lanes_height + STRIP, width + 2, NUMBERS - 1)
            draw_text(painter, area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, text)


def _forms(term: str) -> list[str]:
    """The term, and shorter ways to write it where the band is narrow."""
    parts = term.split()
    forms = [term]
    if len(parts) > 1:
        forms.append(" ".join([*parts[:-1], parts[-1][:3] + "."]))
        forms.append(" ".join([parts[0], parts[-1][:1] + "."]))
        forms.append(parts[1] if parts[0] == "roughly" else parts[0])
    forms.append(forms[-1][:3] + ".")
    return forms
