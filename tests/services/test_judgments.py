# SPDX-License-Identifier: Apache-2.0
"""Assessments, experts and what is shown of them."""

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Assessment, Assumption, Basis, Expert, Question, Tagging
from briefing_app.services import assessments, claims, entities, hypotheses, judging, record_merging, tracking
from briefing_app.services.assessments import Support
from briefing_app.services.judging import NO_QUESTION, AssessmentQuery
from tests.services.conftest import Desk

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


def judge(desk: Desk, statement: str, **fields: object) -> Assessment:
    return assessments.assess(desk.session, statement=statement, **fields)  # type: ignore[arg-type]


def expert(desk: Desk, name: str, **fields: object) -> Expert:
    return assessments.add_expert(desk.session, name=name, **fields)


def test_question_assumptions_and_basis_are_made_in_one_action(desk: Desk) -> None:
    claim, _ = claims.add(desk.session, statement="S", source=desk.source.id, quote="the pilot was missing")
    made = judge(
        desk, "It sinks.", new_question="Will it float?", assumptions=["Nobody bails."],
        basis=[Support(claim.id, "contradicts", "It floats still."), (desk_assumption(desk), "context")],
    )  # fmt: skip
    assert desk.session.get(Question, made.question or "").text == "Will it float?"
    rows = judging.ground_rows(desk.session, made.id)
    assert [(row.type, row.stance, row.note) for row in rows] == [
        ("claim", "contradicts", "It floats still."),
        ("assumption", "supports", None),
        ("assumption", "context", None),
    ]
    assert (rows[0].grade, rows[0].citations, rows[0].sources) == ("B–", 1, 1)
    desk.session.undo()
    assert not desk.session.all(Assessment)
    assert not desk.session.all(Question)
    assert len(desk.session.all(Assumption)) == 1


def desk_assumption(desk: Desk) -> str:
    return tracking.add_assumption(desk.session, statement="The hull is old.").id


def test_revising_changes_notes_and_stances_and_keeps_the_rest(desk: Desk) -> None:
    first, second = desk_assumption(desk), desk_assumption(desk)
    made = judge(desk, "It sinks.", basis=[(first, "supports"), (second, "supports")])
    assessments.revise(desk.session, made.id, basis=[Support(second, "supports", "Seen.")], new_question="Why?")
    links = desk.session.where(Basis, assessment=made.id)
    assert [(link.subject, link.note) for link in links] == [(second, "Seen.")]
    assert judging.question_rows(desk.session)[0].judgments == 1


def test_several_grounds_are_added_in_one_action_and_none_twice(desk: Desk) -> None:
    first, second = desk_assumption(desk), desk_assumption(desk)
    made = judge(desk, "It sinks.", basis=[(first, "contradicts")])
    added = assessments.rest_on(desk.session, made.id, [(first, "supports"), (second, "supports")])
    assert [link.subject for link in added] == [second]
    desk.session.undo()
    assert [link.stance for link in desk.session.where(Basis, assessment=made.id)] == ["contradicts"]


def test_an_assessment_does_not_dissent_from_itself(desk: Desk) -> None:
    made = judge(desk, "It sinks.")
    with pytest.raises(BadInput, match="itself"):
        assessments.edit(desk.session, made.id, dissents_from=made.id)
    other = judge(desk, "It floats.", dissents_from=made.id)
    rows = {row.id: row for row in judging.assessment_rows(desk.session, [made.id, other.id])}
    assert (rows[made.id].is_disputed, rows[other.id].dissents_from) == (True, made.id)


def test_views_on_a_question_stand_side_by_side(desk: Desk) -> None:
    question = hypotheses.add_question(desk.session, "Will it float?").id
    for low, high, horizon in ((55, 80, "2031-05"), (20, 45, "2031-06-01"), (None, None, None)):
        judge(
            desk, "V", question=question, probability_low=low, probability_high=high, horizon=horizon,
            scale="icd203" if low else None, term="likely" if low == 55 else None,
        )  # fmt: skip
    late = judge(desk, "V", question=question, probability_low=1, probability_high=1)
    assessments.withdraw(desk.session, late.id, "wrong")
    judge(desk, "Elsewhere")
    views = judging.views_on(desk.session, question)
    assert (len(views.ids), views.ids[-1], views.stated) == (4, late.id, 2)
    assert views.median == (37.5, 62.5)
    assert (views.open_until, views.scale) == ("2031-06-01", "icd203")
    rows = judging.question_rows(desk.session)
    assert [(row.id, row.judgments, row.stated) for row in rows] == [(question, 3, 2), (NO_QUESTION, 1, 0)]
    assert judging.views_on(desk.session, NO_QUESTION).question is None


def test_records_count_what_was_resolved_and_not_withdrawn(desk: Desk) -> None:
    person = expert(desk, "Ada Quist")
    for number, (low, high, outcome) in enumerate(((80, 80, "true"), (None, None, "false"), (10, 10, "true"))):
        made = judge(desk, f"V{number}", by=person.id, probability_low=low, probability_high=high)
        assessments.resolve(desk.session, made.id, outcome=outcome, on="2031-03-05")
    assessments.withdraw(desk.session, made.id, "not hers")
    record = judging.records_of(desk.session, [person.id])[person.id]
    assert (record.resolved, record.scored, record.brier) == (2, 1, pytest.approx(0.04))
    assessments.reinstate(desk.session, made.id)
    assessments.reopen(desk.session, made.id)
    assert judging.records_of(desk.session, [person.id])[person.id].resolved == 2


def test_lists_are_filtered_and_sorted(desk: Desk) -> None:
    person = expert(desk, "Zoe Brandt")
    a = judge(desk, "Alpha storm", confidence="low", horizon="2031-05").id
    b = judge(desk, "Beta", by=person.id, confidence="high", probability_low=50, probability_high=60).id
    c = judge(desk, "Gamma", key_judgment=True, probability_low=5, probability_high=20).id
    assessments.resolve(desk.session, a, outcome="void", on="2031-05-02")

    def ids(**query: object) -> list[str]:
        return judging.assessment_ids(desk.session, AssessmentQuery(**query))  # type: ignore[arg-type]

    assert ids() == [c, a, b]
    assert ids(descending=True) == [b, a, c]
    assert ids(by="expert") == [b]
    assert ids(by="analyst", state="open") == [c]
    assert ids(state="resolved") == [a]
    assert ids(key=False, author=person.id) == [b]
    assert ids(text="storm") == [a]
    assert ids(sort="confidence", descending=True) == [b, a, c]
    assert ids(sort="likelihood") == [c, b, a]
    assert ids(sort="author") == [a, c, b]
    assert ids(question="nowhere") == []
    with pytest.raises(BadInput, match="sorted"):
        ids(sort="weather")


def test_pictures_are_checked_kept_and_taken_away(desk: Desk) -> None:
    person = expert(desk, "Ada Quist")
    with pytest.raises(BadInput, match="neither PNG"):
        assessments.set_picture(desk.session, person.id, b"GIF89a")
    assessments.set_picture(desk.session, person.id, PNG)
    assert assessments.picture_of(desk.session, person.id) == PNG
    profile = judging.expert_profile(desk.session, person.id)
    assert profile is not None
    assert profile.picture == PNG
    assessments.set_picture(desk.session, person.id, None)
    assert assessments.picture_of(desk.session, person.id) is None


def test_two_records_of_one_person_become_one(desk: Desk) -> None:
    kept = expert(desk, "Ada Quist", affiliation="Institute")
    gone = expert(desk, "A. Quist", affiliation="Elsewhere", field="rivers")
    made = judge(desk, "V", by=gone.id)
    entities.tag(desk.session, gone.id, "river")
    merged = record_merging.merge_experts(desk.session, gone.id, kept.id)
    assert (merged.affiliation, merged.field) == ("Institute", "rivers")
    assert desk.session.get(Assessment, made.id).author == kept.id
    assert [tagging.subject for tagging in desk.session.all(Tagging)] == [kept.id]
    assert [row.judgments for row in judging.expert_rows(desk.session)] == [1]
    with pytest.raises(BadInput, match="not two"):
        record_merging.merge_experts(desk.session, kept.id, kept.id)
    desk.session.undo()
    assert desk.session.get(Assessment, made.id).author == gone.id


def test_profile_names_the_sources_that_quote_an_expert(desk: Desk) -> None:
    person = expert(desk, "Ada Quist")
    judge(desk, "V", by=person.id, passage=(desk.source.id, 4, 16))
    profile = judging.expert_profile(desk.session, person.id)
    assert profile is not None
    assert [(source.title, source.judgments) for source in profile.sources] == [("Ferry hit", 1)]
    assert judging.expert_profile(desk.session, "nobody") is None


def test_assumptions_know_what_rests_on_them(desk: Desk) -> None:
    idle, used = desk_assumption(desk), desk_assumption(desk)
    made = judge(desk, "V", basis=[(used, "supports")])
    rows = judging.assumption_rows(desk.session)
    assert [(row.id, row.judgments) for row in rows] == [(used, 1), (idle, 0)]
    found = judging.assumption_profile(desk.session, used)
    assert found is not None
    assert [row.id for row in found[1]] == [made.id]
    assert judging.assumption_profile(desk.session, "nothing") is None
    assert judging.author_names(desk.session) == [(desk.session.analyst_id, desk.session.author)]
