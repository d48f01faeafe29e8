# SPDX-License-Identifier: Apache-2.0
"""Finding letters in one text as a reader does: case, accents and Arabic marks do not count. Places are code points."""

import re
import unicodedata
from bisect import bisect_right
from itertools import islice
from typing import Final

from briefing_app.domain import arabic

MOST_MATCHES: Final = 5_000
_PART: Final = 50_000
_BLANKS: Final = {ord(sign): " " for sign in "\n\t"}


class _Forms(dict[int, str]):
    """What a character is compared as: without accents, case and the differences between forms of a letter."""

    def __missing__(self, code: int) -> str:
        plain = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if unicodedata.category(c) != "Mn")
        form = arabic.MARKS.sub("", plain.casefold().translate(arabic.FORMS))
        form = " " if form.isspace() else form
        if len(self) < 100_000:
            self[code] = form
        return form


_FORMS: Final = _Forms({ord(sign): "'" for sign in "‘’‚′ʼ"} | {ord(sign): '"' for sign in "“”„″"})


class SearchableText:
    """A text that is searched again and again. Making it costs some 30 ms for each million characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        parts = (text[start : start + _PART] for start in range(0, len(text), _PART))  # so that others get their turn
        self._folded = (
            text.lower().translate(_BLANKS) if text.isascii() else "".join([part.translate(_FORMS) for part in parts])
        )
        # After how many folded characters, how far its place lies from that in the text.
        self._after: list[int] = []
        self._shift: list[int] = []
        odd = {sign for sign in set(text) if len(_FORMS[ord(sign)]) != 1} if not text.isascii() else set()
        shift = 0
        for match in re.finditer(f"[{re.escape(''.join(sorted(odd)))}]", text) if odd else ():
            begin = match.start() - shift
            length = len(_FORMS[ord(match[0])])
            shift += 1 - length
            # Within a character that became several, every place is that character's.
            for inner in range(1, length):
                self._after.append(begin + inner)
                self._shift.append(match.start() - begin - inner)
            self._after.append(begin + length)
            self._shift.append(shift)

    def find(self, wanted: str) -> list[tuple[int, int]]:
        """Where the words stand, as (start, end), in order and without overlap; the first 5,000."""
        folded = wanted.translate(_FORMS)
        if not folded.strip():
            return []
        matches = islice(re.finditer(re.escape(folded), self._folded), MOST_MATCHES)
        spans = [match.span() for match in matches]
        if not self._after:
            return spans
        # Part of a character that is several when folded stands for all of it.
        places = ((self._place(start), self._place(end)) for start, end in spans)
        return list(dict.fromkeys((start, max(end, start + 1)) for start, end in places))

    def _place(self, folded: int) -> int:
        """The place in the text of a folded place; of several, the one behind what does not count."""
        index = bisect_right(self._after, folded)
        return folded + (self._shift[index - 1] if index else 0)
