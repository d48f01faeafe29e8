# SPDX-License-Identifier: Apache-2.0
"""Verifying a whole case, making its snapshot, and undoing its largest transaction."""

import time
from pathlib import Path

from benchmarks.generate import Size
from benchmarks.measure import SOURCES, Figure, generated
from briefing_app.domain.errors import CaseError
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify


def run(folder: Path, scale: float) -> list[Figure]:
    """Verify and snapshot at full size; undo of an import at a hundredth of it."""
    size = Size(round(SOURCES * scale))
    path = generated(folder, size.sources)
    start = time.perf_counter()
    found = verify(path)
    if found:
        raise CaseError(f"The generated case is not sound: {found[0]}")
    verified = time.perf_counter()
    with CaseSession.open(path, read_only=True) as session:
        session.snapshot()
    taken = time.perf_counter()
    small = Size(max(1, size.sources // 100))
    with CaseSession.open(generated(folder, small.sources, "small"), author="Benchmark") as session:
        begun = time.perf_counter()
        session.undo()
        undone = time.perf_counter() - begun
    return [
        Figure(f"verify, {size.claims:,} claims", verified - start, "s", 45 * max(1, scale)),
        Figure(f"snapshot, {size.claims:,} claims", taken - verified, "s"),
        Figure(f"undo of an import, {small.claims:,} claims", undone, "s"),
    ]
