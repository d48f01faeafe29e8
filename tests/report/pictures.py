# SPDX-License-Identifier: Apache-2.0
"""Small pictures for tests, with what cameras and programs write beside the pixels."""

import io
import struct
import zlib

from PIL import Image

PLACE = b"taken on the quay"


def png(width: int = 8, height: int = 4) -> bytes:
    """A PNG with a text of its own."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#336699").save(out, "PNG")
    data = out.getvalue()
    body = b"tEXt" + b"Comment\0" + PLACE
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:33] + chunk + data[33:]


def jpeg(width: int = 8, height: int = 4, *, turned: bool = False) -> bytes:
    """A JPEG with a remark, and the note of a camera that it was held upright."""
    out = io.BytesIO()
    image = Image.new("RGB", (width, height), "#336699")
    exif = image.getexif()
    exif[0x010E] = PLACE.decode()
    if turned:
        exif[0x0112] = 6
    image.save(out, "JPEG", exif=exif, comment=PLACE)
    return out.getvalue()
