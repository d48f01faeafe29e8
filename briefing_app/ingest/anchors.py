# SPDX-License-Identifier: Apache-2.0
"""The exact place of a quote in one version of a text. Offsets count code points; ends are exclusive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.domain.errors import BadInput
from briefing_app.ingest.folding import fold, fold_quote
from briefing_app.ingest.normalise import normalise, text_hash
from briefing_app.ingest.similar import most_similar

CONTEXT: Final = 32
_SHOWN_PLACES: Final = 10
_SHOWN_QUOTE: Final = 160
_MOST_PLACES: Final = 10_000
_MOST_COMPARED: Final = 50_000_000  # characters: places of a long quote that overlap cost its length each

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of the text with the hash ``version``. ``exact`` is the stored text's own characters."""

    version: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places of a quote, with what stands around it on one line."""

    start: int
    end: int
    before: str
    exact: str
    after: str


class QuoteNotFound(BadInput):
    """The quote is not in the text. ``nearest`` is the most similar passage (start, end, words) or None."""

    def __init__(self, message: str, quote: str, nearest: tuple[int, int, str] | None) -> None:
        super().__init__(message)
        self.quote = quote
        self.nearest = nearest


class QuoteAmbiguous(BadInput):
    """The quote stands in the text several times; ``places`` holds all of them in their order."""

    def __init__(self, message: str, quote: str, places: tuple[Place, ...]) -> None:
        super().__init__(message)
        self.quote = quote
        self.places = places


def make(text: str, start: int, end: int, version_hash: str) -> Anchor:
    """The anchor of ``text[start:end]``. Raises BadInput if that is no passage of the text."""
    if not 0 <= start < end <= len(text):
        raise BadInput(
            f"There is no passage {start}:{end} in this text, which has {len(text):,} characters. "
            "Give START:END with START less than END, counted from 0."
        )
    if not fold_quote(text[start:end]):
        raise BadInput(f"The passage {start}:{end} is only white space or invisible. Choose one that holds words.")
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(version_hash, text[start:end], prefix, suffix, start, end)


def matches(text: str, anchor: Anchor, known_hash: str | None = None) -> bool:
    """Whether the anchor holds in this text: same hash, same characters at its place.

    ``known_hash`` is the text's hash where the caller has just computed it, for many anchors in one text.
    """
    is_place = 0 <= anchor.start < anchor.end <= len(text)
    is_same = is_place and text[anchor.start : anchor.end] == anchor.exact
    return is_same and (text_hash(text) if known_hash is None else known_hash) == anchor.version


def find(text: str, quote: str) -> list[Span]:
    """The places of the quote in the stored text, in order: exact ones, else tolerant ones; the first 10,000.

    Tolerant: as ``folding`` compares. Places may overlap. Raises BadInput if the quote is empty.
    """
    if not fold_quote(quote):
        raise BadInput("The quote is empty. Give the words that stand in the text.")
    for form in dict.fromkeys((quote, normalise(quote), normalise(quote).strip())):
        if spans := _exact(text, form):
            return spans
    return _tolerant(text, fold_quote(quote))


def anchor_for_quote(text: str, quote: str, version_hash: str, near: int | None = None) -> Anchor:
    """The anchor of the quote's only place, or of the one whose start is closest to ``near``.

    Raises QuoteNotFound or QuoteAmbiguous, which say what stands where.
    """
    if near is not None and quote and text.startswith(quote, max(0, near)):
        return make(text, max(0, near), max(0, near) + len(quote), version_hash)
    spans = find(text, quote)
    if not spans:
        raise _not_found(text, quote)
    if len(spans) > 1 and near is None:
        raise _ambiguous(text, quote, spans)
    start, end = spans[0] if near is None else min(spans, key=lambda span: abs(span[0] - near))
    return make(text, start, end, version_hash)


def _exact(text: str, quote: str) -> list[Span]:
    spans: list[Span] = []
    start = text.find(quote)
    while start >= 0 and len(spans) < _most(quote):
        spans.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return spans


def _most(quote: str) -> int:
    """How many places of a quote are looked for: enough to tell that there are too many."""
    return max(2, min(_MOST_PLACES, _MOST_COMPARED // len(quote)))


def _tolerant(text: str, quote: str) -> list[Span]:
    """Places in the compared form, but only those that begin and end between characters of the text."""
    folded = fold(text)
    places, size = folded.places, len(quote)
    spans: list[Span] = []
    start = folded.text.find(quote)
    tried = 0
    while start >= 0 and tried < _most(quote):
        tried += 1
        end = start + size
        begins = start == 0 or places[start - 1] != places[start]
        ends = end == len(places) or places[end] != places[end - 1]
        if begins and ends:
            spans.append((places[start], places[end - 1] + 1))
        start = folded.text.find(quote, start + 1)
    return spans


def _not_found(text: str, quote: str) -> QuoteNotFound:
    said = f"The quote is not in the text: “{_shortened(quote)}”."
    span = most_similar(text, quote)
    if span is None:
        return QuoteNotFound(f"{said} Nothing in the text is similar. Check that it is the right source.", quote, None)
    start, end = span
    message = (
        f"{said} The nearest passage ({start}:{end}) is “{_shortened(text[start:end])}”. "
        f"Quote the text's own words, or give --span {start}:{end}."
    )
    return QuoteNotFound(message, quote, (start, end, text[start:end]))


def _ambiguous(text: str, quote: str, spans: Sequence[Span]) -> QuoteAmbiguous:
    places = tuple(_place(text, start, end) for start, end in spans)
    lines = [f"  {p.start}:{p.end}  …{p.before}[{_shortened(p.exact)}]{p.after}…" for p in places[:_SHOWN_PLACES]]
    if len(places) > _SHOWN_PLACES:
        lines.append(f"  and {len(places) - _SHOWN_PLACES:,} more")
    more = "at least " if len(places) >= _most(quote) else ""
    message = (
        f"The quote stands {more}{len(places):,} times in the text: “{_shortened(quote)}”. "
        "Say which one with --span START:END, or quote more words:\n" + "\n".join(lines)
    )
    return QuoteAmbiguous(message, quote, places)


def _place(text: str, start: int, end: int) -> Place:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Place(start, end, _on_one_line(before), text[start:end], _on_one_line(after))


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN_QUOTE else words[: _SHOWN_QUOTE - 1] + "…"
