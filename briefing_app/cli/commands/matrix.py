# SPDX-License-Identifier: Apache-2.0
"""Commands about competing hypotheses: questions, answers, evidence rows, marks."""

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.common import build_usual, with_case, with_id
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import described, fields_of, table
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
from briefing_app.domain.fields import Record
from briefing_app.domain.records import MARKS, Analyst, Evidence, Hypothesis, Mark, Question

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession

_VIEW: Final = ("author_name", "term", "low", "high", "confidence", "statement", "status")
_AGAINST: Final = {"I": 1, "II": 2}


def _edit_of(kind: type[Question] | type[Hypothesis] | type[Evidence]) -> Any:
    from briefing_app.services import hypotheses

    def edit(session: "CaseSession", id: str, **fields: object) -> Record:
        return hypotheses.edit(session, kind, id, **fields)

    return edit


def _needed(fields: dict[str, Any], kind: type[Record], *names: str) -> None:
    for name in names:
        if not fields.get(name):
            raise BadInput(f"{kind.type_name}: {name} is missing. Give --{name}.")


def build_question(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add a question that competing hypotheses answer",
        _add_question,
        'question add crisis.casefile --text "Who fired on the ferry?"',
    )
    add_fields(with_case(add), Question)
    show = build_usual(
        builder,
        Question,
        ("text",),
        partial(_edit_of, Question),
        example='--text "Who ordered the attack on the ferry?"',
    )
    show.set_defaults(handler=_show_question)
    show.description = "Show one question with its matrix and scores."


def _add_question(context: Context) -> None:
    from briefing_app.services import hypotheses

    fields = given(context, Question)
    _needed(fields, Question, "text")
    with context.writing() as session:
        context.output.document(fields_of(hypotheses.add_question(session, **fields)))


def _show_question(context: Context) -> None:
    from briefing_app.services import judging

    with context.reading() as session:
        question = session.get(Question, context["id"])
        answers = sorted(session.where(Hypothesis, question=question.id), key=_order)
        rows = sorted(session.where(Evidence, question=question.id), key=_order)
        marks = [mark for row in rows for mark in session.where(Mark, evidence=row.id)]
        names = {analyst.id: analyst.name for analyst in session.all(Analyst)}
        views = judging.views_on(session, question.id)
        judged = judging.assessment_rows(session, views.ids)
    scores = [_score(answer, marks) for answer in answers]
    found = fields_of(
        question,
        hypotheses=scores,
        evidence=[fields_of(row, marks=_marks_of(row, marks, names)) for row in rows],
        analysts=sorted({names.get(mark.analyst, mark.analyst) for mark in marks}),
        views=[{"type": "assessment", "id": row.id, **{name: getattr(row, name) for name in _VIEW}} for row in judged],
        median=views.median and list(views.median),
    )
    readable = described(fields_of(question))
    if scores:
        readable += "\n\n" + table(scores, ("id", "label", "statement", *MARKS, "against"))
    if marks:
        listed = [{**fields_of(mark), "analyst": names.get(mark.analyst)} for mark in marks]
        readable += "\n\n" + table(listed, ("evidence", "hypothesis", "analyst", "value", "reason"))
    if judged:
        readable += "\n\n" + table(found["views"], ("id", *_VIEW))
    if views.median:
        readable += f"\nmedian of {views.stated} stated ranges: {views.median.low:g}-{views.median.high:g} %"
    context.output.document(found, readable)


def _order(record: Hypothesis | Evidence) -> tuple[float, str]:
    return (float("inf") if record.position is None else record.position, record.id)


def _score(answer: Hypothesis, marks: list[Mark]) -> dict[str, Any]:
    """How often each mark was given, over all analysts; ``against`` counts I once and II twice."""
    counts = Counter(mark.value for mark in marks if mark.hypothesis == answer.id)
    against = sum(counts[value] * weight for value, weight in _AGAINST.items())
    return fields_of(answer, **{value: counts[value] for value in MARKS}, against=against)


def _marks_of(row: Evidence, marks: list[Mark], names: dict[str, str]) -> list[dict[str, Any]]:
    return [fields_of(mark, analyst_name=names.get(mark.analyst)) for mark in marks if mark.evidence == row.id]


def build_hypothesis(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add a competing answer to a question",
        _add_hypothesis,
        'hypothesis add crisis.casefile --question ID --statement "The militia acted on its own."',
    )
    add_fields(with_case(add), Hypothesis, leave_out=("position",))
    build_usual(
        builder,
        Hypothesis,
        ("label", "statement", "question"),
        partial(_edit_of, Hypothesis),
        fixed=("question",),
        example="--label H2",
    )


def _add_hypothesis(context: Context) -> None:
    from briefing_app.services import hypotheses

    fields = given(context, Hypothesis)
    _needed(fields, Hypothesis, "question", "statement")
    with context.writing() as session:
        session.get(Question, fields["question"])
        context.output.document(fields_of(hypotheses.add_hypothesis(session, **fields)))


def build_evidence(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add a row: a claim, an assessment, an assumption, or an argument in words",
        _add_evidence,
        "evidence add crisis.casefile --question ID --subject CLAIM --relevance high\n"
        'evidence add crisis.casefile --question ID --text "Nobody else has such rockets."',
    )
    add_fields(with_case(add), Evidence, leave_out=("position",))
    build_usual(
        builder,
        Evidence,
        ("question", "subject", "text", "credibility", "relevance"),
        partial(_edit_of, Evidence),
        fixed=("question",),
        example="--relevance high",
    )


def _add_evidence(context: Context) -> None:
    from briefing_app.services import hypotheses

    fields = given(context, Evidence)
    _needed(fields, Evidence, "question")
    question = fields.pop("question")
    with context.writing() as session:
        session.get(Question, question)
        context.output.document(fields_of(hypotheses.add_evidence(session, question, **fields)))


def build_mark(builder: Builder) -> None:
    mark = builder.sub(
        "set",
        "mark a row as consistent or inconsistent with an answer",
        _set_mark,
        'mark set crisis.casefile EVIDENCE HYPOTHESIS II --reason "they have no rockets"',
        aliases=("add",),
    )
    with_case(mark).add_argument("evidence", metavar="EVIDENCE", help="the id of the row")
    mark.add_argument("hypothesis", metavar="HYPOTHESIS", help="the id of the answer")
    mark.add_argument("value", metavar="MARK", help=", ".join(MARKS))
    mark.add_argument("--reason", metavar="TEXT", help="why")
    listing = builder.sub("list", "list the marks of all analysts", _list_marks, "mark list crisis.casefile")
    with_case(listing).add_argument("--question", metavar="ID", help="only those of this question")
    with_id(builder.sub("show", "show one mark", _show_mark, "mark show crisis.casefile ID"), "mark")


def _set_mark(context: Context) -> None:
    from briefing_app.services import hypotheses

    with context.writing() as session:
        made = hypotheses.set_mark(
            session, context["evidence"], context["hypothesis"], context["value"], context["reason"]
        )
        context.output.document(fields_of(made))


def _list_marks(context: Context) -> None:
    with context.reading() as session:
        rows = None
        if context["question"] is not None:
            session.get(Question, context["question"])
            rows = {row.id for row in session.where(Evidence, question=context["question"])}
        names = {analyst.id: analyst.name for analyst in session.all(Analyst)}
        found = [
            fields_of(mark, analyst_name=names.get(mark.analyst))
            for mark in session.all(Mark)
            if rows is None or mark.evidence in rows
        ]
    context.output.rows(
        found, ("id", "evidence", "hypothesis", "analyst_name", "value"), "There are no marks in this case."
    )


def _show_mark(context: Context) -> None:
    with context.reading() as session:
        context.output.document(fields_of(session.get(Mark, context["id"])))
