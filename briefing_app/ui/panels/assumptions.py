# SPDX-License-Identifier: Apache-2.0
"""Assumptions: what is taken for granted, how well it was examined, and which judgments rest on it."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Assumption
from briefing_app.services import judging, tracking
from briefing_app.services.judging import AssessmentRow, AssumptionRow
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, judgment_choices, words
from briefing_app.ui.dragging import DraggedRecord
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.rows import ListRow, Role
from briefing_app.ui.panels.editing import RecordEditor
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Surface, Tone, Words, column
from briefing_app.ui.widgets.drag_source import DragSource
from briefing_app.ui.widgets.form import Form
from briefing_app.ui.widgets.inputs import TextBox
from briefing_app.ui.widgets.judgments import likelihood_words
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.widgets.tab_order import TabOrder
from briefing_app.ui.workspace import Workspace

SIGNS = {"unexamined": "?", "supported": "✓", "with_caveats": "≈", "unsupported": "✕"}
ROW = 58
MOST_ROWS = 5


def assumption_line(item: AssumptionRow) -> ListRow:
    """What the list says of an assumption: how well it holds, and what rests on it."""
    status = f"{SIGNS[item.status]} {judgment_choices.status_words(item.status)}"
    rests = trn(item.judgments, "{n} judgment rests on it", "{n} judgments rest on it")
    detail = words.joined(status, rests if item.judgments else tr("nothing rests on it"))
    return ListRow(item.id, item.statement, detail, contested=item.contested)


class AssumptionsPane(QWidget):
    """The list; its rows can be dragged to what rests on them."""

    assumption_chosen = Signal(str)
    shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._wanted = ""
        self.list = RowList(tr("Assumptions"))
        self.list.current_changed.connect(self.assumption_chosen)
        DragSource(self.list, self._dragged)
        surface = Surface("panel")
        column(surface, spacing=0).addWidget(self.list)
        column(self, spacing=0).addWidget(surface)

    def refresh(self) -> None:
        """Reads the list anew."""
        self._workspace.read(self, judging.assumption_rows, self._show, key="assumptions")

    def show_assumption(self, id: str) -> None:
        """Chooses an assumption."""
        self._wanted = id
        self.refresh()

    def clear(self) -> None:
        """Nothing is shown any more."""
        self._wanted = ""
        self.list.set_rows([])

    def _show(self, rows: list[AssumptionRow]) -> None:
        self.list.set_rows([assumption_line(item) for item in rows])
        before, wanted, self._wanted = self.list.current_id, self._wanted, ""
        if wanted and self.list.select(wanted):
            if wanted == before:
                self.assumption_chosen.emit(wanted)
        elif not self.list.current_id and rows:
            self.list.select(rows[0].id)
        self.shown.emit()

    @staticmethod
    def _dragged(index: QModelIndex) -> list[DraggedRecord]:
        item = index.data(Role.ROW)
        return [DraggedRecord("assumption", item.id, item.title)] if isinstance(item, ListRow) else []


class AssumptionEditor(RecordEditor[Assumption]):
    """Makes an assumption, or changes one; below stands what rests on it."""

    assessment_requested = Signal(str)

    what = "assumption"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setAccessibleName(tr("Assumption editor"))
        self.heading = Words(tr("New assumption"), Size.HEADING, bold=True)
        self.statement = TextBox(2, 5, tr("What is taken for granted, in one sentence"))
        self._statement = Field(tr("Statement"), self.statement)
        self.status = SegmentedChoice(tr("Status"), judgment_choices.assumption_statuses())
        self.confidence = SegmentedChoice(tr("Confidence"), choices.confidence())
        self.why = TextBox(2, 5)
        self.could_fail = TextBox(2, 5)
        self.effect = TextBox(2, 5)
        self.resting = RowList(tr("Judgments that rest on it"))
        self._resting = Words("", Size.LABEL, Tone.DIM)
        self.form = Form({
            "statement": self.statement, "status": self.status, "confidence": self.confidence, "why": self.why,
            "could_fail": self.could_fail, "effect": self.effect,
        })  # fmt: skip
        self._frame(Scroll(self._fields()), tr("Save"), words.keys("Ctrl+Return"))
        TabOrder(self)
        self.resting.activated_id.connect(self.assessment_requested)
        self.resting.doubleClicked.connect(lambda _: self.assessment_requested.emit(self.resting.current_id))

    def _fields(self) -> QWidget:
        form = QWidget()
        layout = column(form, Space.L, Space.M)
        for part in (
            self.heading, self.contested.rest, self._statement, Field(tr("Status"), self.status),
            Field(tr("Why we believe it"), self.why), Field(tr("How it could fail"), self.could_fail),
            Field(tr("What follows if it is wrong"), self.effect), Field(tr("Confidence"), self.confidence),
            self._resting, self.resting,
        ):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)
        return form

    def start(self) -> None:
        """A new assumption."""
        self.put_aside()
        self._fill(None, [])
        self.statement.setFocus()

    def edit(self, record: Assumption, resting: list[AssessmentRow] | None = None) -> None:
        """Changes an assumption; ``resting`` are the judgments that rest on it."""
        self.put_aside()
        self._fill(record, resting or [])

    def _fill(self, record: Assumption | None, resting: list[AssessmentRow]) -> None:
        self._record = record
        self._busy, self._is_open = False, True
        self._say("")
        self._statement.set_note("")
        self.heading.setText(tr("Assumption") if record else tr("New assumption"))
        self.statement.set_text(record.statement if record else "")
        self.status.set_value(record.status if record else "unexamined")
        self.confidence.set_value(record.confidence if record else "not_stated")
        self.why.set_text(record.why if record else "")
        self.could_fail.set_text(record.could_fail if record else "")
        self.effect.set_text(record.effect_if_wrong if record else "")
        self._show_resting(resting)
        self.form.begin()
        places = self.form.places | {"effect_if_wrong": self.effect}
        self.contested.show_record(record.id if record else "", places)

    def _show_resting(self, resting: list[AssessmentRow]) -> None:
        number = len(resting)
        self._resting.setText(trn(number, "{n} judgment rests on it", "{n} judgments rest on it"))
        self.resting.set_rows([
            ListRow(item.id, item.statement, words.joined(item.author_name, likelihood_words(item)),
                    struck=item.status == "withdrawn")
            for item in resting
        ])  # fmt: skip
        self.resting.setFixedHeight(min(number, MOST_ROWS) * ROW)
        for part in (self._resting, self.resting):
            part.setVisible(bool(resting))

    def _title(self) -> str:
        return self.statement.text or tr("no statement yet")

    def save(self) -> None:
        """Checks the statement and hands the fields to the services."""
        if self._busy or not self._is_open:
            return
        if not self.statement.text:
            self._statement.set_note(tr("Say what is taken for granted."), wrong=True)
            self.statement.setFocus()
            return
        record, values = self._record, self._values()
        self._busy = True

        def work(session: CaseSession) -> str:
            if record is None:
                return tracking.add_assumption(session, **values).id
            return tracking.edit_assumption(session, record.id, **values).id

        self._workspace.act(self, "Save assumption", work, self._done, self._failed)

    def _values(self) -> dict[str, Value]:
        return {
            "statement": self.statement.text,
            "status": self.status.value,
            "confidence": self.confidence.value,
            "why": self.why.text or None,
            "could_fail": self.could_fail.text or None,
            "effect_if_wrong": self.effect.text or None,
        }

    def _done(self, id: str) -> None:
        self._saved(tr("Assumption changed.") if self._record else tr("Assumption added."))
        self.saved.emit(id)
