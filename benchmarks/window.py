# SPDX-License-Identifier: Apache-2.0
"""What the benchmarks of the window share: an application without a screen, and how long it was held up.

PySide6 is imported by the functions: what needs no window runs where there are no graphics libraries.
"""

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

HELD_UP = 50.0  # milliseconds: the most that the window may be held up by anything


def application() -> "QApplication":
    """The application there is, else one without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


def held_up(act: Callable[[], Any], until: Callable[[], bool] = lambda: True) -> list[float]:
    """Seconds of each piece of work that the window was busy with: ``act`` itself, and then every round of events,
    painting included, until ``until`` says that it is done."""
    app = application()
    pieces = []
    start = time.perf_counter()
    act()
    pieces.append(time.perf_counter() - start)
    while True:
        start = time.perf_counter()
        app.processEvents()
        pieces.append(time.perf_counter() - start)
        if until():
            return pieces
