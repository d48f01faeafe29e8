# SPDX-License-Identifier: Apache-2.0
"""The first report on a display of its own, an X server without a screen, with its real keys and mouse."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xauth", "xdotool")
SCREEN = "1440x900x24"
MOST_SECONDS = 170


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """What a program needs in its environment to open a window on a display that nobody else can."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if sys.platform != "linux" or absent:
        pytest.skip(f"NO WINDOW ON A REAL DISPLAY IS TESTED: {', '.join(absent) or 'an X server'} is absent")
    authority = tmp_path / "Xauthority"
    cookie = secrets.token_hex(16)
    _allow(authority, ":0", cookie)  # the server takes any display's cookie from its file
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-auth", str(authority)],
        pass_fds=(writing,), stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, server.communicate(timeout=10)[1].decode()
        name = f":{number}"
        _allow(authority, name, cookie)
        yield {"DISPLAY": name, "XAUTHORITY": str(authority)}
    finally:
        server.terminate()
        server.communicate(timeout=30)


def _allow(authority: Path, display: str, cookie: str) -> None:
    command = ["xauth", "-q", "-f", str(authority), "add", display, ".", cookie]
    subprocess.run(command, check=True, timeout=30, capture_output=True)


@pytest.mark.slow
@pytest.mark.usefixtures("shared_data")
def test_first_report_with_real_keys_and_mouse(display: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "session"
    folder.mkdir()
    environment = {
        **os.environ, **display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": str(tmp_path / "config"), "BRIEFING_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.first_report", str(folder)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        said, _ = process.communicate(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
        pytest.fail(f"The session did not end in {MOST_SECONDS} s.\n{said}")
    assert process.returncode == 0, said
    assert (folder / "report.docx").exists()
