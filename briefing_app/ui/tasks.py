# SPDX-License-Identifier: Apache-2.0
"""Work away from the main thread: one worker for the open case, a small pool for the rest.

Results, failures and progress come back to the main thread by signal. Nothing here waits, and nothing processes
events while it works.
"""

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from briefing_app.domain.errors import CaseError
from briefing_app.ui import collecting

POOL_SIZE = 3
LONG_SECONDS = 0.1  # work that took longer made much


class Cancelled(Exception):
    """The task was asked to stop, and did."""


class Token:
    """Lets the main thread ask a task to stop; the task looks at it wherever it can stop cleanly."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raises Cancelled if the task was asked to stop."""
        if self.is_cancelled:
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Defect:
    """An exception that nobody expected: a defect of the program, with its details."""

    summary: str
    details: str


Failure = CaseError | Defect


@dataclass(eq=False, slots=True)
class Task:
    """One piece of work. ``then`` and ``failed`` run on the main thread, unless ``owner`` is gone by then."""

    title: str
    work: Callable[["Task"], Any]
    owner: QObject | None
    then: Callable[[Any], None] | None
    failed: Callable[[Failure], None] | None
    key: tuple[object, str] | None = None
    visible: bool = False
    token: Token = field(default_factory=Token)
    report: Callable[[float], None] = field(default=lambda part: None)


class TaskRunner(QObject):
    """Runs tasks and hands their results to the main thread."""

    started = Signal(object)
    progressed = Signal(object, float)
    ended = Signal(object)
    failed = Signal(object, object)
    """A task failed and its caller did not take the failure: task, failure."""

    _done = Signal(object, object, object)
    _part = Signal(object, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = ThreadPoolExecutor(1, thread_name_prefix="case")
        self._pool = ThreadPoolExecutor(POOL_SIZE, thread_name_prefix="pool")
        self._latest: dict[tuple[object, str], Task] = {}
        self._running: set[Task] = set()
        self._is_stopped = False
        self._answers: deque[tuple[Task, Any, object]] = deque()
        self._held: list[tuple[ThreadPoolExecutor, Task]] = []
        self._release = QTimer(self, singleShot=True, interval=0)
        self._release.timeout.connect(self._begin_held)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._hand_out)
        self._done.connect(self._keep)
        self._part.connect(self._progress)

    @property
    def is_idle(self) -> bool:
        return not self._running

    def on_case(self, task: Task) -> Task:
        """Queues the task on the one thread that may touch the case. Order is kept."""
        return self._submit(self._case, task)

    def in_pool(self, task: Task) -> Task:
        """Runs the task beside the case, for work that does not touch it."""
        return self._submit(self._pool, task)

    def hold(self) -> None:
        """Begins what is queued from here on only when the window has been painted: what runs beside a large painting
        makes it longer by a third, and is not looked at before."""
        self._release.start()

    def stop(self) -> None:
        """Cancels everything, waits for what is running and begins nothing more. For the end of the program."""
        self._is_stopped = True
        for task in self._running:
            task.token.cancel()
        self._case.shutdown(wait=True, cancel_futures=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, executor: ThreadPoolExecutor, task: Task) -> Task:
        if self._is_stopped:
            task.token.cancel()
            return task
        if task.key is not None:
            earlier = self._latest.get(task.key)
            if earlier is not None:
                earlier.token.cancel()
            self._latest[task.key] = task
        self._running.add(task)
        self.started.emit(task)
        if self._release.isActive():
            self._held.append((executor, task))
        else:
            executor.submit(self._run, task)
        return task

    def _begin_held(self) -> None:
        held, self._held = self._held, []
        if not self._is_stopped:
            for executor, task in held:
                executor.submit(self._run, task)

    def _run(self, task: Task) -> None:
        value: Any = None
        failure: object = None
        task.report = lambda part: self._part.emit(task, part)
        begun = time.perf_counter()
        try:
            task.token.check()
            with collecting.at_work():
                value = task.work(task)
        except Cancelled as stop:
            failure = stop
        except CaseError as error:
            failure = error
        except Exception as error:
            summary = f"{type(error).__name__}: {error}"
            failure = Defect(summary, traceback.format_exc())
        if time.perf_counter() - begun > LONG_SECONDS:
            collecting.set_aside()
        self._done.emit(task, value, failure)

    @Slot(object, float)
    def _progress(self, task: Task, part: float) -> None:
        self.progressed.emit(task, part)

    @Slot(object, object, object)
    def _keep(self, task: Task, value: object, failure: object) -> None:
        """Answers that come while a page is painted are taken one by one, with keys and clicks let in between: Qt would
        go from one to the next, each with a painting of its own, before it looks at anything else."""
        self._answers.append((task, value, failure))
        self._next.start()

    def _hand_out(self) -> None:
        if self._answers:
            self._finish(*self._answers.popleft())
        if self._answers:
            self._next.start()

    def _finish(self, task: Task, value: object, failure: object) -> None:
        self._running.discard(task)
        stale = task.key is not None and self._latest.get(task.key) is not task
        if task.key is not None and not stale:
            del self._latest[task.key]
        gone = task.owner is not None and not isValid(task.owner)
        if not (stale or gone):
            if failure is None and task.then is not None:
                task.then(value)
            elif isinstance(failure, CaseError | Defect):
                self._fail(task, failure)
        self.ended.emit(task)

    def _fail(self, task: Task, failure: Failure) -> None:
        if task.failed is not None:
            task.failed(failure)
        else:
            self.failed.emit(task, failure)
