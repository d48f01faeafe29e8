# SPDX-License-Identifier: Apache-2.0
"""A real window over a case, played by a script: how long each thing takes, and for how long the window is held up."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.watchdog import Gap, Watchdog
from benchmarks.window import HELD_UP, application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView

    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.tasks import TaskRunner

PATIENCE = 300.0  # seconds after which something that never comes is a defect of the script or of the program


@dataclass(frozen=True, slots=True)
class Took:
    """How long a step took, and how much of a processor the whole program needed for it.

    Where the machine has other work the two differ. The second leaves waiting out and counts what ran in parallel: it
    only estimates a machine of its own.
    """

    seconds: float
    worked: float

    def without(self, seconds: float) -> "Took":
        """The same without a time in which nothing happens yet: a line waits until nobody types."""
        return Took(max(0.0, self.seconds - seconds), self.worked)


@dataclass(slots=True)
class Play:
    """The window and what was seen of it. Everything happens on the main thread."""

    window: "MainWindow"
    runner: "TaskRunner"
    watchdog: Watchdog
    app: "QApplication"
    gaps: dict[str, list[tuple[Gap, str]]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Lets the window work until the condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            self._work(wait=True)
            if self.failures:
                raise RuntimeError(f"Failed in {what}: {self.failures[0]}")
            if time.monotonic() > end:
                raise RuntimeError(f"Waited in vain for: {what}.")

    def settle(self, what: str) -> None:
        """Until all that was asked for has been answered and painted."""
        for _ in range(2):
            self.until(self._is_idle, f"{what}, everything answered")
            self._work()

    def _work(self, *, wait: bool = False) -> None:
        """What has come is done; deletes as well what an event loop would, which there is none of here."""
        from PySide6.QtCore import QEvent, QEventLoop

        flags = QEventLoop.ProcessEventsFlag
        self.app.processEvents(flags.WaitForMoreEvents if wait else flags.AllEvents)
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _is_idle(self) -> bool:
        return self.runner.is_idle and not self.window.claims.list.is_awaiting_rest

    def step(
        self,
        part: str,
        what: str,
        act: Callable[[], Any],
        done: Callable[[], bool] = lambda: True,
        *,
        rest: bool = True,
    ) -> Took:
        """From an act until it is done and painted; ``rest``: what follows from it is waited for as well.

        The longest gap of all of it is noted under ``part``.
        """
        start, worked = time.perf_counter(), time.process_time()
        act()
        self.until(done, what)
        self._work()
        took = Took(time.perf_counter() - start, time.process_time() - worked)
        if rest:
            self.settle(what)
        self.gaps.setdefault(part, []).append((self.watchdog.take(), what))
        return took

    def worst(self, part: str) -> tuple[Gap, str]:
        """The longest gap of a part of the session, and in what."""
        return max(self.gaps[part], key=lambda found: found[0].seconds)

    def tell_stack(self, part: str) -> None:
        """Writes where the window was held up for too long."""
        gap, what = self.worst(part)
        if gap.seconds * 1000 > HELD_UP:
            busy = f"{gap.busy * 1000:.0f} ms of it at work"
            print(f"\n{part}, {what}: held up for {gap.seconds * 1000:.0f} ms, {busy}\n{gap.stack}", file=sys.stderr)


@contextmanager
def playing(path: Path, folder: Path) -> Iterator[Play]:
    """The program's window with the case open and settled; gone afterwards. Set up as the program sets it up."""
    app = application()
    from briefing_app.ui.application import SWITCH
    from briefing_app.ui.collecting import Collector
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.settings import Settings
    from briefing_app.ui.tasks import TaskRunner
    from briefing_app.ui.theme import Choice, Theme

    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    theme = app.findChild(Theme) or Theme(app, Choice.LIGHT)
    settings = Settings(folder / "window.ini")
    settings.author = "Benchmark"
    runner = TaskRunner()
    window = MainWindow(runner, settings, theme)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    collector = Collector(app)
    play = Play(window, runner, Watchdog(), app)
    window.workspace.message_posted.connect(
        lambda message: play.failures.append(f"{message.text}\n{message.details}") if message.level == "error" else None
    )
    try:
        play.settle("the start screen")
        play.watchdog.take()
        yield play
    finally:
        play.watchdog.stop()
        play.settle("the end")
        window.close_now()
        play.until(window.isHidden, "the window closed")
        runner.stop()
        collector.stop()
        window.deleteLater()
        app.processEvents()
        sys.setswitchinterval(interval)


def in_sight(table: "QTableView") -> bool:
    """Whether the rows that one sees of a table are there."""
    from briefing_app.ui.models.windowed import PLACEHOLDER

    model = table.model()
    top, bottom = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    if top < 0:
        return False
    rows = range(top, (bottom if bottom >= 0 else model.rowCount() - 1) + 1)
    return all(model.index(row, 0).data() != PLACEHOLDER for row in rows)


def resident_megabytes() -> float:
    """What the process holds in memory now; on systems that do not tell, the most it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1e6 if sys.platform == "darwin" else most / 1e3
