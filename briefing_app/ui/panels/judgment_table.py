# SPDX-License-Identifier: Apache-2.0
"""All judgments of the case in one table: filtered, sorted, read in pages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from briefing_app.services import judging
from briefing_app.services.judging import AssessmentQuery, AssessmentRow
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.dragging import DraggedRecord
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import Column, WindowedModel
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column, row
from briefing_app.ui.widgets.drag_source import DragSource
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.judgments import (
    OUTCOME_SIGNS,
    RangeCellDelegate,
    likelihood_words,
    outcome_words,
    whose_words,
)
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 150
RANGE_COLUMN = 2
ROW_HEIGHT = 44
EVERYBODY = mark("Everybody")
ANY = mark("Any state")
STATES = {
    "open": mark("Open"), "resolved": mark("Resolved"), "key": mark("Key judgments"), "withdrawn": mark("Withdrawn"),
}  # fmt: skip
SHORT_OUTCOMES = {"true": mark("true"), "false": mark("false"), "void": mark("void")}
GROUPS = {"expert": mark("All experts"), "analyst": mark("All analysts")}


def confidence_words(item: AssessmentRow) -> str:
    """The confidence as the scale calls it."""
    return next((o.label for o in choices.confidence() if o.value == item.confidence), item.confidence)


def author_words(item: AssessmentRow) -> str:
    """The author with affiliation."""
    return words.joined(item.author_name, whose_words(item))


def short_outcome(item: AssessmentRow) -> str:
    """Sign and word of the outcome; the day stands in the tip."""
    return f"{OUTCOME_SIGNS[item.outcome]} {tr(SHORT_OUTCOMES[item.outcome])}" if item.outcome else ""


COLUMNS: tuple[Column[AssessmentRow], ...] = (
    Column(mark("Statement"), "statement", lambda item: item.statement, 300),
    Column(mark("Whose"), "author", lambda item: item.author_name, 118, author_words),
    Column(mark("Likelihood"), "likelihood", likelihood_words, 176),
    Column(mark("Confidence"), "confidence", confidence_words, 88),
    Column(mark("Until"), "horizon", lambda item: words.day_in_words(item.horizon), 92),
    Column(mark("Outcome"), "outcome", short_outcome, 82, outcome_words),
)


class JudgmentTable(QWidget):
    """Filters above, the table below. Tells which judgment is current, by its id."""

    judgment_chosen = Signal(str)
    judgment_activated = Signal(str)
    shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.query = AssessmentQuery()
        self._wanted = ""
        columns = [replace(item, title=tr(item.title)) for item in COLUMNS]
        self.model: WindowedModel[AssessmentRow] = WindowedModel(columns, self._fetch, self)
        self.filter = Line(tr("Filter judgments"), tr("Filter judgments"))
        self.filter.setClearButtonEnabled(True)
        self.author = Pick(tr("Whose judgments"), [(None, tr(EVERYBODY))])
        self.state = Pick(tr("State"), [(None, tr(ANY)), *((value, tr(text)) for value, text in STATES.items())])
        self._count = Words("", Size.LABEL, Tone.DIM)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._make_table()
        self._lay_out()
        self._connect()

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(RangeCellDelegate(RANGE_COLUMN, self.table))
        self.table.setAccessibleName(tr("Judgments"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.setMouseTracking(True)
        self.table.setWordWrap(False)
        rows = self.table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(32)
        for number, item in enumerate(COLUMNS):
            header.resizeSection(number, item.width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        DragSource(self.table, self._dragged)

    def _lay_out(self) -> None:
        surface = Surface("panel")
        head = Surface("panel", "b")
        line = row(self.filter, self.author, self.state, None, self._count, spacing=Space.S)
        line.setStretch(0, 3)
        line.setContentsMargins(Space.S, Space.S, Space.M, Space.S + 1)
        head.setLayout(line)
        inner = column(surface, spacing=0)
        inner.addWidget(head)
        inner.addWidget(self.table, 1)
        column(self, spacing=0).addWidget(surface)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.refresh)
        self.author.value_changed.connect(lambda _: self.refresh())
        self.state.value_changed.connect(lambda _: self.refresh())
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.activated.connect(lambda index: self.judgment_activated.emit(index.data(Role.ID)))

    # Reading

    def refresh(self) -> None:
        """Reads the order anew; what is chosen stays."""
        author, state = self.author.value, self.state.value
        self.query = replace(
            self.query,
            text=self.filter.text().strip(),
            by=author if author in GROUPS else None,
            author=None if author in GROUPS else author,
            state=state if state in ("open", "resolved") else None,
            key=True if state == "key" else None,
            status="withdrawn" if state == "withdrawn" else None,
        )
        query = self.query

        def read(session: CaseSession) -> tuple[list[str], list[tuple[str, str]]]:
            return judging.assessment_ids(session, query), judging.author_names(session)

        self._workspace.read(self, read, self._show, key="ids")

    def _show(self, found: tuple[list[str], list[tuple[str, str]]]) -> None:
        ids, people = found
        groups = [(value, tr(text)) for value, text in GROUPS.items()]
        self.author.set_choices([(None, tr(EVERYBODY)), *groups, *people])
        before, wanted = self.current_id, self._wanted
        current, self._wanted = wanted or before, ""
        model = self.table.selectionModel()
        model.blockSignals(True)
        self.model.set_ids(ids)
        model.blockSignals(False)
        self._count.setText(trn(len(ids), "{n} judgment", "{n} judgments"))
        is_there = bool(current) and self.select(current)
        if current and (not is_there or wanted == before):
            self.judgment_chosen.emit(current if is_there else "")
        self.table.viewport().update()
        self.shown.emit()

    def _fetch(self, ids: Sequence[str], then: Callable[[Sequence[Any]], None]) -> None:
        self._workspace.read(self, lambda s: judging.assessment_rows(s, ids), then)

    @property
    def is_unfiltered(self) -> bool:
        """Whether the table lists all there is."""
        return not (self.filter.text().strip() or self.author.value or self.state.value)

    def clear(self) -> None:
        """Nothing is shown any more."""
        self.model.set_ids([])
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        for pick in (self.author, self.state):
            pick.blockSignals(True)
            pick.setCurrentIndex(0)
            pick.blockSignals(False)

    # Choosing

    @property
    def current_id(self) -> str:
        """The id of the current judgment, or empty."""
        value = self.table.currentIndex().data(Role.ID)
        return value if isinstance(value, str) else ""

    def show_judgment(self, id: str) -> None:
        """Chooses a judgment once the order has been read."""
        self._wanted = id
        self.refresh()

    def select(self, id: str) -> bool:
        """Makes the judgment current; False if it is not in the table."""
        number = self.model.row_of(id)
        if number < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag
        index = self.model.index(number, 0)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)
        return True

    def sort_by(self, name: str, *, descending: bool) -> None:
        """Takes another order."""
        numbers = [number for number, item in enumerate(COLUMNS) if item.sort == name]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(numbers[0] if numbers else -1, order)
        self.query = replace(self.query, sort=name if numbers else "order", descending=bool(numbers) and descending)

    def _sort(self, section: int) -> None:
        """Up, down, and back to the order of the report."""
        name, query = COLUMNS[section].sort, self.query
        if query.sort != name:
            self.sort_by(name, descending=False)
        elif not query.descending:
            self.sort_by(name, descending=True)
        else:
            self.sort_by("order", descending=False)
        self.refresh()

    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.judgment_chosen.emit(current.data(Role.ID) or "")

    def _dragged(self, index: QModelIndex) -> list[DraggedRecord]:
        item = index.data(Role.ROW)
        return [DraggedRecord("assessment", item.id, item.statement)] if isinstance(item, AssessmentRow) else []
