# SPDX-License-Identifier: Apache-2.0
"""The fields of the assessment editor: what they hold, how they hang together, what they say of themselves."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Analyst, Assessment, Expert, Question
from briefing_app.services import judging
from briefing_app.ui import choices, judgment_choices, words
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.panels.basis_picker import BasisPicker
from briefing_app.ui.panels.dissent_picker import DissentPicker
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, LinkButton, Tone, Words, column, pair, row
from briefing_app.ui.widgets.form import Form
from briefing_app.ui.widgets.inputs import DateField, Line, Passage, TextBox
from briefing_app.ui.widgets.likelihood import LikelihoodPicker, Stated
from briefing_app.ui.widgets.notice import Notice
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Workspace

ME = "me"
NEW_EXPERT = "new"
NEW_QUESTION = "new"
RULE = mark("Likelihood and confidence never share a sentence: how likely it is, and how well founded that is.")
LIKELIHOOD = ("scale", "term", "probability_low", "probability_high")


class AssessmentFields(QWidget):
    """Everything that one says of a judgment. Who may judge is filled in once it is known."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._begun_likelihood: tuple[str | None, Stated] = (None, Stated())
        self._begun: Assessment | None = None
        self._make_who()
        self._make_what(workspace)
        self._make_more()
        self.form = Form({
            "author": self.author, "name": self.name, "affiliation": self.affiliation, "statement": self.statement,
            "scale": self.scale, "row": self.row, "likelihood": self.likelihood, "confidence": self.confidence,
            "reason": self.reason, "horizon": self.horizon, "rule": self.rule, "question": self.question,
            "new_question": self.new_question, "alternative": self.alternative, "key": self.key,
            "section": self.section, "handling": self.handling, "made_on": self.made_on, "notes": self.notes,
            "change": self.change,
        })  # fmt: skip
        self._lay_out()
        self._connect()

    def _make_who(self) -> None:
        self.heading = Words(tr("New assessment"), Size.HEADING, bold=True)
        self.state = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.state.hide()
        self.passage = Passage()
        self.passage_field = Field(tr("Passage"), self.passage)
        self.author = Pick(tr("Whose judgment"), [(ME, tr("Mine"))])
        self.name = Line(tr("First and last name"))
        self.affiliation = Line(tr("Institute or office"))
        self.name_field = Field(tr("Name"), self.name)
        self.expert = QWidget()
        column(self.expert).addLayout(pair(self.name_field, Field(tr("Affiliation"), self.affiliation)))
        self.expert.hide()

    def _make_what(self, workspace: Workspace) -> None:
        self.statement = TextBox(2, 6, tr("One judgment, in one sentence"))
        self.statement_field = Field(tr("Statement"), self.statement)
        self.wording = Notice()
        self.scale = Pick(tr("Scale of likelihood"), judgment_choices.scale_choices())
        self.row = Pick(tr("Words of the scale"), [])
        self.likelihood = LikelihoodPicker()
        self.confidence = SegmentedChoice(tr("Confidence, in a sentence of its own"), choices.confidence())
        self.reason = TextBox(2, 5, tr("What the confidence rests on"))
        self.horizon = DateField(tr("Until"))
        self.rule = Line(tr("How it will be decided"))
        self.basis = BasisPicker(workspace)
        self.dissent = DissentPicker(workspace)
        self.change = TextBox(1, 4, tr("What made you change it"))
        self.change_field = Field(tr("Why it changed"), self.change)
        self.no_change_reason = Notice()

    def _make_more(self) -> None:
        self.question = Pick(tr("Question"), [(None, tr("no question"))])
        self.new_question = Line(tr("Who, what, when: a question with several answers"), tr("New question"))
        self.new_question.hide()
        self.alternative = TextBox(1, 4, tr("Another outcome that was considered"))
        self.no_alternative = Notice()
        self.key = QCheckBox(tr("Key judgment of the report"))
        self.section = Line(tr("Heading in the report"))
        self.handling = Pick(tr("Handling"), choices.handlings())
        self.made_on = DateField(tr("Made on"))
        self.notes = TextBox(2, 6)
        self.more = QWidget()
        self.more_button = LinkButton(tr("More…"), lambda: self.show_more(True))
        self.more_button.setAccessibleName(tr("More fields: heading, handling, date, notes"))

    def _lay_out(self) -> None:
        layout = column(self, Space.L, Space.M)
        for part in (
            self.heading, self.state, self.passage_field, Field(tr("Whose judgment"), self.author), self.expert,
            self.statement_field, self.wording, self.change_field, self.no_change_reason,
        ):  # fmt: skip
            layout.addWidget(part)
        head = Words(tr("Likelihood"), Size.LABEL, Tone.DIM)
        self.scale.setMinimumContentsLength(6)  # the word before it may be long
        layout.addLayout(row(head, None, self.scale))
        layout.addWidget(self.row)
        layout.addWidget(self.likelihood)
        layout.addWidget(Field(tr("Confidence, in a sentence of its own"), self.confidence))
        layout.addWidget(Field(tr("Why"), self.reason))
        layout.addWidget(Words(tr(RULE), Size.LABEL, Tone.DIM, wrap=True))
        layout.addLayout(pair(self.horizon, Field(tr("Decided by"), self.rule)))
        layout.addWidget(self.basis)
        layout.addWidget(Field(tr("Question that it answers"), self.question))
        layout.addWidget(self.new_question)
        layout.addWidget(Field(tr("Alternative considered"), self.alternative))
        layout.addWidget(self.no_alternative)
        layout.addWidget(self.dissent)
        layout.addWidget(self.key)
        layout.addLayout(row(self.more_button, None))
        more = column(self.more, spacing=Space.M)
        more.addLayout(pair(Field(tr("Heading"), self.section), Field(tr("Handling"), self.handling)))
        more.addLayout(pair(self.made_on, QWidget()))
        more.addWidget(Field(tr("Notes"), self.notes))
        layout.addWidget(self.more)
        layout.addStretch(1)

    def put_under_heading(self, part: QWidget) -> None:
        """Puts something between the heading and the fields."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, part)

    @property
    def places(self) -> dict[str, QWidget]:
        """What shows the fields of an assessment, by their names."""
        return self.form.places | {
            **dict.fromkeys(("scale", "term", "probability_low", "probability_high"), self.likelihood),
            "confidence_reason": self.reason, "resolution_rule": self.rule, "key_judgment": self.key,
            "heading": self.section, "change_reason": self.change_field, "dissents_from": self.dissent,
            **dict.fromkeys(("status", "status_reason", "outcome", "resolved_on"), self.state),
        }  # fmt: skip

    def _connect(self) -> None:
        self.author.value_changed.connect(lambda value: self.expert.setVisible(value == NEW_EXPERT))
        self.question.value_changed.connect(self._show_new_question)
        self.scale.value_changed.connect(self.use_scale)
        self.row.value_changed.connect(lambda _: self._use_row())
        self.likelihood.value_changed.connect(lambda _: self._name_rows())
        for box in (self.statement, self.change):
            box.textChanged.connect(self._check)
        self.likelihood.value_changed.connect(lambda _: self._check())
        self.alternative.textChanged.connect(self._check)
        self.key.toggled.connect(lambda _: self._check())

    # Filling

    def fill(self, record: Assessment | None, scale: str, relative_to: date | None) -> None:
        """Shows a judgment, or nothing yet on a scale."""
        chosen: str | None = record.scale or scale if record else scale
        if record is not None and record.term and not judgment_choices.has_term(record.scale, record.term):
            chosen = None  # said in words of no scale that is known
        self.scale.set_value(chosen)
        self.use_scale(chosen)
        if record is not None:
            self.row.set_value(judgment_choices.row_of(record.scale, record.term) or self.row.value)
            self._use_row(record.term or "")
        term, low, high = (record.term, record.probability_low, record.probability_high) if record else (None,) * 3
        self.likelihood.show_judgment(term, low, high)
        self._begun_likelihood = (self.scale.value, self.likelihood.stated)
        self._begun = record
        self._fill_rest(record, relative_to)
        self._check()

    def _fill_rest(self, record: Assessment | None, relative_to: date | None) -> None:
        self.statement.set_text(record.statement if record else "")
        self.confidence.set_value(record.confidence if record else "not_stated")
        self.reason.set_text(record.confidence_reason if record else "")
        self.rule.setText(record.resolution_rule if record else "")
        self.key.setChecked(bool(record and record.key_judgment))
        self.alternative.set_text(record.alternative if record else "")
        self.section.setText(record.heading if record else "")
        self.handling.set_value(record.handling if record else None)
        self.notes.set_text(record.notes if record else "")
        self.change.set_text(record.change_reason if record else "")
        self.change_field.setVisible(bool(record and record.key_judgment))
        self.question.set_value(None)
        self.new_question.clear()
        self.name.clear()
        self.affiliation.clear()
        self.horizon.relative_to = relative_to
        self.horizon.set_value(record.horizon if record else None)
        self.made_on.set_value(record.made_on if record else None)
        self.show_more(bool(record and (record.heading or record.handling or record.notes)))
        for field in (self.statement_field, self.name_field):
            field.set_note("")

    def show_authors(self, experts: Sequence[Expert], colleagues: Sequence[Analyst], wanted: str) -> None:
        """Offers everybody who can judge."""
        self.author.set_choices([
            (ME, tr("Mine")),
            *((analyst.id, tr("{name}, analyst", name=analyst.name)) for analyst in colleagues),
            *((expert.id, ", ".join(part for part in (expert.name, expert.affiliation) if part)) for expert in experts),
            (NEW_EXPERT, tr("Another expert…")),
        ])  # fmt: skip
        self.author.set_value(wanted)

    def show_questions(self, questions: Sequence[Question], wanted: str | None) -> None:
        """Offers the questions of the case."""
        known = [(question.id, words.shortened(question.text, 60)) for question in questions]
        self.question.set_choices([(None, tr("no question")), *known, (NEW_QUESTION, tr("A new question…"))])
        self.question.set_value(wanted)

    def use_scale(self, scale: str | None) -> None:
        """Draws another scale."""
        rows = judgment_choices.rows_of(scale)
        self.row.blockSignals(True)
        self.row.set_choices(rows)
        self.row.blockSignals(False)
        self.row.setVisible(bool(rows))
        self._use_row()

    def _use_row(self, also: str = "") -> None:
        scale = self.scale.value
        name = next((text for value, text in choices.likelihood_scales() if value == scale), scale or "")
        row = self.row.value if judgment_choices.rows_of(scale) else None
        self.likelihood.set_scale(name, judgment_choices.bands(scale, row or "", also), scale)
        self._check()

    def _name_rows(self) -> None:
        """A row is named by one of its terms, which must not be taken for the likelihood while none is stated."""
        for number, (_, words_of_row) in enumerate(judgment_choices.rows_of(self.scale.value)):
            unstated = "" if self.likelihood.is_stated else tr("not stated")
            self.row.setItemText(number, words.joined(unstated, words_of_row))

    def show_more(self, on: bool) -> None:
        """Shows the fields that are seldom needed."""
        self.more.setVisible(on)
        self.more_button.setVisible(not on)

    def _show_new_question(self, value: str | None) -> None:
        self.new_question.setVisible(value == NEW_QUESTION)
        if value == NEW_QUESTION and self.question.hasFocus():
            self.new_question.setFocus()

    # What they say

    def _check(self) -> None:
        found = judging.shared_sentence(self.statement.text, self.scale.value)
        self.wording.set_text(
            tr("“{confidence}” and “{likelihood}” stand in one sentence. Say the confidence below, in its own (T01).",
               confidence=found.confidence, likelihood=found.likelihood)
            if found else ""
        )  # fmt: skip
        lacks = self.key.isChecked() and not self.alternative.text
        self.no_alternative.set_text(
            tr("A key judgment names an alternative that was considered (T14).") if lacks else ""
        )
        self.no_change_reason.set_text(
            tr("You change a key judgment. The next report tells its readers why, if you say it here.")
            if self._is_changed_without_reason() else ""
        )  # fmt: skip

    def _is_changed_without_reason(self) -> bool:
        """A key judgment says something else now, and the reason is still that of an earlier change."""
        begun = self._begun
        if begun is None or not begun.key_judgment or self.change.text != (begun.change_reason or ""):
            return False
        told = (self.scale.value, self.likelihood.stated)
        return self.statement.text != begun.statement or told != self._begun_likelihood

    def is_complete(self) -> bool:
        """Whether it can be saved; says what is missing, and goes there."""
        if self.author.value == NEW_EXPERT and not self.name.text().strip():
            self.name_field.set_note(tr("Whose view is it?"), wrong=True)
            self.name.setFocus()
        elif not self.statement.text:
            self.statement_field.set_note(tr("Say in one sentence what is judged."), wrong=True)
            self.statement.setFocus()
        elif self.likelihood.is_wrong:
            self.likelihood.low.setFocus()
        elif self.horizon.is_wrong:
            self.horizon.line.setFocus()
        elif self.made_on.is_wrong:
            self.show_more(True)
            self.made_on.line.setFocus()
        else:
            return True
        return False

    def values(self) -> dict[str, Value]:
        """The fields of the record. A likelihood that nobody touched is left out, so that it stays as it was."""
        term, spread = self.likelihood.term, self.likelihood.range
        found: dict[str, Value] = {
            "statement": self.statement.text,
            "scale": self.scale.value if self.likelihood.band else None,
            "term": term,
            "probability_low": spread.low if spread else None,
            "probability_high": spread.high if spread else None,
            "confidence": self.confidence.value,
            "confidence_reason": self.reason.text or None,
            "horizon": self.horizon.value,
            "resolution_rule": self.rule.text().strip() or None,
            "key_judgment": True if self.key.isChecked() else None,
            "alternative": self.alternative.text or None,
            "question": None if self.question.value == NEW_QUESTION else self.question.value,
            "dissents_from": self.dissent.value,
            "heading": self.section.text().strip() or None,
            "handling": self.handling.value,
            "made_on": self.made_on.value,
            "notes": self.notes.text or None,
            "change_reason": self.change.text or None,
        }
        if (self.scale.value, self.likelihood.stated) == self._begun_likelihood:
            for name in LIKELIHOOD:
                del found[name]
        return found

    @property
    def question_text(self) -> str | None:
        """The new question, if one is made."""
        return self.new_question.text().strip() or None if self.question.value == NEW_QUESTION else None
