# SPDX-License-Identifier: Apache-2.0
"""What the commands of several topics share."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Record
from briefing_app.domain.records import Report

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession

Edit = Callable[..., Record]


def with_case(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Adds the argument for the case file."""
    parser.add_argument("case", metavar="CASE", help="the case file")
    return parser


def with_id(parser: argparse.ArgumentParser, what: str) -> argparse.ArgumentParser:
    """Adds the case file and the id of a record."""
    with_case(parser).add_argument("id", metavar="ID", help=f"the id of the {what}")
    return parser


def with_report(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Adds the case file and the id of a report, which may be left out; see ``the_report``."""
    with_case(parser).add_argument(
        "id", metavar="ID", nargs="?", help="the id of the report; not needed where there is only one"
    )
    return parser


def fields_to_change(context: Context, kind: type[Record]) -> dict[str, Any]:
    """The fields that were given to an edit command. Raises BadInput for none."""
    found = given(context, kind)
    if not found:
        example = "--notes TEXT" if "notes" in kind.field_names() else "--title TEXT"
        raise BadInput(f"Nothing was given to change. Name a field of the {kind.type_name}, such as {example}.")
    return found


def edit_with(kind: type[Record], service: Callable[[], Edit]) -> Callable[[Context], None]:
    """A handler that changes the fields that were given. ``service`` finds the function when it is needed."""

    def handler(context: Context) -> None:
        values = fields_to_change(context, kind)
        edit = service()
        with context.writing() as session:
            context.output.document(fields_of(edit(session, context["id"], **values)))

    return handler


def list_of(kind: type[Record], columns: Sequence[str]) -> Callable[[Context], None]:
    """A handler that lists the records of a type."""

    def handler(context: Context) -> None:
        with context.reading() as session:
            rows = [fields_of(record) for record in session.all(kind)]
        context.output.rows(rows, ("id", *columns), f"There is no {kind.type_name} in this case.")

    return handler


def show_of(
    kind: type[Record], more: "Callable[[CaseSession, Any], dict[str, Any]] | None" = None
) -> Callable[[Context], None]:
    """A handler that shows one record, with what ``more`` adds and what was said about it."""

    def handler(context: Context) -> None:
        from dataclasses import asdict

        from briefing_app.services import inbox

        with context.reading() as session:
            record = session.get(kind, context["id"])
            remarks = [asdict(said) for said in inbox.remarks(session, record.id)]
            context.output.document(fields_of(record, **(more(session, record) if more else {}), remarks=remarks))

    return handler


def build_usual(
    builder: Builder,
    kind: type[Record],
    columns: Sequence[str],
    edit: Callable[[], Edit],
    *,
    more: "Callable[[CaseSession, Any], dict[str, Any]] | None" = None,
    fixed: Sequence[str] = (),
    example: str,
) -> argparse.ArgumentParser:
    """The words ``list``, ``show`` and ``edit`` of a record type; returns the parser of ``show``.

    ``fixed``: fields that cannot be edited.
    """
    name, command = kind.type_name, builder.name
    plural = {"evidence": "evidence rows", "hypothesis": "hypotheses", "entity": "entities"}.get(name, f"{name}s")
    listing = builder.sub(
        "list", f"list the {plural} of a case", list_of(kind, columns), f"{command} list crisis.casefile"
    )
    with_case(listing)
    show = builder.sub("show", f"show one {name}", show_of(kind, more), f"{command} show crisis.casefile ID")
    parser = builder.sub(
        "edit",
        f"change fields of one {name}",
        edit_with(kind, edit),
        f"{command} edit crisis.casefile ID {example}",
        aliases=("set",) if name in ("question", "hypothesis", "evidence") else (),
    )
    add_fields(with_id(parser, name), kind, leave_out=fixed, clear=True)
    return with_id(show, name)


def citations_of(session: "CaseSession", subject: str) -> list[dict[str, Any]]:
    """The citations of a claim or assessment, each with its source's title and its two grades."""
    from briefing_app.services import browse

    return [
        fields_of(row.citation, source_title=row.source.title, reliability=row.source.reliability, grade=row.grade)
        for row in browse.citation_rows(session, subject)
    ]


def the_report(session: "CaseSession", id: str | None) -> Report:
    """The report with this id; without one, the only report of the case. Raises NotFound, BadInput for several."""
    if id:
        return session.get(Report, id)
    found = session.all(Report)
    if not found:
        raise NotFound("There is no report in this case. Make one with “briefing report new”.")
    if len(found) > 1:
        listed = "\n".join(f"  {report.id}  {report.title}" for report in found)
        raise BadInput(f"There are {len(found)} reports in this case. Name one by its id:\n{listed}")
    return found[0]
