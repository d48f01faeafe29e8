# SPDX-License-Identifier: Apache-2.0
"""Which backups of a case go, so that recent ones lie close together and older ones further apart."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

HOURS: Final = 10
DAYS: Final = 14
WEEKS: Final = 8
SAFE_DAYS: Final = 14
"""So long a backup before a merge, a migration or a restoring stays, whatever lies near it."""
SAFE_REASONS: Final = frozenset({"before-merge", "before-migration", "before-restore"})
BY_HAND: Final = "by-hand"
"""Backups that somebody asked for are never taken away."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup as far as thinning goes: its name, when it was made (UTC), and why."""

    name: str
    time: datetime
    reason: str


def to_drop(backups: Iterable[Made], now: datetime) -> list[str]:
    """The names of those that go, in order of time.

    Kept are: the newest; what was made by hand; what is safe for some days; and the newest of each of the last
    10 hours, 14 days and 8 weeks in which there is any.
    """
    found = sorted(backups, key=lambda made: (made.time, made.name))
    kept = {made.name for made in found[-1:]}
    kept |= {made.name for made in found if _is_safe(made, now)}
    for period, most in ((_hour, HOURS), (_day, DAYS), (_week, WEEKS)):
        newest = {period(made.time): made.name for made in found}
        kept |= {newest[each] for each in sorted(newest)[-most:]}
    return [made.name for made in found if made.name not in kept]


def _is_safe(made: Made, now: datetime) -> bool:
    recent = made.time > now - timedelta(days=SAFE_DAYS)
    return made.reason == BY_HAND or (made.reason in SAFE_REASONS and recent)


Period = Callable[[datetime], tuple[int, ...]]


def _hour(time: datetime) -> tuple[int, ...]:
    return (time.year, time.month, time.day, time.hour)


def _day(time: datetime) -> tuple[int, ...]:
    return (time.year, time.month, time.day)


def _week(time: datetime) -> tuple[int, ...]:
    return tuple(time.isocalendar()[:2])
