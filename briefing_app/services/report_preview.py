# SPDX-License-Identifier: Apache-2.0
"""What a report will look like. A large case is not read as a whole for it: of each section only the beginning is
built, from the records that it needs, and how much more the document has is said in words. Of the section in view more
is built, and it can be built alone, to follow at once what somebody types.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Record
from briefing_app.domain.markers import MARKER, ids_in
from briefing_app.domain.records import (
    RECORD_TYPES,
    Analyst,
    Assessment,
    Basis,
    Block,
    Case,
    Citation,
    Claim,
    Entity,
    Expert,
    Mention,
    Name,
    Relation,
    Report,
    SavedFilter,
    Source,
    Tagging,
    Version,
)
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import options
from briefing_app.report import wording as w
from briefing_app.report.outline import parts
from briefing_app.report.since import Former
from briefing_app.services import browse, claim_filters, editions, filters, outline, preview_since
from briefing_app.services.browse import ClaimQuery
from briefing_app.services.session import CaseSession
from briefing_app.store import conflicted, marking, queries
from briefing_app.store import outline as store
from briefing_app.store.texts import StoredFiles, StoredTexts

WHOLE = 250
"""Claims up to which the case is read as a whole."""
SHOWN = 25
"""Statements of a section that are shown of a larger case."""
IN_VIEW = 200
"""Statements that are shown of the section in view."""
TOUCHED = 200
"""Claims of a larger case that changed since the edition before and are shown at most."""
_MANY = frozenset(
    {"claim", "citation", "source", "version", "lineage", "relation", "mention", "tagging", "name", "entity",
     "saved_filter", "placement"}
)  # fmt: skip


def html(
    session: CaseSession,
    report: str,
    colours: Mapping[str, str],
    check: Callable[[], None] | None = None,
    heading: str | None = None,
) -> str:
    """The report as simple HTML, from the same model as the Word file; of a large case the beginning of each section.

    ``heading``: that of the section in view, of which more is shown. ``check`` is called often, and stops the work by
    raising. Raises NotFound.
    """
    from briefing_app.report.build import build
    from briefing_app.report.html import Colours, to_html

    stop = check or _nothing
    upcoming = editions.upcoming(session, session.get(Report, report))
    form = options.of(upcoming)
    if not is_large(session):
        former = editions.former(session, report, check=stop)
        model = build(session.snapshot(stop), report, options=form, former=former, upcoming=upcoming, check=stop)
        return to_html(model, Colours(**colours), most=WHOLE)
    in_view = None if heading is None else (heading, IN_VIEW)
    with session.database.reading():
        snapshot, more, former = _beginning(session, report, stop, heading)
    stop()
    model = build(snapshot, report, options=form, former=former, upcoming=upcoming, check=stop, is_whole=False)
    return to_html(model, Colours(**colours), most=SHOWN, more=more, in_view=in_view)


def is_large(session: CaseSession) -> bool:
    """Whether only parts of its sections are shown."""
    return queries.count(session.database, Claim.type_name) > WHOLE


def section_html(
    session: CaseSession,
    report: str,
    colours: Mapping[str, str],
    heading: str,
    *,
    claims: Sequence[str],
    left_out: int = 0,
    first_note: int = 1,
    check: Callable[[], None] | None = None,
) -> str:
    """These claims of one heading alone, from its anchor on; empty where the report prints none of them.

    ``left_out``: how many more the heading has. ``first_note``: the number of its first note, so that it fits in among
    the others until the whole is there.
    """
    from briefing_app.report.build import build_developments
    from briefing_app.report.html import Colours
    from briefing_app.report.html import section_html as write

    stop = check or _nothing
    with session.database.reading():
        chosen = claims[:IN_VIEW]
        kept: dict[str, Record] = {}
        for kind in (Case, Report, Expert, Analyst):
            kept |= {record.id: record for record in queries.all_records(session.database, kind)}
        kept |= {record.id: record for record in outline.placements(session, report, chosen)}
        kept |= {record.id: record for record in session.where(Block, report=report)}
        kept |= queries.by_ids(session.database, Claim, chosen)
        stop()
        for record in _around(session, kept):
            kept[record.id] = record
        former = preview_since.marks(session, report, kept)
    form = options.of(session.get(Report, report))
    snapshot = _snapshot(session, kept)
    sections = build_developments(snapshot, report, options=form, former=former, first_note=first_note, check=stop)
    for number, section in enumerate(sections):
        if section.heading == heading:
            return write(section, number, Colours(**colours), left_out=left_out)
    return ""


def _beginning(
    session: CaseSession, report: str, check: Callable[[], None], heading: str | None
) -> tuple[CaseSnapshot, dict[str, int], Former | None]:
    """The beginning of each section, how much more each has, and the same of the edition before."""
    headings = _headings(session, report)
    figures = [id for id, included in store.figures(session.database, report) if included]
    blocks = session.where(Block, report=report)
    titles = {part.kind: part.title for part in parts(report, blocks)}
    listed = _listed(session, report, headings, frozenset(figures))

    def most(name: str) -> int:
        return IN_VIEW if name == heading else SHOWN

    chosen = set(figures[: most(titles["figures"])])
    for name, claims in headings.items():
        wanted = most(name or titles["developments"])
        chosen.update(claim.id for claim in nsmallest(wanted, claims, key=outline.claim_rank))
    for title, ids in listed.items():
        chosen.update(ids[: most(title)])
    check()
    kept: dict[str, Record] = {}
    for kind in RECORD_TYPES.values():
        if kind.type_name not in _MANY:
            kept |= {record.id: record for record in queries.all_records(session.database, kind)}
    chosen |= _named(session.get(Report, report), kept.values())
    touched = preview_since.touched_claims(session, report)
    chosen.update(touched[:TOUCHED])
    kept |= {record.id: record for record in session.all(SavedFilter)}
    subjects = {block.subject for block in blocks if block.subject}
    kept |= queries.by_ids(session.database, Entity, sorted(subjects))
    placed = outline.placements(session, report, chain(chosen, kept))
    kept |= {record.id: record for record in placed}
    check()
    kept |= queries.by_ids(session.database, Claim, sorted(chosen))
    check()
    for record in _around(session, kept):
        kept[record.id] = record
    check()
    more = {name: sum(claim.id not in chosen for claim in claims) for name, claims in headings.items()}
    beyond = len(touched[TOUCHED:])
    former = preview_since.former(session, report, kept, max(0, sum(more.values()) - beyond))
    if former is not None:
        more[f"Since {former.name}"] = beyond
    more |= {title: sum(id not in chosen for id in ids) for title, ids in listed.items()}
    more[titles["developments"]] = more.pop("", 0)
    more[titles["figures"]] = sum(id not in chosen for id in figures)
    return _snapshot(session, kept), more, former


def _snapshot(session: CaseSession, kept: Mapping[str, Record]) -> CaseSnapshot:
    texts, files = StoredTexts(session.database), StoredFiles(session.database)
    contested, marks = conflicted.fields(session.database), marking.marks(session.database)
    return CaseSnapshot(kept.values(), texts, files, contested, marks)


def _headings(session: CaseSession, report: str) -> dict[str, list[store.Ordered]]:
    """The claims of the report by the heading under which the document prints them; empty for those without one."""
    groups: dict[str, list[store.Ordered]] = {}
    names: dict[str, str] = {}
    for claim in store.all_claims(session.database, report):
        if claim.included:
            name = names.get(claim.heading)
            if name is None:
                name = names[claim.heading] = w.one_line(claim.heading)
            groups.setdefault(name, []).append(claim)
    return groups


def _listed(
    session: CaseSession, report: str, headings: Mapping[str, Sequence[store.Ordered]], figures: Collection[str]
) -> dict[str, list[str]]:
    """By title, the claims of each list or table of one's own, in the order of time."""
    included = {claim.id: claim for claims in headings.values() for claim in claims}
    found: dict[str, list[str]] = {}
    for part in parts(report, session.where(Block, report=report)):
        block = part.block
        if block is None or not part.is_own or part.kind not in ("claims", "figure_table", "differing_figures"):
            continue
        query = _query(session, block)
        ids = [] if query is None else [id for id in browse.claim_ids(session, query) if id in included]
        if block.chosen_by == "heading":
            ids = [claim.id for claim in headings.get(w.one_line(block.named or ""), ())]
        if part.kind != "claims":
            ids = [id for id in ids if id in figures]
        found[part.title] = sorted(ids, key=lambda id: (outline.time_key(included[id].event_time), id))
    return found


def _query(session: CaseSession, block: Block) -> ClaimQuery | None:
    """What a list asks for, in the words of the tables of the window; None where that cannot be said."""
    if block.chosen_by is None:
        return ClaimQuery()
    if block.chosen_by == "filter":
        saved = session.look_up(SavedFilter, block.subject or "")
        try:
            return None if saved is None else claim_filters.query_of(session, filters.query_of(saved))
        except (BadInput, NotFound):
            return None
    return ClaimQuery(**{block.chosen_by: block.subject or block.named})  # type: ignore[arg-type]


def _named(report: Report, records: Iterable[Record]) -> set[str]:
    """Claims that the report's own sentences, or judgments, rest on."""
    records = list(records)
    own = [record.text or "" for record in records if isinstance(record, Block) and record.report == report.id]
    texts = (report.bottom_line or "", report.source_summary or "", *own)
    named = {id for text in texts for match in MARKER.finditer(text) for id in ids_in(match[1])}
    return named | {record.subject for record in records if isinstance(record, Basis)}


def _links(session: CaseSession, claims: Sequence[str]) -> Iterator[Record]:
    """By what lists of one's own may choose the claims: entities with their names, and tags."""
    mentions = queries.by_reference(session.database, Mention, "claim", claims)
    yield from mentions
    yield from queries.by_ids(session.database, Entity, sorted({mention.entity for mention in mentions})).values()
    yield from queries.by_reference(session.database, Name, "entity", sorted({m.entity for m in mentions}))
    yield from queries.by_reference(session.database, Tagging, "subject", claims)


def _around(session: CaseSession, kept: Mapping[str, Record]) -> Iterator[Record]:
    """Citations of what is kept with their sources and texts, and relations between the claims."""
    claims = [id for id, record in kept.items() if isinstance(record, Claim)]
    yield from _links(session, claims)
    judged = [id for id, record in kept.items() if isinstance(record, Assessment)]
    cited = [
        *queries.by_reference(session.database, Citation, "claim", claims),
        *queries.by_reference(session.database, Citation, "assessment", judged),
    ]
    yield from cited
    yield from queries.by_ids(session.database, Source, sorted({c.source for c in cited})).values()
    yield from queries.by_ids(session.database, Version, sorted({c.version for c in cited})).values()
    for relation in queries.by_reference(session.database, Relation, "claim", claims):
        if relation.other in kept:
            yield relation


def _nothing() -> None:
    pass
