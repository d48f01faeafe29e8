# SPDX-License-Identifier: Apache-2.0
"""Listing and editing claims, many at once as well: by ids, or by a saved filter."""

import argparse
from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.common import fields_to_change, with_case
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Value
from briefing_app.domain.records import CLAIM_KINDS, STANCES, Claim

if TYPE_CHECKING:
    from briefing_app.services.browse import ClaimQuery
    from briefing_app.services.bulk import BulkEdit
    from briefing_app.services.session import CaseSession

_NONE: Final = "- for none"
_QUERY: Final = (
    ("kind", "WORD", f"of this kind: {', '.join(CLAIM_KINDS)}"),
    ("status", "WORD", "live or withdrawn"),
    ("heading", "TEXT", f"under this heading; {_NONE}"),
    ("place", "TEXT", f"at this place; {_NONE}"),
    ("tag", "WORD", f"with this tag; {_NONE}"),
    ("entity", "NAME|ID", f"that speak of this entity; {_NONE}"),
    ("source", "ID", f"that cite this source; {_NONE}"),
    ("stance", "WORD", f"with a citation that speaks so: {', '.join(STANCES)}"),
    ("reliability", "GRADES", f"supported by a source graded so, such as A,B; {_NONE}"),
    ("credibility", "GRADES", f"with a supporting item graded so, such as 1,2; {_NONE}"),
    ("handling", "MARK", f"with this mark of their own; {_NONE}"),
    ("finding", "WORD", "that want another look: uncited, ungraded, incomplete_figure"),
)
_NAMES: Final = ("text", *(name for name, _, _ in _QUERY), "conflict", "sort", "descending")
_LINKS: Final = (
    ("tag", "WORD", "put this tag on"),
    ("untag", "WORD", "take this tag off"),
    ("entity", "NAME", "say that they speak of this entity"),
    ("unlink", "NAME", "say no longer that they speak of it"),
)


def add_query(parser: argparse.ArgumentParser) -> None:
    """The options that say which claims, and in which order."""
    from briefing_app.services.browse import SORTS

    group = parser.add_argument_group("which claims")
    group.add_argument("--text", metavar="WORDS", help="only claims with these words")
    for name, metavar, help in _QUERY:
        group.add_argument(f"--{name}", metavar=metavar, help=f"only claims {help}")
    group.add_argument("--conflict", action="store_true", default=None, help="only claims with fields in conflict")
    group.add_argument("--sort", metavar="FIELD", help=f"by {', '.join(SORTS)}")
    group.add_argument("--descending", action="store_true", default=None, help="the other way round")


def query_words(context: Context) -> dict[str, Value]:
    """What was asked for, by name; nothing for what was not given."""
    return {name: context[name] for name in _NAMES if context[name] is not None}


def build_list(builder: Builder) -> None:
    listing = builder.sub(
        "list",
        "list the claims of a case",
        _list,
        "claim list crisis.casefile\nclaim list crisis.casefile --finding ungraded --sort grade\n"
        'claim list crisis.casefile --filter "Needs a grade"',
    )
    with_case(listing).add_argument(
        "--filter", metavar="NAME", help="what a saved filter asks for; other options narrow or change it"
    )
    add_query(listing)


def _query(session: "CaseSession", name: str | None, asked: dict[str, Value]) -> "ClaimQuery":
    """The saved filter of this name, if there is one, with what else was asked for on top."""
    from briefing_app.services import claim_filters, filters

    words: dict[str, Value] = {}
    if name is not None:
        claim_filters.saved(session, name)
        found = filters.find(session, claim_filters.SUBJECT, name)
        words = filters.query_of(found) if found is not None else {}
    return claim_filters.query_of(session, words | asked)


def _list(context: Context) -> None:
    from briefing_app.services import browse

    with context.reading() as session:
        found = browse.claim_rows(
            session, browse.claim_ids(session, _query(session, context["filter"], query_words(context)))
        )
        rows = [
            fields_of(
                session.get(Claim, row.id),
                grade=row.grade,
                citations=row.citations,
                contradicts=row.contradicts,
                source_title=row.source_title,
                tags=list(row.tags),
                conflicted=row.conflicted,
            )
            for row in found
        ]
    context.output.rows(
        rows, ("id", "grade", "kind", "event_time", "statement", "status"), "There is no such claim in this case."
    )


def build_edit(builder: Builder) -> None:
    edit = builder.sub(
        "edit",
        "change fields of one claim, or the same fields of several in one action",
        _edit,
        'claim edit crisis.casefile ID --heading "Casualties" --place "" --notes "see the video"\n'
        'claim edit crisis.casefile ID ID --heading "Casualties" --tag river\n'
        'claim edit crisis.casefile --filter "No heading" --heading "Background" --preview',
    )
    with_case(edit).add_argument("id", metavar="ID", nargs="*", help="the ids of the claims")
    edit.add_argument("--filter", metavar="NAME", help="all claims of a saved filter, instead of ids")
    edit.add_argument("--preview", action="store_true", help="only list what would change")
    for name, metavar, help in _LINKS:
        edit.add_argument(f"--{name}", metavar=metavar, nargs="+", action="extend", default=[], help=help)
    add_fields(edit, Claim, clear=True)


def _edit(context: Context) -> None:
    from briefing_app.services import browse

    ids = list(context["id"])
    if bool(ids) == (context["filter"] is not None):
        raise BadInput("Name the claims: either their ids, or --filter with the name of a saved filter.")
    if len(ids) == 1 and not context["preview"]:
        _edit_one(context, ids[0])
        return
    edit = _bulk_edit(context)
    with context.reading() if context["preview"] else context.writing() as session:
        if not ids:
            ids = browse.claim_ids(session, _query(session, context["filter"], {}))
        (_preview if context["preview"] else _apply)(context, session, ids, edit)


def _edit_one(context: Context, id: str) -> None:
    """One claim, which is then printed."""
    from briefing_app.services import claims, entities

    links = any(context[name] for name, _, _ in _LINKS)
    values = given(context, Claim) if links else fields_to_change(context, Claim)
    with context.writing() as session:
        session.get(Claim, id)
        there = entities.links_of(session, id)
        edited = claims.edit(
            session,
            id,
            tags=_with_and_without(there.tags, context["tag"], context["untag"], "tag"),
            entities=_with_and_without(there.entities, context["entity"], context["unlink"], "entity"),
            **values,
        )
        now = entities.links_of(session, id)
        context.output.document(fields_of(edited, tags=list(now.tags), entities=list(now.entities)))


def _with_and_without(there: tuple[str, ...], more: list[str], fewer: list[str], what: str) -> list[str] | None:
    """The names after adding and taking away; None where nothing was asked for."""
    if not (more or fewer):
        return None
    folded = {name.casefold() for name in there}
    gone = {" ".join(name.split()).casefold() for name in fewer}
    for name in fewer:
        if " ".join(name.split()).casefold() not in folded:
            raise NotFound(f"The claim has no {what} “{name[:80]}”.")
    return [name for name in (*there, *more) if name.casefold() not in gone]


def _bulk_edit(context: Context) -> "BulkEdit":
    from briefing_app.services.bulk import BulkEdit

    names: dict[str, Any] = {
        {"tag": "add_tags", "untag": "remove_tags", "entity": "add_entities", "unlink": "remove_entities"}[name]:
            tuple(context[name])
        for name, _, _ in _LINKS
    }  # fmt: skip
    edit = BulkEdit(fields=given(context, Claim), **names)
    if edit.is_empty:
        raise BadInput("Nothing was given to change. Name a field of the claim, such as --heading TEXT, or --tag.")
    return edit


def _preview(context: Context, session: "CaseSession", ids: list[str], edit: "BulkEdit") -> None:
    from briefing_app.services import bulk

    lines = bulk.preview(session, ids, edit)
    rows = [{"field": line.field, "old": line.old, "new": line.new, "count": line.count} for line in lines]
    context.output.rows(rows, ("field", "old", "new", "count"), "Nothing would change.")


def _apply(context: Context, session: "CaseSession", ids: list[str], edit: "BulkEdit") -> None:
    from briefing_app.services import bulk

    count = bulk.apply(session, ids, edit, lambda done, total: context.output.progress("Changing claims", done, total))
    context.output.clear_progress()
    context.output.document({"claims": len(ids), "changed": count}, f"{count:,} of {len(ids):,} claims changed.")
