# SPDX-License-Identifier: Apache-2.0
"""State = fold(log), and undo by value, after random programs of everything a session can do."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from briefing_app.domain.records import Analyst, Case
from briefing_app.services.verifying import verify
from tests.property.programs import Runner, programs
from tests.store.cases import new_case, state_of, table_rows


@pytest.mark.slow
@given(program=programs)
def test_program_does_what_the_model_does(program: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(new_case(Path(folder)))
        try:
            for step in program:
                runner.run(*step)
                runner.check()
            assert verify(runner.session) == []
        finally:
            runner.session.close()
        assert verify(runner.session.path) == []


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 2)
@given(program=programs)
def test_undo_of_everything_and_redo_lead_back(program: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(new_case(Path(folder)))
        try:
            for name, argument in program:
                if name in ("act", "reopen"):
                    runner.run(name, argument)
            whole, rows = state_of(runner.session), table_rows(runner.session.database)
            count = 0
            while runner.session.undo_label is not None:
                assert runner.session.undo().skipped == ()
                count += 1
            assert {type(record) for record in state_of(runner.session).values()} <= {Case, Analyst}
            for _ in range(count):
                assert runner.session.redo().skipped == ()
            assert runner.session.redo_label is None
            assert state_of(runner.session) == whole
            assert table_rows(runner.session.database) == rows
            assert verify(runner.session) == []
        finally:
            runner.session.close()
