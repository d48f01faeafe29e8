# SPDX-License-Identifier: Apache-2.0
"""Statements that contradict each other: where in the text that is said, and in which words."""

from briefing_app.domain.records import Claim, Relation
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.figures import TABLE as FIGURES
from briefing_app.report.model import Inline, Run


class Disputes:
    """Knows the order in which the claims are printed. Counts that differ are told once, after the last of them."""

    def __init__(self, draft: Draft, groups: list[list[Claim]]) -> None:
        self._draft = draft
        self._order = {claim.id: place for place, claim in enumerate(c for group in groups for c in group)}
        self._claims = {claim.id: claim for group in groups for claim in group}
        self._group = {claim.id: index for index, group in enumerate(groups) for claim in group}
        self._partners = {id: self._found(id) for id in self._order}
        self._counts = self._components()

    def counts_end_with(self, claim: Claim) -> bool:
        """Whether this is the last of a group of counts that differ."""
        return claim.id in self._counts

    def said_after(self, claim: Claim) -> list[list[Inline]]:
        """The sentences that follow this claim."""
        found: list[list[Inline]] = []
        members = self._counts.get(claim.id)
        if members:
            table = self._draft.refer(FIGURES, "quiet")
            words = self._counts_words(members)
            if table is None:
                found.append([Run(f"{words}.", "quiet")])
            else:
                found.append([Run(f"{words} (", "quiet"), table, Run(").", "quiet")])
        earlier = [
            other
            for other in self._partners[claim.id]
            if self._order[other] < self._order[claim.id] and not self._both_figures(claim.id, other)
        ]
        if earlier:
            words = self._statement_words(claim, sorted(earlier, key=lambda id: self._order[id]))
            found.append([Run(words, "quiet")])
        return found

    def _found(self, id: str) -> set[str]:
        snapshot = self._draft.snapshot
        found = {r.other for r in snapshot.referring(Relation, "claim", id) if r.kind == "contradicts"}
        found |= {r.claim for r in snapshot.referring(Relation, "other", id) if r.kind == "contradicts"}
        return {other for other in found if other in self._order and other != id}

    def _both_figures(self, one: str, two: str) -> bool:
        return self._claims[one].measure is not None and self._claims[two].measure is not None

    def _components(self) -> dict[str, list[str]]:
        """Last printed count of each group of differing counts -> the whole group in order."""
        seen: set[str] = set()
        result: dict[str, list[str]] = {}
        for id in self._order:
            if id in seen or self._claims[id].measure is None:
                continue
            members: list[str] = []
            waiting = [id]
            while waiting:
                one = waiting.pop()
                if one not in seen:
                    seen.add(one)
                    members.append(one)
                    waiting += [other for other in self._partners[one] if self._both_figures(one, other)]
            if len(members) > 1:
                members.sort(key=lambda id: self._order[id])
                result[members[-1]] = members
        return result

    def _side_by_side(self, members: list[str]) -> bool:
        span = self._order[members[-1]] - self._order[members[0]]
        return span == len(members) - 1 and len({self._group[id] for id in members}) == 1

    def _counts_words(self, members: list[str]) -> str:
        if self._side_by_side(members):
            many = "two" if len(members) == 2 else f"last {w.count_name(len(members))}"
            return f"The {many} counts are not reconciled"
        others = self._draft.notebook.places(members[:-1])
        return f"This count and {'that' if len(members) == 2 else 'those'} in {others} are not reconciled"

    def _statement_words(self, claim: Claim, earlier: list[str]) -> str:
        if len(earlier) == 1 and self._side_by_side([earlier[0], claim.id]):
            return "The two statements contradict each other."
        what = "statement" if len(earlier) == 1 else "statements"
        return f"This contradicts the {what} in {self._draft.notebook.places(earlier)}."
