# SPDX-License-Identifier: Apache-2.0
"""Saved filters keep what was asked for, under a name that counts without regard to case."""

from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import SavedFilter
from briefing_app.services import filters
from briefing_app.services.session import CaseSession


@pytest.fixture
def session(tmp_path: Path):
    with CaseSession.create(tmp_path / "one.casefile", title="One", author="Ana") as opened:
        yield opened


def test_a_filter_is_kept_changed_and_removed(session: CaseSession) -> None:
    made = filters.save(session, " Needs  a grade ", "claim", {"finding": "ungraded", "text": "", "kind": None})
    assert (made.name, filters.query_of(made)) == ("Needs a grade", {"finding": "ungraded"})
    again = filters.save(session, "needs a GRADE", "claim", {"kind": "figure", "descending": True})
    assert again.id == made.id
    assert filters.query_of(again) == {"kind": "figure", "descending": True}
    filters.save(session, "A first", "claim", {})
    filters.save(session, "Needs a grade", "source", {"language": "ar"})
    assert [saved.name for saved in filters.all_of(session, "claim")] == ["A first", "needs a GRADE"]
    assert filters.find(session, "claim", made.id) == again
    filters.remove(session, made.id)
    assert filters.find(session, "claim", "needs a grade") is None
    session.undo()
    assert filters.find(session, "claim", "needs a grade") == again


def test_a_filter_needs_a_name_and_can_be_read(session: CaseSession) -> None:
    with pytest.raises(BadInput, match="name"):
        filters.save(session, "  ", "claim", {})
    with session.transaction("Break") as work:
        broken = work.insert(SavedFilter.make(new_id(), name="X", subject="claim", query="["))
    with pytest.raises(BadInput, match="“X” cannot be read"):
        filters.query_of(broken)


@pytest.mark.parametrize("query", ["[" * 100_000, '{"a":' * 100_000, "{", "3", '"' + "x" * 100])
def test_a_query_of_somebody_else_is_refused_in_words(session: CaseSession, query: str) -> None:
    with session.transaction("Break") as work:
        broken = work.insert(SavedFilter.make(new_id(), name="X", subject="claim", query=query))
    with pytest.raises(BadInput, match="“X” cannot be read"):
        filters.query_of(broken)
