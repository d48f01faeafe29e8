# SPDX-License-Identifier: Apache-2.0
"""Sources: the list, the reader, and beside the text the claim that is being made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Assessment, Citation, Claim, Source
from briefing_app.ingest import Heading, SourceDraft
from briefing_app.services import browse, claims, sources
from briefing_app.services.browse import Highlight, SourceRow
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, intake, words
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.source import AddSourceDialog, EditSourceDialog
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.panels.assessment_editor import AssessmentEditor
from briefing_app.ui.panels.cite_editor import CiteEditor
from briefing_app.ui.panels.claim_details import ClaimDetails
from briefing_app.ui.panels.claim_editor import ClaimEditor, PassageDraft
from briefing_app.ui.panels.editing import DraftBar
from briefing_app.ui.panels.reader_pane import ReaderPane
from briefing_app.ui.panels.withdrawing import ask_to_withdraw
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import Task
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Surface, button, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Message, Workspace

FILTER_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Opened:
    """A source as the reader shows it."""

    source: Source
    version: str
    text: str | None
    highlights: list[Highlight]
    headings: list[Heading]


def read_source(session: CaseSession, id: str, shown: str = "") -> Opened:
    """Without its text where that version is shown already. Runs on the worker."""
    version = sources.current_version(session, id)
    text, headings = None, []
    if version.id != shown:
        text, headings = sources.text(session, version), sources.headings(session, version)
    return Opened(session.get(Source, id), version.id, text, browse.highlights(session, version.id), headings)


def source_line(item: SourceRow) -> ListRow:
    """What the list says of a source: from whom and when, how good."""
    made = words.count(item.claims, "claim") if item.claims else None
    detail = words.joined(item.outlet or item.kind.capitalize(), words.day_in_words(item.published), made)
    grade = item.reliability or "–"
    return ListRow(item.id, item.title, detail, grade, f"reliability {choices.reliability_meaning(item.reliability)}")


class SourcesPage(QWidget):
    """Reading and claiming."""

    title_changed = Signal(str)

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._entering = False
        self._shown = ""
        self._version = ""
        self._wanted: tuple[int, int, str] | None = None
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_inspector(None)

    def _make_parts(self) -> None:
        self.filter = Line("Filter sources", "Filter sources")
        self.filter.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(FILTER_PAUSE_MS)
        self.list = RowList("Sources")
        self.pane = ReaderPane(self._workspace, self._settings)
        self.reader = self.pane.reader
        self.editor = ClaimEditor(self._workspace)
        self.details = ClaimDetails(self._workspace)
        self.assessment = AssessmentEditor(self._workspace)
        self.cite = CiteEditor(self._workspace)
        self.editors = (self.editor, self.assessment, self.cite)
        self.inspector = QStackedWidget()
        for part in (self.details, *self.editors):
            self.inspector.addWidget(part)
        self.bars = [DraftBar(editor, self._show_inspector) for editor in self.editors]

    def _lay_out(self) -> None:
        left = Surface("panel", "r")
        column_left = column(left, spacing=0)
        column_left.setContentsMargins(0, 0, 1, 0)
        head = Surface("panel", "b")
        self.add_button = button("Add", self.paste, icon="add", tip="Adds what was copied (Ctrl+V)")
        self.file_button = button("", self.add_files, icon="open", tip="Add from files")
        self.file_button.setAccessibleName("Add from files")
        line = row(self.filter, self.add_button, self.file_button, spacing=Space.XS)
        line.setContentsMargins(Space.S, Space.S, Space.S, Space.S + 1)
        head.setLayout(line)
        column_left.addWidget(head)
        column_left.addWidget(self.list, 1)
        right = QWidget()
        beside = column(right, spacing=0)
        for bar in self.bars:
            beside.addWidget(bar)
        beside.addWidget(self.inspector, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part, least in ((left, 210), (self.pane, 320), (right, 340)):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        self.splitter.setSizes([290, 580, 400])
        self.splitter.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            "Sources are what everything rests on",
            "Copy an article, a statement or a post and paste it here with Ctrl+V, or drop a file. "
            "Then select a passage and press Ctrl+Return to make a claim of it.",
            "Paste a source",
            self.paste,
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.splitter)
        column(self, spacing=0).addWidget(self._stack)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.refresh)
        self.list.current_changed.connect(self._open)
        self.list.activated_id.connect(lambda _: self.reader.setFocus())
        self.reader.mark_activated.connect(self._show_mark)
        self.pane.claim_requested.connect(self.start_claim)
        self.pane.cite_requested.connect(self.start_citation)
        self.pane.assessment_requested.connect(self.start_assessment)
        self.pane.edit_requested.connect(self.edit_source)
        self.editor.saved.connect(self._after_claim)
        self.editor.cancelled.connect(self._back_to_text)
        self.assessment.saved.connect(lambda _: self._back_to_text())
        self.assessment.cancelled.connect(self._back_to_text)
        self.cite.saved.connect(lambda _: self._back_to_text())
        self.cite.cancelled.connect(self._back_to_text)
        self.details.edit_requested.connect(self._edit)
        self.details.jump_requested.connect(self.show_passage)
        self.details.withdraw_requested.connect(lambda id: ask_to_withdraw(self, self._workspace, id))
        self.details.reinstate_requested.connect(self._reinstate)
        self._workspace.notifier.case_changed.connect(self._follow)
        for keys, action in ((QKeySequence.StandardKey.Paste, self.paste), (Qt.Key.Key_F2, self.edit_source)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # The list

    def enter(self) -> None:
        """The page came into sight."""
        self._entering = True
        self.refresh()

    def leave_case(self) -> None:
        """The case was closed: nothing of it stays."""
        self._shown = self._version = ""
        self.list.set_rows([])
        self.pane.forget()
        self._show_inspector(None)
        for editor in self.editors:
            editor.forget()

    @property
    def is_unfinished(self) -> bool:
        """Whether something half-filled would be lost with the case."""
        return any(editor.is_unfinished for editor in self.editors)

    def refresh(self) -> None:
        text = self.filter.text().strip()
        self._workspace.read(self, lambda s: browse.source_rows(s, text), self._take_rows, key="rows")

    def _take_rows(self, rows: list[SourceRow]) -> None:
        self.list.set_rows([source_line(item) for item in rows])
        nothing = not rows and not self.filter.text().strip()
        self._stack.setCurrentWidget(self._empty if nothing else self.splitter)
        if self._entering:  # the keyboard goes to the rows, or to the first thing to do where there are none
            self._entering = False
            (self.list if self._stack.currentWidget() is self.splitter else self._empty).setFocus()
        if rows and not self.list.current_id:
            self.list.select(rows[0].id)

    def _follow(self, changes: ChangeSet) -> None:
        if {"source", "citation", "claim", "version"} & changes.types:
            self.refresh()
            if self._shown:
                self._open(self._shown)

    # The text

    def _open(self, id: str) -> None:
        if not id:
            self._shown = self._version = ""
            self.pane.clear()
            self.title_changed.emit("")
            return
        shown = self._version if id == self._shown else ""
        self._workspace.read(self, lambda s: read_source_or_none(s, id, shown), self._show, key="source")

    def _show(self, opened: Opened | None) -> None:
        if opened is None:
            self._open("")
            return
        fresh = opened.source.id != self._shown
        self._shown, self._version = opened.source.id, opened.version
        self.pane.show_source(opened.source, opened.text, opened.highlights, opened.headings)
        self.title_changed.emit(opened.source.title)
        if fresh and self.inspector.currentWidget() is not self.assessment:
            self._show_inspector(None)
        if self._wanted is not None:
            start, end, citation = self._wanted
            self._wanted = None
            self.reader.focus_citation(citation)
            self.reader.select_span(start, end)

    def show_passage(self, source: str, start: int, end: int, citation: str) -> None:
        """Opens a source at a passage."""
        self._wanted = (start, end, citation)
        self.filter.clear()
        self.list.select(source, quiet=True)
        self._open(source)

    def show_source(self, id: str) -> None:
        """Opens a source."""
        self.filter.clear()
        if not self.list.select(id):
            self._open(id)

    # Claims and assessments from the text

    def draft(self) -> PassageDraft | None:
        """The selected passage."""
        selection, source = self.reader.selection, self.pane.source
        if selection is None or source is None:
            return None
        return PassageDraft(source, selection.start, selection.end, selection.text)

    def start_claim(self) -> None:
        draft = self._draft_or_hint()
        if draft is not None:
            self._show_inspector(self.editor)
            self.editor.start(draft)

    def start_citation(self) -> None:
        draft = self._draft_or_hint()
        if draft is not None:
            self._show_inspector(self.cite)
            self.cite.start(draft)

    def start_assessment(self) -> None:
        draft = self._draft_or_hint()
        if draft is not None:
            self._show_inspector(self.assessment)
            self.assessment.start(draft)

    def _draft_or_hint(self) -> PassageDraft | None:
        draft = self.draft()
        if draft is None:
            self._workspace.post(Message("Select a passage in the text first."))
        return draft

    def _after_claim(self, id: str, go_on: bool) -> None:
        if go_on:
            self._back_to_text()
        else:
            self.reader.drop_selection()
            self._show_claim(id)

    def _back_to_text(self) -> None:
        self.reader.drop_selection()
        self._show_inspector(None)
        self.reader.setFocus()

    def _show_mark(self, subject: str, citation: str) -> None:
        self.reader.focus_citation(citation)
        self._workspace.read(self, lambda s: isinstance(s.find(subject), Claim), lambda yes: self._mark(subject, yes))

    def _mark(self, subject: str, is_claim: bool) -> None:
        if is_claim:
            self._show_claim(subject)
        else:
            self._workspace.read(self, lambda s: s.get(Assessment, subject), self._edit_assessment)

    def _edit_assessment(self, record: Assessment) -> None:
        self._show_inspector(self.assessment)
        self.assessment.edit(record)

    def _show_claim(self, id: str) -> None:
        self.details.show_claim(id)
        self._show_inspector(self.details)

    def _edit(self, claim: Claim, citation: Citation, source: Source) -> None:
        self._show_inspector(self.editor)
        self.editor.edit(claim, citation, source)

    def _reinstate(self, id: str) -> None:
        self._workspace.act(self, "Reinstate claim", lambda s: claims.reinstate(s, id))

    def _show_inspector(self, part: QWidget | None) -> None:
        for editor in self.editors:
            if editor is not part:
                editor.put_aside()
        if part is None:
            self.details.show_claim("")
            part = self.details
        self.inspector.setCurrentWidget(part)

    # Adding

    def paste(self) -> None:
        """Reads the clipboard and asks for the fields."""
        pasted = intake.take(QGuiApplication.clipboard().mimeData())
        self._intake("Reading the pasted text", lambda task: intake.read_pasted(pasted))

    def add_files(self) -> None:
        paths = files.texts_to_add(self, self._settings.folder("texts") or Path.home())
        for path in paths:
            self._settings.keep_folder("texts", path.parent)
            self.add_file(path)

    def add_file(self, path: Path) -> None:
        """Reads a file and asks for the fields."""
        self._intake(f"Reading {path.name}", lambda task: intake.read_file(path))

    def _intake(self, title: str, work: Callable[[Task], SourceDraft]) -> None:
        if self._workspace.state is not None and self._workspace.state.read_only:
            self._workspace.post(Message("The case is open for reading only.", "warning"))
            return
        self._workspace.runner.in_pool(Task(title, work, self, self.add_draft, None, visible=True))

    def add_draft(self, draft: SourceDraft) -> None:
        """Opens the dialog on a draft."""
        dialog = AddSourceDialog(self.window(), self._workspace, draft)
        dialog.added.connect(self._after_adding)
        dialog.known_chosen.connect(self.show_source)
        dialog.open()

    def edit_source(self) -> None:
        """Opens the dialog on the fields of the source that is shown."""
        state, source = self._workspace.state, self.pane.source
        if state is None or source is None:
            return
        if state.read_only:
            self._workspace.post(Message("The case is open for reading only.", "warning"))
            return
        EditSourceDialog(self.window(), self._workspace, source).open()

    def _after_adding(self, id: str) -> None:
        self.filter.clear()
        self._open(id)
        self._workspace.read(self, browse.source_rows, lambda rows: self._select_new(rows, id))

    def _select_new(self, rows: list[SourceRow], id: str) -> None:
        self._take_rows(rows)
        self.list.select(id, quiet=True)
        self.reader.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop(event.mimeData())
        event.acceptProposedAction()

    def _drop(self, data: QMimeData) -> None:
        local = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]
        if local:
            for path in local:
                self.add_file(path)
        else:
            pasted = intake.take(data)
            self._intake("Reading what was dropped", lambda task: intake.read_pasted(pasted))


def read_source_or_none(session: CaseSession, id: str, shown: str = "") -> Opened | None:
    """The source, or None where it is gone. Runs on the worker."""
    return read_source(session, id, shown) if isinstance(session.find(id), Source) else None
