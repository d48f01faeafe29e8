# SPDX-License-Identifier: Apache-2.0
"""Commands about a case as a whole: new, case, info, demo."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app import itself
from briefing_app.cli.commands.common import fields_to_change, with_case
from briefing_app.cli.context import Context
from briefing_app.cli.options import add_fields, given
from briefing_app.cli.output import described, fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.records import Case

if TYPE_CHECKING:
    import subprocess


def build_new(builder: Builder) -> None:
    parser = builder.leaf(_new, 'new crisis.casefile --title "Ferry attack" --handling TLP:AMBER')
    with_case(parser).add_argument("--title", required=True, help="what the case is called")
    add_fields(parser, Case, leave_out=("title",))


def _new(context: Context) -> None:
    from briefing_app.services import working

    values = given(context, Case)
    path = context.case
    with working.create(path, title=context["title"], author=context.author(), **values) as session:
        context.output.document(fields_of(session.case, path=str(path)))


def build_case(builder: Builder) -> None:
    with_case(builder.sub("show", "show the fields of a case", _show, "case show crisis.casefile"))
    edit = builder.sub(
        "edit",
        "change the title, handling or another field of a case",
        _edit,
        'case edit crisis.casefile --title "Ferry attack and after" --handling TLP:GREEN',
    )
    add_fields(with_case(edit), Case, clear=True)


def _show(context: Context) -> None:
    with context.reading() as session:
        context.output.document(fields_of(session.case))


def _edit(context: Context) -> None:
    from briefing_app.services import cases

    fields = fields_to_change(context, Case)
    with context.writing() as session:
        context.output.document(fields_of(cases.edit(session, **fields)))


def build_info(builder: Builder) -> None:
    with_case(builder.leaf(_info, "info crisis.casefile"))


def _info(context: Context) -> None:
    from briefing_app.services import facts

    with context.reading() as session:
        about = facts.about(session)
        last = about.last_change
        found = {
            **fields_of(session.case),
            "path": str(session.place),
            "format": about.format,
            "size": about.size,
            "last_change": None
            if last is None
            else {"id": last.transaction, "time": last.time, "author": last.author, "label": last.label},
            "open_conflicts": about.conflicts,
            "counts": about.counts,
        }
    used = {name: count for name, count in about.counts.items() if count}
    context.output.document(found, described({**found, "counts": used}))


def build_demo(builder: Builder) -> None:
    parser = builder.leaf(_demo, "demo ./demonstration --open")
    parser.add_argument("folder", metavar="DIR", help="the folder for the case and its report")
    parser.add_argument(
        "--open", action="store_true", help="open the case in the window afterwards, where there is a display"
    )


def _demo(context: Context) -> int:
    from briefing_app.services import demo

    def progress(done: int, total: int) -> None:
        context.output.progress("Demonstration", done, total)

    case, report = demo.build(Path(context["folder"]), progress=progress, page_numbers=True)
    found = {"type": "demonstration", "case": str(case), "report": str(report)}
    context.output.document(found, f"The case:   {case}\nThe report: {report}")
    return _open_window(context, case) if context["open"] else 0


NO_DISPLAY = 8  # what the window's process answers where it cannot be shown


def _open_window(context: Context, case: Path) -> int:
    """Starts the window in a process of its own: the command line never imports Qt."""
    import subprocess
    import sys

    sys.stdout.flush()
    command, environment = itself.command(str(case))
    try:
        code = _awaited(subprocess.Popen(command, env=environment))
    except OSError as error:
        context.output.message(f"The window cannot be started ({error.strerror}).")
        return 0
    if code == NO_DISPLAY:
        context.output.message(f"To look at the case, open {case} where there is a display.")
        return 0
    return code


def _awaited(window: "subprocess.Popen[bytes]") -> int:
    """How the window ended. Ctrl+C in the terminal reaches it as well; it closes by itself then, and loses nothing."""
    while True:
        with suppress(KeyboardInterrupt):
            return window.wait()
