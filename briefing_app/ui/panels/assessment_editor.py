# SPDX-License-Identifier: Apache-2.0
"""The assessment editor: whose judgment, how likely, and, in a row of its own, how confident and why."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.partial_date import PartialDate
from briefing_app.domain.records import Analyst, Assessment, Basis, Expert
from briefing_app.services import assessments
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices
from briefing_app.ui.panels.basis_picker import BasisPicker, Ground
from briefing_app.ui.panels.claim_editor import PassageDraft
from briefing_app.ui.panels.editing import Editor, Parked
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Surface, Tone, Words, button, column, pair, row
from briefing_app.ui.widgets.form import Form
from briefing_app.ui.widgets.inputs import DateField, Line, Passage, TextBox
from briefing_app.ui.widgets.likelihood import LikelihoodPicker
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Message, Workspace

ME = "me"
NEW_EXPERT = "new"
RULE = "Likelihood and confidence never share a sentence: how likely it is, and how well founded that is."


@dataclass(frozen=True, slots=True)
class People:
    """Who can judge, and what an assessment rests on so far."""

    experts: list[Expert]
    analysts: list[Analyst]
    grounds: list[Ground]
    me: str


def read_people(session: CaseSession, assessment: str) -> People:
    """Runs on the worker."""
    grounds = []
    if assessment:
        for basis in session.where(Basis, assessment=assessment):
            record = session.find(basis.subject)
            statement = getattr(record, "statement", basis.subject)
            grounds.append(Ground(basis.subject, statement, basis.stance))
    analysts = [analyst for analyst in session.all(Analyst) if analyst.id != session.analyst_id]
    return People(session.all(Expert), analysts, grounds, session.analyst_id)


class AssessmentEditor(Editor):
    """Makes an assessment, from a passage or not, or changes one."""

    saved = Signal(str)

    what = "assessment"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._draft: PassageDraft | None = None
        self._record: Assessment | None = None
        self._former: list[Ground] = []
        self._resumed: Parked | None = None
        self.setAccessibleName("Assessment editor")
        self._make_fields()
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(Scroll(self._form()), 1)
        layout.addWidget(self._buttons())
        self._bind(("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Ctrl+S", self.save), ("Esc", self.leave))

    def _make_fields(self) -> None:
        self.heading = Words("New assessment", Size.HEADING, bold=True)
        self.passage = Passage()
        self._passage = Field("Passage", self.passage)
        self.author = Pick("Whose judgment", [(ME, "Mine")])
        self.name = Line("First and last name")
        self.affiliation = Line("Institute or office")
        self._name = Field("Name", self.name)
        self._expert = QWidget()
        inner = column(self._expert)
        inner.addLayout(pair(self._name, Field("Affiliation", self.affiliation)))
        self.statement = TextBox(2, 6, "One judgment, in one sentence")
        self._statement = Field("Statement", self.statement)
        self.scale = Pick("Scale of likelihood", choices.likelihood_scales())
        self.likelihood = LikelihoodPicker()
        self.confidence = SegmentedChoice("Confidence, in a sentence of its own", choices.confidence())
        self.reason = TextBox(2, 5, "What the confidence rests on")
        self.horizon = DateField("Until")
        self.rule = Line("How it will be decided")
        self.basis = BasisPicker(self._workspace)
        self.key = QCheckBox("Key judgment of the report")
        self.form = Form({
            "author": self.author, "name": self.name, "affiliation": self.affiliation, "statement": self.statement,
            "scale": self.scale, "likelihood": self.likelihood, "confidence": self.confidence, "reason": self.reason,
            "horizon": self.horizon, "rule": self.rule, "key": self.key,
        })  # fmt: skip
        self.author.value_changed.connect(lambda value: self._expert.setVisible(value == NEW_EXPERT))
        self.scale.value_changed.connect(self._use_scale)
        self._expert.hide()

    def _form(self) -> QWidget:
        form = QWidget()
        layout = column(form, Space.L, Space.M)
        layout.addWidget(self.heading)
        layout.addWidget(self._passage)
        layout.addWidget(Field("Whose judgment", self.author))
        layout.addWidget(self._expert)
        layout.addWidget(self._statement)
        scale = row(Words("Likelihood", Size.LABEL, Tone.DIM), None, self.scale)
        layout.addLayout(scale)
        layout.addWidget(self.likelihood)
        layout.addWidget(Field("Confidence, in a sentence of its own", self.confidence))
        layout.addWidget(Field("Why", self.reason))
        layout.addWidget(Words(RULE, Size.LABEL, Tone.DIM, wrap=True))
        layout.addLayout(pair(self.horizon, Field("Decided by", self.rule)))
        layout.addWidget(self.basis)
        layout.addWidget(self.key)
        layout.addStretch(1)
        return form

    def _buttons(self) -> QWidget:
        strip = Surface("background", "t")
        layout = column(strip, spacing=Space.S)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(self._wrong)
        save = button("Save", self.save, main=True, tip="Ctrl+Return")
        layout.addLayout(row(save, button("Cancel", self.leave, tip="Esc: what was typed is put aside"), None))
        return strip

    # Filling

    def start(self, draft: PassageDraft | None = None) -> None:
        """A new assessment, from a passage or from nothing."""
        self.put_aside()
        self._record, self._draft = None, draft
        self.heading.setText("Expert assessment" if draft else "New assessment")
        self.passage.set_text(draft.text if draft else "")
        self._passage.setVisible(draft is not None)
        self.statement.propose(" ".join(draft.text.split()) if draft else "")
        state = self._workspace.state
        scale = (state.likelihood_scale if state else None) or choices.DEFAULT_LIKELIHOOD
        self.scale.set_value(scale)
        self._use_scale(scale)
        self.likelihood.set_value(None)
        self.confidence.set_value("not_stated")
        self.reason.set_text("")
        self.rule.clear()
        self.key.setChecked(False)
        self.horizon.relative_to = None
        if draft is not None and draft.source.published:
            self.horizon.relative_to = PartialDate.parse(draft.source.published).latest.date()
        self.horizon.set_value(None)
        self._begin("", NEW_EXPERT if draft else ME)
        self.form.begin()
        (self.author if draft else self.statement).setFocus()

    def edit(self, record: Assessment) -> None:
        """Changes an assessment."""
        self.put_aside()
        self._record, self._draft = record, None
        self.heading.setText("Key judgment" if record.key_judgment else "Assessment")
        self._passage.hide()
        self.statement.set_text(record.statement)
        scale = record.scale or choices.DEFAULT_LIKELIHOOD
        self.scale.set_value(scale)
        self._use_scale(scale)
        self.likelihood.set_value(record.term)
        self.confidence.set_value(record.confidence)
        self.reason.set_text(record.confidence_reason)
        self.rule.setText(record.resolution_rule or "")
        self.key.setChecked(bool(record.key_judgment))
        self.horizon.relative_to = None
        self.horizon.set_value(record.horizon)
        self._begin(record.id, record.author)
        self.form.begin()

    def _about(self) -> tuple[PassageDraft | None, Assessment | None]:
        return self._draft, self._record

    def _resume(self, parked: Parked) -> None:
        draft, record = parked.about
        if record is not None:
            self.edit(record)
        else:
            self.start(draft)
        self._resumed = parked  # whose judgment it is can be said once the people are known

    def _extra(self) -> list[Ground]:
        return self.basis.grounds

    @property
    def _has_changes(self) -> bool:
        moved = self._is_open and not self._busy and self.basis.grounds != self._former
        return moved or super()._has_changes

    def _title(self) -> str:
        return self.statement.text or "no statement yet"

    def _begin(self, id: str, author: str) -> None:
        self._busy = False
        self._is_open = True
        self._resumed = None
        self._say("")
        for field in (self._statement, self._name):
            field.set_note("")
        self.name.clear()
        self.affiliation.clear()
        self.basis.set_grounds([])
        self._former = []
        self._workspace.read(self, lambda s: read_people(s, id), lambda p: self._take_people(p, author), key="people")

    def _take_people(self, people: People, author: str) -> None:
        experts = sorted(people.experts, key=lambda expert: expert.name.casefold())
        colleagues = [(analyst.id, f"{analyst.name}, analyst") for analyst in people.analysts]
        named = [
            (expert.id, f"{expert.name}, {expert.affiliation}" if expert.affiliation else expert.name)
            for expert in experts
        ]
        self.author.set_choices([(ME, "Mine"), *colleagues, *named, (NEW_EXPERT, "Another expert…")])
        wanted = ME if author == people.me else author
        if wanted == NEW_EXPERT and self._draft is not None:
            wanted = _named_in(self._draft.text, experts) or NEW_EXPERT
        self.author.set_value(wanted)
        self._former = people.grounds
        self.basis.set_grounds(people.grounds)
        self.form.begin("author")
        if self._resumed is not None:
            self.form.fill(self._resumed.contents)
            self.basis.set_grounds(self._resumed.extra)
            self._resumed = None
        self._expert.setVisible(self.author.value == NEW_EXPERT)

    def _use_scale(self, scale: str | None) -> None:
        if scale:
            name = next((text for value, text in choices.likelihood_scales() if value == scale), scale)
            self.likelihood.set_scale(name, choices.bands(scale))

    # Saving

    def save(self) -> None:
        """Checks the fields and hands them to the services."""
        if self._busy or not self._is_complete():
            return
        values, record, draft = self._values(), self._record, self._draft
        basis = [(ground.id, ground.stance) for ground in self.basis.grounds]
        author = self.author.value or ME
        expert: dict[str, Any] | None = None
        if author == NEW_EXPERT:
            expert = {"name": self.name.text().strip(), "affiliation": self.affiliation.text().strip() or None}
        self._busy = True

        def work(session: CaseSession) -> str:
            if record is not None:
                by = session.analyst_id if author == ME else author
                wanted = values if expert else {**values, "author": by}
                news = {name: value for name, value in wanted.items() if getattr(record, name) != value}
                return assessments.revise(session, record.id, expert=expert, basis=basis, **news).id
            passage = (draft.source.id, draft.start, draft.end) if draft else None
            given: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
            return assessments.assess(session, by=author, expert=expert, basis=basis, passage=passage, **given).id

        self._workspace.act(self, "Save assessment", work, self._done, self._failed)

    def _is_complete(self) -> bool:
        if self.author.value == NEW_EXPERT and not self.name.text().strip():
            self._name.set_note("Whose view is it?", wrong=True)
            self.name.setFocus()
            return False
        if not self.statement.text:
            self._statement.set_note("Say in one sentence what is judged.", wrong=True)
            self.statement.setFocus()
            return False
        if self.horizon.is_wrong:
            self.horizon.line.setFocus()
            return False
        return True

    def _values(self) -> dict[str, Value]:
        band = self.likelihood.band
        return {
            "statement": self.statement.text,
            "scale": self.scale.value if band else None,
            "term": band.code if band else None,
            "probability_low": band.low if band else None,
            "probability_high": band.high if band else None,
            "confidence": self.confidence.value,
            "confidence_reason": self.reason.text or None,
            "horizon": self.horizon.value,
            "resolution_rule": self.rule.text().strip() or None,
            "key_judgment": True if self.key.isChecked() else None,
        }

    def _done(self, id: str) -> None:
        self._busy = self._is_open = False
        text = "Assessment changed." if self._record else "Assessment added."
        self._workspace.post(Message(text, "done", "Undo", self._workspace.undo))
        self.saved.emit(id)


def _named_in(text: str, experts: list[Expert]) -> str | None:
    """The expert whose last name stands in the passage, if it is one only."""
    found = [expert.id for expert in experts if expert.name.split()[-1] in text]
    return found[0] if len(found) == 1 else None
