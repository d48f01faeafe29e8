# SPDX-License-Identifier: Apache-2.0
"""Where the axes of a chart begin and end, and what is written on them."""

from datetime import UTC, date, datetime, timedelta
from math import ceil, floor, log10

from briefing_app.domain.edtf import MONTHS

MOST_TICKS = 10
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)


def days_since(origin: date, moment: datetime) -> float:
    """A moment on an axis of days."""
    start = datetime(origin.year, origin.month, origin.day, tzinfo=UTC)
    return (moment - start) / timedelta(days=1)


def value_ticks(low: float, high: float) -> list[float]:
    """Round values that span ``low`` to ``high``, at most six; from zero, unless something lies below it."""
    low, high = min(low, 0.0), max(high, 0.0)
    rough = ((high - low) or 1.0) / 5
    size = 10.0 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)
    if step == size * 2.5 and step < 10:
        step = size * 5
    step = max(step, 1.0) if high > 1 else step
    first, last = floor(low / step), ceil(round(high / step, 9))
    return [round(number * step, 12) for number in range(first, max(last, first + 1) + 1)]


def day_ticks(first: date, last: date, year: str) -> list[tuple[float, str]]:
    """Places on the axis of days from ``first``, with what is written there. A day is named at its middle, a month
    and a year at their beginning. ``year`` is left out."""
    span = (last - first).days + 1
    for step in _DAY_STEPS:
        if span / step <= MOST_TICKS:
            return _of_days(first, last, step, year)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    for step in _MONTH_STEPS:
        if months / step <= MOST_TICKS:
            return _of_months(first, last, step, year)
    return _of_years(first, last)


def _of_days(first: date, last: date, step: int, year: str) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    named = year
    for number in range(0, (last - first).days + 1, step):
        day = first + timedelta(days=number)
        words = f"{day.day} {MONTHS[day.month - 1][:3]}"
        if f"{day.year:04}" != named:
            named = f"{day.year:04}"
            words += f" {named}"
        found.append((number + 0.5, words))
    return found


def _of_months(first: date, last: date, step: int, year: str) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    named = year
    for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        at = date(index // 12, index % 12 + 1, 1)
        if (at.month - 1) % step or at < first:
            continue
        words = MONTHS[at.month - 1][:3]
        if f"{at.year:04}" != named:
            named = f"{at.year:04}"
            words += f" {named}"
        found.append((float((at - first).days), words))
    return found


def _of_years(first: date, last: date) -> list[tuple[float, str]]:
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 500, 1000) if (last.year - first.year) / size < MOST_TICKS)
    return [
        (float((date(number, 1, 1) - first).days), f"{number:04}")
        for number in range(first.year, last.year + 1)
        if number % step == 0 and date(number, 1, 1) >= first
    ]
