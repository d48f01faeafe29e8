# SPDX-License-Identifier: Apache-2.0
"""Processes that die, and two of them on one file."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing_app.domain.errors import CaseFileLocked
from briefing_app.domain.records import Claim, Expert
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from briefing_app.store.lock import lock_path
from briefing_app.store.sqlite import engine
from tests.store.cases import add_expert, new_case, table_rows

KILLS = 25 if os.environ.get("CI") == "true" else 8

WRITER = """
import sys
from pathlib import Path
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Claim, Tag
from briefing_app.services.session import CaseSession
session = CaseSession.open(Path(sys.argv[1]), author="Ana")
while True:
    claim = Claim.make(new_id(), statement="Something happened.")
    with session.transaction("Add") as work:
        work.insert(claim)
        work.writer.insert_many([Tag.make(new_id(), name=f"tag {number}") for number in range(50)])
    print("added", claim.id, flush=True)
    with session.transaction("Edit") as work:
        work.update(Claim, claim.id, notes="checked")
    print("edited", claim.id, flush=True)
    with session.transaction("Place") as work:
        work.update(Claim, claim.id, place="Northport")
    session.undo()
    print("done", claim.id, flush=True)
"""
HOLDER = """
import sys
from pathlib import Path
from briefing_app.services.session import CaseSession
with CaseSession.open(Path(sys.argv[1]), author="Ben Holder") as session:
    print("open", flush=True)
    sys.stdin.readline()
"""


def start(program: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def killed_after(path: Path, seconds: float) -> list[list[str]]:
    """What a writer acknowledged until it was killed, so long after its first acknowledgement."""
    with start(WRITER, path) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    return [line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.slow
def test_killed_writer_loses_nothing_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(7)
    new_case(tmp_path).close()
    path = tmp_path / "case.casefile"
    acknowledged = 0
    for _ in range(KILLS):
        said = killed_after(path, chance.random() * 0.25)
        acknowledged += len(said)
        with CaseSession.open(path, author="Ana") as session:
            for word, id in said:
                claim = session.find(id)
                assert isinstance(claim, Claim), f"{word} {id} was acknowledged and is gone"
                assert word == "added" or claim.notes == "checked"
            assert verify(session) == []
    assert acknowledged > KILLS * 3


def test_killed_writer_leaves_a_file_that_reads_without_repair(tmp_path: Path) -> None:
    new_case(tmp_path).close()
    path = tmp_path / "case.casefile"
    said = killed_after(path, 0.1)
    with CaseSession.open(path, read_only=True) as session:
        assert all(session.find(id) is not None for _, id in said)
    assert verify(path) == []


def test_writer_killed_while_it_opens_or_closes_leaves_a_file_that_can_be_read(tmp_path: Path) -> None:
    """The change of the journal's kind is a transaction too; killed in it, a process leaves its journal behind."""
    with new_case(tmp_path) as session:
        add_expert(session, "Mara Lind")
    connection = engine.connect(str(session.path), isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE log_transaction SET label = hex(zeroblob(20000))")
    killed = tmp_path / "killed"
    killed.mkdir()
    for ending in ("", "-journal"):
        shutil.copy(f"{session.path}{ending}", f"{killed / session.path.name}{ending}")
    connection.execute("ROLLBACK")
    connection.close()
    with CaseSession.open(killed / session.path.name, read_only=True) as reader:
        assert [expert.name for expert in reader.all(Expert)] == ["Mara Lind"]


def test_second_process_is_told_who_has_the_case_and_since_when(tmp_path: Path) -> None:
    new_case(tmp_path).close()
    path = tmp_path / "case.casefile"
    with start(HOLDER, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(CaseFileLocked, match=r"open for writing: by Ben Holder on \S+, since \d{4}-\d\d-\d\d"):
            CaseSession.open(path, author="Ana")
        holder.communicate("close\n")
    with CaseSession.open(path, author="Ana") as session:
        add_expert(session)
    assert not lock_path(path).exists()


def test_lock_goes_with_a_killed_process(tmp_path: Path) -> None:
    new_case(tmp_path).close()
    path = tmp_path / "case.casefile"
    with start(HOLDER, path) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
    CaseSession.open(path, author="Ana").close()


def test_reader_beside_a_writer_sees_what_is_committed(tmp_path: Path) -> None:
    with new_case(tmp_path) as writer, CaseSession.open(writer.path, read_only=True) as reader:
        expert = add_expert(writer)
        assert reader.get(Expert, expert.id) == expert
        with writer.transaction("Half done") as work:
            other = work.insert(Expert.make("0" * 8 + expert.id[8:], name="Half done"))
            assert reader.find(other.id) is None
        assert reader.find(other.id) is not None
        assert table_rows(reader.database) == table_rows(writer.database)
        assert verify(writer) == []


def test_case_closes_cleanly_beside_a_reader(tmp_path: Path) -> None:
    writer = new_case(tmp_path)
    with CaseSession.open(writer.path, read_only=True) as reader:
        add_expert(writer)
        assert reader.all(Expert)
        writer.close()
        assert reader.all(Expert)
    assert verify(writer.path) == []
    CaseSession.open(writer.path, author="Ana").close()
    assert [path.name for path in tmp_path.iterdir()] == ["case.casefile"]
