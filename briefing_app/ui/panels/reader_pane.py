# SPDX-License-Identifier: Apache-2.0
"""The reader with what stands over the text: title, from whom and when, what can be done with a selection."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Source
from briefing_app.ui import choices, words
from briefing_app.ui.panels.reader import Highlight, Reader
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, column, row


class ReaderPane(Surface):
    """Shows one source; asks for claims and assessments from the selected passage."""

    claim_requested = Signal()
    assessment_requested = Signal()
    edit_requested = Signal()

    def __init__(self) -> None:
        super().__init__("panel")
        self.source: Source | None = None
        self.reader = Reader()
        self._title = Words("", Size.TITLE, bold=True, wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = Words("", tone=Tone.DIM, wrap=True)
        head = QWidget()
        inner = column(head, spacing=Space.XS)
        inner.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.M)
        inner.addWidget(self._title)
        self.edit_button = LinkButton("Edit the source…", self.edit_requested.emit)
        self.edit_button.setToolTip("Title, outlet, dates, reliability, handling (F2)")
        inner.addWidget(self._about)
        inner.addLayout(row(self.edit_button, None))
        self._hints = Surface("panel", "t")
        claim = LinkButton("New claim", self.claim_requested.emit)
        claim.setToolTip("Ctrl+Return")
        assessment = LinkButton("Expert assessment", self.assessment_requested.emit)
        assessment.setToolTip("Ctrl+E")
        line = row(
            claim, Words("Ctrl Return", Size.SMALL, Tone.DIM), Space.M,
            assessment, Words("Ctrl E", Size.SMALL, Tone.DIM), None,
            spacing=Space.XS,
        )  # fmt: skip
        line.setContentsMargins(Space.XXL, Space.XS, Space.M, Space.XS)
        self._hints.setLayout(line)
        self._hints.hide()
        layout = column(self, spacing=0)
        layout.addWidget(head)
        layout.addWidget(self.reader, 1)
        layout.addWidget(self._hints)
        self.reader.passage_selected.connect(self._show_hints)
        for keys, signal in (
            ("Ctrl+Return", self.claim_requested),
            ("Ctrl+Enter", self.claim_requested),
            ("Ctrl+E", self.assessment_requested),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        self.clear()

    def show_source(self, source: Source, text: str | None, highlights: Sequence[Highlight]) -> None:
        """Shows a source; without a text, only what is around the text that is shown already."""
        self.source = source
        self.edit_button.show()
        self._title.setText(source.title)
        side = Qt.AlignmentFlag.AlignRight if words.is_right_to_left(source.title) else Qt.AlignmentFlag.AlignLeft
        self._title.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        grade = f"reliability {source.reliability}, {choices.reliability_meaning(source.reliability)}"
        self._about.setText(
            words.joined(
                source.outlet,
                source.author,
                f"published {words.date_in_words(source.published)}" if source.published else None,
                f"retrieved {words.date_in_words(source.retrieved)}" if source.retrieved else None,
                grade if source.reliability else "reliability not graded",
                source.handling,
            )
        )
        if text is not None:
            self.reader.set_text(text)
        self.reader.set_highlights(highlights)

    def clear(self) -> None:
        self.source = None
        self.edit_button.hide()
        self._title.setText("")
        self._about.setText("Choose a source to read it.")
        self.reader.set_text("")

    def _show_hints(self) -> None:
        self._hints.setVisible(self.reader.selection is not None and self.source is not None)
