# SPDX-License-Identifier: Apache-2.0
"""Commands about the outline of a report: its parts, in which order they stand, and parts of one's own."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.common import with_id
from briefing_app.cli.context import Context, opened
from briefing_app.cli.output import fields_of
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput
from briefing_app.domain.report_records import CHOSEN_BY, OWN_BLOCKS

if TYPE_CHECKING:
    from briefing_app.services.blocks import Part
    from briefing_app.services.session import CaseSession

_COLUMNS: Final = ("id", "kind", "title", "level", "included", "landscape")
_MOST_TEXT: Final = 1_000_000


def build_blocks(builder: Builder) -> None:
    listing = builder.sub(
        "blocks",
        "list the parts of a report in document order",
        _list,
        "report blocks crisis.casefile REPORT",
    )
    with_id(listing, "report")
    builder.sub(
        "outlines", "list the outlines that a new report can have", _outlines, "report outlines"
    )  # fmt: skip
    _build_block(builder.group("block", "shape the parts of a report: add, edit, move, remove or reset one"))


def _build_block(builder: Builder) -> None:
    add = builder.sub(
        "add",
        "add a text, a list of claims, a table of figures, a picture or a page break",
        _add,
        "report block add crisis.casefile REPORT --kind narrative --title Background --text-file background.txt",
    )
    with_id(add, "report").add_argument("--kind", required=True, metavar="WORD", help=", ".join(OWN_BLOCKS))
    add.add_argument("--before", metavar="KEY", help="the part that comes next (otherwise it goes before the sources)")
    _add_options(add)
    edit = builder.sub(
        "edit",
        "rename a part, leave it out, turn it across the page, or change what it holds",
        _edit,
        'report block edit crisis.casefile REPORT gaps --title "Open questions"',
    )
    _with_key(edit)
    _add_options(edit)
    move = builder.sub(
        "move",
        "put parts before another one, or at the very end",
        _move,
        "report block move crisis.casefile REPORT gaps --before key_judgments",
    )
    with_id(move, "report").add_argument("keys", metavar="KEY", nargs="+", help="what is moved, in order")
    move.add_argument("--before", metavar="KEY", help="the part that comes next (otherwise they go last)")
    remove = builder.sub(
        "remove", "take a part of one's own away", _remove, "report block remove crisis.casefile REPORT KEY"
    )
    _with_key(remove)
    reset = builder.sub(
        "reset",
        "show a standard section where and how it usually is",
        _reset,
        "report block reset crisis.casefile REPORT gaps",
    )
    _with_key(reset)


def _with_key(parser: ArgumentParser) -> None:
    with_id(parser, "report").add_argument("key", metavar="KEY", help="the part, as “report blocks” lists it")


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--title", metavar="TEXT", help="its heading, or the caption of a picture (empty: none)")
    parser.add_argument("--level", metavar="1|2", type=int, choices=(1, 2), help="the level of its heading")
    text = parser.add_mutually_exclusive_group()
    text.add_argument(
        "--text", metavar="TEXT", help="the text, with [@id] behind what a sentence rests on; - reads standard input"
    )
    text.add_argument("--text-file", metavar="FILE", help="a file with the text")
    choice = parser.add_mutually_exclusive_group()
    words = {"filter": "that this saved filter finds", "place": "at this place"}
    for by in CHOSEN_BY:
        choice.add_argument(f"--{by}", metavar="NAME", help=f"take the claims {words.get(by, f'of this {by}')}")
    parser.add_argument("--picture", metavar="FILE", help="a PNG or JPEG file, of 10 MB at most")
    parser.add_argument("--alternative", metavar="TEXT", help="what is to be seen in the picture, in words")
    for yes, no, name, help in (
        ("--landscape", "--portrait", "landscape", ("print it on pages across", "print it on usual pages")),
        ("--include", "--leave-out", "included", ("print it", "leave it out of the report")),
    ):
        either = parser.add_mutually_exclusive_group()
        either.add_argument(yes, dest=name, action="store_const", const=True, help=help[0])
        either.add_argument(no, dest=name, action="store_const", const=False, help=help[1])


# -- what the commands do ----------------------------------------------------------------------------------------------


def _list(context: Context) -> None:
    from briefing_app.services import blocks

    with context.reading() as session:
        found = blocks.parts(session, context["id"])
    context.output.rows([_row(part) for part in found], _COLUMNS)


def _outlines(context: Context) -> None:
    from briefing_app.services import blocks

    rows = [
        {
            "type": "outline",
            "id": outline.name,
            "title": outline.title,
            "description": outline.description,
            "parts": [part.kind for part in outline.parts],
        }
        for outline in blocks.outlines()
    ]
    context.output.rows(rows, ("id", "title", "description"))


def _add(context: Context) -> None:
    from briefing_app.services import blocks

    with context.writing() as session:
        fields = _fields(context, session)
        made = blocks.add(session, context["id"], context["kind"], before=context["before"], **fields)
        context.output.document(fields_of(made))


def _edit(context: Context) -> None:
    from briefing_app.services import blocks

    with context.writing() as session:
        fields = _fields(context, session)
        if not fields:
            raise BadInput("Nothing was given to change. Name what, such as --title or --leave-out.")
        blocks.edit(session, context["id"], context["key"], **fields)
        context.output.document(_row(blocks.part(session, context["id"], context["key"])))


def _move(context: Context) -> None:
    from briefing_app.services import blocks

    with context.writing() as session:
        written = blocks.move(session, context["id"], context["keys"], context["before"])
    count = len(set(context["keys"]))  # others may have got new positions as well, but stand where they stood
    said = f"{count} part{'s' if count != 1 else ''} of the report moved."
    context.output.document({"type": "report", "id": context["id"], "parts": written}, said)


def _remove(context: Context) -> None:
    from briefing_app.services import blocks

    with context.writing() as session:
        gone = _row(blocks.part(session, context["id"], context["key"]))
        blocks.remove(session, context["id"], context["key"])
    context.output.document(gone, "The part was removed. “briefing undo” brings it back.")


def _reset(context: Context) -> None:
    from briefing_app.services import blocks

    with context.writing() as session:
        blocks.reset(session, context["id"], context["key"])
        context.output.document(_row(blocks.part(session, context["id"], context["key"])))


def _row(part: "Part") -> dict[str, Any]:
    """A part as it is printed, with what its record holds besides."""
    held = fields_of(part.block) if part.block is not None else {}
    own = {name: held[name] for name in ("text", "chosen_by", "subject", "named", "picture", "alternative") if held}
    return {
        "type": "block",
        "id": part.key,
        "kind": part.kind,
        "title": part.title,
        "level": part.level,
        "own": part.is_own,
        "included": part.included,
        "landscape": part.landscape,
        "position": part.position,
        **own,
    }


# -- what was given ----------------------------------------------------------------------------------------------------


def _fields(context: Context, session: "CaseSession") -> dict[str, Any]:
    """The fields that were given as options; an empty text clears a field."""
    from briefing_app.services import blocks
    from briefing_app.services.pictures import MOST_BYTES_IN_REPORT, read_picture

    found: dict[str, Any] = {}
    for name in ("title", "level", "landscape", "included", "alternative"):
        if context[name] is not None:
            found[name] = context[name] if context[name] != "" else None
    if context["text"] is not None or context["text_file"] is not None:
        found["text"] = _text(context) or None
    by = next((by for by in CHOSEN_BY if context[by] is not None), None)
    if by is not None:
        found |= blocks.choice(session, by, context[by])
    if context["picture"] is not None:
        found["data"] = read_picture(Path(context["picture"]), MOST_BYTES_IN_REPORT)
    return found


def _text(context: Context) -> str:
    name = context["text_file"] or ("-" if context["text"] == "-" else None)
    if name is None:
        return str(context["text"])
    with opened(name) as file:
        data = file.read(_MOST_TEXT + 1)
    if len(data) > _MOST_TEXT:
        raise BadInput("The text is longer than 1 MB. Divide it into several parts.")
    try:
        return data.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise BadInput("The text is not UTF-8. Save it as UTF-8.") from None
