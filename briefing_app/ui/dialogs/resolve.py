# SPDX-License-Identifier: Apache-2.0
"""How a judgment came out: true, false or void, on which day, by the rule that was set for it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Assessment
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.basic import Field, Tone, Words
from briefing_app.ui.widgets.inputs import DateField
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice


class ResolveDialog(FormDialog):
    """Asks for outcome and day; the open judgment stays open until both are given."""

    given = Signal(object, object)
    """Outcome and day, or None and None: open again."""

    def __init__(self, parent: QWidget, judgment: Assessment) -> None:
        super().__init__(parent, tr("How did it come out?"), tr("Record the outcome"))
        self.outcome = SegmentedChoice(tr("Outcome"), (
            Option(None, tr("open"), tr("Not decided yet.")),
            Option("true", tr("true"), tr("It came true, by the rule.")),
            Option("false", tr("false"), tr("It proved false, by the rule.")),
            Option("void", tr("void"), tr("It can no longer be decided, and does not count.")),
        ))  # fmt: skip
        self.outcome.set_value(judgment.outcome or "true")
        today = datetime.now().astimezone().date()
        self.day = DateField(tr("Clear since"), today)
        self.day.set_value(judgment.resolved_on or today.isoformat())
        self.form.addWidget(Words(judgment.statement, wrap=True, bold=True))
        rule = judgment.resolution_rule or tr("No rule was set for how it is decided.")
        self.form.addWidget(Words(rule, Size.LABEL, Tone.DIM, wrap=True))
        self.form.addWidget(Field(tr("Outcome"), self.outcome))
        self.form.addWidget(self.day)
        self.form.addStretch(1)
        self.outcome.value_changed.connect(lambda value: self.day.setEnabled(value is not None))
        self.setMinimumWidth(480)
        self.outcome.setFocus()

    def submit(self) -> None:
        outcome = self.outcome.value
        if outcome is None:
            self.accept()
            self.given.emit(None, None)
            return
        if self.day.is_wrong or not self.day.value:
            self.say(tr("Say on which day that was clear."))
            self.day.line.setFocus()
            return
        day = self.day.value
        self.accept()
        self.given.emit(outcome, day)
