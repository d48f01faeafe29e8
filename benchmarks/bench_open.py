# SPDX-License-Identifier: Apache-2.0
"""Opening a case, to read and to write, at ten claims and at many: it must not depend on the size."""

from pathlib import Path

from benchmarks.measure import SOURCES, Figure, claims_in_words, generated, spread, timed
from briefing_app.services.session import CaseSession

_TIMES = 40


def run(folder: Path, scale: float) -> list[Figure]:
    """Open and read the case's title; open for writing and close."""
    figures = []
    for sources in (1, round(SOURCES * scale)):
        path = generated(folder, sources, f"case-{sources}")
        figures += spread(f"open to read, {claims_in_words(sources)}", timed(lambda: _opened(path, True), _TIMES), 5)  # noqa: B023
        figures += spread(f"open to write, {claims_in_words(sources)}", timed(lambda: _opened(path, False), _TIMES), 5)  # noqa: B023
    return figures


def _opened(path: Path, read_only: bool) -> str:
    with CaseSession.open(path, author="Benchmark", read_only=read_only) as session:
        return session.case.title
