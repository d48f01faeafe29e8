# SPDX-License-Identifier: Apache-2.0
"""Outlines as data: those that come with the program, and what a file of one must hold."""

from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Block
from briefing_app.domain.report_records import STANDARD_BLOCKS
from briefing_app.services import blocks, reports
from briefing_app.services.outline_templates import USUAL, OutlineTemplate, outlines, parse
from tests.services.conftest import Desk

NAMES = [outline.name for outline in outlines()]


def test_program_brings_its_outlines() -> None:
    assert NAMES[0] == USUAL
    assert set(NAMES) == {
        USUAL, "daily_update", "spot_report", "estimate", "source_register", "correction_notice",
    }  # fmt: skip


@pytest.mark.parametrize("outline", outlines(), ids=NAMES)
def test_report_of_an_outline_has_its_parts_and_can_be_built(
    desk: Desk, outline: OutlineTemplate, tmp_path: Path
) -> None:
    report = reports.new(desk.session, title="Ferry", outline=outline.name)
    found = [(part.kind, part.landscape) for part in blocks.parts(desk.session, report.id) if part.included]
    wanted = [(part.kind, part.landscape) for part in outline.parts]
    assert found == (wanted or [(kind, False) for kind in STANDARD_BLOCKS])
    assert all(getattr(report, name) == value for name, value in outline.report.items())
    assert reports.build(desk.session, report.id, tmp_path / "a.docx").exists()


@pytest.mark.parametrize("name", NAMES)
def test_no_two_parts_of_an_outline_stand_at_one_place(desk: Desk, name: str) -> None:
    report = reports.new(desk.session, title="Ferry", outline=name)
    positions = [part.position for part in blocks.parts(desk.session, report.id)]
    assert len(set(positions)) == len(positions)


def test_what_is_given_counts_before_what_the_outline_says(desk: Desk) -> None:
    report = reports.new(desk.session, title="Ferry", outline="daily_update", subtitle="Night shift")
    assert (report.subtitle, report.status) == ("Night shift", "update")
    with pytest.raises(BadInput, match="daily_update"):
        reports.new(desk.session, title="Ferry", outline="nothing")
    desk.session.undo()
    assert desk.session.all(Block) == []


GOOD = 'title = "T"\ndescription = "D"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "not a TOML file"),
        (GOOD, "give either parts"),
        (f'{GOOD}standard = true\n[[part]]\nkind = "gaps"', "give either parts"),
        (f"{GOOD}standard = true\nmore = 1", "no key more"),
        ('description = "D"\nstandard = true', "title must be"),
        (f"{GOOD}part = 3", "list of tables"),
        (f'{GOOD}[[part]]\nkind = "poem"', "kind must be one of"),
        (f'{GOOD}[[part]]\nkind = "gaps"\ntext = "x"', "no key text"),
        (f'{GOOD}[[part]]\nkind = "gaps"\nlevel = 2', "has no level"),
        (f'{GOOD}[[part]]\nkind = "gaps"\ntitle = 3', "title"),
        (f'{GOOD}[[part]]\nkind = "gaps"\n[[part]]\nkind = "gaps"', "stands in it twice"),
        (f'{GOOD}[[part]]\nkind = "claims"', "chosen_by"),
        (f'{GOOD}standard = true\n[report]\nstatus = "late"', "status"),
        (f"{GOOD}standard = true\n[report]\nnumber = 3", "no key number"),
        (f"{GOOD}standard = true\nreport = 3", "must be a table"),
    ],
)
def test_bad_outline_is_refused_with_its_name(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        parse("mine", text)
    assert "outline mine" in str(refused.value)
