# SPDX-License-Identifier: Apache-2.0
"""Claims and their citations: making, grading, figures, relations, withdrawing, merging and splitting."""

from collections.abc import Mapping, Sequence

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import FieldKind
from briefing_app.domain.figure_reading import read_figure
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Assessment, Citation, Claim, Relation, Source, Version
from briefing_app.services import sources
from briefing_app.services.claim_merging import merge
from briefing_app.services.claim_rules import checked
from briefing_app.services.claim_splitting import split
from briefing_app.services.entities import set_mentions, set_tags
from briefing_app.services.session import CaseSession, Work

__all__ = [
    "FIGURE_FIELDS", "Span", "add", "cite", "cite_passage", "edit", "edit_citation", "edit_many", "figure_fields",
    "locate", "merge", "reinstate", "relate", "remove_citation", "revise", "set_figure", "split", "split_fields",
    "unrelate", "withdraw",
]  # fmt: skip

FIGURE_FIELDS = Claim.field_names()[Claim.field_names().index("measure") :]
Span = tuple[int, int]


def add(
    session: CaseSession,
    *,
    statement: str,
    source: str,
    quote: str | None = None,
    span: Span | None = None,
    claim: Mapping[str, object] | None = None,
    citation: Mapping[str, object] | None = None,
    source_fields: Mapping[str, object] | None = None,
    tags: Sequence[str] = (),
    entities: Sequence[str] = (),
) -> tuple[Claim, Citation]:
    """A claim with its first citation: the passage is a quote (which must stand once) or a span of code points.

    ``entities`` and ``tags`` are names; those that the case does not know are made (entities as things).
    ``source_fields`` are changed on the source in the same action, such as a reliability found while reading.
    Raises BadInput for a wrong field or passage, NotFound for an unknown source.
    """
    anchor = locate(session, source, quote=quote, span=span)
    made = checked(Claim.make(new_id(), statement=statement, **dict(claim or {})))
    with session.transaction("Add claim") as work:
        if source_fields:
            work.update(Source, source, **source_fields)
        work.insert(made)
        linked = cite_passage(work, anchor, source, {**(citation or {}), "claim": made.id})
        set_mentions(work, session, made.id, entities)
        set_tags(work, session, made.id, tags)
    return made, linked


def locate(session: CaseSession, source: str, *, quote: str | None = None, span: Span | None = None) -> ingest.Anchor:
    """The anchor of a passage in a source's current text.

    Raises QuoteNotFound, QuoteAmbiguous (both BadInput), or BadInput for a span outside the text.
    """
    session.get(Source, source)
    version = sources.current_version(session, source)
    stored = sources.text(session, version)
    if span is not None:
        start, end = span
        if not 0 <= start < end <= len(stored):
            raise BadInput(
                f"The span {start}:{end} is not inside the text, which has {len(stored)} characters. "
                "Spans count characters from 0; the end is not included."
            )
        return ingest.make(stored, start, end, version.text_hash)
    if quote is None or not quote.strip():
        raise BadInput("A citation needs a passage: give the exact quote, or a span START:END.")
    return ingest.anchor_for_quote(stored, quote, version.text_hash)


def cite(
    session: CaseSession,
    subject: str,
    *,
    source: str,
    quote: str | None = None,
    span: Span | None = None,
    source_fields: Mapping[str, object] | None = None,
    **fields: object,
) -> Citation:
    """Cites a passage for a claim or an assessment; ``source_fields`` are changed on the source in the same action.

    Raises Refused where it cites this passage already.
    """
    record = session.find(subject)
    if isinstance(record, (Claim, Assessment)):
        anchor = locate(session, source, quote=quote, span=span)
        with session.transaction("Add citation") as work:
            if source_fields:
                work.update(Source, source, **source_fields)
            return cite_passage(work, anchor, source, {**fields, record.type_name: subject})
    raise NotFound(f"There is no claim or assessment {subject} in this case.")


def cite_passage(work: Work, anchor: ingest.Anchor, source: str, fields: Mapping[str, object]) -> Citation:
    """A citation inside a larger action; ``fields`` name the claim or the assessment."""
    subject = str(fields.get("claim") or fields.get("assessment"))
    version = Version.id_of(source, anchor.version)
    citation = Citation.make(
        Citation.id_of(subject, version, anchor.start, anchor.end),
        source=source,
        version=version,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        start=anchor.start,
        end=anchor.end,
        **dict(fields),
    )
    try:
        return work.insert(citation)
    except Refused:
        raise Refused(f"This passage is cited here already (citation {citation.id}). Edit that one.") from None


def edit(
    session: CaseSession,
    id: str,
    *,
    tags: Sequence[str] | None = None,
    entities: Sequence[str] | None = None,
    **fields: object,
) -> Claim:
    """Changes fields of a claim. ``tags`` and ``entities``, where given, are all that it has from then on."""
    with session.transaction("Edit claim") as work:
        edited = checked(work.update(Claim, id, **fields))
        _link(work, session, id, tags, entities)
        return edited


def revise(
    session: CaseSession,
    id: str,
    citation: str,
    *,
    claim: Mapping[str, object] | None = None,
    cited: Mapping[str, object] | None = None,
    source_fields: Mapping[str, object] | None = None,
    tags: Sequence[str] | None = None,
    entities: Sequence[str] | None = None,
) -> Claim:
    """Changes a claim, one of its citations and that citation's source in one action, as an editor shows them.

    ``tags`` and ``entities``, where given, are all that the claim has from then on.
    """
    _passage_stays(cited or {})
    with session.transaction("Edit claim") as work:
        if source_fields:
            work.update(Source, session.get(Citation, citation).source, **source_fields)
        if cited:
            work.update(Citation, citation, **cited)
        edited = checked(work.update(Claim, id, **(claim or {})))
        _link(work, session, id, tags, entities)
        return edited


def _link(
    work: Work, session: CaseSession, id: str, tags: Sequence[str] | None, entities: Sequence[str] | None
) -> None:
    if entities is not None:
        set_mentions(work, session, id, entities)
    if tags is not None:
        set_tags(work, session, id, tags)


def edit_many(session: CaseSession, ids: Sequence[str], **fields: object) -> list[Claim]:
    """Changes the same fields of several claims in one action."""
    with session.transaction(f"Edit {len(ids)} claims") as work:
        return [checked(work.update(Claim, id, **fields)) for id in ids]


def withdraw(session: CaseSession, id: str, reason: str) -> Claim:
    """Marks a claim as withdrawn; it stays visible. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput("Say why the claim is withdrawn: whoever relied on it will ask.")
    with session.transaction("Withdraw claim") as work:
        return work.update(Claim, id, status="withdrawn", status_reason=reason)


def reinstate(session: CaseSession, id: str) -> Claim:
    """Makes a withdrawn claim live again."""
    with session.transaction("Reinstate claim") as work:
        return work.update(Claim, id, status="live", status_reason=None)


def set_figure(session: CaseSession, id: str, *, reading: str | None = None, **fields: object) -> Claim:
    """Gives a claim its number: makes it a figure and sets the figure fields.

    ``reading`` is the figure in words ("at least 24 injured") and gives what ``fields`` leave open: all three bounds
    and the wording, and what is counted where it says so. Raises BadInput for words that cannot be read, and for
    minimum, best and maximum out of order.
    """
    unknown = fields.keys() - set(FIGURE_FIELDS)
    if unknown:
        raise BadInput(f"claim: {', '.join(sorted(unknown))} is no field of a figure.")
    if reading is not None:
        fields = {**figure_fields(reading), **fields}
    with session.transaction("Set figure") as work:
        return checked(work.update(Claim, id, kind="figure", **fields))


def figure_fields(text: str) -> dict[str, object]:
    """The fields of a claim that a worded figure gives. Raises UnreadableFigure (BadInput)."""
    found = read_figure(text)
    bounds = {"minimum": found.minimum, "best": found.best, "maximum": found.maximum, "wording": found.wording}
    said = {"unit": found.unit, "population": found.population, "measure": found.measure}
    return {**bounds, **{name: value for name, value in said.items() if value is not None}}


def edit_citation(session: CaseSession, id: str, **fields: object) -> Citation:
    """Changes what is said about a citation; its passage stays."""
    _passage_stays(fields)
    with session.transaction("Edit citation") as work:
        return work.update(Citation, id, **fields)


def _passage_stays(fields: Mapping[str, object]) -> None:
    fixed = {"claim", "assessment", "source", "version", "exact", "prefix", "suffix", "start", "end"}
    if fixed & fields.keys():
        raise BadInput("A citation's passage cannot be changed. Cite the other passage and remove this citation.")


def remove_citation(session: CaseSession, id: str) -> None:
    """Takes a citation away."""
    with session.transaction("Remove citation") as work:
        work.delete(Citation, id)


def relate(session: CaseSession, claim: str, other: str, kind: str, note: str | None = None) -> Relation:
    """Links two claims: ``claim`` contradicts, supersedes or elaborates ``other``."""
    if claim == other:
        raise BadInput("A claim cannot be related to itself. Name the other claim.")
    with session.transaction("Relate claims") as work:
        return work.insert(
            Relation.make(Relation.id_of(claim, other, kind), claim=claim, other=other, kind=kind, note=note)
        )


def unrelate(session: CaseSession, id: str) -> None:
    """Takes a relation between two claims away."""
    with session.transaction("Remove relation") as work:
        work.delete(Relation, id)


def split_fields(fields: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """Fields of the claim and fields of its citation, by the declarations. Raises BadInput for one of neither."""
    own = {spec.name for spec in Claim.specs()}
    linked = {spec.name for spec in Citation.specs() if spec.kind is not FieldKind.REFERENCE}
    unknown = fields.keys() - own - linked
    if unknown:
        raise BadInput(f"Neither claim nor citation has a field “{sorted(unknown)[0]}”.")
    return (
        {name: value for name, value in fields.items() if name in own},
        {name: value for name, value in fields.items() if name not in own},
    )
