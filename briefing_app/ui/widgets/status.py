# SPDX-License-Identifier: Apache-2.0
"""The quiet line at the foot of the window: what is saved, who works, what wants a look, what runs."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton

from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.tasks import Task, TaskRunner
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, row
from briefing_app.ui.workspace import CaseState

SHOW_AFTER_MS = 250


class StatusLine(Surface):
    """Shows a task only once it has lasted a moment, so that nothing flickers."""

    conflicts_requested = Signal()
    findings_requested = Signal()

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__("background", "t")
        self._tasks: dict[Task, float] = {}
        self._saved = Words("", Size.LABEL, Tone.DIM)
        self._author = Words("", Size.LABEL, Tone.DIM)
        self._conflicts = LinkButton("", self.conflicts_requested.emit, role="warning")
        self._findings = LinkButton("", self.findings_requested.emit, role="warning")
        self._running = Words("", Size.LABEL, Tone.DIM)
        self._cancel = LinkButton(tr("Cancel"), self._stop)
        for part in (self._conflicts, self._findings, self._cancel):
            part.setFont(theme.interface(Size.LABEL))
        line = row(
            self._saved, self._author, self._conflicts, self._findings, None, self._running, self._cancel,
            spacing=Space.L,
        )  # fmt: skip
        line.setContentsMargins(Space.M, 0, Space.M, 0)
        self.setLayout(line)
        self.setFixedHeight(26)
        self._pause = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._pause.timeout.connect(self._show)
        runner.started.connect(self._add)
        runner.progressed.connect(self._progress)
        runner.ended.connect(self._remove)
        self.show_state(None)
        self._show()

    @property
    def saved_text(self) -> str:
        return self._saved.text()

    def show_state(self, state: CaseState | None) -> None:
        """What the case says of itself."""
        if state is None:
            self._saved.setText("")
            self._author.setText("")
            self._count(self._conflicts, "")
            self.show_findings(0)
            return
        if state.read_only:
            self._saved.setText(tr("Open for reading only"))
        elif state.saved_at is not None:
            self._saved.setText(tr("All changes saved, {time}", time=words.clock(state.saved_at)))
        else:
            self._saved.setText(tr("All changes saved"))
        self._author.setText(state.author)
        conflicts = state.counts.get("conflict", 0)
        self._count(self._conflicts, f"◆ {trn(conflicts, '{n} conflict', '{n} conflicts')}" if conflicts else "")

    def show_findings(self, number: int) -> None:
        """How many claims want another look."""
        self._count(self._findings, f"▲ {trn(number, '{n} finding', '{n} findings')}" if number else "")

    def _count(self, part: QPushButton, text: str) -> None:
        part.setText(text)
        part.setAccessibleName(text[2:])
        part.setVisible(bool(text))
        part.updateGeometry()

    def _add(self, task: Task) -> None:
        if task.visible:
            self._tasks[task] = 0.0
            self._pause.start()

    def _progress(self, task: Task, part: float) -> None:
        if task in self._tasks:
            self._tasks[task] = part
            if not self._pause.isActive():
                self._show()

    def _remove(self, task: Task) -> None:
        if self._tasks.pop(task, None) is not None:
            self._show()

    def _show(self) -> None:
        task = next(iter(self._tasks), None)
        text = ""
        if task is not None:
            part = self._tasks[task]
            text = f"{task.title} … {part:.0%}" if part else f"{task.title} …"
        self._running.setText(text)
        self._cancel.setVisible(task is not None)

    def _stop(self) -> None:
        for task in self._tasks:
            task.token.cancel()
        self._running.setText(tr("Stopping …"))
