# SPDX-License-Identifier: Apache-2.0
"""From a printed sentence back to the words that are stored: a report adds full stops, ranges, and who says so."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing_app.domain.markers import MARKER
from briefing_app.report import wording as w

_RANGE = re.compile(r"\s*\((?:[<>≈~]?\d+(?:\s*%)?\s*(?:[-–]|to)\s*)?[<>≈~]?\d+\s*%\)")
_ENDS = " .。"
_CUT = re.compile(r"\s*…[\s.]*$")
_REST = re.compile(r"[.!?…。]*(?=\s|$|\[)")


@dataclass(frozen=True, slots=True)
class Stored:
    """A wording for the record. ``certain`` is False where the printed sentence said more, and that part changed too,
    or the stored words were not found in it."""

    text: str
    certain: bool = True


def stored_wording(before: str, after: str, stored: str, *, is_estimate: bool = False) -> Stored:
    """What ``stored`` becomes where its sentence, printed as ``before``, is to read ``after``. ``is_estimate``: the
    report put a range behind the likelihood term."""
    printed, wanted = (text.replace(w.UNSOURCED, "") for text in (before, after))
    if is_estimate:
        printed, wanted = _RANGE.sub("", printed), _RANGE.sub("", wanted)
    whole = _plain(stored)
    core = whole.rstrip(_ENDS)
    end = whole[len(core) :]
    start = printed.casefold().find(core.casefold()) if core else -1
    if start < 0:
        cut = _CUT.sub("", printed)
        if cut != printed and core.startswith(cut):
            return Stored(_CUT.sub("", wanted).rstrip(_ENDS) + core[len(cut) :] + end)
        return Stored(wanted.strip(), certain=False)
    prefix, suffix = printed[:start], printed[start + len(core) :]
    if len(wanted) >= len(prefix) + len(suffix) and wanted.startswith(prefix) and wanted.endswith(suffix):
        inner = wanted[len(prefix) : len(wanted) - len(suffix)]
        return Stored(_ended(inner, end))
    first, last = _places(printed, wanted, start, start + len(core))
    extra = suffix.strip(_ENDS) or prefix
    return Stored(_ended(wanted[first:last] if extra else wanted, end), certain=not extra)


def _ended(text: str, end: str) -> str:
    """With the same end as the stored words: a full stop, or none."""
    text = text.strip()
    return text if text.endswith(("!", "?", "…")) else text.rstrip(_ENDS) + end


def _places(old: str, new: str, *places: int) -> list[int]:
    """Where these places of one text lie in the other."""
    found = []
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place in places:
        code = next((code for code in opcodes if code[1] <= place <= code[2]), ("equal", 0, 0, 0, len(new)))
        kind, i, _, k, m = code
        found.append(k + place - i if kind == "equal" else m)
    return found


def with_sentence(text: str, printed: str, wanted: str | None) -> str | None:
    """An author's text in which one sentence, found by how it was printed, reads otherwise or is taken out (None). What
    the sentence rests on stays with it. None where no sentence was printed so."""
    for sentence in w.sentences(text):
        if _plain(printed) not in _printed(sentence.text):
            continue
        start = text.find(sentence.text.rstrip(_ENDS))
        if start < 0:
            return None
        end = start + len(sentence.text.rstrip(_ENDS))
        if wanted is not None:
            own = wanted.replace(w.UNSOURCED, "").strip()
            own = own.rstrip(_ENDS) if _REST.match(text, end)[0] or sentence.ids else own  # type: ignore[index]
            return text[:start] + own + text[end:]
        marker = MARKER.match(text, _REST.match(text, end).end())  # type: ignore[union-attr]
        end = marker.end() if marker else end
        end = _REST.match(text, end).end()  # type: ignore[union-attr]
        return f"{text[:start].rstrip(' ')} {text[end:].lstrip(' ')}".strip(" ")
    return None


def _printed(text: str) -> tuple[str, ...]:
    return _plain(w.sentence(text)), _plain(f"{w.open_end(text)}{w.UNSOURCED}.")


def _plain(text: str) -> str:
    """On one line, with blanks of one kind, as it is read from a file."""
    return " ".join(text.split())


def is_printed_from(printed: str, text: str) -> bool:
    """Whether a sentence of an author's text was printed so."""
    return _plain(printed) in _printed(text)
