# SPDX-License-Identifier: Apache-2.0
"""Plain text in, source draft out; and the way in for bytes of whichever kind."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from briefing_app.domain.errors import BadInput
from briefing_app.ingest.dates import date_at_start, date_in_address, date_in_name, without_date
from briefing_app.ingest.decoding import (
    binary_kind,
    charset_of,
    check_size,
    check_text_size,
    decode,
    refuse_binary_text,
)
from briefing_app.ingest.draft import Proposal, SourceDraft
from briefing_app.ingest.languages import detected_language

_LONGEST_TITLE: Final = 160
_FIRST_WORDS: Final = 90
_BARE_ADDRESS: Final = re.compile(
    r"(?:(?:source|url|link|address)\s*:\s*)?<?(https?://[^\s<>\"]{4,2000})>?", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"[.!؟。！;；:،,，]['\"”’»)]?$")
_LOOKS_LIKE_HTML: Final = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?>(?:(?><!--.{0,2000}?-->)\s*+)*)<(?:!doctype\s+html|html\b|head\b|body\b)",
    re.IGNORECASE | re.DOTALL,
)
_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".shtml")
_HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
_UNREADABLE_SUFFIXES: Final = {
    ".mhtml": "a web archive (MHTML)", ".mht": "a web archive (MHTML)", ".webarchive": "a Safari web archive",
}  # fmt: skip


def from_text(text: str) -> SourceDraft:
    """A draft of text that was typed or pasted. Raises BadInput if it is empty, too large or not text."""
    check_text_size(text, "The pasted text")
    refuse_binary_text(text)
    original = text.encode("utf-8", "replace")
    return _draft(
        text,
        original,
        "text/plain",
        None,
        "There is no text in what was pasted. Copy the text and paste again.",
    )


def from_bytes(data: bytes, name: str | None = None, media_type: str | None = None) -> SourceDraft:
    """A draft of a file or of standard input: HTML if type, name or beginning say so, else plain text.

    ``name`` is the file's name, for messages and proposals only. Raises BadInput as ``decode`` does, and if
    nothing is in it.
    """
    what = f"the file “{PurePath(name).name}”" if name else "the input"
    if not data.strip():
        raise BadInput(f"There is no text in {what}. Choose another file, or paste the text.")
    _refuse_archives(data, name)
    if not binary_kind(data):
        check_size(len(data), what[0].upper() + what[1:])
    if _is_html(data, name, media_type):
        from briefing_app.ingest.html import from_html_bytes

        return from_html_bytes(data, declared=charset_of(media_type), name=name)
    text, encoding = decode(data, charset_of(media_type))
    stored_type = "text/plain" if encoding == "utf-8" else f"text/plain; charset={encoding}"
    return _draft(text, data, stored_type, name, f"There is no text in {what}. Choose another file, or paste the text.")


def name_proposals(name: str | None) -> Iterator[Proposal]:
    """What a file name tells."""
    if not name:
        return
    stem = PurePath(name).stem
    if words := " ".join(re.sub(r"[_\s]+", " ", stem).split()):
        yield Proposal("title", words, "file name")
    if date := date_in_name(stem):
        yield Proposal("published", date, "file name")


def text_proposals(text: str, name: str | None) -> Iterator[Proposal]:
    """What plain text tells about itself, the best first."""
    lines = [line.strip() for line in text[:20_000].split("\n")]
    filled = [line for line in lines if line]
    if title := _heading(lines):
        yield Proposal("title", title, "first line")
    if dated := date_at_start(text):
        yield Proposal("published", *dated)
    addresses = [found[1].rstrip(".,;") for line in filled if (found := _BARE_ADDRESS.fullmatch(line))]
    for address in addresses[:3]:
        yield Proposal("url", address, "address line in text")
        if date := date_in_address(address):
            yield Proposal("published", date, "address line in text")
    yield from name_proposals(name)
    if words := _first_words(filled):
        yield Proposal("title", words, "first words")
    if language := detected_language(text):
        yield Proposal("language", language, "detected language")


def _draft(text: str, original: bytes, media_type: str, name: str | None, empty: str) -> SourceDraft:
    return SourceDraft.of(text, original, media_type, list(text_proposals(text, name)), empty)


def _heading(lines: list[str]) -> str | None:
    """The first line if it looks like a heading: short, no end of a sentence, and text below it."""
    filled = [(place, line) for place, line in enumerate(lines) if line and not _BARE_ADDRESS.fullmatch(line)]
    if len(filled) < 2:
        return None
    place, line = filled[0]
    rest = without_date(line)
    is_apart = place + 1 < len(lines) and not lines[place + 1]
    is_shorter = len(line) * 2 < max(len(other) for _, other in filled[1:4]) or is_apart
    is_heading = len(rest) <= _LONGEST_TITLE and rest == line and not _SENTENCE_END.search(rest)
    return line if is_heading and is_shorter and any(map(str.isalpha, rest)) else None


def _first_words(filled: list[str]) -> str | None:
    for line in filled[:5]:
        words = without_date(line)
        if _BARE_ADDRESS.fullmatch(line) or not any(map(str.isalpha, words)):
            continue
        if len(words) <= _FIRST_WORDS:
            return words
        cut = words[:_FIRST_WORDS]
        return (cut.rsplit(" ", 1)[0] if " " in cut[_FIRST_WORDS // 2 :] else cut).rstrip(" ,;:–—-") + "…"
    return None


def _is_html(data: bytes, name: str | None, media_type: str | None) -> bool:
    stated = (media_type or "").partition(";")[0].strip().lower()
    if stated in _HTML_TYPES:
        return True
    if stated and stated != "application/octet-stream" and stated != "text/plain":
        return False
    beginning = (
        data[:8000]
        .replace(b"\x00", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    return bool(name and name.lower().endswith(_HTML_SUFFIXES)) or _LOOKS_LIKE_HTML.match(beginning) is not None


def _refuse_archives(data: bytes, name: str | None) -> None:
    kind = _UNREADABLE_SUFFIXES.get(PurePath(name).suffix.lower()) if name else None
    if not kind and data.startswith(b"From: <Saved by"):
        kind = "a web archive (MHTML)"
    if kind:
        raise BadInput(
            f"This is {kind}, which cannot be read yet. Save the page as HTML, or copy the text and paste it."
        )
