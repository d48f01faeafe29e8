# SPDX-License-Identifier: Apache-2.0
"""Which figure replaces which: the current one is told, together with what it was before."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.domain.records import Claim, Relation
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft


@dataclass(frozen=True, slots=True)
class Revisions:
    """``earlier``: current figure -> what it replaces, newest first. ``current``: replaced figure -> that which tells
    of it."""

    earlier: Mapping[str, tuple[Claim, ...]]
    current: Mapping[str, str]


def revisions(draft: Draft) -> Revisions:
    """The replaced figures of the report, each with the one current figure that tells of it.

    Only figures for the same measure and place; a figure that this report words itself, and figures that replace each
    other in a circle, are told on their own.
    """
    figures = {c.id: c for c in draft.snapshot.all(Claim) if c.measure is not None and draft.is_included(c)}
    older: dict[str, list[str]] = {}
    replaced: set[str] = set()
    for claim in figures.values():
        for relation in draft.snapshot.referring(Relation, "claim", claim.id):
            other = figures.get(relation.other)
            if relation.kind == "supersedes" and other is not None and _may_fold(draft, claim, other):
                older.setdefault(claim.id, []).append(other.id)
                replaced.add(other.id)
    heads = [claim for claim in figures.values() if claim.id not in replaced]
    heads.sort(key=lambda claim: (draft.position(claim), w.date_key(claim.event_time), claim.id))
    current: dict[str, str] = {}
    earlier: dict[str, tuple[Claim, ...]] = {}
    for head in heads:
        waiting = list(older.get(head.id, ()))
        found: list[Claim] = []
        while waiting:
            id = waiting.pop()
            if id not in current:
                current[id] = head.id
                found.append(figures[id])
                waiting += older.get(id, ())
        if found:
            earlier[head.id] = tuple(newest_first(found))
    return Revisions(earlier, current)


def newest_first(claims: list[Claim]) -> list[Claim]:
    """By the date that the figures hold for; those without a date come last."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    return sorted(ordered, key=lambda claim: (bool(claim.as_of), w.date_key(claim.as_of)), reverse=True)


def measure_key(claim: Claim) -> tuple[str, str, str]:
    """What is counted, where, and of whom, without regard to case and blanks."""
    return w.fold(claim.measure), w.fold(claim.place), w.fold(claim.population)


def _may_fold(draft: Draft, claim: Claim, other: Claim) -> bool:
    placement = draft.placements.get(other.id)
    own_words = placement is not None and placement.wording
    return not own_words and measure_key(claim)[:2] == measure_key(other)[:2]
