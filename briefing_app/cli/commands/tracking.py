# SPDX-License-Identifier: Apache-2.0
"""Commands about assumptions, indicators with their readings, and gaps."""

from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import build_usual, with_case
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder, Handler
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Assumption, Gap, Indicator, Reading

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession

Kind = type[Assumption] | type[Indicator] | type[Gap]


def _service(name: str) -> Any:
    from briefing_app.services import tracking

    return getattr(tracking, name)


def _build(builder: Builder, kind: Kind, columns: tuple[str, ...], statement: str, change: str) -> None:
    name = kind.type_name
    article = "an" if name[0] in "aeiou" else "a"
    add = builder.sub(
        "add", f"add {article} {name}", _adds(kind), f'{name} add crisis.casefile --statement "{statement}"'
    )
    add_fields(with_case(add), kind)
    build_usual(
        builder,
        kind,
        columns,
        lambda: _service(f"edit_{name}"),
        more=_readings if kind is Indicator else None,
        example=change,
    )


def _adds(kind: Kind) -> Handler:
    def handler(context: Context) -> None:
        fields = given(context, kind)
        if not fields.get("statement"):
            raise BadInput(f"{kind.type_name}: statement is missing. Give --statement.")
        with context.writing() as session:
            context.output.document(fields_of(_service(f"add_{kind.type_name}")(session, **fields)))

    return handler


def build_assumption(builder: Builder) -> None:
    _build(
        builder,
        Assumption,
        ("statement", "status", "confidence"),
        "The border stays closed.",
        "--status with_caveats",
    )


def build_gap(builder: Builder) -> None:
    _build(builder, Gap, ("statement", "importance", "status"), "Who holds the eastern bank?", "--status closed")


def build_indicator(builder: Builder) -> None:
    _build(
        builder,
        Indicator,
        ("statement", "direction", "threshold", "next_check"),
        "Families of diplomats leave.",
        '--next-check "1 December 2023"',
    )
    reading = builder.sub(
        "reading",
        "record what an indicator showed on a day",
        _read,
        "indicator reading crisis.casefile ID --status some_signs --on 2023-11-14",
    )
    with_case(reading).add_argument("indicator", metavar="ID", help="the id of the indicator")
    add_fields(reading, Reading, leave_out=("indicator",))


def _read(context: Context) -> None:
    fields = given(context, Reading)
    with context.writing() as session:
        session.get(Indicator, context["indicator"])
        context.output.document(fields_of(_service("add_reading")(session, context["indicator"], **fields)))


def _readings(session: "CaseSession", indicator: Indicator) -> dict[str, Any]:
    return {"readings": [fields_of(reading) for reading in session.where(Reading, indicator=indicator.id)]}
