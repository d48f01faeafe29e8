# SPDX-License-Identifier: Apache-2.0
"""The numbers that a house's list puts before headings, for the contents: Word counts them itself only in the text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing_app.report.styles import W
from briefing_app.report.template_styles import Sheet

_N = f"{{{W}}}"
_VAL, _LEVEL = f"{_N}val", f"{_N}ilvl"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def heading_numbers(sheet: Sheet, levels: Iterable[int]) -> Iterator[str]:
    """The number before each heading, by the levels of all headings in order; empty where its style counts nothing."""
    lists: dict[str, tuple[Mapping[int, Any], dict[int, int]]] = {}
    for level in levels:
        id, depth = _list_of(sheet, f"Heading{level}")
        if id is None:
            yield ""
            continue
        if id not in lists:
            lists[id] = (_levels(sheet, id), {})
        made, counts = lists[id]
        if depth not in made:
            yield ""
            continue
        counts[depth] = counts.get(depth, _start(made[depth]) - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        for higher in range(depth):
            counts.setdefault(higher, _start(made.get(higher)))
        yield _printed(made, counts, depth)


def _list_of(sheet: Sheet, style: str) -> tuple[str | None, int]:
    """The list that a style belongs to, and its level in it, from 0."""
    number, depth = sheet.list_of(style)
    if number in (None, "0"):
        return None, 0
    named = next(
        (_count(level, _LEVEL) for level in _levels(sheet, number or "").values() if _said(level, "pStyle") == style),
        None,
    )
    return number, depth if named is None else named


def _levels(sheet: Sheet, number: str) -> dict[int, Any]:
    """The levels of a list; an override with a level of its own takes its place."""
    num = next((n for n in sheet.numbering.findall(f"{_N}num") if n.get(f"{_N}numId") == number), None)
    kind = None if num is None else _said(num, "abstractNumId")
    abstract = next(
        (a for a in sheet.numbering.findall(f"{_N}abstractNum") if a.get(f"{_N}abstractNumId") == kind), None
    )
    if num is None or abstract is None:
        return {}
    found = {_count(level, _LEVEL): level for level in abstract.findall(f"{_N}lvl")}
    found |= {_count(level, _LEVEL): level for level in num.findall(f"{_N}lvlOverride/{_N}lvl")}
    return found


def _printed(levels: Mapping[int, Any], counts: Mapping[int, int], depth: int) -> str:
    plain = levels[depth].find(f"{_N}isLgl") is not None

    def number(place: re.Match[str]) -> str:
        each = int(place[1]) - 1
        if each > depth or each not in levels:
            return ""
        return _figure(counts[each], "decimal" if plain else _said(levels[each], "numFmt") or "decimal")

    if _said(levels[depth], "numFmt") == "bullet":
        return ""
    return _PLACE.sub(number, _said(levels[depth], "lvlText") or "").strip()


def _figure(count: int, form: str) -> str:
    if form == "none":
        return ""
    if form in ("upperRoman", "lowerRoman"):
        text = _roman(count)
    elif form in ("upperLetter", "lowerLetter") and count > 0:
        text = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    else:
        return f"{count:02}" if form == "decimalZero" else str(count)
    return text.lower() if form.startswith("lower") else text


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text


def _start(level: Any | None) -> int:
    return 1 if level is None else int(_said(level, "start") or 1)


def _said(node: Any, tag: str) -> str | None:
    found = node.find(f"{_N}{tag}")
    return None if found is None else found.get(_VAL)


def _count(node: Any, name: str) -> int:
    text = node.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 3 else 0
