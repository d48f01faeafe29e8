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


# The validator of Word files


@pytest.fixture
def validator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with a lock, on a machine that the lock is for, with an npm that does nothing but succeed."""
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(set_up, "VALIDATOR", tmp_path)
    monkeypatch.setattr(set_up.platform, "system", lambda: "Linux")
    monkeypatch.setattr(set_up.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(set_up.shutil, "which", lambda name: name)
    monkeypatch.setattr(set_up, "run", lambda *command: True)
    return tmp_path


def install(*_: str) -> bool:
    set_up.validator_program().parent.mkdir(parents=True, exist_ok=True)
    set_up.validator_program().touch()
    return True


def test_validator_is_installed_once_for_each_lock(validator: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "run", install)
    assert set_up.update_validator()
    assert not set_up.update_validator()
    (validator / "package-lock.json").write_text('{"other": 1}', encoding="utf-8")
    assert set_up.update_validator()


@pytest.mark.usefixtures("validator")
def test_missing_npm_is_told_with_what_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up.shutil, "which", lambda name: None)
    assert not set_up.update_validator()
    assert "npm is missing. Tests that need the Open XML SDK are skipped" in capsys.readouterr().err


@pytest.mark.usefixtures("validator")
def test_other_machines_are_told_that_the_lock_is_not_for_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up.platform, "machine", lambda: "aarch64")
    assert not set_up.update_validator()
    assert "for Linux on x86_64 only" in capsys.readouterr().err


@pytest.mark.parametrize("answer", [True, False], ids=["npm brings nothing", "npm fails"])
def test_failed_installation_is_told_and_tried_again(
    validator: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: bool
) -> None:
    monkeypatch.setattr(set_up, "run", lambda *command: answer)
    assert not set_up.update_validator()
    assert "could not be installed" in capsys.readouterr().err
    monkeypatch.setattr(set_up, "run", install)
    assert set_up.update_validator()


def test_lock_of_the_validator_has_its_hash_and_no_address() -> None:
    lock = (set_up.ROOT / "tools" / "validator" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in lock
    assert "://" not in lock
