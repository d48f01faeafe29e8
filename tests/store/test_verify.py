# SPDX-License-Identifier: Apache-2.0
"""Verify is silent on a sound case and names each kind of damage."""

from pathlib import Path

import pytest

from briefing_app.domain.errors import NotACaseFile
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import VerifyStopped, verify
from briefing_app.store import findings
from briefing_app.store.sqlite import Database
from tests.store.cases import add_claim, new_case, small_case

DAMAGE = [
    ("state.table", "UPDATE claim SET statement = statement || '.'"),
    ("state.table", "UPDATE claim SET best = 7"),
    ("state.table", "UPDATE source SET party = 1"),
    ("state.table", "DELETE FROM citation"),
    ("state.table", "INSERT INTO tag (id, name) VALUES ('x', 'stray')"),
    ("state.table", "INSERT INTO expert (id, name) SELECT record, 'Back' FROM log_change WHERE operation = 'delete'"),
    ("state.conflict", "INSERT INTO conflict (record, type, field) VALUES ('x', 'claim', 'notes')"),
    ("blob.hash", "UPDATE blob SET data = CAST(replace(data, 'bridge', 'BRIDGE') AS BLOB) WHERE encoding = 'raw'"),
    ("blob.hash", "UPDATE blob SET data = zeroblob(9) WHERE encoding = 'zlib'"),
    ("blob.hash", "UPDATE blob SET size = size + 1"),
    ("blob.hash", "UPDATE blob SET encoding = 'zlib'"),
    ("blob.missing", "DELETE FROM blob WHERE encoding = 'raw'"),
    ("anchor.quote", "UPDATE citation SET start = start + 1"),
    ("anchor.quote", "UPDATE citation SET end = 100000"),
    ("anchor.quote", "UPDATE citation SET start = -5"),
    ("anchor.quote", "UPDATE citation SET exact = 'Nobody said this'"),
    ("anchor.context", "UPDATE citation SET suffix = 'something else'"),
    ("anchor.length", "UPDATE version SET characters = characters - 1"),
    ("anchor.source", "UPDATE citation SET source = (SELECT max(id) FROM source)"),
    ("reference.dangling", "DELETE FROM claim"),
    ("reference.dangling", "UPDATE citation SET version = 'none'"),
    ("search.entry", "DELETE FROM search_entry WHERE number = 2"),
    ("search.entry", "INSERT INTO search_entry (record, type) VALUES ('x', 'claim')"),
    ("search.index", "DELETE FROM search_index WHERE rowid = 2"),
    ("search.index", "INSERT INTO search_index (rowid, words) VALUES (999, 'stray')"),
    ("file.schema", "DROP INDEX citation_claim"),
    ("file.schema", "CREATE TABLE stranger (a)"),
    ("file.schema", "CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM claim; END"),
    ("file.schema", "ALTER TABLE claim ADD COLUMN colour TEXT"),
    ("file.damaged", "DROP TABLE conflict"),
    ("file.case", "UPDATE meta SET value = 'another' WHERE key = 'case_id'"),
    ("log.hash", "UPDATE log_transaction SET author = 'Eve'"),
]


@pytest.mark.parametrize(("rule", "sql"), DAMAGE, ids=[f"{rule} {sql[:40]}" for rule, sql in DAMAGE])
def test_verify_names_damage(tmp_path: Path, rule: str, sql: str) -> None:
    with small_case(tmp_path) as session:
        assert verify(session) == []
    database = Database(session.path)
    database.run(sql)
    database.close()
    found = verify(session.path)
    assert rule in {finding.rule for finding in found}
    assert all(finding.message and finding.remedy for finding in found)


def test_an_action_that_was_altered_is_named(tmp_path: Path) -> None:
    with small_case(tmp_path) as session:
        label, author = session.database.rows("SELECT label, author FROM log_transaction ORDER BY number")[-1]
        session.database.run(
            "UPDATE log_transaction SET device = 'elsewhere' WHERE number = (SELECT max(number) FROM log_transaction)"
        )
        (found,) = [each for each in verify(session) if each.rule == "log.hash"]
    assert found.message == f"what is stored of “{label}” by {author} was altered"


def test_verify_is_silent_on_an_empty_case_and_reads_only(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        assert verify(session) == []
    before = session.path.read_bytes()
    assert verify(session.path) == []
    assert session.path.read_bytes() == before


def test_verify_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    with small_case(tmp_path) as session:
        steps: list[tuple[int, int]] = []
        verify(session, progress=lambda done, total: steps.append((done, total)))
        assert steps[-1][0] == steps[-1][1] > 0
        assert steps == sorted(steps)
        with pytest.raises(VerifyStopped):
            verify(session, cancelled=lambda: True)
        assert verify(session) == []


def test_verify_gives_the_first_findings_of_a_kind_and_counts_the_rest(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        for number in range(findings.MOST_PER_RULE + 5):
            add_claim(session, f"Claim {number}")
        session.database.run("UPDATE claim SET notes = 'x'")
        found = [finding for finding in verify(session) if finding.rule == "state.table"]
    assert len(found) == findings.MOST_PER_RULE + 1
    assert found[-1].message == "5 more findings of this kind"


def test_verify_refuses_what_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x", encoding="utf-8")
    with pytest.raises(NotACaseFile):
        verify(tmp_path / "x")


def test_verify_runs_beside_a_writer_in_the_middle_of_a_transaction(tmp_path: Path) -> None:
    with small_case(tmp_path) as session, session.transaction("Half done") as work:
        from briefing_app.domain.records import Tag

        work.insert(Tag.make(Tag.id_of("x"), name="x"))
        assert verify(session) == []


def test_case_of_another_session_is_clean_after_reopening(tmp_path: Path) -> None:
    small_case(tmp_path).close()
    with CaseSession.open(tmp_path / "case.casefile", author="Ben") as session:
        add_claim(session)
        assert verify(session) == []
