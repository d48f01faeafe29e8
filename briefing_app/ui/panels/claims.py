# SPDX-License-Identifier: Apache-2.0
"""Claims: the table on the windowed model, and the inspector of the claim that is chosen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSplitter, QStackedWidget, QTableView, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.services import browse, claims
from briefing_app.services.browse import ClaimQuery, ClaimRow
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.models.rows import Role
from briefing_app.ui.models.windowed import Column, WindowedModel
from briefing_app.ui.panels.claim_details import ClaimDetails
from briefing_app.ui.panels.claim_editor import ClaimEditor
from briefing_app.ui.panels.editing import DraftBar
from briefing_app.ui.panels.withdrawing import ask_to_withdraw
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import TABLE_ROW_HEIGHT, RowsTableDelegate
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 150
GRADE_COLUMN = 1


def grade_words(grade: str) -> str:
    """What a grade such as B2 says, the two axes apart."""
    letter, digit = grade[:1] or "–", grade[1:2]
    source = choices.reliability_meaning(letter if letter != "–" else None)
    item = next((o.meaning for o in choices.credibility() if o.value == digit), "not graded").split(".")[0].lower()
    return f"Source: {source}. Item: {item}."


def source_words(item: ClaimRow) -> str:
    """The source, and how many more citations there are."""
    more = f" +{item.citations - 1}" if item.citations > 1 else ""
    return f"{item.source_title or 'no source'}{more}"


COLUMNS: tuple[Column[ClaimRow], ...] = (
    Column("Statement", "statement", lambda item: item.statement, 420),
    Column("Grade", "grade", lambda item: item.grade, 60, lambda item: grade_words(item.grade)),
    Column("Kind", "kind", lambda item: words.KIND_LABELS[item.kind], 84),
    Column("When", "event_time", lambda item: words.day_in_words(item.event_time), 96),
    Column("Heading", "heading", lambda item: item.heading or "", 112),
    Column("Source", "", source_words, 132),
)


class ClaimsPage(QWidget):
    """Finding, sorting, looking closer."""

    passage_requested = Signal(str, int, int, str)
    title_changed = Signal(str)
    sources_requested = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._entering = False
        self._sort, self._descending = "made", False
        self._wanted = ""
        self.model: WindowedModel[ClaimRow] = WindowedModel(COLUMNS, self._fetch, self)
        self._make_parts()
        self._lay_out()
        self._connect()

    def _make_parts(self) -> None:
        self.filter = Line("Filter claims", "Filter claims")
        self.filter.setClearButtonEnabled(True)
        self.kind = Pick("Kind", [(None, "All kinds"), *((k, words.KIND_LABELS[k]) for k in words.KIND_LABELS)])
        self.status = Pick("Status", [(None, "Any status"), ("live", "Live"), ("withdrawn", "Withdrawn")])
        self._count = Words("", Size.LABEL, Tone.DIM)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowsTableDelegate(GRADE_COLUMN, self.table))
        self.table.setAccessibleName("Claims")
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
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(TABLE_ROW_HEIGHT)
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
        self.details = ClaimDetails(self._workspace)
        self.editor = ClaimEditor(self._workspace)

    def _lay_out(self) -> None:
        left = Surface("panel")
        head = Surface("panel", "b")
        line = row(self.filter, self.kind, self.status, None, self._count, spacing=Space.S)
        line.setStretch(0, 3)
        line.setContentsMargins(Space.S, Space.S, Space.M, Space.S + 1)
        head.setLayout(line)
        inner = column(left, spacing=0)
        inner.addWidget(head)
        inner.addWidget(self.table, 1)
        self.inspector = QStackedWidget()
        self.inspector.addWidget(self.details)
        self.inspector.addWidget(self.editor)
        right = QWidget()
        beside = column(right, spacing=0)
        self.bar = DraftBar(self.editor, self.inspector.setCurrentWidget)
        beside.addWidget(self.bar)
        beside.addWidget(self.inspector, 1)
        right.setMinimumWidth(340)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([900, 360])
        self.splitter.setStretchFactor(0, 1)
        self._empty = EmptyState(
            "Claims are what sources say, one statement at a time",
            "A claim stands on an exact passage of a source and carries two grades. Open a source, "
            "select a passage and press Ctrl+Return.",
            "Go to the sources",
            self.sources_requested.emit,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        column(self, spacing=0).addWidget(self._stack)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.refresh)
        for pick in (self.kind, self.status):
            pick.value_changed.connect(lambda _: self.refresh())
        self.table.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.details.edit_requested.connect(self._edit)
        self.details.jump_requested.connect(self.passage_requested)
        self.details.withdraw_requested.connect(lambda id: ask_to_withdraw(self, self._workspace, id))
        self.details.reinstate_requested.connect(self._reinstate)
        self.editor.saved.connect(lambda id, _: self._show(id))
        self.editor.cancelled.connect(lambda: self.inspector.setCurrentWidget(self.details))
        self._workspace.notifier.case_changed.connect(self._follow)

    def enter(self) -> None:
        self._entering = True
        self.refresh()

    def leave_case(self) -> None:
        self.model.set_ids([])
        self._show("")
        self.editor.forget()

    @property
    def is_unfinished(self) -> bool:
        """Whether something half-filled would be lost with the case."""
        return self.editor.is_unfinished

    def query(self) -> ClaimQuery:
        """What the table asks for."""
        return ClaimQuery(
            text=self.filter.text().strip(),
            kind=self.kind.value,
            status=self.status.value,
            sort=self._sort,
            descending=self._descending,
        )

    def refresh(self) -> None:
        query = self.query()
        self._workspace.read(self, lambda s: browse.claim_ids(s, query), self._take, key="ids")

    def sort_by(self, section: int) -> None:
        """Sorts by a column; once more turns the order round, and once more returns to the order of making."""
        name = COLUMNS[section].sort
        header = self.table.horizontalHeader()
        if not name:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        if self._sort != name:
            self._sort, self._descending = name, False
        elif not self._descending:
            self._descending = True
        else:
            self._sort, self._descending, section = "made", False, -1
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(section, order)
        self.refresh()

    def show_claim(self, id: str) -> None:
        """Makes a claim current, without filters in its way."""
        self._wanted = id
        self.filter.clear()
        self.kind.set_value(None)
        self.status.set_value(None)
        self.refresh()

    def _take(self, ids: Sequence[str]) -> None:
        current = self._wanted or self.current_id
        self._wanted = ""
        self.model.set_ids(ids)
        query = self.query()
        filtered = bool(query.text or query.kind or query.status)
        self._stack.setCurrentWidget(self.splitter if ids or filtered else self._empty)
        if self._entering:  # the keyboard goes to the rows, or to the first thing to do where there are none
            self._entering = False
            (self.table if self._stack.currentWidget() is self.splitter else self._empty).setFocus()
        self._count.setText(words.count(len(ids), "claim"))
        number = self.model.row_of(current) if current else -1
        if number < 0 and ids:
            number = 0
        if number >= 0:
            index = self.model.index(number, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        else:
            self._show("")

    @property
    def current_id(self) -> str:
        value = self.table.currentIndex().data(Role.ID)
        return value if isinstance(value, str) else ""

    def _fetch(self, ids: Sequence[str], take: Callable[[Sequence[Any]], None]) -> None:
        self._workspace.read(self, lambda s: browse.claim_rows(s, ids), take)

    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show(current.data(Role.ID) or "")

    def _show(self, id: str) -> None:
        self.editor.put_aside()
        self.inspector.setCurrentWidget(self.details)
        self.details.show_claim(id)

    def _edit(self, claim: Claim, citation: Citation, source: Source) -> None:
        self.editor.edit(claim, citation, source)
        self.inspector.setCurrentWidget(self.editor)

    def _reinstate(self, id: str) -> None:
        def work(session: CaseSession) -> None:
            claims.reinstate(session, id)

        self._workspace.act(self, "Reinstate claim", work)

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible() and {"claim", "citation", "source"} & changes.types:
            self.refresh()
