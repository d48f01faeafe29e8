# SPDX-License-Identifier: Apache-2.0
"""Cites a passage for a claim that is in the case already: type to find it, Return cites."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from briefing_app.domain.errors import BadInput
from briefing_app.services import browse, claims, likeness
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import Index, ListRow
from briefing_app.ui.panels.claim_editor import PassageDraft
from briefing_app.ui.panels.editing import Editor, Parked
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Surface, Tone, Words, column, row
from briefing_app.ui.widgets.form import Form
from briefing_app.ui.widgets.inputs import Line, Passage
from briefing_app.ui.widgets.lists import RowDelegate, RowList, arrow_step, paint_badge
from briefing_app.ui.widgets.painted_lines import paint_line, paint_two_lines
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 150
OFFERED = 5
FOUND = 30


def candidates(session: CaseSession, draft: PassageDraft, text: str) -> list[ListRow]:
    """Claims with these words; without any, those that resemble the passage. Runs on the worker."""
    shares: dict[str, str] = {}
    if text:
        try:
            ids = [hit.id for hit in browse.search(session, text, ("claim",), FOUND)]
        except BadInput:  # nothing but signs so far
            ids = []
    else:
        found = likeness.like(session, draft.text, OFFERED)
        ids = [likely.id for likely in found]
        shares = {likely.id: tr("shares {words}", words=likely.why) for likely in found}
    return [
        ListRow(
            item.id,
            item.statement,
            words.joined(shares.get(item.id), item.source_title),
            item.grade,
            tr("grade {grade}", grade=item.grade),
            struck=item.status == "withdrawn",
        )
        for item in browse.claim_rows(session, ids)
    ]


class _Delegate(RowDelegate):
    """A statement on two lines, so that it can be told from others, and under it what it shares with the passage."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 78)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, item: ListRow) -> None:
        colours = theme.colours()
        area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
        font = theme.interface()
        font.setStrikeOut(item.struck)
        painter.setFont(font)
        painter.setPen(colours.text)
        paint_two_lines(painter, QRect(area.left(), area.top() + Space.S, area.width(), 38), item.title)
        under = QRect(area.left(), area.bottom() - 26, area.width(), 18)
        left = paint_badge(painter, under.right(), under.center().y(), item.badge)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        paint_line(painter, QRect(under.left(), under.top(), left - under.left() - Space.S, 18), item.detail)


class CiteEditor(Editor):
    """The passage, the claim it is cited for, and how the two hang together."""

    saved = Signal(str)
    """The id of the claim."""

    what = "citation"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._draft: PassageDraft | None = None
        self._found_for: str | None = None
        self.setAccessibleName(tr("Cite for a claim"))
        self._make_fields()
        self._frame(self._form(), tr("Cite"), tr("Return, while a claim is being found"))
        self.line.textChanged.connect(lambda _: self._pause.start())
        self.line.installEventFilter(self)
        self._pause.timeout.connect(self._search)
        self.results.activated_id.connect(lambda _: self.save())
        self.results.doubleClicked.connect(lambda _: self.save())

    def _make_fields(self) -> None:
        self.passage = Passage()
        self.passage.setMaximumHeight(112)
        self.line = Line(tr("Words of the claim"), tr("Find the claim"))
        self.line.setClearButtonEnabled(True)
        self.results = RowList(tr("Claims to cite the passage for"))
        self.results.setItemDelegate(_Delegate(self.results))
        self.results.setMinimumHeight(116)
        self._told = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.stance = SegmentedChoice(tr("What the passage does to the claim"), choices.stances(), explains=False)
        self.credibility = SegmentedChoice(tr("How credible is this item?"), choices.credibility())
        self.confidence = SegmentedChoice(tr("Confidence in this link"), choices.confidence(), explains=False)
        self.reason = Line(tr("Why, in a few words"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.form = Form({
            "line": self.line, "stance": self.stance, "credibility": self.credibility, "confidence": self.confidence,
            "reason": self.reason,
        })  # fmt: skip

    def _form(self) -> QWidget:
        form = QWidget()
        layout = column(form, Space.L, Space.M)
        layout.addLayout(
            row(
                Words(tr("Cite for a claim"), Size.HEADING, bold=True), None,
                Words(words.keys("Ctrl+Shift+Return"), Size.SMALL, Tone.DIM),
            )
        )  # fmt: skip
        layout.addWidget(Field(tr("Passage"), self.passage))
        layout.addWidget(self.line)
        frame = Surface("panel", "tblr")
        inner = column(frame, 1, 0)
        inner.addWidget(self._told)
        inner.addWidget(self.results, 1)
        self._told.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.addWidget(frame, 1)
        layout.addWidget(Field(tr("What the passage does to the claim"), self.stance))
        layout.addWidget(Field(tr("How credible is this item?"), self.credibility))
        layout.addWidget(Field(tr("Confidence in this link"), self.confidence))
        layout.addWidget(Field(tr("Reason for the confidence"), self.reason))
        return form

    # Filling

    def start(self, draft: PassageDraft) -> None:
        """A passage to be cited; what was put aside for just this one comes back."""
        self.put_aside()
        if self._parked and self._parked[-1].about == draft:
            self.take_up()
            return
        self._begin(draft)

    def _begin(self, draft: PassageDraft) -> None:
        self._draft = draft
        self._is_open = True
        self._say("")
        self.passage.set_text(draft.text)
        self.stance.set_value("supports")
        self.credibility.set_value(None)
        self.confidence.set_value("not_stated")
        self.reason.setText("")
        self.line.setText("")
        self._pause.stop()
        self._found_for = None
        self.results.set_rows([])
        self.form.begin()
        self.line.setFocus()
        self._search()

    def _about(self) -> PassageDraft | None:
        return self._draft

    def _resume(self, parked: Parked) -> None:
        self._begin(parked.about)

    def _title(self) -> str:
        return self.passage.text

    # Finding

    def _search(self) -> None:
        draft, text = self._draft, self.line.text().strip()
        if draft is not None:
            self._workspace.read(
                self, lambda s: candidates(s, draft, text), lambda rows: self._show(rows, text), key="find"
            )

    def _show(self, rows: list[ListRow], text: str) -> None:
        self._found_for = text
        self.results.set_rows(rows)
        self.results.setVisible(bool(rows))
        if rows:
            self.results.select(rows[0].id, quiet=True)
            told = tr("Found") if text else tr("Resembling the passage. Nothing is linked until you cite.")
        else:
            told = tr("No claim has these words.") if text else tr("No claim resembles the passage. Type words of one.")
        self._told.setText(told)
        self._save.setEnabled(bool(rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the list while one types; Return cites."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            if self.results.step(arrow_step(event)):
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.save()
                return True
        return False

    # Citing

    def save(self) -> None:
        """Cites the passage for the chosen claim; stays open if something is wrong."""
        draft, chosen = self._draft, self.results.current_id
        if draft is None or self._busy:
            return
        if self._found_for != self.line.text().strip():  # what is shown was found for other words
            self._pause.stop()
            self._search()
            return
        if not chosen:
            self._say(tr("Choose the claim that the passage speaks of."))
            return
        values: dict[str, Any] = {
            "stance": self.stance.value,
            "credibility": self.credibility.value,
            "confidence": self.confidence.value,
            "confidence_reason": self.reason.text().strip() or None,
        }
        self._busy = True

        def work(session: CaseSession) -> str:
            claims.cite(session, chosen, source=draft.source.id, span=(draft.start, draft.end), **values)
            return chosen

        self._workspace.act(self, "Cite", work, self._done, self._failed)

    def _done(self, id: str) -> None:
        number = self.results.rows.row_of(id)
        statement = self.results.rows.rows[number].title if number >= 0 else ""
        self._saved(tr("Cited for: {statement}", statement=words.shortened(statement)))
        self.saved.emit(id)
