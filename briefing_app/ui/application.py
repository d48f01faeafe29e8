# SPDX-License-Identifier: Apache-2.0
"""Starts the window, or says politely why there can be none."""

import sys
from pathlib import Path

from briefing_app.ui import preflight

EXIT_NO_DISPLAY = 1


def run(argv: list[str]) -> int:
    """Opens the window, with a case if a path is given; returns the exit code."""
    reason = preflight.reason_against()
    if reason is not None:
        print(f"No window can be shown. {reason}", file=sys.stderr)
        return EXIT_NO_DISPLAY
    return _run(argv)


def _run(argv: list[str]) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.settings import Settings
    from briefing_app.ui.tasks import TaskRunner
    from briefing_app.ui.theme import Theme

    # The worker must not keep the interpreter from the window for long: 5 ms, the default, is a third of a frame.
    sys.setswitchinterval(0.001)
    application = QApplication([sys.argv[0] if sys.argv else "briefing"])
    application.setApplicationName("Briefing Workstation")
    application.setDesktopFileName("briefing-workstation")
    settings = Settings()
    theme = Theme(application, settings.theme)
    runner = TaskRunner()
    window = MainWindow(runner, settings, theme)
    window.show()
    if argv:
        QTimer.singleShot(0, window, lambda: window.open_case(Path(argv[0])))
    code = application.exec()
    runner.stop()
    return code
