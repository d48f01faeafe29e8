# SPDX-License-Identifier: Apache-2.0
"""Commands about sources and what derives from what."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.common import build_usual, fields_to_change, show_of, with_case, with_id
from briefing_app.cli.context import STANDARD_INPUT, Context, existing, opened
from briefing_app.cli.options import add_fields, given, read_day
from briefing_app.cli.output import described, fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.ids import is_id
from briefing_app.domain.records import LINEAGE_KINDS, Lineage, Source, Version

if TYPE_CHECKING:
    from briefing_app.ingest import Proposal, SourceDraft
    from briefing_app.services.session import CaseSession

_MOST_BYTES: Final = 200_000_000
_FACETS: Final = ("outlet", "language", "reliability", "kind", "handling")


def _edit() -> Any:
    from briefing_app.services import sources

    return sources.edit


def build_source(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add a source from a text or HTML file, or from standard input",
        _add,
        'source add crisis.casefile article.html --outlet "The Ledger" --published 2023-11-14 --reliability B',
    )
    with_case(add).add_argument("file", metavar="FILE|-", help="a text or HTML file; - reads standard input")
    add_fields(add, Source)
    show = build_usual(
        builder,
        Source,
        ("title", "kind", "outlet", "published", "reliability", "handling"),
        _edit,
        more=_more,
        example="--reliability C",
    )
    show.add_argument("--text", action="store_true", help="print the stored text")
    show.set_defaults(handler=_show)
    _extend_list(builder)
    _build_many(builder)
    version = builder.sub(
        "add-version",
        "keep a further text of a source, such as a corrected article",
        _add_version,
        "source add-version crisis.casefile ID corrected.html --retrieved 2023-11-15",
    )
    with_id(version, "source").add_argument(
        "file", metavar="FILE|-", help="a text or HTML file; - reads standard input"
    )
    version.add_argument("--retrieved", metavar="DATE", help="when this text was taken")


def _extend_list(builder: Builder) -> None:
    listing = builder.words["list"]
    listing.set_defaults(handler=_list)
    listing.add_argument("--text", metavar="WORDS", default="", help="only sources with these words in fields or text")
    listing.add_argument("--unclaimed", action="store_true", help="only sources that no claim cites yet")
    for name in _FACETS:
        listing.add_argument(
            f"--{name}",
            metavar="VALUE",
            action="append",
            help=f"only sources of this {name}; may be repeated; an empty value is “not stated”",
        )
    listing.add_argument(
        "--sort", metavar="FIELD", default="published", help="published, added, title, outlet, reliability, claims"
    )
    listing.add_argument("--reverse", action="store_true", help="the other way round")


def _build_many(builder: Builder) -> None:
    many = builder.sub(
        "edit-many",
        "write the same fields into several sources, as one action",
        _edit_many,
        "source edit-many crisis.casefile ID ID --reliability B --reliability-reason 'checked against the record'",
    )
    with_case(many).add_argument("ids", metavar="ID", nargs="+", help="the ids of the sources")
    many.add_argument("--preview", action="store_true", help="only say what would change")
    add_fields(many, Source, leave_out=("title",), clear=True)
    remove = builder.sub(
        "remove",
        "take sources out of the case that nothing rests on",
        _remove,
        "source remove crisis.casefile ID",
    )
    with_case(remove).add_argument("ids", metavar="ID", nargs="+", help="the ids of the sources")


def _add(context: Context) -> None:
    from briefing_app.services import sources

    draft = _read(context["file"])
    fields = given(context, Source)
    used = _fill(draft, fields)
    if not fields.get("title"):
        raise BadInput("The source has no title, and its text proposes none. Give --title.")
    for proposal in used:
        context.output.message(f"Proposed {proposal.field}: {proposal.value} (from: {proposal.origin})")
    with context.writing() as session:
        for twin in sources.known(session, draft.text_hash):
            context.output.message(
                f"The case holds exactly this text already, as “{twin.title}” ({twin.id}); it is now there "
                "twice. If that is not meant, take it back with “briefing undo”."
            )
        source = sources.add(session, draft, **fields)
        proposed = [{"field": p.field, "value": p.value, "origin": p.origin} for p in used]
        found = fields_of(source, **_more(session, source))
        # A person has just read on standard error what was proposed.
        context.output.document({**found, "proposed": proposed}, described(found))


def _list(context: Context) -> None:
    from briefing_app.services import browse

    facets = {name: tuple(value or None for value in context[name] or ()) for name in _FACETS}
    query = browse.SourceQuery(
        text=context["text"],
        unclaimed=context["unclaimed"],
        sort=context["sort"],
        reverse=context["reverse"],
        **facets,
    )
    with context.reading() as session:
        found = browse.source_rows(session, browse.source_ids(session, query))
        rows = [fields_of(session.get(Source, row.id), claims=row.claims) for row in found]
    columns = ("id", "title", "kind", "outlet", "published", "reliability", "handling", "claims")
    context.output.rows(rows, columns, "There is no such source in this case.")


def _edit_many(context: Context) -> None:
    from briefing_app.services import sources

    values = fields_to_change(context, Source)
    if context["preview"]:
        with context.reading() as session:
            plan = sources.plan_edit(session, context["ids"], **values)
        fields = [
            {
                "field": field.field,
                "value": field.value,
                "before": [{"value": value, "sources": count} for value, count in field.before],
            }
            for field in plan.fields
        ]
        context.output.document(
            {"sources": plan.sources, "would_change": plan.changed, "claims_graded_anew": plan.claims, "fields": fields}
        )
        return
    with context.writing() as session:
        changed = sources.edit_many(session, context["ids"], **values)
        rows = [fields_of(source) for source in changed]
    context.output.rows(rows, ("id", "title", *values), "Nothing had to be changed.")


def _remove(context: Context) -> int | None:
    from briefing_app.services import sources

    with context.writing() as session:
        done = sources.remove_many(session, context["ids"])
    for rests in done.kept:
        context.output.message(
            f"“{rests.source.title}” ({rests.source.id}) stays, because something rests on it (citations: "
            f"{rests.citations}, sources that derive from it: {rests.lineage}). Remove those first."
        )
    if not done.removed:
        raise Refused("No source was removed: something rests on each of them.")
    rows = [fields_of(source, removed=True) for source in done.removed]
    context.output.rows(rows, ("id", "title", "removed"))
    return 1 if done.kept else None


def _add_version(context: Context) -> None:
    from briefing_app.services import sources

    draft = _read(context["file"])
    retrieved = read_day("--retrieved", context["retrieved"]) if context["retrieved"] else None
    with context.writing() as session:
        made = sources.add_version(session, context["id"], draft, retrieved=retrieved)
        context.output.document(fields_of(made))


def _read(name: str) -> "SourceDraft":
    from briefing_app import ingest

    with opened(name) as file:
        try:
            data = file.read(_MOST_BYTES)
        except OSError as error:
            raise BadInput(f"{name} cannot be read ({error.strerror}).") from None
    return ingest.from_bytes(data, None if name == STANDARD_INPUT else Path(name).name)


def _fill(draft: "SourceDraft", fields: dict[str, Any]) -> "list[Proposal]":
    """Takes the best proposal for each field that no option was given for."""
    used = []
    for proposal in draft.proposals:
        if proposal.field not in fields:
            fields[proposal.field] = proposal.value
            used.append(proposal)
    return used


def _more(session: "CaseSession", source: Source) -> dict[str, Any]:
    versions = session.where(Version, source=source.id)
    return {"versions": [fields_of(version) for version in versions]}


def _show(context: Context) -> None:
    from briefing_app.services import sources

    if not context["text"]:
        show_of(Source, _more)(context)
        return
    with context.reading() as session:
        version = sources.current_version(session, context["id"])
        text = sources.text(session, version)
        if context.output.as_json:
            source = session.get(Source, context["id"])
            lines = [{"start": h.start, "end": h.end, "level": h.level} for h in sources.headings(session, version)]
            more = {**_more(session, source), "version": version.id, "text": text, "headings": lines}
            context.output.document(fields_of(source, **more))
        else:
            context.output.plain(text)


def build_lineage(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "say that a source derives from another, or from one that is not held",
        _add_lineage,
        "lineage add crisis.casefile SOURCE --from ORIGIN --kind quotes\n"
        'lineage add crisis.casefile SOURCE --from "a cable of the news agency" --kind republishes',
    )
    with_case(add).add_argument("source", metavar="SOURCE", help="the id of the source that derives")
    add.add_argument(
        "--from", dest="origin", metavar="ID|TEXT", required=True, help="id of its origin, or words for one not held"
    )
    add.add_argument("--kind", metavar="WORD", required=True, help=", ".join(LINEAGE_KINDS))
    add.add_argument("--note", metavar="TEXT", help="anything to know about it")
    listing = builder.sub("list", "list what derives from what", _list_lineage, "lineage list crisis.casefile")
    with_case(listing).add_argument("source", metavar="SOURCE", nargs="?", help="only that of this source")
    with_id(
        builder.sub("remove", "take one link away", _remove_lineage, "lineage remove crisis.casefile ID"),
        "lineage link",
    )


def _add_lineage(context: Context) -> None:
    from briefing_app.services import sources

    origin = context["origin"].strip()
    with context.writing() as session:
        existing(session, context["source"])
        is_held = is_id(origin) or session.look_up(Source, origin) is not None
        made = sources.add_lineage(
            session,
            context["source"],
            kind=context["kind"],
            origin=origin if is_held else None,
            origin_text=None if is_held else origin,
            note=context["note"],
        )
        context.output.document(fields_of(made))


def _list_lineage(context: Context) -> None:
    wanted = context["source"]
    with context.reading() as session:
        if wanted is not None:
            session.get(Source, wanted)
        rows = [
            fields_of(link) for link in session.all(Lineage) if wanted is None or wanted in (link.source, link.origin)
        ]
    context.output.rows(rows, ("id", "source", "kind", "origin", "origin_text"), "No lineage is recorded.")


def _remove_lineage(context: Context) -> None:
    from briefing_app.services import sources

    with context.writing() as session:
        link = session.get(Lineage, context["id"])
        sources.remove_lineage(session, link.id)
        context.output.document(fields_of(link, removed=True))
