# SPDX-License-Identifier: Apache-2.0
"""What readers wrote into issued editions of a report, one proposal after the other, answered by single keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSplitter, QStackedWidget, QStyleOptionViewItem, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Proposal
from briefing_app.services import review_answers, reviews
from briefing_app.services.review_answers import Shown
from briefing_app.services.session import CaseSession
from briefing_app.ui import review_words, theme
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.rows import ListRow, Role, RowsModel
from briefing_app.ui.panels.review_details import ReviewDetails
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_shortened
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.lists import RowDelegate, RowList
from briefing_app.ui.widgets.quotation import Note
from briefing_app.ui.workspace import Message, Workspace

_HEADING: Final = "heading:"
_HEADING_HEIGHT = 26
Index = QModelIndex | QPersistentModelIndex


class _QueueRows(RowsModel):
    """Proposals under the headings where they stand; a heading cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        id = index.data(Role.ID)
        is_heading = isinstance(id, str) and id.startswith(_HEADING)
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)


class _QueueDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if str(index.data(Role.ID)).startswith(_HEADING):
            return QSize(120, _HEADING_HEIGHT)
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        if not (isinstance(item, ListRow) and item.id.startswith(_HEADING)):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.fillRect(option.rect, theme.colours().background)
        painter.setPen(theme.colours().dim)
        painter.setFont(theme.interface(Size.LABEL, bold=True))
        draw_shortened(painter, option.rect.adjusted(Space.M, 0, -Space.M, 0), item.title)
        painter.restore()


class QueueList(RowList):
    """The proposals; letters answer the one that is current."""

    key_pressed = Signal(str)
    KEYS: Final = {
        Qt.Key.Key_A: "accept", Qt.Key.Key_R: "report", Qt.Key.Key_X: "reject", Qt.Key.Key_N: "note",
        Qt.Key.Key_E: "edit",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__(tr("Proposals of readers"))
        self.use_rows(_QueueRows(self))
        self.setItemDelegate(_QueueDelegate(self))

    @property
    def ids(self) -> list[str]:
        return [item.id for item in self.rows.rows if not item.id.startswith(_HEADING)]

    def go(self, by: int) -> None:
        """The next proposal, or the one before; headings are stepped over."""
        ids = self.ids
        if ids:
            place = ids.index(self.current_id) + by if self.current_id in ids else 0
            self.select(ids[max(0, min(place, len(ids) - 1))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            if key in (Qt.Key.Key_J, Qt.Key.Key_K):
                self.go(1 if key == Qt.Key.Key_J else -1)
                return
            if key in self.KEYS:
                self.key_pressed.emit(self.KEYS[key])
                return
        super().keyPressEvent(event)


class ReviewQueue(QWidget):
    """In the place of the report's page while somebody answers."""

    closed = Signal()
    import_wanted = Signal()
    record_requested = Signal(str, str)
    passage_requested = Signal(str, int, int, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._report = ""
        self._everything = False
        self._place = 0
        self._asked = ""  # the proposal whose answer is on its way
        self.list = QueueList()
        self.details = ReviewDetails()
        self.title = Words("", Size.HEADING, bold=True)
        self.count = Words("", Size.LABEL, Tone.DIM)
        self.remarks = Note("context")
        self.all_link = LinkButton(tr("Show answered ones too"), self._toggle_all)
        self._lay_out()
        self.list.current_changed.connect(self._read_one)
        self.list.key_pressed.connect(self._press)
        self.details.accept_wanted.connect(self._accept)
        self.details.refused.connect(lambda text: self._workspace.post(Message(text)))
        self.details.reject_wanted.connect(self._reject)
        self.details.note_wanted.connect(self._note)
        self.details.record_requested.connect(self.record_requested)
        self.details.passage_requested.connect(self.passage_requested)
        workspace.notifier.case_changed.connect(self._follow)

    def _lay_out(self) -> None:
        head = Surface("panel", "b")
        self.back_button = button(tr("Back to the report"), self.closed.emit, icon="back", tip="Esc")
        self.import_button = button(tr("Import review…"), self.import_wanted.emit, tip=tr("A Word file that came back"))
        line = row(self.back_button, Space.S, self.title, self.count, None, self.all_link, self.import_button)
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S + 1)
        head.setLayout(line)
        left = Surface("panel", "r")
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(self.list)
        left.setMinimumWidth(280)
        self.details.setMinimumWidth(360)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.details)
        self.splitter.setSizes([420, 760])
        self.splitter.setStretchFactor(1, 1)
        self._empty = EmptyState(
            tr("No proposal is waiting"),
            tr(
                "Send an issued edition to readers. They change it in Word or LibreOffice, with tracked changes or "
                "without, and comment on it. Import the file that comes back: each change becomes a proposal beside "
                "its evidence, which you accept, reject or note. Nothing is applied by itself."
            ),
            tr("Import review…"),
            self.import_wanted.emit,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        layout = column(self, spacing=0)
        for part in (head, self.remarks):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.list.hasFocus() or not self.list.isVisible():
                self.closed.emit()
            else:
                self.list.setFocus()
            return
        super().keyPressEvent(event)

    # Showing

    def show_report(self, id: str, title: str = "") -> None:
        """The proposals to the editions of this report."""
        if id != self._report:
            self._report, self._place = id, 0
            self.remarks.show_text("")
            self.details.show_proposal(None)
        self.title.setText(tr("Proposals: {report}", report=title) if title else tr("Proposals of readers"))
        self.refresh()

    def tell(self, remarks: tuple[str, ...]) -> None:
        """What an import found that is no proposal."""
        self.remarks.show_text("\n".join(f"i {remark}" for remark in remarks))

    def refresh(self) -> None:
        report, answer = self._report, None if self._everything else "open"
        if report:
            self._workspace.read(
                self, lambda s: reviews.all_of(s, report=report, answer=answer), self._take, key="rows"
            )

    def clear(self) -> None:
        self._report = ""
        self.list.set_rows([])
        self.details.show_proposal(None)
        self.remarks.show_text("")

    def _toggle_all(self) -> None:
        self._everything = not self._everything
        text = tr("Show only those that wait") if self._everything else tr("Show answered ones too")
        self.all_link.setText(text)
        self.all_link.setAccessibleName(text)
        self.all_link.updateGeometry()
        self.refresh()

    def _take(self, found: list[Proposal]) -> None:
        rows: list[ListRow] = []
        section: str | None = None
        for number, item in enumerate(found):
            if item.place != section or not rows:
                section = item.place
                rows.append(ListRow(f"{_HEADING}{number}", section or tr("Bottom line")))
            rows.append(review_words.proposal_row(item))
        current = self.list.current_id
        self.list.set_rows(rows)
        waiting = sum(item.answer == "open" for item in found)
        self.count.setText(trn(waiting, "{n} waiting", "{n} waiting"))
        self._stack.setCurrentWidget(self.splitter if found else self._empty)
        ids = self.list.ids
        if not ids:
            self.details.show_proposal(None)
            self._empty.setFocus()
        elif current in ids:
            self._read_one(current)
        else:
            self.list.select(ids[min(self._place, len(ids) - 1)])
            self.list.setFocus()

    def _read_one(self, id: str) -> None:
        if id in self.list.ids:
            self._place = self.list.ids.index(id)
            self._workspace.read(self, lambda s: review_answers.show(s, id), self._show, key="one")

    def _show(self, shown: Shown) -> None:
        if shown.proposal.answer == "open":
            self._asked = ""
        if shown.proposal.id == self.list.current_id:
            state = self._workspace.state
            self.details.show_proposal(shown, may_change=state is not None and not state.read_only)

    def _follow(self, changes: ChangeSet) -> None:
        if self._report and self.isVisible():
            self.refresh()

    # Answering

    def _press(self, key: str) -> None:
        """What a key does to the proposal that one sees; while the next one is being read, nothing."""
        if self.details.id != self.list.current_id or not self._workspace.may_change():
            return
        if key == "edit":
            if self.details.wording.isVisible():
                self.details.wording.setFocus()
                self.details.wording.selectAll()
            else:
                self.details.reason.setFocus()
            return
        deeds: dict[str, Callable[[], None]] = {
            "accept": lambda: self.details.accept("claim"),
            "report": lambda: self.details.accept("report"),
            "reject": self.details.reject,
            "note": self.details.note,
        }
        deeds[key]()

    def _accept(self, id: str, into: str, wording: str | None, reason: str | None) -> None:
        place: review_answers.Into = "claim" if into == "claim" else "report"

        def work(session: CaseSession) -> Proposal:
            return review_answers.accept(session, id, into=place, wording=wording, reason=reason)

        self._answer("Accept proposal", id, work)

    def _reject(self, id: str, reason: str | None) -> None:
        self._answer("Reject proposal", id, lambda s: review_answers.reject(s, id, reason))

    def _note(self, id: str, reason: str | None) -> None:
        self._answer("Note proposal", id, lambda s: review_answers.note(s, id, reason))

    def _answer(self, title: str, id: str, work: Callable[[CaseSession], Proposal]) -> None:
        """Once, however often it is asked for before the answer is there."""
        if id != self._asked:
            self._asked = id
            self._workspace.act(self, title, work, self._answered, self._failed)

    def _answered(self, proposal: Proposal) -> None:
        self.list.setFocus()
        self._workspace.tell_done(tr("Answered: {answer}", answer=review_words.ANSWERS[proposal.answer]))

    def _failed(self, failure: Failure) -> None:
        self._asked = ""
        if isinstance(failure, BadInput):
            self.details.ask_for_reason(str(failure))
        else:
            self._workspace.report(failure)
