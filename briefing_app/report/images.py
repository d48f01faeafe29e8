# SPDX-License-Identifier: Apache-2.0
"""PNG and JPEG files: how large they are, and without what they tell besides the picture, such as a place."""

import re
import struct
from collections.abc import Iterator
from io import BytesIO

PNG_BEGINNING, JPEG_BEGINNING = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_SHOWN = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    }
)
"""Parts of a PNG that the picture needs; all others say something besides, or hold another picture."""
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_KEPT = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Application segments of a JPEG that its colours need, and how these begin: others of the number hold pictures."""
_JFIF, _JFIF_BEGINNING, _JFIF_LENGTH = 0xE0, b"JFIF\0", 16
"""What says how large a pixel is; a small picture may follow in it, of what was there before somebody cut it away."""
_SCAN, _END = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends a scan: within one, a byte of all ones is followed by 0 or by a mark for starting anew."""
_TURNED = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE",
    8: "ROTATE_90",
}  # fmt: skip
"""What puts a picture upright, by how a camera says that it was held."""
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
    """The same picture without texts, times, places, other pictures, and what was put behind its end."""
    if data.startswith(PNG_BEGINNING):
        return PNG_BEGINNING + b"".join(chunk for kind, chunk in _chunks(data) if kind in _SHOWN)
    return b"\xff\xd8" + b"".join(_shown(marker, piece) for marker, piece in _segments(data))


def _shown(marker: int, piece: bytes) -> bytes:
    """What of a segment belongs to the picture."""
    if marker == _JFIF and piece[4:].startswith(_JFIF_BEGINNING):
        return (
            piece[:2] + struct.pack(">H", _JFIF_LENGTH) + piece[4:_JFIF_LENGTH].ljust(_JFIF_LENGTH - 4, b"\0") + b"\0\0"
        )
    if 0xE0 <= marker <= 0xEF:
        return piece if marker in _KEPT and piece[4:].startswith(_KEPT[marker]) else b""
    return b"" if marker == 0xFE else piece


def upright(data: bytes) -> bytes:
    """A JPEG that its camera only noted to be turned, turned; any other picture as it is. Raises ValueError for one
    that cannot be read as a whole."""
    from PIL import Image, UnidentifiedImageError

    if size_of(data) is None:
        raise ValueError("neither PNG nor JPEG, or too large")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            way = _TURNED.get(image.getexif().get(0x0112, 1)) if data.startswith(JPEG_BEGINNING) else None
            image.load()
            if way is None:
                return data
            out = BytesIO()
            turned = image.transpose(Image.Transpose[way])
            turned.save(out, "JPEG", quality=92, icc_profile=image.info.get("icc_profile"))
    except (UnidentifiedImageError, OSError, SyntaxError, TypeError, struct.error) as error:
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
        kind = data[at + 4 : at + 8]
        yield kind, data[at : at + 12 + length]
        if kind == b"IEND":
            return
        at += 12 + length


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG up to its end, each scan with its letters."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        if marker == 0xFF:  # filling
            at += 1
            continue
        if at + 4 > len(data):
            return
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        end = at + 2 + length
        if marker == _SCAN:
            following = _MARKER.search(data, end)
            end = len(data) if following is None else following.start()
        yield marker, data[at:end]
        at = end
