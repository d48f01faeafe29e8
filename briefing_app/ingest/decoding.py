# SPDX-License-Identifier: Apache-2.0
"""From bytes to characters: size limit, refusal of what is not text, and the choice of an encoding."""

import codecs
import re
from typing import Final

from briefing_app.domain.errors import BadInput

MAX_TEXT_BYTES: Final = 20_000_000

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file"),
    (b"SQLite format 3\x00", "a database (perhaps a case file)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"MZ\x90\x00", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
)
_ZIPPED: Final = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub", "an EPUB book"),
)
# What pages that declare the left-hand name really hold (WHATWG encoding standard).
_REALLY: Final = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "utf-8-sig": "utf-8",
}  # fmt: skip
_ALLOWED: Final = re.compile(
    r"utf-(8|16|16-le|16-be|32|32-le|32-be)|cp(125\d|874|866|932|949|950|437|850)|iso8859-\d+|koi8-[rut]"
    r"|gb18030|big5|big5hkscs|euc_jp|iso2022_jp|hz|mac-(roman|cyrillic|arabic)"
)
_META_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_HIGH_RUNS: Final = re.compile(rb"[\x80-\xff]{2,}")
_WHAT_TO_DO: Final = "Only text and HTML can be read: open it in its own program, copy the text and paste it here."


def check_size(size: int, what: str = "The text") -> None:
    """Refuses what is over ``MAX_TEXT_BYTES``."""
    if size > MAX_TEXT_BYTES:
        raise BadInput(
            f"{what} is too large: it has {size / 1e6:,.1f} MB, the limit is {MAX_TEXT_BYTES / 1e6:,.0f} MB. "
            "Add the part that matters, or split it into several sources."
        )


def check_text_size(text: str, what: str = "The text") -> None:
    """``check_size`` for characters, without encoding a text that is far too large."""
    if len(text) > MAX_TEXT_BYTES or len(text) * 4 > MAX_TEXT_BYTES:
        size = len(text) if len(text) > MAX_TEXT_BYTES else len(text.encode("utf-8", "surrogatepass"))
        check_size(size, what)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The characters and the name of the encoding that they were in.

    In this order: byte order mark; ``declared``, or what the page's own meta element declares; UTF-8;
    UTF-16 without a mark; Windows code pages for Arabic, Cyrillic or Western text, by which letters stand
    together. Raises BadInput for what is not text or in none of these, and says what it seems to be.
    """
    what = binary_kind(data)
    if what:
        raise BadInput(f"This is not text but seems to be {what}. {_WHAT_TO_DO}")
    check_size(len(data))
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], marked, "its byte order mark")
    attempts = [_wide(data)] if b"\x00" in data[:4096] else _candidates(data, declared)
    for attempt in filter(None, attempts):
        text, name = _try(data, attempt), attempt
        if text is not None:
            _refuse_controls(data if not name.startswith("utf-") else text.encode("utf-8"))
            return text, name
    _refuse_controls(data)
    raise BadInput(
        "The letters of this text cannot be read: it is in none of UTF-8, UTF-16 or the Windows code pages "
        "for Western, Cyrillic and Arabic. Save it as UTF-8 and add it again, "
        "or copy the text and paste it here."
    )


def binary_kind(data: bytes) -> str | None:
    """In words, what the data are if their first bytes tell that they are no text."""
    if data.startswith(b"PK\x03\x04"):
        beginning = data[:4000]
        return next((words for mark, words in _ZIPPED if mark in beginning), "a ZIP archive")
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound recording or video"
    if data[4:8] == b"ftyp":
        return "a video or a picture from a telephone"
    return next((words for magic, words in _MAGIC if data.startswith(magic)), None)


def refuse_binary_text(text: str) -> None:
    """Refuses pasted characters that were bytes of something else."""
    sample = text[:100_000]
    what = binary_kind(text[:4000].encode("latin-1", "replace"))
    if what and ("\x00" in sample or "\ufffd" in sample or what in ("a PDF document", "an RTF document")):
        raise BadInput(f"This is not text but seems to be {what}. {_WHAT_TO_DO}")
    damaged = sample.count("\ufffd")
    if damaged > 10 and damaged * 20 > len(sample):
        raise BadInput(f"This is not readable text: many of its characters are damaged. {_WHAT_TO_DO}")
    _refuse_controls(sample.encode("utf-8", "replace"))


def charset_of(media_type: str | None) -> str | None:
    """The charset parameter of a media type."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return found[1] if found else None


def _candidates(data: bytes, declared: str | None) -> list[str | None]:
    names: list[str | None] = [_known(declared), _known(_declared_inside(data))]
    stated = next((name for name in names if name), None)
    is_single_byte = stated is not None and stated.startswith(("cp125", "cp8", "iso8859", "koi8", "mac"))
    if is_single_byte and not data.isascii():
        names.insert(0, "utf-8")  # by accident, single-byte text is hardly ever good UTF-8
    names += ["utf-8", "iso2022_jp" if b"\x1b$" in data else None, _code_page(data)]
    return names


def _declared_inside(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:4096])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _known(name: str | None) -> str | None:
    """Python's name for a text encoding that may be declared; nothing for codecs that are something else."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    found = _REALLY.get(found, found)
    return found if _ALLOWED.fullmatch(found) and not found.startswith(("utf-16", "utf-32")) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows itself by NULs in every other place of Western text."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 10 > len(sample) and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > len(sample) and odd * 20 < even else None


def _code_page(data: bytes) -> str | None:
    """Western letters beyond ASCII stand alone among others, Arabic and Cyrillic ones in runs."""
    high = sum(count for byte, count in enumerate(_histogram(data)) if byte >= 128)
    if not high:
        return None
    runs = sum(len(run) for run in _HIGH_RUNS.findall(data))
    if runs * 2 < high:
        return "cp1252"
    articles = data.count(b"\xc7\xe1")  # alef lam
    if articles * 100 > high:
        return "cp1256"
    small = sum(_histogram(data)[0xE0:])
    return "cp1251" if small * 10 > high * 6 else None


def _histogram(data: bytes) -> list[int]:
    sample = data[:200_000]
    return [sample.count(byte) for byte in range(256)]


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _strictly(data: bytes, name: str, says: str) -> tuple[str, str]:
    text = _try(data, name)
    if text is None:
        raise BadInput(
            f"The text is damaged: {says} says {name.upper()}, but the rest is not. Copy the text and paste it here."
        )
    refuse_binary_text(text)
    return text, name


def _refuse_controls(data: bytes) -> None:
    sample = data[:200_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if (controls > 3 and controls * 200 > len(sample)) or b"\x00\x00\x00" in sample:
        raise BadInput(f"This is not text: {controls:,} control characters are among its first bytes. {_WHAT_TO_DO}")
