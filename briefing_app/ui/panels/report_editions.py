# SPDX-License-Identifier: Apache-2.0
"""The editions of a report that were issued, the latest first, and ways to their files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.records import Edition
from briefing_app.ui import words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words, clear, column, row

MOST = 8


class ReportEditions(QWidget):
    """The latest editions; how many more there are is said."""

    save_requested = Signal(object)
    """An edition whose file somebody wants to have."""
    pdf_requested = Signal(object)
    """An edition whose pages somebody wants to have as a PDF file."""
    redline_requested = Signal(object)
    """An edition that somebody wants to have with what changed in it since the one before."""

    reviews_requested = Signal()
    """Somebody wants to see what readers proposed to the editions."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, spacing=Space.S)
        layout.addWidget(Words(tr("Editions"), Size.HEADING, bold=True))
        self._none = Words(
            tr("Not issued yet. “Issue…” freezes the report with its file; the next edition tells what changed since."),
            Size.LABEL,
            Tone.DIM,
            wrap=True,
        )
        layout.addWidget(self._none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        layout.addLayout(self._rows)
        self.reviews_link = LinkButton(tr("Proposals of readers"), self.reviews_requested.emit)
        self.reviews_link.hide()
        layout.addLayout(row(self.reviews_link, None))
        self.listed: list[Edition] = []

    def show_editions(self, found: list[Edition]) -> None:
        self.listed = list(found)
        clear(self._rows)
        self._none.setVisible(not found)
        self.reviews_link.setVisible(bool(found))
        for number, edition in enumerate(found[:MOST]):
            self._add(edition, has_former=number + 1 < len(found))
        if len(found) > MOST:
            self._rows.addWidget(Words(tr("and {n} earlier ones", n=len(found) - MOST), Size.LABEL, Tone.DIM))

    def _add(self, edition: Edition, *, has_former: bool) -> None:
        name = tr("No. {number}", number=edition.number)
        self._rows.addWidget(Words(words.joined(name, edition.title), bold=True, wrap=True))
        issued = tr("issued {date}", date=words.moment(edition.issued_at))
        self._rows.addWidget(Words(words.joined(issued, edition.audience), Size.LABEL, Tone.DIM, wrap=True))
        link = LinkButton(tr("Save its file…"), lambda: self.save_requested.emit(edition))
        links = [link, LinkButton(tr("PDF…"), lambda: self.pdf_requested.emit(edition))]
        if has_former:
            links.append(LinkButton(tr("Show its changes…"), lambda: self.redline_requested.emit(edition)))
        for link in links:
            link.setAccessibleDescription(name)
        self._rows.addLayout(row(*links, None))
