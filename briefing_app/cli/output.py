# SPDX-License-Identifier: Apache-2.0
"""What a command prints: one JSON document, or something readable. Messages go to standard error."""

import json
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

from briefing_app.domain.fields import Record

_WIDEST: Final = 60
_NARROWEST: Final = 12
_BETWEEN: Final = 0.2


def fields_of(record: Record, **more: Any) -> dict[str, Any]:
    """A record as it stands in JSON output: type, id, every field; then ``more``."""
    fields: dict[str, Any] = {"type": record.type_name, "id": record.id}
    fields.update(zip(record.field_names(), record.values(), strict=True))
    return {**fields, **more}


class Output:
    """Prints the result of one command, once."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._last_progress = 0.0
        self._has_progress = False

    def document(self, value: Mapping[str, Any], text: str | None = None) -> None:
        """One thing. ``text`` is its readable form; without it, names and values."""
        if self.as_json:
            self._json(value)
        else:
            _write(described(value) if text is None else text)

    def rows(self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], empty: str = "Nothing found.") -> None:
        """Several things of one kind; ``columns`` are those of the readable table."""
        if self.as_json:
            self._json(list(rows))
        elif rows:
            _write(table(rows, columns))
        else:
            self.message(empty)

    def listing(self, rows: Sequence[Mapping[str, Any]], text: str, empty: str) -> None:
        """Several things of one kind, told otherwise than in a table."""
        if self.as_json:
            self._json(list(rows))
        elif rows:
            _write(text)
        else:
            self.message(empty)

    def plain(self, text: str) -> None:
        """Text as it is for a pipe; a terminal gets no control characters."""
        if sys.stdout.isatty():
            text = shown(text, keep="\n\t")
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def message(self, text: str) -> None:
        """Something to know, which is not the result."""
        self.clear_progress()
        print(shown(text, keep="\n"), file=sys.stderr)

    def progress(self, what: str, done: int, total: int) -> None:
        """How far it is, where somebody sits before it."""
        now = time.monotonic()
        if not sys.stderr.isatty() or (now - self._last_progress < _BETWEEN and done != total):
            return
        self._last_progress, self._has_progress = now, True
        print(f"\r{what}: {done:,}" + (f" of {total:,}" if total else ""), end="\x1b[K", file=sys.stderr)

    def clear_progress(self) -> None:
        if self._has_progress:
            print("\r\x1b[K", end="", file=sys.stderr)
            self._has_progress = False

    def _json(self, value: Any) -> None:
        # A terminal would act on the control characters that JSON lets through.
        written = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
        sys.stdout.write(shown(written, keep="\n") if sys.stdout.isatty() else written)
        sys.stdout.write("\n")


def _write(text: str) -> None:
    sys.stdout.write(shown(text, keep="\n") + "\n")


def count_of(number: int, thing: str) -> str:
    """A number of things, in words: "1 record", "2,000 records"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def shown(text: str, keep: str = "") -> str:
    """Text that cannot play tricks on a terminal: what cannot be printed is replaced."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep or c in "\u00a0\u202f" else "\ufffd" for c in text)


def described(value: Mapping[str, Any], indent: str = "") -> str:
    """Names and values, one a line; what is not given is left out."""
    lines: list[str] = []
    for name, found in value.items():
        if found is None or found == []:
            continue
        if isinstance(found, Mapping):
            lines.append(f"{indent}{name}:")
            lines.append(described(found, indent + "  "))
        elif isinstance(found, list) and isinstance(found[0], Mapping):
            lines.append(f"{indent}{name}:")
            lines.extend(described(item, indent + "  ") + "\n" for item in found)
        else:
            lines.append(f"{indent}{name}: {_word(found)}")
    return "\n".join(line for line in lines if line)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:,.0f}"
    if isinstance(value, list):
        return ", ".join(_word(item) for item in value)
    return "" if value is None else str(value)


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """A table; on a terminal the widest columns shrink until it fits, ids never do."""
    cells = [[" ".join(_word(row.get(name)).split()) for name in columns] for row in rows]
    widths = [max(len(name), *(len(line[place]) for line in cells)) for place, name in enumerate(columns)]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns
        while sum(widths) + 2 * len(widths) > room:
            able = [place for place, name in enumerate(columns) if name != "id" and widths[place] > _NARROWEST]
            if not able:
                break
            widths[max(able, key=lambda place: widths[place])] -= 1
    else:
        widths = [width if name == "id" else min(width, _WIDEST) for name, width in zip(columns, widths, strict=True)]
    lines = [_row(columns, widths), _row(["-" * width for width in widths], widths)]
    lines.extend(_row(line, widths) for line in cells)
    return "\n".join(lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    fitted = [
        cell if len(cell) <= width else cell[: width - 1] + "…" for cell, width in zip(cells, widths, strict=True)
    ]
    return "  ".join(cell.ljust(width) for cell, width in zip(fitted, widths, strict=True)).rstrip()
