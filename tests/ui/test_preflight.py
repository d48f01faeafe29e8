# SPDX-License-Identifier: Apache-2.0
"""The check for a display, made before Qt is touched."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.ui import application, preflight


def has(*missing: str) -> preflight.Loads:
    return lambda library: library not in missing


def test_no_display_is_said_in_words() -> None:
    reason = preflight.reason_against({}, "linux", has())
    assert reason is not None
    assert "no display" in reason


@pytest.mark.parametrize("name", ["offscreen", "minimal", "offscreen:size=800x600"])
def test_headless_platforms_need_no_display(name: str) -> None:
    assert preflight.reason_against({"QT_QPA_PLATFORM": name}, "linux", has()) is None


def test_missing_libraries_are_named_with_the_line_that_installs_them() -> None:
    reason = preflight.reason_against({"QT_QPA_PLATFORM": "offscreen"}, "linux", has("libEGL.so.1"))
    assert reason is not None
    assert "apt-get install libegl1" in reason


def test_missing_xcb_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_answers", lambda path: True)
    reason = preflight.reason_against({"DISPLAY": ":7"}, "linux", has("libxcb-cursor.so.0"))
    assert reason is not None
    assert "libxcb-cursor0" in reason


def test_a_display_that_does_not_answer_is_no_display() -> None:
    reason = preflight.reason_against({"DISPLAY": ":4711"}, "linux", has())
    assert reason == "The display “:4711” does not answer."


def test_nonsense_in_display_is_refused() -> None:
    assert "names no display" in (preflight.reason_against({"DISPLAY": "nonsense"}, "linux", has()) or "")


def test_wayland_is_taken_where_its_socket_answers(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-9"))
        server.listen()
        env = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert preflight.reason_against(env, "linux", has()) is None
    assert preflight.reason_against({**env, "QT_QPA_PLATFORM": "wayland"}, "linux", has()) is not None


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_a_display(system: str) -> None:
    assert preflight.reason_against({}, system, has("everything")) is None


def test_run_stops_politely(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(preflight, "reason_against", lambda: "There is no display.")
    assert application.run([]) == application.EXIT_NO_DISPLAY
    assert "There is no display." in capsys.readouterr().err


def test_the_program_ends_without_a_display_and_without_a_traceback() -> None:
    env = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from briefing_app.ui.application import run; sys.exit(run([]))"],
        env=env, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert done.returncode == application.EXIT_NO_DISPLAY
    assert "Traceback" not in done.stderr
    assert "No window can be shown." in done.stderr
