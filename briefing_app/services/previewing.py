# SPDX-License-Identifier: Apache-2.0
"""A look at a find without going there: what it is, from whom, and the words around the match."""

from dataclasses import dataclass

from briefing_app.domain.fields import Record
from briefing_app.domain.records import Assessment, Claim, Expert, Report, Source, Version
from briefing_app.services import browse
from briefing_app.services.session import CaseSession
from briefing_app.store import queries, search
from briefing_app.store.search_text import parse, snippet

PASSAGE = 700
MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Some text with the matches in it as (start, end) code points; ``role``: text, quote or note."""

    text: str
    ranges: tuple[tuple[int, int], ...] = ()
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Preview:
    """A record at a glance; nothing is said twice. ``facts`` are pairs of a field's name and its value as stored."""

    type: str
    id: str
    title: Words
    facts: tuple[tuple[str, Words], ...]
    words: tuple[Words, ...]


def preview(session: CaseSession, id: str, text: str) -> Preview | None:
    """What a find is about; None where it is gone. ``text`` is what was searched for."""
    record = session.find(id)
    if record is None:
        return None
    return Preview(
        record.type_name,
        id,
        _whole(search.title_of(record), text),
        tuple((name, _whole(value, text)) for name, value in _facts(session, record)),
        tuple(_words(session, record, text)),
    )


def _whole(value: str, text: str) -> Words:
    """A short value, all of it."""
    return Words(*snippet(value, parse(text), 3 * len(value) + 3))


_SHOWN: dict[type[Record], tuple[str, ...]] = {
    Source: ("outlet", "author", "published", "reliability", "handling"),
    Claim: ("kind", "event_time", "place", "heading", "status"),
    Assessment: ("term", "confidence", "horizon", "status"),
    Expert: ("affiliation", "field", "interests"),
    Report: ("number", "status", "cutoff"),
}


def _facts(session: CaseSession, record: Record) -> list[tuple[str, str]]:
    found = []
    if isinstance(record, Assessment):
        author = session.find(record.author)
        if author is not None:
            found.append(("author", search.title_of(author)))
    for name in _SHOWN.get(type(record), ()):
        value = getattr(record, name)
        if value not in (None, "", "live"):
            found.append((name, str(value)))
    return found


def _words(session: CaseSession, record: Record, text: str) -> list[Words]:
    if isinstance(record, Source):
        version = queries.current_version(session.database, record.id)
        return [_around(session, version, text)] if version is not None else []
    rest = _unsaid(record)
    found = [Words(*snippet(rest, parse(text), PASSAGE))] if rest else []
    if isinstance(record, Claim | Assessment):
        for row in browse.citation_rows(session, record.id)[:MOST_QUOTES]:
            found.append(Words(row.citation.exact, (), "quote"))
            found.append(Words(f"{row.source.title} · {row.grade}", (), "note"))
    return found


def _unsaid(record: Record) -> str:
    """What one may look for in the record and what neither its title nor its facts say."""
    said, title = _SHOWN.get(type(record), ()), search.title_of(record)
    values = [getattr(record, spec.name) for spec in record.specs() if spec.searchable and spec.name not in said]
    return " · ".join([value for value in values if value and value != title])


def _around(session: CaseSession, version: Version, text: str) -> Words:
    shown, ranges = snippet(search.words_of(session.database, version), parse(text), PASSAGE)
    return Words(shown, ranges, "quote")
