# SPDX-License-Identifier: Apache-2.0
"""What was written last in a case, and how far a grade of a source reaches."""

import pytest

from briefing_app.services import browse, claims
from tests.services.conftest import Desk


def test_the_values_used_last_come_first(desk: Desk) -> None:
    for number, (place, tags) in enumerate(
        [("Vessin", ("a",)), ("Sarne", ("b",)), ("Vessin", ("a", "c")), (None, ()), ("Quent", ("b",))]
    ):
        claims.add(
            desk.session,
            statement=f"{number}",
            source=desk.source.id,
            quote="the pilot was missing",
            claim={"place": place},
            tags=tags,
            entities=tags[:1],
        )
    assert browse.recent_values(desk.session, "claim", "place") == ["Quent", "Vessin", "Sarne"]
    assert browse.recent_values(desk.session, "claim", "place", limit=1) == ["Quent"]
    assert browse.recent_values(desk.session, "tag", "name") == ["b", "c", "a"]
    assert browse.recent_values(desk.session, "entity", "name") == ["b", "a"]
    assert browse.recent_values(desk.session, "claim", "measure") == []
    with pytest.raises(KeyError):
        browse.recent_values(desk.session, "claim", "colour")


def test_claims_citing_a_source_are_counted(desk: Desk) -> None:
    for quote in ("the pilot was missing", "at least 17 injured", "the search goes on"):
        claims.add(desk.session, statement=quote, source=desk.source.id, quote=quote)
    assert browse.claims_citing(desk.session, desk.source.id) == 3
