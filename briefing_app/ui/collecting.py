# SPDX-License-Identifier: Apache-2.0
"""When Python looks for garbage, so that the window never waits for it.

Left to itself the interpreter looks through everything that is in memory whenever enough was made, in whatever thread
made it, and holds the window up meanwhile: 60 to 160 ms in a large case. Nearly everything goes without it, by its
count of references; what remains are cycles. Those that are young are looked for often, in the time of a few
milliseconds, and all others when the person has gone elsewhere.
"""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

PAUSE_MS: Final = 250
MOST: Final = 20_000
"""More new objects than these are what was read of a case: set aside, not looked through."""

_at_work: set[int] = set()
"""Threads that make new objects just now."""


@contextmanager
def at_work() -> Iterator[None]:
    """Nothing is looked through while this thread works: what it has made so far may be far more than is counted, and
    is all in use."""
    _at_work.add(threading.get_ident())
    try:
        yield
    finally:
        _at_work.discard(threading.get_ident())


def set_aside() -> None:
    """After long work in any thread: what it made is not looked through either, where the window collects.

    The interpreter's count of new objects does not tell of it, because as many may have gone meanwhile. (To list the
    new objects is no way to count them: a tuple in the making that is seen by another thread cannot be finished.)
    """
    if not gc.isenabled():
        gc.freeze()


class Collector(QObject):
    """Collects for the whole process, on the main thread only: what is of Qt must not be let go of elsewhere."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.collect_young)
        self._timer.start()
        application.applicationStateChanged.connect(self._follow)

    def collect_young(self) -> None:
        """Takes what has become garbage since the last time."""
        if gc.get_count()[0] > MOST:
            gc.freeze()
        elif not _at_work:
            gc.collect(1 if sys.version_info < (3, 14) else 0)  # from 3.14 on, 1 takes a slice of all that is old

    def collect_all(self) -> None:
        """Looks through everything; takes a while."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Leaves it to the interpreter again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.collect_all()
