# SPDX-License-Identifier: Apache-2.0
"""The type scale and the steps of space: every size in the window comes from here."""

from enum import IntEnum, StrEnum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

READING_FAMILIES = ("Noto Serif", "Georgia", "Charter", "Cambria", "Liberation Serif", "DejaVu Serif", "serif")
MEASURE = 62  # characters in a line of the reader, about


class Space(IntEnum):
    """Steps of space in logical pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Density(StrEnum):
    """How much room rows and controls take."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


_density = Density.COMFORTABLE


def set_density(density: Density) -> None:
    """Sets the room that rows and controls take from now on; ``Theme`` tells the windows."""
    global _density
    _density = density


def density() -> Density:
    return _density


def control_height() -> int:
    """The height of a button, a line, a choice, in logical pixels."""
    return 30 if _density is Density.COMFORTABLE else 26


def list_row_height() -> int:
    """The height of a list row with two lines."""
    return 58 if _density is Density.COMFORTABLE else 46


def table_row_height() -> int:
    """The height of a table row, whose first column may take two lines."""
    return 48 if _density is Density.COMFORTABLE else 40


class Size(IntEnum):
    """Sizes of type in logical pixels."""

    SMALL = 11
    LABEL = 12
    BODY = 13
    HEADING = 15
    READING = 16
    TITLE = 20
    DISPLAY = 26


def interface(size: Size = Size.BODY, *, bold: bool = False) -> QFont:
    """The system's interface font."""
    return QFont(_interface(size, bold))  # the caller may change it


@cache
def _interface(size: Size, bold: bool) -> QFont:
    """Made once: rows ask for it at each painting. The system tells of another font only to a fresh start."""
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    font.setPixelSize(int(size))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def reading(size: int = Size.READING) -> QFont:
    """The serif that texts and passages are read in."""
    font = QFont()
    font.setFamilies(list(READING_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(int(size))
    return font


def measure_width(font: QFont) -> int:
    """The width of a comfortable line in pixels."""
    sample = "the quick analyst reads a line of sixty characters, no more.."
    return round(QFontMetrics(font).horizontalAdvance(sample) / len(sample) * MEASURE)
