# SPDX-License-Identifier: Apache-2.0
"""The command that tells what rests on a record."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.parsing import Builder

if TYPE_CHECKING:
    from briefing_app.services.impact import Resting


def build_impact(builder: Builder) -> None:
    parser = builder.leaf(_impact, "impact crisis.casefile SOURCE\nimpact crisis.casefile CLAIM --json")
    with_case(parser).add_argument(
        "id", metavar="ID", help="the id of a source, claim, assessment, assumption, expert or question"
    )


def _impact(context: Context) -> None:
    from briefing_app.services import impact

    with context.reading() as session:
        found = impact.resting_on(session, context["id"])
    rows = [{**asdict(row), "how": _how(row, impact.WORDS)} for row in found]
    context.output.rows(rows, ("type", "id", "title", "how", "place"), "Nothing rests on it.")


def _how(row: "Resting", words: dict[str, str]) -> str:
    key, _, detail = row.why.partition(":")
    text: Any = words[key]
    if detail:
        text += f" ({detail.replace('_', ' ')})"
    if row.count > 1:
        text += f", {row.count:,} statements"
    return f"{text}, withdrawn" if row.withdrawn else text
