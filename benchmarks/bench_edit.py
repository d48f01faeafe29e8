# SPDX-License-Identifier: Apache-2.0
"""One edit with its log entry, its row and its search entry, against a plain UPDATE in a transaction of its own."""

import time
from pathlib import Path

from benchmarks.generate import Size, thing_id
from benchmarks.measure import SOURCES, Figure, generated, quantiles, timed
from briefing_app.domain.records import Claim
from briefing_app.services.session import CaseSession

_EDITS = 500


def run(folder: Path, scale: float) -> list[Figure]:
    """Edits of single claims, undo, and a plain UPDATE of the same rows."""
    size = Size(max(1, round(SOURCES * scale / 10)))
    path = generated(folder, size.sources)
    with CaseSession.open(path, author="Benchmark") as session:
        edits, plain = [], []
        for number in range(_EDITS):
            id = thing_id(2, number * 7 % size.claims)
            start = time.perf_counter()
            with session.transaction("Edit claim") as work:
                work.update(Claim, id, notes=f"checked {number}")
            edits.append(time.perf_counter() - start)
            start = time.perf_counter()
            with session.database.writing():
                session.database.run("UPDATE claim SET notes = ? WHERE id = ?", (f"plain {number}", id))
            plain.append(time.perf_counter() - start)
        undone = timed(session.undo, 200)
    (middle, high), (base, base_high), (undo, _) = quantiles(edits), quantiles(plain), quantiles(undone)
    return [
        Figure("one logged edit, median", middle, "ms", 1.0),
        Figure("one logged edit, 95 %", high, "ms"),
        Figure("one plain UPDATE, median", base, "ms"),
        Figure("one plain UPDATE, 95 %", base_high, "ms"),
        Figure("edit to UPDATE, median", middle / base, "times"),
        Figure("undo of one edit, median", undo, "ms"),
    ]
