# SPDX-License-Identifier: Apache-2.0
"""Records by which people settle among themselves what a merge or a check has found."""

from dataclasses import dataclass

from briefing_app.domain import fields as f
from briefing_app.domain.fields import Record
from briefing_app.domain.ids import link_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """What one analyst holds of a judgment on which the case keeps several: ``value`` is the value of ``field`` of
    ``subject``, as JSON. The field itself shows one of them; the positions are the dissent that a report can print."""

    type_name = "position"
    subject: str = f.reference(required=True, weak=True)
    field: str = f.text(required=True)
    analyst: str = f.reference("analyst", required=True)
    value: str = f.text(required=True)
    reason: str | None = f.text()

    @staticmethod
    def id_of(subject: str, field: str, analyst: str) -> str:
        return link_id("position", subject, field, analyst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage(Record):
    """Who is to settle a conflict, and when it is to be seen again. ``field`` is empty for a contested deletion."""

    type_name = "triage"
    subject: str = f.reference(required=True, weak=True)
    field: str | None = f.text()
    assignee: str | None = f.reference("analyst")
    postponed_until: str | None = f.date()

    @staticmethod
    def id_of(subject: str, field: str) -> str:
        return link_id("triage", subject, field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """A word among colleagues about a record, or about one field of it. Who said it, and when, the log knows."""

    type_name = "remark"
    subject: str = f.reference(required=True, weak=True)
    field: str | None = f.text()
    text: str = f.text(required=True, search=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinct(Record):
    """Two records that look alike and are not the same, as somebody has said. ``first`` is the smaller id."""

    type_name = "distinct"
    first: str = f.reference(required=True, weak=True)
    second: str = f.reference(required=True, weak=True)
    reason: str | None = f.text()

    @staticmethod
    def id_of(one: str, other: str) -> str:
        """The same whichever comes first."""
        return link_id("distinct", *sorted((one, other)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """A finding of a check that somebody has looked at and lets stand, with the reason. ``subject`` is empty for a
    finding that is about no record."""

    type_name = "waiver"
    rule: str = f.text(required=True)
    subject: str | None = f.reference(weak=True)
    reason: str = f.text(required=True)

    @staticmethod
    def id_of(rule: str, subject: str | None) -> str:
        return link_id("waiver", rule, subject or "")
