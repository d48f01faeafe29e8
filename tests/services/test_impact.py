# SPDX-License-Identifier: Apache-2.0
"""What rests on a record, over all ways, up to the reports that were issued."""

import pytest

from briefing_app.domain.errors import NotFound
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Edition, Lineage, Source
from briefing_app.services import assessments, claims, hypotheses, impact, reports, tracking
from briefing_app.services.impact import Resting
from tests.services.conftest import Desk
from tests.services.test_claim_merging import QUOTES, claim


def told(rows: list[Resting]) -> set[tuple[str, str, str]]:
    return {(row.type, row.title, row.why) for row in rows}


def test_nothing_rests_on_a_lonely_claim(desk: Desk) -> None:
    made = claim(desk, "A")
    assert impact.resting_on(desk.session, made.id) == []
    with pytest.raises(NotFound):
        impact.resting_on(desk.session, "nowhere")


def test_ways_from_a_claim(desk: Desk) -> None:
    session = desk.session
    made, detail, against = claim(desk, "A"), claim(desk, "B"), claim(desk, "C")
    claims.relate(session, detail.id, made.id, "elaborates")
    claims.relate(session, against.id, made.id, "contradicts")
    first = assessments.assess(session, by="me", statement="First.", basis=[(made.id, "supports")])
    assessments.assess(session, by="me", statement="Second.", basis=[(first.id, "contradicts")])
    assessments.assess(session, by="me", statement="Dissent.", dissents_from=first.id)
    question = hypotheses.add_question(session, "Why?")
    hypotheses.add_evidence(session, question.id, subject=made.id)
    indicator = tracking.add_indicator(session, statement="Names are published.")
    tracking.add_reading(session, indicator.id, status="seen", claim=made.id, on="2031-03-04")
    rows = impact.resting_on(session, made.id)
    assert told(rows) == {
        ("claim", "B", "elaborates"),
        ("assessment", "First.", "rests:supports"),
        ("assessment", "Second.", "rests:contradicts"),
        ("assessment", "Dissent.", "dissents"),
        ("question", "Why?", "row"),
        ("indicator", "Names are published.", "reading:seen"),
    }
    by_title = {row.title: row for row in rows}
    assert by_title["First."].via == ""
    assert by_title["Second."].via == first.id
    assert by_title["Names are published."].place == "2031-03-04"
    assert [row.type for row in rows] == sorted((row.type for row in rows), key=impact.TYPES.index)


def test_ways_from_a_source_go_over_what_derives_from_it(desk: Desk) -> None:
    session = desk.session
    made = claim(desk, "A")
    copy = Source.make(new_id(), title="Ferry hit, again")
    with session.transaction("Add source") as work:
        work.insert(copy)
        kind = "republishes"
        work.insert(
            Lineage.make(Lineage.id_of(copy.id, desk.source.id, kind), source=copy.id, origin=desk.source.id, kind=kind)
        )
    assert told(impact.resting_on(session, desk.source.id)) == {
        ("claim", "A", "cites:supports"), ("source", "Ferry hit, again", "derives:republishes"),
    }  # fmt: skip
    claims.withdraw(session, made.id, "Wrong.")
    [row] = [row for row in impact.resting_on(session, desk.source.id) if row.type == "claim"]
    assert row.withdrawn


def test_expert_and_assumption(desk: Desk) -> None:
    session = desk.session
    expert = assessments.add_expert(session, name="Lena Ortiz")
    assumption = tracking.add_assumption(session, statement="The list is complete.")
    assessments.assess(session, by=expert.id, statement="Soon.", basis=[(assumption.id, "supports")])
    assert told(impact.resting_on(session, expert.id)) == {("assessment", "Soon.", "author")}
    assert told(impact.resting_on(session, assumption.id)) == {("assessment", "Soon.", "rests:supports")}


def test_reports_that_print_it_or_name_it(desk: Desk) -> None:
    session = desk.session
    made, other = claim(desk, "A", heading="Casualties"), claim(desk, "B", QUOTES[1])
    one = reports.new(session, title="Ferry")
    two = reports.new(session, title="Ferry, short")
    reports.place(session, two.id, made.id, included=False)
    reports.edit(session, two.id, bottom_line=f"It sank. [@{made.id}]")
    rows = impact.resting_on(session, made.id)
    assert [(row.id, row.title, row.why, row.place) for row in rows] == [
        (one.id, "Ferry, no. 1", "prints", "Casualties"), (two.id, "Ferry, short, no. 2", "names", "bottom line"),
    ]  # fmt: skip
    by_source = {row.id: row for row in impact.resting_on(session, desk.source.id) if row.why == "prints"}
    assert by_source[one.id].count == 2
    assert (by_source[two.id].count, by_source[two.id].via) == (1, other.id)


def test_issued_editions_tell_where_they_printed_it(desk: Desk) -> None:
    session = desk.session
    made = claim(desk, "The pilot is missing.", QUOTES[2], heading="Crew")
    report = reports.new(session, title="Ferry")
    file = reports.build(session, report.id, desk.path.with_name("ferry.docx"))
    late = claim(desk, "The search goes on.", QUOTES[3])
    with session.transaction("Issue") as work:
        for number, digest in ((1, work.writer.put_blob(file.read_bytes())), (2, work.writer.put_blob(b"gone"))):
            edition = Edition.make(
                new_id(), report=report.id, number=number, issued_at=f"2031-03-0{number}T10:00:00Z",
                log_position="{}", file_hash=digest,
            )  # fmt: skip
            work.insert(edition)
    rows = [row for row in impact.resting_on(session, made.id) if row.type == "edition"]
    assert [(row.title, row.why, row.via) for row in rows] == [
        ("Ferry, edition 2", "issued", report.id), ("Ferry, edition 1", "printed", report.id),
    ]  # fmt: skip
    assert "note 1" in rows[1].place
    issued = [row for row in impact.resting_on(session, late.id) if row.type == "edition"]
    assert [row.why for row in issued] == ["issued"]
    assert "printed" in {row.why for row in impact.resting_on(session, desk.source.id)}
    merged = claim(desk, "No trace of the pilot.", QUOTES[2])
    claims.merge(session, merged.id, [made.id])
    assert "printed" in {row.why for row in impact.resting_on(session, merged.id)}


def test_overview_shows_some_and_counts_all(desk: Desk) -> None:
    for number in range(5):
        claim(desk, f"Claim {number}")
    found = impact.overview(desk.session, desk.source.id, 2)
    assert len(found.rows) == 2
    assert found.totals == {"claim": 5}
