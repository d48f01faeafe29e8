# SPDX-License-Identifier: Apache-2.0
"""The findings about a report that somebody let stand, each with the reason, for readers who want to know."""

from briefing_app.domain.records import Assessment, Claim, Record, Report, Waiver
from briefing_app.report import wording as w
from briefing_app.report.checks import RULES
from briefing_app.report.draft import Draft, cell
from briefing_app.report.model import Block, Column, Inline, Paragraph, Row, Run

WAIVERS = "Findings that were waived"
"""The heading where nobody gave another."""
_COLUMNS = [Column("Statement"), Column("What was found"), Column("Why it stands")]


def waivers(draft: Draft) -> list[Block]:
    """A table of the waivers about what the report takes in, and about itself."""
    found = [
        (subject, waiver)
        for waiver in draft.snapshot.all(Waiver)
        if (subject := draft.snapshot.find(waiver.subject)) is not None and _belongs(draft, subject)
    ]
    if not found:
        return [Paragraph((Run("No finding was waived."),))]
    found.sort(key=lambda each: (each[1].rule, each[1].id))
    rows = [
        Row(
            (
                _named(draft, subject),
                cell(w.capital(RULES.get(waiver.rule, waiver.rule))),
                cell(w.sentence(waiver.reason)),
            ),
            subjects=(waiver.id,),
        )
        for subject, waiver in found
    ]
    return list(draft.tables("Findings of the checks that were waived", _COLUMNS, rows))


def _belongs(draft: Draft, subject: Record) -> bool:
    if isinstance(subject, Report):
        return subject.id == draft.report.id
    return isinstance(subject, Claim | Assessment) and draft.is_included(subject)


def _named(draft: Draft, subject: Record) -> tuple[Inline, ...]:
    words = draft.wording(subject) if isinstance(subject, Claim | Assessment) else "This report"
    return cell(w.shortened(w.open_end(words), 120))
