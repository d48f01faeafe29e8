# SPDX-License-Identifier: Apache-2.0
"""The case at each earlier point of its log is what it was then, whatever came after, also from elsewhere."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from briefing_app.domain.fields import Record
from briefing_app.services.session import CaseSession
from briefing_app.store import earlier
from tests.property.programs import Runner, programs
from tests.store.cases import new_case, state_of, union


def then(session: CaseSession, where: earlier.Position) -> dict[str, Record]:
    with session.database.reading():
        return {record.id: record for record in earlier.records_at(session.database, where)}


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 2)
@given(program=programs)
def test_each_earlier_state_can_be_read(program: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(new_case(Path(folder)))
        known: list[tuple[dict[str, int], dict[str, Record]]] = []
        try:
            for step in program:
                runner.run(*step)
                known.append((earlier.position(runner.session.database), state_of(runner.session)))
            for where, state in known:
                assert then(runner.session, earlier.decoded(earlier.encoded(where))) == state
        finally:
            runner.session.close()


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 4)
@given(mine=programs, theirs=programs)
def test_what_comes_in_from_a_copy_changes_no_earlier_state(
    mine: list[tuple[str, Any]], theirs: list[tuple[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = new_case(Path(folder))
        first.close()
        second = Path(folder, "copy.casefile")
        shutil.copy(first.path, second)
        runners = [Runner(CaseSession.open(path, author="Ana")) for path in (first.path, second)]
        runners[1].count = 1_000  # things that were made apart are different things
        known: list[list[tuple[dict[str, int], dict[str, Record]]]] = [[], []]
        try:
            for runner, program, states in zip(runners, (mine, theirs), known, strict=True):
                for step in program:
                    runner.run(*step)
                    states.append((earlier.position(runner.session.database), state_of(runner.session)))
            joined = runners[0].session
            union(joined, second)
            for where, state in [*known[0], *known[1]]:
                assert then(joined, where) == state
        finally:
            for runner in runners:
                runner.session.close()
