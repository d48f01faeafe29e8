# SPDX-License-Identifier: Apache-2.0
"""Makes two claims of one that says two things: two statements, and where each passage, tag and entity belongs."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Claim, Entity, Mention, Tag, Tagging
from briefing_app.services import browse, claims
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.widgets.basic import Field, Tone, Words, pair, row
from briefing_app.ui.widgets.inputs import TextBox
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice
from briefing_app.ui.workspace import Workspace

SIDES = {"first": mark("first"), "both": mark("both"), "second": mark("second")}


@dataclass(frozen=True, slots=True)
class Link:
    """Something that hangs on the claim. ``is_passage``: a claim needs one to be sourced."""

    id: str
    title: str
    detail: str
    is_passage: bool


def read_links(session: CaseSession, id: str) -> tuple[Claim, list[Link]]:
    """Runs on the worker."""
    links = [
        Link(item.citation.id, f"“{words.shortened(item.citation.exact, 120)}”", item.source.title, True)
        for item in browse.citation_rows(session, id)
    ]
    links += [
        Link(link.id, session.get(Tag, link.tag).name, tr("Tag"), False) for link in session.where(Tagging, subject=id)
    ]
    links += [
        Link(link.id, session.get(Entity, link.entity).name, tr("Speaks of"), False)
        for link in session.where(Mention, claim=id)
    ]
    return session.get(Claim, id), links


class _Sides(RowList):
    """The links; 1, 2 and B say where the current one belongs, Space goes on to the next place."""

    place_wanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {"1": "first", "2": "second", "b": "both", " ": "next"}.get(event.text().casefold())
        if wanted is not None and not event.modifiers():
            self.place_wanted.emit(wanted)
        else:
            super().keyPressEvent(event)


class SplitDialog(ActingDialog):
    """The claim keeps the first statement; the second becomes a claim of its own."""

    split_done = Signal(str, str)
    """Ids of the claim and of the new one."""

    def __init__(self, parent: QWidget, workspace: Workspace, claim: Claim) -> None:
        super().__init__(parent, workspace, tr("Split the claim in two"), tr("Split"))
        self._claim = claim
        self._links: list[Link] = []
        self._sides: dict[str, str] = {}
        self.first, self.second = TextBox(3, 6), TextBox(3, 6)
        self.first.set_text(claim.statement)
        self.kind = SegmentedChoice(tr("Kind of the second"), choices.claim_kinds(), explains=False)
        self.kind.set_value("fact" if claim.kind == "figure" else claim.kind)
        self.list = _Sides(tr("Passages, tags and entities"))
        self.side = SegmentedChoice(
            tr("Where the selected one belongs"), [Option(key, tr(text)) for key, text in SIDES.items()], explains=False
        )
        self._hint = Words("", tone=Tone.ALARM, wrap=True)
        self._lay_out()
        self.list.current_changed.connect(self._show_side)
        self.list.place_wanted.connect(self._place)
        self.side.value_changed.connect(self._put)
        self.main_button.setEnabled(False)
        self.resize(self.fitting(780, 660))
        self.first.setFocus()
        workspace.read(self, lambda session: read_links(session, claim.id), self._show)

    def _lay_out(self) -> None:
        about = tr(
            "Assessments that rest on the claim will rest on both. Rows of evidence and relations stay with the first."
        )
        self._first, self._second = Field(tr("First, keeps the figure"), self.first), Field(tr("Second"), self.second)
        if self._claim.kind != "figure":
            self._first.caption.setText(tr("First"))
        self.form.addWidget(Words(about, tone=Tone.DIM, wrap=True))
        self.form.addLayout(pair(self._first, self._second))
        self.form.addWidget(Field(tr("Kind of the second"), self.kind))
        self.form.addWidget(Words(tr("Where each belongs (keys 1, 2 and B)"), bold=True))
        self.form.addWidget(self.list, 1)
        line = row(Words(tr("The selected one belongs to the"), tone=Tone.DIM), self.side, None)
        self.form.addLayout(line)
        self.form.addWidget(self._hint)

    def _show(self, found: tuple[Claim, list[Link]]) -> None:
        self._links = found[1]
        self._sides = {link.id: "first" if link.is_passage else "both" for link in self._links}
        self._fill()
        if self._links:
            self.list.select(self._links[0].id)
        self.main_button.setEnabled(True)

    def _fill(self) -> None:
        self.list.set_rows(
            [
                ListRow(
                    link.id, link.title, link.detail, tr(SIDES[self._sides[link.id]]), tr(SIDES[self._sides[link.id]])
                )
                for link in self._links
            ]
        )
        bare = [name for name in ("first", "second") if self._links and not self._has_passage(name)]
        texts = {"first": tr("The first has no passage left."), "second": tr("The second has no passage yet.")}
        self._hint.setText(" ".join(f"▲ {texts[name]}" for name in bare))
        self._hint.setVisible(bool(bare))

    def _has_passage(self, side: str) -> bool:
        return any(link.is_passage and self._sides[link.id] in (side, "both") for link in self._links)

    def _show_side(self, id: str) -> None:
        self.side.setEnabled(bool(id))
        if id in self._sides:
            self.side.blockSignals(True)
            self.side.set_value(self._sides[id])
            self.side.blockSignals(False)

    def _place(self, wanted: str) -> None:
        id = self.list.current_id
        if not id:
            return
        order = list(SIDES)
        if wanted == "next":
            wanted = order[(order.index(self._sides[id]) + 1) % len(order)]
        self._sides[id] = wanted
        self._show_side(id)
        self._fill()

    def _put(self, side: str | None) -> None:
        id = self.list.current_id
        if id and side is not None:
            self._sides[id] = side
            self._fill()

    def submit(self) -> None:
        for box, field in ((self.first, self._first), (self.second, self._second)):
            field.set_note("" if box.text else tr("Say in one sentence what is claimed."), wrong=True)
        if not (self.first.text and self.second.text):
            (self.second if self.first.text else self.first).setFocus()
            return
        id, first = self._claim.id, self.first.text
        second = {"statement": self.second.text, "kind": self.kind.value}
        moved, shared = ([id for id, side in self._sides.items() if side == name] for name in ("second", "both"))

        def work(session: CaseSession) -> tuple[str, str]:
            one, two = claims.split(session, id, first, second, moved, shared)
            return one.id, two.id

        self._act(tr("Split claim"), work, self._finish)

    def _finish(self, ids: tuple[str, str]) -> None:
        self.accept()
        self.split_done.emit(*ids)
