# SPDX-License-Identifier: Apache-2.0
"""The author's own sentences, with the ids behind them turned into notes."""

from briefing_app.domain.records import Assessment, Claim
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.model import Inline, NoteRef, Paragraph, Run, Section


def bottom_line(draft: Draft) -> Section:
    """What the reader must know in ten seconds. A sentence that names nothing it rests on is marked as unsourced."""
    text = draft.report.bottom_line
    if not text or not text.strip():
        items: tuple[Inline, ...] = (Run("No bottom line has been written."),)
    else:
        items = cited_sentences(draft, text, mark=True)
    return Section("", 1, (Paragraph((Run("Bottom line. ", "strong"), *items), "bottom_line"),))


def cited_sentences(draft: Draft, text: str, *, mark: bool) -> tuple[Inline, ...]:
    """The sentences with notes for the claims and judgments behind them. ``mark``: say so where there are none."""
    items: list[Inline] = []
    for sentence in w.sentences(text):
        if draft.withheld.intersection(sentence.ids):
            continue
        if items:
            items.append(Run(" "))
        cited = [record for id in sentence.ids if (record := _support(draft, id)) is not None]
        if cited:
            notes: list[Run | NoteRef] = [draft.call(record) for record in cited]
            items.append(draft.state(draft.report, [Run(w.sentence(sentence.text)), *notes]))
        elif mark:
            shown = f"{w.open_end(sentence.text)}{w.UNSOURCED}."
            items.append(draft.state(draft.report, [Run(shown)], sourced=False))
        else:
            items.append(Run(w.sentence(sentence.text)))
    return tuple(items)


def _support(draft: Draft, id: str) -> Claim | Assessment | None:
    """The live, sourced record with this id."""
    record = draft.snapshot.find(id)
    if isinstance(record, (Claim, Assessment)) and draft.verifier.is_sourced(record):
        return record
    return None
