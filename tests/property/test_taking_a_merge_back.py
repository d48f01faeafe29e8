# SPDX-License-Identifier: Apache-2.0
"""A merge that is taken back leaves the case as it was, and bringing it back leaves it as it was after the merge."""

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

from briefing_app.services import merging
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from tests.property.programs import Runner, programs
from tests.store.cases import add_expert, new_case, state_of

Program = list[tuple[str, Any]]


def run(runner: Runner, program: Program) -> Runner:
    for step in program:
        runner.run(*step)
    return runner


def going_on(known: Runner, path: Path, author: str, numbers: int) -> Runner:
    """Somebody who knows what another runner knew works on a copy; what they make gets numbers of its own."""
    runner = copy.copy(known)
    runner.model = copy.deepcopy(known.model)
    runner.session = CaseSession.open(path, author=author)
    runner.count += numbers
    return runner


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 4)
@example(
    base=[("act", [("thing", 0, 0, 0)])] * 3,
    mine=[("undo any", 0), ("undo any", 0), ("other author", 0)],
    theirs=[("undo", 0), ("undo any", 0), ("undo", 0)],
)
@given(base=programs, mine=programs, theirs=programs)
def test_a_merge_taken_back_leaves_the_case_as_it_was(base: Program, mine: Program, theirs: Program) -> None:
    with tempfile.TemporaryDirectory() as folder:
        known = run(Runner(new_case(Path(folder))), base)
        known.session.close()
        second = Path(folder, "copy.casefile")
        shutil.copy(known.session.path, second)
        run(going_on(known, second, "Ben", 1_000), theirs).session.close()
        session = run(going_on(known, known.session.path, "Ana", 0), mine).session
        with session:
            add_expert(session)  # whoever acts for the first time joins the case
            before = state_of(session)
            done = merging.merge(session, second)
            after = state_of(session)
            if done.number is None:
                assert after == before
                return
            outcome = merging.undo_merge(session, done.number)
            assert outcome.skipped == ()
            assert state_of(session) == before
            assert verify(session) == []
            assert merging.merge(session, second).actions == 0
            assert state_of(session) == before
            if outcome.changes.ids:
                again = session.undo()
                # What both had removed, and one brought back, may be left as it is; that is said then.
                assert again.skipped or state_of(session) == after
                assert verify(session) == []
