# SPDX-License-Identifier: Apache-2.0
"""Reads and checks one scale file (TOML). Every fault is a ScaleError that names the file and the item."""

import re
import tomllib
from collections.abc import Iterable
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from briefing_app.domain.scale_types import Grade, Item, Kind, Marking, Scale, ScaleError, Term, Variant

LOWEST_CONTRAST: Final = 4.5
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_STIX_ID: Final = re.compile(r"marking-definition--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class _Table:
    """One table of the file; every key is taken once, and ``done`` refuses what is left."""

    def __init__(self, where: str, data: dict[str, Any]) -> None:
        self.where = where
        self._left = dict(data)

    def wrong(self, why: str) -> ScaleError:
        return ScaleError(f"{self.where}: {why}.")

    def text(self, key: str, default: str | None = None) -> str:
        value = self._left.pop(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(f"{key} must be a text that is not empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.wrong(f"{key} must be a list of texts")
        return tuple(value)

    def mapping(self, key: str) -> dict[str, str]:
        value = self._left.pop(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) and v.strip() for v in value.values()):
            raise self.wrong(f"{key} must be a table of texts")
        return value

    def flag(self, key: str) -> bool:
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false")
        return value

    def number(self, key: str) -> float:
        value = self._left.pop(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(f"{key} must be a number")
        return value

    def rank(self) -> int:
        value = self.number("rank")
        if not isinstance(value, int):
            raise self.wrong("rank must be a whole number")
        return value

    def tables(self, key: str, name: str) -> list["_Table"]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.wrong(f"{key} must be a list of tables, [[{key}]]")
        return [_Table(f"{self.where}: {key} {v.get(name, i)}", v) for i, v in enumerate(value, 1)]

    def done(self) -> None:
        if self._left:
            raise self.wrong(f"there is no key {', '.join(sorted(self._left))}")


def parse_scale(name: str, text: str) -> Scale:
    """The scale that the file says. ``name`` is its file name and must be the scale's id and ``.toml``."""
    try:
        top = _Table(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ScaleError(f"{name}: not a TOML file: {error}.") from None
    scale_id, title, kind_name = top.text("id"), top.text("title"), top.text("kind")
    if f"{scale_id}.toml" != name:
        raise top.wrong(f"the id {scale_id} is not the file's name")
    if kind_name not in list(Kind):
        raise top.wrong(f"kind must be one of {', '.join(Kind)}")
    kind = Kind(kind_name)
    rows, is_nested = top.texts("rows"), top.flag("nested")
    items = tuple(_item(table, kind, rows) for table in top.tables("item", "code"))
    by_code = {item.code: item for item in items}
    if len(items) < 2 or len(by_code) != len(items):
        raise top.wrong("it needs two items or more, each with a code of its own")
    _check_order(top, items, rows, is_nested)
    scale = Scale(
        id=scale_id,
        title=title,
        kind=kind,
        source=top.text("source"),
        unchecked=top.texts("unchecked"),
        rows=rows,
        is_nested=is_nested,
        portion_marks=top.flag("portion_marks"),
        variants=tuple(_variant(table, by_code) for table in top.tables("variant", "id")),
        refused=MappingProxyType(top.mapping("refused")),
        items=items,
        _by_code=MappingProxyType(by_code),
    )
    if any(code in by_code for code in scale.refused):
        raise top.wrong("a code is both an item and refused")
    top.done()
    return scale


def _item(table: _Table, kind: Kind, rows: tuple[str, ...]) -> Item:
    code, label, meaning = table.text("code"), table.text("label"), table.text("meaning")
    item: Item
    if kind is Kind.LIKELIHOOD:
        item = _term(table, code, label, meaning, rows)
    elif kind is Kind.HANDLING:
        item = _marking(table, code, label, meaning)
    else:
        item = Grade(code, label, meaning, None if table.flag("unknown") else table.rank())
    table.done()
    return item


def _term(table: _Table, code: str, label: str, meaning: str, rows: tuple[str, ...]) -> Term:
    low, high, row, ends = (
        table.number("low"),
        table.number("high"),
        table.text("row", ""),
        table.texts("open"),
    )
    if not 0 <= low <= high <= 100 or (low == high and ends):
        raise table.wrong("low and high must be percentages, low first")
    if set(ends) - {"low", "high"}:
        raise table.wrong("open may name low and high")
    if (row in rows) != bool(rows) or (row and not rows):
        raise table.wrong(f"row must be one of the rows of the scale ({', '.join(rows) or 'it has none'})")
    shown = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return Term(
        code=code,
        label=label,
        meaning=meaning,
        low=low,
        high=high,
        low_inclusive="low" not in ends,
        high_inclusive="high" not in ends,
        shown=table.text("shown", shown),
        forms=table.texts("forms"),
        row=row,
        is_extra=table.flag("extra"),
    )


def _marking(table: _Table, code: str, label: str, meaning: str) -> Marking:
    text, background, stix_id = table.text("text"), table.text("background"), table.text("stix_id", "")
    if not _COLOUR.fullmatch(text) or not _COLOUR.fullmatch(background):
        raise table.wrong("text and background must be colours such as #1F6F54")
    if contrast(text, background) < LOWEST_CONTRAST:
        raise table.wrong(f"the contrast of text and background is below {LOWEST_CONTRAST}:1")
    if stix_id and not _STIX_ID.fullmatch(stix_id):
        raise table.wrong("stix_id must be marking-definition-- and a UUID")
    portion = table.text("portion")
    return Marking(code, label, meaning, table.rank(), portion, text, background, stix_id or None)


def _variant(table: _Table, by_code: dict[str, Item]) -> Variant:
    labels = table.mapping("labels")
    if not labels or set(labels) - set(by_code):
        raise table.wrong("labels must be for codes of the scale")
    variant = Variant(table.text("id"), table.text("title"), table.text("source"), MappingProxyType(labels))
    table.done()
    return variant


def _check_order(top: _Table, items: tuple[Item, ...], rows: tuple[str, ...], is_nested: bool) -> None:
    """Ranks run one way; terms rise, and overlap only if the scale is nested."""
    ranks = [i.rank for i in items if isinstance(i, Grade | Marking) and i.rank is not None]
    if not _is_rising(ranks) and not _is_rising(reversed(ranks)):
        raise top.wrong("the ranks of the items must rise or fall all the way")
    terms = [item for item in items if isinstance(item, Term)]
    words = [word.casefold() for term in terms for word in term.wordings]
    if len(set(words)) != len(words):
        raise top.wrong("one wording stands for two terms")
    for row in rows or ("",):
        of_row = [term for term in terms if term.row == row]
        if terms and len(of_row) < 2:
            raise top.wrong(f"row {row} needs two terms or more")
        for term, following in pairwise(of_row):
            if term.low + term.high >= following.low + following.high:
                raise top.wrong(f"item {following.code} stands after {term.code} but is not more likely")
            if term.high > following.low and not is_nested:
                raise top.wrong(f"the bands of {term.code} and {following.code} overlap")


def _is_rising(numbers: Iterable[int]) -> bool:
    return all(a < b for a, b in pairwise(numbers))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours as WCAG 2 defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
