# SPDX-License-Identifier: Apache-2.0
"""Garbage is looked for on the window's thread, when it holds nobody up."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.ui import tasks
from briefing_app.ui.collecting import MOST, Collector, at_work
from briefing_app.ui.tasks import Task, TaskRunner


class Knot:
    """Something that only the collector can take."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def own(qapp: QApplication) -> Iterator[Collector]:
    made = Collector(qapp)
    made.collect_all()
    yield made
    made.stop()
    made.deleteLater()


def test_young_garbage_goes_while_one_works(qtbot: QtBot, own: Collector) -> None:
    gone = weakref.ref(Knot())
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None, timeout=5000)


def test_much_that_is_new_is_set_aside_until_the_window_is_left(qapp: QApplication, own: Collector) -> None:
    before = gc.get_freeze_count()
    gone = weakref.ref(Knot())
    read = [[number] for number in range(MOST + 1000)]
    own.collect_young()
    assert gc.get_freeze_count() > before + MOST
    assert gone() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert gone() is None
    assert len(read) == MOST + 1000


def test_no_other_thread_looks_for_garbage(own: Collector) -> None:
    seen: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        seen.append(threading.current_thread().name)

    def work() -> None:
        for _ in range(20_000):
            Knot()

    worker = threading.Thread(target=work, name="worker")
    gc.callbacks.append(note)
    try:
        worker.start()
        worker.join()
        assert seen == []
    finally:
        gc.callbacks.remove(note)


def test_what_is_at_work_is_not_looked_through(own: Collector) -> None:
    gone = weakref.ref(Knot())
    with at_work():
        own.collect_young()
        assert gone() is not None
    own.collect_young()
    assert gone() is None


def test_the_interpreter_has_its_way_again_at_the_end(qapp: QApplication, own: Collector) -> None:
    assert not gc.isenabled()
    own.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_long_work_made_is_set_aside(qtbot: QtBot, own: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = TaskRunner()
    before = gc.get_freeze_count()
    made: list[list[int]] = []
    for seconds, more in ((60.0, False), (0.0, True)):
        monkeypatch.setattr(tasks, "LONG_SECONDS", seconds)
        runner.in_pool(Task("Reading", lambda _: [[number] for number in range(2000)], None, made.extend, None))
        qtbot.waitUntil(lambda: runner.is_idle)
        assert (gc.get_freeze_count() - before >= 2000) is more
    runner.stop()
    assert len(made) == 4000
