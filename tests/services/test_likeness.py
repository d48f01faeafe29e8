# SPDX-License-Identifier: Apache-2.0
"""Claims that resemble a passage."""

import pytest

from briefing_app import ingest
from briefing_app.domain.records import Citation
from briefing_app.services import claims, likeness, sources
from tests.services.conftest import Desk

STATEMENTS = (
    "At least 17 people were injured at the landing.",
    "The ferry was overloaded.",
    "The pilot of the ferry is missing.",
    "Insurers raised premiums by a third.",
    "وصلت القافلة إلى الميناء الشرقي",
    "東部の橋梁が破壊された",
)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for number, statement in enumerate(STATEMENTS):
        claims.add(desk.session, statement=statement, source=desk.source.id, span=(number * 20, number * 20 + 15))
    return desk


def _statements(desk: Desk, text: str, limit: int = 5) -> list[str]:
    return [found.statement for found in likeness.like(desk.session, text, limit)]


@pytest.mark.parametrize(
    ("passage", "best"),
    [
        ("river police counted at least 17 injured on Monday", 0),
        ("injuries to 17 persons at the landing stage", 0),
        ("said that the ferry had been badly overloaded", 1),
        ("the pilot was still missing", 2),
        ("دخلت قافلة ميناء المدينة الشرقي", 4),
        ("昨日、東部の橋梁は通行止め", 5),
    ],
)
def test_like_finds_the_claim_that_says_it(filled: Desk, passage: str, best: int) -> None:
    assert _statements(filled, passage)[0] == STATEMENTS[best]


def test_like_says_which_words_are_shared(filled: Desk) -> None:
    found = likeness.like(filled.session, "police counted 17 injured")[0]
    assert found.why == "17, injured"


@pytest.mark.parametrize("passage", ["", "of the and", "Grain arrived at noon.", "· — …", '"'])
def test_like_offers_nothing_where_nothing_is_shared(filled: Desk, passage: str) -> None:
    assert _statements(filled, passage) == []


def test_like_offers_no_more_than_asked(desk: Desk) -> None:
    for number in range(4):
        claims.add(
            desk.session,
            statement=f"Convoy {number} crossed the border.",
            source=desk.source.id,
            span=(number, number + 9),
        )
    assert len(_statements(desk, "a convoy at the border", 3)) == 3


def test_like_leaves_withdrawn_claims_out_and_links_nothing(filled: Desk) -> None:
    before = len(filled.session.all(Citation))
    first = likeness.like(filled.session, "the pilot was missing")[0]
    claims.withdraw(filled.session, first.id, "He was found.")
    assert first.statement not in _statements(filled, "the pilot was missing")
    assert len(filled.session.all(Citation)) == before


def test_like_takes_a_long_passage(filled: Desk) -> None:
    text = " ".join(f"word{number}" for number in range(20_000)) + " pilot missing"
    sources.add(filled.session, ingest.from_text(text), title="Long")
    assert likeness.like(filled.session, text) == []
