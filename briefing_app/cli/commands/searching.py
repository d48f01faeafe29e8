# SPDX-License-Identifier: Apache-2.0
"""The command that finds words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import RECORD_TYPES

if TYPE_CHECKING:
    from briefing_app.services.browse import Hit


def build_search(builder: Builder) -> None:
    parser = builder.leaf(_search, 'search crisis.casefile "river police" --kind claim --limit 20')
    with_case(parser).add_argument("query", metavar="QUERY", help="words; “words in quotation marks” stand together")
    parser.add_argument("--kind", metavar="TYPE", action="append", help="only this type of record; may be repeated")
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="how many finds at most (50)")
    parser.add_argument("--after", metavar="ID", help="only finds that come after this one, for the next page")


def _search(context: Context) -> None:
    from briefing_app.services import browse

    kinds = context["kind"] or []
    unknown = [kind for kind in kinds if kind not in RECORD_TYPES]
    if unknown:
        raise BadInput(f"There is no record type “{unknown[0][:60]}”. Types are: {', '.join(RECORD_TYPES)}.")
    if context["limit"] < 1:
        raise BadInput("--limit is at least 1.")
    with context.reading() as session:
        hits = _hits(context, lambda count: browse.search(session, context["query"], kinds or None, count))
    rows = [
        {
            "type": hit.type,
            "id": hit.id,
            "title": hit.title,
            "snippet": hit.snippet,
            "ranges": [list(place) for place in hit.ranges],
        }
        for hit in hits
    ]
    context.output.rows(rows, ("type", "id", "title", "snippet"))


def _hits(context: Context, search: "Callable[[int], list[Hit]]") -> "list[Hit]":
    """The wanted page of finds; ``search`` gives the first so many."""
    limit, after = int(context["limit"]), context["after"]
    if after is None:
        return search(limit)
    count = limit
    while True:
        count *= 2
        hits = search(count)
        place = next((place for place, hit in enumerate(hits) if hit.id == after), None)
        if len(hits) < count or (place is not None and place + limit < len(hits)):
            break
    if place is None:
        raise NotFound(f"The find {after} is not among what was found.")
    return hits[place + 1 : place + 1 + limit]
