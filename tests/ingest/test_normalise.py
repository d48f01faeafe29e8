# SPDX-License-Identifier: Apache-2.0
"""Normalising and decoding."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import BadInput
from briefing_app.ingest import MAX_TEXT_BYTES, decode, from_bytes, from_clipboard, from_text, normalise, text_hash

ARABIC = "قال الوزير إن الجسر أغلق يوم الأحد بسبب الفيضان في المدينة القديمة"
RUSSIAN = "Министр сообщил, что мост закрыт с воскресенья из-за наводнения"
FRENCH = "Le préfet a déclaré que le pont était fermé après la crue"
CHINESE = "部长说，由于洪水，这座桥自星期日起关闭。"

awkward = st.text(st.sampled_from("ab \t\n\r\x0b\x85\u2028\ufeff\u00a0\u0301e\x00\u00ad\ud800ﬁ가ᄀ\u3000"))


@given(st.one_of(awkward, st.text(st.characters())))
def test_normalise_is_idempotent_and_can_be_hashed(text: str) -> None:
    stored = normalise(text)
    assert normalise(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert text_hash(stored) == hashlib.sha256(stored.encode("utf-8")).hexdigest()
    assert all(line == line.rstrip() for line in stored.split("\n"))


def test_normalise_keeps_what_is_the_texts_own() -> None:
    assert normalise("\ufeff  a\u00a0b \r\nc\rd\x00\x07\te\u2028f \u00a0\n\n") == "  a\u00a0b\nc\nd\te\nf\n\n"
    assert normalise("cafe\u0301") == "café"


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        (ARABIC.encode("utf-8"), None, "utf-8"),
        (b"\xef\xbb\xbf" + ARABIC.encode("utf-8"), "cp1256", "utf-8"),
        (ARABIC.encode("utf-16"), None, "utf-16-le"),
        (FRENCH.encode("utf-16-be"), None, "utf-16-be"),
        (ARABIC.encode("cp1256"), None, "cp1256"),
        (ARABIC.encode("cp1256"), "windows-1256", "cp1256"),
        (RUSSIAN.encode("cp1251"), None, "cp1251"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", "koi8-r"),
        (FRENCH.encode("cp1252"), None, "cp1252"),
        (FRENCH.encode("utf-8"), "iso-8859-1", "utf-8"),
        (CHINESE.encode("gb2312"), "gb2312", "gb18030"),
        (FRENCH.encode("utf-8"), "unicode_escape", "utf-8"),
    ],
)
def test_decode_finds_the_encoding(data: bytes, declared: str | None, encoding: str) -> None:
    text, found = decode(data, declared)
    assert found == encoding
    assert text in (ARABIC, RUSSIAN, FRENCH, CHINESE)


def test_decode_reads_what_a_page_declares() -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body>{ARABIC}</body></html>'
    assert ARABIC in decode(page.encode("cp1256"))[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"PK\x03\x04\x14\x00" + b"word/document.xml", "a Word document"),
        (b"SQLite format 3\x00", "a database"),
        (b"{\\rtf1\\ansi hello}", "an RTF document"),
        (bytes(range(256)) * 20, "control characters"),
        (b"some text" + b"\x00" * 400, "control characters"),
        (b"\xff\xfea", "byte order mark"),
        (b"caf\x81\x8d\x8f na\x90ve", "cannot be read"),
    ],
)
def test_what_is_not_text_is_refused_and_named(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        from_bytes(data, name="thing.txt")


def test_empty_and_huge_input_are_refused_in_words() -> None:
    for empty in ("", " \n\t", "\ufeff\x00"):
        with pytest.raises(BadInput, match="There is no text in"):
            from_text(empty)
    with pytest.raises(BadInput, match=r"There is no text in the file “a\.txt”"):
        from_bytes(b" \n", name="/tmp/a.txt")
    with pytest.raises(BadInput, match="There is no text in the clipboard"):
        from_clipboard(None, " ")
    with pytest.raises(BadInput, match=r"too large: it has 50\.0 MB, the limit is 20 MB"):
        from_text("x" * 50_000_000)
    with pytest.raises(BadInput, match=r"too large: it has 50\.0 MB"):
        from_bytes(b"x" * 50_000_000, name="big.txt")
    with pytest.raises(BadInput, match="too large"):
        from_text("ب" * (MAX_TEXT_BYTES // 2 + 1))


def test_binary_that_was_pasted_is_refused() -> None:
    for pasted in ("%PDF-1.4 obj", "\x01\x02\x03\x04\x05" * 20, "\ufffd" * 50):
        with pytest.raises(BadInput, match="not"):
            from_text(pasted)
