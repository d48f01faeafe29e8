# SPDX-License-Identifier: Apache-2.0
"""Reports: which there are, what stands at their head, how they will look, and the export."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTextBrowser, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.fields import Value
from briefing_app.domain.records import Report
from briefing_app.services import reports
from briefing_app.services.session import CaseSession
from briefing_app.ui import theme, words
from briefing_app.ui.dialogs import files
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.panels.report_fields import ReportFields
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Message, Workspace

PREVIEW_PAUSE_MS = 250


def report_line(item: Report) -> ListRow:
    number = f"No. {item.number}" if item.number is not None else None
    cutoff = f"cut-off {words.date_in_words(item.cutoff)}" if item.cutoff else "no cut-off yet"
    return ListRow(item.id, item.title, words.joined(number, item.status, cutoff))


class ReportsPage(QWidget):
    """One report at a time: fields beside what it will say."""

    title_changed = Signal(str)

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._entering = False
        self._exported: Path | None = None
        self._id = ""
        self.list = RowList("Reports")
        self.fields = ReportFields(workspace)
        self.preview = QTextBrowser()
        self.preview.setAccessibleName("Preview of the report")
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setOpenLinks(False)
        self.preview.anchorClicked.connect(lambda url: self.preview.scrollToAnchor(url.fragment()))
        # Links are for the pointer: with the keyboard, Tab would stop at every note before it leaves the preview.
        flags = Qt.TextInteractionFlag
        self.preview.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
        self.preview.setTabChangesFocus(True)
        self.preview.document().setDefaultFont(theme.reading(15))
        self.preview.document().setDocumentMargin(Space.XL)
        # The document is as wide as the window lets it be; a bar for its last pixel would hide a line of text.
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._read_preview)
        self._lay_out()
        self.list.current_changed.connect(self._open)
        self.fields.edited.connect(self._edit)
        workspace.notifier.case_changed.connect(self._follow)
        export = QShortcut(QKeySequence("Ctrl+Shift+E"), self)
        export.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        export.activated.connect(self.export)

    def _lay_out(self) -> None:
        left = Surface("panel", "r")
        head = Surface("panel", "b")
        line = row(Words("Reports", bold=True), None, button("New", self.add, icon="add"))
        line.setContentsMargins(Space.M, Space.S, Space.S, Space.S + 1)
        head.setLayout(line)
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(head)
        inner.addWidget(self.list, 1)
        left.setMinimumWidth(200)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part in (left, self._middle(), self.fields):
            self.splitter.addWidget(part)
        self.fields.setMinimumWidth(320)
        self.splitter.setSizes([220, 660, 380])
        self.splitter.setStretchFactor(1, 1)
        self._empty = EmptyState(
            "A report is built from what the case holds",
            "It starts with everything that is not withdrawn, grouped by heading, each statement with a footnote "
            "that leads to its passage. You write the bottom line and set period and cut-off.",
            "New report",
            self.add,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        column(self, spacing=0).addWidget(self._stack)

    def _middle(self) -> QWidget:
        middle = Surface("panel")
        middle.setMinimumWidth(360)
        head = Surface("panel", "b")
        self._done = Words("", Size.LABEL, Tone.DIM)
        self._open_file = LinkButton("Open the file", self._open_exported)
        self._open_folder = LinkButton("Show folder", self._show_folder)
        self.export_button = button("Export…", self.export, main=True, icon="export", tip="Ctrl+Shift+E")
        caption = Words("Preview", Size.LABEL, Tone.DIM)
        line = row(caption, None, self._done, self._open_file, self._open_folder, self.export_button)
        line.setContentsMargins(Space.M, Space.S, Space.S, Space.S + 1)
        head.setLayout(line)
        self._show_exported(None)
        inner = column(middle, spacing=0)
        inner.addWidget(head)
        inner.addWidget(self.preview, 1)
        return middle

    def enter(self) -> None:
        self._entering = True
        self.refresh()

    def leave_case(self) -> None:
        self._id = ""
        self.list.set_rows([])
        self.preview.clear()
        self._show_exported(None)

    def refresh(self) -> None:
        self._workspace.read(self, lambda s: s.all(Report), self._take, key="rows")

    def add(self) -> None:
        """A new report on everything in the case."""
        state = self._workspace.state
        title = f"Situation report: {state.title}" if state else "Situation report"
        self._workspace.act(self, "New report", lambda s: reports.new(s, title=title).id, self._added)

    def _added(self, id: str) -> None:
        self._id = id
        self.refresh()
        self.fields.focus_title()

    def _take(self, items: list[Report]) -> None:
        self.list.set_rows([report_line(item) for item in reversed(items)])
        self._stack.setCurrentWidget(self.splitter if items else self._empty)
        if self._entering:  # the keyboard goes to the rows, or to the first thing to do where there are none
            self._entering = False
            (self.list if self._stack.currentWidget() is self.splitter else self._empty).setFocus()
        by_id = {item.id: item for item in items}
        if self._id not in by_id:
            self._id = items[-1].id if items else ""
        if self._id:
            self.list.select(self._id, quiet=True)
            self.fields.show_report(by_id[self._id])
            self.title_changed.emit(by_id[self._id].title)
            self._pause.start()

    def _open(self, id: str) -> None:
        if id and id != self._id:
            self._id = id
            self._show_exported(None)
            self.refresh()

    def _edit(self, id: str, values: dict[str, Value]) -> None:
        self._workspace.act(self, "Edit report", lambda s: reports.edit(s, id, **values))

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible():
            if "report" in changes.types:
                self.refresh()
            else:
                self._pause.start()

    def _read_preview(self) -> None:
        id, colours = self._id, theme.colours().for_preview()
        if id and self.isVisible():
            self._workspace.read(self, lambda s: _preview(s, id, colours), self._show_preview, key="preview")

    def _show_preview(self, html: str | None) -> None:
        if html is not None:
            bar = self.preview.verticalScrollBar()
            place = bar.value()
            self.preview.setHtml(html)
            bar.setValue(place)

    # Export

    def export(self) -> None:
        """Asks where to, then builds the file with progress in the status line."""
        state = self._workspace.state
        number = self.list.rows.row_of(self._id)
        if not self._id or state is None or number < 0:
            self._workspace.post(Message("There is no report to export yet. Make one with “New”."))
            return
        self.fields.commit()
        stem = "".join(letter for letter in self.list.rows.rows[number].title if letter.isalnum() or letter in " -_")
        folder = self._settings.folder("reports") or state.path.parent
        target = files.place_for_report(self, folder / f"{stem.strip() or 'Report'}.docx")
        if target is not None:
            self._settings.keep_folder("reports", target.parent)
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Builds the report into a file."""
        id = self._id

        def work(session: CaseSession, task: Task) -> Path:
            def tell(done: int, whole: int) -> None:
                task.token.check()
                task.report(done / whole if whole else 0.0)

            return reports.build(session, id, target, progress=tell)

        self._workspace.run(self, f"Writing {target.name}", work, self._written)

    def _written(self, path: Path) -> None:
        self._show_exported(path)
        self._workspace.post(Message(f"Report written: {path}", "done", "Open the file", self._open_exported))

    def _show_exported(self, path: Path | None) -> None:
        self._exported = path
        self._done.setText(f"Written: {words.shortened(path.name, 24)}" if path else "")
        for part in (self._done, self._open_file, self._open_folder):
            part.setVisible(path is not None)

    def _open_exported(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported)))

    def _show_folder(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.parent)))


def _preview(session: CaseSession, id: str, colours: dict[str, str]) -> str | None:
    if not isinstance(session.find(id), Report):
        return None
    return reports.preview_html(session, id, colours)
