# SPDX-License-Identifier: Apache-2.0
"""The questions of the case, and for the chosen one the views side by side and what the chosen view rests on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from briefing_app.domain.records import Question
from briefing_app.services import assessments, judging
from briefing_app.services.assessments import Support
from briefing_app.services.judging import NO_QUESTION, GroundRow, QuestionRow, Views
from briefing_app.services.session import CaseSession
from briefing_app.ui import judgment_choices, words
from briefing_app.ui.dialogs.question import QuestionDialog
from briefing_app.ui.dragging import DraggedRecord
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.rows import ListRow, Role
from briefing_app.ui.panels.basis_picker import TYPES
from briefing_app.ui.panels.contested import ContestedFields
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, button, column, icon_button, row
from briefing_app.ui.widgets.drag_source import DragSource
from briefing_app.ui.widgets.drop_area import DropArea
from briefing_app.ui.widgets.judgments import Axis, GroundDelegate, GroundLine, MedianRow, QuestionDelegate
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.views_list import ViewsList
from briefing_app.ui.workspace import Workspace

WITHOUT = "none"
"""The row of the judgments that belong to no question."""
GROUND_HEIGHT = 36


def question_line(item: QuestionRow) -> ListRow:
    """What the list says of a question."""
    stated = trn(item.stated, "{n} states a likelihood", "{n} state a likelihood") if item.stated else ""
    detail = words.joined(trn(item.judgments, "{n} view", "{n} views"), stated)
    return ListRow(item.id or WITHOUT, item.text or tr("Without a question"), detail, contested=item.contested)


def ground_line(item: GroundRow) -> GroundLine:
    """What the list says of a record that a judgment rests on."""
    sign, title, badge = words.STANCE_SIGNS[item.stance], item.statement, ""
    if item.type == "claim":
        cited = trn(item.citations, "{n} citation", "{n} citations")
        of = trn(item.sources, "{n} source", "{n} sources")
        tail = f"{cited}, {of}" if item.citations else tr("unsourced")
        badge = item.grade or ""
    elif item.type == "assumption":
        sign, title = "◇", tr("Assumption: {statement}", statement=item.statement)
        tail = judgment_choices.status_words(item.status)
    else:
        tail = tr("view of {author}", author=item.author_name or tr("somebody unknown"))
    spoken = words.joined(words.STANCE_LABELS[item.stance], badge, tail, item.note)
    tail = words.joined(words.shortened(item.note or "", 40), tail)
    return GroundLine(
        item.id, title, badge=badge, badge_words=spoken, struck=item.status == "withdrawn", stance=item.stance,
        contested=item.contested,
        type=item.type, sign=sign, tail=tail,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """The questions, and the views on one of them."""

    questions: list[QuestionRow]
    chosen: str
    views: Views


class QuestionPane(QWidget):
    """On the left the questions; beside them the views on one axis, and below what the chosen view rests on."""

    judgment_chosen = Signal(str)
    judgment_activated = Signal(str)
    record_requested = Signal(str, str)
    shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._question: Question | None = None
        self._wanted = ""
        self._wanted_question: str | None = None
        self.questions = RowList(tr("Questions"))
        self.questions.setItemDelegate(QuestionDelegate(self.questions))
        self.views = ViewsList(tr("Views"), self._fetch)
        self.grounds = RowList(tr("What it rests on"))
        self.grounds.setItemDelegate(GroundDelegate(self.grounds))
        DragSource(self.grounds, self._dragged_ground)
        self.axis = Axis()
        self.median = MedianRow()
        self.heading = Words("", Size.TITLE, bold=True, wrap=True)
        self.summary = Words("", tone=Tone.DIM, wrap=True)
        self.notes = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.edit_button = icon_button("edit", tr("Change the question"), self._edit_question)
        self._rests = Words(tr("What it rests on"), Size.HEADING, bold=True)
        nothing = tr("Nothing yet. Drop claims here, or type in the editor to find them.")
        self._nothing = Words(nothing, tone=Tone.DIM, wrap=True)
        self._lay_out()
        for part in (self.axis, self.median):
            self.views.inset_changed.connect(part.set_inset)
        self.questions.current_changed.connect(self._choose_question)
        self.views.current_changed.connect(self._choose_view)
        self.views.activated_id.connect(self.judgment_activated)
        self.grounds.activated_id.connect(self._open_ground)
        self.grounds.doubleClicked.connect(lambda _: self._open_ground(self.grounds.current_id))

    def _lay_out(self) -> None:
        left = Surface("panel", "r")
        left.setMinimumWidth(180)
        beside = column(left, spacing=0)
        beside.setContentsMargins(0, 0, 1, 0)
        beside.addWidget(self.questions, 1)
        foot = row(button(tr("New question…"), self.add_question, flat=True, icon="add"), None)
        foot.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        beside.addLayout(foot)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._middle())
        self.splitter.setSizes([230, 600])
        self.splitter.setStretchFactor(1, 1)
        column(self, spacing=0).addWidget(self.splitter)

    def _middle(self) -> QWidget:
        middle = Surface("panel")
        middle.setMinimumWidth(280)
        layout = column(middle, spacing=0)
        owner = QWidget()
        head = column(owner, spacing=Space.XS)
        title = row(self.heading, self.edit_button)
        title.setStretch(0, 1)
        title.setAlignment(self.edit_button, Qt.AlignmentFlag.AlignTop)
        head.addLayout(title)
        self.contested = ContestedFields(self._workspace, self)
        for part in (self.contested.rest, self.summary, self.notes):
            head.addWidget(part)
        head.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        layout.addWidget(owner)
        layout.addWidget(self.axis)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setVerticalStretch(3)
        self.views.setSizePolicy(policy)
        layout.addWidget(self.views, 3)
        layout.addWidget(self.median)
        foot = DropArea(TYPES)
        foot.dropped.connect(self._take)
        self._foot = foot
        inner = column(foot, spacing=Space.S)
        inner.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        inner.addWidget(self._rests)
        inner.addWidget(self._nothing)
        frame = Surface("panel", "tblr")
        self._frame = frame
        framed = column(frame, 1, 0)
        framed.addWidget(self.grounds)
        inner.addWidget(frame, 20)
        inner.addStretch(1)
        layout.addWidget(foot, 2)
        return middle

    # Reading

    def refresh(self) -> None:
        """Reads questions and views anew; what is chosen stays."""
        wanted, chosen = self._wanted, self._wanted_question
        if chosen is None:
            chosen = self.questions.current_id or None

        def query(session: CaseSession) -> Shown:
            rows = judging.question_rows(session)
            here = chosen
            if wanted and (found := judging.assessment_rows(session, [wanted])):
                here = found[0].question or WITHOUT
            known = [item.id or WITHOUT for item in rows]
            if here not in known:
                here = next((item.id or WITHOUT for item in rows if item.judgments), known[0] if known else "")
            question = NO_QUESTION if here in (WITHOUT, "") else here
            return Shown(rows, here or "", judging.views_on(session, question or NO_QUESTION))

        self._workspace.read(self, query, self._show, key="questions")

    def show_judgment(self, id: str) -> None:
        """Chooses a judgment, and with it its question."""
        self._wanted = id
        self.refresh()

    def show_question(self, id: str) -> None:
        """Chooses a question."""
        self._wanted_question = id
        self.refresh()

    def clear(self) -> None:
        """Nothing is shown any more."""
        self._wanted, self._wanted_question, self._question = "", None, None
        self.questions.set_rows([])
        self.views.set_ids([])
        self.grounds.set_rows([])

    def _show(self, found: Shown) -> None:
        self.questions.set_rows([question_line(item) for item in found.questions])
        if found.chosen and found.chosen != self.questions.current_id:
            self.questions.select(found.chosen, quiet=True)
        self._wanted_question = None
        self._show_views(found.views, next((q for q in found.questions if (q.id or WITHOUT) == found.chosen), None))
        self.shown.emit()

    def _show_views(self, views: Views, item: QuestionRow | None) -> None:
        self._question = views.question
        title = views.question.text if views.question else tr("Without a question")
        self.heading.setText(title if item else "")
        self.edit_button.setVisible(views.question is not None)
        self.summary.setText(self._summary_of(views, item) if item else "")
        notes = views.question.notes if views.question else None
        self.notes.setText(notes or "")
        self.notes.setVisible(bool(notes))
        self.contested.show_record(views.question.id if views.question else "", {"notes": self.notes})
        self.axis.set_edges(judgment_choices.edges_of(views.scale))
        self.axis.setVisible(bool(views.ids))
        if views.median is not None and views.question is not None:
            self.median.show_median(*views.median, views.stated)
        else:
            self.median.hide()
        before = self.views.current_id
        self.views.set_ids(views.ids)
        wanted, self._wanted = self._wanted, ""
        if wanted and self.views.select(wanted):
            if wanted == before:
                self._choose_view(wanted)
            return
        if not self.views.current_id and views.ids:
            self.views.select(views.ids[0])
        elif before == self.views.current_id:
            self._read_grounds(before)
        self._foot.setVisible(bool(views.ids))

    @staticmethod
    def _summary_of(views: Views, item: QuestionRow) -> str:
        until = tr("open until {day}", day=words.date_in_words(views.open_until)) if views.open_until else ""
        stated = trn(item.stated, "{n} states a likelihood", "{n} state a likelihood") if item.stated else ""
        none = tr("none states a likelihood") if item.judgments and not item.stated else ""
        return words.joined(trn(item.judgments, "{n} view", "{n} views"), stated, none, until)

    def _fetch(self, ids: Sequence[str], then: Callable[[Sequence[Any]], None]) -> None:
        self._workspace.read(self, lambda s: judging.views_of(s, ids), then)

    # Choosing

    def _choose_question(self, id: str) -> None:
        if id:
            self._wanted_question = id
            self.refresh()

    def _choose_view(self, id: str) -> None:
        self._foot.setVisible(bool(id))
        self._read_grounds(id)
        self.judgment_chosen.emit(id)

    def _read_grounds(self, id: str) -> None:
        if not id:
            self.grounds.set_rows([])
            return
        self._workspace.read(self, lambda s: judging.ground_rows(s, id), self._show_grounds, key="grounds")

    def _show_grounds(self, rows: list[GroundRow]) -> None:
        self.grounds.set_rows([ground_line(item) for item in rows])
        self._frame.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.grounds.setMinimumHeight(min(len(rows), 3) * GROUND_HEIGHT)
        whole = max(0, len(rows) * GROUND_HEIGHT - 1)  # the line under the last row is the frame's
        self.grounds.setMaximumHeight(whole)
        self._frame.setMaximumHeight(whole + 2)

    def _open_ground(self, id: str) -> None:
        number = self.grounds.rows.row_of(id)
        line = self.grounds.rows.rows[number] if number >= 0 else None
        if isinstance(line, GroundLine):
            self.record_requested.emit(line.type, line.id)

    def _take(self, records: list[DraggedRecord]) -> None:
        """What was dropped supports the judgment that is shown."""
        id = self.views.current_id
        found = [Support(record.id) for record in records if record.id != id]
        if not id or not found:
            return
        told = trn(len(found), "It rests on {n} more record.", "It rests on {n} more records.")

        def done(_: object) -> None:
            self._workspace.tell_done(told)

        self._workspace.act(self, "Add basis", lambda s: assessments.rest_on(s, id, found), done)

    def _dragged_ground(self, index: QModelIndex) -> list[DraggedRecord]:
        line = index.data(Role.ROW)
        return [DraggedRecord(line.type, line.id, line.title)] if isinstance(line, GroundLine) else []

    # Questions

    @property
    def question_id(self) -> str | None:
        """The question whose views are shown; None for those without one."""
        return self._question.id if self._question else None

    def add_question(self) -> None:
        """Asks for a new question."""
        self._ask(None)

    def _edit_question(self) -> None:
        if self._question is not None:
            self._ask(self._question)

    def _ask(self, question: Question | None) -> None:
        if not self._workspace.may_change():
            return
        dialog = QuestionDialog(self.window(), self._workspace, question)
        dialog.saved.connect(self.show_question)
        dialog.open()
