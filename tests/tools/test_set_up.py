# SPDX-License-Identifier: Apache-2.0
"""Set-up decides rightly what is missing and what to install."""

import os
import stat
from pathlib import Path

import pytest

from tools import set_up

LISTING = [
    ("installed", "libgl1", ""),
    ("installed", "libglib2.0-0t64", "libglib2.0-0 (= 2.84.4-3), libglib2.0-extra"),
    ("config-files", "xvfb", ""),
]


@pytest.fixture
def fake_dpkg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "dpkg-query"
    lines = "\n".join("\t".join(package) for package in LISTING)
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{lines}\nEND\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("fake_dpkg")
def test_missing_packages_counts_what_another_provides() -> None:
    assert set_up.missing_packages(("libgl1", "libglib2.0-0", "xvfb", "xauth")) == ["xauth", "xvfb"]


@pytest.mark.usefixtures("fake_dpkg")
def test_missing_required_package_stops_with_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(set_up.SetUpError, match=r"sudo apt-get install .*xvfb"):
        set_up.start_apt(["xvfb"], required=("xvfb",))


@pytest.mark.usefixtures("fake_dpkg")
def test_missing_useful_package_is_only_mentioned(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert set_up.start_apt(["xvfb"], required=()) is None
    assert "sudo apt-get install -y --no-install-recommends xvfb" in capsys.readouterr().err


def test_locked_requirements_keep_their_hashes() -> None:
    entries = set_up.locked_requirements()
    assert all("--hash=sha256:" in entry for entry in entries)
    assert [entry for entry in entries if entry.startswith("uv==")]
    assert "".join(entries) == set_up.LOCK.read_text(encoding="utf-8")


def test_state_changes_with_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set_up.wanted_state()
    other = tmp_path / "requirements.lock"
    other.write_text("nothing", encoding="utf-8")
    monkeypatch.setattr(set_up, "LOCK", other)
    assert set_up.wanted_state() != before
