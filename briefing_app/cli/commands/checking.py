# SPDX-License-Identifier: Apache-2.0
"""Commands that check a case or a report, and let findings stand."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.parsing import Builder

if TYPE_CHECKING:
    from briefing_app.services.checking import Checked


def build_check(builder: Builder) -> None:
    parser = builder.leaf(_check, "check crisis.casefile\ncheck crisis.casefile --report ID")
    with_case(parser).add_argument("--report", metavar="ID", help="only what this report takes in, and its head")
    parser.add_argument("--all", action="store_true", help="list findings that were waived, too")


def _check(context: Context) -> int:
    from briefing_app.services import checking

    with context.reading() as session:
        found = checking.check(session, context["report"])
    shown = found if context["all"] else [each for each in found if each.waived is None]
    rows = [{"type": "finding", "id": each.finding.subject, "of": each.finding.type, **_told(each)} for each in shown]
    columns = ("rule", "severity", "id", "place", "message", "remedy", *(("waived",) if context["all"] else ()))
    context.output.rows(rows, columns, "Nothing was found.")
    return 1 if any(each.waived is None for each in found) else 0


def _told(each: "Checked") -> dict[str, object]:
    found = each.finding
    return {
        "rule": found.rule,
        "severity": found.severity,
        "place": found.place,
        "message": found.message,
        "remedy": found.remedy,
        "waived": each.waived,
    }


def build_waive(builder: Builder) -> None:
    parser = builder.leaf(
        _waive,
        'waive crisis.casefile T14 ID --reason "No alternative is plausible: both sides say so."\n'
        "waive crisis.casefile T14 ID --take-back",
    )
    with_case(parser).add_argument("rule", metavar="RULE", help="the rule of the finding, as “briefing check” gives it")
    parser.add_argument("subject", metavar="ID", help="the record that the finding is about")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--reason", metavar="TEXT", help="why the finding may stand; a report can print it")
    choice.add_argument("--take-back", action="store_true", help="the finding counts again")


def _waive(context: Context) -> None:
    from briefing_app.services import checking

    with context.writing() as session:
        if context["take_back"]:
            checking.take_back(session, context["rule"], context["subject"])
            context.output.message(f"{context['rule']} counts again for {context['subject']}.")
            return
        made = checking.waive(session, context["rule"], context["subject"], context["reason"])
    context.output.document({"type": "waiver", **asdict(made)})
