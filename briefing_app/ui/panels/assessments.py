# SPDX-License-Identifier: Apache-2.0
"""Assessments: judgments by question or all in one table, experts, assumptions; beside them the editor."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Assessment, Assumption
from briefing_app.services import judging
from briefing_app.services.judging import AssessmentRow
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.assessment_editor import AssessmentEditor
from briefing_app.ui.panels.assumptions import AssumptionEditor, AssumptionsPane
from briefing_app.ui.panels.editing import DraftBar, Editor
from briefing_app.ui.panels.expert_editor import ExpertEditor
from briefing_app.ui.panels.experts import ExpertsPane, Profile
from briefing_app.ui.panels.judgment_table import JudgmentTable
from briefing_app.ui.panels.question_pane import QuestionPane
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice
from briefing_app.ui.workspace import Workspace

QUESTIONS, ALL, EXPERTS, ASSUMPTIONS = "questions", "all", "experts", "assumptions"
TABS = {
    QUESTIONS: mark("By question"), ALL: mark("All judgments"), EXPERTS: mark("Experts"),
    ASSUMPTIONS: mark("Assumptions"),
}  # fmt: skip
ADDS = {
    QUESTIONS: mark("New assessment"), ALL: mark("New assessment"), EXPERTS: mark("New expert"),
    ASSUMPTIONS: mark("New assumption"),
}  # fmt: skip
TAB_OF = {"assessment": QUESTIONS, "question": QUESTIONS, "expert": EXPERTS, "assumption": ASSUMPTIONS}
FOLLOWED = {"assessment", "basis", "expert", "claim", "question", "assumption", "citation", "source", "analyst"}


class AssessmentsPage(QWidget):
    """Judgments of experts and of analysts, and whose they are."""

    title_changed = Signal(str)
    selection_changed = Signal()
    record_requested = Signal(str, str)
    history_requested = Signal(str, str)
    """A record of another page that should be shown: type and id."""
    blame_requested = Signal(str, str)
    """Type and id of the record of which it is asked who wrote what."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._entering = False
        self.questions = QuestionPane(workspace)
        self.table = JudgmentTable(workspace)
        self.experts = ExpertsPane(workspace)
        self.assumptions = AssumptionsPane(workspace)
        self.panes: dict[str, QuestionPane | JudgmentTable | ExpertsPane | AssumptionsPane] = {
            QUESTIONS: self.questions, ALL: self.table, EXPERTS: self.experts, ASSUMPTIONS: self.assumptions,
        }  # fmt: skip
        self.editor = AssessmentEditor(workspace)
        self.expert_editor = ExpertEditor(workspace)
        self.assumption_editor = AssumptionEditor(workspace)
        self.editors: tuple[Editor, ...] = (self.editor, self.expert_editor, self.assumption_editor)
        self.tabs = SegmentedChoice(
            tr("What is listed"), [Option(key, tr(text)) for key, text in TABS.items()], explains=False
        )
        self.add_button = button(tr(ADDS[QUESTIONS]), self.add, icon="add")
        self._empty = {
            QUESTIONS: self._empty_judgments(), ALL: self._empty_judgments(), EXPERTS: self._empty_experts(),
            ASSUMPTIONS: self._empty_assumptions(),
        }  # fmt: skip
        self._lay_out()
        self._connect()
        bind(self, self.page_actions())

    def _empty_judgments(self) -> EmptyState:
        return EmptyState(
            tr("Assessments are judgments, and say whose"),
            tr("An expert's view from a passage (select it in the reader and press Ctrl+E), or your own. "
               "How likely and how confident are stated apart; not stated is an answer."),
            tr("New assessment"), self.add,
        )  # fmt: skip

    def _empty_experts(self) -> EmptyState:
        return EmptyState(
            tr("Experts are named people whose views you record"),
            tr("With affiliation, field and interests, and with what came of their judgments. An expert is also made "
               "on the way, when you record a view from a passage."),
            tr("New expert"), self.add,
        )  # fmt: skip

    def _empty_assumptions(self) -> EmptyState:
        return EmptyState(
            tr("Assumptions are what you take for granted"),
            tr("Each with why it is believed, how it could fail, and what follows if it is wrong. Judgments rest on "
               "them, and say so."),
            tr("New assumption"), self.add,
        )  # fmt: skip

    def _lay_out(self) -> None:
        head = Surface("panel", "b")
        line = row(self.tabs, None, self.add_button)
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S + 1)
        head.setLayout(line)
        self.tabs.setMaximumWidth(520)
        self._stack = QStackedWidget()
        for key in TABS:
            self._stack.addWidget(self.panes[key])
            self._stack.addWidget(self._empty[key])
        left = Surface("panel")
        inner = column(left, spacing=0)
        inner.addWidget(head)
        inner.addWidget(self._stack, 1)
        self._idle = Surface("background", "l")
        idle = column(self._idle, Space.L)
        idle.addWidget(Words(tr("Choose a line to see or change it."), tone=Tone.DIM, wrap=True))
        idle.addStretch(1)
        self._inspector = QStackedWidget()
        for part in (self._idle, *self.editors):
            self._inspector.addWidget(part)
        self.side = QWidget()
        beside = column(self.side, spacing=0)
        self.bars = [DraftBar(editor, self._show_in_side) for editor in self.editors]
        for bar in self.bars:
            beside.addWidget(bar)
        beside.addWidget(self._inspector, 1)
        self.side.setMinimumWidth(max(350, self.editor.least_width))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.side)
        self.splitter.setSizes([860, 400])
        self.splitter.setStretchFactor(0, 1)
        column(self, spacing=0).addWidget(self.splitter)

    def _connect(self) -> None:
        self.tabs.value_changed.connect(self._show_tab)
        for judged in (self.questions, self.table):
            judged.judgment_chosen.connect(self._open_judgment)
            judged.judgment_activated.connect(lambda _: self.editor.statement.setFocus())
        for sender in (self.questions, self.experts):
            sender.record_requested.connect(self._go_to)
        self.editor.trail.record_requested.connect(self._go_to)
        self.editor.trail.history_requested.connect(self.history_requested)
        self.editor.trail.blame_requested.connect(self.blame_requested)
        for key, pane in self.panes.items():
            pane.shown.connect(lambda key=key: self._take_shown(key))
        self.experts.profile_chosen.connect(self._open_profile)
        self.assumptions.assumption_chosen.connect(self._open_assumption)
        self.assumption_editor.assessment_requested.connect(lambda id: self.show_record("assessment", id))
        self.editor.assessment_requested.connect(lambda id: self.show_record("assessment", id))
        self.editor.saved.connect(lambda id: self.show_record("assessment", id))
        self.expert_editor.saved.connect(lambda id: self.show_record("expert", id))
        self.assumption_editor.saved.connect(lambda id: self.show_record("assumption", id))
        for editor in self.editors:
            editor.cancelled.connect(self._cancel)
        self._workspace.notifier.case_changed.connect(self._follow)

    # The page among the others

    @property
    def tab(self) -> str:
        """What is listed: questions, all, experts or assumptions."""
        return self.tabs.value or QUESTIONS

    @property
    def main_list(self) -> QWidget:
        """What has the keyboard when one comes to the page."""
        lists: dict[str, QWidget] = {
            QUESTIONS: self.questions.views, ALL: self.table.table, EXPERTS: self.experts.list,
            ASSUMPTIONS: self.assumptions.list,
        }  # fmt: skip
        return lists[self.tab]

    def enter(self) -> None:
        self._entering = True
        self.refresh()

    def leave_case(self) -> None:
        for pane in self.panes.values():
            pane.clear()
        self._inspector.setCurrentWidget(self._idle)
        for editor in self.editors:
            editor.forget()

    @property
    def is_unfinished(self) -> bool:
        """Whether something half-filled would be lost with the case."""
        return any(editor.is_unfinished for editor in self.editors)

    def refresh(self) -> None:
        """Reads what is listed anew."""
        self.panes[self.tab].refresh()

    def page_actions(self) -> list[PageAction]:
        """Everything that the page can do."""
        has_judgment = self._has_judgment
        tabs = [
            PageAction(tr("Show: {tab}", tab=tr(text)), f"Alt+{number}", partial(self.tabs.set_value, key))
            for number, (key, text) in enumerate(TABS.items(), 1)
        ]
        return [
            PageAction(tr("New assessment"), "Ctrl+Shift+A", self.add_assessment),
            PageAction(tr("New expert"), "", partial(self._add_in, EXPERTS)),
            PageAction(tr("New assumption"), "", partial(self._add_in, ASSUMPTIONS)),
            PageAction(tr("New question…"), "", self._add_question),
            PageAction(tr("Resolve the judgment…"), "Ctrl+Shift+R", self.editor.resolve, has_judgment),
            PageAction(tr("Withdraw or reinstate the judgment"), "Ctrl+Shift+W", self.editor.withdraw, has_judgment),
            *tabs,
        ]

    def _has_judgment(self) -> bool:
        return self._inspector.currentWidget() is self.editor and self.editor.record is not None

    # What is chosen

    @property
    def selected(self) -> tuple[str, str]:
        """Type and id of what is chosen; both empty for nothing."""
        part = self._inspector.currentWidget()
        for editor, type in ((self.editor, "assessment"), (self.expert_editor, "expert"),
                             (self.assumption_editor, "assumption")):  # fmt: skip
            if part is editor and editor.record is not None:
                return type, editor.record.id
        if self.tab == QUESTIONS and self.questions.question_id:
            return "question", self.questions.question_id
        return "", ""

    def show_record(self, type: str, id: str) -> None:
        """Shows an assessment, a question, an expert or an assumption."""
        wanted = TAB_OF.get(type)
        if wanted is None:
            return
        if not (type == "assessment" and self.tab == ALL):
            self._set_tab(wanted)
        if type == "assessment":
            (self.table if self.tab == ALL else self.questions).show_judgment(id)
        elif type == "question":
            self.questions.show_question(id)
        elif type == "expert":
            self.experts.show_expert(id)
        else:
            self.assumptions.show_assumption(id)

    def _go_to(self, type: str, id: str) -> None:
        if type in TAB_OF:
            self.show_record(type, id)
        else:
            self.record_requested.emit(type, id)

    def remember(self) -> dict[str, Any]:
        """The state of the page for this case."""
        type, id = self.selected
        query = self.table.query
        return {
            "tab": self.tab, "selected": [type, id], "sort": query.sort, "descending": query.descending,
            "question": self.questions.questions.current_id, "sizes": self.splitter.sizes(),
            "question_sizes": self.questions.splitter.sizes(), "expert_sizes": self.experts.splitter.sizes(),
        }  # fmt: skip

    def restore(self, state: dict[str, Any]) -> None:
        """Takes up a state again, as far as it still fits."""
        for splitter, key in (
            (self.splitter, "sizes"), (self.questions.splitter, "question_sizes"),
            (self.experts.splitter, "expert_sizes"),
        ):  # fmt: skip
            sizes = state.get(key)
            if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(s, int) and s >= 0 for s in sizes):
                splitter.setSizes(sizes)
        sort = state.get("sort")
        if isinstance(sort, str):
            self.table.sort_by(sort, descending=bool(state.get("descending")))
        tab = state.get("tab")
        self._set_tab(tab if tab in TABS else QUESTIONS)
        type, id = _pair(state.get("selected"))
        question = state.get("question")
        if id and type in TAB_OF:
            self.show_record(type, id)
        elif isinstance(question, str) and question:
            self.questions.show_question(question)
        else:
            self.refresh()

    # Tabs

    def _set_tab(self, key: str) -> None:
        self.tabs.blockSignals(True)
        self.tabs.set_value(key)
        self.tabs.blockSignals(False)
        self._show_pane(key)

    def _show_tab(self, key: str) -> None:
        self._show_pane(key)
        for editor in self.editors:
            editor.put_aside()
        self._show_in_side(self._idle)
        self.refresh()
        self._open_current()

    def _show_pane(self, key: str) -> None:
        self.add_button.setText(tr(ADDS[key]))
        self.add_button.setAccessibleName(tr(ADDS[key]))
        if self._stack.currentWidget() not in (self.panes[key], self._empty[key]):
            self._stack.setCurrentWidget(self.panes[key])

    def _take_shown(self, key: str) -> None:
        """A list has arrived: it stands there, or says what it is for."""
        if key != self.tab:
            return
        empty = {
            QUESTIONS: not self.questions.questions.rows.rows,
            ALL: not self.table.model.ids and self.table.is_unfiltered,
            EXPERTS: not self.experts.list.rows.rows,
            ASSUMPTIONS: not self.assumptions.list.rows.rows,
        }[key]
        shown: QWidget = self._empty[key] if empty else self.panes[key]
        self._stack.setCurrentWidget(shown)
        if self._entering:  # the keyboard goes to the rows, or to the first thing to do where there are none
            self._entering = False
            (self._empty[key] if empty else self.main_list).setFocus()

    # Adding

    def add(self) -> None:
        """Opens the editor on something new of what is listed."""
        if not self._workspace.may_change():
            return
        if self.tab == EXPERTS:
            self._start(self.expert_editor)
            self.expert_editor.start()
        elif self.tab == ASSUMPTIONS:
            self._start(self.assumption_editor)
            self.assumption_editor.start()
        else:
            self._start(self.editor)
            self.editor.start(question=self.questions.question_id if self.tab == QUESTIONS else None)

    def add_assessment(self) -> None:
        """Opens the editor on a new judgment."""
        if self.tab not in (QUESTIONS, ALL):
            self._set_tab(QUESTIONS)
            self.refresh()
        self.add()

    def _add_in(self, tab: str) -> None:
        self._set_tab(tab)
        self.refresh()
        self.add()

    def _add_question(self) -> None:
        self._set_tab(QUESTIONS)
        self.questions.add_question()

    def _start(self, editor: Editor) -> None:
        for other in self.editors:
            if other is not editor:
                other.put_aside()
        self._show_in_side(editor)

    def _show_in_side(self, part: QWidget) -> None:
        self._inspector.setCurrentWidget(part)

    # Opening what is chosen

    def _open_current(self) -> None:
        if self.tab == QUESTIONS and self.questions.views.current_id:
            self._open_judgment(self.questions.views.current_id)
        elif self.tab == ALL and self.table.current_id:
            self._open_judgment(self.table.current_id)
        elif self.tab == ASSUMPTIONS and self.assumptions.list.current_id:
            self._open_assumption(self.assumptions.list.current_id)

    def _open_judgment(self, id: str) -> None:
        if not id:
            self._close(self.editor)
            return
        self._workspace.read(self, lambda s: _find(s, id), self._show_judgment, key="open")

    def _show_judgment(self, record: Assessment | None) -> None:
        if record is None or self.tab not in (QUESTIONS, ALL):
            self._close(self.editor)
            return
        self._start(self.editor)
        self.editor.edit(record)
        self._tell(record.statement)

    def _open_profile(self, profile: Profile | None) -> None:
        if self.tab != EXPERTS:
            return
        if profile is None:
            self._close(self.expert_editor)
            return
        expert = profile.found.expert
        is_new = self._inspector.currentWidget() is self.expert_editor and self.expert_editor.is_new
        if is_new and self.expert_editor.is_touched:
            return
        self._start(self.expert_editor)
        if self.expert_editor.record is not None and self.expert_editor.record.id == expert.id:
            self.expert_editor.refresh(expert, profile.image)
        else:
            self.expert_editor.edit(expert, profile.image)
        self._tell(expert.name)

    def _open_assumption(self, id: str) -> None:
        if not id:
            self._close(self.assumption_editor)
            return
        self._workspace.read(self, lambda s: judging.assumption_profile(s, id), self._show_assumption, key="open")

    def _show_assumption(self, found: tuple[Assumption, list[AssessmentRow]] | None) -> None:
        if found is None or self.tab != ASSUMPTIONS:
            self._close(self.assumption_editor)
            return
        self._start(self.assumption_editor)
        self.assumption_editor.edit(*found)
        self._tell(found[0].statement)

    def _close(self, editor: Editor) -> None:
        editor.put_aside()
        if self._inspector.currentWidget() is editor:
            self._show_in_side(self._idle)
        self.selection_changed.emit()

    def _tell(self, title: str) -> None:
        self.title_changed.emit(words.shortened(title, 70))
        self.selection_changed.emit()

    # What follows

    def _cancel(self) -> None:
        self._show_in_side(self._idle)
        self._open_current()
        self._entering = True
        self.refresh()

    def _follow(self, changes: ChangeSet) -> None:
        if not self.isVisible() or not (FOLLOWED & changes.types):
            return
        self.refresh()
        type, id = self.selected
        if type == "assessment" and not self.editor.is_touched and FOLLOWED & changes.types:
            self._open_judgment(id)
        elif type == "assumption" and not self.assumption_editor.is_touched:
            self._open_assumption(id)


def _find(session: CaseSession, id: str) -> Assessment | None:
    return session.look_up(Assessment, id)


def _pair(value: object) -> tuple[str, str]:
    """Type and id as they were remembered; both empty for anything else."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):
        return value[0], value[1]
    return "", ""
