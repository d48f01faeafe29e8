# SPDX-License-Identifier: Apache-2.0
"""What was merged into a file, in the words of the window: whose copy, how much of what, from where it went apart."""

from briefing_app.services.merging import Arrival, Part
from briefing_app.ui import words
from briefing_app.ui.i18n import digits, tr, trn

SHORT = 32


def whose(found: Arrival) -> str:
    """Whose work came."""
    return ", ".join(found.whose) or found.file


def title(found: Arrival) -> str:
    """What a merge is called in the list: "Merge 2: copy of Ben"."""
    return tr("Merge {number}: copy of {who}", number=digits(found.number), who=whose(found))


def short(found: Arrival) -> str:
    """The same where there is little room."""
    return words.joined(digits(found.number), words.shortened(whose(found), SHORT), words.moment(found.time))


def counted(found: Arrival) -> str:
    """How many actions came."""
    return trn(found.actions, "{n} action", "{n} actions")


def forked(found: Arrival) -> str:
    """After which action the copies went apart; empty where that was not noted."""
    fork = found.fork
    if fork is None:
        return ""
    return tr("forked after “{action}”", action=words.shortened(words.action_label(fork.label), SHORT))


def came_by(number: int) -> str:
    """By which merge an action came."""
    return tr("came by merge {number}", number=digits(number))


def part(found: Part) -> str:
    """What one person did on one computer: "Ben on laptop: 3 actions, 3 Mar, 14:20 to 5 Mar, 9:10"."""
    actions = trn(found.actions, "{n} action", "{n} actions")
    first, last = words.moment(found.first), words.moment(found.last)
    span = first if first == last else tr("{first} to {last}", first=first, last=last)
    who = tr("{who} on {device}", who=found.author, device=found.device) if found.device else found.author
    return tr("{who}: {text}", who=who, text=words.joined(actions, span))


def fork_told(found: Arrival) -> str:
    """From where both copies went apart, in a sentence."""
    fork = found.fork
    if fork is None:
        return tr("After which action the copies went apart was not noted when this was merged.")
    return tr(
        "The copies went apart after “{action}” by {who}, {when}: the last action that both held.",
        action=words.action_label(fork.label), who=fork.author, when=words.moment(fork.time),
    )  # fmt: skip


def made(found: Arrival) -> str:
    """From which file the merge came, how far it went, who merged it, where."""
    last = max((each.last for each in found.parts), default="")
    return words.joined(
        tr("from {file}", file=found.file),
        tr("last action there {when}", when=words.moment(last)) if last else "",
        tr("merged by {who} on {device}", who=found.author, device=found.device),
        words.moment(found.time),
    )
