# SPDX-License-Identifier: Apache-2.0
"""The records of a case, declared once.

Tables, the encoding in the log, merging, JSON lines and CSV are derived from these declarations. A released field
keeps its place: new fields go to the end of their record (the log holds values by position), with a migration.
"""

from dataclasses import dataclass
from typing import Final

from briefing_app.domain import fields as f
from briefing_app.domain.fields import FieldKind, Record, Spec, Value, register
from briefing_app.domain.ids import link_id
from briefing_app.domain.report_records import Block, Edition, Placement, Proposal, Report, Template
from briefing_app.domain.team_records import Distinct, Position, Remark, Triage, Waiver

__all__ = [
    "RECORD_TYPES", "Block", "Distinct", "Edition", "FieldKind", "Placement", "Position", "Proposal", "Record",
    "Remark", "Report", "Spec", "Template", "Triage", "Value", "Waiver", "record_type",
]  # fmt: skip

SOURCE_KINDS = (
    "article",
    "statement",
    "report",
    "interview",
    "post",
    "broadcast",
    "dataset",
    "picture",
    "document",
    "other",
)
CLAIM_KINDS = ("fact", "figure", "quotation", "allegation", "forecast")
STANCES = ("supports", "contradicts", "context")
BASES_OF_KNOWLEDGE = ("witnessed", "deduced", "induced", "told", "cannot_be_judged")
LINEAGE_KINDS = ("cites", "quotes", "paraphrases", "republishes", "translates", "same_event")
RELATION_KINDS = ("contradicts", "supersedes", "elaborates", "duplicates")
ENTITY_KINDS = ("person", "group", "place", "thing")
MARKS = ("CC", "C", "N", "I", "II", "NA")
WEIGHTS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """The case itself; its id is the case id."""

    type_name = "case"
    title: str = f.text(required=True)
    handling: str | None = f.text()
    language: str | None = f.language()
    likelihood_scale: str | None = f.text()
    description: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyst(Record):
    """Somebody who works on the case. The id follows from the name, so one person on two laptops is one analyst."""

    type_name = "analyst"
    name: str = f.text(required=True, search=True)
    affiliation: str | None = f.text()

    @staticmethod
    def id_of(name: str) -> str:
        return link_id("analyst", " ".join(name.split()).casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Something that says something. ``party``: whether it is a party to the matter (None: not stated)."""

    type_name = "source"
    title: str = f.text(required=True, search=True, sorts=True)
    kind: str = f.choice(*SOURCE_KINDS, default="article", required=True)
    outlet: str | None = f.text(search=True, sorts=True)
    author: str | None = f.text(search=True)
    published: str | None = f.date(sorts=True)
    retrieved: str | None = f.date()
    url: str | None = f.text()
    language: str | None = f.language()
    reliability: str | None = f.grade("admiralty-reliability")
    reliability_reason: str | None = f.text()
    handling: str | None = f.text()
    descriptor: str | None = f.text(search=True)
    party: bool | None = f.flag()
    notes: str | None = f.text(search=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Record):
    """One text of a source, immutable. ``characters`` counts code points; ``original`` is None where the
    bytes that came in are the stored text itself."""

    type_name = "version"
    source: str = f.reference("source", required=True)
    media_type: str | None = f.text()
    text_hash: str = f.blob(required=True)
    original: str | None = f.blob()
    characters: int = f.integer(required=True)
    retrieved: str | None = f.date()

    @staticmethod
    def id_of(source: str, text_hash: str) -> str:
        return link_id("version", source, text_hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """One atomic statement in the analyst's words. The figure fields (from ``measure`` on) are for claims with a
    number; ``cumulative`` False means an increment, None not stated."""

    type_name = "claim"
    statement: str = f.text(required=True, search=True, sorts=True)
    kind: str = f.choice(*CLAIM_KINDS, default="fact", required=True)
    heading: str | None = f.text(search=True, sorts=True)
    event_time: str | None = f.date(sorts=True)
    place: str | None = f.text(search=True, sorts=True)
    status: str = f.choice("live", "withdrawn", default="live", required=True)
    status_reason: str | None = f.text()
    handling: str | None = f.text()
    notes: str | None = f.text(search=True)
    measure: str | None = f.text(search=True)
    population: str | None = f.text(search=True)
    minimum: float | None = f.number()
    best: float | None = f.number()
    maximum: float | None = f.number()
    unit: str | None = f.text()
    wording: str | None = f.text()
    authority: str | None = f.text(search=True)
    as_of: str | None = f.date()
    cumulative: bool | None = f.flag()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """Links a claim or an assessment (exactly one of them) to a passage: ``text[start:end] == exact``, code points.

    ``confidence`` is the analyst's confidence in the link; ``translation`` the quote in the report's language,
    with ``translator`` answering for it.
    """

    type_name = "citation"
    claim: str | None = f.reference("claim")
    assessment: str | None = f.reference("assessment")
    source: str = f.reference("source", required=True)
    version: str = f.reference("version", required=True)
    exact: str = f.text(required=True)
    prefix: str | None = f.text()
    suffix: str | None = f.text()
    start: int = f.integer(required=True)
    end: int = f.integer(required=True)
    stance: str = f.choice(*STANCES, default="supports", required=True)
    speaker: str | None = f.text()
    via: str | None = f.text()
    basis: str | None = f.choice(*BASES_OF_KNOWLEDGE)
    credibility: str | None = f.grade("admiralty-credibility")
    credibility_reason: str | None = f.text()
    confidence: str = f.grade("confidence", default="not_stated")
    confidence_reason: str | None = f.text()
    translation: str | None = f.text()
    translator: str | None = f.text()

    @staticmethod
    def id_of(subject: str, version: str, start: int, end: int) -> str:
        return link_id("citation", subject, version, str(start), str(end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Record):
    """``source`` derives from ``origin``, or from something we do not hold, described by ``origin_text``."""

    type_name = "lineage"
    source: str = f.reference("source", required=True)
    origin: str | None = f.reference("source")
    origin_text: str | None = f.text()
    kind: str = f.choice(*LINEAGE_KINDS, required=True)
    note: str | None = f.text()

    @staticmethod
    def id_of(source: str, origin: str, kind: str) -> str:
        return link_id("lineage", source, origin, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """``claim`` stands in a relation to ``other``: contradicts, supersedes (is newer than), elaborates, duplicates (it
    was merged into ``other``)."""

    type_name = "relation"
    claim: str = f.reference("claim", required=True)
    other: str = f.reference("claim", required=True)
    kind: str = f.choice(*RELATION_KINDS, required=True)
    note: str | None = f.text()

    @staticmethod
    def id_of(claim: str, other: str, kind: str) -> str:
        return link_id("relation", claim, other, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert(Record):
    """A named person whose views are recorded. ``picture``: a small PNG or JPEG."""

    type_name = "expert"
    name: str = f.text(required=True, search=True)
    affiliation: str | None = f.text(search=True)
    field: str | None = f.text(search=True)
    interests: str | None = f.text(search=True)
    notes: str | None = f.text(search=True)
    picture: str | None = f.blob()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """A judgment by an expert or an analyst. Probabilities are per cent, 0 to 100; None is not stated.

    ``alternative`` says which other outcome was considered; ``dissents_from`` names the assessment it disagrees with;
    ``change_reason`` why it was last changed after readers had seen it.
    """

    type_name = "assessment"
    author: str = f.reference("expert", "analyst", required=True)
    statement: str = f.text(required=True, search=True)
    scale: str | None = f.text()
    term: str | None = f.text()
    probability_low: float | None = f.number()
    probability_high: float | None = f.number()
    confidence: str = f.grade("confidence", default="not_stated")
    confidence_reason: str | None = f.text()
    horizon: str | None = f.date()
    resolution_rule: str | None = f.text()
    outcome: str | None = f.choice("true", "false", "void")
    resolved_on: str | None = f.date()
    made_on: str | None = f.date()
    question: str | None = f.reference("question")
    key_judgment: bool | None = f.flag()
    position: float | None = f.number()
    heading: str | None = f.text()
    alternative: str | None = f.text()
    dissents_from: str | None = f.reference("assessment")
    status: str = f.choice("live", "withdrawn", default="live", required=True)
    status_reason: str | None = f.text()
    handling: str | None = f.text()
    notes: str | None = f.text(search=True)
    change_reason: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Record):
    """An assessment rests on (or is spoken against by) a claim, an assessment or an assumption."""

    type_name = "basis"
    assessment: str = f.reference("assessment", required=True)
    subject: str = f.reference("claim", "assessment", "assumption", required=True)
    stance: str = f.choice(*STANCES, default="supports", required=True)
    note: str | None = f.text()

    @staticmethod
    def id_of(assessment: str, subject: str) -> str:
        return link_id("basis", assessment, subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """What competing hypotheses answer."""

    type_name = "question"
    text: str = f.text(required=True, search=True)
    notes: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis(Record):
    """One of the competing answers to a question."""

    type_name = "hypothesis"
    question: str = f.reference("question", required=True)
    statement: str = f.text(required=True, search=True)
    label: str | None = f.text()
    position: float | None = f.number()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """A row of the matrix: a claim, an assessment, an assumption, or an argument in words. Credibility and relevance
    are weights of the row (None: not weighed)."""

    type_name = "evidence"
    question: str = f.reference("question", required=True)
    subject: str | None = f.reference("claim", "assessment", "assumption")
    text: str | None = f.text(search=True)
    credibility: str | None = f.choice(*WEIGHTS)
    relevance: str | None = f.choice(*WEIGHTS)
    position: float | None = f.number()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Record):
    """One analyst's mark in one cell: is this row consistent (CC, C), neutral (N), inconsistent (I, II), not
    applicable (NA) with the hypothesis?"""

    type_name = "mark"
    evidence: str = f.reference("evidence", required=True)
    hypothesis: str = f.reference("hypothesis", required=True)
    analyst: str = f.reference("analyst", required=True)
    value: str = f.choice(*MARKS, required=True)
    reason: str | None = f.text()

    @staticmethod
    def id_of(evidence: str, hypothesis: str, analyst: str) -> str:
        return link_id("mark", evidence, hypothesis, analyst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Record):
    """What we take for granted."""

    type_name = "assumption"
    statement: str = f.text(required=True, search=True)
    why: str | None = f.text()
    could_fail: str | None = f.text()
    effect_if_wrong: str | None = f.text()
    status: str = f.choice(
        "unexamined", "supported", "with_caveats", "unsupported", default="unexamined", required=True
    )
    confidence: str = f.grade("confidence", default="not_stated")
    handling: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """Something observable that would change our mind about ``subject``."""

    type_name = "indicator"
    statement: str = f.text(required=True, search=True)
    subject: str | None = f.reference("assessment", "hypothesis", "question")
    scenario: str | None = f.text()
    threshold: str | None = f.text()
    direction: str | None = f.choice("strengthens", "weakens")
    owner: str | None = f.text()
    next_check: str | None = f.date()
    handling: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """What an indicator showed on a day."""

    type_name = "reading"
    indicator: str = f.reference("indicator", required=True)
    on: str | None = f.date()
    status: str = f.choice("not_seen", "some_signs", "seen", "cannot_tell", required=True)
    note: str | None = f.text()
    claim: str | None = f.reference("claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Record):
    """What we do not know."""

    type_name = "gap"
    statement: str = f.text(required=True, search=True)
    importance: str | None = f.text()
    plan: str | None = f.text()
    status: str = f.choice("open", "closed", default="open", required=True)
    position: float | None = f.number()
    handling: str | None = f.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """A person, group, place or thing that claims speak of."""

    type_name = "entity"
    name: str = f.text(required=True, search=True)
    kind: str = f.choice(*ENTITY_KINDS, required=True)
    description: str | None = f.text(search=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Record):
    """A further name of an entity: variant, other script, abbreviation."""

    type_name = "name"
    entity: str = f.reference("entity", required=True)
    text: str = f.text(required=True, search=True)
    language: str | None = f.language()

    @staticmethod
    def id_of(entity: str, name: str) -> str:
        return link_id("name", entity, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """A claim speaks of an entity."""

    type_name = "mention"
    claim: str = f.reference("claim", required=True)
    entity: str = f.reference("entity", required=True)
    role: str | None = f.text()

    @staticmethod
    def id_of(claim: str, entity: str) -> str:
        return link_id("mention", claim, entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word to sort by. The id follows from the name as it was first written, without regard to case."""

    type_name = "tag"
    name: str = f.text(required=True, search=True)

    @staticmethod
    def id_of(name: str) -> str:
        return link_id("tag", " ".join(name.split()).casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging(Record):
    """A tag on a record."""

    type_name = "tagging"
    tag: str = f.reference("tag", required=True)
    subject: str = f.reference(required=True)

    @staticmethod
    def id_of(tag: str, subject: str) -> str:
        return link_id("tagging", tag, subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter(Record):
    """A way to look at the records of one type that was given a name. ``query`` is JSON: the names and values of what
    is asked for, in the words of the command line's list options."""

    type_name = "saved_filter"
    name: str = f.text(required=True)
    subject: str = f.choice("claim", "source", "assessment", required=True)
    query: str = f.text(required=True)


_TYPES: tuple[type[Record], ...] = (
    Case, Analyst, Source, Version, Claim, Citation, Lineage, Relation, Expert, Assessment, Basis, Question,
    Hypothesis, Evidence, Mark, Assumption, Indicator, Reading, Gap, Entity, Name, Mention, Tag, Tagging, Report,
    Placement, Edition, SavedFilter, Block, Template, Proposal, Position, Triage, Remark, Distinct, Waiver,
)  # fmt: skip
for _type in _TYPES:
    register(_type)

RECORD_TYPES: Final[dict[str, type[Record]]] = {cls.type_name: cls for cls in _TYPES}
"""All record types by name, in an order in which each follows what it usually refers to."""


def record_type(name: str) -> type[Record]:
    """The record type of this name; KeyError for a name that the program itself got wrong."""
    return RECORD_TYPES[name]
