# SPDX-License-Identifier: Apache-2.0
"""Temporary folders: private, and not there for good."""

import os
import stat
import subprocess
import time
from pathlib import Path

import pytest

from briefing_app.temporary import own_folder


@pytest.mark.skipif(os.name == "nt", reason="processes as POSIX has them")
def test_what_a_killed_process_left_goes_the_next_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with subprocess.Popen(["true"]) as ended:
        ended.wait()
    yesterday = time.time() - 90_000
    kept = {f"briefing-pdf-{os.getpid()}-a", f"briefing-pdf-{ended.pid}-new", f"other-pdf-{ended.pid}-a", "briefing-x"}
    for name in (*kept, f"briefing-pdf-{ended.pid}-old", f"briefing-office-{ended.pid}-old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.docx").write_bytes(b"secret")
        os.utime(tmp_path / name, None if name.endswith("-new") else (yesterday, yesterday))
    link = tmp_path / f"briefing-pdf-{ended.pid}-link"
    link.symlink_to(tmp_path / "briefing-x")
    with own_folder("pdf") as made:
        assert stat.S_IMODE(Path(made).stat().st_mode) == 0o700
        found = {path.name for path in tmp_path.iterdir()} - {Path(made).name, link.name}
    assert found == kept
    assert (link / "report.docx").exists()
