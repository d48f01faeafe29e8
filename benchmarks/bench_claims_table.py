# SPDX-License-Identifier: Apache-2.0
"""The claims table: all ids in order once, then pages of rows; sorted and filtered in SQL."""

import random
from pathlib import Path

from benchmarks.measure import SOURCES, Figure, claims_in_words, generated, spread, timed
from briefing_app.services import browse
from briefing_app.services.browse import ClaimQuery
from briefing_app.services.session import CaseSession

PAGE = 256
_QUERIES = {
    "all, as made": ClaimQuery(),
    "all, by event time": ClaimQuery(sort="event_time", descending=True),
    "all, by statement": ClaimQuery(sort="statement"),
    "all, by grade": ClaimQuery(sort="grade"),
    "filtered by kind": ClaimQuery(kind="figure"),
    "filtered by words": ClaimQuery(text="convoy harbour"),
}


def run(folder: Path, scale: float) -> list[Figure]:
    """Ordered ids for several orders and filters; a page of rows anywhere in the table."""
    sources = round(SOURCES * scale)
    figures = []
    with CaseSession.open(generated(folder, sources), read_only=True) as session:
        what = claims_in_words(sources)
        for name, query in _QUERIES.items():
            figures += spread(f"ids: {name}, {what}", timed(lambda: browse.claim_ids(session, query), 7))  # noqa: B023
        ids = browse.claim_ids(session, ClaimQuery())
        chance = random.Random(1)

        def page() -> None:
            first = chance.randrange(max(1, len(ids) - PAGE))
            browse.claim_rows(session, ids[first : first + PAGE])

        figures += spread(f"a page of {PAGE} rows anywhere, {what}", timed(page, 100), 16)
    return figures
