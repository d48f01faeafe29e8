# SPDX-License-Identifier: Apache-2.0
"""Earlier states on the command line: any reading command as of a moment, differences, who wrote what."""

from pathlib import Path

from briefing_app.domain.records import Claim
from briefing_app.services.session import log_of
from tests.cli.conftest import Desk, Program
from tests.store.cases import add_claim, new_case, update


def test_commands_read_an_earlier_state(program: Program, tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        claim = add_claim(session, "The bridge is closed.").id
        then = log_of(session)[-1].id
        update(session, Claim, claim, statement="The bridge is open.")
        add_claim(session, "Another.")
    path = session.path
    assert [row["statement"] for row in program.ok("as-of", path, then, "claim", "list")] == ["The bridge is closed."]
    assert program.ok("as-of", path, then)["counts"]["claim"] == 1
    assert program.ok("as-of", path, then, "claim", "show", claim)["statement"] == "The bridge is closed."
    assert len(program.ok("as-of", path, "now", "claim", "list")) == 2
    program.fails(6, "as-of", path, then, "claim", "edit", claim, "--statement", "No.")
    program.fails(3, "as-of", path, "soon", "info")
    assert program.ok("as-of", path, "2199-03-06T14:30+02:00", "verify") == []
    program.fails(3, "as-of", path, then, "new")
    assert program.run("as-of", path, then, "nothing").code == 2
    rows = program.ok("diff", path, then)
    assert {(row["what"], row["title"]) for row in rows} == {("changed", "The bridge is open."), ("new", "Another.")}
    assert program.ok("diff", path, then, "--type", "source") == []
    (row,) = [row for row in program.ok("blame", path, claim) if row["field"] == "statement"]
    assert (row["value"], row["replaced"]) == ("The bridge is open.", "The bridge is closed.")


def test_an_earlier_state_is_kept_as_a_file(program: Program, tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        claim = add_claim(session, "The bridge is closed.").id
        then = log_of(session)[-1].id
        update(session, Claim, claim, statement="The bridge is open.")
    kept = tmp_path / "then.casefile"
    program.ok("as-of", session.path, then, "backup", "-o", kept)
    assert program.ok("verify", kept) == []
    assert [row["statement"] for row in program.ok("claim", "list", kept)] == ["The bridge is closed."]


def test_an_earlier_state_does_not_become_the_latest_backup(desk: Desk) -> None:
    arguments = ["as-of", desk.case, "now", "backup"]
    assert "-o FILE" in desk.program.fails(3, *arguments)
    assert desk.program.ok("backup", desk.case, "--list") == []
    desk.program.ok(*arguments, "-o", desk.case.with_name("earlier.casefile"))
