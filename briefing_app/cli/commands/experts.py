# SPDX-License-Identifier: Apache-2.0
"""Commands about experts: who they are, their pictures, and how their judgments came out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import build_usual, with_case, with_id
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Assessment, Expert

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession


def _edit_expert() -> Any:
    from briefing_app.services import assessments

    return assessments.edit_expert


def build_expert(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add an expert",
        _add_expert,
        'expert add crisis.casefile --name "Charles Lister" --affiliation "Middle East Institute, Washington" \\\n'
        "    --picture lister.png",
    )
    add_fields(with_case(add), Expert, leave_out=("picture",))
    add.add_argument("--picture", metavar="FILE", help="a PNG or JPEG of 2 MB at most")
    build_usual(
        builder,
        Expert,
        ("name", "affiliation", "field"),
        _edit_expert,
        more=_record_of,
        fixed=("picture",),
        example='--field "armed groups in Syria"',
    )
    builder.words["edit"].set_defaults(handler=_edit_expert_given)
    builder.words["edit"].add_argument(
        "--picture", metavar="FILE", help="a PNG or JPEG of 2 MB at most; empty takes the picture away"
    )
    merge = builder.sub(
        "merge",
        "make one of two records of the same person",
        _merge_experts,
        "expert merge crisis.casefile ID INTO",
    )
    with_id(merge, "expert that is given up").add_argument(
        "into", metavar="INTO", help="the id of the expert who is kept and gets the judgments"
    )


def _add_expert(context: Context) -> None:
    from briefing_app.services import assessments

    fields = given(context, Expert)
    if not fields.get("name"):
        raise BadInput("An expert has a name. Give --name.")
    picture = _picture(context)
    with context.writing() as session:
        made = assessments.add_expert(session, **fields)
        if picture is not None:
            made = assessments.set_picture(session, made.id, picture)
        context.output.document(fields_of(made))


def _edit_expert_given(context: Context) -> None:
    from briefing_app.services import assessments

    fields = given(context, Expert)
    if not fields and context["picture"] is None:
        raise BadInput("Nothing was given to change. Name a field of the expert, such as --notes TEXT.")
    picture = _picture(context)
    with context.writing() as session:
        changed = session.get(Expert, context["id"])
        if fields:
            changed = assessments.edit_expert(session, changed.id, **fields)
        if context["picture"] is not None:
            changed = assessments.set_picture(session, changed.id, picture)
        context.output.document(fields_of(changed))


def _picture(context: Context) -> bytes | None:
    """The bytes of the file named by ``--picture``; None where none or an empty name is given."""
    from briefing_app.services.pictures import read_picture

    return read_picture(Path(context["picture"])) if context["picture"] else None


def _merge_experts(context: Context) -> None:
    from briefing_app.services import record_merging

    with context.writing() as session:
        context.output.document(fields_of(record_merging.merge_experts(session, context["id"], context["into"])))


def _record_of(session: "CaseSession", expert: Expert) -> dict[str, Any]:
    """The expert's judgments and how they came out. The score counts a range with its middle (``midpoints``)."""
    from briefing_app.services import judging

    judgments = session.where(Assessment, author=expert.id)
    record = judging.records_of(session, [expert.id])[expert.id]
    found: dict[str, Any] = {
        "assessments": [_brief(judgment) for judgment in judgments],
        "track_record": {
            "resolved": record.resolved,
            "true": record.true,
            "false": record.false,
            "void": record.void,
            "open": sum(judgment.outcome is None for judgment in judgments),
        },
    }
    if record.brier is not None:
        score = {"scored": record.scored, "midpoints": record.midpoints, "brier": round(record.brier, 4)}
        found["calibration"] = score
    return found


def _brief(found: Assessment) -> dict[str, Any]:
    names = ("statement", "term", "probability_low", "probability_high", "confidence", "outcome", "resolved_on")
    return {"type": found.type_name, "id": found.id, **{name: getattr(found, name) for name in names}}
