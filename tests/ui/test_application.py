# SPDX-License-Identifier: Apache-2.0
"""The program as a process: starts, opens a case, closes, leaves one file behind."""

import os
import subprocess
import sys
from pathlib import Path

from briefing_app.services.session import CaseSession

RUN = """
import sys
from PySide6.QtCore import QTimer
from briefing_app.ui import main_window
from briefing_app.ui.application import run

class Window(main_window.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.workspace.state_changed.connect(self.look)
        self.settings.author = "Tamsin Aubery"

    def look(self):
        if self.workspace.state is not None:
            print("open:", self.workspace.state.title, flush=True)
            QTimer.singleShot(0, self.slip)
            QTimer.singleShot(50, self.close)

    def slip(self):
        raise RuntimeError("a slip in a slot")

main_window.MainWindow = Window
sys.exit(run(sys.argv[1:]))
"""


def test_program_opens_a_case_survives_a_slip_and_leaves_one_file(tmp_path: Path) -> None:
    path = tmp_path / "one.casefile"
    CaseSession.create(path, title="One", author="Tamsin Aubery").close()
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        env=env, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "open: One" in done.stdout
    assert "a slip in a slot" in done.stderr
    assert [item.name for item in tmp_path.glob("one.casefile*")] == ["one.casefile"]
    assert (tmp_path / "config" / "briefing-workstation" / "window.ini").is_file()
