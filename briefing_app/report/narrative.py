# SPDX-License-Identifier: Apache-2.0
"""Free text within a report: paragraphs of an author's own sentences, each with the notes of what it rests on."""

import re
from collections.abc import Iterator

from briefing_app.domain.records import Block
from briefing_app.report import wording as w
from briefing_app.report.bottom_line import own_sentences
from briefing_app.report.draft import Draft
from briefing_app.report.model import Paragraph, ParagraphKind
from briefing_app.report.wording import Sentence, sentences

__all__ = ["Sentence", "narrative", "paragraphs", "sentences"]

_BETWEEN = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs(text: str | None) -> Iterator[str]:
    """The paragraphs of a text: between them are blank lines."""
    whole = "\n".join((text or "").splitlines())
    return (part for part in _BETWEEN.split(whole) if part.strip())


def pieces(text: str | None) -> Iterator[tuple[ParagraphKind, str]]:
    """The paragraphs of a text, and the items of its lists: a line with a dash, an asterisk or a dot before it begins
    one, and the lines below belong to it."""
    for paragraph in paragraphs(text):
        kind: ParagraphKind = "body"
        lines: list[str] = []
        for line in paragraph.splitlines():
            if w.is_item(line):
                if lines:
                    yield kind, "\n".join(lines)
                kind, lines = "bullet", []
            lines.append(line)
        yield kind, "\n".join(lines)


def narrative(draft: Draft, block: Block) -> tuple[Paragraph, ...]:
    """The text of a part, without the sentences that name what the audience may not see."""
    found = ((kind, own_sentences(draft, block, w.sentences(text))) for kind, text in pieces(block.text))
    return tuple(Paragraph(items, kind) for kind, items in found if items)
