# SPDX-License-Identifier: Apache-2.0
"""The inbox of conflicts: what two people wrote without knowing of each other, settled one after the other by keys."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QStackedWidget, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import NotFound
from briefing_app.domain.records import RECORD_TYPES, Analyst
from briefing_app.services import browse, impact, inbox, settling
from briefing_app.services.conflicts import FieldConflict
from briefing_app.services.inbox import Filter, Row
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, conflict_words
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.conflict_details import ConflictDetails, OpenConflict
from briefing_app.ui.panels.conflict_list import ConflictList
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.menu_chip import MenuChip
from briefing_app.ui.workspace import Workspace

MOST = 300
Read = tuple[list[Row], int, dict[str, int]]


class ConflictsPage(QWidget):
    """Conflicts at the left, the chosen one beside them."""

    title_changed = Signal(str)
    selection_changed = Signal()
    record_requested = Signal(str, str)
    merge_requested = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._mine = False
        self._postponed = False
        self._place = 0
        self._wished = ""
        self._busy = False
        self.list = ConflictList()
        self.details = ConflictDetails()
        self.side: QWidget = self.details
        self.count = Words("", Size.LABEL, Tone.DIM)
        self.kind = MenuChip(tr("Kind"))
        self.mine_link = LinkButton("", self._toggle_mine)
        self.postponed_link = LinkButton("", self._toggle_postponed)
        self._lay_out()
        self._connect()
        workspace.notifier.case_changed.connect(self._follow)
        bind(self, self.page_actions())

    def _lay_out(self) -> None:
        left = Surface("panel", "r")
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        head = Surface("panel", "b")
        line = row(self.count, None, self.kind, self.mine_link, self.postponed_link)
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        head.setLayout(line)
        inner.addWidget(head)
        inner.addWidget(self.list, 1)
        left.setMinimumWidth(340)
        self.details.setMinimumWidth(380)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.details)
        self.splitter.setSizes([460, 700])
        self.splitter.setStretchFactor(1, 1)
        self.empty = EmptyState(
            tr("No conflicts"),
            tr(
                "Two people can work on copies of a case for days. When the copies are merged, nothing is lost: where "
                "both changed the same field, both values are kept, and wait here until somebody settles it."
            ),
            tr("Merge a colleague's copy…"),
            self.merge_requested.emit,
        )
        self.folded = EmptyState(
            tr("No conflict to be shown"),
            tr("Other conflicts wait, which the filters leave out."),
            tr("Show all conflicts"),
            self._show_all,
        )
        self.stack = QStackedWidget()
        for part in (self.splitter, self.empty, self.folded):
            self.stack.addWidget(part)
        column(self, spacing=0).addWidget(self.stack)
        self._name_links()

    def _connect(self) -> None:
        details = self.details
        self.list.current_changed.connect(self._read_one)
        self.kind.value_changed.connect(lambda _: self.refresh())
        self.list.key_pressed.connect(self._press)
        self.list.side_taken.connect(self._take)
        self.list.activated_id.connect(lambda _: details.begin_edit())
        details.side_taken.connect(self._take)
        details.value_given.connect(self._give)
        details.both_wanted.connect(self._keep_both)
        details.keep_wanted.connect(lambda: self._settle(tr("It stays"), settling.keep))
        details.remove_wanted.connect(lambda: self._settle(tr("It goes"), settling.remove))
        details.assign_wanted.connect(self._ask_whom)
        details.postpone_wanted.connect(self._ask_until)
        details.commented.connect(self._comment)
        details.left.connect(self.list.setFocus)
        details.record_requested.connect(self.record_requested)

    # What the frame asks of a page

    def page_actions(self) -> list[PageAction]:
        return [
            PageAction(tr("Only conflicts that you are to settle"), "Ctrl+Shift+M", self._toggle_mine),
            PageAction(tr("Postponed conflicts, too"), "", self._toggle_postponed),
            PageAction(tr("Only conflicts in one kind of record…"), "", self.kind.show_choices),
        ]

    @property
    def selected(self) -> tuple[str, str]:
        id = self.list.current_id
        return ("conflict", id) if id else ("", "")

    def enter(self) -> None:
        self.refresh()
        self._focus()

    def _focus(self) -> None:
        """The keyboard goes to the list, or to what can be done where there is none."""
        shown = self.stack.currentWidget() or self
        (self.list if shown is self.splitter else shown).setFocus()

    def leave_case(self) -> None:
        self._mine = self._postponed = self._busy = False
        self._place = 0
        self._wished = ""
        self._set_kind(None)
        self._name_links()
        self.list.set_rows([])
        self.details.show_conflict(None, may_change=False)

    def start_find(self) -> None:
        self._focus()

    def show_record(self, type: str, id: str) -> None:
        """A conflict by its name, or the first one of a record."""
        self._wished = id
        self._show_all()

    def remember(self) -> dict[str, Any]:
        return {"mine": self._mine, "postponed": self._postponed, "kind": self.kind.value}

    def restore(self, state: dict[str, Any]) -> None:
        self._mine, self._postponed = bool(state.get("mine")), bool(state.get("postponed"))
        kind = state.get("kind")
        self._set_kind(kind if kind in RECORD_TYPES else None)
        self._name_links()

    # Reading

    def refresh(self) -> None:
        """Reads the list anew."""
        state = self._workspace.state
        if state is None:
            return
        wanted = Filter(
            type=self.kind.value,
            assignee=Analyst.id_of(state.author) if self._mine else None,
            today=None if self._postponed else date.today().isoformat(),  # noqa: DTZ011
        )

        def read(session: CaseSession) -> Read:
            return (*inbox.rows(session, wanted, MOST), inbox.types(session, wanted))

        self._workspace.read(self, read, self._show_rows, key="rows")

    def _show_rows(self, read: Read) -> None:
        found, total, kinds = read
        self._offer_kinds(kinds)
        before = self.list.current_id
        self.list.set_rows([conflict_words.conflict_row(each) for each in found])
        self.count.setText(_counted(len(found), total))
        self._choose_page(is_any=bool(found))
        keys = [each.key for each in found]
        wished, self._wished = self._wished, ""
        chosen = next((key for key in keys if wished and (key == wished or key.startswith(f"{wished}:"))), "")
        if chosen:
            self.list.select(chosen)
        elif before in keys:
            self._read_one(before)
        elif keys:
            self.list.select(keys[min(self._place, len(keys) - 1)])
        else:
            self.details.show_conflict(None, may_change=False)
            self.title_changed.emit("")

    def _offer_kinds(self, kinds: dict[str, int]) -> None:
        """The kinds of record in which there are conflicts; the chosen one stays though it is settled."""
        there = [name for name in RECORD_TYPES if name in kinds or name == self.kind.value]
        self.kind.set_choices(
            [(name, f"{change_words.type_label(name)} ({digits(kinds.get(name, 0))})") for name in there]
        )

    def _set_kind(self, name: str | None) -> None:
        self.kind.blockSignals(True)
        self.kind.set_value(name)
        self.kind.blockSignals(False)

    def _choose_page(self, *, is_any: bool) -> None:
        """The list, or why there is none; the keyboard goes along."""
        is_narrowed = self._mine or not self._postponed or self.kind.value is not None
        waiting = self._workspace.state.counts.get("conflict", 0) if self._workspace.state is not None else 0
        page = self.splitter if is_any else self.folded if is_narrowed and waiting else self.empty
        former = self.stack.currentWidget() or self
        had_keyboard = former.isAncestorOf(QApplication.focusWidget() or self)
        self.stack.setCurrentWidget(page)
        if page is not former and had_keyboard:
            self._focus()

    def _read_one(self, key: str) -> None:
        if not key:
            return
        self._place = max(0, self.list.rows.row_of(key))
        record, _, field = key.partition(":")
        self._workspace.read(self, lambda s: _opened(s, record, field), self._show_one, key="one")
        self.selection_changed.emit()

    def _show_one(self, shown: OpenConflict | None) -> None:
        if shown is None or shown.key == self.list.current_id:
            state = self._workspace.state
            self.details.show_conflict(shown, may_change=state is not None and not state.read_only)
            self.title_changed.emit(shown.inbox.title if shown is not None else "")

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible():
            self.refresh()

    def _toggle_mine(self) -> None:
        self._mine = not self._mine
        self._name_links()
        self.refresh()

    def _show_all(self) -> None:
        """Without any filter."""
        self._set_kind(None)
        self._mine, self._postponed = False, True
        self._name_links()
        self.refresh()

    def _toggle_postponed(self) -> None:
        self._postponed = not self._postponed
        self._name_links()
        self.refresh()

    def _name_links(self) -> None:
        for link, text in (
            (self.mine_link, tr("Show everybody's") if self._mine else tr("Only mine")),
            (self.postponed_link, tr("Fold postponed away") if self._postponed else tr("Show postponed")),
        ):
            link.setText(text)
            link.setAccessibleName(text)
            link.updateGeometry()

    # Settling

    def _press(self, key: str) -> None:
        """What a key does to the conflict that one sees; while another one is being read, nothing."""
        shown = self.details.shown
        if shown is None or shown.key != self.list.current_id:
            return
        if key == "open":
            self.details.open_record()
            return
        if not self._workspace.may_change():
            return
        is_value = bool(shown.inbox.conflict.field)
        deeds: dict[str, tuple[bool, Callable[[], object]]] = {
            "edit": (conflict_words.takes_another(shown.inbox), self.details.begin_edit),
            "both": (shown.inbox.may_keep_both, self._keep_both),
            "assign": (True, self._ask_whom),
            "comment": (True, self.details.begin_remark),
            "postpone": (True, self._ask_until),
            "keep": (not is_value, self.details.keep_wanted.emit),
            "remove": (not is_value, self.details.remove_wanted.emit),
        }
        can, deed = deeds[key]
        if can:
            deed()

    def _take(self, number: int) -> None:
        shown = self.details.shown
        if shown is None or shown.key != self.list.current_id or not self._workspace.may_change():
            return
        sides = shown.inbox.conflict.sides
        if shown.inbox.conflict.field and number <= len(sides):
            value = sides[number - 1].value
            self._settle(tr("Side {number} was taken", number=number), lambda s, c: settling.settle(s, c, value))

    def _give(self, text: str) -> None:
        self._settle(tr("Another value was taken"), lambda s, c: settling.settle(s, c, inbox.typed(c, text)))

    def _keep_both(self) -> None:
        self._settle(tr("All sides stand, with who holds them"), inbox.keep_both)

    def _comment(self, text: str) -> None:
        self.details.remark.setText("")
        self._settle(tr("Said"), lambda s, c: inbox.comment(s, c, text))
        self.list.setFocus()

    def _settle(self, done: str, deed: Callable[[CaseSession, FieldConflict], object]) -> None:
        """Once, however often it is asked for before it is done."""
        shown = self.details.shown
        if shown is None or self._busy or not self._workspace.may_change():
            return
        self._busy = True
        conflict = shown.inbox.conflict

        def finished(_: object) -> None:
            self._busy = False
            self.list.setFocus()
            self._workspace.tell_done(done)

        self._workspace.act(self, "Settle conflict", lambda s: deed(s, conflict), finished, self._failed)

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        self._workspace.report(failure)
        self.refresh()

    # Menus

    def _ask_whom(self) -> None:
        def show(names: list[str]) -> None:
            menu = QMenu(self)
            for name in names:
                menu.addAction(name).triggered.connect(lambda _=False, who=name: self._assign(who))
            menu.addSeparator()
            menu.addAction(tr("Nobody in particular")).triggered.connect(lambda _=False: self._assign(None))
            self._pop_up(menu, self.details.assign_button)

        self._workspace.read(self, lambda s: sorted(each.name for each in s.all(Analyst)), show, key="names")

    def _assign(self, name: str | None) -> None:
        done = tr("Assigned to {who}", who=name) if name else tr("Assigned to nobody in particular")
        self._settle(done, lambda s, c: inbox.assign(s, c, name))

    def _ask_until(self) -> None:
        menu = QMenu(self)
        for day, label in conflict_words.days_ahead(date.today()):  # noqa: DTZ011
            menu.addAction(label).triggered.connect(partial(self._postpone, day))
        menu.addSeparator()
        menu.addAction(tr("Not any more")).triggered.connect(partial(self._postpone, None))
        self._pop_up(menu, self.details.postpone_button)

    def _postpone(self, until: str | None, _checked: bool = False) -> None:
        done = tr("Postponed") if until else tr("Not postponed any more")
        self._settle(done, lambda s, c: inbox.postpone(s, c, until))

    @staticmethod
    def _pop_up(menu: QMenu, below: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))


def _counted(shown: int, total: int) -> str:
    """How many there are; where the list ends earlier, that it does."""
    number = trn(total, "{n} conflict", "{n} conflicts")
    return number if shown == total else tr("The first {n} of {conflicts}", n=digits(shown), conflicts=number)


def _opened(session: CaseSession, record: str, field: str) -> OpenConflict | None:
    """Nothing where the conflict is settled by now."""
    try:
        found = inbox.opened(session, record, field)
        return OpenConflict(found, tuple(impact.resting_on(session, record)), browse.home_of(session, record))
    except NotFound:
        return None
