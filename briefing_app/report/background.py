# SPDX-License-Identifier: Apache-2.0
"""What stands behind the judgments: gaps, assumptions, indicators, competing hypotheses."""

from briefing_app.domain.records import (
    Assumption,
    Evidence,
    Gap,
    Hypothesis,
    Indicator,
    Mark,
    Question,
    Reading,
)
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft, cell
from briefing_app.report.model import Block, Column, Inline, Paragraph, Row, Run, Section

_STATUS = {
    "unexamined": "not examined",
    "supported": "supported",
    "with_caveats": "supported with caveats",
    "unsupported": "not supported",
}
_READINGS = {
    "not_seen": "not seen",
    "some_signs": "some signs",
    "seen": "seen",
    "cannot_tell": "cannot be told",
}
_MARKS = ("CC", "C", "N", "I", "II", "NA")


def gaps(draft: Draft) -> Section:
    """What we do not know: the open gaps in order of position."""
    found = [gap for gap in draft.snapshot.all(Gap) if draft.is_included(gap)]
    if not found:
        return Section("What we do not know", 1, (Paragraph((Run("No open questions are recorded."),)),))
    blocks: list[Block] = []
    for gap in sorted(found, key=lambda gap: (draft.position(gap), gap.id)):
        items: list[Inline] = [draft.state(gap, [Run(w.sentence(gap.statement))])]
        for label, text in (("Why it matters", gap.importance), ("What is being done", gap.plan)):
            if text:
                items.append(Run(f" {label}: {w.sentence(text)}", "quiet"))
        blocks.append(Paragraph(tuple(items), "bullet"))
    return Section("What we do not know", 1, tuple(blocks))


def assumptions(draft: Draft) -> Section | None:
    """What is taken for granted, how far it has been examined, and what follows if it is wrong."""
    found = [item for item in draft.snapshot.all(Assumption) if draft.is_included(item)]
    if not found:
        return None
    blocks: list[Block] = []
    for item in sorted(found, key=lambda item: (draft.position(item), item.id)):
        remarks = [_STATUS[item.status]]
        if item.confidence != "not_stated":
            remarks.append(f"held with {terms.confidence_word(item.confidence)} confidence")
        text = f" {'; '.join(remarks).capitalize()}."
        if item.effect_if_wrong:
            text += f" If it is wrong: {w.sentence(item.effect_if_wrong)}"
        statement = draft.state(item, [Run(w.sentence(item.statement))])
        blocks.append(Paragraph((statement, Run(text, "quiet")), "bullet"))
    return Section("Assumptions", 1, tuple(blocks))


def indicators(draft: Draft) -> Section | None:
    """What would change the judgments, with the latest reading of each."""
    found = [item for item in draft.snapshot.all(Indicator) if draft.is_included(item)]
    if not found:
        return None
    columns = [
        Column("Indicator", 0.40),
        Column("Points to", 0.22),
        Column("Latest reading", 0.22),
        Column("Next check", 0.16),
    ]
    rows = []
    for item in sorted(found, key=lambda item: (draft.position(item), item.id)):
        text = w.open_end(item.statement)
        if item.threshold:
            text += f" (threshold: {w.open_end(item.threshold)})"
        rows.append(
            Row(
                (
                    (draft.state(item, [Run(text)]),),
                    cell(_points_to(item)),
                    cell(_latest(draft, item)),
                    cell(w.short_date(item.next_check, "not set")),
                )
            )
        )
    return Section("Indicators", 1, tuple(draft.tables("Indicators and their latest reading", columns, rows)))


def _points_to(item: Indicator) -> str:
    direction = {"strengthens": "strengthens", "weakens": "weakens"}.get(item.direction or "", "")
    scenario = w.open_end(item.scenario or "")
    if direction and scenario:
        return f"{direction}: {scenario}"
    return scenario or (f"{direction} the judgment" if direction else w.NOT_STATED)


def _latest(draft: Draft, item: Indicator) -> str:
    readings = draft.snapshot.referring(Reading, "indicator", item.id)
    if not readings:
        return "no reading yet"
    dated = [reading for reading in readings if reading.on]
    last = max(dated or readings, key=lambda reading: (w.date_key(reading.on), reading.id))
    when = f", {w.short_date(last.on)}" if last.on else ", undated"
    note = f" – {w.open_end(last.note)}" if last.note else ""
    return _READINGS[last.status] + when + note


def hypotheses(draft: Draft) -> Section | None:
    """One table for each question: how the marks of all analysts fall on each competing answer."""
    blocks: list[Block] = []
    for question in draft.snapshot.all(Question):
        if draft.is_included(question):
            blocks += _question(draft, question)
    return Section("Competing hypotheses", 1, tuple(blocks)) if blocks else None


def _question(draft: Draft, question: Question) -> list[Block]:
    answers = sorted(
        draft.snapshot.referring(Hypothesis, "question", question.id),
        key=lambda answer: (draft.position(answer), answer.id),
    )
    if not answers:
        return []
    lead = Paragraph((draft.state(question, [Run(w.one_line(question.text))]),), "lead")
    rows = []
    evidence = len(draft.snapshot.referring(Evidence, "question", question.id))
    analysts: set[str] = set()
    for answer in answers:
        marks = draft.snapshot.referring(Mark, "hypothesis", answer.id)
        analysts.update(mark.analyst for mark in marks)
        counts = [sum(mark.value == value for mark in marks) for value in _MARKS]
        label = f"{answer.label}: " if answer.label else ""
        statement = draft.state(answer, [Run(label + w.open_end(answer.statement))])
        rows.append(Row(((statement,), *(cell(str(count) if count else "–") for count in counts))))
    columns = [Column("Hypothesis", 0.58), *(Column(mark, 0.07, "end") for mark in _MARKS)]
    note = (
        "Marks: CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA not applicable. "
        f"{w.count_words(evidence, 'row').capitalize()} of evidence, marked by "
        f"{w.count_words(len(analysts), 'analyst')}. The answer with the least against it stands best."
    )
    return [lead, *draft.tables("Marks for each hypothesis", columns, rows, note)]
