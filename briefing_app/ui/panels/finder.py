# SPDX-License-Identifier: Apache-2.0
"""A line in which typing finds records of some types; Return or a click takes one."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing_app.services import browse
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import column
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList, arrow_step
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 150
OFFERED = 6
ROW = 38
NEW = "new"


class Finder(QWidget):
    """The finds stand under the line, so that nothing covers the form. ``offers_new`` adds a row that makes one."""

    chosen = Signal(str, str, str)
    """Type, id and title."""
    new_requested = Signal(str)

    def __init__(
        self, workspace: Workspace, types: Sequence[str], placeholder: str, name: str, new_label: str = ""
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._types = tuple(types)
        self._kinds: dict[str, str] = {}
        self._new_label = new_label
        self.left_out: Callable[[], Collection[str]] = tuple
        self.line = Line(placeholder, name)
        self.results = RowList(tr("Finds"))
        self.results.setFixedHeight(0)
        self.results.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        layout = column(self, spacing=Space.XS)
        layout.addWidget(self.line)
        layout.addWidget(self.results)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._search)
        self.line.installEventFilter(self)
        self.results.installEventFilter(self)
        self.results.activated_id.connect(self._take)
        self.results.clicked.connect(lambda _: self._take(self.results.current_id))

    def clear(self) -> None:
        self.line.clear()
        self._pause.stop()
        self._show([])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self.results.isVisible():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._show([])
            self.line.setFocus()
            return True
        if watched is self.line and self.results.step(arrow_step(event)):
            return True
        if watched is self.line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._take(self.results.current_id)
            return True
        return False

    def _search(self) -> None:
        text = self.line.text().strip()
        if not text:
            self._show([])
            return
        limit = OFFERED * 2
        self._workspace.read(
            self, lambda s: browse.search(s, text, types=self._types, limit=limit), self._found, key="search"
        )

    def _found(self, hits: list[browse.Hit]) -> None:
        text = self.line.text().strip()
        if not text:
            return
        gone = set(self.left_out())
        kept = [hit for hit in hits if hit.id not in gone][:OFFERED]
        self._kinds = {hit.id: hit.type for hit in kept}
        rows = [ListRow(hit.id, hit.title) for hit in kept]
        if self._new_label:
            rows.append(ListRow(NEW, self._new_label.format(words=text)))
        self._show(rows)

    def _show(self, rows: list[ListRow]) -> None:
        self.results.set_rows(rows)
        self.results.setVisible(bool(rows))
        self.results.setFixedHeight(ROW * len(rows))
        if rows:
            self.results.select(rows[0].id, quiet=True)

    def _take(self, id: str) -> None:
        number = self.results.rows.row_of(id)
        if number < 0:
            return
        title, text = self.results.rows.rows[number].title, self.line.text().strip()
        self.clear()
        self.line.setFocus()
        if id == NEW:
            self.new_requested.emit(text)
        else:
            self.chosen.emit(self._kinds[id], id, title)
