# SPDX-License-Identifier: Apache-2.0
"""Whether a new wording still fits what it rests on: numbers, names, dates, negations, likelihood terms and quoted
words that neither the former wording nor a cited passage has. Each is a reason to look, not a fault."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from briefing_app.domain import scales
from briefing_app.domain.edtf import MONTHS
from briefing_app.domain.figure_reading import figures_in
from briefing_app.domain.number_words import NUMBER, NotANumber, plain, read_number
from briefing_app.domain.records import Assessment, Claim

Kind = Literal["number", "date", "name", "negation", "negation_gone", "likelihood", "other_term", "quotation", "figure"]
_MONTHS: Final = {name.casefold(): number for number, name in enumerate(MONTHS, 1)} | {
    name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)
}
_MONTHS["sept"] = 9
_MONTH: Final = "|".join(sorted((re.escape(name) for name in _MONTHS), key=len, reverse=True))
_DAY_FIRST: Final = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b(?:\.?,? (\d{{4}}))?", re.IGNORECASE
)
_MONTH_FIRST: Final = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?", re.IGNORECASE)
_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_WEEKDAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_TIME: Final = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b(?! ?%)")
_PERCENT: Final = re.compile(r"\(\s*[≈~<>]?\d+\s*[-–]\s*\d+\s*%\s*\)")
_NEGATIONS: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|fail(?:s|ed)? to|den(?:y|ies|ied)"
    r"|kein(?:e[mnrs]?)?|nicht|nie|niemand|ohne)\b|n[’']t\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"“([^”“]{2,})”|«([^»«]{2,})»|„([^“”„]{2,})[“”]|\"([^\"]{2,})\"")
_CAPITALISED: Final = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_NAME: Final = re.compile(
    rf"(?<![\w’'-]){_CAPITALISED}(?: (?:(?:of|the|de|la|el|al|van|von|bin|der|du) )?{_CAPITALISED})*"
)
_SENTENCE: Final = re.compile(r"(?:^|[.!?:…]\s+|[“\"„«(])\s*")
_AMBIGUOUS: Final = frozenset({"certain", "remote", "impossible"})
_MOST: Final = 20
LONGEST: Final = 20_000
"""Letters beyond which a text is not looked at."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look: what it is about, the words, and what the case has instead where that is known."""

    kind: Kind
    words: str
    instead: str = ""


def doubts(
    old: str, new: str, passages: Sequence[str], record: Claim | Assessment | None = None, scale: str | None = None
) -> list[Doubt]:
    """``passages``: all that the record rests on, in its words and in translation. ``scale``: the one that the
    assessment's term belongs to."""
    if len(new) > LONGEST:
        return []
    told = [text[:LONGEST] for text in (old, *passages)]
    found = [*_numbers(new, told), *_dates(new, told), *_names(new, told), *_negations(old, new)]
    found += [*_terms_of(new, told, record, scale), *_quotations(new, told)]
    if isinstance(record, Claim):
        found += _figure(old, new, record)
    return list(dict.fromkeys(found))[:_MOST]


# -- numbers ---------------------------------------------------------------------------------------------------------


def _numbers(new: str, told: Sequence[str]) -> Iterator[Doubt]:
    known = {value for text in told for value, _ in values_in(text)}
    for value, words in values_in(new):
        if value not in known:
            yield Doubt("number", words)


def values_in(text: str) -> list[tuple[float, str]]:
    """The numbers of a text that are part of no date, each with the words in which it stands."""
    bare = _without_dates(_PERCENT.sub(lambda match: " " * len(match[0]), text))
    found: dict[float, str] = {}
    for figure in figures_in(bare):
        reading = figure.reading
        for value in (reading.minimum, reading.best, reading.maximum):
            if value is not None:
                found.setdefault(value, figure.text)
    for match in re.finditer(NUMBER, plain(bare)):
        try:
            number = read_number(match[0]).value
        except NotANumber:
            continue
        if match[0] not in ("one", "a hundred"):
            found.setdefault(number, bare[match.start() : match.end()])
    return list(found.items())


def _figure(old: str, new: str, claim: Claim) -> Iterator[Doubt]:
    """Whether other words still say the number that the claim's fields hold."""
    wanted = [value for value in (claim.minimum, claim.best, claim.maximum) if value is not None]
    before, said = (dict(values_in(text)) for text in (old, new))
    if claim.kind != "figure" or not wanted or not said or said.keys() == before.keys():
        return
    if not said.keys() & set(wanted):
        stored = claim.wording or " to ".join(dict.fromkeys(f"{value:,g}" for value in wanted))
        yield Doubt("figure", ", ".join(list(said.values())[:3]), stored)


# -- dates -----------------------------------------------------------------------------------------------------------


def _dates(new: str, told: Sequence[str]) -> Iterator[Doubt]:
    known = {date for text in told for date, _ in _dates_in(text)}
    for date, words in _dates_in(new):
        if date not in known:
            yield Doubt("date", words)


def _dates_in(text: str) -> list[tuple[str, str]]:
    found = [(f"{int(m[1])} {_MONTHS[m[2].casefold()]}", m[0]) for m in _DAY_FIRST.finditer(text)]
    found += [(f"{int(m[2])} {_MONTHS[m[1].casefold()]}", m[0]) for m in _MONTH_FIRST.finditer(text)]
    found += [(f"{int(m[3])} {int(m[2])}", m[0]) for m in _ISO.finditer(text)]
    found += [(m[0], m[0]) for m in _YEAR.finditer(text)]
    found += [(m[0].casefold(), m[0]) for m in _WEEKDAY.finditer(text)]
    return found + [(f"{int(m[1])}:{m[2]}", m[0]) for m in _TIME.finditer(text)]


def _without_dates(text: str) -> str:
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO, _YEAR, _TIME):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


# -- words -----------------------------------------------------------------------------------------------------------


def _names(new: str, told: Sequence[str]) -> Iterator[Doubt]:
    """Capitalised words that nobody said before. The first word of a sentence may be any word."""
    known = {word for text in told for word in _words(text)}
    starts = {match.end() for match in _SENTENCE.finditer(new)}
    for match in _NAME.finditer(new):
        parts = match[0].split(" ")
        if match.start() in starts:
            parts = parts[1:]
        strange = [part for part in parts if part[:1].isupper() and _is_strange(part, known)]
        if strange:
            yield Doubt("name", " ".join(parts))


def _is_strange(part: str, known: set[str]) -> bool:
    word = part.casefold().removesuffix("’s").removesuffix("'s")
    return len(word) > 1 and word not in known and word not in _MONTHS and _WEEKDAY.fullmatch(word) is None


def _words(text: str) -> Iterator[str]:
    for word in re.findall(r"[^\W_][\w’'-]*", text.casefold()):
        yield word.removesuffix("’s").removesuffix("'s")


def _negations(old: str, new: str) -> Iterator[Doubt]:
    before, after = (Counter(found.casefold() for found in _NEGATIONS.findall(text)) for text in (old, new))
    if sum(before.values()) == sum(after.values()):
        return
    for word in after - before:
        yield Doubt("negation", word)
    for word in before - after:
        yield Doubt("negation_gone", word)


def _quotations(new: str, told: Sequence[str]) -> Iterator[Doubt]:
    known = [_folded(text) for text in told]
    for match in _QUOTED.finditer(new):
        words = next(part for part in match.groups() if part)
        if not any(_folded(words) in text for text in known):
            yield Doubt("quotation", words)


def _folded(text: str) -> str:
    return " ".join(_words(text))


# -- likelihood ------------------------------------------------------------------------------------------------------


def _terms_of(new: str, told: Sequence[str], record: Claim | Assessment | None, scale: str | None) -> Iterator[Doubt]:
    if isinstance(record, Assessment) and record.term and scale:
        try:
            stored = scales.likelihood(scale).term(record.term)
        except (scales.UnknownScale, scales.UnknownGrade):
            return
        own = {words.casefold() for words in stored.wordings}
        for words in _fresh_terms(new, told[:1]):
            if words.casefold() not in own:
                yield Doubt("other_term", words, stored.label)
        return
    for words in _fresh_terms(new, told):
        yield Doubt("likelihood", words)


def _fresh_terms(new: str, told: Iterable[str]) -> Iterator[str]:
    """The likelihood terms that nobody said before."""
    known = {match[0].casefold() for text in told for match in _likelihood_words().finditer(text)}
    return (match[0] for match in _likelihood_words().finditer(new) if match[0].casefold() not in known)


@cache
def _likelihood_words() -> re.Pattern[str]:
    """Every wording of every scale as whole words, the longest first."""
    known = {word for scale in scales.likelihood_scales() for term in scale.terms() for word in term.wordings}
    ordered = sorted(known - _AMBIGUOUS, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)
