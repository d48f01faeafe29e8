# SPDX-License-Identifier: Apache-2.0
"""PNG and JPEG files: how large they are, and without what they tell besides the picture, such as a place."""

import struct
from collections.abc import Iterator
from io import BytesIO

PNG_BEGINNING, JPEG_BEGINNING = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_TOLD = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
"""Parts of a PNG that say something besides the picture."""
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_KEPT = frozenset({0xE0, 0xE2, 0xEE})
"""Application segments of a JPEG that its colours need."""
_SCAN = 0xDA
_MOST_PIXELS = 100_000_000


def media_type(data: bytes) -> str:
    """By the first bytes."""
    return "image/jpeg" if data.startswith(JPEG_BEGINNING) else "image/png"


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None where it is no PNG or JPEG, or has none."""
    try:
        found = _png_size(data) if data.startswith(PNG_BEGINNING) else _jpeg_size(data)
    except (struct.error, IndexError):
        return None
    return found if found is not None and min(found) > 0 and found[0] * found[1] <= _MOST_PIXELS else None


def without_metadata(data: bytes) -> bytes:
    """The same picture without texts, times, places and the like."""
    if data.startswith(PNG_BEGINNING):
        return PNG_BEGINNING + b"".join(chunk for kind, chunk in _chunks(data) if kind not in _TOLD)
    return b"\xff\xd8" + b"".join(
        piece for marker, piece in _segments(data) if marker in _KEPT or (marker != 0xFE and not 0xE0 <= marker <= 0xEF)
    )


def upright(data: bytes) -> bytes:
    """A JPEG that its camera only noted to be turned, turned; any other picture as it is. Raises ValueError for one
    that cannot be read as a whole."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as image:
            turned = image.getexif().get(0x0112, 1) not in (0, 1)
            image.load()
            if not turned or not data.startswith(JPEG_BEGINNING):
                return data
            out = BytesIO()
            ImageOps.exif_transpose(image).save(out, "JPEG", quality=92, icc_profile=image.info.get("icc_profile"))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(str(error)) from None
    return out.getvalue()


def _png_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(JPEG_BEGINNING):
        return None
    for marker, piece in _segments(data):
        if marker in _SIZES:
            height, width = struct.unpack(">HH", piece[5:9])
            return width, height
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_BEGINNING)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at : at + 12 + length]
        at += 12 + length


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG; the scans and all behind them are one."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _SCAN:
            yield marker, data[at:]
            return
        if marker == 0xFF:  # filling
            at += 1
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        yield marker, data[at : at + 2 + length]
        at += 2 + length
