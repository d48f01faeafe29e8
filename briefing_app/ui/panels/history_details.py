# SPDX-License-Identifier: Apache-2.0
"""One action of the history: who, when, what it changed; and, before it is taken back, what that would do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services.history import HistoryEntry, LeftAlone, UndoPreview
from briefing_app.ui import change_words as said
from briefing_app.ui import words
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.panels.change_lines import OPENED, ChangeLines
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Scroll, Surface, Tone, Words, button, clear, column, row
from briefing_app.ui.widgets.word_chips import WrappingLayout

LEFT_SHOWN = 20


def left_words(left: LeftAlone) -> str:
    """What an undo leaves alone, in a sentence: "Claim “Nine cranes fell”, place: was changed since"."""
    what = f"{said.type_label(left.type)} “{words.shortened(left.title, 80)}”"
    field = f", {said.field_label(left.field)}" if left.field else ""
    return f"{what}{field}: {left.reason.rstrip('.')}"


class HistoryDetails(Surface):
    """Shows an action; asks for more of it, for a look ahead, and for its undo."""

    more_wanted = Signal(str, int)
    """Transaction, how many of its records are here."""
    preview_wanted = Signal(str)
    undo_wanted = Signal(str, str)
    """Transaction, label."""
    record_wanted = Signal(str, str, str)
    """Type, id, title: the history of this record is asked for."""
    blame_wanted = Signal(str, str)
    """Type, id: who wrote what this record holds is asked for."""
    open_wanted = Signal(str, str)
    """Type, id: the record itself is asked for."""
    merge_wanted = Signal(int)
    """The number of the merge by which the action came."""

    def __init__(self) -> None:
        super().__init__("panel")
        self.entry: HistoryEntry | None = None
        self._may_undo = False
        self._left: tuple[str, ...] = ()
        self._record: str | None = None
        self._lines: ChangeLines | None = None
        self._body = QWidget()
        self._layout = column(self._body, Space.XL, Space.S)
        self._scroll = Scroll(self._body, "panel")
        column(self, spacing=0).addWidget(self._scroll)
        self._make_buttons()

    def _make_buttons(self) -> None:
        """The layout lets its widgets go whenever it is filled anew."""
        self.undo_button = button(tr("Undo this…"), self.ask_to_undo, icon="undo", tip="Ctrl+U")
        self.confirm_button = button(tr("Undo this"), self._confirm, main=True)
        self.keep_button = button(tr("Leave it"), self.show_again)

    def show_nothing(self, text: str = "") -> None:
        self.entry = None
        self._empty()
        if text:
            self._layout.addWidget(Words(text, tone=Tone.DIM, wrap=True))
        self._layout.addStretch(1)

    def show_entry(
        self, entry: HistoryEntry, *, may_undo: bool, left: tuple[str, ...] = (), record: str | None = None
    ) -> None:
        """Shows an action. ``left``: what an undo of it had to leave alone. ``record``: what the list is about."""
        if self._lines is not None and self.entry is not None and self.entry.transaction == entry.transaction:
            same = (self._may_undo, self._left, self._record) == (may_undo, left, record)
            if same and self.entry.undone == entry.undone:
                self.entry = entry
                self._lines.show_entry(entry)
                return
        self.entry, self._may_undo, self._left, self._record = entry, may_undo, left, record
        self.show_again()

    def show_again(self) -> None:
        """What the action changed, without a look ahead."""
        entry = self.entry
        if entry is None:
            return
        self._empty()
        self._add_head(entry)
        self.undo_button.setEnabled(self._may_undo and not entry.undone)
        deeds = QWidget()
        flow = WrappingLayout(deeds)
        for part in (self.undo_button, *self._record_links(entry)):
            flow.addWidget(part)
        self._layout.addWidget(deeds)
        self._add_left(tr("▲ Undone, but left as it is ({number}):", number=len(self._left)), self._left)
        self._layout.addSpacing(Space.S)
        self._lines = ChangeLines(entry, self._record)
        self._lines.more_wanted.connect(self._ask_for_more)
        self._layout.addWidget(self._lines)
        self._layout.addStretch(1)

    def _empty(self) -> None:
        self._lines = None
        clear(self._layout)
        self._make_buttons()
        self._scroll.verticalScrollBar().setValue(0)  # the keyboard left what went, perhaps for the last line

    def _add_head(self, entry: HistoryEntry) -> None:
        add = self._layout.addWidget
        add(Words(words.action_label(entry.label), Size.TITLE, bold=True, wrap=True))
        state = tr("undone") if entry.undone else ""
        records = trn(entry.count, "{n} record", "{n} records")
        about = words.joined(words.moment(entry.time), entry.author, entry.device, records, state)
        add(Words(about, tone=Tone.DIM, wrap=True))
        if (number := entry.merge) is not None:
            text = tr("Show the merge by which it came ({number})", number=digits(number))
            self._layout.addLayout(row(LinkButton(text, lambda: self.merge_wanted.emit(number)), None))

    def _record_links(self, entry: HistoryEntry) -> list[QWidget]:
        """The ways to the record that the action is about, and to everything else that was done to it."""
        first = entry.changes[0] if entry.changes else None
        if first is None or len({line.id for line in entry.changes}) > 1:
            return []
        found: list[QWidget] = []
        if first.type in OPENED and first.operation != "delete":
            found.append(LinkButton(tr("Open it"), lambda: self.open_wanted.emit(first.type, first.id)))
        found.append(LinkButton(tr("Who wrote what"), lambda: self.blame_wanted.emit(first.type, first.id)))
        if self._record is None:
            wish = self.record_wanted
            found.append(LinkButton(tr("History of this record"), lambda: wish.emit(first.type, first.id, first.title)))
        return found

    def _add_left(self, heading: str, left: tuple[str, ...]) -> None:
        if not left:
            return
        self._layout.addWidget(Words(heading, tone=Tone.ALARM, wrap=True))
        for text in left[:LEFT_SHOWN]:
            self._layout.addWidget(Words(f"· {text}", wrap=True))
        if len(left) > LEFT_SHOWN:
            more = trn(len(left) - LEFT_SHOWN, "and {n} more", "and {n} more")
            self._layout.addWidget(Words(more, tone=Tone.DIM))

    def _ask_for_more(self) -> None:
        if self.entry is not None:
            known = len(dict.fromkeys(line.id for line in self.entry.changes))
            self.more_wanted.emit(self.entry.transaction, known)

    def ask_to_undo(self) -> None:
        """Asks what taking the action back would do."""
        if self.entry is not None and self.may_undo:
            self.preview_wanted.emit(self.entry.transaction)

    @property
    def may_undo(self) -> bool:
        return self.entry is not None and self._may_undo and not self.entry.undone

    def _confirm(self) -> None:
        if self.entry is not None:
            self.undo_wanted.emit(self.entry.transaction, self.entry.label)

    def show_preview(self, preview: UndoPreview) -> None:
        """What taking the action back would do, with the buttons that decide."""
        entry = self.entry
        if entry is None or entry.transaction != preview.transaction:
            return
        self._empty()
        self._add_head(entry)
        self._layout.addSpacing(Space.S)
        self._layout.addWidget(Words(tr("What will happen"), Size.HEADING, bold=True))
        self._layout.addWidget(Words(_forecast(preview), wrap=True))
        left = tuple(left_words(item) for item in preview.left)
        self._add_left(tr("▲ Left as it is ({number}):", number=len(left)), left)
        self._layout.addLayout(row(self.confirm_button, self.keep_button, None))
        self.confirm_button.setEnabled(bool(preview.count) and not preview.refused)
        if preview.looked and preview.changes:
            self._layout.addSpacing(Space.S)
            planned = HistoryEntry(
                entry.transaction, entry.label, "", "", "", preview.changes, preview.count, None, False
            )
            self._layout.addWidget(ChangeLines(planned, heads=(tr("Now"), tr("Then"))))
        self._layout.addStretch(1)
        (self.confirm_button if self.confirm_button.isEnabled() else self.keep_button).setFocus()


def _forecast(preview: UndoPreview) -> str:
    if preview.refused:
        return preview.refused
    if not preview.looked:
        return tr(
            "This action changed {number} records. All of them are taken back, except what was changed since or "
            "what other records rest on; that is listed afterwards. It can take a while.",
            number=digits(preview.count),
        )
    if not preview.count:
        return tr("Nothing is left to take back.")
    return trn(preview.count, "{n} record changes as follows.", "{n} records change as follows.")
