# SPDX-License-Identifier: Apache-2.0
"""The Word file: its parts against stored ones, its bytes, what must hold of every file, and what can go wrong."""

import errno
import os
import sys
import unicodedata
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing_app.domain.errors import BadInput, StorageFault
from briefing_app.report import docx_writer
from briefing_app.report import target as target_module
from briefing_app.report.build import build
from briefing_app.report.docx_text import by_direction, clean, is_right_to_left
from briefing_app.report.docx_writer import write
from tests.report import golden
from tests.report.documents import many_notes
from tests.report.factories import CaseBuilder, rich_case, small_case
from tests.report.xml_checks import W, body_text, check, parts, text_of


def made(case: CaseBuilder, folder: Path) -> Path:
    target = folder / "report.docx"
    write(build(case.snapshot(), case.report_id()), target)
    check(target)
    return target


@pytest.mark.parametrize("name", golden.PARTS)
def test_small_report_is_as_stored(name: str) -> None:
    assert golden.written()[name] == golden.file_of(name).read_text("utf-8")


def test_rich_report_holds_together(tmp_path: Path) -> None:
    case, _ = rich_case()
    target = made(case, tmp_path)
    root = etree.fromstring(parts(target)["word/footnotes.xml"])
    for record in case.records.values():
        if record.type_name == "citation":
            assert record.exact in text_of(root)  # type: ignore[attr-defined]
    assert "Bottom line. The release of 7 September" in body_text(target)


def test_python_docx_opens_it(tmp_path: Path) -> None:
    case, _ = rich_case()
    document = docx.Document(str(made(case, tmp_path)))
    assert document.core_properties.title == "Floods on the Marrow"
    assert document.core_properties.created is not None
    assert document.core_properties.created.isoformat() == "2031-09-08T17:30:00+00:00"
    assert document.paragraphs[0].style.name == "Title"
    assert [s.header.paragraphs[0].text for s in document.sections] == ["TLP:AMBER"]
    assert [p.text for p in document.sections[0].header.paragraphs] == ["TLP:AMBER", "Floods on the Marrow"]
    assert [p.text for p in document.sections[0].first_page_header.paragraphs] == ["TLP:AMBER"]
    assert document.sections[0].footer.paragraphs[-1].text == "TLP:AMBER"
    assert document.sections[0].first_page_footer.paragraphs[-1].text == "TLP:AMBER"


def test_empty_report_is_a_whole_document(tmp_path: Path) -> None:
    case = CaseBuilder(handling=None)
    case.report()
    target = made(case, tmp_path)
    assert "No key judgments have been made." in body_text(target)
    assert not [name for name, part in parts(target).items() if name.startswith("word/header") and b"TLP" in part]


def test_text_of_any_kind_arrives(tmp_path: Path) -> None:
    text = "A\x01\x02\x0eB\ufffe <b>&amp;\"' 🛰️👩‍🚒 الجسر 12 مغلق، 桥梁关闭。\u202e end"
    case = CaseBuilder()
    source = case.source(text, text)
    claim = case.claim(text, source, text, heading=text)
    case.report(title=text, bottom_line=f"{text} [@{claim}]")
    target = made(case, tmp_path)
    expected = "AB <b>&amp;\"' 🛰️👩‍🚒 الجسر 12 مغلق\u200e، 桥梁关闭。\u202e end"
    assert body_text(target).count(f"{expected}\u202c") == 4  # title, heading, claim, source
    assert expected in text_of(etree.fromstring(parts(target)["word/footnotes.xml"]))


def test_arabic_runs_and_paragraphs_are_right_to_left(tmp_path: Path) -> None:
    case = CaseBuilder()
    case.claim("الجسر مغلق", heading="H")
    case.claim("The bridge (الجسر القديم) is shut", heading="G")
    case.report()
    root = etree.fromstring(parts(made(case, tmp_path))["word/document.xml"])
    bidi = [text_of(p) for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    assert bidi == ["الجسر مغلق (unsourced)."]
    runs = [text_of(r) for r in root.iter(f"{W}r") if r.find(f"{W}rPr/{W}rtl") is not None]
    assert runs == ["الجسر القديم", "الجسر مغلق"] or runs == ["الجسر مغلق", "الجسر القديم"]


def test_numbers_and_bullets_of_arabic_paragraphs_stand_within_the_margin(tmp_path: Path) -> None:
    """LibreOffice puts them to the right of where they begin, whichever way the paragraph runs."""
    case, report = small_case()
    judgment = next(id for id, record in case.records.items() if record.type_name == "assessment")
    case.edit(judgment, statement="من المرجح أن يبقى الجسر مغلقا")
    case.add("block", kind="narrative", position=140, text="- الجسر مغلق\n- It is shut", report=report)
    root = etree.fromstring(parts(made(case, tmp_path))["word/document.xml"])
    turned = [p.find(f"{W}pPr") for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    indents = {p.find(f"{W}pStyle").get(f"{W}val"): p.find(f"{W}ind").attrib.values() for p in turned}
    assert indents == {"BriefingJudgment": ["680", "397"], "ListBullet": ["400", "284"]}


def test_what_follows_arabic_stays_in_its_place(tmp_path: Path) -> None:
    case = CaseBuilder()
    source = case.source("ملخص", "الجسر مغلق", outlet="وكالة", published="2031-09-07")
    case.claim("A", source, "الجسر مغلق", heading="H")
    case.report()
    notes = text_of(etree.fromstring(parts(made(case, tmp_path))["word/footnotes.xml"]))
    assert notes.strip() == "“ملخص\u200e”, وكالة\u200e, 7 September 2031, not graded: “الجسر مغلق\u200e”."


def test_quotes_stand_letter_by_letter(tmp_path: Path) -> None:
    quotes = ["قال مراسل BBC إن 12 شخصا أصيبوا", "The sign said ممنوع and then قف twice"]
    case = CaseBuilder()
    source = case.source("T", " / ".join(quotes))
    for quote in quotes:
        case.claim("A", source, quote, heading="H")
    case.report()
    notes = text_of(etree.fromstring(parts(made(case, tmp_path))["word/footnotes.xml"]))
    for quote in quotes:
        assert f"“{quote}" in notes


@given(st.text(max_size=80))
def test_direction_splits_lose_nothing(text: str) -> None:
    assert "".join(part for part, _ in by_direction(text)) == text


def test_no_letter_that_runs_from_right_to_left_is_missed() -> None:
    """The quick look at a text knows all of them."""
    for code in range(sys.maxunicode + 1):
        if unicodedata.bidirectional(chr(code)) in ("R", "AL"):
            assert list(by_direction(f"a{chr(code)}")) == [("a", False), (chr(code), True)]
            assert is_right_to_left(chr(code))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.text(min_size=1, max_size=60).filter(lambda t: t.strip() and "\x00" not in t))
def test_any_statement_gives_a_whole_document(tmp_path: Path, text: str) -> None:
    case = CaseBuilder()
    try:
        case.claim(text, heading=text, measure=text)
    except BadInput:
        return
    case.report(bottom_line=text)
    made(case, tmp_path)
    assert clean(text) is not None


def test_repeated_notes_are_fields_that_lead_to_the_first(tmp_path: Path) -> None:
    case, _ = small_case()
    root = etree.fromstring(parts(made(case, tmp_path))["word/document.xml"])
    assert next(f.text for f in root.iter(f"{W}instrText")) == " NOTEREF _note2 \\f \\h "


def test_long_report_with_two_thousand_notes(tmp_path: Path) -> None:
    case, _ = many_notes(2000)
    target = made(case, tmp_path)
    assert target.stat().st_size < 1_000_000
    assert not {"word/footnotes.xml", "word/endnotes.xml"} & set(parts(target))


# What can go wrong with the target


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    return path


def _write(target: Path) -> None:
    case, report = small_case()
    write(build(case.snapshot(), report), target)


def test_file_is_replaced(target: Path) -> None:
    _write(target)
    check(target)
    assert [p.name for p in target.parent.iterdir()] == ["report.docx"]


def test_folder_as_target(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        _write(tmp_path)


def test_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no folder"):
        _write(tmp_path / "none" / "x.docx")


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (errno.ENOSPC, StorageFault, "disk is full"),
        (errno.EIO, StorageFault, "The old file is as it was"),
        (errno.EACCES, BadInput, "no permission"),
    ],
)
@pytest.mark.parametrize("step", ["stream", "replace"])
def test_failure_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[Exception], words: str, step: str
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(code, os.strerror(code))

    if step == "stream":
        monkeypatch.setattr(docx_writer, "stream", fail)
    else:
        monkeypatch.setattr(target_module.os, "replace", fail)
    with pytest.raises(kind, match=words):
        _write(target)
    assert target.read_bytes() == b"old"
    assert [p.name for p in target.parent.iterdir()] == ["report.docx"]
