# SPDX-License-Identifier: Apache-2.0
"""What an imported record must keep besides its declaration, and the id that follows from what it says."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.fields import FieldKind, Record, Spec
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import (
    RECORD_TYPES,
    Analyst,
    Assessment,
    Basis,
    Block,
    Case,
    Citation,
    Claim,
    Distinct,
    Evidence,
    Lineage,
    Mark,
    Mention,
    Name,
    Placement,
    Position,
    Proposal,
    Relation,
    Report,
    Tag,
    Tagging,
    Template,
    Triage,
    Version,
    Waiver,
)
from briefing_app.domain.report_records import PROPOSED, STANDARD_BLOCKS
from briefing_app.services import block_rules
from briefing_app.services.assessments import check_likelihood
from briefing_app.services.session import check_handling

Values = Mapping[str, Any]


def proposal_id(values: Values) -> str:
    """Who saved a file last, which is all that is known of an untracked change, does not make it another one."""
    when = values.get("written_at") if values["kind"] == "comment" else None
    who = () if values.get("tracked") is False else filter(None, (values.get("reviewer"), when))
    words = (values.get(name) or "" for name in PROPOSED)
    return Proposal.id_of(values["edition"], values["kind"], "\n".join(who), *words)


ID_OF: Final[dict[str, Callable[[Values], str]]] = {
    "analyst": lambda v: Analyst.id_of(v["name"]),
    "tag": lambda v: Tag.id_of(v["name"]),
    "version": lambda v: Version.id_of(v["source"], v["text_hash"]),
    "lineage": lambda v: Lineage.id_of(v["source"], v.get("origin") or v["origin_text"], v["kind"]),
    "relation": lambda v: Relation.id_of(v["claim"], v["other"], v["kind"]),
    "basis": lambda v: Basis.id_of(v["assessment"], v["subject"]),
    "mark": lambda v: Mark.id_of(v["evidence"], v["hypothesis"], v["analyst"]),
    "name": lambda v: Name.id_of(v["entity"], v["text"]),
    "mention": lambda v: Mention.id_of(v["claim"], v["entity"]),
    "citation": lambda v: Citation.id_of(v.get("claim") or v["assessment"], v["version"], v["start"], v["end"]),
    "placement": lambda v: Placement.id_of(v["report"], v["subject"]),
    "proposal": proposal_id,
    "block": lambda v: Block.id_of(v["report"], v["kind"]) if v["kind"] in STANDARD_BLOCKS else new_id(),
    "template": lambda v: Template.id_of(v["content"]),
    "tagging": lambda v: Tagging.id_of(v["tag"], v["subject"]),
    "position": lambda v: Position.id_of(v["subject"], v["field"], v["analyst"]),
    "triage": lambda v: Triage.id_of(v["subject"], v.get("field") or ""),
    "distinct": lambda v: Distinct.id_of(v["first"], v["second"]),
    "waiver": lambda v: Waiver.id_of(v["rule"], v.get("subject")),
}
"""Types whose id follows from their (mapped) fields; of the parts of a report only that of a standard section does."""

LEVELS: Final = (
    tuple(
        name
        for name in RECORD_TYPES
        if (name not in ID_OF and name != "remark") or name in ("analyst", "tag", "template")
    ),
    ("version", "lineage", "relation", "basis", "mark", "name", "mention", "block"),
    ("citation",),
    ("placement", "proposal"),
    ("tagging", "position", "triage", "remark", "distinct", "waiver"),
)
"""Record types in the order in which their ids can be known: each refers to its own level (the first) or above."""

LEVEL_OF: Final = {name: level for level, names in enumerate(LEVELS) for name in names}
REFERENCES: Final[dict[str, tuple[Spec, ...]]] = {
    name: tuple(spec for spec in kind.specs() if spec.kind is FieldKind.REFERENCE)
    for name, kind in RECORD_TYPES.items()
}
REPORT_TEMPLATE: Final = next(spec for spec in Report.specs() if spec.name == "template")
"""Names a template of the program, or one of the case."""
CITING: Final[dict[str, tuple[Spec, ...]]] = {
    name: tuple(spec for spec in kind.specs() if spec.cites) for name, kind in RECORD_TYPES.items()
}
"""Free text in which marks name records."""
_COMPUTED: Final = {"citation": {"version", "start", "end"}, "version": {"text_hash", "characters"}}
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(
        spec.name
        for spec in kind.specs()
        if spec.required and spec.default is None and spec.name not in _COMPUTED.get(name, ())
    )
    for name, kind in RECORD_TYPES.items()
}
"""Fields that a line must have; the others have a default or are computed."""


def check_fields(kind: type[Record], values: Values) -> None:
    """The rules between the fields of one record, references not looked at. Raises BadInput."""
    missing = [name for name in REQUIRED[kind.type_name] if values.get(name) is None]
    if missing:
        raise BadInput(f"{kind.type_name}: {missing[0]} is missing. Give it a value.")
    check_handling(kind.type_name, values.get("handling"))
    rule = _RULES.get(kind)
    if rule is not None:
        rule(values)


def _case(values: Values) -> None:
    _check_scale("case", values.get("likelihood_scale"))


def _report(values: Values) -> None:
    _check_scale("report", values.get("scale"))


def _check_scale(owner: str, scale: str | None) -> None:
    try:
        if scale is not None:
            scales.likelihood(scale)
    except scales.UnknownScale as error:
        raise BadInput(f"{owner}: {error}") from None


def _claim(values: Values) -> None:
    bounds = [values[name] for name in ("minimum", "best", "maximum") if values.get(name) is not None]
    if bounds != sorted(bounds):
        raise BadInput("claim: minimum, best and maximum are not in ascending order.")


def _citation(values: Values) -> None:
    if (values.get("claim") is None) == (values.get("assessment") is None):
        raise BadInput("citation: it needs either a claim or an assessment.")


def _lineage(values: Values) -> None:
    if (values.get("origin") is None) == (values.get("origin_text") is None):
        raise BadInput("lineage: it needs either the id of an origin or an origin_text.")
    if values["source"] == values.get("origin"):
        raise BadInput("lineage: a source cannot derive from itself.")


def _relation(values: Values) -> None:
    if values["claim"] == values["other"]:
        raise BadInput("relation: a claim cannot be related to itself.")


def _assessment(values: Values) -> None:
    check_likelihood(Assessment(id="", **values))


def _basis(values: Values) -> None:
    if values["assessment"] == values["subject"]:
        raise BadInput("basis: an assessment cannot rest on itself.")


def _evidence(values: Values) -> None:
    if (values.get("subject") is None) == (values.get("text") is None):
        raise BadInput("evidence: it needs either a subject or a text.")


_RULES: Final[dict[type[Record], Callable[[Values], None]]] = {
    Case: _case,
    Claim: _claim,
    Citation: _citation,
    Lineage: _lineage,
    Relation: _relation,
    Assessment: _assessment,
    Basis: _basis,
    Evidence: _evidence,
    Report: _report,
    Block: block_rules.check,
}
