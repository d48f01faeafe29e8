# SPDX-License-Identifier: Apache-2.0
"""Portion marks: when they stand, which mark each portion has, and that nothing is traced otherwise for them."""

from pathlib import Path

from lxml import etree

from briefing_app.domain.changes import Touch
from briefing_app.report.build import build
from briefing_app.report.docx_text import plain_text, spoken_text
from briefing_app.report.docx_writer import write
from briefing_app.report.html import to_html
from briefing_app.report.model import KeyJudgment, Paragraph, ReportModel, Run, Statement, Table
from briefing_app.report.options import Options
from briefing_app.report.portions import _portions
from briefing_app.report.redline import redline
from briefing_app.report.trace import trace
from tests.report.factories import CaseBuilder, rich_case
from tests.report.xml_checks import W, parts

TEXT = "The pier is closed. The pilot is missing. The crane fell."


def marked_case(**report: object) -> tuple[CaseBuilder, str]:
    """A case of the national scheme: one claim of a guarded source, one cleared, one without a mark."""
    case = CaseBuilder(handling="INNER")
    quiet = case.source("Quiet", TEXT, handling="GUARDED")
    plain = case.source("Plain", TEXT)
    guarded = case.claim("The pier is closed", quiet, "The pier is closed", heading="Port")
    case.claim("The pilot is missing", quiet, "The pilot is missing", heading="Port", handling="OPEN")
    case.claim("The crane fell", plain, "The crane fell", heading="Port", measure="cranes", best=1.0, authority="A")
    ann = case.add("analyst", name="Ann")
    judged = case.add("assessment", statement="It stays shut", author=ann, key_judgment=True)
    case.add("basis", assessment=judged, subject=guarded)
    other = case.add("assessment", statement="It opens", author=ann, dissents_from=judged, handling="VAULT")
    assert other
    return case, case.report(**report)


def model_of(case: CaseBuilder, report: str, marks: bool | None = None) -> ReportModel:
    return build(case.snapshot(), report, options=Options(portion_marks=marks))


def section(model: ReportModel, heading: str) -> list[object]:
    return [block for found in model.sections if found.heading == heading for block in found.blocks]


def texts(model: ReportModel, heading: str) -> list[str]:
    return [plain_text(block.items) for block in section(model, heading) if isinstance(block, Paragraph)]


def test_a_sentence_has_its_own_mark_and_it_holds_until_the_next() -> None:
    model = model_of(*marked_case())
    assert texts(model, "Port") == [
        "(G)\u00a0The pier is closed. (O)\u00a0The pilot is missing. (I)\u00a0The crane fell."
    ]
    assert model.marking.label == "VAULT"


def test_judgments_dissents_tables_and_notes_are_marked() -> None:
    model = model_of(*marked_case())
    (judgment,) = section(model, "Key judgments")
    assert isinstance(judgment, KeyJudgment)
    assert judgment.statement.mark == "(G)"
    assert [dissent.mark for dissent in judgment.dissents] == ["(V)"]
    assert {note.items[0].text for note in model.notes} <= {"(G)\u00a0", "(I)\u00a0", "(V)\u00a0"}
    by_text = {plain_text(note.items)[4:]: plain_text(note.items)[:3] for note in model.notes}
    assert {mark for text, mark in by_text.items() if "The pilot is missing" in text} == {"(G)"}, "it quotes the source"
    tables = {block.caption: block for found in model.sections for block in found.blocks if isinstance(block, Table)}
    rows = [plain_text(row.cells[0]) for row in tables["Sources that this report rests on"].rows]
    assert [row[:3] for row in rows] == ["(I)", "(G)"]


def test_the_scheme_or_the_report_decides() -> None:
    case, report = marked_case()
    assert "(G)" not in " ".join(texts(model_of(case, report, marks=False), "Port"))
    plain = CaseBuilder(handling="TLP:GREEN")
    plain.claim("The crane fell", heading="Port", handling="TLP:AMBER+STRICT")
    report = plain.report()
    assert texts(model_of(plain, report), "Port") == ["The crane fell (unsourced)."]
    assert texts(model_of(plain, report, marks=True), "Port") == ["(TLP:AMBER+STRICT)\u00a0The crane fell (unsourced)."]
    assert texts(model_of(plain, report, marks=True), "Sources") == ["(TLP:GREEN)\u00a0This report rests on no source."]


def test_what_has_no_mark_says_so_beside_what_has_one() -> None:
    case = CaseBuilder(handling=None)
    case.claim("The crane fell", heading="Port", handling="GUARDED")
    case.claim("The pier is closed", heading="Port")
    assert texts(model_of(case, case.report()), "Port") == [
        "(G)\u00a0The crane fell (unsourced). (no mark)\u00a0The pier is closed (unsourced)."
    ]
    silent = CaseBuilder(handling=None)
    silent.claim("The crane fell", heading="Port")
    assert texts(model_of(silent, silent.report(), marks=True), "Port") == ["The crane fell (unsourced)."]


def test_a_sentence_of_the_report_is_marked_as_what_it_rests_on() -> None:
    case, _ = marked_case()
    guarded = next(r.id for r in case.records.values() if getattr(r, "statement", "") == "The pier is closed")
    report = case.report(bottom_line=f"It is shut [@{guarded}]. We wait.", number=2)
    (line,) = model_of(case, report).sections[0].blocks
    assert isinstance(line, Paragraph)
    assert plain_text(line.items) == "(G)\u00a0Bottom line. It is shut. (I)\u00a0We wait (unsourced)."


def test_nothing_is_traced_otherwise(tmp_path: Path) -> None:
    case, report = rich_case()
    paths = {wanted: tmp_path / f"{wanted}.docx" for wanted in (True, False)}
    for wanted, path in paths.items():
        write(model_of(case, report, marks=wanted), path)
    traced = {
        wanted: [(s.text, s.kind, s.subject, s.note_numbers, s.citations) for s in trace(path)]
        for wanted, path in paths.items()
    }
    assert traced[True] == traced[False]
    body, plain = (parts(paths[wanted])["word/document.xml"] for wanted in (True, False))
    assert body != plain
    assert "(TLP:" in to_html(model_of(case, report, marks=True))


def test_a_mark_does_not_turn_an_arabic_paragraph() -> None:
    case = CaseBuilder(handling="INNER")
    case.claim("الرصيف مغلق", heading="Port")
    model = model_of(case, case.report())
    (paragraph,) = section(model, "Port")
    assert isinstance(paragraph, Paragraph)
    assert spoken_text(paragraph.items).startswith("الرصيف")
    assert '<p dir="rtl">' in to_html(model)


def test_new_and_changed_stand_behind_the_mark() -> None:
    said = [Statement(n, str(n), "claim", (Run(f"Said {n}."),)) for n in (1, 2)]
    items = [Run("3 March. ", "label"), said[0], Run(" "), Run("NEW", "new"), Run(" "), said[1], Run(" So.", "quiet")]
    assert [plain_text(portion) for portion in _portions(items)] == ["3 March. Said 1. ", "NEW Said 2. So."]


def test_a_judgment_that_is_new_is_inserted_with_its_mark(tmp_path: Path) -> None:
    case, report = marked_case()
    old = CaseBuilder(handling="INNER")
    model = redline(model_of(old, old.report()), model_of(case, report), {}, Touch("Ann", "2031-03-08T10:00:00Z", ""))
    target = tmp_path / "redline.docx"
    write(model, target)
    body = etree.fromstring(parts(target)["word/document.xml"])
    for mark in ("(G)\u00a0", "(V)\u00a0"):
        found = [node for node in body.iter(f"{W}t") if node.text == mark]
        assert found
        assert all(node.getparent().getparent().tag == f"{W}ins" for node in found)
