# SPDX-License-Identifier: Apache-2.0
"""Text as it is compared when a quote is looked for: what typing and copying change is made equal.

White space runs are one space; typographic and straight quotes, and dashes, are equal; soft hyphens,
zero-width and direction marks do not count; compatibility forms are their plain letters (NFKD on both
sides, which makes equal what NFKC makes equal, and lets each character be mapped back). Case counts.
"""

import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefing_app.domain.normal_forms import normal_form

_QUOTES: Final = dict.fromkeys("“”„‟«»″〝〞＂", '"') | dict.fromkeys("‘’‚‛′‹›´`＇ʼ", "'")
_DASHES: Final = dict.fromkeys("‐‑‒–—―−⸺⸻﹘﹣－", "-")
_IGNORED: Final = dict.fromkeys(
    [chr(code) for code in (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x2060, 0xFEFF)]
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))],
    "",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The compared form, and for each of its characters the place in the text that it came from."""

    text: str
    places: "array[int]"


class _Cache(dict[str, str]):
    """Compared form by character; white space of any kind is a space."""

    def __missing__(self, char: str) -> str:
        plain = " " if char.isspace() else unicodedata.normalize("NFKD", char)
        plain = "".join(" " if part.isspace() else _DIRECT.get(part, part) for part in plain)
        if len(self) < 100_000:
            self[char] = plain
        return plain


_DIRECT: Final = _QUOTES | _DASHES | _IGNORED
_FORMS: Final = _Cache(_DIRECT)


@lru_cache(maxsize=2)  # quotes come in rows from one text
def fold(text: str) -> Folded:
    """The compared form of a stored text, with places."""
    return _fold(text)


def fold_quote(quote: str) -> str:
    """The compared form of a quote, without white space around it."""
    return _fold(normal_form("NFC", quote)).text.strip(" ")


def _fold(text: str) -> Folded:
    pieces: list[str] = []
    places = array("I")
    forms = _FORMS
    is_space = False
    for place, char in enumerate(text):
        for part in forms[char]:
            if part == " ":
                if is_space:
                    continue
                is_space = True
            else:
                is_space = False
            pieces.append(part)
            places.append(place)
    return Folded("".join(pieces), places)
