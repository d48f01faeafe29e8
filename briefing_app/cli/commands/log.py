# SPDX-License-Identifier: Apache-2.0
"""Commands about the log: history, undo, redo."""

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.options import read_day
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.records import RECORD_TYPES

if TYPE_CHECKING:
    from briefing_app.domain.changes import Outcome
    from briefing_app.services.session import CaseSession


def build_history(builder: Builder) -> None:
    parser = builder.leaf(
        _history, "history crisis.casefile --limit 20\nhistory crisis.casefile ID --since 2023-11-14 --type claim"
    )
    with_case(parser).add_argument("id", metavar="ID", nargs="?", help="only what was done to this record")
    parser.add_argument("--since", metavar="DATE", help="from this day or UTC time on")
    parser.add_argument("--until", metavar="DATE", help="up to this day or UTC time, it included")
    parser.add_argument("--type", metavar="TYPE", help="only what touched a record of this type, such as claim")
    parser.add_argument("--text", metavar="WORDS", help="only with these words in the action or in what it touched")
    parser.add_argument("--before", metavar="TRANSACTION", help="only what is older than this action")
    parser.add_argument("--by", metavar="NAME", help="only what this author did")
    parser.add_argument("--merge", metavar="NUMBER", type=int, help="only what came by this merge (“briefing merges”)")
    parser.add_argument("--limit", metavar="N", type=int, default=200, help="how many at most (200)")


def _history(context: Context) -> None:
    from briefing_app.services import history

    if context["limit"] < 1:
        raise BadInput("--limit is at least 1.")
    if context["type"] is not None and context["type"] not in RECORD_TYPES:
        raise BadInput(f"--type cannot be “{context['type'][:60]}”: it is one of {', '.join(RECORD_TYPES)}.")
    with context.reading() as session:
        if context["before"] is not None:
            history.entry(session, context["before"], lines=1)
        found = history.entries(
            session,
            context["id"],
            since=_bound("--since", context["since"]),
            until=_bound("--until", context["until"], end=True),
            author=context["by"],
            type=context["type"],
            text=context["text"] or "",
            merge=context["merge"],
            before=context["before"],
            limit=context["limit"],
        )
        if context["id"] and not found and not history.entries(session, context["id"], limit=1):
            raise NotFound(f"There is no record {context['id']} in this case.")
    rows = [_row(asdict(entry)) for entry in found]
    context.output.rows(rows, ("id", "time", "author", "label", "count", "undone"), "Nothing was done yet.")


def _row(entry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "transaction", "id": entry["transaction"], **entry, "changes": list(entry["changes"])}


def _bound(option: str, text: str | None, *, end: bool = False) -> str | None:
    """The earliest moment of a date, or the moment when it is over, as times stand in the log."""
    from briefing_app.domain.partial_date import PartialDate

    if not text:
        return None
    date = PartialDate.parse(read_day(option, text))
    if not end:
        return date.earliest.strftime("%Y-%m-%dT%H:%M:%S")
    try:
        return (date.latest + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%S")
    except OverflowError:
        return None


def build_undo(builder: Builder) -> None:
    parser = builder.leaf(_undo, "undo crisis.casefile\nundo crisis.casefile TRANSACTION --preview")
    with_case(parser).add_argument(
        "transaction", metavar="TRANSACTION", nargs="?", help="an action by its id (see “briefing history”)"
    )
    parser.add_argument(
        "--preview", action="store_true", help="only say what would change and what would be left as it is"
    )


def build_redo(builder: Builder) -> None:
    parser = builder.leaf(_redo, "redo crisis.casefile")
    with_case(parser).add_argument(
        "transaction", metavar="TRANSACTION", nargs="?", help="the undo that is to be taken back"
    )


def _undo(context: Context) -> None:
    with context.writing() as session:
        if context["preview"]:
            _foretell(context, session)
        else:
            tell(context, session, session.undo(context["transaction"]))


def _foretell(context: Context, session: "CaseSession") -> None:
    from briefing_app.services import history

    transaction = context["transaction"] or session.undo_transaction
    if transaction is None:
        raise Refused(f"There is nothing to undo for {session.author}.")
    preview = history.preview_undo(session, transaction, most=None)
    if preview.refused:
        raise Refused(preview.refused)
    lines = [f"Undoing “{preview.label}” would change {preview.count:,} record{'s' if preview.count != 1 else ''}:"]
    for line in preview.changes:
        what = {"update": "changed", "insert": "added", "delete": "removed"}.get(line.operation, "brought back")
        values = "" if line.field is None else f", {line.field}: {_said(line.before)} → {_said(line.after)}"
        lines.append(f"  {line.type} “{line.title[:80]}” {what}{values}")
    for left in preview.left:
        name = f", {left.field}" if left.field else ""
        lines.append(f"Would be left as it is: {left.type} “{left.title[:80]}”{name}: {left.reason}")
    found = asdict(preview)
    shown = {
        "type": "transaction",
        "id": preview.transaction,
        "label": preview.label,
        "count": preview.count,
        "changes": list(found["changes"]),
        "left": list(found["left"]),
    }
    context.output.document(shown, "\n".join(lines))


def _said(value: object) -> str:
    return "not stated" if value is None else str(value)[:80]


def _redo(context: Context) -> None:
    with context.writing() as session:
        named = context["transaction"]
        tell(context, session, session.undo(named) if named else session.redo())


def tell(context: Context, session: "CaseSession", outcome: "Outcome") -> None:
    """Says what an undo or redo did, and what it left alone."""
    from briefing_app.services.history import left_alone
    from briefing_app.services.naming import Names

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
    for left in left_alone(outcome.skipped, Names(session)):
        name = f", {left.field}" if left.field else ""
        text += f"\nLeft as it is: {left.type} “{left.title[:80]}” ({left.id}){name}: {left.reason}"
    context.output.document(found, text)
