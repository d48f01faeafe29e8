# SPDX-License-Identifier: Apache-2.0
"""Analysis of competing hypotheses: questions, their answers, evidence rows, and each analyst's marks."""

from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Evidence, Hypothesis, Mark, Question
from briefing_app.services.session import CaseSession


def add_question(session: CaseSession, text: str, notes: str | None = None) -> Question:
    with session.transaction("Add question") as work:
        return work.insert(Question.make(new_id(), text=text, notes=notes))


def add_hypothesis(session: CaseSession, question: str, statement: str, label: str | None = None) -> Hypothesis:
    """A competing answer; without a label it gets the next one: H1, H2 ..."""
    count = len(session.where(Hypothesis, question=question))
    with session.transaction("Add hypothesis") as work:
        return work.insert(
            Hypothesis.make(
                new_id(),
                question=question,
                statement=statement,
                label=label or f"H{count + 1}",
                position=float(count + 1),
            )
        )


def add_evidence(
    session: CaseSession,
    question: str,
    *,
    subject: str | None = None,
    text: str | None = None,
    **fields: object,
) -> Evidence:
    """A row of the matrix: a claim, assessment or assumption, or an argument in words."""
    if (subject is None) == (text is None):
        raise BadInput("A row needs either a record of the case or an argument in words.")
    count = len(session.where(Evidence, question=question))
    with session.transaction("Add evidence") as work:
        return work.insert(
            Evidence.make(new_id(), question=question, subject=subject, text=text, position=float(count + 1), **fields)
        )


def set_mark(session: CaseSession, evidence: str, hypothesis: str, value: str, reason: str | None = None) -> Mark:
    """This session's analyst marks a cell: CC, C, N, I, II or NA."""
    row, column = session.get(Evidence, evidence), session.get(Hypothesis, hypothesis)
    if row.question != column.question:
        raise BadInput("The evidence and the hypothesis belong to different questions.")
    id = Mark.id_of(evidence, hypothesis, session.analyst_id)
    with session.transaction("Set mark") as work:
        if session.look_up(Mark, id) is not None:
            return work.update(Mark, id, value=value, reason=reason)
        return work.insert(
            Mark.make(
                id,
                evidence=evidence,
                hypothesis=hypothesis,
                analyst=session.analyst_id,
                value=value,
                reason=reason,
            )
        )


def edit(
    session: CaseSession, kind: type[Question] | type[Hypothesis] | type[Evidence], id: str, **fields: object
) -> Question | Hypothesis | Evidence:
    """Changes a question, a hypothesis or an evidence row."""
    with session.transaction(f"Edit {kind.type_name}") as work:
        return work.update(kind, id, **fields)
