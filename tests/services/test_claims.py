# SPDX-License-Identifier: Apache-2.0
"""Claims, citations, figures, relations."""

import pytest

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.records import Citation, Claim, Entity, Tag
from briefing_app.services import assessments, browse, claims, entities, sources
from tests.services.conftest import TEXT, Desk


def _claim(desk: Desk, statement: str = "The pilot is missing.", quote: str = "the pilot was missing") -> Claim:
    return claims.add(desk.session, statement=statement, source=desk.source.id, quote=quote)[0]


def test_add_anchors_the_passage(desk: Desk) -> None:
    _, citation = claims.add(desk.session, statement="S", source=desk.source.id, quote="the pilot was missing")
    version = sources.current_version(desk.session, desk.source.id)
    stored = sources.text(desk.session, version)
    assert stored[citation.start : citation.end] == citation.exact == "the pilot was missing"
    assert citation.version == version.id
    assert stored[citation.start - 32 : citation.start] == citation.prefix
    assert version.text_hash == ingest.text_hash(stored)


def test_add_takes_a_span(desk: Desk) -> None:
    start = TEXT.index("17 injured")
    _, citation = claims.add(desk.session, statement="S", source=desk.source.id, span=(start, start + 10))
    assert citation.exact == "17 injured"


@pytest.mark.parametrize("span", [(5, 5), (-1, 4), (0, 10_000), (9, 3)])
def test_span_outside_the_text_is_refused(desk: Desk, span: tuple[int, int]) -> None:
    with pytest.raises(BadInput, match="not inside the text"):
        claims.add(desk.session, statement="S", source=desk.source.id, span=span)


def test_quote_that_stands_twice_asks_which(desk: Desk) -> None:
    with pytest.raises(ingest.QuoteAmbiguous, match="--span"):
        _claim(desk, quote="river police")
    assert desk.session.all(Claim) == []


def test_quote_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(ingest.QuoteNotFound):
        _claim(desk, quote="the captain was missing since Friday")


def test_unknown_source_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        claims.add(desk.session, statement="S", source="nowhere", quote="x")


@pytest.mark.parametrize(
    ("claim", "citation", "named"),
    [
        ({"kind": "rumour"}, {}, "kind"),
        ({"event_time": "2031-02-30"}, {}, "event_time"),
        ({}, {"credibility": "7"}, "credibility"),
        ({}, {"confidence": "certain"}, "confidence"),
        ({}, {"stance": "denies"}, "stance"),
        ({"colour": "red"}, {}, "colour"),
        ({"handling": "SECRET"}, {}, "handling"),
        ({"best": "many"}, {}, "best"),
    ],
)
def test_wrong_value_is_named_and_nothing_is_made(
    desk: Desk, claim: dict[str, object], citation: dict[str, object], named: str
) -> None:
    with pytest.raises(BadInput, match=named):
        claims.add(
            desk.session,
            statement="S",
            source=desk.source.id,
            quote="the pilot was missing",
            claim=claim,
            citation=citation,
        )
    assert desk.session.all(Claim) == []


def test_the_same_passage_twice_is_refused(desk: Desk) -> None:
    claim = _claim(desk)
    with pytest.raises(Refused, match="already"):
        claims.cite(desk.session, claim.id, source=desk.source.id, quote="the pilot was missing")


def test_removed_citation_comes_back_with_new_values(desk: Desk) -> None:
    claim = _claim(desk)
    first = desk.session.where(Citation, claim=claim.id)[0]
    claims.remove_citation(desk.session, first.id)
    claims.cite(desk.session, claim.id, source=desk.source.id, quote="the pilot was missing", credibility="4")
    assert [found.credibility for found in desk.session.where(Citation, claim=claim.id)] == ["4"]


def test_unknown_grade_parts_stay_apart(desk: Desk) -> None:
    claim, _ = claims.add(
        desk.session,
        statement="S",
        source=desk.source.id,
        quote="the pilot was missing",
        citation={"credibility": "6"},
    )
    row = browse.claim_rows(desk.session, [claim.id])[0]
    assert row.grade == "B6"
    assert desk.session.where(Citation, claim=claim.id)[0].confidence == "not_stated"


def test_withdrawn_claim_stays_with_its_reason(desk: Desk) -> None:
    claim = _claim(desk)
    with pytest.raises(BadInput, match="why"):
        claims.withdraw(desk.session, claim.id, " ")
    withdrawn = claims.withdraw(desk.session, claim.id, "The police corrected it.")
    assert (withdrawn.status, withdrawn.status_reason) == ("withdrawn", "The police corrected it.")
    assert claims.reinstate(desk.session, claim.id).status_reason is None


def test_a_figure_is_set_by_its_words(desk: Desk) -> None:
    claim = _claim(desk)
    claims.set_figure(desk.session, claim.id, best=19, authority="River Police")
    figure = claims.set_figure(desk.session, claim.id, reading="at least 17 people injured")
    assert (figure.kind, figure.minimum, figure.best, figure.maximum) == ("figure", 17, None, None)
    assert (figure.wording, figure.measure, figure.unit) == ("at least 17", "injured", "people")
    assert figure.authority == "River Police"
    assert claims.set_figure(desk.session, claim.id, reading="dozens", measure="hurt").minimum is None
    with pytest.raises(BadInput, match="several numbers"):
        claims.set_figure(desk.session, claim.id, reading="17 of 20")


def test_figure_bounds_are_in_order(desk: Desk) -> None:
    claim = _claim(desk)
    figure = claims.set_figure(desk.session, claim.id, measure="injured", minimum=17, wording="at least")
    assert (figure.kind, figure.minimum, figure.cumulative) == ("figure", 17.0, None)
    with pytest.raises(BadInput, match="order"):
        claims.set_figure(desk.session, claim.id, maximum=3)
    assert desk.session.get(Claim, claim.id).maximum is None


def test_relation_links_two_claims_once(desk: Desk) -> None:
    one, two = _claim(desk), _claim(desk, "17 injured", "at least 17 injured")
    claims.relate(desk.session, one.id, two.id, "contradicts")
    with pytest.raises(Refused):
        claims.relate(desk.session, one.id, two.id, "contradicts")
    with pytest.raises(BadInput, match="itself"):
        claims.relate(desk.session, one.id, one.id, "contradicts")


def test_edit_many_is_one_action(desk: Desk) -> None:
    found = [_claim(desk), _claim(desk, "17 injured", "at least 17 injured")]
    claims.edit_many(desk.session, [claim.id for claim in found], heading="Casualties")
    assert desk.session.undo_label == "Edit 2 claims"
    desk.session.undo()
    assert {claim.heading for claim in desk.session.all(Claim)} == {None}


def test_tags_and_entities_by_name_are_made_once(desk: Desk) -> None:
    for quote in ("the pilot was missing", "at least 17 injured"):
        claims.add(
            desk.session,
            statement=quote,
            source=desk.source.id,
            quote=quote,
            tags=["Ferry "],
            entities=["River police"],
        )
    assert [tag.name for tag in desk.session.all(Tag)] == ["Ferry"]
    assert [entity.name for entity in desk.session.all(Entity)] == ["River police"]
    tag = desk.session.all(Tag)[0]
    assert len(browse.claim_ids(desk.session, browse.ClaimQuery(tag=tag.id))) == 2


def test_entity_is_found_by_a_further_name(desk: Desk) -> None:
    known = entities.add(desk.session, name="River Police Command", kind="group")
    entities.add_name(desk.session, known.id, "شرطة النهر", "ar")
    claims.add(
        desk.session,
        statement="S",
        source=desk.source.id,
        quote="at least 17 injured",
        entities=["شرطة النهر"],
    )
    assert [entity.id for entity in desk.session.all(Entity)] == [known.id]


def test_assessment_rests_on_its_basis_and_passage(desk: Desk) -> None:
    claim = _claim(desk)
    expert = assessments.add_expert(desk.session, name="Lena Ortiz", affiliation="Delta Institute")
    start = TEXT.index("search goes on")
    made = assessments.assess(
        desk.session,
        by=expert.id,
        statement="The search is likely to end within a week.",
        scale="icd203",
        term="likely",
        basis=[(claim.id, "supports")],
        passage=(desk.source.id, start, start + 14),
    )
    assert browse.citation_rows(desk.session, made.id)[0].citation.exact == "search goes on"
    row = browse.assessment_rows(desk.session)[0]
    assert (row.author_name, row.by_expert, row.basis) == ("Lena Ortiz", True, 1)
    desk.session.undo()
    assert browse.assessment_rows(desk.session) == []


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"scale": "icd204"}, "icd204"),
        ({"scale": "icd203", "term": "maybe"}, "maybe"),
        ({"probability_low": 80.0, "probability_high": 55.0}, "range"),
        ({"probability_low": 80.0}, "both ends"),
        ({"confidence": "certain"}, "confidence"),
    ],
)
def test_wrong_likelihood_is_refused(desk: Desk, fields: dict[str, object], named: str) -> None:
    with pytest.raises(BadInput, match=named):
        assessments.assess(desk.session, by="me", statement="S", **fields)
    assert browse.assessment_rows(desk.session) == []


def test_source_with_citations_cannot_be_removed(desk: Desk) -> None:
    _claim(desk)
    with pytest.raises(Refused, match="rest on it"):
        sources.remove(desk.session, desk.source.id)


def test_known_text_is_recognised(desk: Desk) -> None:
    assert sources.known(desk.session, ingest.from_text(TEXT).text_hash) == [desk.source]


def test_lineage_needs_one_origin(desk: Desk) -> None:
    made = sources.add_lineage(desk.session, desk.source.id, kind="quotes", origin_text="a police bulletin")
    assert made.origin_text == "a police bulletin"
    with pytest.raises(BadInput, match="either"):
        sources.add_lineage(desk.session, desk.source.id, kind="quotes")
    with pytest.raises(BadInput, match="itself"):
        sources.add_lineage(desk.session, desk.source.id, kind="quotes", origin=desk.source.id)
