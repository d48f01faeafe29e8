# SPDX-License-Identifier: Apache-2.0
"""A query on claims in the words of the command line's options, which saved filters keep, and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Value
from briefing_app.domain.records import Entity, Name, Source, Tag
from briefing_app.services import filters
from briefing_app.services.browse import GROUPINGS, SORTS, WITHOUT, ClaimQuery
from briefing_app.services.session import CaseSession

SUBJECT: Final = "claim"
GROUP: Final = "group"
OPTIONS: Final = tuple(item.name for item in fields(ClaimQuery))
"""The names of what can be asked for, as the fields of ClaimQuery and the options of the command line."""

_FLAGS: Final = ("conflict", "descending")


def query_of(session: CaseSession, words: Mapping[str, Value]) -> ClaimQuery:
    """The query that these words mean. Tags and entities stand by name or id, sources by id.

    Names that this version does not know are left out. Raises NotFound for a tag, entity or source that is not there,
    BadInput for a sort that cannot be.
    """
    known = {name: value for name, value in words.items() if name in OPTIONS and value not in (None, "")}
    for name, find in (("tag", _tag), ("entity", _entity), ("source", _source)):
        if name in known and known[name] != WITHOUT:
            known[name] = find(session, str(known[name]))
    if known.get("sort", "made") not in SORTS:
        raise BadInput(f"Claims cannot be sorted by “{known['sort']!s:.40}”. Sort by one of {', '.join(SORTS)}.")
    asked: dict[str, Any] = {name: str(value) for name, value in known.items() if name not in _FLAGS}
    asked |= {name: bool(known.get(name)) for name in _FLAGS}
    return ClaimQuery(**asked)


def words_of(session: CaseSession, query: ClaimQuery, group: str = "") -> dict[str, Value]:
    """The query as it is kept: only what differs from asking for everything; tags and entities by name."""
    plain = ClaimQuery()
    words: dict[str, Value] = {
        name: getattr(query, name) for name in OPTIONS if getattr(query, name) != getattr(plain, name)
    }
    if query.tag and query.tag != WITHOUT and (tag := session.look_up(Tag, query.tag)) is not None:
        words["tag"] = tag.name
    if query.entity and query.entity != WITHOUT and (entity := session.look_up(Entity, query.entity)) is not None:
        words["entity"] = entity.name
    return words | ({GROUP: group} if group else {})


def saved(session: CaseSession, name: str) -> tuple[ClaimQuery, str]:
    """The saved filter of this name or id: its query, and what it groups by (empty: nothing). Raises NotFound."""
    found = filters.find(session, SUBJECT, name)
    if found is None:
        raise NotFound(
            f"There is no saved filter “{name:.80}” on claims in this case. “briefing filter list” shows them."
        )
    words = filters.query_of(found)
    group = str(words.get(GROUP, ""))
    return query_of(session, words), group if group in GROUPINGS else ""


def _tag(session: CaseSession, name: str) -> str:
    if session.look_up(Tag, name) is not None:
        return name
    id = Tag.id_of(name)
    if session.look_up(Tag, id) is not None:
        return id
    found = [tag.id for tag in session.all(Tag) if tag.name.casefold() == name.strip().casefold()]
    if not found:
        raise NotFound(f"There is no tag “{name:.80}” in this case.")
    return found[0]


def _entity(session: CaseSession, name: str) -> str:
    if session.look_up(Entity, name) is not None:
        return name
    cleaned = " ".join(name.split())
    found = [entity.id for entity in session.where(Entity, name=cleaned)]
    found += [known.entity for known in session.where(Name, text=cleaned)]
    found += [entity.id for entity in session.all(Entity) if entity.name.casefold() == cleaned.casefold()]
    if not found:
        raise NotFound(f"There is no entity “{name:.80}” in this case.")
    return found[0]


def _source(session: CaseSession, id: str) -> str:
    return session.get(Source, id).id
