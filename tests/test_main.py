# SPDX-License-Identifier: Apache-2.0
"""The composition root chooses between the command line and the window."""

import subprocess
import sys

import pytest

from briefing_app.__main__ import wants_window


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["crisis.casefile"], True),
        (["folder/two words.casefile"], True),
        (["--help"], False),
        (["--version.casefile"], False),
        (["info", "crisis.casefile"], False),
        (["verify"], False),
    ],
)
def test_wants_window_only_for_a_case_file_or_nothing(arguments: list[str], window: bool) -> None:
    assert wants_window(arguments) is window


def test_module_runs_the_command_line() -> None:
    command = [sys.executable, "-m", "briefing_app", "--help"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0
    assert "demo" in result.stdout
