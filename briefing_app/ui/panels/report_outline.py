# SPDX-License-Identifier: Apache-2.0
"""The outline of the report at hand: what stands in it, in which order, in which words. Each wish is one action."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal

from briefing_app.services import outline, report_preview, reports
from briefing_app.services.outline import OutlinePage, OutlineSection
from briefing_app.services.session import CaseSession
from briefing_app.ui.aside import Aside
from briefing_app.ui.dragging import DraggedRecord
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.outline import OutlineModel
from briefing_app.ui.panels.report_place import ReportPlace
from briefing_app.ui.panels.report_preview import InView
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Words, column, row
from briefing_app.ui.widgets.outline_view import OutlineView
from briefing_app.ui.workspace import Message, Workspace

PAUSE_MS = 60
Read = tuple[list[OutlineSection], list[OutlinePage]]


class ReportOutline(Surface):
    """Tree and, under it, the chosen record."""

    section_chosen = Signal(int, str)
    """Level, heading as the report prints it."""
    record_chosen = Signal(str, str)
    """Type, id: somebody looks at this record."""
    open_wanted = Signal(str, str)
    """Type, id: its own page is asked for."""

    def __init__(self, workspace: Workspace, aside: Aside) -> None:
        super().__init__("panel")
        self._workspace = workspace
        self._aside = aside
        self._id = ""
        self._moved: tuple[str, list[str]] | None = None
        self.model = OutlineModel(self)
        self.model.may_change = self._may_change
        self.view = OutlineView(self.model)
        self.place = ReportPlace()
        self.reset_button = LinkButton(tr("Natural order"), self.reset_order)
        self.reset_button.setToolTip(tr("Gives up the order that was made by hand; what is left out stays left out"))
        head = Surface("panel", "b")
        line = row(Words(tr("Outline"), bold=True), None, self.reset_button)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS + 1)
        head.setLayout(line)
        layout = column(self, spacing=0)
        layout.addWidget(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.place)
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
            self.model.set_sections([])
            self.place.show_rows([], may_change=False)
        self.refresh()

    def clear(self) -> None:
        self._id = ""
        self.view.forget()
        self.model.set_sections([])
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
        if self.model.set_sections(*found):
            self.view.restore(section, ids, place)
        if self._moved is not None and self.view.choose(*self._moved):
            self._moved = None
        if first and self.model.branches:
            self._open_first()
        self._show_chosen()
        self.reset_button.setEnabled(self._may_change())

    def _open_first(self) -> None:
        """A report opens with what one looks at first: its judgments, or else its first heading."""
        sections = [branch.section for branch in self.model.branches if branch.section.count]
        if sections:
            self.view.open_section(sections[0].key)
            self.view.choose(sections[0].key, [])

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
        return InView(section.level, section.title, shown, max(0, section.count - section.left_out - len(shown)))

    def _show_chosen(self) -> None:
        chosen = self.view.chosen()
        self.place.show_rows(chosen, may_change=self._may_change())
        branch = self.model.branch(self.view.current_section)
        if len(chosen) == 1:
            self.record_chosen.emit(chosen[0].type, chosen[0].id)
        elif branch is not None and not chosen:
            self.section_chosen.emit(branch.section.level, branch.section.title)

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
    """The sections, and the rows of those that are open; None where the report is gone."""
    if session.find(report) is None:
        return None
    return outline.read(session, report, shown)
