# SPDX-License-Identifier: Apache-2.0
"""Reports: which there are, what stands in the one at hand in which order, its texts, its looks, the export."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import Block, Edition, Report
from briefing_app.services import blocks, conflicts, editions, exports, reports
from briefing_app.services.session import CaseSession
from briefing_app.ui import theme, words
from briefing_app.ui.aside import Aside
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.issue import IssueDialog
from briefing_app.ui.dialogs.new_report import NewReportDialog
from briefing_app.ui.dialogs.report_wishes import ExportDialog, Wishes
from briefing_app.ui.dialogs.small import ReplaceDialog
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.models.outline import HEAD
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.report_editions import ReportEditions
from briefing_app.ui.panels.report_exports import ReportExports
from briefing_app.ui.panels.report_middle import ReportMiddle
from briefing_app.ui.panels.report_outline import ADDED, ReportOutline
from briefing_app.ui.panels.report_preview import ReportPreview
from briefing_app.ui.panels.report_work import ReportWork
from briefing_app.ui.panels.review_intake import ReviewIntake, documents_in
from briefing_app.ui.panels.review_queue import ReviewQueue
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Surface, Words, button, column, icon_button, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Message, Workspace

STATUSES = {"initial": mark("initial"), "update": mark("update"), "final": mark("final")}
Ask = Callable[[QWidget, Path], Path | None]
LISTED = 3
"""Reports that are seen at once; more are reached by scrolling."""


def report_line(item: Report, waiting: int = 0, *, contested: bool = False) -> ListRow:
    """``waiting``: how many proposals of readers nobody has answered. ``contested``: it or a part of it holds a
    conflict."""
    number = tr("No. {number}", number=item.number) if item.number is not None else None
    cutoff = tr("cut-off {date}", date=words.date_in_words(item.cutoff)) if item.cutoff else tr("no cut-off yet")
    badge = trn(waiting, "{n} proposal", "{n} proposals") if waiting else ""
    detail = words.joined(number, tr(STATUSES.get(item.status, item.status)), cutoff)
    return ListRow(item.id, item.title, detail, badge, badge, contested=contested)


def _as_file_name(title: str) -> str:
    """A title without what a file's name cannot hold."""
    return "".join(letter for letter in title if letter.isalnum() or letter in " -_").strip() or tr("Report")


class _ReportList(RowList):
    """As high as its rows, up to three."""

    def sizeHint(self) -> QSize:
        return QSize(200, theme.list_row_height() * max(1, min(LISTED, len(self.rows.rows))))


class ReportsPage(QWidget):
    """One report at a time: its outline, what is chosen in it, what it will say."""

    title_changed = Signal(str)
    selection_changed = Signal()
    record_requested = Signal(str, str)
    """Type, id: the page of this record is asked for."""
    passage_requested = Signal(str, int, int, str)
    """Source, start, end, citation: a passage that a proposal must fit."""
    checks_requested = Signal(str)
    """The report whose findings are asked for."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._entering = False
        self._id = ""
        self._items: list[Report] = []
        self._contested: set[str] = set()
        self._aside = Aside(workspace, self)
        self.list = _ReportList(tr("Reports"))
        self.outline = ReportOutline(workspace, self._aside)
        self.page_preview = ReportPreview(workspace, self._aside)
        self.page_preview.in_view = self.outline.in_view
        self.preview = self.page_preview.text
        self.middle = ReportMiddle(workspace, self.outline.place)
        self.fields = self.middle.fields
        self.side: QWidget = self.page_preview
        self.exports = ReportExports()
        self.editions = ReportEditions()
        self.reviews = ReviewQueue(workspace)
        self.intake = ReviewIntake(self, workspace, settings, self._aside, self.reviews)
        self.work = ReportWork(workspace, self._aside, self)
        self._wishes = Wishes()
        self._lay_out()
        self.list.current_changed.connect(self._open)
        self._connect()
        self._connect_reviews()
        workspace.notifier.case_changed.connect(self._follow)
        bind(self, self.page_actions())

    def _connect_reviews(self) -> None:
        self.reviews.closed.connect(self.close_reviews)
        self.reviews.import_wanted.connect(self.intake.ask)
        self.reviews.record_requested.connect(self.record_requested)
        self.reviews.passage_requested.connect(self.passage_requested)
        self.intake.kept.connect(self._show_reviewed)
        self.intake.counted.connect(self._show_rows)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edit)
        self.middle.editor.saved.connect(self._save_text)
        self.middle.editor.open_wanted.connect(self.record_requested)
        self.middle.editor.box.records_dropped.connect(self._stay)
        self.middle.editor.box.left.connect(self.outline.view.setFocus)
        self.middle.part_edited.connect(self.outline.edit_part)
        self.middle.head.reset_wanted.connect(self.outline.reset_part)
        self.middle.head.remove_wanted.connect(self.outline.remove_part)
        self.middle.picture.picture_given.connect(self._set_picture)
        self.middle.picture.failed.connect(self._workspace.report)
        self.outline.chosen_changed.connect(self._show_chosen)
        self.outline.edit_wanted.connect(self.middle.begin)
        self.outline.rename_wanted.connect(self.middle.head.begin)
        self.outline.record_chosen.connect(self.page_preview.go_to_record)
        self.outline.section_chosen.connect(self._go_to_section)
        self.outline.open_wanted.connect(self.record_requested)
        self.preview.shown.connect(lambda: QTimer.singleShot(0, self, self._follow_writing))

    def _lay_out(self) -> None:
        self.export_button = button(tr("Export…"), self.export, main=True, icon="export", tip="Ctrl+Shift+E")
        self.issue_button = button(tr("Issue…"), self.issue, tip=tr("Freeze the report as an edition"))
        self.page_preview.head.addWidget(self.issue_button)
        self.page_preview.head.addWidget(self.export_button)
        self.setTabOrder(self.page_preview.again_button, self.issue_button)
        self.setTabOrder(self.issue_button, self.export_button)
        self.setTabOrder(self.export_button, self.preview)
        self.page_preview.setMinimumWidth(300)
        self.fields.add_below(self.editions)
        self.fields.add_below(self.exports)
        self.editions.save_requested.connect(self.save_edition)
        self.editions.pdf_requested.connect(self.save_pages)
        self.editions.redline_requested.connect(self.save_changes)
        self.middle.setMinimumWidth(320)
        self.left = self._left()
        self.editions.reviews_requested.connect(self.open_reviews)
        self.work.exported.connect(self._read_exports)
        self.work.save_wanted.connect(lambda edition, pdf: self.save_edition(edition, pdf=pdf))
        self.fields.setMinimumWidth(300)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.left, self.middle, self.page_preview):
            self.splitter.addWidget(part)
        self.splitter.setCollapsible(1, False)
        self.splitter.setSizes([300, 460, 520])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 1)
        self._empty = EmptyState(
            tr("A report is built from what the case holds"),
            tr(
                "It starts with everything that is not withdrawn, grouped by heading, each statement with a footnote "
                "that leads to its passage. You write the bottom line and texts of your own, set period and cut-off."
            ),
            tr("New report"),
            self.ask_for_new,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.reviews)
        column(self, spacing=0).addWidget(self._stack)

    def _left(self) -> QWidget:
        left = Surface("panel", "r")
        head = Surface("panel", "b")
        self.menu_button = icon_button("down", tr("More for this report"), self._show_menu)
        line = row(
            Words(tr("Reports"), bold=True), None, self.menu_button, button(tr("New"), self.ask_for_new, icon="add"),
            spacing=Space.XS,
        )  # fmt: skip
        line.setContentsMargins(Space.M, Space.S, Space.S, Space.S + 1)
        head.setLayout(line)
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(head)
        inner.addWidget(self.list)
        policy = self.list.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Maximum)
        self.list.setSizePolicy(policy)
        inner.addWidget(self.outline, 1)
        left.setMinimumWidth(190)
        return left

    # What the frame asks of a page

    def page_actions(self) -> list[PageAction]:
        outline = self.outline
        return [
            PageAction(tr("New report…"), "", self.ask_for_new),
            PageAction(tr("Duplicate the report"), "", self.duplicate, self._has_report),
            PageAction(tr("Remove the report"), "", self.remove, self._has_report),
            PageAction(tr("Export the report…"), "Ctrl+Shift+E", self.export),
            PageAction(tr("Issue the report…"), "", self.issue, self._has_report),
            PageAction(tr("Check the report…"), "", self.check, self._has_report),
            PageAction(tr("Leave what is chosen out, or show it"), "", outline.toggle_chosen, self._has_report),
            PageAction(tr("Import review…"), "", self.intake.ask, self._has_report),
            PageAction(tr("Proposals of readers"), "", self.open_reviews, self._has_report),
            PageAction(tr("Word the chosen record for this report"), "", outline.place.begin, self._has_report),
            PageAction(tr("Move up in the report"), "", lambda: outline.shift(-1), self._has_report),
            PageAction(tr("Move down in the report"), "", lambda: outline.shift(1), self._has_report),
            PageAction(tr("Bring the report back to its natural order"), "", outline.reset_order, self._has_report),
            *(PageAction(tr(text), "", partial(outline.add, kind), self._has_report) for kind, text in ADDED.items()),
            PageAction(tr("Go to the text of the chosen part"), "F6", self.middle.begin, self._has_report),
            PageAction(tr("Fold the outline of the report, or show it"), "Shift+F9", self.fold_outline),
        ]  # fmt: skip

    def fold_outline(self) -> None:
        """More room for text and preview, or the outline again."""
        self.left.setVisible(self.left.isHidden())
        if self.left.isHidden():
            self.middle.begin()

    def _has_report(self) -> bool:
        return bool(self._id)

    @property
    def selected(self) -> tuple[str, str]:
        return ("report", self._id) if self._id else ("", "")

    def show_record(self, type: str, id: str) -> None:
        """Opens a report."""
        if type == "report":
            self._open(id)

    def remember(self) -> dict[str, Any]:
        branch = self.outline.chosen_branch
        part = branch.part.key if branch is not None and branch.part is not None else ""
        return {"report": self._id, "part": part}

    def restore(self, state: dict[str, Any]) -> None:
        id = state.get("report")
        if isinstance(id, str) and id:
            self._id = id
            part = state.get("part")
            if isinstance(part, str) and part:
                self.outline.first_shown = part
            self.refresh()

    def enter(self) -> None:
        self._entering = True
        self.refresh()

    def leave_case(self) -> None:
        self._id = ""
        self.list.set_rows([])
        self.middle.clear()
        self.outline.clear()
        self.page_preview.clear()
        self.exports.show_exports([])
        self.editions.show_editions([])
        self._items = []
        self.reviews.clear()
        self.close_reviews()

    # Reports

    def refresh(self) -> None:
        self._workspace.read(self, lambda s: (s.all(Report), conflicts.reports(s)), self._take, key="rows")

    def ask_for_new(self) -> None:
        """Asks for the title and the outline of a new report."""
        if self._workspace.may_change():
            dialog = NewReportDialog(self, self._title_of, blocks.outlines())
            dialog.given.connect(self.add)
            dialog.open()

    def _usual_title(self) -> str:
        state = self._workspace.state
        return tr("Situation report: {case}", case=state.title) if state else tr("Situation report")

    def _title_of(self, outline: blocks.OutlineTemplate) -> str:
        """What a report of this outline is called at first; a subtitle says already of what kind it is."""
        state = self._workspace.state
        return state.title if state is not None and outline.report.get("subtitle") else self._usual_title()

    def add(self, title: str = "", outline: str | None = None) -> None:
        """A new report on everything in the case, in the usual outline or in another."""
        if self._workspace.may_change():
            title = title or self._usual_title()
            self.commit()
            self._workspace.act(
                self, "New report", lambda s: reports.new(s, title=title, outline=outline).id, self._added
            )

    def _added(self, id: str) -> None:
        self._id = id
        self.outline.begin_with(HEAD)
        self.refresh()

    def duplicate(self) -> None:
        """A copy with everything that it leaves out, moves and rewords."""
        id = self._id
        if id and self._workspace.may_change():
            self.commit()
            self._workspace.act(self, "Duplicate report", lambda s: reports.duplicate(s, id).id, self._added)

    def remove(self) -> None:
        """Takes the report out of the case; the message brings it back."""
        id = self._id
        if id and self._workspace.may_change():
            self._workspace.act(self, "Remove report", lambda s: reports.remove(s, id).title, self._removed)

    def _removed(self, title: str) -> None:
        text = tr("Removed: {title}", title=words.shortened(title, 60))
        self._workspace.tell_done(text)

    def check(self) -> None:
        """Asks for what the checks find in the report."""
        if self._id:
            self.commit()
            self.checks_requested.emit(self._id)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        deeds = (
            (tr("Check…"), self.check), (tr("Duplicate"), self.duplicate), (tr("Remove"), self.remove),
            (tr("Import review…"), self.intake.ask),
        )  # fmt: skip
        for text, run in deeds:
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, chosen=run: chosen())
            action.setEnabled(self._has_report())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _take(self, found: tuple[list[Report], set[str]]) -> None:
        items, self._contested = found
        self._items = items
        self._show_rows()
        self.list.updateGeometry()
        if not items or self._stack.currentWidget() is not self.reviews:
            self._stack.setCurrentWidget(self.splitter if items else self._empty)
        if self._entering:  # the keyboard goes to the rows, or to the first thing to do where there are none
            self._entering = False
            (self.list if self._stack.currentWidget() is self.splitter else self._empty).setFocus()
        by_id = {item.id: item for item in items}
        if self._id not in by_id:
            self._id = items[-1].id if items else ""
        if not self._id:
            self.page_preview.clear()
            self.outline.clear()
        else:
            self.list.select(self._id, quiet=True)
            self.middle.show_report(by_id[self._id])
            self.title_changed.emit(by_id[self._id].title)
            self.outline.show_report(self._id)
            self.page_preview.show_report(self._id)
            self._read_exports()
            self._read_editions()
        self.intake.count()
        self.selection_changed.emit()

    def _show_rows(self) -> None:
        waiting = self.intake.waiting
        contested = self._contested
        self.list.set_rows([
            report_line(item, waiting.get(item.id, 0), contested=item.id in contested) for item in reversed(self._items)
        ])  # fmt: skip

    def _open(self, id: str) -> None:
        if id and id != self._id:
            self.commit()
            self._id = id
            self.refresh()

    def _edit(self, id: str, values: dict[str, Value]) -> None:
        self._workspace.act(self, "Edit report", lambda s: reports.edit(s, id, **values))

    def _save_text(self, record: Record, field: str, text: str | None) -> None:
        """What was typed in a text, as one action."""
        before = getattr(record, field)

        def not_done(failure: Failure) -> None:
            self._workspace.report(failure)
            self.middle.editor.not_saved(before)

        def save(session: CaseSession) -> None:
            if isinstance(record, Block):
                blocks.edit(session, record.report, record.id, text=text)
            else:
                reports.edit(session, record.id, **{field: text})

        self._workspace.act(self, "Edit report", save, None, not_done)

    def _set_picture(self, key: str, data: bytes, alternative: str) -> None:
        id = self._id
        self._workspace.act(
            self, "Set picture", lambda s: blocks.set_picture(s, id, key, data, alternative=alternative)
        )

    def _show_chosen(self) -> None:
        self.middle.show_chosen(
            self.outline.chosen_branch, self.outline.view.chosen(), may_change=self.outline.may_change
        )

    def _go_to_section(self, level: int, heading: str) -> None:
        if level:
            self.page_preview.go_to_section(level, heading)
        else:
            self.preview.verticalScrollBar().setValue(0)

    def _stay(self) -> None:
        """What was dragged from the outline into a text was chosen there for it: the text is still what is written."""
        self.outline.view.choose(self.middle.shown_key, [])
        self.middle.begin()

    def _follow_writing(self) -> None:
        """While somebody writes, the preview stays at what is written."""
        focus = QApplication.focusWidget()
        if focus is not None and self.middle.isAncestorOf(focus):
            self.outline.tell_place()

    def commit(self) -> None:
        """Saves what is being typed anywhere on the page."""
        self.middle.commit()

    def _follow(self, changes: ChangeSet) -> None:
        self.page_preview.note_change()
        if self.isVisible():
            self.middle.editor.note_change()
            if changes.types & {"report", "edition"}:
                self.refresh()
            else:
                self.outline.note_change()
            if changes.types & {"proposal", "edition"}:
                self.intake.count()

    # Editions

    def issue(self) -> None:
        """Asks for whom, then freezes the report with its file."""
        id = self._id
        if not id or not self._workspace.may_change():
            return
        self.commit()
        self._workspace.read(self, lambda s: editions.outlook(s, id), self._ask_to_issue, key="outlook")

    def _ask_to_issue(self, outlook: editions.Outlook) -> None:
        dialog = IssueDialog(self, outlook, self._wishes)
        dialog.given.connect(self.issue_for)
        dialog.open()

    def issue_for(self, audience: str | None, wishes: Wishes | None = None) -> None:
        """Makes the file of the edition, and issues it."""
        self._keep(wishes)
        self.work.issue(self._id, audience, wishes or Wishes())

    def _keep(self, wishes: Wishes | None) -> None:
        """For the next time, but not what it was compared with."""
        if wishes is not None:
            self._wishes = replace(wishes, since=None)

    def save_edition(self, edition: Edition, *, pdf: bool = False) -> None:
        """Asks where to, and writes the file as it was issued."""
        name = tr("{title}, no. {number}", title=edition.title or tr("Report"), number=edition.number)
        target = self._place_for(name)
        if target is not None:
            self._replacing(target, partial(self.work.save, edition, target, pdf=pdf), pdf=pdf)

    def save_pages(self, edition: Edition) -> None:
        """Asks where to, and writes the edition as a PDF file."""
        name = tr("{title}, no. {number}", title=edition.title or tr("Report"), number=edition.number)
        target = self._place_for(name, files.place_for_pdf, ".pdf")
        if target is not None:
            self.work.save(edition, target)

    def save_changes(self, edition: Edition) -> None:
        """Asks where to, and writes the edition with tracked changes against the one before."""
        name = tr("{title}, changes of no. {number}", title=edition.title or tr("Report"), number=edition.number)
        target = self._place_for(name)
        if target is not None:
            self.work.save_changes(edition, target)

    def _read_editions(self) -> None:
        id = self._id
        self._workspace.read(self, lambda s: editions.all_of(s, id), self.editions.show_editions, key="editions")

    # Reviews

    def open_reviews(self) -> None:
        """Shows what readers proposed to the editions of this report, in the place of the page."""
        if self._id:
            self.commit()
            number = self.list.rows.row_of(self._id)
            self.reviews.show_report(self._id, self.list.rows.rows[number].title if number >= 0 else "")
            self._stack.setCurrentWidget(self.reviews)

    def close_reviews(self) -> None:
        """Back to the page."""
        if self._stack.currentWidget() is self.reviews:
            self._stack.setCurrentWidget(self.splitter)
            self.list.setFocus()

    def _show_reviewed(self, report: str) -> None:
        self._id = report
        self.refresh()
        self.open_reviews()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if documents_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = documents_in(event)
        if found and self._workspace.may_change():
            event.acceptProposedAction()
            self.intake.read_file(found[0])

    # Export

    def export(self) -> None:
        """Asks how and where to, then builds the file with progress in the status line."""
        id = self._id
        if not id or self._workspace.state is None or self.list.rows.row_of(id) < 0:
            self._workspace.post(Message(tr("There is no report to export yet. Make one with “New”.")))
            return
        self.commit()
        self._workspace.read(self, lambda s: editions.outlook(s, id), self._ask_to_export, key="outlook")

    def _ask_to_export(self, outlook: editions.Outlook) -> None:
        dialog = ExportDialog(self, outlook, self._wishes)
        dialog.given.connect(lambda wishes: self._export(outlook.report, wishes))
        dialog.open()

    def _export(self, report: Report, wishes: Wishes) -> None:
        self._keep(wishes)
        target = self._place_for(report.title)
        if target is not None:
            self._replacing(target, partial(self.work.export, report.id, target, wishes), pdf=wishes.pdf)

    def _replacing(self, target: Path, write: Callable[[], None], *, pdf: bool) -> None:
        """Asks before a PDF beside the target is written over; about the target somebody was asked."""
        beside = target.with_suffix(".pdf")
        if not pdf or not beside.exists():
            write()
            return
        dialog = ReplaceDialog(self, beside)
        dialog.confirmed.connect(write)
        dialog.open()

    def _place_for(self, name: str, ask: Ask | None = None, suffix: str = ".docx") -> Path | None:
        """Asks where a file of a report is to be written."""
        state = self._workspace.state
        if state is None:
            return None
        folder = self._settings.folder("reports") or state.path.parent
        target = (ask or files.place_for_report)(self, folder / f"{_as_file_name(name)}{suffix}")
        if target is not None:
            self._settings.keep_folder("reports", target.parent)
        return target

    def _read_exports(self) -> None:
        id = self._id
        self._workspace.read(self, lambda s: exports.last(s, id), self.exports.show_exports, key="exports")
