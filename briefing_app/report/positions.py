# SPDX-License-Identifier: Apache-2.0
"""Dissent among analysts: what each of them holds of a judgment on which the case keeps several, in one sentence.

Likelihood and confidence never stand in one sentence. Names stand only where the report names these analysts anyway.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from briefing_app.domain.errors import BadInput
from briefing_app.domain.fields import Record
from briefing_app.domain.records import (
    Analyst,
    Assessment,
    Assumption,
    Citation,
    Mark,
    Position,
    Reading,
    Source,
)
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import terms
from briefing_app.report import wording as w

Say = Callable[[Any, bool, str], str]
"""What somebody holds, as the end of a clause: from the value, whether several hold it, and what it is about."""
_RANGE = ("probability_low", "probability_high")


class Positions:
    """Reads the positions of a case. ``named`` gives the analysts whose names the report prints anyway."""

    def __init__(self, snapshot: CaseSnapshot, named: Callable[[], frozenset[str]]) -> None:
        self._snapshot = snapshot
        self._named = named
        self.used: dict[str, Position] = {}
        """The positions that a sentence told of."""

    def reliability(self, source: Source, what: str = "the source") -> str:
        """How analysts grade a source, in a sentence; empty where they do not differ."""
        return self._sentence(source, ("reliability",), self._held(source, "reliability"), _graded, what)

    def credibility(self, citation: Citation, what: str = "the information") -> str:
        """The same of what a source says."""
        return self._sentence(citation, ("credibility",), self._held(citation, "credibility"), _graded, what)

    def likelihood(self, assessment: Assessment, scale: str | None, *, by_expert: bool = False) -> list[str]:
        """How likely analysts hold it to be, the term and the range each in a sentence; of an expert's view, as what
        they have it down."""
        held = {
            holder: None if term is None else terms.likelihood(scale, w.one_line(str(term)))
            for holder, term in self._held(assessment, "term").items()
        }
        ranges = {
            holder: terms.range_words(view.probability_low, view.probability_high)
            for holder, view in self._views(assessment).items()
        }
        what = "this view" if by_expert else "this"
        found = (
            self._sentence(assessment, ("term",), held, _term_recorded if by_expert else _likely, what),
            self._sentence(assessment, _RANGE, ranges, _range_recorded if by_expert else _put, what),
        )
        return [sentence for sentence in found if sentence]

    def confidence(self, assessment: Assessment, *, by_expert: bool = False) -> str:
        """How sure analysts are of it, without any likelihood; of an expert's view, how sure they have the expert."""
        say, what = (_sure_recorded, "the confidence stated with it") if by_expert else (_sure, "this judgment")
        return self._sentence(assessment, ("confidence",), self._held(assessment, "confidence"), say, what)

    def assumed(self, assumption: Assumption) -> str:
        """How sure analysts are of what is taken for granted."""
        held = self._held(assumption, "confidence")
        return self._sentence(assumption, ("confidence",), held, _sure, "this assumption")

    def examined(self, assumption: Assumption) -> str:
        """How analysts hold what is taken for granted to stand, once it has been examined."""
        held = self._held(assumption, "status")
        return self._sentence(assumption, ("status",), held, _stands, "this assumption")

    def reading(self, reading: Reading) -> str:
        """What analysts hold an indicator to have shown."""
        return self._sentence(reading, ("status",), self._held(reading, "status"), _read, "the indicator")

    def mark(self, mark: Mark) -> str:
        """How a row of evidence goes with an answer, as analysts hold one mark. Which row is not told: what stands in
        the matrix is printed nowhere else, and would stand there without its sources."""
        return self._sentence(mark, ("value",), self._held(mark, "value"), _marked, "a row of evidence")

    def _views(self, assessment: Assessment) -> dict[str, Assessment]:
        """The judgment with the range of each who holds one end of it, or both."""
        found: dict[str, Assessment] = {}
        for name in _RANGE:
            for holder, value in self._held(assessment, name).items():
                found[holder] = replace(found.get(holder, assessment), **{name: value})
        return found

    def _held(self, record: Record, field: str) -> dict[str, Any]:
        """Who holds which value of a field; what cannot be a value of it is held by nobody."""
        found: dict[str, Any] = {}
        for position in self._of(record, field):
            try:
                found[position.analyst] = type(record).checked({field: json.loads(position.value)})[field]
            except (ValueError, RecursionError, BadInput):
                continue
        return found

    def _of(self, record: Record, field: str) -> Iterator[Position]:
        return (each for each in self._snapshot.referring(Position, "subject", record.id) if each.field == field)

    def _sentence(self, record: Record, fields: tuple[str, ...], held: dict[str, Any], say: Say, what: str) -> str:
        """Each value with how many hold it, or who; the one that most hold first. Empty for one value."""
        groups: dict[Any, list[str]] = {}
        for holder, value in held.items():
            groups.setdefault(value, []).append(holder)
        if len(groups) < 2:
            return ""
        self.used |= {each.id: each for field in fields for each in self._of(record, field)}
        ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0] is None, str(group[0])))
        are_named = self._named().issuperset(held)
        parts = [
            f"{self._names(holders) if are_named else _count(holders, first=not place)} "
            f"{say(value, len(holders) > 1, 'it' if place else what)}"
            for place, (value, holders) in enumerate(ordered)
        ]
        return f"{w.capital(parts[0])}, {w.join_words(parts[1:])}."

    def _names(self, holders: list[str]) -> str:
        names = [w.one_line(self._snapshot.get(Analyst, holder).name) for holder in holders]
        return w.join_words(sorted(names, key=lambda name: (name.casefold(), name)))


def _count(holders: list[str], *, first: bool) -> str:
    words = w.count_words(len(holders), "analyst") if first else w.count_name(len(holders))
    return f"of the analysts, {w.count_name(len(holders))}" if first and words[0].isdigit() else words


def _verb(verb: str, many: bool) -> str:
    return verb if many else f"{verb}s"


def _graded(value: str | None, many: bool, what: str) -> str:
    if value is None:
        return f"{'do' if many else 'does'} not grade {what}"
    return f"{_verb('judge', many)} {what} {value}"


def _likely(phrase: str | None, many: bool, what: str) -> str:
    return f"{_verb('name', many)} no likelihood" if phrase is None else terms.judged(phrase, what, many=many)


def _put(range_: str, many: bool, what: str) -> str:
    return f"{_verb('put', many)} {what} at {range_}" if range_ else f"{_verb('give', many)} no range"


def _term_recorded(phrase: str | None, many: bool, what: str) -> str:
    if phrase is None:
        return f"{_verb('record', many)} {what} without a likelihood"
    return f"{_verb('record', many)} {what} as {terms.with_article(phrase)}"


def _range_recorded(range_: str, many: bool, what: str) -> str:
    return f"{_verb('record', many)} {what} {f'at {range_}' if range_ else 'without a range'}"


def _sure(level: str, many: bool, what: str) -> str:
    if level == "not_stated":
        return f"{_verb('state', many)} no confidence in {what}"
    return f"{'have' if many else 'has'} {terms.confidence_word(level)} confidence in {what}"


def _sure_recorded(level: str, many: bool, what: str) -> str:
    said = "not stated" if level == "not_stated" else terms.confidence_word(level)
    return f"{_verb('record', many)} {what} as {said}"


def _stands(status: str, many: bool, what: str) -> str:
    return f"{_verb('hold', many)} {what} to be {terms.EXAMINED[status]}"


def _read(status: str, many: bool, what: str) -> str:
    return f"{_verb('read', many)} {what} as “{terms.READINGS[status]}”"


def _marked(value: str, many: bool, what: str) -> str:
    return f"{_verb('mark', many)} {what} as {terms.MARKS[value]}"
