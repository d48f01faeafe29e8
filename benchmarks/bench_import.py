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
    """Import of sources, claims and citations: seconds, size, and both against the plain way.

    Both ways take turns, and the fastest of each counts: other work on the machine only ever makes one slower.
    """
    size = Size(round(SOURCES * scale))
    rounds = 3 if scale <= 1 else 1
    measured = [(_plain(folder, size), _import(folder, size)) for _ in range(rounds)]
    plain_time, case_time = (min(times) for times in zip(*((a[0], b[0]) for a, b in measured), strict=True))
    plain_size, case_size = measured[0][0][1], measured[0][1][1]
    what = f"{size.sources:,} sources, {size.claims:,} claims, {size.citations:,} citations"
    return [
        Figure(f"{what}: plain", plain_time, "s"),
        Figure(f"{what}: import", case_time, "s"),
        Figure("time, import to plain", case_time / plain_time, "times", 2.0 if scale <= 1 else 3.0),
        Figure("size, plain", plain_size, "MB"),
        Figure("size, import", case_size, "MB"),
        Figure("size, import to plain", case_size / plain_size, "times", 2.2),
    ]


def _plain(folder: Path, size: Size) -> tuple[float, float]:
    case = casefile.create(folder / "plain.casefile", new_id(), "Benchmark")
    seconds = fill_raw(case.database, size)
    case.close()
    return seconds, _weigh_and_remove(case.path)


def _import(folder: Path, size: Size) -> tuple[float, float]:
    session = CaseSession.create(folder / "case.casefile", title="Import", author="Benchmark")
    seconds = fill(session, size)
    session.close()
    return seconds, _weigh_and_remove(session.path)


def _weigh_and_remove(path: Path) -> float:
    megabytes = path.stat().st_size / 1e6
    path.unlink()
    return megabytes
