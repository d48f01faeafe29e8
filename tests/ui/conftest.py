# SPDX-License-Identifier: Apache-2.0
"""What window tests share: a window over a real case in a temporary folder, and waiting without sleeping."""

import gc
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.watchdog import Watchdog
from briefing_app import ingest
from briefing_app.domain.records import Source
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui.collecting import Collector
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import TaskRunner
from briefing_app.ui.theme import Choice, Theme
from tests.conftest import GAP
from tests.ui.walking import let_go

AUTHOR = "Tamsin Aubery"
ARABIC = "هيئة الميناء تحصي الأضرار"
T = TypeVar("T")
D = TypeVar("D", bound=QDialog)
MISSING_OFFSCREEN = [
    re.escape(f"does not support {what}") for what in ("propagateSizeHints", "raise()", "grabbing the keyboard")
]

TEXT = (
    "Canal office counts 26 cranes damaged after the storm\n\n"
    "At least 26 cranes were damaged when the storm crossed the lower basin on Friday.\n\n"
    "The insurers wrote of “fewer than a dozen” losses and left out the lower basin.\n\n"
    "“Repairs will outlast the winter,” said Petra Vollan of the Basin Institute."
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what it cannot do; that is no defect of ours."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*MISSING_OFFSCREEN, extend=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Notes for how long the window was held up by its own code while a test ran; fixtures do not count."""
    application = QApplication.instance()
    if application is None:
        yield
        return
    watchdog = application.findChild(Watchdog) or Watchdog(application)
    watchdog.go_on()
    try:
        yield
    finally:
        gap = watchdog.take()
        watchdog.pause()
        own = [line.strip() for line in gap.stack.splitlines() if "briefing_app" in line]
        if own and all(_is_waiting(stack) for stack in (gap.begun, gap.stack)):
            item.user_properties.append((GAP, [round(gap.seconds * 1000), own[-1]]))


def _is_waiting(stack: str) -> bool:
    """Whether a test lets the window work; what it does itself meanwhile is not the window's doing."""
    return "pytestqt" in stack or f"{Path('ui', 'hands.py')}" in stack


@dataclass
class Desk:
    """A window at work."""

    window: MainWindow
    runner: TaskRunner
    settings: Settings
    qtbot: QtBot
    folder: Path
    author: str = AUTHOR
    text: str = TEXT

    def settle(self) -> None:
        """Waits until everything that was asked for has been answered."""
        self.qtbot.waitUntil(lambda: self.runner.is_idle, timeout=20_000)
        self.qtbot.waitUntil(self._has_keyboard, timeout=20_000)

    def _has_keyboard(self) -> bool:
        """Offscreen there is no window manager that would see to it, and a dialog may go or come meanwhile."""
        if QApplication.activeModalWidget() is not None or not self.window.isVisible():
            return True
        if not self.window.isActiveWindow():
            self.window.activateWindow()
        return self.window.isActiveWindow()

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    def dialog(self, kind: type[D]) -> D:
        """The open dialog of this kind, once it is there."""
        found: list[D] = []

        def look() -> bool:
            found[:] = [item for item in self.window.findChildren(kind) if item.isVisible()]
            return bool(found)

        self.until(look)
        self.until(found[0].isActiveWindow)
        return found[0]

    @property
    def message(self) -> str:
        return self.window.messages.text

    def new_case(self, title: str = "Storm at the locks", handling: str | None = "TLP:AMBER") -> Path:
        path = self.folder / f"{title}.casefile"
        self.window.workspace.create(path, title, AUTHOR, handling)
        self.until(lambda: self.window.workspace.state is not None)
        self.settle()
        return path

    def paste(self, text: str, title: str = "", reliability: str | None = None) -> None:
        """Pastes a text through the dialog."""
        from briefing_app.ui.dialogs.source import AddSourceDialog

        QApplication.clipboard().setText(text)
        self.window.sources.paste()
        dialog = self.dialog(AddSourceDialog)
        self.settle()
        if title:
            dialog.lines["title"].setText(title)
        dialog.reliability.set_value(reliability)
        dialog.submit()
        self.until(lambda: not self._is_open(dialog))
        self.settle()

    @staticmethod
    def _is_open(dialog: QDialog) -> bool:
        from shiboken6 import isValid

        return isValid(dialog) and dialog.isVisible()

    def select(self, quote: str) -> None:
        """Selects a passage in the reader by its words."""
        text = self.window.sources.reader.toPlainText()
        start = text.index(quote)
        self.window.sources.reader.select_span(start, start + len(quote))

    def claim(self, quote: str, **fields: str) -> None:
        """Makes a claim of a passage through the editor."""
        sources = self.window.sources
        self.select(quote)
        sources.start_claim()
        self.settle()
        editor = sources.editor
        editor.kind.set_value(fields.get("kind", "fact"))
        editor.speaker.setText(fields.get("speaker", ""))
        editor.link.credibility.set_value(fields.get("credibility"))
        before = self.window.workspace.state.counts["claim"]  # type: ignore[union-attr]
        editor.save(go_on=True)
        self.until(lambda: self.window.workspace.state.counts["claim"] == before + 1)  # type: ignore[union-attr]
        self.settle()


def do(desk: Desk, work: Callable[[CaseSession], T]) -> T:
    """Runs a service on the case and hands back what it gives."""
    found: list[T] = []
    desk.window.workspace.act(desk.window, "Prepare", work, found.append)
    desk.until(lambda: bool(found))
    desk.settle()
    return found[0]


@pytest.fixture(autouse=True)
def collector(request: pytest.FixtureRequest) -> Iterator[None]:
    """Garbage goes as it does in the program, on the window's thread: what is of Qt must not be let go of elsewhere."""
    if "qapp" not in request.fixturenames:
        yield
        return
    collector = Collector(request.getfixturevalue("qapp"))
    yield
    collector.stop()
    collector.deleteLater()


@pytest.fixture(autouse=True, scope="module")
def windows_gone() -> None:
    """What earlier tests left, windows with all they hold, goes now and then, so that memory does not grow."""
    gc.collect()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    found = qapp.findChild(Theme)
    return found if isinstance(found, Theme) else Theme(qapp, Choice.LIGHT)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    """A window with its start screen; closed, case and all, at the end."""
    theme.choose(Choice.LIGHT)
    settings = Settings(tmp_path / "window.ini")
    settings.author = AUTHOR
    runner = TaskRunner()
    window = MainWindow(runner, settings, theme)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    desk = Desk(window, runner, settings, qtbot, tmp_path)
    desk.settle()
    yield desk
    desk.settle()
    closed: list[bool] = []
    window.workspace.close(lambda: closed.append(True))
    qtbot.waitUntil(lambda: bool(closed), timeout=10_000)
    runner.stop()
    window._closing = True
    window.close()
    let_go(window)


@pytest.fixture
def shelf(desk: Desk) -> Path:
    """A case with four sources, opened in the window."""
    path = desk.folder / "shelf.casefile"
    with CaseSession.create(path, title="Shelf", author=AUTHOR, handling="TLP:GREEN", language="en") as session:
        for n, (title, more) in enumerate(
            [
                ("Canal office statement", {"outlet": "Canal office", "kind": "statement", "published": "2031-05-01"}),
                ("Cranes down", {"outlet": "Basin Courier", "published": "2031-05-03", "reliability": "B"}),
                (ARABIC, {"outlet": "al-Hawd", "published": "2031-05-04", "language": "ar", "reliability": "C"}),
                ("Insurers write", {"outlet": "Basin Courier", "published": "2031-05-02", "handling": "TLP:RED"}),
            ]
        ):
            sources.add(session, ingest.from_text(f"{desk.text}\n\nCopy {n}."), title=title, **more)
    desk.window.open_case(path)
    desk.until(lambda: len(desk.window.sources.list.rows.rows) == 4)
    desk.settle()
    return path


def in_file(path: Path) -> list[Source]:
    with CaseSession.open(path, read_only=True) as session:
        return session.all(Source)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))
