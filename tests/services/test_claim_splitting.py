# SPDX-License-Identifier: Apache-2.0
"""Splitting a claim that says two things."""

from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import Basis, Citation, Claim, Mention, Placement, Relation, Tag, Tagging
from briefing_app.services import assessments, claims, history, reports
from tests.services.conftest import Desk
from tests.services.test_claim_merging import QUOTES, claim, exported


def test_passages_tags_and_entities_go_where_they_belong(desk: Desk) -> None:
    session = desk.session
    whole = claim(
        desk, "17 hurt, pilot missing.", QUOTES[0], tags=["injured", "crew"], entities=["Pilot"], place="Pier 4"
    )
    pilot = claims.cite(session, whole.id, source=desk.source.id, quote=QUOTES[2], credibility="3")
    both = claims.cite(session, whole.id, source=desk.source.id, quote=QUOTES[3])
    crew = Tagging.id_of(Tag.id_of("crew"), whole.id)
    entity = session.all(Mention)[0].id
    first, second = claims.split(
        session, whole.id, "17 hurt.", {"statement": "The pilot is missing."}, [pilot.id, crew, entity], [both.id]
    )
    assert (first.id, first.statement) == (whole.id, "17 hurt.")
    assert (second.statement, second.place, second.status) == ("The pilot is missing.", "Pier 4", "live")
    assert {c.exact for c in session.where(Citation, claim=first.id)} == {QUOTES[0], QUOTES[3]}
    found = {c.exact: c.credibility for c in session.where(Citation, claim=second.id)}
    assert found == {QUOTES[2]: "3", QUOTES[3]: None}
    names = {link.subject: session.get(Tag, link.tag).name for link in session.all(Tagging)}
    assert names == {first.id: "injured", second.id: "crew"}
    assert [link.claim for link in session.all(Mention)] == [second.id]
    assert session.all(Relation) == []
    for half in (first, second):
        assert history.entries(session, half.id)[0].label == "Split claim"


def test_what_rests_on_the_claim_rests_on_both(desk: Desk) -> None:
    session = desk.session
    whole = claim(desk, "17 hurt, pilot missing.")
    assessments.assess(session, by="me", statement="More will follow.", basis=[(whole.id, "supports")])
    report = reports.new(session, title="Ferry")
    reports.place(session, report.id, whole.id, included=False, wording="Seventeen were hurt and the pilot is missing.")
    _, second = claims.split(session, whole.id, "17 hurt.", {"statement": "The pilot is missing."})
    assert {(link.subject, link.stance) for link in session.all(Basis)} == {
        (whole.id, "supports"), (second.id, "supports"),
    }  # fmt: skip
    placed = session.where(Placement, subject=second.id)
    assert [(found.included, found.wording) for found in placed] == [(False, None)]


def test_undo_of_a_split_gives_back_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    session = desk.session
    whole = claim(desk, "17 hurt, pilot missing.", tags=["crew"])
    pilot = claims.cite(session, whole.id, source=desk.source.id, quote=QUOTES[2])
    assessments.assess(session, by="me", statement="More will follow.", basis=[(whole.id, "supports")])
    before = exported(session, tmp_path)
    claims.split(session, whole.id, "17 hurt.", {"statement": "The pilot is missing."}, [pilot.id])
    assert exported(session, tmp_path) != before
    assert not session.undo().skipped
    assert exported(session, tmp_path) == before


def test_a_figure_that_is_split_leaves_its_number_with_the_first(desk: Desk) -> None:
    whole = claim(desk, "17 hurt, pilot missing.", kind="figure", measure="injured", best=17.0)
    first, second = claims.split(desk.session, whole.id, "17 hurt.", {"statement": "The pilot is missing."})
    assert (first.kind, first.best, second.kind, second.best) == ("figure", 17.0, "fact", None)


def test_what_cannot_be_split_is_refused_and_nothing_changes(desk: Desk) -> None:
    session = desk.session
    whole, other = claim(desk, "A"), claim(desk, "B")
    [foreign] = session.where(Citation, claim=other.id)
    [own] = session.where(Citation, claim=whole.id)
    with pytest.raises(BadInput, match="no citation"):
        claims.split(session, whole.id, "A", {"statement": "B"}, [foreign.id])
    with pytest.raises(BadInput, match="once"):
        claims.split(session, whole.id, "A", {"statement": "B"}, [own.id], [own.id])
    with pytest.raises(BadInput, match="statement"):
        claims.split(session, whole.id, "A", {})
    with pytest.raises(BadInput, match="statement"):
        claims.split(session, whole.id, " ", {"statement": "B"})
    with pytest.raises(NotFound):
        claims.split(session, "nowhere", "A", {"statement": "B"})
    assert len(session.all(Claim)) == 2
