# SPDX-License-Identifier: Apache-2.0
"""The claim editor: stands beside the text, filled from a passage, left by keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.fields import Value
from briefing_app.domain.partial_date import PartialDate
from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.services import browse, claims, sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices
from briefing_app.ui.panels.claim_fields import FigureFields, LinkFields, changed
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Surface, Tone, Words, button, column, pair, row
from briefing_app.ui.widgets.inputs import DateField, Line, Passage, TextBox
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Message, Workspace


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage that something is to be made of: code points in the source's current text."""

    source: Source
    start: int
    end: int
    text: str


class ClaimEditor(Surface):
    """Makes a claim from a passage, or changes a claim and one of its citations."""

    saved = Signal(str, bool)
    """Claim id, and whether the next passage is wanted."""
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("background", "l")
        self._workspace = workspace
        self._draft: PassageDraft | None = None
        self._claim: Claim | None = None
        self._citation: Citation | None = None
        self._source: Source | None = None
        self._busy = False
        self.setAccessibleName("Claim editor")
        self._make_fields()
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(Scroll(self._form()), 1)
        layout.addWidget(self._buttons())
        self._make_shortcuts()

    def _make_fields(self) -> None:
        self.heading = Words("New claim", Size.HEADING, bold=True)
        self.passage = Passage()
        self.statement = TextBox(2, 6, "One statement, in your words")
        self._statement = Field("Statement, in your words", self.statement)
        self.kind = SegmentedChoice("Kind of claim", choices.claim_kinds(), explains=False)
        self.speaker = Line("Nobody named")
        self.event_time = DateField("When it happened")
        self.place = Line()
        self.group = Line("Heading in the report")
        self.figure = FigureFields()
        self.figure.hide()
        self.link = LinkFields()
        self.kind.value_changed.connect(lambda kind: self.figure.setVisible(kind == "figure"))
        self._wrong = Words("", tone=Tone.ALARM, wrap=True)
        self._wrong.hide()

    def _form(self) -> QWidget:
        form = QWidget()
        layout = column(form, Space.L, Space.M)
        layout.addLayout(row(self.heading, None, Words("Ctrl Return", Size.SMALL, Tone.DIM)))
        layout.addWidget(Field("Passage", self.passage))
        layout.addWidget(self._statement)
        layout.addWidget(Field("Kind", self.kind))
        layout.addLayout(pair(Field("Who says so", self.speaker), self.event_time))
        layout.addLayout(pair(Field("Where", self.place), Field("Heading", self.group)))
        layout.addWidget(self.figure)
        layout.addWidget(self.link)
        layout.addStretch(1)
        return form

    def _buttons(self) -> QWidget:
        strip = Surface("background", "t")
        self._next = button("Save and next", lambda: self.save(go_on=True), main=True, tip="Ctrl+Return")
        self._save = button("Save", self.save, tip="Ctrl+S")
        self._cancel = button("Cancel", self.cancelled.emit, tip="Esc")
        layout = column(strip, spacing=Space.S)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(self._wrong)
        layout.addLayout(row(self._next, self._save, self._cancel, None))
        return strip

    def _make_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+Return", lambda: self.save(go_on=True)),
            ("Ctrl+Enter", lambda: self.save(go_on=True)),
            ("Ctrl+S", self.save),
            ("Esc", self.cancelled.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # Filling

    def start(self, draft: PassageDraft) -> None:
        """A new claim from this passage. The heading stays from the claim before."""
        group = self.group.text() if self._claim is None else ""
        self._claim, self._citation, self._draft = None, None, draft
        self._fill(None, None, draft.source)
        self.group.setText(group)
        self.passage.set_text(draft.text)
        self.statement.set_text(" ".join(draft.text.split()))
        self.heading.setText("New claim")
        self.statement.setFocus()
        self.statement.selectAll()

    def edit(self, claim: Claim, citation: Citation, source: Source) -> None:
        """Changes a claim and one of its citations."""
        self._claim, self._citation, self._draft = claim, citation, None
        self._fill(claim, citation, source)
        self.passage.set_text(citation.exact, citation.stance)
        self.heading.setText("Edit claim")
        self.statement.setFocus()

    def _fill(self, claim: Claim | None, citation: Citation | None, source: Source) -> None:
        self._source = source
        self._say("")
        self._statement.set_note("")
        self._next.setVisible(claim is None)
        self._save.setProperty("main", claim is not None)
        self.statement.set_text(claim.statement if claim else "")
        self.kind.set_value(claim.kind if claim else "fact")
        self.speaker.setText((citation.speaker if citation else None) or "")
        self.event_time.relative_to = None
        if source.published:
            self.event_time.relative_to = PartialDate.parse(source.published).latest.date()
        self.event_time.set_value(claim.event_time if claim else None)
        self.place.setText((claim.place if claim else None) or "")
        self.group.setText((claim.heading if claim else None) or "")
        self.figure.show_claim(claim)
        self.link.show_citation(citation, source)
        self._workspace.read(self, _known_words, self._offer, key="words")

    def _offer(self, known: dict[str, list[str]]) -> None:
        """Words of the case to complete with."""
        for line, name in (
            (self.speaker, "speaker"), (self.place, "place"), (self.group, "heading"), (self.link.via, "via"),
            (self.figure.line("measure"), "measure"), (self.figure.line("authority"), "authority"),
        ):  # fmt: skip
            line.complete_with(known[name])

    # Saving

    def save(self, *, go_on: bool = False) -> None:
        """Checks the fields and hands them to the services; the editor stays open if something is wrong."""
        values = self._claim_values()
        if values is None or self._busy or self._source is None:
            return
        citation = {**self.link.values(), "speaker": self.speaker.text().strip() or None}
        reliability = self.link.reliability.value
        self._busy = True
        if self._claim is None:
            self._add(values, citation, reliability, go_on)
        else:
            self._change(values, citation, reliability)

    def _claim_values(self) -> dict[str, Value] | None:
        figure = FigureFields.nothing()
        if self.kind.value == "figure":
            read = self.figure.values()
            if read is None:
                self._say("A number or a date of the figure cannot be read.")
                return None
            figure = read
        if not self.statement.text:
            self._statement.set_note("Say in one sentence what is claimed.", wrong=True)
            self.statement.setFocus()
            return None
        if self.event_time.is_wrong:
            self.event_time.line.setFocus()
            return None
        return {
            "statement": self.statement.text,
            "kind": self.kind.value,
            "event_time": self.event_time.value,
            "place": self.place.text().strip() or None,
            "heading": self.group.text().strip() or None,
            **figure,
        }

    def _add(self, values: dict[str, Value], citation: dict[str, Value], reliability: str | None, go_on: bool) -> None:
        draft = self._draft
        if draft is None:
            return
        statement = str(values.pop("statement"))

        def work(session: CaseSession) -> str:
            _grade_source(session, draft.source, reliability)
            claim, _ = claims.add(
                session,
                statement=statement,
                source=draft.source.id,
                span=(draft.start, draft.end),
                claim=_filled(values),
                citation=_filled(citation),
            )
            return claim.id

        self._workspace.act(self, "Add claim", work, lambda id: self._done(id, "Claim added", go_on), self._failed)

    def _change(self, values: dict[str, Value], citation: dict[str, Value], reliability: str | None) -> None:
        claim, link, source = self._claim, self._citation, self._source
        if claim is None or link is None or source is None:
            return

        def work(session: CaseSession) -> str:
            _grade_source(session, source, reliability)
            if news := changed(claim, values):
                claims.edit(session, claim.id, **news)
            if news := changed(link, citation):
                claims.edit_citation(session, link.id, **news)
            return claim.id

        self._workspace.act(self, "Edit claim", work, lambda id: self._done(id, "Claim changed", False), self._failed)

    def _done(self, id: str, text: str, go_on: bool) -> None:
        self._busy = False
        self._workspace.post(Message(f"{text}.", "done", "Undo", self._workspace.undo))
        self.saved.emit(id, go_on)

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        if isinstance(failure, CaseError):
            self._say(str(failure))
        else:
            self._workspace.report(failure)

    def _say(self, text: str) -> None:
        self._wrong.setText(f"✕ {text}" if text else "")
        self._wrong.setVisible(bool(text))


def _known_words(session: CaseSession) -> dict[str, list[str]]:
    own = {name: browse.values_of(session, "claim", name) for name in ("place", "heading", "measure", "authority")}
    return own | {name: browse.values_of(session, "citation", name) for name in ("speaker", "via")}


def _filled(values: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}


def _grade_source(session: CaseSession, source: Source, reliability: str | None) -> None:
    if reliability != source.reliability:
        sources.edit(session, source.id, reliability=reliability)
