# SPDX-License-Identifier: Apache-2.0
"""Checks of the case or of a report, and letting a finding stand with a reason."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import FieldKind
from briefing_app.domain.records import (
    Assessment,
    Basis,
    Citation,
    Claim,
    Placement,
    Record,
    Report,
    Source,
    Version,
    Waiver,
)
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import checks
from briefing_app.report.checks import RULES, Finding
from briefing_app.report.contested import conflict_words
from briefing_app.report.draft import Draft
from briefing_app.services.session import CaseSession
from briefing_app.store.search import title_of

__all__ = ["RULES", "Checked", "Finding", "Waived", "check", "opened", "take_back", "waive", "waived", "with_waivers"]

Waived = Mapping[tuple[str, str | None], str]
"""By rule and record, the reason why what the rule finds may stand."""

_BEHIND = (Source, Version, Citation, Basis, Placement)
"""What concerns a report only where it stands behind something that the report tells."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding, and the reason why it may stand, if somebody waived it."""

    finding: Finding
    waived: str | None


def check(
    session: CaseSession,
    report: str | None = None,
    stop: Callable[[], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Checked]:
    """Findings about the whole case, or about one report: errors first. Raises NotFound. ``stop`` is called often, and
    stops the work by raising."""
    snapshot = session.snapshot(stop)
    subject = snapshot.get(Report, report) if report is not None else None
    found = checks.findings(snapshot, subject, stop or _nothing, progress or _nothing)
    found += _conflicts(snapshot, Draft(snapshot, subject) if subject is not None else None)
    reasons = {(waiver.rule, waiver.subject): waiver.reason for waiver in snapshot.all(Waiver)}
    return with_waivers((Checked(each, None) for each in checks.in_order(found)), reasons)


def with_waivers(found: Iterable[Checked], reasons: Waived) -> list[Checked]:
    """The same findings with the reasons why some of them may stand."""
    return [replace(each, waived=reasons.get((each.finding.rule, each.finding.subject))) for each in found]


def waived(session: CaseSession) -> Waived:
    """The reasons of all waivers."""
    return {(waiver.rule, waiver.subject): waiver.reason for waiver in session.all(Waiver)}


def opened(session: CaseSession, id: str, types: Collection[str]) -> tuple[str, str] | None:
    """Type and id of the record of one of these types that one opens to settle a finding: the one that it is about, or
    else one that this belongs to. None where there is none."""
    waiting, seen = deque([id]), set[str]()
    while waiting:
        record = session.find(waiting.popleft())
        if record is None or record.id in seen:
            continue
        if record.type_name in types:
            return record.type_name, record.id
        seen.add(record.id)
        references = (getattr(record, spec.name) for spec in record.specs() if spec.kind is FieldKind.REFERENCE)
        waiting += [reference for reference in references if reference is not None]
    return None


def _conflicts(snapshot: CaseSnapshot, draft: Draft | None) -> Iterator[Finding]:
    behind = frozenset(draft.contested.behind(_told(draft))) if draft is not None else frozenset()
    for id, names in snapshot.contested.items():
        record = snapshot.find(id)
        if record is None:
            continue
        if draft is None or id in behind or (not isinstance(record, _BEHIND) and draft.is_included(record)):
            remedy = "Settle it with “briefing resolve”, or in the list of conflicts."
            yield Finding("conflict", "error", record.type_name, id, title_of(record), conflict_words(names), remedy)


def _told(draft: Draft) -> Iterator[Record]:
    for kind in (Claim, Assessment):
        yield from (record for record in draft.snapshot.all(kind) if draft.is_included(record))


def waive(session: CaseSession, rule: str, subject: str, reason: str) -> Waiver:
    """Lets what a rule finds about a record stand. Raises BadInput without a reason or rule, NotFound."""
    if rule not in RULES:
        raise BadInput(f"There is no rule “{rule[:40]}”. Rules are: {', '.join(RULES)}.")
    if not reason.strip():
        raise BadInput("Give the reason why the finding may stand: whoever reads the report is told.")
    if session.find(subject) is None:
        raise NotFound(f"There is no record {subject} in this case.")
    id = Waiver.id_of(rule, subject)
    with session.transaction("Waive a finding") as work:
        if session.look_up(Waiver, id) is not None:
            return work.update(Waiver, id, reason=reason.strip())
        return work.insert(Waiver.make(id, rule=rule, subject=subject, reason=reason.strip()))


def take_back(session: CaseSession, rule: str, subject: str) -> None:
    """The finding counts again. Raises NotFound where it was not waived."""
    id = Waiver.id_of(rule, subject)
    if session.look_up(Waiver, id) is None:
        raise NotFound(f"What {rule} finds about {subject} is not waived.")
    with session.transaction("Take a waiver back") as work:
        work.delete(Waiver, id)


def _nothing(*_: object) -> None:
    pass
