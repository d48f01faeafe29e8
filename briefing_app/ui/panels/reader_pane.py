# SPDX-License-Identifier: Apache-2.0
"""The reader with what stands around the text: title, from whom and when, the find bar, and what can be done with a
selection."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Source
from briefing_app.ui import choices, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.contested import ContestedSign
from briefing_app.ui.panels.find_bar import FindBar
from briefing_app.ui.panels.reader import Highlight, Reader
from briefing_app.ui.settings import Settings
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, column, row
from briefing_app.ui.widgets.chips import Flow
from briefing_app.ui.widgets.text_pane import HeadingLine
from briefing_app.ui.workspace import Workspace

FIND_KEYS = "Ctrl+F"


class ReaderPane(Surface):
    """Shows one source; asks for claims, citations and assessments from the selected passage."""

    claim_requested = Signal()
    cite_requested = Signal()
    assessment_requested = Signal()
    edit_requested = Signal()

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__("panel")
        self._settings = settings
        self._places: dict[str, int] = {}
        self.source: Source | None = None
        self.reader = Reader()
        self.reader.set_type_size(settings.reading_size)
        self.reader.show_margin(settings.reader_margin)
        self.find_bar = FindBar(workspace, self.reader)
        self.contested = ContestedSign(workspace, self)
        layout = column(self, spacing=0)
        layout.addWidget(self._head())
        layout.addWidget(self.find_bar)
        layout.addWidget(self.reader, 1)
        self._hints = _Hints(self._hinted())
        layout.addWidget(self._hints)
        self.reader.offered = self._passage_actions()
        self.reader.passage_selected.connect(self._show_hints)
        self.reader.find_requested.connect(self.find_bar.start)
        self.find_bar.closed.connect(self.reader.setFocus)
        # The window has a use of its own for Ctrl+F: the reader takes it while it has the keyboard.
        bind(self, [action for action in self.page_actions() if action.shortcut != FIND_KEYS])
        self._bind_twins()
        self.clear()

    def _head(self) -> QWidget:
        self._title = Words("", Size.TITLE, bold=True, wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = Words("", tone=Tone.DIM, wrap=True)
        self.edit_button = LinkButton(tr("Edit the source…"), self.edit_requested.emit)
        self.edit_button.setToolTip(tr("Title, outlet, dates, reliability, handling (F2)"))
        head = QWidget()
        inner = column(head, spacing=Space.XS)
        inner.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.M)
        inner.addWidget(self._title)
        inner.addWidget(self._about)
        inner.addLayout(row(self.edit_button, self.contested, None))
        return head

    # What can be done

    def page_actions(self) -> list[PageAction]:
        """Everything that can be done with the text that is shown."""
        has_marks, has_source = self._has_marks, self._has_source
        return [
            *self._passage_actions(),
            PageAction(tr("Find in the text"), FIND_KEYS, self.find_bar.start, has_source),
            PageAction(tr("Next find"), "F3", lambda: self.find_bar.step(1), has_source),
            PageAction(tr("Previous find"), "Shift+F3", lambda: self.find_bar.step(-1), has_source),
            PageAction(tr("Next claimed passage"), "F8", lambda: self._step_mark(1), has_marks),
            PageAction(tr("Previous claimed passage"), "Shift+F8", lambda: self._step_mark(-1), has_marks),
            PageAction(tr("Larger type"), "Ctrl+=", lambda: self.zoom(1)),
            PageAction(tr("Smaller type"), "Ctrl+-", lambda: self.zoom(-1)),
            PageAction(tr("Usual size of type"), "Ctrl+0", lambda: self.zoom(0)),
            PageAction(tr("Claims beside the text"), "Ctrl+Shift+M", self.turn_margin),
        ]

    def _passage_actions(self) -> list[PageAction]:
        return [
            PageAction(tr("New claim"), "Ctrl+Return", self.claim_requested.emit, self._has_source),
            PageAction(tr("Cite for a claim"), "Ctrl+Shift+Return", self.cite_requested.emit, self._has_source),
            PageAction(tr("Expert assessment"), "Ctrl+E", self.assessment_requested.emit, self._has_source),
        ]

    def _hinted(self) -> list[PageAction]:
        """The same in few words, for the line under a selection."""
        return [
            PageAction(tr("New claim"), "Ctrl+Return", self.claim_requested.emit),
            PageAction(tr("Cite"), "Ctrl+Shift+Return", self.cite_requested.emit),
            PageAction(tr("Assessment"), "Ctrl+E", self.assessment_requested.emit),
            PageAction(tr("Copy"), "Ctrl+C", self.reader.copy_selection),
        ]

    def _bind_twins(self) -> None:
        """The same on the keypad, and where plus needs no Shift."""
        for keys, run in (
            ("Ctrl+Enter", self.claim_requested.emit),
            ("Ctrl+Shift+Enter", self.cite_requested.emit),
            ("Ctrl++", lambda: self.zoom(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _has_source(self) -> bool:
        return self.source is not None

    def _has_marks(self) -> bool:
        return bool(self.reader.marks)

    def zoom(self, step: int) -> None:
        """Larger or smaller type by so many pixels; 0 for the usual size. Remembered."""
        self.reader.set_type_size(self.reader.type_size + step if step else int(Size.READING))
        self._settings.reading_size = self.reader.type_size

    def turn_margin(self) -> None:
        """Shows or hides the claims beside the text. Remembered."""
        self._settings.reader_margin = not self._settings.reader_margin
        self.reader.show_margin(self._settings.reader_margin)

    def _step_mark(self, step: int) -> None:
        self.reader.setFocus()
        self.reader.step_mark(step)

    # The source

    def show_source(
        self,
        source: Source,
        text: str | None,
        highlights: Sequence[Highlight],
        headings: Sequence[HeadingLine] = (),
    ) -> None:
        """Shows a source; without a text, only what is around the text that is shown already. One comes back to the
        place where one was."""
        if text is not None:
            self._keep_place()
        self.source = source
        self.edit_button.show()
        self._title.setText(source.title)
        side = Qt.AlignmentFlag.AlignRight if words.is_right_to_left(source.title) else Qt.AlignmentFlag.AlignLeft
        self._title.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._about.setText(_about(source))
        self.contested.show_record(Source, source.id)
        if text is not None:
            self.reader.set_text(text, headings)
        self.reader.set_highlights(highlights)
        if text is not None:
            self.find_bar.renew()
            self.reader.go_to_place(self._places.get(source.id, 0))

    def clear(self) -> None:
        """No source is shown."""
        self._keep_place()
        self.source = None
        self.edit_button.hide()
        self.contested.show_record(Source, "")
        self._title.setText("")
        self._about.setText(tr("Choose a source to read it."))
        self.reader.set_text("")
        self.find_bar.renew()

    def forget(self) -> None:
        """The case is closed: nothing of it stays."""
        self.clear()
        self._places.clear()
        self.find_bar.line.clear()
        self.find_bar.hide()

    def _keep_place(self) -> None:
        if self.source is not None:
            self._places[self.source.id] = self.reader.place

    def _show_hints(self) -> None:
        self._hints.setVisible(self.reader.selection is not None and self.source is not None)


class _Hints(Surface):
    """What can be done with a selection, with its keys. Where there is little room the keys give way."""

    def __init__(self, actions: Sequence[PageAction]) -> None:
        super().__init__("panel", "t")
        self._keys: list[Words] = []
        whole = column(self, spacing=0)
        whole.setContentsMargins(Space.XXL - 3, Space.XS, Space.M, Space.XS)
        lines = QWidget()
        flow = Flow(lines)
        whole.addWidget(lines)
        for action in actions:
            link = LinkButton(action.text, action.run)
            native = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            keys = Words(native, Size.SMALL, Tone.DIM)
            link.setToolTip(native)
            self._keys.append(keys)
            keys.setContentsMargins(0, 0, Space.S, 0)
            flow.addWidget(link)
            flow.addWidget(keys)
        margins = whole.contentsMargins()
        items = [item for number in range(flow.count()) if (item := flow.itemAt(number)) is not None]
        self._wide = sum(item.sizeHint().width() + Space.XS for item in items)
        self._wide += margins.left() + margins.right()
        self.setMinimumWidth(0)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for keys in self._keys:
            keys.setVisible(self.width() >= self._wide)


def _about(source: Source) -> str:
    """From whom, when, how good."""
    meaning = choices.reliability_meaning(source.reliability)
    grade = tr("reliability {grade}, {meaning}", grade=source.reliability, meaning=meaning)
    return words.joined(
        source.outlet,
        source.author,
        tr("published {date}", date=words.date_in_words(source.published)) if source.published else None,
        tr("retrieved {date}", date=words.date_in_words(source.retrieved)) if source.retrieved else None,
        grade if source.reliability else tr("reliability not graded"),
        source.handling,
    )
