# SPDX-License-Identifier: Apache-2.0
"""What a scale and its values are. ``scales`` finds and loads them, ``scale_file`` checks their files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

NO_BREAK_SPACE: Final = "\u00a0"


class ScaleError(ValueError):
    """A scale file is wrong, or scales are used together that cannot be."""


class UnknownScale(ValueError):
    """There is no such scale, or it is not of the kind that is wanted."""


class UnknownGrade(ValueError):
    """The code is not on the scale. ``str()`` names the codes that are. ``scale`` is put as "the scale X"."""

    def __init__(self, code: str, scale: str, allowed: tuple[str, ...], hint: str = "") -> None:
        super().__init__(code, scale, allowed, hint)
        self.code = code
        self.scale = scale
        self.allowed = allowed
        self.hint = hint

    def __str__(self) -> str:
        shown = self.code if len(self.code) <= 60 else self.code[:57] + "..."
        if self.hint:
            return f"“{shown}” is not on {self.scale}: {self.hint}."
        return f"“{shown}” is not on {self.scale}; use one of: {', '.join(self.allowed)}."


class Kind(StrEnum):
    """What a scale measures."""

    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    CONFIDENCE = "confidence"
    LIKELIHOOD = "likelihood"
    HANDLING = "handling"


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a scale. ``code`` is what is stored, ``label`` what people read."""

    code: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Grade(Item):
    """A reliability, credibility or confidence. More rank is better; an unknown has none."""

    rank: int | None

    @property
    def is_unknown(self) -> bool:
        return self.rank is None


@dataclass(frozen=True, slots=True)
class Term(Item):
    """A likelihood word with its band in percent. ``forms``: other wordings of the same term."""

    low: float
    high: float
    low_inclusive: bool
    high_inclusive: bool
    shown: str
    forms: tuple[str, ...]
    row: str
    is_extra: bool

    @property
    def range_text(self) -> str:
        """As it is printed, for example ``55–80 %`` with an en dash and a no-break space."""
        return f"{self.shown}{NO_BREAK_SPACE}%"

    @property
    def phrase(self) -> str:
        """The label with its range: ``likely (55–80 %)``. A line may break before the bracket only."""
        return f"{self.label} ({self.range_text})"

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.label, *self.forms)

    def holds(self, low: float, high: float | None = None) -> bool:
        """Whether the whole range from ``low`` to ``high`` percent (or the one number) lies in the band."""
        high = low if high is None else high
        above = low > self.low or (self.low_inclusive and low == self.low)
        below = high < self.high or (self.high_inclusive and high == self.high)
        return low <= high and above and below


@dataclass(frozen=True, slots=True)
class Marking(Item):
    """A handling mark. More rank is more restricted; colours as ``#RRGGBB``."""

    rank: int
    portion: str
    text: str
    background: str
    stix_id: str | None


@dataclass(frozen=True, slots=True)
class Variant:
    """Another authority's labels for the same codes; only those that differ."""

    id: str
    title: str
    source: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """One scale; there is one object for each, so that it compares by identity. Items are in file order."""

    id: str
    title: str
    kind: Kind
    source: str
    unchecked: tuple[str, ...]  # what of it nobody has read in its source
    rows: tuple[str, ...]
    is_nested: bool
    portion_marks: bool  # each paragraph of a document is marked
    variants: tuple[Variant, ...]
    refused: Mapping[str, str]
    items: tuple[Item, ...]
    _by_code: Mapping[str, Item]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._by_code)

    def item(self, code: str) -> Item:
        """Raises UnknownGrade; case and blanks count."""
        found = self._by_code.get(code)
        if found is None:
            hint = self.refused.get("".join(code.split()).upper(), "")
            raise UnknownGrade(code, f"the scale “{self.title}”", self.codes, hint)
        return found

    def grade(self, code: str) -> Grade:
        return _as(Grade, self.item(code), self)

    def term(self, code: str) -> Term:
        return _as(Term, self.item(code), self)

    def marking(self, code: str) -> Marking:
        return _as(Marking, self.item(code), self)

    def grades(self) -> tuple[Grade, ...]:
        return tuple(item for item in self.items if isinstance(item, Grade))

    def markings(self) -> tuple[Marking, ...]:
        """From the least to the most restricted."""
        return tuple(item for item in self.items if isinstance(item, Marking))

    def terms(self, row: str | None = None) -> tuple[Term, ...]:
        """From the least to the most likely; of one row if it is given."""
        return tuple(t for t in self.items if isinstance(t, Term) and row in (None, t.row))

    def label(self, code: str, variant: str | None = None) -> str:
        """The label, as the variant has it if one is named."""
        item = self.item(code)
        if variant is None:
            return item.label
        for known in self.variants:
            if known.id == variant:
                return known.labels.get(code, item.label)
        raise UnknownScale(f"The scale {self.title} has no variant “{variant}”.")

    def term_for_range(self, low: float, high: float | None = None, row: str | None = None) -> tuple[Term, ...]:
        """Every term whose band holds the whole range (percent): for a person to choose from, may be none."""
        return tuple(term for term in self.terms(row) if term.holds(low, high))

    def term_for_wording(self, text: str) -> Term | None:
        """The term with this label or other wording, in any case. For reading texts, not for grades."""
        wanted = " ".join(text.split()).casefold()
        return next((t for t in self.terms() if wanted in (w.casefold() for w in t.wordings)), None)

    def rows_of(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The rows that the terms stand in, in order. More than one should not be mixed without saying so."""
        used = {self.term(code).row for code in codes}
        return tuple(row for row in self.rows if row in used)


_I = TypeVar("_I", bound=Item)


def _as(wanted: type[_I], item: Item, scale: Scale) -> _I:
    if not isinstance(item, wanted):
        kind = wanted.__name__.lower()
        raise UnknownScale(f"{scale.title} is a scale of {scale.kind}, which has no {kind}s.")
    return item
