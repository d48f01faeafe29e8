# SPDX-License-Identifier: Apache-2.0
"""One conflict: what both sides went out from, each side with who and when, what was said, what rests on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.services.impact import Resting
from briefing_app.services.inbox import Inbox, spec_of
from briefing_app.ui import conflict_words, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.review_details import Difference
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, LinkButton, Scroll, Surface, Tone, Words, button, clear, column, row
from briefing_app.ui.widgets.inputs import Line, TextBox
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.word_chips import WrappingLayout

MOST_RESTING = 8


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """What the page shows of one conflict. ``resting``: what rests on its record; ``home``: type and id of the record
    that has a page on which this one is shown, None where there is none."""

    inbox: Inbox
    resting: tuple[Resting, ...]
    home: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        return f"{self.inbox.conflict.record}:{self.inbox.conflict.field}"


class ConflictDetails(Surface):
    """Emits what is to be done; changes nothing itself."""

    side_taken = Signal(int)
    value_given = Signal(str)
    both_wanted = Signal()
    keep_wanted = Signal()
    remove_wanted = Signal()
    assign_wanted = Signal()
    postpone_wanted = Signal()
    commented = Signal(str)
    record_requested = Signal(str, str)
    left = Signal()
    """Whoever was typing goes back to the list."""

    def __init__(self) -> None:
        super().__init__("panel")
        self._shown: OpenConflict | None = None
        self.kind = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.title = Words("", Size.HEADING, bold=True, wrap=True)
        self.record_link = LinkButton(tr("Open the record"), self.open_record)
        self.status = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.base = Words("", tone=Tone.DIM, wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.M)
        self.third = TextBox(2, 6, tr("Another value"))
        self.choice = Pick(tr("Another value"), [])
        self._third = Field(tr("Another value"), self.third)
        self._choice = Field(tr("Another value"), self.choice)
        self.give_button = button(tr("Take this value"), self._give)
        self.both_button = button(tr("Keep both"), self.both_wanted.emit, tip="B")
        self.keep_button = button(tr("It stays"), self.keep_wanted.emit, main=True, tip="K")
        self.remove_button = button(tr("It goes"), self.remove_wanted.emit, tip="X")
        self.assign_button = button(tr("Assign…"), self.assign_wanted.emit, tip="A")
        self.postpone_button = button(tr("Postpone…"), self.postpone_wanted.emit, tip="P")
        self.remark = Line(tr("A word to whoever settles it"), tr("Remark"))
        self.remark.returnPressed.connect(self._say)
        self._remarks = QVBoxLayout()
        self._resting = QVBoxLayout()
        self._resting_heading = Words(tr("What rests on it"), Size.LABEL, Tone.DIM)
        self.keys = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self._lay_out()
        bind(self, [
            PageAction("", "Ctrl+Return", self._finish), PageAction("", "Ctrl+Enter", self._finish),
            PageAction("", "Esc", self.left.emit),
        ])  # fmt: skip
        self.show_conflict(None, may_change=False)

    def _lay_out(self) -> None:
        content = QWidget()
        layout = column(content, Space.XL, Space.M)
        for part in (self.kind, self.title):
            layout.addWidget(part)
        layout.addLayout(row(self.record_link, self.status, None))
        layout.addWidget(self.base)
        layout.addLayout(self._cards)
        layout.addWidget(self._third)
        layout.addWidget(self._choice)
        self._deeds = QWidget()
        deeds = WrappingLayout(self._deeds)
        for push in (
            self.give_button, self.keep_button, self.remove_button, self.both_button, self.assign_button,
            self.postpone_button,
        ):  # fmt: skip
            deeds.addWidget(push)
        layout.addWidget(self._deeds)
        layout.addWidget(self.keys)
        layout.addWidget(Words(tr("Remarks"), Size.LABEL, Tone.DIM))
        layout.addLayout(self._remarks)
        layout.addWidget(self.remark)
        layout.addWidget(self._resting_heading)
        layout.addLayout(self._resting)
        layout.addStretch(1)
        self._scroll = Scroll(content, "panel")
        column(self, spacing=0).addWidget(self._scroll)

    # Showing

    @property
    def shown(self) -> OpenConflict | None:
        return self._shown

    def show_conflict(self, shown: OpenConflict | None, *, may_change: bool) -> None:
        """Shows a conflict; what somebody is typing about the same one stays."""
        is_same = shown is not None and self._shown is not None and shown.key == self._shown.key
        self._shown = shown
        self._scroll.setVisible(shown is not None)
        if shown is None:
            return
        inbox, conflict = shown.inbox, shown.inbox.conflict
        self.kind.setText(f"{conflict_words.SIGN} {conflict_words.field_words(conflict.type, conflict.field)}")
        self.title.setText(words.shortened(inbox.title, 300))
        self.record_link.setVisible(shown.home is not None)
        self.status.setText(_status(inbox))
        self.base.setText(_base(inbox))
        self.base.setVisible(inbox.base is not None)
        self._show_sides(inbox, may_change=may_change)
        self._show_deeds(inbox, may_change=may_change)
        if not is_same:
            self._prepare(inbox)
            self.remark.setText("")
        self.remark.setVisible(may_change)
        self._fill(self._remarks, [
            tr("{who}: {text}", who=conflict_words.by(said.author, said.time), text=said.text) for said in inbox.remarks
        ] or [tr("Nobody has said anything yet.")])  # fmt: skip
        self._show_resting(shown.resting)

    def _show_sides(self, inbox: Inbox, *, may_change: bool) -> None:
        clear(self._cards)
        conflict = inbox.conflict
        if not conflict.field:
            who = ", ".join(conflict_words.by(side.author, side.time) for side in conflict.sides)
            text = tr("Removed by {who}, who had not seen what others did with it.", who=who)
            self._cards.addWidget(Words(text, wrap=True))
            for meanwhile in inbox.unseen:
                self._cards.addWidget(Words(conflict_words.unseen_words(conflict, meanwhile), wrap=True))
            return
        compared = conflict_words.is_long(conflict)
        last: QWidget = self.record_link
        first = conflict_words.value_in(inbox, conflict.sides[0].value)
        before = first if inbox.base is None or not isinstance(inbox.base.value, str) else inbox.base.value
        for number, side in enumerate(conflict.sides, 1):
            card = Surface("background")
            inner = column(card, Space.M, Space.XS)
            shown = tr("shown now") if side.shown else ""
            head = words.joined(str(number), conflict_words.by(side.author, side.time), shown)
            inner.addWidget(Words(head, Size.LABEL, Tone.DIM, wrap=True))
            value = conflict_words.value_in(inbox, side.value)
            if compared:
                told = Difference()
                told.show_both(before, value)
                inner.addWidget(told)
            else:
                inner.addWidget(Words(value, bold=True, wrap=True))
            take = button(tr("Take this side"), partial(self.side_taken.emit, number), tip=str(number))
            take.setAccessibleName(tr("Take side {number}: {value}", number=number, value=words.shortened(value, 80)))
            take.setEnabled(may_change)
            inner.addLayout(row(take, None))
            self._cards.addWidget(card)
            self.setTabOrder(last, take)  # what is made later would come after the whole window
            last = take

    def _show_deeds(self, inbox: Inbox, *, may_change: bool) -> None:
        is_value = bool(inbox.conflict.field)
        takes_another = conflict_words.takes_another(inbox)
        choices = self._choices(inbox) if takes_another else None
        self._third.setVisible(takes_another and choices is None and may_change)
        self._choice.setVisible(choices is not None and may_change)
        for part, there in (
            (self.give_button, takes_another),
            (self.keep_button, not is_value),
            (self.remove_button, not is_value),
            (self.both_button, inbox.may_keep_both),
            (self.assign_button, True),
            (self.postpone_button, True),
        ):
            part.setVisible(there and may_change)
        self.both_button.setText(conflict_words.keep_words(inbox))
        self.both_button.setAccessibleName(self.both_button.text())
        self.keys.setVisible(may_change)
        self.keys.setText(conflict_words.keys_words(inbox))

    @staticmethod
    def _choices(inbox: Inbox) -> list[tuple[str | None, str]] | None:
        return conflict_words.choices_of(spec_of(inbox.conflict), inbox.conflict.type, inbox.scale)

    def _prepare(self, inbox: Inbox) -> None:
        """The field for a third value begins with the value that is shown."""
        if not conflict_words.takes_another(inbox):
            return
        value = inbox.conflict.sides[0].value
        choices = self._choices(inbox)
        if choices is None:
            self.third.set_text("" if value is None else f"{value:g}" if isinstance(value, float) else str(value))
        else:
            self.choice.set_choices(choices)
            is_flag = isinstance(value, bool)
            self.choice.set_value(str(value).lower() if is_flag else None if value is None else str(value))

    def _show_resting(self, resting: Sequence[Resting]) -> None:
        clear(self._resting)
        self._resting_heading.setVisible(bool(resting))
        last: QWidget = self.remark
        for found in resting[:MOST_RESTING]:
            link = LinkButton(
                words.shortened(found.title, 90), partial(self.record_requested.emit, found.type, found.id)
            )
            self._resting.addLayout(row(link, None))
            self.setTabOrder(last, link)
            last = link
        if len(resting) > MOST_RESTING:
            self._resting.addWidget(Words(tr("and {n} further ones", n=len(resting) - MOST_RESTING), tone=Tone.DIM))

    @staticmethod
    def _fill(layout: QVBoxLayout, texts: Sequence[str]) -> None:
        clear(layout)
        for text in texts:
            layout.addWidget(Words(text, wrap=True))

    # Doing

    def begin_edit(self) -> None:
        """The keyboard goes to where another value is given."""
        for part in (self.third, self.choice):
            if part.isVisible():
                part.setFocus()

    def begin_remark(self) -> None:
        """The keyboard goes to where something is said."""
        self.remark.setFocus()

    def _finish(self) -> None:
        """Says what was typed as a remark, or takes the value that was given."""
        if self.remark.hasFocus():
            self._say()
        elif self.give_button.isVisible():
            self._give()

    def _give(self) -> None:
        if self._shown is None:
            return
        is_choice = not self._choice.isHidden()
        self.value_given.emit((self.choice.value or "") if is_choice else self.third.text)

    def _say(self) -> None:
        if text := self.remark.text().strip():
            self.commented.emit(text)

    def open_record(self) -> None:
        """Asks for the page on which the record is shown."""
        if self._shown is not None and self._shown.home is not None:
            self.record_requested.emit(*self._shown.home)


def _status(inbox: Inbox) -> str:
    who = tr("to be settled by {who}", who=inbox.assignee) if inbox.assignee else ""
    return words.joined(who, conflict_words.postponed_words(inbox.postponed_until))


def _base(inbox: Inbox) -> str:
    if inbox.base is None:
        return ""
    value = conflict_words.value_in(inbox, inbox.base.value)
    who = conflict_words.by(inbox.base.author, inbox.base.time)
    return tr("Before: “{value}” ({who})", value=words.shortened(value, 300), who=who)
