# SPDX-License-Identifier: Apache-2.0
"""A cheap look at HTML before any parser sees it: some pages make parsers hang, and those are refused here.

One pass over the markup, in time linear in its length whatever it holds.
"""

import re
from dataclasses import dataclass
from typing import Final

from briefing_app.domain.errors import BadInput

MAX_TAGS: Final = 150_000
MAX_ATTRIBUTES: Final = 2_000
MAX_NESTING: Final = 1_000
PARSER_NESTING: Final = 250  # libxml2 leaves out what lies deeper than this
_MAX_SPACED_VALUE: Final = 200_000

_TAG: Final = re.compile(
    r"<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,40}+)"
    r"(?P<rest>(?:[^>=]++|=\s*+(?:\"[^\"]*\"|'[^']*')|=)*+))"
)
_VALUES: Final = re.compile(r"=\s*+(?:\"[^\"]*\"|'[^']*')")
_LONG_REST: Final = 4_000
# Elements that never nest: without content, or closed by the next one of their kind.
_FLAT: Final = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody",
        "tfoot", "colgroup", "html", "head", "body", "path", "circle", "rect", "use",
    )
)  # fmt: skip
_RAW: Final = frozenset(("script", "style", "textarea", "title", "noscript", "template", "iframe"))
_RAW_ENDS: Final = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW}
_COMPLEX: Final = "This page is too complex to read safely"
_SUGGESTION: Final = "Copy the text of the article and paste it instead."


@dataclass(slots=True)
class Nesting:
    """Open elements, counted by name, so that a stray end tag costs nothing."""

    deepest: int = 0
    depth: int = 0


def refuse_hostile(markup: str) -> int:
    """Raises BadInput for a page that could hang a parser; returns about how deep its elements nest."""
    if markup.count("<") > MAX_TAGS:
        raise BadInput(f"{_COMPLEX}: over {MAX_TAGS:,} tags. {_SUGGESTION}")
    nesting = Nesting()
    open_names: dict[str, int] = {}
    without_end: set[str] = set()
    place = 0
    while found := _TAG.search(markup, place):
        place = found.end()
        if found["comment"]:
            place = _after(markup, "-->", place, without_end)
            continue
        name = found["name"].lower()
        if len(found["rest"]) > _LONG_REST:
            _check_attributes(found["rest"])
        if name in _RAW and not found["close"] and name not in without_end:
            end = _RAW_ENDS[name].search(markup, place)
            if end is None:
                without_end.add(name)
            else:
                place = end.start()
            continue
        _count(nesting, open_names, name, found)
        if nesting.deepest > MAX_NESTING:
            raise BadInput(f"{_COMPLEX}: elements nested over {MAX_NESTING:,} deep. {_SUGGESTION}")
    return nesting.deepest


def _count(nesting: Nesting, open_names: dict[str, int], name: str, found: re.Match[str]) -> None:
    if name in _FLAT or name in _RAW:
        return
    if found["close"]:
        if open_names.get(name):
            open_names[name] -= 1
            nesting.depth -= 1
    elif not found["rest"].endswith("/"):
        open_names[name] = open_names.get(name, 0) + 1
        nesting.depth += 1
        nesting.deepest = max(nesting.deepest, nesting.depth)


def _check_attributes(rest: str) -> None:
    bare = _VALUES.sub("= ", rest)
    attributes = len(bare.replace("/", " ").split())
    if attributes > MAX_ATTRIBUTES:
        raise BadInput(f"{_COMPLEX}: one tag has about {attributes:,} attributes. {_SUGGESTION}")
    if len(rest) > _MAX_SPACED_VALUE and any(
        len(value) > _MAX_SPACED_VALUE and len(value.split()) > MAX_ATTRIBUTES * 10
        for value in _VALUES.findall(rest)
        if "<" not in value
    ):
        raise BadInput(f"{_COMPLEX}: one attribute is over 200,000 characters. {_SUGGESTION}")


def _after(markup: str, mark: str, place: int, without_end: set[str]) -> int:
    if mark in without_end:
        return place
    end = markup.find(mark, place)
    if end < 0:
        without_end.add(mark)
        return place
    return end + len(mark)
