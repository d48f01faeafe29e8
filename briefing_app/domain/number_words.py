# SPDX-License-Identifier: Apache-2.0
"""Numbers as they stand in a text: with separators, in letters up to a hundred, in Arabic or Persian digits, in
millions and dozens.

What could be two numbers ("1.234") is refused, and nothing is rounded.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL: Final = {word: number for number, word in enumerate(_UNITS)} | {
    word: 20 + 10 * index for index, word in enumerate(_TENS)
}
_SCALES: Final = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "mn": 1_000_000,
    "billion": 1_000_000_000, "bn": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_GAP: Final = "[ \u00a0\u202f\u2009]"

_DIGITS: Final = rf"[0-9]+(?:(?:[.,'’]|{_GAP}(?=[0-9]{{3}}(?![0-9])))[0-9]+)*"
_LETTERS: Final = (
    rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(sorted(_UNITS, reverse=True))}"
)
_SCALE: Final = "|".join(sorted(_SCALES, key=len, reverse=True))
NUMBER: Final = rf"(?:(?:{_DIGITS}|\b(?:{_LETTERS})\b)(?:[ -]?(?:{_SCALE})\b)?|\b(?:half a dozen|an? (?:{_SCALE}))\b)"
"""A pattern without groups, for a text that went through ``plain``."""

_PLAIN_NUMBER: Final = re.compile(r"[0-9]+")
_GROUPED: Final = re.compile(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+|[0-9]{{1,3}}(?:['’][0-9]{{3}})+"
)
_MANY_POINTS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_POINT: Final = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.([0-9]+)")
_PARTS: Final = re.compile(rf"(?P<number>{_DIGITS}|(?:{_LETTERS}))[ -]?(?P<scale>{_SCALE})?")
_OTHER_MARKS: Final = str.maketrans({"٬": ",", "٫": ".", "٪": "%", "،": ","} | dict.fromkeys("‐‑‒–—−", "-"))


class NotANumber(ValueError):
    """The text is no number, or could be two: ``why`` is for people."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(f"“{text}” {why}")
        self.why = why


@dataclass(frozen=True, slots=True)
class Number:
    """A value and how it was written: ``scale`` is what it was multiplied with, 1 where no word says so."""

    value: float
    scale: int = 1

    @property
    def mantissa(self) -> float:
        return self.value / self.scale


def plain(text: str) -> str:
    """The text in lower case with our own digits and dashes, character by character: places stay as they are."""
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    lower = character.translate(_OTHER_MARKS).lower()
    return lower if len(lower) == 1 else character


def read_number(text: str) -> Number:
    """The number that ``plain`` text is. Raises NotANumber."""
    if text == "half a dozen":
        return Number(6.0)
    if text.startswith(("a ", "an ")):
        scale = _SCALES[text.split()[1]]
        return Number(float(scale), scale)
    found = _PARTS.fullmatch(text)
    if found is None:
        raise NotANumber(text, "is no number")
    scale = _SCALES[found["scale"]] if found["scale"] else 1
    written = found["number"]
    value = _letters(written) if written[0].isalpha() else _digits(written)
    return Number(round(value * scale, 6), scale)


def _letters(text: str) -> float:
    return float(sum(_SMALL[word] for word in re.split("[ -]", text)))


def _digits(text: str) -> float:
    """Thousands by comma, space or apostrophe, decimals by point. Raises NotANumber for what may be either."""
    if _PLAIN_NUMBER.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text) or _MANY_POINTS.fullmatch(text):
        return float(re.sub("[^0-9]", "", text))
    if found := _POINT.fullmatch(text):
        whole, decimals = found[1], found[2]
        if len(decimals) == 3 and "," not in whole and len(whole) <= 3 and whole.strip("0"):
            thousands = f"{whole},{decimals}"
            raise NotANumber(text, f"could be thousands or decimals; write {thousands} or {text}0")
        return float(f"{whole.replace(',', '')}.{decimals}")
    raise NotANumber(text, "is not written as a number; write 1,200 or 1.5")
