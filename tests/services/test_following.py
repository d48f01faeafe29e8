# SPDX-License-Identifier: Apache-2.0
"""A reader beside a writer hears what is committed, once, as one set of changes."""

from pathlib import Path

from briefing_app.domain.records import Expert
from briefing_app.services.following import Follower
from briefing_app.services.session import CaseSession
from tests.store.cases import add_expert, new_case, update


def test_what_the_writer_commits_comes_as_one_set_of_changes(tmp_path: Path) -> None:
    with new_case(tmp_path) as writer, CaseSession.open(writer.path, read_only=True) as reader:
        follower = Follower(reader)
        assert follower.news() is None
        expert = add_expert(writer, "Mara Lind")
        alone = follower.news()
        assert alone is not None
        assert (alone.label, alone.author) == ("Add expert", "Ana")
        assert (alone.types, alone.ids) == ({"expert"}, {expert.id})
        assert follower.news() is None
        update(writer, Expert, expert.id, name="Mara Linde")
        other = add_expert(writer, "Somebody else")
        both = follower.news()
        assert both is not None
        assert (both.label, both.ids) == ("2 actions", {expert.id, other.id})
        assert reader.get(Expert, expert.id).name == "Mara Linde"


def test_what_is_half_done_is_not_heard_of(tmp_path: Path) -> None:
    with new_case(tmp_path) as writer, CaseSession.open(writer.path, read_only=True) as reader:
        follower = Follower(reader)
        with writer.transaction("Half done") as work:
            work.insert(Expert.make("0" * 32, name="Half done"))
            assert follower.news() is None
        assert follower.news() is not None
        writer.file.compact()
        assert follower.news() is None
