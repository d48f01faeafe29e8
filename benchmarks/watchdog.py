# SPDX-License-Identifier: Apache-2.0
"""Watches the window's main thread: how long it could not take an event, and what it was doing then."""

import sys
import threading
import time
import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 5
LOOK_SECONDS = 0.004
SUSPICIOUS_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which no event was taken; ``stack`` is where the main thread was last seen in it."""

    seconds: float
    stack: str


class Watchdog(QObject):
    """A timer beats on the main thread; a thread looks whether it does, and notes the stack where it does not.

    Made and stopped on the main thread. Only while the event loop runs does a pause count.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = threading.get_ident()
        self._beaten = time.perf_counter()
        self._counting = True
        self._seen = ""
        self._gaps: list[Gap] = []
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._thread = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._thread.start()

    def take(self) -> Gap:
        """The longest gap since the last time it was asked for; from now on it counts anew."""
        self._beat()
        worst = max(self._gaps, key=lambda gap: gap.seconds, default=Gap(0.0, ""))
        self._gaps.clear()
        return worst

    def pause(self) -> None:
        """What comes now is not the window's doing (making a case, for example)."""
        self._beat()
        self._counting = False

    def go_on(self) -> None:
        self._beaten = time.perf_counter()
        self._counting = True

    def stop(self) -> None:
        self._timer.stop()
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        now = time.perf_counter()
        gap = now - self._beaten
        if self._counting and gap > SUSPICIOUS_SECONDS:
            self._gaps.append(Gap(gap, self._seen))
        self._seen = ""
        self._beaten = now

    def _look(self) -> None:
        while not self._stop.wait(LOOK_SECONDS):
            if time.perf_counter() - self._beaten > SUSPICIOUS_SECONDS:
                frame = sys._current_frames().get(self._main)
                if frame is not None:
                    self._seen = "".join(traceback.format_stack(frame, 12))
