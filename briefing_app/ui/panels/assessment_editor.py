# SPDX-License-Identifier: Apache-2.0
"""The assessment editor: whose judgment, how likely, and, in a row of its own, how confident and why."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.fields import Value
from briefing_app.domain.partial_date import PartialDate
from briefing_app.domain.records import Analyst, Assessment, Basis, Expert
from briefing_app.services import assessments
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices
from briefing_app.ui.panels.basis_picker import BasisPicker, Ground
from briefing_app.ui.panels.claim_editor import PassageDraft
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Surface, Tone, Words, button, column, pair, row
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


class AssessmentEditor(Surface):
    """Makes an assessment, from a passage or not, or changes one."""

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("background", "l")
        self._workspace = workspace
        self._draft: PassageDraft | None = None
        self._record: Assessment | None = None
        self._former: list[Ground] = []
        self._me = ""
        self._busy = False
        self.setAccessibleName("Assessment editor")
        self._make_fields()
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(Scroll(self._form()), 1)
        layout.addWidget(self._buttons())
        for keys, action in (
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Ctrl+S", self.save), ("Esc", self.cancelled.emit),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _make_fields(self) -> None:
        self.heading = Words("New assessment", Size.HEADING, bold=True)
        self.passage = Passage()
        self._passage = Field("Passage", self.passage)
        self.author = Pick("Whose judgment", [(ME, "Mine")])
        self.name = Line("R. Halvorsen")
        self.affiliation = Line("Gulf Institute")
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
        self._wrong = Words("", tone=Tone.ALARM, wrap=True)
        self._wrong.hide()
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
        layout.addLayout(row(save, button("Cancel", self.cancelled.emit, tip="Esc"), None))
        return strip

    # Filling

    def start(self, draft: PassageDraft | None = None) -> None:
        """A new assessment, from a passage or from nothing."""
        self._record, self._draft = None, draft
        self.heading.setText("Expert assessment" if draft else "New assessment")
        self.passage.set_text(draft.text if draft else "")
        self._passage.setVisible(draft is not None)
        self.statement.set_text(" ".join(draft.text.split()) if draft else "")
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
        (self.author if draft else self.statement).setFocus()

    def edit(self, record: Assessment) -> None:
        """Changes an assessment."""
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

    def _begin(self, id: str, author: str) -> None:
        self._busy = False
        self._say("")
        for field in (self._statement, self._name):
            field.set_note("")
        self.name.clear()
        self.affiliation.clear()
        self.basis.set_grounds([])
        self._former = []
        self._workspace.read(self, lambda s: read_people(s, id), lambda p: self._take_people(p, author), key="people")

    def _take_people(self, people: People, author: str) -> None:
        self._me = people.me
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
        self._expert.setVisible(self.author.value == NEW_EXPERT)
        self._former = people.grounds
        self.basis.set_grounds(people.grounds)

    def _use_scale(self, scale: str | None) -> None:
        if scale:
            name = next((text for value, text in choices.likelihood_scales() if value == scale), scale)
            self.likelihood.set_scale(name, choices.bands(scale))

    # Saving

    def save(self) -> None:
        """Checks the fields and hands them to the services."""
        if self._busy or not self._is_complete():
            return
        values, grounds, record = self._values(), self.basis.grounds, self._record
        author, draft, former = self.author.value or ME, self._draft, self._former
        expert = {"name": self.name.text().strip(), "affiliation": self.affiliation.text().strip() or None}
        self._busy = True

        def work(session: CaseSession) -> str:
            by = assessments.add_expert(session, **expert).id if author == NEW_EXPERT else author
            if record is None:
                passage = (draft.source.id, draft.start, draft.end) if draft else None
                basis = [(ground.id, ground.stance) for ground in grounds]
                given = {name: value for name, value in values.items() if value is not None}
                return assessments.assess(session, by=by, basis=basis, passage=passage, **given).id  # type: ignore[arg-type]
            return _change(session, record, by, values, former, grounds)

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
        return not self.horizon.is_wrong

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
        self._busy = False
        text = "Assessment changed." if self._record else "Assessment added."
        self._workspace.post(Message(text, "done", "Undo", self._workspace.undo))
        self.saved.emit(id)

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        if isinstance(failure, CaseError):
            self._say(str(failure))
        else:
            self._workspace.report(failure)

    def _say(self, text: str) -> None:
        self._wrong.setText(f"✕ {text}" if text else "")
        self._wrong.setVisible(bool(text))


def _named_in(text: str, experts: list[Expert]) -> str | None:
    """The expert whose last name stands in the passage, if it is one only."""
    found = [expert.id for expert in experts if expert.name.split()[-1] in text]
    return found[0] if len(found) == 1 else None


def _change(
    session: CaseSession,
    record: Assessment,
    author: str,
    values: dict[str, Value],
    former: list[Ground],
    grounds: list[Ground],
) -> str:
    wanted = {**values, "author": session.analyst_id if author == ME else author}
    news = {name: value for name, value in wanted.items() if getattr(record, name) != value}
    if news:
        assessments.edit(session, record.id, **news)
    for ground in former:
        if ground not in grounds:
            assessments.remove_basis(session, record.id, ground.id)
    for ground in grounds:
        if ground not in former:
            assessments.add_basis(session, record.id, ground.id, ground.stance)
    return record.id
