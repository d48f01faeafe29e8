# SPDX-License-Identifier: Apache-2.0
"""Bulk import against plain executemany.

Both fill the same record tables with the same indexes, by the same engine, with the same pragmas, in one transaction,
from records that are made beforehand. The plain way binds every column of every row. The gateway besides refuses
known ids, compares hashes of texts, writes the log with its index and hash, and the search index.
"""

from pathlib import Path

from benchmarks.generate import Size
from benchmarks.measure import SOURCES, Figure, fill, fill_raw
from briefing_app.domain.ids import new_id
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile


def run(folder: Path, scale: float) -> list[Figure]:
    """Import of sources, claims and citations: seconds, size, and both against the plain way."""
    size = Size(round(SOURCES * scale))
    plain = casefile.create(folder / "plain.casefile", new_id(), "Benchmark")
    plain_time = fill_raw(plain.database, size)
    plain.close()
    session = CaseSession.create(folder / "case.casefile", title="Import", author="Benchmark")
    case_time = fill(session, size)
    session.close()
    plain_size, case_size = (path.stat().st_size / 1e6 for path in (plain.path, session.path))
    what = f"{size.sources:,} sources, {size.claims:,} claims, {size.citations:,} citations"
    return [
        Figure(f"{what}: plain", plain_time, "s"),
        Figure(f"{what}: import", case_time, "s"),
        Figure("time, import to plain", case_time / plain_time, "times", 2.0 if scale <= 1 else 3.0),
        Figure("size, plain", plain_size, "MB"),
        Figure("size, import", case_size, "MB"),
        Figure("size, import to plain", case_size / plain_size, "times", 2.2),
    ]
