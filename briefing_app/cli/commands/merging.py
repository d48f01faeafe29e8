# SPDX-License-Identifier: Apache-2.0
"""Commands about other copies of a case: share, merge, what was merged."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.commands.log import tell
from briefing_app.cli.context import Context
from briefing_app.cli.output import count_of
from briefing_app.cli.parsing import Builder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.fields import Value
    from briefing_app.services.history import ChangeLine
    from briefing_app.services.impact import Resting
    from briefing_app.services.merging import Arrival, MergePlan, RecordChange
    from briefing_app.services.session import CaseSession


def build_merge(builder: Builder) -> None:
    parser = builder.leaf(_merge, "merge crisis.casefile bens.casefile --plan\nmerge crisis.casefile bens.casefile")
    with_case(parser).add_argument("other", metavar="OTHER", help="another copy of the same case; it is only read")
    parser.add_argument("--plan", action="store_true", help="only say what is new, changed, removed and conflicting")


def _merge(context: Context) -> int:
    from briefing_app.services import duplicates, merging

    other = Path(context["other"])
    if context["plan"]:
        with context.reading() as session:
            plan = merging.plan(session, other)
            _print_plan(context, session, plan)
        return 1 if plan.conflicts or plan.held or plan.loose else 0
    with context.writing() as session:
        done = merging.merge(session, other)
        alike = len(duplicates.possible(session)) if done.records else 0
    if alike:
        look = "looks" if alike == 1 else "look"
        context.output.message(f"{count_of(alike, 'group')} of records {look} alike: “briefing duplicates” says which.")
    found = {"type": "merge", "id": str(other), **asdict(done), "backup": str(done.backup) if done.backup else None}
    if done.backup is None:
        said = f"{other} holds nothing that is not in {context.case} already."
    else:
        said = (
            f"{count_of(done.actions, 'action')} on {count_of(done.records, 'record')} came in, "
            f"{_conflict_words(done.conflicts)}. The case as it was before: {done.backup}."
        )
    context.output.document(
        found, f"{said}{_held_words(done.held)}{_file_words(done.missing_files)}{_loose_words(done.loose)}"
    )
    return 0


MOST_PRINTED = 2_000
"""Records of which it is said which reports print them: each takes a moment."""
_SIGNS = {"new": "+", "changed": "~", "removed": "-", "back": "+", "contested": "!", "unchanged": "="}
_LONGEST = 400


def _print_plan(context: Context, session: "CaseSession", plan: "MergePlan") -> None:
    from briefing_app.services import impact, merging

    rows, told = [], []
    for number, (record, lines) in enumerate(merging.all_lines(session, plan)):
        printed = impact.printed_by(session, record.id) if number < MOST_PRINTED else ()
        rows.append(
            _row(
                record.type, record.id, record.what, record.title, by=", ".join(record.authors),
                conflicts=list(record.conflicts), fields=[asdict(found) for found in record.fields],
                printed_by=[{"type": each.type, "id": each.id, "title": each.title, "place": each.place}
                            for each in printed],
            )
        )  # fmt: skip
        told.append(_told(record, lines, printed))
    rows += [
        _row("transaction", found.transaction, "held back", f"{found.label}: {found.held}", by=found.author)
        for found in plan.held
    ]
    rows += [
        _row(found.type, found.id, "loose end", f"its {found.field} {found.target} is not here") for found in plan.loose
    ]
    told += [
        f"! {row['what']}  {row['type']}  {row['title']}  {row['by']}".rstrip() for row in rows[len(plan.records) :]
    ]
    context.output.listing(rows, "\n".join(told), "The other copy holds nothing that is not here.")
    if plan.actions:
        context.output.message(_plan_words(plan))


def _told(record: "RecordChange", lines: "Sequence[ChangeLine]", printed: "Sequence[Resting]") -> str:
    """A record of a plan: what happens to it, the words before and after, and which reports print it."""
    clash = f"  ({count_of(len(record.conflicts), 'conflict')})" if record.conflicts else ""
    by = f"  by {', '.join(record.authors)}" if record.authors else ""
    title = " ".join(record.title.split())
    told = [f"{_SIGNS[record.what]} {record.what}  {record.type}  “{title}”{by}{clash}"]
    for line in lines:
        if line.before is None and line.after is None:
            continue
        before, after = _said(line.before_words, line.before), _said(line.after_words, line.after)
        if line.field in record.conflicts:
            told.append(f"    {line.field}, in conflict: here {before}, in the other copy {after}")
        elif line.before is None and record.what == "new":
            told.append(f"    {line.field}: {after}")
        elif line.after is None and record.what == "removed":
            told.append(f"    {line.field}: {before}")
        else:
            told.append(f"    {line.field}: {before} → {after}")
    told += [
        f"    printed by the {each.type} “{each.title}”" + (f", {each.place}" if each.place else "") for each in printed
    ]
    return "\n".join(told)


def _said(words: str | None, value: "Value") -> str:
    if value is None:
        return "not stated"
    text = " ".join(str(value if words is None else words).split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"


def _plan_words(plan: "MergePlan") -> str:
    """Who did what would come, from when to when, and what comes of it."""
    counts = Counter(action.author for action in plan.actions)
    whose = "; ".join(f"{count_of(count, 'action')} by {author}" for author, count in counts.items())
    times = sorted(action.time[:16].replace("T", " ") for action in plan.actions)
    span = times[0] if times[0] == times[-1] else f"{times[0]} to {times[-1]}"
    return f"{whose}, {span} UTC: {count_of(len(plan.records), 'record')}, {count_of(plan.conflicts, 'conflict')}."


def _conflict_words(count: int) -> str:
    if not count:
        return "without a conflict"
    return f"{count_of(count, 'conflict')} {'waits' if count == 1 else 'wait'} (“briefing conflicts”)"


def _row(type: str, id: str, what: str, title: str, **more: Any) -> dict[str, Any]:
    return {"type": type, "id": id, "what": what, "by": "", "title": title, "conflicts": [], "fields": [],
            "printed_by": [], **more}  # fmt: skip


def _held_words(held: tuple[Any, ...]) -> str:
    if not held:
        return ""
    first = held[0]
    count = f"{count_of(len(held), 'action')} {'was' if len(held) == 1 else 'were'} not taken"
    return f" {count}; the first is “{first.label}” by {first.author}: {first.held}."


def _file_words(count: int) -> str:
    if not count:
        return ""
    what = "text or file was not taken: its" if count == 1 else "texts or files were not taken: their"
    return f" {count:,} {what} bytes were altered. Ask for another copy of the case."


def _loose_words(loose: tuple[Any, ...]) -> str:
    if not loose:
        return ""
    return (
        f" {count_of(len(loose), 'reference')} {'leads' if len(loose) == 1 else 'lead'} to something that is not here "
        "yet: “briefing verify” says to what. Merge the copy that has it."
    )


def build_merges(builder: Builder) -> None:
    parser = builder.leaf(_merges, "merges crisis.casefile\nmerges crisis.casefile --undo 2")
    with_case(parser).add_argument(
        "--undo", metavar="NUMBER", type=int, help="take back what this merge brought, as one action"
    )


def _merges(context: Context) -> None:
    from briefing_app.services import merging

    if context["undo"] is not None:
        with context.writing() as session:
            tell(context, session, merging.undo_merge(session, context["undo"]))
        return
    with context.reading() as session:
        found = merging.merges(session)
    rows = [
        {"type": "merge", "id": each.number, **asdict(each), "from": _whose(each), "forked_after": _fork(each)}
        for each in found
    ]
    columns = ("id", "time", "author", "file", "from", "forked_after", "undone")
    context.output.rows(rows, columns, "Nothing was merged into this file.")


def _whose(found: "Arrival") -> str:
    """Whose work came, in words."""
    return "; ".join(
        f"{part.author} on {part.device}, {count_of(part.actions, 'action')}, {_days(part.first[:10], part.last[:10])}"
        for part in found.parts
    )


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _fork(found: "Arrival") -> str | None:
    """The last action that both copies held before, in words; None where that was not noted."""
    fork = found.fork
    return None if fork is None else f"{fork.label}, {fork.author}, {fork.time[:16].replace('T', ' ')}"


def build_share(builder: Builder) -> None:
    parser = builder.leaf(_share, "share crisis.casefile -o for-ben.casefile")
    with_case(parser).add_argument("-o", "--output", metavar="FILE", required=True, help="the copy; must not exist yet")


def _share(context: Context) -> None:
    from briefing_app.services import keeping

    with context.reading() as session:
        made = keeping.backup(session, Path(context["output"]))
        found = {"type": "case", "id": session.case.id, "path": str(made), "size": made.stat().st_size}
    context.output.document(found, f"The copy is {made}. What is done in it comes back with “briefing merge”.")
