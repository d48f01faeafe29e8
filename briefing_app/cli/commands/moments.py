# SPDX-License-Identifier: Apache-2.0
"""Commands about earlier states: as-of, diff, blame."""

import argparse
from dataclasses import asdict

from briefing_app.cli.commands.common import with_case, with_id
from briefing_app.cli.context import Context
from briefing_app.cli.parsing import Builder, parse, takes_a_word
from briefing_app.domain.errors import BadInput

WHEN = "a day, a UTC time, the id of an action or of an edition, or “now”"


def build_as_of(builder: Builder) -> None:
    parser = builder.leaf(
        _as_of,
        "as-of crisis.casefile 2031-03-06 info\n"
        "as-of crisis.casefile 2031-03-06T14:30 claim list --place “Lower Vale”\n"
        "as-of crisis.casefile EDITION export -o then.jsonl",
    )
    with_case(parser).add_argument("when", metavar="WHEN", help=WHEN)
    parser.add_argument(
        "rest", metavar="COMMAND", nargs=argparse.REMAINDER,
        help="any command that only reads, without the case: it is answered from how the case was then",
    )  # fmt: skip


def _as_of(context: Context) -> int | None:
    from briefing_app.services import moments

    rest: list[str] = [word for word in context["rest"] if word != "--"]
    if not rest or rest[0].startswith("-"):
        rest.insert(0, "info")
    if rest[0] in ("as-of", "new", "demo", "restore", "bench"):
        raise BadInput(f"“{rest[0]}” does not read a case. Name a command that does, such as info or claim list.")
    try:
        place = 2 if takes_a_word(rest[0]) else 1
        arguments = parse([*rest[:place], str(context.case), *rest[place:]])
    except SystemExit as end:  # said already
        return int(end.code or 0)
    arguments.author = arguments.author or context.arguments.author
    arguments.json = arguments.json or context.arguments.json
    then = Context(arguments)
    with context.reading() as session:
        at = moments.moment(session, context["when"])
        with moments.as_of(session, at) as earlier:
            context.output.message(f"{context.case} as of {at.words}.")
            then.earlier = earlier
            code: int | None = arguments.handler(then)
    return code


def build_diff(builder: Builder) -> None:
    parser = builder.leaf(_diff, "diff crisis.casefile 2031-03-06\ndiff crisis.casefile EDITION now --type claim")
    with_case(parser).add_argument("old", metavar="FROM", help=WHEN)
    parser.add_argument("new", metavar="TO", nargs="?", default="now", help="the same; otherwise now")
    parser.add_argument("--type", metavar="TYPE", help="only records of this type")


def _diff(context: Context) -> None:
    from briefing_app.services import moments

    with context.reading() as session:
        old, new = (moments.moment(session, context[name]) for name in ("old", "new"))
        found = moments.between(session, old, new)
    rows = [
        {
            "type": change.type,
            "id": change.id,
            "what": change.what,
            "by": ", ".join(change.authors),
            "title": change.title,
            "fields": [{"field": each.field, "before": each.before, "after": each.after} for each in change.fields],
        }
        for change in found
        if context["type"] in (None, change.type)
    ]
    context.output.rows(rows, ("what", "type", "id", "title", "by"), "Nothing is otherwise.")


def build_blame(builder: Builder) -> None:
    with_id(builder.leaf(_blame, "blame crisis.casefile RECORD"), "record")


def _blame(context: Context) -> None:
    from briefing_app.services import moments

    with context.reading() as session:
        found = moments.blame(session, context["id"])
    rows = [{"type": "value", "id": each.transaction, **asdict(each)} for each in found]
    context.output.rows(rows, ("field", "value", "author", "time", "replaced", "label"), "It holds nothing.")
