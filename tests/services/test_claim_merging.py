# SPDX-License-Identifier: Apache-2.0
"""Merging claims that say the same: nothing is lost, and all of it can be undone."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import FieldKind
from briefing_app.domain.records import (
    RECORD_TYPES,
    Basis,
    Citation,
    Claim,
    Evidence,
    Mark,
    Mention,
    Placement,
    Reading,
    Relation,
    Report,
    Tagging,
)
from briefing_app.services import assessments, claims, entities, exchange, hypotheses, reports, tracking
from briefing_app.services.claim_merging import CARRIED, differing
from briefing_app.services.session import CaseSession
from tests.services.conftest import Desk

QUOTES = ("at least 17 injured", "the ferry had been overloaded", "the pilot was missing", "search goes on")


def claim(desk: Desk, statement: str, quote: str = QUOTES[0], **fields: object) -> Claim:
    given = {name: value for name, value in fields.items() if name not in ("tags", "entities", "citation")}
    more = {name: value for name, value in fields.items() if name in ("tags", "entities", "citation")}
    made, _ = claims.add(
        desk.session,
        statement=statement,
        source=desk.source.id,
        quote=quote,
        claim=given,
        **more,  # type: ignore[arg-type]
    )
    return made


def exported(session: CaseSession, folder: Path) -> bytes:
    target = folder / "all.jsonl"
    target.unlink(missing_ok=True)
    exchange.export(session, target)
    return target.read_bytes()


def test_every_field_that_leads_to_a_claim_is_carried_over() -> None:
    leading = {
        (name, spec.name)
        for name, kind in RECORD_TYPES.items()
        for spec in kind.specs()
        if spec.kind is FieldKind.REFERENCE and not spec.weak and (not spec.targets or "claim" in spec.targets)
    }
    assert leading == CARRIED


def test_the_kept_claim_takes_over_and_the_other_stays_withdrawn(desk: Desk) -> None:
    keep = claim(desk, "17 people were injured.", QUOTES[0], tags=["ferry"], heading="Casualties")
    other = claim(desk, "At least 17 hurt.", QUOTES[1], tags=["casualties"], entities=["River police"], place="Pier 4")
    merged = claims.merge(desk.session, keep.id, [other.id])
    assert merged.id == keep.id
    assert (merged.statement, merged.heading, merged.place) == ("17 people were injured.", "Casualties", "Pier 4")
    assert {found.exact for found in desk.session.where(Citation, claim=keep.id)} == set(QUOTES[:2])
    assert desk.session.where(Citation, claim=other.id) == []
    assert len(desk.session.where(Tagging, subject=keep.id)) == 2
    assert len(desk.session.where(Mention, claim=keep.id)) == 1
    gone = desk.session.get(Claim, other.id)
    assert (gone.status, gone.statement) == ("withdrawn", "At least 17 hurt.")
    assert gone.status_reason == "Merged into: 17 people were injured."
    [relation] = desk.session.all(Relation)
    assert (relation.claim, relation.other, relation.kind, relation.note) == (other.id, keep.id, "duplicates", None)


def test_undo_of_a_merge_gives_back_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    keep, other, row = full_case(desk)
    before = exported(desk.session, tmp_path)
    claims.merge(desk.session, keep.id, [other.id], {"heading": other.id})
    merged = exported(desk.session, tmp_path)
    outcome = desk.session.undo()
    assert not outcome.skipped
    assert exported(desk.session, tmp_path) == before
    assert not desk.session.redo().skipped
    assert exported(desk.session, tmp_path) == merged
    assert row.id in {found.id for found in desk.session.all(Evidence)}

    other = claim(
        desk, "At least 17 hurt.", QUOTES[0], tags=["ferry", "dead"], entities=["River police"], heading="Dead"
    )


def full_case(desk: Desk) -> tuple[Claim, Claim, Evidence]:
    """Two claims with everything that can hang on a claim."""
    session = desk.session
    keep = claim(desk, "17 people were injured.", QUOTES[0], tags=["ferry"], entities=["River police"])
    other = claim(
        desk, "At least 17 hurt.", QUOTES[0], tags=["ferry", "sum"], entities=["River police"], heading="Toll"
    )
    third = claim(desk, "The pilot is missing.", QUOTES[2])
    claims.cite(session, other.id, source=desk.source.id, quote=QUOTES[3], stance="context")
    claims.relate(session, other.id, third.id, "elaborates")
    claims.relate(session, third.id, other.id, "contradicts", "Later.")
    claims.relate(session, other.id, keep.id, "supersedes", "By a day.")
    judged = assessments.assess(session, by="me", statement="More will follow.", basis=[(other.id, "supports")])
    assert judged.id
    question = hypotheses.add_question(session, "Why did it sink?")
    answer = hypotheses.add_hypothesis(session, question.id, "Overloaded")
    row = hypotheses.add_evidence(session, question.id, subject=other.id)
    hypotheses.set_mark(session, row.id, answer.id, "C")
    indicator = tracking.add_indicator(session, statement="More names are published.")
    tracking.add_reading(session, indicator.id, status="seen", claim=other.id)
    report = reports.new(session, title="Ferry")
    reports.place(session, report.id, other.id, wording="Seventeen were hurt.", position=2.0)
    reports.edit(session, report.id, bottom_line=f"Many were hurt. [@{other.id}]")
    return keep, other, row


def test_what_rests_on_the_other_rests_on_the_kept_claim(desk: Desk) -> None:
    keep, other, row = full_case(desk)
    claims.merge(desk.session, keep.id, [other.id])
    session = desk.session
    assert [found.subject for found in session.all(Basis)] == [keep.id]
    assert session.get(Evidence, row.id).subject == keep.id
    assert [found.claim for found in session.all(Reading)] == [keep.id]
    [placed] = session.all(Placement)
    assert (placed.subject, placed.wording, placed.position) == (keep.id, "Seventeen were hurt.", 2.0)
    assert session.all(Report)[0].bottom_line == f"Many were hurt. [@{keep.id}]"
    found = {(link.claim, link.other, link.kind) for link in session.all(Relation)}
    third = next(found.id for found in session.all(Claim) if found.statement == "The pilot is missing.")
    assert found == {
        (keep.id, third, "elaborates"), (third, keep.id, "contradicts"), (other.id, keep.id, "duplicates"),
    }  # fmt: skip
    note = next(link.note for link in session.all(Relation) if link.kind == "duplicates")
    assert note == "supersedes the other: By a day."


def test_the_same_tag_and_passage_become_one_and_what_differs_is_told(desk: Desk) -> None:
    keep = claim(desk, "A", tags=["ferry"], citation={"credibility": "2"})
    other = claim(
        desk, "B", tags=["ferry"], citation={"credibility": "3", "confidence": "high", "speaker": "A spokesman"}
    )
    claims.merge(desk.session, keep.id, [other.id])
    [kept] = desk.session.where(Citation, claim=keep.id)
    assert (kept.credibility, kept.confidence, kept.speaker) == ("2", "high", "A spokesman")
    assert len(desk.session.all(Tagging)) == 1
    [relation] = desk.session.all(Relation)
    assert relation.note == "its citation of “at least 17 injured” had credibility 3"


def test_rows_of_one_matrix_are_joined_unless_they_were_judged_differently(desk: Desk) -> None:
    session = desk.session
    keep, other = claim(desk, "A"), claim(desk, "B")
    question = hypotheses.add_question(session, "Why?")
    answer, second = (hypotheses.add_hypothesis(session, question.id, text) for text in ("One", "Two"))
    rows = [hypotheses.add_evidence(session, question.id, subject=found.id) for found in (keep, other)]
    hypotheses.set_mark(session, rows[0].id, answer.id, "C")
    hypotheses.set_mark(session, rows[1].id, answer.id, "C")
    hypotheses.set_mark(session, rows[1].id, second.id, "II")
    claims.merge(session, keep.id, [other.id])
    assert [row.id for row in session.all(Evidence)] == [rows[0].id]
    assert {(found.hypothesis, found.value) for found in session.all(Mark)} == {(answer.id, "C"), (second.id, "II")}
    session.undo()
    hypotheses.set_mark(session, rows[1].id, answer.id, "I")
    claims.merge(session, keep.id, [other.id])
    assert [row.subject for row in session.all(Evidence)] == [keep.id, keep.id]
    assert len(session.all(Mark)) == 3


@pytest.mark.parametrize(
    ("keep_out", "other_out", "left_out"), [(False, True, False), (True, False, False), (True, True, True)]
)
def test_a_report_that_printed_one_prints_the_merged_claim(
    desk: Desk, keep_out: bool, other_out: bool, left_out: bool
) -> None:
    keep, other = claim(desk, "A"), claim(desk, "B")
    report = reports.new(desk.session, title="Ferry")
    for found, out in ((keep, keep_out), (other, other_out)):
        if out:
            reports.place(desk.session, report.id, found.id, included=False)
    claims.merge(desk.session, keep.id, [other.id])
    placed = desk.session.where(Placement, report=report.id, subject=keep.id)
    assert any(found.included is False for found in placed) == left_out


def test_chosen_values_stay_and_the_strictest_marking_is_the_usual_one(desk: Desk) -> None:
    keep = claim(desk, "A", handling="TLP:GREEN", event_time="2031-03-02")
    other = claim(desk, "B", handling="TLP:RED", event_time="2031-03-03")
    assert differing([keep, other]) == ["statement", "event_time", "handling"]
    merged = claims.merge(desk.session, keep.id, [other.id], {"event_time": other.id, "statement": other.id})
    assert (merged.statement, merged.event_time, merged.handling) == ("B", "2031-03-03", "TLP:RED")


def test_an_amount_stays_whole(desk: Desk) -> None:
    keep = claim(desk, "A", kind="figure", measure="injured", best=31.0)
    other = claim(desk, "B", kind="figure", minimum=24.0, wording="at least", authority="River Police")
    merged = claims.merge(desk.session, keep.id, [other.id])
    assert (merged.minimum, merged.best, merged.wording, merged.authority) == (None, 31.0, None, "River Police")


def test_what_cannot_be_merged_is_refused_and_nothing_changes(desk: Desk) -> None:
    keep, other = claim(desk, "A", best=3.0, kind="figure"), claim(desk, "B", minimum=5.0, kind="figure")
    with pytest.raises(BadInput, match="at least one"):
        claims.merge(desk.session, keep.id, [])
    with pytest.raises(BadInput, match="twice"):
        claims.merge(desk.session, keep.id, [keep.id])
    with pytest.raises(NotFound):
        claims.merge(desk.session, keep.id, ["nowhere"])
    with pytest.raises(BadInput, match="no field"):
        claims.merge(desk.session, keep.id, [other.id], {"status": other.id})
    with pytest.raises(BadInput, match="not one of those"):
        claims.merge(desk.session, keep.id, [other.id], {"place": "nowhere"})
    with pytest.raises(BadInput, match="order"):
        claims.merge(desk.session, keep.id, [other.id], {"minimum": other.id})
    assert desk.session.get(Claim, other.id).status == "live"
    claims.withdraw(desk.session, keep.id, "Wrong.")
    with pytest.raises(Refused, match="Reinstate"):
        claims.merge(desk.session, keep.id, [other.id])


@given(st.lists(st.sets(st.sampled_from(QUOTES), min_size=1), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_citation_is_lost(desk: Desk, cited: list[set[str]]) -> None:
    session = desk.session
    made: list[Claim] = []
    for number, quotes in enumerate(cited):
        first, *rest = sorted(quotes)
        made.append(claim(desk, f"Claim {number}", first))
        for quote in rest:
            claims.cite(session, made[-1].id, source=desk.source.id, quote=quote)
    places = {(c.version, c.start, c.end) for found in made for c in session.where(Citation, claim=found.id)}
    claims.merge(session, made[0].id, [found.id for found in made[1:]])
    kept = session.where(Citation, claim=made[0].id)
    assert {(c.version, c.start, c.end) for c in kept} == places
    assert len(kept) == len(places)
    session.undo()
    for found, quotes in zip(made, cited, strict=True):
        assert {c.exact for c in session.where(Citation, claim=found.id)} == quotes


def test_a_merged_claim_can_be_reinstated_and_merged_again(desk: Desk) -> None:
    keep, other = claim(desk, "A"), claim(desk, "B", QUOTES[1])
    claims.merge(desk.session, keep.id, [other.id])
    claims.reinstate(desk.session, other.id)
    claims.merge(desk.session, keep.id, [other.id])
    assert len(desk.session.all(Relation)) == 1


def test_entity_is_linked_by_name_and_unlinked(desk: Desk) -> None:
    made = claim(desk, "A")
    link = entities.mention_named(desk.session, made.id, " River  police ")
    entities.unmention(desk.session, made.id, link.entity)
    assert desk.session.all(Mention) == []
    with pytest.raises(NotFound):
        entities.unmention(desk.session, made.id, link.entity)
    with pytest.raises(BadInput, match="name"):
        entities.mention_named(desk.session, made.id, "  ")
