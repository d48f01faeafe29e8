# SPDX-License-Identifier: Apache-2.0
"""The claim editor: stands beside the text, filled from a passage, left by keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.partial_date import PartialDate
from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.services import browse, claims
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices
from briefing_app.ui.panels.claim_fields import FigureFields, LinkFields, changed
from briefing_app.ui.panels.editing import Editor, Parked
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Surface, Tone, Words, button, column, pair, row
from briefing_app.ui.widgets.form import Form
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


class ClaimEditor(Editor):
    """Makes a claim from a passage, or changes a claim and one of its citations."""

    saved = Signal(str, bool)
    """Claim id, and whether the next passage is wanted."""

    what = "claim"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._draft: PassageDraft | None = None
        self._claim: Claim | None = None
        self._citation: Citation | None = None
        self._source: Source | None = None
        self.setAccessibleName("Claim editor")
        self._make_fields()
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(Scroll(self._form()), 1)
        layout.addWidget(self._buttons())
        self._bind(
            ("Ctrl+Return", lambda: self.save(go_on=True)), ("Ctrl+Enter", lambda: self.save(go_on=True)),
            ("Ctrl+S", self.save), ("Esc", self.leave),
        )  # fmt: skip

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
        self.form = Form({
            "statement": self.statement, "kind": self.kind, "speaker": self.speaker, "event_time": self.event_time,
            "place": self.place, "heading": self.group,
            **{f"figure_{name}": part for name, part in self.figure.parts().items()},
            **{f"link_{name}": part for name, part in self.link.parts().items()},
        })  # fmt: skip

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
        self._cancel = button("Cancel", self.leave, tip="Esc: what was typed is put aside")
        layout = column(strip, spacing=Space.S)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(self._wrong)
        layout.addLayout(row(self._next, self._save, self._cancel, None))
        return strip

    # Filling

    def start(self, draft: PassageDraft) -> None:
        """A new claim from this passage. The heading stays from the claim before; what was put aside for just this
        passage comes back."""
        self.put_aside()
        if self._parked and self._parked[-1].about == (draft, None):
            self.take_up()
            return
        self._begin_new(draft)

    def _begin_new(self, draft: PassageDraft) -> None:
        group = self.group.text() if self._claim is None else ""
        self._claim, self._citation, self._draft = None, None, draft
        self._fill(None, None, draft.source)
        self.group.setText(group)
        self.passage.set_text(draft.text)
        self.statement.set_text(" ".join(draft.text.split()))
        self.heading.setText("New claim")
        self.form.begin()
        self.statement.setFocus()
        self.statement.selectAll()

    def edit(self, claim: Claim, citation: Citation, source: Source) -> None:
        """Changes a claim and one of its citations."""
        self.put_aside()
        self._claim, self._citation, self._draft = claim, citation, None
        self._fill(claim, citation, source)
        self.passage.set_text(citation.exact, citation.stance)
        self.heading.setText("Edit claim")
        self.form.begin()
        self.statement.setFocus()

    def _about(self) -> tuple[PassageDraft | None, tuple[Claim, Citation, Source] | None]:
        if self._claim is None or self._citation is None or self._source is None:
            return self._draft, None
        return None, (self._claim, self._citation, self._source)

    def _resume(self, parked: Parked) -> None:
        draft, records = parked.about
        if draft is not None:
            self.put_aside()
            self._begin_new(draft)
        else:
            self.edit(*records)

    def _title(self) -> str:
        return self.statement.text or self.passage.text

    def _fill(self, claim: Claim | None, citation: Citation | None, source: Source) -> None:
        self._source = source
        self._is_open = True
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
            self._say("")
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
            claim, _ = claims.add(
                session,
                statement=statement,
                source=draft.source.id,
                span=(draft.start, draft.end),
                claim=_filled(values),
                citation=_filled(citation),
                source_fields=changed(draft.source, {"reliability": reliability}),
            )
            return claim.id

        self._workspace.act(self, "Add claim", work, lambda id: self._done(id, "Claim added", go_on), self._failed)

    def _change(self, values: dict[str, Value], citation: dict[str, Value], reliability: str | None) -> None:
        claim, link, source = self._claim, self._citation, self._source
        if claim is None or link is None or source is None:
            return

        def work(session: CaseSession) -> str:
            return claims.revise(
                session,
                claim.id,
                link.id,
                claim=changed(claim, values),
                cited=changed(link, citation),
                source_fields=changed(source, {"reliability": reliability}),
            ).id

        self._workspace.act(self, "Edit claim", work, lambda id: self._done(id, "Claim changed", False), self._failed)

    def _done(self, id: str, text: str, go_on: bool) -> None:
        self._busy = self._is_open = False
        self._workspace.post(Message(f"{text}.", "done", "Undo", self._workspace.undo))
        self.saved.emit(id, go_on)


def _known_words(session: CaseSession) -> dict[str, list[str]]:
    own = {name: browse.values_of(session, "claim", name) for name in ("place", "heading", "measure", "authority")}
    return own | {name: browse.values_of(session, "citation", name) for name in ("speaker", "via")}


def _filled(values: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}
