# SPDX-License-Identifier: Apache-2.0
"""A new source, whose proposals the analyst confirms, and the fields of one that is in the case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.records import Source
from briefing_app.ingest import SourceDraft
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.dialogs.source_form import SourceForm, read_completions
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, button, column
from briefing_app.ui.workspace import Workspace

_PASSED_ON = 2
"""A result that is neither accepting nor rejecting: somebody else goes on with what was asked."""


class _SourceDialog(ActingDialog):
    """A dialog around the fields of a source."""

    def __init__(self, parent: QWidget, workspace: Workspace, title: str, accept: str) -> None:
        super().__init__(parent, workspace, title, accept)
        self.source_form = SourceForm()
        self.lines, self.fields = self.source_form.lines, self.source_form.fields
        self.published, self.retrieved = self.source_form.published, self.source_form.retrieved
        self.kind, self.handling = self.source_form.kind, self.source_form.handling
        self.reliability, self.reason = self.source_form.reliability, self.source_form.reason
        self.form.setSpacing(Space.S)
        workspace.read(self, read_completions, self.source_form.complete_with)


def text_preview(text: str, media_type: str) -> tuple[QWidget, Reader]:
    """The text as it will be kept, under a line that says how much of what it is."""
    box = Surface("panel", "l")
    layout = column(box, spacing=Space.S)
    layout.setContentsMargins(Space.S, 0, 0, 0)
    size = trn(len(text), "{n} character", "{n} characters")
    kind = media_type.split(";")[0]
    caption = Words(words.joined(tr("The text as it will be kept"), size, kind), Size.LABEL, Tone.DIM)
    caption.setContentsMargins(Space.XL, 0, 0, 0)
    layout.addWidget(caption)
    reader = Reader()
    reader.set_text(text)
    layout.addWidget(reader, 1)
    return box, reader


class AddSourceDialog(_SourceDialog):
    """Fields on the left, the text as it will be kept on the right.

    Where the case holds the very text already, Return goes to the source that has it; adding it once more is a button
    of its own. ``place``: which of how many drafts in a row this is.
    """

    added = Signal(str)
    known_chosen = Signal(str)
    skipped = Signal()
    rest_requested = Signal()

    def __init__(
        self, parent: QWidget, workspace: Workspace, draft: SourceDraft, place: tuple[int, int] = (1, 1)
    ) -> None:
        number, total = place
        title = tr("New source, {number} of {total}", number=number, total=total) if total > 1 else tr("New source")
        super().__init__(parent, workspace, title, tr("Add source"))
        self._draft = draft
        self._known: list[Source] | None = None
        self._is_wanted = False
        self._make_known_bar()
        halves = QHBoxLayout()
        halves.setSpacing(Space.XL)
        halves.addWidget(self.source_form, 10)
        preview, self.reader = text_preview(draft.text, draft.media_type)
        halves.addWidget(preview, 11)
        self.form.addLayout(halves, 1)
        if total > 1:
            self._add_queue_buttons(number < total)
        self.source_form.propose(draft)
        self._workspace.read(self, lambda s: sources.known(s, draft.text_hash), self._tell_known)
        self.source_form.focus_title()
        self.resize(self.fitting(1060, 740))

    def _make_known_bar(self) -> None:
        self.known_bar = Surface("warning_soft")
        self._known_words = Words("", wrap=True)
        inner = QVBoxLayout(self.known_bar)
        inner.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        inner.addWidget(self._known_words)
        self.known_bar.hide()
        self.form.addWidget(self.known_bar)
        self.anyway_button = button(tr("Add anyway"), self.add, tip=tr("Keeps the same text in two sources"))
        self.anyway_button.hide()
        self.buttons.insertWidget(self.buttons.indexOf(self.main_button), self.anyway_button)

    def _add_queue_buttons(self, has_more: bool) -> None:
        self.cancel_button.setText(tr("Stop here"))
        self.skip_button = button(tr("Skip"), self._skip, tip=tr("Goes on without this one"))
        self.rest_button = button(
            tr("The rest at once…"), self._ask_for_rest, tip=tr("Shows all that is left in a table to confirm")
        )
        self.rest_button.setVisible(has_more)
        self.buttons.insertWidget(0, self.rest_button)
        self.buttons.insertWidget(0, self.skip_button)

    def _tell_known(self, known: list[Source]) -> None:
        self._known = known
        if known:
            title = words.shortened(known[0].title, 70)
            others = trn(len(known) - 1, "and in {n} other", "and in {n} others") if len(known) > 1 else ""
            where = words.joined(title, known[0].outlet, words.date_in_words(known[0].published), others)
            self._known_words.setText(tr("▲ The case holds this very text already: {where}", where=where))
            self.known_bar.show()
            self.anyway_button.show()
            self.main_button.setText(tr("Open the known source"))
            self.main_button.setAccessibleName(tr("Open the known source"))
        if self._is_wanted:
            self._is_wanted = False
            self.submit()

    def _skip(self) -> None:
        self.done(_PASSED_ON)
        self.skipped.emit()

    def _ask_for_rest(self) -> None:
        self.done(_PASSED_ON)
        self.rest_requested.emit()

    def submit(self) -> None:
        """Adds the source, or opens the one that has this text; waits where it is not known yet which of the two."""
        if self._known is None:
            self._is_wanted = True
        elif self._known:
            self.accept()
            self.known_chosen.emit(self._known[0].id)
        else:
            self.add()

    def add(self) -> None:
        """Adds the source with the fields as they stand."""
        if not self.source_form.is_complete():
            return
        values = {name: value for name, value in self.source_form.values().items() if value is not None}
        draft = self._draft

        def work(session: CaseSession) -> str:
            return sources.add(session, draft, **values).id

        self._act(tr("Add source"), work, self._done)

    def _done(self, id: str) -> None:
        self._workspace.tell_done(tr("Source added."))
        self.accept()
        self.added.emit(id)


class EditSourceDialog(_SourceDialog):
    """The fields of a source that is in the case. Its text never changes."""

    def __init__(self, parent: QWidget, workspace: Workspace, source: Source) -> None:
        super().__init__(parent, workspace, tr("Edit the source"), tr("Save"))
        self._source = source
        self.form.addWidget(self.source_form, 1)
        self.source_form.show_source(source)
        self.tell_contested(source.id, self.source_form.places)
        self.source_form.focus_title()
        workspace.read(
            self,
            lambda s: sources.details(s, source.id).claims,
            lambda claims: self.source_form.tell_claims(source.reliability, claims),
        )
        self.resize(self.fitting(580, 760))

    def submit(self) -> None:
        if self._busy or not self.source_form.is_complete():
            return
        source = self._source
        news = {name: value for name, value in self.source_form.values().items() if getattr(source, name) != value}
        if not news:
            self.accept()
            return
        self._act(tr("Edit source"), lambda s: sources.edit(s, source.id, **news), lambda _: self._done())

    def _done(self) -> None:
        self._workspace.tell_done(tr("Source changed."))
        self.accept()
