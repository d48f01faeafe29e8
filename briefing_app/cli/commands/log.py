# SPDX-License-Identifier: Apache-2.0
"""Commands about the log: history, undo, redo."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.options import read_day
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound

if TYPE_CHECKING:
    from briefing_app.domain.changes import Outcome


def build_history(builder: Builder) -> None:
    parser = builder.leaf(_history, "history crisis.casefile --limit 20\nhistory crisis.casefile ID --since 2023-11-14")
    with_case(parser).add_argument("id", metavar="ID", nargs="?", help="only what was done to this record")
    parser.add_argument("--since", metavar="DATE", help="from this day or UTC time on")
    parser.add_argument("--by", metavar="NAME", help="only what this author did")
    parser.add_argument("--limit", metavar="N", type=int, default=200, help="how many at most (200)")


def _history(context: Context) -> None:
    from briefing_app.services import history

    since = _since(context["since"]) if context["since"] else None
    if context["limit"] < 1:
        raise BadInput("--limit is at least 1.")
    with context.reading() as session:
        found = history.entries(session, context["id"], since=since, author=context["by"], limit=context["limit"])
        if context["id"] and not found and not history.entries(session, context["id"], limit=1):
            raise NotFound(f"There is no record {context['id']} in this case.")
    rows = [_row(asdict(entry)) for entry in found]
    context.output.rows(rows, ("id", "time", "author", "label", "count", "undone"), "Nothing was done yet.")


def _row(entry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "transaction", "id": entry["transaction"], **entry, "changes": list(entry["changes"])}


def _since(text: str) -> str:
    """The earliest moment of a date, as times stand in the log."""
    from briefing_app.domain.partial_date import PartialDate

    earliest = PartialDate.parse(read_day("--since", text)).earliest
    return earliest.strftime("%Y-%m-%dT%H:%M:%S")


def build_undo(builder: Builder) -> None:
    parser = builder.leaf(_undo, "undo crisis.casefile\nundo crisis.casefile TRANSACTION")
    with_case(parser).add_argument(
        "transaction", metavar="TRANSACTION", nargs="?", help="an action by its id (see “briefing history”)"
    )


def build_redo(builder: Builder) -> None:
    parser = builder.leaf(_redo, "redo crisis.casefile")
    with_case(parser).add_argument(
        "transaction", metavar="TRANSACTION", nargs="?", help="the undo that is to be taken back"
    )


def _undo(context: Context) -> None:
    with context.writing() as session:
        _tell(context, session.undo(context["transaction"]))


def _redo(context: Context) -> None:
    with context.writing() as session:
        named = context["transaction"]
        _tell(context, session.undo(named) if named else session.redo())


def _tell(context: Context, outcome: "Outcome") -> None:
    changes = outcome.changes
    found = {
        "type": "transaction",
        "id": changes.transaction or None,
        "label": changes.label,
        "author": changes.author,
        "time": changes.time or None,
        "types": sorted(changes.types),
        "ids": sorted(changes.ids),
        "skipped": [asdict(skipped) for skipped in outcome.skipped],
    }
    count = len(changes.ids)
    text = f"{changes.label}: " + (
        f"{count:,} record{'s' if count != 1 else ''} changed." if count else "nothing changed."
    )
    for skipped in outcome.skipped:
        name = f" {skipped.field}" if skipped.field else ""
        text += f"\nLeft as it is: {skipped.type} {skipped.record}{name}: {skipped.reason}"
    context.output.document(found, text)
