# SPDX-License-Identifier: Apache-2.0
"""What must hold of every document that we write, checked from the file."""

import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


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
    """Well-formed, complete, ids unique, bookmarks paired, references resolved, styles defined."""
    files = parts(path)
    roots = {n: etree.fromstring(data) for n, data in files.items() if n.endswith((".xml", ".rels"))}
    _content_types(files, roots["[Content_Types].xml"])
    _relations(files, roots)
    body = roots["word/document.xml"]
    notes = [(kind, roots[f"word/{kind}s.xml"]) for kind in ("footnote", "endnote") if f"word/{kind}s.xml" in roots]
    _bookmarks(body, *(root for _, root in notes))
    _leads(body)
    for kind, root in notes:
        _notes(body, root, kind)
    _styles(roots)
    _fields(body)
    controls = Counter(node.get(f"{W}val") for node in body.iter(f"{W}id") if node.getparent().tag == f"{W}sdtPr")
    assert all(count == 1 for count in controls.values())
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    assert body[0][-1].tag == f"{W}sectPr"
    assert max((len(table.findall(f"{W}tr")) for table in body.iter(f"{W}tbl")), default=0) <= 51
    assert b"updateFields" not in files["word/settings.xml"]


def _content_types(files: dict[str, bytes], root: Any) -> None:
    defaults = {node.get("Extension") for node in root.iter(f"{CONTENT_TYPES}Default")}
    overrides = {node.get("PartName") for node in root.iter(f"{CONTENT_TYPES}Override")}
    for name in files:
        if name != "[Content_Types].xml":
            assert f"/{name}" in overrides or name.rsplit(".", 1)[-1] in defaults, name
    assert {name.lstrip("/") for name in overrides} <= set(files)


def _relations(files: dict[str, bytes], roots: dict[str, Any]) -> None:
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        folder = re.sub(r"_rels/[^/]*$", "", name)
        ids = [node.get("Id") for node in root]
        assert len(ids) == len(set(ids))
        for node in root:
            target = node.get("Target")
            whole = target.lstrip("/") if target.startswith("/") else str(Path(folder) / target)
            assert str(Path("/", whole).resolve()).lstrip("/") in files, (name, target)


def _bookmarks(*roots: Any) -> None:
    starts = [(n.get(f"{W}id"), n.get(f"{W}name")) for root in roots for n in root.iter(f"{W}bookmarkStart")]
    ends = [n.get(f"{W}id") for root in roots for n in root.iter(f"{W}bookmarkEnd")]
    assert len({id for id, _ in starts}) == len(starts)
    assert len({name for _, name in starts}) == len(starts)
    assert sorted(id for id, _ in starts) == sorted(ends)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for _, name in starts)


def _notes(body: Any, notes: Any, kind: str) -> None:
    defined = [n.get(f"{W}id") for n in notes.iter(f"{W}{kind}")]
    assert len(defined) == len(set(defined))
    called = [n.get(f"{W}id") for n in body.iter(f"{W}{kind}Reference")]
    assert called == [str(number) for number in range(1, len(called) + 1)]
    assert set(defined) == {"-1", "0", *called}


def _leads(body: Any) -> None:
    """Fields and links lead to bookmarks that are there."""
    names = {n.get(f"{W}name") for n in body.iter(f"{W}bookmarkStart")}
    for field in body.iter(f"{W}instrText"):
        found = re.match(r" (?:NOTEREF|PAGEREF|REF) (\S+)", field.text or "")
        assert found is None or found[1] in names
    assert {n.get(f"{W}anchor") for n in body.iter(f"{W}hyperlink")} <= names


def _styles(roots: dict[str, Any]) -> None:
    defined = {style.get(f"{W}styleId") for style in roots["word/styles.xml"].iter(f"{W}style")}
    for name, root in roots.items():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            for node in root.iter(f"{W}{tag}"):
                assert node.get(f"{W}val") in defined, (name, node.get(f"{W}val"))


def _fields(body: Any) -> None:
    """Each field ends, in the paragraph in which it begins unless it is the contents."""
    open_fields: list[tuple[Any, str]] = []
    for node in body.iter(f"{W}fldChar", f"{W}instrText"):
        paragraph = next(node.iterancestors(f"{W}p"))
        if node.tag == f"{W}instrText":
            open_fields[-1] = (open_fields[-1][0], node.text)
        elif node.get(f"{W}fldCharType") == "begin":
            open_fields.append((paragraph, ""))
        elif node.get(f"{W}fldCharType") == "end":
            begun, instruction = open_fields.pop()
            assert begun is paragraph or instruction.startswith(" TOC ")
    assert not open_fields
