# SPDX-License-Identifier: Apache-2.0
"""From starting the process to the first window being shown, and to the answer of the command line."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Figure, spread, timed

_ROOT = Path(__file__).resolve().parent.parent
# Ends the program once the window has been shown and the queue of events is empty.
_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
run = QApplication.exec
def run_once(*_):
    QTimer.singleShot(0, QApplication.quit)
    return run()
QApplication.exec = run_once
from briefing_app.ui import application
raise SystemExit(application.run([]))
"""


def run(folder: Path, _scale: float) -> list[Figure]:
    """The window (without a screen), and ``briefing --help``, each as a process of its own."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "PYTHONPATH": str(_ROOT),
    }

    def start(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], env=environment, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    start("-c", _WINDOW)
    return [
        *spread("start to window shown and closed", timed(lambda: start("-c", _WINDOW), 5), 2500),
        *spread("start to help printed", timed(lambda: start("-m", "briefing_app", "--help"), 5), 600),
        *spread("of that, Python itself", timed(lambda: start("-c", "pass"), 5)),
    ]
