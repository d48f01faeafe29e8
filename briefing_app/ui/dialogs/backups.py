# SPDX-License-Identifier: Apache-2.0
"""The backups of the open case: when and why each was made; read one, or make a case file of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import keeping
from briefing_app.services.keeping import Backup
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import Labels, digits, mark, tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, button, column
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace

REASONS = Labels(
    {
        "by-hand": mark("made by hand"),
        "hourly": mark("by the hour"),
        "before-merge": mark("before a merge"),
        "before-exchange": mark("before changes came in from the shared folder"),
        "before-migration": mark("before the file was brought to a newer format"),
        "before-replaced": mark("before another case took the place of this one"),
        "before-restore": mark("before a backup was restored"),
    }
)


class BackupsDialog(ActingDialog):
    """Restoring makes another file, so that the present state stays."""

    restore_requested = Signal(object)
    """A Backup: make a case file of it."""
    open_requested = Signal(object)
    """Its path: open it for reading."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, workspace, tr("Backups"), tr("Restore…"))
        self._backups: dict[str, Backup] = {}
        note = tr(
            "A restored backup becomes a case file of its own: the present case stays, and is backed up before."
            " Backups by the hour thin out: 10 hours, 14 days, 8 weeks; those made by hand stay."
        )
        self.form.addWidget(Words(note, Size.LABEL, Tone.DIM, wrap=True))
        self.list = RowList(tr("Backups of this case"))
        frame = Surface("panel", "tblr")
        inner = column(frame, spacing=Space.XS)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        self.form.addWidget(frame, 1)
        self.empty = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.form.addWidget(self.empty)
        self.make_button = button(tr("Back up now"), self._back_up)
        self.read_button = button(tr("Open for reading"), self._read)
        self.buttons.insertWidget(0, self.make_button)
        self.buttons.insertWidget(2, self.read_button)
        self.cancel_button.setText(tr("Close"))
        self.list.current_changed.connect(lambda _: self._enable())
        self.list.activated_id.connect(lambda _: self._read())
        self.resize(self.fitting(620, 520))
        self._enable()
        self._load()
        self.list.setFocus()

    def submit(self) -> None:
        """Restores the chosen backup."""
        chosen = self.chosen
        if chosen is not None:
            self.accept()
            self.restore_requested.emit(chosen)

    @property
    def chosen(self) -> Backup | None:
        """The backup that is current in the list."""
        return self._backups.get(self.list.current_id)

    def _load(self) -> None:
        self._workspace.read(self, keeping.backups, self._show, key="backups")

    def _show(self, found: Sequence[Backup]) -> None:
        self._backups = {each.path.name: each for each in found}
        self.list.set_rows([_row(name, each) for name, each in self._backups.items()])
        self.empty.setText("" if found else tr("There are no backups yet. The first is made after an hour of work."))
        self.empty.setVisible(not found)
        if found and not self.list.current_id:
            self.list.select(found[0].path.name)
        self._enable()

    def _enable(self) -> None:
        for each in (self.main_button, self.read_button):
            each.setEnabled(self.chosen is not None)

    def _read(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.accept()
            self.open_requested.emit(chosen.path)

    def _back_up(self) -> None:
        def work(session: CaseSession) -> Path:
            return keeping.backup(session)

        def done(path: Path) -> None:
            self._busy = False
            self._load()

        self._act("Back up", work, done)


def _row(name: str, found: Backup) -> ListRow:
    return ListRow(name, when(found), words.joined(REASONS.get(found.reason, found.reason), size_words(found.size)))


def when(found: Backup) -> str:
    """When a backup was made, in the person's own zone."""
    return words.moment(found.made.removesuffix(" UTC").replace(" ", "T") + "Z")


def size_words(size: int) -> str:
    """A number of bytes as one says it."""
    if size < 1_000_000:
        return tr("{n} KB", n=digits(max(1, round(size / 1000))))
    return tr("{n} MB", n=digits(round(size / 1_000_000, 1)))
