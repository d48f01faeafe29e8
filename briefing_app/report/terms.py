# SPDX-License-Identifier: Apache-2.0
"""What the report takes from the scales: likelihood phrases, words for grades, markings."""

import re
from functools import cache

from briefing_app.domain import scales
from briefing_app.domain.scale_types import NO_BREAK_SPACE
from briefing_app.report import wording as w
from briefing_app.report.model import Marking

EXAMINED = {
    "unexamined": "not examined",
    "supported": "supported",
    "with_caveats": "supported with caveats",
    "unsupported": "not supported",
}
READINGS = {
    "not_seen": "not seen",
    "some_signs": "some signs",
    "seen": "seen",
    "cannot_tell": "cannot be told",
}
MARKS = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "very inconsistent",
    "NA": "not applicable",
}
"""What analysts say of an assumption, of an indicator, and of a row of evidence beside an answer, in words."""
UNMARKED = Marking("", "000000", "FFFFFF")
_NOUN_ENDINGS = ("chance", "odds", "possibility", "probability")
_BARE = ("almost no", "no ", "even odds", "roughly even odds")
_LIKELIHOOD_WORDS = re.compile(
    r"\b(?:un)?likel(?:y|ihood)\b|\b(?:im)?probab(?:le|ly|ility)\b|\b(?:almost|nearly) certain(?:ly)?\b"
    r"|\b(?:even|remote|no) (?:chance|odds)\b|\d\s*(?:%|per ?cent)",
    re.IGNORECASE,
)


def likelihood(scale: str | None, term: str) -> str:
    """The term with its range; a term of no scale stands in quotation marks, because nobody has said what it means."""
    if scale is None:
        return f"“{term}”"
    try:
        return scales.phrase(scale, term)
    except (scales.UnknownScale, scales.UnknownGrade):
        return f"“{term}”"


def band(scale: str | None, term: str) -> tuple[float, float] | None:
    """The range of a term in per cent, or None where its scale is not known."""
    if scale is None:
        return None
    try:
        found = scales.likelihood(scale).term(term)
    except (scales.UnknownScale, scales.UnknownGrade):
        return None
    return (found.low, found.high)


def we_judge(phrase: str) -> tuple[str, str]:
    """What stands before and after a likelihood phrase in a sentence of its own about "this"."""
    if not _is_noun(phrase):
        return "We judge this ", ""
    return f"We see {_article(phrase)}", " of this"


def judges_it(phrase: str) -> str:
    """The same in the third person, with the phrase."""
    if not _is_noun(phrase):
        return f"judges it {phrase}"
    return f"sees {_article(phrase)}{phrase}"


def judged(phrase: str, what: str, *, many: bool) -> str:
    """The same about something that is named, by several or by one."""
    if not _is_noun(phrase):
        return f"{'judge' if many else 'judges'} {what} {phrase}"
    return f"{'see' if many else 'sees'} {with_article(phrase)} of {what}"


def with_article(phrase: str) -> str:
    """A likelihood phrase with the article that it needs, if any."""
    return f"{_article(phrase)}{phrase}" if _is_noun(phrase) else phrase


def _is_noun(phrase: str) -> bool:
    return phrase.split(" (")[0].strip("“”").endswith(_NOUN_ENDINGS)


def _article(phrase: str) -> str:
    if phrase.startswith(_BARE):
        return ""
    return "an " if phrase[0] in "aeiou" else "a "


def range_words(low: float | None, high: float | None) -> str:
    """A probability or range as it is stored, or nothing."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None and low != high:
        return f"{w.number_words(low)}–{w.number_words(high)}{NO_BREAK_SPACE}%"
    words = "" if low == high else "at least " if low is not None else "at most "
    given = low if low is not None else high
    return f"{words}{w.number_words(given or 0)}{NO_BREAK_SPACE}%"


def find_term(text: str, term: str, scale: str | None) -> tuple[int, int] | None:
    """Where the sentence holds the term, and not as part of a longer term of the same scale; None if nowhere."""
    longer = [other for other in _wordings(scale) if len(other) > len(term) and term.casefold() in other.casefold()]
    taken = [found.span() for other in longer for found in _whole_words(other).finditer(text)]
    for found in _whole_words(term).finditer(text):
        if not any(start <= found.start() and found.end() <= end for start, end in taken):
            return found.span()
    return None


@cache
def _wordings(scale: str | None) -> tuple[str, ...]:
    if scale is None:
        return ()
    try:
        return tuple(wording for term in scales.likelihood(scale).terms() for wording in term.wordings)
    except scales.UnknownScale:
        return ()


@cache
def _whole_words(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)


def speaks_of_likelihood(text: str) -> bool:
    """Whether a sentence holds a likelihood term or a probability, which may not stand beside a confidence."""
    return _LIKELIHOOD_WORDS.search(text) is not None


def scale_title(scale: str) -> str:
    """What people call the scale."""
    try:
        return scales.load(scale).title
    except scales.UnknownScale:
        return scale


def confidence_word(code: str) -> str:
    """The label of a confidence level, for the middle of a sentence."""
    return _label("confidence", code).lower()


def reliability_words(code: str | None) -> str:
    """A reliability code with what it means: "B, usually reliable"."""
    return f"{code}, {_label('admiralty-reliability', code).lower()}" if code else "not graded"


def _label(scale: str, code: str) -> str:
    try:
        return scales.load(scale).item(code).label
    except scales.UnknownGrade:
        return code


def marking(code: str | None) -> Marking:
    """The banner of a handling mark. A mark of no known scheme is printed as it is, white on black."""
    if not code:
        return UNMARKED
    try:
        mark = scales.scheme_of(code).marking(code)
    except scales.UnknownGrade:
        return Marking(code, "FFFFFF", "000000")
    return Marking(mark.label, mark.text.lstrip("#"), mark.background.lstrip("#"))


def portion(code: str) -> str:
    """The mark of a single portion, in brackets."""
    try:
        mark = scales.scheme_of(code).marking(code).portion
    except scales.UnknownGrade:
        mark = code
    return mark if mark.startswith("(") else f"({mark})"


def marking_meaning(code: str | None) -> str:
    """What a handling mark allows, or nothing if the program does not know."""
    try:
        return scales.scheme_of(code).item(code).meaning if code else ""
    except scales.UnknownGrade:
        return ""


def likelihood_rows(scale: str | None, used: set[str]) -> list[tuple[str, str]]:
    """The terms of a likelihood scale that are used, with their ranges, in the order of the scale."""
    if scale is None:
        return []
    try:
        known = scales.likelihood(scale)
    except scales.UnknownScale:
        return []
    return [(term.label, term.range_text) for term in known.terms() if used.intersection((term.code, *term.wordings))]


def grade_rows(scale: str, used: set[str]) -> list[tuple[str, str]]:
    """The codes of a grading scale that are used, with label and meaning."""
    return [(item.code, f"{item.label}. {item.meaning}") for item in scales.load(scale).items if item.code in used]


def confidence_rows(used: set[str]) -> list[tuple[str, str]]:
    """The confidence levels that are used, with what they mean."""
    items = reversed(scales.load("confidence").items)
    return [
        (f"{item.label.capitalize()}:", item.meaning[:1].lower() + item.meaning[1:])
        for item in items
        if item.code in used
    ]
