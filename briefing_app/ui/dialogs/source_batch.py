# SPDX-License-Identifier: Apache-2.0
"""Several new sources at once: what was found for each, in a table to look at, to correct and to confirm."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate
from briefing_app.ingest import Proposal, SourceDraft
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import languages, source_words, theme, words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.rows import Index
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.basic import Tone, Words
from briefing_app.ui.workspace import Workspace

COLUMNS: Final = ("title", "outlet", "author", "published", "language", "kind", "url")
_WIDTHS: Final = (330, 130, 120, 104, 104, 84)
_ROW: Final = 30
_INSET: Final = 8


def read_known(session: CaseSession, drafts: Sequence[SourceDraft]) -> list[str]:
    """For each draft the title of the source that has its text already, or nothing. Runs on the worker."""
    found = (sources.known(session, draft.text_hash) for draft in drafts)
    return [known[0].title if known else "" for known in found]


class _Cells(QStyledItemDelegate):
    """Cells whose words stand under those of their headings."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shifted = QStyleOptionViewItem(option)
        if index.column():  # the first has its tick there
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, theme.colours().selection)
            shifted.rect = option.rect.adjusted(_INSET, 0, 0, 0)
        super().paint(painter, shifted, index)


class AddManyDialog(ActingDialog):
    """One line for each text: a tick, and what was found for its fields. Only ticked ones are added, as they stand."""

    added = Signal(str)
    """The id of the first source that was added."""

    def __init__(self, parent: QWidget, workspace: Workspace, drafts: Sequence[SourceDraft]) -> None:
        number = len(drafts)
        title = trn(number, "{n} new source", "{n} new sources")
        super().__init__(parent, workspace, title, tr("Add what is ticked"))
        self._drafts = list(drafts)
        explanation = tr(
            "What was found in the texts stands in the table. Look at it, correct it (F2), and untick (Space) what "
            "is not to be added. Nothing is graded: select the new sources in the list and press F2 to grade them at "
            "once."
        )
        self.form.addWidget(Words(explanation, tone=Tone.DIM, wrap=True))
        self.table = self._made_table()
        self.form.addWidget(self.table, 1)
        self._origin = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.form.addWidget(self._origin)
        for row, draft in enumerate(self._drafts):
            self._fill(row, draft)
        self._mark_twins()
        self.table.itemChanged.connect(self._note_change)
        self.table.currentItemChanged.connect(lambda item, _: self._tell_origin(item))
        self.table.setCurrentCell(0, 0)
        self._say_number()
        workspace.read(self, lambda s: read_known(s, self._drafts), self._mark_known)
        self.resize(self.fitting(1020, 560))
        self.table.setFocus()

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(len(self._drafts), len(COLUMNS))
        table.setAccessibleName(tr("New sources"))
        table.setHorizontalHeaderLabels([tr(source_words.FIELDS[name]) for name in COLUMNS])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setItemDelegate(_Cells(table))
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        table.installEventFilter(self)
        return table

    def _fill(self, row: int, draft: SourceDraft) -> None:
        for column, name in enumerate(COLUMNS):
            proposal = _best(draft, name)
            item = QTableWidgetItem(_shown(name, proposal))
            item.setToolTip(words.tip(item.text()))
            if name == "kind":
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == 0:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(row, column, item)

    # What is told

    def _mark_twins(self) -> None:
        first: dict[str, int] = {}
        for row, draft in enumerate(self._drafts):
            twin = first.setdefault(draft.text_hash, row)
            if twin != row:
                self._untick(row, tr("The same text as line {number} of this table.", number=twin + 1))

    def _mark_known(self, titles: list[str]) -> None:
        for row, title in enumerate(titles):
            if title:
                text = tr("The case holds this very text already: {title}", title=words.shortened(title, 70))
                self._untick(row, text)
        self._tell_origin(self.table.currentItem())

    def _untick(self, row: int, why: str) -> None:
        item = self._cell(row, 0)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, why)
        item.setIcon(theme.icon("warning", "warning"))
        item.setToolTip(words.tip(why))

    def _note_change(self, item: QTableWidgetItem) -> None:
        self._say_number()
        self._tell_origin(item)

    def _tell_origin(self, item: QTableWidgetItem | None) -> None:
        """Says of the current cell where its value was found, or what is the matter with its line."""
        if item is None:
            return
        name, draft = COLUMNS[item.column()], self._drafts[item.row()]
        proposal = _best(draft, name)
        found = None
        if proposal is not None and item.text() == _shown(name, proposal):
            found = tr("proposed, from: {origin}", origin=proposal.origin)
        elif not item.text().strip():
            found = tr("not stated")
        why = self._cell(item.row(), 0).data(Qt.ItemDataRole.UserRole)
        field = f"{tr(source_words.FIELDS[name])}: {found}" if found else None
        self._origin.setText(words.joined(f"▲ {why}" if why else None, field) or " ")

    def _say_number(self) -> None:
        number = len(self._ticked())
        self.main_button.setText(trn(number, "Add {n} source", "Add {n} sources"))
        self.main_button.setEnabled(number > 0)

    # What is done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the line, whichever of its cells is current."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            item = self._cell(max(0, self.table.currentRow()), 0)
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            return True
        return False

    def _ticked(self) -> list[int]:
        rows = range(self.table.rowCount())
        return [row for row in rows if self._cell(row, 0).checkState() == Qt.CheckState.Checked]

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None  # every cell was filled
        return item

    def submit(self) -> None:
        if self._busy:
            return
        wanted = []
        for row in self._ticked():
            fields = self._fields(row)
            if fields is None:
                return
            wanted.append((self._drafts[row], fields))
        if not wanted:
            return
        self._busy = True
        self._workspace.run(
            self,
            tr("Adding sources"),
            lambda s, task: [made.id for made in sources.add_many(s, wanted, lambda a, b: task.report(a / b))],
            self._done,
            self._failed,
        )

    def _fields(self, row: int) -> dict[str, str | None] | None:
        """The fields of a line; None where one of them cannot be kept, which is said."""
        found: dict[str, str | None] = {"retrieved": datetime.now(UTC).date().isoformat()}
        draft = self._drafts[row]
        if draft.proposed("retrieved"):
            found["retrieved"] = draft.proposed("retrieved")
        for column, name in enumerate(COLUMNS):
            text = self._cell(row, column).text().strip()
            proposal = _best(draft, name)
            try:
                if proposal is not None and text == _shown(name, proposal):
                    found[name] = proposal.value
                elif name == "published":
                    found[name] = str(read_date(text)) if text else None
                elif name == "language":
                    found[name] = languages.read(text)
                elif name != "kind":
                    found[name] = text or None
            except ValueError as error:
                told = str(error) if isinstance(error, InvalidDate) else tr("“{word}” is no language.", word=text)
                self._complain(row, column, told)
                return None
        if not found["title"]:
            self._complain(row, 0, tr("Give the source a title."))
            return None
        return found

    def _complain(self, row: int, column: int, text: str) -> None:
        self.table.setCurrentCell(row, column)
        self.table.setFocus()
        self.say(tr("Line {number}: {complaint}", number=row + 1, complaint=text))

    def _done(self, ids: list[str]) -> None:
        text = trn(len(ids), "{n} source added.", "{n} sources added.")
        self._workspace.tell_done(text)
        self.accept()
        self.added.emit(ids[0])


def _best(draft: SourceDraft, name: str) -> Proposal | None:
    found = next((proposal for proposal in draft.proposals if proposal.field == name), None)
    return None if name == "kind" and found is not None and found.value not in source_words.KINDS else found


def _shown(name: str, proposal: Proposal | None) -> str:
    if proposal is None:
        return source_words.kind_label("article") if name == "kind" else ""
    if name in ("language", "kind", "published"):
        return source_words.value_label(name, proposal.value)
    return proposal.value
