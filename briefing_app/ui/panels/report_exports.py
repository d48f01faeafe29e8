# SPDX-License-Identifier: Apache-2.0
"""The files that a report was written to last, what became of them, and ways to them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefing_app.services.exports import ListedExport
from briefing_app.ui import words
from briefing_app.ui.i18n import digits, mark, tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Tone, Words, clear, column, row

STATES = {"there": "", "changed": mark("changed since"), "gone": mark("no longer there")}


def size_words(size: int) -> str:
    """A file's size: "48 KB", "1.2 MB"."""
    if size < 1_000_000:
        return tr("{number} KB", number=digits(max(1, round(size / 1000))))
    return tr("{number} MB", number=f"{size / 1_000_000:,.1f}")


def open_file(path: str) -> None:
    """Opens a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def show_folder(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))


def copy_path(path: str) -> None:
    QApplication.clipboard().setText(path)


class ReportExports(QWidget):
    """Five rows at most."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, spacing=Space.S)
        layout.addWidget(Words(tr("Last exports"), Size.HEADING, bold=True))
        self._none = Words(tr("Not exported on this computer yet."), Size.LABEL, Tone.DIM, wrap=True)
        layout.addWidget(self._none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        layout.addLayout(self._rows)
        self.listed: list[ListedExport] = []

    def show_exports(self, found: list[ListedExport]) -> None:
        self.listed = list(found)
        clear(self._rows)
        self._none.setVisible(not found)
        for listed in found:
            self._add(listed)

    def _add(self, listed: ListedExport) -> None:
        export = listed.export
        name = ElidedWords("", bold=listed.state == "there")
        name.set_text(Path(export.path).name)
        name.setToolTip(words.tip(export.path))
        state = STATES[listed.state]
        about = words.joined(
            words.moment(export.time), size_words(export.size), export.audience, f"▲ {tr(state)}" if state else ""
        )
        self._rows.addWidget(name)
        self._rows.addWidget(Words(about, Size.LABEL, Tone.ALARM if state else Tone.DIM, wrap=True))
        for remark in export.remarks:
            self._rows.addWidget(Words(f"▲ {remark}", Size.LABEL, Tone.DIM, wrap=True))
        path = export.path
        links = [LinkButton(tr("Open the file"), lambda: open_file(path))] if listed.state != "gone" else []
        links += [
            LinkButton(tr("Show folder"), lambda: show_folder(path)),
            LinkButton(tr("Copy path"), lambda: copy_path(path)),
        ]
        for link in links:
            link.setAccessibleDescription(Path(path).name)
        self._rows.addLayout(row(*links, None))
