# SPDX-License-Identifier: Apache-2.0
"""The author's own sentences, with the ids behind them turned into notes.

The bottom line stands first but is written last: what it rests on is told further on, and the notes stand there, so
that the first page belongs to the bottom line and the key judgments and not to their footnotes.
"""

from dataclasses import dataclass

from briefing_app.domain.records import Assessment, Claim
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.model import Inline, NoteRef, Paragraph, Run, Section


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentences of the bottom line, with the numbers that were kept for them as statements."""

    sentences: tuple[w.Sentence, ...]
    numbers: tuple[int, ...]
    own_notes: frozenset[str]
    """Ids of what is printed nowhere else: their notes stand under the bottom line."""


def plan_bottom_line(draft: Draft) -> Opening:
    """Keeps the first numbers for the bottom line. To be called before anything else is built."""
    sentences = tuple(_visible(draft, draft.report.bottom_line))
    numbers = tuple(draft.next_number() for _ in sentences)
    own = [
        record
        for sentence in sentences
        for id in sentence.ids
        if (record := _support(draft, id)) is not None and not draft.is_included(record)
    ]
    for record in own:
        draft.call(record)
    return Opening(sentences, numbers, frozenset(record.id for record in own))


def bottom_line(draft: Draft, opening: Opening) -> Section:
    """What the reader must know in ten seconds. A sentence that names nothing it rests on is marked as unsourced."""
    items: list[Inline] = [Run("Bottom line. ", "strong")]
    called: set[str] = set()
    for sentence, number in zip(opening.sentences, opening.numbers, strict=True):
        if number != opening.numbers[0]:
            items.append(Run(" "))
        notes: list[NoteRef] = []
        for record in _supports(draft, sentence):
            first = record.id in opening.own_notes and record.id not in called
            called.add(record.id)
            notes.append(NoteRef(draft.call(record).number, first))
        notes.sort(key=lambda note: note.number)
        shown = w.sentence(sentence.text) if notes else f"{w.open_end(sentence.text)}{w.UNSOURCED}."
        items.append(draft.state(draft.report, [Run(shown), *notes], sourced=bool(notes), number=number))
    if not opening.sentences:
        items.append(Run("No bottom line has been written."))
    return Section("", 1, (Paragraph(tuple(items), "bottom_line"),))


def cited_sentences(draft: Draft, text: str) -> tuple[Inline, ...]:
    """Sentences with notes for the claims and judgments behind them, where there are any."""
    items: list[Inline] = []
    for sentence in _visible(draft, text):
        if items:
            items.append(Run(" "))
        notes = sorted((draft.call(record) for record in _supports(draft, sentence)), key=lambda note: note.number)
        shown = Run(w.sentence(sentence.text))
        items.append(draft.state(draft.report, [shown, *notes]) if notes else shown)
    return tuple(items)


def _visible(draft: Draft, text: str | None) -> list[w.Sentence]:
    return [sentence for sentence in w.sentences(text) if not draft.withheld.intersection(sentence.ids)]


def _supports(draft: Draft, sentence: w.Sentence) -> list[Claim | Assessment]:
    return [record for id in sentence.ids if (record := _support(draft, id)) is not None]


def _support(draft: Draft, id: str) -> Claim | Assessment | None:
    """The live, sourced record with this id."""
    record = draft.snapshot.find(id)
    if isinstance(record, (Claim, Assessment)) and draft.verifier.is_sourced(record):
        return record
    return None
