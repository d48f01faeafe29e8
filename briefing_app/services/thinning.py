# SPDX-License-Identifier: Apache-2.0
"""Which of the backups that the program made by itself are kept: 10 by the hour, 14 by the day, 8 by the week."""

from collections.abc import Iterable
from datetime import datetime, timedelta

HOURLY, DAILY, WEEKLY = 10, 14, 8
UNTOUCHED = timedelta(days=14)
"""So long a backup before a merge or a migration is kept whatever else there is."""


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Of these moments, the newest of each of the latest hours, days and weeks that have any."""
    newest_first = sorted(made, reverse=True)
    found: set[datetime] = set()
    for most, part in ((HOURLY, _hour), (DAILY, _day), (WEEKLY, _week)):
        seen: set[tuple[int, ...]] = set()
        for moment in newest_first:
            if part(moment) not in seen and len(seen) < most:
                seen.add(part(moment))
                found.add(moment)
    return found


def _hour(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day, moment.hour


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])
