# SPDX-License-Identifier: Apache-2.0
"""Reads the parts of a Word file that somebody hands us, without trusting it: sizes first, no entities, no network."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree

from briefing_app.domain.errors import BadInput
from briefing_app.domain.paths import check_no_other

MOST_ENTRIES = 5_000
LARGEST_PART = 64 * 1024 * 1024  # of those that are read as a tree
LARGEST_READ = 512 * 1024 * 1024  # of those that are read piece by piece
READ_IN_PIECES = frozenset({"word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "customXml/item1.xml"})
MOST_TAGS = 3_000_000  # in one tree; it then takes about a gigabyte
LARGEST_PACKAGE = 1024 * 1024 * 1024
SUSPICIOUS_RATIO, SUSPICIOUS_FROM = 400, 8 * 1024 * 1024


class Package:
    """An open Word file. Use it as a context manager."""

    def __init__(self, path: Path | str, data: bytes | None = None) -> None:
        """``data``: the file's bytes, where they were read already; ``path`` then only names it in messages."""
        self._path = path
        if data is None:
            check_no_other(Path(path), "a Word file (.docx)")
            if not Path(path).exists():
                raise BadInput(f"There is no file {path}.")
        try:
            self._zip = zipfile.ZipFile(path if data is None else io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise BadInput(f"{path} is not a Word file (.docx), or it is damaged.") from None
        except OSError as error:
            raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from None
        self._names = frozenset(self._zip.namelist())
        try:
            self._check()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def _check(self) -> None:
        entries = self._zip.infolist()
        names = [entry.filename for entry in entries]
        if len(entries) > MOST_ENTRIES or len(set(names)) != len(names):
            raise BadInput(f"{self._path} is not built like a Word file: too many or doubled parts.")
        if "[Content_Types].xml" not in names:
            raise BadInput(f"{self._path} is not a Word file (.docx).")
        for entry in entries:
            size = entry.file_size
            bomb = size > SUSPICIOUS_FROM and size > SUSPICIOUS_RATIO * max(entry.compress_size, 1)
            if size > (LARGEST_READ if entry.filename in READ_IN_PIECES else LARGEST_PART) or bomb:
                raise BadInput(f"{self._path} is refused: its part {entry.filename} unpacks to {size:,} bytes.")
        if sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
            raise BadInput(f"{self._path} is refused: it unpacks to more than {LARGEST_PACKAGE // 2**20} MB.")

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._zip.namelist()

    def xml(self, name: str) -> Any | None:
        """The root of a part (lxml), or None where it is missing or empty. Raises BadInput for one that is broken."""
        data = self.read(name)
        if data is None or not data.strip():
            return None
        if data.count(b"<") > MOST_TAGS:
            raise BadInput(f"{self._path} is refused: its part {name} is too large.")
        return self._parse(name, data)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None where it is missing. Raises BadInput for one that is broken or too large."""
        if name not in self._names:
            return None
        with self._explained(name), self._zip.open(name) as part:
            data = part.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            raise BadInput(f"{self._path} is refused: its part {name} is too large.")
        return data

    def with_part(self, name: str, data: bytes) -> bytes:
        """The bytes of the whole package with other bytes for one part; all else stands as it stood."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._zip.infolist():
                with self._explained(entry.filename):
                    target.writestr(entry, data if entry.filename == name else self._zip.read(entry))
        return made.getvalue()

    def _parse(self, name: str, data: bytes) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BadInput(f"{self._path} is damaged: its part {name} is not well-formed XML ({error}).") from None
        self._refuse_types(name, root)
        return root

    def _refuse_types(self, name: str, root: Any) -> None:
        if root.getroottree().docinfo.doctype:
            raise BadInput(f"{self._path} is refused: its part {name} declares a document type; no Word file does.")

    @contextmanager
    def _explained(self, name: str) -> Iterator[None]:
        """Says of what goes wrong while a part is unpacked that the file is damaged."""
        try:
            yield
        except BadInput:
            raise
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise BadInput(f"{self._path} is damaged: its part {name} cannot be unpacked ({error}).") from None
        except Exception as error:  # zlib.error has no common base with the others
            if type(error).__module__ not in ("zlib", "lzma"):
                raise
            raise BadInput(f"{self._path} is damaged: its part {name} cannot be unpacked ({error}).") from None

    def pieces(self, name: str, tag: str) -> Iterator[tuple[Any, bool]]:
        """A part that may be too large to hold: each outermost ``tag`` as a whole tree (True), and each element outside
        of them, the root first, as it begins (False), when only its attributes are known. A tree is gone with the next
        step. Nothing for a part that is missing or empty. Raises BadInput for one that is broken or too large."""
        if name not in self._names or not self._zip.getinfo(name).file_size:
            return
        with self._zip.open(name) as part, self._explained(name):
            try:
                yield from self._pieces(name, part, tag)
            except etree.XMLSyntaxError as error:
                raise BadInput(f"{self._path} is damaged: its part {name} is not well-formed XML ({error}).") from None

    def _pieces(self, name: str, part: Any, tag: str) -> Iterator[tuple[Any, bool]]:
        reading = etree.iterparse(
            part, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        depth = inside = outside = 0
        for event, node in reading:
            if event == "start":
                if depth == 0 and outside == 0:
                    self._refuse_types(name, node)
                depth += node.tag == tag
                inside += depth > 0
                outside += depth == 0
                if inside + outside > MOST_TAGS // 2:
                    raise BadInput(f"{self._path} is refused: its part {name} is too large.")
                if not depth:
                    yield node, False
            elif node.tag == tag:
                depth -= 1
                if not depth:
                    yield node, True
                    inside, outside = 0, self._forget(node, outside)

    @staticmethod
    def _forget(node: Any, outside: int) -> int:
        """Lets go of a tree and all that stands before it; returns how many elements are still held outside of trees,
        at most."""
        node.clear()
        parent = node.getparent()
        if parent is None:
            return outside
        while node.getprevious() is not None:
            del parent[0]
        grand = parent.getparent()
        return 2 if grand is None or grand.getparent() is None else outside
