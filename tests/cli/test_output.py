# SPDX-License-Identifier: Apache-2.0
"""Readable output: tables, lists of values, progress."""

import io

import pytest

from briefing_app.cli import output
from briefing_app.cli.output import Output, described, shown, table

ROWS = [{"id": "x" * 36, "statement": "word " * 40, "count": 3}, {"id": "y" * 36, "statement": "أخبار", "count": None}]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_table_fits_a_terminal_and_keeps_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "80")
    lines = table(ROWS, ("id", "statement", "count")).splitlines()
    assert max(map(len, lines)) < 80
    assert lines[2].startswith("x" * 36)
    assert "…" in lines[2]


def test_narrow_terminal_does_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "20")
    assert "x" * 36 in table(ROWS, ("id", "statement"))


def test_values_are_described_without_what_is_absent() -> None:
    found = described({"a": None, "b": True, "c": 1.5, "d": 7_000_000.0, "e": [], "f": ["x", "y"], "g": {"h": 1}})
    assert found.splitlines() == ["b: yes", "c: 1.5", "d: 7,000,000", "f: x, y", "g:", "  h: 1"]


@pytest.mark.parametrize("text", ["\x1b[2J", "a\rb", "a\u202eb", "\x00", "a\nb"])
def test_nothing_unprintable_reaches_a_terminal(text: str) -> None:
    assert "\ufffd" in shown(text)
    assert shown("prix\u00a0: 5\u202f€ أخبار") == "prix\u00a0: 5\u202f€ أخبار"


def test_progress_is_for_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, terminal = io.StringIO(), Terminal()
    for stream in (pipe, terminal):
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setattr(output, "_BETWEEN", 0)
        to = Output(as_json=False)
        to.progress("Import", 1000, 0)
        to.progress("Import", 5000, 5000)
        to.message("done")
    assert pipe.getvalue() == "done\n"
    assert "5,000 of 5,000" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[Kdone\n")
