# SPDX-License-Identifier: Apache-2.0
"""Which backups go: hours, days and weeks thin out, and what is safe stays."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.thinning import Made, to_drop

NOW = datetime(2031, 5, 14, 12, 30, tzinfo=UTC)


def made(ago: timedelta, reason: str = "hourly") -> Made:
    time = NOW - ago
    return Made(f"{time:%Y-%m-%dT%H%M%S}-{reason}", time, reason)


def kept(backups: list[Made]) -> list[Made]:
    gone = set(to_drop(backups, NOW))
    return [each for each in backups if each.name not in gone]


def test_one_backup_an_hour_for_half_a_year_leaves_hours_days_and_weeks() -> None:
    backups = [made(timedelta(hours=n)) for n in range(24 * 180)]
    found = sorted((NOW - each.time for each in kept(backups)), reverse=False)
    assert found[:10] == [timedelta(hours=n) for n in range(10)]
    days = {each.time.date() for each in kept(backups)}
    assert {(NOW - timedelta(days=n)).date() for n in range(14)} <= days
    weeks = {each.time.isocalendar()[:2] for each in kept(backups)}
    assert len(weeks) == 8
    assert len(found) == 10 + 13 + 5  # this day is among the hours, three of the weeks are among the days


def test_of_one_hour_the_newest_stays() -> None:
    early, late = made(timedelta(minutes=25)), made(timedelta(minutes=5))
    assert kept([early, late]) == [late]


def test_hours_without_a_backup_do_not_count() -> None:
    backups = [made(timedelta(days=100 * n)) for n in range(10)]
    assert kept(backups) == backups


def test_before_merges_and_migrations_all_stay_for_two_weeks() -> None:
    reasons = ("before-merge", "before-migration", "before-restore")
    young = [made(timedelta(days=13, seconds=n), reasons[n % 3]) for n in range(30)]
    old = [made(timedelta(days=15, seconds=n), reasons[n % 3]) for n in range(30)]
    found = kept([*old, *young])
    assert set(young) <= set(found)
    assert len(set(old) & set(found)) == 1


def test_what_was_made_by_hand_stays_for_ever() -> None:
    backups = [made(timedelta(days=900, minutes=n), "by-hand") for n in range(5)]
    assert kept([*backups, *(made(timedelta(hours=n)) for n in range(100))])[:5] == backups


@given(
    st.lists(
        st.tuples(st.integers(-60, 60 * 24 * 400), st.sampled_from(["hourly", "before-merge", "by-hand"])), max_size=60
    )
)
def test_the_newest_always_stays_and_thinning_again_drops_nothing(times: list[tuple[int, str]]) -> None:
    backups = list({each.name: each for each in (made(timedelta(minutes=n), reason) for n, reason in times)}.values())
    left = kept(backups)
    if backups:
        assert max(backups, key=lambda each: (each.time, each.name)) in left
    assert to_drop(left, NOW) == []
