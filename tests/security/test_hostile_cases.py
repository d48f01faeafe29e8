# SPDX-License-Identifier: Apache-2.0
"""Case files and folders that somebody made in order to do harm: nothing of this machine is touched, nothing hangs."""

import os
import shutil
import stat
import sys
import zlib
from pathlib import Path

import pytest

from briefing_app.domain.errors import CaseError, CaseFileDamaged, CaseFileReadOnly, NotACaseFile
from briefing_app.services import exchange, history, keeping
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from briefing_app.store import queries
from briefing_app.store.sqlite import Database, engine
from tests.store.cases import add_expert, small_case

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT "
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with small_case(tmp_path) as session:
        pass
    return session.path


def alter(path: Path, *statements: str) -> None:
    connection = engine.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("where", ["../../victim", "absolute"])
def test_the_case_id_of_a_file_never_names_a_file_of_this_machine(tmp_path: Path, case: Path, where: str) -> None:
    victim = tmp_path / "victim.json"
    victim.write_text('{"precious": true}')
    chosen = str(tmp_path / "victim") if where == "absolute" else os.path.relpath(victim.with_suffix(""), "/x/y")
    alter(case, f"UPDATE meta SET value = '{chosen}'", f"UPDATE \"case\" SET id = '{chosen}'")
    for read_only in (True, False):
        with pytest.raises(CaseFileDamaged):
            CaseSession.open(case, author="Eve", read_only=read_only)
    assert victim.read_text() == '{"precious": true}'
    assert "file.case" in {finding.rule for finding in verify(case)}


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE meta", f"CREATE VIEW meta AS {ENDLESS} 'case_id' AS key, (SELECT count(*) FROM c) AS value"),
        ("DROP TABLE claim", f"CREATE VIEW claim AS {ENDLESS} x AS id FROM c"),
        (f"CREATE TRIGGER t AFTER INSERT ON log_change BEGIN INSERT INTO conflict {ENDLESS} x, x, x FROM c; END",),
        ("CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM version; END",),
        ("ALTER TABLE claim ADD COLUMN grown TEXT AS (hex(zeroblob(1000)))",),
        ("CREATE VIRTUAL TABLE extra USING fts5(a)",),
        ("CREATE INDEX extra ON claim (length(statement))",),
    ],
)
def test_no_sql_of_a_stranger_takes_part(case: Path, statements: tuple[str, ...]) -> None:
    alter(case, *statements)
    for read_only in (True, False):
        with pytest.raises(CaseFileDamaged, match="did not make"):
            CaseSession.open(case, author="Eve", read_only=read_only)
    assert "file.schema" in {finding.rule for finding in verify(case)}


def test_a_view_that_calls_itself_a_table_is_found(case: Path) -> None:
    alter(
        case,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_schema SET sql = 'CREATE VIEW meta AS {ENDLESS.replace(chr(39), chr(39) * 2)} x AS key, "
        "x AS value FROM c', rootpage = 0 WHERE name = 'meta'",
    )
    with pytest.raises(CaseError):
        CaseSession.open(case, author="Eve", read_only=True)


def test_a_blob_unpacks_to_no_more_than_it_says(case: Path) -> None:
    bomb = zlib.compress(bytes(300_000_000), 9)
    database = Database(case)
    digest = database.value("SELECT hash FROM blob LIMIT 1")
    database.run("UPDATE blob SET encoding = 'zlib', data = ? WHERE hash = ?", (bomb, digest))
    with pytest.raises(CaseFileDamaged):
        queries.blob(database, digest)
    database.run("UPDATE blob SET size = 300000000 WHERE hash = ?", (digest,))
    with pytest.raises(CaseFileDamaged):
        queries.text(database, digest)
    database.close()


@pytest.mark.parametrize(
    ("operation", "data"),
    [
        ("insert", "[" * 50_000),
        ("insert", "[" * 900 + "]" * 900),
        ("update", '{"title": 5}'),
        ("update", '{"title": [1, 2, 3]}'),
        ("update", '{"title": [1, 2, [], 7]}'),
        ("delete", "7"),
        ("insert", "9" * 5_000),
    ],
)
def test_a_log_that_cannot_be_read_is_told_in_words(case: Path, operation: str, data: str) -> None:
    alter(case, f"UPDATE log_change SET operation = '{operation}', data = '{data}' WHERE type = 'source'")
    assert verify(case)
    with CaseSession.open(case, read_only=True) as session, pytest.raises(CaseError):
        history.entries(session)


def test_a_clock_at_its_end_stops_nobody(case: Path) -> None:
    alter(case, "UPDATE log_transaction SET clock = 9223372036854775807")
    with CaseSession.open(case, author="Eve") as session:
        add_expert(session)


@needs_posix
@pytest.mark.parametrize("link", ["symbolic", "hard"])
def test_a_link_laid_where_the_lock_goes_is_not_written_through(tmp_path: Path, case: Path, link: str) -> None:
    victim = tmp_path / "diary.txt"
    victim.write_text("Dear diary")
    place = case.with_name(f".{case.name}.lock")
    place.symlink_to(victim) if link == "symbolic" else place.hardlink_to(victim)
    with pytest.raises(CaseFileReadOnly):
        CaseSession.open(case, author="Eve")
    assert victim.read_text() == "Dear diary"


@needs_posix
def test_links_laid_where_drafts_go_are_not_written_through(tmp_path: Path, case: Path) -> None:
    victim = tmp_path / "diary.txt"
    victim.write_text("Dear diary")
    for name in (".out.jsonl.part", ".again.casefile.part", ".copy.casefile.part"):
        (tmp_path / name).symlink_to(victim)
    with CaseSession.open(case, author="Eve") as session:
        exchange.export(session, tmp_path / "out.jsonl")
        keeping.backup(session, tmp_path / "copy.casefile")
    keeping.restore(tmp_path / "copy.casefile", tmp_path / "again.casefile")
    assert victim.read_text() == "Dear diary"
    assert not any(path.is_symlink() for path in tmp_path.iterdir())


@needs_posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.casefile")
    with pytest.raises(NotACaseFile):
        CaseSession.open(tmp_path / "x.casefile", read_only=True)


@needs_posix
def test_a_copy_is_as_private_as_its_case(tmp_path: Path, case: Path) -> None:
    case.chmod(0o600)
    with CaseSession.open(case, author="Eve") as session:
        made = keeping.backup(session)
    again = keeping.restore(made, tmp_path / "again.casefile")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (case, made, again)} == {0o600}


@needs_posix
@pytest.mark.parametrize("name", ["a?b", "a#b", "a%20b", "a b", "حالة", "a\nb", ":memory:", "file:x?mode=memory", "'"])
def test_any_name_of_a_file_is_only_a_name(tmp_path: Path, case: Path, name: str) -> None:
    target = tmp_path / f"{name}.casefile"
    shutil.copy(case, target)
    with CaseSession.open(target, author="Eve") as session:
        add_expert(session)
    before = set(tmp_path.iterdir())
    with CaseSession.open(Path(f"/{target}"), read_only=True):  # two slashes are no host name
        pass
    assert set(tmp_path.iterdir()) == before
