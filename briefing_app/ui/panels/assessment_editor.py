# SPDX-License-Identifier: Apache-2.0
"""The assessment editor: whose judgment, how likely, and, in a row of its own, how confident and why."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.partial_date import PartialDate
from briefing_app.domain.records import Analyst, Assessment, Basis, Expert, Question
from briefing_app.services import assessments, judging
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.dialogs.resolve import ResolveDialog
from briefing_app.ui.dragging import records_in
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.panels.assessment_fields import ME, NEW_EXPERT, AssessmentFields
from briefing_app.ui.panels.basis_picker import TYPES, Ground
from briefing_app.ui.panels.claim_editor import PassageDraft
from briefing_app.ui.panels.contested import EVERY_FIELD
from briefing_app.ui.panels.editing import Parked, RecordEditor
from briefing_app.ui.panels.trail import RecordTrail
from briefing_app.ui.panels.withdrawing import ask_to_withdraw
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Scroll, button, column
from briefing_app.ui.widgets.judgments import OUTCOME_SIGNS, OUTCOMES
from briefing_app.ui.widgets.tab_order import TabOrder
from briefing_app.ui.workspace import Workspace

__all__ = ["ME", "NEW_EXPERT", "AssessmentEditor", "People", "read_people"]

DONE = {
    "true": mark("Recorded: it came true."), "false": mark("Recorded: it proved false."),
    "void": mark("Recorded: void."), None: mark("The judgment is open again."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another assessment that this one dissents from, or that dissents from it."""

    id: str
    statement: str
    author_name: str

    @property
    def words(self) -> str:
        return f"{self.author_name}: {self.statement}"


@dataclass(frozen=True, slots=True)
class People:
    """Who can judge, which questions there are, and what an assessment rests on and disputes so far."""

    experts: list[Expert]
    analysts: list[Analyst]
    grounds: list[Ground]
    me: str
    questions: list[Question]
    dissents_from: Neighbour | None
    disputed_by: list[Neighbour]


def read_people(session: CaseSession, assessment: str) -> People:
    """Runs on the worker."""
    grounds = [
        Ground(row.id, row.statement, row.stance, row.note or "", row.type)
        for row in (judging.ground_rows(session, assessment) if assessment else ())
    ]
    record = session.look_up(Assessment, assessment) if assessment else None
    target = record.dissents_from if record else None
    against = session.where(Assessment, dissents_from=assessment) if assessment else []
    rows = judging.assessment_rows(session, [*([target] if target else []), *(found.id for found in against)])
    near = {found.id: Neighbour(found.id, found.statement, found.author_name) for found in rows}
    analysts = [analyst for analyst in session.all(Analyst) if analyst.id != session.analyst_id]
    return People(
        session.all(Expert), analysts, grounds, session.analyst_id, session.all(Question),
        near.get(target or ""), [near[found.id] for found in against if found.id in near],
    )  # fmt: skip


class AssessmentEditor(RecordEditor[Assessment]):
    """Makes an assessment, from a passage or not, or changes one."""

    assessment_requested = Signal(str)

    what = "assessment"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._draft: PassageDraft | None = None
        self._former: list[Ground] = []
        self._former_dissent: str | None = None
        self._resumed: Parked | None = None
        self.setAccessibleName(tr("Assessment editor"))
        self.setAcceptDrops(True)
        self.fields = AssessmentFields(workspace)
        self.form = self.fields.form
        self.author, self.name, self.affiliation = self.fields.author, self.fields.name, self.fields.affiliation
        self.statement, self.likelihood = self.fields.statement, self.fields.likelihood
        self.confidence, self.reason = self.fields.confidence, self.fields.reason
        self.horizon, self.basis, self.key = self.fields.horizon, self.fields.basis, self.fields.key
        self.dissent = self.fields.dissent
        self.trail = RecordTrail(workspace)
        self.trail.setContentsMargins(Space.L, 0, Space.L, Space.L)
        whole = QWidget()
        inner = column(whole, spacing=0)
        self.fields.put_under_heading(self.contested.rest)
        inner.addWidget(self.fields)
        inner.addWidget(self.trail)
        inner.addStretch(1)
        self.resolve_button = button(tr("Resolve…"), self.resolve, tip=tr("Records how it came out"))
        self.withdraw_button = button(tr("Withdraw…"), self.withdraw)
        others = (self.resolve_button, self.withdraw_button)
        self._frame(Scroll(whole), tr("Save"), words.keys("Ctrl+Return"), *others, spacing=Space.XS)
        parts = (self._save, self._cancel, *others)
        self.least_width = sum(part.sizeHint().width() + Space.XS for part in parts) + 2 * Space.L
        TabOrder(self)
        self.dissent.assessment_requested.connect(self.assessment_requested)

    # Filling

    def start(self, draft: PassageDraft | None = None, question: str | None = None) -> None:
        """A new assessment, from a passage or from nothing, on a question or on none."""
        self.put_aside()
        self._record, self._draft = None, draft
        state = self._workspace.state
        scale = (state.likelihood_scale if state else None) or choices.DEFAULT_LIKELIHOOD
        published = draft.source.published if draft else None
        self.fields.fill(None, scale, PartialDate.parse(published).latest.date() if published else None)
        self.fields.heading.setText(tr("Expert assessment") if draft else tr("New assessment"))
        self.fields.passage.set_text(draft.text if draft else "")
        self.fields.passage_field.setVisible(draft is not None)
        if draft is not None:
            self.statement.propose(" ".join(draft.text.split()))
        self._begin("", NEW_EXPERT if draft else ME, question)
        (self.author if draft else self.statement).setFocus()

    def edit(self, record: Assessment) -> None:
        """Changes an assessment."""
        self.put_aside()
        self._record, self._draft = record, None
        self.fields.fill(record, choices.DEFAULT_LIKELIHOOD, None)
        self.fields.heading.setText(tr("Key judgment") if record.key_judgment else tr("Assessment"))
        self.fields.passage_field.hide()
        self._begin(record.id, record.author, record.question)

    def _begin(self, id: str, author: str, question: str | None) -> None:
        self._busy = False
        self._is_open = True
        self._resumed = None
        self.trail.show_record(id)
        self._tell_contested()
        self._say("")
        self._show_state()
        self._show_people_of(None)
        self.form.begin()
        key = "people"
        self._workspace.read(
            self, lambda s: read_people(s, id), lambda people: self._take_people(people, author, question), key=key
        )

    def _show_state(self) -> None:
        record = self._record
        state = ""
        if record is not None and record.status == "withdrawn":
            state = tr("Withdrawn: {reason}", reason=record.status_reason or tr("no reason is given"))
        elif record is not None and record.outcome:
            said = tr(OUTCOMES[record.outcome])
            state = f"{OUTCOME_SIGNS[record.outcome]} {said} {words.date_in_words(record.resolved_on)}"
        self.fields.state.setText(state)
        self.fields.state.setVisible(bool(state))
        for part in (self.resolve_button, self.withdraw_button):
            part.setVisible(record is not None)
        gone = record is not None and record.status == "withdrawn"
        self.withdraw_button.setText(tr("Reinstate") if gone else tr("Withdraw…"))

    def _tell_contested(self) -> None:
        """What is in conflict in the judgment, and in how it rests on what it rests on."""
        own = self._record.id if self._record else ""
        links = {Basis.id_of(own, ground.id): {EVERY_FIELD: self.basis} for ground in self._former}
        self.contested.show_records({own: self.fields.places, **links} if own else {})

    def _show_people_of(self, people: People | None) -> None:
        """What the judgment rests on and disputes; nothing until that is known."""
        own = self._record.id if self._record else ""
        self._former = people.grounds if people else []
        self.basis.set_grounds(self._former, own)
        self._tell_contested()
        target = people.dissents_from if people else None
        self.dissent.show_dissent(
            own, (target.id, target.words) if target else None,
            [(found.id, found.words) for found in (people.disputed_by if people else ())],
        )  # fmt: skip
        self._former_dissent = self.dissent.value

    def _take_people(self, people: People, author: str, question: str | None) -> None:
        experts = sorted(people.experts, key=lambda expert: expert.name.casefold())
        wanted = ME if author == people.me else author
        if wanted == NEW_EXPERT and self._draft is not None:
            wanted = _named_in(self._draft.text, experts) or NEW_EXPERT
        self.fields.show_authors(experts, people.analysts, wanted)
        self.fields.show_questions(people.questions, question)
        self._show_people_of(people)
        self.form.begin("author", "question")
        if self._resumed is not None:
            grounds, dissent = self._resumed.extra
            self.form.fill(self._resumed.contents)
            self.basis.set_grounds(grounds, self._record.id if self._record else "")
            disputed_by = [(found.id, found.words) for found in people.disputed_by]
            self.dissent.show_dissent(self._record.id if self._record else "", dissent, disputed_by)
            self._resumed = None
        self.fields.expert.setVisible(self.author.value == NEW_EXPERT)

    # Half-filled

    def _about(self) -> tuple[PassageDraft | None, Assessment | None]:
        return self._draft, self._record

    def _resume(self, parked: Parked) -> None:
        draft, record = parked.about
        if record is not None:
            self.edit(record)
        else:
            self.start(draft)
        self._resumed = parked  # whose judgment it is can be said once the people are known

    def _extra(self) -> tuple[list[Ground], tuple[str, str] | None]:
        target = self.dissent.value
        return self.basis.grounds, (target, self.dissent.said) if target else None

    @property
    def _has_changes(self) -> bool:
        if not self._is_open or self._busy:
            return False
        moved = self.basis.grounds != self._former or self.dissent.value != self._former_dissent
        return moved or super()._has_changes

    def _title(self) -> str:
        return self.statement.text or tr("no statement yet")

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(record.type in TYPES for record in records_in(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.basis.take(records_in(event.mimeData())):
            event.acceptProposedAction()

    # Saving

    def save(self) -> None:
        """Checks the fields and hands them to the services."""
        if self._busy or not self._is_open or not self.fields.is_complete():
            return
        values, record, draft = self.fields.values(), self._record, self._draft
        basis = [ground.support for ground in self.basis.grounds]
        author, question = self.author.value or ME, self.fields.question_text
        expert: dict[str, Any] | None = None
        if author == NEW_EXPERT:
            expert = {"name": self.name.text().strip(), "affiliation": self.affiliation.text().strip() or None}
        if question:
            del values["question"]
        self._busy = True

        def work(session: CaseSession) -> str:
            if record is not None:
                by = session.analyst_id if author == ME else author
                wanted = values if expert else {**values, "author": by}
                news = {name: value for name, value in wanted.items() if getattr(record, name) != value}
                return assessments.revise(
                    session, record.id, expert=expert, basis=basis, new_question=question, **news
                ).id
            passage = (draft.source.id, draft.start, draft.end) if draft else None
            given: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
            return assessments.assess(
                session, by=author, expert=expert, basis=basis, new_question=question, passage=passage, **given
            ).id

        self._workspace.act(self, "Save assessment", work, self._done, self._failed)

    def _done(self, id: str) -> None:
        self._saved(tr("Assessment changed.") if self._record else tr("Assessment added."))
        self.saved.emit(id)

    # What becomes of a judgment

    def resolve(self) -> None:
        """Asks how it came out."""
        record = self.record
        if record is None:
            return
        dialog = ResolveDialog(self.window(), record)
        dialog.given.connect(lambda outcome, day: self._resolve(record.id, outcome, day))
        dialog.open()

    def _resolve(self, id: str, outcome: str | None, day: str | None) -> None:
        def work(session: CaseSession) -> Assessment:
            if outcome is None or day is None:
                return assessments.reopen(session, id)
            return assessments.resolve(session, id, outcome=outcome, on=day)

        self._workspace.act(self, "Resolve assessment", work, lambda _: self._workspace.tell_done(tr(DONE[outcome])))

    def withdraw(self) -> None:
        """Asks why, and withdraws; or makes a withdrawn judgment live again."""
        record = self.record
        if record is None:
            return
        if record.status == "withdrawn":
            id = record.id
            self._workspace.act(self, "Reinstate assessment", lambda s: assessments.reinstate(s, id))
        else:
            ask_to_withdraw(self, self._workspace, record.id, "assessment")


def _named_in(text: str, experts: list[Expert]) -> str | None:
    """The expert whose last name stands in the passage, if it is one only."""
    found = [expert.id for expert in experts if expert.name.split()[-1] in text]
    return found[0] if len(found) == 1 else None
