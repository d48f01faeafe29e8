# SPDX-License-Identifier: Apache-2.0
"""How the notes name a source: in full at first, in short when it comes again.

The house style names the source of an earlier note by its number; Chicago's repeats author and short title and never
writes "ibid.". Grade, speaker and the exact words stand in every style; dates are written as in the rest of the report.
"""

import re
from collections.abc import Mapping
from typing import Protocol

from briefing_app.domain.records import Citation, Source, Version
from briefing_app.report import wording as w
from briefing_app.report.model import CitationStyle, Run

_KINDS_TOLD = {
    "interview": "interview",
    "post": "post",
    "broadcast": "broadcast",
    "dataset": "dataset",
    "picture": "picture",
}
_BY_PERSONS = frozenset({"article", "interview", "broadcast"})
_NAME = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*\s+){1,3}?((?:(?:al|bin|da|de|del|den|der|di|du|la|le|ten|van|von)\s+)*(?:[ae]l-)?[A-ZÀ-ÖØ-Þ][\w'’-]+)"
)
_BODIES = frozenset(
    ["agency", "army", "association", "authority", "board", "bureau", "commission", "committee", "company",
     "correspondent", "correspondents", "council", "crescent", "cross", "desk", "editors", "foundation", "government",
     "group", "institute", "media", "ministry", "nations", "network", "news", "office", "police", "post", "press",
     "presse", "reporter", "reporters", "review", "service", "services", "society", "staff", "team", "times", "union",
     "university", "watch", "writer", "writers"]
)  # fmt: skip
_PART = re.compile(r"\s*(?::|\s[–—-]\s).*")
_LONGEST_TITLE = 60


class Style(Protocol):
    """The words around a quotation."""

    def full(self, source: Source, version: Version, citation: Citation, grade: str) -> list[Run]:
        """What stands before the quotation where the source is named for the first time."""

    def again(self, source: Source, grade: str, place: str) -> list[Run]:
        """The same where the source was named before. ``place``: in which words that is said, or empty where it was the
        one just before, in the same note."""

    def joined(self, runs: list[Run], voices: list[Run]) -> list[Run]:
        """The name of the source and, behind a comma, who speaks in it."""

    def after(self, source: Source, version: Version, grade: str, *, first: bool) -> list[Run]:
        """What stands behind the quotation. ``first``: the source was named for the first time."""


class House:
    """Author, “title”, outlet, date, grade: “words”; retrieved on a day. Again: outlet, as note 3, grade: “words”."""

    def full(self, source: Source, version: Version, citation: Citation, grade: str) -> list[Run]:
        runs = [Run(f"{w.one_line(source.author)}, ")] if source.author else []
        runs += [Run("“"), Run(w.one_line(source.title), "source", citation.id), Run("”")]
        parts = [*_kind_and_outlet(source), w.date_words(w.day_of(source.published or ""), "undated"), grade]
        return [*runs, Run(", " + ", ".join(parts))]

    def again(self, source: Source, grade: str, place: str) -> list[Run]:
        return [Run(f"{short_name(source)}, as {place}, {grade}" if place else f"the same, {grade}")]

    def joined(self, runs: list[Run], voices: list[Run]) -> list[Run]:
        return runs + voices

    def after(self, source: Source, version: Version, grade: str, *, first: bool) -> list[Run]:
        retrieved = _retrieved(source, version)
        if not first or not retrieved:
            return []
        if retrieved == w.day_of(source.published or ""):
            return [Run("; retrieved the same day")]
        return [Run(f"; retrieved {w.date_words(retrieved)}")]


class Chicago:
    """Author, “Title,” outlet, date, accessed date, URL: “words” [grade]. Again: family name, “Short title”: “words”
    [grade], as the Chicago Manual of Style has it in notes."""

    def full(self, source: Source, version: Version, citation: Citation, grade: str) -> list[Run]:
        runs = [Run(f"{w.one_line(source.author)}, ")] if source.author else []
        runs += [Run("“"), Run(w.one_line(source.title), "source", citation.id), Run(",” ")]
        parts = [*_kind_and_outlet(source), w.date_words(w.day_of(source.published or ""), "n.d.")]
        retrieved = _retrieved(source, version)
        if retrieved:
            parts.append(f"accessed {w.date_words(retrieved)}")
        runs.append(Run(", ".join(parts)))
        return [*runs, Run(", "), Run(w.one_line(source.url), "link")] if source.url else runs

    def again(self, source: Source, grade: str, place: str) -> list[Run]:
        who = family_names(source) or w.one_line(source.outlet or "")
        return [Run(f"{who}, “{short_title(source)}”" if who else f"“{short_title(source)}”")]

    def joined(self, runs: list[Run], voices: list[Run]) -> list[Run]:
        """The comma stands within the quotation marks of a title."""
        if not voices or not runs[-1].text.endswith("”"):
            return runs + voices
        title = Run(f"{runs[-1].text[:-1]},”")
        return [*runs[:-1], title, Run(voices[0].text.removeprefix(",")), *voices[1:]]

    def after(self, source: Source, version: Version, grade: str, *, first: bool) -> list[Run]:
        return [Run(f" [{grade}]")]


STYLES: Mapping[CitationStyle, Style] = {"house": House(), "chicago": Chicago()}


def _kind_and_outlet(source: Source) -> list[str]:
    parts = [_KINDS_TOLD[source.kind]] if source.kind in _KINDS_TOLD else []
    return [*parts, w.one_line(source.outlet)] if source.outlet and source.outlet != source.author else parts


def _retrieved(source: Source, version: Version) -> str:
    return w.day_of(source.retrieved or version.retrieved or "")


def short_name(source: Source) -> str:
    """What the house style calls a source once it has been named in full."""
    return w.one_line(source.outlet or source.author or source.title)


def family_names(source: Source) -> str:
    """The authors without their given names, where these are plainly persons; otherwise the author as recorded, because
    half the name of a body is worse than all of it."""
    author = w.one_line(source.author or "")
    names = re.split(r",\s+and\s+|\s+and\s+|\s+&\s+|,\s+", author)
    found = [_NAME.fullmatch(name) for name in names]
    body = w.fold(author) == w.fold(source.outlet) or _BODIES & set(re.split(r"[\s-]", author.casefold()))
    if body or source.kind not in _BY_PERSONS:
        return author
    family = [match[1] for match in found if match]
    if len(family) < len(names):
        return author
    return f"{family[0]} et al." if len(family) > 3 else w.join_words(family)


def short_title(source: Source) -> str:
    """The title up to a colon or dash, and no longer than a line of a note allows."""
    title = w.open_end(_PART.sub("", w.one_line(source.title)) or source.title)
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE + 1].rpartition(" ")[0].rstrip(",;") + "…" if " " in title else title
