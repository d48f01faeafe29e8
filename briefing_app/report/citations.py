# SPDX-License-Identifier: Apache-2.0
"""Which citations count, and what the notes say.

A citation counts only where the stored text still has the hash of its version and the exact words still stand at the
recorded place (invariant P1). Notes are numbered when they are first called; their words are composed at the end, when
every number is known, so that a judgment can point to the notes of what it rests on.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.records import (
    Analyst,
    Assessment,
    Assumption,
    Basis,
    Citation,
    Claim,
    Expert,
    Source,
    Version,
)
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import wording as w
from briefing_app.report.citation_styles import STYLES, short_name
from briefing_app.report.model import CitationStyle, CitedPassage, Note, NoteRef, Run
from briefing_app.report.positions import Positions

_OUTCOMES = {"true": "came true", "false": "proved false", "void": "void"}
_STANCE = {"contradicts": "against this: ", "context": "for context: "}
_DOUBLE = re.compile("[“”]")
_NO_PASSAGE = "”; no passage of it is named."


class Verifier:
    """Decides once per text and citation whether the anchor holds."""

    def __init__(self, snapshot: CaseSnapshot, check: Callable[[], None] = lambda: None) -> None:
        self._snapshot = snapshot
        self._check = check
        self._intact: dict[str, bool] = {}
        self._valid: dict[str, tuple[Citation, ...]] = {}
        self.rejected: set[str] = set()

    def valid(self, subject: Claim | Assessment) -> tuple[Citation, ...]:
        """The citations of a claim or assessment that count, supporting ones first, then in order of id."""
        known = self._valid.get(subject.id)
        if known is None:
            name = "claim" if isinstance(subject, Claim) else "assessment"
            found = [c for c in self._snapshot.referring(Citation, name, subject.id) if self.holds(c)]
            found.sort(key=lambda c: (("supports", "context", "contradicts").index(c.stance), c.id))
            known = self._valid[subject.id] = tuple(found)
        return known

    def holds(self, citation: Citation) -> bool:
        """Whether the words stand where the citation says, in the text that it was read in."""
        self._check()
        version = self._snapshot.find(citation.version)
        good = (
            isinstance(version, Version)
            and version.source == citation.source
            and isinstance(self._snapshot.find(citation.source), Source)
            and self._matches(version.text_hash, citation)
        )
        if not good:
            self.rejected.add(citation.id)
        return good

    def _matches(self, text_hash: str, citation: Citation) -> bool:
        text = self._snapshot.text(text_hash)
        if text is None or not citation.exact or not 0 <= citation.start < citation.end:
            return False
        if text_hash not in self._intact:
            self._intact[text_hash] = hashlib.sha256(text.encode("utf-8")).hexdigest() == text_hash
        return self._intact[text_hash] and text[citation.start : citation.end] == citation.exact

    def is_sourced(self, subject: Claim | Assessment) -> bool:
        """Whether a valid citation stands behind it: its own, or for a judgment that of its basis."""
        return self._is_sourced(subject, frozenset())

    def _is_sourced(self, subject: Claim | Assessment, seen: frozenset[str]) -> bool:
        if subject.status == "withdrawn" or subject.id in seen:
            return False
        if any(citation.stance != "contradicts" for citation in self.valid(subject)):
            return True
        if isinstance(subject, Claim):
            return False
        return any(
            isinstance(record, (Claim, Assessment)) and self._is_sourced(record, seen | {subject.id})
            for basis in self._snapshot.referring(Basis, "assessment", subject.id)
            if basis.stance != "contradicts" and (record := self._snapshot.find(basis.subject)) is not None
        )


@dataclass(slots=True)
class _Composing:
    """What has been written so far, over all notes."""

    first_note: dict[str, int] = field(default_factory=dict)  # source id -> note with the full form
    passages: dict[str, CitedPassage] = field(default_factory=dict)
    graded: dict[str, Citation] = field(default_factory=dict)
    """The citations of the note at hand, whose grades it prints."""
    told: set[str] = field(default_factory=set)
    """Sources and citations of whose grade it was said already that analysts differ."""


class Notebook:
    """Assigns note numbers in order of first call and composes the notes."""

    def __init__(
        self, snapshot: CaseSnapshot, verifier: Verifier, year: str, style: CitationStyle, positions: Positions
    ) -> None:
        self._snapshot = snapshot
        self._positions = positions
        self._verifier = verifier
        self._year = year
        self._style = STYLES[style]
        self.first = 1
        """The number of the first note; another one for a part of a document."""
        self._numbers: dict[str, int] = {}
        self._subjects: dict[int, Claim | Assessment | Source] = {}
        self.assumptions: dict[str, int] = {}
        """Assumption -> its number, where the report prints it."""

    def call(self, subject: Claim | Assessment | Source) -> NoteRef:
        """A mark for the note of this record; the same record has one note."""
        first = subject.id not in self._numbers
        number = self._numbers.setdefault(subject.id, len(self._numbers) + self.first)
        self._subjects[number] = subject
        return NoteRef(number, first)

    def number(self, subject_id: str) -> int | None:
        """The number of the note of this record, if it has been called."""
        return self._numbers.get(subject_id)

    def subject(self, number: int) -> Claim | Assessment | Source:
        """The record whose note has this number."""
        return self._subjects[number]

    def places(self, subject_ids: Iterable[str]) -> str:
        """Where these stand, in words: "note 3", "notes 3 and 4"."""
        numbers = [self._numbers.get(id) for id in subject_ids]
        known = [str(number) for number in numbers if number is not None]
        parts = [f"note{'s' if len(known) > 1 else ''} {w.join_words(known)}"] if known else []
        unsourced = len(numbers) - len(known)
        if unsourced:
            parts.append("an unsourced statement" if unsourced == 1 else "unsourced statements")
        return w.join_words(parts) + (" above" if unsourced else "")

    def compose(self) -> tuple[tuple[Note, ...], tuple[CitedPassage, ...]]:
        """All notes in order, and the passages that they quote."""
        state = _Composing()
        notes = []
        for subject_id, number in self._numbers.items():
            record = self._snapshot.find(subject_id)
            assert isinstance(record, (Claim, Assessment, Source))
            runs: list[Run] = []
            if isinstance(record, Source):
                runs += [Run(f"{short_name(record)}, “"), Run(w.one_line(record.title), "source"), Run(_NO_PASSAGE)]
            elif isinstance(record, Assessment):
                runs += self._judgment(record, number, state)
            else:
                runs += self._citations(self._verifier.valid(record), number, state)
            runs += self._graded_otherwise(state)
            cited = tuple(dict.fromkeys(run.citation for run in runs if run.citation))
            notes.append(Note(number, subject_id, _joined(runs), cited))
        return tuple(notes), tuple(state.passages.values())

    def _graded_otherwise(self, state: _Composing) -> list[Run]:
        """What analysts hold of the grades in a note, where they differ: in sentences behind it, each said once."""
        graded, state.graded = list(state.graded.values()), {}
        sources = {citation.source: self._snapshot.get(Source, citation.source) for citation in graded}
        found: list[str] = []
        for source in sources.values():
            if source.id not in state.told:
                state.told.add(source.id)
                what = short_name(source) if len(sources) > 1 else "the source"
                found.append(self._positions.reliability(source, what))
        for citation in graded:
            if citation.id not in state.told:
                state.told.add(citation.id)
                what = f"the information “{w.shortened(citation.exact, 60)}”" if len(graded) > 1 else "the information"
                found.append(self._positions.credibility(citation, what))
        return [Run(f" {sentence}") for sentence in found if sentence]

    def _citations(self, citations: Sequence[Citation], number: int, state: _Composing) -> list[Run]:
        runs: list[Run] = []
        for index, citation in enumerate(citations):
            if runs:
                runs.append(Run("; "))
            runs += self._citation(citation, number, citations[index - 1] if index else None, state)
        return _stopped(runs) if runs else [Run("No valid citation.")]

    def _citation(self, citation: Citation, number: int, previous: Citation | None, state: _Composing) -> list[Run]:
        source = self._snapshot.get(Source, citation.source)
        version = self._snapshot.get(Version, citation.version)
        state.passages.setdefault(
            citation.id,
            CitedPassage(
                citation.id,
                source.id,
                source.title,
                version.text_hash,
                citation.start,
                citation.end,
                citation.exact,
            ),
        )
        runs = [Run(_STANCE[citation.stance])] if citation.stance in _STANCE else []
        grade = w.grade_words(source.reliability, citation.credibility)
        earlier = state.first_note.get(source.id)
        same = previous is not None and previous.source == citation.source
        bare = same and previous is not None and _attribution(previous) == _attribution(citation)
        state.graded[citation.id] = citation
        if same and not bare:
            runs += self._style.again(source, grade, "")
        elif same:
            pass
        elif earlier is not None:
            runs += self._style.again(source, grade, "above" if earlier == number else f"note {earlier}")
        else:
            runs += self._style.full(source, version, citation, grade)
        if not bare:
            runs = self._style.joined(runs, _voices(citation))
        opening, closing = quotation_marks(citation.exact)
        lead = opening if bare else f": {opening}"
        exact = w.flat(citation.exact)
        runs += [Run(lead), Run(exact, "quote", citation.id), Run(w.turned_back(exact) + closing)]
        runs += _translation(citation)
        first = earlier is None and not same
        if first:
            state.first_note[source.id] = number
        return runs if bare else [*runs, *self._style.after(source, version, grade, first=first)]

    def _judgment(self, record: Assessment, number: int, state: _Composing) -> list[Run]:
        author = self._snapshot.find(record.author)
        when = f" of {self._day(record.made_on)}" if record.made_on else ""
        who = w.one_line(author.name) if isinstance(author, (Expert, Analyst)) else "an author who is not named"
        runs = [Run(f"Judgment{when} by {who}.")]
        own = self._verifier.valid(record)
        if own:
            runs = self._citations(own, number, state)
            published = self._snapshot.get(Source, own[0].source).published or ""
            if record.made_on and w.day_of(published) != w.day_of(record.made_on):
                runs.append(Run(f" Judgment{when}."))
        runs += self._basis(record, number, state, bool(own))
        if record.alternative:
            runs.append(Run(f" Alternative: {w.sentence(record.alternative)}"))
        return [*runs, *self._decision(record, isinstance(author, Expert))]

    def _decision(self, record: Assessment, by_expert: bool) -> list[Run]:
        """By when it will be known; how it came out, unless that stands in the text, as it does for experts."""
        if record.outcome:
            on = f" on {self._day(record.resolved_on)}" if record.resolved_on else ""
            return [] if by_expert else [Run(f" Outcome: {_OUTCOMES[record.outcome]}{on}.")]
        if record.horizon:
            return [Run(f" To be decided by {self._day(record.horizon)}.")]
        return [Run(f" To be decided: {w.sentence(record.resolution_rule)}")] if record.resolution_rule else []

    def _day(self, text: str | None) -> str:
        return w.within_year(w.date_words(text), self._year)

    def _basis(self, record: Assessment, number: int, state: _Composing, has_own: bool) -> list[Run]:
        runs: list[Run] = []
        found = 0
        for stances, label in ((("supports", "context"), "Rests on"), (("contradicts",), "Against")):
            notes: list[int] = []
            others: list[list[Run]] = []
            withdrawn = 0
            for basis in self._snapshot.referring(Basis, "assessment", record.id):
                subject = self._snapshot.find(basis.subject)
                if basis.stance not in stances or subject is None:
                    continue
                found += 1
                if isinstance(subject, (Claim, Assessment)) and subject.status == "withdrawn":
                    withdrawn += 1
                elif (other := self._numbers.get(subject.id)) is not None:
                    notes.append(other)
                elif isinstance(subject, (Claim, Assessment)):
                    others.append(self._unprinted(subject, number, state))
                elif isinstance(subject, Assumption):
                    others.append([Run(self._assumption(subject))])
            runs += _basis_runs(label, sorted(notes), others, withdrawn)
        if not found and not has_own:
            runs.append(Run(" No basis is recorded."))
        return runs

    def _assumption(self, subject: Assumption) -> str:
        printed = self.assumptions.get(subject.id)
        return f"assumption {printed}" if printed else f"the assumption “{w.open_end(subject.statement)}”"

    def _unprinted(self, subject: Claim | Assessment, number: int, state: _Composing) -> list[Run]:
        """A basis that the report does not print elsewhere, with its own citations."""
        runs = [Run(w.open_end(subject.statement))]
        valid = self._verifier.valid(subject)
        if not valid:
            return [*runs, Run(w.UNSOURCED)] if isinstance(subject, Claim) else runs
        cited = self._citations(valid, number, state)
        return [*runs, Run(" ("), *(cited[:-1] if cited[-1].text == "." else cited), Run(")")]


def _basis_runs(label: str, notes: list[int], others: list[list[Run]], withdrawn: int) -> list[Run]:
    runs: list[Run] = []
    if notes or others:
        parts: list[list[Run]] = []
        if notes:
            names = w.join_words([str(number) for number in notes])
            parts.append([Run(f"note {names}" if len(notes) == 1 else f"notes {names}")])
        runs.append(Run(f" {label}: "))
        for index, part in enumerate(parts + others):
            runs += [Run("; "), *part] if index else part
        runs.append(Run("."))
    if withdrawn:
        what = w.count_words(withdrawn, "statement")
        runs.append(
            Run(f" {what[:1].upper()}{what[1:]} behind it {'has' if withdrawn == 1 else 'have'} been withdrawn.")
        )
    return runs


def _attribution(citation: Citation) -> tuple[str | None, ...]:
    """What is said of a passage besides its words; a neighbour that shares it need not say it again."""
    return (citation.stance, citation.credibility, citation.speaker, citation.via)


def _voices(citation: Citation) -> list[Run]:
    runs = [Run(f", quoting {w.one_line(citation.speaker)}")] if citation.speaker else []
    return [*runs, Run(f", via {w.one_line(citation.via)}")] if citation.via else runs


def quotation_marks(exact: str) -> tuple[str, str]:
    """Single marks around words that hold double ones; within them the double marks that a passage lacks which begins
    or ends in the middle of a quotation."""
    if "“" not in exact and "”" not in exact:
        return "“", "”"
    if "„" in exact:  # there “ ends a quotation
        return "‘", "’"
    open_ends, unopened = 0, 0
    for mark in _DOUBLE.findall(exact):
        if mark == "“":
            open_ends += 1
        elif open_ends:
            open_ends -= 1
        else:
            unopened += 1
    return ("‘“" if unopened else "‘"), ("”’" if open_ends else "’")


def _stopped(runs: list[Run]) -> list[Run]:
    """With a full stop, unless the last words quoted bring their own."""
    last, words = runs[-1].text, runs[-2].text if len(runs) > 1 else ""
    quoted = last[-1:] in ("”", "’") and runs[-2].role == "quote"
    return runs if quoted and w.is_closed(words) else [*runs, Run(".")]


def _translation(citation: Citation) -> list[Run]:
    if not citation.translation:
        return []
    by = f"translated by {w.one_line(citation.translator)}" if citation.translator else "translator not named"
    opening, closing = quotation_marks(citation.translation)
    return [Run(f" ({opening}{w.open_end(citation.translation)}{closing}, {by})")]


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of the same make become one; the note starts without a blank."""
    result: list[Run] = []
    for run in runs:
        if result and (result[-1].role, result[-1].citation) == (run.role, run.citation) and run.citation is None:
            result[-1] = Run(result[-1].text + run.text, run.role)
        else:
            result.append(run)
    if result:
        result[0] = Run(result[0].text.lstrip(), result[0].role, result[0].citation)
        if result[0].text.startswith(tuple(_STANCE.values())):
            result[0] = Run(result[0].text[:1].upper() + result[0].text[1:])
    return tuple(result)
