# SPDX-License-Identifier: Apache-2.0
"""The command that takes records over from another case."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.output import count_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput

if TYPE_CHECKING:
    from briefing_app.services.importing import CasePlan, Turned, Wanted

_ALL = "all"


def build_import_case(builder: Builder) -> None:
    parser = builder.leaf(
        _import_case,
        "import-case crisis.casefile older.casefile --plan\n"
        "import-case crisis.casefile older.casefile --type source --type entity\n"
        "import-case crisis.casefile older.casefile --ids ID ID --match THEIRS=OURS",
    )
    with_case(parser).add_argument("other", metavar="OTHER", help="a case file of another case; it is only read")
    parser.add_argument("--plan", action="store_true", help="only say what would come")
    group = parser.add_argument_group("what comes, with what belongs to it and what it rests on (otherwise everything)")
    group.add_argument("--type", metavar="TYPE", action="append", default=[], help="all of this type; may be repeated")
    group.add_argument("--ids", metavar="ID", nargs="+", action="extend", default=[], help="these records")
    group.add_argument("--filter", metavar="NAME", help="the claims that this saved filter of the other case shows")
    group.add_argument("--citing", action="store_true", help="with the sources also what cites them")
    parser.add_argument(
        "--match", metavar="THEIRS=OURS|all", action="append", default=[],
        help="this source there is that source here, which holds the same text; all: wherever one does",
    )  # fmt: skip


def _import_case(context: Context) -> int:
    from briefing_app.services import importing

    other, wanted = Path(context["other"]), _wanted(context)
    if context["plan"]:
        with context.reading() as session:
            plan = importing.plan(session, other, wanted)
        _print_plan(context, plan)
        return _code(plan)
    with context.writing() as session:
        done = importing.import_case(
            session, other, wanted, tell=lambda done, total: context.output.progress("Import", done, total)
        )
    plan = done.plan
    if not plan.records:
        said = f"“{plan.title}” holds nothing of what was asked for."
    elif done.changes is None:
        said = f"Everything that was asked for of “{plan.title}” is here already."
    else:
        said = f"{count_of(plan.new, 'record')} came from “{plan.title}”; a remark on each says from where."
    for each in plan.left_out:
        context.output.message(f"{each.type} {each.id} “{each.title:.60}” is left out: {each.why}.")
    found = {
        "type": "import",
        "id": done.changes.transaction if done.changes is not None else None,
        "case": plan.case,
        "title": plan.title,
        "added": plan.new,
        "records": [_row(each) for each in plan.records],
        "held": len(plan.held),
        "missing_files": plan.missing_files,
    }
    context.output.document(found, said + _rest(plan))
    return _code(plan)


def _wanted(context: Context) -> "Wanted":
    from briefing_app.services.importing import Wanted

    matches: dict[str, str] = {}
    for given in context["match"]:
        theirs, equals, ours = given.partition("=")
        if given != _ALL and not (equals and theirs.strip() and ours.strip()):
            raise BadInput(f"--match cannot be “{given:.60}”. Write the id there and the id here, THEIRS=OURS, or all.")
        if given != _ALL:
            matches[theirs.strip()] = ours.strip()
    return Wanted(
        tuple(context["type"]),
        tuple(context["ids"]),
        context["filter"],
        bool(context["citing"]),
        matches,
        _ALL in context["match"],
    )


def _print_plan(context: Context, plan: "CasePlan") -> None:
    rows = [_row(each) for each in plan.records]
    rows += [
        {"type": "transaction", "id": held.transaction, "what": "held back", "title": held.label, "why": held.held,
         "here": None, "alike": []}
        for held in plan.held
    ]  # fmt: skip
    context.output.rows(rows, ("what", "type", "id", "title", "why"), "There is nothing in that case to import.")
    alike = [each for each in plan.records if each.what == "new" and each.alike]
    for each in alike:
        context.output.message(
            f"The source {each.id} “{each.title:.60}” has the same text as {each.alike[0]} here: if it is that one, "
            f"say --match {each.id}={each.alike[0]}."
        )


def _row(each: "Turned") -> dict[str, Any]:
    return {
        "type": each.type,
        "id": each.id,
        "what": each.what,
        "title": each.title,
        "why": each.why,
        "here": each.record.id if each.record is not None else None,
        "alike": list(each.alike),
    }


def _rest(plan: "CasePlan") -> str:
    """What else is to be known, in words."""
    parts = []
    kept = sum(each.what in ("differs", "matched") for each in plan.records)
    if kept:
        stay = (
            "is here already with other words, and stays as it is here"
            if kept == 1
            else ("are here already with other words, and stay as they are here")
        )
        parts.append(f" {kept:,} {stay}.")
    if plan.held:
        were = "was altered, and was" if len(plan.held) == 1 else "were altered, and were"
        parts.append(f" {count_of(len(plan.held), 'action')} of that case {were} not looked at.")
    if plan.missing_files:
        were = "was altered, and was" if plan.missing_files == 1 else "were altered, and were"
        parts.append(f" {plan.missing_files:,} of its texts or files {were} not taken.")
    return "".join(parts)


def _code(plan: "CasePlan") -> int:
    """1 where something does not come as it is there."""
    return 1 if plan.left_out or plan.held or plan.missing_files else 0
