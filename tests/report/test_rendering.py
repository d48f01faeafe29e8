# SPDX-License-Identifier: Apache-2.0
"""The document in LibreOffice: pages, banner on each, and tracing after it was saved there."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.model import NotesAs
from briefing_app.report.options import Options
from briefing_app.report.trace import trace
from tests.report.factories import CaseBuilder, rich_case
from tests.report.test_trace import assert_same_but_for_the_manifest, rewrite
from tests.report.xml_checks import parts

pytestmark = [pytest.mark.rendering, pytest.mark.slow]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The program and a profile of our own."""
    program = shutil.which("soffice")
    if program is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice (soffice) or poppler (pdftotext) is not installed; nothing was rendered")
    return program, tmp_path_factory.mktemp("office-profile")


def convert(office: tuple[str, Path], source: Path, kind: str, folder: Path) -> Path:
    program, profile = office
    folder.mkdir(exist_ok=True)
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", kind,
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return folder / f"{source.stem}.{kind}"


def pages(pdf: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8").rstrip("\f").split("\f")


def written(case: CaseBuilder, folder: Path, **chosen: Any) -> Path:
    target = folder / "report.docx"
    write(build(case.snapshot(), case.report_id(), options=Options(**chosen)), target)
    return target


def test_each_page_bears_the_banner_twice_and_its_number(office: tuple[str, Path], tmp_path: Path) -> None:
    case, _ = rich_case()
    found = pages(convert(office, written(case, tmp_path), "pdf", tmp_path / "pdf"))
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


@pytest.mark.parametrize("notes", ["footnotes", "endnotes", "register"])
def test_trace_after_libreoffice_saved_it(office: tuple[str, Path], tmp_path: Path, notes: NotesAs) -> None:
    case, _ = rich_case()
    source = written(case, tmp_path, notes=notes)
    saved = convert(office, source, "docx", tmp_path / "saved")
    assert saved.read_bytes() != source.read_bytes()
    before = trace(source)
    bare = rewrite(saved, tmp_path / "bare.docx", customXml__item1_xml=b"")
    assert_same_but_for_the_manifest(before, trace(bare))
    after = trace(saved)
    assert [s.subject for s in after] == [s.subject for s in before]
    if len(parts(saved).get("customXml/item1.xml", b"")) > 0:  # some versions write it empty
        assert after == before
