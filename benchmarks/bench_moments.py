# SPDX-License-Identifier: Apache-2.0
"""Earlier states: reading a large case as it was, and saying what is otherwise.

Against it stands the copy of the file that an earlier state begins with (VACUUM INTO), taken in the same run. One in a
hundred of the claims was edited after the moment, each in an action of its own; then all were, a thousand at once.
"""

import time
from pathlib import Path

from benchmarks.bench_merge import edit
from benchmarks.generate import Size, thing_id
from benchmarks.measure import SOURCES, Figure, generated
from briefing_app.services import moments
from briefing_app.services.session import CaseSession, log_of

_GOAL = 3.0  # times the copy, with one in a hundred edited


def run(folder: Path, scale: float) -> list[Figure]:
    """As of before the edits, the differences, and who wrote what one record holds."""
    size = Size(max(1, round(SOURCES * scale)))
    figures: list[Figure] = []
    for share, at_once in ((0.01, 1), (1.0, 1000)):
        path = generated(folder, size.sources, f"{share}")
        with CaseSession.open(path, read_only=True) as session:
            then = log_of(session)[-1].id
        edit(path, "Ben", size, share, at_once)
        figures += _measured(folder, path, then, f"{size.claims:,} claims, {share:.0%} edited since")
        path.unlink()
    return figures


def _measured(folder: Path, path: Path, then: str, what: str) -> list[Figure]:
    with CaseSession.open(path, read_only=True) as session:
        begun = time.perf_counter()
        session.database.run("VACUUM INTO ?", (str(folder / "copy"),))
        copied = time.perf_counter() - begun
        (folder / "copy").unlink()
        begun = time.perf_counter()
        moments.as_of(session, moments.moment(session, then)).close()
        back = time.perf_counter() - begun
        begun = time.perf_counter()
        moments.between(session, moments.moment(session, then), moments.moment(session, "now"))
        compared = time.perf_counter() - begun
        begun = time.perf_counter()
        moments.blame(session, thing_id(2, 0))
        blamed = time.perf_counter() - begun
    small = "1%" in what
    return [
        Figure(f"copy of the file, {what}", copied, "s"),
        Figure(f"earlier state, {what}", back, "s"),
        Figure(f"earlier state, times the copy, {what}", back / copied, "x", _GOAL if small else None),
        Figure(f"what is otherwise, {what}", compared, "s", 1.0 if small else None),
        Figure(f"who wrote what, {what}", blamed * 1000, "ms"),
    ]
