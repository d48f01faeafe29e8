# SPDX-License-Identifier: Apache-2.0
"""From a tree of elements to text: each heading and paragraph a line of its own, with a blank line between.

List items and table rows stand on single lines. Works for HTML and for the extractor's own elements.
"""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS: Final = (
    dict.fromkeys(
        (
            "p", "head", "h1", "h2", "h3", "h4", "h5", "h6", "quote", "blockquote", "div", "section",
            "article", "header", "footer", "main", "aside", "figure", "figcaption", "table", "list", "ul",
            "ol", "dl", "pre", "body", "html", "address", "form", "fieldset", "details", "summary", "caption",
            "hr", "nav", "dd", "dt",
        ),
        "block",
    )
    | dict.fromkeys(("item", "li"), "item")
    | dict.fromkeys(("row", "tr"), "row")
)  # fmt: skip
_CELLS: Final = frozenset(("cell", "td", "th"))
_BREAKS: Final = frozenset(("lb", "br"))
_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "title", "meta", "svg", "iframe", "object", "graphic")
)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_BREAK: Final = "\x1e"
_CELL: Final = "\x1f"


def text_of(tree: "_Element") -> str:
    """All text in the tree, in the order in which it stands there."""
    writer = _Writer()
    stack: list[tuple[_Element, bool]] = [(tree, False)]
    while stack:
        element, is_done = stack.pop()
        tag = _tag(element)
        if is_done:
            writer.leave(tag)
            if element is not tree:
                writer.write(element.tail)
            continue
        stack.append((element, True))
        if not tag or tag in _SILENT:
            continue
        writer.enter(tag)
        writer.write(element.text)
        stack.extend((child, False) for child in reversed(element))
    return writer.finish()


def _tag(element: "_Element") -> str:
    """Nothing for comments and processing instructions, whose tag is a function."""
    tag: object = element.tag
    return tag if isinstance(tag, str) else ""


class _Writer:
    """Collects pieces into blocks and joins the blocks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._kinds: list[str] = ["block"]
        self._blocks: list[tuple[str, str]] = []

    def enter(self, tag: str) -> None:
        if tag in _KINDS:
            self._flush()
            self._kinds.append(self._kind(tag))
        elif tag in _BREAKS:
            self._pieces.append(_BREAK)

    def leave(self, tag: str) -> None:
        if tag in _SILENT or not tag:
            return
        if tag in _KINDS:
            self._flush()
            self._kinds.pop()
        elif tag in _CELLS:
            self._pieces.append(_CELL)

    def write(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def finish(self) -> str:
        self._flush()
        parts: list[str] = []
        before = ""
        for kind, text in self._blocks:
            if parts:
                parts.append("\n" if kind == before != "block" else "\n\n")
            parts.append(text)
            before = kind
        return "".join(parts)

    def _kind(self, tag: str) -> str:
        """A paragraph within a list item or table row belongs to it."""
        kind = _KINDS[tag]
        outer = self._kinds[-1]
        return outer if kind == "block" and outer != "block" else kind

    def _flush(self) -> None:
        kind = self._kinds[-1]
        joined = _SPACES.sub(" ", "".join(self._pieces))
        self._pieces.clear()
        cells = [cell.strip() for cell in joined.split(_CELL)]
        joined = " | ".join(cell for cell in cells if cell) if len(cells) > 1 else cells[0]
        # One break ends a line, two or more a paragraph.
        for paragraph in re.split(f"(?:{_BREAK} *){{2,}}", joined):
            lines = [line.strip() for line in paragraph.split(_BREAK)]
            if text := "\n".join(line for line in lines if line):
                self._blocks.append((kind, text))
