# SPDX-License-Identifier: Apache-2.0
"""Commands about the Word templates that a case keeps."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import Context
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder

if TYPE_CHECKING:
    from briefing_app.services.templates import TemplateDescription


def build_template(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "keep a Word template in a case, so that its reports can be made again anywhere",
        _add,
        "template add crisis.casefile house.dotx --name House",
    )
    with_case(add).add_argument("file", metavar="FILE.dotx", help="the template (.dotx, .docx)")
    add.add_argument("--name", metavar="TEXT", help="what it is called (otherwise as the file)")
    with_case(
        builder.sub("list", "list our templates and those that a case keeps", _list, "template list crisis.casefile")
    )
    for word, help, handler, example in (
        ("show", "say which styles of a report a template has, and which are added to it", _show, "House"),
        ("rename", "give a kept template another name", _rename, 'House "House, 2024"'),
        ("remove", "take a template out of a case; editions keep their own copy", _remove, "House"),
    ):
        parser = builder.sub(word, help, handler, f"template {word} crisis.casefile {example}")
        with_case(parser).add_argument("name", metavar="NAME|ID", help="its name or id")
        if word == "rename":
            parser.add_argument("new", metavar="NEW", help="the new name")
    match = builder.sub(
        "match",
        "say which style of a kept template stands for one of ours",
        _match,
        'template match crisis.casefile House "heading 2" "Section title"',
    )
    with_case(match).add_argument("name", metavar="NAME|ID", help="its name or id")
    match.add_argument("ours", metavar="OURS", help="the style of a report, as “template show” lists it")
    match.add_argument(
        "theirs", metavar="THEIRS", nargs="?", help="the style of the template (otherwise whichever is found)"
    )


def _add(context: Context) -> None:
    from briefing_app.services import templates

    with context.writing() as session:
        context.output.document(fields_of(templates.keep(session, Path(context["file"]), context["name"])))


def _list(context: Context) -> None:
    from briefing_app.services import templates

    with context.reading() as session:
        kept = [fields_of(kept, kept=True) for kept in templates.all_of(session)]
    rows = [{"type": "template", "id": name, "name": name, "kept": False} for name in templates.own()] + kept
    context.output.rows(rows, ("id", "name", "kept"))


def _show(context: Context) -> None:
    from briefing_app.services import templates

    name = context["name"]
    with context.reading() as session:
        if name in templates.own():
            tell_mapping(context, templates.describe(templates.named(name)), {"type": "template", "id": name})
            return
        kept = templates.find(session, name)
        tell_mapping(context, templates.mapping(session, kept.id), fields_of(kept))


def _rename(context: Context) -> None:
    from briefing_app.services import templates

    with context.writing() as session:
        kept = templates.find(session, context["name"])
        context.output.document(fields_of(templates.rename(session, kept.id, context["new"])))


def _match(context: Context) -> None:
    from briefing_app.services import templates

    with context.writing() as session:
        kept = templates.find(session, context["name"])
        made = templates.match(session, kept.id, context["ours"], context["theirs"])
        tell_mapping(context, templates.mapping(session, made.id), fields_of(made))


def _remove(context: Context) -> None:
    from briefing_app.services import templates

    with context.writing() as session:
        gone = templates.remove(session, templates.find(session, context["name"]).id)
    context.output.document(fields_of(gone), f"The template “{gone.name}” was removed. “briefing undo” brings it back.")


def tell_mapping(context: Context, found: "TemplateDescription", record: dict[str, Any]) -> None:
    """Which styles a template has. ``record``: what a script reads besides."""
    if context.output.as_json:
        context.output.document({**record, **asdict(found)})
        return
    rows = [
        {"style": style.name, "kind": style.kind, "in the template": style.found or "– (added)"}
        for style in found.styles
    ]
    context.output.rows(rows, ("style", "kind", "in the template"))
    remarks = "".join(f"\n- {remark}" for remark in found.remarks)
    context.output.document({}, f"{found.summary}{remarks}")
