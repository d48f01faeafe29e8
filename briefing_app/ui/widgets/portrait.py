# SPDX-License-Identifier: Apache-2.0
"""A person's picture, cut to a circle; the initials where there is none."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.services.pictures import MOST_BYTES, media_type
from briefing_app.ui import theme
from briefing_app.ui.theme import Size
from briefing_app.ui.theme.writing import draw_text

LARGEST = 512
MOST_PIXELS = 40_000_000


def initials(name: str) -> str:
    """ "Ada von Quist" → "AQ"."""
    parts = [part for part in name.split() if part[:1].isalpha()]
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def read_image(data: bytes, largest: int = LARGEST, most_bytes: int = MOST_BYTES) -> QImage | None:
    """The picture, its longer side at most ``largest``; None where it cannot be read. Not for the main thread.

    A picture may come with somebody else's case, so that nothing but a small PNG or JPEG is decoded: a reader that
    guesses would take an SVG, which names further files, or one of a dozen formats that nobody needs.
    """
    kind = media_type(data) if len(data) <= most_bytes else None
    if kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.removeprefix("image/").encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > largest:
        reader.setScaledSize(size.scaled(QSize(largest, largest), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def png_of(image: QImage, largest: int = LARGEST) -> bytes:
    """The picture as PNG, made small. Costs time: not for the main thread."""
    if max(image.width(), image.height()) > largest:
        ways = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(largest, largest, *ways)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def paint_portrait(painter: QPainter, area: QRect, name: str, image: QImage | None) -> None:
    """The picture in a circle with a line around it, or the initials."""
    colours = theme.colours()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    circle = QPainterPath()
    circle.addEllipse(QRectF(area))
    painter.fillPath(circle, colours.accent_soft)
    if image is None:
        painter.setFont(theme.interface(Size.BODY if area.width() < 56 else Size.TITLE, bold=True))
        painter.setPen(colours.accent)
        draw_text(painter, area, Qt.AlignmentFlag.AlignCenter, initials(name))
    else:
        painter.save()
        painter.setClipPath(circle)
        side = min(image.width(), image.height())
        part = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
        painter.drawImage(QRectF(area), image, part)
        painter.restore()
    painter.setPen(colours.line)
    painter.drawEllipse(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


class Portrait(QWidget):
    """A picture of fixed size."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side = side
        self._name = ""
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, name: str, image: QImage | None) -> None:
        self._name, self._image = name, image
        self.setAccessibleName(name)
        self.update()

    @property
    def has_picture(self) -> bool:
        return self._image is not None

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_portrait(QPainter(self), QRect(0, 0, self._side, self._side), self._name, self._image)
