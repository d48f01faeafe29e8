# SPDX-License-Identifier: Apache-2.0
"""What a person does at once is one action, and one undo takes it back."""

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Basis, Citation, Claim, Expert, Source
from briefing_app.services import assessments, cases, claims, entities, history
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


def test_entities_and_tags_are_set_with_the_claim_and_undone_with_it(desk: Desk) -> None:
    made, link = claims.add(
        desk.session,
        statement="17.",
        source=desk.source.id,
        quote=QUOTE,
        tags=("casualties", "Casualties", "ferry"),
        entities=("River Police", "River  Police"),
    )
    assert entities.links_of(desk.session, made.id) == entities.Links(("River Police",), ("casualties", "ferry"))
    before = actions(desk)
    claims.revise(
        desk.session, made.id, link.id, claim={"place": "Vessin"}, tags=("ferry", "night"), entities=("Ministry",)
    )
    assert actions(desk) == before + 1
    assert entities.links_of(desk.session, made.id) == entities.Links(("Ministry",), ("ferry", "night"))
    desk.session.undo()
    assert entities.links_of(desk.session, made.id) == entities.Links(("River Police",), ("casualties", "ferry"))
    claims.revise(desk.session, made.id, link.id, claim={"place": "Vessin"})
    assert entities.links_of(desk.session, made.id).tags == ("casualties", "ferry")


def test_an_entity_is_known_by_its_further_names(desk: Desk) -> None:
    police = entities.add(desk.session, name="River Police", kind="group")
    entities.add_name(desk.session, police.id, "شرطة النهر")
    made, _ = claims.add(
        desk.session, statement="17.", source=desk.source.id, quote=QUOTE, entities=("شرطة النهر", "River Police")
    )
    assert entities.links_of(desk.session, made.id).entities == ("River Police",)
    with pytest.raises(BadInput, match="needs a name"):
        claims.edit(desk.session, made.id, entities=(" ",))


def test_a_citation_and_the_grade_of_its_source_are_one_action(desk: Desk) -> None:
    made, _ = claims.add(desk.session, statement="17.", source=desk.source.id, quote=QUOTE)
    before = actions(desk)
    claims.cite(
        desk.session,
        made.id,
        source=desk.source.id,
        quote="the pilot was missing",
        source_fields={"reliability": "D"},
        stance="context",
    )
    assert actions(desk) == before + 1
    desk.session.undo()
    assert desk.session.get(Source, desk.source.id).reliability == "B"
    assert len(desk.session.where(Citation, claim=made.id)) == 1


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
