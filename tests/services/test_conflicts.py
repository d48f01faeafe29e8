# SPDX-License-Identifier: Apache-2.0
"""Fields with several values, as two people left them."""

from briefing_app.domain.records import Claim
from briefing_app.services import claims, conflicts
from tests.services.conftest import Desk
from tests.services.test_claim_merging import claim


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
