# SPDX-License-Identifier: Apache-2.0
"""A new source, whose proposals the analyst confirms, and the fields of one that is in the case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.records import Source
from briefing_app.ingest import SourceDraft
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.dialogs.source_form import SourceForm
from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, column, row
from briefing_app.ui.workspace import Message, Workspace


class _SourceDialog(FormDialog):
    """A dialog around the fields of a source."""

    def __init__(self, parent: QWidget, title: str, accept: str, workspace: Workspace) -> None:
        super().__init__(parent, title, accept)
        self._workspace = workspace
        self._busy = False
        self.source_form = SourceForm()
        self.lines, self.fields = self.source_form.lines, self.source_form.fields
        self.published, self.retrieved = self.source_form.published, self.source_form.retrieved
        self.kind, self.handling = self.source_form.kind, self.source_form.handling
        self.reliability, self.reason = self.source_form.reliability, self.source_form.reason
        self.form.setSpacing(Space.S)

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        self.say(str(failure) if isinstance(failure, Exception) else failure.summary)


class AddSourceDialog(_SourceDialog):
    """Fields on the left, the text as it will be kept on the right."""

    added = Signal(str)
    known_chosen = Signal(str)

    def __init__(self, parent: QWidget, workspace: Workspace, draft: SourceDraft) -> None:
        super().__init__(parent, "New source", "Add source", workspace)
        self._draft = draft
        self._known = QVBoxLayout()
        self.form.addLayout(self._known)
        halves = QHBoxLayout()
        halves.setSpacing(Space.XL)
        halves.addWidget(self.source_form, 10)
        halves.addWidget(self._preview(), 11)
        self.form.addLayout(halves, 1)
        self.source_form.propose(draft)
        self._workspace.read(self, lambda s: sources.known(s, draft.text_hash), self._tell_known)
        self.source_form.focus_title()
        self.resize(self.fitting(1020, 740))

    def _preview(self) -> QWidget:
        box = Surface("panel", "l")
        layout = column(box, spacing=Space.S)
        layout.setContentsMargins(Space.S, 0, 0, 0)
        size = f"{len(self._draft.text):,} characters · {self._draft.media_type.split(';')[0]}"
        caption = Words(f"The text as it will be kept · {size}", Size.LABEL, Tone.DIM)
        caption.setContentsMargins(Space.XL, 0, 0, 0)
        layout.addWidget(caption)
        self.reader = Reader()
        self.reader.set_text(self._draft.text)
        layout.addWidget(self.reader, 1)
        return box

    def _tell_known(self, known: list[Source]) -> None:
        for source in known:
            text = f"▲ The case holds this very text already: “{words.shortened(source.title, 60)}”."
            label = Words(text, tone=Tone.ACCENT)
            choose = LinkButton("Go there instead", lambda id=source.id: self._go_to(id))  # type: ignore[misc]
            self._known.addLayout(row(label, choose, None))

    def _go_to(self, id: str) -> None:
        self.reject()
        self.known_chosen.emit(id)

    def submit(self) -> None:
        if self._busy or not self.source_form.is_complete():
            return
        self._busy = True
        values = {name: value for name, value in self.source_form.values().items() if value is not None}
        draft = self._draft

        def work(session: CaseSession) -> str:
            return sources.add(session, draft, **values).id

        self._workspace.act(self, "Add source", work, self._done, self._failed)

    def _done(self, id: str) -> None:
        self._workspace.post(Message("Source added.", "done", "Undo", self._workspace.undo))
        self.added.emit(id)
        self.accept()


class EditSourceDialog(_SourceDialog):
    """The fields of a source that is in the case. Its text never changes."""

    def __init__(self, parent: QWidget, workspace: Workspace, source: Source) -> None:
        super().__init__(parent, "Edit the source", "Save", workspace)
        self._source = source
        self.form.addWidget(self.source_form, 1)
        self.source_form.show_source(source)
        self.source_form.focus_title()
        self.resize(self.fitting(560, 700))

    def submit(self) -> None:
        if self._busy or not self.source_form.is_complete():
            return
        source = self._source
        news = {name: value for name, value in self.source_form.values().items() if getattr(source, name) != value}
        if not news:
            self.accept()
            return
        self._busy = True
        self._workspace.act(
            self, "Edit source", lambda s: sources.edit(s, source.id, **news), lambda _: self._done(), self._failed
        )

    def _done(self) -> None:
        self._workspace.post(Message("Source changed.", "done", "Undo", self._workspace.undo))
        self.accept()
