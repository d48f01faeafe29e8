# SPDX-License-Identifier: Apache-2.0
"""Details of the contract that scripts rely on, and that are easily lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import AUTHOR, Desk, Program

ROOT = Path(__file__).resolve().parents[2]


def test_case_is_shown_and_edited(desk: Desk) -> None:
    changed = desk.program.ok("case", "edit", desk.case, "--title", "Ferry and after", "--handling", "TLP:GREEN")
    assert (changed["type"], changed["title"], changed["handling"]) == ("case", "Ferry and after", "TLP:GREEN")
    assert desk.program.ok("case", "show", desk.case) == changed
    assert desk.program.ok("history", desk.case, "--limit", "1")[0]["label"] == "Edit case"
    desk.program.ok("undo", desk.case)
    assert desk.program.ok("case", "show", desk.case)["title"] == "Ferry"
    assert "title" in desk.program.fails(3, "case", "edit", desk.case, "--title", "")
    assert "--title" in desk.program.fails(3, "case", "edit", desk.case)
    assert "TOP SECRET" in desk.program.fails(3, "case", "edit", desk.case, "--handling", "TOP SECRET")


@pytest.mark.parametrize(
    ("command", "words"),
    [("clam", "Did you mean claim"), ("exprot", "export"), ("qqq", "no command “qqq”. “briefing --help”")],
)
def test_unknown_command_says_what_may_be_meant(program: Program, command: str, words: str) -> None:
    message = program.fails(2, command, "x.casefile")
    assert words in message
    assert len(message.splitlines()) == 2


@pytest.mark.parametrize("before", [True, False])
def test_author_stands_before_or_after(desk: Desk, before: bool) -> None:
    named = ("--author", "Zora Quist")
    words = ("expert", "add", desk.case, "--name", "X")
    desk.program.ok(*((*named, *words) if before else (*words, *named)))
    assert desk.program.ok("history", desk.case, "--limit", "1")[0]["author"] == "Zora Quist"
    assert desk.program.ok("history", desk.case, "--by", AUTHOR)


def assert_record(found: Any, kind: str) -> None:
    assert found["type"] == kind
    assert isinstance(found["id"], str)
    assert found["id"]


def assert_anchor(found: Any) -> None:
    assert_record(found, "citation")
    assert isinstance(found["start"], int)
    assert isinstance(found["end"], int)
    assert len(found["exact"]) == found["end"] - found["start"]
    assert found["version"]


def test_records_name_themselves_and_anchors_have_their_four_fields(desk: Desk) -> None:
    run = desk.program.ok
    claim = desk.claim()
    assert_record(claim, "claim")
    assert_anchor(claim["citation"])
    cited = run("cite", desk.case, claim["id"], "--source", desk.source, "--quote", "the pilot was missing")
    assert_anchor(cited)
    expert = run("expert", "add", desk.case, "--name", "Ada Brun")
    assert_record(expert, "expert")
    judged = run(
        "assess", desk.case, "--by", "Ada Brun", "--statement", "Again.", "--basis", claim["id"],
        "--source", desk.source, "--quote", "the search goes on",
    )  # fmt: skip
    assert_record(judged, "assessment")
    assert_record(judged["basis"][0], "basis")
    assert_anchor(judged["citations"][0])
    assert_record(run("assess", "resolve", desk.case, judged["id"], "--outcome", "true", "--on", "2031"), "assessment")
    assert_record(run("claim", "edit", desk.case, claim["id"], "--place", "Landing"), "claim")
    assert_record(run("report", "new", desk.case, "--title", "R"), "report")
    assert_record(run("undo", desk.case), "transaction")
    for found in run("claim", "show", desk.case, claim["id"])["citations"]:
        assert_anchor(found)


@pytest.mark.parametrize(("flag", "cumulative"), [("--cumulative", True), ("--increment", False)])
def test_figure_counts_from_the_beginning_or_on_top(desk: Desk, flag: str, cumulative: bool) -> None:
    claim = desk.claim()
    made = desk.program.ok("figure", "set", desk.case, claim["id"], "--measure", "injured", "--min", 17, flag)
    assert (made["kind"], made["minimum"], made["cumulative"]) == ("figure", 17, cumulative)


def test_track_record_is_counts_and_no_score(desk: Desk) -> None:
    run = desk.program.ok
    expert = run("expert", "add", desk.case, "--name", "Ada Brun")
    for outcome in ("true", "true", "false", None):
        made = run("assess", desk.case, "--by", expert["id"], "--statement", "Again.")
        if outcome:
            run("assess", "resolve", desk.case, made["id"], "--outcome", outcome, "--on", "2031-04-01")
    shown = run("expert", "show", desk.case, expert["id"])
    assert shown["track_record"] == {"resolved": 3, "true": 2, "false": 1, "void": 0, "open": 1}
    assert [found["outcome"] for found in shown["assessments"]] == ["true", "true", "false", None]
    for found in shown["assessments"]:
        assert_record(found, "assessment")


def test_proposals_are_told_once(desk: Desk) -> None:
    result = desk.program.run("source", "add", desk.case, "-", stdin=b"A second text about the landing.")
    assert result.err.count("first words") == 1
    assert "first words" not in result.out
    assert "A second text" in result.out


def test_report_is_written_beside_the_case_where_no_file_is_named(desk: Desk) -> None:
    desk.claim()
    desk.program.ok("report", "new", desk.case, "--title", "R")
    made = desk.program.ok("report", "build", desk.case)
    assert Path(made["path"]) == desk.case.with_name("ferry-report-1.docx")
    assert Path(made["path"]).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_control_c_ends_a_waiting_command_in_words(desk: Desk) -> None:
    command = [sys.executable, "-m", "briefing_app", "source", "add", str(desk.case), "-"]
    environment = {**os.environ, "BRIEFING_AUTHOR": AUTHOR, "PYTHONUNBUFFERED": "1"}
    script = "import signal, subprocess, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    process = subprocess.Popen(
        [sys.executable, "-c", script + "import runpy; sys.argv = sys.argv[1:]; print('up', flush=True)\n"
         "runpy.run_module('briefing_app', run_name='__main__')", *command[2:]],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.readline()
    while not _waits_for_input(process.pid):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Stopped" in err
    assert b"Traceback" not in err


def _waits_for_input(pid: int) -> bool:
    """Whether the process sleeps in a read of its standard input."""
    found = Path(f"/proc/{pid}/wchan")
    if not found.exists():
        pytest.skip("this system does not say what a process waits for")
    if not all(word in found.read_text() for word in ("pipe", "read")):  # it may read its own program from the disk
        return False
    try:
        call = Path(f"/proc/{pid}/syscall").read_text().split()
    except OSError:
        return True
    return call[1:2] == ["0x0"]
