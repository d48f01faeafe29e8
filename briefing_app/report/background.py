# SPDX-License-Identifier: Apache-2.0
"""What stands behind the judgments: gaps, assumptions, indicators, competing hypotheses."""

from collections.abc import Mapping, Sequence

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
    for number, item in enumerate(sorted(found, key=lambda item: (draft.position(item), item.id)), start=1):
        draft.notebook.assumptions[item.id] = number
        remarks = [terms.EXAMINED[item.status]]
        if item.confidence != "not_stated":
            remarks.append(f"held with {terms.confidence_word(item.confidence)} confidence")
        text = f" {'; '.join(remarks).capitalize()}."
        for otherwise in (draft.positions.examined(item), draft.positions.assumed(item)):
            text += f" {otherwise}" if otherwise else ""
        if item.effect_if_wrong:
            text += f" If it is wrong: {w.sentence(item.effect_if_wrong)}"
        statement = draft.state(item, [Run(w.sentence(item.statement))])
        blocks.append(Paragraph((Run(f"{number}. ", "label"), statement, Run(text, "quiet")), "item"))
    return Section("Assumptions", 1, tuple(blocks))


def indicators(draft: Draft) -> Section | None:
    """What would change the judgments, with the latest reading of each."""
    found = [item for item in draft.snapshot.all(Indicator) if draft.is_included(item)]
    if not found:
        return None
    columns = [Column("Indicator"), Column("Points to"), Column("Latest reading"), Column("Next check")]
    rows = []
    for item in sorted(found, key=lambda item: (draft.position(item), item.id)):
        text = w.open_end(item.statement)
        threshold = [Run(f" – {w.open_end(item.threshold)}", "quiet")] if item.threshold else []
        rows.append(
            Row(
                (
                    (draft.state(item, [Run(text)]), *threshold),
                    cell(_points_to(item)),
                    cell(_latest(draft, item)),
                    cell(draft.short_day(item.next_check, "not set")),
                )
            )
        )
    caption = "Indicators, with the threshold of each, and their latest reading"
    if not any(item.threshold for item in found):
        caption = "Indicators and their latest reading"
    return Section("Indicators", 1, tuple(draft.tables(caption, columns, rows)))


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
    when = f", {draft.short_day(last.on)}" if last.on else ", undated"
    note = f" – {w.open_end(last.note)}" if last.note else ""
    otherwise = draft.positions.reading(last)
    return terms.READINGS[last.status] + when + note + (f". {otherwise}" if otherwise else "")


def hypotheses(draft: Draft) -> Section | None:
    """One table for all questions: how the marks of all analysts fall on each competing answer."""
    questions = [question for question in draft.snapshot.all(Question) if draft.is_included(question)]
    marks = {
        answer.id: draft.snapshot.referring(Mark, "hypothesis", answer.id)
        for question in questions
        for answer in draft.snapshot.referring(Hypothesis, "question", question.id)
    }
    if not marks:
        return None
    used = {mark.value for found in marks.values() for mark in found}
    values = [value for value in terms.MARKS if value in used]
    rows: list[Row] = []
    for question in questions:
        rows += _question(draft, question, marks, values)
    columns = [Column("Hypothesis", 1 - 0.06 * len(values)), *(Column(value, 0.06, "end") for value in values)]
    legend = ", ".join(f"{value} {terms.MARKS[value]}" for value in values)
    note = f"Number of marks: {legend}. The answer with the least against it stands best." if values else ""
    return Section(
        "Competing hypotheses", 1, tuple(draft.tables("Marks for each hypothesis, by question", columns, rows, note))
    )


def _question(draft: Draft, question: Question, marks: Mapping[str, Sequence[Mark]], values: list[str]) -> list[Row]:
    answers = sorted(
        draft.snapshot.referring(Hypothesis, "question", question.id),
        key=lambda answer: (draft.position(answer), answer.id),
    )
    if not answers:
        return []
    analysts = {mark.analyst for answer in answers for mark in marks[answer.id]}
    evidence = len(draft.snapshot.referring(Evidence, "question", question.id))
    weighed = f" {w.capital(w.count_words(evidence, 'row'))} of evidence, {w.count_words(len(analysts), 'analyst')}."
    lead = draft.state(question, [Run(w.one_line(question.text))])
    rows = [Row(((lead, Run(weighed, "quiet")),), spans=True)]
    for answer in answers:
        counts = [sum(mark.value == value for mark in marks[answer.id]) for value in values]
        label = f"{w.one_line(answer.label)}: " if answer.label else ""
        statement = draft.state(answer, [Run(label + w.open_end(answer.statement))])
        dissent = [Run(f" {said}", "quiet") for mark in marks[answer.id] if (said := draft.positions.mark(mark))]
        rows.append(Row(((statement, *dissent), *(cell(str(count) if count else "–") for count in counts))))
    return rows
