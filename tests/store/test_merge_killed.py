# SPDX-License-Identifier: Apache-2.0
"""A process that dies while it merges, and a disk that is full then: the case is as before or as after, and opens."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.records import Expert
from briefing_app.services import merging
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store.merge import guard
from tests.store.cases import add_expert, add_source, ask_here, small_case, table_rows, update

POINTS = 100
BY_TIME = 30

# Forks a child for each line that it reads, so that the program is loaded once. It dies at a statement, or after a
# time; only then another process looks the file over, which takes most of the time of so small a merge.
# Few pages are held in memory, so that a transaction under way reaches the disk long before its end.
CRASHER = """
import os, select, signal, sys, time
from pathlib import Path
from briefing_app.services import merging
from briefing_app.services.session import CaseSession
from briefing_app.store.merge import guard
from tests.store.cases import ask_here

def run(case, other, statement):
    session = CaseSession.open(Path(case), author="Ana")
    database = session.database
    database.run("PRAGMA cache_size = 10")
    done = 0
    def count(sql):
        nonlocal done
        done += 1
        if done == statement:
            os.kill(os.getpid(), signal.SIGKILL)
    database.connection.set_trace_callback(count)
    merging.merge(session, Path(other))
    database.connection.set_trace_callback(None)
    session.close()
    return done

for line in sys.stdin:
    case, other, statement, seconds = line.rstrip("\\n").split("\\t")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if not float(seconds):
            guard.ask = ask_here
        os.close(reading)
        began = time.monotonic()
        done = run(case, other, int(statement))
        os.write(writing, f"{done} {time.monotonic() - began}".encode())
        os._exit(0)
    os.close(writing)
    if float(seconds):
        select.select([reading], [], [], float(seconds))
        os.kill(child, signal.SIGKILL)
    said = os.read(reading, 100).decode()
    os.close(reading)
    os.waitpid(child, 0)
    print(said or "killed", flush=True)
"""


class Crasher:
    """A process whose children merge and are killed."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def merge(self, case: Path, other: Path, *, statement: int = 0, seconds: float = 0.0) -> str:
        """How many statements the merge took and how long, or that it was killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{case}\t{other}\t{statement}\t{seconds}\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline().strip()
        assert said, "the process that starts the others ended"
        return said


@pytest.fixture
def crasher() -> Iterator[Crasher]:
    with subprocess.Popen(
        [sys.executable, "-c", CRASHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Crasher(process)
        process.communicate()


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """A case, and a copy in which somebody went on: edits, new records, texts."""
    folder = tmp_path / "made"
    folder.mkdir()
    with small_case(folder) as session:
        expert = add_expert(session, "Mara Lind").id
    other = folder / "other.casefile"
    shutil.copy(session.path, other)
    with CaseSession.open(session.path, author="Ana") as mine:
        update(mine, Expert, expert, field="ports")
    with CaseSession.open(other, author="Ben") as theirs:
        for number in range(12):
            update(theirs, Expert, expert, field=f"field {number}")
            add_expert(theirs, f"Expert {number}")
            add_source(theirs, f"Text {number}. " + random.Random(number).randbytes(40_000).hex(), f"Source {number}")
    return session.path, other


def contents(path: Path) -> tuple[Any, ...]:
    with CaseSession.open(path, author="Ana") as session:
        rows = session.database.rows
        blobs = sorted(rows("SELECT hash, size FROM blob"))
        merges = rows("SELECT number, first, last, file, undone FROM arrival")
        return [found.id for found in log_of(session)], table_rows(session.database), blobs, merges


def merged(case: Path, other: Path, into: Path) -> tuple[Any, ...]:
    """What a merge makes of the case, in a copy of its own."""
    shutil.copy(case, into)
    with CaseSession.open(into, author="Ana") as session:
        merging.merge(session, other)
    return contents(into)


def places(crasher: Crasher, case: Path, other: Path, into: Path) -> list[dict[str, Any]]:
    """Random points of a merge: statements of its whole course, and times."""
    shutil.copy(case, into)
    count = int(crasher.merge(into, other).split()[0])
    shutil.copy(case, into)
    seconds = float(crasher.merge(into, other, seconds=60).split()[1])
    chance = random.Random(11)
    by_statement: list[dict[str, Any]] = [
        {"statement": number} for number in chance.sample(range(1, count + 1), POINTS - BY_TIME)
    ]
    return by_statement + [{"seconds": chance.random() * seconds * 1.2 + 0.001} for _ in range(BY_TIME)]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed in another way on Windows")
def test_killed_merge_leaves_the_case_as_before_or_as_after(
    tmp_path: Path, crasher: Crasher, copies: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    case, other = copies
    monkeypatch.setattr(guard, "ask", ask_here)
    before, after = contents(case), merged(case, other, tmp_path / "merged.casefile")
    assert before != after
    killed = 0
    for number, place in enumerate(places(crasher, case, other, tmp_path / "counted.casefile")):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        mine = folder / "case.casefile"
        shutil.copy(case, mine)
        killed += crasher.merge(mine, other, **place) == "killed"
        assert contents(mine) in (before, after), f"killed at {place}"
        with CaseSession.open(mine, author="Ana") as session:
            merging.merge(session, other)
            if not number % 10:
                assert verify(session) == []
        assert contents(mine) == after
        shutil.rmtree(folder)
    assert killed >= POINTS - BY_TIME


# -- a full disk -------------------------------------------------------------------------------------------------


FULL = """
import sys
from pathlib import Path
from briefing_app.domain.errors import StorageFault
from briefing_app.services import merging
from briefing_app.services.session import CaseSession
case, other, most = sys.argv[1:]
if int(most):
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
session = CaseSession.open(Path(case), author="Ana")
if int(most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))
try:
    merging.merge(session, Path(other))
except StorageFault as error:
    print(error)
else:
    print("merged")
if int(most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
session.close()
"""


def merge_with(case: Path, other: Path, most: int = 0) -> str:
    """Merges in a process that may make no file larger than ``most`` bytes; what it says."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(case), str(other), str(most)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """A file system of this size at ``folder``; False where this user cannot have one."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit on Windows")
def test_merge_that_may_not_write_enough_leaves_the_case_as_it_was(tmp_path: Path, copies: tuple[Path, Path]) -> None:
    """Where a disk of its own cannot be made: the limit that a process has for each file, at several sizes."""
    case, other = copies
    before, after = contents(case), merged(case, other, tmp_path / "merged.casefile")
    size = case.stat().st_size
    said = [merge_with(case, other, most) for most in (size - 16_384, size - 8_192)]
    assert all("Nothing was changed" in each or "Nothing was made" in each for each in said), said
    assert contents(case) == before
    assert merge_with(case, other) == "merged"
    assert contents(case) == after


def test_merge_on_a_full_disk_leaves_the_case_as_it_was(tmp_path: Path, copies: tuple[Path, Path]) -> None:
    case, other = copies
    before, after = contents(case), merged(case, other, tmp_path / "merged.casefile")
    size = case.stat().st_size
    with small_disk(tmp_path / "disk", size + 120_000) as made:
        if not made:
            if os.environ.get("CI") != "true":
                pytest.skip("this user cannot mount a small disk; the limit of a process was tried instead")
            return
        mine = tmp_path / "disk" / "case.casefile"
        shutil.copy(case, mine)
        assert "full" in merge_with(mine, other)
        assert contents(mine) == before
        with CaseSession.open(mine, author="Ana") as session:
            assert verify(session) == []
    with small_disk(tmp_path / "large", 40 * size) as made:
        mine = tmp_path / "large" / "case.casefile"
        shutil.copy(case, mine)
        assert merge_with(mine, other) == "merged"
        assert contents(mine) == after
