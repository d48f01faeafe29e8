# SPDX-License-Identifier: Apache-2.0
"""What happened: claims as sentences with their notes, grouped by heading, then by day.

A figure that was replaced stands behind the one that replaces it ("Revised from nine on 3 March"). That statements
contradict each other is said once for each group of counts, and at the later one of other statements.
"""

from collections.abc import Sequence

from briefing_app.domain.records import Claim, Relation
from briefing_app.report import wording as w
from briefing_app.report.disputes import Disputes
from briefing_app.report.draft import Draft
from briefing_app.report.figures import TABLE as FIGURES
from briefing_app.report.model import Inline, Paragraph, Run, Section
from briefing_app.report.revisions import Revisions, revisions

SENTENCES_PER_PARAGRAPH = 5


def developments(draft: Draft) -> list[Section]:
    """A heading for the whole, then one section for each heading of the claims; those without one come first."""
    revised = revisions(draft)
    included = [claim for claim in draft.snapshot.all(Claim) if draft.is_included(claim)]
    claims = [claim for claim in included if claim.id not in revised.current]
    if not claims:
        return [Section("Developments", 1, (Paragraph((Run("No developments are reported."),)),))]
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(draft.heading(claim), []).append(claim)
    for members in groups.values():
        members.sort(key=lambda claim: (draft.position(claim), w.date_key(claim.event_time), claim.id))
    order = sorted(groups, key=lambda heading: (heading != "", *_group_key(draft, heading, groups[heading])))
    told = _Told(draft, revised, Disputes(draft, [groups[heading] for heading in order]))
    first = told.paragraphs(groups[""]) if "" in groups else ()
    sections = [Section("Developments", 1, first)]
    sections += [Section(heading, 2, told.paragraphs(groups[heading])) for heading in order if heading]
    return sections


def told(draft: Draft, claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    """Some claims in their order, as the developments tell them; a figure stands behind one among them that replaces
    it."""
    revised = revisions(draft)
    ids = {claim.id for claim in claims}
    shown = [claim for claim in claims if revised.current.get(claim.id) not in ids]
    return _Told(draft, revised, Disputes(draft, [shown])).paragraphs(shown)


def _group_key(draft: Draft, heading: str, claims: list[Claim]) -> tuple[object, ...]:
    """Headings by their first placement, then by their earliest event, then by name."""
    return (
        min(draft.position(claim) for claim in claims),
        min(w.date_key(claim.event_time) for claim in claims),
        heading.casefold(),
        heading,
    )


class _Told:
    """Prints claims in order and remembers which stand above."""

    def __init__(self, draft: Draft, revised: Revisions, disputes: Disputes) -> None:
        self._draft = draft
        self._revised = revised
        self._disputes = disputes
        self._printed: set[str] = set()
        self._last_figure: Claim | None = None

    def paragraphs(self, claims: list[Claim]) -> tuple[Paragraph, ...]:
        """Running text. A date leads in where the day changes and the sentence does not name it."""
        self._last_figure = self._figure_to_refer_at(claims)
        result: list[Paragraph] = []
        items: list[Inline] = []
        day = ""
        count = 0
        for claim in claims:
            when = self._draft.day(claim.event_time, "")
            lead = self._lead(claim, when) if when != day else ""
            if items and (lead or (day and not when) or count == SENTENCES_PER_PARAGRAPH):
                result.append(Paragraph(tuple(items)))
                items, count = [], 0
            if lead:
                items = [Run(f"{lead}. ", "label")]
            elif items:
                items.append(Run(" "))
            items += [*self._draft.news(claim), self._draft.fact(claim)]
            items += self._remarks(claim)
            self._printed.add(claim.id)
            day = when
            count += 1
        if items:
            result.append(Paragraph(tuple(items)))
        return tuple(result)

    def _lead(self, claim: Claim, when: str) -> str:
        """The date with a capital, or nothing if the sentence says it already and no time of day is known."""
        named = when.casefold() in self._draft.wording(claim).casefold()
        return "" if named else when[:1].upper() + when[1:]

    def _remarks(self, claim: Claim) -> list[Inline]:
        """What this claim replaces, and what it does not agree with."""
        items: list[Inline] = self._earlier(claim)
        items += [Run(f" {words}", "quiet") for words in self._replacements(claim)]
        for said in self._disputes.said_after(claim):
            items += [Run(" ", "quiet"), *said]
        table = self._draft.refer(FIGURES, "quiet") if claim is self._last_figure else None
        if table is not None:
            items += [Run(" The figures stand side by side in ", "quiet"), table, Run(".", "quiet")]
        return items

    def _figure_to_refer_at(self, claims: list[Claim]) -> Claim | None:
        """The last of several figures under one heading, unless one of them already leads to the table of figures."""
        counted = [claim for claim in claims if claim.measure is not None]
        if len(counted) < 2 or any(self._disputes.counts_end_with(claim) for claim in counted):
            return None
        return counted[-1]

    def _earlier(self, claim: Claim) -> list[Inline]:
        """The figures that this one replaces, each traceable and with its note."""
        old = self._revised.earlier.get(claim.id, ())
        items: list[Inline] = []
        for index, figure in enumerate(old):
            link = " Revised from " if not index else " and " if index == len(old) - 1 else " "
            end = "." if index == len(old) - 1 else "" if index == len(old) - 2 else ","
            items += [Run(link, "quiet"), self._draft.remark(figure, _earlier_words(self._draft, claim, figure), end)]
        return items

    def _replacements(self, claim: Claim) -> list[str]:
        """Statements printed above that this one replaces or that replaced it, other than folded figures."""
        snapshot = self._draft.snapshot
        found: list[str] = []
        for field, words in (("claim", "This replaces the statement"), ("other", "This was replaced by the statement")):
            others = [
                relation.other if field == "claim" else relation.claim
                for relation in snapshot.referring(Relation, field, claim.id)
                if relation.kind == "supersedes"
            ]
            printed = [id for id in others if id in self._printed]
            if printed:
                found.append(f"{words}{'s' if len(printed) > 1 else ''} in {self._places(printed)}.")
        return found

    def _places(self, ids: Sequence[str]) -> str:
        return self._draft.notebook.places(ids)


def _earlier_words(draft: Draft, claim: Claim, figure: Claim) -> str:
    """A replaced figure in a few words: who said it and of whom only where that has changed."""
    words = w.figure_prose(figure)
    if figure.population and w.fold(figure.population) != w.fold(claim.population):
        words += f" ({w.one_line(figure.population)})"
    if figure.authority and w.fold(figure.authority) != w.fold(claim.authority):
        words += f" by {w.one_line(figure.authority)}"
    when = draft.on_day(figure.as_of)
    return f"{words} {when}" if when else words
