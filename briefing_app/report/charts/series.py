# SPDX-License-Identifier: Apache-2.0
"""Which figures a chart shows: for each measure and place, what each authority counted, in the order of time.

Nothing is added up, merged or guessed. A figure without a number or a date cannot be drawn and is named instead; one
that was corrected for the same time stands in the table only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.domain.records import Claim, Relation
from briefing_app.report import wording as w
from briefing_app.report.charts.plots import FigurePlot, Mark, Series, When, when
from briefing_app.report.draft import Draft
from briefing_app.report.revisions import measure_key

LEAST_MARKS, LEAST_DAYS = 3, 2
MOST_SERIES = 8
MOST_NAMED = 3

_SIGNS = (
    (re.compile(r"(?:at least|no fewer than|not fewer than|upwards of)\s+(?=\d)", re.IGNORECASE), "≥\u00a0"),
    (re.compile(r"(?:more than|over)\s+(?=\d)", re.IGNORECASE), ">\u00a0"),
    (re.compile(r"(?:at most|no more than|up to)\s+(?=\d)", re.IGNORECASE), "≤\u00a0"),
    (re.compile(r"(?:fewer than|less than|under|below)\s+(?=\d)", re.IGNORECASE), "<\u00a0"),
)
_SPAN = re.compile(r"(?<=\d) to (?=\d)")


@dataclass(frozen=True, slots=True)
class FigureChart:
    """What there is to draw of one measure, and what must be said beside it. ``used``: what is drawn."""

    measure: str
    plot: FigurePlot
    used: tuple[Claim, ...]
    undated: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    corrected: int = 0
    further: tuple[str, ...] = ()
    """Authorities for which there was no room."""


def figure_charts(draft: Draft, claims: Sequence[Claim]) -> list[FigureChart]:
    """The measures with at least three dated numbers of at least two days, in the order of the claims."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        key = (*measure_key(claim)[:2], w.fold(claim.unit), str(claim.cumulative is False))
        groups.setdefault(key, []).append(claim)
    found = []
    for members in groups.values():
        if len(members) >= LEAST_MARKS:
            draft.check()
            chart = _chart(draft, members)
            if chart is not None:
                found.append(chart)
    return found


def mark_of(claim: Claim, at: When, date: str, *, sourced: bool = True) -> Mark | None:
    """A figure as a mark on a chart; None where it holds no number."""
    bounds = w.figure_bounds(claim)
    if bounds is None:
        return None
    low, high = (None if abs(bound) == float("inf") else bound for bound in bounds)
    told = w.figure_words(claim)
    best = claim.best if low is not None and high is not None else None
    plain = low is not None and low == high and _bare(claim) == w.number_words(low)
    return Mark(at, low, high, low if low == high else best, short_figure(claim), told, date, sourced, plain)


def short_figure(claim: Claim) -> str:
    """A figure as a label, without its unit: "≥ 24", "27–35"."""
    words = _bare(claim)
    for pattern, sign in _SIGNS:
        words = pattern.sub(sign, words)
    return _SPAN.sub("–", words)


def _bare(claim: Claim) -> str:
    words = w.figure_words(claim)
    return words.removesuffix(f" {claim.unit}") if claim.unit else words


def _chart(draft: Draft, members: list[Claim]) -> FigureChart | None:
    dated: list[tuple[Claim, Mark]] = []
    undated, uncounted = [], []
    corrected = 0
    for claim in members:
        at = when(claim.as_of)
        mark = mark_of(claim, at, draft.day(claim.as_of), sourced=draft.verifier.is_sourced(claim)) if at else None
        told = f"{_authority(claim)} ({w.figure_words(claim)})"
        if at is None:
            undated.append(told)
        elif mark is None:
            uncounted.append(told)
        elif _is_corrected(draft, claim, members):
            corrected += 1
        else:
            dated.append((claim, mark))
    dated.sort(key=lambda pair: (pair[1].when.middle, pair[1].when.first, pair[0].id))
    if len(dated) < LEAST_MARKS or len({mark.when.first.date() for _, mark in dated}) < LEAST_DAYS:
        return None
    rows = _rows(draft, dated)
    kept = sorted(rows, key=lambda row: (-len(row), -row[-1][1].when.middle.timestamp(), row[-1][0].id))[:MOST_SERIES]
    further = [_authority(row[-1][0]) for row in rows if row not in kept]
    rows = [row for row in rows if row in kept]
    used = tuple(claim for row in rows for claim, _ in row)
    one_population = len({w.fold(claim.population) for claim in used}) == 1
    series = tuple(
        Series(
            _authority(row[-1][0]),
            "" if one_population else w.one_line(row[-1][0].population or ""),
            tuple(mark for _, mark in row),
        )
        for row in rows
    )
    first = members[0]
    steps = not any(claim.cumulative is False for claim in used)
    return FigureChart(
        _measure(used, one_population=one_population),
        FigurePlot(series, w.one_line(first.unit or ""), steps, draft.year),
        used,
        tuple(undated),
        tuple(uncounted),
        corrected,
        tuple(dict.fromkeys(further)),
    )


def _measure(claims: Sequence[Claim], *, one_population: bool) -> str:
    """What is counted, where and, if it is the same for all, of whom."""
    first = claims[0]
    parts = [w.capital(w.one_line(first.measure or ""))]
    parts += [w.one_line(first.place)] if first.place else []
    parts += [w.one_line(first.population)] if one_population and first.population else []
    return ", ".join(parts)


def _authority(claim: Claim) -> str:
    return w.one_line(claim.authority or "Authority not stated")


def _is_corrected(draft: Draft, claim: Claim, members: Sequence[Claim]) -> bool:
    """Whether another of these figures replaces it for the same time."""
    at = when(claim.as_of)
    newer = {r.claim for r in draft.snapshot.referring(Relation, "other", claim.id) if r.kind == "supersedes"}
    for other in members:
        then = when(other.as_of) if other.id in newer and other.id != claim.id else None
        if at and then and at.first <= then.last and then.first <= at.last:
            return True
    return False


def _rows(draft: Draft, dated: Sequence[tuple[Claim, Mark]]) -> list[list[tuple[Claim, Mark]]]:
    """The marks of one authority in one row, as long as they are for one population or replace each other."""
    rows: list[list[tuple[Claim, Mark]]] = []
    for claim, mark in dated:
        replaced = {r.other for r in draft.snapshot.referring(Relation, "claim", claim.id) if r.kind == "supersedes"}
        row = next((row for row in rows if _continues(claim, replaced, [older for older, _ in row])), None)
        if row is None:
            rows.append([(claim, mark)])
        else:
            row.append((claim, mark))
    return rows


def _continues(claim: Claim, replaced: set[str], row: Sequence[Claim]) -> bool:
    if not claim.authority or w.fold(claim.authority) != w.fold(row[0].authority):
        return False
    return any(older.id in replaced or w.fold(older.population) == w.fold(claim.population) for older in row)
