# SPDX-License-Identifier: Apache-2.0
"""The window: what stands around the pages, and the way between them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from briefing_app import resources
from briefing_app.services import demo
from briefing_app.ui import choices, words
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.case import CaseDialog
from briefing_app.ui.dialogs.small import (
    AuthorDialog,
    DetailsDialog,
    NewCaseDialog,
    ShortcutsDialog,
    UnfinishedDialog,
)
from briefing_app.ui.menus import Menus
from briefing_app.ui.panels.assessments import AssessmentsPage
from briefing_app.ui.panels.claims import ClaimsPage
from briefing_app.ui.panels.history import HistoryPage
from briefing_app.ui.panels.reports import ReportsPage
from briefing_app.ui.panels.sources import SourcesPage
from briefing_app.ui.panels.start import StartPage
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import Task, TaskRunner
from briefing_app.ui.theme import Choice, Theme
from briefing_app.ui.top_bar import TopBar
from briefing_app.ui.widgets.basic import column, row
from briefing_app.ui.widgets.frame import HandlingBanner, MessageBar, Navigation, Place
from briefing_app.ui.widgets.status import StatusLine
from briefing_app.ui.workspace import Message, Workspace

PLACES = (
    Place("source", "Sources", "sources"),
    Place("claim", "Claims", "claims"),
    Place("assessment", "Assessments", "assessments"),
    Place("report", "Reports", "reports", "Out"),
    Place("history", "History", "history", "Case"),
)

Page = SourcesPage | ClaimsPage | AssessmentsPage | ReportsPage | HistoryPage


class MainWindow(QMainWindow):
    """Frame, pages and the requests that go between them."""

    def __init__(self, runner: TaskRunner, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self._theme = theme
        self._closing = False
        self._place = PLACES[0].key
        self._details: dict[str, str] = {}
        self.workspace = Workspace(runner, self)
        self.setWindowTitle("Briefing Workstation")
        self.setWindowIcon(QIcon(str(resources.path("icons", "app.svg"))))
        self.setMinimumSize(1024, 640)
        self._make_parts(runner)
        self._lay_out()
        self.menus = Menus(self, self.top.menus, [(place.key, place.label) for place in PLACES], self._actions())
        self.menus.fill_theme(theme.choice, self._choose_theme)
        self._connect()
        self._restore()
        self._show_closed()

    def _make_parts(self, runner: TaskRunner) -> None:
        self.banner = HandlingBanner()
        self.navigation = Navigation(PLACES)
        self.status = StatusLine(runner)
        self.start = StartPage()
        self.sources = SourcesPage(self.workspace, self.settings)
        self.claims = ClaimsPage(self.workspace)
        self.assessments = AssessmentsPage(self.workspace)
        self.reports = ReportsPage(self.workspace, self.settings)
        self.history = HistoryPage(self.workspace)
        self.pages: dict[str, Page] = {
            "source": self.sources,
            "claim": self.claims,
            "assessment": self.assessments,
            "report": self.reports,
            "history": self.history,
        }
        self.stack = QStackedWidget()
        for page in (self.start, *self.pages.values()):
            self.stack.addWidget(page)

    def _lay_out(self) -> None:
        centre = QWidget()
        self.top = TopBar(self.workspace, centre)
        outer = column(centre, spacing=0)
        outer.addWidget(self.banner)
        outer.addWidget(self.top)
        right = QWidget()
        inner = column(right, spacing=0)
        inner.addWidget(self.stack, 1)
        self.messages = MessageBar(right)
        middle = row(self.navigation, right, spacing=0)
        middle.setStretch(1, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(centre)

    def _actions(self) -> dict[str, Callable[[], object]]:
        actions: dict[str, Callable[[], object]] = {
            "new": self.ask_for_new_case,
            "open": self.ask_for_case,
            "demo": self.open_demonstration,
            "author": self.ask_for_author,
            "case": self.edit_case,
            "close": lambda: self._unless_unfinished(self.workspace.close),
            "quit": self.close,
            "undo": self.workspace.undo,
            "redo": self.workspace.redo,
            "filter": self._focus_filter,
            "search": self._focus_search,
            "shortcuts": self.show_shortcuts,
        }
        for place in PLACES:
            actions[f"place:{place.key}"] = partial(self.go_to, place.key)
        return actions

    def _connect(self) -> None:
        space = self.workspace
        space.case_opened.connect(self._show_opened)
        space.case_closed.connect(self._show_closed)
        space.state_changed.connect(self._show_state)
        space.message_posted.connect(self._show_message)
        self.messages.details_requested.connect(lambda text: DetailsDialog(self, text).open())
        self.navigation.place_requested.connect(self.go_to)
        self.start.new_requested.connect(self.ask_for_new_case)
        self.start.open_requested.connect(self.ask_for_case)
        self.start.demo_requested.connect(self.open_demonstration)
        self.start.recent_requested.connect(lambda name: self.open_case(Path(name)))
        self.claims.passage_requested.connect(self._go_to_passage)
        self.claims.sources_requested.connect(lambda: self.go_to("source"))
        self.top.search.find_chosen.connect(self._go_to_find)
        self.history.record_requested.connect(self._go_to_find)
        self.reports.record_requested.connect(self._go_to_find)
        for key, page in self.pages.items():
            page.title_changed.connect(lambda text, place=key: self._note_detail(place, text))

    # Cases

    def ask_for_new_case(self) -> None:
        """Opens the dialog for a new case."""

        def ask() -> None:
            dialog = NewCaseDialog(self, self.settings.author, self._folder())
            dialog.confirmed.connect(self._create)
            dialog.open()

        self._unless_unfinished(ask)

    def edit_case(self) -> None:
        """Opens the dialog on what the case is called and how it is to be handled."""
        state = self.workspace.state
        if state is None:
            return
        if state.read_only:
            self.workspace.post(Message("The case is open for reading only.", "warning"))
            return
        self.workspace.read(self, lambda s: s.case, lambda case: CaseDialog(self, self.workspace, case).open())

    def _unless_unfinished(self, go_on: Callable[[], object]) -> None:
        """Asks first where leaving the case would lose what was typed."""
        self.reports.fields.commit()
        pages = (("source", self.sources), ("claim", self.claims), ("assessment", self.assessments))
        place = next((key for key, page in pages if page.is_unfinished), None)
        if self.workspace.state is None or place is None:
            go_on()
            return
        dialog = UnfinishedDialog(self)
        dialog.left.connect(go_on)
        dialog.accepted.connect(lambda: self.go_to(place))
        dialog.open()

    def _create(self, path: Path, title: str, author: str, handling: str | None) -> None:
        self.settings.author = author
        self.workspace.create(path, title, author, handling)

    def ask_for_case(self) -> None:
        """Asks for a case file."""
        path = files.case_to_open(self, self._folder())
        if path is not None:
            self.ask_to_open(path)

    def ask_to_open(self, path: Path) -> None:
        """Opens a case file in place of the one that is open."""
        self._unless_unfinished(lambda: self.open_case(path))

    def open_case(self, path: Path) -> None:
        """Opens a case file, after asking who works here if that is not known yet."""
        if self.settings.author:
            self.workspace.open(path, self.settings.author)
        else:
            dialog = self.ask_for_author()
            dialog.named.connect(lambda _: self.open_case(path))

    def ask_for_author(self) -> AuthorDialog:
        """Asks who works here; from the next case that is opened on, changes carry this name."""
        dialog = AuthorDialog(self, self.settings.author)
        dialog.named.connect(self._name_author)
        dialog.open()
        return dialog

    def _name_author(self, name: str) -> None:
        self.settings.author = name
        state = self.workspace.state
        if state is not None and state.author != name:
            path, read_only = state.path, state.read_only
            self._unless_unfinished(lambda: self.workspace.open(path, name, read_only=read_only))

    def open_demonstration(self) -> None:
        """Builds the demonstration case if need be, and opens it."""
        self._unless_unfinished(self._open_demonstration)

    def _open_demonstration(self) -> None:
        folder = self._folder() / "Briefing Workstation demonstration"

        def work(task: Task) -> Path:
            def tell(done: int, whole: int) -> None:
                task.token.check()
                task.report(done / whole if whole else 0.0)

            return demo.build(folder, tell)[0]

        runner = self.workspace.runner
        self.workspace.close(
            lambda: runner.in_pool(Task("Building the demonstration", work, self, self.open_case, None, visible=True))
        )

    def _folder(self) -> Path:
        state = self.workspace.state
        if state is not None:
            return state.path.parent
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place) if place else Path.home()
        return folder if folder.is_dir() else Path.home()

    # What is shown

    def _show_opened(self) -> None:
        state = self.workspace.state
        if state is None:
            return
        self.settings.remember(state.path)
        self._details.clear()
        for page in self.pages.values():
            page.leave_case()
        self.messages.hide()
        self._set_open(True)
        self.go_to(PLACES[0].key)
        if state.read_only:
            self.workspace.post(Message("The case is open for reading only: nothing can be changed.", "warning"))

    def _show_closed(self) -> None:
        for page in self.pages.values():
            page.leave_case()
        self._set_open(False)
        self.start.show_recent(self.settings.recent)
        self._fill_recent()
        self.stack.setCurrentWidget(self.start)
        self.start.new_button.setFocus()
        self._show_state()

    def _set_open(self, is_open: bool) -> None:
        self.navigation.setVisible(is_open)
        self.top.set_open(is_open)
        self.status.setVisible(True)
        for key in ("close", "case", "filter", "search", *(f"place:{place.key}" for place in PLACES)):
            self.menus.actions[key].setEnabled(is_open)
        self._fill_recent()

    def _show_state(self) -> None:
        state = self.workspace.state
        self.status.show_state(state)
        label, ground, ink = choices.handling_colours(state.handling) if state and state.handling else ("", "", "")
        self.banner.show_handling(label, ground, ink)
        self.setWindowTitle(f"{state.title} – Briefing Workstation" if state else "Briefing Workstation")
        self.navigation.set_counts(state.counts if state else {})
        for key, word, what in (
            ("undo", "&Undo", state.undo_label if state else None),
            ("redo", "&Redo", state.redo_label if state else None),
        ):
            action = self.menus.actions[key]
            action.setEnabled(what is not None and state is not None and not state.read_only)
            action.setText(f"{word}: {what}" if what else word)
        self._show_crumbs()

    def _show_crumbs(self) -> None:
        state = self.workspace.state
        label = next(place.label for place in PLACES if place.key == self._place)
        self.top.show_place(state.title if state else "", label, self._details.get(self._place, ""))

    def _note_detail(self, place: str, text: str) -> None:
        self._details[place] = text
        self._show_crumbs()

    def _show_message(self, message: Message) -> None:
        self.messages.show_message(message.text, message.level, message.action_label, message.action, message.details)

    def _fill_recent(self) -> None:
        menu = self.menus.recent
        menu.clear()
        for path in self.settings.recent:
            menu.addAction(words.shortened(str(path), 70)).triggered.connect(
                lambda _=False, chosen=path: self.ask_to_open(chosen)
            )
        menu.setEnabled(not menu.isEmpty())

    # The way between the pages

    def go_to(self, key: str) -> None:
        """Shows a page."""
        if self.workspace.state is None:
            return
        self._place = key
        self.navigation.show_place(key)
        self.stack.setCurrentWidget(self.pages[key])
        self._show_crumbs()
        self.pages[key].enter()

    def _go_to_passage(self, source: str, start: int, end: int, citation: str) -> None:
        self.go_to("source")
        self.sources.show_passage(source, start, end, citation)

    def _go_to_find(self, kind: str, id: str) -> None:
        self.go_to(kind)
        if kind == "source":
            self.sources.show_source(id)
        elif kind == "claim":
            self.claims.show_claim(id)
        elif kind == "assessment":
            self.assessments.show_assessment(id)

    def _focus_filter(self) -> None:
        page = self.pages[self._place]
        if isinstance(page, SourcesPage | ClaimsPage):
            page.filter.setFocus()
            page.filter.selectAll()
        else:
            self._focus_search()

    def _focus_search(self) -> None:
        self.top.search.setFocus()
        self.top.search.selectAll()

    def show_shortcuts(self) -> None:
        ShortcutsDialog(self, self.menus.sheet()).open()

    def _choose_theme(self, choice: Choice) -> None:
        self.settings.theme = choice
        self._theme.choose(choice)

    # Remembering, and the end

    def _splitters(self) -> dict[str, QSplitter]:
        return {key: page.splitter for key, page in self.pages.items()}

    def _restore(self) -> None:
        geometry = self.settings.layout("window")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()  # the frame needs some of it
            self.resize(min(1440, room.width() - 8), min(900, room.height() - 40))
        for key, splitter in self._splitters().items():
            state = self.settings.layout(key)
            if state is not None:
                splitter.restoreState(state)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing:
            event.ignore()
            self._unless_unfinished(self.close_now)
            return
        event.accept()

    def close_now(self) -> None:
        """Lets go of the case and closes, without asking."""
        if not self._closing:
            self._closing = True
            self.reports.fields.commit()
            self.settings.keep_layout("window", QByteArray(self.saveGeometry()))
            for key, splitter in self._splitters().items():
                self.settings.keep_layout(key, QByteArray(splitter.saveState()))
            self.workspace.close(self.close)
