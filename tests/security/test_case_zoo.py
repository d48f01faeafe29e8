# SPDX-License-Identifier: Apache-2.0
"""Files that are made to do harm are refused in words by plan and merge; the case stays as it was, and nothing stays
behind: no process, no folder."""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.errors import CaseError, CaseFileDamaged, CaseFileLocked
from briefing_app.domain.records import Expert
from briefing_app.services import merging
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store.merge import guard, looking
from briefing_app.store.sqlite import engine
from tests.cli.conftest import Program, program  # noqa: F401
from tests.security.case_zoo import (
    DAMAGED,
    HUGE,
    PAGE,
    STRANGERS,
    Kind,
    alter,
    expert,
    journal_of,
    opened,
    page_of,
    sealed,
    with_log_beside,
)
from tests.store.cases import add_expert, ask_here, small_case, table_rows
from tests.store.test_bad_files import needs_root, small_disk  # noqa: F401

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")


@dataclass
class Two:
    """A case, and a copy in which Eve did something. ``diary`` lies beside them."""

    mine: Path
    hers: Path
    diary: Path
    temporary: Path
    processes: list[Any]

    def merge(self, path: Path | None = None, *, only_plan: bool = False, check: Any = None) -> Any:
        with CaseSession.open(self.mine, author="Ana") as session:
            return (merging.plan if only_plan else merging.merge)(session, path or self.hers, check)

    def refuses(self, said: str, path: Path | None = None) -> None:
        """Both ways say so, and change nothing."""
        before = self.whole()
        for only_plan in (True, False):
            with pytest.raises(CaseError, match=said) as caught:
                self.merge(path, only_plan=only_plan)
            assert str(path or self.hers) in str(caught.value)
        assert self.whole() == before

    def whole(self) -> Any:
        with CaseSession.open(self.mine, read_only=True) as session:
            return table_rows(session.database), log_of(session)


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Two]:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with small_case(tmp_path) as session:
        pass
    hers = tmp_path / "hers.casefile"
    shutil.copy(session.path, hers)
    with CaseSession.open(hers, author="Eve") as theirs:
        add_expert(theirs, "Eve's expert")
    (tmp_path / "diary.txt").write_text("Dear diary")
    processes: list[Any] = []
    started = guard._started

    def noted(*arguments: Any) -> Any:
        processes.append(started(*arguments))
        return processes[-1]

    monkeypatch.setattr(guard, "_started", noted)
    yield Two(session.path, hers, tmp_path / "diary.txt", temporary, processes)
    assert list(temporary.iterdir()) == []
    assert all(process.returncode is not None for process in processes)
    assert (tmp_path / "diary.txt").read_text() == "Dear diary"
    assert verify(session.path) == []


def test_the_copy_that_the_zoo_is_made_from_is_merged(two: Two) -> None:
    assert two.merge(only_plan=True).actions
    assert two.merge().records == 2
    assert two.merge().actions == 0
    assert len(two.processes) == 3


@pytest.mark.parametrize("kind", [*STRANGERS, *DAMAGED, *HUGE], ids=lambda kind: str(kind.name))
def test_what_is_made_to_do_harm_is_refused(two: Two, kind: Kind) -> None:
    kind.make(two.hers)
    two.refuses(kind.said)


@pytest.mark.parametrize("kind", [STRANGERS[1], DAMAGED[0], HUGE[-1]], ids=lambda kind: str(kind.name))
def test_the_command_line_says_so_too(two: Two, program: Program, kind: Kind) -> None:  # noqa: F811
    kind.make(two.hers)
    before = two.mine.read_bytes()
    for plan in ([], ["--plan"]):
        said = program.fails(4, "merge", two.mine, two.hers, *plan)
        assert re.search(kind.said, said)
        assert str(two.hers) in said
    assert before[100:] == two.mine.read_bytes()[100:]  # opening for writing counts in the header


# -- what is within bounds, and bad all the same -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "value"),
    [("most_changes", 100), ("most_bytes", 2000), ("largest_change", 40), ("most_transactions", 5)],
)
def test_more_than_the_limits_is_refused(two: Two, monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    for _ in range(6):
        sealed(
            two.hers, [found for _ in range(20) for found in expert('["Somebody", "with words, many words, and more"]')]
        )
    monkeypatch.setattr(guard, "limits", replace(guard.limits, **{limit: value}))
    two.refuses("more than this program ever writes")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "limits", replace(guard.limits, largest_file=10_000))
    two.refuses("is larger than 10,000 bytes")
    assert two.processes == []


def test_texts_that_unpack_to_too_much_are_refused(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(two.hers) as connection:
        for number in range(10):
            digest = sha256(bytes([number])).hexdigest()
            connection.execute("INSERT INTO blob VALUES (?, 500000000, 'zlib', x'00')", (digest,))
    monkeypatch.setattr(guard, "limits", replace(guard.limits, most_unpacked=4_000_000_000))
    two.refuses("bytes of texts and files is more than")


@pytest.mark.parametrize(("size", "encoding"), [(10, "zlib"), (-5, "zlib"), (1 << 62, "zlib"), (300_000_000, "x")])
def test_a_text_that_unpacks_to_more_than_it_says_is_not_taken(two: Two, size: int, encoding: str) -> None:
    data = bytes(300_000_000)
    with opened(two.hers) as connection:
        values = (sha256(data).hexdigest(), size, encoding, zlib.compress(data, 1))
        connection.execute("INSERT INTO blob VALUES (?, ?, ?, ?)", values)
    assert two.merge().missing_files == 1


@pytest.mark.parametrize("data", ["[" * 50_000, "[" * 900 + "]" * 900, "9" * 5_000, "", "{}", "[1, 2"])
def test_a_change_that_cannot_be_read_is_held_back(two: Two, data: str) -> None:
    sealed(two.hers, expert(data))
    done = two.merge()
    assert [(held.author, held.label) for held in done.held] == [("Eve", "Harm")]
    assert done.records == 2


def test_actions_that_all_claim_the_same_changes_are_held_back(two: Two) -> None:
    """Each would have to be read whole: few bytes, work without end."""
    sealed(two.hers, [change for _ in range(300) for change in expert('["Somebody"]')])
    for _ in range(100):
        sealed(two.hers, [], span=(1, 1 << 40))
    done = two.merge()
    assert [held.held for held in done.held] == ["it holds no change"] * 100
    assert done.records == 302


def test_what_a_merge_does_not_read_does_no_harm(two: Two) -> None:
    alter(
        "UPDATE expert SET name = CAST(x'ff' AS TEXT)",
        "UPDATE search_index_data SET block = randomblob(500)",
        "UPDATE search_index_config SET v = 99",
        "DELETE FROM _sqlite_migrations",
        "INSERT INTO conflict VALUES ('x', 'y', 'z')",
    )(two.hers)
    assert two.merge().records == 2


def test_what_stands_in_a_log_beside_the_file_comes_too(two: Two) -> None:
    with_log_beside("UPDATE expert SET name = 'nobody reads this'")(two.hers)
    sealed_before = two.hers.read_bytes()
    assert two.merge().records == 2
    assert two.hers.read_bytes() == sealed_before


def test_a_journal_that_a_crash_left_is_rolled_back_in_a_copy(two: Two) -> None:
    page = page_of(two.hers, "log_transaction")
    journal, data = journal_of(two.hers, page), bytearray(two.hers.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    two.hers.write_bytes(data)
    two.refuses("is damaged")
    two.hers.with_name(f"{two.hers.name}-journal").write_bytes(journal)
    assert two.merge().records == 2
    assert two.hers.read_bytes() == data


def test_a_known_action_with_another_hash_is_held_back(two: Two) -> None:
    alter("UPDATE log_transaction SET hash = 'x' WHERE number = 1")(two.hers)
    (held,) = two.merge().held
    assert "differs from the transaction of the same id" in held.held


@needs_root
def test_a_full_disk_is_told_as_such(two: Two, small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    data = random.Random(1).randbytes(3_000_000)
    with opened(two.hers) as connection:
        connection.execute("INSERT INTO blob VALUES (?, ?, 'raw', ?)", (sha256(data).hexdigest(), len(data), data))
    two.refuses("disk for temporary files is full")
    assert list(small_disk.iterdir()) == []


# -- what is no file, or not one file ----------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"Dear all,\n", b"SQLite format 3\x00", bytes(5000)])
def test_what_is_no_case_file_is_refused(two: Two, content: bytes) -> None:
    two.hers.write_bytes(content)
    two.refuses("is not a case file|is damaged")


def test_a_folder_and_the_case_itself_are_refused(two: Two) -> None:
    two.refuses("is a folder", two.mine.parent)
    two.refuses("is this case itself", two.mine)


@needs_posix
def test_pipes_are_not_waited_for(two: Two) -> None:
    os.mkfifo(two.mine.with_name("pipe.casefile"))
    two.refuses("no ordinary file", two.mine.with_name("pipe.casefile"))
    os.mkfifo(two.hers.with_name(f"{two.hers.name}-wal"))
    two.refuses("beside it is no ordinary file")


@needs_posix
def test_a_link_leads_to_the_file_and_to_what_is_beside_it(two: Two) -> None:
    link = two.mine.with_name("link.casefile")
    link.symlink_to(two.hers)
    with CaseSession.open(two.hers, author="Eve") as hers:
        late = add_expert(hers, "Found late")
        assert two.merge(link).records == 3
    with CaseSession.open(two.mine, read_only=True) as session:
        assert session.get(Expert, late.id) == late


def test_a_file_that_changes_while_it_is_read_is_read_again(two: Two) -> None:
    """Somebody adds to it after each look: the look is not believed, and the copy neither, until it is quiet."""
    moves = 3

    def check() -> None:
        nonlocal moves
        if moves:
            moves -= 1
            os.utime(two.hers, ns=(moves, moves))

    assert two.merge(check=check).records == 2
    assert moves == 0


def test_a_file_that_never_rests_is_refused(two: Two) -> None:
    moment = 0

    def check() -> None:
        nonlocal moment
        moment += 1
        os.utime(two.hers, ns=(moment, moment))

    with pytest.raises(CaseFileLocked, match="being written all the time"):
        two.merge(check=check)


# -- the process itself ------------------------------------------------------------------------------------------


def instead(monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    """Another process stands in for ours, and does this."""
    popen = subprocess.Popen

    def start(command: list[str], **more: Any) -> Any:
        return popen([sys.executable, "-c", statement], **more)

    monkeypatch.setattr(guard.subprocess, "Popen", start)


@pytest.mark.parametrize(
    "statement",
    [
        "import os; os.abort()",
        "import os; os._exit(3)",
        "raise MemoryError",
        "pass",
        "print('{')",
        "print('[]')",
        'print(\'{"unfit": 7, "detail": {}}\')',
        "print('{\"ok\": true}')",
        "print('[' * 9000)",
        "print('x' * 10_000_000)",
    ],
)
def test_a_process_that_fails_is_a_refusal(two: Two, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    instead(monkeypatch, statement)
    two.refuses("came to a sudden end")


def test_a_process_that_does_not_end_is_ended(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(guard, "limits", replace(guard.limits, least_seconds=0.1))
    monkeypatch.setattr(guard, "_GRACE", 0.0)
    two.refuses("much longer than a case of its size")


def test_the_process_ends_itself_and_says_why(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "limits", replace(guard.limits, least_seconds=-1000.0))
    monkeypatch.setattr(guard, "ask", lambda request, *_: ask_here(request))
    for _ in range(20):
        sealed(two.hers, [change for _ in range(300) for change in expert('["Somebody"]')])
    two.refuses("much longer than a case of its size")


def test_a_process_that_cannot_be_started_is_told(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(two.diary))
    two.refuses("could not be run")


class Stopped(Exception):
    """Somebody cancelled."""


def test_a_cancel_ends_the_process(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "import time; time.sleep(600)")

    def check() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        two.merge(check=check)
    assert [process.returncode is not None for process in two.processes] == [True]


@needs_posix
def test_the_process_does_not_outlive_the_program() -> None:
    """It waits for SQLite in vain here; whoever started it is gone."""
    waiting = "import os, time; from briefing_app.store.merge import looking; parent = os.getppid(); "
    child = f"{waiting}print('up', flush=True); looking._watch(time.monotonic() + 600, parent)"
    parent = (
        "import subprocess, sys; process = subprocess.Popen([sys.executable, '-c', sys.argv[1]], stdout=sys.stdout); "
        "sys.stdin.read(); import os; os._exit(0)"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", parent, child], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "up\n"
    assert started.communicate(timeout=60) == ("", None)  # the pipe ends when both are gone


@needs_posix
def test_the_process_has_its_limits(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "limits", replace(guard.limits, memory=50_000_000))
    two.refuses("came to a sudden end|takes more memory")


def test_the_process_imports_nothing_from_where_somebody_works(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = two.mine.parent
    for name in ("json", "briefing_app", "sqlcipher3", "resource"):
        (folder / f"{name}.py").write_text("from pathlib import Path\nPath(__file__).with_name('diary.txt').unlink()\n")
    monkeypatch.chdir(folder)
    assert two.merge().records == 2


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM claim",
        "SELECT * FROM search_index",
        "DELETE FROM blob",
        "CREATE TEMP TABLE t (a)",
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "PRAGMA user_version = 7",
        "PRAGMA query_only = OFF",
        "PRAGMA quick_check",
        "SELECT load_extension('x')",
        "SELECT randomblob(5) FROM meta",
        "BEGIN",
    ],
)
def test_the_process_may_read_the_log_and_nothing_else(two: Two, statement: str) -> None:
    request = {"file": str(two.hers), "private": True, "seconds": 60, **asdict(guard.limits)}
    with looking._connected(request) as connection:
        assert connection.execute("SELECT count(*) FROM log_change").fetchone()[0]
        with pytest.raises(engine.Error, match=r"not authorized|prohibited|vtable constructor failed"):
            connection.execute(statement).fetchall()


def test_the_columns_that_are_read_are_those_of_the_log(two: Two) -> None:
    with opened(two.hers) as connection:
        for table, columns in (("log_transaction", looking.HEAD), ("log_change", looking.CHANGE)):
            assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns


def test_a_relative_name_is_told_as_it_was_given(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two.hers.parent)
    alter("CREATE TABLE extra (a)")(two.hers)
    with pytest.raises(CaseFileDamaged, match=r"^hers\.casefile is not merged"):
        two.merge(Path(two.hers.name))
