# SPDX-License-Identifier: Apache-2.0
"""The list of claims: filters, table and bulk actions, and what they read of the case."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.fields import Value
from briefing_app.domain.records import SavedFilter
from briefing_app.services import browse, claims
from briefing_app.services.browse import ClaimGroup, ClaimQuery, ClaimRow, GroupKey
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.grouped import Group, GroupedModel
from briefing_app.ui.panels.claim_bulk import ClaimBulk
from briefing_app.ui.panels.claim_cells import ClaimDelegate
from briefing_app.ui.panels.claim_columns import COLUMNS, PLACE_OF
from briefing_app.ui.panels.claim_filters import ClaimFilterBar
from briefing_app.ui.panels.claim_reading import (
    FIRST,
    First,
    Grouped,
    SavedQuery,
    Whole,
    read_first,
    read_group,
    read_groups,
    read_known,
    read_saved,
    read_saved_query,
    read_whole,
)
from briefing_app.ui.panels.claim_saved import SavedFilters
from briefing_app.ui.panels.claim_table import ClaimTable
from briefing_app.ui.panels.claim_words import group_title
from briefing_app.ui.panels.popups import ColumnsPopup, FilterPopup
from briefing_app.ui.widgets.basic import Surface, column
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.workspace import Message, Workspace

MOST_KEPT = 20_000
"""Selected claims that stay selected when their order changes."""
REST_MS = 40
"""How long what is in sight has the processor to itself: reading the rest beside it makes the painting slow."""
_SHOWN_TYPES = frozenset({"claim", "citation", "source", "tag", "tagging", "entity", "mention"})


class ClaimList(Surface):
    """Asks for claims, keeps the current one, and tells which it is."""

    current_changed = Signal(str)
    """The id of the claim that is looked at; empty where there is none."""
    title_changed = Signal(str)
    opened = Signal()
    """Return on a claim: the keyboard wants to go to it."""
    settled = Signal(bool)
    """A question was answered; whether the case has no claim at all."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("panel")
        self._workspace = workspace
        self._sort, self._descending = "made", False
        self._current = ""
        self._wanted = ""
        self._shown: tuple[ClaimQuery, str] | None = None
        self._late: Callable[[], None] | None = None
        self._saved: list[SavedFilter] = []
        self._known: dict[str, list[str]] = {}
        self._pending_filter = ""
        self._prepared = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read_rest)
        self.model: GroupedModel[ClaimRow] = GroupedModel(COLUMNS, self._fetch, self._fetch_group, self)
        self.bar = ClaimFilterBar()
        self.table = ClaimTable(self.model)
        self.cells = ClaimDelegate(lambda name: self._known.get(name, ()), self.table)
        self.table.setItemDelegate(self.cells)
        self.bulk = ClaimBulk(workspace, self.table, self.query, lambda: self.bar.grouping)
        self.saved = SavedFilters(self, workspace)
        self._nothing = EmptyState(
            tr("No claim is like this"),
            tr("No claim of this case has everything that is asked for."),
            tr("Clear the filters"),
            self.bar.clear_filters,
        )
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._nothing)
        inner = column(self, spacing=0)
        inner.addWidget(self.bar)
        inner.addWidget(self._rows, 1)
        inner.addWidget(self.bulk)
        self._connect()

    def _connect(self) -> None:
        bar, table = self.bar, self.table
        bar.changed.connect(self.refresh)
        bar.add_requested.connect(self.add_filter)
        bar.columns_requested.connect(self.choose_columns)
        bar.saved_chosen.connect(self._apply_saved)
        bar.save_requested.connect(self.save_filter)
        bar.rename_requested.connect(lambda id: self._with_saved(id, self.saved.rename))
        bar.remove_requested.connect(lambda id: self._with_saved(id, self.saved.remove))
        self.saved.kept.connect(self._apply_saved)
        table.columns_requested.connect(self.choose_columns)
        table.typed.connect(self._jump)
        table.edit_refused.connect(self._tell_not_editable)
        table.activated_id.connect(lambda _: self.opened.emit())
        table.horizontalHeader().sectionClicked.connect(self.sort_by)
        table.selectionModel().currentChanged.connect(self._choose)
        self.model.dataChanged.connect(self._catch_up)
        self.cells.edited.connect(self._edit_cell)
        self.cells.next_requested.connect(self._edit_next)
        self.cells.closeEditor.connect(lambda *_: self._take_late())
        self._workspace.notifier.case_changed.connect(self._follow)
        self._workspace.findings_counted.connect(bar.show_findings)
        self._workspace.case_opened.connect(self._prepare)

    # Coming and going

    def enter(self) -> None:
        """Reads what is asked for, and what there is to filter by and complete from."""
        self._prepare()
        self._workspace.read(self, read_saved, self._take_saved, key="saved")
        self._workspace.read(self, read_known, self._take_known, key="known")
        if self._pending_filter:
            self._apply_saved(self._pending_filter)
        else:
            self.refresh()

    def forget(self) -> None:
        """Nothing of the case stays."""
        self._rest.stop()
        self._shown, self._wanted, self._pending_filter, self._late, self._current = None, "", "", None, ""
        self._known, self._prepared = {}, False
        self.model.set_ids([])
        self.bar.set_query(ClaimQuery(), "", {})
        self._take_saved([])
        self.bar.show_findings({})
        self._set_sort("made", descending=False)

    def remember(self) -> dict[str, Any]:
        """Columns, widths, order, grouping, the saved filter and the current claim."""
        return {
            "columns": self.table.shown_columns,
            "widths": self.table.widths,
            "sort": self._sort,
            "descending": self._descending,
            "group": self.bar.grouping,
            "filter": self.bar.applied,
            "current": self._current,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Takes up what was remembered, as far as it still holds."""
        columns, widths = state.get("columns"), state.get("widths")
        if isinstance(columns, list):
            self.table.show_columns([key for key in columns if isinstance(key, str)])
        if isinstance(widths, dict):
            self.table.set_widths({str(key): width for key, width in widths.items() if isinstance(width, int)})
        sort, group = state.get("sort"), state.get("group")
        if sort in browse.SORTS:
            self._set_sort(str(sort), descending=state.get("descending") is True)
        if group in browse.GROUPINGS:
            self.bar.set_query(ClaimQuery(), str(group), {})
        wanted, kept = state.get("current"), state.get("filter")
        self._wanted = wanted if isinstance(wanted, str) else ""
        self._pending_filter = kept if isinstance(kept, str) else ""

    @property
    def current_id(self) -> str:
        """The claim that is looked at, or nothing."""
        return self._current

    # Asking

    def query(self) -> ClaimQuery:
        """What the table asks for."""
        return self.bar.query(self._sort, self._descending)

    def refresh(self) -> None:
        """Reads what is asked for: of a new question the first rows before the rest."""
        self._rest.stop()
        query, by = self.query(), self.bar.grouping
        asked = (query, by)
        current = self._wanted or self._current
        if by:
            fresh = self._shown is None or self._shown[1] != by
            known = [] if fresh else self.model.known_groups[:50]
            self._workspace.read(
                self,
                lambda s: read_groups(s, query, by, known, current),
                lambda found: self._take_groups(asked, found, fresh=fresh),
                key="ids",
            )
        elif asked == self._shown and not self._wanted:
            self.model.refresh_rows()
            if len(self.model.ids) < FIRST:
                self._read_whole(asked)
            else:
                self._rest.start()
        else:
            self._workspace.read(
                self, lambda s: read_first(s, query), lambda first: self._take_first(asked, first), key="ids"
            )

    def _read_whole(self, asked: tuple[ClaimQuery, str]) -> None:
        self._workspace.read(
            self, lambda s: read_whole(s, asked[0]), lambda whole: self._take_whole(asked, whole), key="ids"
        )

    def _read_rest(self) -> None:
        if self._shown is not None and self._workspace.state is not None:
            self._read_whole(self._shown)

    @property
    def is_awaiting_rest(self) -> bool:
        """Whether the first rows are here and the others will be asked for in a moment."""
        return self._rest.isActive()

    def _take_first(self, asked: tuple[ClaimQuery, str], first: First) -> None:
        """The first rows of a new question: seen from the top; the claim that was current stays current."""
        current = self._wanted or self._current
        self._keep_typing()
        self._shown = asked
        self.model.set_ids(first.ids)
        self.model.put_rows(first.rows)
        self.table.scrollToTop()
        if first.is_all or self.model.row_of(current) >= 0:
            self._settle(current, len(first.ids) if first.is_all else None, scroll=bool(self._wanted))
        else:
            self._wanted = current
            self._show_state(len(first.ids))
        if not first.is_all:
            self._rest.start()

    def _take_whole(self, asked: tuple[ClaimQuery, str], whole: Whole) -> None:
        if self.table.is_editing:
            self._late = lambda: self._take_whole(asked, whole)
            return
        fresh = self._shown != asked
        self._shown = asked
        current, scroll = self._wanted or self._current, bool(self._wanted)
        if whole.ids[: len(self.model.ids)] == self.model.ids and self.model.ids and not fresh:
            self.model.add_ids(whole.ids, whole.places)
        else:
            self._replace(whole)
        self._settle(current, len(whole.ids), scroll=scroll)

    def _replace(self, whole: Whole) -> None:
        """Takes another order; what is selected and in sight stays so."""
        chosen = self.table.chosen().ids
        top = self.table.rowAt(0)
        anchor = self.model.id_at(top) if 0 <= top < self.model.rowCount() else ""
        shift = self.table.rowViewportPosition(top) if top >= 0 else 0
        current = self.table.current_id
        everything = len(chosen) > 1 and len(chosen) == self.model.rowCount()
        self.model.set_ids(whole.ids, whole.places)
        if 1 < len(chosen) <= MOST_KEPT or everything:
            rows = sorted(row for id in chosen if (row := whole.places.get(id, -1)) >= 0)
            if rows:
                self.table.select_rows(rows, max(0, self.model.row_of(current)))
        row = self.model.row_of(anchor) if anchor else -1
        if row >= 0:
            self.table.verticalScrollBar().setValue(row * self.table.rowHeight(0) - shift)

    def _take_groups(self, asked: tuple[ClaimQuery, str], found: Grouped, *, fresh: bool) -> None:
        if self.table.is_editing:
            self._late = lambda: self._take_groups(asked, found, fresh=fresh)
            return
        current, scroll = self._wanted or self._current, bool(self._wanted)
        inside = self.model.group_of(self.table.currentIndex().row())
        place = self.table.verticalScrollBar().value()
        self._shown = asked
        titled = [self._group(asked[1], group) for group in found.groups]
        self.model.set_groups(titled, found.ids, fresh=fresh)
        self.table.verticalScrollBar().setValue(0 if fresh else place)
        row = self.model.row_in_group(inside.key, current) if inside is not None and not self._wanted else -1
        if row < 0 and current:
            self._expand_group(found.current)
            row = self.model.row_in_group(found.current, current)
        self._settle(current, found.count, scroll=scroll, row=row)

    def _group(self, by: str, group: ClaimGroup) -> Group:
        return Group(group.key, group_title(by, group.key, group.title), group.count)

    def _expand_group(self, key: str | None) -> None:
        header = self.model.header_row(key)
        if header >= 0:
            self.model.set_expanded(header, True)

    def _settle(self, current: str, count: int | None, *, scroll: bool, row: int | None = None) -> None:
        """Makes the claim current again, or the first one where it is gone."""
        self._wanted = ""
        self._show_state(self.model.rowCount() if count is None else count, known=count is not None)
        place = self.model.row_of(current) if row is None and current else -1 if row is None else row
        if place < 0 and self.model.rowCount():
            place = 1 if self.model.is_grouped and self.model.rowCount() > 1 else 0
        if place < 0:
            self._look_at("")
            return
        if place != self.table.currentIndex().row() or self.table.selected_count < 1:
            self.table.setAutoScroll(scroll)
            self.table.make_current(place, scroll=scroll)
            self.table.setAutoScroll(True)
        self._choose(self.table.currentIndex(), QModelIndex())

    def _show_state(self, count: int, *, known: bool = True) -> None:
        """Table, or what is said where there is nothing; how many there are."""
        nothing = not self.model.rowCount()
        self._rows.setCurrentWidget(self._nothing if nothing else self.table)
        if known:
            self.bar.count.setText(trn(count, "{n} claim", "{n} claims"))
        self.settled.emit(nothing and not self.bar.is_filtered)

    def focus_rows(self) -> None:
        """The keyboard goes to the rows, or to the way out where there are none."""
        (self.table if self.model.rowCount() else self._nothing).setFocus()

    def _look_at(self, id: str) -> None:
        if id != self._current:
            self._current = id
            self.current_changed.emit(id)

    def _keep_typing(self) -> None:
        """A new question ends what was being typed into a cell."""
        self._late = None

    def _take_late(self) -> None:
        late, self._late = self._late, None
        if late is not None:
            late()

    def _fetch(self, ids: Sequence[str], take: Callable[[Sequence[Any]], None]) -> None:
        self._workspace.read(self, lambda s: browse.claim_rows(s, ids), take)

    def _fetch_group(self, group: Group, places: slice, take: Callable[[Sequence[str], Sequence[Any]], None]) -> None:
        query, by = self._shown or (self.query(), self.bar.grouping)
        key = GroupKey(by, group.key)
        self._workspace.read(self, lambda s: read_group(s, query, key, places), lambda found: take(*found))

    def _prepare(self) -> None:
        """Makes sorting by grade and the like fast, a slice at a time, while nothing else is asked for."""

        def go_on(done: bool) -> None:
            if self._workspace.state is None:
                return
            if not done:
                self._prepare()
            elif not self._prepared:
                self._prepared = True
                self._workspace.read(self, browse.finding_counts, self._workspace.findings_counted.emit, key="findings")

        self._workspace.act(self, "", browse.prepare_claims, go_on, lambda failure: None)

    # Order and filters

    def sort_by(self, section: int) -> None:
        """Sorts by a column; once more turns the order round, and once more returns to the order of making."""
        name = COLUMNS[section].sort
        if not name:
            self._show_sort()
            return
        if self._sort != name:
            self._set_sort(name, descending=False)
        elif not self._descending:
            self._set_sort(name, descending=True)
        else:
            self._set_sort("made", descending=False)
        self.refresh()

    def _set_sort(self, sort: str, *, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self._show_sort()

    def _show_sort(self) -> None:
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        plain = self._sort == "made" and not self._descending
        section = next((place for place, item in enumerate(COLUMNS) if item.sort == self._sort and not plain), -1)
        self.table.horizontalHeader().setSortIndicator(section, order)

    def add_filter(self) -> None:
        """Opens the list of all that can be asked for."""
        popup = FilterPopup(self.window(), self._workspace)
        popup.chosen.connect(self.bar.set_filter)
        popup.open_under(self.bar.add, popup.line)

    def choose_columns(self) -> None:
        """Opens the list of columns."""
        popup = ColumnsPopup(self.window(), self.table.shown_columns)
        popup.changed.connect(self.table.show_columns)
        popup.open_under(self.bar.columns, popup.list)

    def save_filter(self) -> None:
        """Asks for a name for what is asked for now."""
        self.saved.save(self.query(), self.bar.grouping)

    def show_query(self, query: ClaimQuery) -> None:
        """Asks for this, without what was asked before."""
        self._pending_filter = ""
        self.bar.set_query(query, "", {})
        self.refresh()

    def _take_saved(self, saved: list[SavedFilter]) -> None:
        self._saved = saved
        self.bar.show_saved(saved)

    def _take_known(self, known: dict[str, list[str]]) -> None:
        self._known = known

    def _with_saved(self, id: str, act: Callable[[SavedFilter], object]) -> None:
        saved = next((item for item in self._saved if item.id == id), None)
        if saved is not None:
            act(saved)

    def _apply_saved(self, id: str) -> None:
        self._pending_filter = ""

        def not_there(_: object) -> None:
            self.refresh()

        self._workspace.act(self, "", lambda s: read_saved_query(s, id), self._take_saved_query, not_there)

    def _take_saved_query(self, found: SavedQuery) -> None:
        self.bar.set_query(found.query, found.group, found.labels, found.id)
        self._set_sort(found.query.sort, descending=found.query.descending)
        self.refresh()

    def _jump(self, letters: str) -> None:
        """To the next claim that begins with these letters, in the order of the table."""
        query = self.query()
        self._workspace.read(
            self,
            lambda s: browse.claims_starting(s, query, letters),
            lambda ids: self._jump_to(letters, ids),
            key="jump",
        )

    def _jump_to(self, letters: str, ids: Sequence[str]) -> None:
        rows = sorted(row for id in ids if (row := self.model.row_of(id)) >= 0)
        if not rows:
            return
        here = self.table.currentIndex().row() + (1 if len(letters) == 1 else 0)
        self.table.make_current(next((row for row in rows if row >= here), rows[0]))

    def expand(self, *, expanded: bool) -> None:
        current = self.model.header_of(self.table.currentIndex().row())
        group = self.model.group_at(current)
        self.model.expand_all(expanded)
        row = self.model.header_row(group.key) if group is not None else 0
        self.table.make_current(max(0, row))

    # The current claim

    def show_claim(self, id: str) -> None:
        """Makes a claim current, without filters in its way."""
        self._wanted = id
        self._pending_filter = ""
        self.bar.reset()
        self.refresh()

    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and self.model.group_at(current.row()) is not None:
            return  # the claim that was looked at stays
        id = self.table.current_id
        if id:
            self._look_at(id)
            self._tell_title()

    def _catch_up(self, first: QModelIndex, last: QModelIndex) -> None:
        """A row arrived on which the keyboard stands already."""
        index = self.table.currentIndex()
        if first.row() <= index.row() <= last.row():
            self._choose(index, QModelIndex())

    def _tell_title(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row())
        if row is not None:
            self.title_changed.emit(words.shortened(row.statement, 80))

    def _edit_cell(self, id: str, field: str, value: Value) -> None:
        fields: dict[str, Any] = {field: value}

        def work(session: CaseSession) -> None:
            claims.edit(session, id, **fields)

        self._workspace.act(self, tr("Edit claim"), work)

    def _edit_next(self, step: int) -> None:
        """The next cell of the row that can be typed into, then those of the row after."""
        header, at = self.table.horizontalHeader(), self.table.currentIndex()
        places = [PLACE_OF[key] for key in self.table.shown_columns if COLUMNS[PLACE_OF[key]].edits]
        if not places or not at.isValid():
            return
        here = places.index(at.column()) if at.column() in places else 0
        number, row = here + step, at.row()
        if not 0 <= number < len(places):
            row, number = row + step, number % len(places)
        if 0 <= row < self.model.rowCount() and self.model.group_at(row) is None:
            self.table.make_current(row, places[number])
            self.table.edit(self.model.index(row, places[number]))
        header.viewport().update()

    def _tell_not_editable(self) -> None:
        names = ", ".join(words.within(tr(item.title)) for item in COLUMNS if item.edits)
        self._workspace.post(
            Message(tr("Typed into the table: {columns}. Anything else is edited beside it.", columns=names))
        )

    def _follow(self, changes: ChangeSet) -> None:
        if "saved_filter" in changes.types:
            self._workspace.read(self, read_saved, self._take_saved, key="saved")
        if len(changes.ids) > MOST_KEPT:
            self._prepared = False
            self._prepare()
        if self.isVisible() and changes.types & _SHOWN_TYPES:
            self.refresh()
