# SPDX-License-Identifier: Apache-2.0
"""Commands about saved filters."""

from briefing_app.cli.commands.claim_lists import add_query, query_words
from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import SavedFilter


def build_filter(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "keep a way to look at claims under a name; one that has the name is changed",
        _add,
        'filter add crisis.casefile "Needs a grade" --finding ungraded --sort event_time',
    )
    with_case(add).add_argument("name", metavar="NAME", help="what it is called")
    add_query(add)
    add.add_argument("--group", metavar="FIELD", help="how the window divides the table by it, such as heading or tag")
    listing = builder.sub("list", "list the saved filters of a case", _list, "filter list crisis.casefile")
    with_case(listing)
    for word, help, handler, example in (
        ("rename", "give a saved filter another name", _rename, 'rename crisis.casefile "Needs a grade" "To grade"'),
        ("remove", "take a saved filter away; what it showed stays", _remove, 'remove crisis.casefile "Needs a grade"'),
    ):
        parser = builder.sub(word, help, handler, f"filter {example}")
        with_case(parser).add_argument("name", metavar="NAME|ID", help="its name or id")
        if word == "rename":
            parser.add_argument("new", metavar="NEW", help="the new name")


def _add(context: Context) -> None:
    from briefing_app.services import claim_filters, filters
    from briefing_app.services.browse import GROUPINGS

    words = query_words(context)
    group = context["group"]
    if group is not None and group not in GROUPINGS:
        raise BadInput(f"Claims cannot be grouped by “{group:.40}”. Group by one of {', '.join(GROUPINGS)}.")
    if not words and group is None:
        raise BadInput("Say what the filter asks for, such as --kind figure or --finding ungraded.")
    with context.writing() as session:
        query = claim_filters.query_of(session, words)
        kept = claim_filters.words_of(session, query, group or "")
        context.output.document(fields_of(filters.save(session, context["name"], claim_filters.SUBJECT, kept)))


def _list(context: Context) -> None:
    with context.reading() as session:
        rows = [fields_of(saved) for saved in session.all(SavedFilter)]
    rows.sort(key=lambda row: (str(row["subject"]), str(row["name"]).casefold()))
    context.output.rows(rows, ("id", "subject", "name", "query"), "There is no saved filter in this case.")


def _rename(context: Context) -> None:
    from briefing_app.services import filters

    with context.writing() as session:
        found = _found(session.all(SavedFilter), context["name"])
        context.output.document(fields_of(filters.rename(session, found.id, context["new"])))


def _remove(context: Context) -> None:
    from briefing_app.services import filters

    with context.writing() as session:
        found = _found(session.all(SavedFilter), context["name"])
        filters.remove(session, found.id)
        context.output.document(fields_of(found, removed=True))


def _found(filters: list[SavedFilter], name: str) -> SavedFilter:
    """The filter of this name or id; those on claims come first. Raises NotFound."""
    wanted = " ".join(name.split()).casefold()
    known = [saved for saved in filters if wanted in (saved.id, saved.name.casefold())]
    if not known:
        raise NotFound(f"There is no saved filter “{name:.80}” in this case. “briefing filter list” shows them.")
    return min(known, key=lambda saved: (saved.subject != "claim", saved.id))
