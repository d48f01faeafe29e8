# SPDX-License-Identifier: Apache-2.0
"""Assessments: whose judgments there are, their ranges side by side, and the editor."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Assessment
from briefing_app.services import assessments, browse
from briefing_app.services.browse import AssessmentRow
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.panels.assessment_editor import AssessmentEditor
from briefing_app.ui.panels.editing import DraftBar
from briefing_app.ui.panels.withdrawing import ask_to_withdraw
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.judgments import JudgmentDelegate, JudgmentRow
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace


def judgment_line(item: AssessmentRow) -> JudgmentRow:
    """What the list says of an assessment. Likelihood and confidence stand apart."""
    confidence = next(o.label for o in choices.confidence() if o.value == item.confidence)
    detail = words.joined(
        item.author_name,
        item.affiliation or (None if item.by_expert else "analyst, this case"),
        f"confidence {confidence}",
        f"until {words.date_in_words(item.horizon)}" if item.horizon else None,
        f"rests on {item.basis}" if item.basis else None,
    )
    said = item.term or ""
    if item.low is not None and item.high is not None:
        said = f"{said} {range_words(item.low, item.high)}".strip()
    elif said:
        said = f"said “{said}”: range not stated"
    return JudgmentRow(
        item.id, item.statement, detail, said=said or "likelihood not stated", low=item.low, high=item.high,
        badge_words=said or "likelihood not stated", struck=item.status == "withdrawn", key=bool(item.key_judgment),
    )  # fmt: skip


def range_words(low: float, high: float) -> str:
    """ "55–80 %", or "90 %" where both ends are the same."""
    return f"{low:g} %" if low == high else f"{low:g}–{high:g} %"


class AssessmentsPage(QWidget):
    """Judgments of experts and of analysts."""

    title_changed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._entering = False
        self._wanted = ""
        self.list = RowList("Assessments")
        self.list.setItemDelegate(JudgmentDelegate(self.list))
        self.editor = AssessmentEditor(workspace)
        self.add_button = button("New assessment", self.add, icon="add")
        self.withdraw_button = button("Withdraw…", self._withdraw, icon="withdraw")
        self._summary = Words("", tone=Tone.DIM)
        self._lay_out()
        self.list.current_changed.connect(self._open)
        self.list.activated_id.connect(lambda _: self.editor.statement.setFocus())
        self.editor.saved.connect(self._after_saving)
        self.editor.cancelled.connect(self._cancel)
        workspace.notifier.case_changed.connect(self._follow)

    def _lay_out(self) -> None:
        left = Surface("panel")
        head = Surface("panel", "b")
        inner = column(head, spacing=Space.XS)
        inner.setContentsMargins(Space.L, Space.L, Space.XL, Space.M)
        inner.addLayout(row(Words("Judgments", Size.TITLE, bold=True), None, self.withdraw_button, self.add_button))
        inner.addWidget(self._summary)
        body = column(left, spacing=0)
        body.addWidget(head)
        body.addWidget(self.list, 1)
        self._side = QStackedWidget()
        self._idle = Surface("background", "l")
        idle = column(self._idle, Space.L)
        idle.addWidget(Words("Choose a judgment to see or change it.", tone=Tone.DIM, wrap=True))
        idle.addStretch(1)
        self._side.addWidget(self._idle)
        self._side.addWidget(self.editor)
        right = QWidget()
        beside = column(right, spacing=0)
        self.bar = DraftBar(self.editor, self._side.setCurrentWidget)
        beside.addWidget(self.bar)
        beside.addWidget(self._side, 1)
        right.setMinimumWidth(360)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([840, 430])
        self.splitter.setStretchFactor(0, 1)
        self._empty = EmptyState(
            "Assessments are judgments, and say whose",
            "An expert's view from a passage (select it in the reader and press Ctrl+E), or your own. "
            "How likely and how confident are stated apart; not stated is an answer.",
            "New assessment",
            self.add,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        column(self, spacing=0).addWidget(self._stack)

    def enter(self) -> None:
        self._entering = True
        self.refresh()

    def leave_case(self) -> None:
        self.list.set_rows([])
        self._side.setCurrentWidget(self._idle)
        self.editor.forget()

    @property
    def is_unfinished(self) -> bool:
        """Whether something half-filled would be lost with the case."""
        return self.editor.is_unfinished

    def refresh(self) -> None:
        self._workspace.read(self, browse.assessment_rows, self._take, key="rows")

    def add(self) -> None:
        """Opens the editor on a new judgment."""
        self._stack.setCurrentWidget(self.splitter)
        self.list.clearSelection()
        self._side.setCurrentWidget(self.editor)
        self.editor.start()

    def show_assessment(self, id: str) -> None:
        self._wanted = id
        self.refresh()

    def _take(self, rows: list[AssessmentRow]) -> None:
        self.list.set_rows([judgment_line(item) for item in rows])
        editing_new = self._side.currentWidget() is self.editor and not self.list.current_id
        self._stack.setCurrentWidget(self.splitter if rows or editing_new else self._empty)
        if self._entering:  # the keyboard goes to the rows, or to the first thing to do where there are none
            self._entering = False
            (self.list if self._stack.currentWidget() is self.splitter else self._empty).setFocus()
        stated = sum(1 for item in rows if item.low is not None)
        experts = len({item.author_name for item in rows if item.by_expert})
        self._summary.setText(
            words.joined(
                words.count(len(rows), "judgment"), words.count(experts, "expert"), f"{stated} with a stated likelihood"
            )
        )
        if self._wanted:
            self.list.select(self._wanted)
            self._wanted = ""
        elif rows and not self.list.current_id and not editing_new:
            self.list.select(rows[0].id)
        self.withdraw_button.setEnabled(bool(self.list.current_id))

    def _open(self, id: str) -> None:
        self.withdraw_button.setEnabled(bool(id))
        if not id:
            self.editor.put_aside()
            self._side.setCurrentWidget(self._idle)
            return
        self._workspace.read(self, lambda s: _find(s, id), self._show, key="open")

    def _show(self, record: Assessment | None) -> None:
        if record is None:
            self.editor.put_aside()
            self._side.setCurrentWidget(self._idle)
            return
        self._side.setCurrentWidget(self.editor)
        self.editor.edit(record)
        self.title_changed.emit(words.shortened(record.statement, 70))

    def _after_saving(self, id: str) -> None:
        self._wanted = id
        self.refresh()

    def _cancel(self) -> None:
        if self.list.current_id:
            self._open(self.list.current_id)
        else:
            self._side.setCurrentWidget(self._idle)
            self._entering = True
        self.refresh()

    def _withdraw(self) -> None:
        id = self.list.current_id
        number = self.list.rows.row_of(id)
        if number < 0:
            return
        if self.list.rows.rows[number].struck:
            self._workspace.act(self, "Reinstate assessment", lambda s: assessments.reinstate(s, id))
        else:
            ask_to_withdraw(self, self._workspace, id, "assessment")

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible() and {"assessment", "basis", "expert", "claim"} & changes.types:
            self.refresh()


def _find(session: CaseSession, id: str) -> Assessment | None:
    found = session.find(id)
    return found if isinstance(found, Assessment) else None
