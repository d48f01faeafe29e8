# SPDX-License-Identifier: Apache-2.0
"""The outline of the report at hand: its parts and their records, in which order, in which words. Each wish is one
action."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from briefing_app.services import blocks, conflicts, outline, report_preview, reports
from briefing_app.services.blocks import Part
from briefing_app.services.outline import OutlinePage, OutlineSection
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.aside import Aside
from briefing_app.ui.dragging import DraggedRecord
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.models.outline import HEAD, TITLES, Branch, OutlineModel, branches_of
from briefing_app.ui.page_actions import PageAction
from briefing_app.ui.panels.part_choice import first_choice
from briefing_app.ui.panels.report_fields import TEXTS
from briefing_app.ui.panels.report_place import WORDED, ReportPlace
from briefing_app.ui.panels.report_preview import InView
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Words, column, row
from briefing_app.ui.widgets.menu_button import MenuButton
from briefing_app.ui.widgets.outline_view import OutlineView
from briefing_app.ui.workspace import Message, Workspace

PAUSE_MS = 60
Read = tuple[list[Part], set[str], list[OutlineSection], list[OutlinePage]]
ADDED = {
    "narrative": mark("Add a text to the report"),
    "claims": mark("Add a claims list to the report"),
    "figure_table": mark("Add a figures table to the report"),
    "differing_figures": mark("Add differing figures to the report"),
    "waivers": mark("Add the findings that were waived to the report"),
    "picture": mark("Add a picture to the report"),
    "page_break": mark("Add a page break to the report"),
}
"""Kinds of parts that can be added, and the words for doing so."""
FIRST = "bottom_line"
"""What one sees first of a report."""
BEGINNING = "0"
"""What the preview calls a part without a heading at its beginning."""


class ReportOutline(Surface):
    """The tree, and what can be done with what is chosen in it."""

    section_chosen = Signal(int, str)
    """Level, heading as the report prints it; 0 for what stands over all parts."""
    record_chosen = Signal(str, str)
    """Type, id: somebody looks at this record."""
    open_wanted = Signal(str, str)
    """Type, id: its own page is asked for."""
    chosen_changed = Signal()
    """Something else is chosen, or what is chosen has changed."""
    edit_wanted = Signal()
    """The keyboard is to go to what is written in the chosen part."""
    rename_wanted = Signal()

    def __init__(self, workspace: Workspace, aside: Aside) -> None:
        super().__init__("panel")
        self._workspace = workspace
        self._aside = aside
        self._id = ""
        self._moved: tuple[str, list[str]] | None = None
        self._fresh = ""
        self.first_shown = FIRST
        """The part that is chosen when a report comes up."""
        self.model = OutlineModel(self)
        self.model.may_change = self._may_change
        self.view = OutlineView(self.model)
        self.place = ReportPlace()
        self.reset_button = LinkButton(tr("Natural order"), self.reset_order)
        self.reset_button.setToolTip(tr("Gives up the order that was made by hand; what is left out stays left out"))
        head = Surface("panel", "b")
        self.add_button = MenuButton(tr("Add"), self.add_actions)
        line = row(Words(tr("Outline"), bold=True), None, self.add_button)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS + 1)
        head.setLayout(line)
        layout = column(self, spacing=0)
        layout.addWidget(head)
        layout.addWidget(self.view, 1)
        foot = Surface("panel", "t")
        line = row(self.reset_button, None)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        foot.setLayout(line)
        layout.addWidget(foot)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._connect()

    def _connect(self) -> None:
        self.model.rows_wanted.connect(self._read_rows)
        self.model.dropped.connect(self._drop)
        self.view.include_wanted.connect(self.toggle)
        self.view.shift_wanted.connect(self.shift)
        self.view.reword_wanted.connect(self.place.begin)
        self.view.row_activated.connect(self.open_wanted)
        self.view.chosen_changed.connect(self._show_chosen)
        self.place.included_changed.connect(self.toggle)
        self.place.reworded.connect(self._reword)
        self.place.reset_wanted.connect(self._reset)
        self.place.open_wanted.connect(self.open_wanted)
        self.place.left.connect(self.view.setFocus)
        self.model.parts_dropped.connect(self._move_parts)
        self.view.part_toggled.connect(self.toggle_part)
        self.view.rename_wanted.connect(lambda _: self.rename_wanted.emit())
        self.view.edit_wanted.connect(lambda _: self.edit_wanted.emit())
        self.view.remove_wanted.connect(self.remove_part)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)

    def _may_change(self) -> bool:
        state = self._workspace.state
        return state is not None and not state.read_only

    # Reading

    def show_report(self, id: str) -> None:
        """Shows the outline of a report."""
        if id != self._id:
            self.place.commit()
            self._id = id
            self.view.forget()
            self.model.set_branches([])
            self.place.show_rows([], may_change=False)
        self.refresh()

    def clear(self) -> None:
        self._id = ""
        self.view.forget()
        self.model.set_branches([])
        self.place.show_rows([], may_change=False)

    def note_change(self) -> None:
        """Something was changed that the outline may show."""
        self._pause.start()

    def refresh(self) -> None:
        """Reads the sections anew, and of those that are open as many rows as are shown."""
        self._pause.stop()
        id = self._id
        if not id or not self.isVisible():
            return
        shown = {
            branch.section.key: max(len(branch.rows), outline.PAGE)
            for branch in self.model.branches
            if branch.section.key in self.view.open_sections
        }
        self._aside.read("outline", lambda s, task: _read(s, id, shown), lambda found: self._take(id, found))

    def _take(self, id: str, found: Read | None) -> None:
        if id != self._id or found is None:
            return
        section, ids = self.view.current_section, [chosen.id for chosen in self.view.chosen()]
        place = self.view.verticalScrollBar().value()
        first = not self.model.branches
        parts, contested, sections, pages = found
        if self.model.set_branches(branches_of(parts, sections, contested), pages):
            self.view.restore(section, ids, place)
        if self._moved is not None and self.view.choose(*self._moved):
            self._moved = None
        if first and self.model.branches:
            self._open_first()
        self._show_chosen()
        self._begin_fresh()
        self.reset_button.setEnabled(self._may_change())

    def _open_first(self) -> None:
        """A report opens with its bottom line chosen, and unfolded what one looks at first: its judgments, or else its
        first heading."""
        sections = [branch.section for branch in self.model.branches if branch.section.count]
        if sections:
            self.view.open_section(sections[0].key)
        if self._fresh or self._moved is None:
            if not self.view.choose(self._fresh or self.first_shown, []):
                self.view.choose(FIRST, [])
            self.first_shown = FIRST

    def _begin_fresh(self) -> None:
        """What was just made is chosen, with the keyboard in it."""
        if self._fresh and self.view.choose(self._fresh, []):
            self._fresh = ""
            self.edit_wanted.emit()

    def begin_with(self, key: str) -> None:
        """Chooses a part as soon as it is there, and goes to what is written in it."""
        self._fresh = key

    def _read_rows(self, section: str, first: int) -> None:
        id = self._id
        self._aside.read(
            f"rows of {section}",
            lambda s, task: outline.page(s, id, section, first),
            lambda page: self.model.add_page(page) if id == self._id else None,
        )

    def in_view(self) -> InView | None:
        """The section that the cursor is in, with what is known of it."""
        branch = self.model.branch(self.view.current_section)
        if branch is None:
            return None
        section = branch.section
        claims = () if section.heading is None else tuple(row.id for row in branch.rows if row.included)
        shown = claims[: report_preview.IN_VIEW]
        level, heading = self._printed(branch)
        return InView(level, heading, shown, max(0, section.count - section.left_out - len(shown)))

    def _show_chosen(self) -> None:
        chosen = self.view.chosen()
        self.place.show_rows(chosen, may_change=self._may_change())
        self.tell_place()
        self.chosen_changed.emit()

    def tell_place(self) -> None:
        """Tells what somebody looks at, for whoever shows it."""
        chosen, branch = self.view.chosen(), self.chosen_branch
        if len(chosen) == 1:
            self.record_chosen.emit(chosen[0].type, chosen[0].id)
        elif branch is not None and not chosen:
            self.section_chosen.emit(*self._printed(branch))

    def _printed(self, branch: Branch) -> tuple[int, str]:
        """Level and heading by which the preview finds a part; one without stands under the heading before it."""
        found = (1, BEGINNING)
        for one in self.model.branches:
            is_named = bool(one.heading) and one.kind not in (HEAD, FIRST) and not one.is_out
            found = (one.section.level, one.heading) if is_named else found
            if one is branch:
                return found if one.kind not in (HEAD, FIRST) else (0, "") if one.kind == HEAD else (1, BEGINNING)
        return found

    @property
    def chosen_branch(self) -> Branch | None:
        """The part, or the heading in one, that the cursor stands at."""
        return self.model.branch(self.view.current_section)

    @property
    def may_change(self) -> bool:
        return self._may_change()

    # Changing

    def _act(self, title: str, action: Callable[[CaseSession, str], object]) -> None:
        id = self._id
        if id and self._may_change():
            self._workspace.act(self, title, lambda s: action(s, id), None, self._failed)

    def _failed(self, failure: Failure) -> None:
        self._workspace.report(failure)
        self.refresh()  # what was shown before the case had agreed

    def toggle(self, ids: list[str]) -> None:
        """Leaves records out, or shows them if one of them is left out."""
        known = {row.id: row for branch in self.model.branches for row in branch.rows}
        any_out = any(not known[id].included for id in ids if id in known)
        self._act("Edit report", lambda s, report: reports.include(s, report, ids, included=any_out))

    def toggle_chosen(self) -> None:
        ids = [chosen.id for chosen in self.view.chosen()]
        if ids:
            self.toggle(ids)
        elif self.view.current_part:
            self.toggle_part(self.view.current_part)

    def reset_order(self) -> None:
        """The whole report in the order that the case gives it."""
        self._act("Order the report", reports.reset_order)

    def _reset(self, ids: list[str]) -> None:
        self._act("Edit report", lambda s, report: reports.reset(s, report, ids))

    def _reword(self, id: str, wording: str | None) -> None:
        self._act("Edit report", lambda s, report: reports.place(s, report, id, wording=wording))

    def shift(self, step: int) -> None:
        """Moves what is chosen by one, within its section or into the next heading."""
        chosen = [found.id for found in self.view.chosen()]
        branch = self.model.branch(self.view.current_section)
        if branch is None:
            return
        if not chosen and branch.part is not None:
            self._shift_part(branch.part.key, step)
            return
        if not chosen:
            self._shift_heading(branch.section, step)
            return
        if not branch.section.movable:
            self._workspace.post(Message(tr("This section has an order of its own that follows from its records.")))
            return
        ids = [found.id for found in branch.rows]
        first, last = ids.index(chosen[0]), ids.index(chosen[-1])
        if step < 0 and first > 0:
            self._arrange(chosen, branch.section.key, ids[first - 1])
        elif step > 0 and last + 1 < len(ids):
            after = ids[last + 2] if last + 2 < len(ids) else ""
            if after or not branch.left:
                self._arrange(chosen, branch.section.key, after)
            else:
                self.model.ask(branch.section.key)  # what comes next is not known yet
        elif not (step > 0 and branch.left):
            self._into_neighbour(chosen, branch.section, step)

    # Parts

    def _keys(self) -> list[str]:
        return [branch.part.key for branch in self.model.branches if branch.part is not None]

    def _shift_part(self, key: str, step: int) -> None:
        keys = self._keys()
        target = keys.index(key) + step
        if 0 <= target < len(keys):
            after = target if step < 0 else target + 1
            self._move_parts([key], keys[after] if after < len(keys) else "")

    def _move_parts(self, keys: list[str], before: str) -> None:
        rest = [key for key in self._keys() if key not in keys]
        place = rest.index(before) if before in rest else len(rest)
        if [*rest[:place], *keys, *rest[place:]] != self._keys():
            self._moved = (keys[-1], [])
            self._act("Move parts", lambda s, report: blocks.move(s, report, keys, before or None))

    def edit_part(self, key: str, values: dict[str, Any]) -> None:
        """Changes what is said of a part."""
        self._act("Edit part", lambda s, report: blocks.edit(s, report, key, **values))

    def toggle_part(self, key: str) -> None:
        """Leaves a part out, or shows it again."""
        branch = self.model.branch(key)
        if branch is not None and branch.part is not None:
            self.edit_part(key, {"included": None if branch.is_out else False})

    def turn_part(self, key: str) -> None:
        """Lays the pages of a part across, or upright again."""
        branch = self.model.branch(key)
        if branch is not None and branch.part is not None:
            self.edit_part(key, {"landscape": None if branch.part.landscape else True})

    def reset_part(self, key: str) -> None:
        self._act("Reset part", lambda s, report: blocks.reset(s, report, key))

    def remove_part(self, key: str) -> None:
        """Takes a part of one's own away; a standard section can only be left out, which the case says."""
        keys = self._keys()
        place = keys.index(key) if key in keys else 0
        if place + 1 < len(keys):
            self._moved = (keys[place + 1], [])
        self._act("Remove part", lambda s, report: blocks.remove(s, report, key))

    def add_actions(self) -> list[PageAction]:
        """What can be added behind the chosen part."""
        return [PageAction(tr(TITLES[kind]), "", partial(self.add, kind), self._may_change) for kind in ADDED]

    def add(self, kind: str) -> None:
        """A part of one's own behind the one that is chosen."""
        id = self._id
        if not id or not self._workspace.may_change():
            return
        keys = self._keys()
        branch = self.chosen_branch
        around = branch.part.key if branch is not None and branch.part is not None else ""
        if branch is not None and branch.part is None and branch.section.key != HEAD:
            around = outline.DEVELOPMENTS
        place = keys.index(around) + 1 if around in keys else 0
        before = keys[place] if place < len(keys) else None

        def action(session: CaseSession) -> str:
            chosen: dict[str, Any] = first_choice(session) if kind == "claims" else {}
            return blocks.add(session, id, kind, before=before, **chosen).id

        self._workspace.act(self, "Add part", action, self._added, self._failed)

    def _added(self, key: str) -> None:
        self.begin_with(key)
        self.refresh()

    def record_actions(self) -> list[PageAction]:
        """What can be done with the chosen records."""
        row, may = self.view.current_row, self._may_change
        if row is None:
            return []
        shown = tr("Leave out") if row.included else tr("Show in the report")
        actions = [PageAction(shown, "Space", self.toggle_chosen, may)]
        if row.type in WORDED:
            actions.append(PageAction(tr("Word it for this report"), "F2", self.place.begin, may))
        return [*actions, PageAction(tr("Open it"), "Return", lambda: self.open_wanted.emit(row.type, row.id))]

    def part_actions(self) -> list[PageAction]:
        """What can be done with the chosen part."""
        branch = self.chosen_branch
        part = branch.part if branch is not None else None
        if part is None or self.view.current_row is not None:
            return []
        key, may = part.key, self._may_change
        actions = [PageAction(tr("Leave out") if part.included else tr("Show in the report"), "Space",
                              lambda: self.toggle_part(key), may)]  # fmt: skip
        if part.kind != "page_break":
            turned = tr("Upright pages") if part.landscape else tr("Landscape pages")
            actions += [PageAction(tr("Rename"), "F2", self.rename_wanted.emit, may),
                        PageAction(turned, "", lambda: self.turn_part(key), may)]  # fmt: skip
        actions += [PageAction(tr("Move up"), "Alt+Up", lambda: self.shift(-1), may),
                    PageAction(tr("Move down"), "Alt+Down", lambda: self.shift(1), may)]  # fmt: skip
        if part.is_own:
            actions.append(PageAction(tr("Remove"), "Del", lambda: self.remove_part(key), may))
        elif part.block is not None:
            actions.append(PageAction(tr("As it usually is"), "", lambda: self.reset_part(key), may))
        return actions

    def _show_menu(self, place: QPoint) -> None:
        menu = self.make_menu()
        menu.popup(self.view.viewport().mapToGlobal(place))

    def make_menu(self) -> QMenu:
        """What can be done at the chosen place; the menu goes once it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        adding = menu.addMenu(tr("Add"))
        for target, actions in ((menu, [*self.part_actions(), *self.record_actions()]), (adding, self.add_actions())):
            for action in actions:
                entry = target.addAction(
                    f"{action.text}\t{words.keys(action.shortcut)}" if action.shortcut else action.text
                )
                entry.setEnabled(action.enabled())
                entry.triggered.connect(lambda _=False, chosen=action: chosen.run())
        return menu

    def _into_neighbour(self, ids: list[str], section: OutlineSection, step: int) -> None:
        headings = [b.section for b in self.model.branches if b.section.heading is not None and b.section.count]
        places = [found.key for found in headings]
        if section.key not in places:
            return
        target = places.index(section.key) + step
        if 0 <= target < len(headings):
            self._put(ids, headings[target].key, at_end=step < 0)

    def _put(self, ids: list[str], key: str, *, at_end: bool) -> None:
        """To the beginning or the end of another heading, whether or not its rows are here."""

        def action(session: CaseSession, report: str) -> object:
            others = [place.id for place in outline.order(session, report, key) if place.id not in ids]
            before = None if at_end or not others else others[0]
            return reports.arrange(session, report, ids, section=key, before=before)

        branch = self.model.branch(key)
        self._moved = (key, ids)
        self.view.open_section(key)
        if branch is not None and branch.total is not None:
            self._show_moved(ids, key, "" if at_end or not branch.rows else branch.rows[0].id)
        self._act("Order the report", action)

    def _arrange(self, ids: list[str], key: str, before: str) -> None:
        self._show_moved(ids, key, before)
        self._act(
            "Order the report",
            lambda s, report: reports.arrange(s, report, ids, section=key, before=before or None),
        )

    def _show_moved(self, ids: Sequence[str], key: str, before: str) -> None:
        if self._may_change():
            place = self.view.verticalScrollBar().value()
            self.model.move_here(ids, key, before)
            self.view.restore(key, ids, place)

    def _shift_heading(self, section: OutlineSection, step: int) -> None:
        headings = [b.section for b in self.model.branches if b.section.heading]
        keys = [found.key for found in headings]
        if section.key not in keys:
            return
        target = keys.index(section.key) + step
        if not 0 <= target < len(keys):
            return
        after = target if step < 0 else target + 1
        before = headings[after].heading if after < len(headings) else None
        heading = section.heading or ""
        self._act("Order the report", lambda s, report: reports.move_heading(s, report, heading, before=before))

    def _drop(self, records: list[DraggedRecord], key: str, before: str) -> None:
        """Records from here or from elsewhere, onto a section or between its rows."""
        ids = [record.id for record in records]
        heading = outline.heading_of(key)
        if before:
            self._arrange([id for id in ids if id != before], key, before)
        elif heading is not None:
            self._moved = (key, ids)
            self.view.open_section(key)
            self._act("Order the report", lambda s, report: reports.put_under(s, report, ids, heading))
        else:
            self._arrange(ids, key, "")


def _read(session: CaseSession, report: str, shown: dict[str, int]) -> Read | None:
    """The parts, the sections, and the rows of those that are open; None where the report is gone."""
    with session.database.reading():
        if session.find(report) is None:
            return None
        parts = blocks.parts(session, report)
        return (parts, _contested(session, report, parts), *outline.read(session, report, shown))


def _contested(session: CaseSession, report: str, parts: list[Part]) -> set[str]:
    """The keys of what is written in something that is in conflict: the head, parts, and texts of the report."""
    blocks_of = {part.block.id: part.key for part in parts if part.block is not None}
    fields = conflicts.fields_of(session, [report, *blocks_of])
    own = set(fields.get(report, ()))
    texts = {part.key for part in parts if TEXTS.get(part.kind) in own}
    head = {HEAD} if own - set(TEXTS.values()) else set()
    return {key for id, key in blocks_of.items() if id in fields} | texts | head
