# SPDX-License-Identifier: Apache-2.0
"""A new source: what was found in it is proposed with its origin, the analyst confirms."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Source
from briefing_app.ingest import SourceDraft
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.panels.reader import Reader
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, LinkButton, Scroll, Surface, Tone, Words, column, pair, row
from briefing_app.ui.widgets.inputs import DateField, Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Message, Workspace

TEXT_FIELDS = ("title", "outlet", "author", "url", "language")


class AddSourceDialog(FormDialog):
    """Fields on the left, the text as it will be kept on the right."""

    added = Signal(str)
    known_chosen = Signal(str)

    def __init__(self, parent: QWidget, workspace: Workspace, draft: SourceDraft) -> None:
        super().__init__(parent, "New source", "Add source")
        self._workspace = workspace
        self._draft = draft
        self._busy = False
        self._make_fields()
        self.form.setSpacing(Space.S)
        self._known = QVBoxLayout()
        self.form.addLayout(self._known)
        halves = QHBoxLayout()
        halves.setSpacing(Space.XL)
        halves.addWidget(self._fields(), 10)
        halves.addWidget(self._preview(), 11)
        self.form.addLayout(halves, 1)
        self._propose()
        self._workspace.read(self, lambda s: sources.known(s, draft.text_hash), self._tell_known)
        self.lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines["title"].home(False)
        self.resize(1020, 740)

    def _make_fields(self) -> None:
        self.lines: dict[str, QLineEdit] = {name: Line() for name in TEXT_FIELDS}
        labels = {"title": "Title", "outlet": "Outlet", "author": "Author", "url": "Address", "language": "Language"}
        self.fields = {name: Field(labels[name], line) for name, line in self.lines.items()}
        today = datetime.now(UTC).date()
        self.published = DateField("Published", today)
        self.retrieved = DateField("Retrieved", today)
        self.kind = Pick("Kind of source", choices.source_kinds())
        self.handling = Pick("Handling", choices.handlings())
        self.reliability = SegmentedChoice("How reliable is the source?", choices.reliability())
        self.reason = Line("Why, in a few words")

    def _fields(self) -> QWidget:
        form = QWidget()
        layout = column(form, spacing=Space.M)
        layout.setContentsMargins(0, 0, Space.M, 0)
        layout.addWidget(self.fields["title"])
        layout.addLayout(pair(self.fields["outlet"], self.fields["author"]))
        layout.addLayout(pair(self.published, self.retrieved))
        layout.addWidget(self.fields["url"])
        layout.addLayout(pair(self.fields["language"], Field("Kind", self.kind)))
        layout.addWidget(Field("How reliable is the source?", self.reliability))
        layout.addWidget(Field("Reason for the grade", self.reason))
        layout.addWidget(Field("Handling", self.handling))
        layout.addStretch(1)
        return Scroll(form, "panel")

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

    def _propose(self) -> None:
        draft = self._draft
        for name, line in self.lines.items():
            proposals = [item for item in draft.proposals if item.field == name]
            if proposals:
                line.setText(proposals[0].value)
                line.setCursorPosition(0)
                self.fields[name].set_note(proposals[0].origin)
        for name, field in (("published", self.published), ("retrieved", self.retrieved)):
            proposals = [item for item in draft.proposals if item.field == name]
            if proposals:
                field.set_value(proposals[0].value)
                field.set_note(words.joined(field.note, proposals[0].origin))
        if not self.retrieved.value:
            self.retrieved.set_value(datetime.now(UTC).date().isoformat())
        kind = draft.proposed("kind")
        if kind in {value for value, _ in choices.source_kinds()}:
            self.kind.set_value(kind)

    def _tell_known(self, known: list[Source]) -> None:
        for source in known:
            text = f"▲ The case holds this very text already: “{words.shortened(source.title, 60)}”."
            label = Words(text, tone=Tone.ACCENT)
            choose = LinkButton("Go there instead", lambda id=source.id: self._go_to(id))  # type: ignore[misc]
            self._known.addLayout(row(label, choose, None))

    def _go_to(self, id: str) -> None:
        self.reject()
        self.known_chosen.emit(id)

    def values(self) -> dict[str, Value]:
        """The fields of the source as they stand."""
        result: dict[str, Value] = {name: line.text().strip() or None for name, line in self.lines.items()}
        result |= {
            "published": self.published.value,
            "retrieved": self.retrieved.value,
            "kind": self.kind.value,
            "handling": self.handling.value,
            "reliability": self.reliability.value,
            "reliability_reason": self.reason.text().strip() or None,
        }
        return {name: value for name, value in result.items() if value is not None}

    def submit(self) -> None:
        if self._busy or self.published.is_wrong or self.retrieved.is_wrong:
            return
        if not self.lines["title"].text().strip():
            self.fields["title"].set_note("Give the source a title.", wrong=True)
            self.lines["title"].setFocus()
            return
        self._busy = True
        values, draft = self.values(), self._draft

        def work(session: CaseSession) -> str:
            return sources.add(session, draft, **values).id

        self._workspace.act(self, "Add source", work, self._done, self._failed)

    def _done(self, id: str) -> None:
        self._workspace.post(Message("Source added.", "done", "Undo", self._workspace.undo))
        self.added.emit(id)
        self.accept()

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        self.say(str(failure) if isinstance(failure, Exception) else failure.summary)
