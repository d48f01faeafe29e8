# SPDX-License-Identifier: Apache-2.0
"""A house's header or footer for pages across: what reached from side to side of the upright page does so again."""

from typing import Any

from lxml import etree

from briefing_app.report.styles import W
from briefing_app.report.template_stories import Story
from briefing_app.report.template_styles import BEFORE_TABS, Sheet

_N = f"{{{W}}}"
_VAL, _POS = f"{_N}val", f"{_N}pos"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU = 635  # to a twentieth of a point
_WIDE = 0.9
"""Of the text between the margins: what is at least so wide goes across."""
_BAND = 6
"""A picture so many times as wide as high is a band, which may be stretched; any other keeps its shape."""


def widened(story: Story, sheet: Sheet, text_width: int, wider: int, page_width: int, wider_page: int) -> None:
    """Fits a story to a wider text and page, in place. Widths in twentieths of a point."""
    for anchor in story.root.iter(f"{_WP}anchor", f"{_WP}inline"):
        _widen_drawing(anchor, text_width, wider, page_width, wider_page)
    for table in story.root.iter(f"{_N}tbl"):
        _widen_table(table, text_width, wider / text_width)
    for paragraph in story.root.findall(f"{_N}p"):
        _move_stops(paragraph, sheet, wider / text_width)


def _widen_drawing(drawing: Any, text_width: int, wider: int, page_width: int, wider_page: int) -> None:
    extent = drawing.find(f"{_WP}extent")
    width, height = (_number(extent, name) for name in ("cx", "cy"))
    if width < _WIDE * text_width * _EMU or not height:
        return
    is_picture = next(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"), None) is not None
    if is_picture and width < _BAND * height:
        return
    over_page = width > (text_width + page_width) / 2 * _EMU
    ratio = wider_page / page_width if over_page else wider / text_width
    new = str(round(width * ratio))
    extent.set("cx", new)
    for size in drawing.iter(f"{_A}ext"):
        if _number(size, "cx") == width:
            size.set("cx", new)


def _widen_table(table: Any, text_width: int, ratio: float) -> None:
    columns = table.findall(f"{_N}tblGrid/{_N}gridCol")
    if sum(_number(column, f"{_N}w") for column in columns) < _WIDE * text_width:
        return
    widths = [node for node in table.iter(f"{_N}tblW", f"{_N}tcW") if node.get(f"{_N}type") == "dxa"]
    for node in (*columns, *widths):
        node.set(f"{_N}w", str(round(_number(node, f"{_N}w") * ratio)))


def _move_stops(paragraph: Any, sheet: Sheet, ratio: float) -> None:
    """Stops in the middle and at the end of the line move with it; those at its start stay."""
    if next(paragraph.iter(f"{_N}r"), None) is None:
        return
    properties = paragraph.find(f"{_N}pPr")
    style = None if properties is None else properties.find(f"{_N}pStyle")
    stops = dict(sheet.stops("Normal" if style is None else style.get(_VAL, "")))
    direct = None if properties is None else properties.find(f"{_N}tabs")
    for stop in () if direct is None else direct:
        stops.pop(_number(stop, _POS), None)
        if stop.get(_VAL) != "clear":
            stops[_number(stop, _POS)] = stop.get(_VAL, "")
    moved = {place: kind for place, kind in stops.items() if kind in ("center", "right", "end") and place > 0}
    if not moved:
        return
    if properties is None:
        properties = etree.Element(f"{_N}pPr")
        paragraph.insert(0, properties)
    if direct is None:
        direct = etree.Element(f"{_N}tabs")
        properties.insert(sum(1 for node in properties if node.tag in BEFORE_TABS), direct)
    for stop in list(direct):
        if _number(stop, _POS) in moved:
            direct.remove(stop)
    new = [(place, "clear") for place in moved] + [(round(place * ratio), kind) for place, kind in moved.items()]
    kept = [(_number(stop, _POS), stop) for stop in direct]
    for place, kind in new:
        stop = etree.Element(f"{_N}tab")
        stop.set(_VAL, kind)
        stop.set(_POS, str(place))
        kept.append((place, stop))
    for _, stop in sorted(kept, key=lambda each: each[0]):
        direct.append(stop)


def _number(node: Any | None, name: str) -> int:
    text = "" if node is None else node.get(name, "")
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 12 else 0
