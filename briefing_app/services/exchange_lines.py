# SPDX-License-Identifier: Apache-2.0
"""One line of an import: read safely, whatever is in it. Knows JSON, and nothing of what records mean."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NoReturn

from briefing_app.domain.errors import BadInput

MAX_LINE: Final = 80_000_000
"""Bytes. Holds the longest text that a source may have, with its original."""

_LONGEST_ID: Final = 200
_SEARCHED_FROM: Final = 1_000_000
_MOST_STRUCTURE: Final = 20_000
_STRING: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is far too long only its beginning, so that it never fills the memory."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)
            if not line:
                return


def parse(line: bytes | str) -> dict[str, Any]:
    """The object that stands in the line. Raises BadInput with what is wrong."""
    if len(line) > MAX_LINE:
        raise BadInput(f"it is longer than {MAX_LINE // 1_000_000} MB. Split the text into several sources.")
    text = _decoded(line)
    if len(text) > _SEARCHED_FROM and len(_STRING.sub("", text)) > _MOST_STRUCTURE:
        raise BadInput("it is no record: a record is one flat object.")
    try:
        found = _decoder.decode(text)
    except RecursionError:
        raise BadInput("it is nested too deeply; a record is one flat object.") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"it is not JSON ({error.msg}, column {error.colno}).") from None
    except ValueError as error:
        raise BadInput(f"it is not JSON ({str(error).partition(';')[0]}).") from None
    if not isinstance(found, dict):
        raise BadInput('it is no record: a record is an object such as {"type": "source", "id": "s1", ...}.')
    return found


def taken_text(record: dict[str, Any], name: str) -> str:
    """Takes the type or the id out of a record. Raises BadInput where it is missing or no text."""
    value = record.pop(name, None)
    if value is None or value == "":
        raise BadInput(f"it has no {name}.")
    if not isinstance(value, str) or not value.isprintable() or len(value) > _LONGEST_ID:
        raise BadInput(f"its {name} is not a short text.")
    return value


def _decoded(line: bytes | str) -> str:
    if isinstance(line, str):
        return line
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"it is not UTF-8 (byte {error.start + 1}). Save the file as UTF-8.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"“{twice[:60]}” stands in it twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


_decoder: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
