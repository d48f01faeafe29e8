# SPDX-License-Identifier: Apache-2.0
"""Sources, their texts, and what derives from what."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, CaseFileDamaged, NotFound, Refused
from briefing_app.domain.fields import Value
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Lineage, Source, Tagging, Version
from briefing_app.ingest import Heading, SourceDraft
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import queries

Progress = Callable[[int, int], None]
"""Is told how many of how many are done; may raise to stop, and then nothing was changed."""


def _no_progress(done: int, total: int) -> None:
    pass


def known(session: CaseSession, text_hash: str) -> list[Source]:
    """Sources of this case that hold exactly this text."""
    return queries.sources_with_text(session.database, text_hash)


def add(session: CaseSession, draft: SourceDraft, **fields: object) -> Source:
    """Stores a draft as a new source with its first text. Proposals of the draft are not applied: pass what holds.

    Raises BadInput for a wrong or missing field (a title is needed).
    """
    with session.transaction("Add source") as work:
        source = work.insert(Source.make(new_id(), **fields))
        _store_text(work, source.id, draft, source.retrieved)
    return source


def add_version(session: CaseSession, source: str, draft: SourceDraft, *, retrieved: str | None = None) -> Version:
    """Stores a further text of a source. Raises Refused where the source has this text already."""
    owner = session.get(Source, source)
    if session.where(Version, source=source, text_hash=draft.text_hash):
        raise Refused(f"“{owner.title}” has this text already.")
    with session.transaction("Add version of source") as work:
        return _store_text(work, source, draft, retrieved)


def add_many(
    session: CaseSession, drafts: Iterable[tuple[SourceDraft, Mapping[str, object]]], tell: Progress = _no_progress
) -> list[Source]:
    """Stores several drafts as new sources, each with the fields that hold, as one action."""
    wanted = list(drafts)
    made: list[Source] = []
    with session.transaction("Add sources" if len(wanted) != 1 else "Add source") as work:
        for draft, fields in wanted:
            source = work.insert(Source.make(new_id(), **fields))
            _store_text(work, source.id, draft, source.retrieved)
            made.append(source)
            tell(len(made), len(wanted))
    return made


def _store_text(work: Work, source: str, draft: SourceDraft, retrieved: str | None) -> Version:
    encoded = draft.text.encode()
    text_hash = work.writer.put_blob(encoded)
    original = None if draft.original == encoded else work.writer.put_blob(draft.original)
    return work.insert(
        Version.make(
            Version.id_of(source, text_hash),
            source=source,
            media_type=draft.media_type,
            text_hash=text_hash,
            original=original,
            characters=len(draft.text),
            retrieved=retrieved,
        )
    )


def edit(session: CaseSession, id: str, **fields: object) -> Source:
    """Changes fields of a source."""
    with session.transaction("Edit source") as work:
        return work.update(Source, id, **fields)


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """What a change of several sources does to one field: the new value, and how many sources had which value.

    Sources that have the new value already are not counted.
    """

    field: str
    value: Value
    before: tuple[tuple[Value, int], ...]


@dataclass(frozen=True, slots=True)
class EditPlan:
    """What ``edit_many`` would do. ``claims``: how many claims rest on the sources whose reliability changes."""

    sources: int
    changed: int
    fields: tuple[FieldPlan, ...]
    claims: int


def plan_edit(session: CaseSession, ids: Sequence[str], **fields: object) -> EditPlan:
    """What writing these fields into all these sources would change. Raises NotFound, BadInput."""
    values = Source.checked(dict(fields))
    found = _all_of(session, ids)
    touched: set[str] = set()
    regraded: list[str] = []
    plans = []
    for name, value in values.items():
        differing = [source for source in found if getattr(source, name) != value]
        touched.update(source.id for source in differing)
        if name == "reliability":
            regraded = [source.id for source in differing]
        before = Counter(getattr(source, name) for source in differing).most_common()
        if before:
            plans.append(FieldPlan(name, value, tuple(before)))
    return EditPlan(len(found), len(touched), tuple(plans), queries.claims_citing(session.database, regraded))


def edit_many(
    session: CaseSession, ids: Sequence[str], tell: Progress = _no_progress, /, **fields: object
) -> list[Source]:
    """Writes the same fields into several sources as one action; returns those that changed."""
    values = Source.checked(dict(fields))
    differing = [
        source for source in _all_of(session, ids) if any(getattr(source, name) != values[name] for name in values)
    ]
    changed = []
    with session.transaction("Edit sources") as work:
        for number, source in enumerate(differing, 1):
            changed.append(work.update(Source, source.id, **values))
            tell(number, len(differing))
    return changed


def _all_of(session: CaseSession, ids: Sequence[str]) -> list[Source]:
    found = queries.by_ids(session.database, Source, ids)
    for id in ids:
        if id not in found:
            raise NotFound(f"There is no source {id} in this case.")
    return [found[id] for id in dict.fromkeys(ids)]


@dataclass(frozen=True, slots=True)
class Resting:
    """A source that stays, because of what rests on it: citations, and links of sources that derive from it."""

    source: Source
    citations: int
    lineage: int


@dataclass(frozen=True, slots=True)
class Removal:
    """Which sources were taken out, and which had to stay."""

    removed: tuple[Source, ...]
    kept: tuple[Resting, ...]


def remove(session: CaseSession, id: str) -> None:
    """Takes a source, its texts, tags and origins out of the case. Raises Refused where citations or the lineage of
    other sources rest on it."""
    source = session.get(Source, id)
    rests = _resting(session, source, {id})
    if rests is not None:
        raise Refused(
            f"“{source.title}” cannot be removed: {rests.citations + rests.lineage} records rest on it "
            f"(citations: {rests.citations}, sources that derive from it: {rests.lineage}). Remove those first."
        )
    with session.transaction("Remove source") as work:
        _take_out(session, work, id)


def remove_many(session: CaseSession, ids: Sequence[str]) -> Removal:
    """Takes out the sources that nothing rests on, as one action; says which had to stay, and why."""
    found = {source.id: source for source in _all_of(session, ids)}
    going, kept = set(found), dict[str, Resting]()
    while True:  # what has to stay may hold what it derives from
        held = {id: rests for id in going if (rests := _resting(session, found[id], going)) is not None}
        if not held:
            break
        kept |= held
        going -= held.keys()
    if going:
        with session.transaction("Remove sources" if len(going) != 1 else "Remove source") as work:
            for id in found:
                if id in going:
                    _take_out(session, work, id)
    return Removal(tuple(found[id] for id in found if id in going), tuple(kept[id] for id in found if id in kept))


def _resting(session: CaseSession, source: Source, going: Set[str]) -> Resting | None:
    """What holds a source, apart from its own texts, tags and origins and from sources that go as well."""
    citations = queries.citing(session.database, source.id)[2]
    derived = sum(link.source not in going for link in session.where(Lineage, origin=source.id))
    return Resting(source, citations, derived) if citations or derived else None


def _take_out(session: CaseSession, work: Work, id: str) -> None:
    for link in session.where(Tagging, subject=id):
        work.delete(Tagging, link.id)
    for origin in session.where(Lineage, source=id):
        work.delete(Lineage, origin.id)
    for version in session.where(Version, source=id):
        work.delete(Version, version.id)
    work.delete(Source, id)


def current_version(session: CaseSession, source: str) -> Version:
    """The text of a source that came in last. Raises NotFound."""
    found = queries.current_version(session.database, source)
    if found is None:
        session.get(Source, source)
        raise NotFound(f"The source {source} has no text.")
    return found


def text(session: CaseSession, version: Version) -> str:
    """The stored text of a version."""
    found = queries.text(session.database, version.text_hash)
    if found is None:
        raise CaseFileDamaged(
            f"{session.path} is damaged: a text of the source {version.source} is missing. "
            "Restore the latest backup with “briefing restore”."
        )
    return found


def original(session: CaseSession, version: Version) -> bytes:
    """The bytes as they came in."""
    if version.original is None:
        return text(session, version).encode()
    found = queries.blob(session.database, version.original)
    if found is None:
        raise CaseFileDamaged(
            f"{session.path} is damaged: an original of the source {version.source} is missing. "
            "Restore the latest backup with “briefing restore”."
        )
    return found


def headings(session: CaseSession, version: Version) -> list[Heading]:
    """The lines of a version's text that are headings, in their order: those of the page it came from, or those of
    a plain text that cannot be mistaken."""
    stored = text(session, version)
    original = queries.blob(session.database, version.original) if version.original else None
    title = session.get(Source, version.source).title
    return ingest.headings(stored, original, version.media_type, title)


def add_lineage(
    session: CaseSession,
    source: str,
    *,
    kind: str,
    origin: str | None = None,
    origin_text: str | None = None,
    note: str | None = None,
) -> Lineage:
    """Says that ``source`` derives from ``origin``, or from something not held, described by ``origin_text``."""
    if (origin is None) == (origin_text is None):
        raise BadInput("Lineage needs either the id of a source or a description of one that is not held.")
    if origin == source:
        raise BadInput("A source cannot derive from itself. Name the source that it comes from.")
    id = Lineage.id_of(source, origin or origin_text or "", kind)
    with session.transaction("Add lineage") as work:
        return work.insert(
            Lineage.make(id, source=source, origin=origin, origin_text=origin_text, kind=kind, note=note)
        )


def remove_lineage(session: CaseSession, id: str) -> None:
    """Takes a lineage link away."""
    with session.transaction("Remove lineage") as work:
        work.delete(Lineage, id)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A lineage link as seen from one source: the link, and the source at its other end, if the case holds it."""

    link: Lineage
    other: Source | None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """All that the case knows of a source: its fields, its texts from the oldest, what it derives from, what derives
    from it, how many claims and assessments cite it, and in how many places."""

    source: Source
    versions: tuple[Version, ...]
    origins: tuple[Derivation, ...]
    derived: tuple[Derivation, ...]
    claims: int
    assessments: int
    citations: int


def details(session: CaseSession, id: str) -> SourceFile:
    """Raises NotFound."""
    source = session.get(Source, id)
    origins = session.where(Lineage, source=id)
    derived = session.where(Lineage, origin=id)
    ends = [link.origin for link in origins if link.origin] + [link.source for link in derived]
    others = queries.by_ids(session.database, Source, ends)
    claims, assessments, citations = queries.citing(session.database, id)
    return SourceFile(
        source,
        tuple(queries.versions(session.database, id)),
        tuple(Derivation(link, others.get(link.origin or "")) for link in origins),
        tuple(Derivation(link, others.get(link.source)) for link in derived),
        claims,
        assessments,
        citations,
    )
