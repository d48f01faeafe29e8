# SPDX-License-Identifier: Apache-2.0
"""Experts: who they are, how their judgments came out, their judgments in time, the sources that quote them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.domain.records import Expert
from briefing_app.services import assessments, judging, record_merging
from briefing_app.services.judging import ExpertProfile, ExpertRow, QuotedIn, TrackRecord
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.dialogs.merge_experts import MergeExpertsDialog
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.panels.contested import ContestedSign
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.people import (
    MOMENT_HEIGHT,
    MomentDelegate,
    PersonDelegate,
    Pictures,
    moment_line,
    person_line,
)
from briefing_app.ui.widgets.portrait import Portrait, read_image
from briefing_app.ui.workspace import Workspace

FACE = 64
SOURCE_HEIGHT = 58
BRIER = mark("Brier score: 0 is always right and sure, 0.25 is always saying one half. A range counts with its middle.")


@dataclass(frozen=True, slots=True)
class Profile:
    """An expert as the page shows it, with the picture read."""

    found: ExpertProfile
    image: QImage | None


def read_profile(session: CaseSession, id: str) -> Profile | None:
    """Runs on the worker."""
    found = judging.expert_profile(session, id)
    if found is None:
        return None
    return Profile(found, read_image(found.picture) if found.picture else None)


def record_sentence(judgments: int, record: TrackRecord) -> str:
    """How the judgments came out, in words."""
    made = trn(judgments, "{n} judgment", "{n} judgments")
    if not record.resolved:
        return words.joined(made, tr("none resolved yet"))
    parts = [
        trn(record.true, "{n} true", "{n} true") if record.true else "",
        trn(record.false, "{n} false", "{n} false") if record.false else "",
        trn(record.void, "{n} void", "{n} void") if record.void else "",
    ]
    kinds = ", ".join(part for part in parts if part)
    resolved = f"{trn(record.resolved, '{n} resolved', '{n} resolved')}: {kinds}"
    score = ""
    if record.brier is not None:
        sign = "≈" if record.midpoints else ""
        number = f"{sign}{record.brier:.2f}"
        score = trn(record.scored, "Brier {score} over {n} forecast", "Brier {score} over {n} forecasts", score=number)
    return words.joined(made, resolved, score)


class ExpertsPane(QWidget):
    """The list, and beside it the chosen expert."""

    profile_chosen = Signal(object)
    """A Profile, or None."""
    record_requested = Signal(str, str)
    shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._wanted = ""
        self._profile: Profile | None = None
        self._rows: list[ExpertRow] = []
        self.pictures = Pictures(self._fetch, self)
        self.list = RowList(tr("Experts"))
        self.list.setItemDelegate(PersonDelegate(self.pictures, self.list))
        self.pictures.arrived.connect(self.list.viewport().update)
        self.portrait = Portrait(FACE)
        self.name = Words("", Size.TITLE, bold=True, wrap=True)
        self.about = Words("", tone=Tone.DIM, wrap=True)
        self.record = Words("", wrap=True)
        self.record.setToolTip(tr(BRIER))
        self.notes = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.moments = RowList(tr("Judgments in time"))
        self.moments.setItemDelegate(MomentDelegate(self.moments))
        self.sources = RowList(tr("Quoted in"))
        self.contested = ContestedSign(workspace, self)
        self.merge_button = button(tr("Merge…"), self.merge, tip=tr("Two records of the same person become one"))
        self._lay_out()
        self.list.current_changed.connect(self._choose)
        for rows, type in ((self.moments, "assessment"), (self.sources, "source")):
            rows.activated_id.connect(lambda id, type=type: self.record_requested.emit(type, id))
            rows.doubleClicked.connect(
                lambda _, rows=rows, type=type: self.record_requested.emit(type, rows.current_id)
            )

    def _lay_out(self) -> None:
        left = Surface("panel", "r")
        left.setMinimumWidth(200)
        beside = column(left, spacing=0)
        beside.setContentsMargins(0, 0, 1, 0)
        beside.addWidget(self.list)
        self._middle = Surface("panel")
        self._middle.setMinimumWidth(380)
        layout = column(self._middle, spacing=0)
        head = QWidget()
        inner = row(self.portrait, spacing=Space.L)
        inner.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        head.setLayout(inner)
        texts = QWidget()
        lines = column(texts, spacing=Space.XS)
        title = row(self.name, self.contested, self.merge_button)
        title.setStretch(0, 1)
        lines.addLayout(title)
        for part in (self.about, self.record, self.notes):
            lines.addWidget(part)
        lines.addStretch(1)
        inner.addWidget(texts, 1)
        inner.setAlignment(self.portrait, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(head)
        layout.addWidget(self._caption(tr("Judgments in time")))
        layout.addWidget(self.moments, 3)
        self._quoted = self._caption(tr("Quoted in"))
        layout.addWidget(self._quoted)
        quoted = row(self.sources)
        quoted.setContentsMargins(Space.M, 0, Space.M, 0)
        layout.addLayout(quoted, 1)
        layout.addStretch(1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._middle)
        self.splitter.setSizes([260, 600])
        self.splitter.setStretchFactor(1, 1)
        column(self, spacing=0).addWidget(self.splitter)
        self._middle.hide()

    @staticmethod
    def _caption(text: str) -> Words:
        caption = Words(text, Size.HEADING, bold=True)
        caption.setContentsMargins(Space.XL, Space.M, Space.XL, Space.S)
        return caption

    # Reading

    def refresh(self) -> None:
        """Reads the list and the chosen expert anew."""
        self._workspace.read(self, judging.expert_rows, self._show, key="experts")

    def show_expert(self, id: str) -> None:
        """Chooses an expert."""
        self._wanted = id
        self.refresh()

    def clear(self) -> None:
        """Nothing is shown any more."""
        self._wanted, self._profile, self._rows = "", None, []
        self.list.set_rows([])
        self.pictures.forget()
        self._middle.hide()

    def _show(self, rows: list[ExpertRow]) -> None:
        self._rows = rows
        self.list.set_rows([person_line(item) for item in rows])
        self.merge_button.setEnabled(len(rows) > 1)
        before = self.list.current_id
        wanted, self._wanted = self._wanted, ""
        if not (wanted and self.list.select(wanted)) and not before and rows:
            self.list.select(rows[0].id)
        if before and before == self.list.current_id:
            self._choose(before)
        self.shown.emit()

    def _choose(self, id: str) -> None:
        if not id:
            self._show_profile(None)
            return
        self._workspace.read(self, lambda s: read_profile(s, id), self._show_profile, key="profile")

    def _show_profile(self, profile: Profile | None) -> None:
        self._profile = profile
        self._middle.setVisible(profile is not None)
        self.contested.show_record(Expert, profile.found.expert.id if profile is not None else "")
        if profile is not None:
            found, expert = profile.found, profile.found.expert
            self.portrait.show_person(expert.name, profile.image)
            self.name.setText(expert.name)
            interests = tr("interests: {interests}", interests=expert.interests) if expert.interests else ""
            self.about.setText(words.joined(expert.affiliation, expert.field, interests))
            live = sum(item.status == "live" for item in found.judgments)
            self.record.setText(record_sentence(live, found.record))
            self.notes.setText(expert.notes or "")
            self.notes.setVisible(bool(expert.notes))
            self.moments.set_rows([moment_line(item) for item in found.judgments])
            self.sources.set_rows([_source_line(item) for item in found.sources])
            self.moments.setMaximumHeight(len(found.judgments) * MOMENT_HEIGHT + 1)
            self.sources.setMaximumHeight(len(found.sources) * SOURCE_HEIGHT + 1)
            for part in (self._quoted, self.sources):
                part.setVisible(bool(found.sources))
        self.profile_chosen.emit(profile)

    def _fetch(self, digest: str, then: Callable[[QImage | None], None]) -> None:
        expert = next((item.id for item in self._rows if item.picture == digest), "")

        def read(session: CaseSession) -> QImage | None:
            data = assessments.picture_of(session, expert) if expert else None
            return read_image(data) if data else None

        self._workspace.read(self, read, then)

    # Two that are one

    def merge(self) -> None:
        """Asks which other record is the same person."""
        profile = self._profile
        if profile is None or len(self._rows) < 2:
            return
        dialog = MergeExpertsDialog(self.window(), profile.found.expert, self._rows)
        dialog.chosen.connect(self._merge)
        dialog.open()

    def _merge(self, gone: str, kept: str) -> None:
        def done(_: object) -> None:
            self._workspace.tell_done(tr("Experts merged."))
            self.show_expert(kept)

        self._workspace.act(self, "Merge experts", lambda s: record_merging.merge_experts(s, gone, kept), done)


def _source_line(item: QuotedIn) -> ListRow:
    made = trn(item.judgments, "{n} judgment", "{n} judgments")
    return ListRow(item.id, item.title, words.joined(item.outlet, words.day_in_words(item.published), made))
