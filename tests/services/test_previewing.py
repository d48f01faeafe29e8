# SPDX-License-Identifier: Apache-2.0
"""A look at a find: what it says, each thing once."""

from briefing_app.services import claims, previewing
from briefing_app.services.previewing import Words
from tests.services.conftest import Desk


def test_a_claim_is_told_without_saying_anything_twice(desk: Desk) -> None:
    claim, _ = claims.add(
        desk.session,
        statement="The river police counted at least 17 injured in Quent.",
        source=desk.source.id,
        quote="at least 17 injured",
        claim={"heading": "Injured and dead", "place": "Quent", "notes": "Counted again at night"},
    )
    found = previewing.preview(desk.session, claim.id, "injured")
    assert found is not None
    assert found.title == Words(claim.statement, ((37, 44),))
    assert dict(found.facts)["heading"] == Words("Injured and dead", ((0, 7),))
    said = [found.title.text, *(value.text for _, value in found.facts), *(part.text for part in found.words)]
    for value in (claim.statement, "Injured and dead"):
        assert sum(value in text for text in said) == 1
