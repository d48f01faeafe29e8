# SPDX-License-Identifier: Apache-2.0
"""Conflicts as people work on them: their base, keeping both sides of a judgment, assigning, postponing, remarks."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import Record
from briefing_app.domain.records import Analyst, Assessment, Case, Citation, Claim, Position, Source, Version
from briefing_app.services import assessments, browse, inbox, merging, positions, settling
from briefing_app.services.conflicts import FieldConflict
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from tests.store.cases import add_claim, add_source, new_case, small_case, update


class Team:
    """Copies of a case in which people graded and titled the same source, merged into the first."""

    def __init__(self, folder: Path, **by_author: dict[str, str]) -> None:
        with new_case(folder) as session:
            self.source = add_source(session)[0].id
            update(session, Source, self.source, reliability="D")
        self.paths = {author: folder / f"{author}.casefile" for author in by_author}
        for author, fields in by_author.items():
            shutil.copy(session.path, self.paths[author])
            with CaseSession.open(self.paths[author], author=author) as each:
                update(each, Source, self.source, **fields)
        first, *others = self.paths.values()
        self.session = CaseSession.open(first, author=next(iter(by_author)))
        for other in others:
            merging.merge(self.session, other)

    def conflict(self, field: str) -> FieldConflict:
        return settling.find(self.session, f"{self.source}:{field}")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(
        tmp_path,
        Ana={"reliability": "B", "title": "Dispatch of Ana"},
        Ben={"reliability": "C", "title": "Dispatch of Ben"},
        Cem={"reliability": "B"},
    )
    with made.session:
        yield made


def test_an_opened_conflict_knows_what_it_went_out_from(team: Team) -> None:
    opened = inbox.opened(team.session, team.source, "reliability")
    assert opened.base is not None
    assert (opened.base.value, opened.base.author) == ("D", "Ana")
    assert {side.value for side in opened.conflict.sides} == {"B", "C"}
    assert opened.title == team.session.get(Source, team.source).title
    titled = inbox.opened(team.session, team.source, "title")
    assert titled.base is not None
    assert titled.base.value == "A dispatch"
    assert not titled.may_keep_both
    with pytest.raises(NotFound, match="settled"):
        inbox.opened(team.session, team.source, "outlet")


def test_both_sides_of_a_judgment_stand_with_who_holds_them(team: Team) -> None:
    shown = team.session.get(Source, team.source).reliability
    inbox.keep_both(team.session, team.conflict("reliability"))
    [kept] = positions.of(team.session, [team.source])
    held = {each.who: each.value for each in kept.held}
    assert (kept.type, kept.record, kept.field) == ("source", team.source, "reliability")
    assert positions.everywhere(team.session) == [kept]
    assert held == {"Ana": "B", "Ben": "C", "Cem": "B"}
    assert team.session.get(Source, team.source).reliability == shown
    assert [entry.field for entry in inbox.listed(team.session)] == ["title"]
    assert verify(team.session) == []
    team.session.undo()
    assert team.session.all(Position) == []
    assert inbox.count(team.session) == 2
    team.session.redo()
    assert len(team.session.all(Position)) == 3
    positions.drop(team.session, positions.held_by(team.session, team.source, "reliability", "ana").id)
    assert [each.who for each in positions.of(team.session, [team.source])[0].held] == ["Ben", "Cem"]
    with pytest.raises(NotFound, match="Ben, Cem"):
        positions.held_by(team.session, team.source, "reliability", "Ana")


def test_keeping_both_on_two_laptops_is_no_conflict(team: Team) -> None:
    ben = team.paths["Ben"]
    with CaseSession.open(ben, author="Ben") as other:
        merging.merge(other, team.paths["Ana"])
        inbox.keep_both(other, settling.find(other, f"{team.source}:reliability"))
    inbox.keep_both(team.session, team.conflict("reliability"))
    merging.merge(team.session, ben)
    assert [entry.field for entry in inbox.listed(team.session)] == ["title"]
    assert verify(team.session) == []


def test_wording_is_not_kept_both_ways(team: Team, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="what several people judged"):
        inbox.keep_both(team.session, team.conflict("title"))
    (tmp_path / "alone").mkdir()
    alone = Team(tmp_path / "alone", Ana={"reliability": "B"})
    copy = tmp_path / "alone" / "laptop.casefile"
    shutil.copy(tmp_path / "alone" / "case.casefile", copy)
    with alone.session, CaseSession.open(copy, author="Ana") as laptop:
        update(laptop, Source, alone.source, reliability="C")
        merging.merge(alone.session, copy)
        with pytest.raises(Refused):
            inbox.keep_both(alone.session, alone.conflict("reliability"))


def test_a_conflict_is_given_to_somebody_and_put_off(team: Team) -> None:
    conflict = team.conflict("title")
    inbox.assign(team.session, conflict, "Ben")
    inbox.postpone(team.session, conflict, "2031-12-01")
    assert inbox.opened(team.session, team.source, "title").assignee == "Ben"
    assert inbox.count(team.session, inbox.Filter(assignee=Analyst.id_of("Ben"))) == 1
    assert inbox.count(team.session, inbox.Filter(today="2031-11-30")) == 1
    assert inbox.count(team.session, inbox.Filter(today="2031-12-01")) == 2
    assert inbox.count(team.session, inbox.Filter(type="claim")) == 0
    inbox.assign(team.session, conflict, None)
    inbox.postpone(team.session, conflict, None)
    opened = inbox.opened(team.session, team.source, "title")
    assert (opened.assignee, opened.postponed_until) == (None, None)
    with pytest.raises(BadInput, match=r"Nobody called “Eve”.*Ana, Ben, Cem"):
        inbox.assign(team.session, conflict, "Eve")
    with pytest.raises(BadInput, match="no day to postpone to"):
        inbox.postpone(team.session, conflict, "soon")
    with pytest.raises(Refused, match="it is so already"):
        inbox.assign(team.session, conflict, None)


def test_remarks_travel_with_a_merge(team: Team) -> None:
    inbox.comment(team.session, team.conflict("title"), " You spoke to them. ")
    with CaseSession.open(team.paths["Ben"], author="Ben") as other:
        merging.merge(other, team.paths["Ana"])
        inbox.comment(other, settling.find(other, f"{team.source}:title"), "I did.")
    merging.merge(team.session, team.paths["Ben"])
    remarks = inbox.opened(team.session, team.source, "title").remarks
    assert [(said.author, said.text) for said in remarks] == [("Ana", "You spoke to them."), ("Ben", "I did.")]
    with pytest.raises(BadInput, match="text"):
        inbox.comment(team.session, team.conflict("title"), "  ")


def test_equal_answers_are_no_conflict_and_different_ones_are_a_new_one(team: Team) -> None:
    with CaseSession.open(team.paths["Ben"], author="Ben") as other:
        merging.merge(other, team.paths["Ana"])
        settling.settle(other, settling.find(other, f"{team.source}:title"), "A third")
        settling.settle(other, settling.find(other, f"{team.source}:reliability"), "A")
    settling.settle(team.session, team.conflict("title"), "A third")
    settling.settle(team.session, team.conflict("reliability"), "E")
    merging.merge(team.session, team.paths["Ben"])
    assert [entry.field for entry in inbox.listed(team.session)] == ["reliability"]
    opened = inbox.opened(team.session, team.source, "reliability")
    assert {(side.value, side.author) for side in opened.conflict.sides} == {("A", "Ben"), ("E", "Ana")}


def test_conflicts_are_counted_by_type_of_record(team: Team) -> None:
    assert inbox.types(team.session) == {"source": 2}
    assert inbox.types(team.session, inbox.Filter(type="claim")) == {"source": 2}
    inbox.postpone(team.session, team.conflict("title"), "2099-01-01")
    assert inbox.types(team.session, inbox.Filter(today="2031-03-01")) == {"source": 1}
    assert inbox.rows(team.session, inbox.Filter(type="claim")) == ([], 0)


def apart(folder: Path, kind: type[Record], id: str, **sides: dict[str, object]) -> CaseSession:
    """A case in ``folder`` in which people gave other values to a record, each in a copy; merged into the first."""
    paths = {author: folder / f"{author}.casefile" for author in sides}
    for author, fields in sides.items():
        shutil.copy(folder / "case.casefile", paths[author])
        with CaseSession.open(paths[author], author=author) as each:
            update(each, kind, id, **fields)
    first, *others = paths.values()
    session = CaseSession.open(first, author=next(iter(sides)))
    for other in others:
        merging.merge(session, other)
    return session


def test_a_third_value_keeps_to_the_rules_of_editing(tmp_path: Path) -> None:
    with CaseSession.create(tmp_path / "case.casefile", title="Rules", author="Ana") as made:
        judged = assessments.assess(made, statement="It opens.", scale="icd203", term="likely").id
        claim = add_claim(made, "Some were hurt.", best=5.0).id
    with apart(tmp_path, Assessment, judged, Ana={"term": "unlikely"}, Ben={"term": "very likely"}) as session:
        conflict = settling.find(session, f"{judged}:term")
        assert inbox.opened(session, judged, "term").scale == "icd203"
        with pytest.raises(BadInput, match="not on the scale"):
            settling.settle(session, conflict, "likly")
        assert len(inbox.listed(session)) == 1
        settling.settle(session, conflict, "almost certain")
        assert session.get(Assessment, judged).term == "almost certain"
    with apart(tmp_path, Claim, claim, Ana={"best": 7.0, "maximum": 9.0}, Ben={"best": 12.0}) as session:
        conflict = settling.find(session, f"{claim}:best")
        with pytest.raises(BadInput, match="ascending order"):
            settling.settle(session, conflict, 20.0)
        settling.settle(session, conflict, 12.0)  # what somebody wrote can always be taken
        assert session.get(Claim, claim).best == 12.0
    with CaseSession.open(tmp_path / "case.casefile", author="Ana") as made:
        case = made.case.id
    two = {"Ana": {"likelihood_scale": "icd203"}, "Ben": {"likelihood_scale": None, "title": "B"}}
    two["Ben"]["likelihood_scale"] = next(each.id for each in scales.likelihood_scales() if each.id != "icd203")
    with apart(tmp_path, Case, case, **two) as session, pytest.raises(BadInput, match="scale"):
        settling.settle(session, settling.find(session, f"{case}:likelihood_scale"), "words")


def test_a_record_without_a_page_is_shown_with_the_one_it_leads_to(tmp_path: Path) -> None:
    with small_case(tmp_path) as session:
        for citation in session.all(Citation):
            assert browse.home_of(session, citation.id) == ("claim", citation.claim)
        source = session.all(Source)[0].id
        assert browse.home_of(session, source) == ("source", source)
        assert browse.home_of(session, session.all(Version)[0].id)[0] == "source"
        assert browse.home_of(session, session.analyst_id) is None
        assert browse.home_of(session, "nothing") is None
