# SPDX-License-Identifier: Apache-2.0
"""Backups, restoring, compacting."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, NotACaseFile
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Claim, Expert
from briefing_app.services import claims, keeping
from briefing_app.services.session import CaseSession
from tests.services.conftest import Desk


def test_backup_is_a_case_that_opens(desk: Desk) -> None:
    claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
    copy = keeping.backup(desk.session)
    assert [found.path for found in keeping.backups(desk.session)] == [copy]
    with CaseSession.open(copy, read_only=True) as session:
        assert [claim.statement for claim in session.all(Claim)] == ["One"]


def test_backups_are_listed_newest_first(desk: Desk) -> None:
    keeping.backup(desk.session)
    second = keeping.backup(desk.session)
    assert keeping.backups(desk.session)[0].path == second
    assert {found.reason for found in keeping.backups(desk.session)} == {"by-hand"}


def test_backup_never_overwrites(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "copy.casefile"
    target.write_text("mine")
    with pytest.raises(BadInput, match="exists already"):
        keeping.backup(desk.session, target)
    assert target.read_text() == "mine"


def test_restore_makes_a_new_file_and_never_overwrites(desk: Desk, tmp_path: Path) -> None:
    copy = keeping.backup(desk.session)
    with pytest.raises(BadInput, match="exists already"):
        keeping.restore(copy, desk.path)
    restored = keeping.restore(copy, tmp_path / "restored.casefile")
    with CaseSession.open(restored, author="Ilse Brandt") as session:
        assert session.case == desk.session.case


def test_restore_refuses_what_is_no_case(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    with pytest.raises(NotACaseFile):
        keeping.restore(letter, tmp_path / "new.casefile")
    assert not (tmp_path / "new.casefile").exists()


def test_a_restored_copy_starts_a_writer_of_its_own(desk: Desk, tmp_path: Path) -> None:
    copy = keeping.backup(desk.session)
    desk.session.close()
    restored = keeping.restore(copy, tmp_path / "restored.casefile")
    writers = set()
    for path in (desk.path, restored):
        with CaseSession.open(path, author="Ilse Brandt") as session:
            claims.add(session, statement="One", source=desk.source.id, quote="the pilot was missing")
            rows = session.database.rows("SELECT writer, sequence FROM log_transaction ORDER BY number DESC LIMIT 1")
            writers.add(rows[0])
    assert len(writers) == 2
    desk.session = CaseSession.open(desk.path, author="Ilse Brandt")


def test_compact_keeps_everything(desk: Desk) -> None:
    claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
    keeping.compact(desk.session)
    assert [claim.statement for claim in desk.session.all(Claim)] == ["One"]


def test_a_backup_is_made_by_the_hour_where_something_changed(desk: Desk) -> None:
    begun = datetime.now(UTC)
    assert keeping.by_the_hour(desk.session, begun + timedelta(minutes=50)) is None
    first = keeping.by_the_hour(desk.session, begun + timedelta(minutes=70))
    assert first is not None
    assert first.stem.endswith("-hourly")
    assert keeping.by_the_hour(desk.session, begun + timedelta(hours=30)) is None
    claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
    assert keeping.by_the_hour(desk.session, begun + timedelta(minutes=50)) is None
    assert keeping.by_the_hour(desk.session, begun + timedelta(hours=31)) is not None
    assert keeping.by_the_hour(desk.session, begun - timedelta(days=9)) is None


def test_thinning_takes_what_is_too_much_and_nothing_else(desk: Desk) -> None:
    folder = keeping.backup(desk.session).parent
    names = [f"2031-05-14T12{minute:02}00.000000Z-hourly.casefile" for minute in range(5)]
    for name in (*names, "mine.casefile", "2031-Z-odd.casefile"):
        (folder / name).touch()
    gone = keeping.thin(desk.session, datetime(2031, 5, 14, 13, tzinfo=UTC))
    assert sorted(path.name for path in gone) == names[:4]
    assert {path.name for path in folder.iterdir()} >= {names[4], "mine.casefile", "2031-Z-odd.casefile"}


def test_restoring_keeps_the_present_state(desk: Desk, tmp_path: Path) -> None:
    earlier = keeping.backup(desk.session)
    claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
    made = keeping.restore_beside(desk.session, earlier, tmp_path / "restored.casefile")
    with CaseSession.open(made, read_only=True) as session:
        assert session.all(Claim) == []
    kept = keeping.backups(desk.session)[0]
    assert kept.reason == "before-restore"
    with CaseSession.open(kept.path, read_only=True) as session:
        assert [claim.statement for claim in session.all(Claim)] == ["One"]
    assert [claim.statement for claim in desk.session.all(Claim)] == ["One"]


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_no_file_is_made_where_a_log_or_journal_of_another_is_left(desk: Desk, tmp_path: Path, ending: str) -> None:
    """SQLite would read it into the new file."""
    copy = keeping.backup(desk.session)
    target = tmp_path / "new.casefile"
    left = target.with_name(target.name + ending)
    left.write_bytes(b"left")
    for make in (
        lambda: keeping.backup(desk.session, target),
        lambda: keeping.restore(copy, target),
        lambda: CaseSession.create(target, title="New", author="Ana"),
    ):
        with pytest.raises(BadInput, match=f"new.casefile{ending} is left of another file"):
            make()
    assert not target.exists()


def test_what_is_restored_from_a_file_in_use_is_all_of_it(desk: Desk, tmp_path: Path) -> None:
    with desk.session.transaction("Add expert") as work:
        expert = work.insert(Expert.make(new_id(), name="Only in the log yet"))
    assert desk.path.with_name(desk.path.name + "-wal").stat().st_size
    restored = keeping.restore(desk.path, tmp_path / "restored.casefile")
    with CaseSession.open(restored, read_only=True) as session:
        assert session.get(Expert, expert.id).name == "Only in the log yet"
