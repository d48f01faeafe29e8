# SPDX-License-Identifier: Apache-2.0
"""What a report tells of the edition before: new, changed from what to what, withdrawn, unchanged."""

from collections.abc import Iterable
from copy import deepcopy

import pytest

from briefing_app.domain.changes import Touch
from briefing_app.domain.records import Placement
from briefing_app.report.build import build
from briefing_app.report.docx_text import plain_text
from briefing_app.report.html import to_html
from briefing_app.report.model import Inline, KeyJudgment, Paragraph, ReportModel, Run, Section, Statement, Table
from briefing_app.report.since import Former
from tests.report.factories import CaseBuilder

TEXT = "Eighteen people were hurt on the quay, the port said. The pilot is missing. A crane fell. The gate is shut."


@pytest.fixture
def case() -> CaseBuilder:
    made = CaseBuilder()
    source = made.source("Port bulletin", TEXT, outlet="Port Authority", published="2031-05-04", reliability="B")
    made.claim("The pilot is missing.", source, "The pilot is missing", heading="The quay")
    made.claim(
        "Eighteen people were hurt.", source, "Eighteen people were hurt", heading="The quay", kind="figure",
        measure="injured", best=18.0, authority="Port Authority", as_of="2031-05-04",
    )  # fmt: skip
    made.claim("The gate is shut.", source, "The gate is shut", heading="The quay")
    author = made.add("analyst", name="Mara Lind")
    made.add(
        "assessment", author=author, statement="A third strike before 20 May is likely.", scale="icd203", term="likely",
        probability_low=55.0, probability_high=80.0, confidence="moderate", confidence_reason="two counts agree",
        key_judgment=True,
    )  # fmt: skip
    made.add("report", title="Harbour", number=3, cutoff="2031-05-05", scale="icd203")
    return made


def id_of(case: CaseBuilder, words: str) -> str:
    return next(id for id, record in case.records.items() if getattr(record, "statement", "").startswith(words))


def against(now: CaseBuilder, then: CaseBuilder, audience: str | None = None) -> ReportModel:
    touched = {id: Touch("Ravi Sol", "2031-05-06T08:00:00Z", "Edit") for id in now.records}
    former = Former("report no. 2", then.snapshot(), then.report_id(), touched)
    return build(now.snapshot(), now.report_id(), audience=audience, former=former)


def section(model: ReportModel) -> Section:
    return next(found for found in model.sections if found.heading == "Since report no. 2")


def words(items: Iterable[Inline]) -> str:
    return plain_text(items).replace("\u00a0", " ")


def rows(model: ReportModel) -> list[tuple[str, str, str]]:
    return [
        (words(row.cells[0]), words(row.cells[1]), words(row.cells[2]))
        for table in section(model).blocks
        if isinstance(table, Table)
        for row in table.rows
    ]


def news_of(model: ReportModel) -> dict[str, str]:
    """The marks before statements in the developments, by the statement's text."""
    found: dict[str, str] = {}
    for part in model.sections:
        for block in part.blocks:
            mark = ""
            for item in block.items if isinstance(block, Paragraph) else ():
                if isinstance(item, Statement):
                    found[plain_text([item])], mark = mark, ""
                elif isinstance(item, Run) and item.role in ("new", "changed"):
                    mark = item.text
    return found


def test_nothing_new_is_said_in_one_line(case: CaseBuilder) -> None:
    model = against(case, deepcopy(case))
    (block,) = section(model).blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.items) == "No change. Four statements unchanged."
    (judgment,) = (block for part in model.sections for block in part.blocks if isinstance(block, KeyJudgment))
    assert not judgment.news
    assert plain_text(judgment.confidence).startswith("Unchanged since report no. 2. Our confidence is moderate")


def test_a_first_report_has_no_such_section(case: CaseBuilder) -> None:
    model = build(case.snapshot(), case.report_id())
    assert not any(part.heading.startswith("Since") for part in model.sections)


def test_new_changed_and_withdrawn_with_why_and_who(case: CaseBuilder) -> None:
    then = deepcopy(case)
    case.claim("A crane fell.", next(id for id, r in case.records.items() if r.type_name == "source"), "A crane fell")
    case.edit(id_of(case, "The gate"), statement="The gate is shut and guarded.")
    case.edit(id_of(case, "Eighteen"), best=31.0, as_of="2031-05-05")
    case.edit(id_of(case, "The pilot"), status="withdrawn", status_reason="he was found at home")
    assert rows(against(case, then)) == [
        ("New", "A crane fell.", "Port Authority, 4 May"),
        ("Changed", "Eighteen people were hurt. Injured: 18 → 31", "Ravi Sol, 6 May"),
        ("Changed", "The gate is shut and guarded. It was: “The gate is shut”", "Ravi Sol, 6 May"),
        ("Withdrawn", "“The pilot is missing”", "He was found at home; Ravi Sol, 6 May"),
    ]


def test_marks_stand_before_what_is_new_or_changed_and_not_in_the_traced_text(case: CaseBuilder) -> None:
    then = deepcopy(case)
    case.claim("A crane fell.", next(id for id, r in case.records.items() if r.type_name == "source"), "A crane fell")
    case.edit(id_of(case, "The gate"), statement="The gate is shut and guarded.")
    found = news_of(against(case, then))
    assert found["A crane fell."] == "NEW"
    assert found["The gate is shut and guarded."] == "CHANGED"
    assert found["The pilot is missing."] == ""


def test_a_judgment_says_what_it_was(case: CaseBuilder) -> None:
    then = deepcopy(case)
    id = id_of(case, "A third")
    case.edit(
        id, statement="A third strike before 20 May is unlikely.", term="unlikely", probability_low=20.0,
        probability_high=45.0, change_reason="both sides have agreed on a date",
    )  # fmt: skip
    model = against(case, then)
    (judgment,) = (block for part in model.sections for block in part.blocks if isinstance(block, KeyJudgment))
    assert plain_text(judgment.news) == "CHANGED "
    assert words(judgment.confidence).startswith(
        "Report no. 2 said likely (55–80 %). Both sides have agreed on a date. Our confidence"
    )
    (row,) = rows(model)
    assert row[1].endswith("Likely (55–80 %) → unlikely (20–45 %)")
    assert row[2] == "Both sides have agreed on a date; Ravi Sol, 6 May"


def test_what_was_left_out_is_told_and_may_come_back_as_new(case: CaseBuilder) -> None:
    then = deepcopy(case)
    pilot = id_of(case, "The pilot")
    case.add("placement", report=case.report_id(), subject=pilot, included=False)
    assert rows(against(case, then)) == [("Withdrawn", "“The pilot is missing”", "Left out of this report")]
    assert rows(against(then, case)) == [("New", "The pilot is missing.", "Known before, not reported then")]


def test_what_is_gone_from_the_case_is_told(case: CaseBuilder) -> None:
    then = deepcopy(case)
    pilot = id_of(case, "The pilot")
    gone = [id for id, record in case.records.items() if getattr(record, "claim", "") == pilot]
    for id in (pilot, *gone):
        del case.records[id]
    assert rows(against(case, then))[0][:2] == ("Withdrawn", "“The pilot is missing”")


def test_an_audience_learns_nothing_of_what_is_withheld_today(case: CaseBuilder) -> None:
    for id in [id for id, record in case.records.items() if record.type_name in ("case", "report")]:
        case.edit(id, handling="TLP:GREEN")
    then = deepcopy(case)
    case.edit(id_of(case, "The pilot"), handling="TLP:RED")
    model = against(case, then, "TLP:GREEN")
    assert "pilot" not in to_html(model)
    assert "pilot" in to_html(against(case, then))


def test_each_column_says_what_it_holds(case: CaseBuilder) -> None:
    """Also to who hears the table: no heading of a column is empty."""
    then = deepcopy(case)
    case.edit(id_of(case, "The gate"), statement="The gate is shut and guarded.")
    (table,) = (block for block in section(against(case, then)).blocks if isinstance(block, Table))
    assert [column.heading for column in table.columns] == ["Change", "Statement", "Reason or source"]


def test_words_of_a_report_that_was_marked_higher_are_not_told_of(case: CaseBuilder) -> None:
    """A text has no mark but its report's, and that may have been lowered because the words are gone."""
    for id in [id for id, record in case.records.items() if record.type_name in ("case", "claim", "source")]:
        case.edit(id, handling="TLP:GREEN")
    report, pilot = case.report_id(), id_of(case, "The pilot")
    text = case.add("block", report=report, kind="narrative", title="Outlook", text="Secret words. The quay is open.")
    case.add("placement", id=Placement.id_of(report, pilot), report=report, subject=pilot, wording="Hidden wording.")
    then = deepcopy(case)
    then.edit(report, handling="TLP:RED")
    case.edit(text, text="The quay is open.")
    case.edit(Placement.id_of(report, pilot), wording="The pilot is gone.")
    told = to_html(against(case, then, "TLP:GREEN"))
    assert "Secret" not in told
    assert "Hidden" not in told
    assert "Secret" in to_html(against(case, then))
