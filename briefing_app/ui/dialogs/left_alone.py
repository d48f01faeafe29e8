# SPDX-License-Identifier: Apache-2.0
"""What stays when a merge is taken back, because something was built upon it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services.history import LeftAlone
from briefing_app.ui import change_words, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.widgets.basic import Tone, Words
from briefing_app.ui.widgets.lists import RowList

Left = tuple[LeftAlone, tuple[str, str] | None]
"""What stays, and type and id of the record with a page on which it is shown."""


class LeftAloneDialog(FormDialog):
    """Each record or field that stays, with the reason; a record can be opened from it."""

    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""

    def __init__(self, parent: QWidget, left: Sequence[Left]) -> None:
        super().__init__(parent, tr("What stays of the merge"), tr("Open the record"))
        self._left = {f"{one.id}:{one.field or ''}": (one, home) for one, home in left}
        text = tr("Nothing of it is lost: each can be changed or removed by hand, or taken back from the history.")
        self.form.addWidget(Words(text, tone=Tone.DIM, wrap=True))
        self.list = RowList(tr("What stays of the merge"))
        self.list.set_rows([_row(key, one) for key, (one, _) in self._left.items()])
        self.list.current_changed.connect(lambda key: self.main_button.setEnabled(self._home(key) is not None))
        self.list.activated_id.connect(lambda _: self.submit())
        self.form.addWidget(self.list, 1)
        self.cancel_button.setText(tr("Close"))
        self.cancel_button.setAccessibleName(tr("Close"))
        self.resize(self.fitting(760, 480))
        self.list.select(next(iter(self._left), ""))
        self.list.setFocus()

    def submit(self) -> None:
        home = self._home(self.list.current_id)
        if home is not None:
            self.accept()
            self.record_requested.emit(*home)

    def _home(self, key: str) -> tuple[str, str] | None:
        return self._left[key][1] if key in self._left else None


def _row(key: str, one: LeftAlone) -> ListRow:
    field = change_words.field_label(one.field) if one.field else ""
    detail = words.joined(change_words.type_label(one.type), field, one.reason.rstrip("."))
    return ListRow(key, words.shortened(one.title, 160), detail)
