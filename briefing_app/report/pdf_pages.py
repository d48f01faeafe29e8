# SPDX-License-Identifier: Apache-2.0
"""Reading a PDF file: how many pages it has, where its headings stand, what a page looks like.

The library may be used by one thread at a time, which is seen to here.
"""

import threading
from ctypes import c_long, create_string_buffer
from dataclasses import dataclass
from pathlib import Path
from re import compile as pattern
from typing import Any

_DESTINATION = pattern(r"(?:_|5F)(Toc\d{6,})")
"""LibreOffice writes a first letter that is none as its code."""
_lock = threading.RLock()


class NotReadable(Exception):
    """This is no PDF file, or a broken one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading stands: on which page, counted from 0, and how many points below its upper edge."""

    level: int
    text: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture: four bytes a pixel, blue first, ``stride`` bytes a line."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfPages:
    """An open PDF file. Every call may wait for one of another thread."""

    def __init__(self, source: Path | bytes) -> None:
        """Raises NotReadable."""
        import pypdfium2  # slow to import, and only needed here

        with _lock:
            try:
                self._document: Any = pypdfium2.PdfDocument(source)
                self.sizes: list[tuple[float, float]] = [
                    self._document.get_page_size(number) for number in range(len(self._document))
                ]
                """Width and height of each page in points."""
            except pypdfium2.PdfiumError as error:
                raise NotReadable from error

    def close(self) -> None:
        """Safe to call twice, and while another thread draws."""
        with _lock:
            if self._document is not None:
                self._document.close()
            self._document = None

    def headings(self) -> dict[str, int]:
        """Bookmark of each heading -> its page, counted from 1."""
        from pypdfium2 import raw

        found: dict[str, int] = {}
        with _lock:
            opened = self._document.raw
            for number in range(raw.FPDF_CountNamedDests(opened)):
                size = c_long(0)
                raw.FPDF_GetNamedDest(opened, number, None, size)
                letters = create_string_buffer(max(size.value, 2))
                place = raw.FPDF_GetNamedDest(opened, number, letters, size)
                name = _DESTINATION.fullmatch(letters.raw.decode("utf-16-le", "replace").rstrip("\0"))
                page = raw.FPDFDest_GetDestPageIndex(opened, place)
                if name and page >= 0:
                    found[f"_{name[1]}"] = page + 1
        return found

    def outline(self) -> list[Heading]:
        """All headings in order, from the bookmarks of the file."""
        found = []
        with _lock:
            for item in self._document.get_toc():
                place = item.get_dest()
                page = None if place is None else place.get_index()
                if page is None or not 0 <= page < len(self.sizes):
                    continue
                _, numbers = place.get_view()
                top = self.sizes[page][1] - numbers[1] if len(numbers) > 1 else 0.0
                found.append(Heading(item.level + 1, item.get_title(), page, max(0.0, top)))
        return found

    def draw(self, number: int, scale: float) -> Drawn | None:
        """A page, counted from 0; ``scale`` in pixels a point. None once the file is closed."""
        with _lock:
            if self._document is None:
                return None
            page = self._document[number]
            try:
                bitmap = page.render(scale=scale, prefer_bgrx=True)
                drawn = Drawn(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
                bitmap.close()
            finally:
                page.close()
        return drawn
