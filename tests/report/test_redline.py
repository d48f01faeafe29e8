# SPDX-License-Identifier: Apache-2.0
"""Two editions as one with tracked changes: taken back they give the older one, accepted the newer one."""

import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing_app.domain.changes import Touch
from briefing_app.report.build import build
from briefing_app.report.docx_text import plain_text
from briefing_app.report.docx_writer import write
from briefing_app.report.html import to_html
from briefing_app.report.model import (
    Chart,
    DefinitionRows,
    Inline,
    KeyJudgment,
    NoteRef,
    Paragraph,
    Picture,
    ReportModel,
    Run,
    Section,
    Statement,
    Table,
    TableRef,
)
from briefing_app.report.redline import redline
from briefing_app.report.styles import W
from briefing_app.report.trace import trace
from tests.report.factories import CaseBuilder, rich_case
from tests.report.xml_checks import check

DEFAULT = Touch("Mara Lind", "2031-09-10T08:00:00Z", "Issue report")


def model(case: CaseBuilder) -> ReportModel:
    return build(case.snapshot(), case.report_id())


def lines(model: ReportModel) -> Iterator[tuple[Section, tuple[Inline, ...]]]:
    for section in model.sections:
        yield section, (Run(section.heading, edit=section.edit),)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield section, block.items
            elif isinstance(block, KeyJudgment):
                yield section, (block.statement, Run(" "), *block.confidence)
                yield from ((section, (dissent,)) for dissent in block.dissents)
            elif isinstance(block, Table):
                for row in block.rows:
                    yield section, tuple(item for cell in row.cells for item in (*cell, Run(" ")))
            else:
                assert isinstance(block, DefinitionRows | Picture | Chart)


def read(items: Iterable[Inline], without: str) -> str:
    """The text with one kind of changes left out."""
    found = []
    for item in items:
        if isinstance(item, Statement):
            found.append(read(item.items, without))
        elif not isinstance(item, NoteRef) and (item.edit is None or item.edit.kind != without):
            found.append(item.text)
    return "".join(found)


def words(model: ReportModel, without: str) -> list[str]:
    return [word for _, items in lines(model) for word in read(items, without).split()]


def compared(old: CaseBuilder, new: CaseBuilder) -> tuple[ReportModel, ReportModel, ReportModel]:
    before, after = model(old), model(new)
    touched = {id: Touch("Ravi Sol", "2031-09-09T07:00:00Z", "Edit") for id in new.records}
    return before, after, redline(before, after, touched, DEFAULT)


def statements(case: CaseBuilder) -> list[str]:
    return [id for id, record in case.records.items() if record.type_name in ("claim", "assessment")]


edits = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["reword", "withdraw", "leave out", "move", "add"])), max_size=6
)


@settings(max_examples=settings().max_examples // 2)
@given(edits=edits)
def test_taken_back_gives_the_old_text_and_accepted_the_new_one(edits: list[tuple[int, str]]) -> None:
    old, _ = rich_case()
    new = deepcopy(old)
    for number, what in edits:
        known = statements(new)
        id = known[number % len(known)]
        if what == "reword":
            new.edit(id, statement=f"Another wording {number} of what is said here")
        elif what == "withdraw":
            new.edit(id, status="withdrawn", status_reason="corrected")
        elif what == "add":
            new.claim(f"A further claim, the {number}th, that nothing supports", heading="Roads")
        elif not any(
            getattr(record, "subject", "") == id and record.type_name == "placement" for record in new.records.values()
        ):
            new.add(
                "placement", report=new.report_id(), subject=id, included=what != "leave out", position=float(number)
            )
    before, after, both = compared(old, new)
    assert words(both, "deleted") == words(after, "")
    assert sorted(words(both, "inserted")) == sorted(words(before, ""))


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ((Run("See "), TableRef(1), Run(".")), (Run("See "), TableRef(2), Run(".")), ["Table 1"]),
        ((Run("See Table 2.")), (Run("See "), TableRef(2), Run(".")), []),
        ((Run("Nothing here.")), (Run("See "), TableRef(2), Run(" now.")), ["Nothing", "here."]),
        ((Run("See "), TableRef(2), Run(" now.")), (Run("Nothing here.")), ["See", "Table 2 now."]),
    ],
)
def test_a_reference_to_a_table_stays_whole(old: object, new: object, gone: list[str]) -> None:
    before, after = (
        replace(
            model(rich_case()[0]),
            sections=(Section("H", 1, (Paragraph(items if isinstance(items, tuple) else (items,)),)),),  # type: ignore[arg-type]
        )
        for items in (old, new)
    )
    found = redline(before, after, {}, DEFAULT)
    assert words(found, "inserted") == words(before, "inserted")
    assert words(found, "deleted") == words(after, "deleted")


def test_equal_editions_have_no_changes(tmp_path: Path) -> None:
    case, _ = rich_case()
    _, after, both = compared(case, deepcopy(case))
    assert both == after


def test_changes_have_their_author_and_time_and_the_file_is_valid(tmp_path: Path) -> None:
    old, _ = rich_case()
    new = deepcopy(old)
    first, second = [id for id, record in new.records.items() if record.type_name == "claim"][:2]
    new.edit(first, statement="Said otherwise")
    new.edit(second, status="withdrawn", status_reason="corrected")
    _, _, both = compared(old, new)
    target = tmp_path / "redline.docx"
    write(both, target)
    check(target)
    body = etree.fromstring(zipfile.ZipFile(target).read("word/document.xml"))
    tracked = [*body.iter(f"{{{W}}}ins"), *body.iter(f"{{{W}}}del")]
    assert tracked
    assert {element.get(f"{{{W}}}author") for element in tracked} <= {"Ravi Sol", "Mara Lind"}
    assert len({element.get(f"{{{W}}}id") for element in tracked}) == len(tracked)
    assert not any(element.findall(f".//{{{W}}}t") for element in body.iter(f"{{{W}}}del"))
    assert "Said otherwise." in [statement.text for statement in trace(target)]
    html = to_html(both)
    assert "<s>" in html
    assert "<u>" in html


def test_text_without_a_heading_does_not_stand_for_the_bottom_line() -> None:
    old, _ = rich_case()
    old.edit(old.report_id(), bottom_line="All is quiet. Nobody knows more.")
    new = deepcopy(old)
    new.add("block", report=new.report_id(), kind="narrative", position=150.0, text="This is new.")
    _, after, both = compared(old, new)
    assert both.sections[0] == after.sections[0]  # nothing of it is inserted or deleted
    assert words(both, "inserted") == words(model(old), "")


@pytest.mark.parametrize("text", ["مستشفى باب السارن: ثمانية قتلى", "a\tb\nc", "x" * 300, "…", "  "])
def test_odd_words(text: str) -> None:
    old, _ = rich_case()
    new = deepcopy(old)
    claim = next(id for id, record in new.records.items() if record.type_name == "claim")
    new.edit(claim, statement=f"Before {text} behind")
    before, after, both = compared(old, new)
    assert words(both, "deleted") == words(after, "")
    assert sorted(words(both, "inserted")) == sorted(words(before, ""))
    assert plain_text([]) == ""
