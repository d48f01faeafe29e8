# SPDX-License-Identifier: Apache-2.0
"""One proposal of a reader: the difference, what to look at, the passages it must fit, and the answers to it."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.records import Assessment, Block, Claim, Proposal, Record, Report
from briefing_app.services.browse import CitationRow
from briefing_app.services.review_answers import Shown
from briefing_app.ui import change_words, review_words, theme, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.change_lines import Told
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, LinkButton, Scroll, Surface, Tone, Words, button, clear, column, row
from briefing_app.ui.widgets.inputs import Line, TextBox
from briefing_app.ui.widgets.quotation import Note, Quotation

MOST_PASSAGES = 12


class Difference(Told):
    """Both wordings in one, in the serif."""

    def __init__(self) -> None:
        self._before = self._after = ""
        super().__init__(lambda: review_words.difference_html(self._before, self._after), "")
        self.setFont(theme.reading(16))

    def show_both(self, before: str, after: str) -> None:
        self._before, self._after = before, after
        self._heights.clear()
        self.setText(self._make())
        self.setAccessibleName(review_words.difference_spoken(before, after))
        self.updateGeometry()


class ReviewDetails(Surface):
    """Emits what is to be done; changes nothing itself."""

    accept_wanted = Signal(str, str, object, object)
    """Id, where to, other words or None, the reason or None."""
    reject_wanted = Signal(str, object)
    note_wanted = Signal(str, object)
    refused = Signal(str)
    """Why nothing comes of a key."""
    record_requested = Signal(str, str)
    passage_requested = Signal(str, int, int, str)
    """Source, start, end, citation."""

    def __init__(self) -> None:
        super().__init__("panel")
        self._shown: Shown | None = None
        self.about = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.difference = Difference()
        self.remark = Words("", wrap=True)
        self.remark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.flags = Note("warning")
        self.wording = TextBox(2, 8)
        self._wording = Field(tr("Wording that is taken (it can be changed)"), self.wording)
        self.reason = Line(name=tr("Reason"))
        self._reason = Field(tr("Reason"), self.reason)
        self.claim_button = button(tr("Into the claim"), lambda: self.accept("claim"), main=True, tip="A")
        self.report_button = button(tr("Into the report"), lambda: self.accept("report"), tip="R")
        self.reject_button = button(tr("Reject"), self.reject, tip="X")
        self.note_button = button(tr("Note"), self.note, tip="N")
        self.record_link = LinkButton(tr("Open the record"), self._open_record)
        self.answered = Words("", wrap=True)
        self._passages = QVBoxLayout()
        self._last = ("", "")
        self._wanted = ("", "")
        self.reason.returnPressed.connect(self._go_on)
        self._lay_out()
        self.show_proposal(None)

    def _lay_out(self) -> None:
        content = QWidget()
        layout = column(content, Space.XL, Space.M)
        self._passages.setSpacing(Space.S)
        parts = (self.about, self.difference, self.remark, self.flags, self._wording, self._reason, self.answered)
        for part in parts:
            layout.addWidget(part)
        self._buttons = QWidget()
        self._keys = Words("", Size.LABEL, Tone.DIM, wrap=True)
        line = row(self.claim_button, self.report_button, self.reject_button, self.note_button, None)
        line.setContentsMargins(0, 0, 0, 0)
        self._buttons.setLayout(line)
        layout.addWidget(self._buttons)
        layout.addWidget(self._keys)
        layout.addLayout(row(self.record_link, None))
        self._evidence = Words(tr("What it rests on"), Size.HEADING, bold=True)
        layout.addWidget(self._evidence)
        layout.addLayout(self._passages)
        layout.addStretch(1)
        self._content = content
        column(self, spacing=0).addWidget(Scroll(content, "panel"))

    # Showing

    @property
    def id(self) -> str:
        return self._shown.proposal.id if self._shown is not None else ""

    def show_proposal(self, shown: Shown | None, *, may_change: bool = True) -> None:
        """Shows a proposal; what somebody is typing for the same one is left alone."""
        is_same = shown is not None and shown.proposal.id == self.id and self._is_typing
        self._shown = shown
        self._content.setVisible(shown is not None)
        if shown is None:
            return
        proposal = shown.proposal
        is_open = proposal.answer == "open" and may_change
        self.about.setText(_about(shown))
        is_comment = proposal.kind == "comment"
        self.difference.show_both(
            proposal.before or "", (proposal.before or "") if is_comment else proposal.after or ""
        )
        self.difference.setVisible(bool(proposal.before or proposal.after))
        self.remark.setText(_remark(proposal))
        self.remark.setVisible(is_comment)
        self.flags.show_text("\n".join(f"! {review_words.flag_words(flag)}" for flag in shown.flags))
        is_worded = proposal.kind in ("rewording", "insertion") and bool(shown.places)
        self._wording.setVisible(is_open and is_worded)
        self._keys.setText(_keys_in_words(shown, is_worded=is_worded))
        self._reason.setVisible(is_open)
        self._buttons.setVisible(is_open)
        self._keys.setVisible(is_open)
        if not is_same:
            self.wording.set_text(shown.wording)
            self.reason.setText("")
            self._reason.set_note(self._why(shown))
        self._show_buttons(shown)
        self.answered.setText(_answered(proposal))
        self.answered.setVisible(proposal.answer != "open")
        self.record_link.setVisible(shown.record is not None and not isinstance(shown.record, Report | Block))
        self._show_passages(shown.passages)

    @property
    def _is_typing(self) -> bool:
        return self.wording.hasFocus() or self.reason.hasFocus()

    def _show_buttons(self, shown: Shown) -> None:
        is_gone = shown.proposal.kind == "deletion"
        names = (
            (self.claim_button, tr("Withdraw the record") if is_gone else _into(shown.record), "claim"),
            (self.report_button, tr("Leave out of the report") if is_gone else tr("Into the report"), "report"),
        )
        for part, name, place in names:
            part.setText(name)
            part.setAccessibleName(name)
            part.setVisible(place in shown.places)

    @staticmethod
    def _why(shown: Shown) -> str:
        if any(flag.weighs for flag in shown.flags):
            return tr("To accept it nevertheless, say why. The reason stays with the proposal.")
        return tr("Stays with the proposal, for whoever asks.")

    def _show_passages(self, passages: tuple[CitationRow, ...]) -> None:
        clear(self._passages)
        self._evidence.setVisible(bool(passages))
        for found in passages[:MOST_PASSAGES]:
            self._passages.addWidget(Words(words.joined(found.source.title, found.grade), bold=True, wrap=True))
            quote = Quotation()
            quote.show_quote(found.citation.exact, found.citation.stance)
            self._passages.addWidget(quote)
            if found.citation.translation:
                self._passages.addWidget(Words(found.citation.translation, wrap=True))
            link = LinkButton(tr("Go to the passage"), partial(self._go, found))
            link.setAccessibleName(tr("Go to the passage in {source}", source=found.source.title))
            self._passages.addLayout(row(link, None))
        more = len(passages) - MOST_PASSAGES
        if more > 0:
            self._passages.addWidget(Words(trn(more, "and {n} more passage", "and {n} more passages"), tone=Tone.DIM))

    def _go(self, found: CitationRow) -> None:
        cited = found.citation
        self.passage_requested.emit(cited.source, cited.start, cited.end, cited.id)

    def _open_record(self) -> None:
        if self._shown is not None and self._shown.record is not None:
            self.record_requested.emit(self._shown.record.type_name, self._shown.record.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self.difference.updateGeometry()

    # Answering

    @property
    def _given_reason(self) -> str | None:
        return self.reason.text().strip() or None

    @property
    def can_answer(self) -> bool:
        """Whether the proposal that is shown waits for an answer."""
        return self._shown is not None and not self._buttons.isHidden()

    def accept(self, into: str) -> None:
        """Asks to take it in; where that cannot be done, says how the proposal can be answered."""
        shown = self._shown
        if shown is None or not self.can_answer:
            return
        if into not in shown.places:
            self.refused.emit(tr("This proposal can only be answered by {keys}.", keys=letters(shown)))
            return
        self._last = (self.id, into)
        text = self.wording.text
        other = text if not self._wording.isHidden() and text != shown.wording else None
        self.accept_wanted.emit(self.id, into, other, self._given_reason)

    def reject(self) -> None:
        if self.can_answer:
            self.reject_wanted.emit(self.id, self._given_reason)

    def note(self) -> None:
        if self.can_answer:
            self.note_wanted.emit(self.id, self._given_reason)

    def ask_for_reason(self, text: str) -> None:
        """Says what is missing beside the reason, and goes there; Return then does what was asked for."""
        self._wanted = self._last
        self._reason.set_note(text, wrong=True)
        self.reason.setFocus()

    def _go_on(self) -> None:
        id, into = self._wanted
        if id and id == self.id:
            self.accept(into)


def letters(shown: Shown) -> str:
    """The keys that answer this proposal."""
    possible = {"A": "claim" in shown.places, "R": "report" in shown.places}
    return ", ".join(letter for letter in "ARXN" if possible.get(letter, True))


def _keys_in_words(shown: Shown, *, is_worded: bool) -> str:
    if is_worded:
        return tr("In the list: {keys} answer, E changes the wording, J and K go on.", keys=letters(shown))
    return tr("In the list: {keys} answer, E goes to the reason, J and K go on.", keys=letters(shown))


def _into(record: Record | None) -> str:
    if isinstance(record, Claim):
        return tr("Into the claim")
    return tr("Into the assessment") if isinstance(record, Assessment) else tr("Into the record")


def _about(shown: Shown) -> str:
    proposal = shown.proposal
    of = ""
    if isinstance(shown.record, Report | Block):
        of = tr("sentence of the report")
    elif shown.record is not None:
        of = change_words.type_label(shown.record.type_name)
    kind = review_words.KINDS[proposal.kind]
    number = tr("No. {number}", number=shown.edition.number)
    return words.joined(kind, review_words.who_and_when(proposal), of, proposal.place, number)


def _remark(proposal: Proposal) -> str:
    said = tr("{who}: {remark}", who=proposal.reviewer or tr("a reader who is not named"), remark=proposal.remark or "")
    return tr("Answer to “{comment}”", comment=proposal.after) + f"\n{said}" if proposal.after else said


def _answered(proposal: Proposal) -> str:
    said = tr("Answered: {answer}", answer=review_words.ANSWERS[proposal.answer])
    return words.joined(said, proposal.reason)
