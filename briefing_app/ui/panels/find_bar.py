# SPDX-License-Identifier: Apache-2.0
"""Finding words in the text that is read: a line over the text, what is found tinted in it."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from briefing_app.domain.finding import MOST_MATCHES, SearchableText
from briefing_app.ui.i18n import digits, tr
from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.tasks import Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, icon_button, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.workspace import Workspace

LONGEST_QUERY = 200


class FindBar(Surface):
    """Return and F3 go to the next find, with Shift to the one before; Esc leaves it selected."""

    closed = Signal()

    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        super().__init__("background", "tb")
        self._workspace = workspace
        self._reader = reader
        self._searchable: SearchableText | None = None
        self._spans: list[tuple[int, int]] = []
        self._current = -1
        self._from = 0
        self.line = Line(tr("Find in the text"), tr("Find in the text"))
        self.line.setMaximumWidth(280)
        self.told = Words("", Size.LABEL, Tone.DIM)
        self.previous = icon_button("up", tr("The one before (Shift+Return)"), lambda: self.step(-1))
        self.following = icon_button("down", tr("The next one (Return)"), lambda: self.step(1))
        self.close_button = icon_button("close", tr("Close (Esc)"), self.leave)
        inner = row(
            self.line, self.previous, self.following, Space.XS, self.told, None, self.close_button, spacing=Space.XS
        )
        inner.setStretch(0, 2)
        inner.setContentsMargins(Space.XXL - Space.S, Space.XS, Space.S, Space.XS)
        self.setLayout(inner)
        self.setAccessibleName(tr("Find in the text"))
        self.line.textChanged.connect(lambda _: self._search())
        self.line.installEventFilter(self)
        self.hide()

    @property
    def spans(self) -> list[tuple[int, int]]:
        """What was found, in code points."""
        return list(self._spans)

    @property
    def current(self) -> int:
        """The number of the current find, -1 where there is none."""
        return self._current

    def start(self) -> None:
        """Opens with what is selected, or what was looked for last."""
        selection = self._reader.selection
        self._from = selection.start if selection else self._reader.place_in_text
        self.show()
        if selection is not None and len(selection.text) <= LONGEST_QUERY and "\n" not in selection.text:
            self.line.setText(selection.text)
        self.line.setFocus()
        self.line.selectAll()
        self._search()

    def renew(self) -> None:
        """Another text is shown: looks for the same in it."""
        self._searchable = None
        self._from = 0
        self._take([])
        if not self.isHidden():
            self._search()

    def leave(self) -> None:
        """Closes; the current find stays selected in the text."""
        span = self._spans[self._current] if self._current >= 0 else None
        self.hide()
        self._reader.show_finds((), -1)
        if span is not None:
            self._reader.select_span(*span)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) find, round the ends of the text."""
        if self.isHidden():
            self.start()
        elif self._spans:
            self._current = (self._current + by) % len(self._spans)
            self._reader.show_find(self._current)
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find):
            if event.type() == QEvent.Type.KeyPress:
                self.line.selectAll()
            event.accept()  # also the question whether the window's own use of these keys gives way
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
                    return False
                self.step(-1 if shift else 1)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        wanted = self.line.text()
        if self.isHidden():
            return
        if not wanted.strip():
            self._take([])
        elif self._searchable is not None:
            self._take(self._searchable.find(wanted))
        else:
            text = self._reader.text
            task = Task("Read", lambda _: (text, SearchableText(text)), self, self._ready, None, key=(self, "text"))
            self._workspace.runner.in_pool(task)

    def _ready(self, made: tuple[str, SearchableText]) -> None:
        text, searchable = made
        if text is self._reader.text:
            self._searchable = searchable
            self._search()

    def _take(self, spans: list[tuple[int, int]]) -> None:
        """Shows what was found; the one from which on one reads becomes current."""
        self._spans = spans
        self._current = bisect_left(spans, (self._from, 0)) % len(spans) if spans else -1
        self._reader.show_finds(spans, self._current)
        self._tell()

    def _tell(self) -> None:
        for part in (self.previous, self.following):
            part.setEnabled(bool(self._spans))
        wanted = bool(self.line.text().strip())
        number, count = self._current + 1, len(self._spans)
        if not wanted:
            text = ""
        elif not count:
            text = tr("Not in this text")
        elif count == MOST_MATCHES:
            text = tr("{number} of more than {count}", number=digits(number), count=digits(count - 1))
        else:
            text = tr("{number} of {count}", number=digits(number), count=digits(count))
        self.told.set_tone(Tone.ALARM if wanted and not count else Tone.DIM)
        self.told.setText(text)
        self.line.setAccessibleDescription(text)
