# SPDX-License-Identifier: Apache-2.0
"""What happened: claims as sentences with their notes, grouped by heading, then by day."""

from briefing_app.domain.records import Claim, Relation
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.model import Inline, Paragraph, Run, Section

SENTENCES_PER_PARAGRAPH = 5


def developments(draft: Draft) -> list[Section]:
    """A heading for the whole, then one section for each heading of the claims; those without one come first."""
    claims = [claim for claim in draft.snapshot.all(Claim) if draft.is_included(claim)]
    if not claims:
        return [Section("Developments", 1, (Paragraph((Run("No developments are reported."),)),))]
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(draft.heading(claim), []).append(claim)
    for members in groups.values():
        members.sort(key=lambda claim: (draft.position(claim), w.date_key(claim.event_time), claim.id))
    order = sorted(groups, key=lambda heading: _group_key(draft, heading, groups[heading]))
    told = _Told(draft)
    first = told.paragraphs(groups[""]) if "" in groups else ()
    sections = [Section("Developments", 1, first)]
    sections += [Section(heading, 2, told.paragraphs(groups[heading])) for heading in order if heading]
    return sections


def _group_key(draft: Draft, heading: str, claims: list[Claim]) -> tuple[object, ...]:
    """Headings by their first placement, then by their earliest event, then by name."""
    return (
        min(draft.position(claim) for claim in claims),
        min(w.date_key(claim.event_time) for claim in claims),
        heading.casefold(),
        heading,
    )


class _Told:
    """Prints claims in order and remembers which stand above, so that a contradiction is said at the second."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._printed: set[str] = set()

    def paragraphs(self, claims: list[Claim]) -> tuple[Paragraph, ...]:
        """A paragraph for each run of claims of one day; the date leads in where it is known."""
        result: list[Paragraph] = []
        items: list[Inline] = []
        lead: str | None = None
        count = 0
        for claim in claims:
            when = w.date_words(claim.event_time, "")
            if items and (when != lead or count == SENTENCES_PER_PARAGRAPH):
                result.append(Paragraph(tuple(items)))
                items = []
            if not items:
                count = 0
                items = [Run(f"{when}. ", "label")] if when and when != lead else []
                lead = when
            elif items:
                items.append(Run(" "))
            items.append(self._draft.fact(claim))
            items += self._relations(claim)
            self._printed.add(claim.id)
            count += 1
        if items:
            result.append(Paragraph(tuple(items)))
        return tuple(result)

    def _relations(self, claim: Claim) -> list[Inline]:
        """What stands between this claim and those printed before it."""
        items: list[Inline] = []
        snapshot = self._draft.snapshot
        links = [(r.kind, r.other, True) for r in snapshot.referring(Relation, "claim", claim.id)]
        links += [(r.kind, r.claim, False) for r in snapshot.referring(Relation, "other", claim.id)]
        for kind, other, forward in sorted(set(links)):
            number = self._draft.notebook.number(other)
            if other not in self._printed or kind == "elaborates":
                continue
            where = f"note {number}" if number else "a statement above"
            if kind == "contradicts":
                words = f" This and the statement in {where} contradict each other; they are not reconciled."
            elif forward:
                words = f" This replaces the statement in {where}."
            else:
                words = f" This has been replaced by the statement in {where}."
            items.append(Run(words, "quiet"))
        return items
