# SPDX-License-Identifier: Apache-2.0
"""In CI a skipped test fails the run, so that nothing is left out unnoticed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"

SAMPLES = {
    "mark": "import pytest\n@pytest.mark.skip(reason='no reason')\ndef test_it(): pass\n",
    "call": "import pytest\ndef test_it(): pytest.skip('no reason')\n",
    "import": "import pytest\npytest.importorskip('no_such_module')\ndef test_it(): pass\n",
}
EXCUSED = "def test_it(shared_data): pass\ndef test_other(): pass\n"
EXPECTED_FAILURE = "import pytest\n@pytest.mark.xfail\ndef test_it(): assert False\n"


def run_sample(folder: Path, sample: str, ci: str) -> int:
    (folder / "tests").mkdir()
    (folder / "tests" / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "tests" / "test_sample.py").write_text(sample, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        ".",
    ]
    environment = {**os.environ, "CI": ci}
    environment.pop("PYTEST_ADDOPTS", None)
    result = subprocess.run(
        [*command, "tests"], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )
    return result.returncode


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_skip_fails_the_run_in_ci(tmp_path: Path, sample: str) -> None:
    assert run_sample(tmp_path, sample, ci="true") != 0


def test_skip_is_allowed_elsewhere(tmp_path: Path) -> None:
    assert run_sample(tmp_path, SAMPLES["call"], ci="") == 0


@pytest.mark.parametrize("sample", [EXCUSED, EXPECTED_FAILURE], ids=["shared data absent", "expected failure"])
def test_excused_outcome_passes_in_ci(tmp_path: Path, sample: str) -> None:
    assert run_sample(tmp_path, sample, ci="true") == 0
