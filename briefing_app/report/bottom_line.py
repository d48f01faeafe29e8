# SPDX-License-Identifier: Apache-2.0
"""The author's own sentences, with the ids behind them turned into notes.

The bottom line stands first but is written last: what it rests on is told further on, and the notes stand there, so
that the first page belongs to the bottom line and the key judgments and not to their footnotes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from briefing_app.domain.records import Assessment, Block, Claim, Expert, Source
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.model import Inline, NoteRef, Paragraph, Run, Section
from briefing_app.report.outline import TITLES

TITLE = TITLES["bottom_line"]


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentences of the bottom line, with the numbers that were kept for them as statements."""

    sentences: tuple[w.Sentence, ...]
    numbers: tuple[int, ...]
    own_notes: frozenset[str]
    """Ids of what is printed nowhere else: their notes stand under the bottom line."""


def plan_bottom_line(draft: Draft, following: Collection[str]) -> Opening:
    """Keeps the next numbers for the bottom line. To be called when everything before it was built; ``following`` are
    the kinds of the parts behind it."""
    sentences = tuple(visible_sentences(draft, draft.report.bottom_line))
    numbers = tuple(draft.next_number() for _ in sentences)
    own = [
        record
        for sentence in sentences
        for id in sentence.ids
        if (record := _support(draft, id)) is not None and not _is_told(draft, record, following)
    ]
    new = frozenset(record.id for record in own if draft.call(record).first)
    return Opening(sentences, numbers, new)


def _is_told(draft: Draft, record: Claim | Assessment | Source, following: Collection[str]) -> bool:
    """Whether a section behind the bottom line calls its note."""
    if isinstance(record, Source) or not draft.is_included(record):
        return False
    if isinstance(record, Claim):
        return "developments" in following
    if isinstance(draft.author(record), Expert):
        return "expert_views" in following
    return {"key_judgments", "further_judgments"} <= set(following)


def bottom_line(draft: Draft, opening: Opening, title: str = TITLE) -> Section:
    """What the reader must know in ten seconds. A sentence that names nothing it rests on is marked as unsourced."""
    items: list[Inline] = [Run(f"{w.open_end(title)}. ", "strong")]
    called: set[str] = set()
    for sentence, number in zip(opening.sentences, opening.numbers, strict=True):
        if number != opening.numbers[0]:
            items.append(Run(" "))
        notes: list[NoteRef] = []
        for record in _supports(draft, sentence):
            mark = draft.call(record)
            first = mark.first or (record.id in opening.own_notes and record.id not in called)
            called.add(record.id)
            notes.append(NoteRef(mark.number, first))
        notes.sort(key=lambda note: note.number)
        shown, sourced = _shown(draft, sentence)
        items.append(draft.state(draft.report, [shown, *notes], sourced=sourced, number=number))
    if not opening.sentences:
        items.append(Run("No bottom line has been written."))
    return Section("", 1, (Paragraph(tuple(items), "bottom_line"),))


def own_sentences(draft: Draft, block: Block, sentences: Iterable[w.Sentence]) -> tuple[Inline, ...]:
    """Sentences of a part of a report as statements, each with its notes or marked as unsourced; those that name what
    the audience may not see are left out."""
    items: list[Inline] = []
    for sentence in sentences:
        if draft.withheld.intersection(sentence.ids):
            continue
        if items:
            items.append(Run(" "))
        notes = sorted((draft.call(record) for record in _supports(draft, sentence)), key=lambda note: note.number)
        shown, sourced = _shown(draft, sentence)
        items.append(draft.state(block, [shown, *notes], sourced=sourced))
    return tuple(items)


def cited_sentences(draft: Draft, text: str) -> tuple[Inline, ...]:
    """Sentences with notes for the claims and judgments behind them, where there are any."""
    items: list[Inline] = []
    for sentence in visible_sentences(draft, text):
        if items:
            items.append(Run(" "))
        notes = sorted((draft.call(record) for record in _supports(draft, sentence)), key=lambda note: note.number)
        shown = Run(w.sentence(sentence.text))
        items.append(draft.state(draft.report, [shown, *notes]) if notes else shown)
    return tuple(items)


def _shown(draft: Draft, sentence: w.Sentence) -> tuple[Run, bool]:
    """The words of a sentence, and whether a claim or judgment with a passage stands behind it: the naming of a whole
    source is no passage."""
    if any(not isinstance(record, Source) for record in _supports(draft, sentence)):
        return Run(w.sentence(sentence.text)), True
    words = w.open_end(sentence.text)
    if words.endswith(w.COLONS):
        return Run(f"{words[:-1]}{w.UNSOURCED}{words[-1]}"), False
    return Run(f"{words}{w.UNSOURCED}."), False


def visible_sentences(draft: Draft, text: str | None) -> list[w.Sentence]:
    """Those that name nothing that the audience may not see."""
    return [sentence for sentence in w.sentences(text) if not draft.withheld.intersection(sentence.ids)]


def _supports(draft: Draft, sentence: w.Sentence) -> list[Claim | Assessment | Source]:
    found = {record.id: record for id in sentence.ids if (record := _support(draft, id)) is not None}
    return list(found.values())


def _support(draft: Draft, id: str) -> Claim | Assessment | Source | None:
    """The source, or the live, sourced record with this id."""
    record = draft.snapshot.find(id)
    if isinstance(record, Source):
        return record
    if isinstance(record, (Claim, Assessment)) and draft.verifier.is_sourced(record):
        return record
    return None
