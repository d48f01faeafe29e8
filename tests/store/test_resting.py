# SPDX-License-Identifier: Apache-2.0
"""What rests on a record is found through indexes, however large the case."""

from pathlib import Path

import pytest

from briefing_app.domain.records import Claim
from briefing_app.services.session import CaseSession
from briefing_app.store import resting, twins


@pytest.fixture
def session(tmp_path: Path) -> CaseSession:
    return CaseSession.create(tmp_path / "ferry.casefile", title="Ferry", author="Ilse Brandt")


@pytest.mark.parametrize("sql", [sql for queries in resting._QUERIES.values() for sql in queries])
def test_no_step_reads_a_whole_table(session: CaseSession, sql: str) -> None:
    with session:
        plan = session.database.rows(f"EXPLAIN QUERY PLAN {sql.format('?,?')} ORDER BY 2", ("a", "b"))
    assert not [row for row in plan if str(row[3]).startswith("SCAN")], plan


def test_figures_of_one_place_are_found_by_it(session: CaseSession, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, object]] = []
    with session:
        rows = session.database.rows
        monkeypatch.setattr(session.database, "rows", lambda sql, values=(): asked.append((sql, values)) or [])
        twins.figures(session.database, Claim(id="a", statement="S", kind="figure", measure="injured", place="Pier 4"))
        [(sql, values)] = asked
        plan = rows(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
    assert any("claim_by_place" in str(row[3]) for row in plan), plan
