# SPDX-License-Identifier: Apache-2.0
"""The rules by which a case becomes a report model, each on a case of its own."""

from typing import Any

import pytest

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.report.build import build
from briefing_app.report.docx_text import plain_text
from briefing_app.report.model import (
    Chart,
    DefinitionRows,
    KeyJudgment,
    Note,
    NoteRef,
    Paragraph,
    Picture,
    ReportModel,
    Section,
    Table,
)
from tests.report.factories import CaseBuilder, rich_case, small_case


def made(case: CaseBuilder, **options: Any) -> ReportModel:
    return build(case.snapshot(), case.report_id(), **options)


def section(model: ReportModel, heading: str) -> Section:
    return next(section for section in model.sections if section.heading == heading)


def text(part: Section | ReportModel | Note) -> str:
    """The letters of a section, or of all of them, with notes as [1]."""
    if isinstance(part, ReportModel):
        return "\n".join(text(section) for section in part.sections)
    if isinstance(part, Note):
        return "".join(run.text for run in part.items)
    lines = [part.heading]
    for block in part.blocks:
        if isinstance(block, Paragraph):
            lines.append(_marked(block.items))
        elif isinstance(block, KeyJudgment):
            lines.append(f"{block.number}. {_marked([block.statement])} {plain_text(block.confidence)}")
            lines += [_marked([dissent]) for dissent in block.dissents]
        elif isinstance(block, Table):
            lines += [" | ".join(_marked(cell) for cell in row.cells) for row in block.rows]
            lines.append(block.note)
        elif isinstance(block, Picture | Chart):
            lines += [block.caption, block.note]
        else:
            lines += [f"{row.term}: {row.meaning}" for row in block.rows]
    return "\n".join(lines)


def _marked(items: Any) -> str:
    parts = []
    for item in items:
        inner = getattr(item, "items", None)
        if inner is not None:
            parts.append(_marked(inner))
        else:
            parts.append(f"[{item.number}]" if isinstance(item, NoteRef) else item.text)
    return "".join(parts)


@pytest.fixture
def case() -> CaseBuilder:
    return CaseBuilder()


def test_unknown_report_is_not_found(case: CaseBuilder) -> None:
    with pytest.raises(NotFound):
        build(case.snapshot(), "nothing")


def test_empty_report_says_so(case: CaseBuilder) -> None:
    case.report(number=None)
    shown = text(made(case))
    for sentence in (
        "No bottom line has been written.",
        "No key judgments have been made.",
        "No developments are reported.",
        "No expert views are recorded.",
        "This report rests on no source.",
        "No distribution has been stated.",
    ):
        assert sentence in shown
    assert "Figures" not in shown
    model = made(case)
    assert "not numbered" in model.subtitle
    assert dict(model.masthead)["Information cut-off"] == "not stated"


def test_small_case_reads_as_a_report() -> None:
    case, _ = small_case()
    model = made(case)
    assert text(model.sections[0]).strip() == "Bottom line. The bridge is closed.[2]"
    assert text(section(model, "Key judgments")).splitlines()[1] == (
        "1. The bridge is likely (55–80\xa0%) to stay closed for a week.[1] "
        "Our confidence is moderate. One report only."
    )
    assert text(section(model, "Roads")).splitlines()[1] == "1 September. The bridge was closed.[2]"
    assert text(model.notes[1]) == (
        "I. Moreau, “Bridge closed”, Valley Post, 2 September 2031, B2: “bridge was closed”; "
        "retrieved 3 September 2031."
    )
    assert text(model.notes[0]) == "Judgment by Lena Vos. Rests on: note 2."
    assert model.footer == "Situation report no. 1 · 3 September 2031"
    assert model.stamp == "2031-09-03T12:00:00Z"


def test_same_state_gives_same_model_in_any_order() -> None:
    case, report = rich_case()
    other, _ = rich_case()
    other.records = dict(reversed(other.records.items()))
    assert build(case.snapshot(), report) == build(other.snapshot(), report)


def test_notes_are_numbered_by_first_call_and_statements_in_order() -> None:
    case, _ = rich_case()
    model = made(case)
    opening = {statement.number for statement in model.sections[0].blocks[0].items if hasattr(statement, "number")}  # type: ignore[union-attr]
    calls = [note for _, s in model.statements() if s.number not in opening for note in s.notes]
    assert list(dict.fromkeys(calls)) == [note.number for note in model.notes]
    numbers = [s.number for _, s in model.statements()]
    assert numbers == list(range(1, len(numbers) + 1))
    firsts = [i.number for _, s in model.statements() for i in s.items if getattr(i, "first", False)]
    assert firsts == [note.number for note in model.notes]


# Citations


def unsourced_claim(case: CaseBuilder) -> str:
    case.claim("Nobody said so", heading="H")
    case.report()
    return text(section(made(case), "H"))


def test_claim_without_citation_is_unsourced(case: CaseBuilder) -> None:
    assert "Nobody said so (unsourced)." in unsourced_claim(case)


@pytest.mark.parametrize("fault", ["moved", "words", "text", "missing", "foreign"])
def test_citation_that_does_not_hold_supports_nothing(case: CaseBuilder, fault: str) -> None:
    source = case.source("T", "The bridge is closed.")
    claim = case.claim("Closed", heading="H")
    citation = case.cite(claim, source, "bridge")
    version = next(r for r in case.records.values() if r.type_name == "version")
    if fault == "moved":
        case.edit(citation, start=5)
    elif fault == "words":
        case.edit(citation, exact="Bridge")
    elif fault == "text":
        case.texts[next(iter(case.texts))] = "The bridge is closed!"
    elif fault == "missing":
        case.texts.clear()
    else:
        case.edit(version.id, source=case.source("Other", "x"))
    case.report()
    model = made(case)
    assert "Closed (unsourced)." in text(section(model, "H"))
    assert model.notes == ()
    assert model.rejected == (citation,)
    assert model.passages == ()


def test_claim_with_only_a_contradicting_citation_is_unsourced_but_shows_it(case: CaseBuilder) -> None:
    source = case.source("T", "The bridge is open.", published="2031-01-02")
    case.claim("Closed", source, "bridge is open", heading="H", stance="contradicts")
    case.report()
    model = made(case)
    assert "Closed (unsourced).[1]" in text(section(model, "H"))
    assert text(model.notes[0]).startswith("Against this: “T”, 2 January 2031")


def test_short_form_for_a_source_that_comes_again(case: CaseBuilder) -> None:
    source = case.source("T", "One. Two.", outlet="Lock Keeper", reliability="B")
    case.claim("A", source, "One", heading="H", credibility="2")
    case.claim("B", source, "Two", heading="H", credibility="6")
    case.report()
    notes = made(case).notes
    assert text(notes[0]) == "“T”, Lock Keeper, undated, B2: “One”."
    assert text(notes[1]) == "Lock Keeper, as note 1, B6: “Two”."


def test_two_passages_of_one_source_in_one_note(case: CaseBuilder) -> None:
    source = case.source("T", "One. Two.", outlet="Lock Keeper", retrieved="2031-01-02")
    claim = case.claim("A", source, "One", heading="H")
    case.cite(claim, source, "Two", credibility="3")
    case.report()
    assert text(made(case).notes[0]) == (
        "“T”, Lock Keeper, undated, not graded: “One”; retrieved 2 January 2031; "
        "the same, reliability not graded, credibility 3: “Two”."
    )


def test_translation_names_its_translator(case: CaseBuilder) -> None:
    source = case.source("عنوان", "الطريق مقطوع", language="ar")
    case.claim("A", source, "الطريق مقطوع", heading="H", translation="The road is cut", translator="L. Vos")
    case.report()
    assert "“الطريق مقطوع” (“The road is cut”, translated by L. Vos)" in text(made(case).notes[0])


def test_note_of_a_claim_is_reused(case: CaseBuilder) -> None:
    source = case.source("T", "One.")
    claim = case.claim("A", source, "One", heading="H", kind="figure", measure="m", best=1)
    case.report(bottom_line=f"First.[@{claim}] Second. [@{claim}]")
    model = made(case)
    assert len(model.notes) == 1
    assert text(model).count("[1]") == 4


def test_speaker_and_way_are_named(case: CaseBuilder) -> None:
    source = case.source("T", "One.")
    case.claim("A", source, "One", heading="H", speaker="the mayor", via="her office")
    case.report()
    assert "not graded, quoting the mayor, via her office: “One”." in text(made(case).notes[0])


# Bottom line


def test_bottom_line_sentences_are_marked_one_by_one(case: CaseBuilder) -> None:
    source = case.source("T", "One.")
    claim = case.claim("A", source, "One", heading="H")
    gone = case.claim("B", source, "One", heading="H", status="withdrawn")
    case.report(bottom_line=f"Dr. Vos said no. 3 is shut. [@{claim}] It stays so. Nothing else [@{gone}].")
    assert text(made(case).sections[0]).strip() == (
        "Bottom line. Dr. Vos said no. 3 is shut.[1] It stays so (unsourced). Nothing else (unsourced)."
    )


def test_source_summary_as_written_is_not_marked(case: CaseBuilder) -> None:
    source = case.source("T", "One.")
    claim = case.claim("A", source, "One", heading="H")
    case.report(source_summary=f"Two outlets. The better one is local. [@{claim}]")
    assert "Two outlets. The better one is local.[1]" in text(section(made(case), "Sources"))


def test_generated_source_summary_is_honest() -> None:
    case, _ = rich_case()
    shown = text(section(made(case), "Sources"))
    assert "six sources in two languages (English and Arabic)" in shown
    assert "three B, usually reliable; two C, fairly reliable" in shown
    assert "One source has not been graded." in shown
    assert "One statement has no source." in shown
    assert "rest on a single source" in shown


# Developments


def test_headings_follow_placement_then_time(case: CaseBuilder) -> None:
    case.claim("Late", heading="Late", event_time="2031-05-01")
    case.claim("Early", heading="Early", event_time="2031-01-01")
    placed = case.claim("Placed", heading="Placed", event_time="2031-09-01")
    report = case.report()
    case.add("placement", report=report, subject=placed, position=1)
    headings = [s.heading for s in made(case).sections if s.level == 2]
    assert headings == ["Placed", "Early", "Late"]


def test_placements_leave_out_move_and_reword(case: CaseBuilder) -> None:
    out = case.claim("Left out", heading="H")
    moved = case.claim("Moved", heading="H")
    report = case.report()
    case.add("placement", report=report, subject=out, included=False)
    case.add("placement", report=report, subject=moved, heading="Elsewhere", wording="Reworded")
    model = made(case)
    assert "Left out" not in text(model)
    assert [s.heading for s in model.sections if s.level == 2] == ["Elsewhere"]
    assert "Reworded (unsourced)." in text(section(model, "Elsewhere"))


def test_withdrawn_claims_are_left_out_and_told_where_a_judgment_rested_on_them(case: CaseBuilder) -> None:
    claim = case.claim("Gone", heading="H", status="withdrawn")
    analyst = case.add("analyst", name="L")
    judgment = case.add("assessment", author=analyst, statement="J", key_judgment=True)
    case.add("basis", assessment=judgment, subject=claim)
    case.report()
    model = made(case)
    assert "Gone" not in text(model)
    assert text(model.notes[0]) == "Judgment by L. One statement behind it has been withdrawn."


def test_contradicting_claims_say_so_at_the_second(case: CaseBuilder) -> None:
    source = case.source("T", "One. Two.")
    one = case.claim("A", source, "One", heading="H", event_time="2031-01-01")
    two = case.claim("B", source, "Two", heading="H", event_time="2031-01-01")
    case.add("relation", claim=one, other=two, kind="contradicts")
    case.report()
    assert text(section(made(case), "H")).splitlines()[1] == (
        "1 January 2031. A.[1] B.[2] The two statements contradict each other."
    )


# Judgments


def judged(case: CaseBuilder, **values: Any) -> str:
    analyst = case.add("analyst", name="Lena Vos")
    case.add("assessment", **{"author": analyst, "statement": "It rains", "key_judgment": True, **values})
    case.report(scale="icd203")
    return text(section(made(case), "Key judgments")).splitlines()[1]


@pytest.mark.parametrize(
    ("statement", "term", "shown"),
    [
        ("It is likely to rain", "likely", "It is likely (55–80\xa0%) to rain (unsourced)."),
        ("Likely it rains", "likely", "Likely (55–80\xa0%) it rains (unsourced)."),
        ("It is likely (50-80%) to rain", "likely", "It is likely (55–80\xa0%) to rain (unsourced)."),
        (
            "It is very likely to rain",
            "likely",
            "It is very likely to rain. We judge this likely (55–80\xa0%) (unsourced).",
        ),
        ("It rains", "unlikely", "It rains. We judge this unlikely (20–45\xa0%) (unsourced)."),
        ("It rains", "roughly even chance", "We see a roughly even chance (45–55\xa0%) of this (unsourced)."),
        ("It rains", "almost no chance", "We see almost no chance (1–5\xa0%) of this (unsourced)."),
        ("It rains", None, "It rains. No likelihood is given (unsourced)."),
    ],
)
def test_likelihood_is_printed_with_its_range(case: CaseBuilder, statement: str, term: str | None, shown: str) -> None:
    assert shown in judged(case, statement=statement, term=term, scale="icd203")


def test_term_of_no_scale_is_quoted(case: CaseBuilder) -> None:
    assert "We judge this “a good bet” (unsourced)." in judged(case, term="a good bet")


def test_number_beside_the_term_is_printed_too(case: CaseBuilder) -> None:
    shown = judged(case, term="likely", scale="icd203", probability_low=60, probability_high=70)
    assert "We judge this likely (55–80\xa0%), here put at 60–70\xa0%" in shown


def test_confidence_never_shares_a_sentence_with_likelihood(case: CaseBuilder) -> None:
    shown = judged(
        case, term="likely", scale="icd203", confidence="low", confidence_reason="it is unlikely to be checked"
    )
    assert "Our confidence is low. The reason given: it is unlikely to be checked." in shown


def test_missing_confidence_is_said(case: CaseBuilder) -> None:
    assert judged(case, term="likely").endswith("No level of confidence is stated.")


def test_key_judgments_stand_in_order_of_position(case: CaseBuilder) -> None:
    analyst = case.add("analyst", name="L")
    for place, name in ((2, "Second"), (1, "First"), (None, "Last")):
        case.add("assessment", author=analyst, statement=name, key_judgment=True, position=place)
    case.add("assessment", author=analyst, statement="Other")
    case.report()
    model = made(case)
    blocks = section(model, "Key judgments").blocks
    assert [b.number for b in blocks if isinstance(b, KeyJudgment)] == [1, 2, 3]
    shown = text(section(model, "Key judgments"))
    assert shown.index("First") < shown.index("Second") < shown.index("Last")
    assert "Other" in text(section(model, "Further judgments"))


def test_dissent_is_named_under_the_judgment() -> None:
    case, _ = rich_case()
    shown = text(section(made(case), "Key judgments"))
    assert "Dissent: Omar Reyes (Desk) judges it unlikely (20–45\xa0%): The level will fall" in shown
    assert "Dissent: S. Petrov (independent) judges it “improbable” (25\xa0%): The forecast has turned" in shown


def test_dissent_from_a_further_judgment_stands_under_it(case: CaseBuilder) -> None:
    lena, omar = case.add("analyst", name="Lena"), case.add("analyst", name="Omar")
    first = case.add("assessment", author=lena, statement="It rains", term="likely", scale="icd203")
    case.add(
        "assessment", author=omar, statement="It stays dry", term="likely", scale="icd203", dissents_from=first,
        key_judgment=True, confidence="high",
    )  # fmt: skip
    case.report(scale="icd203")
    shown = text(section(made(case), "Further judgments")).splitlines()
    assert shown[1].startswith("It rains. We judge this likely")
    assert shown[2].startswith("Dissent: Omar judges it likely (55–80\xa0%): It stays dry (unsourced). ")
    assert "The confidence of Omar is high; no reason is given." in shown[2]


def test_what_the_report_rests_on_leaves_out_what_it_does_not_show(case: CaseBuilder) -> None:
    source, other = case.source("T", "One."), case.source("U", "Two.")
    claim = case.claim("A", source, "One", heading="H")
    gone = case.claim("B", other, "Two", heading="H", status="withdrawn")
    judgment = case.add("assessment", author=case.add("analyst", name="L"), statement="J")
    for subject in (claim, gone):
        case.add("basis", assessment=judgment, subject=subject)
    case.report()
    assert made(case).rests_on == (("assessment", judgment), ("claim", claim), ("source", source))


def test_basis_stands_in_the_note() -> None:
    case, _ = rich_case()
    model = made(case)
    assert text(model.notes[0]) == (
        "Judgment of 8 September by Lena Vos. Rests on: note 11; assumption 1. Against: note 12. "
        "Alternative: The rain passes south and the level falls. To be decided by 14 September."
    )
    assert "1. The gauges above the dam still report." in text(section(model, "Assumptions"))


def test_basis_that_is_not_printed_brings_its_citation(case: CaseBuilder) -> None:
    source = case.source("T", "One.")
    claim = case.claim("A", source, "One", heading="H")
    analyst = case.add("analyst", name="L")
    judgment = case.add("assessment", author=analyst, statement="J", key_judgment=True)
    case.add("basis", assessment=judgment, subject=claim)
    report = case.report()
    case.add("placement", report=report, subject=claim, included=False)
    model = made(case)
    assert text(model.notes[0]) == "Judgment by L. Rests on: A (“T”, undated, not graded: “One”)."
    assert model.notes[0].citations
    assert "J. No likelihood is given.[1]" in text(section(model, "Key judgments"))


def test_expert_without_range_is_quoted_as_having_given_none() -> None:
    case, _ = rich_case()
    shown = text(section(made(case), "Expert views"))
    assert "A. Lindholm (Institute of Hydrology; reservoir management). A second release" in shown
    assert "is to be expected (“likely” in the expert’s own word).[" in shown
    assert "(“improbable” in the expert’s own word, put at 25\xa0%; dissents from key judgment 1).[" in shown
    assert shown.count("Where no range stands, none was given.") == 1


# Figures


def figures(case: CaseBuilder, *values: dict[str, Any]) -> str:
    source = case.source("T", "One.", reliability="B")
    for one in values:
        case.claim("S", source, "One", kind="figure", heading="H", **{"measure": "injured", **one})
    case.report()
    return text(section(made(case), "Figures"))


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"minimum": 24, "wording": "at least"}, "at least 24"),
        ({"minimum": 24}, "at least 24"),
        ({"maximum": 20, "wording": "fewer than"}, "fewer than 20"),
        ({"minimum": 27, "maximum": 35}, "27 to 35"),
        ({"minimum": 27, "best": 30, "maximum": 35}, "30 (27 to 35)"),
        ({"best": 1200.5, "unit": "km"}, "1,200.5 km"),
        ({"wording": "dozens"}, "dozens"),
        ({"wording": "more than 40", "minimum": 40}, "more than 40"),
        ({}, "not stated"),
    ],
)
def test_figures_are_said_as_they_were(case: CaseBuilder, values: dict[str, Any], shown: str) -> None:
    assert f"not stated | {shown}[1] | not stated | not stated | B/– | " in figures(case, values)


def test_differing_figures_stand_side_by_side(case: CaseBuilder) -> None:
    shown = figures(
        case,
        {"best": 31, "authority": "Port", "population": "civilians", "as_of": "2031-05-04"},
        {"maximum": 20, "authority": "Ministry", "population": "civilians"},
        {"best": 12, "authority": "Union", "population": "crew"},
    )
    assert "Figures that differ and are not reconciled. Injured: 31 (Port)[1] and at most 20 (Ministry).[2]" in shown
    assert "(Union)" not in shown
    assert "Port | 31[1] | civilians | 4\xa0May 2031 | B/– | differs" in shown
    assert "63" not in shown


def test_overlapping_figures_do_not_differ(case: CaseBuilder) -> None:
    shown = figures(case, {"minimum": 24, "wording": "at least"}, {"best": 31})
    assert "Differing" not in shown


def test_newer_figure_replaces_and_does_not_differ(case: CaseBuilder) -> None:
    source = case.source("T", "One.")
    old = case.claim("S", source, "One", measure="injured", best=18, authority="Port")
    new = case.claim("S", source, "One", measure="injured", best=31, authority="Port")
    case.add("relation", claim=new, other=old, kind="supersedes")
    case.report()
    model = made(case)
    shown = text(section(model, "Figures"))
    assert "Port | 31[1] | not stated | not stated | – | replaces 18[2]" in shown
    assert "| 18" not in shown
    assert "differ" not in shown
    assert text(section(model, "Developments")).endswith("S.[1] Revised from 18.[2]")


def test_unsourced_figure_says_so(case: CaseBuilder) -> None:
    case.claim("S", measure="injured", best=3)
    case.report()
    assert "3 (unsourced)" in text(section(made(case), "Figures"))


def test_long_tables_are_split_and_numbered_once(case: CaseBuilder) -> None:
    for number in range(120):
        case.claim(f"S{number}", measure="injured", best=number, authority=f"A{number}", population=str(number))
    case.report()
    tables = [b for b in section(made(case), "Figures").blocks if isinstance(b, Table)]
    assert [len(t.rows) for t in tables] == [50, 50, 20]
    assert [(t.number, t.continued) for t in tables] == [(1, False), (1, True), (1, True)]


# Background


def test_background_sections() -> None:
    case, _ = rich_case()
    model = made(case)
    shown = text(model)
    assert "How much water the reservoir can still take. Why it matters: it decides on a second release." in shown
    assert "some signs, 8\xa0Sep – 840 m³/s and rising" in shown
    assert "H3: The notice was withheld | – | 2 | – | 1" in shown
    assert shown.count("CC very consistent, C consistent, I inconsistent, II very inconsistent.") == 1
    assert "If it is wrong: The estimate of the inflow" in shown


def test_closed_gaps_are_left_out(case: CaseBuilder) -> None:
    case.add("gap", statement="Settled", status="closed")
    case.report()
    assert "Settled" not in text(made(case))


def test_scales_explained_hold_what_is_used() -> None:
    case, _ = rich_case()
    blocks = section(made(case), "Scales used").blocks
    titles = {b.title: [row.term for row in b.rows] for b in blocks if isinstance(b, DefinitionRows)}
    assert titles["Likelihood (ICD 203)"] == ["unlikely", "roughly even chance", "likely", "very likely"]
    assert titles["Reliability of a source"] == ["B", "C"]
    assert titles["Credibility of what it says"] == ["2", "3", "4", "6"]


# Marking and audience


def test_banner_is_the_high_water_mark_of_the_parts_used(case: CaseBuilder) -> None:
    source = case.source("T", "One.", handling="TLP:RED")
    case.source("Not used", "x", handling="TLP:RED")
    claim = case.claim("A", source, "One", heading="H")
    report = case.report(handling="TLP:GREEN")
    assert made(case).marking.label == "TLP:RED"
    case.add("placement", report=report, subject=claim, included=False)
    assert made(case).marking.label == "TLP:GREEN"


def test_marks_of_two_schemes_are_refused_in_words(case: CaseBuilder) -> None:
    case.claim("A", heading="H", handling="GUARDED")
    case.report()
    with pytest.raises(BadInput, match="one scheme"):
        made(case)


def test_report_without_mark_has_no_banner() -> None:
    case = CaseBuilder(handling=None)
    case.report()
    assert made(case).marking.label == ""
    assert "bears no handling mark" in text(made(case))


def test_audience_sees_nothing_above_its_mark() -> None:
    case = CaseBuilder(handling="TLP:GREEN")
    secret = case.source("Secret source", "Hidden words.", handling="TLP:RED")
    open_ = case.source("Open source", "Open words.")
    hidden = case.claim("Hidden claim", secret, "Hidden words", heading="H")
    shown = case.claim("Shown claim", open_, "Open words", heading="H")
    case.cite(shown, secret, "Hidden")
    case.report(bottom_line=f"Told. [@{shown}] Secret thing. [@{hidden}]")
    whole = repr(made(case))
    assert "Secret thing" in whole
    released = made(case, audience="TLP:GREEN")
    shown_text = repr(released)
    for word in ("Hidden", "Secret", secret, hidden):
        assert word not in shown_text
    assert "Shown claim" in shown_text
    assert released.marking.label == "TLP:GREEN"


def test_report_above_the_audience_is_refused(case: CaseBuilder) -> None:
    case.report()
    with pytest.raises(Refused, match="TLP:AMBER"):
        made(case, audience="TLP:GREEN")
    with pytest.raises(BadInput, match="TLP:WHITE"):
        made(case, audience="TLP:WHITE")


def test_withheld_claim_with_its_own_mark_stays_as_unsourced() -> None:
    case = CaseBuilder(handling="TLP:GREEN")
    secret = case.source("Secret source", "Hidden words.", handling="TLP:RED")
    case.claim("Cleared wording", secret, "Hidden words", heading="H", handling="TLP:GREEN")
    case.report()
    released = made(case, audience="TLP:GREEN")
    assert "Cleared wording (unsourced)." in text(section(released, "H"))
    assert "Hidden" not in repr(released)


def test_each_figure_stands_with_its_authority_and_day_and_what_is_missing_is_said() -> None:
    case = CaseBuilder()
    case.claim("Nine are hurt", measure="injured", best=9.0, authority="River Police", as_of="2031-03")
    case.claim("Ten are hurt", measure="injured", best=10.0)
    case.report()
    rows = [line.split(" | ")[:4] for line in text(section(made(case), "Figures")).splitlines() if " | " in line]
    assert rows == [
        ["River Police", "9 (unsourced)", "not stated", "Mar 2031"],
        ["not stated", "10 (unsourced)", "not stated", "not stated"],
    ]
    masthead = dict(made(case).masthead)
    assert {masthead[name] for name in ("Period", "Information cut-off", "Prepared by", "Place", "Distribution")} == {
        "not stated"
    }
