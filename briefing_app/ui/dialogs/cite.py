# SPDX-License-Identifier: Apache-2.0
"""Cites a further passage for a claim: choose a source, select the words in its text, press Return."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.domain.records import Claim, Source
from briefing_app.services import browse, claims, finding
from briefing_app.services import sources as source_texts
from briefing_app.services.browse import Highlight
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Field, Surface, Tone, Words, column, row
from briefing_app.ui.widgets.find_list import FindList
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Workspace


class CiteDialog(ActingDialog):
    """Stays open until the citation is made, and says what is wrong with it."""

    cited = Signal(str)
    """Id of the citation."""

    def __init__(self, parent: QWidget, workspace: Workspace, claim: Claim) -> None:
        super().__init__(parent, workspace, tr("Cite another passage"), tr("Cite the selected words"))
        self._claim = claim
        self._source = ""
        self._make_parts()
        self._lay_out()
        self.resize(self.fitting(1040, 720))
        self.main_button.setEnabled(False)
        self.line.setFocus()
        self._search()

    def _make_parts(self) -> None:
        self.line = Line(tr("Words of the source or its text"), tr("Find a source"))
        self.results = RowList(tr("Sources found"))
        self.reader = Reader()
        self.reader.setMinimumWidth(320)
        self.stance = SegmentedChoice(tr("Stance"), choices.stances(), explains=False)
        self.credibility = SegmentedChoice(tr("How credible is this item?"), choices.credibility())
        self.speaker = Line(tr("Nobody named"), tr("Who says so"))
        self._finds = FindList(self.line, self.results, self._search)
        self.results.current_changed.connect(self._open)
        self.results.activated_id.connect(lambda _: self.reader.setFocus())
        self.reader.passage_selected.connect(self._allow)
        self.reader.installEventFilter(self)

    def _lay_out(self) -> None:
        self.form.addWidget(Words(self._claim.statement, tone=Tone.DIM, wrap=True))
        left = Surface("panel", "r")
        inner = column(left, spacing=Space.S)
        inner.setContentsMargins(0, 0, Space.S, 0)
        inner.addWidget(self.line)
        inner.addWidget(self.results, 1)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(left)
        middle.addWidget(self.reader)
        middle.setSizes([300, 680])
        middle.setStretchFactor(1, 1)
        self.form.addWidget(middle, 1)
        fields = row(Field(tr("Stance"), self.stance), Field(tr("How credible is this item?"), self.credibility),
                     Field(tr("Who says so"), self.speaker), spacing=Space.M)  # fmt: skip
        for number, stretch in enumerate((3, 4, 2)):
            fields.setStretch(number, stretch)
            item = fields.itemAt(number)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form.addLayout(fields)

    def _search(self) -> None:
        text = self.line.text().strip()
        self._workspace.read(self, lambda session: finding.sources(session, text), self._show, key="find")

    def _show(self, found: list[Source]) -> None:
        self._finds.show_rows([_line(source) for source in found])

    def _open(self, id: str) -> None:
        if id and id != self._source:
            self._workspace.read(self, lambda session: _text(session, id), self._read, key="text")

    def _read(self, found: tuple[str, str, list[Highlight]]) -> None:
        self._source, text, highlights = found
        self.reader.set_text(text)
        self.reader.set_highlights(highlights)
        self._allow()

    def _allow(self) -> None:
        self.main_button.setEnabled(bool(self._source) and self.reader.selection is not None)
        self.say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return in the text cites what is selected there."""
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else 0
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.main_button.isEnabled():
            self.submit()
            return True
        return False

    def submit(self) -> None:
        selection, source, claim = self.reader.selection, self._source, self._claim.id
        if selection is None or not source:
            self.say(tr("Select the words in the text first."))
            return
        span = (selection.start, selection.end)
        fields: dict[str, Any] = {
            "stance": self.stance.value, "credibility": self.credibility.value,
            "speaker": self.speaker.text().strip() or None,
        }  # fmt: skip

        def work(session: CaseSession) -> str:
            return claims.cite(session, claim, source=source, span=span, **fields).id

        self._act(tr("Add citation"), work, self._done)

    def _done(self, id: str) -> None:
        self.accept()
        self.cited.emit(id)


def _line(source: Source) -> ListRow:
    detail = words.joined(source.outlet, words.day_in_words(source.published)) or tr("no outlet, no date")
    return ListRow(
        source.id, source.title, detail, source.reliability or "–", choices.reliability_meaning(source.reliability)
    )


def _text(session: CaseSession, id: str) -> tuple[str, str, list[Highlight]]:
    version = source_texts.current_version(session, id)
    return id, source_texts.text(session, version), browse.highlights(session, version.id)
