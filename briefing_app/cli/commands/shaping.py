# SPDX-License-Identifier: Apache-2.0
"""Commands that make one claim of several, or two of one."""

from typing import TYPE_CHECKING

from briefing_app.cli.commands.common import citations_of, with_case
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, given, read_pair
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import NotFound
from briefing_app.domain.records import Citation, Claim, Entity, Mention, Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.services.session import CaseSession


def build_shaping(builder: Builder) -> None:
    """The words ``merge`` and ``split`` of the command ``claim``."""
    merge = builder.sub(
        "merge",
        "make claims that say the same one; the others stay as withdrawn",
        _merge,
        "claim merge crisis.casefile KEEP OTHER --take statement=OTHER",
    )
    with_case(merge).add_argument("keep", metavar="KEEP", help="the id of the claim that stays")
    merge.add_argument("others", metavar="OTHER", nargs="+", help="the ids of the claims that are merged into it")
    merge.add_argument(
        "--take",
        metavar="FIELD=ID",
        action="append",
        default=[],
        help="where they differ: the field, and the claim whose value stays (otherwise that of KEEP)",
    )
    split = builder.sub(
        "split",
        "make two claims of one that says two things",
        _split,
        'claim split crisis.casefile ID --first "17 were injured." --second "The pilot is missing." \\\n'
        "    --to-second CITATION crew --to-both CITATION",
    )
    with_case(split).add_argument("id", metavar="ID", help="the id of the claim")
    split.add_argument("--first", metavar="TEXT", required=True, help="what the claim says from now on")
    split.add_argument("--second", metavar="TEXT", required=True, help="what the new claim says")
    for name, help in (("second", "go to the new claim"), ("both", "stand with both")):
        split.add_argument(
            f"--to-{name}",
            metavar="ID|NAME",
            nargs="+",
            action="extend",
            default=[],
            help=f"citations by id, tags and entities by name, that {help}; the others stay with the first",
        )
    add_fields(split, Claim, leave_out=("statement", "status", "status_reason"))


def _merge(context: Context) -> None:
    from briefing_app.services import claims

    fields = dict(read_pair("--take", text.replace("=", ":", 1), "statement=ID") for text in context["take"])
    with context.writing() as session:
        kept = claims.merge(session, context["keep"], context["others"], fields)
        context.output.document(fields_of(kept, citations=citations_of(session, kept.id), merged=context["others"]))


def _split(context: Context) -> None:
    from briefing_app.services import claims

    with context.writing() as session:
        session.get(Claim, context["id"])
        second = {**given(context, Claim), "statement": context["second"]}
        moved, shared = (_links(session, context["id"], context[f"to_{name}"]) for name in ("second", "both"))
        halves = claims.split(session, context["id"], context["first"], second, moved, shared)
        first, made = (fields_of(half, citations=citations_of(session, half.id)) for half in halves)
        context.output.document({**first, "second": made})


def _links(session: "CaseSession", claim: str, named: "Sequence[str]") -> list[str]:
    """The ids of the links that a person named. Raises NotFound."""
    known = {citation.id: citation.id for citation in session.where(Citation, claim=claim)}
    for tagging in session.where(Tagging, subject=claim):
        known[session.get(Tag, tagging.tag).name.casefold()] = tagging.id
    for mention in session.where(Mention, claim=claim):
        known[session.get(Entity, mention.entity).name.casefold()] = mention.id
    found: list[str] = []
    for name in named:
        link = known.get(name) or known.get(name.casefold())
        if link is None:
            raise NotFound(
                f"“{name[:80]}” is no citation, tag or entity of this claim. “briefing claim show” lists them."
            )
        found.append(link)
    return found
