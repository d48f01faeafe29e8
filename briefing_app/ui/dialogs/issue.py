# SPDX-License-Identifier: Apache-2.0
"""Before a report is issued: under which number, for whom, and what that means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Edition, Report
from briefing_app.services.editions import Outlook
from briefing_app.ui import choices, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.dialogs.report_wishes import Wishes, WishFields
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.basic import Field, Tone, Words
from briefing_app.ui.widgets.picks import Pick


class IssueDialog(FormDialog):
    """Asks for the audience, and for what is no part of the report; everything else is in it."""

    given = Signal(object, object)
    """The mark up to which it shows the case, None for all of it; and the wishes."""

    def __init__(self, parent: QWidget, outlook: Outlook, wishes: Wishes) -> None:
        report, number, before = outlook.report, outlook.number, outlook.before
        super().__init__(parent, tr("Issue report no. {number}", number=number), tr("Issue"))
        self.audience = Pick(tr("Audience"), [(None, tr("everyone who may see the report")), *choices.handlings()[1:]])
        self.form.addWidget(Words(report.title, wrap=True, bold=True))
        for text in (_about_number(report, number), _about_former(before)):
            if text:
                self.form.addWidget(Words(text, wrap=True))
        self.form.addWidget(
            Field(tr("Audience"), self.audience, tr("What is marked above this is left out, as if it did not exist."))
        )
        self.fields = WishFields(outlook, wishes)
        self.form.addWidget(self.fields)
        self.form.addWidget(
            Words(
                tr(
                    "An edition never changes: its file is kept in the case, and it can always be told what each "
                    "sentence of it rested on. You go on working on the next one."
                ),
                Size.LABEL,
                Tone.DIM,
                wrap=True,
            )
        )
        self.form.addStretch(1)
        self.setMinimumWidth(480)
        self.audience.setFocus()

    def submit(self) -> None:
        audience, wishes = self.audience.value, self.fields.wishes
        self.accept()
        self.given.emit(audience, wishes)


def _about_number(report: Report, number: int) -> str:
    if report.number in (None, number):
        return ""
    return tr("No. {taken} was issued before, so this one gets the next number.", taken=report.number)


def _about_former(before: Edition | None) -> str:
    if before is None:
        return tr("It is the first edition of this report.")
    return tr(
        "It tells what changed since no. {number}, issued on {date}.",
        number=before.number,
        date=words.moment(before.issued_at),
    )
