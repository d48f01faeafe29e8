# SPDX-License-Identifier: Apache-2.0
"""The command that finds words."""

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import RECORD_TYPES


def build_search(builder: Builder) -> None:
    parser = builder.leaf(_search, 'search crisis.casefile "river police" --kind claim --limit 20')
    with_case(parser).add_argument("query", metavar="QUERY", help="words; “words in quotation marks” stand together")
    parser.add_argument("--kind", metavar="TYPE", action="append", help="only this type of record; may be repeated")
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="how many finds at most (50)")


def _search(context: Context) -> None:
    from briefing_app.services import browse

    kinds = context["kind"] or []
    unknown = [kind for kind in kinds if kind not in RECORD_TYPES]
    if unknown:
        raise BadInput(f"There is no record type “{unknown[0][:60]}”. Types are: {', '.join(RECORD_TYPES)}.")
    if context["limit"] < 1:
        raise BadInput("--limit is at least 1.")
    with context.reading() as session:
        hits = browse.search(session, context["query"], kinds or None, context["limit"])
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
