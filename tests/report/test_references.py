# SPDX-License-Identifier: Apache-2.0
"""Mentions of tables: where they stand, and that they lead to the caption."""

from pathlib import Path

from lxml import etree

from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.html import to_html
from briefing_app.report.model import ReportModel, Table
from tests.report.factories import CaseBuilder
from tests.report.test_build import section, text
from tests.report.xml_checks import W, check, parts, text_of


def counts(*, differ: bool = False, apart: bool = False, number: int = 3) -> CaseBuilder:
    """Several figures of different authorities, under one heading or each under its own."""
    case = CaseBuilder()
    source = case.source("T", " ".join(f"word{n}" for n in range(number)))
    ids = [
        case.claim(
            f"S{n}", source, f"word{n}", kind="figure", measure="dead", best=n, authority=f"A{n}",
            heading=f"H{n}" if apart else "Casualties",
        )
        for n in range(number)
    ]  # fmt: skip
    if differ:
        case.add("relation", claim=ids[1], other=ids[0], kind="contradicts")
    case.add("indicator", statement="Sirens")
    case.report()
    return case


def made(case: CaseBuilder) -> ReportModel:
    return build(case.snapshot(), case.report_id())


def table_of(model: ReportModel, heading: str) -> Table:
    return next(block for block in section(model, heading).blocks if isinstance(block, Table))


def test_counts_that_differ_lead_to_the_table_of_figures() -> None:
    model = made(counts(differ=True))
    assert "S1.[2] The two counts are not reconciled (Table 1). S2.[3]" in text(section(model, "Casualties"))
    assert table_of(model, "Figures").number == 1
    assert table_of(model, "Indicators").number == 2


def test_figures_under_one_heading_lead_there_once() -> None:
    shown = text(section(made(counts()), "Casualties"))
    assert shown.endswith("S2.[3] The figures stand side by side in Table 1.")
    assert shown.count("Table 1") == 1


def test_a_single_figure_leads_nowhere() -> None:
    assert "Table" not in text(section(made(counts(number=1)), "Casualties"))
    model = made(counts(apart=True))
    assert "Table" not in "".join(text(section(model, f"H{n}")) for n in range(3))
    assert table_of(model, "Figures").number == 1


def test_mentions_are_fields_that_lead_to_the_name_in_the_caption(tmp_path: Path) -> None:
    write(made(counts(differ=True)), tmp_path / "x.docx")
    check(tmp_path / "x.docx")
    root = etree.fromstring(parts(tmp_path / "x.docx")["word/document.xml"])
    field = next(f for f in root.iter(f"{W}instrText") if " REF " in f.text)
    assert field.text == " REF _RefTable1 \\h \\* MERGEFORMAT "
    start = next(b for b in root.iter(f"{W}bookmarkStart") if b.get(f"{W}name") == "_RefTable1")
    caption = start.getparent()
    assert text_of(caption).startswith("Table 1. Dead, by authority")
    inside = start.itersiblings()
    letters = []
    for node in inside:
        if node.tag == f"{W}bookmarkEnd":
            break
        letters.append(text_of(node))
    assert "".join(letters) == "Table 1"


def test_tables_in_parts_have_one_name(tmp_path: Path) -> None:
    write(made(counts(number=70)), tmp_path / "x.docx")
    check(tmp_path / "x.docx")
    root = etree.fromstring(parts(tmp_path / "x.docx")["word/document.xml"])
    names = [b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart") if "_Ref" in b.get(f"{W}name")]
    assert names == ["_RefTable1", "_RefTable2", "_RefTable3"]


def test_preview_leads_there_too() -> None:
    shown = to_html(made(counts(differ=True)))
    assert 'href="#table1"' in shown
    assert shown.count('<a name="table1">') == 1
