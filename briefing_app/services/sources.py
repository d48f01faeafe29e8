# SPDX-License-Identifier: Apache-2.0
"""Sources, their texts, and what derives from what."""

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, CaseFileDamaged, NotFound, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Lineage, Source, Version
from briefing_app.ingest import Heading, SourceDraft
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import queries


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


def remove(session: CaseSession, id: str) -> None:
    """Takes a source and its texts out of the case. Raises Refused where citations or lineage rest on it."""
    source = session.get(Source, id)
    resting = [found for found in queries.references_to(session.database, id) if found[0] != "version"]
    if resting:
        raise Refused(f"“{source.title}” cannot be removed: {len(resting)} records rest on it. Remove those first.")
    with session.transaction("Remove source") as work:
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
