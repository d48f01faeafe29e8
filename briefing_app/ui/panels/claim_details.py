# SPDX-License-Identifier: Apache-2.0
"""The inspector of a claim: what it says, what speaks against it, each citation with its quote and grades, what rests
on it, its history, and what can be done.
"""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Claim
from briefing_app.services import browse, claim_file
from briefing_app.services.browse import CitationRow
from briefing_app.services.claim_file import ClaimFile
from briefing_app.services.session import CaseSession
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.page_actions import PageAction
from briefing_app.ui.panels.citation_cards import CardDeeds, CitationCards
from briefing_app.ui.panels.claim_actions import ClaimActions
from briefing_app.ui.panels.claim_blocks import (
    AgainstBlock,
    ClaimHead,
    FigureBlock,
    RelatedBlock,
    contradicting,
)
from briefing_app.ui.panels.contested import ContestedNote, Ways
from briefing_app.ui.panels.trail import RecordTrail
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Scroll, Surface, Tone, Words, button, column
from briefing_app.ui.widgets.menu_button import MenuButton
from briefing_app.ui.widgets.quotation import Note
from briefing_app.ui.widgets.tab_order import TabOrder
from briefing_app.ui.widgets.word_chips import WordChips, WrappingLayout
from briefing_app.ui.workspace import Workspace

TOUCHING = frozenset({"citation", "source", "relation", "tagging", "tag", "mention", "entity", "claim", "proposal"})
"""Types of records that show in the inspector of a claim beside the claim itself."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Words to complete from."""

    tags: list[str]
    entities: list[str]


class ClaimDetails(Surface):
    """Shows one claim; asks the page for the editor, the passage and withdrawing, and does the rest itself."""

    edit_requested = Signal(object, object, object)
    """Claim, citation, source."""
    jump_requested = Signal(str, int, int, str)
    """Source id, start, end, citation id."""
    withdraw_requested = Signal(str)
    reinstate_requested = Signal(str)
    record_requested = Signal(str, str)
    """Type and id of a record that was chosen here; claims are shown here already."""
    history_requested = Signal(str, str)
    """Type and id of the record whose whole history is wanted."""
    blame_requested = Signal(str, str)
    """Type and id of the record of which it is asked who wrote what."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("background", "l")
        self._workspace = workspace
        self._id = ""
        self._file: ClaimFile | None = None
        self._is_stale = False
        self._emptying = QTimer(self)
        self._emptying.setSingleShot(True)
        self._emptying.timeout.connect(self._empty)
        self.setAccessibleName(tr("Claim"))
        self.deeds = ClaimActions(workspace, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show(None)

    def _make_parts(self) -> None:
        ways = Ways.of(self._workspace)
        deeds = CardDeeds(self._jump, self._edit, self.deeds.remove_citation, ways)
        self._nothing = Words(tr("Choose a claim to see what it rests on."), tone=Tone.DIM, wrap=True)
        self.head = ClaimHead(ways)
        self.waiting = Note("context")
        self.edit_button = button(tr("Edit"), self.edit)
        self.cite_button = button(tr("Cite…"), self.deeds.cite)
        self.withdraw_button = button(tr("Withdraw…"), self.withdraw_or_reinstate)
        self.more_button = MenuButton(tr("More"), self.page_actions)
        self.figure = FigureBlock(ways)
        self.against = AgainstBlock(deeds)
        self._cited = Words("", bold=True)
        self.citations = CitationCards(deeds)
        self.tags = WordChips(tr("Tags"), tr("Add a tag"))
        self.entities = WordChips(tr("Speaks of"), tr("Add an entity"))
        self.linked = ContestedNote(ways)
        self.related = RelatedBlock()
        self._notes = Words("", wrap=True)
        self.trail = RecordTrail(self._workspace)

    def _lay_out(self) -> None:
        self._whole = QWidget()
        inner = column(self._whole, spacing=Space.M)
        self._buttons = QWidget()
        line = WrappingLayout(self._buttons)
        for push in (self.edit_button, self.cite_button, self.withdraw_button, self.more_button):
            _snug(push)
            line.addWidget(push)
        notes = _labelled(tr("Notes"), self._notes)
        self._notes_part = notes
        for part in (
            self.head, self.waiting, self._buttons, self.figure, self.against, self._cited, self.citations,
            _labelled(tr("Tags"), self.tags), _labelled(tr("Speaks of"), self.entities), self.related, self.linked,
            notes, self.trail,
        ):  # fmt: skip
            part.setMinimumWidth(1)  # nothing in it makes the panel wider than there is room
            inner.addWidget(part)
        inner.setSpacing(Space.M)
        inner.addStretch(1)
        body = QWidget()
        self._whole.setMinimumWidth(1)
        TabOrder(self._whole)
        outer = column(body, Space.L, 0)
        outer.addWidget(self._nothing)
        outer.addWidget(self._whole)
        outer.addStretch(1)
        self._scroll = Scroll(body)
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        for block in (self.against, self.related):
            block.claim_requested.connect(lambda id: self.open_record("claim", id))
            block.removal_requested.connect(self.deeds.unrelate)
        self.tags.added.connect(self.deeds.add_tag)
        self.tags.removed.connect(self.deeds.remove_tag)
        self.entities.added.connect(self.deeds.add_entity)
        self.entities.removed.connect(self._remove_entity)
        for chips in (self.tags, self.entities):
            chips.typing_began.connect(self._offer_words)
        self.trail.record_requested.connect(self.open_record)
        self.trail.history_requested.connect(self.history_requested)
        self.trail.blame_requested.connect(self.blame_requested)
        self.deeds.claim_made.connect(lambda id: self.open_record("claim", id))
        self._workspace.notifier.case_changed.connect(self._follow)

    # What is shown

    @property
    def claim_id(self) -> str:
        return self._id

    @property
    def file(self) -> ClaimFile | None:
        """What is shown; None while it is being read."""
        return self._file if self._file is not None and self._file.claim.id == self._id else None

    def show_claim(self, id: str) -> None:
        """Reads the claim and shows it; an empty id shows that none is chosen."""
        self._id = id
        self._is_stale = False
        if id:
            self._workspace.read(self, lambda session: _read(session, id), self._show, key="claim")
        else:
            self._emptying.start()

    def _empty(self) -> None:
        """Nothing is chosen, and not only for the moment in which a list is read anew."""
        if not self._id:
            self._show(None)

    def open_record(self, type: str, id: str) -> None:
        """Opens a record that was chosen here: claims in place, others are for the window."""
        if type == "claim":
            self.show_claim(id)
        self.record_requested.emit(type, id)

    def _follow(self, changes: ChangeSet) -> None:
        if self._id and (self._id in changes.ids or TOUCHING & changes.types):
            if self.isVisible():
                self.show_claim(self._id)
            else:
                self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.show_claim(self._id)

    def _show(self, file: ClaimFile | None) -> None:
        if file is not None and file.claim.id != self._id:
            return
        fresh = self._file is None or file is None or self._file.claim.id != file.claim.id
        self._file = file
        self._nothing.setVisible(file is None)
        self._whole.setVisible(file is not None)
        if file is None:
            self._id = ""
            self.trail.show_record("")
            return
        can_change = self.deeds.can_change
        self.head.show_file(file)
        self.waiting.show_text(_waiting(file.waiting))
        self.figure.show_file(file)
        self.against.show_file(file, can_change=can_change)
        rest = file.citations[len(contradicting(file)) :]
        number, against = len(rest), len(file.citations) - len(rest)
        self._cited.setText(_heading(number, against))
        self.citations.show_rows(rest, file.contested, can_change=can_change)
        self._cited.setVisible(bool(self._cited.text()))
        self.citations.setVisible(bool(rest))
        self.tags.show_words(file.tags, fixed=not can_change)
        self.entities.show_words([entity.name for entity in file.entities], fixed=not can_change)
        self.related.show_file(file, can_change=can_change)
        titles = {entity.id: entity.name for entity in file.entities}
        titles |= {found.relation.id: found.claim.statement for found in file.related}
        self.linked.show_conflicts(file.contested.of(*titles), titles)
        self._notes.setText(file.claim.notes or "")
        self._notes_part.setVisible(bool(file.claim.notes))
        self._show_buttons(file.claim)
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)
            self.trail.show_record(file.claim.id)
        if file.claim.kind == "figure":
            claim = file.claim
            self._workspace.read(
                self,
                lambda session: (claim.id, claim_file.differing_figures(session, claim)),
                self._differ,
                key="twins",
            )

    def _differ(self, found: tuple[str, list[Claim]]) -> None:
        if found[0] == self._id:
            self.against.show_differing(found[1])

    def _show_buttons(self, claim: Claim) -> None:
        can_change = self.deeds.can_change
        self.edit_button.setEnabled(self.can_edit())
        self.edit_button.setToolTip(
            "" if self.can_edit() else tr("Cite a passage first; then the claim can be edited.")
        )
        self.cite_button.setEnabled(can_change)
        withdrawn = claim.status == "withdrawn"
        self.withdraw_button.setText(tr("Reinstate") if withdrawn else tr("Withdraw…"))
        self.withdraw_button.setAccessibleName(self.withdraw_button.text())
        _snug(self.withdraw_button)
        self.withdraw_button.setEnabled(can_change)

    # What can be done

    def page_actions(self) -> list[PageAction]:
        """Everything that can be done with the claim that is shown, for palette, menu and keys; the page binds them."""
        deeds, live = self.deeds, self._is_live
        return [
            PageAction(tr("Edit the claim"), "Ctrl+Shift+E", self.edit, self.can_edit),
            PageAction(tr("Cite another passage…"), "Ctrl+Shift+C", deeds.cite, self._can_change),
            PageAction(tr("It contradicts a claim…"), "Ctrl+Shift+X", lambda: deeds.relate("contradicts"), live),
            PageAction(tr("It supersedes a claim…"), "Ctrl+Shift+U", lambda: deeds.relate("supersedes"), live),
            PageAction(tr("It elaborates a claim…"), "Ctrl+Shift+Y", lambda: deeds.relate("elaborates"), live),
            PageAction(tr("Merge duplicates…"), "Ctrl+Shift+D", deeds.merge, live),
            PageAction(tr("Split in two…"), "Ctrl+Shift+S", deeds.split, live),
            PageAction(tr("Withdraw the claim…"), "Ctrl+Shift+W", self.withdraw_or_reinstate, live),
            PageAction(tr("Reinstate the claim"), "", self.withdraw_or_reinstate, self._is_withdrawn),
            PageAction(tr("Go to the first passage"), "Ctrl+Shift+P", self.jump, lambda: self._first() is not None),
        ]

    def _can_change(self) -> bool:
        return self.file is not None and self.deeds.can_change

    def _is_live(self) -> bool:
        return self._can_change() and self.file is not None and self.file.claim.status == "live"

    def _is_withdrawn(self) -> bool:
        return self._can_change() and not self._is_live()

    def can_edit(self) -> bool:
        """The editor shows a claim beside one of its passages."""
        return self._can_change() and self._first() is not None

    def _first(self) -> CitationRow | None:
        """The citation that the claim is edited with: the first in support, if there is one."""
        file = self.file
        if file is None or not file.citations:
            return None
        return next((item for item in file.citations if item.citation.stance == "supports"), file.citations[0])

    def edit(self) -> None:
        """Asks for the editor on the claim and its first citation."""
        first = self._first()
        if first is not None:
            self._edit(first)

    def jump(self) -> None:
        """Asks for the first passage in its text."""
        first = self._first()
        if first is not None:
            self._jump(first)

    def withdraw_or_reinstate(self) -> None:
        if self._is_live():
            self.withdraw_requested.emit(self._id)
        elif self._is_withdrawn():
            self.reinstate_requested.emit(self._id)

    def _edit(self, item: CitationRow) -> None:
        if self.file is not None:
            self.edit_requested.emit(self.file.claim, item.citation, item.source)

    def _jump(self, item: CitationRow) -> None:
        citation = item.citation
        self.jump_requested.emit(item.source.id, citation.start, citation.end, citation.id)

    def _remove_entity(self, name: str) -> None:
        found = next((entity for entity in self.file.entities if entity.name == name), None) if self.file else None
        if found is not None:
            self.deeds.remove_entity(found)

    def _offer_words(self) -> None:
        self._workspace.read(self, _known, self._offer, key="words")

    def _offer(self, known: _Known) -> None:
        self.tags.complete_with(known.tags)
        self.entities.complete_with(known.entities)


def _heading(number: int, against: int) -> str:
    if against:
        return trn(number, "{n} further citation", "{n} further citations") if number else ""
    return trn(number, "{n} citation", "{n} citations") if number else tr("No citation: it is unsourced.")


def _read(session: CaseSession, id: str) -> ClaimFile | None:
    return claim_file.read(session, id) if isinstance(session.find(id), Claim) else None


def _known(session: CaseSession) -> _Known:
    entities = [*browse.values_of(session, "entity", "name"), *browse.values_of(session, "name", "text")]
    return _Known(browse.values_of(session, "tag", "name"), list(dict.fromkeys(entities)))


def _snug(part: QPushButton) -> None:
    """As wide as its words, so that four stand beside each other in a narrow panel."""
    arrow = 2 * Space.M if isinstance(part, MenuButton) else 0
    part.setFixedWidth(part.fontMetrics().horizontalAdvance(part.text()) + 2 * Space.M + arrow)


def _labelled(label: str, part: QWidget) -> QWidget:
    whole = QWidget()
    layout = column(whole, spacing=Space.XS)
    layout.addWidget(Words(label, Size.LABEL, Tone.DIM))
    layout.addWidget(part)
    return whole


def _waiting(number: int) -> str:
    if not number:
        return ""
    return trn(
        number,
        "i A proposal of a reader waits on the Reports page.",
        "i {n} proposals of readers wait on the Reports page.",
    )
