# SPDX-License-Identifier: Apache-2.0
"""Commands that take records in and give them out."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing_app.cli.commands.common import with_case
from briefing_app.cli.context import STANDARD_INPUT, Context, opened
from briefing_app.cli.parsing import Builder
from briefing_app.domain.errors import BadInput

if TYPE_CHECKING:
    from briefing_app.services.exchange import ImportResult

_SHOWN: Final = 20
_SUFFIXES: Final = (".jsonl", ".ndjson")
_LATER: Final = (".csv", ".ris", ".bib", ".xml", ".xlsx")


def build_import(builder: Builder) -> None:
    parser = builder.leaf(
        _import, "import crisis.casefile records.jsonl --strict\nimport crisis.casefile - < records.jsonl"
    )
    with_case(parser).add_argument("file", metavar="FILE|-", help="JSON lines; - reads standard input")
    parser.add_argument("--strict", action="store_true", help="import nothing if any line cannot be used")
    parser.add_argument("--batch", metavar="N", type=int, help="one action for each N records, not one for all")


def _import(context: Context) -> int:
    from briefing_app.services import exchange

    name = context["file"]
    if Path(name).suffix.lower() in _LATER:
        raise BadInput(f"{name} cannot be imported: only JSON lines can ({', '.join(_SUFFIXES)}).")
    with context.writing() as session, opened(name) as file:
        result = exchange.import_lines(
            session,
            _readable(name, exchange.read_lines(file)),
            label=f"Import {'records' if name == STANDARD_INPUT else Path(name).name}"[:200],
            strict=context["strict"],
            batch=context["batch"],
            progress=lambda done, total: context.output.progress("Import", done, total),
        )
    if not result.lines:
        raise BadInput(f"There is no record in {'the input' if name == STANDARD_INPUT else name}.")
    context.output.document(_found(result), _told(result))
    return _code(context, result)


def _readable(name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from lines
    except OSError as error:
        raise BadInput(f"{name} cannot be read ({error.strerror}).") from None


def _code(context: Context, result: "ImportResult") -> int:
    """0: every line was used; 1: some were not; 3: none was."""
    for note in result.notes:
        context.output.message(f"line {note.line}: {note.message}")
    for error in result.errors[:_SHOWN]:
        context.output.message(f"line {error.line}: {error.message}")
    more = result.bad_lines - len(result.errors[:_SHOWN])
    if more:
        context.output.message(f"and {more:,} more lines that cannot be used")
    if not result.bad_lines:
        return 0
    return 1 if result.added or result.unchanged else 3


def _found(result: "ImportResult") -> dict[str, Any]:
    return {
        "type": "import",
        "id": result.changes[-1].transaction if result.changes else None,
        "transactions": [changes.transaction for changes in result.changes],
        "lines": result.lines,
        "added": result.added,
        "unchanged": result.unchanged,
        "bad_lines": result.bad_lines,
        "errors": [{"line": error.line, "message": error.message} for error in result.errors],
        "notes": [{"line": note.line, "message": note.message} for note in result.notes],
        "mapped": result.mapped,
    }


def _told(result: "ImportResult") -> str:
    counts = ", ".join(f"{count:,} {name}" for name, count in result.added.items()) or "nothing new"
    parts = [f"{result.lines:,} lines: {counts}"]
    if result.unchanged:
        parts.append(f"{result.unchanged:,} in the case already")
    if result.bad_lines:
        parts.append(f"{result.bad_lines:,} not usable")
    text = "; ".join(parts) + "."
    if result.mapped:
        shown = list(result.mapped.items())[:_SHOWN]
        text += f"\n{len(result.mapped):,} ids were mapped (--json lists all):\n"
        text += "\n".join(f"  {foreign} → {own}" for foreign, own in shown)
    return text


def build_export(builder: Builder) -> None:
    parser = builder.leaf(
        _export, "export crisis.casefile -o crisis.jsonl\nexport crisis.casefile --kind claim citation -o -"
    )
    with_case(parser).add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write; - writes to standard output"
    )
    parser.add_argument("--kind", metavar="TYPE", nargs="+", action="extend", help="only these types of record")


def _export(context: Context) -> None:
    from briefing_app.services import exchange

    target = context["output"]
    if target != STANDARD_INPUT and Path(target).suffix.lower() in _LATER:
        raise BadInput(f"{target} cannot be written: only JSON lines can ({', '.join(_SUFFIXES)}).")

    def progress(done: int, total: int) -> None:
        context.output.progress("Export", done, total)

    with context.reading() as session:
        if target == STANDARD_INPUT:
            sys.stdout.flush()
            exchange.export(session, sys.stdout.buffer, context["kind"], progress)
            sys.stdout.buffer.flush()
            return
        count = exchange.export(session, Path(target), context["kind"], progress)
    found = {"type": "export", "path": target, "records": count, "size": os.path.getsize(target)}
    context.output.document(found, f"{count:,} records are in {target}.")
