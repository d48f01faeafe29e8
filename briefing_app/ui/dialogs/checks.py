# SPDX-License-Identifier: Apache-2.0
"""The findings of the checks, of the whole case or of one report: look at them, open what they are about, let them
stand with a reason. The window stays alive beside it, so that one finding after the other can be settled."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Report
from briefing_app.services import checking
from briefing_app.services.checking import Checked
from briefing_app.services.session import CaseSession
from briefing_app.ui import check_words, words
from briefing_app.ui.aside import Aside
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.i18n import digits, mark, tr, trn
from briefing_app.ui.panels.finding_list import FindingDetails, FindingList, finding_rows
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words, button, column, row
from briefing_app.ui.widgets.menu_chip import MenuChip
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

OPENED = ("source", "claim", "assessment", "report", "expert", "assumption", "question")
"""Types of records that have a page."""
MOST = 1_000
"""Findings that are listed at once."""
WIDTH, HEIGHT = 860, 640
SCOPE_LETTERS = 26
_KEY = "checks"
_WAIVED = (("no", mark("Not waived")), ("yes", mark("Waived")))


class ChecksDialog(ActingDialog):
    """The list with its filters above and the chosen finding below. It does not hold the window up."""

    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""

    def __init__(self, parent: QWidget, workspace: Workspace, report: str | None = None) -> None:
        super().__init__(parent, workspace, tr("Checks"), tr("Open the record"))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self._aside = Aside(workspace, self)
        self._found: list[Checked] = []
        self._shown: dict[str, Checked] = {}
        self._is_read = self._is_stale = False
        self._make_parts(report)
        self._lay_out()
        self._connect()
        workspace.read(self, lambda s: s.all(Report), self._offer_reports)
        self.check()
        self.resize(self.fitting(WIDTH, HEIGHT))
        self.list.setFocus()

    def _make_parts(self, report: str | None) -> None:
        self.scope = Pick(tr("What is checked"), [(None, tr("The whole case"))])
        self.scope.setMinimumContentsLength(SCOPE_LETTERS)
        if report is not None:
            self.scope.set_choices([(None, tr("The whole case")), (report, tr("This report"))])
            self.scope.set_value(report)
        self.severity = MenuChip(tr("Severity"), [(key, check_words.SEVERITIES[key]) for key in check_words.SIGNS])
        self.standing = MenuChip(tr("Waived or not"), [(key, tr(text)) for key, text in _WAIVED])
        self.standing.set_value("no")
        self.list = FindingList()
        self.details = FindingDetails()
        self.again_button = button(tr("Check again"), self.check, tip=words.keys("F5"))
        self.waive_button = button(tr("Waive…"), self._change_waiver, tip=words.keys("F2"))
        self.stop_button = LinkButton(tr("Stop"), self.stop)
        self._running = Words("", Size.LABEL, Tone.DIM)
        self._said = Words("", Size.LABEL, Tone.DIM, wrap=True)

    def _lay_out(self) -> None:
        explanation = tr(
            "What the checks find is no error of the program: each says what to look at. A finding that may stand is "
            "waived with a reason, which a report can print."
        )
        self.form.addWidget(Words(explanation, tone=Tone.DIM, wrap=True))
        line = row(self.scope, self.severity, self.standing, None, self._running, self.stop_button, self.again_button)
        self.form.addLayout(line)
        self.form.addWidget(self._said)
        middle = column(None, spacing=Space.M)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.details)
        self.form.addLayout(middle, 1)
        self.cancel_button.setText(tr("Close"))
        self.cancel_button.setAccessibleName(tr("Close"))
        self.buttons.insertWidget(1, self.waive_button)

    def _connect(self) -> None:
        self.scope.value_changed.connect(lambda _: self.check())
        for chip in (self.severity, self.standing):
            chip.value_changed.connect(lambda _: self._show())
        self.list.current_changed.connect(self._choose)
        self.list.activated_id.connect(lambda _: self.submit())
        for keys, work in (("F5", self.check), ("F2", self._change_waiver)):
            QShortcut(QKeySequence(keys), self).activated.connect(work)
        space = self._workspace
        space.runner.progressed.connect(self._progress)
        space.notifier.case_changed.connect(self._follow)
        space.case_leaving.connect(self._leave)

    def show_scope(self, report: str | None) -> None:
        """Checks another report, or the whole case; anew also where it is the same."""
        if report == self.scope.value:
            self.check()
        else:
            self.scope.set_value(report)

    # Checking

    def check(self) -> None:
        """Checks anew, beside everything else."""
        report = self.scope.value

        def work(session: CaseSession, task: Task) -> list[Checked]:
            def tell(done: int, whole: int) -> None:
                task.report(done / whole)

            return checking.check(session, report, task.token.check, tell)

        self._is_read = self._is_stale = False
        self.say("")
        self._tell_running(tr("Checking …"))
        self._aside.read(_KEY, work, self._take, self._not_checked)
        self._show()

    def stop(self) -> None:
        """Gives the check up; what was found before stays to be seen."""
        self._aside.stop(_KEY)
        self._tell_running("")
        self._said.setText(tr("The check was stopped. “Check again” begins anew."))

    def _tell_running(self, text: str) -> None:
        self._running.setText(text)
        self.stop_button.setVisible(bool(text))
        self.again_button.setVisible(not text)

    def _progress(self, task: Task, part: float) -> None:
        if task.key == (self._aside, _KEY) and self._aside.is_reading(_KEY):
            self._tell_running(f"{tr('Checking …')} {part:.0%}")

    def _not_checked(self, failure: Failure) -> None:
        self._tell_running("")
        self._failed(failure)

    def _take(self, found: list[Checked]) -> None:
        self._found, self._is_read = found, True
        self._tell_running("")
        self._show()

    def _offer_reports(self, reports: Sequence[Report]) -> None:
        choices: list[tuple[str | None, str]] = [(None, tr("The whole case"))]
        self.scope.set_choices([*choices, *((each.id, words.shortened(each.title, 60)) for each in reports)])

    def _follow(self, changes: ChangeSet) -> None:
        """Waivers are read anew; whether anything else changes a finding, only another check can say."""
        if "waiver" in changes.types:
            self._workspace.read(self, checking.waived, self._take_waivers, key="waivers")
        if changes.types - {"waiver"}:
            self._is_stale = True
            self._show()

    def _take_waivers(self, reasons: checking.Waived) -> None:
        self._found = checking.with_waivers(self._found, reasons)
        self._show()

    # Showing

    def _show(self) -> None:
        severity, standing = self.severity.value, self.standing.value
        fitting = [
            each
            for each in self._found
            if severity in (None, each.finding.severity)
            and (standing is None or (standing == "yes") == (each.waived is not None))
        ]
        self._shown, rows = finding_rows(fitting[:MOST])
        self.list.set_rows(rows)
        if rows and not self.list.current_id:
            self.list.select(rows[0].id)
        self._choose(self.list.current_id)
        self._said.setText(self._summary(len(fitting)))

    def _summary(self, fitting: int) -> str:
        """What was found, how much of it is listed, and whether it still holds."""
        if not self._is_read:
            return ""
        since = tr("The case was changed since; “Check again” tells what is left.") if self._is_stale else ""
        if not self._found:
            return words.joined(tr("Nothing was found."), since)
        if not fitting:
            return words.joined(self._counts(), tr("None of them fits the filters."), since)
        more = tr("The first {number} are listed.", number=digits(MOST)) if fitting > MOST else ""
        return words.joined(self._counts(), more, since)

    def _counts(self) -> str:
        count = Counter(each.finding.severity for each in self._found if each.waived is None)
        waived = sum(each.waived is not None for each in self._found)
        return words.joined(
            trn(count["error"], "{n} error", "{n} errors") if count["error"] else "",
            trn(count["warning"], "{n} warning", "{n} warnings") if count["warning"] else "",
            trn(count["note"], "{n} note", "{n} notes") if count["note"] else "",
            trn(waived, "{n} waived", "{n} waived") if waived else "",
        )

    @property
    def chosen(self) -> Checked | None:
        return self._shown.get(self.list.current_id)

    def _choose(self, _id: str) -> None:
        chosen = self.chosen
        self.details.show_finding(chosen)
        self.main_button.setEnabled(chosen is not None)
        state = self._workspace.state
        self.waive_button.setEnabled(chosen is not None and state is not None and not state.read_only)
        text = tr("Take back") if chosen is not None and chosen.waived is not None else tr("Waive…")
        self.waive_button.setText(text)
        self.waive_button.setAccessibleName(text)

    # Acting

    def submit(self) -> None:
        """Opens what the finding is about on its page; the list stays."""
        chosen = self.chosen
        if chosen is None:
            return
        id = chosen.finding.subject

        def go(found: tuple[str, str] | None) -> None:
            if found is None:
                self.say(tr("This record has no page of its own. “briefing history” shows it."))
            else:
                self.say("")
                self.record_requested.emit(*found)

        self._workspace.read(self, lambda s: checking.opened(s, id, OPENED), go, key="open")

    def _change_waiver(self) -> None:
        chosen = self.chosen
        if chosen is None or not self.waive_button.isEnabled():
            return
        rule, subject = chosen.finding.rule, chosen.finding.subject
        if chosen.waived is not None:
            self._act("Take a waiver back", lambda s: checking.take_back(s, rule, subject), self._done)
            return
        explanation = tr(
            "{rule}: {what}. Say why it may stand. The reason is kept with the case, and a report can print it.",
            rule=rule,
            what=words.shortened(chosen.finding.message, 120),
        )
        dialog = ReasonDialog(self, tr("Let the finding stand?"), explanation, tr("Waive"))
        dialog.given.connect(lambda reason: self._waive(rule, subject, reason))
        dialog.open()

    def _waive(self, rule: str, subject: str, reason: str) -> None:
        self._act("Waive a finding", lambda s: checking.waive(s, rule, subject, reason), self._done)

    def _done(self, _: object) -> None:
        self._busy = False
        self.say("")

    def _leave(self) -> None:
        self.reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._aside.stop(_KEY)
        super().closeEvent(event)

    def reject(self) -> None:
        self._aside.stop(_KEY)
        super().reject()
