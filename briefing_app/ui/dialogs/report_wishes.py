# SPDX-License-Identifier: Apache-2.0
"""What may be chosen when a report is written: what it is compared with, and what LibreOffice does for it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from briefing_app.services.editions import NONE, Outlook
from briefing_app.ui import words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Tone, Words, column
from briefing_app.ui.widgets.picks import Pick


@dataclass(frozen=True, slots=True)
class Wishes:
    """``since``: an edition, "none", or None for the latest one."""

    since: str | None = None
    pdf: bool = False
    page_numbers: bool = True


class WishFields(QWidget):
    """The choices; without LibreOffice those that need it are off, and it is said what to install."""

    def __init__(self, outlook: Outlook, wishes: Wishes) -> None:
        super().__init__()
        layout = column(self, spacing=Space.M)
        self.since = Pick(tr("Tell what changed since"), _editions(outlook))
        self.since.set_value(wishes.since if wishes.since in [None, *(e.id for e in outlook.editions)] else None)
        if outlook.before is not None:
            layout.addWidget(Field(tr("Tell what changed since"), self.since))
        self.pdf = QCheckBox(tr("Also as a PDF file, laid out by LibreOffice"))
        self.page_numbers = QCheckBox(tr("Page numbers in the contents (a long report takes minutes)"))
        for tick, is_on in ((self.pdf, wishes.pdf), (self.page_numbers, wishes.page_numbers)):
            tick.setChecked(is_on and outlook.has_office)
            tick.setEnabled(outlook.has_office)
            layout.addWidget(tick)
        self.missing = Words(
            tr(
                "LibreOffice was not found on this computer. Install it (it is free) for PDF files and for page "
                "numbers in the contents."
            ),
            Size.LABEL,
            Tone.DIM,
            wrap=True,
        )
        layout.addWidget(self.missing)
        self.missing.setVisible(not outlook.has_office)

    @property
    def wishes(self) -> Wishes:
        return Wishes(self.since.value, self.pdf.isChecked(), self.page_numbers.isChecked())


def _editions(outlook: Outlook) -> list[tuple[str | None, str]]:
    """The latest edition, each of the others, or none."""
    found: list[tuple[str | None, str]] = [(None, tr("the latest edition"))]
    for edition in outlook.editions:
        name = tr("no. {number}, issued {date}", number=edition.number, date=words.moment(edition.issued_at))
        found.append((edition.id, words.joined(name, edition.audience)))
    return [*found, (NONE, tr("nothing: as if it were the first"))]


class ExportDialog(FormDialog):
    """Asked before the system asks where the file is to go."""

    given = Signal(object)
    """The wishes."""

    def __init__(self, parent: QWidget, outlook: Outlook, wishes: Wishes) -> None:
        super().__init__(parent, tr("Export the report"), tr("Choose the file…"))
        self.form.addWidget(Words(outlook.report.title, wrap=True, bold=True))
        self.fields = WishFields(outlook, wishes)
        self.form.addWidget(self.fields)
        self.form.addStretch(1)
        self.setMinimumWidth(480)
        self.main_button.setFocus()

    def submit(self) -> None:
        wishes = self.fields.wishes
        self.accept()
        self.given.emit(wishes)
