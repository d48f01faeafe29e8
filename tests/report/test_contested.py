# SPDX-License-Identifier: Apache-2.0
"""What nobody has settled is named to whoever makes the report, and marked in the preview; the document stays as is."""

import re

from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report.build import build, build_developments
from briefing_app.report.contested import MOST, MOST_STATEMENTS
from briefing_app.report.docx_writer import document
from briefing_app.report.html import to_html
from briefing_app.report.model import Paragraph, ReportModel, Statement
from tests.report.factories import CaseBuilder, small_case


def clashing(case: CaseBuilder, **fields: tuple[str, ...]) -> CaseSnapshot:
    """The case with conflicts: for the first record of a type, its fields with several values."""
    ids = {record.type_name: id for id, record in reversed(case.records.items())}
    return CaseSnapshot(
        case.records.values(), case.texts, case.files, {ids[name]: names for name, names in fields.items()}
    )


def marked(model: ReportModel) -> list[str]:
    return [statement.kind for _, statement in model.statements() if statement.contested]


def test_a_contested_source_marks_all_that_rests_on_it() -> None:
    case, report = small_case()
    model = build(clashing(case, source=("outlet", "reliability")), report)
    assert marked(model) == ["report", "assessment", "claim"]
    assert model.remarks == (
        (
            "Contested: the source “Bridge closed” (several values of outlet and reliability). It stands behind "
            "“The bridge is closed”, “The bridge is likely (55–80\u00a0%) to stay closed for a week” and "
            "“The bridge was closed”."
        ),
    )


def test_only_what_rests_on_it_is_marked() -> None:
    case, report = small_case()
    model = build(clashing(case, assessment=("term",)), report)
    assert marked(model) == ["assessment"]
    assert (
        "the assessment “The bridge is likely to stay closed for a week” (several values of term)" in model.remarks[0]
    )
    assert marked(build(clashing(case, claim=("",)), report)) == ["report", "assessment", "claim"]
    assert marked(build(clashing(case, basis=("stance",)), report)) == ["assessment"]
    assert marked(build(clashing(case, citation=("exact",)), report)) == ["report", "assessment", "claim"]


def test_a_contested_wording_of_the_report_itself() -> None:
    case, report = small_case()
    assert marked(build(clashing(case, report=("bottom_line",)), report)) == ["report"]
    assert marked(build(clashing(case, report=("title",)), report)) == []
    claim = next(id for id, record in case.records.items() if record.type_name == "claim")
    case.add("placement", report=report, subject=claim, wording="The bridge is shut")
    model = build(clashing(case, placement=("wording",)), report)
    assert "claim" in marked(model)
    assert "the placement “The bridge is shut” (several values of wording)" in model.remarks[0]


def test_a_removal_that_is_contested_is_said_in_words() -> None:
    case, report = small_case()
    model = build(clashing(case, claim=("",)), report)
    assert "(somebody removed it, somebody else goes on using it)" in model.remarks[0]


def test_the_document_says_nothing_of_it_and_the_preview_marks_it() -> None:
    case, report = small_case()
    plain, contested = build(case.snapshot(), report), build(clashing(case, source=("reliability",)), report)
    assert document(contested) == document(plain)
    assert "contested" not in to_html(plain)
    assert len(re.findall("<b>&nbsp;contested&nbsp;</b>", to_html(contested))) == 3


def test_a_section_that_is_shown_alone_is_marked_too() -> None:
    case, report = small_case()
    sections = build_developments(clashing(case, claim=("event_time",)), report)
    statements = [
        item
        for section in sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for item in block.items
        if isinstance(item, Statement)
    ]
    assert [statement.contested for statement in statements] == [True]


def test_many_conflicts_are_named_up_to_a_number_and_then_counted() -> None:
    case, report = small_case()
    source = next(id for id, record in case.records.items() if record.type_name == "source")
    ids = [case.claim(f"The bridge was closed, {n}", source, "bridge was closed") for n in range(MOST + 4)]
    snapshot = CaseSnapshot(case.records.values(), case.texts, {}, dict.fromkeys(ids, ("place",)))
    remarks = build(snapshot, report).remarks
    assert len(remarks) == MOST + 1
    assert remarks[-1] == "Contested besides: four records. “briefing conflicts” lists them all."
    behind = CaseSnapshot(case.records.values(), case.texts, {}, {source: ("reliability",)})
    (said,) = build(behind, report).remarks
    assert said.count("“The bridge") == MOST_STATEMENTS
    assert said.endswith(f" and {MOST + 4} more statements.")


def test_what_an_audience_may_not_see_is_not_named() -> None:
    case, report = small_case()
    secret = case.source("Secret", "Nobody may know.", handling="TLP:RED")
    claim = next(id for id, record in case.records.items() if record.type_name == "claim")
    case.cite(claim, secret, "Nobody may know")
    snapshot = CaseSnapshot(case.records.values(), case.texts, {}, {secret: ("title",)})
    assert build(snapshot, report).remarks
    assert build(snapshot, report, audience="TLP:AMBER").remarks == ()


def test_judgments_that_rest_on_each_other_end() -> None:
    case, report = small_case()
    first = next(id for id, record in case.records.items() if record.type_name == "assessment")
    author = next(id for id, record in case.records.items() if record.type_name == "analyst")
    second = case.add("assessment", author=author, statement="It opens later", key_judgment=True)
    case.add("basis", assessment=first, subject=second)
    case.add("basis", assessment=second, subject=first)
    snapshot = CaseSnapshot(case.records.values(), case.texts, {}, {second: ("statement",)})
    assert marked(build(snapshot, report)) == ["assessment", "assessment"]
