# SPDX-License-Identifier: Apache-2.0
"""What must hold of the package of every document that we write: archive, content types, relationships, XML."""

import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXPECTED = {
    "officeDocument": f"{_WML}document.main+xml",
    "styles": f"{_WML}styles+xml",
    "numbering": f"{_WML}numbering+xml",
    "settings": f"{_WML}settings+xml",
    "fontTable": f"{_WML}fontTable+xml",
    "footnotes": f"{_WML}footnotes+xml",
    "endnotes": f"{_WML}endnotes+xml",
    "comments": f"{_WML}comments+xml",
    "header": f"{_WML}header+xml",
    "footer": f"{_WML}footer+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_ACTIVE = re.compile(r"/(vbaProject|oleObject|control|activeXControlBinary|aFChunk|attachedTemplate|frame)$")
_LINK = re.compile(r"(https?|mailto):\S+")
_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong. ``check`` names who found it: ``own:``, ``sdk:`` or ``integrity:`` and the rule."""

    check: str
    part: str
    words: str

    def __str__(self) -> str:
        return f"{self.check} in {self.part or 'the package'}: {self.words}"


@dataclass(slots=True)
class Opened:
    """A document's parts and the trees of those that are XML, with what was wrong with the package."""

    files: dict[str, bytes] = field(default_factory=dict)
    roots: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def opened(path: Path) -> Opened:
    """Reads a document and checks its package."""
    found = Opened()
    try:
        with zipfile.ZipFile(path) as package:
            found.findings += _entries(package)
            found.files = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        found.findings.append(Finding("own:archive", "", str(error)))
        return found
    for name, data in found.files.items():
        if name.endswith((".xml", ".rels")):
            _parse(found, name, data)
    if "[Content_Types].xml" in found.roots:
        found.findings += _content_types(found.files, found.roots["[Content_Types].xml"])
    else:
        found.findings.append(Finding("own:archive", "", "there is no [Content_Types].xml"))
    found.findings += _relations(found)
    return found


def _entries(package: zipfile.ZipFile) -> Iterator[Finding]:
    entries = package.infolist()
    for name, count in Counter(entry.filename.casefold() for entry in entries).items():
        if count > 1:
            yield Finding("own:doubled-part", name, f"stands {count} times in the archive")
    for entry in entries:
        name = entry.filename
        if name.startswith(("/", "..")) or "\\" in name or posixpath.normpath(name) != name:
            yield Finding("own:part-name", name, "is not a name that a part may have")
        if entry.date_time != _TIME:
            yield Finding("own:time", name, f"bears the time {entry.date_time}")


def _parse(found: Opened, name: str, data: bytes) -> None:
    try:
        root: Any = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        found.findings.append(Finding("own:xml", name, str(error)))
        return
    if root.getroottree().docinfo.doctype:
        found.findings.append(Finding("own:document-type", name, "declares a document type"))
    found.roots[name] = root


def _content_types(files: dict[str, bytes], root: Any) -> Iterator[Finding]:
    defaults = [node.get("Extension").lower() for node in root.iter(f"{CONTENT_TYPES}Default")]
    overrides = [node.get("PartName") for node in root.iter(f"{CONTENT_TYPES}Override")]
    for named in (defaults, overrides):
        for name, count in Counter(named).items():
            if count > 1:
                yield Finding("own:content-type", name, f"is declared {count} times")
    for name in files:
        if name != "[Content_Types].xml" and f"/{name}" not in overrides and _extension(name) not in defaults:
            yield Finding("own:content-type", name, "has none")
    for name in overrides:
        if name.lstrip("/") not in files:
            yield Finding("own:content-type", name, "is declared, but there is no such part")


def _extension(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower()


def _media_type(root: Any, part: str) -> str:
    for node in root.iter(f"{CONTENT_TYPES}Override"):
        if node.get("PartName") == f"/{part}":
            return str(node.get("ContentType"))
    for node in root.iter(f"{CONTENT_TYPES}Default"):
        if node.get("Extension").lower() == _extension(part):
            return str(node.get("ContentType"))
    return ""


def _relations(found: Opened) -> Iterator[Finding]:
    reached = {"[Content_Types].xml"}
    types = found.roots.get("[Content_Types].xml")
    for name, root in found.roots.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        for id, count in Counter(node.get("Id") for node in root).items():
            if count > 1:
                yield Finding("own:doubled-relationship", name, f"{id} stands {count} times")
        for node in root:
            yield from _relation(found, types, name, node, reached)
    for name in sorted(set(found.files) - reached):
        yield Finding("own:unreached-part", name, "no relationship leads there")
    for name, root in found.roots.items():
        yield from _used_relations(found, name, root)
    main = [node for node in found.roots.get("_rels/.rels", ()) if node.get("Type").endswith("/officeDocument")]
    if len(main) != 1:
        yield Finding("own:main-part", "_rels/.rels", f"{len(main)} relationships lead to a document")


def _relation(found: Opened, types: Any, name: str, node: Any, reached: set[str]) -> Iterator[Finding]:
    kind, target = node.get("Type"), node.get("Target")
    if _ACTIVE.search(kind):
        yield Finding("own:active-content", name, kind)
    if node.get("TargetMode") == "External":
        if not (kind.endswith("/hyperlink") and _LINK.fullmatch(target)):
            yield Finding("own:external", name, f"leads out of the file, to {target}")
        return
    part = posixpath.normpath(posixpath.join("/", re.sub(r"_rels/[^/]*$", "", name), target)).lstrip("/")
    if part not in found.files:
        yield Finding("own:missing-target", name, f"{node.get('Id')} leads to {target}, which is not there")
        return
    reached.add(part)
    expected = _EXPECTED.get(kind.rsplit("/", 1)[-1])
    actual = "" if types is None else _media_type(types, part)
    if expected is not None and actual != expected:
        yield Finding("own:wrong-content-type", part, f"{actual} where {expected} is expected")


def _used_relations(found: Opened, name: str, root: Any) -> Iterator[Finding]:
    """Relationship ids in a part's text must be among the part's own relationships."""
    folder, file = posixpath.split(name)
    own = found.roots.get(posixpath.join(folder, "_rels", f"{file}.rels"), ())
    defined = {node.get("Id") for node in own}
    for node in root.iter(etree.Element):
        for attribute, value in node.attrib.items():
            if attribute.startswith(RELATIONS) and value not in defined:
                yield Finding("own:undefined-relationship", name, f"{value} is used and not defined")
