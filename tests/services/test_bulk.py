# SPDX-License-Identifier: Apache-2.0
"""Many claims changed in one action: previewed, applied, stopped, taken back."""

import pytest

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import Citation, Claim, Mention, Tagging
from briefing_app.services import browse, bulk, claims, entities
from briefing_app.services.browse import ClaimQuery
from briefing_app.services.bulk import BulkEdit, Difference
from tests.services.conftest import Desk

QUOTES = ("at least 17 injured", "the pilot was missing", "the search goes on")


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    headings = ("Harm", None, "Search")
    return [
        claims.add(desk.session, statement=quote, source=desk.source.id, quote=quote, claim={"heading": heading})[0].id
        for quote, heading in zip(QUOTES, headings, strict=True)
    ]


class Stopped(Exception):
    pass


def test_preview_says_what_changes_and_leaves_out_what_stays(desk: Desk, ids: list[str]) -> None:
    entities.tag(desk.session, ids[0], "river")
    edit = BulkEdit(fields={"heading": "Search"}, add_tags=("River",), remove_tags=("absent",))
    assert bulk.preview(desk.session, ids, edit) == [
        Difference("heading", None, "Search", 1),
        Difference("heading", "Harm", "Search", 1),
        Difference("tag", None, "River", 2),
    ]
    assert desk.session.get(Claim, ids[0]).heading == "Harm"


def test_everything_is_one_action(desk: Desk, ids: list[str]) -> None:
    entities.tag(desk.session, ids[0], "old")
    edit = BulkEdit(
        fields={"heading": "Search", "place": "Quay", "event_time": "2031-03"},
        add_tags=("river", "crew"),
        remove_tags=("old",),
        add_entities=("River police",),
    )
    assert bulk.apply(desk.session, [*ids, ids[0]], edit) == 3
    assert desk.session.undo_label == "Edit 3 claims"
    assert {(c.heading, c.place, c.event_time) for c in desk.session.all(Claim)} == {("Search", "Quay", "2031-03")}
    assert len(desk.session.all(Tagging)) == 6
    assert len(desk.session.all(Mention)) == 3
    desk.session.undo()
    assert [c.heading for c in desk.session.all(Claim)] == ["Harm", None, "Search"]
    assert [link.subject for link in desk.session.all(Tagging)] == [ids[0]]
    assert desk.session.all(Mention) == []


def test_stopping_leaves_everything_as_it_was(desk: Desk, ids: list[str]) -> None:
    def stop(done: int, total: int) -> None:
        assert total == 3
        raise Stopped

    with pytest.raises(Stopped):
        bulk.apply(desk.session, ids, BulkEdit(fields={"place": "Quay"}), stop)
    assert {claim.place for claim in desk.session.all(Claim)} == {None}


def test_only_what_differs_is_written(desk: Desk, ids: list[str]) -> None:
    assert bulk.apply(desk.session, ids, BulkEdit(fields={"heading": "Harm"})) == 2
    assert bulk.apply(desk.session, ids, BulkEdit(fields={"heading": "Harm"})) == 0
    assert desk.session.undo_label == "Edit 3 claims"


def test_withdrawing_and_reinstating_many(desk: Desk, ids: list[str]) -> None:
    with pytest.raises(BadInput, match="why"):
        bulk.apply(desk.session, ids, BulkEdit(fields={"status": "withdrawn"}))
    bulk.apply(desk.session, ids, BulkEdit(fields={"status": "withdrawn", "status_reason": "Counted twice."}))
    assert desk.session.undo_label == "Withdraw 3 claims"
    bulk.apply(desk.session, ids, BulkEdit(fields={"status": "live"}))
    assert {claim.status_reason for claim in desk.session.all(Claim)} == {None}


def test_credibility_of_all_citations(desk: Desk, ids: list[str]) -> None:
    edit = BulkEdit(citations={"credibility": "3"})
    assert bulk.preview(desk.session, ids[:2], edit) == [Difference("citation.credibility", None, "3", 2)]
    assert bulk.apply(desk.session, ids[:2], edit) == 2
    assert sorted(c.credibility or "-" for c in desk.session.all(Citation)) == ["-", "3", "3"]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (BulkEdit(), "Nothing"),
        (BulkEdit(fields={"statement": "Same"}), "one by one"),
        (BulkEdit(fields={"best": 3.0}), "one by one"),
        (BulkEdit(fields={"colour": "red"}), "colour"),
        (BulkEdit(fields={"kind": "rumour"}), "rumour"),
        (BulkEdit(fields={"event_time": "never"}), "event_time"),
        (BulkEdit(fields={"handling": "TLP:PINK"}), "TLP:PINK"),
        (BulkEdit(citations={"stance": "context"}), "only these"),
        (BulkEdit(add_tags=(" ",)), "name"),
    ],
)
def test_what_cannot_be_set_is_refused(desk: Desk, ids: list[str], edit: BulkEdit, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        bulk.apply(desk.session, ids, edit)


def test_a_claim_that_is_gone_stops_all(desk: Desk, ids: list[str]) -> None:
    with pytest.raises(NotFound, match="absent"):
        bulk.apply(desk.session, [*ids, "absent"], BulkEdit(fields={"place": "Quay"}))
    assert browse.claim_ids(desk.session, ClaimQuery(place="Quay")) == []
