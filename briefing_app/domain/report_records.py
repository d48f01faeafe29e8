# SPDX-License-Identifier: Apache-2.0
"""The records about reports: the report, what stands where in it, its editions, and what readers made of them."""

from dataclasses import dataclass

from briefing_app.domain import fields as f
from briefing_app.domain.fields import Record
from briefing_app.domain.ids import link_id

STANDARD_BLOCKS = (
    "bottom_line",
    "key_judgments",
    "further_judgments",
    "developments",
    "timeline",
    "figures",
    "expert_views",
    "gaps",
    "since",
    "assumptions",
    "indicators",
    "hypotheses",
    "sources",
    "scales",
    "distribution",
)
"""The sections that every report has, in their usual order."""
OWN_BLOCKS = ("narrative", "claims", "picture", "page_break", "figure_table", "differing_figures", "waivers")
BLOCK_KINDS = (*STANDARD_BLOCKS, *OWN_BLOCKS)
CHOSEN_BY = ("heading", "entity", "place", "tag", "filter")
PROPOSAL_KINDS = ("rewording", "deletion", "insertion", "comment")
PROPOSED = ("statement", "place", "before", "after", "remark")
"""The fields by which one proposal of a reader to an edition differs from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """A situation report in the making. Where ``notes_as``, ``citations_as`` or ``contents`` are not stated, its length
    and the usual style decide. In ``bottom_line`` and ``source_summary`` a sentence may end in
    ``[@id]`` (ids separated by commas): what it rests on. ``scale`` is the one likelihood scale that it speaks."""

    type_name = "report"
    title: str = f.text(required=True, search=True)
    subtitle: str | None = f.text()
    number: int | None = f.integer()
    status: str = f.choice("initial", "update", "final", default="initial", required=True)
    period_start: str | None = f.date()
    period_end: str | None = f.date()
    cutoff: str | None = f.date()
    place: str | None = f.text()
    prepared_by: str | None = f.text()
    next_report: str | None = f.date()
    distribution: str | None = f.text()
    bottom_line: str | None = f.text(search=True, cites=True)
    source_summary: str | None = f.text(cites=True)
    handling: str | None = f.text()
    scale: str | None = f.text()
    template: str | None = f.text()
    language: str | None = f.language()
    notes_as: str | None = f.choice("footnotes", "endnotes", "register")
    citations_as: str | None = f.choice("house", "chicago")
    contents: bool | None = f.flag()
    portion_marks: bool | None = f.flag()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """Where a record stands in a report, where that differs from the natural order: left out, moved, reworded."""

    type_name = "placement"
    report: str = f.reference("report", required=True)
    subject: str = f.reference(required=True)
    included: bool | None = f.flag()
    position: float | None = f.number()
    heading: str | None = f.text()
    wording: str | None = f.text()

    @staticmethod
    def id_of(report: str, subject: str) -> str:
        return link_id("placement", report, subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """One published edition of a report. ``log_position`` is the newest sequence number of each writer, as JSON;
    ``pages`` the page on which each heading of its contents stands, as JSON, where they were known."""

    type_name = "edition"
    report: str = f.reference("report", required=True)
    number: int = f.integer(required=True)
    title: str | None = f.text()
    issued_at: str = f.text(required=True)
    cutoff: str | None = f.date()
    log_position: str = f.text(required=True)
    file_hash: str = f.blob(required=True)
    audience: str | None = f.text()
    pages: str | None = f.text()
    template: str | None = f.blob()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """A part of a report that somebody set: one of its standard sections moved, renamed, left out or turned, or one of
    one's own. Without any, the report has its standard outline.

    ``position`` orders it among the standard sections (see ``report.outline``). A claims list names what it takes:
    ``subject`` is the entity, tag or saved filter, ``named`` the heading or place, according to ``chosen_by``. In
    ``text`` a sentence may end in ``[@id]``, as in a report's bottom line.
    """

    type_name = "block"
    report: str = f.reference("report", required=True)
    kind: str = f.choice(*BLOCK_KINDS, required=True)
    position: float | None = f.number()
    included: bool | None = f.flag()
    title: str | None = f.text(search=True)
    level: int | None = f.integer()
    landscape: bool | None = f.flag()
    text: str | None = f.text(search=True, cites=True)
    chosen_by: str | None = f.choice(*CHOSEN_BY)
    subject: str | None = f.reference("entity", "tag", "saved_filter")
    named: str | None = f.text()
    picture: str | None = f.blob()
    alternative: str | None = f.text()

    @staticmethod
    def id_of(report: str, kind: str) -> str:
        """The id of a standard section's block: one for each report, on every laptop."""
        return link_id("block", report, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template(Record):
    """A Word template that the case keeps, so that its reports can be made again anywhere."""

    type_name = "template"
    name: str = f.text(required=True)
    content: str = f.blob(required=True)

    @staticmethod
    def id_of(content: str) -> str:
        return link_id("template", content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """What a reader wrote into a copy of an issued edition, waiting for an answer; nothing is applied by itself.

    ``statement`` is the name of the statement's control and bookmark in the document, ``place`` the heading above it,
    ``subject`` the record that it states. ``tracked``: whether the editor recorded the change, or it was found by
    comparing with the issued file. ``reviewed`` is the blob with the file that came back.
    """

    type_name = "proposal"
    edition: str = f.reference("edition", required=True)
    kind: str = f.choice(*PROPOSAL_KINDS, required=True)
    reviewed: str = f.blob(required=True)
    subject: str | None = f.reference()
    statement: str | None = f.text()
    place: str | None = f.text()
    before: str | None = f.text()
    after: str | None = f.text(search=True)
    remark: str | None = f.text(search=True)
    reviewer: str | None = f.text()
    written_at: str | None = f.text()
    tracked: bool | None = f.flag()
    answer: str = f.choice("open", "claim", "report", "rejected", "noted", default="open", required=True)
    reason: str | None = f.text()

    @staticmethod
    def id_of(edition: str, kind: str, who: str, *words: str) -> str:
        """The same for the same words, so that a file that is read again brings nothing twice. ``who``: the reviewer,
        with the time of a comment; empty where the change was not tracked. ``words``: ``PROPOSED``, empty for None."""
        return link_id("proposal", edition, kind, who, *words)
