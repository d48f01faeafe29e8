# SPDX-License-Identifier: Apache-2.0
"""Running the command line as a person or a script does."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing_app.cli import main

AUTHOR = "Ilse Brandt"
TEXT = (
    "Ferry hit at the landing\n\n"
    "The river police counted at least 17 injured on Monday. A spokesman for the ministry said the ferry had been "
    "overloaded.\n\nAn official who asked not to be named said the pilot was missing. The river police said the "
    "search goes on.\n"
)


@dataclass
class Result:
    """What one run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Program:
    """The program, run inside the test's process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def run(self, *arguments: object, stdin: bytes | None = None) -> Result:
        if stdin is not None:
            self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        found = self._capsys.readouterr()
        assert "Traceback" not in found.err
        return Result(code, found.out, found.err)

    def ok(self, *arguments: object, stdin: bytes | None = None) -> Any:
        """Runs with ``--json``, expects success, and returns what was printed."""
        result = self.run(*arguments, "--json", stdin=stdin)
        assert result.code == 0, result.err
        return result.json

    def fails(self, code: int, *arguments: object, stdin: bytes | None = None) -> str:
        """Expects this exit code, one message and no output; returns the message."""
        result = self.run(*arguments, stdin=stdin)
        assert (result.code, result.out) == (code, ""), result.err
        assert result.err.strip()
        return result.err


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    monkeypatch.setenv("BRIEFING_AUTHOR", AUTHOR)
    return Program(monkeypatch, capsys)


@dataclass
class Desk:
    """A case with one source."""

    program: Program
    case: Path
    source: str

    def claim(self, quote: str = "at least 17 injured", *more: object) -> Any:
        return self.program.ok(
            "claim", "add", self.case, "--source", self.source, "--quote", quote, "--statement", quote, *more
        )


@pytest.fixture
def desk(program: Program, tmp_path: Path) -> Desk:
    case = tmp_path / "ferry.casefile"
    program.ok("new", case, "--title", "Ferry", "--handling", "TLP:AMBER")
    text = tmp_path / "ledger.txt"
    text.write_text(TEXT, encoding="utf-8")
    source = program.ok("source", "add", case, text, "--outlet", "Ledger", "--reliability", "B")
    return Desk(program, case, source["id"])
