# SPDX-License-Identifier: Apache-2.0
"""Files that cannot be used as they are: each has its own error, in words, and nothing else ever comes out."""

import os
import random
import shutil
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_app.domain.errors import (
    CannotOpen,
    CaseError,
    CaseFileDamaged,
    CaseFileReadOnly,
    CaseFileTooNew,
    NotACaseFile,
    StorageFault,
)
from briefing_app.services import browse
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from tests.store.cases import add_claim, add_expert, add_source, new_case, small_case, state_of

NOBODY = 65534
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk or become somebody else"
)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    with small_case(tmp_path) as session:
        pass
    return session.path


def use_everything(path: Path, *, read_only: bool) -> None:
    with CaseSession.open(path, author="Eve", read_only=read_only) as session:
        state_of(session)
        session.snapshot()
        log_of(session)
        browse.search(session, "bridge")
        browse.search(session, "القافلة")
        if not read_only:
            add_expert(session)
            session.undo()


# -- not a case at all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty", b""), ("text", b"Dear all,\n"), ("word", b"PK\x03\x04" + bytes(200)), ("zeros", bytes(8192))],
)
def test_open_refuses_what_is_no_case_file(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotACaseFile, match="not a case file"):
        CaseSession.open(path, author="Ana")
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_open_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NotACaseFile, match="is a folder"):
        CaseSession.open(tmp_path, author="Ana")


def test_open_says_that_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="no file"):
        CaseSession.open(tmp_path / "none.casefile", author="Ana")
    assert not list(tmp_path.iterdir())


def test_open_refuses_a_database_of_another_program(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(NotACaseFile, match="another program"):
        CaseSession.open(path, author="Ana")


def test_open_refuses_a_newer_format_and_leaves_it_alone(sound: Path) -> None:
    data = bytearray(sound.read_bytes())
    struct.pack_into(">I", data, 60, 99)
    sound.write_bytes(data)
    with pytest.raises(CaseFileTooNew, match=r"format 99.*Update the program"):
        CaseSession.open(sound, author="Ana")
    with pytest.raises(CaseFileTooNew):
        CaseSession.open(sound, read_only=True)
    assert sound.read_bytes() == bytes(data)


# -- damage ------------------------------------------------------------------------------------------------------


def test_truncated_file_is_damaged_whatever_its_length(sound: Path) -> None:
    data = sound.read_bytes()
    for length in (50, 99, 100, 512, 4095, 4096, 4097, 20_000, len(data) // 2, len(data) - 4096, len(data) - 1):
        sound.write_bytes(data[:length])
        for read_only in (True, False):
            with pytest.raises(CaseFileDamaged, match="damaged"):
                use_everything(sound, read_only=read_only)
        with pytest.raises(CaseFileDamaged):
            verify(sound)


def test_flipped_bytes_give_a_case_error_or_nothing(sound: Path) -> None:
    chance = random.Random(2023)
    data = sound.read_bytes()
    filled = [place for place, byte in enumerate(data) if byte]
    outcomes = set()
    for number in range(150):
        damaged = bytearray(data)
        for place in chance.sample(filled, chance.choice((1, 1, 3, 20))):
            damaged[place] ^= 1 << chance.randrange(8)
        path = sound.with_name(f"damaged-{number}.casefile")
        path.write_bytes(damaged)
        for attempt in (lambda: use_everything(path, read_only=True), lambda: verify(path)):  # noqa: B023
            outcomes.add(_outcome(attempt))
        outcomes.add(_outcome(lambda: use_everything(path, read_only=False)))  # noqa: B023
        for left in path.parent.glob(f"*{path.name}*"):
            left.unlink()
    assert {"done", "CaseFileDamaged", "findings"} <= outcomes


def _outcome(attempt: Callable[[], object]) -> str:
    try:
        return "findings" if attempt() else "done"
    except CaseError as error:
        return type(error).__name__


def test_log_of_a_crash_beside_the_file_is_used(tmp_path: Path) -> None:
    session = new_case(tmp_path)
    expert = add_expert(session)
    copy = tmp_path / "crashed.casefile"
    for suffix in ("", "-wal"):
        shutil.copy(f"{session.path}{suffix}", f"{copy}{suffix}")
    session.close()
    assert verify(copy) == []
    with CaseSession.open(copy, author="Ana") as opened:
        assert opened.find(expert.id) == expert
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.casefile", "crashed.casefile"]


def test_strange_log_beside_the_file_gives_a_case_error_or_nothing(sound: Path) -> None:
    for content in (b"", b"x", bytes(5000), b"\x37\x7f\x06\x82" + bytes(5000)):
        sound.with_name(sound.name + "-wal").write_bytes(content)
        assert _outcome(lambda: use_everything(sound, read_only=False)) == "done"
        assert verify(sound) == []


# -- permission --------------------------------------------------------------------------------------------------


AS_NOBODY = """
import os, sys
from pathlib import Path
from briefing_app.domain.errors import CaseError
from briefing_app.services.session import CaseSession
os.environ["BRIEFING_HOME"] = sys.argv[1] + "/home"
os.setgid({nobody})
os.setuid({nobody})
for read_only in (False, True):
    try:
        with CaseSession.open(Path(sys.argv[1]) / "case.casefile", author="Eve", read_only=read_only) as session:
            print("opened", session.case.title)
    except CaseError as error:
        print(type(error).__name__, error)
"""


@pytest.fixture
def shared_folder(sound: Path) -> Iterator[Path]:
    """A folder that another user can reach, with a case in it."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copy(sound, folder / "case.casefile")
        yield folder
        folder.chmod(0o755)


def as_nobody(folder: Path) -> list[str]:
    command = [sys.executable, "-c", AS_NOBODY.format(nobody=NOBODY), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert not done.stderr
    return done.stdout.splitlines()


@needs_root
def test_open_says_who_may_not_read(shared_folder: Path) -> None:
    (shared_folder / "case.casefile").chmod(0o600)
    assert [line.split()[0] for line in as_nobody(shared_folder)] == ["CannotOpen", "CannotOpen"]


@needs_root
def test_read_only_file_opens_for_reading_alone(shared_folder: Path) -> None:
    (shared_folder / "case.casefile").chmod(0o444)
    shared_folder.chmod(0o777)
    writing, reading = as_nobody(shared_folder)
    assert writing.startswith("CaseFileReadOnly")
    assert "read-only file" in writing
    assert reading == "opened A case"


@needs_root
def test_read_only_folder_opens_for_reading_alone(shared_folder: Path) -> None:
    (shared_folder / "case.casefile").chmod(0o666)
    writing, reading = as_nobody(shared_folder)
    assert writing.startswith("CaseFileReadOnly")
    assert "folder" in writing
    assert reading == "opened A case"


def test_reader_cannot_write(sound: Path) -> None:
    before = sound.read_bytes()
    with CaseSession.open(sound, read_only=True) as session:
        with pytest.raises(CaseFileReadOnly):
            add_expert(session)
        with pytest.raises(CaseFileReadOnly):
            session.undo(log_of(session)[-1].id)
    assert sound.read_bytes() == before


# -- a full disk -------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@needs_root
def test_full_disk_loses_nothing_and_says_so(small_disk: Path) -> None:
    with new_case(small_disk) as session:
        claim = add_claim(session)
        kept = state_of(session)
        said = ""
        for number in range(100):
            try:
                add_source(session, random.Random(number).randbytes(60_000).hex(), f"Source {number}")
                kept = state_of(session)
            except StorageFault as error:
                said = str(error)
        assert "is full. Nothing was changed." in said
        assert state_of(session) == kept
        assert session.get(type(claim), claim.id) == claim
    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
    with CaseSession.open(session.path, author="Ana") as again:
        assert state_of(again) == kept
        add_expert(again)
    assert verify(session.path) == []
    assert [path.name for path in small_disk.iterdir()] == ["case.casefile"]


@needs_root
def test_new_case_on_a_full_disk_leaves_nothing_behind(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(1_900_000))
    with pytest.raises(StorageFault):
        new_case(small_disk)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_case_file_is_private_enough_to_mail_and_one_file(sound: Path) -> None:
    assert stat.S_ISREG(sound.stat().st_mode)
    assert [path.name for path in sound.parent.iterdir()] == [sound.name]
    assert sound.read_bytes()[18:20] == b"\x01\x01", "closed files are in rollback mode, readable anywhere"
