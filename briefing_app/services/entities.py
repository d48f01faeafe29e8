# SPDX-License-Identifier: Apache-2.0
"""Entities with their names, what mentions them, and tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Entity, Mention, Name, Tag, Tagging
from briefing_app.services.session import CaseSession, Work


@dataclass(frozen=True, slots=True)
class Links:
    """The names of what a claim speaks of, and its tags, each in alphabetical order."""

    entities: tuple[str, ...]
    tags: tuple[str, ...]


def links_of(session: CaseSession, claim: str) -> Links:
    """Entities and tags of a claim."""
    entities = {session.get(Entity, link.entity).name for link in session.where(Mention, claim=claim)}
    tags = {session.get(Tag, link.tag).name for link in session.where(Tagging, subject=claim)}
    return Links(tuple(sorted(entities, key=str.casefold)), tuple(sorted(tags, key=str.casefold)))


def add(session: CaseSession, *, name: str, kind: str, description: str | None = None) -> Entity:
    """A person, group, place or thing."""
    with session.transaction("Add entity") as work:
        return work.insert(Entity.make(new_id(), name=name, kind=kind, description=description))


def edit(session: CaseSession, id: str, **fields: object) -> Entity:
    with session.transaction("Edit entity") as work:
        return work.update(Entity, id, **fields)


def add_name(session: CaseSession, entity: str, text: str, language: str | None = None) -> Name:
    """A further name of an entity. Raises Refused where it has the name already."""
    with session.transaction("Add name") as work:
        return work.insert(Name.make(Name.id_of(entity, text), entity=entity, text=text, language=language))


def mention(session: CaseSession, claim: str, entity: str, role: str | None = None) -> Mention:
    """Says that a claim speaks of an entity. Raises Refused where it is said already."""
    with session.transaction("Link entity") as work:
        return work.insert(Mention.make(Mention.id_of(claim, entity), claim=claim, entity=entity, role=role))


def mention_named(session: CaseSession, claim: str, name: str) -> Mention:
    """Says that a claim speaks of an entity by its name; one that the case does not know is made as a thing. Raises
    Refused where it is said already."""
    with session.transaction("Link entity") as work:
        return mention_by_name(work, session, claim, name)


def unmention(session: CaseSession, claim: str, entity: str) -> None:
    """Takes back that a claim speaks of an entity. Raises NotFound."""
    links = session.where(Mention, claim=claim, entity=entity)
    if not links:
        raise NotFound(f"The claim {claim} does not speak of the entity {entity}.")
    with session.transaction("Unlink entity") as work:
        work.delete(Mention, links[0].id)


def tag(session: CaseSession, subject: str, name: str) -> Tagging:
    """Puts a tag on a record; the tag is made where the case does not know it. Raises Refused where it is there."""
    with session.transaction("Add tag") as work:
        return tag_by_name(work, session, subject, name)


def untag(session: CaseSession, subject: str, name: str) -> None:
    """Takes a tag off a record. Raises NotFound."""
    with session.transaction("Remove tag") as work:
        work.delete(Tagging, Tagging.id_of(Tag.id_of(name), subject))


def tag_by_name(work: Work, session: CaseSession, subject: str, name: str) -> Tagging:
    """Part of a larger action."""
    cleaned = _cleaned(name, "A tag needs a word.")
    id = Tag.id_of(cleaned)
    if session.look_up(Tag, id) is None:
        work.insert(Tag.make(id, name=cleaned))
    return work.insert(Tagging.make(Tagging.id_of(id, subject), tag=id, subject=subject))


def mention_by_name(work: Work, session: CaseSession, claim: str, name: str) -> Mention:
    """Part of a larger action; an entity that the case does not know by this name is made as a thing."""
    cleaned = _cleaned(name, "An entity needs a name.")
    entity = named(session, cleaned) or work.insert(Entity.make(new_id(), name=cleaned, kind="thing"))
    return work.insert(Mention.make(Mention.id_of(claim, entity.id), claim=claim, entity=entity.id))


def named(session: CaseSession, name: str) -> Entity | None:
    """The entity that has this as its name or as one of its further names."""
    found = session.where(Entity, name=name)
    if not found:
        found = [session.get(Entity, known.entity) for known in session.where(Name, text=name)]
    return found[0] if found else None


def set_tags(work: Work, session: CaseSession, subject: str, names: Iterable[str]) -> None:
    """Part of a larger action: these tags and no others."""
    wanted = {Tag.id_of(name): name for name in distinct(_cleaned(name, "A tag needs a word.") for name in names)}
    there = {link.tag: link.id for link in session.where(Tagging, subject=subject)}
    for tag, link in there.items():
        if tag not in wanted:
            work.delete(Tagging, link)
    for tag, name in wanted.items():
        if tag not in there:
            tag_by_name(work, session, subject, name)


def set_mentions(work: Work, session: CaseSession, claim: str, names: Iterable[str]) -> None:
    """Part of a larger action: the claim speaks of these entities and no others."""
    there = {link.entity: link.id for link in session.where(Mention, claim=claim)}
    kept: set[str] = set()
    for name in distinct(_cleaned(name, "An entity needs a name.") for name in names):
        entity = named(session, name)
        if entity is not None and (entity.id in there or entity.id in kept):
            kept.add(entity.id)
        else:
            kept.add(mention_by_name(work, session, claim, name).entity)
    for id, link in there.items():
        if id not in kept:
            work.delete(Mention, link)


def distinct(names: Iterable[str]) -> Sequence[str]:
    """The names without those that differ from an earlier one in space or case only."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(" ".join(name.split()).casefold(), name)
    return list(found.values())


def _cleaned(name: str, complaint: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise BadInput(complaint)
    return cleaned
