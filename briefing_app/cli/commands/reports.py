# SPDX-License-Identifier: Apache-2.0
"""Commands about situation reports and what their files rest on."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import build_usual, with_case, with_id
from briefing_app.cli.context import Context, existing
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import Placement, Report

if TYPE_CHECKING:
    from briefing_app.report.trace import TracedStatement
    from briefing_app.services.session import CaseSession


def _edit() -> Any:
    from briefing_app.services import reports

    return reports.edit


def build_report(builder: Builder) -> None:
    new = builder.sub(
        "new",
        "make a report on everything that is in the case and not withdrawn",
        _new,
        'report new crisis.casefile --title "Ferry attack" --cutoff 2023-11-14T18:00Z',
    )
    add_fields(with_case(new), Report)
    build_usual(
        builder,
        Report,
        ("number", "title", "status", "cutoff", "handling"),
        _edit,
        more=_placements,
        example='--bottom-line "The crossing will probably close again."',
    )
    place = builder.sub(
        "place",
        "leave a record out of a report, move it, or give it another heading or wording",
        _place,
        "report place crisis.casefile REPORT CLAIM --included no",
    )
    with_id(place, "report").add_argument("subject", metavar="RECORD", help="the id of the record")
    add_fields(place, Placement, leave_out=("report", "subject"), clear=True)
    build = builder.sub(
        "build",
        "write a report as a Word file",
        _build,
        "report build crisis.casefile REPORT -o report.docx",
    )
    with_case(build).add_argument(
        "id", metavar="ID", nargs="?", help="the id of the report; not needed where there is only one"
    )
    build.add_argument("-o", "--output", metavar="FILE.docx", help="the file to write (otherwise one beside the case)")
    build.add_argument("--audience", metavar="MARK", help="leave out what is marked above this, such as TLP:GREEN")


def _new(context: Context) -> None:
    from briefing_app.services import reports

    fields = given(context, Report)
    if not fields.get("title"):
        raise BadInput("report: title is missing. Give --title.")
    with context.writing() as session:
        context.output.document(fields_of(reports.new(session, **fields)))


def _placements(session: "CaseSession", report: Report) -> dict[str, Any]:
    return {"placements": [fields_of(placement) for placement in session.where(Placement, report=report.id)]}


def _place(context: Context) -> None:
    from briefing_app.services import reports

    fields = given(context, Placement)
    if not fields:
        raise BadInput("Nothing was given to change. Name a field, such as --included no.")
    with context.writing() as session:
        existing(session, context["id"], context["subject"])
        made = reports.place(session, context["id"], context["subject"], **fields)
        context.output.document(fields_of(made))


def _build(context: Context) -> None:
    from briefing_app.services import reports

    with context.reading() as session:
        report = session.get(Report, context["id"]) if context["id"] else _only_report(session)
        number = f"-{report.number}" if report.number is not None else ""
        target = Path(context["output"] or context.case.with_name(f"{context.case.stem}-report{number}.docx"))
        path = reports.build(
            session,
            report.id,
            target,
            audience=context["audience"],
            progress=lambda done, total: context.output.progress("Report", done, total),
        )
    context.output.document(fields_of(report, path=str(path)), f"The report is in {path}.")


def _only_report(session: "CaseSession") -> Report:
    found = session.all(Report)
    if not found:
        raise NotFound("There is no report in this case. Make one with “briefing report new”.")
    if len(found) > 1:
        listed = "\n".join(f"  {report.id}  {report.title}" for report in found)
        raise BadInput(f"There are {len(found)} reports in this case. Name one by its id:\n{listed}")
    return found[0]


def build_trace(builder: Builder) -> None:
    parser = builder.leaf(_trace, "trace report.docx\ntrace report.docx --case crisis.casefile")
    parser.add_argument("file", metavar="FILE.docx", help="a report that this program wrote")
    parser.add_argument("--case", dest="compared", metavar="CASE", help="say what no longer matches this case")


def _trace(context: Context) -> int:
    from briefing_app.services import tracing

    statements = tracing.trace(Path(context["file"]))
    if context["compared"] is None:
        _list_statements(context, statements, None)
        return 0
    with context.reading(Path(context["compared"])) as session:
        comparison = tracing.Comparison(session)
        mismatches = [comparison.mismatches(statement) for statement in statements]
    _list_statements(context, statements, mismatches)
    return 1 if any(mismatches) else 0


def _list_statements(context: Context, statements: "list[TracedStatement]", mismatches: list[list[str]] | None) -> None:
    rows = [asdict(statement) for statement in statements]
    for place, row in enumerate(rows):
        row["type"], row["id"] = row["kind"], row["subject"]
        if mismatches is not None:
            row["mismatches"] = mismatches[place]
    if context.output.as_json:
        context.output.rows(rows, ())
    else:
        context.output.document({}, "\n\n".join(_readable(row) for row in rows))


def _readable(row: dict[str, Any]) -> str:
    section = f"[{row['section']}] " if row["section"] else ""
    lines = [section + row["text"], f"  {row['kind']} {row['subject']}"]
    for citation in row["citations"]:
        lines.append(f"  “{citation['exact']}”")
        lines.append(f"    {citation['source_title']}, {citation['start']}:{citation['end']}")
    if not row["citations"]:
        lines.append("  no passage of its own")
    lines.extend(f"  ! {mismatch}" for mismatch in row.get("mismatches", ()))
    return "\n".join(lines)
