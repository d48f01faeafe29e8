# SPDX-License-Identifier: Apache-2.0
"""Commands about records that look alike: list them, hold them apart, make them one."""

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput


def build_duplicates(builder: Builder) -> None:
    parser = builder.leaf(
        _duplicates,
        "duplicates crisis.casefile\n"
        "duplicates crisis.casefile --type entity --type source\n"
        'duplicates crisis.casefile --distinct ID OTHER --reason "Two towns of one name."',
    )
    with_case(parser)
    parser.add_argument(
        "--type", metavar="TYPE", action="append", default=[], help="only of this type; may be repeated"
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--distinct", metavar="ID", nargs=2, help="say that these two are not the same")
    choice.add_argument("--alike", metavar="ID", nargs=2, help="take back that these two are not the same")
    parser.add_argument("--reason", metavar="TEXT", help="with --distinct: why they are not the same")


def _duplicates(context: Context) -> int:
    from briefing_app.services import browse, duplicates

    if context["reason"] is not None and context["distinct"] is None:
        raise BadInput("--reason says why two records are not the same. Give it with --distinct.")
    if context["distinct"] is not None:
        one, other = context["distinct"]
        with context.writing() as session:
            said = duplicates.are_distinct(session, one, other, context["reason"])
        context.output.document(fields_of(said))
        return 0
    if context["alike"] is not None:
        one, other = context["alike"]
        with context.writing() as session:
            taken_back = duplicates.may_be_same(session, one, other)
        context.output.document(fields_of(taken_back), "They may be the same again.")
        return 0
    with context.reading() as session:
        found = duplicates.possible(session, context["type"])
        made = {id: browse.made_by(session, id) for alike in found for id in alike.ids}
    rows = [
        {"type": "duplicate", "id": id, "group": number, "of": alike.type, "why": list(alike.why), "title": title,
         "author": made[id][0], "time": made[id][1]}
        for number, alike in enumerate(found, start=1)
        for id, title in zip(alike.ids, alike.titles, strict=True)
    ]  # fmt: skip
    columns = ("group", "of", "id", "title", "why", "author", "time")
    context.output.rows(rows, columns, "No records look alike.")
    return 1 if rows else 0


def build_merge_records(builder: Builder) -> None:
    parser = builder.leaf(
        _merge_records,
        "merge-records crisis.casefile KEEP OTHER\nmerge-records crisis.casefile KEEP OTHER --take url=OTHER",
    )
    with_case(parser).add_argument("keep", metavar="KEEP", help="the id of the record that stays")
    parser.add_argument("others", metavar="OTHER", nargs="+", help="the ids of those that are the same")
    parser.add_argument(
        "--take", metavar="FIELD=ID", action="append", default=[], help="this field's value is that of this record"
    )


def _merge_records(context: Context) -> None:
    from briefing_app.services import record_merging

    take: dict[str, str] = {}
    for given in context["take"]:
        field, equals, id = given.partition("=")
        if not (equals and field.strip() and id.strip()):
            raise BadInput(f"--take cannot be “{given:.60}”. Write a field and an id, such as url=ID.")
        take[field.strip().replace("-", "_")] = id.strip()
    with context.writing() as session:
        done = record_merging.merge_records(session, context["keep"], context["others"], take)
    for left in done.left:
        context.output.message(f"Stays behind (a remark says so too): {left}.")
    context.output.document(fields_of(done.kept, moved=done.moved, left=list(done.left)))
