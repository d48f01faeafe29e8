# SPDX-License-Identifier: Apache-2.0
"""The document in LibreOffice: pages against stored ones, banner on each, and tracing after it was saved there."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.model import NotesAs
from briefing_app.report.options import Options
from briefing_app.report.trace import trace
from tests.report import house, pages
from tests.report.factories import CaseBuilder, rich_case
from tests.report.pages import TOLERATED, convert, difference, order_of, pictures, rendered, renderer, texts
from tests.report.test_trace import assert_same_but_for_the_manifest, rewrite
from tests.report.xml_checks import W, parts, text_of

pytestmark = [pytest.mark.rendering, pytest.mark.slow]


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """LibreOffice's profile for this process."""
    if renderer() is None:
        pytest.skip("LibreOffice (soffice) or poppler (pdftotext) is not installed; nothing was rendered")
    return tmp_path_factory.mktemp("office-profile")


@pytest.fixture(scope="session")
def pdf(profile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rich report, laid out once."""
    folder = tmp_path_factory.mktemp("rich")
    return rendered(*rich_case(), folder, profile)


def written(case: CaseBuilder, folder: Path, **chosen: Any) -> Path:
    target = folder / "report.docx"
    write(build(case.snapshot(), case.report_id(), options=Options(**chosen)), target)
    return target


def test_each_page_bears_the_banner_twice_and_its_number(pdf: Path) -> None:
    found = texts(pdf)
    assert 4 <= len(found) <= 6
    for number, page in enumerate(found, start=1):
        assert len(re.findall(r"^\s*TLP:AMBER\s*$", page, re.MULTILINE)) == 2
        assert f"Page {number} of {len(found)}" in page
    whole = "\n".join(found)
    assert [
        whole.index(h) for h in ("Bottom line", "Key judgments", "Developments", "Expert views", "Scales used")
    ] == (
        sorted(whole.index(h) for h in ("Bottom line", "Key judgments", "Developments", "Expert views", "Scales used"))
    )


def test_each_page_of_a_house_template_bears_banner_and_letterhead(profile: Path, tmp_path: Path) -> None:
    case, _ = rich_case()
    target = tmp_path / "report.docx"
    write(build(case.snapshot(), case.report_id()), target, template=house.template())
    found = texts(convert(profile, target, "pdf", tmp_path / "pdf"))
    assert len(found) > 3
    for number, page in enumerate(found, start=1):
        assert len(re.findall(r"^\s*TLP:AMBER\s*$", page, re.MULTILINE)) == 2
        assert ("For those who study what is not" if number == 1 else "Institute of Made-up Studies") in page
        assert f"Page {number} of {len(found)}" in page


@pytest.mark.parametrize("notes", ["footnotes", "endnotes", "register"])
def test_trace_after_libreoffice_saved_it(profile: Path, tmp_path: Path, notes: NotesAs) -> None:
    case, _ = rich_case()
    source = written(case, tmp_path, notes=notes)
    saved = convert(profile, source, "docx", tmp_path / "saved")
    assert saved.read_bytes() != source.read_bytes()
    before = trace(source)
    bare = rewrite(saved, tmp_path / "bare.docx", customXml__item1_xml=b"")
    assert_same_but_for_the_manifest(before, trace(bare))
    after = trace(saved)
    assert [s.subject for s in after] == [s.subject for s in before]
    if len(parts(saved).get("customXml/item1.xml", b"")) > 0:  # some versions write it empty
        assert after == before


# Pages against stored ones


def differences(pdf: Path, folder: Path) -> list[float]:
    """How far each page is from the stored one; all the way where there is no such page."""
    found = pictures(pdf, folder / "pages")
    stored = pages.stored()
    assert len(stored) >= 4
    beyond = abs(len(found) - len(stored))
    return [difference(one, two) for one, two in zip(found, stored, strict=False)] + [1.0] * beyond


def heading_moved(document: bytes) -> bytes:
    """The heading of the first group of claims stands behind their first paragraph."""
    root = etree.fromstring(document)
    heading = next(p for p in root.iter(f"{W}p") if text_of(p) == "Access")
    heading.getnext().addnext(heading)
    return bytes(etree.tostring(root))


def test_pages_look_as_stored(pdf: Path, tmp_path: Path) -> None:
    found = differences(pdf, tmp_path)
    assert max(found) <= TOLERATED, f"{found}; if that is meant: python -m tests.report.pages --write"


def test_text_runs_in_its_order(pdf: Path) -> None:
    expected = pages.stored_order()
    assert pages.openings(pdf.parent.parent / "report.docx") == expected
    assert len(expected) > 40
    assert order_of(texts(pdf), expected) == expected


def test_moved_heading_is_noticed(profile: Path, tmp_path: Path) -> None:
    case, _ = rich_case()
    source = written(case, tmp_path)
    body = heading_moved(parts(source)["word/document.xml"])
    moved = rewrite(source, tmp_path / "moved.docx", word__document_xml=body)
    pdf = convert(profile, moved, "pdf", tmp_path / "pdf")
    assert max(differences(pdf, tmp_path)) > TOLERATED
    expected = pages.stored_order()
    found = order_of(texts(pdf), expected)
    assert sorted(found) == sorted(expected)
    assert found != expected


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_lost_banner_is_noticed_on_each_page(profile: Path, tmp_path: Path, kind: str) -> None:
    case, _ = rich_case()
    source = written(case, tmp_path)
    changed = {}
    for number in (1, 2):  # the first page has its own
        root = etree.fromstring(parts(source)[f"word/{kind}{number}.xml"])
        banner = next(p for p in root.iter(f"{W}p") if text_of(p) == "TLP:AMBER")
        for child in list(banner):
            banner.remove(child)
        changed[f"word__{kind}{number}_xml"] = etree.tostring(root)
    bare = rewrite(source, tmp_path / "bare.docx", **changed)
    pdf = convert(profile, bare, "pdf", tmp_path / "pdf")
    assert min(differences(pdf, tmp_path)) > TOLERATED


def test_stored_pages_are_small() -> None:
    assert sum(file.stat().st_size for file in pages.FOLDER.iterdir()) < 150_000
