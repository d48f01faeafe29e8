# SPDX-License-Identifier: Apache-2.0
"""What was merged into a file: whose work came, from where both copies went apart, and which actions came with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.errors import NotFound
from briefing_app.domain.records import Assessment, Expert
from briefing_app.services import assessments, history, hypotheses, keeping, merging, moments
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from tests.store.cases import add_claim, add_expert, new_case, update


class Team:
    """Ana's case and the copy that Ben took of it before she went on."""

    def __init__(self, folder: Path) -> None:
        with new_case(folder, name="ana.casefile") as first:
            self.expert = add_expert(first, "Mara Lind").id
        with CaseSession.open(first.path, author="Ben") as ben:
            add_claim(ben, "Known to both.")
        self.theirs = folder / "ben.casefile"
        shutil.copy(first.path, self.theirs)
        self.ana = CaseSession.open(first.path, author="Ana")
        update(self.ana, Expert, self.expert, field="ports")

    def ben(self, *statements: str) -> None:
        """What Ben does in his copy."""
        with CaseSession.open(self.theirs, author="Ben") as session:
            for statement in statements:
                add_claim(session, statement)

    def label_and_author(self, number: int) -> tuple[str, str] | None:
        fork = merging.one_merge(self.ana, number).fork
        return None if fork is None else (fork.label, fork.author)

    def last_label(self) -> str:
        return history.entries(self.ana, limit=1)[0].label


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    with made.ana:
        yield made


def statements_of(entries: list[history.HistoryEntry]) -> list[str]:
    return [entry.changes[0].title for entry in entries]


def test_the_fork_point_is_the_last_action_that_both_copies_held(team: Team) -> None:
    common = history.entries(team.ana)[1]
    team.ben("One.", "Two.")
    merging.merge(team.ana, team.theirs)
    [found] = merging.merges(team.ana)
    assert found.fork is not None
    assert found.fork.transaction == common.transaction
    assert (found.actions, found.whose) == (2, ("Ben",))
    assert found == merging.one_merge(team.ana, 1)


def test_a_second_merge_forks_where_the_first_had_ended(team: Team) -> None:
    team.ben("One.")
    merging.merge(team.ana, team.theirs)
    [came] = history.entries(team.ana, merge=1)
    team.ben("Two.")
    merging.merge(team.ana, team.theirs)
    fork = merging.one_merge(team.ana, 2).fork
    assert fork is not None
    assert fork.transaction == came.transaction


def test_actions_say_by_which_merge_they_came(team: Team) -> None:
    team.ben("One.", "Two.")
    merging.merge(team.ana, team.theirs)
    add_claim(team.ana, "Three.")
    team.ben("Four.")
    merging.merge(team.ana, team.theirs)
    found = {statements_of([entry])[0]: entry.merge for entry in history.entries(team.ana, type="claim")}
    assert found == {"Four.": 2, "Three.": None, "Two.": 1, "One.": 1, "Known to both.": None}
    assert statements_of(history.entries(team.ana, merge=1)) == ["Two.", "One."]
    assert statements_of(history.entries(team.ana, merge=2, author="Ben")) == ["Four."]
    assert history.entries(team.ana, merge=2, author="Ana") == []
    assert history.entry(team.ana, history.entries(team.ana, merge=2)[0].transaction).merge == 2
    with pytest.raises(NotFound):
        history.entries(team.ana, merge=3)
    with pytest.raises(NotFound):
        merging.one_merge(team.ana, 3)


def test_a_merge_that_was_taken_back_says_so_and_keeps_its_fork_point(team: Team) -> None:
    team.ben("One.")
    merging.merge(team.ana, team.theirs)
    fork = team.label_and_author(1)
    merging.undo_merge(team.ana, 1)
    assert merging.one_merge(team.ana, 1).undone is not None
    assert team.label_and_author(1) == fork
    team.ana.undo()
    assert merging.one_merge(team.ana, 1).undone is None
    assert verify(team.ana) == []


def test_a_fork_point_that_was_not_noted_is_none(team: Team) -> None:
    team.ben("One.")
    merging.merge(team.ana, team.theirs)
    with team.ana.database.writing():
        team.ana.database.run("DELETE FROM meta WHERE key <> 'case_id'")
    assert team.label_and_author(1) is None


def test_an_earlier_state_knows_the_fork_points_of_its_own_merges_only(team: Team) -> None:
    team.ben("One.")
    merging.merge(team.ana, team.theirs)
    middle = add_claim(team.ana, "Between.")
    moment = history.entries(team.ana, middle.id)[0].transaction
    team.ben("Two.")
    merging.merge(team.ana, team.theirs)
    with moments.as_of(team.ana, moments.moment(team.ana, moment)) as then:
        [found] = merging.merges(then)
        assert found.fork is not None
        keys = {row[0] for row in then.database.rows("SELECT key FROM meta")}
    assert keys == {"case_id", "fork:1"}


def test_a_copy_with_fork_points_merges_back_and_is_clean(team: Team, tmp_path: Path) -> None:
    team.ben("One.")
    merging.merge(team.ana, team.theirs)
    copy = keeping.backup(team.ana, tmp_path / "copy.casefile")
    with CaseSession.open(team.theirs, author="Ben") as ben:
        merging.merge(ben, copy)
        assert verify(ben) == []
        assert [found.fork is not None for found in merging.merges(ben)] == [True]


def test_links_are_called_by_what_they_link_before_they_come(team: Team) -> None:
    with CaseSession.open(team.theirs, author="Ben") as ben:
        claim = add_claim(ben, "The quay is dry.").id
        judged = assessments.assess(ben, statement="It opens.", basis=[(claim, "supports")], new_question="When?").id
        row = hypotheses.add_evidence(ben, question=ben.get(Assessment, judged).question, subject=claim).id
    called = {record.type: record.title for record in merging.plan(team.ana, team.theirs).records}
    assert called["basis"] == "It opens. → The quay is dry."
    assert called["evidence"] == "The quay is dry."
    before = moments.moment(team.ana, "now")
    merging.merge(team.ana, team.theirs)
    found = {each.type: each for each in moments.between(team.ana, before, moments.moment(team.ana, "now"))}
    assert found["basis"].title == "It opens. → The quay is dry."
    assert found["evidence"].id == row
