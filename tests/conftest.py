# SPDX-License-Identifier: Apache-2.0
"""What all tests share: the platform, Hypothesis profiles, shared data and the rule on skipped tests."""

import faulthandler
import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

from briefing_app.store.sqlite import Database

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
SHARED_DATA_ABSENT = "the shared test data is not beside this checkout"
HANG_SECONDS = 180
GAP = "longest gap of the window"
IN_CI = os.environ.get("CI") == "true"

# A test that wants a real window starts a process of its own under Xvfb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("dev", deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=200, print_blob=True)
hypothesis.settings.register_profile(
    "mutants", deadline=None, max_examples=100, derandomize=True, phases=(hypothesis.Phase.generate,)
)
hypothesis.settings.register_profile("deep", deadline=None, max_examples=2000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "dev"))


@pytest.fixture(autouse=True, scope="session")
def disk_is_not_waited_for() -> Generator[None]:
    """No test can take the power away, and what only outlasts that would take a third of the time of all tests.

    Other processes that tests start wait as the program does; tests/store/test_durability.py looks at how it does.
    """
    asked = Database.set_synchronous
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "set_synchronous", lambda database, _: asked(database, "OFF"))
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leases and backups of a test stay in a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BRIEFING_HOME", str(home))
    monkeypatch.delenv("BRIEFING_AUTHOR", raising=False)
    return home


@pytest.fixture
def no_hang() -> Generator[None]:
    """For input that once kept the program busy for minutes or for ever: a hang ends the process with its stack.

    Not a measure of speed: the bound is far from what the slowest machine needs.
    """
    faulthandler.dump_traceback_later(HANG_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with real texts that are not ours to publish; the test is skipped where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(SHARED_DATA_ABSENT)
    return SHARED_DATA


def _is_forbidden_skip(report: pytest.TestReport | pytest.CollectReport) -> bool:
    if not (IN_CI and report.skipped) or hasattr(report, "wasxfail"):
        return False
    excused = SHARED_DATA_ABSENT in str(report.longrepr) and not SHARED_DATA.is_dir()
    return not excused


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"In CI no test may be skipped. {reason}"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, or one worker would still be at it when there is nothing left for the other."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if _is_forbidden_skip(report):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if _is_forbidden_skip(report):
        _fail(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line on what held the window up the longest. It is told, never asserted: machines have other work."""
    gaps = {
        (*value, report.nodeid)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == GAP
    }
    if gaps:
        milliseconds, where, test = max(gaps)
        terminalreporter.write_line(f"{GAP.capitalize()}: {milliseconds} ms in {test}, {where}")
