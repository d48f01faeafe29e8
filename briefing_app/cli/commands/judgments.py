# SPDX-License-Identifier: Apache-2.0
"""Commands about experts and assessments."""

from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.common import build_usual, citations_of, with_case, with_id
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, add_passage, given, passage, read_day, read_number, read_pair
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Record
from briefing_app.domain.records import STANCES, Analyst, Assessment, Basis, Citation, Expert

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession

ASSESS_WORDS: Final = ("add", "resolve", "list", "show", "edit", "withdraw", "reinstate", "basis")
"""What may follow ``assess`` instead of the case file."""

_OUTCOME: Final = ("outcome", "resolved_on")
_RANGE: Final = ("probability_low", "probability_high")
_STATUS: Final = ("status", "status_reason")
_OF_PASSAGE: Final = ("speaker", "via", "credibility", "credibility_reason", "translation", "translator")


def _edit_expert() -> Any:
    from briefing_app.services import assessments

    return assessments.edit_expert


# -- experts ---------------------------------------------------------------------------------------------------------


def build_expert(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add an expert",
        _add_expert,
        'expert add crisis.casefile --name "Charles Lister" --affiliation "Middle East Institute, Washington"',
    )
    add_fields(with_case(add), Expert)
    build_usual(
        builder,
        Expert,
        ("name", "affiliation", "field"),
        _edit_expert,
        more=_record_of,
        example='--field "armed groups in Syria"',
    )


def _add_expert(context: Context) -> None:
    from briefing_app.services import assessments

    fields = given(context, Expert)
    if not fields.get("name"):
        raise BadInput("An expert has a name. Give --name.")
    with context.writing() as session:
        context.output.document(fields_of(assessments.add_expert(session, **fields)))


def _record_of(session: "CaseSession", expert: Expert) -> dict[str, Any]:
    """The expert's judgments and how they came out."""
    judgments = session.where(Assessment, author=expert.id)
    outcomes = [found.outcome for found in judgments if found.outcome]
    record = {name: outcomes.count(name) for name in ("true", "false", "void")}
    return {
        "assessments": [_brief(found) for found in judgments],
        "track_record": {"resolved": len(outcomes), **record, "open": len(judgments) - len(outcomes)},
    }


def _brief(found: Assessment) -> dict[str, Any]:
    names = ("statement", "term", "probability_low", "probability_high", "confidence", "outcome", "resolved_on")
    return {"type": found.type_name, "id": found.id, **{name: getattr(found, name) for name in names}}


# -- assessments -----------------------------------------------------------------------------------------------------


def build_assess(builder: Builder) -> None:
    _build_add(builder)
    resolve = builder.sub(
        "resolve",
        "record how a judgment came out",
        _resolve,
        "assess resolve crisis.casefile ID --outcome true --on 2023-12-01",
    )
    with_id(resolve, "assessment").add_argument("--outcome", metavar="WORD", required=True, help="true, false, void")
    resolve.add_argument("--on", metavar="DATE", required=True, help="the day on which that was clear")
    build_usual(builder, Assessment, (), _edit, more=_more, fixed=_RANGE, example='--term "very likely"')
    builder.words["list"].set_defaults(handler=_list)
    builder.words["edit"].set_defaults(handler=_edit_given)
    builder.words["edit"].add_argument("--probability", metavar="LOW:HIGH", help="a range of per cent")
    withdraw = builder.sub(
        "withdraw",
        "mark a judgment as withdrawn",
        _withdraw,
        'assess withdraw crisis.casefile ID --reason "overtaken by the ceasefire"',
    )
    with_id(withdraw, "assessment").add_argument(
        "--reason", "--status-reason", metavar="TEXT", default="", help="why (needed)"
    )
    with_id(
        builder.sub(
            "reinstate",
            "make a withdrawn judgment live again",
            _reinstate,
            "assess reinstate crisis.casefile ID",
        ),
        "assessment",
    )
    basis = builder.sub(
        "basis",
        "say what a judgment rests on",
        _basis,
        "assess basis crisis.casefile ID CLAIM:supports OTHER:contradicts",
    )
    with_id(basis, "assessment").add_argument(
        "basis", metavar="ID[:STANCE]", nargs="+", help="claim, assessment or assumption, and " + ", ".join(STANCES)
    )
    builder.parser.usage = "briefing assess CASE --by EXPERT|me --statement TEXT [...]\n       briefing assess WHAT ..."


def _build_add(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "record a judgment (the word “add” may be left out)",
        _add,
        'assess crisis.casefile --by "Charles Lister" --statement "A wider war is likely." --term likely \\\n'
        "    --probability 55:80 --confidence moderate --basis CLAIM:supports",
    )
    with_case(add).add_argument(
        "--by", metavar="EXPERT|me", required=True, help="an expert's id or exact name, or “me”"
    )
    add.add_argument("--statement", metavar="TEXT", required=True, help="the judgment")
    add.add_argument("--probability", metavar="LOW:HIGH", help="a range of per cent, such as 55:80")
    add.add_argument(
        "--basis",
        metavar="ID[:STANCE]",
        nargs="+",
        action="extend",
        help="what it rests on: claim, assessment or assumption, and " + ", ".join(STANCES),
    )
    add_fields(add, Assessment, leave_out=("author", "statement", *_RANGE, *_OUTCOME, *_STATUS))
    add_passage(add, required=False)
    add_fields(add, Citation, only=_OF_PASSAGE)


def _edit() -> Any:
    from briefing_app.services import assessments

    return assessments.edit


def _add(context: Context) -> None:
    from briefing_app.services import assessments, claims

    fields = {**given(context, Assessment), **_probability(context)}
    basis = [_basis_of(text) for text in context["basis"] or ()]
    linked = given(context, Citation)
    asked = passage(context)
    if (context["source"] is None) == any(value is not None for value in asked.values()):
        raise BadInput("A passage needs both: --source and one of --quote and --span.")
    with context.writing() as session:
        if fields.get("term") and not fields.get("scale"):
            fields["scale"] = session.case.likelihood_scale or "icd203"
            context.output.message(f"The term is taken from the scale {fields['scale']} (--scale chooses another).")
        place = None
        if context["source"] is not None:
            anchor = claims.locate(session, context["source"], **asked)
            place = (context["source"], anchor.start, anchor.end)
        made = assessments.assess(
            session,
            by=_author(session, context["by"]),
            statement=context["statement"],
            basis=basis,
            passage=place,
            citation=linked,
            **fields,
        )
        context.output.document(fields_of(made, **_more(session, made)))


def _author(session: "CaseSession", named: str) -> str:
    """The id behind ``--by``: “me”, an id, or the exact name of one expert or analyst."""
    if named == "me" or isinstance(session.find(named), (Expert, Analyst)):
        return named
    wanted = " ".join(named.split())
    found: list[Record] = [*session.where(Expert, name=wanted)] or [*session.where(Analyst, name=wanted)]
    if len(found) > 1:
        ids = ", ".join(record.id for record in found)
        raise BadInput(f"Several experts are called “{wanted}”. Give the id of one: {ids}.")
    if not found:
        raise NotFound(f"There is no expert “{wanted[:80]}” in this case. Add one with “briefing expert add”.")
    return found[0].id


def _probability(context: Context) -> dict[str, Any]:
    text = context["probability"]
    if text is None:
        return {}
    if not text.strip():
        return dict.fromkeys(_RANGE)
    low, high = read_pair("--probability", text.replace("%", ""), "55:80")
    return {
        "probability_low": read_number("--probability", low),
        "probability_high": read_number("--probability", high),
    }


def _basis_of(text: str) -> tuple[str, str]:
    subject, _, stance = text.partition(":")
    return subject.strip(), stance.strip() or "supports"


def _more(session: "CaseSession", made: Assessment) -> dict[str, Any]:
    """Who judged, what it rests on, and the passages in which it was said."""
    from briefing_app.services import assessments

    author = assessments.author_of(session, made)
    return {
        "author_name": author.name if author else None,
        "basis": [fields_of(link) for link in session.where(Basis, assessment=made.id)],
        "citations": citations_of(session, made.id),
    }


def _list(context: Context) -> None:
    from briefing_app.services import browse

    with context.reading() as session:
        rows = [
            fields_of(session.get(Assessment, row.id), author_name=row.author_name)
            for row in browse.assessment_rows(session)
        ]
    context.output.rows(
        rows,
        ("id", "author_name", "term", "confidence", "statement", "outcome", "status"),
        "There is no assessment in this case.",
    )


def _edit_given(context: Context) -> None:
    from briefing_app.services import assessments

    fields = {**given(context, Assessment), **_probability(context)}
    if not fields:
        raise BadInput("Nothing was given to change. Name a field of the assessment, such as --notes TEXT.")
    with context.writing() as session:
        if fields.get("author"):
            named = _author(session, fields["author"])
            fields["author"] = session.analyst_id if named == "me" else named
        context.output.document(fields_of(assessments.edit(session, context["id"], **fields)))


def _resolve(context: Context) -> None:
    from briefing_app.services import assessments

    on = read_day("--on", context["on"])
    with context.writing() as session:
        made = assessments.resolve(session, context["id"], outcome=context["outcome"], on=on)
        context.output.document(fields_of(made))


def _withdraw(context: Context) -> None:
    from briefing_app.services import assessments

    with context.writing() as session:
        context.output.document(fields_of(assessments.withdraw(session, context["id"], context["reason"])))


def _reinstate(context: Context) -> None:
    from briefing_app.services import assessments

    with context.writing() as session:
        context.output.document(fields_of(assessments.reinstate(session, context["id"])))


def _basis(context: Context) -> None:
    from briefing_app.services import assessments

    pairs = [_basis_of(text) for text in context["basis"]]
    with context.writing() as session:
        for subject, stance in pairs:
            assessments.add_basis(session, context["id"], subject, stance)
        made = session.get(Assessment, context["id"])
        context.output.document(fields_of(made, **_more(session, made)))
