# SPDX-License-Identifier: Apache-2.0
"""Where the notes stand: below the text, at its end, or in a register; and that each way leads back to the passages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefing_app.report import options
from briefing_app.report.build import build
from briefing_app.report.docx_text import plain_text
from briefing_app.report.docx_writer import write
from briefing_app.report.model import NotesAs, ReportModel
from briefing_app.report.options import Options, moved, notes_as
from briefing_app.report.trace import TracedStatement, trace
from tests.report.documents import many_notes
from tests.report.factories import CaseBuilder, rich_case, small_case
from tests.report.test_trace import assert_same_but_for_the_manifest, rewrite
from tests.report.xml_checks import W, body_text, check, parts, text_of

ALL: tuple[NotesAs, ...] = ("footnotes", "endnotes", "register")


def model_of(case: CaseBuilder, **chosen: Any) -> ReportModel:
    return build(case.snapshot(), case.report_id(), options=Options(**chosen))


def traced(model: ReportModel, folder: Path) -> list[TracedStatement]:
    write(model, folder / "x.docx")
    check(folder / "x.docx")
    return trace(folder / "x.docx")


@pytest.mark.parametrize(
    ("count", "asked", "found"),
    [
        (1_000, None, "footnotes"),
        (1_001, None, "register"),
        (32_767, None, "register"),
        (32_768, None, "register"),
        (32_767, "footnotes", "footnotes"),
        (32_768, "footnotes", "register"),
        (40_000, "endnotes", "register"),
        (3, "register", "register"),
        (3, "endnotes", "endnotes"),
    ],
)
def test_number_of_notes_decides_where_nothing_is_asked(count: int, asked: NotesAs | None, found: str) -> None:
    assert notes_as(count, asked) == found


def test_what_moved_is_said_in_words() -> None:
    case, _ = small_case()
    model = model_of(case)
    many = replace(model, notes=model.notes * 20_000, notes_as="register")
    assert moved(many, None) == "40,000 notes: moved to a register at the end, because Word numbers at most 32,767."
    assert moved(many, "register") == ""
    fewer = replace(model, notes=model.notes * 1_000, notes_as="register")
    assert moved(fewer, None) == "2,000 notes: moved to a register at the end, because they are more than 1,000."
    assert moved(model, None) == moved(replace(model, notes_as="endnotes"), "endnotes") == ""


@pytest.mark.parametrize("asked", ALL)
def test_each_way_leads_back_to_the_same_passages(tmp_path: Path, asked: NotesAs) -> None:
    case, _ = rich_case()
    model = model_of(case, notes=asked)
    found = traced(model, tmp_path)
    (tmp_path / "usual").mkdir()
    assert found == traced(model_of(case), tmp_path / "usual")
    assert {name for name in parts(tmp_path / "x.docx") if "notes" in name} == (
        set() if asked == "register" else {f"word/{asked}.xml"}
    )


@pytest.mark.parametrize("asked", ALL)
def test_each_way_is_traced_without_the_manifest(tmp_path: Path, asked: NotesAs) -> None:
    case, _ = rich_case()
    whole = traced(model_of(case, notes=asked), tmp_path)
    bare = rewrite(tmp_path / "x.docx", tmp_path / "bare.docx", customXml__item1_xml=b"")
    assert_same_but_for_the_manifest(whole, trace(bare))


def test_endnotes_are_numbered_like_footnotes_and_stand_under_a_heading(tmp_path: Path) -> None:
    case, _ = rich_case()
    traced(model_of(case, notes="endnotes"), tmp_path)
    files = parts(tmp_path / "x.docx")
    settings = etree.fromstring(files["word/settings.xml"])
    names = [etree.QName(node).localname for node in settings]
    assert names.index("characterSpacingControl") < names.index("endnotePr") < names.index("compat")
    assert "footnotePr" not in names
    body = etree.fromstring(files["word/document.xml"])[0]
    for root in (settings, body[-1]):  # without it, Word and LibreOffice count endnotes i, ii, iii
        assert [node.get(f"{W}val") for node in root.iter(f"{W}numFmt")] == ["decimal"]
    assert text_of(body[-2]) == "Notes"
    assert b"footnoteReference" not in files["word/document.xml"]


def test_register_leads_there_and_back(tmp_path: Path) -> None:
    case, _ = rich_case()
    model = model_of(case, notes="register")
    traced(model, tmp_path)
    root = etree.fromstring(parts(tmp_path / "x.docx")["word/document.xml"])
    lines = [text_of(p) for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "BriefingRegister"]
    assert [line[: len(str(n))] for n, line in enumerate(lines, start=1)] == [str(note.number) for note in model.notes]
    assert plain_text(model.notes[0].items) in lines[0].replace("\u200e", "").replace("\u2060", "")
    anchors = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    for note in model.notes:
        assert f"_register{note.number}" in anchors
        assert anchors.count(f"_note{note.number}") == 1


def test_more_notes_than_word_can_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "MOST_NOTES", 30)
    model = model_of(many_notes(40)[0])
    found = traced(model, tmp_path)
    assert model.notes_as == "register"
    assert [s.citations[0].exact for s in found] == [f"word{n:05}" for n in range(40)]
    assert [s.note_numbers for s in found] == [(n,) for n in range(1, 41)]


@pytest.mark.slow
def test_thirty_three_thousand_notes_move_to_a_register_and_are_traced(tmp_path: Path) -> None:
    model = model_of(many_notes(33_000)[0])
    write(model, tmp_path / "x.docx")
    assert "These are 33,000 notes, more than Word can number below the text." in body_text(tmp_path / "x.docx")
    found = trace(tmp_path / "x.docx")
    assert [s.note_numbers for s in found] == [(number,) for number in range(1, 33_001)]
    assert all(s.citations[0].exact == f"word{int(s.text[10:-1]):05}" for s in found)


def test_a_footnote_that_a_reviewer_added_is_not_taken_for_an_endnote(tmp_path: Path) -> None:
    case, _ = small_case()
    before = traced(model_of(case, notes="endnotes"), tmp_path)
    files = parts(tmp_path / "x.docx")
    added = b'<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    body = files["word/document.xml"].replace(b"</w:p>", added, 1)
    note = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1"><w:p><w:r><w:t>Mine</w:t></w:r></w:p></w:footnote>'
    changed = rewrite(
        tmp_path / "x.docx", tmp_path / "y.docx", word__document_xml=body,
        word__footnotes_xml=f"{note}</w:footnotes>".encode(),
    )  # fmt: skip
    assert trace(changed) == before
