# SPDX-License-Identifier: Apache-2.0
"""Finding while one types: a line, and the list of what was found for its words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent

from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList, arrow_step

PAUSE_MS = 150


class FindList(QObject):
    """Asks for a search once typing rests; the arrow keys move in the list meanwhile."""

    def __init__(self, line: Line, results: RowList, search: Callable[[], object]) -> None:
        super().__init__(line)
        self._results = results
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(search)
        line.textChanged.connect(lambda _: self._pause.start())
        line.installEventFilter(self)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Takes what was found, and chooses the first unless what was chosen before is still there."""
        self._results.set_rows(list(rows))
        if rows and not self._results.current_id:
            self._results.select(rows[0].id)

    def stop_waiting(self) -> bool:
        """True if what was typed last has not been looked for yet: it is now for the caller to do so."""
        was_waiting = self._pause.isActive()
        self._pause.stop()
        return was_waiting

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and (self._results.step(arrow_step(event)))
        )
