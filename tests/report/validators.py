# SPDX-License-Identifier: Apache-2.0
"""All three kinds of check on a Word file: our own rules, the Open XML SDK, ooxml-integrity. Each sees what others miss
(reference/word.md, section 3)."""

import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ooxml_integrity
import pytest

from tests.report.package_checks import Finding
from tests.report.xml_checks import own_findings
from tools.set_up import validator_program

PROGRAM = validator_program()


def need_validator() -> None:
    """Skips the test where the validator is not installed; in CI that fails."""
    if not PROGRAM.exists():
        pytest.skip("the Open XML SDK's validator is not installed; python3 tools/set_up.py test does it")


def findings(paths: Sequence[Path]) -> dict[Path, list[Finding]]:
    """What any of the three finds in each file. The SDK starts once for each, as it takes no more, on two cores."""
    with ThreadPoolExecutor(2) as pool:
        by_sdk = pool.map(sdk_findings, paths)
        ours = [own_findings(path) + integrity_findings(path) for path in paths]
        return {path: found + sdk for path, found, sdk in zip(paths, ours, by_sdk, strict=True)}


def sdk_findings(path: Path) -> list[Finding]:
    """What Microsoft's own schema and semantic checks find, for the newest Word."""
    done = subprocess.run(
        [PROGRAM, path], capture_output=True, timeout=120, check=False, env={**os.environ, "DOTNET_TieredPGO": "0"}
    )
    answer = json.loads(done.stdout.decode("utf-8"))
    found = [
        Finding(f"sdk:{error['id'] or error['errorType']}", error["path"] or "", error["description"])
        for error in answer["errors"]
    ]
    assert answer["ok"] == (not found)
    return found


def integrity_findings(path: Path) -> list[Finding]:
    """What ooxml-integrity finds, remarks included."""
    return [
        Finding(f"integrity:{found.code}", found.part or found.where, found.message)
        for found in ooxml_integrity.check(path)
    ]
