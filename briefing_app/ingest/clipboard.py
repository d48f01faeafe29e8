# SPDX-License-Identifier: Apache-2.0
"""What a browser or word processor left on the clipboard: an HTML fragment, plain text, or both."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from briefing_app.domain.errors import BadInput
from briefing_app.ingest.blocks import text_of
from briefing_app.ingest.decoding import check_text_size, refuse_binary_text
from briefing_app.ingest.draft import Proposal, SourceDraft
from briefing_app.ingest.hostile import refuse_hostile
from briefing_app.ingest.html import extract, parsed
from briefing_app.ingest.languages import detected_language
from briefing_app.ingest.metadata import page_proposals
from briefing_app.ingest.text import from_text, text_proposals

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# An extraction that keeps less of the plain text's letters than this has lost what somebody selected.
FAR_LESS: Final = 0.6
# A selection is taken whole; only where this share of its letters is menus and links is the article extracted.
MENU_SHARE: Final = 0.25

_CF_HTML: Final = re.compile(r"\s*Version:\d[\d.]*\s", re.IGNORECASE)
_OFFSET: Final = re.compile(r"^(Start|End)(HTML|Fragment):\s*(-?\d+)", re.IGNORECASE | re.MULTILINE)
_SOURCE: Final = re.compile(r"^SourceURL:\s*(https?://\S{1,2000})", re.IGNORECASE | re.MULTILINE)
_START: Final = re.compile(r"<!--\s*StartFragment\s*-->", re.IGNORECASE)
_END: Final = re.compile(r"<!--\s*EndFragment\s*-->", re.IGNORECASE)
_EMPTY: Final = "There is no text in the clipboard. Select and copy the text of the article, then paste again."


def from_clipboard(html: str | None, text: str | None) -> SourceDraft:
    """A draft of what was copied: the HTML's text and metadata, or the plain text if the HTML gives far less.

    ``html`` may begin with the header that Windows puts before it (CF_HTML); its SourceURL is a proposal.
    """
    has_text = bool(text and text.strip())
    if not (html and html.strip()):
        if not (text and has_text):
            raise BadInput(_EMPTY)
        return from_text(text)
    if text:
        check_text_size(text, "The pasted text")
        refuse_binary_text(text)
    fragment, address = unwrapped(html)
    try:
        found, proposals = _read(fragment)
    except BadInput:
        if not has_text:
            raise
        found, proposals = "", []
    if address:
        proposals.insert(0, Proposal("url", address, "clipboard"))
    if text and has_text and _letters(found) < _letters(text) * FAR_LESS:
        own = list(text_proposals(text, None))
        return SourceDraft.of(text, text.encode("utf-8", "replace"), "text/plain", [*own, *proposals], _EMPTY)
    own = [proposal for proposal in text_proposals(found, None) if proposal.field != "language"]
    language = list(_language(found))
    everything = [*language, *proposals, *own]
    return SourceDraft.of(found, html.encode("utf-8", "replace"), "text/html", everything, _EMPTY)


def unwrapped(html: str) -> tuple[str, str | None]:
    """The fragment without its Windows header and the marks around it, and the address it was copied from."""
    check_text_size(html, "The pasted page")
    address = None
    if _CF_HTML.match(html):
        header = html[:2000].partition("<")[0]
        source = _SOURCE.search(header)
        address = source[1] if source else None
        html = _by_offsets(html, header)
    start, end = _START.search(html), _END.search(html)
    if start and end and start.end() <= end.start():
        html = html[start.end() : end.start()]
    return html, address


def _by_offsets(html: str, header: str) -> str:
    """Offsets count bytes of UTF-8; wrong ones are common, then all after the header is taken."""
    offsets = {f"{found[1]}{found[2]}".lower(): int(found[3]) for found in _OFFSET.finditer(header)}
    data = html.encode("utf-8", "replace")
    for kind in ("html", "fragment"):
        start, end = offsets.get("start" + kind, -1), offsets.get("end" + kind, -1)
        part = data[max(start, 0) : max(end, 0)]
        if len(header.encode()) <= start < end <= len(data) and part.lstrip().startswith(b"<"):
            return part.decode("utf-8", "ignore")
    return html[len(header) :]


def _read(fragment: str) -> tuple[str, list[Proposal]]:
    """Text and proposals of the fragment; all of its text where it is a selection rather than a page."""
    refuse_hostile(fragment)
    tree = parsed(f"<div>{fragment}</div>" if "<body" not in fragment[:20_000].lower() else fragment)
    if tree is None:
        return "", []
    proposals = list(page_proposals(tree, fragment))
    whole = text_of(tree)
    if not _is_page(tree, whole):
        return whole, proposals
    extracted, _ = extract(tree, None)
    return extracted or whole, proposals


def _is_page(tree: "HtmlElement", whole: str) -> bool:
    """Whether much of what was copied is menus and links, as when a whole page was selected."""
    around = tree.xpath(
        "//nav | //footer | //aside | //form | //a[not(ancestor::nav or ancestor::footer or ancestor::aside)]"
    )
    letters = sum(_letters(str(element.text_content())) for element in around)
    return letters > _letters(whole) * MENU_SHARE


def _language(text: str) -> Iterator[Proposal]:
    if language := detected_language(text):
        yield Proposal("language", language, "detected language")


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
