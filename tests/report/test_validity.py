# SPDX-License-Identifier: Apache-2.0
"""Every kind of report through our own rules, the Open XML SDK and ooxml-integrity."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefing_app import resources
from briefing_app.__main__ import main
from briefing_app.domain.changes import Touch
from briefing_app.report.build import build
from briefing_app.report.contents import with_page_list
from briefing_app.report.docx_text import MARK, clean
from briefing_app.report.docx_writer import write
from briefing_app.report.model import NotesAs
from briefing_app.report.options import Options
from briefing_app.report.redline import redline
from briefing_app.report.since import Former
from tests.report import house
from tests.report.documents import DOCUMENTS, HOSTILE, everywhere
from tests.report.factories import CaseBuilder, rich_case
from tests.report.test_sections import wide_section
from tests.report.validators import findings, need_validator
from tests.report.xml_checks import check, parts, text_of


def written(case: CaseBuilder, report: str, target: Path) -> Path:
    write(build(case.snapshot(), report), target)
    return target


def assert_valid(path: Path) -> None:
    need_validator()
    found = findings([path])[path]
    assert not found, "\n".join(str(finding) for finding in found)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_report_is_valid(name: str, tmp_path: Path) -> None:
    assert_valid(written(*DOCUMENTS[name](), tmp_path / "report.docx"))


@pytest.mark.parametrize("template", [None, "government"])
@pytest.mark.parametrize("notes", ["footnotes", "endnotes", "register"])
def test_every_form_is_valid(tmp_path: Path, notes: NotesAs, template: str | None) -> None:
    case, report = rich_case()
    model = build(case.snapshot(), report, options=Options(notes=notes, contents=True, citations="chicago"))
    numbered = with_page_list(model, list(range(1, len(model.contents) + 1)))
    wide = replace(numbered, sections=(*model.sections[:3], wide_section(8), *model.sections[3:]))
    look = None if template is None else resources.path("templates", f"{template}.dotx").read_bytes()
    write(wide, tmp_path / "report.docx", template=look)
    assert_valid(tmp_path / "report.docx")


def test_lists_and_judgments_from_right_to_left_on_a_small_page_are_valid(tmp_path: Path) -> None:
    case, report = rich_case()
    judgment = next(id for id, record in case.records.items() if record.type_name == "assessment")
    case.edit(judgment, statement="من المرجح أن يبقى الجسر مغلقا")
    text = "Two things are known:\n- الجسر مغلق\n- It is shut\n\nThat is all."
    case.add("block", kind="narrative", position=140, title="خلفية", text=text, report=report)
    section = '<w:pgSz w:w="8392" w:h="11906"/><w:pgMar w:top="1200" w:right="900" w:bottom="1200" w:left="900"/>'
    look = house.template(word__document_xml=house.document(section))
    model = build(case.snapshot(), report, options=Options(contents=True, portion_marks=True))
    write(model, tmp_path / "report.docx", template=look)
    assert_valid(tmp_path / "report.docx")


@pytest.mark.slow
def test_demonstration_is_valid(tmp_path: Path) -> None:
    assert main(["demo", str(tmp_path / "demo")]) == 0
    assert_valid(next((tmp_path / "demo").glob("*.docx")))


def test_a_later_edition_and_its_changes_are_valid(tmp_path: Path) -> None:
    old, report = rich_case()
    new = deepcopy(old)
    first, second, *_ = [id for id, record in new.records.items() if record.type_name == "claim"]
    new.edit(first, statement="Said otherwise, عكس ذلك")
    new.edit(second, status="withdrawn", status_reason="corrected")
    new.claim("Something new that nothing supports", heading="Somewhere else")
    former = Former("report no. 2", old.snapshot(), report)
    later = tmp_path / "later.docx"
    write(build(new.snapshot(), report, former=former, edition=3), later)
    assert_valid(later)
    changes = tmp_path / "changes.docx"
    who = Touch("Mara & Lind", "2031-09-10T08:00:00Z", "Issue report")
    write(redline(build(old.snapshot(), report), build(new.snapshot(), report), {}, who), changes)
    assert_valid(changes)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_and_nothing_else(text: str, tmp_path: Path) -> None:
    """The file has the same elements as with a harmless text, and the text arrives."""
    target = written(*everywhere(text), tmp_path / "hostile.docx")
    check(target)
    files, usual = parts(target), parts(written(*everywhere("plain words"), tmp_path / "usual.docx"))
    assert files.keys() == usual.keys()
    for name in files:
        if name.endswith((".xml", ".rels")):
            tags = {node.tag for node in etree.fromstring(files[name]).iter()}
            assert tags <= {node.tag for node in etree.fromstring(usual[name]).iter()} | RIGHT_TO_LEFT
    shown = text_of(etree.fromstring(files["word/document.xml"])).replace(MARK, "")
    assert " ".join(clean(text).replace(MARK, "").split()) in shown


RIGHT_TO_LEFT = {
    f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}" for tag in ("rtl", "bidi", "cs")
}
