# SPDX-License-Identifier: Apache-2.0
"""Everything in the window can be named, reached, seen and read: pages, editors and dialogs, in both languages."""

import inspect
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.services import demo
from briefing_app.ui import i18n
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.small import DetailsDialog, ReasonDialog, UnfinishedDialog
from briefing_app.ui.main_window import PLACES, MainWindow
from briefing_app.ui.theme import Choice, Density, Theme
from briefing_app.ui.workspace import Message
from tests.ui import walking
from tests.ui.walking import Walk

ROOT = Path(__file__).resolve().parents[2]
PAGES = [place.key for place in PLACES]
DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "new case": lambda window: window.cases.ask_for_new(),
    "case": lambda window: window.cases.edit(),
    "author": lambda window: window.cases.ask_for_author(),
    "shortcuts": lambda window: window.show_shortcuts(),
    "details": lambda window: DetailsDialog(window, "Traceback: nothing of note").open(),
    "unfinished": lambda window: UnfinishedDialog(window).open(),
    "reason": lambda window: ReasonDialog(window, "Withdraw the claim", "It stays visible.", "Withdraw").open(),
}
OVERLAYS: dict[str, Callable[[MainWindow], object]] = {
    "commands": lambda window: window.show_commands(),
    "search": lambda window: window.finder.search_for("harbour"),
}
# What leaves the page or the program.
LEFT_OUT = ("Open the file", "Show folder")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo.build(tmp_path_factory.mktemp("walk") / "demonstration")[0]


@pytest.fixture(scope="module", params=["en", "de"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    i18n.install(qapp, request.param)
    yield request.param
    i18n.install(qapp, "en")


@pytest.fixture(scope="module")
def walk(language: str, case: Path, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    found = qapp.findChild(Theme)
    theme = found if isinstance(found, Theme) else Theme(qapp, Choice.LIGHT)
    theme.choose(Choice.LIGHT)
    theme.choose_density(Density.COMFORTABLE)
    qapp.setCursorFlashTime(0)
    walk = Walk(tmp_path_factory.mktemp("settings") / "window.ini", theme)
    walk.open(case)
    yield walk
    walk.close()


@pytest.fixture
def no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own dialogs are answered with nothing."""
    for name, function in vars(files).items():
        if inspect.isfunction(function) and function.__module__ == files.__name__:
            nothing = [] if "list" in str(function.__annotations__["return"]) else None
            monkeypatch.setattr(files, name, lambda *_, answer=nothing: answer)


def look(root: QWidget) -> list[str]:
    """All that is wrong with what is in sight."""
    return walking.unique(walking.unnamed(root) + walking.cut_off(root))


def page_of(walk: Walk, key: str) -> QWidget:
    walk.put_away()
    walk.window.go_to(key)
    walk.rest()
    page = walk.window.pages[key]
    assert isinstance(page, QWidget)
    return page


@pytest.mark.parametrize("key", PAGES)
def test_page_says_what_it_shows(walk: Walk, key: str) -> None:
    page_of(walk, key)
    assert look(walk.window) == []


@pytest.mark.parametrize("key", PAGES)
def test_tab_key_reaches_everything_on_the_page_and_leaves(walk: Walk, key: str) -> None:
    page_of(walk, key)
    assert walking.unreached(walk.window) == []


@pytest.mark.parametrize("key", PAGES)
def test_focus_is_seen(walk: Walk, key: str) -> None:
    page_of(walk, key)
    assert walking.unseen_focus(walk.window) == []


@pytest.mark.usefixtures("no_files")
@pytest.mark.parametrize("key", PAGES)
def test_what_the_actions_of_a_page_open(walk: Walk, key: str) -> None:
    told: list[str] = []
    page_of(walk, key)
    for action in walk.window.pages[key].page_actions():
        if action.text in [i18n.tr(text) for text in LEFT_OUT] or not action.enabled():
            continue
        action.run()
        walk.rest()
        for dialog in walk.dialogs():
            told += [f"{action.text}: {why}" for why in look(dialog) + walking.unreached(dialog)]
            dialog.reject()
        told += [f"{action.text}: {why}" for why in look(walk.window)]
        walk.rest()
        page_of(walk, key)
    assert walking.unique(told) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_dialog_says_what_it_asks_and_is_reached(walk: Walk, name: str) -> None:
    walk.put_away()
    DIALOGS[name](walk.window)
    walk.rest()
    dialogs = walk.dialogs()
    told = [
        why for dialog in dialogs for why in look(dialog) + walking.unreached(dialog) + walking.unseen_focus(dialog)
    ]
    for dialog in dialogs:
        dialog.reject()
    walk.rest()
    assert len(dialogs) == 1
    assert told == []


@pytest.mark.parametrize("name", OVERLAYS)
def test_overlay_says_what_it_offers(walk: Walk, name: str) -> None:
    walk.put_away()
    OVERLAYS[name](walk.window)
    walk.rest()
    told = look(walk.window)
    walk.put_away()
    assert told == []


@pytest.mark.parametrize("level", ["done", "warning", "error"])
def test_message_bar(walk: Walk, level: str) -> None:
    page_of(walk, PAGES[0])
    bar = walk.window.messages
    walk.window.workspace.post(Message("The claim was changed.", level, i18n.tr("Undo"), walk.rest, "Details of it"))
    told = look(bar) + walking.unreached(bar) + walking.unseen_focus(bar)
    walk.put_away()
    assert told == []


def test_start_screen(walk: Walk, case: Path) -> None:
    walk.put_away()
    walk.window.workspace.close()
    walk.rest()
    told = look(walk.window) + walking.unreached(walk.window) + walking.unseen_focus(walk.window)
    walk.open(case)
    assert told == []


def test_mirrored_window_is_laid_out_from_the_right(
    walk: Walk, qapp: QApplication, case: Path, theme: Theme, tmp_path: Path
) -> None:
    """The navigation stands on the right, the inspector on the left, and nothing is cut."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        other = Walk(tmp_path / "window.ini", theme)
        other.window.open_case(walk_copy(case, tmp_path))
        other.rest()
        told = []
        for key in PAGES:
            page = page_of(other, key)
            told += [f"{key}: {why}" for why in walking.cut_off(other.window)]
            assert other.window.navigation.x() > page.parentWidget().x()
        other.close()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert walking.unique(told) == []


def walk_copy(case: Path, folder: Path) -> Path:
    """A copy of the case: the other window has the case itself open."""
    return demo.build(folder / "demonstration")[0]


@pytest.mark.slow
def test_texts_fit_at_double_scale() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-n", "0"]
    chosen = "says_what_it_shows or start_screen"
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    result = subprocess.run(
        [*command, str(Path(__file__).relative_to(ROOT)), "-k", chosen],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout[-4000:]
