# SPDX-License-Identifier: Apache-2.0
"""Two pairs of hands for the same session: events that Qt's test library makes, and real ones of an X server."""

import subprocess
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SECONDS = 30


class Hands(Protocol):
    """What a person can do."""

    def press(self, keys: str) -> None:
        """One chord, such as ``Ctrl+Shift+F`` or ``Return``."""

    def type(self, text: str) -> None:
        """Letters, as they come from a keyboard."""

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """The left button, in the middle of a widget or at a place in it."""


class LibraryHands:
    """Events go to the widget that has the keyboard."""

    def press(self, keys: str) -> None:
        chord = QKeySequence(keys)[0]
        QTest.keyClick(_target(), chord.key(), chord.keyboardModifiers())

    def type(self, text: str) -> None:
        QTest.keyClicks(_target(), text)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())


_X_NAMES = {"Return": "Return", "Esc": "Escape", "Del": "Delete", "Left": "Left", "Right": "Right", "Up": "Up"}


class RealHands:
    """Events go to the X server, by xdotool; the window gets them as it gets anybody's."""

    def press(self, keys: str) -> None:
        parts = keys.split("+")
        names = [part.lower() if len(part) > 1 and part in ("Ctrl", "Shift", "Alt") else part for part in parts[:-1]]
        last = parts[-1]
        names.append(_X_NAMES.get(last, last.lower() if len(last) == 1 else last))
        _xdotool("key", "+".join(names))

    def type(self, text: str) -> None:
        _xdotool("type", "--delay", "4", text)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        point = widget.mapToGlobal(place or widget.rect().center())
        ratio = widget.devicePixelRatioF()
        _xdotool("mousemove", str(round(point.x() * ratio)), str(round(point.y() * ratio)))
        _xdotool("click", "1")


def _target() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def _xdotool(*arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], check=True, timeout=SECONDS)
    until(lambda: True)


def until(condition: Callable[[], bool], what: str = "") -> None:
    """Lets the window work until the condition holds."""
    end = time.monotonic() + SECONDS
    while True:
        QApplication.processEvents()
        if condition():
            return
        if time.monotonic() > end:
            focus = QApplication.focusWidget()
            raise AssertionError(f"waited in vain for {what or condition}; the keyboard is in {focus!r}")
        time.sleep(0.005)
