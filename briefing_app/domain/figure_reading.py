# SPDX-License-Identifier: Apache-2.0
"""Reads "at least 24 injured" as the fields of a figure: bounds, wording, unit and what is counted.

No number is ever made up. A bound is the very number that was said, and how strictly it is meant stays in the wording:
"more than 20" has the minimum 20 and the wording "more than 20", never 21, since what is counted may come in fractions.
"About 300" has the best value 300 and no bounds; "dozens" has a wording and no number.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from briefing_app.domain.edtf import MONTHS
from briefing_app.domain.errors import BadInput
from briefing_app.domain.number_words import NUMBER, NotANumber, Number, plain, read_number

EXAMPLES: Final = "24, at least 24, about 300, between 10 and 12, up to 50 or dozens"
LONGEST: Final = 160
LONGEST_TEXT: Final = 4000

Side = Literal["minimum", "best", "maximum"]

_BEFORE: Final[dict[Side, tuple[str, ...]]] = {
    "minimum": (
        "at least", "more than", "over", "no fewer than", "no less than", "not fewer than", "not less than",
        "upwards of", "upward of", "in excess of", "above", "a minimum of", "minimum", "just over", "well over",
        "greater than", ">=", "≥", ">", "ما لا يقل عن", "لا يقل عن", "أكثر من",
    ),
    "maximum": (
        "at most", "up to", "no more than", "not more than", "as many as", "as much as", "fewer than", "less than",
        "under", "below", "a maximum of", "maximum", "just under", "well under", "<=", "≤", "<", "أقل من",
        "ما لا يزيد عن",
    ),
    "best": (
        "about", "around", "some", "roughly", "approximately", "approx.", "approx", "circa", "ca.", "c.",
        "an estimated", "estimated", "nearly", "almost", "close to", "exactly", "precisely", "~", "≈",
        "نحو", "حوالي", "قرابة",
    ),
}  # fmt: skip
_AFTER: Final[dict[Side, tuple[str, ...]]] = {
    "minimum": ("or more", "at least", "-plus", "+", "على الأقل"),
    "maximum": ("or fewer", "or less", "at most"),
    "best": ("or so", "or thereabouts"),
}
_VAGUE: Final = (
    "(?:many |several |a few |some )?(?:dozens|scores|hundreds|thousands|millions|tens of thousands|"
    "hundreds of thousands|tens of millions)|several (?:dozen|hundred|thousand|million)|a few (?:dozen|hundred|"
    "thousand|million)|a handful|several|a few|many|عشرات|مئات|آلاف"
)
MEASURES: Final = {
    word: word
    for word in (
        "injured", "wounded", "hurt", "killed", "dead", "deaths", "fatalities", "casualties", "missing", "displaced",
        "arrested", "detained", "evacuated", "hospitalised", "hospitalized", "damaged", "destroyed", "abducted",
        "kidnapped", "rescued", "infected", "ill", "homeless", "stranded",
    )
} | {
    "killing": "killed", "injuring": "injured", "wounding": "wounded", "displacing": "displaced", "died": "dead"
}  # fmt: skip
_PEOPLE: Final = ("people", "persons", "person")
POPULATIONS: Final = (
    "civilians|children|women|men|soldiers|troops|police officers|officers|fighters|militants|protesters|residents|"
    "passengers|crew members|workers|journalists|students|refugees|migrants|hostages|prisoners"
)
_UNITS: Final = (
    r"%|per ?cent|percentage points|\$|€|£|dollars|euros|tonnes|tons|kilometres|km|metres|hectares|litres|barrels"
)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ALL_BEFORE: Final = _any(tuple(word for words in _BEFORE.values() for word in words))
_ALL_AFTER: Final = _any(tuple(word for words in _AFTER.values() for word in words))
_AMOUNT: Final = (
    rf"(?:(?P<before>(?<!\w)(?:{_ALL_BEFORE})) ?)?(?P<between>between |from )?(?P<sign>[$€£])?(?P<first>{NUMBER})"
    rf"(?:(?P<join> ?- ?| to | or |(?(between) and |(?!)))(?P<second_sign>[$€£])?(?P<second>{NUMBER}))?"
    rf"(?P<after> ?(?:{_ALL_AFTER})(?!\w))?"
)
_FIGURE: Final = re.compile(_AMOUNT)
_VAGUE_WORDS: Final = re.compile(rf"(?<!\w)(?:{_VAGUE})(?!\w)")
_NUMBER: Final = re.compile(NUMBER)
_COUNTED_BEFORE: Final = re.compile(rf"(?<!\w)({'|'.join(MEASURES)}) $")
_COUNTED: Final = re.compile(
    rf" ?(?P<unit>(?:{_UNITS})(?!\w))?(?: ?of)?(?: ?(?:the|other|more))*"
    rf"(?: ?(?P<people>(?:{'|'.join(_PEOPLE)})(?!\w)))?(?: ?(?P<population>(?:{POPULATIONS})(?!\w)))?"
    rf"(?:(?: ?(?:were|was|are|is|had been|have been|reported|left|as))* ?(?P<measure>(?:{'|'.join(MEASURES)})(?!\w)))?"
)
_COUNTED_NOUN: Final = re.compile(
    rf" (?P<population>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){{0,2}}) (?:were|was|are|is|had been|have been) "
    rf"(?P<measure>(?:{'|'.join(MEASURES)})(?!\w))"
)
_MONTHS: Final = tuple(name.lower() for name in MONTHS)
_MONTH: Final = "|".join([*_MONTHS, *(rf"{name[:3]}\.?(?!\w)" for name in _MONTHS), "sept"])
_DATE_BEFORE: Final = re.compile(
    rf"(?:(?:{_MONTH}) (?:[0-9]{{1,2}}, )?|\b(?:nos?\.?|numbers?|resolution|article|page) )$"
)
_DATE_AFTER: Final = re.compile(
    rf"[ -](?:second|minute|hour|day|night|week|month|year)s?\b|(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})"
    rf"|(?: ?- ?[0-9]{{1,2}})? (?:{_MONTH})|(?:st|nd|rd|th)\b"
)
_NEAR: Final = 24  # characters before a number that can say what it is


class UnreadableFigure(BadInput):
    """The text is no figure that can be read; ``why`` says which part of it."""

    def __init__(self, text: str, why: str) -> None:
        shown = text if len(text) <= 60 else f"{text[:59]}…"
        super().__init__(f"“{shown}” cannot be read as a figure: {why}. Write it as {EXAMPLES}.")
        self.why = why


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What a text says of a figure; None for what it does not say. ``wording`` is None for a bare number."""

    minimum: float | None = None
    best: float | None = None
    maximum: float | None = None
    wording: str | None = None
    unit: str | None = None
    population: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a running text: its number in words (``text``), where it stands with what is counted (``whole``),
    and what that says."""

    start: int
    end: int
    text: str
    whole: str
    reading: FigureReading


def read_figure(text: str) -> FigureReading:
    """What one typed line says. Words after the number that are no known ones are taken for what is counted.

    Raises UnreadableFigure: no number, several that are no range, or one that could be two.
    """
    words = " ".join(text.split())
    if not words or len(words) > LONGEST:
        raise UnreadableFigure(text, "it is too long" if words else "nothing is written there")
    found = _both_ends(words) or _found_in(words)
    if not found:
        raise UnreadableFigure(text, "there is no number in it")
    if len(found) > 1:
        raise UnreadableFigure(text, "there are several numbers in it")
    only = found[0]
    left, right = words[: only.start].strip(" ,:"), words[only.end :].strip(" .,;")
    if _NUMBER.search(plain(right)) or _NUMBER.search(plain(left)):
        raise UnreadableFigure(text, "there are several numbers in it")
    rest = " ".join(part for part in (left, right) if part)
    reading = only.reading
    if not rest:
        return reading
    if len(rest.split()) > 6 or not re.fullmatch(r"[^\W\d_][\w\s’'()-]*", rest):
        raise UnreadableFigure(text, f"“{rest}” is not understood")
    return replace(reading, measure=f"{reading.measure} {rest}" if reading.measure else rest)


def figures_in(text: str) -> list[FoundFigure]:
    """The figures of a running text, from its start; none in one that is too long to be a passage. Dates, years, times,
    spans of time, numbered things and bare "one" are none; what could be two numbers is left out."""
    found: list[FoundFigure] = []
    if len(text) > LONGEST_TEXT:
        return found
    for figure in _found_in(text, strict=False):
        if not (_is_date(text, figure) or figure.text.casefold() in ("one", "a few", "many", "several")):
            found.append(figure)
    return found


def holds_number(wording: str) -> bool:
    """Whether a wording says its number itself, in digits or letters: "fewer than twenty", but not "about"."""
    return bool(_NUMBER.search(plain(wording)))


def _found_in(text: str, *, strict: bool = True) -> list[FoundFigure]:
    low = plain(text)
    found = []
    taken = 0
    for match in sorted(
        [*_FIGURE.finditer(low), *_VAGUE_WORDS.finditer(low)], key=lambda item: (item.start(), -item.end())
    ):
        if match.start() < taken or (match.re is _FIGURE and _is_glued(low, match)):
            continue
        try:
            reading = _reading(text, match) if match.re is _FIGURE else FigureReading(wording=match[0])
        except NotANumber as error:
            if strict:
                raise UnreadableFigure(text, str(error)) from None
            continue
        found.append(_with_counted(text, low, match, reading))
        taken = found[-1].end
    return found


def _both_ends(text: str) -> list[FoundFigure]:
    """ "At least 10 but no more than 12": two numbers, one for each end."""
    low = plain(text)
    matches = [match for match in _FIGURE.finditer(low) if not _is_glued(low, match)]
    if len(matches) != 2 or not re.fullmatch(r",? ?(?:but|and) ?", low[matches[0].end() : matches[1].start()]):
        return []
    first, second = (_safely(text, match) for match in matches)
    if first.minimum is None or second.maximum is None or first.maximum or second.minimum:
        return []
    if first.minimum > second.maximum:
        raise UnreadableFigure(text, "it ends before it begins")
    start, end = matches[0].start(), matches[1].end()
    both = FigureReading(minimum=first.minimum, maximum=second.maximum, wording=text[start:end])
    after = _with_counted(text, low, matches[1], both)
    return [replace(after, start=start, text=text[start:end], whole=text[start : after.end])]


def _safely(text: str, match: re.Match[str]) -> FigureReading:
    try:
        return _reading(text, match)
    except NotANumber as error:
        raise UnreadableFigure(text, str(error)) from None


def _reading(text: str, match: re.Match[str]) -> FigureReading:
    """The bounds of one match. Raises NotANumber."""
    if match["before"] and match["after"]:
        raise NotANumber(match[0], "says twice how exact it is")
    side = _side(match)
    words = text[match.start() : match.end()].strip()
    unit = match["sign"] or match["second_sign"]
    if match["second"] is None:
        if match["between"]:
            raise NotANumber(words, "lacks its other end")
        number = read_number(match["first"])
        is_bare = not (match["before"] or match["after"] or match["first"].startswith(("a", "half")))
        said = FigureReading(wording=None if is_bare else words, unit=unit)
        value = number.value
        if side == "minimum":
            return replace(said, minimum=value)
        return replace(said, maximum=value) if side == "maximum" else replace(said, best=value)
    low, high = _range(match, words)
    if match["before"] and side == "minimum":
        return FigureReading(minimum=low, wording=words, unit=unit)
    if match["before"] and side == "maximum":
        return FigureReading(maximum=high, wording=words, unit=unit)
    return FigureReading(minimum=low, maximum=high, wording=words, unit=unit)


def _side(match: re.Match[str]) -> Side:
    for words, table in ((match["before"], _BEFORE), (match["after"], _AFTER)):
        for side, known in table.items():
            if words and words.strip() in known:
                return side
    return "best"


def _range(match: re.Match[str], words: str) -> tuple[float, float]:
    if match["between"] and (match["between"] == "between ") != (match["join"] == " and "):
        raise NotANumber(words, "is no range; write 10 to 12")
    first, second = read_number(match["first"]), read_number(match["second"])
    low = _same_scale(first, second, words)
    if low > second.value:
        raise NotANumber(words, "ends before it begins")
    return low, second.value


def _same_scale(first: Number, second: Number, words: str) -> float:
    """In "10 to 12 million" both are millions; what "900 to 2 million" means is not guessed. Raises NotANumber."""
    if first.scale == second.scale or first.scale > 1:
        return first.value
    if first.value >= second.mantissa:
        raise NotANumber(words, "could mean two things; write both numbers in full")
    return first.value * second.scale


def _is_glued(low: str, match: re.Match[str]) -> bool:
    """Whether the number is part of something else: a word, a time, a fraction, a name such as COVID-19."""
    start = match.start("first") - (1 if match["sign"] else 0)
    before, after = low[max(0, start - 2) : start], low[match.end() : match.end() + 2]
    if match["before"] is None and not match["between"] and re.search(r"(?:[^\W_]|[\w][-/.:,]|[-/:#№+])$", before):
        return True
    return bool(re.match(r"(?:[^\W_]|[-/:][\w]|[.,][0-9])", after))


def _is_date(text: str, figure: FoundFigure) -> bool:
    """Whether a number of a running text belongs to a date, a year or a numbered thing."""
    end = figure.start + len(figure.text)
    before, after = plain(text[max(0, figure.start - _NEAR) : figure.start]), plain(text[end : end + _NEAR])
    value = figure.reading.best
    is_year = value is not None and 1900 <= value <= 2099 and re.fullmatch("[0-9]{4}", plain(figure.text))
    if figure.reading.measure or figure.reading.population or figure.reading.unit:
        return False
    return bool(_DATE_BEFORE.search(before) or _DATE_AFTER.match(after) or is_year)


def _with_counted(text: str, low: str, match: re.Match[str], reading: FigureReading) -> FoundFigure:
    """Adds unit, population and what is counted where they stand right beside the number."""
    start, end = match.start(), match.end()
    words = text[start:end].strip()
    measure = None
    counted = _COUNTED.match(low, end)
    if counted is not None and any(counted.groupdict().values()):
        measure = MEASURES.get(counted["measure"] or "")
        unit = counted["unit"] or ("people" if counted["people"] else None)
        reading = replace(reading, unit=reading.unit or unit, population=counted["population"])
        end = max(counted.end(name) for name in counted.groupdict())
    elif (noun := _COUNTED_NOUN.match(low, end)) is not None:
        measure = MEASURES[noun["measure"]]
        reading = replace(reading, population=text[noun.start("population") : noun.end("population")])
        end = noun.end()
    if measure is None and (said := _COUNTED_BEFORE.search(low, max(0, start - _NEAR), start)):
        measure = MEASURES[said[1]]
        start = said.start()
    return FoundFigure(start, end, words, text[start:end], replace(reading, measure=measure))
