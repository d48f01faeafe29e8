# SPDX-License-Identifier: Apache-2.0
"""What lists and tables show."""

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.services import browse, claims, history
from briefing_app.services.browse import ClaimQuery
from tests.services.conftest import Desk


@pytest.fixture
def three(desk: Desk) -> list[str]:
    made = [
        ("Beta", "the pilot was missing", {"event_time": "2031-03-02", "heading": "Search"}, {"credibility": "4"}),
        ("alpha", "at least 17 injured", {"kind": "figure"}, {"credibility": "2"}),
        ("Gamma", "the search goes on", {"event_time": "2031-03-01"}, {}),
    ]
    return [
        claims.add(desk.session, statement=s, source=desk.source.id, quote=q, claim=c, citation=k)[0].id
        for s, q, c, k in made
    ]


def _names(desk: Desk, query: ClaimQuery) -> list[str]:
    return [row.statement for row in browse.claim_rows(desk.session, browse.claim_ids(desk.session, query))]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ClaimQuery(), ["Beta", "alpha", "Gamma"]),
        (ClaimQuery(descending=True), ["Gamma", "alpha", "Beta"]),
        (ClaimQuery(sort="statement"), ["alpha", "Beta", "Gamma"]),
        (ClaimQuery(sort="event_time"), ["Gamma", "Beta", "alpha"]),
        (ClaimQuery(sort="event_time", descending=True), ["Beta", "Gamma", "alpha"]),
        (ClaimQuery(sort="grade"), ["alpha", "Beta", "Gamma"]),
        (ClaimQuery(kind="figure"), ["alpha"]),
        (ClaimQuery(heading="Search"), ["Beta"]),
        (ClaimQuery(text="bet"), ["Beta"]),
        (ClaimQuery(status="withdrawn"), []),
    ],
)
def test_claim_ids_filter_and_sort(desk: Desk, query: ClaimQuery, expected: list[str]) -> None:
    assert _names(desk, query) == expected


@pytest.mark.usefixtures("three")
def test_claim_rows_show_a_dash_for_what_is_not_graded(desk: Desk) -> None:
    rows = browse.claim_rows(desk.session, browse.claim_ids(desk.session, ClaimQuery()))
    assert [row.grade for row in rows] == ["B4", "B2", "B–"]
    assert {row.source_title for row in rows} == {"Ferry hit"}


def test_unknown_sort_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput, match="colour"):
        browse.claim_ids(desk.session, ClaimQuery(sort="colour"))


@pytest.mark.usefixtures("three")
def test_source_rows_count_claims_and_filter_by_text(desk: Desk) -> None:
    assert [row.claims for row in browse.source_rows(desk.session)] == [3]
    assert browse.source_rows(desk.session, "overloaded")[0].id == desk.source.id
    assert browse.source_rows(desk.session, "absent") == []


@pytest.mark.usefixtures("three")
def test_search_finds_source_text_and_claims(desk: Desk) -> None:
    assert {hit.type for hit in browse.search(desk.session, "beta")} == {"claim"}
    hit = browse.search(desk.session, "overloaded")[0]
    assert (hit.type, hit.title) == ("source", "Ferry hit")
    assert [hit.snippet[a:b] for a, b in hit.ranges] == ["overloaded"]
    with pytest.raises(BadInput):
        browse.search(desk.session, " … ")


def test_highlights_stand_in_text_order(desk: Desk, three: list[str]) -> None:
    version = browse.citation_rows(desk.session, three[0])[0].citation.version
    found = browse.highlights(desk.session, version)
    assert [highlight.statement for highlight in found] == ["alpha", "Beta", "Gamma"]


def test_history_of_a_record_shows_before_and_after(desk: Desk, three: list[str]) -> None:
    claims.edit(desk.session, three[0], statement="Delta", place="Quay")
    newest, oldest = history.entries(desk.session, three[0])
    assert [(line.field, line.before, line.after) for line in newest.changes] == [
        ("statement", "Beta", "Delta"),
        ("place", None, "Quay"),
    ]
    assert oldest.label == "Add claim"
    assert {line.id for line in oldest.changes} == {three[0]}


@pytest.mark.usefixtures("three")
def test_history_pages_backwards(desk: Desk) -> None:
    first = history.entries(desk.session, limit=2)
    rest = history.entries(desk.session, before=first[-1].transaction)
    assert [entry.label for entry in (*first, *rest)] == [
        "Add claim",
        "Add claim",
        "Add claim",
        "Add source",
        "Make the case",
    ]


def test_history_tells_what_was_undone(desk: Desk) -> None:
    desk.session.undo()
    undo, undone, _ = history.entries(desk.session)
    assert (undo.label, undo.undoes) == ("Undo Add source", undone.transaction)
    assert undone.undone
