# SPDX-License-Identifier: Apache-2.0
"""Checks of the case or of a report, and letting a finding stand with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing_app.domain.errors import BadInput, NotFound
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

__all__ = ["RULES", "Checked", "Finding", "check", "take_back", "waive"]

_BEHIND = (Source, Version, Citation, Basis, Placement)
"""What concerns a report only where it stands behind something that the report tells."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding, and the reason why it may stand, if somebody waived it."""

    finding: Finding
    waived: str | None


def check(session: CaseSession, report: str | None = None, stop: Callable[[], None] | None = None) -> list[Checked]:
    """Findings about the whole case, or about one report: errors first. Raises NotFound. ``stop`` is called often, and
    stops the work by raising."""
    snapshot = session.snapshot(stop)
    subject = snapshot.get(Report, report) if report is not None else None
    found = checks.findings(snapshot, subject, stop or _nothing)
    found += _conflicts(snapshot, Draft(snapshot, subject) if subject is not None else None)
    waived = {(waiver.rule, waiver.subject): waiver.reason for waiver in snapshot.all(Waiver)}
    return [Checked(each, waived.get((each.rule, each.subject))) for each in checks.in_order(found)]


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


def _nothing() -> None:
    pass
