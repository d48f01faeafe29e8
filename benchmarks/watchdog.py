# SPDX-License-Identifier: Apache-2.0
"""Watches the window's main thread: how long it could not take an event, and what it was doing then."""

import faulthandler
import tempfile
import threading
import time
from dataclasses import dataclass
from typing import IO

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 5
LOOK_SECONDS = 0.004
SUSPICIOUS_SECONDS = 0.02
MOST_CALLS = 40


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which no event was taken; ``stack`` is where the main thread was last seen in it, ``begun``
    where it was seen first.

    ``busy``: seconds of it that the main thread had a processor. The rest it waited: for another thread of the program
    that held the interpreter, or on a machine that had other work.
    """

    seconds: float
    stack: str
    busy: float = 0.0
    begun: str = ""

    @property
    def last_line(self) -> str:
        """Where it was seen, in one line: file, line and function."""
        lines = self.stack.splitlines()
        return lines[-1].strip() if lines else "outside Python"


class Watchdog(QObject):
    """A timer beats on the main thread; a thread looks whether it does, and notes the stack where it does not.

    Made and stopped on the main thread. Only while the event loop runs does a pause count.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = threading.get_ident()
        self._beaten = time.perf_counter()
        self._worked = time.thread_time()
        self._counting = True
        self._seen = self._first = ""
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
        self._beaten, self._worked = time.perf_counter(), time.thread_time()
        self._counting = True

    def stop(self) -> None:
        self._timer.stop()
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap = now - self._beaten
        if self._counting and gap > SUSPICIOUS_SECONDS:
            self._gaps.append(Gap(gap, self._seen, worked - self._worked, self._first))
        self._seen = self._first = ""
        self._beaten, self._worked = now, worked

    def _look(self) -> None:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as notes:
            while not self._stop.wait(LOOK_SECONDS):
                if self._counting and time.perf_counter() - self._beaten > SUSPICIOUS_SECONDS:
                    self._seen = _stack_of(self._main, notes)
                    self._first = self._first or self._seen


def _stack_of(thread: int, notes: IO[str]) -> str:
    """Where a thread is, the innermost call last.

    Read by the interpreter itself: a frame that another thread holds keeps what is local in it alive, and a painter
    that outlives its paint event brings Qt down.
    """
    notes.seek(0)
    notes.truncate()
    faulthandler.dump_traceback(notes, all_threads=True)
    notes.seek(0)
    lines: list[str] = []
    is_wanted = False
    for line in notes:
        if "hread 0x" in line:
            is_wanted = f"0x{thread:016x}" in line
        elif is_wanted and line.startswith("  File "):
            lines.append(line)
    return "".join(reversed(lines[:MOST_CALLS]))
