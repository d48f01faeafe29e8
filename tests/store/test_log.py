# SPDX-License-Identifier: Apache-2.0
"""The hash chain notices every byte that is altered; writers never share a number unnoticed."""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.changes import Operation
from briefing_app.domain.errors import CaseFileDamaged
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Claim, Expert, Tag
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store import log, places
from briefing_app.store.sqlite import Database, engine
from tests.store.cases import (
    add,
    add_claim,
    add_expert,
    delete,
    new_case,
    operations_of,
    small_case,
    union,
    update,
)

COLUMNS = {
    "log_transaction": (
        "number", "id", "writer", "sequence", "clock", "time", "author", "device", "label", "undoes", "format",
        "previous_hash", "hash", "first_change", "last_change",
    ),
    "log_change": ("number", "tx", "type", "record", "operation", "data"),
}  # fmt: skip


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    with small_case(tmp_path) as session:
        assert verify(session) == []
    return session.path


def altered(value: Any, chance: random.Random) -> Iterator[Any]:
    """The value with one byte, bit or digit changed, at a few places."""
    if isinstance(value, int):
        yield from (value + 1, value ^ (1 << chance.randrange(40)))
    elif value:
        data = value.encode()
        for place in {0, len(data) - 1, *(chance.randrange(len(data)) for _ in range(3))}:
            flipped = bytearray(data)
            flipped[place] ^= 1 << chance.randrange(7)
            try:
                yield flipped.decode()
            except UnicodeDecodeError:
                yield value[: len(value) // 2] + value[len(value) // 2 + 1 :]


@pytest.mark.parametrize(("table", "column"), [(table, name) for table in COLUMNS for name in COLUMNS[table]])
def test_verify_finds_a_flipped_byte_in_any_column(sound: Path, table: str, column: str, tmp_path: Path) -> None:
    chance = random.Random(column)
    database = Database(sound)
    rows = database.rows(f"SELECT number, {column} FROM {table} WHERE {column} IS NOT NULL")
    database.close()
    for number, value in chance.sample(rows, min(3, len(rows))):
        for other in altered(value, chance):
            copy = tmp_path / "flipped.casefile"
            shutil.copy(sound, copy)
            database = Database(copy)
            try:
                database.run(f"UPDATE {table} SET {column} = ? WHERE number = ?", (other, number))
            except (engine.IntegrityError, CaseFileDamaged):
                continue  # the file itself refuses this one
            finally:
                database.close()
            assert verify(copy), f"{table}.{column} of {number}: {value!r} -> {other!r} was not noticed"


def test_columns_are_all_there_are(sound: Path) -> None:
    database = Database(sound, read_only=True)
    for table, columns in COLUMNS.items():
        assert tuple(row[1] for row in database.rows(f"PRAGMA table_info({table})")) == columns
    database.close()


@pytest.mark.parametrize("table", ["log_transaction", "log_change"])
def test_verify_finds_a_missing_row(sound: Path, table: str) -> None:
    database = Database(sound)
    last = database.value(f"SELECT max(number) FROM {table}")
    for number in (1, last // 2, last):
        database.run("SAVEPOINT here")
        database.run(f"DELETE FROM {table} WHERE number = ?", (number,))
        database.run("RELEASE here")
        assert verify(sound)
    database.close()


def test_hash_is_not_fooled_by_text_moved_between_columns(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        with session.transaction("a") as work:
            work.insert(Expert.make(new_id(), name="x"))
        database = session.database
        with database.writing():
            database.run("UPDATE log_transaction SET author = author || substr(label, 1, 1), label = substr(label, 2)")
        assert "log.hash" in {found.rule for found in verify(session)}


def test_insert_is_an_array_without_trailing_nulls(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        expert = add_expert(session)
        data = session.database.value("SELECT data FROM log_change WHERE record = ?", (expert.id,))
        assert data == '["Dr. Rivera"]'


@pytest.mark.parametrize("value", ['a"b\\c\n\t\x1f\u2028é漢', "سد", "\U0001f600", "x" * 5000])
def test_fast_encoding_is_plain_json(value: str) -> None:
    row = [value, 1, -2.5, 1e300, True, None, value]
    assert log.insert_data([*row, None, None]) == json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    assert json.loads(log.insert_data([*row, None])) == row


def test_update_names_old_new_and_the_write_it_replaces(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        expert = add_expert(session)
        inserted = log_of(session)[-1].id
        update(session, Expert, expert.id, name="Dr. Vega")
        data = session.database.value("SELECT data FROM log_change ORDER BY number DESC LIMIT 1")
        assert json.loads(data) == {"name": ["Dr. Rivera", "Dr. Vega", [inserted]]}


def test_delete_names_the_writes_its_author_had_seen(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        expert = add_expert(session)
        update(session, Expert, expert.id, name="Dr. Vega")
        writes = [found.id for found in log_of(session)[-2:]]
        delete(session, Expert, expert.id)
        data = session.database.value("SELECT data FROM log_change ORDER BY number DESC LIMIT 1")
        assert json.loads(data) == sorted(writes)


# -- steps of one transaction are joined -------------------------------------------------------------------------


def test_write_there_and_back_in_one_transaction_is_none(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        expert = add_expert(session)
        before = len(log_of(session))
        with session.transaction("Twice") as work:
            work.update(Expert, expert.id, name="Dr. Vega")
            work.update(Expert, expert.id, name="Dr. Rivera")
        assert work.changes is None
        assert len(log_of(session)) == before


def test_record_brought_back_edited_and_removed_in_one_transaction_stays_removed(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        expert = add_expert(session)
        delete(session, Expert, expert.id)
        with session.transaction("Back and away") as work:
            work.insert(Expert.make(expert.id, name="Dr. Vega"))
            work.delete(Expert, expert.id)
        assert session.find(expert.id) is None
        assert work.changes is None
        assert verify(session) == []


def test_record_edited_and_removed_in_one_transaction_comes_back_as_it_was(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        expert = add_expert(session)
        with session.transaction("Edit and remove") as work:
            work.update(Expert, expert.id, name="Dr. Vega")
            work.delete(Expert, expert.id)
        assert session.find(expert.id) is None
        assert session.undo().skipped == ()
        assert session.get(Expert, expert.id) == expert
        session.redo()
        assert session.find(expert.id) is None


def test_new_record_edited_in_its_transaction_is_one_insert(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        with session.transaction("Add") as work:
            expert = work.insert(Expert.make(new_id(), name="Dr. Rivera"))
            work.update(Expert, expert.id, name="Dr. Vega")
        assert operations_of(session, expert.id) == [Operation.INSERT]
        assert session.get(Expert, expert.id).name == "Dr. Vega"


def test_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        before = len(log_of(session))
        with pytest.raises(ZeroDivisionError):
            _add_and_fail(session)
        assert session.all(Expert) == []
        assert len(log_of(session)) == before
        assert session.database.value("SELECT count(*) FROM blob") == 0
        add_expert(session)
        assert verify(session) == []


def _add_and_fail(session: CaseSession) -> None:
    with session.transaction("Fails") as work:
        work.insert(Expert.make(new_id(), name="Dr. Rivera"))
        work.writer.put_blob(b"some bytes")
        _ = 1 / 0


def test_unreadable_change_is_damage_and_no_traceback(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        claim = add_claim(session)
        session.database.run("UPDATE log_change SET data = '[' WHERE record = ?", (claim.id,))
        with pytest.raises(CaseFileDamaged):
            update(session, Claim, claim.id, notes="x")


# -- writers and leases ------------------------------------------------------------------------------------------


def writer_of(session: CaseSession) -> tuple[str, int]:
    last = log_of(session)[-1]
    return last.writer, last.sequence


def test_writer_goes_on_after_closing_where_the_lease_matches(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        add_expert(session)
        writer, sequence = writer_of(session)
    with CaseSession.open(session.path, author="Ana") as session:
        add_expert(session)
        assert writer_of(session) == (writer, sequence + 1)
    assert verify(session.path) == []


def test_copied_file_gets_a_writer_of_its_own(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        add_expert(session)
    copy = tmp_path / "copy.casefile"
    shutil.copy(session.path, copy)
    written = []
    for path in (copy, session.path):
        with CaseSession.open(path, author="Ana") as opened:
            add_expert(opened)
            written.append(writer_of(opened))
    assert written[0][0] != written[1][0]
    with CaseSession.open(session.path, author="Ana") as opened:
        union(opened, copy)
        assert verify(opened) == []


def test_restored_backup_in_the_same_place_gets_a_new_writer(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        add_expert(session)
    backup = tmp_path / "backup"
    shutil.copy(session.path, backup)
    with CaseSession.open(session.path, author="Ana") as opened:
        add_expert(opened)
        later = writer_of(opened)
    shutil.copy(backup, session.path)
    with CaseSession.open(session.path, author="Ana") as opened:
        add_expert(opened)
        assert writer_of(opened)[0] != later[0]


def test_copy_of_file_and_lease_together_is_noticed(tmp_path: Path) -> None:
    """A cloned machine has both; the double number shows as soon as the two meet."""
    with new_case(tmp_path) as session:
        add_expert(session)
    leases = tmp_path / "leases"
    shutil.copytree(places.leases(), leases)
    clone = tmp_path / "clone"
    shutil.copy(session.path, clone)
    with CaseSession.open(session.path, author="Ana") as opened:
        add_expert(opened)
    first = tmp_path / "first"
    shutil.copy(session.path, first)
    shutil.copy(clone, session.path)
    shutil.rmtree(places.leases())
    shutil.copytree(leases, places.leases())
    with CaseSession.open(session.path, author="Ana") as opened:
        add_expert(opened)
        union(opened, first)
        assert "log.sequence" in {found.rule for found in verify(opened)}


def test_lease_that_cannot_be_read_gives_a_new_writer(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        add_expert(session)
    for path in places.leases().iterdir():
        path.write_text("{", encoding="utf-8")
    with CaseSession.open(session.path, author="Ana") as opened:
        add(opened, Tag.make(Tag.id_of("x"), name="x"))
        assert writer_of(opened)[1] == 1
        assert verify(opened) == []
