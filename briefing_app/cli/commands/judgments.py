# SPDX-License-Identifier: Apache-2.0
"""Commands about assessments."""

import argparse
from typing import TYPE_CHECKING, Any, Final

from briefing_app.analysis.likelihood import read_range
from briefing_app.cli.commands.common import build_usual, citations_of, with_case, with_id
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, add_passage, given, passage, read_day, read_number, read_pair
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Record
from briefing_app.domain.records import STANCES, Analyst, Assessment, Assumption, Basis, Citation, Expert

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession

ASSESS_WORDS: Final = ("add", "resolve", "reopen", "list", "show", "edit", "withdraw", "reinstate", "basis")
"""What may follow ``assess`` instead of the case file."""

SORTS: Final = ("order", "made", "statement", "author", "likelihood", "confidence", "horizon", "outcome", "status")

_OUTCOME: Final = ("outcome", "resolved_on")
_RANGE: Final = ("probability_low", "probability_high")
_STATUS: Final = ("status", "status_reason")
_OF_PASSAGE: Final = ("speaker", "via", "credibility", "credibility_reason", "translation", "translator")


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
    with_id(
        builder.sub("reopen", "take the outcome of a judgment back", _reopen, "assess reopen crisis.casefile ID"),
        "assessment",
    )
    build_usual(builder, Assessment, (), _edit, more=_more, fixed=_RANGE, example='--term "very likely"')
    _build_list(builder.words["list"])
    builder.words["edit"].add_argument(
        "--new-question", metavar="TEXT", help="a question that it answers and that the case does not have yet"
    )
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
    basis.add_argument("--note", metavar="TEXT", help="what is to be said of it")
    basis.add_argument("--remove", action="store_true", help="it rests on these no more")
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
    add.add_argument("--probability", metavar="LOW:HIGH", help="a range of per cent, such as 55:80, or a number")
    add.add_argument(
        "--basis",
        metavar="ID[:STANCE]",
        nargs="+",
        action="extend",
        help="what it rests on: claim, assessment or assumption, and " + ", ".join(STANCES),
    )
    add.add_argument(
        "--assumption",
        metavar="ID|TEXT",
        nargs="+",
        action="extend",
        help="an assumption that it rests on: its id, or words for a new one",
    )
    add.add_argument(
        "--new-question", metavar="TEXT", help="a question that it answers and that the case does not have yet"
    )
    add_fields(add, Assessment, leave_out=("author", "statement", *_RANGE, *_OUTCOME, *_STATUS))
    add_passage(add, required=False)
    add_fields(add, Citation, only=_OF_PASSAGE)


def _build_list(listing: argparse.ArgumentParser) -> None:
    listing.set_defaults(handler=_list)
    listing.add_argument("--by", metavar="EXPERT|me", help="only the judgments of this expert or analyst")
    listing.add_argument("--of", choices=("experts", "analysts"), help="only judgments of experts, or of analysts")
    listing.add_argument(
        "--state", choices=("open", "resolved"), help="only those whose outcome is not yet known, or is"
    )
    listing.add_argument("--question", metavar="ID|none", help="only those on this question, or on none")
    listing.add_argument("--status", metavar="WORD", help="live or withdrawn")
    listing.add_argument("--key", action="store_true", help="key judgments only")
    listing.add_argument("--find", metavar="WORDS", default="", help="only those with these words")
    listing.add_argument("--sort", metavar="NAME", default="order", help=", ".join(SORTS))
    listing.add_argument("--descending", action="store_true", help="the other way round")


def _edit() -> Any:
    from briefing_app.services import assessments

    return assessments.edit


def _add(context: Context) -> None:
    from briefing_app.services import assessments, claims

    fields = {**given(context, Assessment), **_probability(context)}
    basis = [_basis_of(text) for text in context["basis"] or ()]
    linked = given(context, Citation)
    taken = context["assumption"] or ()
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
        held = [text for text in taken if session.look_up(Assumption, text) is not None]
        made = assessments.assess(
            session,
            by=_author(session, context["by"]),
            statement=context["statement"],
            basis=[*basis, *((id, "supports") for id in held)],
            assumptions=[text for text in taken if text not in held],
            new_question=context["new_question"],
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
    if (understood := read_range(text)) is not None:
        return dict(zip(_RANGE, understood, strict=True))
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
    from briefing_app.services import judging

    with context.reading() as session:
        question = context["question"]
        by = _author(session, context["by"]) if context["by"] else None
        query = judging.AssessmentQuery(
            text=context["find"],
            author=Analyst.id_of(context.author()) if by == "me" else by,
            by={"experts": "expert", "analysts": "analyst"}.get(context["of"] or ""),
            state=context["state"],
            status=context["status"],
            key=True if context["key"] else None,
            question=judging.NO_QUESTION if question == "none" else question,
            sort=context["sort"],
            descending=context["descending"],
        )
        rows = [
            fields_of(session.get(Assessment, row.id), author_name=row.author_name)
            for row in judging.assessment_rows(session, judging.assessment_ids(session, query))
        ]
    context.output.rows(
        rows,
        ("id", "author_name", "term", "confidence", "statement", "outcome", "status"),
        "There is no assessment in this case.",
    )


def _edit_given(context: Context) -> None:
    from briefing_app.services import assessments

    fields = {**given(context, Assessment), **_probability(context)}
    new_question = context["new_question"]
    if not fields and not new_question:
        raise BadInput("Nothing was given to change. Name a field of the assessment, such as --notes TEXT.")
    with context.writing() as session:
        if fields.get("author"):
            named = _author(session, fields["author"])
            fields["author"] = session.analyst_id if named == "me" else named
        changed = assessments.revise(session, context["id"], new_question=new_question, **fields)
        context.output.document(fields_of(changed))


def _resolve(context: Context) -> None:
    from briefing_app.services import assessments

    on = read_day("--on", context["on"])
    with context.writing() as session:
        made = assessments.resolve(session, context["id"], outcome=context["outcome"], on=on)
        context.output.document(fields_of(made))


def _reopen(context: Context) -> None:
    from briefing_app.services import assessments

    with context.writing() as session:
        context.output.document(fields_of(assessments.reopen(session, context["id"])))


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
            if context["remove"]:
                assessments.remove_basis(session, context["id"], subject)
            else:
                assessments.add_basis(session, context["id"], subject, stance, context["note"])
        made = session.get(Assessment, context["id"])
        context.output.document(fields_of(made, **_more(session, made)))
