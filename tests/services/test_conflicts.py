# SPDX-License-Identifier: Apache-2.0
"""Fields with several values, as two people left them."""

import pytest

from briefing_app.domain.errors import Refused
from briefing_app.domain.fields import Record
from briefing_app.domain.records import Citation, Claim, Placement, Relation
from briefing_app.services import arranging, claims, conflicts, reports
from tests.services.conftest import Desk
from tests.services.test_claim_merging import QUOTES, claim


def test_a_settled_record_has_no_sides(desk: Desk) -> None:
    made = claim(desk, "A")
    claims.edit(desk.session, made.id, place="Pier 4")
    assert conflicts.conflict_sides(desk.session, made.id) == []
    assert conflicts.conflict_sides(desk.session, "nowhere") == []


def test_both_sides_are_told_with_author_and_time(desk: Desk) -> None:
    made = claim(desk, "A", place="Pier 1")
    session = desk.session
    with session.transaction("Edit claim") as work:
        first = work.writer.id
        work.update(Claim, made.id, place="Pier 4")
    session.author = "Omar Haddad"
    with session.transaction("Merge") as work:
        # What a merge leaves behind: two writes of which neither replaced the other.
        state = work.writer.state(Claim, made.id)
        assert [head.value for head in state.heads["place"]] == ["Pier 4"]
        work.writer.take_back(Claim, made.id, {"place": ([first], [(first, "Pier 4"), (work.writer.id, "Pier 5")])})
    [conflict] = conflicts.conflict_sides(session, made.id)
    assert (conflict.type, conflict.record, conflict.field) == ("claim", made.id, "place")
    assert {(side.value, side.author) for side in conflict.sides} == {
        ("Pier 4", "Ilse Brandt"), ("Pier 5", "Omar Haddad"),
    }  # fmt: skip
    assert [side.shown for side in conflict.sides] == [True, False]
    assert session.get(Claim, made.id).place == conflict.sides[0].value


def contest(desk: Desk, kind: type[Record], id: str, field: str, one: object, other: object) -> None:
    """Leaves a field with two values, of which neither replaced the other."""
    with desk.session.transaction("Edit") as work:
        first = work.writer.id
        work.update(kind, id, **{field: one})
    with desk.session.transaction("Merge") as work:
        sides = [(first, one), (work.writer.id, other)]
        work.writer.take_back(kind, id, {field: ([first], sides)})


def values_of(desk: Desk, id: str) -> set[object]:
    return {side.value for conflict in conflicts.conflict_sides(desk.session, id) for side in conflict.sides}


def test_merging_claims_keeps_the_sides_of_a_contested_link(desk: Desk) -> None:
    kept, gone = claim(desk, "A", QUOTES[0]), claim(desk, "B", QUOTES[1])
    [link] = desk.session.where(Citation, claim=gone.id)
    contest(desk, Citation, link.id, "credibility", "2", "4")
    claims.merge(desk.session, kept.id, [gone.id])
    assert len(desk.session.where(Citation, claim=kept.id)) == 2
    assert values_of(desk, link.id) == {"2", "4"}
    [relation] = desk.session.where(Relation, claim=gone.id)
    assert "nobody has settled" in (relation.note or "")


def test_a_contested_link_is_shared_when_a_claim_is_split(desk: Desk) -> None:
    whole = claim(desk, "A")
    [link] = desk.session.where(Citation, claim=whole.id)
    contest(desk, Citation, link.id, "credibility", "2", "4")
    with pytest.raises(Refused, match="nobody has settled"):
        claims.split(desk.session, whole.id, "A", {"statement": "B"}, [link.id])
    claims.split(desk.session, whole.id, "A", {"statement": "B"}, (), [link.id])
    assert values_of(desk, link.id) == {"2", "4"}


def test_a_contested_place_in_a_report_is_not_cleared_away(desk: Desk) -> None:
    made = claim(desk, "A")
    report = reports.new(desk.session, title="Weekly").id
    arranging.place_all(desk.session, report, {made.id: {"heading": "North"}})
    id = Placement.id_of(report, made.id)
    contest(desk, Placement, id, "wording", "One", "Other")
    arranging.reset(desk.session, report, [made.id])
    assert len(values_of(desk, id)) == 2
