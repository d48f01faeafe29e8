# SPDX-License-Identifier: Apache-2.0
"""Import and export from the command line."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Desk

ROOT = Path(__file__).resolve().parents[2]
GOOD = '{"type": "claim", "id": "c1", "statement": "S"}\n'
BAD = '{"type": "claim", "id": "c2", "statement": "S", "kind": "rumour"}\n'


def test_export_and_import_give_an_equal_export(desk: Desk) -> None:
    p, case = desk.program, desk.case
    desk.claim("at least 17 injured", "--tag", "casualties", "--credibility", "2")
    p.ok("assess", case, "--by", "me", "--statement", "S")
    out, copy, again = (case.with_name(name) for name in ("a.jsonl", "copy.casefile", "b.jsonl"))
    written = p.ok("export", case, "-o", out)
    assert written["records"] == len(out.read_text(encoding="utf-8").splitlines())
    p.ok("new", copy, "--title", "Else", "--author", "Nour Bensal")
    assert p.ok("import", copy, out, "--strict", "--author", "Nour Bensal")["bad_lines"] == 0
    p.ok("export", copy, "-o", again)
    assert out.read_bytes() == again.read_bytes()
    assert p.ok("import", copy, out)["added"] == {}
    assert p.ok("verify", copy) == []


def test_bad_lines_are_reported_by_number(desk: Desk) -> None:
    result = desk.program.run("import", desk.case, "-", "--json", stdin=(GOOD + BAD).encode())
    assert result.code == 1
    assert "line 2:" in result.err
    assert result.json["added"] == {"claim": 1}
    assert [error["line"] for error in result.json["errors"]] == [2]
    assert list(result.json["mapped"]) == ["c1"]
    assert desk.program.ok("claim", "show", desk.case, result.json["mapped"]["c1"])["statement"] == "S"


def test_import_of_nothing_usable_is_bad_input(desk: Desk) -> None:
    assert desk.program.run("import", desk.case, "-", stdin=b"Dear diary\n").code == 3
    assert "no record" in desk.program.fails(3, "import", desk.case, "-", stdin=b"\n")
    assert "no file" in desk.program.fails(3, "import", desk.case, "absent.jsonl")
    assert "JSON lines" in desk.program.fails(3, "import", desk.case, "table.csv")


def test_strict_import_changes_nothing(desk: Desk) -> None:
    message = desk.program.fails(3, "import", desk.case, "-", "--strict", stdin=(GOOD + BAD).encode())
    assert "line 2:" in message
    assert desk.program.ok("claim", "list", desk.case) == []


def test_import_is_one_action_or_one_for_each_batch(desk: Desk) -> None:
    given = "".join(json.dumps({"type": "gap", "id": f"g{n}", "statement": "S"}) + "\n" for n in range(5)).encode()
    assert len(desk.program.ok("import", desk.case, "-", "--batch", "2", stdin=given)["transactions"]) == 3
    desk.program.ok("undo", desk.case)
    assert len(desk.program.ok("gap", "list", desk.case)) == 4
    desk.program.fails(3, "import", desk.case, "-", "--batch", "0", stdin=given)


def test_export_to_standard_output_and_of_some_types(desk: Desk) -> None:
    desk.claim()
    command = [sys.executable, "-m", "briefing_app", "export", str(desk.case), "--kind", "claim", "source", "-o", "-"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True).stdout
    assert [json.loads(line)["type"] for line in printed.splitlines()] == ["source", "claim"]


def test_export_never_overwrites_a_case(desk: Desk) -> None:
    before = desk.case.read_bytes()
    assert "case file" in desk.program.fails(3, "export", desk.case, "-o", desk.case)
    assert desk.case.read_bytes() == before
    assert desk.program.fails(7, "export", desk.case, "-o", desk.case.parent / "no" / "x.jsonl")
