# SPDX-License-Identifier: Apache-2.0
"""Which claims a part of a report takes: by heading, entity, place, tag or saved filter, and how many that are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.fields import Value
from briefing_app.domain.records import Block, Claim, SavedFilter
from briefing_app.domain.report_records import CHOSEN_BY
from briefing_app.services import browse, claim_filters, filters
from briefing_app.services.browse import WITHOUT
from briefing_app.services.session import CaseSession
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Tone, Words, column
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

BY = {
    "heading": mark("Heading"),
    "entity": mark("Entity"),
    "place": mark("Place"),
    "tag": mark("Tag"),
    "filter": mark("Saved filter"),
}
NAMED = ("heading", "place")
"""What is named by its words; the others are records."""
EVERYTHING = 500
ABOUT = {
    "claims": mark("The claims that are chosen here, in order of time, each with its notes."),
    "figure_table": mark("A table of the figures among the claims that are chosen here."),
    "differing_figures": mark("Figures that contradict each other, side by side."),
}


@dataclass(frozen=True, slots=True)
class Choosable:
    """A value by which claims can be chosen: what goes into the part, and what it is called."""

    by: str
    value: str
    label: str


def choosable(session: CaseSession) -> list[Choosable]:
    """All there is to choose by, what occurs most first. Runs on the worker."""
    found = [
        Choosable(value.field, value.value, value.label)
        for value in browse.filter_values(session, "", EVERYTHING)
        if value.field in BY and value.value != WITHOUT
    ]
    return found + [Choosable("filter", saved.id, saved.name) for saved in filters.all_of(session, Claim.type_name)]


def first_choice(session: CaseSession) -> dict[str, Any]:
    """What a new list of claims takes until somebody says otherwise; nothing where there is nothing to choose by."""
    found = choosable(session)
    ordered = [one for by in CHOSEN_BY for one in found if one.by == by]
    return fields_of(ordered[0].by, ordered[0].value) if ordered else {}


def fields_of(by: str | None, value: str) -> dict[str, Any]:
    """The fields of a part that is chosen so."""
    if by is None:
        return {"chosen_by": None, "subject": None, "named": None}
    return {"chosen_by": by, "named": value if by in NAMED else None, "subject": None if by in NAMED else value}


def count(session: CaseSession, by: str | None, value: str) -> int | None:
    """How many live claims that takes; None where a filter is gone or cannot be read. Runs on the worker."""
    asked: dict[str, Value] = {} if by is None else {by: value}
    try:
        if by == "filter":
            saved = session.look_up(SavedFilter, value)
            if saved is None:
                return None
            asked = filters.query_of(saved)
        return browse.claim_count(session, claim_filters.query_of(session, asked | {"status": "live"}))
    except CaseError:
        return None


class PartChoice(QWidget):
    """By what, and which; the words are completed while one types."""

    edited = Signal(str, object)
    """The part's key, the fields of the choice."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._block: Block | None = None
        self._known: list[Choosable] = []
        self.about = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.by = Pick(tr("Choose claims by"), [(by, tr(BY[by])) for by in CHOSEN_BY])
        self.line = Line(name=tr("Which"))
        self._which = Field(tr("Which"), self.line)
        self.number = Words("", bold=True)
        layout = column(self, Space.L, Space.M)
        layout.addWidget(self.about)
        layout.addWidget(Field(tr("Choose claims by"), self.by))
        layout.addWidget(self._which)
        layout.addWidget(self.number)
        layout.addStretch(1)
        self.by.value_changed.connect(lambda _: self._choose_by())
        self.line.returnPressed.connect(self.commit)
        self.line.installEventFilter(self)

    def show_block(self, block: Block, *, may_change: bool) -> None:
        """Shows what a part takes; what somebody is typing for the same part is left alone."""
        same = self._block is not None and self._block.id == block.id
        unchanged = same and self._stored(self._block) == self._stored(block)  # type: ignore[arg-type]
        self._block = block
        self.about.setText(tr(ABOUT[block.kind]))
        all_of = [] if block.kind == "claims" else [(None, tr("all claims"))]
        self.by.setEnabled(may_change)
        self.line.setReadOnly(not may_change)
        if not unchanged:
            self.by.blockSignals(True)
            self.by.set_choices([*all_of, *((by, tr(BY[by])) for by in CHOSEN_BY)])
            self.by.set_value(block.chosen_by)
            self.by.blockSignals(False)
        self._read()

    @staticmethod
    def _stored(block: Block) -> tuple[str | None, str]:
        return block.chosen_by, block.named or block.subject or ""

    def _read(self) -> None:
        assert self._block is not None
        by, value = self._stored(self._block)

        def read(session: CaseSession) -> tuple[list[Choosable], int | None]:
            return choosable(session), count(session, by, value)

        self._workspace.read(self, read, self._take, key="choice")

    def _take(self, found: tuple[list[Choosable], int | None]) -> None:
        if self._block is None:
            return
        self._known, number = found
        by, value = self._stored(self._block)
        label = next((one.label for one in self._known if (one.by, one.value) == (by, value)), value)
        if by == self.by.value and not self.line.hasFocus():
            self.line.setText(label)
            self._which.set_note("")
        self._offer()
        if number is None:
            self.number.setText(tr("This filter cannot be looked up any more. Choose another."))
        else:
            self.number.setText(trn(number, "Takes {n} claim.", "Takes {n} claims."))

    def _offer(self) -> None:
        self._which.setVisible(self.by.value is not None)
        self.line.complete_with(self._labels())

    def _labels(self) -> Sequence[str]:
        return [one.label for one in self._known if one.by == self.by.value]

    def _choose_by(self) -> None:
        self.line.clear()
        self._which.set_note("")
        self._offer()
        if self.by.value is None:
            self._tell(fields_of(None, ""))
        else:
            self.line.setFocus()

    def commit(self) -> None:
        """Tells of another choice; words that name nothing in the case are said to do so."""
        by, typed = self.by.value, " ".join(self.line.text().split())
        if self._block is None or by is None or not typed or self.line.isReadOnly():
            return
        wanted = typed.casefold()
        match = next((one for one in self._known if one.by == by and one.label.casefold() == wanted), None)
        value = match.value if match is not None else typed if by in NAMED else ""
        self._which.set_note("" if value else tr("There is none of this name in the case."), wrong=not value)
        if value and (by, value) != self._stored(self._block):
            self._tell(fields_of(by, value))

    def _tell(self, values: dict[str, Any]) -> None:
        """Once: what was told is taken as it is until the case says otherwise."""
        if self._block is not None:
            self._block = replace(self._block, **values)
            self.edited.emit(self._block.id, values)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return False
