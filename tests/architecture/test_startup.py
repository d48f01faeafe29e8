# SPDX-License-Identifier: Apache-2.0
"""Start-up is a feature: the command line loads no heavy library before it needs one."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"PySide6", "docx", "lxml", "matplotlib", "numpy", "sqlite_utils", "trafilatura", "py3langid"}


def modules_after(statement: str) -> set[str]:
    """Top-level names of what a fresh interpreter has loaded after the statement."""
    program = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return set(result.stdout.split())


@pytest.mark.parametrize("module", ["briefing_app.__main__", "briefing_app.cli", "briefing_app.services"])
def test_import_loads_no_heavy_library(module: str) -> None:
    assert not modules_after(f"import {module}") & HEAVY


def test_reports_and_window_load_nothing_that_speaks_to_a_network() -> None:
    statement = "import briefing_app.report.build, briefing_app.report.docx_writer, briefing_app.ui.main_window"
    assert not modules_after(statement) & {"ssl", "http"}


def test_help_loads_no_heavy_library() -> None:
    statement = (
        "import contextlib, io\n"
        "from briefing_app.__main__ import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(['--help'])"
    )
    assert not modules_after(statement) & HEAVY
