# SPDX-License-Identifier: Apache-2.0
"""Hypotheses and marks; assumptions, indicators, gaps."""

import pytest

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.records import Analyst, Mark
from briefing_app.services import claims, hypotheses, tracking
from briefing_app.services.session import CaseSession
from tests.services.conftest import Desk


def test_marks_are_one_for_each_analyst_and_cell(desk: Desk) -> None:
    claim, _ = claims.add(desk.session, statement="S", source=desk.source.id, quote="the pilot was missing")
    question = hypotheses.add_question(desk.session, "Who did it?")
    first = hypotheses.add_hypothesis(desk.session, question.id, "An accident")
    second = hypotheses.add_hypothesis(desk.session, question.id, "An attack")
    assert (first.label, second.label) == ("H1", "H2")
    row = hypotheses.add_evidence(desk.session, question.id, subject=claim.id, credibility="high")
    hypotheses.set_mark(desk.session, row.id, first.id, "C")
    hypotheses.set_mark(desk.session, row.id, first.id, "II", reason="The hull was torn from outside.")
    desk.session.close()
    desk.session = CaseSession.open(desk.path, author="Omar Haddad")
    hypotheses.set_mark(desk.session, row.id, first.id, "N")
    marks = {mark.analyst: mark.value for mark in desk.session.all(Mark)}
    assert marks == {Analyst.id_of("Ilse Brandt"): "II", Analyst.id_of("Omar Haddad"): "N"}


def test_mark_across_questions_is_refused(desk: Desk) -> None:
    one, two = (hypotheses.add_question(desk.session, text) for text in ("Who?", "Why?"))
    row = hypotheses.add_evidence(desk.session, one.id, text="Nobody claimed it.")
    other = hypotheses.add_hypothesis(desk.session, two.id, "Insurance")
    with pytest.raises(BadInput, match="different questions"):
        hypotheses.set_mark(desk.session, row.id, other.id, "C")


def test_evidence_needs_one_subject(desk: Desk) -> None:
    question = hypotheses.add_question(desk.session, "Who?")
    with pytest.raises(BadInput, match="either"):
        hypotheses.add_evidence(desk.session, question.id)
    with pytest.raises(BadInput, match="no claim or assessment or assumption"):
        hypotheses.add_evidence(desk.session, question.id, subject=desk.source.id[:-1] + "x")
    with pytest.raises(BadInput, match="is a source"):
        hypotheses.add_evidence(desk.session, question.id, subject=desk.source.id)


def test_tracking_records_are_kept_and_edited(desk: Desk) -> None:
    assumption = tracking.add_assumption(desk.session, statement="The ferry stays in port.", why="No crew.")
    assert tracking.edit_assumption(desk.session, assumption.id, status="supported").status == "supported"
    indicator = tracking.add_indicator(desk.session, statement="Crews return", direction="weakens")
    assert tracking.edit_indicator(desk.session, indicator.id, owner="Ilse").owner == "Ilse"
    reading = tracking.add_reading(desk.session, indicator.id, on="2031-03-04", status="not_seen")
    assert reading.indicator == indicator.id
    gap = tracking.add_gap(desk.session, statement="Who gave the order?")
    assert tracking.edit_gap(desk.session, gap.id, status="closed").status == "closed"
    with pytest.raises(BadInput, match="status"):
        tracking.edit_gap(desk.session, gap.id, status="gone")
    with pytest.raises(NotFound):
        tracking.edit_gap(desk.session, "nothing", status="closed")
