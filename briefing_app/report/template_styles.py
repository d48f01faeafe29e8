# SPDX-License-Identifier: Apache-2.0
"""Our styles in a house's style sheet: which of them it has, under which name, and ours for those it has not.

What the house has is left as it looks and as it is named. Only its id becomes ours, because the document calls styles
by id; every reference to it follows. What is added takes on the house's faces, colours and size, so that a page looks
like the house's throughout.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from lxml import etree

from briefing_app.report.docx_parts import numbering_xml
from briefing_app.report.styles import INK, NAVY, SANS, SERIF, W, all_styles

Kind = Literal["paragraph", "character", "table"]
MOST_STYLES = 4_079  # as many as Word can hold
BANNER = "BriefingBanner"
_N = f"{{{W}}}"
_VAL, _ID, _TYPE, _NUM_ID = f"{_N}val", f"{_N}styleId", f"{_N}type", f"{_N}numId"
_BASES = frozenset(("Normal", "DefaultParagraphFont", "TableNormal", "NoList"))
_POINTERS = ("basedOn", "next", "link")
_NUMBERING_POINTERS = ("pStyle", "styleLink", "numStyleLink")
BEFORE_TABS = frozenset(
    f"{_N}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
                 "suppressLineNumbers", "pBdr", "shd")
)  # fmt: skip
_BEHIND_PARAGRAPH = frozenset(f"{_N}{name}" for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
"""What stands before tab stops in a paragraph's properties, and behind those properties in a style."""
_OUR_SIZE = 21
_SMALLEST, _LARGEST = 0.85, 1.3
_PAIRS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_HIDING = ("vanish", "specVanish", "webHidden")


@dataclass(frozen=True, slots=True)
class StyleMatch:
    """One of our styles. ``found``: what the template calls it; None where it has none and ours is added."""

    id: str
    name: str
    kind: Kind
    found: str | None


@dataclass(slots=True)
class Sheet:
    """A style sheet (``w:styles``) with its lists (``w:numbering``), after our styles were fitted in.

    ``renamed``: what became of ids of the template; ``remarks``: what was left out, in words for the user;
    ``theirs``: kind and name of each style that the template itself has.
    """

    styles: Any
    numbering: Any
    matches: tuple[StyleMatch, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    theirs: tuple[tuple[str, str], ...] = ()

    def ids(self) -> set[str]:
        """The ids of all styles."""
        return set(_by_id(self.styles))

    def lists(self) -> set[str]:
        """The ids of all lists that a paragraph can belong to; 0 is none."""
        return {"0", *(num.get(_NUM_ID) for num in self.numbering.findall(f"{_N}num"))}

    def follow(self, root: Any, tags: tuple[str, ...]) -> None:
        """Lets a part's references to styles lead to the new ids; those that lead nowhere are taken out."""
        ids, lists = self.ids(), self.lists()
        for node in list(root.iter(*(f"{_N}{tag}" for tag in tags))):
            new = self.renamed.get(node.get(_VAL), node.get(_VAL))
            if new in ids:
                node.set(_VAL, new)
            else:
                node.getparent().remove(node)
        for node in list(root.iter(f"{_N}numPr")):
            number = node.find(_NUM_ID)
            if number is not None and number.get(_VAL) not in lists:
                node.getparent().remove(node)

    def tab_stops(self, id: str) -> list[str]:
        """Where a paragraph style and those that it is based on set tab stops."""
        stops: dict[str, None] = {}
        for style in _chain(_by_id(self.styles), id):
            stops |= {
                tab.get(f"{_N}pos", ""): None
                for tab in style.iter(f"{_N}tab")
                if tab.get(_VAL) != "clear" and tab.get(f"{_N}pos", "").lstrip("-").isdecimal()
            }
        return list(stops)

    def stops(self, id: str) -> dict[int, str]:
        """The same places with what the stop there is: ``center``, ``right`` ..."""
        places = {int(stop) for stop in self.tab_stops(id)}
        found: dict[int, str] = {}
        for style in reversed(list(_chain(_by_id(self.styles), id))):
            for tab in style.iter(f"{_N}tab"):
                place = tab.get(f"{_N}pos", "")
                if place.lstrip("-").isdecimal() and int(place) in places:
                    found[int(place)] = tab.get(_VAL, "")
        return {place: kind for place, kind in found.items() if kind != "clear"}

    def list_of(self, id: str) -> tuple[str | None, int]:
        """The list that a paragraph style belongs to, itself or by what it is based on, and the level in it from 0."""
        number: str | None = None
        depth: int | None = None
        for style in _chain(_by_id(self.styles), id):
            told = style.find(f"{_N}pPr/{_N}numPr")
            if told is None:
                continue
            named, level = told.find(_NUM_ID), told.find(f"{_N}ilvl")
            number = number or (None if named is None else named.get(_VAL))
            if depth is None and level is not None:
                depth = _number(level.get(_VAL), 0)
        return number, depth or 0

    def set_end(self, id: str, end: int) -> None:
        """Gives a paragraph style one tab stop, with dots before it, in place of all that it has or inherits."""
        style = _by_id(self.styles).get(id)
        if style is None:
            return
        cleared = [f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in self.tab_stops(id) if stop != str(end)]
        stops = f'{"".join(cleared)}<w:tab w:val="end" w:leader="dot" w:pos="{end}"/>'
        properties = style.find(f"{_N}pPr")
        if properties is None:
            properties = etree.Element(f"{_N}pPr")
            place = next((n for n, node in enumerate(style) if node.tag in _BEHIND_PARAGRAPH), len(style))
            style.insert(place, properties)
        for old in properties.findall(f"{_N}tabs"):
            properties.remove(old)
        place = sum(1 for node in properties if node.tag in BEFORE_TABS)
        properties.insert(place, etree.fromstring(f'<w:tabs xmlns:w="{W}">{stops}</w:tabs>'.encode()))


@dataclass(frozen=True, slots=True)
class _Look:
    """What our added styles take over from the house; ``heading`` is its face for headings (``w:rFonts``)."""

    heading: Any | None
    accent: str
    ink: str
    ratio: float


def fit(styles: Any | None, numbering: Any | None) -> Sheet:
    """Fits our styles into a template's. Changes what it is given; None where the template has no such part."""
    empty = f'<w:styles xmlns:w="{W}"/>'.encode(), f'<w:numbering xmlns:w="{W}"/>'.encode()
    sheet = Sheet(
        etree.fromstring(empty[0]) if styles is None else styles,
        etree.fromstring(empty[1]) if numbering is None else numbering,
    )
    _clean_lists(sheet.numbering)
    _clean(sheet)
    _say_for_all_scripts(sheet.styles)
    sheet.theirs = tuple((style.get(_TYPE), _name(style)) for style in sheet.styles.findall(f"{_N}style"))
    ours = list(_ours())
    found = _matched(sheet.styles, ours)
    sheet.matches = tuple(
        StyleMatch(
            style.get(_ID), _name(style), cast("Kind", style.get(_TYPE)),
            _name(found[style.get(_ID)]) if style.get(_ID) in found else None,
        )
        for style in ours if style.get(_ID) not in _BASES
    )  # fmt: skip
    _rename(sheet, found)
    _mend(sheet)
    _add(sheet, [style for style in ours if style.get(_ID) not in found], found)
    _secure_banner(sheet.styles)
    return sheet


def set_language(styles: Any, language: str) -> None:
    """The language is the report's, not the template's."""
    for style in styles.findall(f"{_N}style"):
        for node in list(style.iter(f"{_N}lang")):
            node.getparent().remove(node)
    defaults = styles.find(f"{_N}docDefaults/{_N}rPrDefault/{_N}rPr")
    if defaults is not None:
        for node in defaults.findall(f"{_N}lang"):
            defaults.remove(node)
        node = etree.SubElement(defaults, f"{_N}lang")
        for name, value in (("val", language), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
            node.set(f"{_N}{name}", value)


def _ours() -> Iterator[Any]:
    for xml in all_styles():
        yield etree.fromstring(f'<w:styles xmlns:w="{W}">{xml}</w:styles>')[0]


def _name(style: Any) -> str:
    node = style.find(f"{_N}name")
    return "" if node is None else " ".join(node.get(_VAL, "").split())


def _names(style: Any) -> Iterator[str]:
    """The name and the aliases, folded."""
    yield _name(style).casefold()
    for node in style.findall(f"{_N}aliases"):
        yield from (" ".join(alias.split()).casefold() for alias in node.get(_VAL, "").split(","))


def said_alias(id: str) -> str:
    """The alias by which a style of the template says that it stands for this one of ours."""
    return f"briefing={id}"


def say_match(root: Any, ours: str, theirs: str | None) -> bool:
    """Notes in a style sheet (``w:styles``) which of its styles stands for one of ours; None: whichever is found.
    False where either of them is not known."""
    known = {style.get(_ID): style.get(_TYPE) for style in _ours() if style.get(_ID) not in _BASES}
    if ours not in known:
        return False
    chosen = None
    for style in root.findall(f"{_N}style"):
        if theirs is not None and style.get(_TYPE, "paragraph") == known[ours] and _name(style) == theirs:
            chosen = style if chosen is None else chosen
        _set_aliases(style, [alias for alias in _aliases(style) if alias.casefold() != said_alias(ours).casefold()])
    if chosen is not None:
        _set_aliases(chosen, [*_aliases(chosen), said_alias(ours)])
    return theirs is None or chosen is not None


def _aliases(style: Any) -> list[str]:
    told = [alias.strip() for node in style.findall(f"{_N}aliases") for alias in node.get(_VAL, "").split(",")]
    return [alias for alias in told if alias]


def _set_aliases(style: Any, aliases: list[str]) -> None:
    if aliases == _aliases(style):
        return
    for node in style.findall(f"{_N}aliases"):
        style.remove(node)
    if aliases:
        node = etree.Element(f"{_N}aliases")
        node.set(_VAL, ",".join(aliases))
        name = style.find(f"{_N}name")
        style.insert(0 if name is None else style.index(name) + 1, node)


def _clean(sheet: Sheet) -> None:
    """Takes out styles that are broken or doubled, and the property that hides text."""
    _keep_only(sheet.styles, ("docDefaults", "latentStyles", "style"))
    seen: set[str] = set()
    for number, style in enumerate(sheet.styles.findall(f"{_N}style")):
        id = style.get(_ID)
        if not id or id in seen or not _name(style) or number >= MOST_STYLES:
            sheet.styles.remove(style)
            continue
        seen.add(id)
        style.set(_TYPE, style.get(_TYPE, "paragraph"))
    hidden = [node for tag in _HIDING for node in sheet.styles.iter(f"{_N}{tag}")]
    shown = [node for node in hidden if node.tag != f"{_N}webHidden" and node.get(_VAL) not in ("0", "false", "off")]
    for node in hidden:
        node.getparent().remove(node)
    if shown:
        sheet.remarks.append("Some styles hide their text; the report shows it.")


def _say_for_all_scripts(root: Any) -> None:
    """What a style says of size and weight for Latin letters only, it says for Arabic and its like too: otherwise a
    title in Arabic would stand in the size of the text."""
    for letters in root.iter(f"{_N}rPr"):
        for latin, other in _PAIRS:
            node = letters.find(f"{_N}{latin}")
            if node is not None and letters.find(f"{_N}{other}") is None:
                twin = etree.Element(f"{_N}{other}")
                for name, value in node.attrib.items():
                    twin.set(name, value)
                node.addnext(twin)


def _keep_only(root: Any, tags: tuple[str, ...]) -> None:
    """Takes out whatever stands in a part besides these, and puts them in this order."""
    groups = [root.findall(f"{_N}{tag}") for tag in tags]
    for child in list(root):
        root.remove(child)
    for group in groups:
        root.extend(group)
    for node in [node for node in root.iter(*(f"{_N}{tag}" for tag in tags)) if node.getparent() is not root]:
        node.getparent().remove(node)


def _matched(root: Any, ours: list[Any]) -> dict[str, Any]:
    """Our ids with the template's styles: as somebody has said; else by name, because ids differ by the language of
    Word; then by id."""
    theirs = root.findall(f"{_N}style")
    by_name: dict[tuple[str, str], Any] = {}
    for style in theirs:
        for name in _names(style):
            by_name.setdefault((style.get(_TYPE), name), style)
    found: dict[str, Any] = {}
    for said in (True, False):
        for style in ours:
            name = said_alias(style.get(_ID)) if said else _name(style)
            same = by_name.get((style.get(_TYPE), name.casefold()))
            if same is not None and style.get(_ID) not in found and same not in found.values():
                found[style.get(_ID)] = same
    taken = list(found.values())
    for style in ours:
        id, kind = style.get(_ID), style.get(_TYPE)
        if id in found:
            continue
        for other in theirs:
            standard = id in _BASES and other.get(f"{_N}default") in ("1", "true", "on")
            if other.get(_TYPE) == kind and (standard or other.get(_ID) == id) and other not in taken:
                found[id] = other
                taken.append(other)
                break
    return found


def _rename(sheet: Sheet, found: Mapping[str, Any]) -> None:
    """Gives the found styles our ids, and another id to any other style that has one of ours."""
    matched = {style: id for id, style in found.items()}
    ours = {style.get(_ID) for style in _ours()}
    used = sheet.ids() | ours
    for style in sheet.styles.findall(f"{_N}style"):
        old = style.get(_ID)
        new = matched.get(style, old)
        if style not in matched and old in ours:
            new = next(name for name in (f"{old}House{n}" for n in range(1, MOST_STYLES + 2)) if name not in used)
            used.add(new)
        if new != old:
            sheet.renamed[old] = new
            style.set(_ID, new)


def _mend(sheet: Sheet) -> None:
    """References between styles and lists follow the new ids; those that lead nowhere or in a circle are cut."""
    sheet.follow(sheet.styles, _POINTERS)
    sheet.follow(sheet.numbering, _NUMBERING_POINTERS)
    by_id = _by_id(sheet.styles)
    sound: set[str] = set()  # styles that are based on no circle
    for style in by_id.values():
        seen = {style.get(_ID)}
        current = style
        while (base := current.find(f"{_N}basedOn")) is not None and base.get(_VAL) not in sound:
            if base.get(_VAL) in seen:
                current.remove(base)
                break
            seen.add(base.get(_VAL))
            current = by_id[base.get(_VAL)]
        sound |= seen


def _by_id(root: Any) -> dict[str, Any]:
    return {style.get(_ID): style for style in root.findall(f"{_N}style")}


def _chain(by_id: Mapping[str, Any], id: str) -> Iterator[Any]:
    """A style and those that it is based on."""
    while id in by_id:
        style = by_id[id]
        yield style
        base = style.find(f"{_N}basedOn")
        id = "" if base is None else base.get(_VAL, "")


def _said(root: Any, id: str, tag: str) -> Any | None:
    """What a style says of its letters, itself or through those that it is based on."""
    for style in _chain(_by_id(root), id):
        node = style.find(f"{_N}rPr/{_N}{tag}")
        if node is not None:
            return node
    return root.find(f"{_N}docDefaults/{_N}rPrDefault/{_N}rPr/{_N}{tag}")


def _look(root: Any, found: Mapping[str, Any]) -> _Look | None:
    """The house's look; None where it has no standard style, and so no look."""
    if "Normal" not in found:
        return None
    colour = _said(root, "Normal", "color")
    ink = "auto" if colour is None else _readable(colour.get(_VAL), "auto")
    heading, accent = None, ink
    named = next((id for id in ("Heading1", "Title", "Heading2") if id in found), None)
    if named is not None:
        heading = _said(root, named, "rFonts")
        colour = _said(root, named, "color")
        accent = ink if colour is None else _readable(colour.get(_VAL), ink)
    size = _said(root, "BodyText" if "BodyText" in found else "Normal", "sz")
    points = _number(None if size is None else size.get(_VAL), 20)
    return _Look(heading, accent, ink, min(max(points / _OUR_SIZE, _SMALLEST), _LARGEST))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def _readable(colour: str | None, otherwise: str) -> str:
    """The colour, where letters of it can be read on white (a contrast of 3 to 1)."""
    try:
        parts = [int((colour or "")[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    except ValueError:
        return otherwise
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return (colour or otherwise).upper() if 1.05 / (luminance + 0.05) >= 3 else otherwise


def _add(sheet: Sheet, missing: list[Any], found: Mapping[str, Any]) -> None:
    look = _look(sheet.styles, found)
    numbers = _add_lists(sheet, {style.get(_ID) for style in missing}, look)
    taken = {_name(style).casefold() for style in sheet.styles.findall(f"{_N}style")}
    for style in missing:
        if look is not None and style.get(_ID) not in _BASES:
            _adapt(style, look)
        for node in style.iter(_NUM_ID):
            node.set(_VAL, numbers[node.get(_VAL)])
        if _name(style).casefold() in taken:
            style.find(f"{_N}name").set(_VAL, f"{_name(style)} (Briefing)")
        sheet.styles.append(style)


def _adapt(root: Any, look: _Look) -> None:
    """One of our styles, or lists, in the look of the house. The banner keeps its size."""
    structure = False
    for fonts in list(root.iter(f"{_N}rFonts")):
        parent = fonts.getparent()
        if fonts.get(f"{_N}ascii") == SANS:
            structure = True
            if look.heading is not None:
                parent.insert(parent.index(fonts), copy.deepcopy(look.heading))
        if fonts.get(f"{_N}ascii") in (SANS, SERIF):
            parent.remove(fonts)
    for node in root.iter():
        for name, value in node.attrib.items():
            if value in (NAVY, INK):
                node.set(name, look.accent if value == NAVY else look.ink)
    if root.get(_ID) == BANNER:
        return
    for node in root.iter(f"{_N}sz", f"{_N}szCs"):
        node.set(_VAL, str(round(int(node.get(_VAL)) * look.ratio)))
    for node in root.iter(f"{_N}spacing"):
        if node.get(f"{_N}line") is None:
            continue
        node.set(f"{_N}line", str(round(int(node.get(f"{_N}line")) * look.ratio)))
    properties = root.find(f"{_N}pPr")
    if structure and properties is not None and properties.find(f"{_N}jc") is None:
        align = etree.Element(f"{_N}jc")
        align.set(_VAL, "start")
        level = properties.find(f"{_N}outlineLvl")
        properties.insert(len(properties) if level is None else properties.index(level), align)


def _clean_lists(root: Any) -> None:
    """Takes out pictures as bullets, and lists without an id, without what they refer to, or doubled."""
    _keep_only(root, ("abstractNum", "num"))
    for node in list(root.iter(f"{_N}lvlPicBulletId")):
        node.getparent().remove(node)
    for node in root.iter(f"{_N}lvlJc"):  # LibreOffice writes what only paragraphs may have
        node.set(_VAL, {"start": "left", "end": "right"}.get(node.get(_VAL, ""), node.get(_VAL, "left")))
    kinds: set[str] = set()
    for tag, id in (("abstractNum", f"{_N}abstractNumId"), ("num", _NUM_ID)):
        seen: set[str] = set()
        for node in root.findall(f"{_N}{tag}"):
            number = node.get(id, "")
            kind = node.find(f"{_N}abstractNumId")
            known = tag == "abstractNum" or (kind is not None and kind.get(_VAL) in kinds)
            if not number.isdecimal() or len(number) > 9 or number in seen or not known:
                root.remove(node)
            else:
                seen.add(number)
        kinds = seen


def _add_lists(sheet: Sheet, missing: set[str], look: _Look | None) -> dict[str, str]:
    """Adds the lists of those styles of ours that are missing; gives their numbers in place of ours."""
    root = sheet.numbering
    ours: Any = etree.fromstring(numbering_xml().encode("utf-8"))
    kinds = {node.get(f"{_N}abstractNumId"): node for node in ours.findall(f"{_N}abstractNum")}
    next_kind = 1 + max((int(n.get(f"{_N}abstractNumId")) for n in root.findall(f"{_N}abstractNum")), default=0)
    next_number = 1 + max((int(n.get(_NUM_ID)) for n in root.findall(f"{_N}num")), default=0)
    numbers: dict[str, str] = {}
    for num in ours.findall(f"{_N}num"):
        pointer = num.find(f"{_N}abstractNumId")
        kind = kinds[pointer.get(_VAL)]
        if kind.find(f"{_N}lvl/{_N}pStyle").get(_VAL) not in missing:
            continue
        if look is not None:
            _adapt(kind, look)
        numbers[num.get(_NUM_ID)] = str(next_number)
        kind.set(f"{_N}abstractNumId", str(next_kind))
        pointer.set(_VAL, str(next_kind))
        num.set(_NUM_ID, str(next_number))
        root.insert(len(root.findall(f"{_N}abstractNum")), kind)
        root.insert(len(root.findall(f"{_N}abstractNum")) + len(root.findall(f"{_N}num")), num)
        next_kind, next_number = next_kind + 1, next_number + 1
    return numbers


def _secure_banner(root: Any) -> None:
    """Of a banner style that the template has, only the face counts: the marking scheme says all the rest."""
    style = _by_id(root)[BANNER]
    base = style.find(f"{_N}basedOn")
    if base is not None:
        base.set(_VAL, "Normal")
    face = style.find(f"{_N}rPr/{_N}rFonts")
    ours = next(other for other in _ours() if other.get(_ID) == BANNER)
    for tag in ("pPr", "rPr"):
        kept = style.find(f"{_N}{tag}")
        if kept is not None:
            style.remove(kept)
        style.append(ours.find(f"{_N}{tag}"))
    letters = style.find(f"{_N}rPr")
    letters.remove(letters.find(f"{_N}rFonts"))
    if face is not None:
        letters.insert(0, face)
