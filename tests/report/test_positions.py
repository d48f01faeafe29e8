# SPDX-License-Identifier: Apache-2.0
"""What several analysts hold of one judgment is printed as dissent: one sentence, numbers in words, the same bytes."""

import json
from typing import Any

import pytest

from briefing_app.domain.records import Analyst, Mark, Position
from briefing_app.report.build import build
from briefing_app.report.docx_writer import document
from briefing_app.report.html import Colours, section_html, to_html
from briefing_app.report.model import KeyJudgment, ReportModel, Run, Table
from briefing_app.report.positions import Positions
from briefing_app.report.terms import speaks_of_likelihood
from tests.report.factories import CaseBuilder, rich_case, small_case


def analyst(case: CaseBuilder, name: str) -> str:
    return case.add("analyst", id=Analyst.id_of(name), name=name)


def hold(case: CaseBuilder, subject: str, field: str, **held: Any) -> None:
    """``held``: the value of each analyst, by name."""
    for name, value in held.items():
        who = analyst(case, name)
        id = Position.id_of(subject, field, who)
        case.add("position", id=id, subject=subject, field=field, analyst=who, value=json.dumps(value))


def only(case: CaseBuilder, type_name: str) -> str:
    return next(id for id, record in case.records.items() if record.type_name == type_name)


def notes_of(model: ReportModel) -> list[str]:
    return ["".join(run.text for run in note.items) for note in model.notes]


def judgment_of(model: ReportModel) -> KeyJudgment:
    return next(block for section in model.sections for block in section.blocks if isinstance(block, KeyJudgment))


def told(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def register_of(model: ReportModel) -> str:
    section = next(section for section in model.sections if section.heading == "Sources")
    return section_html(section, 0, Colours())


GRADED = "Two analysts judge the source B, one judges it C."


def test_a_source_that_analysts_grade_differently() -> None:
    case, report = small_case()
    hold(case, only(case, "source"), "reliability", Ana="B", Ben="C", Cem="B")
    model = build(case.snapshot(), report)
    assert [note.count(GRADED) for note in notes_of(model)] == [0, 1]
    assert GRADED in register_of(model)
    assert {kind for kind, _ in model.rests_on} >= {"position"}


def test_nothing_is_printed_without_dissent() -> None:
    case, report = small_case()
    before = document(build(case.snapshot(), report))
    hold(case, only(case, "source"), "reliability", Ana="B", Ben="B")
    hold(case, only(case, "citation"), "credibility", Ana="2")
    assert document(build(case.snapshot(), report)) == before


def test_what_the_source_says_is_graded_apart() -> None:
    case, report = small_case()
    hold(case, only(case, "citation"), "credibility", Ana="2", Ben=None)
    model = build(case.snapshot(), report)
    said = "One analyst judges the information 2, one does not grade it."
    assert [note.count(said) for note in notes_of(model)] == [0, 1]


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    case, report = small_case()
    judged = only(case, "assessment")
    hold(case, judged, "term", Ana="likely", Ben="unlikely", Cem="likely")
    hold(case, judged, "probability_high", Ana=80.0, Ben=60.0)
    hold(case, judged, "confidence", Ana="high", Ben="moderate", Cem="not_stated", Dov="high")
    text = told(judgment_of(build(case.snapshot(), report)).confidence)
    assert "Two analysts judge this likely (55–80 %), one judges it unlikely (20–45 %)." in text.replace("\u00a0", " ")
    assert (
        "Two analysts have high confidence in this judgment, one has moderate confidence in it and one states no "
        "confidence in it." in text
    )
    for sentence in text.split(". "):
        assert not (speaks_of_likelihood(sentence) and "confidence" in sentence)


def test_one_end_of_a_range_is_held_together_with_the_other() -> None:
    case, report = small_case()
    judged = only(case, "assessment")
    case.edit(judged, term=None, probability_low=40.0, probability_high=60.0)
    hold(case, judged, "probability_high", Ana=60.0, Ben=70.0)
    text = told(judgment_of(build(case.snapshot(), report)).confidence).replace("\u00a0", " ")
    assert "One analyst puts this at 40–60 %, one puts it at 40–70 %." in text


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (
            ("roughly even chance", "likely"),
            "One analyst judges this likely (55–80 %), one sees a roughly even chance (45–55 %) of it.",
        ),
        (("likely", None), "One analyst judges this likely (55–80 %), one names no likelihood."),
        (("quite so", "likely"), "One analyst judges this likely (55–80 %), one judges it “quite so”."),
    ],
)
def test_terms_in_the_words_of_the_scale(terms: tuple[str | None, str | None], said: str) -> None:
    case, report = small_case()
    hold(case, only(case, "assessment"), "term", Ana=terms[0], Ben=terms[1])
    text = told(judgment_of(build(case.snapshot(), report)).confidence).replace("\u00a0", " ")
    assert said in text


def test_an_experts_view_is_recorded_and_not_shared() -> None:
    case, report = small_case()
    expert = case.add("expert", name="Ada Quist")
    view = case.add("assessment", author=expert, statement="It holds", scale="icd203", term="likely", confidence="high")
    hold(case, view, "term", Ana="likely", Ben="roughly even chance")
    hold(case, view, "confidence", Ana="high", Ben="not_stated")
    page = to_html(build(case.snapshot(), report)).replace("\u00a0", " ")
    assert (
        "One analyst records this view as likely (55–80 %), one records it as a roughly even chance (45–55 %)." in page
    )
    assert "One analyst records the confidence stated with it as high, one records it as not stated." in page


def test_an_assumption_that_analysts_hold_differently() -> None:
    case, report = small_case()
    assumed = case.add("assumption", statement="No flood comes", confidence="high")
    hold(case, assumed, "confidence", Ana="high", Ben="low")
    said = "One analyst has high confidence in this assumption, one has low confidence in it."
    assert said in to_html(build(case.snapshot(), report))


def test_an_assumption_that_analysts_examined_differently() -> None:
    case, report = small_case()
    assumed = case.add("assumption", statement="No flood comes", status="supported")
    hold(case, assumed, "status", Ana="supported", Ben="unsupported", Cem="supported")
    page = to_html(build(case.snapshot(), report))
    assert "Two analysts hold this assumption to be supported, one holds it to be not supported." in page


def test_an_indicator_that_analysts_read_differently() -> None:
    case, report = small_case()
    watched = case.add("indicator", statement="Inflow at the gauge", direction="strengthens")
    reading = case.add("reading", indicator=watched, on="2031-09-08", status="seen", note="840 and rising")
    earlier = case.add("reading", indicator=watched, on="2031-09-01", status="not_seen")
    hold(case, reading, "status", Ana="some_signs", Ben="seen")
    hold(case, earlier, "status", Ana="cannot_tell", Ben="not_seen")
    model = build(case.snapshot(), report)
    page = to_html(model).replace("\u00a0", " ")
    assert "840 and rising. One analyst reads the indicator as “seen”, one reads it as “some signs”." in page
    assert "cannot be told" not in page
    assert {kind for kind, _ in model.rests_on} >= {"position"}


def test_a_mark_of_the_matrix_on_which_analysts_differ() -> None:
    case, report = rich_case()
    marks = [record for record in case.records.values() if isinstance(record, Mark)]
    before = document(build(case.snapshot(), report))
    hold(case, marks[0].id, "value", Ana="I", Ben="C", Cem="I")
    model = build(case.snapshot(), report)
    section = next(found for found in model.sections if found.heading == "Competing hypotheses")
    said = "Two analysts mark a row of evidence as inconsistent, one marks it as consistent."
    assert section_html(section, 0, Colours()).count(said) == 1
    answers = [row for table in section.blocks if isinstance(table, Table) for row in table.rows if not row.spans]
    first = next(row for row in answers if said in told(tuple(run for run in row.cells[0] if isinstance(run, Run))))
    assert "The level rose faster than expected" in str(first.cells[0])
    assert document(model) != before
    other, report = rich_case()
    hold(other, next(record.id for record in other.records.values() if isinstance(record, Mark)), "value", Ana="C")
    assert document(build(other.snapshot(), report)) == document(build(rich_case()[0].snapshot(), report))


def test_a_term_turns_nothing_and_breaks_no_line() -> None:
    case, report = small_case()
    hold(case, only(case, "assessment"), "term", Ana="likely", Ben="odd\n\u202eterm")
    text = told(judgment_of(build(case.snapshot(), report)).confidence)
    assert "one judges it “odd \u202eterm\u202c”." in text


def test_names_stand_only_where_the_report_names_these_analysts_anyway() -> None:
    case, report = small_case()
    source = only(case, "source")
    first = next(record for record in case.records.values() if isinstance(record, Analyst))
    ben = analyst(case, "Ben Oru")
    for name, who, value in (("a", first.id, "B"), ("b", ben, "C")):
        case.add("position", subject=source, field="reliability", analyst=who, value=json.dumps(value), reason=name)
    assert "One analyst judges the source B, one judges it C." in " ".join(notes_of(build(case.snapshot(), report)))
    case.add("assessment", author=ben, statement="It opens soon", scale="icd203", term="likely", key_judgment=True)
    assert "Lena Vos judges the source B, Ben Oru judges it C." in " ".join(notes_of(build(case.snapshot(), report)))
    hold(case, source, "reliability", Uma="C")
    said = "Two analysts judge the source C, one judges it B."
    assert said in " ".join(notes_of(build(case.snapshot(), report)))


def test_a_note_with_several_sources_says_which() -> None:
    case, report = small_case()
    other = case.source("Closed", "The bridge has been closed.", outlet="River Gazette", reliability="C")
    case.cite(only(case, "claim"), other, "has been closed", credibility="3")
    hold(case, other, "reliability", Ana="C", Ben="D")
    assert notes_of(build(case.snapshot(), report))[-1].endswith("One analyst judges River Gazette C, one judges it D.")


def test_a_table_of_figures_tells_it_below() -> None:
    case, report = rich_case()
    cited = next(
        record for record in case.records.values()
        if record.type_name == "citation" and (claim := case.records.get(record.claim or ""))
        and getattr(claim, "measure", None) and record.stance == "supports"
    )  # fmt: skip
    hold(case, cited.id, "credibility", Ana="2", Ben="3")
    tables = [b for s in build(case.snapshot(), report).sections for b in s.blocks if isinstance(b, Table)]
    notes = [table.note for table in tables if "own latest figure" in table.note]
    assert "One analyst judges the information “" in notes[0]
    assert notes[0].endswith("” 2, one judges it 3.")


@pytest.mark.parametrize("value", ["no json", '"Z"', "[1]", '{"a": 1}', "[" * 9_999, "1"])
def test_what_cannot_be_a_value_is_held_by_nobody(value: str) -> None:
    case, report = small_case()
    source = only(case, "source")
    hold(case, source, "reliability", Ana="B")
    who = analyst(case, "Ben")
    case.add("position", subject=source, field="reliability", analyst=who, value=value)
    assert "analyst" not in " ".join(notes_of(build(case.snapshot(), report)))


def test_numbers_above_twelve_begin_no_sentence() -> None:
    case, _ = small_case()
    source = only(case, "source")
    hold(case, source, "reliability", **{f"A{n}": "B" for n in range(13)}, Z="C")
    positions = Positions(case.snapshot(), frozenset)
    assert positions.reliability(case.source_of(source)) == ("Of the analysts, 13 judge the source B, one judges it C.")


def test_the_same_bytes_in_whatever_order_the_positions_came() -> None:
    one, report = small_case()
    other, _ = small_case()
    subject = only(one, "source")
    values = {"Ana": "B", "Ben": "C", "Cem": "B"}
    hold(one, subject, "reliability", **values)
    hold(other, subject, "reliability", **dict(reversed(values.items())))
    assert document(build(one.snapshot(), report)) == document(build(other.snapshot(), report))


def test_positions_on_what_an_audience_may_not_see_are_not_told() -> None:
    case, report = small_case()
    secret = case.source("Secret", "Nobody may know.", handling="TLP:RED", reliability="A")
    case.cite(only(case, "claim"), secret, "Nobody may know", credibility="1")
    hold(case, secret, "reliability", Ana="A", Ben="F")
    assert "analyst" not in " ".join(notes_of(build(case.snapshot(), report, audience="TLP:AMBER")))
