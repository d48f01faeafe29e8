# SPDX-License-Identifier: Apache-2.0
"""What an assessment rests on: claims found by typing, each for it or against it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.services import browse
from briefing_app.ui import words
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, Field, LinkButton, Tone, Words, clear, column, icon_button, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 150
OFFERED = 6
_OTHER = {"supports": "contradicts", "contradicts": "context", "context": "supports"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A record that the assessment rests on."""

    id: str
    statement: str
    stance: str = "supports"


class BasisPicker(QWidget):
    """Typing finds claims; Return takes one; each taken one shows whether it speaks for or against."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._grounds: list[Ground] = []
        self.line = Line("Type to find a claim")
        self._results = RowList("Claims found")
        self._results.setFixedHeight(0)
        self._results.hide()
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(Space.XS)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        layout = column(self, spacing=Space.XS)
        layout.addLayout(self._chosen)
        layout.addWidget(Field("Rests on", self.line))
        layout.addWidget(self._results)
        self.line.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._search)
        self.line.installEventFilter(self)
        self._results.activated_id.connect(self._take)
        self._results.clicked.connect(lambda index: self._take(self._results.current_id))

    @property
    def grounds(self) -> list[Ground]:
        return list(self._grounds)

    def set_grounds(self, grounds: list[Ground]) -> None:
        self._grounds = list(grounds)
        self.line.clear()
        self._show_results([])
        self._show_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._results.isVisible():
            if event.key() == Qt.Key.Key_Down:
                self._results.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take(self._results.current_id)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._show_results([])
                return True
        return False

    def _search(self) -> None:
        text = self.line.text().strip()
        if not text:
            self._show_results([])
            return
        self._workspace.read(
            self, lambda s: browse.search(s, text, types=("claim",), limit=OFFERED * 2), self._found, key="search"
        )

    def _found(self, hits: list[browse.Hit]) -> None:
        taken = {ground.id for ground in self._grounds}
        self._show_results([ListRow(hit.id, hit.title) for hit in hits if hit.id not in taken][:OFFERED])

    def _show_results(self, rows: list[ListRow]) -> None:
        self._results.set_rows(rows)
        self._results.setVisible(bool(rows))
        self._results.setFixedHeight(38 * len(rows))
        if rows:
            self._results.select(rows[0].id, quiet=True)

    def _take(self, id: str) -> None:
        number = self._results.rows.row_of(id)
        if number < 0:
            return
        self._grounds.append(Ground(id, self._results.rows.rows[number].title))
        self.line.clear()
        self._show_results([])
        self._show_chosen()
        self.line.setFocus()
        self.changed.emit()

    def _turn(self, id: str) -> None:
        self._grounds = [
            Ground(ground.id, ground.statement, _OTHER[ground.stance]) if ground.id == id else ground
            for ground in self._grounds
        ]
        self._show_chosen()
        self.changed.emit()

    def _drop(self, id: str) -> None:
        self._grounds = [ground for ground in self._grounds if ground.id != id]
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        clear(self._chosen)
        if self._grounds:
            self._chosen.addWidget(Words("What it rests on", Size.LABEL, Tone.DIM))
        for ground in self._grounds:
            text = f"{words.STANCE_SIGNS[ground.stance]} {words.STANCE_LABELS[ground.stance].lower()}"
            turn = LinkButton(text, lambda id=ground.id: self._turn(id))  # type: ignore[misc]
            turn.setToolTip("Supports, contradicts or context: press to change")
            statement = ElidedWords()
            statement.set_text(ground.statement)
            remove = icon_button("close", f"Take away: {ground.statement}", lambda id=ground.id: self._drop(id))  # type: ignore[misc]
            line = row(statement, turn, remove, spacing=Space.XS)
            line.setStretch(0, 1)
            self._chosen.addLayout(line)
