# SPDX-License-Identifier: Apache-2.0
"""Full-text search over texts, claims and the rest, with snippets."""

from pathlib import Path

from benchmarks.measure import SOURCES, Figure, claims_in_words, generated, spread, timed
from briefing_app.services import browse
from briefing_app.services.session import CaseSession

_QUERIES = {
    "a word that many have": "convoy",
    "a word that one has": "4711",
    "two words": "harbour refugees",
    "a phrase": '"official statement"',
    "two letters": "co",
    "Arabic without the article": "قافلة",
    "Chinese, two characters": "桥梁",
}


def run(folder: Path, scale: float) -> list[Figure]:
    """The first 50 finds, with snippets, for several kinds of query."""
    sources = round(SOURCES * scale)
    figures = []
    with CaseSession.open(generated(folder, sources), read_only=True) as session:
        for name, query in _QUERIES.items():
            browse.search(session, query)
            times = timed(lambda: browse.search(session, query), 15)  # noqa: B023
            figures += spread(f"{name}, {claims_in_words(sources)}", times, 50 * max(1, scale))
    return figures
