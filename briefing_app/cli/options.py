# SPDX-License-Identifier: Apache-2.0
"""Options that follow from record declarations, and the reading of their values.

Values are read when the command runs, not by argparse: a wrong value is bad input, not wrong usage.
"""

import argparse
from collections.abc import Collection, Mapping
from typing import Any, Final

from briefing_app.cli.context import Context
from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.fields import FieldKind, Record, Spec

RENAMED: Final[Mapping[tuple[str, str], str]] = {
    ("source", "author"): "author-of",
    ("assessment", "author"): "by",
    ("claim", "minimum"): "min",
    ("claim", "maximum"): "max",
}
"""Options that are called otherwise than their fields: --author says who acts."""

_YES: Final = ("yes", "true", "y", "1")
_NO: Final = ("no", "false", "n", "0")


def destination(kind: type[Record], name: str) -> str:
    """Where argparse puts the value of a field."""
    return f"{kind.type_name}_{name}"


def add_fields(
    parser: argparse.ArgumentParser,
    kind: type[Record],
    *,
    leave_out: Collection[str] = (),
    only: Collection[str] | None = None,
    clear: bool = False,
) -> None:
    """An option for each field of a record type. ``clear``: say that an empty value clears the field."""
    group = parser.add_argument_group(
        f"fields of the {kind.type_name}" + (" (an empty value clears the field)" if clear else "")
    )
    for spec in kind.specs():
        if spec.name not in leave_out and (only is None or spec.name in only):
            _add_field(group, kind, spec)


def _add_field(group: Any, kind: type[Record], spec: Spec) -> None:
    name = RENAMED.get((kind.type_name, spec.name), spec.name.replace("_", "-"))
    names = [f"--{name}"] + ([f"--{spec.name}"] if name in ("min", "max") else [])
    group.add_argument(*names, dest=destination(kind, spec.name), metavar=_metavar(spec), help=_help(kind, spec))


def _metavar(spec: Spec) -> str:
    return {
        FieldKind.INTEGER: "NUMBER",
        FieldKind.NUMBER: "NUMBER",
        FieldKind.FLAG: "yes|no",
        FieldKind.DATE: "DATE",
        FieldKind.CHOICE: "WORD",
        FieldKind.GRADE: "GRADE",
        FieldKind.REFERENCE: "ID",
    }.get(spec.kind, "TEXT")


def _help(kind: type[Record], spec: Spec) -> str:
    if spec.kind is FieldKind.CHOICE:
        words = ", ".join(spec.choices)
    elif spec.kind is FieldKind.GRADE:
        words = ", ".join(scales.load(spec.scale).codes)
    elif spec.kind is FieldKind.REFERENCE:
        words = "id of " + (" or ".join(map(_with_article, spec.targets)) or "a record")
    elif spec.kind is FieldKind.DATE:
        words = "for example 2023-11-14, 2023-11 or “early November 2023”"
    elif spec.name == "handling":
        words = "for example TLP:AMBER"
    else:
        words = spec.name.replace("_", " ")
    return words.replace("%", "%%")


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def given(context: Context, kind: type[Record]) -> dict[str, Any]:
    """The fields that were given as options, as values for a service; an empty value is None."""
    found: dict[str, Any] = {}
    for spec in kind.specs():
        value = context[destination(kind, spec.name)]
        if value is not None:
            found[spec.name] = read_value(kind.type_name, spec, value)
    return found


def read_value(owner: str, spec: Spec, text: str) -> Any:
    """What a person wrote, as the kind of value that the field takes. Raises BadInput."""
    if not text.strip():
        return None
    if spec.kind is FieldKind.DATE:
        return read_day(f"{owner}: {spec.name}", text)
    if spec.kind is FieldKind.FLAG:
        word = text.strip().casefold()
        if word not in _YES + _NO:
            raise BadInput(f"{owner}: {spec.name} cannot be “{text[:60]}”: it takes yes or no.")
        return word in _YES
    if spec.kind in (FieldKind.INTEGER, FieldKind.NUMBER):
        return read_number(f"{owner}: {spec.name}", text, whole=spec.kind is FieldKind.INTEGER)
    return text


def read_day(what: str, text: str) -> str:
    """A date in EDTF or in English words, as EDTF. Raises BadInput."""
    from briefing_app.domain.date_reading import read_date
    from briefing_app.domain.edtf import InvalidDate

    try:
        return str(read_date(text))
    except InvalidDate as error:
        raise BadInput(f"{what}: {error}") from None


def read_number(what: str, text: str, *, whole: bool = False) -> int | float:
    """A number; thousands may be set apart by spaces. Raises BadInput."""
    digits = "".join(text.split())
    try:
        return int(digits) if whole else float(digits)
    except ValueError:
        wanted = "a whole number" if whole else "a number, written without commas, such as 7000 or 12.5"
        raise BadInput(f"{what} cannot be “{text[:60]}”: it takes {wanted}.") from None


def read_pair(what: str, text: str, example: str) -> tuple[str, str]:
    """Two values with a colon between them. Raises BadInput."""
    first, colon, second = text.partition(":")
    if not colon or not first.strip() or not second.strip():
        raise BadInput(f"{what} cannot be “{text[:60]}”. Write two values with a colon, such as {example}.")
    return first.strip(), second.strip()


def read_span(text: str) -> tuple[int, int]:
    """START:END. Raises BadInput."""
    start, end = read_pair("--span", text, "120:180")
    return int(read_number("--span", start, whole=True)), int(read_number("--span", end, whole=True))


def add_passage(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """``--source`` and one of ``--quote`` and ``--span``."""
    group = parser.add_argument_group("the passage")
    group.add_argument("--source", metavar="ID", required=required, help="the source that it stands in")
    choice = group.add_mutually_exclusive_group(required=required)
    choice.add_argument("--quote", metavar="TEXT", help="its exact words, which must stand there once")
    choice.add_argument("--span", metavar="START:END", help="its place, in characters from 0, end not included")


def passage(context: Context) -> dict[str, Any]:
    """The passage as the services take it."""
    return {
        "quote": context["quote"],
        "span": read_span(context["span"]) if context["span"] is not None else None,
    }
