# SPDX-License-Identifier: Apache-2.0
"""The command about judgments of which several stand, each with who holds it."""

from typing import TYPE_CHECKING

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput

if TYPE_CHECKING:
    from briefing_app.services.positions import Kept


def build_positions(builder: Builder) -> None:
    parser = builder.leaf(
        _positions,
        "positions crisis.casefile\n"
        "positions crisis.casefile RECORD:reliability\n"
        "positions crisis.casefile RECORD:reliability --drop Ben",
    )
    with_case(parser).add_argument("field", metavar="RECORD:FIELD", nargs="?", help="only those on this field")
    parser.add_argument("--drop", metavar="NAME", help="this analyst does not hold theirs any more")


def _positions(context: Context) -> None:
    from briefing_app.services import positions

    if context["drop"] is not None and context["field"] is None:
        raise BadInput("--drop wants to know which position. Give RECORD:FIELD, as “briefing positions” prints it.")
    record, _, field = (context["field"] or "").partition(":")
    if context["drop"] is not None:
        with context.writing() as session:
            held = positions.held_by(session, record, field, context["drop"])
            done = positions.drop(session, held.id)
        found = {"type": "position", "id": held.id, "analyst": held.who, "transaction": done.transaction}
        context.output.document(found, f"{done.label}: done.")
        return
    with context.reading() as session:
        kept = positions.of(session, [record]) if record else positions.everywhere(session)
    rows = [row for each in kept if field in ("", each.field) for row in _rows(each)]
    context.output.rows(rows, ("field", "analyst", "value"), "Nobody holds another position than the case.")


def _rows(kept: "Kept") -> list[dict[str, object]]:
    return [
        {"type": "position", "id": held.id, "of": kept.type, "record": kept.record,
         "field": f"{kept.record}:{kept.field}", "analyst": held.who, "value": held.value}
        for held in kept.held
    ]  # fmt: skip
