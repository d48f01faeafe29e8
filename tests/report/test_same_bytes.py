# SPDX-License-Identifier: Apache-2.0
"""The same state of a case gives the same bytes: in any process, time zone and language, and twice in one."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
_SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C", "LC_ALL": "C", "LANGUAGE": "en"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": "de"},
    {"PYTHONHASHSEED": "random", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1"},
)
_EACH_TWICE = """
import hashlib, io
from briefing_app.report.build import build
from briefing_app.report.docx_writer import stream
from tests.report.documents import DOCUMENTS
for name, make in DOCUMENTS.items():
    for _ in range(2):
        case, report = make()
        file = io.BytesIO()
        stream(build(case.snapshot(), report), file)
        print(name, hashlib.sha256(file.getvalue()).hexdigest())
"""


def run(number: int, *command: str) -> str:
    environment = {**os.environ, **_SURROUNDINGS[number]}
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=True
    )
    return done.stdout


@pytest.mark.slow
def test_each_document_is_the_same_in_all_surroundings_and_twice() -> None:
    found = [run(number, "-c", _EACH_TWICE).splitlines() for number in range(len(_SURROUNDINGS))]
    assert found[0] == found[1] == found[2]
    assert found[0][0::2] == found[0][1::2]
    assert len(set(found[0])) == len(found[0]) / 2 >= 10


@pytest.mark.slow
def test_demonstration_is_written_alike_from_its_file(tmp_path: Path) -> None:
    """As a person does it: the whole way from the case file, with the file that ``demo`` itself wrote as the first."""
    assert main(["demo", str(tmp_path)]) == 0
    case, first = tmp_path / "Demonstration.casefile", tmp_path / "Demonstration.docx"
    report = run(0, "-m", "briefing_app", "report", "list", str(case)).splitlines()[2].split()[0]
    found = {hashlib.sha256(first.read_bytes()).hexdigest()}
    for number in range(len(_SURROUNDINGS)):
        target = tmp_path / f"{number}.docx"
        run(number, "-m", "briefing_app", "report", "build", str(case), report, "-o", str(target))
        found.add(hashlib.sha256(target.read_bytes()).hexdigest())
    assert len(found) == 1
