# SPDX-License-Identifier: Apache-2.0
"""Conflicts and merges in the words of the window."""

from collections.abc import Mapping
from datetime import date, timedelta

from briefing_app.domain.fields import FieldKind, Spec, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.conflicts import FieldConflict, Side
from briefing_app.services.inbox import Inbox, Row, Unseen, spec_of
from briefing_app.services.merging import Merged, MergePlan, RecordChange
from briefing_app.services.positions import Kept
from briefing_app.ui import change_words, judgment_choices, words
from briefing_app.ui.i18n import Labels, mark, tr, trn
from briefing_app.ui.models.rows import ListRow

SIGN = words.CONFLICT_SIGN
LONG = 40
"""Letters from which a text is compared word by word."""
WHAT = Labels(
    {
        "new": mark("New"),
        "changed": mark("Changed"),
        "removed": mark("Removed"),
        "back": mark("Brought back"),
        "contested": mark("Removed here or there, and stays until somebody decides"),
        "unchanged": mark("The same on both sides"),
    }
)
"""What a merge does to a record."""
SIGNS = {"new": "+", "changed": "~", "removed": "−", "back": "↺", "contested": SIGN, "unchanged": "="}


def field_words(type_name: str, field: str) -> str:
    """What a conflict is about: "Source · reliability"."""
    label = change_words.field_label(field) if field else tr("whether it stays")
    return words.joined(change_words.type_label(type_name), label)


def conflict_row(row: Row) -> ListRow:
    """A conflict in the inbox."""
    whose = " / ".join(row.authors)
    late = postponed_words(row.entry.postponed_until)
    who = tr("for {who}", who=row.assignee) if row.assignee else ""
    detail = words.joined(field_words(row.entry.type, row.entry.field), whose, who, late)
    return ListRow(row.key, words.shortened(row.title, 160), detail)


def postponed_words(until: str | None) -> str:
    """Until when a conflict is folded away; empty where it is not."""
    return tr("postponed to {day}", day=words.day_in_words(until)) if until else ""


def told(found: FieldConflict, called: Mapping[str, str]) -> str:
    """What stands beside the field: "◆ 2 values for place: …", each with author and time. ``called``: what records are
    called that sides lead to."""
    if not found.field:
        by = ", ".join(_by(side) for side in found.sides)
        return tr("◆ Removed by {who}, who had not seen a later change: it stays until somebody decides.", who=by)
    sides = "; ".join(_side(found, side, called) for side in found.sides)
    number = len(found.sides)
    label = change_words.field_label(found.field)
    return trn(
        number, "◆ {n} value for {field}: {sides}", "◆ {n} values for {field}: {sides}", field=label, sides=sides
    )


def _side(found: FieldConflict, side: Side, called: Mapping[str, str]) -> str:
    said = called.get(side.value) if isinstance(side.value, str) else None
    value = words.shortened(change_words.value_words(found.type, found.field, side.value, said), 120)
    return tr("“{value}” ({who})", value=value or tr("not stated"), who=_by(side))


def _by(side: Side) -> str:
    return ", ".join(part for part in (side.author, words.moment(side.time) if side.time else "") if part)


def kept_words(kept: Kept) -> str:
    """Who holds what of a judgment of which several stand: "Positions on reliability: …"."""
    values = (change_words.value_words(kept.type, kept.field, each.value, None) for each in kept.held)
    held = "; ".join(
        tr("“{value}” ({who})", value=value or tr("not stated"), who=each.who)
        for each, value in zip(kept.held, values, strict=True)
    )
    return tr("Positions on {field}: {held}", field=change_words.field_label(kept.field), held=held)


def key_of(found: FieldConflict | Kept) -> str:
    """What the inbox calls a field of a record."""
    return f"{found.record}:{found.field}"


def value_in(inbox: Inbox, value: Value) -> str:
    """A value of the field in conflict, in words: that of a side, or the one from which all went out."""
    conflict = inbox.conflict
    said = inbox.called.get(value) if isinstance(value, str) else None
    return change_words.value_words(conflict.type, conflict.field, value, said) or tr("not stated")


def unseen_words(conflict: FieldConflict, found: Unseen) -> str:
    """What was written into a record while somebody removed it."""
    value = change_words.value_words(conflict.type, found.field, found.value, found.said) or tr("not stated")
    return tr(
        "Meanwhile {field} became “{value}” ({who}).",
        field=change_words.field_label(found.field), value=words.shortened(value, 300),
        who=by(found.author, found.time),
    )  # fmt: skip


def takes_another(inbox: Inbox) -> bool:
    """Whether a value can be given that no side has: not for whether a record stays, and not for what leads to another
    record, which is changed where that is chosen."""
    return bool(inbox.conflict.field) and spec_of(inbox.conflict).kind is not FieldKind.REFERENCE


def keep_words(inbox: Inbox) -> str:
    """What letting all sides stand is called."""
    return tr("Keep both") if len(inbox.conflict.sides) == 2 else tr("Keep all")


def by(author: str, time: str) -> str:
    """Who and when."""
    return words.joined(author, words.moment(time) if time else "")


def choices_of(spec: Spec, type_name: str, scale: str | None = None) -> list[tuple[str | None, str]] | None:
    """What a field with fixed values can hold, with words for each; None for any other field. ``scale``: the one from
    which a term of likelihood is taken."""
    from briefing_app.domain import scales

    if scale is not None:
        terms = judgment_choices.term_choices(scale)
        return [(None, tr("not stated")), *terms] if terms else None
    if spec.name in ("scale", "likelihood_scale"):
        return list(judgment_choices.scale_choices())
    if spec.kind is FieldKind.CHOICE:
        codes: tuple[str, ...] = spec.choices
    elif spec.kind is FieldKind.GRADE:
        codes = tuple(scales.load(spec.scale).codes)
    elif spec.kind is FieldKind.FLAG:
        return [(None, tr("not stated")), ("true", tr("yes")), ("false", tr("no"))]
    else:
        return None
    found: list[tuple[str | None, str]] = [
        (code, change_words.value_words(type_name, spec.name, code)) for code in codes
    ]
    return found if spec.required else [(None, tr("not stated")), *found]


def is_long(conflict: FieldConflict) -> bool:
    """Whether the sides are texts that are compared word by word."""
    spec = next((spec for spec in RECORD_TYPES[conflict.type].specs() if spec.name == conflict.field), None)
    texts = [side.value for side in conflict.sides if isinstance(side.value, str)]
    return spec is not None and spec.kind is FieldKind.TEXT and any(len(text) > LONG for text in texts)


def keys_words(inbox: Inbox) -> str:
    """What single keys do to the conflict."""
    if not inbox.conflict.field:
        return tr("In the list: K keeps it, X removes it, A assigns, C comments, P postpones, J goes on.")
    number = len(inbox.conflict.sides)
    deeds = [
        tr("1 or 2 takes a side") if number == 2 else tr("1 to {n} take a side", n=number),
        tr("B lets all stand") if inbox.may_keep_both else "",
        tr("E gives another value") if takes_another(inbox) else "",
    ]
    told = ", ".join(deed for deed in deeds if deed)
    return tr("In the list: {deeds}, A assigns, C comments, P postpones, J goes on.", deeds=told)


def days_ahead(today: date) -> list[tuple[str, str]]:
    """Until when a conflict can be postponed: the day and what it is called."""
    return [
        ((today + timedelta(days=1)).isoformat(), tr("Until tomorrow")),
        ((today + timedelta(days=3)).isoformat(), tr("For three days")),
        ((today + timedelta(days=7)).isoformat(), tr("For a week")),
        ((today + timedelta(days=30)).isoformat(), tr("For a month")),
    ]


# -- merging -----------------------------------------------------------------------------------------------------------


def record_row(change: RecordChange) -> ListRow:
    """A record in the list of what a merge does."""
    number = len(change.conflicts)
    clash = f"{SIGN} {trn(number, '{n} conflict', '{n} conflicts')}" if number else ""
    what = f"{SIGNS[change.what]} {WHAT[change.what]}"
    detail = words.joined(change_words.type_label(change.type), what, ", ".join(change.authors), clash)
    return ListRow(
        change.id, words.shortened(change.title, 160), detail, struck=change.what == "removed",
        stance="warning" if number else "",
    )  # fmt: skip


def plan_words(plan: MergePlan) -> str:
    """Whose actions would come, from when to when, and what they do to how many records."""
    if not plan.actions:
        return tr("The other copy holds nothing that is not here.")
    whose = ", ".join(dict.fromkeys(action.author for action in plan.actions))
    times = sorted(action.time for action in plan.actions)
    first, last = words.moment(times[0]), words.moment(times[-1])
    span = first if first == last else tr("{first} to {last}", first=first, last=last)
    actions = trn(len(plan.actions), "{n} action", "{n} actions")
    records = trn(len(plan.records), "{n} record", "{n} records")
    clash = trn(plan.conflicts, "{n} conflict", "{n} conflicts")
    return words.joined(tr("{actions} by {whose}", actions=actions, whose=whose), span, records, clash)


def held_words(plan: MergePlan) -> str:
    """What is not taken, and why; empty where all is."""
    parts = []
    if plan.held:
        first = plan.held[0]
        count = trn(len(plan.held), "{n} action is not taken.", "{n} actions are not taken.")
        parts.append(
            tr("{count} The first is “{label}” by {who}: {why}.", count=count, label=first.label, who=first.author,
               why=first.held)
        )  # fmt: skip
    if plan.missing_files:
        parts.append(
            trn(
                plan.missing_files,
                "{n} text or file is not taken: its bytes were altered.",
                "{n} texts or files are not taken: their bytes were altered.",
            )
        )
    if plan.loose:
        parts.append(
            trn(
                len(plan.loose),
                "{n} reference leads to something that is not here yet.",
                "{n} references lead to something that is not here yet.",
            )
        )
    return " ".join(parts)


def merged_words(done: Merged) -> str:
    """What a merge brought."""
    if done.number is None:
        return tr("The other copy held nothing that was not here.")
    actions = trn(done.actions, "{n} action", "{n} actions")
    clash = trn(done.conflicts, "{n} conflict", "{n} conflicts")
    return tr("Merged: {actions}, {clash}. The case as it was is in the backups.", actions=actions, clash=clash)
