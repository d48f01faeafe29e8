# SPDX-License-Identifier: Apache-2.0
"""The claims table: the first rows of every order and filter, then all ids; groups; pages of rows; in SQL."""

import random
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.measure import SOURCES, Figure, claims_in_words, generated, quantiles, spread, timed
from briefing_app.services import browse
from briefing_app.services.browse import GROUPINGS, SORTS, ClaimQuery, GroupKey
from briefing_app.services.session import CaseSession

PAGE = 256
FIRST = 512
JUMP_MS = 40.0
FILTER_MS = 100.0
_FILTERS = {
    "kind": ClaimQuery(kind="figure"),
    "words": ClaimQuery(text="convoy harbour"),
    "a heading that is not there": ClaimQuery(heading="nowhere"),
    "stance": ClaimQuery(stance="contradicts"),
    "a grade": ClaimQuery(reliability="B", credibility="2"),
    "sources not graded": ClaimQuery(reliability="-"),
    "no citation": ClaimQuery(finding="uncited"),
    "figure incomplete": ClaimQuery(finding="incomplete_figure"),
    "withdrawn": ClaimQuery(status="withdrawn"),
}


def run(folder: Path, scale: float) -> list[Figure]:
    """First rows for each sort and filter, whole orders, groups, findings, and a page anywhere in the table.

    The goals of first rows are for 100,000 claims; without an index they grow with the case.
    """
    sources, growth = round(SOURCES * scale), max(1, scale)
    with CaseSession.open(generated(folder, sources), read_only=True) as session:
        what = claims_in_words(sources)
        figures = _prepared(session, what)
        for sort in SORTS:
            both = [ClaimQuery(sort=sort, descending=way) for way in (False, True)]
            figures.append(_first_rows(session, f"first rows by {sort}, both ways, {what}", both, JUMP_MS * growth))
        for name, query in _FILTERS.items():
            asked = [replace(query, sort=sort) for sort in ("made", "statement", "grade")]
            figures.append(_first_rows(session, f"first rows with {name}, {what}", asked, FILTER_MS * growth))
        figures += _whole(session, what)
        figures += _groups(session, what, scale)
    return figures


def _first_rows(session: CaseSession, name: str, queries: list[ClaimQuery], goal: float) -> Figure:
    """What the window reads before it shows anything."""

    def read(query: ClaimQuery) -> None:
        ids = browse.claim_ids(session, query, FIRST)
        browse.claim_rows(session, ids[:PAGE])

    times = [time for query in queries for time in timed(partial(read, query), 10)]
    return Figure(f"{name}, 95 %", quantiles(times)[1], "ms", goal)


def _prepared(session: CaseSession, what: str) -> list[Figure]:
    """The table that derived orders go by, made in slices between other reading."""
    done, slices = False, []

    def fill() -> None:
        nonlocal done
        done = browse.prepare_claims(session)

    while not done:
        slices += timed(fill, 1)
    return [
        Figure(f"derived orders, made in slices, {what}", sum(slices), "s"),
        Figure("the longest slice", max(slices) * 1000, "ms", 100),
    ]


def _whole(session: CaseSession, what: str) -> list[Figure]:
    figures = []
    for name, query in {
        "as made": ClaimQuery(),
        "by event time": ClaimQuery(sort="event_time", descending=True),
        "by grade": ClaimQuery(sort="grade"),
    }.items():
        figures += spread(f"all ids {name}, {what}", timed(lambda: browse.claim_ids(session, query), 7))  # noqa: B023
    ids = browse.claim_ids(session, ClaimQuery())
    chance = random.Random(1)

    def page() -> None:
        first = chance.randrange(max(1, len(ids) - PAGE))
        browse.claim_rows(session, ids[first : first + PAGE])

    figures += spread(f"a page of {PAGE} rows anywhere, {what}", timed(page, 100), 16)
    figures += spread(f"findings counted, {what}", timed(lambda: browse.finding_counts(session), 7))
    return figures


def _groups(session: CaseSession, what: str, scale: float) -> list[Figure]:
    figures = []
    for by in GROUPINGS:
        goal = None if by == "source" else FILTER_MS * max(1, scale)  # sources: each citation is looked at
        times = timed(lambda: browse.claim_groups(session, ClaimQuery(), by), 7)  # noqa: B023
        figures += spread(f"group headers by {by}, {what}", times, goal)[:1]
    first = browse.claim_groups(session, ClaimQuery(), "place")[0]
    times = timed(lambda: browse.claim_ids(session, ClaimQuery(), None, GroupKey("place", first.key)), 7)
    figures += spread(f"ids of a group of {first.count:,}", times)
    return figures
