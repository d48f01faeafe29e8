# SPDX-License-Identifier: Apache-2.0
"""Work away from the main thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.errors import BadInput
from briefing_app.ui.tasks import Defect, Task, TaskRunner


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop()


def wait(qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: runner.is_idle, timeout=5000)


def test_results_come_back_on_the_main_thread_and_in_order(qtbot: QtBot, runner: TaskRunner) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []
    workers: set[int] = set()

    def work(number: int) -> int:
        workers.add(threading.get_ident())
        return number

    for number in range(20):
        runner.on_case(
            Task("t", lambda task, n=number: work(n), None, lambda n: seen.append((n, threading.get_ident())), None)
        )
    wait(qtbot, runner)
    assert seen == [(number, here) for number in range(20)]
    assert len(workers) == 1
    assert here not in workers


def test_a_newer_request_makes_the_older_one_void(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = threading.Event()
    seen: list[str] = []
    runner.on_case(Task("gate", lambda task: gate.wait(5), None, None, None))
    for word in ("a", "ab", "abc"):
        runner.on_case(Task("search", lambda task, w=word: w, None, seen.append, None, key=("owner", "search")))
    gate.set()
    wait(qtbot, runner)
    assert seen == ["abc"]


def test_case_errors_and_defects_are_told_apart(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[object] = []
    runner.failed.connect(lambda task, failure: told.append(failure))

    def refuse(task: Task) -> None:
        raise BadInput("The text is empty.")

    def slip(task: Task) -> None:
        raise KeyError("slip")

    runner.on_case(Task("a", refuse, None, None, None))
    runner.in_pool(Task("b", slip, None, None, None))
    wait(qtbot, runner)
    assert any(isinstance(item, BadInput) for item in told)
    defect = next(item for item in told if isinstance(item, Defect))
    assert "KeyError" in defect.summary
    assert "Traceback" in defect.details


def test_a_task_can_be_stopped_and_says_nothing_more(qtbot: QtBot, runner: TaskRunner) -> None:
    ready = threading.Event()
    seen: list[object] = []

    def work(task: Task) -> str:
        ready.set()
        while True:
            task.token.check()

    task = runner.in_pool(Task("long", work, None, seen.append, seen.append))
    assert ready.wait(5)
    task.token.cancel()
    wait(qtbot, runner)
    assert seen == []


def test_progress_arrives(qtbot: QtBot, runner: TaskRunner) -> None:
    parts: list[float] = []
    runner.progressed.connect(lambda task, part: parts.append(part))
    runner.in_pool(Task("p", lambda task: [task.report(n / 4) for n in range(5)], None, None, None))
    wait(qtbot, runner)
    assert parts == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_nothing_is_handed_to_an_owner_that_is_gone(qtbot: QtBot, runner: TaskRunner) -> None:
    import shiboken6

    gate = threading.Event()
    owner = QObject()
    seen: list[object] = []
    runner.on_case(Task("x", lambda task: gate.wait(5), owner, seen.append, None))
    shiboken6.delete(owner)
    gate.set()
    wait(qtbot, runner)
    assert seen == []


def test_nothing_is_begun_after_the_end(qtbot: QtBot) -> None:
    runner, seen = TaskRunner(), list[str]()
    runner.stop()
    for begin in (runner.on_case, runner.in_pool):
        assert begin(Task("late", lambda task: seen.append("worked"), None, None, None)).token.is_cancelled
    assert runner.is_idle
    assert seen == []


def test_other_things_get_in_between_two_answers(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[str] = []

    def then(value: str) -> None:
        seen.append(value)
        QTimer.singleShot(0, lambda: seen.append("a key"))

    for word in ("first", "second"):
        runner.on_case(Task(word, lambda task, w=word: w, None, then, None))
    runner._case.submit(lambda: None).result(5)  # both answers are there before either is taken
    wait(qtbot, runner)
    qtbot.waitUntil(lambda: len(seen) == 4, timeout=5000)
    assert seen == ["first", "a key", "second", "a key"]


def test_what_is_held_begins_after_the_painting_and_in_order(qtbot: QtBot, runner: TaskRunner) -> None:
    begun: list[str] = []

    class Painted(QWidget):
        def paintEvent(self, event: object) -> None:
            begun.append("painted")

    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(begun))
    begun.clear()
    widget.update()
    runner.hold()
    for word in ("one", "two"):
        runner.on_case(Task("t", lambda task, w=word: begun.append(w), None, None, None))
    assert not runner.is_idle
    wait(qtbot, runner)
    assert begun == ["painted", "one", "two"]


def test_what_is_held_never_begins_once_all_is_stopped(qtbot: QtBot, qapp: object) -> None:
    begun: list[int] = []
    runner = TaskRunner()
    runner.hold()
    runner.on_case(Task("t", lambda task: begun.append(1), None, None, None))
    runner.stop()
    qtbot.wait(20)
    assert begun == []
