# SPDX-License-Identifier: Apache-2.0
"""Writing long reports as Word files, against the same XML serialised and deflated, and the memory that it takes."""

import hashlib
import io
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.generate import Size, chunks, thing_id
from benchmarks.measure import SOURCES, Figure
from briefing_app.domain.records import Case, Claim, Record, Report
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report.build import build
from briefing_app.report.docx_writer import stream
from briefing_app.report.model import ReportModel

_ROUNDS = 5
_MORE_WORDS = (
    " The district council confirmed it in the evening, two witnesses at the harbour said the same, and the regional "
    "observers, who were at the crossing until noon, had seen nothing that speaks against it."
)
"""What makes some 300 pages of 2,000 claims with their notes, as LibreOffice sets them."""


def run(folder: Path, scale: float) -> list[Figure]:
    """At scale 1: 10,000 claims, 2,000 longer ones on 300 pages, and 1,000 to compare the memory with.

    Above it no more, for Word allows 32,767 notes. Small files have no goal beside the floor: what every file needs
    counts more than what it says.
    """
    many = _size(scale)
    claims = many.claims
    model = _model(many)
    written, floor, length = _against_floor(model)
    few, more = _memory(_model(_size(scale / 10))), _memory(model)
    long = _size(scale / 5)
    pages = round(300 * min(scale, 1))
    snapshot = _snapshot(long, _MORE_WORDS)
    built, book = min((_built(snapshot) for _ in range(_ROUNDS)), key=lambda found: found[0])
    book_written, book_floor, _ = _against_floor(book)
    return [
        Figure(f"{claims:,} claims with notes, written", written, "s"),
        Figure("the same XML serialised and deflated", floor, "s"),
        Figure("writing to that", written / floor, "times", 3.0 if scale >= 1 else None),
        Figure("size of the XML", length / 1e6, "MB"),
        Figure(f"memory that writing {claims:,} claims takes beyond the model", more / 1e6, "MB"),
        Figure(f"memory to that of {claims // 10:,} claims", more / few, "times", 1.5),
        Figure(f"{long.claims:,} notes on {pages} pages, built and written", built + book_written, "s", 1.0),
        Figure("of that, written", book_written, "s"),
        Figure("the same XML serialised and deflated", book_floor, "s"),
    ]


def _size(scale: float) -> Size:
    return Size(max(1, round(SOURCES * min(scale, 1) / 10)))


def _snapshot(size: Size, more: str = "") -> CaseSnapshot:
    """The generated case with one report on it, in memory. ``more``: what each statement goes on with."""
    texts: dict[str, str] = {}
    return CaseSnapshot(_records(size, more, texts), texts)


def _records(size: Size, more: str, texts: dict[str, str]) -> Iterator[Record]:
    yield Case.make(thing_id(8, 0), title="Generated", handling="TLP:AMBER", language="en")
    yield Report.make(thing_id(7, 0), title="Situation report: Generated", number=1, bottom_line="It is all invented.")
    for blobs, records in chunks(size):
        texts.update((hashlib.sha256(blob).hexdigest(), blob.decode("utf-8")) for blob in blobs)
        for record in records:
            yield replace(record, statement=record.statement + more) if isinstance(record, Claim) else record


def _built(snapshot: CaseSnapshot) -> tuple[float, ReportModel]:
    start = time.perf_counter()
    model = build(snapshot, thing_id(7, 0))
    return time.perf_counter() - start, model


def _model(size: Size) -> ReportModel:
    return _built(_snapshot(size))[1]


def _against_floor(model: ReportModel) -> tuple[float, float, int]:
    """Seconds for writing and for the floor, the fastest of rounds in which they take turns; and letters of XML."""
    roots = _roots(model)
    written, floors, length = [], [], 0
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        stream(model, io.BytesIO())
        between = time.perf_counter()
        length = _serialised(roots)
        floors.append(time.perf_counter() - between)
        written.append(between - start)
    return min(written), min(floors), length


def _roots(model: ReportModel) -> dict[str, Any]:
    """The parts of the finished file as trees."""
    file = io.BytesIO()
    stream(model, file)
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def _serialised(roots: dict[str, Any]) -> int:
    """What any writer that had all the XML already would still have to do."""
    length = 0
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, root in roots.items():
            data: bytes = etree.tostring(root, encoding="utf-8")
            length += len(data)
            package.writestr(name, data)
    return length


class _Sink(io.RawIOBase):
    """A file that keeps nothing, so that only the writer's own memory counts."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


def _memory(model: ReportModel) -> int:
    """The most bytes that writing holds at once, beyond the model."""
    stream(model, io.BytesIO())
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        stream(model, _Sink())  # type: ignore[arg-type]
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
