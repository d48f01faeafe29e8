# SPDX-License-Identifier: Apache-2.0
"""What became of an author's own texts since the edition before, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.domain.records import Block
from briefing_app.report import wording as w
from briefing_app.report.bottom_line import visible_sentences
from briefing_app.report.draft import Draft
from briefing_app.report.outline import shown


@dataclass(frozen=True, slots=True)
class TextNews:
    """A text of both editions, or of one. ``fresh`` are sentences that stand only in the later, ``gone`` those that
    stood only in the earlier."""

    now: Block | None
    then: Block | None
    title: str
    fresh: tuple[w.Sentence, ...]
    gone: tuple[w.Sentence, ...]


def changed_texts(now: Draft, then: Draft) -> Iterator[TextNews]:
    """The texts that differ, in document order; those that are gone come last."""
    today, before = _texts(now), _texts(then)
    for id in [*today, *(id for id in before if id not in today)]:
        block, sentences = today.get(id, (None, []))
        old, earlier = before.get(id, (None, []))
        # What is withheld today, or was taken out of the earlier state, is not told of either.
        earlier = [
            sentence
            for sentence in earlier
            if not now.withheld.intersection(sentence.ids)
            and all(then.snapshot.find(named) is not None for named in sentence.ids)
        ]
        said = {w.fold(sentence.text) for sentence in sentences}
        known = {w.fold(sentence.text) for sentence in earlier}
        fresh = tuple(sentence for sentence in sentences if w.fold(sentence.text) not in known)
        gone = tuple(sentence for sentence in earlier if w.fold(sentence.text) not in said)
        if fresh or gone:
            named = block or old
            title = w.one_line(named.title or "") if named is not None else ""
            yield TextNews(block if sentences else None, old if earlier else None, title, fresh, gone)


def _texts(draft: Draft) -> dict[str, tuple[Block | None, list[w.Sentence]]]:
    found: dict[str, tuple[Block | None, list[w.Sentence]]] = {}
    for part in shown(draft.report.id, draft.snapshot.referring(Block, "report", draft.report.id)):
        if part.kind == "narrative" and part.block is not None:
            found[part.key] = (part.block, visible_sentences(draft, part.block.text))
    return found
