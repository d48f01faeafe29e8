# SPDX-License-Identifier: Apache-2.0
"""How far the program waits for the disk: looked at in another process, since the tests themselves do without. And
that a file is migrated as a whole."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.services.session import CaseSession
from briefing_app.store import migrations
from briefing_app.store.sqlite import Database
from tests.store.cases import new_case

CASEFILES = Path(__file__).resolve().parents[1] / "casefiles"

LEVELS = """
import sys
from pathlib import Path
from briefing_app.services.session import CaseSession
from briefing_app.store.sqlite import Database
path = Path(sys.argv[1])
print("other", Database(path.with_name("other")).number("PRAGMA synchronous"))
with CaseSession.create(path, title="A case", author="Ana") as session:
    print("made", session.database.value("PRAGMA journal_mode"), session.database.number("PRAGMA synchronous"))
with CaseSession.open(path, author="Ana") as session:
    print("opened", session.database.value("PRAGMA journal_mode"), session.database.number("PRAGMA synchronous"))
"""
FLUSHED = """
import os, sys
from pathlib import Path
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile

def note(handle, flush=os.fsync):
    flush(handle)
    flushed.append(os.fstat(handle).st_ino)

flushed, os.fsync = [], note
target = Path(sys.argv[2])
with CaseSession.open(Path(sys.argv[1]), author="Ana") as session:
    casefile.backup(session.database, session.file.case_id, "", target)
print(flushed == [target.stat().st_ino])
"""


def said_by(program: str, *arguments: Path) -> list[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_case_is_written_ahead_and_flushed_at_checkpoints(tmp_path: Path) -> None:
    assert said_by(LEVELS, tmp_path / "case.casefile") == ["other 2", "made wal 1", "opened wal 1"]


@pytest.mark.skipif(sys.platform == "win32", reason="a renamed file is not told by its number there")
def test_backup_is_flushed_before_it_gets_its_name(tmp_path: Path) -> None:
    new_case(tmp_path).close()
    assert said_by(FLUSHED, tmp_path / "case.casefile", tmp_path / "backup.casefile") == ["True"]


def test_a_migration_that_fails_leaves_the_file_in_its_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.casefile"
    path.write_bytes(gzip.decompress((CASEFILES / "format_2.casefile.gz").read_bytes()))

    def objects() -> list[object]:
        database = Database(path, read_only=True)
        try:
            return [database.number("PRAGMA user_version"), *database.rows("SELECT type, name, sql FROM sqlite_schema")]
        finally:
            database.close()

    def fail(_: object) -> None:
        raise RuntimeError("the last step")

    before = objects()
    monkeypatch.setattr(migrations, "_to_format_5", fail)
    with pytest.raises(RuntimeError, match="the last step"):
        CaseSession.open(path, author="Ana")
    assert before[0] == 2
    assert objects() == before
