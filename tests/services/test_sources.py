# SPDX-License-Identifier: Apache-2.0
"""Sources: which and in which order, several at once, further texts, taking out, and all that is known of one."""

import pytest

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.records import Lineage, Source, Tagging, Version
from briefing_app.services import browse, claims, entities, sources
from briefing_app.services.browse import SourceQuery
from tests.services.conftest import Desk


@pytest.fixture
def shelf(desk: Desk) -> dict[str, str]:
    """Four sources beside the first, by their titles."""
    made = [
        ("Arrivals", {"outlet": "Ledger", "published": "2031-03-05", "language": "en", "reliability": "C"}),
        ("Bulletin", {"outlet": "River Police", "kind": "statement", "language": "en", "handling": "TLP:GREEN"}),
        ("بيان النهر", {"outlet": "al-Nahr", "published": "2031-03-04", "language": "ar", "reliability": "B"}),
        ("crossing", {"published": "2031-03", "retrieved": "2031-03-09"}),
    ]
    found = {
        title: sources.add(desk.session, ingest.from_text(f"A text of its own, number {n}."), title=title, **more).id
        for n, (title, more) in enumerate(made)
    }
    claims.add(desk.session, statement="Seventeen hurt", source=desk.source.id, quote="at least 17 injured")
    return found | {"Ferry hit": desk.source.id}


def _titles(desk: Desk, query: SourceQuery) -> list[str]:
    return [row.title for row in browse.source_rows(desk.session, browse.source_ids(desk.session, query))]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (SourceQuery(), ["Arrivals", "بيان النهر", "Ferry hit", "crossing", "Bulletin"]),
        (SourceQuery(reverse=True), ["crossing", "Ferry hit", "بيان النهر", "Arrivals", "Bulletin"]),
        (SourceQuery(sort="added"), ["crossing", "بيان النهر", "Bulletin", "Arrivals", "Ferry hit"]),
        (SourceQuery(sort="title"), ["Arrivals", "Bulletin", "crossing", "Ferry hit", "بيان النهر"]),
        (SourceQuery(sort="outlet"), ["بيان النهر", "Ferry hit", "Arrivals", "Bulletin", "crossing"]),
        (SourceQuery(sort="reliability"), ["Ferry hit", "بيان النهر", "Arrivals", "Bulletin", "crossing"]),
        (SourceQuery(sort="claims"), ["Ferry hit", "Arrivals", "Bulletin", "بيان النهر", "crossing"]),
        (SourceQuery(unclaimed=True, sort="title"), ["Arrivals", "Bulletin", "crossing", "بيان النهر"]),
        (SourceQuery(outlet=("Ledger",)), ["Arrivals", "Ferry hit"]),
        (SourceQuery(outlet=("al-Nahr", None)), ["بيان النهر", "crossing"]),
        (SourceQuery(reliability=(None,)), ["crossing", "Bulletin"]),
        (SourceQuery(kind=("statement",)), ["Bulletin"]),
        (SourceQuery(handling=("TLP:GREEN",)), ["Bulletin"]),
        (SourceQuery(language=("ar",), outlet=("Ledger",)), []),
        (SourceQuery(text="بيان"), ["بيان النهر"]),
        (SourceQuery(text="overloaded"), ["Ferry hit"]),
    ],
)
def test_sources_are_filtered_and_sorted(desk: Desk, query: SourceQuery, expected: list[str]) -> None:
    assert _titles(desk, query) == expected


@pytest.mark.usefixtures("shelf")
def test_values_are_counted_under_the_other_filters(desk: Desk) -> None:
    query = SourceQuery(language=("en",), outlet=("Ledger",))
    assert browse.source_values(desk.session, query, "outlet") == [("Ledger", 1), ("River Police", 1)]
    assert browse.source_values(desk.session, SourceQuery(), "reliability") == [("B", 2), (None, 2), ("C", 1)]
    assert browse.unclaimed_sources(desk.session, SourceQuery(outlet=("Ledger",))) == 1
    with pytest.raises(KeyError):
        browse.source_values(desk.session, SourceQuery(), "title")
    with pytest.raises(BadInput, match="colour"):
        browse.source_ids(desk.session, SourceQuery(sort="colour"))


def test_many_sources_change_as_one_action(desk: Desk, shelf: dict[str, str]) -> None:
    ids = list(shelf.values())
    plan = sources.plan_edit(desk.session, ids, reliability="B", kind="article")
    assert (plan.sources, plan.changed, plan.claims) == (5, 3, 0)
    assert [(field.field, field.before) for field in plan.fields] == [
        ("reliability", ((None, 2), ("C", 1))),
        ("kind", (("statement", 1),)),
    ]
    told: list[tuple[int, int]] = []
    changed = sources.edit_many(desk.session, ids, lambda done, total: told.append((done, total)), reliability="B")
    assert told[-1] == (3, 3)
    assert {source.title for source in changed} == {"Arrivals", "Bulletin", "crossing"}
    assert {source.reliability for source in desk.session.all(Source)} == {"B"}
    assert desk.session.undo_label == "Edit sources"
    desk.session.undo()
    assert browse.source_values(desk.session, SourceQuery(), "reliability") == [("B", 2), (None, 2), ("C", 1)]


def test_a_wrong_value_changes_no_source(desk: Desk, shelf: dict[str, str]) -> None:
    ids = list(shelf.values())
    with pytest.raises(BadInput):
        sources.edit_many(desk.session, ids, outlet="Harbour Post", handling="VERY:SECRET")
    with pytest.raises(NotFound):
        sources.edit_many(desk.session, [*ids, "nobody"], outlet="Harbour Post")
    assert not desk.session.where(Source, outlet="Harbour Post")


def test_stopping_a_change_of_many_changes_nothing(desk: Desk, shelf: dict[str, str]) -> None:
    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sources.edit_many(desk.session, list(shelf.values()), stop, outlet="Harbour Post")
    assert not desk.session.where(Source, outlet="Harbour Post")


def test_plan_counts_the_claims_that_a_grade_carries(desk: Desk, shelf: dict[str, str]) -> None:
    plan = sources.plan_edit(desk.session, list(shelf.values()), reliability="D")
    assert (plan.changed, plan.claims) == (5, 1)
    assert sources.plan_edit(desk.session, [desk.source.id], outlet="Other").claims == 0


def test_sources_are_removed_but_for_what_something_rests_on(desk: Desk, shelf: dict[str, str]) -> None:
    child, parent, held = shelf["Arrivals"], shelf["Bulletin"], shelf["crossing"]
    sources.add_lineage(desk.session, child, kind="quotes", origin=parent)
    sources.add_lineage(desk.session, desk.source.id, kind="quotes", origin=held)
    entities.tag(desk.session, child, "ferries")
    done = sources.remove_many(desk.session, [child, parent, held, desk.source.id])
    assert [source.title for source in done.removed] == ["Arrivals", "Bulletin"]
    assert {(rests.source.title, rests.citations, rests.lineage) for rests in done.kept} == {
        ("crossing", 0, 1),
        ("Ferry hit", 1, 0),
    }
    assert not desk.session.where(Version, source=child)
    assert not desk.session.where(Tagging, subject=child)
    outcome = desk.session.undo()
    assert not outcome.skipped
    assert desk.session.where(Lineage, source=child)[0].origin == parent
    assert desk.session.where(Tagging, subject=child)
    assert sources.text(desk.session, sources.current_version(desk.session, child)).startswith("A text")


def test_removing_what_all_rests_on_does_nothing(desk: Desk, shelf: dict[str, str]) -> None:
    assert sources.remove_many(desk.session, [shelf["Ferry hit"]]).removed == ()
    assert desk.session.undo_label == "Add claim"


def test_several_drafts_are_added_as_one_action(desk: Desk) -> None:
    drafts = [(ingest.from_text(f"Text {n}"), {"title": f"Title {n}", "language": "en"}) for n in range(3)]
    made = sources.add_many(desk.session, drafts)
    assert [source.title for source in made] == ["Title 0", "Title 1", "Title 2"]
    desk.session.undo()
    assert desk.session.all(Source) == [desk.source]
    with pytest.raises(BadInput):
        sources.add_many(desk.session, [*drafts, (ingest.from_text("Text"), {})])
    assert desk.session.all(Source) == [desk.source]


def test_a_further_text_becomes_the_current_one(desk: Desk) -> None:
    first = sources.current_version(desk.session, desk.source.id)
    draft = ingest.from_text("The river police now count 19 injured.")
    made = sources.add_version(desk.session, desk.source.id, draft, retrieved="2031-03-04")
    assert sources.current_version(desk.session, desk.source.id) == made
    assert [version.id for version in sources.details(desk.session, desk.source.id).versions] == [first.id, made.id]
    with pytest.raises(Refused, match="already"):
        sources.add_version(desk.session, desk.source.id, draft)
    desk.session.undo()
    assert sources.current_version(desk.session, desk.source.id) == first


def test_details_tell_what_is_known_of_a_source(desk: Desk, shelf: dict[str, str]) -> None:
    origin, derived = shelf["Bulletin"], shelf["Arrivals"]
    sources.add_lineage(desk.session, desk.source.id, kind="quotes", origin=origin)
    sources.add_lineage(desk.session, desk.source.id, kind="cites", origin_text="a notice on the pier")
    sources.add_lineage(desk.session, derived, kind="republishes", origin=desk.source.id)
    file = sources.details(desk.session, desk.source.id)
    assert {(link.other.title if link.other else link.link.origin_text) for link in file.origins} == {
        "Bulletin",
        "a notice on the pier",
    }
    assert [link.other.title for link in file.derived if link.other] == ["Arrivals"]
    assert (file.claims, file.assessments, file.citations) == (1, 0, 1)
    with pytest.raises(NotFound):
        sources.details(desk.session, "nobody")
