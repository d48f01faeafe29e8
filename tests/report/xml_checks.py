# SPDX-License-Identifier: Apache-2.0
"""What must hold of every document that we write, checked from the file. Each rule has a name of its own."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tests.report.package_checks import Finding, Opened, opened

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLE_KINDS = {
    "pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "basedOn": "", "next": "", "link": "",
}  # fmt: skip
_STORY = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_LEADS = re.compile(r" (?:NOTEREF|REF|PAGEREF) (\S+)")
_OPENERS, _CLOSERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
LONGEST_TABLE = 51


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        return {name: package.read(name) for name in names}


def text_of(root: Any) -> str:
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def body_text(path: Path) -> str:
    return text_of(etree.fromstring(parts(path)["word/document.xml"]))


def check(path: Path) -> None:
    """Fails unless the document keeps all our own rules."""
    found = own_findings(path)
    assert not found, "\n".join(str(finding) for finding in found)


def own_findings(path: Path) -> list[Finding]:
    """What breaks a rule of ours, in the package or in its parts."""
    document = opened(path)
    found = list(document.findings)
    if "word/document.xml" in document.roots:
        for rule in _RULES:
            found += rule(document)
    return found


def _stories(document: Opened) -> Iterator[tuple[str, Any]]:
    yield from ((name, root) for name, root in document.roots.items() if _STORY.fullmatch(name))


def _nodes(document: Opened, *tags: str) -> Iterator[tuple[str, Any]]:
    for name, root in _stories(document):
        for node in root.iter(*(f"{W}{tag}" for tag in tags)):
            yield name, node


def _more_than_once(values: Iterable[str | None]) -> list[str]:
    return [f"{value}: {count} times" for value, count in Counter(values).items() if count > 1]


def _bookmarks(document: Opened) -> Iterator[Finding]:
    starts = [(part, n.get(f"{W}id"), n.get(f"{W}name", "")) for part, n in _nodes(document, "bookmarkStart")]
    ends = [(part, n.get(f"{W}id")) for part, n in _nodes(document, "bookmarkEnd")]
    for words in _more_than_once(id for _, id, _ in starts):
        yield Finding("own:doubled-bookmark-id", "", words)
    for words in _more_than_once(name for _, _, name in starts):
        yield Finding("own:doubled-bookmark", "", words)
    if sorted((part, id) for part, id, _ in starts) != sorted(ends):
        yield Finding("own:unpaired-bookmark", "", f"{len(starts)} begin, {len(ends)} end, and not each in its part")
    for part, _, name in starts:
        if not re.fullmatch(r"[A-Za-z_]\w{0,39}", name):
            yield Finding("own:bookmark-name", part, name)
    for part, root in _stories(document):
        begun = set()
        for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if node.tag == f"{W}bookmarkStart":
                begun.add(node.get(f"{W}id"))
            elif node.get(f"{W}id") not in begun:
                yield Finding("own:unpaired-bookmark", part, f"{node.get(f'{W}id')} ends before it begins")


def _notes(document: Opened) -> Iterator[Finding]:
    body = document.roots["word/document.xml"]
    for kind in ("footnote", "endnote"):
        part = f"word/{kind}s.xml"
        called = [node.get(f"{W}id") for node in body.iter(f"{W}{kind}Reference")]
        if part not in document.roots:
            if called:
                yield Finding("own:note-without-text", part, f"{len(called)} marks, and no such part")
            continue
        defined = [node.get(f"{W}id") for node in document.roots[part].iter(f"{W}{kind}")]
        for words in _more_than_once(defined):
            yield Finding("own:doubled-note", part, words)
        for id in sorted(set(called) - set(defined)):
            yield Finding("own:note-without-text", part, f"{id} is called and not defined")
        for id in sorted(set(defined) - set(called) - {"-1", "0"}):
            yield Finding("own:note-without-mark", part, f"{id} is defined and not called")
        if not {"-1", "0"} <= set(defined):
            yield Finding("own:note-separator", part, "the separators are missing")
        if called != [str(number) for number in range(1, len(called) + 1)]:
            yield Finding("own:note-order", "word/document.xml", f"{kind}s are not called in order, each once")


def _styles(document: Opened) -> Iterator[Finding]:
    styles = document.roots.get("word/styles.xml", ())
    kinds = {node.get(f"{W}styleId"): node.get(f"{W}type") for node in styles if node.tag == f"{W}style"}
    for words in _more_than_once(n.get(f"{W}styleId") for n in styles if n.tag == f"{W}style"):
        yield Finding("own:doubled-style", "word/styles.xml", words)
    for part, root in document.roots.items():
        for tag, kind in _STYLE_KINDS.items():
            for node in root.iter(f"{W}{tag}"):
                name = node.get(f"{W}val")
                if name not in kinds:
                    yield Finding("own:undefined-style", part, f"{name}, as {tag}")
                elif kind and kinds[name] != kind:
                    yield Finding("own:style-of-other-kind", part, f"{name} is of kind {kinds[name]}, not {kind}")
    based = {n.get(f"{W}styleId"): n.find(f"{W}basedOn") for n in styles if n.tag == f"{W}style"}
    for name in based:
        seen, at = set(), name
        while at in based and at not in seen and based[at] is not None:
            seen.add(at)
            at = based[at].get(f"{W}val")
        if at in seen:
            yield Finding("own:style-circle", "word/styles.xml", f"{name} is based on itself in the end")


def _lists(document: Opened) -> Iterator[Finding]:
    numbering = document.roots.get("word/numbering.xml", ())
    abstract = {node.get(f"{W}abstractNumId") for node in numbering if node.tag == f"{W}abstractNum"}
    lists = {}
    for node in numbering:
        if node.tag == f"{W}num":
            lists[node.get(f"{W}numId")] = node.find(f"{W}abstractNumId").get(f"{W}val")
    for id, kind in lists.items():
        if kind not in abstract:
            yield Finding("own:undefined-list", "word/numbering.xml", f"list {id} is of kind {kind}, not defined")
    for part, root in document.roots.items():
        for node in root.iter(f"{W}numId"):
            if node.get(f"{W}val") not in {*lists, "0"}:
                yield Finding("own:undefined-list", part, f"list {node.get(f'{W}val')} is used and not defined")


def _fields(document: Opened) -> Iterator[Finding]:
    for part, root in _stories(document):
        for story in [*root.iter(f"{W}footnote", f"{W}endnote")] or [root]:
            yield from _fields_of(part, story)
    names = {node.get(f"{W}name") for _, node in _nodes(document, "bookmarkStart")}
    for part, node in _nodes(document, "instrText"):
        target = _LEADS.match(node.text or "")
        if target is not None and target[1] not in names:
            yield Finding("own:field-target", part, f"there is no bookmark {target[1]}")
    for part, node in _nodes(document, "hyperlink"):
        anchor = node.get(f"{W}anchor")
        if anchor is not None and anchor not in names:
            yield Finding("own:field-target", part, f"there is no bookmark {anchor}")


def _fields_of(part: str, story: Any) -> Iterator[Finding]:
    """Each field that is begun has one separator at most and is closed within its story, and within its paragraph
    unless it is the contents."""
    separated: list[bool] = []
    begun: list[tuple[Any, str]] = []
    for node in story.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        kind = node.get(f"{W}fldCharType")
        paragraph = next(node.iterancestors(f"{W}p"), None)
        if kind is None:
            if begun:
                begun[-1] = (begun[-1][0], begun[-1][1] + (node.text or ""))
        elif kind == "begin":
            separated.append(False)
            begun.append((paragraph, ""))
        elif not separated or (kind == "separate" and separated[-1]):
            yield Finding("own:field", part, f"{kind} stands where no field is begun")
        elif kind == "separate":
            separated[-1] = True
        else:
            separated.pop()
            where, instruction = begun.pop()
            if where is not paragraph and not instruction.startswith(" TOC "):
                yield Finding("own:field", part, f"{instruction.strip()} ends in another paragraph")
    if separated:
        yield Finding("own:field", part, f"{len(separated)} are not closed")


def _asks_to_update(document: Opened) -> Iterator[Finding]:
    """Word would ask the reader before it opens such a file."""
    for node in document.roots.get("word/settings.xml", ()):
        if node.tag == f"{W}updateFields":
            yield Finding("own:asks-to-update", "word/settings.xml", "updateFields")
    for part, node in _nodes(document, "fldChar", "fldSimple"):
        if node.get(f"{W}dirty") is not None:
            yield Finding("own:asks-to-update", part, "a field is marked as dirty")


def _controls(document: Opened) -> Iterator[Finding]:
    ids = [node.get(f"{W}val") for _, node in _nodes(document, "id") if node.getparent().tag == f"{W}sdtPr"]
    for words in _more_than_once(ids):
        yield Finding("own:doubled-control", "", words)
    for part, node in _nodes(document, "sdt"):
        if node.find(f"{W}sdtContent") is None:
            yield Finding("own:control-without-content", part, "")


def _tables(document: Opened) -> Iterator[Finding]:
    for part, cell in _nodes(document, "tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield Finding("own:cell-without-paragraph", part, text_of(cell)[:60])
    for part, table in _nodes(document, "tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows) > LONGEST_TABLE:
            yield Finding("own:long-table", part, f"{len(rows)} rows")
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in rows:
            width = sum(_span(cell) for cell in row.iter(f"{W}tc"))
            if width != columns:
                yield Finding("own:table-grid", part, f"a row of {width} columns in a table of {columns}")
        if table.getnext() is None or table.getnext().tag == f"{W}sectPr":
            yield Finding("own:table-at-end", part, "Word wants a paragraph behind it")


def _span(cell: Any) -> int:
    node = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if node is None else int(node.get(f"{W}val"))


def _texts(document: Opened) -> Iterator[Finding]:
    for part, node in _nodes(document, "t", "delText", "instrText"):
        text = node.text or ""
        if text != text.strip(" ") and node.get(_SPACE) != "preserve":
            yield Finding("own:lost-blank", part, text[:60])
        inside = next((up for up in node.iterancestors() if up.tag in (f"{W}del", f"{W}ins", f"{W}p")), None)
        deleted = inside is not None and inside.tag == f"{W}del"
        if deleted == (node.tag == f"{W}t") and node.tag != f"{W}instrText":
            yield Finding("own:deleted-text", part, text[:60])
    for part, node in _nodes(document, "p"):
        depth = 0
        for letter in text_of(node):
            depth = max(0, depth + (letter in _OPENERS) - (letter in _CLOSERS))
        if depth > 0:
            yield Finding("own:open-direction", part, f"writing is turned and not turned back: {text_of(node)!a}")


def _sections(document: Opened) -> Iterator[Finding]:
    body = document.roots["word/document.xml"].find(f"{W}body")
    if body is None or len(body) == 0 or body[-1].tag != f"{W}sectPr":
        yield Finding("own:section", "word/document.xml", "the body does not end with its section")


def _drawings(document: Opened) -> Iterator[Finding]:
    drawn = [node for _, root in _stories(document) for node in root.iter(f"{_DRAWING}docPr")]
    for words in _more_than_once(node.get("id") for node in drawn):
        yield Finding("own:doubled-drawing", "", words)
    for node in drawn:
        if not node.get("descr", "").strip():
            yield Finding("own:picture-without-words", "", node.get("name", ""))


def _properties(document: Opened) -> Iterator[Finding]:
    root = document.roots.get("docProps/core.xml", ())
    for words in _more_than_once(node.tag for node in root):
        yield Finding("own:doubled-property", "docProps/core.xml", words)


_RULES: tuple[Callable[[Opened], Iterator[Finding]], ...] = (
    _bookmarks, _notes, _styles, _lists, _fields, _asks_to_update, _controls, _tables, _texts, _sections, _drawings,
    _properties,
)  # fmt: skip
