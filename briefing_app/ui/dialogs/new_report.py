# SPDX-License-Identifier: Apache-2.0
"""A new report: its title, and which outline it begins with."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services.outline_templates import OutlineTemplate
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.basic import Field, Tone, Words
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList


class NewReportDialog(FormDialog):
    """Return takes the usual outline; the arrow keys choose another."""

    given = Signal(str, str)
    """Title, name of the outline."""

    def __init__(
        self, parent: QWidget, title_of: Callable[[OutlineTemplate], str], outlines: Sequence[OutlineTemplate]
    ) -> None:
        """``title_of`` proposes a title for a report of an outline."""
        super().__init__(parent, tr("New report"), tr("Make it"))
        self._titles = {one.name: title_of(one) for one in outlines}
        self.title = Line(name=tr("Title"))
        self.outlines = RowList(tr("Outline"))
        self.outlines.set_rows([ListRow(one.name, tr(one.title), tr(one.description)) for one in outlines])
        self.form.addWidget(Field(tr("Title"), self.title))
        self.form.addWidget(Words(tr("Outline"), Size.LABEL, Tone.DIM))
        self.form.addWidget(self.outlines, 1)
        note = tr("Parts can be added, moved and left out at any time.")
        self.form.addWidget(Words(note, Size.LABEL, Tone.DIM, wrap=True))
        self.outlines.current_changed.connect(self._propose)
        self.outlines.select(outlines[0].name)
        self.outlines.activated_id.connect(lambda _: self.submit())
        self.resize(self.fitting(700, 640))
        self.outlines.setFocus()

    def _propose(self, name: str) -> None:
        """Another title with another outline, unless somebody wrote one."""
        if self.title.text() in ("", *self._titles.values()):
            self.title.setText(self._titles.get(name, ""))

    def submit(self) -> None:
        title = self.title.text().strip()
        if not title:
            self.say(tr("A report needs a title."))
            self.title.setFocus()
            return
        name = self.outlines.current_id
        self.accept()
        self.given.emit(title, name)
