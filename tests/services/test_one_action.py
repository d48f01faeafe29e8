# SPDX-License-Identifier: Apache-2.0
"""What a person does at once is one action, and one undo takes it back."""

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Basis, Citation, Claim, Expert, Source
from briefing_app.services import assessments, cases, claims, history
from tests.services.conftest import Desk

QUOTE = "at least 17 injured"


def actions(desk: Desk) -> int:
    return len(history.entries(desk.session))


def test_claim_and_the_grade_of_its_source_are_one_action(desk: Desk) -> None:
    before = actions(desk)
    made, _ = claims.add(
        desk.session, statement="17.", source=desk.source.id, quote=QUOTE, source_fields={"reliability": "C"}
    )
    assert actions(desk) == before + 1
    assert desk.session.get(Source, desk.source.id).reliability == "C"
    desk.session.undo()
    assert desk.session.get(Source, desk.source.id).reliability == "B"
    assert desk.session.look_up(Claim, made.id) is None


def test_claim_citation_and_source_are_revised_in_one_action(desk: Desk) -> None:
    made, link = claims.add(desk.session, statement="17.", source=desk.source.id, quote=QUOTE)
    before = actions(desk)
    claims.revise(
        desk.session,
        made.id,
        link.id,
        claim={"statement": "At least 17."},
        cited={"credibility": "2"},
        source_fields={"reliability": "A"},
    )
    assert actions(desk) == before + 1
    assert desk.session.undo_label == "Edit claim"
    desk.session.undo()
    assert desk.session.get(Claim, made.id).statement == "17."
    assert desk.session.get(Citation, link.id).credibility is None
    assert desk.session.get(Source, desk.source.id).reliability == "B"
    with pytest.raises(BadInput, match="passage"):
        claims.revise(desk.session, made.id, link.id, cited={"exact": "other"})


def test_a_wrong_revision_changes_nothing(desk: Desk) -> None:
    made, link = claims.add(desk.session, statement="17.", source=desk.source.id, quote=QUOTE)
    with pytest.raises(BadInput):
        claims.revise(desk.session, made.id, link.id, claim={"statement": ""}, source_fields={"reliability": "A"})
    assert desk.session.get(Source, desk.source.id).reliability == "B"


def test_expert_and_assessment_are_one_action(desk: Desk) -> None:
    before = actions(desk)
    made = assessments.assess(desk.session, expert={"name": "Ada Brun"}, statement="It will happen again.")
    assert actions(desk) == before + 1
    assert desk.session.get(Expert, made.author).name == "Ada Brun"
    desk.session.undo()
    assert desk.session.all(Expert) == []


def test_assessment_is_revised_with_its_basis_and_author_in_one_action(desk: Desk) -> None:
    one, _ = claims.add(desk.session, statement="17.", source=desk.source.id, quote=QUOTE)
    two, _ = claims.add(desk.session, statement="Overloaded.", source=desk.source.id, quote="overloaded")
    made = assessments.assess(desk.session, statement="Again.", basis=[(one.id, "supports"), (two.id, "supports")])
    before = actions(desk)
    changed = assessments.revise(
        desk.session,
        made.id,
        expert={"name": "Ada Brun"},
        basis=[(two.id, "contradicts")],
        statement="It will happen again.",
    )
    assert actions(desk) == before + 1
    assert desk.session.get(Expert, changed.author).name == "Ada Brun"
    links = desk.session.where(Basis, assessment=made.id)
    assert [(link.subject, link.stance) for link in links] == [(two.id, "contradicts")]
    desk.session.undo()
    assert len(desk.session.where(Basis, assessment=made.id)) == 2
    assert assessments.revise(desk.session, made.id, statement="So.").statement == "So."
    assert len(desk.session.where(Basis, assessment=made.id)) == 2


def test_case_is_edited_in_one_action(desk: Desk) -> None:
    changed = cases.edit(desk.session, title="Ferry and after", handling="TLP:GREEN", likelihood_scale="kent")
    assert (changed.title, changed.handling) == ("Ferry and after", "TLP:GREEN")
    assert desk.session.undo_label == "Edit case"
    desk.session.undo()
    assert desk.session.case.title == "Ferry"


@pytest.mark.parametrize("fields", [{"title": " "}, {"handling": "TOP"}, {"likelihood_scale": "none"}])
def test_case_refuses_what_it_cannot_be(desk: Desk, fields: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        cases.edit(desk.session, **fields)
    assert desk.session.case.title == "Ferry"


def test_history_names_what_is_gone(desk: Desk) -> None:
    assessments.add_expert(desk.session, name="Ada Brun")
    desk.session.undo()
    assert history.entries(desk.session)[0].changes[0].title == "Ada Brun"
