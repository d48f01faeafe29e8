# SPDX-License-Identifier: Apache-2.0
"""What the benchmarks share: a figure with its goal, timing, and a generated case to work on."""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.generate import Size, chunks
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, tables
from briefing_app.store.sqlite import Database

SOURCES = 10_000  # at scale 1: with 10 claims each and 3 citations for each claim


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. ``goal`` is the most that is allowed, None where there is none."""

    name: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def is_met(self) -> bool:
        return self.goal is None or self.value <= self.goal


def quantiles(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2] * 1000, ordered[int(len(ordered) * 0.95)] * 1000


def timed(act: Callable[[], Any], times: int) -> list[float]:
    """Seconds that each of so many calls took."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        found.append(time.perf_counter() - start)
    return found


def spread(name: str, times: list[float], goal: float | None = None) -> list[Figure]:
    """Two figures: median with the goal, and 95th percentile."""
    middle, high = quantiles(times)
    return [Figure(f"{name}, median", middle, "ms", goal), Figure(f"{name}, 95 %", high, "ms")]


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for one benchmark, away from the person's own leases and backups, gone afterwards."""
    before = os.environ.get("BRIEFING_HOME")
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        os.environ["BRIEFING_HOME"] = str(Path(name) / "home")
        try:
            yield Path(name)
        finally:
            if before is None:
                del os.environ["BRIEFING_HOME"]
            else:
                os.environ["BRIEFING_HOME"] = before


def fill(session: CaseSession, size: Size) -> float:
    """Imports the generated case through the gateway, as one transaction; seconds without those of generating it."""
    spent = 0.0
    start = 0.0
    with session.transaction("Import") as work:
        for texts, records in chunks(size):
            start = time.perf_counter()
            for text in texts:
                work.writer.put_blob(text)
            work.writer.insert_many(records)
            spent += time.perf_counter() - start
        start = time.perf_counter()
    return spent + time.perf_counter() - start


def fill_raw(database: Database, size: Size) -> float:
    """The same rows into the same tables by plain executemany, in one transaction: no log, no search, no checks."""
    spent = 0.0
    database.run("BEGIN IMMEDIATE")
    for texts, records in chunks(size):
        rows: dict[str, list[Any]] = {}
        for record in records:
            rows.setdefault(tables.insert_sql(type(record)), []).append((record.id, *record.values()))
        blobs = [(hashlib.sha256(text).hexdigest(), len(text), "raw", text) for text in texts]
        start = time.perf_counter()
        database.many("INSERT INTO blob (hash, size, encoding, data) VALUES (?, ?, ?, ?)", blobs)
        for sql, found in rows.items():
            database.many(sql, found)
        spent += time.perf_counter() - start
    start = time.perf_counter()
    database.run("COMMIT")
    return spent + time.perf_counter() - start


def generated(folder: Path, sources: int, name: str = "big") -> Path:
    """A closed case of this size."""
    path = folder / f"{name}{casefile.SUFFIX}"
    with CaseSession.create(path, title="Generated", author="Benchmark") as session:
        fill(session, Size(sources))
    return path


def claims_in_words(sources: int) -> str:
    return f"{Size(sources).claims:,} claims"
