# SPDX-License-Identifier: Apache-2.0
"""Starts the window, or says politely why there can be none."""

import sys
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from briefing_app.ui import preflight

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow

EXIT_NO_DISPLAY = 8
EXIT_STOPPED = 130


SWITCH = 0.0002
"""Seconds after which a working thread lets the window go on."""


def run(argv: list[str]) -> int:
    """Opens the window, with a case if a path is given; returns the exit code."""
    reason = preflight.reason_against()
    if reason is not None:
        print(f"No window can be shown. {reason}", file=sys.stderr)
        return EXIT_NO_DISPLAY
    try:
        return _run(argv)
    except KeyboardInterrupt:  # before the window could take care of it
        print("Stopped.", file=sys.stderr)
        return EXIT_STOPPED


def _run(argv: list[str]) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from briefing_app.ui import i18n, roles
    from briefing_app.ui.collecting import Collector
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.settings import Settings
    from briefing_app.ui.stopping import Stopper
    from briefing_app.ui.tasks import TaskRunner
    from briefing_app.ui.theme import Theme

    # The window asks for the interpreter tens of times in one frame, and each time waits this long while a worker has
    # it: with 5 ms, the default, or with 1 ms, one frame becomes three.
    sys.setswitchinterval(SWITCH)
    application = QApplication([sys.argv[0] if sys.argv else "briefing"])
    application.setApplicationName("Briefing Workstation")
    application.setDesktopFileName("briefing-workstation")
    settings = Settings()
    i18n.install(application, settings.language)
    roles.install()
    theme = Theme(application, settings.theme)
    runner = TaskRunner()
    window = MainWindow(runner, settings, theme)
    sys.excepthook = partial(_report_slip, window)
    window.show()
    if argv:
        QTimer.singleShot(0, window, lambda: window.open_case(Path(argv[0])))
    stopper = Stopper(window.close_now)
    collector = Collector(application)
    code = application.exec()
    collector.stop()
    code = stopper.restore() or code
    sys.excepthook = sys.__excepthook__
    runner.stop()
    return code


def _report_slip(
    window: "MainWindow", kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Shows a mistake of the program in the message bar, and writes it where a terminal shows it."""
    from briefing_app.ui.tasks import Defect

    details = "".join(traceback.format_exception(kind, error, trace))
    print(details, file=sys.stderr)
    window.workspace.report(Defect(f"{kind.__name__}: {error}", details))
