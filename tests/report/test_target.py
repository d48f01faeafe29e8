# SPDX-License-Identifier: Apache-2.0
"""The file that a report goes to: what stands there stays until the new one is whole."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, StorageFault
from briefing_app.report import target as module
from briefing_app.report.target import check_target, put, replaced

SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from briefing_app.domain.errors import CaseError
from briefing_app.report.target import put
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    put(b"x" * 100_000, Path(sys.argv[1]))
except CaseError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A report that was written before."""
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    return path


def unchanged(path: Path) -> bool:
    """Whether the old file is there as it was, and nothing beside it."""
    return path.read_bytes() == b"old" and [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_file_is_put_in_place_of_the_old_one(old: Path) -> None:
    os.chmod(old, 0o640)
    put(b"new", old)
    assert old.read_bytes() == b"new"
    assert old.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in old.parent.iterdir()] == ["report.docx"]


@pytest.mark.skipif(os.name == "nt", reason="limits on the size of files are of POSIX")
def test_a_full_disk_leaves_the_old_file(old: Path) -> None:
    command = [sys.executable, "-c", SMALL_DISK, str(old)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert "StorageFault" in done.stdout
    assert "the disk is full. Make room and try again" in done.stdout
    assert unchanged(old)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("report.docx", "~$report.docx"), ("reports.docx", "~$eports.docx"), ("situation.docx", "~$tuation.docx"),
        ("r.docx", "~$r.docx"), ("report.docx", ".~lock.report.docx#"),
    ],
)  # fmt: skip
def test_a_file_that_is_open_elsewhere_is_refused(tmp_path: Path, name: str, mark: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    (tmp_path / mark).write_bytes(b"somebody")
    with pytest.raises(BadInput, match="is open in another program") as raised:
        put(b"new", path)
    assert mark in str(raised.value)
    assert "If no program has it open, delete that file" in str(raised.value)
    assert path.read_bytes() == b"old"
    (tmp_path / mark).unlink()
    put(b"new", path)


def test_a_mark_without_a_file_is_of_another_time(tmp_path: Path) -> None:
    (tmp_path / "~$report.docx").write_bytes(b"somebody")
    put(b"new", tmp_path / "report.docx")


def test_a_file_that_is_opened_while_the_new_one_is_made_stays(old: Path) -> None:
    mark = old.with_name("~$report.docx")

    def write() -> None:
        with replaced(old) as file:
            file.write(b"new")
            mark.write_bytes(b"somebody")

    with pytest.raises(BadInput, match="is open in another program"):
        write()
    mark.unlink()
    assert unchanged(old)


def test_a_protected_file_is_refused(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.os, "access", lambda path, mode: False)  # root may write everything
    with pytest.raises(BadInput, match="is protected against writing"):
        check_target(old)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (errno.ENOSPC, StorageFault, "disk is full"), (errno.EDQUOT, StorageFault, "disk is full"),
        (errno.EIO, StorageFault, "The old file is as it was"), (errno.EROFS, BadInput, "no permission"),
        (errno.ENAMETOOLONG, BadInput, "is not a name that this system accepts"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("step", ["mkstemp", "fsync", "replace"])
def test_what_the_system_refuses_is_said(
    old: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[Exception], words: str, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(module.tempfile if step == "mkstemp" else module.os, step, fail)
    with pytest.raises(kind, match=words) as raised:
        put(b"new", old)
    assert str(old) in str(raised.value)
    assert unchanged(old)


def test_stopping_before_the_end_leaves_the_old_file(old: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), replaced(old, stop) as file:
        file.write(b"new")
    assert unchanged(old)
