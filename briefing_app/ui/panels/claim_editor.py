# SPDX-License-Identifier: Apache-2.0
"""The claim editor: stands beside the text, filled from a passage, left by keyboard."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.services import browse, claims, entities
from briefing_app.services.likeness import Likely
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels.claim_fields import FigureFields, LinkFields, captioned, changed
from briefing_app.ui.panels.contested import ContestedFields, Places, only
from briefing_app.ui.panels.editing import Editor, Parked
from briefing_app.ui.panels.likely_claims import LikelyClaims
from briefing_app.ui.panels.passage_draft import PassageDraft
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Surface, Tone, Words, button, column, pair, row
from briefing_app.ui.widgets.form import Form
from briefing_app.ui.widgets.inputs import DateField, Passage, TextBox
from briefing_app.ui.widgets.pin import KeptField
from briefing_app.ui.widgets.recall import Recall, RecallLine
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.widgets.tokens import TokenField
from briefing_app.ui.workspace import Workspace

__all__ = ["ClaimEditor", "PassageDraft"]

KNOWN_WORDS = 200
RECALLED = {
    "speaker": ("citation", "speaker"),
    "via": ("citation", "via"),
    "place": ("claim", "place"),
    "heading": ("claim", "heading"),
    "measure": ("claim", "measure"),
    "population": ("claim", "population"),
    "unit": ("claim", "unit"),
    "authority": ("claim", "authority"),
    "tags": ("tag", "name"),
    "entities": ("entity", "name"),
}
"""Which values of the case are at hand in which field."""


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
        self._links: entities.Links | None = None
        self._resumed: Parked | None = None
        self.setAccessibleName(tr("Claim editor"))
        self._make_fields()
        self._connect()
        self.contested = ContestedFields(self._workspace, self)
        self._scroll = Scroll(self._lay_out())
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that nothing moves sideways
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._foot())
        self._bind(
            ("Ctrl+Return", lambda: self.save(go_on=True)), ("Ctrl+Enter", lambda: self.save(go_on=True)),
            ("Ctrl+S", self.save), ("Esc", self.leave),
            *((f"Alt+{number + 1}", lambda place=number: self.likely.choose(place)) for number in range(3)),
        )  # fmt: skip
        self._alt_keys[Qt.Key.Key_F] = self.figure.use_proposal

    # Parts

    def _make_fields(self) -> None:
        self.heading = Words(tr("New claim"), Size.HEADING, bold=True)
        self.passage = Passage(lines=3)
        self.statement = TextBox(2, 6, tr("One statement, in your words"))
        self._statement = captioned(tr("&Statement, in your words"), self.statement)
        self.kind = SegmentedChoice(tr("Kind of claim"), choices.claim_kinds(), explains=False)
        self.speaker = RecallLine(tr("Nobody named"))
        self.event_time = DateField(tr("When it happened"))
        self.place = RecallLine()
        self.group = RecallLine(tr("In the report"))
        self.entities = TokenField(tr("What it speaks of"), tr("People, groups, places, things"))
        self.tags = TokenField(tr("Tags"), tr("Words to find it by"))
        self.figure = FigureFields()
        self.figure.set_shown(False)
        self.link = LinkFields()
        self.likely = LikelyClaims(self._workspace)
        self._group = KeptField(tr("Heading"), self.group, kept=True)
        self._tags = KeptField(tr("Tags"), self.tags)
        self.form = Form({
            "statement": self.statement, "kind": self.kind, "speaker": self.speaker, "event_time": self.event_time,
            "place": self.place, "heading": self.group, "entities": self.entities, "tags": self.tags,
            **{f"figure_{name}": part for name, part in self.figure.parts().items()},
            **{f"link_{name}": part for name, part in self.link.parts().items()},
        })  # fmt: skip
        self._recalls: dict[str, Recall] = {
            "speaker": self.speaker.recall, "via": self.link.via.recall, "place": self.place.recall,
            "heading": self.group.recall, **self.figure.recalls(),
        }  # fmt: skip

    def _connect(self) -> None:
        self.kind.value_changed.connect(lambda _: self._follow_kind())
        self.statement.textChanged.connect(self._follow_statement)
        self.likely.chosen.connect(self.cite_instead)

    def _lay_out(self) -> QWidget:
        """First what every claim needs; under the line what only some have."""
        form = QWidget()
        layout = column(form, Space.L, Space.M - 2)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._keys = Words(words.keys("Ctrl+Return"), Size.SMALL, Tone.DIM)
        layout.addLayout(row(self.heading, None, self._keys))
        layout.addWidget(self.contested.rest)
        layout.addWidget(Field(tr("Passage"), self.passage))
        layout.addWidget(self._statement)
        layout.addWidget(self.kind)
        layout.addLayout(pair(captioned(tr("&Who says so"), self.speaker), self.event_time))
        layout.addWidget(self.figure)
        layout.addWidget(self.link.grades)
        layout.addWidget(self.link.fields["reliability_reason"])
        layout.addWidget(self.link.fields["confidence"])
        layout.addWidget(self.link.fields["reason"])
        layout.addWidget(self.link.fields["stance"])
        rule = Surface("line")
        rule.setFixedHeight(1)
        layout.addSpacing(Space.XS)
        layout.addWidget(rule)
        layout.addSpacing(Space.XS)
        layout.addWidget(self.figure.details)
        layout.addLayout(pair(captioned(tr("Whe&re"), self.place), self._group))
        layout.addWidget(captioned(tr("What it speaks &of"), self.entities))
        layout.addWidget(self._tags)
        layout.addLayout(pair(self.link.fields["via"], self.link.fields["basis"]))
        layout.addWidget(self.link.fields["credibility_reason"])
        layout.addStretch(1)
        return form

    def _foot(self) -> QWidget:
        """What stays in sight: likely claims, what is wrong, the buttons."""
        strip = Surface("background", "t")
        self._next = button(
            tr("Save and next"), lambda: self.save(go_on=True), main=True, tip=words.keys("Ctrl+Return")
        )
        self._save = button(tr("Save"), self.save, tip=words.keys("Ctrl+S"))
        self._cancel = button(tr("Cancel"), self.leave, tip=tr("Esc: what was typed is put aside"))
        content = QWidget()
        beside_bar = self._scroll.verticalScrollBar().sizeHint().width()
        across = row(content, beside_bar, spacing=0)
        across.setContentsMargins(Space.L, Space.M - 2, Space.L, Space.M)
        strip.setLayout(across)
        layout = column(content, spacing=Space.S)
        layout.addWidget(self.likely)
        layout.addWidget(self._wrong)
        layout.addLayout(row(self._next, self._save, self._cancel, None))
        return strip

    # Filling

    def start(self, draft: PassageDraft) -> None:
        """A new claim from this passage. What is pinned stays from the claim before; what was put aside for just this
        passage comes back."""
        self.put_aside()
        if self._parked and self._parked[-1].about == (draft, None):
            self.take_up()
            return
        self._begin_new(draft)

    def _begin_new(self, draft: PassageDraft) -> None:
        was_new = self._claim is None
        group = self.group.text() if was_new and self._group.is_kept else ""
        tags = self.tags.value if was_new and self._tags.is_kept else []
        self._claim, self._citation, self._draft = None, None, draft
        self._fill(None, None, draft.source)
        self.contested.show_record("", {})
        self.group.setText(group)
        self.tags.set_value(tags)
        self.passage.set_text(draft.text)
        self.statement.set_text(" ".join(draft.text.split()))
        self.heading.setText(tr("New claim"))
        self.form.begin()
        self._begun()
        self.statement.selectAll()
        self.likely.look_for(draft.text, now=True)

    def edit(self, claim: Claim, citation: Citation, source: Source) -> None:
        """Changes a claim and one of its citations."""
        self.put_aside()
        self._claim, self._citation, self._draft = claim, citation, None
        self._fill(claim, citation, source)
        self.passage.set_text(citation.exact, citation.stance)
        self.heading.setText(tr("Edit claim"))
        self.form.begin()
        self._begun()
        self.contested.show_records(self._places(claim, citation, source))
        self.likely.clear()

    def _places(self, claim: Claim, citation: Citation, source: Source) -> dict[str, Places]:
        """What shows the fields of the three records."""
        parts, grades = self.link.parts(), self.link.grades
        figure = {"reading": None} | self.figure.parts()
        return {
            claim.id: {**self.form.places, **figure},
            citation.id: {
                **parts,
                "speaker": self.speaker,
                "credibility": grades,
                "confidence_reason": self.link.reason,
            },
            source.id: only(Source, {"reliability": grades, "reliability_reason": self.link.reliability_reason}),
        }

    def _begun(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        self.statement.setFocus()
        self._offer_figure()
        id, source = self._claim.id if self._claim else "", self._source
        if source is not None:
            self._workspace.read(self, lambda s: _surroundings(s, id, source.id), self._take, key="words")

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
            self._resumed = parked  # entities and tags come back once those of the claim are known

    def _title(self) -> str:
        return self.statement.text or self.passage.text

    def _fill(self, claim: Claim | None, citation: Citation | None, source: Source) -> None:
        self._source = source
        self._links = None if claim else entities.Links((), ())
        self._resumed = None
        self._is_open = True
        self._say("")
        self._statement.set_note("")
        self._next.setVisible(claim is None)
        self._keys.setVisible(claim is None)
        self._save.setProperty("main", claim is not None)
        self.statement.set_text(claim.statement if claim else "")
        self.kind.set_value(claim.kind if claim else "fact")
        self.speaker.setText((citation.speaker if citation else None) or "")
        self.event_time.count_from(source.published)
        self.event_time.set_value(claim.event_time if claim else None)
        self.figure.as_of.count_from(source.published)
        self.place.setText((claim.place if claim else None) or "")
        self.group.setText((claim.heading if claim else None) or "")
        for tokens in (self.entities, self.tags):
            tokens.set_value(())
            tokens.setEnabled(claim is None)
        self.figure.show_claim(claim)
        self.link.show_citation(citation, source)

    def _take(self, around: "_Surroundings") -> None:
        """Words of the case at hand, what the claim is linked to, how many claims the source's grade touches."""
        for name, recall in self._recalls.items():
            recall.offer(around.recent[name])
        self.tags.offer(around.recent["tags"])
        self.entities.offer(around.recent["entities"])
        self.link.tell_claims(around.claims)
        if self._claim is not None and around.links is not None and self._links is None:
            self._links = around.links
            for tokens, names in ((self.entities, around.links.entities), (self.tags, around.links.tags)):
                tokens.set_value(names)
                tokens.setEnabled(True)
            self.form.begin("entities", "tags")
            if self._resumed is not None:
                kept = self._resumed.contents
                self.form.fill({name: kept[name] for name in ("entities", "tags") if name in kept})
                self._resumed = None

    def forget(self) -> None:
        super().forget()
        for recall in (*self._recalls.values(), self.tags.recall, self.entities.recall):
            recall.forget()
        self.likely.clear()

    # While typing

    def _follow_kind(self) -> None:
        self.figure.set_shown(self.kind.value == "figure")
        self._offer_figure()

    def _follow_statement(self) -> None:
        self._offer_figure()
        if self._is_open and self._claim is None and self.statement.text:
            self.likely.look_for(self.statement.text)

    def _offer_figure(self) -> None:
        if self.kind.value == "figure":
            self.figure.propose_from(self.statement.text, self.passage.text)

    def _wants_alt(self, key: Qt.Key) -> bool:
        return super()._wants_alt(key) and self.figure.isVisible() and bool(self.figure.proposal)

    # Saving

    def save(self, *, go_on: bool = False) -> None:
        """Checks the fields and hands them to the services; the editor stays open if something is wrong."""
        values = self._claim_values()
        if values is None or self._busy or self._source is None:
            return
        citation = {**self.link.values(), "speaker": self.speaker.text().strip() or None}
        self._busy = True
        if self._claim is None:
            self._add(values, citation, go_on)
        else:
            self._change(values, citation)

    def _claim_values(self) -> dict[str, Value] | None:
        figure = FigureFields.nothing()
        if self.kind.value == "figure":
            read = self.figure.values()
            if read is None:
                self._say(tr("A number or a date of the figure cannot be read."))
                self._show_focus()
                return None
            figure = read
        self._say("")
        if not self.statement.text:
            self._statement.set_note(tr("Say in one sentence what is claimed."), wrong=True)
            self.statement.setFocus()
            self._show_focus()
            return None
        if self.event_time.is_wrong:
            self.event_time.line.setFocus()
            self._show_focus()
            return None
        return {
            "statement": self.statement.text,
            "kind": self.kind.value,
            "event_time": self.event_time.value,
            "place": self.place.text().strip() or None,
            "heading": self.group.text().strip() or None,
            **figure,
        }

    def _show_focus(self) -> None:
        """Brings the field that has the keyboard into sight."""
        field = self.window().focusWidget()
        content = self._scroll.widget()
        if content is not None and content.isAncestorOf(field):
            self._scroll.ensureWidgetVisible(field, 0, Space.XXL)

    def _add(self, values: dict[str, Value], citation: dict[str, Value], go_on: bool) -> None:
        draft = self._draft
        if draft is None:
            return
        statement = str(values.pop("statement"))
        of_source = self.link.source_values()
        named, tagged = self.entities.value, self.tags.value

        def work(session: CaseSession) -> str:
            claim, _ = claims.add(
                session,
                statement=statement,
                source=draft.source.id,
                span=(draft.start, draft.end),
                claim=_filled(values),
                citation=_filled(citation),
                source_fields=of_source,
                entities=named,
                tags=tagged,
            )
            return claim.id

        def done(id: str) -> None:
            self._done(id, tr("Claim added."), go_on)

        self._workspace.act(self, tr("Add claim"), work, done, self._failed)

    def _change(self, values: dict[str, Value], citation: dict[str, Value]) -> None:
        claim, link, links = self._claim, self._citation, self._links
        if claim is None or link is None:
            return
        of_source = self.link.source_values()
        named, tagged = self.entities.value, self.tags.value
        is_linked = links is not None and sorted(links.entities) != sorted(named)
        is_tagged = links is not None and sorted(links.tags) != sorted(tagged)

        def work(session: CaseSession) -> str:
            return claims.revise(
                session,
                claim.id,
                link.id,
                claim=changed(claim, values),
                cited=changed(link, citation),
                source_fields=of_source,
                entities=named if is_linked else None,
                tags=tagged if is_tagged else None,
            ).id

        def done(id: str) -> None:
            self._done(id, tr("Claim changed."), False)

        self._workspace.act(self, tr("Edit claim"), work, done, self._failed)

    def cite_instead(self, likely: Likely) -> None:
        """Cites the passage for a claim that is there, with the stance and the grades that are filled in."""
        draft = self._draft
        if draft is None or self._claim is not None or self._busy:
            return
        fields: dict[str, Any] = _filled({**self.link.values(), "speaker": self.speaker.text().strip() or None})
        of_source = self.link.source_values()
        self._busy = True

        def work(session: CaseSession) -> str:
            span = (draft.start, draft.end)
            claims.cite(session, likely.id, source=draft.source.id, span=span, source_fields=of_source, **fields)
            return likely.id

        def done(id: str) -> None:
            self._done(id, tr("Cited for “{claim}”.", claim=words.shortened(likely.statement, 70)), True)

        self._workspace.act(self, tr("Add citation"), work, done, self._failed)

    def _done(self, id: str, text: str, go_on: bool) -> None:
        self._saved(text)
        self.saved.emit(id, go_on)


class _Surroundings:
    """What the editor needs to know of the case around the claim."""

    def __init__(self, recent: dict[str, list[str]], links: entities.Links | None, claims: int) -> None:
        self.recent = recent
        self.links = links
        self.claims = claims


def _surroundings(session: CaseSession, claim: str, source: str) -> _Surroundings:
    """Runs on the worker."""
    recent = {
        name: browse.recent_values(session, type_name, field, KNOWN_WORDS)
        for name, (type_name, field) in RECALLED.items()
    }
    links = entities.links_of(session, claim) if claim else None
    return _Surroundings(recent, links, browse.claims_citing(session, source))


def _filled(values: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}
