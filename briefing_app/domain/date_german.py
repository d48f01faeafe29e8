# SPDX-License-Identifier: Apache-2.0
"""Dates as people write them in German, put into the English that ``date_reading`` reads.

Both languages are read at all times, since analysts write in the one and paste from the other. No German word here is
an English word of dates with another meaning; ``am`` after a clock time is left alone, for there it is the English one.
"""

import re
from collections.abc import Callable
from typing import Final

_MONTHS: Final = {
    "januar": "january", "jänner": "january", "jän": "january", "februar": "february", "feber": "february",
    "märz": "march", "maerz": "march", "mär": "march", "mrz": "march", "mai": "may", "juni": "june", "juli": "july",
    "oktober": "october", "okt": "october", "dezember": "december", "dez": "december",
}  # fmt: skip
_WEEKDAYS: Final = {
    "montag": "monday", "dienstag": "tuesday", "mittwoch": "wednesday", "donnerstag": "thursday",
    "freitag": "friday", "samstag": "saturday", "sonnabend": "saturday", "sonntag": "sunday",
    "mo": "monday", "di": "tuesday", "mi": "wednesday", "do": "thursday", "fr": "friday", "sa": "saturday",
    "so": "sunday",
}  # fmt: skip
_WORDS: Final = {
    "anfang": "early", "beginn": "early", "mitte": "mid", "ende": "late",
    "frühjahr": "spring", "frühling": "spring", "sommer": "summer", "herbst": "autumn",
    "heute": "today", "gestern": "yesterday", "vorgestern": "the day before yesterday", "morgen": "tomorrow",
    "im": "in", "der": "the", "die": "the", "das": "the", "den": "the", "dem": "the", "des": "of", "jahres": "",
    "jahr": "", "uhr": "", "und": "and",
}  # fmt: skip
_COUNTS: Final = {
    "einem": "one", "einer": "one", "zwei": "two", "drei": "three", "vier": "four", "fünf": "five", "sechs": "six",
    "sieben": "seven", "acht": "eight", "neun": "nine", "zehn": "ten",
}  # fmt: skip

# What takes more than a word, in this order.
_PHRASES: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = tuple(
    (re.compile(pattern), english)
    for pattern, english in (
        (r", (?:ende unbekannt|ende nicht bekannt)$", ", end not known"),
        (r", (?:beginn|anfang) (?:unbekannt|nicht bekannt)$", ", start not known"),
        (r"\(unsicher\)", "(uncertain)"),
        (r"\bvor (\w+) tag(?:en)?\b", lambda found: f"{_COUNTS.get(found[1], found[1])} days ago"),
        (r"\bvor (\w+) wochen?\b", lambda found: f"{_COUNTS.get(found[1], found[1])} weeks ago"),
        (r"\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b", r"\1.\2.\3"),
        (r"(?<![.\d])(\d{1,2})\.(?=[^\W\d])", r"\1 "),
        (r"(?<![.\d])(\d{1,2})\.(?= ?-|,? [^\W\d]|$| bis\b)", r"\1"),
        (r"\b(\d{4})er(?:[ -]jahren?)?\b", r"\1s"),
        (r"\bdie jahren? (\d{3}0) bis (\d{4})\b", r"the years \1 to \2"),
        (r"\b(?:irgend)?ein(?:em)? tag (?:im jahre? |im |in )", "some day in "),
        (r"\b(?:irgend)?ein(?:em)? monat (?:im jahre? |im |in |des jahres )", "some month of "),
        (r"\b(?:(?:den |das |der )?ganz(?:e[nrsm]?)?|durchgehend) ", "all of "),
        (r"^(?:bis zum|bis zur|bis) ", "until "),
        (r"^(?:seit dem|seit) ", "since "),
        (r"^(?:ab dem|ab) ", "from "),
        (r"^(?:vom|von) ", "from "),
        (r"^zwischen (?:dem )?", "between "),
        (r" (?:bis zum|bis zur|bis) ", " to "),
        (r"\b(?:gegen|um) (?=anfang|mitte|ende)", ""),
        (r"\b(?:etwa|ungefähr|rund|zirka|gegen|um den|um das jahr|um)(?: am| im)? (?!\d{1,2}:)", "about "),
        (r"\bum (?=\d{1,2}:)", "at "),
        (r"\b(?:vermutlich|möglicherweise|vielleicht|wohl|wahrscheinlich)(?: am| im)? ", "possibly "),
        (r"(?<!\d )(?<!\d)\bam\b(?= )", "on"),
    )
)
_ALL: Final = _MONTHS | _WEEKDAYS | _WORDS
_WORD: Final = re.compile(r"[^\W\d_]+")


def in_english(text: str) -> str:
    """The words of a date, case-folded, with German ones put into English; what is no German stays as it is."""
    for pattern, english in _PHRASES:
        text = pattern.sub(english, text)
    return " ".join(_WORD.sub(lambda found: _ALL.get(found[0], found[0]), text).split())
