# SPDX-License-Identifier: Apache-2.0
"""Backups by the hour, and which of them are kept as time goes on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.services import keeping, thinning
from tests.store.cases import add_expert, new_case

START = datetime(2031, 3, 6, 9, 0, tzinfo=UTC)


def test_ten_hours_fourteen_days_and_eight_weeks_are_kept() -> None:
    every_hour = [START - timedelta(hours=number) for number in range(24 * 100)]
    found = thinning.kept(every_hour)
    assert {START - timedelta(hours=number) for number in range(10)} <= found
    assert len({moment.date() for moment in found if moment > START - timedelta(days=14)}) == 14
    assert len({moment.isocalendar()[:2] for moment in found}) == 8
    assert len(found) <= 10 + 14 + 8
    assert max(every_hour) in found
    assert thinning.kept([]) == set()
    assert thinning.kept([START]) == {START}


def hours(number: float) -> datetime:
    return datetime.now(UTC) + timedelta(hours=number)


def test_a_backup_is_made_by_the_hour_if_something_was_changed(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        assert keeping.by_the_hour(session) is None
        made = keeping.by_the_hour(session, hours(2))
        assert made is not None
        assert made.name.endswith("Z-hourly.casefile")
        assert keeping.by_the_hour(session, hours(4)) is None  # nothing was changed since
        made.rename(made.with_name(_name(datetime.now(UTC) - timedelta(hours=2), "hourly")))
        add_expert(session)
        assert keeping.by_the_hour(session) is not None
        assert [found.reason for found in keeping.backups(session)] == ["hourly", "hourly"]


def test_what_somebody_made_by_hand_and_what_precedes_a_merge_stays(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        first = keeping.backup(session)
        folder, content = first.parent, first.read_bytes()
        first.unlink()
        names = {_name(START - timedelta(minutes=10 * number), "hourly") for number in range(200)}
        names |= {_name(START - timedelta(minutes=10 * number, seconds=1), "before-merge") for number in range(50)}
        names |= {_name(START - timedelta(days=300, minutes=number), "by-hand") for number in range(5)}
        for name in names:
            (folder / name).write_bytes(content)
        gone = keeping.thin(session, START + timedelta(hours=1))
        left = [found.reason for found in keeping.backups(session)]
        assert left.count("by-hand") == 5
        assert left.count("before-merge") == 50
        hours = {found.made[:13] for found in keeping.backups(session) if found.reason != "by-hand"}
        assert len(hours) >= thinning.HOURLY
        assert left.count("hourly") <= thinning.HOURLY + thinning.DAILY + thinning.WEEKLY
        assert len(gone) == 200 - left.count("hourly")
        keeping.thin(session, START + timedelta(days=30))
        assert [found.reason for found in keeping.backups(session)].count("before-merge") < 50


def _name(moment: datetime, reason: str) -> str:
    return f"{moment.strftime('%Y-%m-%dT%H%M%S')}.000000Z-{reason}.casefile"
