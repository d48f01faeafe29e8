# SPDX-License-Identifier: Apache-2.0
"""Processes that are killed while they save back to a shared folder: the file there is whole, and nothing is lost."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.domain.records import Expert
from briefing_app.services import working
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from tests.store.cases import new_case

KILLS = 6 if os.environ.get("CI") == "true" else 2
WRITER = """
import sys
from pathlib import Path
from briefing_app.domain.errors import StorageFault
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Expert
from briefing_app.services import working
session = working.open_case(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
while True:
    expert = Expert.make(new_id(), name="Somebody")
    with session.transaction("Add") as work:
        work.insert(expert)
    print("added", expert.id, flush=True)
    try:
        working.save_back(session)
    except StorageFault:
        continue  # the other writes all the time; the next turn saves this back as well
    print("saved", expert.id, flush=True)
"""


def start(case: Path, home: Path, author: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(case), author],
        env={**os.environ, "BRIEFING_HOME": str(home)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def killed_after(processes: list[subprocess.Popen[str]], lines: int) -> list[list[str]]:
    """What the processes acknowledged until they were killed, when the first had said so much; the others are then
    wherever they happen to be."""
    said: list[list[str]] = []
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
    assert processes[0].stdout is not None
    said += [processes[0].stdout.readline().split() for _ in range(lines)]
    for process in processes:
        process.send_signal(signal.SIGKILL)
    for process in processes:
        with process:
            assert process.stdout is not None
            said += [line.split() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return said


@pytest.mark.slow
def test_killed_while_saving_back_two_machines_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    team = tmp_path / "team"
    team.mkdir()
    (team / ".dropbox").touch()
    new_case(team).close()
    case = team / "case.casefile"
    homes = {name: tmp_path / name for name in ("Ana", "Ben")}
    chance = random.Random(11)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        processes = [start(case, home, name) for name, home in homes.items()]
        acknowledged |= {line[1] for line in killed_after(processes, chance.randrange(1, 5))}
        assert verify(case) == []
    assert len(acknowledged) >= KILLS
    for name, home in [*homes.items(), *homes.items()]:
        monkeypatch.setenv("BRIEFING_HOME", str(home))
        with working.opened(case, name):
            pass
    with CaseSession.open(case, read_only=True) as session:
        assert {expert.id for expert in session.all(Expert)} >= acknowledged
    assert verify(case) == []
    assert sorted(path.name for path in team.iterdir()) == [".dropbox", "case.casefile"]
