# SPDX-License-Identifier: Apache-2.0
"""The marks ``[@id, id]`` behind a sentence of free text that say which records it rests on."""

import re
from collections.abc import Callable

MARKER = re.compile(r"(?<!\s)\s*+\[@([^\[\]]*+)\]")


def ids_in(inside: str) -> tuple[str, ...]:
    """The ids between the brackets of one mark, in their order."""
    return tuple(part.strip().lstrip("@") for part in inside.split(",") if part.strip().lstrip("@"))


def with_ids(text: str, changed: Callable[[str], str]) -> str:
    """The text with each id in its marks replaced."""

    def renewed(match: re.Match[str]) -> str:
        space = match[0][: match[0].index("[")]
        return f"{space}[@{', '.join(changed(id) for id in ids_in(match[1]))}]"

    return MARKER.sub(renewed, text)
