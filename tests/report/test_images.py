# SPDX-License-Identifier: Apache-2.0
"""Pictures of a report tell nothing but what is to be seen in them."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageOps

from briefing_app.report.images import upright, without_metadata
from tests.report.pictures import PLACE, jpeg, png

HIDDEN = b"the part that was cut away"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def progressive() -> bytes:
    """A JPEG of several scans, with a remark between two of them."""
    out = io.BytesIO()
    Image.effect_noise((64, 48), 60).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    second = data.index(b"\xff\xc4", data.index(b"\xff\xda"))
    return data[:second] + segment(0xFE, HIDDEN) + data[second:]


def thumbnail() -> bytes:
    """A JPEG with a small picture of one pixel in its first segment."""
    data = jpeg()
    (length,) = struct.unpack(">H", data[4:6])
    return data[:2] + segment(0xE0, data[6:18] + b"\x01\x01abc") + data[4 + length :]


@pytest.mark.parametrize(
    "data",
    [
        png() + HIDDEN,
        png() + chunk(b"tEXt", HIDDEN),
        png() + png(9, 9)[8:] + chunk(b"IDAT", HIDDEN),
        png()[:33] + chunk(b"prVW", HIDDEN) + png()[33:],
        png()[:33] + chunk(b"caBX", HIDDEN) + png()[33:],
        jpeg() + HIDDEN,
        jpeg() + segment(0xFE, HIDDEN) + jpeg(9, 9),
        jpeg()[:2] + segment(0xE0, b"JFXX\0\x10" + HIDDEN) + jpeg()[2:],
        jpeg()[:2] + segment(0xE2, b"FPXR\0" + HIDDEN) + jpeg()[2:],
        jpeg()[:2] + segment(0xEE, HIDDEN) + jpeg()[2:],
        progressive(),
    ],
)
def test_nothing_stays_but_the_picture(data: bytes) -> None:
    made = without_metadata(data)
    assert HIDDEN not in made
    assert PLACE not in made
    assert len(made) < len(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(made)) as after:
        assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()
    assert without_metadata(made) == made


def test_the_small_picture_of_a_jpeg_goes() -> None:
    made = without_metadata(thumbnail())
    assert b"abc" not in made
    with Image.open(io.BytesIO(made)) as after:
        assert after.info["jfif_density"] == (1, 1)
        after.load()


def test_the_profile_of_colours_stays() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", icc_profile=b"profile" * 9)
    with Image.open(io.BytesIO(without_metadata(out.getvalue()))) as after:
        assert after.info["icc_profile"] == b"profile" * 9


@pytest.mark.parametrize("way", range(1, 9))
def test_however_a_camera_was_held_the_picture_is_upright(way: int) -> None:
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize((32, 16)).rotate(30)
    exif = image.getexif()
    exif[0x0112] = way
    image.save(out, "JPEG", exif=exif, quality=95)
    with Image.open(out) as held, Image.open(io.BytesIO(upright(out.getvalue()))) as made:
        wanted = ImageOps.exif_transpose(held)
        assert made.size == wanted.size
        assert max(abs(one - other) for one, other in zip(made.tobytes(), wanted.tobytes(), strict=True)) < 24


def test_notes_of_a_camera_that_make_no_sense_do_not_stop_the_picture() -> None:
    """A number in them that says it is a text, which cannot be written again."""
    out = io.BytesIO()
    image = Image.new("RGB", (8, 4))
    exif = image.getexif()
    exif[0x0112] = 6
    exif[0x0100] = 3
    image.save(out, "JPEG", exif=exif)
    broken = (
        out.getvalue()
        .replace(b"\x01\x00\x00\x04", b"\x01\x00\x00\x02")
        .replace(b"\x00\x01\x04\x00", b"\x00\x01\x02\x00")
    )
    assert broken != out.getvalue()
    with Image.open(io.BytesIO(upright(broken))) as made:
        assert made.size == (4, 8)


def test_a_picture_of_too_many_dots_is_not_unpacked() -> None:
    data = png()
    huge = data[:16] + struct.pack(">II", 30_000, 30_000) + data[24:]
    with pytest.raises(ValueError, match="too large"):
        upright(huge)
