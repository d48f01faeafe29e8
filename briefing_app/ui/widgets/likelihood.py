# SPDX-License-Identifier: Apache-2.0
"""The likelihood picker: a scale drawn from 0 to 100 per cent, one band chosen, or nothing stated."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from briefing_app.ui import theme
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words

BAR = 24
SIDE = 4


@dataclass(frozen=True, slots=True)
class Band:
    """One term of a scale with its range in per cent."""

    code: str
    term: str
    low: float
    high: float
    phrase: str


class _Bar(QWidget):
    """The picture of the scale."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.bands: list[Band] = []
        self.code: str | None = None
        self._over: Band | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(280, BAR + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, BAR + 24)

    def _x(self, percent: float) -> float:
        return SIDE + (self.width() - 2 * SIDE) * percent / 100

    def _band_at(self, point: QPoint) -> Band | None:
        """The band under the pointer; where bands overlap, the narrower one. A thin end band has some room."""
        hits = [
            band for band in self.bands
            if self._x(band.low) - 1 <= point.x() <= max(self._x(band.high), self._x(band.low) + 8)
        ]  # fmt: skip
        return min(hits, key=lambda band: band.high - band.low, default=None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        band = self._band_at(event.position().toPoint())
        if band is not None:
            self.chosen.emit(band.code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        band = self._band_at(event.position().toPoint())
        if band is not self._over:
            self._over = band
            if band is not None:
                QToolTip.showText(event.globalPosition().toPoint(), band.phrase, self)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        codes: list[str | None] = [None, *(band.code for band in self.bands)]
        here = codes.index(self.code) if self.code in codes else 0
        keys = Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Down: -1, keys.Key_Right: 1, keys.Key_Up: 1}.get(keys(event.key()), 0)
        if event.key() in (keys.Key_Delete, keys.Key_Backspace):
            self.chosen.emit(None)
        elif event.key() == keys.Key_Home:
            self.chosen.emit(codes[0])
        elif event.key() == keys.Key_End:
            self.chosen.emit(codes[-1])
        elif step and 0 <= here + step < len(codes):
            self.chosen.emit(codes[here + step])
        elif event.text().isdigit() and 1 <= int(event.text()) < len(codes):
            self.chosen.emit(codes[int(event.text())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        whole = QRectF(self._x(0), 0.5, self._x(100) - self._x(0), BAR - 1)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.sunk)
        painter.drawRect(whole)
        for band in self.bands:
            self._paint_band(painter, band)
        self._paint_numbers(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.accent, 1.5))
            painter.drawRoundedRect(QRectF(1, 0.75, self.width() - 2, self.height() - 1.5), 4, 4)

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        colours = theme.colours()
        chosen = band.code == self.code
        left, right = self._x(band.low), self._x(band.high)
        area = QRectF(left, 0.5, right - left, BAR - 1)
        painter.setPen(QPen(colours.accent if chosen else colours.line, 1))
        painter.setBrush(colours.accent if chosen else colours.hover if band is self._over else Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        font = theme.interface(Size.SMALL, bold=chosen)
        metrics = QFontMetrics(font)
        room = area.width() - 4
        text = next((form for form in _forms(band.term) if metrics.horizontalAdvance(form) <= room), "")
        painter.setFont(font)
        painter.setPen(colours.on_accent if chosen else colours.dim)
        draw_text(painter, area, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_numbers(self, painter: QPainter) -> None:
        painter.setFont(theme.interface(Size.SMALL))
        painter.setPen(theme.colours().dim)
        metrics = painter.fontMetrics()
        edge = -100.0
        for percent in sorted({value for band in self.bands for value in (band.low, band.high)}):
            text = f"{percent:g}"
            width = metrics.horizontalAdvance(text)
            place = min(max(self._x(percent) - width / 2, 2), self.width() - width - 2)
            if place < edge + 4:
                continue
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
            draw_text(painter, QRectF(place, BAR + 2, width + 2, 16), side, text)
            edge = place + width


def _forms(term: str) -> list[str]:
    """The term, and shorter ways to write it where the band is narrow."""
    words = term.split()
    forms = [term]
    if len(words) > 1:
        forms.append(" ".join([*words[:-1], words[-1][:3] + "."]))
        forms.append(" ".join([words[0], words[-1][:1] + "."]))
        forms.append(words[1] if words[0] == "roughly" else words[0])
    return forms


class LikelihoodPicker(QWidget):
    """The bar with what will be printed under it."""

    value_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._bar = _Bar()
        self._bar.chosen.connect(self.set_value)
        self._phrase = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self._not_stated = LinkButton("Not stated", lambda: self.set_value(None))
        self._not_stated.setFont(theme.interface(Size.LABEL))
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self._phrase, 1)
        line.addWidget(self._not_stated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._bar)
        layout.addLayout(line)
        self.setFocusProxy(self._bar)
        self._describe()

    def set_scale(self, name: str, bands: Sequence[Band]) -> None:
        """Draws another scale; a term that it does not have becomes not stated."""
        self._bar.bands = list(bands)
        self._bar.setAccessibleName(f"Likelihood, scale {name}")
        if self._bar.code not in {band.code for band in bands}:
            self._bar.code = None
        self._describe()

    @property
    def band(self) -> Band | None:
        """The chosen band; None is not stated."""
        return next((band for band in self._bar.bands if band.code == self._bar.code), None)

    @property
    def phrase(self) -> str:
        return self._phrase.text()

    def set_value(self, code: str | None) -> None:
        self._bar.code = code
        self._describe()
        self.value_changed.emit(code)

    def _describe(self) -> None:
        band = self.band
        text = f"Prints as “{band.phrase}”" if band else "Not stated: prints without a likelihood"
        self._phrase.setText(text)
        self._not_stated.setVisible(band is not None)
        self._bar.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self._bar, QAccessible.Event.DescriptionChanged))
        self._bar.update()
