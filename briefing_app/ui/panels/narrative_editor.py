# SPDX-License-Identifier: Apache-2.0
"""The text of a part of a report: written, sourced, counted, and saved after a pause or when one leaves it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from briefing_app.domain.fields import Record
from briefing_app.services import blocks
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, words
from briefing_app.ui.i18n import digits, mark, tr, trn
from briefing_app.ui.panels import insert_popup
from briefing_app.ui.panels.contested import ContestedFields, only
from briefing_app.ui.panels.draft_keeping import Parked, keeper_of
from briefing_app.ui.panels.insert_popup import InsertPopup
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Tone, Words, button, column, row
from briefing_app.ui.widgets.chip_painting import Named, label_of
from briefing_app.ui.widgets.chips import Flow
from briefing_app.ui.widgets.narrative import JUDGMENT, SIGNS, SOURCED, UNKNOWN, UNSOURCED, NarrativeText, Span, pen_of
from briefing_app.ui.workspace import Workspace

SAVE_MS, LOOK_MS = 4_000, 200
STATE_WORDS = {
    SOURCED: mark("{n} sourced"),
    JUDGMENT: mark("{n} on a judgment"),
    UNSOURCED: mark("{n} unsourced"),
    UNKNOWN: mark("{n} on what is gone"),
}
STATE_TIPS = {
    SOURCED: mark("Rests on a claim with a citation."),
    JUDGMENT: mark("Rests on an assessment only."),
    UNSOURCED: mark("Names nothing that it rests on: it is printed as unsourced."),
    UNKNOWN: mark("Names a record that is withdrawn or not in this case."),
}
WANTING = (UNSOURCED, UNKNOWN)


class _StateCount(QWidget):
    """The line that stands beside sentences of one kind, and how many there are."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        self._said = Words("", Size.LABEL, Tone.DIM)
        self.setToolTip(tr(STATE_TIPS[state]))
        self.setLayout(row(Space.M - 2, self._said, spacing=0))

    def show_count(self, number: int) -> None:
        text = tr(STATE_WORDS[self._state], n=digits(number))
        self._said.setText(text)
        self.setAccessibleName(text)
        self.setVisible(number > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(pen_of(self._state))
        x = self.width() - 3.0 if self.isRightToLeft() else 3.0
        painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))


class _Legend(QWidget):
    """How many sentences there are of each kind, the way to the next that wants something, what is at the cursor."""

    next_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.total = Words("", Size.LABEL)
        self._counts = {state: _StateCount(state) for state in SIGNS}
        self.next_button = LinkButton(tr("Next unsourced"), self.next_wanted.emit)
        self.next_button.setToolTip("F8")
        self.here = ElidedWords("", Size.LABEL, Tone.DIM)
        self.open_button = LinkButton(tr("Open it"), self.open_wanted.emit)
        self.open_button.setToolTip(tr("Return, while it is chosen"))
        layout = column(self, spacing=2)
        counts = QWidget()
        flow = Flow(counts, Space.M)
        for part in (self.total, *self._counts.values(), self.next_button):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        counts.setSizePolicy(policy)
        layout.addWidget(counts)
        line = row(self.here, self.open_button)
        line.setStretch(0, 1)
        layout.addLayout(line)
        self.show_states([])
        self.show_here("", None)

    def show_states(self, states: Sequence[str]) -> None:
        counted = Counter(states)
        wanting = counted[UNSOURCED]
        total = trn(len(states), "{n} sentence", "{n} sentences") if states else tr("No sentence yet")
        self.total.setText(total)
        for state, part in self._counts.items():
            part.show_count(counted[state])
        said = tr("{sentences}, {n} unsourced", sentences=total, n=digits(wanting)) if states else total
        self.setAccessibleName(said)
        self.next_button.setVisible(any(counted[state] for state in WANTING))

    def show_here(self, state: str, chosen: Named | None) -> None:
        """What the sentence at the cursor rests on, or which record is chosen."""
        if chosen is not None:
            self.here.set_text(words.joined(label_of(chosen), chosen.detail or change_words.type_label(chosen.type)))
        else:
            self.here.set_text(tr(STATE_TIPS[state]) if state else tr("Type @ behind a sentence for what it rests on."))
        self.open_button.setVisible(chosen is not None and bool(chosen.type))


class NarrativeEditor(QWidget):
    """One text at a time: a field of a record. Whoever shows it saves it."""

    what = "report text"

    saved = Signal(object, str, object)
    """The record, the field, its new text or None."""
    open_wanted = Signal(str, str)
    """Type, id."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._record: Record | None = None
        self._field = ""
        self._stored: str | None = None
        self._kept: dict[tuple[str, str], Parked] = {}
        self._popup: InsertPopup | None = None
        self.box = NarrativeText()
        self.box.setAccessibleName(tr("Text"))
        self.note = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.insert_button = button(tr("Insert…"), self.insert, icon="add")
        self.insert_button.setToolTip(tr("A claim, an assessment or a source ({keys}, or type @)", keys="Ctrl+J"))
        self.legend = _Legend()
        layout = column(self, Space.L, Space.S)
        head = row(self.note, self.insert_button)
        head.setStretch(0, 1)
        head.setAlignment(self.insert_button, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self.contested = ContestedFields(workspace, self)
        layout.addWidget(self.contested.rest)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.legend)
        self._save_soon = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save_soon.timeout.connect(self.commit)
        self._look_soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look_soon.timeout.connect(self._look)
        self._keeper = keeper_of(workspace)
        self._keeper.add(self)
        self._connect()

    def _connect(self) -> None:
        self.box.edited.connect(self._note_edit)
        self.box.insert_wanted.connect(lambda: self.insert(typed="@"))
        self.box.open_wanted.connect(self.open_wanted)
        self.box.place_changed.connect(self._show_here)
        self.box.installEventFilter(self)
        self.legend.next_wanted.connect(self.go_to_next)
        self.legend.open_wanted.connect(self.box.open_chosen)
        for keys, run in (("Ctrl+J", self.insert), ("Ctrl+Shift+Return", self.insert), ("F8", self.go_to_next)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    # What is shown

    @property
    def text(self) -> str:
        """The text as the case keeps it."""
        return self.box.text

    @property
    def is_changed(self) -> bool:
        return self._record is not None and self.text != (self._stored or "")

    def show_text(self, record: Record, field: str, title: str, note: str = "") -> None:
        """Shows a field of a record; what somebody is typing in the same one is left alone."""
        stored = getattr(record, field)
        same = self._record is not None and (self._record.id, self._field) == (record.id, field)
        if not same:
            self.commit()
        was_changed = same and self.is_changed
        former, self._record, self._field = self._stored, record, field
        self.box.setAccessibleName(title)
        self.note.setText(note)
        self._set_may_change()
        self.contested.show_record(record.id, only(type(record), {field: self.box}))
        if same and stored == former:
            return
        self._stored = stored
        if not was_changed:
            place = self.box.textCursor().position() if same else 0
            self.box.set_text(stored)
            self._put_cursor(place)
        if not same:
            self._take_up_draft()
        self._look()

    def _set_may_change(self) -> None:
        state = self._workspace.state
        may = state is not None and not state.read_only
        self.box.setReadOnly(not may)
        self.insert_button.setEnabled(may)

    def _put_cursor(self, place: int) -> None:
        cursor = self.box.textCursor()
        cursor.setPosition(min(place, self.box.document().characterCount() - 1))
        self.box.setTextCursor(cursor)

    def clear(self) -> None:
        """Nothing is shown, and nothing of it stays."""
        self.commit()
        self._record, self._field, self._stored = None, "", None
        self.box.set_text(None)
        self.legend.show_states([])

    def note_change(self) -> None:
        """The case was changed: a record that the text names may be called otherwise, or be gone."""
        if self._record is not None and self.isVisible():
            self._look_soon.start()

    # Saving

    def _note_edit(self) -> None:
        self._look_soon.start()
        self._save_soon.start()
        self._keeper.note()

    def commit(self) -> None:
        """Tells of a text that differs from what the case has."""
        self._save_soon.stop()
        record = self._record
        if record is not None and self.is_changed:
            self._stored = self.text or None
            self.saved.emit(record, self._field, self._stored)
        self._keeper.note()

    def not_saved(self, stored: str | None) -> None:
        """The case did not take it: it is still to be saved."""
        self._stored = stored

    def unsaved(self) -> Sequence[Parked]:
        kept = list(self._kept.values())
        if not self.is_changed or self._record is None:
            return kept
        title = words.shortened(self.text, 60)
        return [*kept, Parked(self._record, {"text": self.text}, self._field, title)]

    def offer(self, parked: Sequence[Parked]) -> None:
        """Takes back what was being typed when the program ended; it comes up with its part of the report."""
        self._kept |= {(found.about.id, str(found.extra)): found for found in parked if isinstance(found.about, Record)}
        if self._record is not None:
            self._take_up_draft()

    def _take_up_draft(self) -> None:
        record = self._record
        if record is None or self.box.isReadOnly():
            return
        kept = self._kept.pop((record.id, self._field), None)
        if kept is None:
            return
        text = str(kept.contents.get("text", ""))
        if text != (self._stored or ""):
            self.box.replace_text(text)
            self.note.setText(tr("This text was not saved the last time. Ctrl+Z brings back what the case has."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A panel or dialog that belongs to the text is part of the same edit.
        is_left = event.type() == QEvent.Type.FocusOut and self._popup is None
        if is_left and QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            self.commit()
        return False

    # What it rests on

    def insert(self, typed: str = "") -> None:
        """Finds a record beside the cursor and puts it behind the sentence; ``typed`` is written if one gives up."""
        if self.box.isReadOnly() or self._popup is not None:
            return
        window = self.window()
        self._popup = popup = InsertPopup(window, self._workspace, self.box.sentence_here)
        popup.chosen.connect(self._insert)
        popup.given_up.connect(lambda: self.box.insertPlainText(typed))
        popup.destroyed.connect(self._forget_popup)
        self.box.setFocus()
        caret = self.box.caret_area()
        caret.moveTopLeft(self.box.mapTo(window, caret.topLeft()))
        popup.open_at(caret)

    def _insert(self, named: Named) -> None:
        self.box.set_named({named.id: named})
        self.box.insert_records([named.id])
        self.box.setFocus()

    def _forget_popup(self) -> None:
        self._popup = None
        if not self.box.hasFocus():
            self.commit()

    def go_to_next(self) -> None:
        """To the next sentence that rests on nothing, or on what is gone."""
        self.box.go_to_next(WANTING)

    def _look(self) -> None:
        """Asks what the sentences rest on, and how the records are called."""
        self._look_soon.stop()
        text = self.box.marked
        ids = list(dict.fromkeys(chip.id for chip in text.chips))

        def read(session: CaseSession) -> tuple[dict[str, Named], list[Span]]:
            spans = [Span(found.start, found.end, found.state) for found in blocks.sentence_states(session, text.text)]
            return insert_popup.named(session, ids), spans

        def take(found: tuple[dict[str, Named], list[Span]]) -> None:
            self.box.set_named(found[0])
            self.box.set_sentences(found[1], text.text)
            self.legend.show_states([span.state for span in found[1]])
            self._show_here()

        self._workspace.read(self, read, take, key="sentences")

    def _show_here(self) -> None:
        self.legend.show_here(self.box.state_here, self.box.chosen)
        self.box.setAccessibleDescription(self.legend.here.text())
