# SPDX-License-Identifier: Apache-2.0
"""How values are said in words: dates, numbers, figures, grades, sentences. Plain functions that know no case."""

import re
from dataclasses import dataclass, field

from briefing_app.domain.figure_reading import holds_number
from briefing_app.domain.markers import MARKER, ids_in
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.domain.records import Claim
from briefing_app.domain.scale_types import NO_BREAK_SPACE

NOT_STATED = "not stated"
UNSOURCED = " (unsourced)"

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "maj",
        "sen",
        "rep",
        "gov",
        "pres",
        "st",
        "no",
        "nos",
        "vs",
        "approx",
        "ca",
        "cf",
        "fig",
        "art",
        "par",
        "dept",
        "inc",
        "ltd",
        "co",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.n",
        "u.k",
        "e.u",
        "e.g",
        "i.e",
        "a.m",
        "p.m",
    ]
)
_STOP = re.compile(r"[.!?…؟۔]+[\"”’»)\]]*(?=\s|$)|[。！？]+[”’」』）]*")
_ITEM = re.compile(r"\s*[-–•*]\s+(?=\S)")
_LETTER = re.compile(r"\S")
_LONGEST_WORD = 100
"""Letters before a stop that are looked through for an abbreviation."""
_BLANKS = re.compile(r"[^\S\u00a0\u202f ][^\S\u00a0\u202f]*| [^\S\u00a0\u202f]+")  # any but single blanks
_FULL_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔")
COLONS = (":", "：")
_AT_LEAST = ("at least", "more than", "over", "no fewer than", "not fewer than", "upwards of")
_AT_MOST = ("at most", "fewer than", "less than", "under", "up to", "no more than", "below")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the ids that its author put behind it; ``start`` and ``end`` are its place, marks included."""

    text: str
    ids: tuple[str, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


def date_words(text: str | None, missing: str = NOT_STATED) -> str:
    """An EDTF date as it stands in a table; what cannot be read as one is printed as it is."""
    if not text:
        return missing
    try:
        return PartialDate.parse(text).in_english()
    except InvalidDate:
        return text


_IN_ONE_PIECE = re.compile(r"(?<=\d) (?=[A-Z])")


def short_date(text: str | None, missing: str = NOT_STATED) -> str:
    """The same for narrow columns: short month names; day and month, and the time, each in one piece."""
    if not text:
        return missing
    try:
        return _IN_ONE_PIECE.sub(NO_BREAK_SPACE, PartialDate.parse(text).in_english("short"))
    except InvalidDate:
        return text


def date_phrase(text: str | None) -> str:
    """The day of an EDTF date as an adverb: "on 3 March 2031"; nothing if there is none."""
    if not text:
        return ""
    try:
        return PartialDate.parse(day_of(text)).phrase()
    except InvalidDate:
        return f"as of {text}"


def day_of(text: str) -> str:
    """An EDTF date without its time of day; intervals stay as they are."""
    return text if "/" in text else text.partition("T")[0]


def year_of(text: str | None) -> str:
    """The year that a date lies in, or nothing."""
    try:
        return f"{PartialDate.parse(text).sort_key[0].year:04}" if text else ""
    except InvalidDate:
        return ""


_YEARS = re.compile(r"\b\d{4}\b")


def within_year(words: str, year: str) -> str:
    """A date in words without this year, where no other is named."""
    if year and _YEARS.findall(words) == [year]:
        return words.replace(f" {year}", "")
    return words


def period_words(start: str | None, end: str | None) -> str:
    """A reporting period from its two ends, either of which may be missing."""
    if start and end:
        try:
            return PartialDate.parse(f"{start}/{end}").in_english()
        except InvalidDate:
            return f"{date_words(start)} to {date_words(end)}"
    if start:
        return f"from {date_words(start)}"
    return f"until {date_words(end)}" if end else ""


def date_key(text: str | None) -> tuple[bool, str, str]:
    """Sorts by time; what has no date comes last."""
    if not text:
        return (True, "", "")
    try:
        first, last, whole = PartialDate.parse(text).sort_key
    except InvalidDate:
        return (True, text, "")
    return (False, first.isoformat(), last.isoformat() + whole)


def number_words(value: float) -> str:
    """A number without needless decimals: 1,200 or 2.5."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.10g}"


def figure_words(claim: Claim) -> str:
    """The value of a figure as its authority put it: "at least 24", "27 to 35", "30 (27 to 35)", "dozens"."""
    wording = (claim.wording or "").strip()
    words = _value_words(claim, wording)
    if words and claim.unit and claim.unit.casefold() not in words.casefold():
        words = f"{words} {claim.unit}"
    return words or NOT_STATED


def figure_prose(claim: Claim) -> str:
    """The same for running text, where small counts stand in letters."""
    words = figure_words(claim)
    numbers = re.findall(r"[\d.,]*\d", words)
    if claim.unit or not numbers or not all(n.isdecimal() and int(n) < len(_SMALL) for n in numbers):
        return words
    return re.sub(r"\d+", lambda found: count_name(int(found.group())), words)


def _value_words(claim: Claim, wording: str) -> str:
    if holds_number(wording):
        return wording
    low, best, high = claim.minimum, claim.best, claim.maximum
    if low is not None and high is not None and low != high:
        span = f"{number_words(low)} to {number_words(high)}"
        words = f"{number_words(best)} ({span})" if best is not None else span
        return f"{wording} {words}".strip()
    given = best if best is not None else low if low is not None else high
    if given is None:
        return wording
    if not wording and best is None and low != high:
        wording = "at least" if low is not None else "at most"
    return f"{wording} {number_words(given)}".strip()


def figure_bounds(claim: Claim) -> tuple[float, float] | None:
    """The values that the figure allows, or None where it holds no number."""
    numbers = [value for value in (claim.minimum, claim.best, claim.maximum) if value is not None]
    if not numbers:
        return None
    wording = (claim.wording or "").casefold()
    low, high = min(numbers), max(numbers)
    if wording.startswith(_AT_LEAST) or (claim.minimum is not None and len(numbers) == 1):
        high = float("inf")
    if wording.startswith(_AT_MOST) or (claim.maximum is not None and len(numbers) == 1):
        low = float("-inf")
    return low, high


def grade_code(reliability: str | None, credibility: str | None) -> str:
    """The two codes side by side for a narrow column, with a dash for one that is missing: B2, B/–, –/2."""
    if reliability and credibility:
        return reliability + credibility
    if not reliability and not credibility:
        return "–"
    return f"{reliability or '–'}/{credibility or '–'}"


def grade_words(reliability: str | None, credibility: str | None) -> str:
    """The same for running text, where what is missing is said in words."""
    if reliability and credibility:
        return reliability + credibility
    if reliability:
        return f"{reliability}, credibility not graded"
    if credibility:
        return f"reliability not graded, credibility {credibility}"
    return "not graded"


def one_line(text: str) -> str:
    """Without line breaks and runs of blanks; blanks that hold words together stay. What it turns, it turns back."""
    text = flat(text)
    return text + turned_back(text)


def flat(text: str) -> str:
    """The same without anything added, for exact words."""
    return _BLANKS.sub(" ", text).strip()


def turned_back(text: str) -> str:
    """What ends the embeddings, overrides and isolates that a text leaves open, so that they turn nothing of ours."""
    if _TURNS.search(text) is None:
        return ""
    open_ends: list[str] = []
    for character in text:
        if character in _TURNING:
            open_ends.append(_TURNING[character])
        elif character == _END_OF_ISOLATE and character in open_ends:
            while open_ends.pop() != character:
                pass
        elif open_ends and character == open_ends[-1]:
            open_ends.pop()
    return "".join(reversed(open_ends))


_TURNS = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"
_TURNING = dict.fromkeys("\u202a\u202b\u202d\u202e", _END_OF_EMBEDDING) | dict.fromkeys(
    "\u2066\u2067\u2068", _END_OF_ISOLATE
)


def shortened(text: str, most: int) -> str:
    """On one line, at most so many characters, cut behind a word where something is left out."""
    text = one_line(text)
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def fold(text: str | None) -> str:
    """For comparing: without regard to case and blanks."""
    return one_line(text or "").casefold()


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def is_closed(text: str) -> bool:
    """Whether a text ends like a sentence, perhaps within quotation marks."""
    return text.rstrip("\"”’»)'」』").endswith(_FULL_STOPS)


def open_end(text: str) -> str:
    """A sentence without its full stop, so that something can follow within it."""
    text = flat(text)
    return one_line(text.rstrip(".。") if not text.endswith(("...", "e.g.", "i.e.", "a.m.", "p.m.")) else text)


def sentence(text: str) -> str:
    """With a full stop, unless it already ends like a sentence, or with a colon, which leads to what follows."""
    text = flat(text)
    return one_line(text) if not text or is_closed(text) or text.endswith(COLONS) else one_line(text) + "."


def join_words(words: list[str], last: str = "and") -> str:
    """A list in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def count_words(count: int, singular: str, plural: str = "") -> str:
    """A count with its noun; small counts in letters."""
    return f"{count_name(count)} {singular if count == 1 else plural or singular + 's'}"


def count_name(count: int) -> str:
    """A count in letters up to twelve, in digits above."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else number_words(count)


_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def sentences(text: str | None) -> list[Sentence]:
    """Splits a text into sentences, each with the ids from ``[@id, id]`` behind it. Line breaks end a sentence too.
    What marks a line as an item of a list belongs to none."""
    found: list[Sentence] = []
    at = 0
    for line in (text or "").splitlines(keepends=True):
        item = _ITEM.match(line)
        words = line[item.end() if item is not None else 0 :].strip()
        found.extend(_sentences_of(words, at + len(line.rstrip()) - len(words)))
        at += len(line)
    return found


def is_item(line: str) -> bool:
    """Whether a line of an author's text is an item of a list."""
    return _ITEM.match(line) is not None


def _sentences_of(line: str, at: int) -> list[Sentence]:
    """Those of one line, which begins at ``at`` in the text."""
    found: list[Sentence] = []
    start = position = 0

    def keep(words: str, end: int, ids: tuple[str, ...] = ()) -> None:
        blank = len(line[start:end]) - len(line[start:end].lstrip())
        if words.strip() or ids:
            found.append(Sentence(words.strip(), ids, at + start + blank, at + end))

    marker = MARKER.search(line)
    while position < len(line):
        stop = _STOP.search(line, position)
        if marker and marker.start() < position:
            marker = MARKER.search(line, position)
        if marker and (not stop or marker.start() <= stop.end()):
            after = _STOP.match(line, marker.end())
            end = after.end() if after else marker.end()
            keep(line[start : marker.start()] + (after.group() if after else ""), end, ids_in(marker.group(1)))
            start = position = end
        elif stop is None:
            break
        elif _is_abbreviation(line, start, stop):
            position = stop.end()
        else:
            keep(line[start : stop.end()], stop.end())
            start = position = stop.end()
    keep(line[start:], len(line))
    return found


def _is_abbreviation(line: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    following = _LETTER.search(line, stop.end())
    if following is None or following[0].islower():
        return following is not None
    words = line[max(start, stop.start() - _LONGEST_WORD) : stop.start()].rsplit(None, 1)
    word = words[-1] if words else ""
    word = word.lstrip("(“\"'‘")
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        return True
    return word.casefold() in _ABBREVIATIONS
