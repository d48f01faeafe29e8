# SPDX-License-Identifier: Apache-2.0
"""Commands about claims, their citations, figures and relations."""

from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.claim_lists import build_edit, build_list
from briefing_app.cli.commands.common import citations_of, edit_with, list_of, show_of, with_case, with_id
from briefing_app.cli.commands.shaping import build_shaping
from briefing_app.cli.context import Context, existing
from briefing_app.cli.options import add_fields, add_passage, given, passage
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Citation, Claim, Relation

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession

PASSAGE: Final = ("claim", "assessment", "source", "version", "exact", "prefix", "suffix", "start", "end")
FIGURE: Final = Claim.field_names()[Claim.field_names().index("measure") :]
_STATUS: Final = ("status", "status_reason")


def _edit_citation() -> Any:
    from briefing_app.services import claims

    return claims.edit_citation


# -- claims ----------------------------------------------------------------------------------------------------------


def build_claim(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add a claim with the passage that it rests on",
        _add,
        'claim add crisis.casefile --source ID --quote "17 people were injured" \\\n'
        '    --statement "17 people were injured." --credibility 2 --event-time "14 November 2023" --tag casualties',
    )
    with_case(add).add_argument("--statement", metavar="TEXT", required=True, help="the claim in your words")
    add_passage(add)
    add_fields(add, Claim, leave_out=("statement", *_STATUS))
    add_fields(add, Citation, leave_out=PASSAGE)
    add.add_argument("--tag", metavar="WORD", nargs="+", action="extend", help="tags to put on it")
    add.add_argument("--entity", metavar="NAME", nargs="+", action="extend", help="names of what it speaks of")
    build_list(builder)
    show = builder.sub("show", "show one claim", show_of(Claim, _more), "claim show crisis.casefile ID")
    with_id(show, "claim")
    build_edit(builder)
    like = builder.sub(
        "like",
        "list the claims that resemble a passage, to be cited instead of saying it twice",
        _like,
        'claim like crisis.casefile --source ID --quote "17 people were injured"',
    )
    add_passage(with_case(like))
    like.add_argument("--limit", metavar="N", type=int, default=5, help="how many claims at most (5)")
    withdraw = builder.sub(
        "withdraw",
        "mark a claim as withdrawn",
        _withdraw,
        'claim withdraw crisis.casefile ID --reason "the outlet retracted it"',
    )
    with_id(withdraw, "claim").add_argument(
        "--reason", "--status-reason", metavar="TEXT", default="", help="why (needed)"
    )
    reinstate = builder.sub(
        "reinstate", "make a withdrawn claim live again", _reinstate, "claim reinstate crisis.casefile ID"
    )
    with_id(reinstate, "claim")
    build_shaping(builder)


def _add(context: Context) -> None:
    from briefing_app.services import claims

    values = given(context, Claim)
    linked = given(context, Citation)
    with context.writing() as session:
        claim, citation = claims.add(
            session,
            statement=context["statement"],
            source=context["source"],
            **passage(context),
            claim=values,
            citation=linked,
            tags=context["tag"] or (),
            entities=context["entity"] or (),
        )
        context.output.document(fields_of(claim, citation=fields_of(citation), **_links(session, claim)))


def _more(session: "CaseSession", claim: Claim) -> dict[str, Any]:
    return {"citations": citations_of(session, claim.id), **_links(session, claim)}


def _links(session: "CaseSession", claim: Claim) -> dict[str, Any]:
    """Tags, entities and relations of a claim."""
    from briefing_app.services import entities

    links = entities.links_of(session, claim.id)
    relations = session.where(Relation, claim=claim.id) + session.where(Relation, other=claim.id)
    return {
        "tags": list(links.tags),
        "entities": list(links.entities),
        "relations": [fields_of(relation) for relation in relations],
    }


def _like(context: Context) -> None:
    from briefing_app.services import claims, likeness

    if context["limit"] < 1:
        raise BadInput("--limit is at least 1.")
    with context.reading() as session:
        anchor = claims.locate(session, context["source"], **passage(context))
        found = likeness.like(session, anchor.exact, context["limit"])
    rows = [{"id": likely.id, "statement": likely.statement, "why": likely.why} for likely in found]
    context.output.rows(rows, ("id", "statement", "why"), "No claim in this case resembles the passage.")


def _withdraw(context: Context) -> None:
    from briefing_app.services import claims

    with context.writing() as session:
        context.output.document(fields_of(claims.withdraw(session, context["id"], context["reason"])))


def _reinstate(context: Context) -> None:
    from briefing_app.services import claims

    with context.writing() as session:
        context.output.document(fields_of(claims.reinstate(session, context["id"])))


# -- citations -------------------------------------------------------------------------------------------------------


def build_cite(builder: Builder) -> None:
    parser = builder.leaf(
        _cite, 'cite crisis.casefile CLAIM --source ID --quote "three were hurt" --stance contradicts'
    )
    with_case(parser).add_argument(
        "subject", metavar="CLAIM|ASSESSMENT", help="the id of what the passage speaks for or against"
    )
    add_passage(parser)
    add_fields(parser, Citation, leave_out=PASSAGE)


def _cite(context: Context) -> None:
    from briefing_app.services import claims

    fields = given(context, Citation)
    with context.writing() as session:
        existing(session, context["subject"])
        citation = claims.cite(session, context["subject"], source=context["source"], **passage(context), **fields)
        context.output.document(fields_of(citation))


def build_citation(builder: Builder) -> None:
    listing = builder.sub(
        "list",
        "list the citations of a claim or assessment, or all",
        _list_citations,
        "citation list crisis.casefile CLAIM",
    )
    with_case(listing).add_argument("subject", metavar="CLAIM|ASSESSMENT", nargs="?", help="only those of this record")
    with_id(builder.sub("show", "show one citation", _show_citation, "citation show crisis.casefile ID"), "citation")
    edit = builder.sub(
        "edit",
        "change what is said about a citation; its passage stays",
        edit_with(Citation, _edit_citation),
        "citation edit crisis.casefile ID --credibility 3",
    )
    add_fields(with_id(edit, "citation"), Citation, leave_out=PASSAGE, clear=True)
    with_id(
        builder.sub("remove", "take a citation away", _remove_citation, "citation remove crisis.casefile ID"),
        "citation",
    )


def _list_citations(context: Context) -> None:
    columns = ("id", "stance", "credibility", "start", "end", "exact")
    if context["subject"] is None:
        list_of(Citation, columns[1:])(context)
        return
    with context.reading() as session:
        existing(session, context["subject"])
        rows = citations_of(session, context["subject"])
    context.output.rows(rows, columns, "Nothing is cited for it.")


def _show_citation(context: Context) -> None:
    with context.reading() as session:
        context.output.document(fields_of(session.get(Citation, context["id"])))


def _remove_citation(context: Context) -> None:
    from briefing_app.services import claims

    with context.writing() as session:
        citation = session.get(Citation, context["id"])
        claims.remove_citation(session, citation.id)
        context.output.document(fields_of(citation, removed=True))


# -- figures and relations -------------------------------------------------------------------------------------------


def build_figure(builder: Builder) -> None:
    parser = builder.sub(
        "set",
        "set the number of a claim, which makes it a figure",
        _set_figure,
        'figure set crisis.casefile CLAIM --reading "at least 17 injured" \\\n'
        '    --authority "River Police" --as-of 2023-11-14 --cumulative',
    )
    with_case(parser).add_argument("claim", metavar="CLAIM", help="the id of the claim")
    parser.add_argument(
        "--reading",
        metavar="TEXT",
        help="the figure in words, such as “at least 24 injured” or “between 10 and 12”; other options overrule it",
    )
    add_fields(parser, Claim, only=[name for name in FIGURE if name != "cumulative"], clear=True)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--cumulative", action="store_true", help="the number counts from the beginning")
    choice.add_argument("--increment", action="store_true", help="the number comes on top of earlier ones")


def _set_figure(context: Context) -> None:
    from briefing_app.services import claims

    fields = {name: value for name, value in given(context, Claim).items() if name in FIGURE}
    if context["cumulative"] or context["increment"]:
        fields["cumulative"] = bool(context["cumulative"])
    reading = context["reading"]
    if not fields and reading is None:
        raise BadInput("Nothing was given to set. Give at least --measure and a number, or --reading.")
    with context.writing() as session:
        made = claims.set_figure(session, context["claim"], reading=reading, **fields)
        context.output.document(fields_of(made))


def build_relation(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "say that a claim contradicts, supersedes or elaborates another",
        _relate,
        "relation add crisis.casefile CLAIM OTHER --kind contradicts",
    )
    with_case(add).add_argument("claim", metavar="CLAIM", help="the id of the one claim")
    add.add_argument("other", metavar="OTHER", help="the id of the other claim")
    add.add_argument("--kind", metavar="WORD", required=True, help="contradicts, supersedes, elaborates")
    add.add_argument("--note", metavar="TEXT", help="anything to know about it")
    with_case(
        builder.sub(
            "list",
            "list the relations between claims",
            list_of(Relation, ("claim", "kind", "other", "note")),
            "relation list crisis.casefile",
        )
    )

    remove = builder.sub("remove", "take a relation away", _unrelate, "relation remove crisis.casefile ID")
    with_id(remove, "relation")


def _unrelate(context: Context) -> None:
    from briefing_app.services import claims

    with context.writing() as session:
        relation = session.get(Relation, context["id"])
        claims.unrelate(session, relation.id)
        context.output.document(fields_of(relation, removed=True))


def _relate(context: Context) -> None:
    from briefing_app.services import claims

    with context.writing() as session:
        existing(session, context["claim"], context["other"])
        made = claims.relate(session, context["claim"], context["other"], context["kind"], context["note"])
        context.output.document(fields_of(made))
