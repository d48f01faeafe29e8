# SPDX-License-Identifier: Apache-2.0
"""Two pairs of hands for the same session: events that Qt's test library makes, and real ones of an X server.

Hands only move. Whoever moves them reads off the window what came of it, and waits for that with ``until``.
"""

import subprocess
import traceback
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SECONDS = 60
GLANCE_MS = 5
GLANCES = 5


class Stuck(AssertionError):
    """What was waited for did not come."""


class WindowManager(QObject):
    """Does what there is nobody to do offscreen and on a bare X server: a window that comes gets the keyboard, and
    when it goes, the window below it does. Which widget has it is none of its business."""

    def __init__(self, main: QWidget) -> None:
        super().__init__(main)
        self._main = main
        self.strays: list[str] = []  # parts that were shown before they belonged to anything, and so as windows
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._manage)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._note_focus)
        application.installEventFilter(self)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and isinstance(watched, QWidget) and watched.isWindow():
            self._soon.start()
            is_plain = watched.windowType() in (Qt.WindowType.Window, Qt.WindowType.Widget)
            if event.type() == QEvent.Type.Show and is_plain and not isinstance(watched, QMainWindow):
                shown_by = traceback.extract_stack(limit=2)[0]
                self.strays.append(f"{type(watched).__name__}, {shown_by.filename}:{shown_by.lineno}")
        return False

    def _note_focus(self, _: object) -> None:
        self._soon.start()

    def _manage(self) -> None:
        top = QApplication.activeModalWidget() or self._main
        is_there = top.isActiveWindow() and QGuiApplication.focusWindow() is not None
        if top.isVisible() and not is_there and QApplication.activePopupWidget() is None:
            top.activateWindow()


class Hands(Protocol):
    """What one can do with a keyboard."""

    def press(self, *chords: str) -> None:
        """Chords one after the other, such as ``Ctrl+Shift+F`` or ``Return``."""

    def type(self, text: str) -> None:
        """Letters, as they come from a keyboard."""


class LibraryHands:
    """Keys go to the window that has the keyboard, which hands them on as it does with anybody's."""

    def press(self, *chords: str) -> None:
        for chord in chords:
            keys = QKeySequence(chord)[0]
            QTest.keyClick(_window(), keys.key(), keys.keyboardModifiers())

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(_window(), letter)


_X_NAMES = {"Esc": "Escape", "Del": "Delete", "PgDown": "Next", "PgUp": "Prior", "Space": "space"}


class RealHands:
    """Keys and buttons go to the X server, by xdotool."""

    def press(self, *chords: str) -> None:
        _xdotool("key", *map(_x_chord, chords))

    def type(self, text: str) -> None:
        _xdotool("type", "--delay", "2", text)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """The left button, in the middle of a widget or at a place in it."""
        _at_rest(widget)
        _xdotool("mousemove", *_on_screen(widget, place or widget.rect().center()), "click", "1")

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """The left button goes down at one place in a widget and up at another."""
        _at_rest(widget)
        middle = (start + end) / 2
        _xdotool("mousemove", *_on_screen(widget, start), "mousedown", "1")
        for place in (middle, end):
            _xdotool("mousemove", *_on_screen(widget, place))
        _xdotool("mouseup", "1")


def point_at(widget: QWidget, place: QPoint) -> None:
    """Moves the pointer within the window of the widget.

    ``QTest.mouseMove`` with a widget moves it over the screen, where another window can lie in front: offscreen all of
    them lie at one place, and the oldest gets what was meant for the newest.
    """
    window = widget.window()
    QTest.mouseMove(window.windowHandle(), widget.mapTo(window, place))


def _window() -> QWindow:
    until(lambda: QGuiApplication.focusWindow() is not None, "a window with the keyboard")
    found = QGuiApplication.focusWindow()
    assert found is not None
    return found


def _x_chord(chord: str) -> str:
    *held, last = chord.split("+")
    return "+".join([*(name.lower() for name in held), _X_NAMES.get(last, last.lower() if len(last) == 1 else last)])


def _at_rest(widget: QWidget) -> None:
    """Until the widget moves no more: fields above may still be growing or shrinking."""
    seen: list[QPoint] = []

    def is_still() -> bool:
        seen.append(widget.mapToGlobal(QPoint(0, 0)))
        return len(seen) > GLANCES and len(set(map(QPoint.toTuple, seen[-GLANCES:]))) == 1

    until(is_still, f"{type(widget).__name__} at rest")


def _on_screen(widget: QWidget, place: QPoint) -> tuple[str, str]:
    point = widget.mapToGlobal(place)
    ratio = widget.devicePixelRatioF()
    return str(round(point.x() * ratio)), str(round(point.y() * ratio))


def _xdotool(*arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], check=True, timeout=SECONDS)


def comes(condition: Callable[[], bool], seconds: float) -> bool:
    """Lets the window work until the condition holds; False if it does not in this time."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        if clock.elapsed() > seconds * 1000:
            return False
        loop = QEventLoop()
        QTimer.singleShot(GLANCE_MS, loop.quit)
        loop.exec()
    return True


def until(condition: Callable[[], bool], what: str) -> None:
    """Lets the window work until the condition holds."""
    if not comes(condition, SECONDS):
        raise Stuck(f"waited in vain: {what}; the keyboard is in {where()}")


def changes(hands: Hands, chord: str, read: Callable[[], object], what: str) -> None:
    """Presses keys, and waits until what is read is another than before."""
    before = read()
    hands.press(chord)
    until(lambda: read() != before, f"another {what} than {before} by {chord}")


def where() -> str:
    """Which widget has the keyboard, and what it is part of."""
    widget = QApplication.focusWidget()
    if widget is None:
        return f"no widget; active is {QApplication.activeWindow()!r}"
    owners = []
    owner: QWidget | None = widget
    while owner is not None:
        if type(owner).__module__.startswith("briefing_app"):
            owners.append(type(owner).__name__)
        owner = owner.parentWidget()
    return f"{type(widget).__name__} “{widget.accessibleName()}” in {' in '.join(owners)}"


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is in this widget or in a part of it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
