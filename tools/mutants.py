# SPDX-License-Identifier: Apache-2.0
"""Breaks the merge engine in the ways in which such engines are wrong, one at a time, and demands that tests notice.

Each mutant is a small change of the source, made in a copy of the project. A text that is not there any more, or
tests that fail without a mutant, end the check: a mutant that was never tried proves nothing.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("briefing_app", "resources", "tests", "tools", "benchmarks", "docs", "pyproject.toml", "README.md")
AT_ONCE = 2
SECONDS = 300
FAILED = 1  # pytest's exit code where tests ran and some failed

PEOPLE = "tests/property/test_many_people.py"
SCENARIOS = "tests/services/test_scenarios.py"
MERGING = "tests/store/test_merging.py"
KILLED = "tests/store/test_merge_killed.py"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong engine: ``text`` of the file, which stands there once, becomes ``wrong``. ``tests`` is the part of the
    suite that must notice."""

    name: str
    file: str
    text: str
    wrong: str
    tests: tuple[str, ...]

    def applied(self, source: str) -> str:
        """The source with the mistake. Raises ValueError where the text is not there exactly once."""
        if (count := source.count(self.text)) != 1:
            raise ValueError(f"“{self.name}” does not apply: its text stands {count} times in {self.file}.")
        return source.replace(self.text, self.wrong)


_CHANGES = "briefing_app/domain/changes.py"
_GATEWAY = "briefing_app/store/gateway.py"
_UNDOING = "briefing_app/store/undoing.py"
_APPLYING = "briefing_app/store/merge/applying.py"

MUTANTS = (
    Mutant(
        "silent last-write-wins", _CHANGES,
        "    return made\n", "    return made[:1]\n",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "delete wins", _CHANGES,
        "return self.inserted and (not self.deletes or self.is_contested)",
        "return self.inserted and not self.deletes",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "concurrency by clock", _CHANGES,
        "    return made\n",
        "    clock = {head: order.get(head.origin, (0, ''))[0] >> 16 for head in made}\n"
        "    return [head for head in made if clock[made[0]] - clock[head] < 3_600_000]\n",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "last arrived wins", _CHANGES,
        'made.sort(key=lambda head: (order.get(head.origin, (0, "")), head.write), reverse=True)', "made.reverse()",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "edit replaces all heads", _GATEWAY,
        "return [head.write for head in heads if key(head.value) == key(heads[0].value)]",
        "return [head.write for head in heads]",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "edit replaces nothing", _GATEWAY,
        "[shown, value, seen(state.heads[name])]", "[shown, value, []]",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "known records skipped", _APPLYING,
        "        changes = changes_of(other, found)\n",
        "        known = {row[0] for row in database.rows('SELECT record FROM log_change')}\n"
        "        changes = [change for change in changes_of(other, found) if change[1] not in known]\n",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "undo without head check", _UNDOING,
        "    if live == made and len(own) in (0, len(heads)):\n", "    if live or made:\n",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "merge drops blobs", _APPLYING,
        "    _take_blobs(database, other, coming.blobs, steps.step)\n", "",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "merge commits per record", _APPLYING,
        "        _append(database, found, number, following, changes)\n",
        "        _append(database, found, number, following, changes)\n"
        "        database.run('COMMIT')\n"
        "        database.run('BEGIN IMMEDIATE')\n",
        (MERGING, KILLED),
    ),
    Mutant(
        "merge commits per batch of records", "briefing_app/store/projecting.py",
        "        left |= _write(database, batch)\n",
        "        database.run('COMMIT')\n"
        "        database.run('BEGIN IMMEDIATE')\n"
        "        left |= _write(database, batch)\n",
        (MERGING, KILLED),
    ),
    Mutant(
        "what is referred to goes", _CHANGES,
        "return self.held or not self.live_writes <= self.seen_by_deletes",
        "return not self.live_writes <= self.seen_by_deletes",
        (SCENARIOS, PEOPLE),
    ),
    Mutant(
        "resolution supersedes only the shown side", _GATEWAY,
        "checked({name: value})[name], [head.write for head in heads]]",
        "checked({name: value})[name], seen(heads)]",
        (SCENARIOS, PEOPLE),
    ),
)  # fmt: skip


def copied(folder: Path) -> Path:
    """The project as it is now, without what was built from it."""
    ignore = shutil.ignore_patterns("__pycache__", "node_modules", ".hypothesis")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=ignore)
        else:
            shutil.copy(source, folder / part)
    return folder


def outcome(folder: Path, tests: Sequence[str]) -> tuple[int, str]:
    """Runs tests in a copy of the project, up to the first failure: pytest's exit code, and its last lines."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "HYPOTHESIS_PROFILE": "mutants",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment.pop("PYTEST_ADDOPTS", None)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *tests],
            cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return -1, f"The tests took longer than {SECONDS} s."
    return done.returncode, "\n".join(done.stdout.splitlines()[-3:])


def attempt(mutant: Mutant) -> str:
    """Tries one mutant; what is wrong, nothing where it was caught."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as name:
        folder = copied(Path(name))
        file = folder / mutant.file
        file.write_text(mutant.applied(file.read_text(encoding="utf-8")), encoding="utf-8")
        started = time.monotonic()
        code, said = outcome(folder, mutant.tests)
    caught = code == FAILED
    by = re.findall(r"^FAILED \S+::(\w+)", said, re.MULTILINE)
    where = f"{mutant.name} ({time.monotonic() - started:.0f} s){': ' if by else ''}{', '.join(by)}"
    print(f"{'caught' if caught else 'NOT CAUGHT':11} {where}", flush=True)
    return "" if caught else f"{mutant.name} (exit code {code}):\n{said}"


def baseline(tests: Sequence[str]) -> None:
    """The same tests must pass on the engine as it is."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as name:
        code, said = outcome(copied(Path(name)), tests)
    if code:
        raise SystemExit(f"The tests fail without any mutant (exit code {code}):\n{said}")
    print("passed      the engine as it is", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Tries wrong merge engines on the tests. Example: make mutants")
    parser.add_argument("--only", action="append", metavar="NAME", help="try this mutant only; can be repeated")
    parser.add_argument("--tests", action="append", metavar="FILE", help="run these tests instead of the fitting ones")
    given = parser.parse_args()
    chosen = [mutant for mutant in MUTANTS if not given.only or mutant.name in given.only]
    if given.tests:
        chosen = [Mutant(m.name, m.file, m.text, m.wrong, tuple(given.tests)) for m in chosen]
    for mutant in chosen:
        mutant.applied((ROOT / mutant.file).read_text(encoding="utf-8"))
    baseline(sorted({test for mutant in chosen for test in mutant.tests}))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        problems = [problem for problem in pool.map(attempt, chosen) if problem]
    for problem in problems:
        print(f"\nNot caught: {problem}")
    return 1 if problems or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
