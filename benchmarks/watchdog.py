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
NOTED_SECONDS = 0.02  # shorter gaps are not noted
LOOK_SECONDS = 0.045  # where the main thread is, is first looked up after so long; then after twice as long, and so on
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

    Each look takes the interpreter from the main thread and so makes a gap longer: it sleeps until one is due, and what
    it saw is read only when the gap is over. Made and stopped on the main thread. Only while the event loop runs does a
    pause count.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = threading.get_ident()
        self._beaten = time.perf_counter()
        self._worked = time.thread_time()
        self._counting = True
        self._seen: list[str] = []
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
        seen, self._seen = self._seen, []
        if self._counting and gap > NOTED_SECONDS:
            first, last = (_stack_of(self._main, dump) for dump in ((seen[0], seen[-1]) if seen else ("", "")))
            self._gaps.append(Gap(gap, last, worked - self._worked, first))
        self._beaten, self._worked = now, worked

    def _look(self) -> None:
        beaten, due, rest = self._beaten, LOOK_SECONDS, LOOK_SECONDS
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as notes:
            while not self._stop.wait(rest):
                if beaten != self._beaten:
                    beaten, due = self._beaten, LOOK_SECONDS
                elif self._counting and time.perf_counter() - beaten >= due:
                    self._seen.append(_dump(notes))
                    due *= 2
                rest = max(0.001, beaten + due - time.perf_counter()) if self._counting else LOOK_SECONDS


def _dump(notes: IO[str]) -> str:
    """Where all threads are.

    Read by the interpreter itself: a frame that another thread holds keeps what is local in it alive, and a painter
    that outlives its paint event brings Qt down.
    """
    notes.seek(0)
    notes.truncate()
    faulthandler.dump_traceback(notes, all_threads=True)
    notes.seek(0)
    return notes.read()


def _stack_of(thread: int, dump: str) -> str:
    """Where one thread is, the innermost call last."""
    lines: list[str] = []
    is_wanted = False
    for line in dump.splitlines(keepends=True):
        if "hread 0x" in line:
            is_wanted = f"0x{thread:016x}" in line
        elif is_wanted and line.startswith("  File "):
            lines.append(line)
    return "".join(reversed(lines[:MOST_CALLS]))
