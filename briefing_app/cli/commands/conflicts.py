# SPDX-License-Identifier: Apache-2.0
"""Commands about conflicts: the inbox, and settling them."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.output import count_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import Value
from briefing_app.domain.records import RECORD_TYPES, Analyst

if TYPE_CHECKING:
    from briefing_app.domain.changes import ChangeSet
    from briefing_app.services.conflicts import FieldConflict
    from briefing_app.services.inbox import Inbox
    from briefing_app.services.session import CaseSession


def build_conflicts(builder: Builder) -> None:
    parser = builder.leaf(
        _conflicts,
        "conflicts crisis.casefile\nconflicts crisis.casefile --mine\nconflicts crisis.casefile RECORD:FIELD",
    )
    with_case(parser).add_argument(
        "conflict", metavar="CONFLICT", nargs="?", help="one of them, with its base, remarks and what rests on it"
    )
    parser.add_argument("--type", metavar="TYPE", help="only of this type of record")
    parser.add_argument("--mine", action="store_true", help="only those that you are to settle")
    parser.add_argument("--waiting", action="store_true", help="without those that are postponed")


def _conflicts(context: Context) -> int:
    from briefing_app.services import inbox, settling
    from briefing_app.services.naming import Names

    if context["type"] is not None and context["type"] not in RECORD_TYPES:
        raise BadInput(f"There is no record type “{context['type'][:60]}”. Types are: {', '.join(RECORD_TYPES)}.")
    with context.reading() as session:
        if context["conflict"] is not None:
            _show(context, session, context["conflict"])
            return 1
        wanted = inbox.Filter(
            context["type"],
            Analyst.id_of(context.author()) if context["mine"] else None,
            date.today().isoformat() if context["waiting"] else None,  # noqa: DTZ011
        )
        entries = inbox.listed(session, wanted)
        chosen = {(entry.record, entry.field): entry for entry in entries}
        names = {analyst.id: analyst.name for analyst in session.all(Analyst)}
        found = [each for each in settling.open_conflicts(session) if (each.record, each.field) in chosen]
        called = Names(session)
        titles = {conflict.record: called.of(conflict.record) for conflict in found}
        every = len(entries) if wanted == inbox.Filter() else inbox.count(session)
    rows = [
        {"type": "conflict", "id": settling.name_of(conflict), "record": conflict.record, "of": conflict.type,
         "title": titles[conflict.record], "field": conflict.field, "side": number, **asdict(side),
         "says": side.value if conflict.field else "(removed)",
         "assignee": names.get(chosen[conflict.record, conflict.field].assignee or ""),
         "postponed_until": chosen[conflict.record, conflict.field].postponed_until}
        for conflict in found
        for number, side in enumerate(conflict.sides, start=1)
    ]  # fmt: skip
    columns = ("id", "of", "title", "side", "says", "author", "time", "assignee")
    context.output.rows(rows, columns, _none(every))
    return 1 if rows else 0


def _none(every: int) -> str:
    """What is said where none is listed, while the case has so many."""
    if not every:
        return "There are no conflicts in this case."
    return f"None of the {count_of(every, 'conflict')} of this case is such a one. “briefing conflicts” lists all."


def _show(context: Context, session: "CaseSession", name: str) -> None:
    from briefing_app.services import impact, inbox, settling

    conflict = settling.find(session, name)
    opened = inbox.opened(session, conflict.record, conflict.field)
    resting = impact.resting_on(session, conflict.record)
    shown = _told(name, opened)
    shown["resting"] = [{"type": each.type, "id": each.id, "title": each.title, "why": each.why} for each in resting]
    context.output.document(shown)


def _told(name: str, opened: "Inbox") -> dict[str, Any]:
    conflict = opened.conflict
    return {
        "type": "conflict",
        "id": name,
        "of": conflict.type,
        "title": opened.title,
        "field": conflict.field,
        "base": asdict(opened.base) if opened.base is not None else None,
        "sides": [{"side": number, **asdict(side)} for number, side in enumerate(conflict.sides, start=1)],
        "meanwhile": [asdict(each) for each in opened.unseen],
        "may_keep_both": opened.may_keep_both,
        "assignee": opened.assignee,
        "postponed_until": opened.postponed_until,
        "remarks": [asdict(each) for each in opened.remarks],
    }


def build_resolve(builder: Builder) -> None:
    parser = builder.leaf(
        _resolve,
        "resolve crisis.casefile RECORD:statement --take 2\n"
        'resolve crisis.casefile RECORD:statement --value "At least 24 people were hurt."\n'
        "resolve crisis.casefile RECORD:reliability --keep-both\n"
        "resolve crisis.casefile RECORD --keep\n"
        'resolve crisis.casefile RECORD:statement --assign Ben --comment "You spoke to the clinic."',
    )
    with_case(parser).add_argument("conflict", metavar="CONFLICT", help="its name, as “briefing conflicts” prints it")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--take", metavar="SIDE", type=int, help="the value of this side, by its number")
    choice.add_argument("--value", metavar="V", help="another value; an empty one means not stated")
    choice.add_argument(
        "--keep-both", action="store_true", help="of a judgment: each side stands as the position of who wrote it"
    )
    choice.add_argument("--keep", action="store_true", help="of a contested deletion: the record stays")
    choice.add_argument("--remove", action="store_true", help="of a contested deletion: the record goes")
    parser.add_argument("--assign", metavar="NAME", help="who is to settle it; an empty name: nobody in particular")
    parser.add_argument("--postpone", metavar="DATE", help="fold it away until this day; an empty one: not any more")
    parser.add_argument("--comment", metavar="TEXT", help="a word to whoever settles it")


def _resolve(context: Context) -> None:
    from briefing_app.services import settling

    with context.writing() as session:
        conflict = settling.find(session, context["conflict"])
        done = [*_beside(context, session, conflict), *_settled(context, session, conflict)]
    if not done:
        raise BadInput("Say what to do with the conflict: --take, --value, --keep-both, --keep, --remove, --assign …")
    found = {"type": conflict.type, "id": conflict.record, "field": conflict.field, "transaction": done[-1].transaction}
    context.output.document(found, "\n".join(f"{each.label}: done." for each in done))


def _beside(context: Context, session: "CaseSession", conflict: "FieldConflict") -> list["ChangeSet"]:
    """What is said about a conflict without settling it."""
    from briefing_app.services import inbox

    done = []
    if context["comment"] is not None:
        done.append(inbox.comment(session, conflict, context["comment"]))
    if context["assign"] is not None:
        done.append(inbox.assign(session, conflict, context["assign"] or None))
    if context["postpone"] is not None:
        done.append(inbox.postpone(session, conflict, context["postpone"] or None))
    return done


def _settled(context: Context, session: "CaseSession", conflict: "FieldConflict") -> list["ChangeSet"]:
    from briefing_app.services import inbox, settling

    if context["keep"]:
        return [settling.keep(session, conflict)]
    if context["remove"]:
        return [settling.remove(session, conflict)]
    if context["keep_both"]:
        return [inbox.keep_both(session, conflict)]
    if context["take"] is not None or context["value"] is not None:
        return [settling.settle(session, conflict, _wanted(context, conflict))]
    return []


def _wanted(context: Context, conflict: "FieldConflict") -> Value:
    from briefing_app.services import inbox

    if context["value"] is not None:
        return inbox.typed(conflict, context["value"])
    side: int = context["take"]
    if not conflict.field:
        raise Refused("This conflict is about whether the record stays: say --keep or --remove.")
    if not 1 <= side <= len(conflict.sides):
        count = len(conflict.sides)
        raise NotFound(f"There is no side {side} of this conflict; it has {count}. “briefing conflicts” lists them.")
    taken: Value = conflict.sides[side - 1].value
    return taken
