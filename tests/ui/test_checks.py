# SPDX-License-Identifier: Apache-2.0
"""The list of the checks: what was found, filtered, opened on its page, waived with a reason and taken back."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Assessment, Report, Source, Waiver
from briefing_app.services import checking, merging
from briefing_app.services.session import CaseSession
from briefing_app.ui import check_words
from briefing_app.ui.dialogs import checks
from briefing_app.ui.dialogs.checks import ChecksDialog
from briefing_app.ui.dialogs.small import ReasonDialog
from tests.store.cases import add, add_claim, add_source, cite, update

FIGURE = {"kind": "figure", "measure": "injured", "population": "civilians", "place": "Vale", "as_of": "2031-03-02"}
REASON = "Both sides say so."


def every_rule(path: Path) -> str:
    """A case in which each rule finds something; the id of its report."""
    with CaseSession.create(path, title="Case", author="Ana") as session:
        source, version = add_source(session)
        cite(session, add_claim(session, "It is closed"), version, "The bridge at Lower Vale was closed")
        add_claim(session, "Nobody saw it")
        for count in (3.0, 9.0):
            add_claim(session, f"{count:g} were hurt", best=count, **FIGURE)
        stated = {"author": session.analyst_id, "scale": "icd203", "key_judgment": True}
        add(session, Assessment.make(new_id(), statement="We have high confidence that it is likely.", **stated))
        wrong = {"term": "likely", "probability_low": 20.0, "probability_high": 40.0}
        add(session, Assessment.make(new_id(), statement="It opens.", **stated, **wrong))
        report = add(session, Report.make(new_id(), title="First")).id
    other = path.with_name("other.casefile")
    shutil.copy(path, other)
    with CaseSession.open(other, author="Ben") as session:
        update(session, Source, source.id, reliability="C")
    with CaseSession.open(path, author="Ana") as session:
        update(session, Source, source.id, reliability="B")
        merging.merge(session, other)
    return str(report)


@pytest.fixture
def report(desk) -> str:
    path = desk.folder / "case.casefile"
    made = every_rule(path)
    desk.window.open_case(path)
    desk.until(lambda: desk.window.workspace.state is not None)
    desk.settle()
    return made


def opened(desk, show: Callable[[], object]) -> ChecksDialog:
    show()
    dialog: ChecksDialog = desk.dialog(ChecksDialog)
    desk.until(lambda: dialog._is_read)
    desk.settle()
    return dialog


def rules(dialog: ChecksDialog) -> list[str]:
    return [row.badge for row in dialog.list.rows.rows]


def choose(dialog: ChecksDialog, rule: str) -> None:
    assert dialog.list.select(next(row.id for row in dialog.list.rows.rows if row.badge == rule))


def press(desk, dialog: ChecksDialog, key: Qt.Key) -> None:
    """A key in the list; a window without a window manager gives the keyboard to whatever came last."""
    dialog.activateWindow()
    desk.until(dialog.isActiveWindow)
    QTest.keyClick(dialog.list, key)


def waivers(desk) -> list[Waiver]:
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        return session.all(Waiver)


def test_every_rule_has_words_and_a_remedy_in_the_window(tmp_path: Path) -> None:
    path = tmp_path / "case.casefile"
    report = every_rule(path)
    with CaseSession.open(path, read_only=True) as session:
        found = [each.finding for each in checking.check(session, report)]
    assert {each.rule for each in found} == set(checking.RULES)
    assert dict(check_words.RULES) == checking.RULES
    assert {each.rule: each.remedy for each in found} == dict(check_words.REMEDIES)


def test_findings_of_the_whole_case_errors_first(desk, report: str) -> None:
    dialog = opened(desk, desk.window.menus.actions["checks"].trigger)
    found = rules(dialog)
    assert set(found) == set(checking.RULES) - {"T15"}
    severities = [dialog._shown[row.id].finding.severity for row in dialog.list.rows.rows]
    assert severities == sorted(severities, key=("error", "warning", "note").index)
    assert "1 warning" in dialog._said.text()
    choose(dialog, "T05")
    details = dialog.details
    assert (
        details.head.text() == "✕ Error  ·  T05: statement without a passage that holds" or "T05" in details.head.text()
    )
    assert details.message.text() == "Rests on no passage that holds; a report prints it as unsourced."
    assert details.remedy.text() == "What to do: Cite the passage that supports it."
    spoken = dialog.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Error" in spoken
    assert "statement without a passage that holds" in spoken


def test_the_reports_page_asks_about_its_report(desk, report: str) -> None:
    desk.window.go_to("report")
    desk.settle()
    dialog = opened(desk, desk.window.reports.check)
    assert dialog.scope.value == report
    assert "T15" in rules(dialog)
    desk.window.show_checks()
    desk.until(lambda: dialog._is_read and "T15" not in rules(dialog))
    assert len([each for each in desk.window.findChildren(ChecksDialog) if each.isVisible()]) == 1


def test_filters_by_severity_and_by_waiver(desk, report: str) -> None:
    dialog = opened(desk, desk.window.show_checks)
    dialog.severity.set_value("warning")
    assert set(rules(dialog)) == {"T07"}
    dialog.severity.set_value("note")
    assert rules(dialog) == []
    assert "None of them fits the filters." in dialog._said.text()
    assert not dialog.main_button.isEnabled()
    assert not dialog.waive_button.isEnabled()
    dialog.severity.set_value(None)
    dialog.standing.set_value("yes")
    assert rules(dialog) == []


def test_a_finding_is_waived_with_a_reason_and_taken_back_by_keys(desk, report: str) -> None:
    dialog = opened(desk, desk.window.show_checks)
    choose(dialog, "T05")
    before = len(rules(dialog))
    press(desk, dialog, Qt.Key.Key_F2)
    reason = desk.dialog(ReasonDialog)
    reason.submit()
    assert reason.isVisible()  # not without a reason
    reason.reason.setPlainText(REASON)
    reason.submit()
    desk.until(lambda: len(rules(dialog)) == before - 1)
    desk.settle()
    assert [(each.rule, each.reason) for each in waivers(desk)] == [("T05", REASON)]
    assert "1 waived" in dialog._said.text()
    dialog.standing.set_value("yes")
    assert dialog.details.waived.text() == f"Waived: {REASON}"
    assert dialog.waive_button.text() == "Take back"
    press(desk, dialog, Qt.Key.Key_F2)
    desk.until(lambda: rules(dialog) == [])
    desk.settle()
    assert waivers(desk) == []
    desk.window.workspace.undo()
    desk.until(lambda: rules(dialog) == ["T05"])


def test_return_opens_the_record_and_the_list_stays(desk, report: str) -> None:
    dialog = opened(desk, desk.window.show_checks)
    choose(dialog, "T14")
    subject = dialog.chosen.finding.subject
    press(desk, dialog, Qt.Key.Key_Return)
    desk.until(lambda: desk.window.assessments.selected[1] == subject)
    assert dialog.isVisible()
    desk.settle()
    choose(dialog, "conflict")
    dialog.submit()
    desk.until(lambda: desk.window._place == "source")


def test_another_change_is_told_and_checked_again(desk, report: str) -> None:
    dialog = opened(desk, desk.window.show_checks)
    space = desk.window.workspace
    space.act(desk.window, "Add claim", lambda s: add_claim(s, "Another one"))
    desk.until(lambda: "The case was changed since" in dialog._said.text())
    before = rules(dialog).count("T05")
    press(desk, dialog, Qt.Key.Key_F5)
    desk.until(lambda: dialog._is_read and rules(dialog).count("T05") == before + 1)
    assert "changed since" not in dialog._said.text()


def test_a_check_can_be_stopped(desk, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(desk, desk.window.show_checks)
    before = rules(dialog)
    began, tokens = threading.Event(), []

    def endless(session: CaseSession, report: str | None, stop: Callable[[], None], progress: object) -> None:
        tokens.append(stop)
        progress(1, 4)  # type: ignore[operator]
        began.set()
        while True:
            stop()

    monkeypatch.setattr(checks.checking, "check", endless)
    dialog.check()
    desk.until(began.is_set)
    desk.until(lambda: "25%" in dialog._running.text())
    assert dialog.stop_button.isVisible()
    assert not dialog.again_button.isVisible()
    dialog.stop()
    desk.settle()
    assert dialog.again_button.isVisible()
    assert rules(dialog) == before
    assert "stopped" in dialog._said.text()


def test_what_is_read_only_is_not_waived(desk, report: str) -> None:
    path = desk.window.workspace.state.path
    desk.window.workspace.open(path, "Ana", read_only=True)
    desk.until(lambda: desk.window.workspace.state.read_only)
    desk.settle()
    dialog = opened(desk, desk.window.show_checks)
    choose(dialog, "T05")
    assert not dialog.waive_button.isEnabled()
    assert dialog.main_button.isEnabled()


def test_it_goes_with_the_case(desk, report: str) -> None:
    dialog = opened(desk, desk.window.show_checks)
    desk.window.cases.close()
    desk.until(lambda: not desk._is_open(dialog))
    desk.settle()
    desk.window.show_checks()
    assert not [each for each in desk.window.findChildren(ChecksDialog) if each.isVisible()]
    assert not desk.window.menus.actions["checks"].isEnabled()


def test_a_great_many_are_listed_in_part(desk, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MOST", 2)
    dialog = opened(desk, desk.window.show_checks)
    assert len(rules(dialog)) == 2
    assert "The first 2 are listed." in dialog._said.text()


def test_a_sound_case_says_so(desk) -> None:
    desk.new_case()
    dialog = opened(desk, desk.window.show_checks)
    assert dialog._said.text() == "Nothing was found."
    assert dialog.details.head.text() == "No finding is chosen."
