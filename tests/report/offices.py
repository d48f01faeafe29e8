# SPDX-License-Identifier: Apache-2.0
"""Programs that stand for LibreOffice, found where it would be found."""

import os
import stat
from pathlib import Path

import pypdfium2
import pytest

from briefing_app.report import office

DRAWS = 'for last; do :; done; cp "$(dirname "$0")/sample.pdf" "${last%.docx}.pdf"'
"""Gives the same PDF for every document."""
FAILS = "exit 1"
SILENT = "exit 0"
CRASHES = "kill -SEGV $$"
NONSENSE = 'for last; do :; done; echo nonsense > "${last%.docx}.pdf"'
HANGS = "sleep 986.25 & sleep 986.25"


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> Path:
    """A shell script that is run in place of LibreOffice. It notes each run in the file "runs" beside it."""
    if os.name == "nt":
        pytest.skip("needs a shell for a stand-in of LibreOffice")
    place = folder / "office"
    place.mkdir(exist_ok=True)
    sample(place / "sample.pdf")
    program = place / "soffice"
    program.write_text(f'#!/bin/sh\necho run >> "$(dirname "$0")/runs"\n{script}\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", os.pathsep.join((str(place), os.environ["PATH"], os.defpath)))
    return program


def runs(program: Path) -> int:
    found = program.with_name("runs")
    return len(found.read_text().splitlines()) if found.exists() else 0


def none(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A machine without LibreOffice."""
    empty = folder / "no programs"
    empty.mkdir(exist_ok=True)
    monkeypatch.setenv("PATH", str(empty))
    monkeypatch.setattr(office, "_USUAL_PLACES", ())


def sample(path: Path, pages: int = 3) -> Path:
    """A PDF file with so many empty pages of A4."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842).close()
    document.save(path)
    document.close()
    return path
