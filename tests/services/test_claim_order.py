# SPDX-License-Identifier: Apache-2.0
"""Orders, groups and findings of claims: the same with the derived table and without, before and after changes."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Citation, Claim, Entity, Mention, Source, Tag, Tagging, Version
from briefing_app.services import browse, claim_filters, claims, sources
from briefing_app.services.browse import FINDINGS, GROUPINGS, SORTS, ClaimQuery, GroupKey
from briefing_app.services.session import CaseSession
from briefing_app.store import claim_query, ordering

DATES = ("2031", "2031-03", "2031-03-04", "2031-03-04/2031-03-06", "2031-21", None)


def records(chance: random.Random, size: int) -> Iterator[Claim | Source | Version | Citation | Tag | Tagging]:
    """Claims of every sort: cited or not, graded or not, with and without whatever can be missing."""
    origins = [
        Source.make(new_id(), title=f"Letter {n % 4}", reliability=chance.choice("ABF") if n % 3 else None)
        for n in range(5)
    ]
    yield from origins
    yield from (tags := [Tag.make(Tag.id_of(name), name=name) for name in ("river", "Crew")])
    yield (group := Entity.make(new_id(), name="River police", kind="group"))
    for number in range(size):
        claim = Claim.make(
            new_id(),
            statement=f"{chance.choice(('alpha', 'Beta', 'gamma'))} {number}",
            kind=chance.choice(("fact", "figure", "allegation")),
            heading=chance.choice(("Harm", "harm", "Search", None)),
            place=chance.choice(("Quay", None)),
            event_time=chance.choice(DATES),
            status=chance.choice(("live", "live", "withdrawn")),
            measure=chance.choice(("hurt", None)),
            authority=chance.choice(("Police", None)),
        )
        yield claim
        for turn in range(chance.randrange(4)):
            origin = chance.choice(origins)
            yield Citation.make(
                Citation.id_of(claim.id, origin.id, turn, turn + 1),
                claim=claim.id, source=origin.id, version=origin.id,
                exact="x", start=turn, end=turn + 1, stance=chance.choice(("supports", "supports", "contradicts")),
                credibility=chance.choice(("1", "2", None)), speaker=chance.choice(("Ana", "Ben", None)),
            )  # fmt: skip
        for tag in tags:
            if chance.random() < 0.3:
                yield Tagging.make(Tagging.id_of(tag.id, claim.id), tag=tag.id, subject=claim.id)
        if chance.random() < 0.3:
            yield Mention.make(Mention.id_of(claim.id, group.id), claim=claim.id, entity=group.id)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[CaseSession]:
    with CaseSession.create(tmp_path / "one.casefile", title="One", author="Ana") as opened:
        with opened.transaction("Fill") as work:
            work.writer.insert_many(records(random.Random(7), 60))
        yield opened


def prepare(session: CaseSession) -> None:
    while not browse.prepare_claims(session):
        pass


def orders(session: CaseSession) -> dict[object, list[str]]:
    queries = [ClaimQuery(sort=sort, descending=way) for sort in SORTS for way in (False, True)]
    queries += [replace(query, kind="fact") for query in queries] + [ClaimQuery(finding=name) for name in FINDINGS]
    return {query: browse.claim_ids(session, query) for query in queries}


def assert_in_step(session: CaseSession) -> None:
    """Everything is as it would be without the derived table."""
    database = session.database
    assert ordering.is_ready(database)
    fast, counts = orders(session), browse.finding_counts(session)
    state = ordering._states.pop(database)
    slow, slow_counts = orders(session), claim_query.finding_counts(database)
    ordering._states[database] = state
    assert fast == slow
    assert counts == slow_counts


def test_the_derived_table_changes_nothing_but_the_time(session: CaseSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "SLICE", 7)
    assert not browse.prepare_claims(session)
    prepare(session)
    assert_in_step(session)


def test_the_first_rows_are_the_beginning_of_all(session: CaseSession) -> None:
    prepare(session)
    for sort in SORTS:
        query = ClaimQuery(sort=sort)
        assert browse.claim_ids(session, query, 10) == browse.claim_ids(session, query)[:10]


def test_changes_are_followed(session: CaseSession) -> None:
    prepare(session)
    origin, claim, citation = session.all(Source)[0], session.all(Claim)[0], session.all(Citation)[0]
    sources.edit(session, origin.id, reliability="D")
    assert_in_step(session)
    claims.edit(session, claim.id, status="withdrawn", status_reason="Not so.")
    assert_in_step(session)
    claims.remove_citation(session, citation.id)
    assert_in_step(session)
    session.undo()
    assert_in_step(session)
    with session.transaction("Remove claim") as work:
        work.delete(Claim, session.all(Claim)[3].id)
    assert_in_step(session)
    with session.transaction("More") as work:
        work.insert(Claim.make(new_id(), statement="new"))
    assert_in_step(session)


def test_very_many_changes_fill_the_table_anew(session: CaseSession, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(session)
    monkeypatch.setattr(ordering, "_MOST_UPDATED", 2)
    with session.transaction("Many") as work:
        for claim in session.all(Claim)[:4]:
            work.update(Claim, claim.id, place="Bridge")
    assert not ordering.is_ready(session.database)
    prepare(session)
    assert_in_step(session)


def test_what_another_program_wrote_is_noticed(session: CaseSession, tmp_path: Path) -> None:
    with CaseSession.open(session.path, read_only=True) as reader:
        prepare(reader)
        claims.edit(session, session.all(Claim)[0].id, place="Bridge")
        assert not ordering.is_ready(reader.database)
        prepare(reader)
        assert ordering.is_ready(reader.database)


@pytest.mark.parametrize("by", GROUPINGS)
def test_groups_hold_each_claim_of_the_query(session: CaseSession, by: str) -> None:
    query = ClaimQuery(status="live", sort="statement")
    groups = browse.claim_groups(session, query, by)
    ids = {group.key: browse.claim_ids(session, query, None, GroupKey(by, group.key)) for group in groups}
    assert {group.key: group.count for group in groups} == {key: len(found) for key, found in ids.items()}
    assert set().union(*map(set, ids.values())) == set(browse.claim_ids(session, query))
    for key, found in ids.items():
        assert GroupKey(by, key) in browse.groups_of_claim(session, found[0], by) or by in ("heading", "place")
    if by not in ("tag", "entity", "source"):
        assert Counter(id for found in ids.values() for id in found).most_common(1)[0][1] == 1
    assert [group.key for group in groups].count(None) <= 1
    assert all(group.key is not None for group in groups[:-1])


def test_headings_group_without_regard_to_case(session: CaseSession) -> None:
    assert [group.title.casefold() for group in browse.claim_groups(session, ClaimQuery(), "heading")] == [
        "harm", "search", "",
    ]  # fmt: skip


def test_days_run_backwards_with_the_order(session: CaseSession) -> None:
    forward = [group.key for group in browse.claim_groups(session, ClaimQuery(sort="event_time"), "day")]
    query = ClaimQuery(sort="event_time", descending=True)
    assert [group.key for group in browse.claim_groups(session, query, "day")] == [*forward[-2::-1], None]
    assert forward == ["2031", "2031-03", "2031-03-04", "2031-21", None]


def test_an_unknown_group_is_refused(session: CaseSession) -> None:
    with pytest.raises(BadInput, match="colour"):
        browse.claim_groups(session, ClaimQuery(), "colour")


def test_orders_that_have_an_index_use_it(session: CaseSession) -> None:
    prepare(session)
    for sql in (
        "SELECT claim.id FROM claim ORDER BY claim.statement COLLATE NOCASE ASC NULLS LAST, claim.id ASC LIMIT 9",
        "SELECT claim.id FROM claim ORDER BY claim.event_time DESC NULLS LAST, claim.id DESC LIMIT 9",
        f"SELECT claim.id FROM {ordering.TABLE} AS claim ORDER BY claim.grade ASC NULLS LAST, claim.id ASC LIMIT 9",
        f"SELECT o.id FROM {ordering.TABLE} o ORDER BY o.changed DESC NULLS LAST, o.id DESC LIMIT 9",
    ):
        plan = " ".join(str(row[3]) for row in session.database.rows("EXPLAIN QUERY PLAN " + sql))
        assert "INDEX" in plan
        assert "TEMP B-TREE" not in plan


def test_beginnings_are_found_without_regard_to_case(session: CaseSession) -> None:
    found = browse.claim_rows(session, browse.claims_starting(session, ClaimQuery(kind="fact"), "BET"))
    assert found
    assert all(row.statement.startswith("Beta") and row.kind == "fact" for row in found)


def test_values_to_filter_by_are_found_by_a_part(session: CaseSession) -> None:
    found = {(value.field, value.label): value.count for value in browse.filter_values(session, "r")}
    assert found.keys() >= {("heading", "Search"), ("tag", "river"), ("tag", "Crew"), ("entity", "River police")}
    assert browse.filter_values(session, "100%") == []
    for value in browse.filter_values(session):
        wanted = replace(ClaimQuery(), **{value.field: value.value})
        assert len(browse.claim_ids(session, wanted)) == value.count


def test_a_query_goes_into_words_and_back(session: CaseSession) -> None:
    tag, entity = session.all(Tag)[0], session.all(Entity)[0]
    query = ClaimQuery(
        text="alpha", tag=tag.id, entity=entity.id, heading="-", conflict=True, sort="grade", descending=True
    )
    words = claim_filters.words_of(session, query, "tag")
    assert words == {
        "text": "alpha", "tag": tag.name, "entity": "River police", "heading": "-", "conflict": True,
        "sort": "grade", "descending": True, "group": "tag",
    }  # fmt: skip
    assert claim_filters.query_of(session, words | {"later": "unknown"}) == query


def test_reading_is_broken_off_when_it_is_void(session: CaseSession) -> None:
    with pytest.raises(Exception, match="interrupted"), session.stopping(lambda: True):
        session.database.rows("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000000) "
                              "SELECT count(*) FROM n")  # fmt: skip
    assert browse.claim_ids(session, ClaimQuery())
