# SPDX-License-Identifier: Apache-2.0
"""Reads the parts of a Word file that somebody hands us, without trusting it: sizes first, no entities, no network."""

import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from briefing_app.domain.errors import BadInput

MOST_ENTRIES = 5_000
LARGEST_PART = 64 * 1024 * 1024
MOST_TAGS = 3_000_000  # in one part; a tree of them takes about a gigabyte
LARGEST_PACKAGE = 256 * 1024 * 1024
SUSPICIOUS_RATIO, SUSPICIOUS_FROM = 400, 8 * 1024 * 1024


class Package:
    """An open Word file. Use it as a context manager."""

    def __init__(self, path: Path | str, data: bytes | None = None) -> None:
        """``data``: the file's bytes, where they were read already; ``path`` then only names it in messages."""
        self._path = path
        if data is None:
            if Path(path).is_dir():
                raise BadInput(f"{path} is a folder. Name a Word file (.docx).")
            if not Path(path).exists():
                raise BadInput(f"There is no file {path}.")
        try:
            self._zip = zipfile.ZipFile(path if data is None else io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise BadInput(f"{path} is not a Word file (.docx), or it is damaged.") from None
        except OSError as error:
            raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from None
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
            if size > LARGEST_PART or bomb:
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
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise BadInput(f"{self._path} is damaged: its part {name} cannot be unpacked ({error}).") from None
        except Exception as error:  # zlib.error has no common base with the others
            if type(error).__module__ not in ("zlib", "lzma"):
                raise
            raise BadInput(f"{self._path} is damaged: its part {name} cannot be unpacked ({error}).") from None
        if len(data) > LARGEST_PART:
            raise BadInput(f"{self._path} is refused: its part {name} is too large.")
        return data

    def _parse(self, name: str, data: bytes) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BadInput(f"{self._path} is damaged: its part {name} is not well-formed XML ({error}).") from None
        info: Any = root.getroottree().docinfo
        if info.doctype:
            raise BadInput(f"{self._path} is refused: its part {name} declares a document type; no Word file does.")
        return root
