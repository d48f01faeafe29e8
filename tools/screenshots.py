# SPDX-License-Identifier: Apache-2.0
"""Writes the pictures of the documentation from the demonstration case: always the same for the same program.

Run as ``python tools/screenshots.py [FOLDER] [--scale 2] [--size 1440x900]``; needs no display.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.tasks import TaskRunner

ROOT = Path(__file__).resolve().parent.parent
AUTHOR = "Tamsin Aubery"
STILL_MS = 450  # longer than every pause that the window makes before it reads


def main(argv: list[str]) -> int:
    """Builds the demonstration in a temporary folder, opens it, and takes the pictures in both themes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--case", type=Path, help="a case file of your own instead of the demonstration")
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.scale
    os.environ["TZ"] = "UTC"
    sys.path.insert(0, str(ROOT))
    width, height = (int(part) for part in options.size.split("x"))
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("BRIEFING_HOME", place)
        case = options.case or _demonstration(Path(place))
        _take(case, options.folder, (width, height), Path(place))
    return 0


def _demonstration(folder: Path) -> Path:
    from briefing_app.services import demo

    return demo.build(folder / "demonstration")[0]


def _take(case: Path, folder: Path, size: tuple[int, int], place: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.settings import Settings
    from briefing_app.ui.tasks import TaskRunner
    from briefing_app.ui.theme import Choice, Theme

    application = QApplication([])
    application.setCursorFlashTime(0)
    settings = Settings(place / "window.ini")
    settings.author = AUTHOR
    theme = Theme(application, Choice.LIGHT)
    runner = TaskRunner()
    window = MainWindow(runner, settings, theme)
    window.resize(*size)
    window.show()
    for choice in (Choice.LIGHT, Choice.DARK):
        theme.choose(choice)
        _still(application, runner)
        window.grab().save(str(folder / f"start_{choice.value}.png"))
        window.open_case(case)
        for name, go in SCENES.items():
            go(window, lambda: _still(application, runner))
            _still(application, runner)
            window.grab().save(str(folder / f"{name}_{choice.value}.png"))
        settings.forget(case)
        window.workspace.close()
        _still(application, runner)
    window.close()
    _still(application, runner)
    runner.stop()


def _still(application: "QApplication", runner: "TaskRunner") -> None:
    """Runs the event loop until nothing is asked for any more."""
    from PySide6.QtCore import QEventLoop, QTimer

    while True:
        loop = QEventLoop()
        QTimer.singleShot(STILL_MS, loop.quit)
        loop.exec()
        if runner.is_idle:
            return


def _reader(window: "MainWindow", wait: Callable[[], None]) -> None:
    """A passage selected, the claim editor open beside it."""
    wait()
    window.go_to("source")
    wait()
    rows = window.sources.list.rows.rows
    best = max(rows, key=lambda row: ("claim" in row.detail, row.detail.rpartition(" · ")[2]))
    window.sources.list.select(best.id)
    wait()
    text = window.sources.reader.toPlainText()
    free = _free_sentence(text, [(mark.start, mark.end) for mark in window.sources.reader.marks])
    if free is not None:
        window.sources.reader.select_span(*free)
        window.sources.start_claim()
        window.sources.editor.link.credibility.set_value("2")
        window.sources.editor.link.confidence.set_value("moderate")
    window.messages.hide()


def _free_sentence(text: str, marks: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first sentence that no claim stands on yet."""
    start = text.find("\n") + 1
    while 0 <= start < len(text):
        end = text.find(". ", start)
        if end < 0:
            return None
        if end - start > 40 and "\n" not in text[start:end] and all(b <= start or a >= end for a, b in marks):
            return start, end + 1
        start = end + 2
    return None


def _claims(window: "MainWindow", wait: Callable[[], None]) -> None:
    window.sources.editor.cancelled.emit()
    window.go_to("claim")
    wait()


def _assessments(window: "MainWindow", wait: Callable[[], None]) -> None:
    window.go_to("assessment")
    wait()


def _report(window: "MainWindow", wait: Callable[[], None]) -> None:
    window.go_to("report")
    wait()


SCENES: dict[str, Callable[["MainWindow", Callable[[], None]], None]] = {
    "reader": _reader,
    "claims": _claims,
    "assessments": _assessments,
    "report": _report,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
