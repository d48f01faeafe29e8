# SPDX-License-Identifier: Apache-2.0
"""What a person can get wrong: one message that says what to do, the right exit code, and nothing changed."""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing_app.cli.running import exit_code
from briefing_app.domain import errors
from tests.cli.conftest import Desk, Program

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def unchanged(desk: Desk) -> Iterator[None]:
    """The case is the same afterwards."""
    before = desk.program.run("export", desk.case, "-o", desk.case.with_suffix(".before"))
    assert before.code == 0
    yield
    desk.program.run("export", desk.case, "-o", desk.case.with_suffix(".after"))
    assert desk.case.with_suffix(".before").read_bytes() == desk.case.with_suffix(".after").read_bytes()


# -- sources ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paste", [b"", b" \n\t\n", "\u00a0\ufeff".encode()])
@pytest.mark.usefixtures("unchanged")
def test_empty_paste_is_refused(desk: Desk, paste: bytes) -> None:
    assert "no text" in desk.program.fails(3, "source", "add", desk.case, "-", stdin=paste)


@pytest.mark.usefixtures("unchanged")
def test_paste_of_50_megabytes_is_refused(desk: Desk) -> None:
    paste = b"All of it is text. " * (50_000_000 // 19)
    message = desk.program.fails(3, "source", "add", desk.case, "-", "--title", "T", stdin=paste)
    assert "too large" in message
    assert "50.0 MB" in message


@pytest.mark.parametrize(
    ("paste", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (bytes(range(256)) * 40, "not text"),
        (b"SQLite format 3\x00" + bytes(500), "database"),
    ],
)
@pytest.mark.usefixtures("unchanged")
def test_binary_as_text_is_refused(desk: Desk, paste: bytes, words: str) -> None:
    assert words in desk.program.fails(3, "source", "add", desk.case, "-", "--title", "T", stdin=paste)


@pytest.mark.parametrize(
    ("name", "words"), [("absent.txt", "no file"), (".", "folder"), ("nul\x00.txt", "cannot be read")]
)
def test_source_file_that_cannot_be_read(desk: Desk, name: str, words: str) -> None:
    assert words in desk.program.fails(3, "source", "add", desk.case, desk.case.parent / name)


def test_source_without_any_title_asks_for_one(desk: Desk) -> None:
    assert "--title" in desk.program.fails(3, "source", "add", desk.case, "-", stdin=b"https://ledger.example/a\n")


# -- claims and judgments --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--quote", "the pilot was found"], "not in the text"),
        (["--quote", "The river police"], "stands 2 times"),
        (["--quote", "  "], "passage"),
        (["--span", "10"], "colon"),
        (["--span", "a:b"], "whole number"),
        (["--span", "10:9"], "10:9"),
        (["--span", "0:99999"], "99999"),
        (["--quote", "the pilot was missing", "--credibility", "7"], "use one of: 1, 2, 3, 4, 5, 6"),
        (["--quote", "the pilot was missing", "--credibility", "B"], "use one of"),
        (["--quote", "the pilot was missing", "--confidence", "medium"], "use one of"),
        (["--quote", "the pilot was missing", "--event-time", "2031-02-30"], "2031-02-30"),
        (["--quote", "the pilot was missing", "--event-time", "whenever"], "whenever"),
        (["--quote", "the pilot was missing", "--event-time", "3/4/2031"], "3/4/2031"),
        (["--quote", "the pilot was missing", "--kind", "rumour"], "allegation"),
        (["--quote", "the pilot was missing", "--handling", "SECRETISH"], "handling"),
        (["--quote", "the pilot was missing", "--best", "7,000"], "without commas"),
        (["--quote", "the pilot was missing", "--best", "nan"], "takes a number"),
        (["--quote", "the pilot was missing", "--cumulative", "perhaps"], "yes or no"),
    ],
)
@pytest.mark.usefixtures("unchanged")
def test_claim_with_a_wrong_value_is_refused(desk: Desk, arguments: list[str], words: str) -> None:
    message = desk.program.fails(3, "claim", "add", desk.case, "--source", desk.source, "--statement", "S", *arguments)
    assert words in message


def test_quote_that_stands_several_times_names_the_places(desk: Desk) -> None:
    arguments = ("claim", "add", desk.case, "--source", desk.source, "--statement", "S")
    message = desk.program.fails(3, *arguments, "--quote", "The river police")
    spans = [line.split()[0] for line in message.splitlines() if line.startswith("  ")]
    assert len(spans) == 2
    claim = desk.program.ok(*arguments, "--span", spans[1])
    assert claim["citation"]["exact"] == "The river police"
    assert f"{claim['citation']['start']}:{claim['citation']['end']}" == spans[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--probability", "rather 55"], "colon"),
        (["--probability", "80:55"], "range"),
        (["--probability", "50:120"], "range"),
        (["--term", "quite likely"], "use one of"),
        (["--scale", "guesses"], "guesses"),
        (["--confidence", "certain"], "use one of"),
        (["--horizon", "2031-13"], "2031-13"),
        (["--basis", "nothing:supports"], "nothing"),
        (["--quote", "the pilot was missing"], "--source"),
    ],
)
@pytest.mark.usefixtures("unchanged")
def test_assessment_with_a_wrong_value_is_refused(desk: Desk, arguments: list[str], words: str) -> None:
    message = desk.program.fails(3, "assess", desk.case, "--by", "me", "--statement", "S", *arguments)
    assert words in message


@pytest.mark.parametrize(
    "arguments",
    [
        ["source", "show", "CASE", "nothing"],
        ["claim", "show", "CASE", "nothing"],
        ["claim", "edit", "CASE", "nothing", "--notes", "x"],
        ["claim", "add", "CASE", "--source", "nothing", "--quote", "x", "--statement", "S"],
        ["assess", "CASE", "--by", "Nobody", "--statement", "S"],
        ["tag", "remove", "CASE", "nothing", "word"],
        ["report", "build", "CASE", "nothing", "-o", "x.docx"],
        ["cite", "CASE", "nothing", "--source", "nothing", "--quote", "x"],
        ["relation", "add", "CASE", "nothing", "nothing", "--kind", "contradicts"],
        ["tag", "add", "CASE", "nothing", "word"],
        ["entity", "mention", "CASE", "nothing", "nothing"],
        ["lineage", "add", "CASE", "nothing", "--from", "a cable", "--kind", "cites"],
        ["report", "place", "CASE", "nothing", "nothing", "--included", "no"],
        ["mark", "set", "CASE", "nothing", "nothing", "C"],
        ["figure", "set", "CASE", "nothing", "--best", "3"],
        ["citation", "edit", "CASE", "nothing", "--credibility", "3"],
        ["undo", "CASE", "nothing"],
        ["history", "CASE", "nothing"],
        ["restore", "CASE", "nothing", "-o", "new.casefile"],
        ["indicator", "reading", "CASE", "nothing", "--status", "seen"],
        ["question", "show", "CASE", "nothing"],
    ],
)
@pytest.mark.usefixtures("unchanged")
def test_unknown_id_is_5(desk: Desk, arguments: list[str]) -> None:
    desk.program.fails(5, *(desk.case if word == "CASE" else word for word in arguments))


@pytest.mark.usefixtures("unchanged")
def test_rules_that_refuse_are_6(desk: Desk) -> None:
    claim = desk.claim()
    desk.program.ok("tag", "add", desk.case, claim["id"], "casualties")
    desk.program.fails(6, "tag", "add", desk.case, claim["id"], "Casualties")
    desk.program.fails(6, "cite", desk.case, claim["id"], "--source", desk.source, "--quote", "at least 17 injured")
    desk.program.fails(6, "redo", desk.case)
    desk.program.ok("undo", desk.case)
    desk.program.ok("undo", desk.case)


def test_edit_without_a_field_is_bad_input(desk: Desk) -> None:
    assert "Nothing was given" in desk.program.fails(3, "claim", "edit", desk.case, desk.claim()["id"])


def test_required_field_cannot_be_cleared(desk: Desk) -> None:
    assert "statement" in desk.program.fails(3, "claim", "edit", desk.case, desk.claim()["id"], "--statement", "")


# -- case files ------------------------------------------------------------------------------------------------------


def test_file_that_is_no_case(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "notes.casefile"
    other.write_text("Dear diary", encoding="utf-8")
    assert "not a case file" in program.fails(4, "info", other)
    assert "folder" in program.fails(4, "info", tmp_path)
    assert "no file" in program.fails(4, "info", tmp_path / "absent.casefile")
    assert other.read_text(encoding="utf-8") == "Dear diary"


def test_case_of_a_newer_format(desk: Desk) -> None:
    with desk.case.open("rb+") as file:
        file.seek(60)
        file.write(struct.pack(">I", 9_999))
    for arguments in (["info", desk.case], ["claim", "list", desk.case], ["verify", desk.case], ["undo", desk.case]):
        assert "later version" in desk.program.fails(4, *arguments)


@pytest.mark.parametrize("left", [50, 5_000, 100_000])
def test_truncated_case(desk: Desk, left: int) -> None:
    data = desk.case.read_bytes()
    assert len(data) > left
    desk.case.write_bytes(data[:left])
    assert "damaged" in desk.program.fails(4, "claim", "list", desk.case)
    assert "damaged" in desk.program.fails(4, "verify", desk.case)


def test_changed_text_is_not_exported(desk: Desk, tmp_path: Path) -> None:
    desk.case.write_bytes(desk.case.read_bytes().replace(b"overloaded", b"overburden"))
    assert "damaged" in desk.program.fails(4, "export", desk.case, "-o", tmp_path / "out.jsonl")
    assert not list(tmp_path.glob("*.jsonl*"))
    assert desk.program.run("verify", desk.case).code == 1


@contextmanager
def held_open(case: Path) -> Iterator[None]:
    """Another process has the case open for writing, as the window does."""
    program = (
        "import sys; from pathlib import Path\n"
        "from briefing_app.services.session import CaseSession\n"
        "with CaseSession.open(Path(sys.argv[1]), author='Nour Bensal'):\n"
        "    print('open', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(case)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"open\n"
        yield
    finally:
        process.communicate(b"", timeout=30)


def test_case_locked_by_another_process_can_be_read_and_not_written(desk: Desk) -> None:
    with held_open(desk.case):
        message = desk.program.fails(4, "tag", "add", desk.case, desk.source, "x")
        assert "Nour Bensal" in message
        assert desk.program.ok("source", "list", desk.case)[0]["id"] == desk.source
        assert desk.program.run("verify", desk.case).code == 0
        assert desk.program.run("export", desk.case, "-o", desk.case.with_suffix(".jsonl")).code == 0
    desk.program.ok("tag", "add", desk.case, desk.source, "x")


@pytest.mark.skipif(os.name == "nt", reason="folders have no such permission on Windows")
def test_new_case_where_none_can_be(program: Program, desk: Desk, tmp_path: Path) -> None:
    assert "exists already" in program.fails(3, "new", desk.case, "--title", "T")
    assert "does not exist" in program.fails(3, "new", tmp_path / "no" / "x.casefile", "--title", "T")
    assert "handling" in program.fails(3, "new", tmp_path / "x.casefile", "--title", "T", "--handling", "SECRETISH")
    assert "title" in program.fails(3, "new", tmp_path / "x.casefile", "--title", " ")
    assert not (tmp_path / "x.casefile").exists()


def test_author_that_is_no_name(program: Program, tmp_path: Path) -> None:
    assert "author" in program.fails(3, "new", tmp_path / "x.casefile", "--title", "T", "--author", "a\x07b")


def test_without_an_author_the_login_name_acts_and_says_so(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFING_AUTHOR")
    monkeypatch.setattr("getpass.getuser", lambda: "ilse")
    result = program.run("new", tmp_path / "x.casefile", "--title", "T")
    assert result.code == 0
    assert "--author" in result.err
    assert program.ok("history", tmp_path / "x.casefile")[0]["author"] == "ilse"


# -- the machinery ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.BadInput, 3),
        (errors.CaseFileLocked, 4),
        (errors.CaseFileDamaged, 4),
        (errors.NotFound, 5),
        (errors.Refused, 6),
        (errors.StorageFault, 7),
    ],
)
def test_each_error_has_its_exit_code(error: type[errors.CaseError], code: int) -> None:
    assert exit_code(error("x")) == code


def test_defect_is_one_sentence_without_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("briefing_app.services.browse.search", broken)
    message = desk.program.fails(70, "search", desk.case, "x")
    assert "BRIEFING_DEBUG=1" in message
    assert "secret" not in message


def test_stopping_is_130(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing_app.services.browse.search", stopped)
    assert "Stopped" in desk.program.fails(130, "search", desk.case, "x")


def test_reader_that_goes_away_is_no_fault(desk: Desk) -> None:
    for number in range(3):
        desk.claim("at least 17 injured", "--notes", "x" * 70_000 + str(number))
    command = [sys.executable, "-m", "briefing_app", "claim", "list", str(desk.case), "--json"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_cannot_be_written_is_7(desk: Desk) -> None:
    command = [sys.executable, "-m", "briefing_app", "info", str(desk.case)]
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert result.returncode == 7
    assert result.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode on this system")
def test_file_name_that_is_no_text_can_be_printed(desk: Desk) -> None:
    odd = os.fsdecode(os.fsencode(desk.case.parent) + b"/caf\xe9.jsonl")
    command = [sys.executable, "-m", "briefing_app", "export", str(desk.case), "-o", odd, "--json"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["path"] == odd


def test_hostile_text_cannot_move_the_cursor(desk: Desk) -> None:
    desk.program.ok("expert", "add", desk.case, "--name", "Eve\x1b[2J\x1b[31m", "--notes", "a\u202eb")
    result = desk.program.run("expert", "list", desk.case)
    assert "\x1b" not in result.out
    assert "Eve" in result.out


@pytest.mark.parametrize("number", ["many", "1.5", "9" * 20, "9" * 5000, ""])
def test_a_number_that_cannot_be_meant_is_wrong_usage(desk: Desk, number: str) -> None:
    for arguments in (
        ["history", desk.case, "--merge", number],
        ["merges", desk.case, "--undo", number],
        ["search", desk.case, "ferry", "--limit", number],
    ):
        result = desk.program.run(*arguments)
        assert result.code == 2
        assert "is no whole number that can be meant here" in result.err


def test_what_was_typed_wrongly_is_shown_without_control_characters(desk: Desk) -> None:
    message = desk.program.fails(2, "check", desk.case, "\x1b[31mred")
    assert "\x1b" not in message
    assert "\ufffd[31mred" in message
