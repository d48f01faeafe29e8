# SPDX-License-Identifier: Apache-2.0
"""Each rule finds what it is about and nothing in what is sound; findings can be waived with a reason."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Analyst, Assessment, Assumption, Basis, Claim, Indicator, Relation, Waiver
from briefing_app.report.build import build
from briefing_app.report.model import Table
from briefing_app.services import blocks, checking, claims, merging, reports, sources
from briefing_app.services.session import CaseSession
from tests.store.cases import TEXT, add, add_claim, add_source, cite, new_case, update

FIGURE = {
    "kind": "figure", "measure": "injured", "population": "civilians", "place": "Lower Vale", "as_of": "2031-03-02",
    "wording": "at least", "authority": "the clinic",
}  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Iterator[CaseSession]:
    with new_case(tmp_path) as made:
        yield made


def found(session: CaseSession, rule: str, report: str | None = None) -> list[str]:
    """What a rule finds that nobody waived: the records."""
    return [
        each.finding.subject
        for each in checking.check(session, report)
        if each.finding.rule == rule and each.waived is None
    ]


def judgment(session: CaseSession, statement: str, **fields: object) -> Assessment:
    made = Assessment.make(new_id(), author=session.analyst_id, statement=statement, **fields)
    return add(session, made)  # type: ignore[no-any-return]


def test_an_empty_case_is_sound(session: CaseSession) -> None:
    assert checking.check(session) == []


def test_likelihood_and_confidence_are_kept_apart(session: CaseSession) -> None:
    wrong = judgment(session, "We have high confidence that an attack is likely.", scale="icd203")
    judgment(session, "An attack is likely.", scale="icd203")
    assert found(session, "T01") == [wrong.id]


def test_a_range_outside_the_band_of_its_term(session: CaseSession) -> None:
    stated = {"scale": "icd203", "term": "likely"}
    wrong = judgment(session, "It opens.", probability_low=20.0, probability_high=40.0, **stated)
    judgment(session, "It opens.", probability_low=55.0, probability_high=80.0, **stated)
    assert found(session, "T04") == [wrong.id]


def test_facts_need_a_passage_that_holds_and_grades(session: CaseSession) -> None:
    source, version = add_source(session)
    bare, sourced = add_claim(session, "Closed."), add_claim(session, "The bridge was closed.")
    citation = cite(session, sourced, version, "The bridge at Lower Vale was closed", TEXT)
    add_claim(session, "It may open.", kind="forecast")
    assert found(session, "T05") == [bare.id]
    assert found(session, "T07") == [sourced.id]
    sources.edit(session, source.id, reliability="B")
    assert found(session, "T07") == [sourced.id]
    claims.edit_citation(session, citation.id, credibility="2")
    assert found(session, "T07") == []


def test_figures_say_who_counted_whom_when_and_how(session: CaseSession) -> None:
    add_claim(session, "At least 17 were hurt.", best=17.0, **FIGURE)
    wrong = add_claim(session, "17 were hurt.", best=17.0, **{**FIGURE, "authority": None})
    assert found(session, "T09") == [wrong.id]


def test_figures_that_cannot_both_be_right_are_linked(session: CaseSession) -> None:
    one = add_claim(session, "At most 17 were hurt.", maximum=17.0, **{**FIGURE, "wording": "at most"})
    other = add_claim(session, "At least 40 were hurt.", minimum=40.0, **FIGURE)
    add_claim(session, "Later, 60 were hurt.", minimum=60.0, **{**FIGURE, "as_of": "2031-03-09"})
    assert found(session, "T10") == [one.id]
    link = Relation.make(
        Relation.id_of(other.id, one.id, "contradicts"), claim=other.id, other=one.id, kind="contradicts"
    )
    add(session, link)
    assert found(session, "T10") == []


def test_a_key_judgment_carries_what_it_must(session: CaseSession) -> None:
    key = judgment(session, "It opens.", key_judgment=True)
    judgment(session, "It closes.")
    (finding,) = [each.finding for each in checking.check(session) if each.finding.rule == "T14"]
    assert (finding.subject, finding.severity) == (key.id, "error")
    assert (
        finding.message
        == "lacks a claim that it rests on, a confidence, an alternative, an assumption and an indicator"
    )
    update(session, Assessment, key.id, confidence="moderate", alternative="It stays closed.")
    behind = [add_claim(session, "Closed.").id, add(session, Assumption.make(new_id(), statement="No storm.")).id]
    for subject in behind:
        add(session, Basis.make(Basis.id_of(key.id, subject), assessment=key.id, subject=subject))
    add(session, Indicator.make(new_id(), statement="Crews arrive.", subject=key.id))
    assert found(session, "T14") == []


def test_a_report_states_its_head_and_only_what_it_takes_in_counts(session: CaseSession) -> None:
    kept, left_out = add_claim(session, "Closed."), add_claim(session, "Open.")
    report = reports.new(session, title="Bridge").id
    reports.place(session, report, left_out.id, included=False)
    assert found(session, "T05", report) == [kept.id]
    assert found(session, "T15", report) == [report]
    reports.edit(session, report, period_start="2031-03", cutoff="2031-03-09", number=1, source_summary="One source.")
    assert found(session, "T15", report) == []
    with pytest.raises(NotFound):
        checking.check(session, "none")


def test_a_finding_is_waived_with_a_reason_and_counts_again(session: CaseSession) -> None:
    claim = add_claim(session, "Closed.")
    with pytest.raises(BadInput, match="reason"):
        checking.waive(session, "T05", claim.id, " ")
    with pytest.raises(BadInput, match="no rule “T99”"):
        checking.waive(session, "T99", claim.id, "So.")
    with pytest.raises(NotFound):
        checking.waive(session, "T05", "none", "So.")
    checking.waive(session, "T05", claim.id, "Common knowledge.")
    (each,) = [each for each in checking.check(session) if each.finding.rule == "T05"]
    assert each.waived == "Common knowledge."
    checking.waive(session, "T05", claim.id, "Everybody saw it.")
    assert [waiver.reason for waiver in session.all(Waiver)] == ["Everybody saw it."]
    checking.take_back(session, "T05", claim.id)
    assert found(session, "T05") == [claim.id]
    with pytest.raises(NotFound, match="not waived"):
        checking.take_back(session, "T05", claim.id)
    session.undo()
    assert found(session, "T05") == []


def test_a_report_prints_the_waivers_about_what_it_takes_in(session: CaseSession) -> None:
    told, left_out = add_claim(session, "Closed."), add_claim(session, "Open.")
    report = reports.new(session, title="Bridge").id
    reports.place(session, report, left_out.id, included=False)
    blocks.add(session, report, "waivers")
    section = next(
        each for each in build(session.snapshot(), report).sections if each.heading == "Findings that were waived"
    )
    assert "No finding was waived." in str(section)
    for subject in (told.id, left_out.id, report):
        checking.waive(session, "T15" if subject == report else "T05", subject, "It is so")
    section = next(
        each for each in build(session.snapshot(), report).sections if each.heading == "Findings that were waived"
    )
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    shown = [["".join(getattr(item, "text", "") for item in cell) for cell in row.cells] for row in table.rows]
    assert shown == [
        ["Closed", "Statement without a passage that holds", "It is so."],
        ["This report", "Report without period, cut-off, number or summary of sources", "It is so."],
    ]


def test_a_conflict_is_a_finding(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        claim = add_claim(session, "Closed.")
    theirs = tmp_path / "theirs.casefile"
    shutil.copy(session.path, theirs)
    for path, author in ((session.path, "Ana"), (theirs, "Ben")):
        with CaseSession.open(path, author=author) as each:
            update(each, Claim, claim.id, heading=f"By {author}")
    with CaseSession.open(session.path, author="Ana") as mine:
        merging.merge(mine, theirs)
        assert found(mine, "conflict") == [claim.id]
        assert Analyst.id_of("Ben") in {analyst.id for analyst in mine.all(Analyst)}
