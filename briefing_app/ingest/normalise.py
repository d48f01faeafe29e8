# SPDX-License-Identifier: Apache-2.0
"""The one form in which text is stored, and its hash.

Rules of normaliser 1, in this order:

1. CRLF, CR, vertical tab, form feed, NEL, U+2028 and U+2029 become LF.
2. Other control characters (category Cc, except LF and tab) and U+FEFF (byte order mark) are removed; a lone
   surrogate, which UTF-8 cannot hold, becomes U+FFFD.
3. Unicode NFC.
4. White space at the end of each line is removed, of whatever kind.

Everything else is the text's own and stays: spaces at the start of a line, blank lines, no-break spaces,
soft hyphens, direction marks. Looking for a quote forgives them (``folding``), storing does not change them.
A text that has been normalised stays as it is when normalised again; offsets and hashes rest on that. A
change of these rules is a new ``NORMALISER``, and never applies to texts that are stored already.
"""

import hashlib
import re
from typing import Final

from briefing_app.domain.normal_forms import normal_form

NORMALISER: Final = 1

_LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_REMOVED: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]+")
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text as it is stored. Idempotent."""
    text = _LINE_ENDS.sub("\n", text)
    text = _REMOVED.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    text = normal_form("NFC", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 lower-case hexadecimal digits. The text must be normalised."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
