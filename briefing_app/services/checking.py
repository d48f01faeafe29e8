# SPDX-License-Identifier: Apache-2.0
"""Checks of the case or of a report, and letting a finding stand with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import RECORD_TYPES, Report, Waiver
from briefing_app.report import checks
from briefing_app.report.checks import RULES, Finding
from briefing_app.report.draft import Draft
from briefing_app.services.session import CaseSession
from briefing_app.store import queries
from briefing_app.store.search import title_of

__all__ = ["RULES", "Checked", "Finding", "check", "take_back", "waive"]


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
    is_in = Draft(snapshot, subject).is_included if subject is not None else None
    contested = ((each, snapshot.find(each.subject)) for each in _conflicts(session))
    found += [each for each, record in contested if record is not None and (is_in is None or is_in(record))]
    waived = {(waiver.rule, waiver.subject): waiver.reason for waiver in snapshot.all(Waiver)}
    return [Checked(each, waived.get((each.rule, each.subject))) for each in checks.in_order(found)]


def _conflicts(session: CaseSession) -> Iterator[Finding]:
    fields: dict[tuple[str, str], list[str]] = {}
    for contested, type_name, field in queries.conflicts(session.database):
        fields.setdefault((contested, type_name), []).append(field)
    for (id, type_name), names in fields.items():
        record = queries.find(session.database, RECORD_TYPES[type_name], id)
        if record is not None:
            words = ", ".join(name.replace("_", " ") for name in names if name)
            message = f"several values of {words}" if words else "somebody removed it, somebody else goes on using it"
            remedy = "Settle it with “briefing resolve”, or in the list of conflicts."
            yield Finding("conflict", "error", type_name, id, title_of(record), message, remedy)


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
