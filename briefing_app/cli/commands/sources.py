# SPDX-License-Identifier: Apache-2.0
"""Commands about sources and what derives from what."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.common import build_usual, show_of, with_case, with_id
from briefing_app.cli.context import STANDARD_INPUT, Context, existing, opened
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import described, fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import is_id
from briefing_app.domain.records import LINEAGE_KINDS, Lineage, Source, Version

if TYPE_CHECKING:
    from briefing_app.ingest import Proposal, SourceDraft
    from briefing_app.services.session import CaseSession

_MOST_BYTES: Final = 200_000_000


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
