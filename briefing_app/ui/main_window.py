# SPDX-License-Identifier: Apache-2.0
"""The window: what stands around the pages, and the way between them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMainWindow, QStackedWidget, QWidget

from briefing_app import resources
from briefing_app.ui import choices, file_words, words
from briefing_app.ui.case_commands import CaseCommands
from briefing_app.ui.dialogs.checks import ChecksDialog
from briefing_app.ui.dialogs.shortcuts import ShortcutsDialog
from briefing_app.ui.dialogs.small import DetailsDialog, UnfinishedDialog
from briefing_app.ui.file_commands import FileCommands
from briefing_app.ui.i18n import LANGUAGES, mark, tr
from briefing_app.ui.menus import Menus, native
from briefing_app.ui.merge_commands import MergeCommands
from briefing_app.ui.moment_commands import MomentCommands
from briefing_app.ui.moment_words import moment_words
from briefing_app.ui.page import Page
from briefing_app.ui.panels.assessments import AssessmentsPage
from briefing_app.ui.panels.claims import ClaimsPage
from briefing_app.ui.panels.conflicts import ConflictsPage
from briefing_app.ui.panels.history import HistoryPage
from briefing_app.ui.panels.palette import Command, CommandPalette
from briefing_app.ui.panels.reports import ReportsPage
from briefing_app.ui.panels.search_panel import Finder
from briefing_app.ui.panels.sources import SourcesPage
from briefing_app.ui.panels.start import StartPage
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import TaskRunner
from briefing_app.ui.theme import Choice, Density, Theme
from briefing_app.ui.top_bar import TopBar
from briefing_app.ui.visits import Visit, Visits
from briefing_app.ui.widgets.basic import column, row
from briefing_app.ui.widgets.frame import HandlingBanner, MessageBar, Navigation, Place
from briefing_app.ui.widgets.past import PastBar
from briefing_app.ui.widgets.status import StatusLine
from briefing_app.ui.workspace import Message, Workspace

PLACES = (
    Place("source", mark("Sources"), "sources"),
    Place("claim", mark("Claims"), "claims"),
    Place("assessment", mark("Assessments"), "assessments"),
    Place("report", mark("Reports"), "reports", mark("Out")),
    Place("history", mark("History"), "history", mark("Case")),
    Place("conflict", mark("Conflicts"), "conflicts", mark("Case")),
)
HOMES = {"expert": "assessment", "assumption": "assessment", "question": "assessment"}
"""The page of a record type, where that is not the page of its name."""
THEMES = ((Choice.SYSTEM, mark("As the &system")), (Choice.LIGHT, mark("&Light")), (Choice.DARK, mark("&Dark")))
DENSITIES = ((Density.COMFORTABLE, mark("&Comfortable")), (Density.COMPACT, mark("&Compact")))


class MainWindow(QMainWindow):
    """Frame, pages and the requests that go between them."""

    def __init__(self, runner: TaskRunner, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self._theme = theme
        self._closing = False
        self._place = PLACES[0].key
        self._case = ""
        self._awaited = ""  # the record that a page is about to show: what it shows before is no step
        self._details: dict[str, str] = {}
        self.workspace = Workspace(runner, self)
        self.cases = CaseCommands(self, self.workspace, settings, self._unless_unfinished)
        self.merges = MergeCommands(self, self.workspace, self.cases.folder)
        self.moments = MomentCommands(self, self.workspace, self._unless_unfinished)
        self.files = FileCommands(self, self.workspace, self.cases.folder)
        self.setWindowTitle("Briefing Workstation")
        self.setWindowIcon(QIcon(str(resources.path("icons", "app.svg"))))
        self.setMinimumSize(1024, 640)
        self.setAcceptDrops(True)
        theme.choose_density(settings.density)
        self._make_parts(runner)
        self._lay_out()
        self.menus = Menus(self, self.top.menus, [(place.key, place.label) for place in PLACES], self._actions())
        self._fill_choices()
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
        self.conflicts = ConflictsPage(self.workspace)
        self._editors: dict[str, SourcesPage | ClaimsPage | AssessmentsPage] = {
            "source": self.sources,
            "claim": self.claims,
            "assessment": self.assessments,
        }
        everything: dict[str, QWidget] = {
            **self._editors,
            "report": self.reports,
            "history": self.history,
            "conflict": self.conflicts,
        }
        self.pages: dict[str, Page] = {key: cast("Page", page) for key, page in everything.items()}
        self.stack = QStackedWidget()
        for page in (self.start, *everything.values()):
            self.stack.addWidget(page)
        self._widgets = everything

    def _lay_out(self) -> None:
        centre = QWidget()
        self.top = TopBar()
        outer = column(centre, spacing=0)
        outer.addWidget(self.banner)
        outer.addWidget(self.top)
        self.past = PastBar()
        for bar in (self.past, self.files.place_bar, self.files.copies_bar):
            outer.addWidget(bar)
        right = QWidget()
        inner = column(right, spacing=0)
        inner.addWidget(self.stack, 1)
        self.messages = MessageBar(self.stack, inner)
        middle = row(self.navigation, right, spacing=0)
        middle.setStretch(1, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(centre)
        self.palette_panel = CommandPalette(self.top)
        self.finder = Finder(self.workspace, self.top)
        self.visits = Visits(self._show_steps)

    def _actions(self) -> dict[str, Callable[[], object]]:
        cases = self.cases
        actions: dict[str, Callable[[], object]] = {
            "new": cases.ask_for_new,
            "open": cases.ask_for_one,
            "demo": cases.open_demonstration,
            "author": cases.ask_for_author,
            "case": cases.edit,
            "checks": self.show_checks,
            "look_back": self.moments.ask,
            "changes": self.moments.compare,
            "share": self.merges.share,
            "merge": self.merges.ask,
            "take_back_merge": self.merges.take_back_last,
            "save_back": self.files.save_back,
            "backups": self.files.show_backups,
            "where": self.files.show_place,
            "import_case": self.merges.ask_for_case,
            "duplicates": self.merges.show_duplicates,
            "close": cases.close,
            "quit": self.close,
            "undo": self.workspace.undo,
            "redo": self.workspace.redo,
            "filter": self._find,
            "search": self.finder.search_for,
            "commands": self.show_commands,
            "back": partial(self._step, -1),
            "forward": partial(self._step, 1),
            "inspector": self.fold_inspector,
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
        space.notifier.case_changed.connect(lambda _: self.messages.withdraw(space.undo, space.redo))
        space.findings_counted.connect(lambda found: self.status.show_findings(sum(found.values())))
        self.status.findings_requested.connect(self._show_findings)
        self.status.conflicts_requested.connect(self._show_conflicts)
        for wanting in (self.merges, self.files):
            wanting.conflicts_wanted.connect(self._show_conflicts)
        space.conflict_requested.connect(partial(self.open_record, "conflict"))
        self.files.merge_requested.connect(self.merges.merge_file)
        self.files.open_requested.connect(self.cases.ask_to_open)
        self.past.back_wanted.connect(space.come_back)
        self.past.changes_wanted.connect(self.moments.compare_shown)
        self.history.moment_wanted.connect(self.moments.look_back)
        self.history.changes_wanted.connect(self.moments.compare_since)
        self.history.take_back_wanted.connect(self.merges.take_back)
        self.merges.record_requested.connect(self.open_record)
        self.moments.history_requested.connect(self._show_history)
        self.conflicts.merge_requested.connect(self.merges.ask)
        self.messages.details_requested.connect(lambda text: DetailsDialog(self, text).open())
        self.navigation.place_requested.connect(self.go_to)
        self.start.new_requested.connect(self.cases.ask_for_new)
        self.start.open_requested.connect(self.cases.ask_for_one)
        self.start.demo_requested.connect(self.cases.open_demonstration)
        self.start.recent_requested.connect(lambda name: self.open_case(Path(name)))
        self.claims.passage_requested.connect(self._go_to_passage)
        self.reports.passage_requested.connect(self._go_to_passage)
        self.reports.checks_requested.connect(self.show_checks)
        self.claims.sources_requested.connect(lambda: self.go_to("source"))
        for asking in (self.assessments, self.reports, self.history, self.conflicts, self.moments):
            asking.record_requested.connect(self.open_record)
        trails = (self.sources.source_details.trail, self.sources.assessment.trail)
        for trailed in (self.assessments, self.sources.details, self.claims.details, *trails):
            trailed.history_requested.connect(self._show_history)
        for told in (self.assessments, self.sources.details, self.claims.details, self.history, *trails):
            told.blame_requested.connect(self.moments.blame)
        for asked in (self.claims.details, *trails):
            asked.record_requested.connect(self.open_record)
        self.sources.details.record_requested.connect(self._open_beside_text)
        self.top.back_requested.connect(partial(self._step, -1))
        self.top.forward_requested.connect(partial(self._step, 1))
        self.top.commands_requested.connect(self.show_commands)
        self.top.inspector_requested.connect(self.fold_inspector)
        self.palette_panel.search_requested.connect(self.finder.search_for)
        self.finder.find_chosen.connect(self.open_record)
        for key, page in self.pages.items():
            page.title_changed.connect(lambda text, place=key: self._note_detail(place, text))
            page.selection_changed.connect(lambda place=key: self._note_visit(place))
        for area in self.findChildren(QAbstractScrollArea):  # these keep every button of the mouse for themselves
            area.viewport().installEventFilter(self)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._unfold_for)

    def _fill_choices(self) -> None:
        menus = self.menus
        menus.fill_choice("theme", [(c.value, tr(text)) for c, text in THEMES], self._theme.choice, self._choose_theme)
        densities = [(d.value, tr(text)) for d, text in DENSITIES]
        menus.fill_choice("density", densities, self.settings.density, self._choose_density)
        languages = [("", tr("As the &system")), *LANGUAGES.items()]
        menus.fill_choice("language", languages, self.settings.language, self._choose_language)

    # Cases

    def open_case(self, path: Path) -> None:
        """Opens a case file, after asking who works here if that is not known yet."""
        self.cases.open(path)

    def _unless_unfinished(self, go_on: Callable[[], object]) -> None:
        """Asks first where leaving the case would lose what was typed."""
        self.reports.commit()
        place = next((key for key, page in self._editors.items() if page.is_unfinished), None)
        if self.workspace.state is None or place is None:
            go_on()
            return
        dialog = UnfinishedDialog(self)
        dialog.left.connect(go_on)
        dialog.accepted.connect(lambda: self.go_to(place))
        dialog.open()

    def _show_opened(self) -> None:
        state = self.workspace.state
        if state is None:
            return
        self._keep_view()
        self.settings.remember(state.path)
        self._details.clear()
        for page in self.pages.values():
            page.leave_case()
        self.finder.forget()
        self.visits.forget()
        self.messages.hide()
        self._set_open(True)
        self._case = state.case_id
        self._take_view(self.settings.case_view(state.case_id))
        if state.read_only and not state.as_of:
            self.workspace.post(Message(tr("The case is open for reading only: nothing can be changed."), "warning"))

    def _show_closed(self) -> None:
        self._keep_view()
        self._case = ""
        for page in self.pages.values():
            page.leave_case()
        self.finder.forget()
        self.visits.forget()
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
        keys = (
            "close",
            "case",
            "merge",
            "take_back_merge",
            "import_case",
            "duplicates",
            "look_back",
            "changes",
            "share",
            "backups",
            "where",
            "checks",
            "filter",
            "search",
            "inspector",
            *(f"place:{place.key}" for place in PLACES),
        )
        for key in keys:
            self.menus.actions[key].setEnabled(is_open)
        self._show_steps()
        self._fill_recent()

    def _show_state(self) -> None:
        state = self.workspace.state
        self.status.show_state(state)
        self.past.show_moment(moment_words(state.as_of) if state and state.as_of else "")
        label, ground, ink = choices.handling_colours(state.handling) if state and state.handling else ("", "", "")
        self.banner.show_handling(label, ground, ink)
        self.setWindowTitle(file_words.window_title(state.title if state else "", shared=bool(state and state.shared)))
        self.menus.actions["save_back"].setEnabled(state is not None and bool(state.shared) and not state.read_only)
        self.navigation.set_counts(state.counts if state else {})
        for key, word, with_what, what in (
            ("undo", mark("&Undo"), mark("&Undo: {what}"), state.undo_label if state else None),
            ("redo", mark("&Redo"), mark("&Redo: {what}"), state.redo_label if state else None),
        ):
            action = self.menus.actions[key]
            action.setEnabled(what is not None and state is not None and not state.read_only)
            action.setText(tr(with_what, what=words.action_label(what)) if what else tr(word))
        self._show_crumbs()

    def _show_crumbs(self) -> None:
        state = self.workspace.state
        label = next(tr(place.label) for place in PLACES if place.key == self._place)
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
                lambda _=False, chosen=path: self.cases.ask_to_open(chosen)
            )
        menu.setEnabled(not menu.isEmpty())

    # The way between the pages

    def go_to(self, key: str) -> None:
        """Shows a page."""
        if self.workspace.state is None:
            return
        self._awaited = ""
        self._show_page(key)
        self._note_visit(key)

    def _show_page(self, key: str) -> None:
        self.workspace.runner.hold()
        self._place = key
        self.navigation.show_place(key)
        self.stack.setCurrentWidget(self._widgets[key])
        self._show_crumbs()
        self.pages[key].enter()

    def open_record(self, type: str, id: str) -> None:
        """Shows a record on the page where it is at home."""
        place = HOMES.get(type, type)
        if place in self.pages and self.workspace.state is not None:
            self._awaited = id
            self._show_page(place)
            self.pages[place].show_record(type, id)
            self.visits.note(Visit(place, type, id))

    def show_checks(self, report: str | None = None) -> None:
        """What the checks find in the whole case, or in one report; one list at a time."""
        if self.workspace.state is None:
            return
        there = next((each for each in self.findChildren(ChecksDialog) if each.isVisible()), None)
        if there is not None:
            there.show_scope(report)
            there.activateWindow()
            return
        dialog = ChecksDialog(self, self.workspace, report)
        dialog.record_requested.connect(self._open_found)
        dialog.show()

    def _open_found(self, type: str, id: str) -> None:
        """The record comes to the front, and the keyboard with it."""
        self.open_record(type, id)
        self.activateWindow()

    def _open_beside_text(self, type: str, id: str) -> None:
        """A claim that is asked for beside a text is shown there already."""
        if type != "claim":
            self.open_record(type, id)

    def _show_history(self, type: str, id: str) -> None:
        self.go_to("history")
        self.history.show_record(type, id)

    def _show_findings(self) -> None:
        self.go_to("claim")
        self.claims.show_finding("")

    def _show_conflicts(self) -> None:
        self.go_to("conflict")

    def _go_to_passage(self, source: str, start: int, end: int, citation: str) -> None:
        self.go_to("source")
        self.sources.show_passage(source, start, end, citation)

    def _note_visit(self, place: str) -> None:
        if place != self._place or self.workspace.state is None:
            return
        selected = self.pages[place].selected
        if self._awaited in ("", selected[1]):
            self._awaited = ""
            self.visits.note(Visit(place, *selected))

    def _step(self, by: int) -> None:
        visit = self.visits.step(by)
        if visit is None:
            return
        self._awaited = ""
        self._place = visit.place  # the page that is left must not take this for a step of its own
        self.navigation.show_place(visit.place)
        self.stack.setCurrentWidget(self._widgets[visit.place])
        self._show_crumbs()
        self.pages[visit.place].enter()
        if visit.id:
            self.pages[visit.place].show_record(visit.type, visit.id)

    def _show_steps(self) -> None:
        is_open = self.workspace.state is not None
        back, forward = is_open and self.visits.can_go_back, is_open and self.visits.can_go_forward
        self.top.show_steps(back=back, forward=forward)
        self.menus.actions["back"].setEnabled(back)
        self.menus.actions["forward"].setEnabled(forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._step_by(event.button())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._step_by(event.button()):
            super().mousePressEvent(event)

    def _step_by(self, button: Qt.MouseButton) -> bool:
        """The buttons at a mouse's side go back and forward, wherever the pointer is."""
        by = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(button, 0)
        if by:
            self._step(by)
        return bool(by)

    def _find(self) -> None:
        self.pages[self._place].start_find()

    def fold_inspector(self) -> None:
        """Folds the inspectors of all pages away, or shows them again."""
        folded = not self.settings.inspector_folded
        self.settings.inspector_folded = folded
        page, focus = self.pages[self._place], QApplication.focusWidget()
        is_in_it = focus is not None and page.side.isAncestorOf(focus)
        self._show_inspectors(folded)
        if is_in_it:
            page.enter()  # the keyboard goes back to the rows

    def _unfold_for(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Shows the inspector again for an editor in it that took the keyboard: nobody types into what is hidden."""
        if entered is None or entered.isVisible() or not self.settings.inspector_folded:
            return
        if any(page.side.isAncestorOf(entered) for page in self.pages.values()):
            self.fold_inspector()

    def _show_inspectors(self, folded: bool) -> None:
        for page in self.pages.values():
            page.side.setVisible(not folded)
        words = tr("Show the inspector") if folded else tr("Fold the inspector")
        self.top.inspector.setAccessibleName(words)
        self.top.inspector.setToolTip(f"{words} ({native('F9')})")

    # Commands and keys

    def show_commands(self) -> None:
        """Opens the command palette on all that can be done now."""
        is_open = self.workspace.state is not None
        found: list[Command] = []
        if is_open:
            order = sorted(PLACES, key=lambda place: place.key != self._place)
            for place in order:
                found += self._page_commands(place)
        self.palette_panel.open_with([*found, *self.menus.commands()], can_search=is_open)

    def _page_commands(self, place: Place) -> list[Command]:
        here = place.key == self._place

        def run(act: Callable[[], object]) -> None:
            if not here:
                self.go_to(place.key)
            act()

        return [
            Command(action.text, tr(place.label), native(action.shortcut), partial(run, action.run))
            for action in self.pages[place.key].page_actions()
            if action.enabled()
        ]

    def show_shortcuts(self) -> None:
        """All keys on one sheet."""
        sheets = [(tr(place.label), list(self.pages[place.key].page_actions())) for place in PLACES]
        ShortcutsDialog(self, self.menus.sheet(sheets)).open()

    def _choose_theme(self, value: str) -> None:
        self.settings.theme = Choice(value)
        self._theme.choose(Choice(value))

    def _choose_density(self, value: str) -> None:
        self.settings.density = Density(value)
        self._theme.choose_density(Density(value))

    def _choose_language(self, code: str) -> None:
        self.settings.language = code
        self.workspace.post(Message(tr("The language changes when the program is started the next time.")))

    # Remembering, and the end

    def _restore(self) -> None:
        geometry = self.settings.layout("window")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()  # the frame needs some of it
            self.resize(min(1440, room.width() - 8), min(900, room.height() - 40))
        for key, page in self.pages.items():
            state = self.settings.layout(key)
            if state is not None:
                page.splitter.restoreState(state)
        self._show_inspectors(self.settings.inspector_folded)

    def _keep_view(self) -> None:
        """Keeps how the window stands for the case that is open, for the next time it is."""
        if self._case:
            pages = {key: page.remember() for key, page in self.pages.items()}
            self.settings.keep_case_view(self._case, {"place": self._place, "pages": pages})

    def _take_view(self, view: dict[str, Any]) -> None:
        pages = view.get("pages")
        for key, state in pages.items() if isinstance(pages, dict) else ():
            if key in self.pages and isinstance(state, dict):
                self.pages[key].restore(state)
        place = view.get("place")
        self.go_to(place if isinstance(place, str) and place in self.pages else PLACES[0].key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _cases_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = _cases_in(event)
        if found:
            event.acceptProposedAction()
            if self.workspace.state is not None:
                self.merges.take(found[0], self.cases.ask_to_open)
            else:
                self.cases.ask_to_open(found[0])

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
            self.reports.commit()
            self._keep_view()
            self.settings.keep_layout("window", QByteArray(self.saveGeometry()))
            for key, page in self.pages.items():
                self.settings.keep_layout(key, QByteArray(page.splitter.saveState()))
            self.workspace.close(self.close)


def _cases_in(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The case files that are dragged."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and not url.host()]
    return [path for path in paths if path.suffix == ".casefile"]
