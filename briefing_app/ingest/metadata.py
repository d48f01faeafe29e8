# SPDX-License-Identifier: Apache-2.0
"""What a page says about itself: JSON-LD, then OpenGraph, then meta elements, then its visible markup.

Each finding is a proposal with its origin; nothing here decides. Our own reading, because the extractor also
answers where nothing is stated, and takes the author of a reviewed claim for the author of the review.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from briefing_app.ingest.dates import date_in_address, stated_date
from briefing_app.ingest.draft import Proposal, ProposedField
from briefing_app.ingest.languages import language_of_tag

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_JSON: Final = 2_000_000
_LONGEST_VALUE: Final = 500
_KIND_OF_TYPE: Final = {
    "article": "article", "newsarticle": "article", "reportagenewsarticle": "article",
    "analysisnewsarticle": "article", "opinionnewsarticle": "article",
    "backgroundnewsarticle": "article", "reviewnewsarticle": "article",
    "claimreview": "article", "blogposting": "article", "liveblogposting": "article",
    "techarticle": "article", "scholarlyarticle": "article",
    "satiricalarticle": "article", "socialmediaposting": "post",
    "discussionforumposting": "post", "report": "report", "dataset": "dataset", "interview": "interview",
    "videoobject": "broadcast", "podcastepisode": "broadcast",
}  # fmt: skip
_PAGE_TYPES: Final = ("webpage", "creativework", "itempage")
_GOVERNING: Final = ("@graph", "mainEntity", "mainEntityOfPage")

_META_NAMES: Final[dict[ProposedField, tuple[str, ...]]] = {
    "title": ("title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "twitter:title"),
    "author": ("author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl"),
    "outlet": ("application-name", "dc.publisher", "dcterms.publisher", "publisher", "source"),
    "published": (
        "date", "pubdate", "publishdate", "publish-date", "publish_date", "published", "dc.date",
        "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued",
        "citation_publication_date", "parsely-pub-date", "sailthru.date", "datepublished", "dc.date.created",
        "article.published",
    ),
    "language": ("content-language", "language", "dc.language", "dcterms.language"),
}  # fmt: skip
_OPEN_GRAPH: Final[dict[ProposedField, tuple[str, ...]]] = {
    "title": ("og:title",),
    "author": ("article:author", "og:article:author", "book:author"),
    "outlet": ("og:site_name",),
    "published": ("article:published_time", "og:published_time", "og:article:published_time", "og:pubdate"),
    "language": ("og:locale", "og:language"),
    "url": ("og:url",),
}
_PROPERTIES: Final = (
    "dc:date",
    "dc:issued",
    "dcterms:issued",
    "dc:created",
    "schema:datepublished",
    "datepublished",
)
_COMMA_TOO_MANY: Final = re.compile(r",\s*+([\]}])")
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{1,2000}?)\s*-->")
_SINGLE_FILE: Final = re.compile(
    r"Page saved with SingleFile\s+url:\s*(https?://\S{1,2000})\s+saved date:\s*([^\n]{5,80})", re.IGNORECASE
)
_JAVASCRIPT_DATE: Final = re.compile(r"\w{3} (\w{3}) (\d{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")


def page_proposals(tree: "HtmlElement", markup: str) -> Iterator[Proposal]:
    """Proposals from the parsed page, for each field the best first."""
    nodes = json_nodes(tree)
    addresses = list(_addresses(tree, markup))
    found = [*_from_json(nodes), *_from_open_graph(tree), *_from_meta(tree), *_from_markup(tree)]
    yield from addresses
    yield from (proposal for proposal in found if proposal.field != "url")
    yield from (proposal for proposal in found if proposal.field == "url")
    for address in dict.fromkeys(proposal.value for proposal in addresses):
        if date := date_in_address(address):
            yield Proposal("published", date, "page address")
    yield from _from_saving(markup)


def is_review(tree: "HtmlElement") -> bool:
    """Whether the page reviews somebody's claim, whose author is not the page's."""
    return any("claimreview" in _types(node) for node in json_nodes(tree))


def json_nodes(tree: "HtmlElement") -> list[dict[str, Any]]:
    """The JSON-LD objects that describe the page itself, the most telling first."""
    found: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type]"):
        text = (script.text or "").strip()
        if "ld+json" not in (script.get("type") or "").lower() or not 2 < len(text) <= _MAX_JSON:
            continue
        found.extend(_top_nodes(_parsed(text.removeprefix("<!--").removesuffix("-->").rstrip("; \n")), 0))
    return sorted(found, key=_rank)


def _parsed(text: str) -> object:
    """The JSON, with the commas too many that pages often have; None if it cannot be read."""
    for attempt in (text, _COMMA_TOO_MANY.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _top_nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _top_nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _GOVERNING:
            yield from _top_nodes(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    stated = node.get("@type", [])
    return [str(name).rpartition("/")[2].lower() for name in (stated if isinstance(stated, list) else [stated])]


def _rank(node: dict[str, Any]) -> int:
    types = _types(node)
    if any(name in _KIND_OF_TYPE for name in types):
        return 0
    return 1 if any(name in _PAGE_TYPES for name in types) else 2


def _from_json(nodes: list[dict[str, Any]]) -> Iterator[Proposal]:
    by_id = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node}
    for node in nodes:
        if _rank(node) > 1:
            continue
        outlet = next(_names(node.get("publisher"), by_id), None)
        is_article = _rank(node) == 0
        if is_article:
            yield from _proposals("title", [_text(node.get("headline")) or _text(node.get("name"))], "JSON-LD")
            authors = [
                name for name in _names(node.get("author"), by_id) if name.casefold() != (outlet or "").casefold()
            ]
            authors = authors or list(_names(node.get("creator"), by_id)) if node.get("author") is None else authors
            yield from _proposals("author", ["; ".join(dict.fromkeys(authors))], "JSON-LD")
            yield from _proposals("published", [_text(node.get("datePublished"))], "JSON-LD")
            yield from _proposals("language", [_text(node.get("inLanguage"))], "JSON-LD")
            kind = next(_KIND_OF_TYPE[name] for name in _types(node) if name in _KIND_OF_TYPE)
            yield Proposal("kind", kind, "JSON-LD")
            yield from _proposals("url", [_text(node.get("url"))], "JSON-LD")
        yield from _proposals("outlet", [outlet], "JSON-LD")


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Names of persons or organisations; an address or a bare reference that leads nowhere is none."""
    for part in value[:50] if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            named = part.get("name") or by_id.get(str(part.get("@id")), {}).get("name")
            part = named[0] if isinstance(named, list) and named else named
        name = _text(part)
        if name and not name.startswith(("http://", "https://", "#", "@")):
            yield name


def _text(value: object) -> str | None:
    """A value as one line, its HTML entities read; None for what is no text."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    import html

    return " ".join(html.unescape(value).split())[:_LONGEST_VALUE] or None


def _from_open_graph(tree: "HtmlElement") -> Iterator[Proposal]:
    stated = _meta_values(tree, ("property", "name"))
    for field, names in _OPEN_GRAPH.items():
        yield from _proposals(
            field, _joined(field, [value for name in names for value in stated.get(name, ())]), "OpenGraph"
        )
    if "article" in stated.get("og:type", ()):
        yield Proposal("kind", "article", "OpenGraph")


def _from_meta(tree: "HtmlElement") -> Iterator[Proposal]:
    stated = _meta_values(tree, ("name", "itemprop", "http-equiv"))
    for field, names in _META_NAMES.items():
        for name in names:
            yield from _proposals(field, _joined(field, stated.get(name, [])), "meta tag")


def _joined(field: ProposedField, values: list[str]) -> list[str]:
    """Several authors are one value; addresses of their profiles are no names."""
    if field != "author":
        return values
    names = [value for value in values if not re.match(r"https?://|@|\d+$|www\.", value)]
    return ["; ".join(dict.fromkeys(names))]


def _meta_values(tree: "HtmlElement", attributes: tuple[str, ...]) -> dict[str, list[str]]:
    stated: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta[@content]"):
        value = " ".join((element.get("content") or "").split())
        for attribute in attributes:
            name = (element.get(attribute) or "").strip().lower()
            if name and value and len(value) <= _LONGEST_VALUE * 4:
                stated.setdefault(name, []).append(value)
    return stated


def _from_markup(tree: "HtmlElement") -> Iterator[Proposal]:
    for element in tree.iterfind(".//*[@property]"):
        if (element.get("property") or "").lower() in _PROPERTIES and element.tag != "meta":
            yield from _proposals("published", [element.get("content") or element.text], "page markup")
    for element in tree.iterfind(".//*[@itemprop]"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            stated = element.get("datetime") or element.get("content") or element.text
            yield from _proposals("published", [stated], "page markup")
    times = list(tree.iterfind(".//time[@datetime]"))
    telling = [element for element in times if element.get("pubdate") is not None or len(times) == 1]
    for element in telling[:1]:
        yield from _proposals("published", [element.get("datetime")], "time in the page")
    headings = [" ".join(str(element.text_content()).split()) for element in tree.iterfind(".//h1")]
    if len(headings) == 1:
        yield from _proposals("title", [headings[0][:_LONGEST_VALUE]], "heading")
    yield from _proposals(
        "language", [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang")], "page"
    )


def _addresses(tree: "HtmlElement", markup: str) -> Iterator[Proposal]:
    for element in tree.iterfind(".//link[@rel]"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield from _proposals("url", [element.get("href")], "canonical link")
    for value in _meta_values(tree, ("property",)).get("og:url", []):
        yield from _proposals("url", [value], "OpenGraph")
    if found := _SAVED_FROM.search(markup[:20_000]):
        yield Proposal("url", found[1], "note of the browser that saved it")
    if found := _SINGLE_FILE.search(markup[:20_000]):
        yield Proposal("url", found[1], "note of the browser that saved it")


def _from_saving(markup: str) -> Iterator[Proposal]:
    found = _SINGLE_FILE.search(markup[:20_000])
    date = _JAVASCRIPT_DATE.search(found[2]) if found else None
    if date:
        month, day, year, clock, zone = date.groups()
        if saved := stated_date(f"{day} {month} {year} {clock} {zone}"):
            yield Proposal("retrieved", saved, "note of the browser that saved it")


def _proposals(field: ProposedField, values: Iterable[str | None], origin: str) -> Iterator[Proposal]:
    for value in values:
        value = " ".join((value or "").split())
        if not value or "{{" in value or len(value) > 2000:
            continue
        if field == "published":
            value = stated_date(value) or ""
        elif field == "language":
            value = language_of_tag(value) or ""
        elif field == "url" and not value.startswith(("http://", "https://")):
            continue
        if value:
            yield Proposal(field, value, origin)
