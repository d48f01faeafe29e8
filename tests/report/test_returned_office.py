# SPDX-License-Identifier: Apache-2.0
"""Files that a real LibreOffice saved: what it does to a file by itself is no change, what a person does is found."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.report import returned
from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.model import NotesAs
from briefing_app.report.options import DEFAULT
from briefing_app.report.page_numbers import find_office
from briefing_app.report.returned_changes import Change, compare
from tests.report import office
from tests.report.factories import rich_case

ROAD = "The road from Tessel to Hadran is cut in two places."
NOTES: tuple[NotesAs, ...] = ("footnotes", "endnotes", "register")


@pytest.fixture(autouse=True)
def needs_office() -> None:
    if find_office() is None:
        pytest.skip("LibreOffice (soffice) is not installed; no file was edited")


def edited(folder: Path, steps: list[str], notes: NotesAs = "footnotes") -> list[Change]:
    case, report = rich_case()
    options = replace(DEFAULT, notes=notes, contents=not steps)
    write(build(case.snapshot(), report, options=options), folder / "issued.docx")
    office.edit(folder / "office", folder / "issued.docx", folder / "back.docx", steps)
    found = compare(returned.read(folder / "issued.docx"), returned.read(folder / "back.docx"))
    assert found.remarks == ()
    return list(found.changes)


@pytest.mark.parametrize("notes", NOTES)
def test_saving_again_changes_nothing(tmp_path: Path, notes: NotesAs) -> None:
    assert edited(tmp_path, [], notes) == []


def test_changes_everywhere_are_found(tmp_path: Path) -> None:
    steps = [
        office.tracked(True),
        office.replaced(ROAD, ""),
        office.replaced("Access", "Roads and access"),
        office.replaced("Our confidence is", "Our own confidence is"),
        office.with_paragraph("The level will fall", "This was written between."),
        office.tracked(False),
        office.replaced("Floods on the Marrow", "Flood on the Marrow"),
    ]
    found = {(change.kind, change.tracked, change.place): change for change in edited(tmp_path, steps)}
    assert found["deletion", True, "Access"].before == ROAD
    assert found["rewording", True, "Access"].after == "Roads and access"
    assert found["rewording", True, "Key judgments"].after.startswith("Our own confidence is")
    assert found["insertion", True, "Key judgments"].after == "This was written between."
    assert found["rewording", False, ""].after == "Flood on the Marrow"
    assert len(found) == 5
