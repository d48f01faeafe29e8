# SPDX-License-Identifier: Apache-2.0
"""The search field of the top bar, with the finds under it while one types."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing_app.services import browse
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 150
LIMIT = 8
TYPES = ("source", "claim", "assessment", "report")


class SearchField(Line):
    """Finds sources, claims, assessments and reports; Return goes to the one that is chosen."""

    find_chosen = Signal(str, str)
    """Type, id."""

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__("Search everything", "Search everything")
        self._workspace = workspace
        self._host = host
        self._types: dict[str, str] = {}
        self.setClearButtonEnabled(True)
        self._popup = Surface("panel", "tblr", host)
        self._results = RowList("Finds")
        self._nothing = Words("Nothing found", tone=Tone.DIM)
        self._nothing.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout = column(self._popup, 1, 0)
        layout.addWidget(self._results)
        layout.addWidget(self._nothing)
        self._popup.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._typed)
        self._results.clicked.connect(lambda _: self._go())
        self._results.activated_id.connect(lambda _: self._go())
        self.installEventFilter(self)
        self._results.installEventFilter(self)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._popup.hide()

    def _search(self) -> None:
        text = self.text().strip()
        if text:
            self._workspace.read(
                self, lambda s: browse.search(s, text, types=TYPES, limit=LIMIT), self._show, key="search"
            )

    def _show(self, hits: list[browse.Hit]) -> None:
        if not self.text().strip() or not (self.hasFocus() or self._results.hasFocus()):
            return
        self._types = {hit.id: hit.type for hit in hits}
        self._results.set_rows(
            [ListRow(hit.id, hit.title, f"{hit.type.capitalize()} · {' '.join(hit.snippet.split())}") for hit in hits]
        )
        self._results.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        if hits:
            self._results.select(hits[0].id, quiet=True)
        host = self._host
        width = max(self.width(), 460)
        place = self.mapTo(host, QPoint(self.width() - width, self.height() + 2))
        self._popup.setGeometry(max(0, place.x()), place.y(), width, 58 * len(hits) + 2 if hits else 40)
        self._popup.raise_()
        self._popup.show()

    def _go(self) -> None:
        id = self._results.current_id
        if id in self._types:
            self._popup.hide()
            self.find_chosen.emit(self._types[id], id)
            self.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._hide_when_left)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._popup.isVisible():
            if event.key() == Qt.Key.Key_Escape:
                self._popup.hide()
                self.setFocus()
                return True
            if watched is self and event.key() == Qt.Key.Key_Down:
                self._results.setFocus()
                return True
            if watched is self and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return False

    def _hide_when_left(self) -> None:
        if not (self.hasFocus() or self._results.hasFocus()):
            self._popup.hide()
