# SPDX-License-Identifier: Apache-2.0
"""What the generated case gets besides sources and claims, for the pages that show it: tags, judgments, a report."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import Size, thing_id
from briefing_app.domain.records import Assessment, Assumption, Basis, Expert, Question, Record, Tag, Tagging
from briefing_app.services import reports
from briefing_app.services.session import CaseSession

EXPERTS, QUESTIONS, ASSESSMENTS, ASSUMPTIONS, TAGS = 60, 40, 600, 80, 24
_TERMS = ((5.0, 20.0), (45.0, 55.0), (55.0, 80.0), (80.0, 95.0))


def furnish(path: Path, size: Size) -> str:
    """Adds to a closed case; returns the id of the report."""
    with CaseSession.open(path, author="Benchmark") as session:
        with session.transaction("Import judgments") as work:
            work.writer.insert_many(_tags(size))
            work.writer.insert_many(_judgments(size))
        return reports.new(session, title="Situation report: Generated").id


def _tags(size: Size) -> Iterator[Record]:
    names = [f"subject {number}" for number in range(TAGS)]
    for name in names:
        yield Tag(id=Tag.id_of(name), name=name)
    for number in range(0, size.claims, 3):
        tag, subject = Tag.id_of(names[number // 3 % TAGS]), thing_id(2, number)
        yield Tagging(id=Tagging.id_of(tag, subject), tag=tag, subject=subject)


def _judgments(size: Size) -> Iterator[Record]:
    for number in range(EXPERTS):
        yield Expert(
            id=thing_id(3, number), name=f"Expert {number}", affiliation=f"Institute {number % 9}", field="supply lines"
        )
    for number in range(QUESTIONS):
        yield Question(id=thing_id(4, number), text=f"Will crossing {number} be open before the end of the winter?")
    for number in range(ASSUMPTIONS):
        yield Assumption(id=thing_id(5, number), statement=f"Bridge {number} carries trucks.", why="It was built so.")
    for number in range(ASSESSMENTS):
        low, high = _TERMS[number % len(_TERMS)]
        id = thing_id(6, number)
        yield Assessment(
            id=id,
            author=thing_id(3, number % EXPERTS),
            statement=f"Crossing {number} will be open to trucks, in the view of the district council.",
            probability_low=low,
            probability_high=high,
            confidence=("low", "moderate", "high", "not_stated")[number % 4],
            confidence_reason="Two kinds of sources agree.",
            horizon="2024-03-31",
            made_on=f"2023-{number % 12 + 1:02d}-10",
            question=thing_id(4, number % QUESTIONS),
            key_judgment=number < 12 or None,
        )
        for turn in range(3):
            subject = thing_id(2, (number * 17 + turn * 5) % size.claims)
            yield Basis(
                id=Basis.id_of(id, subject),
                assessment=id,
                subject=subject,
                stance="contradicts" if turn == 2 else "supports",
            )
