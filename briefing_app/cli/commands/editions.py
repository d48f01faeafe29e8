# SPDX-License-Identifier: Apache-2.0
"""Commands about the issued editions of reports."""

from argparse import ArgumentParser
from pathlib import Path

from briefing_app.cli.commands.common import the_report, with_case, with_id, with_report
from briefing_app.cli.context import Context
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Edition, Report


def build_editions(builder: Builder) -> None:
    issue = builder.sub(
        "issue",
        "freeze a report as an edition that is kept in the case",
        _issue,
        "report issue crisis.casefile REPORT -o report.docx",
    )
    with_report(issue)
    issue.add_argument("-o", "--output", metavar="FILE.docx", help="write the file of the edition there as well")
    issue.add_argument("--audience", metavar="MARK", help="leave out what is marked above this, such as TLP:GREEN")
    add_since(issue)
    add_page_numbers(issue)
    issue.add_argument("--pdf", action="store_true", help="write its pages as a PDF beside that file (LibreOffice)")
    listing = builder.sub(
        "editions",
        "list the editions that were issued",
        _editions,
        "report editions crisis.casefile REPORT",
    )
    with_case(listing).add_argument("id", metavar="ID", nargs="?", help="only those of this report")
    edition = builder.sub(
        "edition",
        "write the file of an edition again as it was issued, and see whether the log still gives the same bytes",
        _edition,
        "report edition crisis.casefile EDITION -o report.docx --check",
    )
    with_id(edition, "edition")
    edition.add_argument("-o", "--output", metavar="FILE", help="the file to write; FILE.pdf with --pdf")
    edition.add_argument("--pdf", action="store_true", help="write its pages as a PDF instead (LibreOffice)")
    edition.add_argument("--check", action="store_true", help="make it again from the log and compare every byte")
    redline = builder.sub(
        "redline",
        "write an edition with tracked changes against the one before",
        _redline,
        "report redline crisis.casefile EDITION -o changes.docx",
    )
    with_id(redline, "edition").add_argument("-o", "--output", metavar="FILE.docx", help="the file to write")
    redline.add_argument("--since", metavar="EDITION", help="against this edition instead of the one before")


def add_since(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--since",
        metavar="EDITION",
        help="tell what changed since this edition (otherwise the latest of the report), or “none” to tell nothing",
    )


def add_page_numbers(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--page-numbers",
        choices=("auto", "no"),
        default="auto",
        help="name pages in the contents where LibreOffice is installed (auto), or not",
    )


def _redline(context: Context) -> None:
    from briefing_app.services import editions

    with context.reading() as session:
        found = session.get(Edition, context["id"])
        target = Path(context["output"] or context.case.with_name(f"{context.case.stem}-changes-{found.number}.docx"))
        path = editions.redline(session, found.id, target, since=context["since"])
    context.output.document(fields_of(found, path=str(path)), f"The document with tracked changes is in {path}.")


def _issue(context: Context) -> None:
    from briefing_app.services import editions

    target = Path(context["output"]) if context["output"] else None
    if context["pdf"] and target is None:
        raise BadInput("Name the file with -o: the PDF is written beside it.")
    pdf = target.with_suffix(".pdf") if target is not None and context["pdf"] else None
    remarks: list[str] = []
    with context.writing() as session:
        report = the_report(session, context["id"])
        made = editions.issue(
            session,
            report.id,
            audience=context["audience"],
            since=context["since"],
            page_numbers=context["page_numbers"] == "auto",
            target=target,
            pdf=pdf,
            progress=lambda done, total: context.output.progress("Edition", done, total),
            remark=remarks.append,
        )
    where = "" if target is None else f" Its file is in {target}." if pdf is None else f" It is in {target} and {pdf}."
    said = f"Report no. {made.number}, “{made.title}”, is issued as edition {made.id}.{where}"
    context.output.document(
        fields_of(made, path=str(target) if target else None, pdf=None if pdf is None else str(pdf), remarks=remarks),
        "\n".join([said, *remarks]),
    )


def _editions(context: Context) -> None:
    from briefing_app.services import editions

    with context.reading() as session:
        if context["id"]:
            session.get(Report, context["id"])
        rows = [fields_of(edition) for edition in editions.all_of(session, context["id"])]
    context.output.rows(rows, ("id", "number", "title", "issued_at", "audience"), "Nothing was issued yet.")


def _pdf_target(context: Context) -> Path:
    if not context["output"]:
        raise BadInput("Name the PDF file with -o.")
    target = Path(context["output"])
    if target.suffix.casefold() != ".pdf":
        raise BadInput(f"{target} is to be a PDF. Give it a name that ends in .pdf.")
    return target


def _edition(context: Context) -> int:
    from briefing_app.services import editions

    with context.reading() as session:
        found = session.get(Edition, context["id"])
        data = editions.file_of(session, found.id)
        if context["pdf"]:
            editions.save_pdf(session, found.id, _pdf_target(context))
        elif context["output"]:
            editions.save(session, found.id, Path(context["output"]))
        same = editions.reproduce(session, found.id) == data if context["check"] else None
    lines = [f"Report no. {found.number}, “{found.title}”, issued {found.issued_at}, {len(data):,} bytes."]
    if context["output"]:
        lines.append(f"Its file is in {context['output']}.")
    if same is not None:
        lines.append("The log gives the same bytes." if same else "The log gives other bytes than were issued.")
    context.output.document(fields_of(found, size=len(data), path=context["output"], reproduced=same), "\n".join(lines))
    return 1 if same is False else 0
