# SPDX-License-Identifier: Apache-2.0
"""A web page in, source draft out: text by a precise extractor, metadata by our own reading first.

Nothing here uses the network. The extractor is not made for threads, so one page is read at a time.
"""

import logging
import re
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from briefing_app.domain.errors import BadInput
from briefing_app.ingest.blocks import text_of
from briefing_app.ingest.dates import is_stated_in
from briefing_app.ingest.decoding import check_size, check_text_size, decode
from briefing_app.ingest.draft import Proposal, SourceDraft
from briefing_app.ingest.hostile import PARSER_NESTING, refuse_hostile
from briefing_app.ingest.languages import detected_language, is_long_enough
from briefing_app.ingest.metadata import is_review, page_proposals
from briefing_app.ingest.text import name_proposals

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOCK: Final = threading.Lock()
_TALKATIVE: Final = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"<\?xml[^>]{0,300}\?>")
_NO_TEXT: Final = (
    "No article text was found in this page. It may need a browser to build it, or hold only pictures. "
    "Open it in a browser, select the text, copy it and paste it here."
)
_TOO_DEEP: Final = (
    "No article text was found in this page: its elements are nested too deeply to be read. "
    "Open it in a browser, select the text, copy it and paste it here."
)


def from_html(html: bytes | str) -> SourceDraft:
    """A draft of a whole page. Raises BadInput if it is empty, too large, hostile or without text."""
    if isinstance(html, bytes):
        return from_html_bytes(html)
    check_text_size(html, "The page")
    return _from_markup(html, html.encode("utf-8", "replace"), "text/html", None)


def from_html_bytes(data: bytes, declared: str | None = None, name: str | None = None) -> SourceDraft:
    """``from_html`` of bytes with the encoding that came with them, and the file's name."""
    if not data.strip():
        raise BadInput("There is no text in the page: it is empty. Save it again, or paste the text.")
    check_size(len(data), "The page")
    markup, encoding = decode(data, declared)
    media_type = "text/html" if encoding == "utf-8" else f"text/html; charset={encoding}"
    return _from_markup(markup, data, media_type, name)


def parsed(markup: str) -> "HtmlElement | None":
    """The tree of a page that has been checked, or None if there is none."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    clean = _DECLARATION.sub("", _NOT_IN_XML.sub("", markup), count=1)
    try:
        return lxml_html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def extract(tree: "HtmlElement", address: str | None) -> tuple[str, dict[str, str]]:
    """The article's text and what the extractor says about it. Changes the tree."""
    with _LOCK:
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        import copy

        import trafilatura

        for is_strict in (True, False):
            document: Any = trafilatura.bare_extraction(
                copy.deepcopy(tree),
                url=address,
                favor_precision=is_strict,
                include_comments=False,
                with_metadata=True,
            )
            text = text_of(document.body) if document is not None and document.body is not None else ""
            if text.strip():
                return text, _stated(document)
    return "", {}


def language_proposals(text: str) -> Iterator[Proposal]:
    """The detected language of extracted text."""
    if language := detected_language(text):
        yield Proposal("language", language, "detected language")


def _stated(document: Any) -> dict[str, str]:
    names = {"title": "title", "author": "author", "outlet": "sitename", "published": "date", "url": "url"}
    return {field: str(value) for field, name in names.items() if (value := getattr(document, name, None))}


def _from_markup(markup: str, original: bytes, media_type: str, name: str | None) -> SourceDraft:
    if not markup.strip():
        raise BadInput("There is no text in the page: it is empty. Save it again, or paste the text.")
    depth = refuse_hostile(markup)
    tree = parsed(markup)
    no_text = _TOO_DEEP if depth > PARSER_NESTING else _NO_TEXT
    if tree is None:
        raise BadInput(no_text)
    own = list(page_proposals(tree, markup))
    address = next((proposal.value for proposal in own if proposal.field == "url"), None)
    reviews = is_review(tree)
    text, stated = extract(tree, address)
    if any(proposal.field == "published" for proposal in own):
        stated.pop("published", None)  # the extractor also takes dates of other things
    found = list(_from_extractor(stated, markup, reviews))
    detected = list(language_proposals(text))
    best = [*detected, *own] if is_long_enough(text) else [*own, *detected]
    return SourceDraft.of(text, original, media_type, [*best, *found, *name_proposals(name)], no_text)


def _from_extractor(stated: dict[str, str], markup: str, is_a_review: bool) -> Iterator[Proposal]:
    if "title" in stated:
        yield Proposal("title", stated["title"], "extractor")
    if "author" in stated and not is_a_review:
        yield Proposal("author", stated["author"], "extractor")
    if "outlet" in stated:
        yield Proposal("outlet", stated["outlet"], "extractor")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", stated.get("published", "")) and is_stated_in(stated["published"], markup):
        yield Proposal("published", stated["published"], "extractor")
    if stated.get("url", "").startswith(("http://", "https://")):
        yield Proposal("url", stated["url"], "extractor")
