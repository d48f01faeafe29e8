# SPDX-License-Identifier: Apache-2.0
"""Finds what a sentence rests on beside the cursor: type, arrow keys, Return.

Before a word is typed it offers what resembles the sentence, and then what was made last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Assessment, Claim, Source
from briefing_app.services import browse, finding, likeness
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.panels.popups import Popup
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Tone, Words, column
from briefing_app.ui.widgets.chip_painting import Named
from briefing_app.ui.widgets.find_list import FindList
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace

STATEMENTS = ("claim", "assessment")
LIMIT, SOURCES, LIKELY, LATEST = 30, 10, 4, 12
WIDTH, HEIGHT, LEAST = 460, 320, 180


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that can be put into a text, and the row that offers it."""

    named: Named
    row: ListRow


def offers(session: CaseSession, text: str, sentence: str) -> list[Offer]:
    """Records with these words, the statements first; without any, those that resemble the sentence and the latest.
    Runs on the worker."""
    if text:
        try:
            hits = browse.search(session, text, STATEMENTS, LIMIT) + browse.search(session, text, ("source",), SOURCES)
        except BadInput:
            return []
        return told(session, [(hit.type, hit.id) for hit in hits])
    found = [("claim", likely.id) for likely in likeness.like(session, sentence, LIKELY)] if sentence.strip() else []
    latest = [("claim", row.id) for row in finding.claims(session, "")[:LATEST]]
    judged = [("assessment", row.id) for row in browse.assessment_rows(session)[:LATEST]]
    rest = [("source", source.id) for source in finding.sources(session, "")[:LATEST]]
    return told(session, list(dict.fromkeys([*found, *judged, *latest, *rest])))


def told(session: CaseSession, wanted: Sequence[tuple[str, str]]) -> list[Offer]:
    """The records that are there and not withdrawn, as one chooses among them, in this order."""
    claims = {row.id: row for row in browse.claim_rows(session, [id for type, id in wanted if type == "claim"])}
    made = (_offer(session, type, id, claims) for type, id in wanted)
    return [offer for offer in made if offer is not None]


def _offer(session: CaseSession, type: str, id: str, claims: dict[str, browse.ClaimRow]) -> Offer | None:
    if type == "claim":
        row = claims.get(id)
        if row is None or row.status != "live":
            return None
        detail = words.joined(tr("Claim"), row.source_title or tr("no source"))
        return Offer(Named(type, id, row.statement, detail), ListRow(id, row.statement, detail, row.grade))
    record = session.find(id)
    if isinstance(record, Assessment) and record.status == "live":
        author = session.find(record.author) if record.author else None
        detail = words.joined(tr("Assessment"), browse.title_of(author) if author is not None else record.author)
    elif isinstance(record, Source):
        detail = words.joined(tr("Source"), record.outlet or "")
    else:
        return None
    title = browse.title_of(record)
    return Offer(Named(type, id, title, detail), ListRow(id, title, detail))


def named(session: CaseSession, ids: Sequence[str]) -> dict[str, Named]:
    """How records are called whose ids stand in a text; those that are gone say so. Runs on the worker."""
    records = {id: record for id in ids if isinstance(record := session.find(id), Claim | Assessment | Source)}
    found = {offer.named.id: offer.named for offer in told(session, [(r.type_name, id) for id, r in records.items()])}
    for id in ids:
        record = records.get(id)
        if record is None:
            found[id] = Named("", id, "", tr("is not in this case"), gone=True)
        elif id not in found:
            found[id] = Named(record.type_name, id, browse.title_of(record), tr("withdrawn"), gone=True)
    return found


class InsertPopup(Popup):
    """Under the cursor, or over it where there is more room."""

    chosen = Signal(object)
    """The record, as Named."""
    given_up = Signal()
    """Closed by Esc without a choice, nothing typed."""

    def __init__(self, parent: QWidget, workspace: Workspace, sentence: str) -> None:
        super().__init__(parent, tr("Insert what the sentence rests on"), WIDTH, HEIGHT)
        self._workspace = workspace
        self._sentence = sentence
        self._found: dict[str, Offer] = {}
        self._is_due = False
        self.line = Line(tr("Words of a claim, an assessment or a source"), tr("Find a claim, an assessment, a source"))
        self.results = RowList(tr("What was found"))
        self._nothing = Words(tr("Nothing found. Try other words."), Size.LABEL, Tone.DIM)
        self._nothing.hide()
        layout = column(self, Space.S, Space.XS)
        for part in (self.line, self._nothing):
            layout.addWidget(part)
        layout.addWidget(self.results, 1)
        self._finds = FindList(self.line, self.results, self.search)
        self.line.returnPressed.connect(self.take)
        self.results.activated_id.connect(lambda _: self.take())
        self.results.clicked.connect(lambda _: self.take())

    def open_at(self, caret: QRect) -> None:
        """Shows itself beside the cursor, which stands there in the coordinates of its parent."""
        host = self._host
        below, above = host.height() - caret.bottom() - 8, caret.top() - 8
        is_below = below >= min(HEIGHT, max(above, LEAST))
        height = max(LEAST, min(HEIGHT, below if is_below else above))
        self.resize(min(WIDTH, host.width() - 8), height)
        left = caret.right() - self.width() if self.isRightToLeft() else caret.left()
        top = caret.bottom() + 4 if is_below else caret.top() - 4 - height
        self.move(max(4, min(left, host.width() - self.width() - 4)), top)
        self.show()
        self.raise_()
        self.line.setFocus()
        self.search()

    def search(self) -> None:
        text, sentence = self.line.text().strip(), self._sentence
        self._workspace.read(self, lambda s: offers(s, text, sentence), self._show, key="insert")

    def _show(self, found: list[Offer]) -> None:
        self._found = {offer.named.id: offer for offer in found}
        self._finds.show_rows([offer.row for offer in found])
        self._nothing.setVisible(not found)
        if self._is_due:
            self._is_due = False
            self.take()

    def take(self) -> None:
        """The chosen record; where what was typed last has not been looked for, the first that is found."""
        if self._finds.stop_waiting():
            self._is_due = True
            self.search()
            return
        offer = self._found.get(self.results.current_id)
        if offer is not None:
            self.leave()
            self.chosen.emit(offer.named)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.line.text():
            self.leave()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
