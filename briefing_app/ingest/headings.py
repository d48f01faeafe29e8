# SPDX-License-Identifier: Apache-2.0
"""Which lines of a stored text are headings: those of the page that it came from, else only unmistakable ones.

Nothing here changes a text. A heading is a whole line of it, given by its place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.edtf import InvalidDate
from briefing_app.domain.errors import BadInput
from briefing_app.ingest.blocks import text_of
from briefing_app.ingest.decoding import charset_of, decode
from briefing_app.ingest.hostile import refuse_hostile
from briefing_app.ingest.html import parsed
from briefing_app.ingest.normalise import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST: Final = 100  # characters of a line that is taken for a heading in plain text
MOST_WORDS: Final = 14
LONGEST_PAGE: Final = 8_000_000  # bytes of an original that is read again for its headings
_BODY: Final = 120  # characters of a paragraph under a heading that stands apart
_BODY_BELOW: Final = 160  # and of one right under it
_MOST_SHARE: Final = 0.4  # of the paragraphs: beyond that they are a list, not headings
_TAGS: Final = {f"h{level}": level for level in range(1, 7)}
_SENTENCE_END: Final = re.compile(r"[.!?…؟۔。！？;；:：,،，]['\"”’»)\]]*$")
_NO_HEADING: Final = re.compile(r"https?://|@|\||^[-–—•*·>#\"“„«(\[]|^by\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading, in code points, from level 1 to 6."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    def as_heading(self, level: int) -> Heading:
        return Heading(self.start, self.start + len(self.text), level)


def headings(text: str, original: bytes | None, media_type: str | None, title: str | None) -> list[Heading]:
    """The headings of a stored text, in their order. ``original``: what it was made from, if that is kept."""
    lines = _lines(text)
    if original is not None and (media_type or "").startswith("text/html"):
        found = list(_of_page(lines, original, media_type))
    else:
        found = list(_of_plain_text(lines))
    first = next((line for line in lines if line.text.strip()), None)
    if first is not None and title and _is_same(first.text, title):
        found = [first.as_heading(1), *(heading for heading in found if heading.start != first.start)]
    return found


def _lines(text: str) -> list[_Line]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(_Line(start, line))
        start += len(line) + 1
    return found


def _is_same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(normalise(title).split()).casefold()


# Pages


def _of_page(lines: Sequence[_Line], original: bytes, media_type: str | None) -> Iterator[Heading]:
    """Lines that are, word for word, a heading of the page; each as often as the page has it."""
    levels: dict[str, int] = {}
    left: Counter[str] = Counter()
    for words, level in _page_headings(original, media_type):
        levels.setdefault(words, level)
        left[words] += 1
    for line in lines:
        if left[line.text] > 0:
            left[line.text] -= 1
            yield line.as_heading(levels[line.text])


def _page_headings(original: bytes, media_type: str | None) -> Iterator[tuple[str, int]]:
    tree = _tree(original, media_type)
    if tree is None:
        return
    for element in tree.iter(*_TAGS):
        words = normalise(text_of(element)).strip()
        for line in words.split("\n"):
            if line:
                yield line, _TAGS[str(element.tag)]


def _tree(original: bytes, media_type: str | None) -> "HtmlElement | None":
    """The page, or None for one that cannot be read safely now: a case may come from anybody."""
    if len(original) > LONGEST_PAGE:
        return None
    try:
        markup, _ = decode(original, charset_of(media_type))
        refuse_hostile(markup)
    except BadInput:
        return None
    return parsed(markup)


# Plain text


def _of_plain_text(lines: Sequence[_Line]) -> Iterator[Heading]:
    """Short lines that end no sentence, stand under an empty line, and have a paragraph below."""
    filled = sum(1 for line in lines if line.text)
    found = [
        line
        for before, line, *below in zip(lines, lines[1:], lines[2:], [*lines[3:], _Line(0, "")], strict=False)
        if not before.text and _looks_like_one(line.text) and _has_body(line.text, [part.text for part in below])
    ]
    if len(found) <= filled * _MOST_SHARE:
        for line in found:
            yield line.as_heading(2)


def _looks_like_one(line: str) -> bool:
    words = line.split()
    return (
        0 < len(line) <= LONGEST
        and len(words) <= MOST_WORDS
        and line == line.strip()
        and any(map(str.isalpha, line))
        and not _SENTENCE_END.search(line)
        and not _NO_HEADING.search(line)
        and not _is_date(line)
    )


def _has_body(line: str, below: Sequence[str]) -> bool:
    """Whether a paragraph follows, after an empty line or right below."""
    following, after = below
    if following:
        return len(following) >= max(_BODY_BELOW, 2.5 * len(line))
    return len(after) >= max(_BODY, 1.5 * len(line))


def _is_date(line: str) -> bool:
    try:
        read_date(line)
    except InvalidDate:
        return False
    return True
