# SPDX-License-Identifier: Apache-2.0
"""Sources: the list, the reader, and beside the text the claim that is being made."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Assessment, Citation, Claim, Source
from briefing_app.ingest import Heading, SourceDraft
from briefing_app.services import browse, claims, sources
from briefing_app.services.browse import Highlight
from briefing_app.services.session import CaseSession
from briefing_app.ui import intake
from briefing_app.ui.dialogs import files
from briefing_app.ui.i18n import tr
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.assessment_editor import AssessmentEditor
from briefing_app.ui.panels.cite_editor import CiteEditor
from briefing_app.ui.panels.claim_details import ClaimDetails
from briefing_app.ui.panels.claim_editor import ClaimEditor, PassageDraft
from briefing_app.ui.panels.editing import DraftBar
from briefing_app.ui.panels.reader_pane import ReaderPane
from briefing_app.ui.panels.source_changes import SourceChanges
from briefing_app.ui.panels.source_details import SourceDetails
from briefing_app.ui.panels.source_intake import SourceIntake
from briefing_app.ui.panels.source_list import SourceList
from briefing_app.ui.panels.withdrawing import ask_to_withdraw
from briefing_app.ui.settings import Settings
from briefing_app.ui.widgets.basic import column
from briefing_app.ui.widgets.drop_target import DropTarget
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.workspace import Message, Workspace


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


class SourcesPage(QWidget):
    """Reading and claiming."""

    title_changed = Signal(str)
    selection_changed = Signal()

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._entering = False
        self._is_outdated = False
        self._shown = ""
        self._version = ""
        self._remembered = ""
        self._to_read = ""  # the source whose text gets the keyboard once it is there
        self._wanted: tuple[int, int, str] | None = None
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_inspector(None)

    def _make_parts(self) -> None:
        self.source_list = SourceList(self._workspace)
        self.list, self.filter = self.source_list.list, self.source_list.filter
        self.pane = ReaderPane(self._workspace, self._settings)
        self.reader = self.pane.reader
        self.editor = ClaimEditor(self._workspace)
        self.details = ClaimDetails(self._workspace)
        self.assessment = AssessmentEditor(self._workspace)
        self.cite = CiteEditor(self._workspace)
        self.editors = (self.editor, self.assessment, self.cite)
        self.source_details = SourceDetails(self._workspace)
        self.inspector = QStackedWidget()
        for part in (self.details, *self.editors, self.source_details):
            self.inspector.addWidget(part)
        self.bars = [DraftBar(editor, self._show_inspector) for editor in self.editors]
        self.intake = SourceIntake(self, self._workspace)
        self.changes = SourceChanges(self, self._workspace)

    def _lay_out(self) -> None:
        self.side = QWidget()
        beside = column(self.side, spacing=0)
        for bar in self.bars:
            beside.addWidget(bar)
        beside.addWidget(self.inspector, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part, least in ((self.source_list, 200), (self.pane, 280), (self.side, 340)):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        self.splitter.setSizes([310, 580, 400])
        self.splitter.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            tr("Sources are what everything rests on"),
            tr(
                "Copy an article, a statement or a post and paste it here with Ctrl+V, or drop files or text anywhere "
                "on this page. Then select a passage and press Ctrl+Return to make a claim of it."
            ),
            tr("Paste a source"),
            self.paste,
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.splitter)
        column(self, spacing=0).addWidget(self._stack)
        self.drop_target = DropTarget(
            self,
            tr("Drop to add as sources"),
            tr("Each text is shown with what was found in it before it is added."),
            intake.is_readable,
        )
        for part in self.findChildren(QWidget):
            if part.acceptDrops() and part is not self.drop_target:
                part.installEventFilter(self)  # fields take dropped text for themselves, but files are sources

    def _connect(self) -> None:
        self.source_list.listed.connect(self._after_listing)
        self.source_list.paste_requested.connect(self.paste)
        self.source_list.files_requested.connect(self.add_files)
        self.list.current_changed.connect(self._open)
        self.list.selection_changed.connect(self._after_selecting)
        self.list.activated_id.connect(lambda _: self.reader.setFocus())
        self.intake.added.connect(self._after_adding)
        self.intake.known_chosen.connect(self.show_source)
        self.intake.version_added.connect(self.show_source)
        self.drop_target.dropped.connect(self.intake.drop)
        self.reader.mark_activated.connect(self._show_mark)
        self.pane.claim_requested.connect(self.start_claim)
        self.pane.cite_requested.connect(self.start_citation)
        self.pane.assessment_requested.connect(self.start_assessment)
        self.pane.edit_requested.connect(self.edit_shown)
        self.source_details.edit_requested.connect(self.edit_source)
        self.source_details.remove_requested.connect(self.remove_sources)
        self.source_details.version_requested.connect(self.paste_version)
        self.source_details.lineage_requested.connect(self.changes.add_origin)
        self.source_details.unlink_requested.connect(self.changes.unlink)
        self.source_details.source_requested.connect(self.show_source)
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
        bind(self, [*self._page_actions(), *self._claim_actions()])
        bind(self.list, self._list_actions())

    # What the page can do

    def start_find(self) -> None:
        """Where the text has the keyboard, words are looked for in it; else sources are."""
        focus = QApplication.focusWidget()
        if focus is not None and (focus is self.reader or self.pane.find_bar.isAncestorOf(focus)):
            self.pane.find_bar.start()
        else:
            self.filter.setFocus()
            self.filter.selectAll()

    def page_actions(self) -> list[PageAction]:
        """Everything, for the command palette and the shortcut sheet."""
        return [*self._page_actions(), *self._list_actions(), *self._text_actions(), *self._claim_actions()]

    def _claim_actions(self) -> list[PageAction]:
        """What can be done with the claim beside the text, while one stands there."""

        def shown(action: PageAction) -> bool:
            return self.inspector.currentWidget() is self.details and action.enabled()

        return [replace(action, enabled=partial(shown, action)) for action in self.details.page_actions()]

    def _page_actions(self) -> list[PageAction]:
        def has_source() -> bool:
            return self.pane.source is not None

        return [
            PageAction(tr("Add the copied text as a source"), "Ctrl+V", self.paste),
            PageAction(tr("Add sources from files…"), "Ctrl+Shift+O", self.add_files),
            PageAction(
                tr("Keep the copied text as a new version of this source"),
                "Ctrl+Shift+V",
                self.paste_version,
                has_source,
            ),
            PageAction(tr("Edit the source, or all that are selected"), "F2", self.edit_source, has_source),
            PageAction(tr("Details of the source"), "Alt+Return", self.show_details, has_source),
            PageAction(tr("Note what this source derives from"), "Ctrl+L", self.add_lineage, has_source),
        ]

    def _list_actions(self) -> list[PageAction]:
        def has_selected() -> bool:
            return bool(self.list.selected_ids)

        return [PageAction(tr("Remove the selected sources…"), "Del", self.remove_sources, has_selected)]

    def _text_actions(self) -> list[PageAction]:
        """What the reader and the list bind themselves."""

        return [
            *self.pane.page_actions(),
            PageAction(tr("Show only sources without claims"), "", self.source_list.unclaimed.click),
            PageAction(tr("Sort the sources…"), "", self.source_list.open_sorts),
            PageAction(
                tr("Clear the filters of the sources"),
                "",
                self.source_list.clear_filters,
                lambda: self.source_list.query.is_filtered,
            ),
        ]

    # The list

    def enter(self) -> None:
        """The page came into sight."""
        self._entering = True
        self.refresh()
        if self._is_outdated:
            self._is_outdated = False
            self._open(self._shown)

    def leave_case(self) -> None:
        """The case was closed: nothing of it stays."""
        self._shown = self._version = self._remembered = self._to_read = ""
        self._wanted, self._is_outdated = None, False
        self.source_list.leave_case()
        self.pane.forget()
        self._show_inspector(None)
        for editor in self.editors:
            editor.forget()

    @property
    def is_unfinished(self) -> bool:
        """Whether something half-filled would be lost with the case."""
        return any(editor.is_unfinished for editor in self.editors)

    @property
    def selected(self) -> tuple[str, str]:
        """Type and id of what is shown."""
        return ("source", self._shown) if self._shown else ("", "")

    def show_record(self, type: str, id: str) -> None:
        """Opens a source."""
        if type == "source":
            self.show_source(id)

    def remember(self) -> dict[str, Any]:
        """What the page takes up again when the case is opened next, without any word of the case."""
        sizes = self.splitter.sizes()
        return {"source": self._shown, "widths": sizes if any(sizes) else [], "list": self.source_list.remember()}

    def restore(self, state: dict[str, Any]) -> None:
        """Takes up what was remembered, as far as it is still there."""
        id, widths, listing = state.get("source"), state.get("widths"), state.get("list")
        self._remembered = id if isinstance(id, str) else ""
        if isinstance(widths, list) and len(widths) == 3 and all(isinstance(width, int) for width in widths):
            self.splitter.setSizes(widths)
        if isinstance(listing, dict):
            self.source_list.restore(listing)

    def refresh(self) -> None:
        self.source_list.refresh()

    def _after_listing(self) -> None:
        has_any = bool(self.list.rows.ids) or self.source_list.query.is_filtered
        self._stack.setCurrentWidget(self.splitter if has_any else self._empty)
        if self._entering:  # the keyboard goes to the rows, or to the first thing to do where there are none
            self._entering = False
            (self.list if has_any else self._empty).setFocus()
        remembered, self._remembered = self._remembered, ""
        if self.list.rows.ids and not self.list.current_id and not self._shown:
            if not (remembered and self.list.select(remembered)):
                self.list.select(self.list.rows.ids[0])
        elif self._shown and not self.list.current_id:
            self.list.select(self._shown, quiet=True)

    def _after_selecting(self) -> None:
        number = len(self.list.selected_ids)
        self.source_list.say_selected(number)
        if self.inspector.currentWidget() is self.source_details:
            if number > 1:
                self.source_details.show_several(number)
            elif self.source_details.source_id != self._shown:
                self.source_details.show_source(self._shown)

    def _follow(self, changes: ChangeSet) -> None:
        """Out of sight, nothing is read until somebody comes back."""
        touched = bool(self._shown and {"source", "citation", "claim", "version"} & changes.types)
        if not self.isVisible():
            self._is_outdated |= touched
            return
        self.source_list.follow(changes.types)
        if touched:
            self._open(self._shown)

    # The text

    def _open(self, id: str) -> None:
        if not id:
            if not self._shown:
                self.pane.clear()
            return
        shown = self._version if id == self._shown else ""
        self._workspace.read(self, lambda s: read_source_or_none(s, id, shown), self._show, key="source")

    def _close(self) -> None:
        """Nothing is open any more."""
        self._shown = self._version = ""
        self.pane.clear()
        self.title_changed.emit("")
        self._show_inspector(None)
        self.selection_changed.emit()

    def _show(self, opened: Opened | None) -> None:
        if opened is None:  # it is gone: what stands in its place now is opened
            self._close()
            self.list.select_neighbour()
            return
        fresh = opened.source.id != self._shown
        self._shown, self._version = opened.source.id, opened.version
        self.pane.show_source(opened.source, opened.text, opened.highlights, opened.headings)
        self.title_changed.emit(opened.source.title)
        if fresh:
            if self.inspector.currentWidget() is not self.assessment:
                self._show_inspector(None)
            self.selection_changed.emit()
        if self._to_read == self._shown:
            self._to_read = ""
            self._stack.setCurrentWidget(self.splitter)
            self.reader.setFocus()
        if self._wanted is not None:
            start, end, citation = self._wanted
            self._wanted = None
            self.reader.focus_citation(citation)
            self.reader.select_span(start, end)

    def show_passage(self, source: str, start: int, end: int, citation: str) -> None:
        """Opens a source at a passage."""
        self._wanted = (start, end, citation)
        self.show_source(source)

    def show_source(self, id: str) -> None:
        """Opens a source, whatever the list is filtered by."""
        self._remembered = ""
        self.source_list.show_source(id)
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
        if not self._workspace.may_change():
            return None
        draft = self.draft()
        if draft is None:
            self._workspace.post(Message(tr("Select a passage in the text first.")))
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
        self._workspace.act(self, tr("Reinstate claim"), lambda s: claims.reinstate(s, id))

    def _show_inspector(self, part: QWidget | None) -> None:
        for editor in self.editors:
            if editor is not part:
                editor.put_aside()
        if part is None:
            part = self.source_details
            number = len(self.list.selected_ids)
            if number > 1:
                self.source_details.show_several(number)
            else:
                self.source_details.show_source(self._shown)
        self.inspector.setCurrentWidget(part)

    def show_details(self) -> None:
        """Shows what is known of the source in place of a claim; an editor's draft is put aside."""
        self._show_inspector(None)

    # Adding

    def paste(self) -> None:
        """Reads the clipboard and asks for the fields."""
        self.intake.paste()

    def paste_version(self) -> None:
        """Reads the clipboard as a further text of the source that is shown."""
        if self.pane.source is not None:
            self.intake.paste_as_version(self.pane.source)

    def add_files(self) -> None:
        paths = files.texts_to_add(self, self._settings.folder("texts") or Path.home())
        for path in paths[:1]:
            self._settings.keep_folder("texts", path.parent)
        self.intake.add_files(paths)

    def add_file(self, path: Path) -> None:
        """Reads a file and asks for the fields."""
        self.intake.add_files([path])

    def add_draft(self, draft: SourceDraft) -> None:
        """Opens the dialog on a draft."""
        self.intake.add_draft(draft)

    def _after_adding(self, id: str) -> None:
        self._to_read = id
        self.show_source(id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something that can become a source covers the page with the place to drop it."""
        ours = event.source()
        from_here = isinstance(ours, QWidget) and self.isAncestorOf(ours)
        if not from_here and intake.is_readable(event.mimeData()) and self._workspace.state is not None:
            event.acceptProposedAction()
            self.drop_target.offer()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Also where the drag goes on to the place to drop, which shows itself again then."""
        self.drop_target.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """A drop so quick that the place to drop never had it."""
        self.drop_target.hide()
        event.acceptProposedAction()
        self.intake.drop(event.mimeData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that files are dragged over leaves them to the page."""
        if isinstance(event, QDragEnterEvent) and intake.files_in(event.mimeData()):
            event.ignore()
            return True
        return False

    # Changing and removing

    def edit_shown(self) -> None:
        """Opens the dialog on the fields of the source that is shown."""
        if self.pane.source is not None:
            self.changes.edit(self.pane.source)

    def edit_source(self) -> None:
        """Opens the dialog on the fields of all selected sources; of one only, on all its fields."""
        ids = self.list.selected_ids
        if len(ids) < 2:
            self.edit_shown()
        else:
            self.changes.edit_many(ids)

    def remove_sources(self) -> None:
        """Asks, then takes the selected sources out of the case."""
        self.changes.remove(self.list.selected_ids or ([self._shown] if self._shown else []))

    def add_lineage(self) -> None:
        """Opens the dialog on what the source that is shown derives from."""
        if self.pane.source is not None:
            self.changes.add_origin(self.pane.source)


def read_source_or_none(session: CaseSession, id: str, shown: str = "") -> Opened | None:
    """The source, or None where it is gone. Runs on the worker."""
    return read_source(session, id, shown) if isinstance(session.find(id), Source) else None
