# SPDX-License-Identifier: Apache-2.0
"""Commands about situation reports and what their files rest on."""

from argparse import ArgumentParser, BooleanOptionalAction
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import build_usual, the_report, with_case, with_id, with_report
from briefing_app.cli.commands.editions import add_page_numbers, add_since, build_editions
from briefing_app.cli.commands.report_blocks import build_blocks
from briefing_app.cli.commands.reviews import build_reviews
from briefing_app.cli.commands.templates import tell_mapping
from briefing_app.cli.context import Context, existing
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
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
    new.add_argument(
        "--outline", metavar="NAME", help="which parts it has, such as daily_update (see “report outlines”)"
    )
    build_usual(
        builder,
        Report,
        ("number", "title", "status", "cutoff", "handling"),
        _edit,
        more=_placements,
        example='--bottom-line "The crossing will probably close again."',
    )
    _build_placing(builder)
    _build_order(builder)
    _build_copies(builder)
    _build_writing(builder)
    template = builder.sub(
        "template",
        "say which styles of a report a Word template has, and which are added to it",
        _template,
        "report template house.dotx",
    )
    template.add_argument("file", metavar="FILE.dotx", help="the template, or plain, government, humanitarian")
    build_editions(builder)
    build_reviews(builder)
    build_blocks(builder)


def _build_writing(builder: Builder) -> None:
    build = builder.sub(
        "build",
        "write a report as a Word file",
        _build,
        "report build crisis.casefile REPORT -o report.docx",
    )
    with_report(build)
    build.add_argument("-o", "--output", metavar="FILE.docx", help="the file to write (otherwise one beside the case)")
    _build_form(build)
    build.add_argument("--audience", metavar="MARK", help="leave out what is marked above this, such as TLP:GREEN")
    add_since(build)
    build.add_argument("--pdf", action="store_true", help="write its pages as a PDF beside it as well (LibreOffice)")
    build.add_argument(
        "--template",
        metavar="FILE|NAME",
        help="take the look of this Word template (.dotx, .docx), of one that the case keeps, or of one of ours: "
        "plain, government, humanitarian",
    )


def _build_form(build: ArgumentParser) -> None:
    build.add_argument(
        "--notes",
        choices=("footnotes", "endnotes", "register"),
        help="where the notes stand (otherwise as the report states, or footnotes, and a register above 1,000)",
    )
    build.add_argument(
        "--citations",
        choices=("house", "chicago"),
        help="how the notes name sources: in the house style, or as the Chicago manual does (otherwise as the report "
        "states, or in the house style)",
    )
    build.add_argument(
        "--contents",
        action=BooleanOptionalAction,
        help="give it contents, or none (otherwise as the report states, or above about eight pages)",
    )
    build.add_argument(
        "--portion-marks",
        action=BooleanOptionalAction,
        help="mark each paragraph, row and note, or only the whole (otherwise as the report states, or as the scheme "
        "of its marks wants)",
    )
    add_page_numbers(build)


def _build_placing(builder: Builder) -> None:
    place = builder.sub(
        "place",
        "leave a record out of a report, move it, or give it another heading or wording",
        _place,
        "report place crisis.casefile REPORT CLAIM --out",
    )
    with_id(place, "report").add_argument("subject", metavar="RECORD", help="the id of the record")
    shown = place.add_mutually_exclusive_group()
    shown.add_argument("--out", action="store_true", help="leave it out of the report (as --included no)")
    shown.add_argument("--in", dest="shown", action="store_true", help="show it in the report again")
    add_fields(place, Placement, leave_out=("report", "subject"), clear=True)
    listing = builder.sub(
        "outline",
        "list the sections of a report, or the records of one",
        _outline,
        "report outline crisis.casefile REPORT --section key_judgments",
    )
    with_id(listing, "report")
    listing.add_argument("--section", metavar="KEY", help="the records of this section instead, in their order")
    listing.add_argument("--first", metavar="N", type=int, default=0, help="begin with this one, counted from 0")
    listing.add_argument("--limit", metavar="N", type=int, default=200, help="how many records at most (200)")


def _build_order(builder: Builder) -> None:
    arrange = builder.sub(
        "arrange",
        "put records of a report before another one, or at the end of a section",
        _arrange,
        "report arrange crisis.casefile REPORT CLAIM --section developments/Search --before OTHER",
    )
    with_id(arrange, "report").add_argument("subjects", metavar="RECORD", nargs="+", help="what is moved, in order")
    arrange.add_argument(
        "--section", metavar="KEY", required=True, help="where to (see “report outline”), such as key_judgments"
    )
    arrange.add_argument("--before", metavar="RECORD", help="the record that comes next (otherwise it goes last)")
    heading = builder.sub(
        "heading",
        "move a heading of the developments, with its claims",
        _heading,
        "report heading crisis.casefile REPORT Search --before Talks",
    )
    with_id(heading, "report").add_argument("heading", metavar="HEADING", help="the heading that is moved")
    heading.add_argument("--before", metavar="HEADING", help="the heading that comes next (otherwise it goes last)")
    reset = builder.sub(
        "reset",
        "show records as the case has them, or bring a section or the whole report back to its natural order",
        _reset,
        "report reset crisis.casefile REPORT CLAIM",
    )
    with_id(reset, "report").add_argument(
        "subjects", metavar="RECORD", nargs="*", help="records to show as they are; without any, the order is reset"
    )
    reset.add_argument("--section", metavar="KEY", help="only the order of this section")


def _build_copies(builder: Builder) -> None:
    copy = builder.sub(
        "duplicate",
        "make a copy of a report with everything that it leaves out, moves and rewords",
        _duplicate,
        'report duplicate crisis.casefile REPORT --title "Ferry attack, second report"',
    )
    with_id(copy, "report").add_argument("--title", metavar="TEXT", help="the title of the copy")
    with_id(
        builder.sub("remove", "take a report out of the case", _remove, "report remove crisis.casefile REPORT"),
        "report",
    )
    exports = builder.sub(
        "exports",
        "list the files that reports were written to on this computer",
        _exports,
        "report exports crisis.casefile REPORT",
    )
    with_case(exports).add_argument("id", metavar="ID", nargs="?", help="only those of this report")
    exports.add_argument("--limit", metavar="N", type=int, default=5, help="how many at most (5)")


def _outline(context: Context) -> None:
    from briefing_app.services import outline

    if context["limit"] < 1 or context["first"] < 0:
        raise BadInput("--limit is at least 1, and --first at least 0.")
    with context.reading() as session:
        if context["section"] is None:
            found = [
                {"type": "section", "id": section.key, **asdict(section)}
                for section in outline.sections(session, context["id"])
            ]
            context.output.rows(found, ("id", "title", "count", "left_out", "movable"), "The report has no sections.")
            return
        page = outline.page(session, context["id"], context["section"], context["first"], context["limit"])
    rows = [{"text": row.text, **asdict(row)} for row in page.rows]
    context.output.rows(rows, ("id", "text", "grade", "included", "placed"), "The section has no records.")


def _arrange(context: Context) -> None:
    from briefing_app.services import reports

    with context.writing() as session:
        existing(session, context["id"], *context["subjects"])
        written = reports.arrange(
            session, context["id"], context["subjects"], section=context["section"], before=context["before"]
        )
    _told(context, written)


def _heading(context: Context) -> None:
    from briefing_app.services import reports

    with context.writing() as session:
        existing(session, context["id"])
        written = reports.move_heading(session, context["id"], context["heading"], before=context["before"])
    _told(context, written)


def _reset(context: Context) -> None:
    from briefing_app.services import reports

    if context["subjects"] and context["section"]:
        raise BadInput("Name records, or a section, but not both.")
    with context.writing() as session:
        existing(session, context["id"], *context["subjects"])
        if context["subjects"]:
            written = reports.reset(session, context["id"], context["subjects"])
        else:
            written = reports.reset_order(session, context["id"], context["section"])
    _told(context, written)


def _told(context: Context, written: int) -> None:
    found = {"type": "report", "id": context["id"], "placements": written}
    context.output.document(found, f"{written:,} place{'s' if written != 1 else ''} in the report changed.")


def _duplicate(context: Context) -> None:
    from briefing_app.services import reports

    with context.writing() as session:
        context.output.document(fields_of(reports.duplicate(session, context["id"], title=context["title"])))


def _remove(context: Context) -> None:
    from briefing_app.services import reports

    with context.writing() as session:
        gone = reports.remove(session, context["id"])
    context.output.document(fields_of(gone), f"The report “{gone.title}” was removed. “briefing undo” brings it back.")


def _exports(context: Context) -> None:
    from briefing_app.services import exports

    if context["limit"] < 1:
        raise BadInput("--limit is at least 1.")
    with context.reading() as session:
        if context["id"]:
            session.get(Report, context["id"])
        found = exports.last(session, context["id"], context["limit"])
    rows = [
        {"type": "export", "id": listed.export.report, **asdict(listed.export), "state": listed.state}
        for listed in found
    ]
    context.output.rows(rows, ("id", "time", "state", "size", "path"), "No report was written on this computer yet.")


def _new(context: Context) -> None:
    from briefing_app.services import reports

    fields = given(context, Report)
    if not fields.get("title"):
        raise BadInput("report: title is missing. Give --title.")
    with context.writing() as session:
        context.output.document(fields_of(reports.new(session, outline=context["outline"], **fields)))


def _placements(session: "CaseSession", report: Report) -> dict[str, Any]:
    return {"placements": [fields_of(placement) for placement in session.where(Placement, report=report.id)]}


def _place(context: Context) -> None:
    from briefing_app.services import reports

    fields = given(context, Placement)
    if context["out"] or context["shown"]:
        fields["included"] = None if context["shown"] else False
    if not fields:
        raise BadInput("Nothing was given to change. Name what, such as --out.")
    with context.writing() as session:
        existing(session, context["id"], context["subject"])
        made = reports.place(session, context["id"], context["subject"], **fields)
        context.output.document(fields_of(made))


def _build(context: Context) -> None:
    from briefing_app.report import options
    from briefing_app.services import reports

    remarks: list[str] = []
    with context.reading() as session:
        report = the_report(session, context["id"])
        number = f"-{report.number}" if report.number is not None else ""
        target = Path(context["output"] or context.case.with_name(f"{context.case.stem}-report{number}.docx"))
        pdf = target.with_suffix(".pdf") if context["pdf"] else None
        own = options.of(report)
        path = reports.build(
            session,
            report.id,
            target,
            audience=context["audience"],
            options=options.Options(
                notes=context["notes"] or own.notes,
                contents=own.contents if context["contents"] is None else context["contents"],
                citations=context["citations"] or own.citations,
                page_numbers=context["page_numbers"] == "auto",
                portion_marks=own.portion_marks if context["portion_marks"] is None else context["portion_marks"],
            ),
            since=context["since"],
            template=context["template"],
            pdf=pdf,
            remark=remarks.append,
            progress=lambda done, total: context.output.progress("Report", done, total),
        )
    where = f"{path}" if pdf is None else f"{path} and {pdf}"
    said = "\n".join([f"The report is in {where}.", *remarks])
    found = fields_of(report, path=str(path), pdf=None if pdf is None else str(pdf), remarks=remarks)
    context.output.document(found, said)


def _template(context: Context) -> None:
    from briefing_app.services import templates

    found = templates.describe(templates.named(context["file"]))
    tell_mapping(context, found, {"type": "template", "id": found.name})


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
