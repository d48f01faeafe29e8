# SPDX-License-Identifier: Apache-2.0
"""That the report reads well: nothing said twice, first things first, dates and ranges in one piece."""

import random
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefing_app.report import wording as w
from briefing_app.report.docx_body import KEPT_TOGETHER, _kept
from briefing_app.report.docx_text import JOINER, run_xml
from briefing_app.report.docx_writer import write
from briefing_app.report.html import to_html
from briefing_app.report.model import Column, DefinitionRows, NoteRef, Row, Run, Table
from briefing_app.report.styles import GREY, INK, NAVY
from briefing_app.report.trace import trace
from briefing_app.report.widths import fitted
from tests.report.factories import CaseBuilder, rich_case
from tests.report.test_build import judged, made, section, text
from tests.report.xml_checks import W, body_text, check, parts


@pytest.fixture
def case() -> CaseBuilder:
    return CaseBuilder()


def words(case: CaseBuilder) -> tuple[str, list[str]]:
    """A source with words to cite, and the words."""
    names = [f"word{number:03}" for number in range(200)]
    return case.source("T", " ".join(names), outlet="Wire", reliability="B"), names


# Likelihood


def test_stored_range_that_repeats_the_band_is_not_printed_twice(case: CaseBuilder) -> None:
    shown = judged(case, statement="It is likely to rain", term="likely", scale="icd203", probability_low=55,
                   probability_high=80)  # fmt: skip
    assert "It is likely (55–80\xa0%) to rain (unsourced)." in shown
    assert "put at" not in shown


def test_narrower_range_is_printed_beside_the_band(case: CaseBuilder) -> None:
    shown = judged(case, statement="It is likely to rain", term="likely", scale="icd203", probability_low=60,
                   probability_high=70)  # fmt: skip
    assert "It is likely (55–80\xa0%), here put at 60–70\xa0%, to rain" in shown


def test_range_does_not_break_behind_its_dash(tmp_path: Path) -> None:
    case, _ = rich_case()
    target = tmp_path / "x.docx"
    write(made(case), target)
    assert f"likely (55–{JOINER}80\xa0%)" in body_text(target)
    assert any("likely (55–80 %)" in statement.text for statement in trace(target))
    assert JOINER not in run_xml("5–6", exact=True)


def test_dissent_says_its_term_once(case: CaseBuilder) -> None:
    lena, omar = case.add("analyst", name="Lena"), case.add("analyst", name="Omar")
    first = case.add("assessment", author=lena, statement="It rains", key_judgment=True, scale="icd203", term="likely")
    case.add("assessment", author=omar, statement="Rain is unlikely", dissents_from=first, scale="icd203",
             term="unlikely")  # fmt: skip
    case.report(scale="icd203")
    assert "Dissent: Omar: Rain is unlikely (20–45\xa0%) (unsourced)." in text(section(made(case), "Key judgments"))


# Bottom line


def test_notes_of_the_bottom_line_stand_where_the_matter_is_told(case: CaseBuilder) -> None:
    source, names = words(case)
    told = case.claim("A", source, names[0], heading="H")
    left_out = case.claim("B", source, names[1], heading="H")
    report = case.report(bottom_line=f"First. [@{told},{left_out}] Second. [@{left_out}]")
    case.add("placement", report=report, subject=left_out, included=False)
    model = made(case)
    assert text(model.sections[0]).strip() == "Bottom line. First.[1][2] Second.[1]"
    refs = [ref for _, s in model.statements() for ref in s.items if isinstance(ref, NoteRef)]
    assert [ref.number for ref in refs if ref.first] == [1, 2]
    assert [s.number for _, s in model.statements()] == list(range(1, 4))


def test_document_calls_each_note_once_and_points_to_it_else(tmp_path: Path) -> None:
    case, _ = rich_case()
    target = tmp_path / "x.docx"
    write(made(case), target)
    check(target)
    first = trace(target)[0]
    assert first.text.startswith("The release of 7 September")
    assert len(first.citations) == 3


# Developments


def counted(case: CaseBuilder, source: str, exact: str, statement: str, **values: Any) -> str:
    values = {"measure": "killed", "place": "X", "kind": "figure", "heading": "Casualties", **values}
    return case.claim(statement, source, exact, **values)


def test_newest_count_tells_what_it_replaces(case: CaseBuilder) -> None:
    source, names = words(case)
    old = counted(case, source, names[0], "Five died", best=5, authority="Police", as_of="2031-03-02T10:00Z",
                  population="seen")  # fmt: skip
    middle = counted(case, source, names[1], "Nine died", best=9, authority="Police", as_of="2031-03-03")
    new = counted(case, source, names[2], "Police count 13 dead", best=13, authority="Police", as_of="2031-03-07")
    case.add("relation", claim=middle, other=old, kind="supersedes")
    case.add("relation", claim=new, other=middle, kind="supersedes")
    case.report(cutoff="2031-03-08")
    model = made(case)
    shown = text(section(model, "Casualties")).splitlines()[1]
    assert shown == "Police count 13 dead.[1] Revised from nine on 3 March[2] and five (seen) on 2 March.[3]"
    assert {s.subject for _, s in model.statements()} >= {old, middle, new}
    assert "replaces 9 of 3\xa0Mar[2], 5 of 2\xa0Mar[3]" in text(section(model, "Figures"))


def test_counts_that_replace_each_other_in_a_circle_are_all_told(case: CaseBuilder) -> None:
    source, names = words(case)
    one = counted(case, source, names[0], "Five died", best=5)
    two = counted(case, source, names[1], "Nine died", best=9)
    case.add("relation", claim=one, other=two, kind="supersedes")
    case.add("relation", claim=two, other=one, kind="supersedes")
    case.report()
    shown = text(section(made(case), "Casualties"))
    assert "Five died.[1]" in shown
    assert "Nine died.[2]" in shown


def test_count_that_the_report_words_itself_is_told_in_full(case: CaseBuilder) -> None:
    source, names = words(case)
    old = counted(case, source, names[0], "Five died", best=5)
    new = counted(case, source, names[1], "Nine died", best=9)
    case.add("relation", claim=new, other=old, kind="supersedes")
    report = case.report()
    case.add("placement", report=report, subject=old, wording="At first five were said to be dead")
    assert "At first five were said to be dead.[1] Nine died.[2] This replaces the statement in note 1." in text(
        section(made(case), "Casualties")
    )


def test_differing_counts_are_told_once_after_the_last(case: CaseBuilder) -> None:
    source, names = words(case)
    ids = [counted(case, source, names[n], f"S{n}", best=n, authority=f"A{n}") for n in range(3)]
    case.add("relation", claim=ids[0], other=ids[1], kind="contradicts")
    case.add("relation", claim=ids[2], other=ids[1], kind="contradicts")
    case.report()
    shown = text(section(made(case), "Casualties")).splitlines()[1]
    assert shown == "S0.[1] S1.[2] S2.[3] The last three counts are not reconciled (Table 1)."


def test_counts_that_stand_apart_are_named_by_their_notes(case: CaseBuilder) -> None:
    source, names = words(case)
    one = counted(case, source, names[0], "S0", best=1, authority="A")
    case.claim("Between", source, names[1], heading="Casualties")
    two = counted(case, source, names[2], "S2", best=2, authority="B")
    case.add("relation", claim=two, other=one, kind="contradicts")
    case.report()
    shown = text(section(made(case), "Casualties"))
    assert shown.endswith("S2.[3] This count and that in note 1 are not reconciled (Table 1).")


def test_statements_in_several_places_are_named_at_the_later(case: CaseBuilder) -> None:
    source, names = words(case)
    first = case.claim("A", source, names[0], heading="A", event_time="2031-01-01")
    unsourced = case.claim("B", heading="A", event_time="2031-01-01")
    last = case.claim("C", source, names[1], heading="B", event_time="2031-01-02")
    for other in (first, unsourced):
        case.add("relation", claim=last, other=other, kind="contradicts")
    case.report()
    assert text(section(made(case), "B")).endswith(
        "C.[2] This contradicts the statements in note 1 and an unsourced statement above."
    )


def test_date_leads_in_with_a_capital_where_the_sentence_does_not_name_it(case: CaseBuilder) -> None:
    for statement, when in (
        ("It rained", "2031-01-01~/2031-01-10~"),
        ("It snowed on 12 March", "2031-03-12"),
        ("It froze", "2031-03-12"),
        ("A dam broke on 13 March", "2031-03-13T04:20Z"),
        ("Nobody knows when", None),
        ("An old story", "2030-05"),
    ):
        case.claim(statement, heading="H", event_time=when)
    case.report(cutoff="2031-03-14")
    assert text(section(made(case), "H")).splitlines()[1:] == [
        "May 2030. An old story (unsourced).",
        "Early January. It rained (unsourced). It snowed on 12 March (unsourced). It froze (unsourced).",
        "13 March, 04:20 UTC. A dam broke on 13 March (unsourced).",
        "Nobody knows when (unsourced).",
    ]


# Figures


def test_grade_column_takes_no_grade_of_context(case: CaseBuilder) -> None:
    source, names = words(case)
    claim = counted(case, source, names[0], "S", best=1, credibility="2")
    case.cite(claim, source, names[1], stance="context", credibility="5")
    case.report()
    assert "| B2 |" in text(section(made(case), "Figures"))


def test_figures_are_grouped_by_measure_under_headings(case: CaseBuilder) -> None:
    source, names = words(case)
    counted(case, source, names[0], "S", best=1, measure="missing", cumulative=True)
    counted(case, source, names[1], "S", best=2)
    counted(case, source, names[2], "S", best=3, cumulative=False)
    case.report()
    table = section(made(case), "Figures").blocks[0]
    assert isinstance(table, Table)
    assert [row.cells[0][0] for row in table.rows if row.spans] == [Run("Missing"), Run("Killed")]
    assert table.caption == "Figures by measure and authority, X"
    assert "Total: up to the date given." in table.note
    assert 'colspan="6"' in to_html(made(case))


def test_long_group_repeats_its_heading_in_each_part(case: CaseBuilder) -> None:
    for number in range(60):
        case.claim(f"S{number}", measure="injured", best=number, authority=f"A{number}", population=str(number))
    case.claim("T", measure="killed", best=1)
    case.report()
    tables = [b for b in section(made(case), "Figures").blocks if isinstance(b, Table)]
    assert [t.rows[0].cells[0] for t in tables] == [(Run("Injured"),), (Run("Injured"),)]
    assert max(len(t.rows) for t in tables) <= 50
    assert sum(not row.spans for t in tables for row in t.rows) == 61


# Tables


def test_columns_are_as_wide_as_their_words() -> None:
    rows = [Row(((Run("Interior Ministry of Tilwan"),), (Run("at least 41"),), (Run("one long remark " * 12),)))]
    columns = fitted([Column("Authority"), Column("Figure"), Column("Note")], rows)
    assert sum(column.width for column in columns) == pytest.approx(1)
    assert columns[2].width > columns[0].width > columns[1].width
    assert columns[1].width * 97 >= len("at least 41")
    assert fitted([Column("A", 0.4), Column("B", 0.6)], rows) == (Column("A", 0.4), Column("B", 0.6))


def test_columns_without_room_or_rows_still_share_the_line() -> None:
    wide = [Column(str(number)) for number in range(9)]
    for rows in ([], [Row(tuple((Run("x" * 40),) for _ in wide))]):
        assert sum(column.width for column in fitted(wide, rows)) == pytest.approx(1)


def test_heading_in_a_table_stays_with_its_rows() -> None:
    def row(spans: bool = False) -> Row:
        return Row(((Run("x"),),), spans=spans)

    rows = (row(True), row(), row(), row(True), *(row() for _ in range(KEPT_TOGETHER + 3)))
    kept = _kept(Table(1, "", (Column("", 1),), rows))
    assert kept[:4] == [True, True, False, True]
    assert kept[4:7] == [False] * 3
    assert kept[-2:] == [True, False]


# Experts


def test_record_of_an_expert_counts_outcomes_and_invents_no_score(case: CaseBuilder) -> None:
    source, names = words(case)
    expert = case.add("expert", name="E. Varga")
    outcomes = [("true", "2031-03-05"), ("false", None), ("void", "2031-03-06"), (None, None)]
    for number, (outcome, on) in enumerate(outcomes):
        view = case.add("assessment", author=expert, statement=f"View {number}", outcome=outcome, resolved_on=on,
                        probability_low=80, probability_high=80)  # fmt: skip
        case.cite(view, source, names[number])
    case.report(cutoff="2031-03-08")
    shown = text(section(made(case), "Expert views")).splitlines()
    assert shown[1] == (
        "E. Varga (three forecasts resolved: one true, one false and one void). "
        "View 0 (put at 80\xa0%; came true on 5 March).[1] View 1 (put at 80\xa0%; proved false).[2] "
        "View 2 (put at 80\xa0%; declared void on 6 March).[3] View 3 (put at 80\xa0%).[4]"
    )
    assert len(shown) == 2


# Notes


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        ("It rained.", ": “It rained.”"),
        ("It rained", ": “It rained”."),
        ("He said “no”", ": ‘He said “no”’."),
        ("He said “no.”", ": ‘He said “no.”’"),
        ("Did it?", ": “Did it?”"),
        ("It rained,” he said. “It poured.", ": ‘“It rained,” he said. “It poured.”’"),
        ("It rained,” he said", ": ‘“It rained,” he said’."),
        ("He said: “It poured", ": ‘He said: “It poured”’."),
        ("„Es goss“, sagte er", ": ‘„Es goss“, sagte er’."),
    ],
)
def test_quotations_end_with_one_stop_and_marks_differ(case: CaseBuilder, exact: str, shown: str) -> None:
    source = case.source("T", f"x {exact} y")
    case.claim("A", source, exact, heading="H")
    case.report()
    assert text(made(case).notes[0]) == f"“T”, undated, not graded{shown}"


def test_neighbours_of_one_source_and_grade_share_its_name(case: CaseBuilder) -> None:
    source = case.source("T", "One. Two. Three.", reliability="B")
    claim = case.claim("A", source, "One", heading="H", credibility="2")
    case.cite(claim, source, "Two", credibility="2")
    case.cite(claim, source, "Three", credibility="2", speaker="the mayor")
    case.report()
    assert text(made(case).notes[0]) == "“T”, undated, B2: “One”; “Two”; the same, B2, quoting the mayor: “Three”."


def test_day_of_retrieval_is_told_once_for_each_source(case: CaseBuilder) -> None:
    for number, (published, retrieved) in enumerate(
        (("2031-03-02T10:00Z", "2031-03-02T12:00Z"), ("2031-03-02", "2031-03-04T12:00Z"))
    ):
        source = case.source(f"T{number}", "One.", published=published, retrieved=retrieved)
        case.claim(f"A{number}", source, "One", heading="H")
    case.report(cutoff="2031-03-08")
    model = made(case)
    assert text(model.notes[0]) == "“T0”, 2 March 2031, not graded: “One”; retrieved the same day."
    assert text(model.notes[1]) == "“T1”, 2 March 2031, not graded: “One”; retrieved 4 March 2031."
    shown = text(section(model, "Sources"))
    assert "2\xa0Mar, 10:00\xa0UTC, retrieved 12:00\xa0UTC" in shown
    assert "2\xa0Mar, retrieved 4\xa0Mar, 12:00\xa0UTC" in shown


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"horizon": "2031-03-18", "resolution_rule": "If it rains."}, "To be decided by 18 March."),
        ({"resolution_rule": "If it rains."}, "To be decided: If it rains."),
        ({"outcome": "false", "resolved_on": "2031-03-07"}, "Outcome: proved false on 7 March."),
    ],
)  # fmt: skip
def test_judgment_notes_say_when_it_will_be_decided(case: CaseBuilder, values: dict[str, Any], shown: str) -> None:
    author = case.add("analyst", name="L")
    case.add("assessment", author=author, statement="J", key_judgment=True, made_on="2030-12-31", **values)
    case.report(cutoff="2031-03-08")
    note = text(made(case).notes[0])
    assert note == f"Judgment of 31 December 2030 by L. No basis is recorded. {shown}"


# Sources and scales


@pytest.mark.parametrize(
    ("reliability", "credibility", "expected"),
    [
        (
            None,
            None,
            "It has not been graded for reliability. The passage quoted has not been graded for credibility. ",
        ),
        ("B", "2", "It is graded B, usually reliable. "),
    ],
)
def test_one_source_is_not_spoken_of_as_many(
    case: CaseBuilder, reliability: str | None, credibility: str | None, expected: str
) -> None:
    source = case.source("T", "One.", reliability=reliability)
    case.claim("A", source, "One", heading="H", credibility=credibility)
    case.report()
    shown = text(section(made(case), "Sources")).replace("\xa0", " ")
    known = "This report rests on one source; its language is not recorded. "
    assert f"{known}{expected}One statement rests on a single source." in shown


def test_no_sentence_of_the_summary_begins_with_digits(case: CaseBuilder) -> None:
    source, names = words(case)
    for name in names[:13]:
        case.claim(f"A {name}", source, name, heading="H", credibility="2")
    case.report()
    shown = text(section(made(case), "Sources"))
    assert "Only one source stands behind each of 13 statements." in shown
    assert "13 statements rest" not in shown


def test_confidence_levels_are_explained_behind_a_colon() -> None:
    case, _ = rich_case()
    blocks = section(made(case), "Scales used").blocks
    rows = next(b.rows for b in blocks if isinstance(b, DefinitionRows) and b.title == "Confidence in a judgment")
    assert all(row.term.endswith(":") and row.term[0].isupper() and row.meaning[0].islower() for row in rows)


# Words


def test_dates_within_the_year_of_the_report_leave_it_out() -> None:
    assert w.within_year("8 March 2031, 17:00 UTC", "2031") == "8 March, 17:00 UTC"
    assert w.within_year("December 2030 to January 2031", "2031") == "December 2030 to January 2031"
    assert w.within_year("2031", "2031") == "2031"
    assert w.within_year("8 March 2030", "2031") == "8 March 2030"
    assert w.within_year("8 March 2031", "") == "8 March 2031"
    assert w.year_of("2031-03") == "2031"
    assert w.year_of("soon") == w.year_of(None) == ""


def test_no_break_spaces_are_kept() -> None:
    assert w.one_line(" 55–80\xa0%\n\t x ") == "55–80\xa0% x"


# The page


@pytest.mark.parametrize("colour", [INK, NAVY, GREY])
def test_text_is_dark_enough_to_be_read_in_print(colour: str) -> None:
    def light(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (light(int(colour[start : start + 2], 16)) for start in (0, 2, 4))
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


def test_headings_captions_and_items_keep_together(tmp_path: Path) -> None:
    case, _ = rich_case()
    target = tmp_path / "x.docx"
    write(made(case), target)
    styles = etree.fromstring(parts(target)["word/styles.xml"])
    rules = {style.get(f"{W}styleId"): {node.tag for node in style.iter()} for style in styles}
    for name in ("Title", "Heading1", "Heading2", "Caption", "BriefingTableGroup"):
        assert f"{W}keepNext" in rules[name], name
    for name in ("Heading1", "BriefingBottomLine", "BriefingJudgment", "ListBullet", "BriefingItem"):
        assert f"{W}keepLines" in rules[name], name
    assert f"{W}widowControl" in rules["Normal"]


# Whole cases


def test_one_source_without_judgments_and_figures(tmp_path: Path) -> None:
    case = CaseBuilder()
    source = case.source("T", "One. Two.")
    case.claim("A", source, "One")
    case.report(bottom_line="Something happened.")
    target = tmp_path / "x.docx"
    write(made(case), target)
    check(target)
    shown = text(made(case))
    for expected in ("No key judgments have been made.", "A.[1]", "This report rests on one source;"):
        assert expected in shown
    assert "Figures" not in shown
    assert "Competing" not in shown


def test_any_web_of_relations_keeps_every_claim_and_its_note(tmp_path: Path) -> None:
    chance = random.Random(7)
    for turn in range(12):
        case = CaseBuilder()
        source, names = words(case)
        ids = []
        for number in range(80):
            figure = {"measure": chance.choice(["killed", "injured"]), "best": number} if number % 2 else {}
            ids.append(
                case.claim(f"S{number}", source, names[number], heading=f"H{number % 5}",
                           event_time=f"2031-03-{1 + number % 9:02}", **figure)
            )  # fmt: skip
        for _ in range(60):
            one, two = chance.sample(ids, 2)
            case.add("relation", claim=one, other=two, kind=chance.choice(["contradicts", "supersedes"]))
        cited = ",".join(chance.sample(ids, 4))
        report = case.report(bottom_line=f"It is so. [@{cited}]")
        for id in chance.sample(ids, 3):
            case.add("placement", report=report, subject=id, included=False)
        left_out = {r.subject for r in case.records.values() if r.type_name == "placement"}  # type: ignore[attr-defined]
        model = made(case)
        told = {s.subject for _, s in model.statements() if s.notes}
        assert told >= set(ids) - left_out
        firsts = [n.number for _, s in model.statements() for n in s.items if isinstance(n, NoteRef) and n.first]
        assert firsts == [note.number for note in model.notes]
        target = tmp_path / f"{turn}.docx"
        write(model, target)
        check(target)
        assert [s.subject for s in trace(target)] == [s.subject for _, s in model.statements()]
