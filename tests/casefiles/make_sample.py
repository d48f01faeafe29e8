# SPDX-License-Identifier: Apache-2.0
"""Makes ``format_N.casefile.gz``, the sample of the present format: every record type, a log with every operation.

Run once, when a format is released (``python -m tests.casefiles.make_sample FILE``); the file is then kept as it
is, so that later versions are tested against what this one really wrote.
"""

import gzip
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from briefing_app.domain.fields import FieldKind, Record
from briefing_app.domain.ids import link_id
from briefing_app.domain.records import RECORD_TYPES, Case, Citation, Claim, Expert, Source, Version
from briefing_app.services.session import CaseSession
from briefing_app.store.schema import FORMAT

TEXT = "The bridge at Lower Vale was closed on Tuesday. Two convoys turned back, witnesses said. "
ARABIC = "وصلت القافلة إلى المدينة صباح الثلاثاء."
QUOTE = "Two convoys turned back"


def example(kind: type[Record], known: dict[str, str]) -> dict[str, Any]:
    """A value for each field of a record type."""
    values: dict[str, Any] = {}
    for spec in kind.specs():
        if spec.kind is FieldKind.REFERENCE:
            values[spec.name] = next((known[name] for name in spec.targets or known if name in known), None)
        else:
            plain = {
                FieldKind.TEXT: "zh-Hans" if spec.language else f"{kind.type_name} {spec.name}, été 漢",
                FieldKind.INTEGER: 3,
                FieldKind.NUMBER: 2.5,
                FieldKind.FLAG: True,
                FieldKind.DATE: "2023-11",
                FieldKind.CHOICE: spec.choices[-1] if spec.choices else None,
                FieldKind.GRADE: {"admiralty-reliability": "B", "admiralty-credibility": "2"}.get(spec.scale, "high"),
            }
            values[spec.name] = plain.get(spec.kind)
    if "handling" in values:
        values["handling"] = "TLP:AMBER"
    return values


def fill(session: CaseSession) -> dict[str, str]:
    """One record of each type; returns their ids by type."""
    known = {"case": session.case.id, "analyst": session.analyst_id}
    with session.transaction("Add one of each") as work:
        texts = [work.writer.put_blob(text.encode()) for text in (TEXT, ARABIC, TEXT * 100)]
        for name, kind in RECORD_TYPES.items():
            if name in known:
                continue
            values = example(kind, known)
            if kind is Version:
                values.update(text_hash=texts[0], original=texts[2], characters=len(TEXT))
            elif kind is Citation:
                start = TEXT.index(QUOTE)
                values.update(exact=QUOTE, start=start, end=start + len(QUOTE), assessment=None)
                values.update(prefix=TEXT[max(0, start - 32) : start], suffix=TEXT[start + len(QUOTE) :][:32])
            else:
                values.update((spec.name, texts[1]) for spec in kind.specs() if spec.kind is FieldKind.BLOB)
            known[name] = link_id("sample", name)
            work.insert(kind.make(known[name], **values))
    return known


def make(target: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(BRIEFING_HOME=name, BRIEFING_DEVICE="sample")
        with CaseSession.create(
            folder / "sample.casefile", title=f"Sample of format {FORMAT}", author="Ana"
        ) as session:
            known = fill(session)
            with session.transaction("Edit claim") as work:
                work.update(Claim, known["claim"], statement="The bridge is closed", best=None, cumulative=False)
            with session.transaction("Edit case") as work:
                work.update(Case, known["case"], description="Every record type once")
            with session.transaction("Add and remove") as work:
                second = work.insert(Expert.make(link_id("sample", "second"), name="Dr. Rivera"))
            with session.transaction("Remove expert") as work:
                work.delete(Expert, second.id)
            session.undo()
            session.redo()
            session.undo()
            with session.transaction("Bulk") as work:
                work.writer.insert_many(
                    [Source.make(link_id("sample", f"source {n}"), title=f"Source {n}") for n in range(20)]
                )
        with CaseSession.open(folder / "sample.casefile", author="Ben") as session:
            with session.transaction("Edit claim") as work:
                work.update(Claim, known["claim"], notes="Seen by a second person")
            session.file.compact()
        target.write_bytes(gzip.compress((folder / "sample.casefile").read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
