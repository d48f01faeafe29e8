# SPDX-License-Identifier: Apache-2.0
"""Records that look alike are found, held apart by people, and named only where somebody may mean the same."""

import pytest

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import (
    Claim,
    Entity,
    Expert,
    Hypothesis,
    Name,
    Question,
    Record,
    SavedFilter,
    Source,
    Tag,
)
from briefing_app.services import claims, duplicates, sources
from briefing_app.services.session import CaseSession
from tests.services.conftest import TEXT, Desk
from tests.store.cases import add


def pairs(session: CaseSession, *types: str) -> set[tuple[str, ...]]:
    return {found.ids for found in duplicates.possible(session, types)}


def two(session: CaseSession, kind: type[Record], *fields: dict[str, object]) -> tuple[str, str]:
    made = sorted(add(session, kind.make(new_id(), **values)).id for values in fields)
    return made[0], made[1]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Tag, {"name": "Café  Road"}, {"name": "cafe road"}),
        (Tag, {"name": "أحمد"}, {"name": "احمد"}),
        (Entity, {"name": "Río Claro", "kind": "place"}, {"name": "rio claro", "kind": "place"}),
        (Expert, {"name": "Mara Lind"}, {"name": "MARA LIND", "field": "Ports"}),
        (Question, {"text": "Who did it?"}, {"text": "who did it"}),
        (SavedFilter, {"name": "Mine", "subject": "claim", "query": "{}"},
         {"name": "mine", "subject": "claim", "query": '{"tag": "a"}'}),
        (SavedFilter, {"name": "A", "subject": "claim", "query": '{"tag": "a"}'},
         {"name": "B", "subject": "claim", "query": '{"tag": "a"}'}),
        (Source, {"title": "A", "url": "https://a.example/x/"}, {"title": "B", "url": "https://A.example/x"}),
        (Source, {"title": "A", "outlet": "Ledger", "published": "2031-03"},
         {"title": "a", "outlet": "LEDGER", "published": "2031-03"}),
        (Claim, {"statement": "It sank.", "event_time": "2031-03-01"},
         {"statement": "it sank.", "event_time": "2031-03-01"}),
    ],
)  # fmt: skip
def test_what_people_know_a_record_by_is_compared(
    desk: Desk, kind: type[Record], one: dict[str, object], other: dict[str, object]
) -> None:
    assert pairs(desk.session) == set()
    made = two(desk.session, kind, one, other)
    assert pairs(desk.session) == {made}
    assert pairs(desk.session, kind.type_name) == {made}
    assert pairs(desk.session, "gap") == set()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Entity, {"name": "Georgia", "kind": "place"}, {"name": "Georgia", "kind": "person"}),
        (Source, {"title": "Untitled"}, {"title": "Untitled"}),
        (Claim, {"statement": "It sank.", "event_time": "2031-03-01"}, {"statement": "It sank."}),
        (Claim, {"statement": "It sank."}, {"statement": "It sank.", "status": "withdrawn"}),
        (SavedFilter, {"name": "Mine", "subject": "claim", "query": "{}"},
         {"name": "Mine", "subject": "source", "query": "{}"}),
    ],
)  # fmt: skip
def test_what_says_too_little_is_not_taken_for_the_same(
    desk: Desk, kind: type[Record], one: dict[str, object], other: dict[str, object]
) -> None:
    two(desk.session, kind, one, other)
    assert pairs(desk.session) == set()


def test_entities_meet_in_their_further_names(desk: Desk) -> None:
    made = two(desk.session, Entity, {"name": "Harbour Police", "kind": "group"}, {"name": "HP", "kind": "group"})
    hp = next(entity.id for entity in desk.session.all(Entity) if entity.name == "HP")
    add(desk.session, Name.make(Name.id_of(hp, "harbour police"), entity=hp, text="harbour police"))
    assert pairs(desk.session) == {made}


def test_sources_with_the_same_text_say_so_and_by_what_else_they_are_alike(desk: Desk) -> None:
    draft = ingest.from_text(TEXT)
    again = sources.add(desk.session, draft, title="Ferry hit", outlet="Ledger", published="2031-03-03")
    [found] = duplicates.possible(desk.session)
    assert (found.type, set(found.ids)) == ("source", {desk.source.id, again.id})
    assert found.why == ("text", "title")
    assert found.titles == ("Ferry hit", "Ferry hit")


def test_hypotheses_are_compared_within_their_question(desk: Desk) -> None:
    session = desk.session
    one, other = two(session, Question, {"text": "Who?"}, {"text": "Why?"})
    two(session, Hypothesis, *({"question": each, "statement": "An accident"} for each in (one, other)))
    assert pairs(session) == set()
    add(session, Hypothesis.make(new_id(), question=one, statement="an accident"))
    assert len(pairs(session)) == 1


def test_what_is_held_apart_is_not_named_again_until_that_is_taken_back(desk: Desk) -> None:
    session = desk.session
    made = two(session, Tag, {"name": "Vale"}, {"name": "vale"})
    said = duplicates.are_distinct(session, made[1], made[0], "A town and a river.")
    assert (said.first, said.second, said.reason) == (*made, "A town and a river.")
    assert pairs(session) == set()
    third = add(session, Tag.make(new_id(), name="VALE")).id
    [left] = duplicates.possible(session)
    assert third in left.ids
    assert len(left.ids) == 2
    with pytest.raises(Refused):
        duplicates.are_distinct(session, *made)
    duplicates.may_be_same(session, *made)
    assert pairs(session) == {tuple(sorted((*made, third)))}
    session.undo()
    assert {len(ids) for ids in pairs(session)} == {2}


def test_what_cannot_be_held_apart_is_refused(desk: Desk) -> None:
    session = desk.session
    made = two(session, Tag, {"name": "Vale"}, {"name": "vale"})
    with pytest.raises(Refused):
        duplicates.are_distinct(session, made[0], desk.source.id)
    with pytest.raises(BadInput):
        duplicates.are_distinct(session, made[0], made[0])
    with pytest.raises(NotFound):
        duplicates.are_distinct(session, made[0], new_id())
    with pytest.raises(NotFound):
        duplicates.may_be_same(session, *made)
    with pytest.raises(BadInput, match="edition"):
        duplicates.possible(session, ["edition"])


def test_a_merged_claim_is_not_named_again(desk: Desk) -> None:
    made = two(desk.session, Claim, {"statement": "It sank."}, {"statement": "It sank."})
    claims.merge(desk.session, made[0], [made[1]])
    assert pairs(desk.session) == set()


def test_looking_can_be_stopped(desk: Desk) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        duplicates.possible(desk.session, check=stop)
    assert duplicates.possible(desk.session) == []
