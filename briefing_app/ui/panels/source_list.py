# SPDX-License-Identifier: Apache-2.0
"""The list of sources: what it is filtered and sorted by, how many there are, and the rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from briefing_app.domain.errors import BadInput
from briefing_app.services import browse
from briefing_app.services.browse import SOURCE_FACETS, SOURCE_SORTS, SourceQuery
from briefing_app.services.session import CaseSession
from briefing_app.ui import source_words
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.chips import Chip, Flow
from briefing_app.ui.widgets.facets import FacetPopup, FacetValue
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.source_table import SourceTable
from briefing_app.ui.workspace import Workspace

FILTER_PAUSE_MS: Final = 150
_KEPT_FACETS: Final = tuple(name for name in SOURCE_FACETS if name != "outlet")
"""What is remembered of the filters: codes. Outlets are words of the case, which stay in the case."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer to a query: ids in order, how many of them nobody has claimed from, and what is usual in the case."""

    query: SourceQuery
    ids: list[str]
    unclaimed: int
    language: str | None
    handling: str | None


def read_listing(session: CaseSession, query: SourceQuery) -> Listing:
    """Runs on the worker."""
    case = session.case
    try:
        ids, unclaimed = browse.source_ids(session, query), browse.unclaimed_sources(session, query)
    except BadInput:  # signs without a word are nowhere to be found
        ids, unclaimed = [], 0
    return Listing(query, ids, unclaimed, case.language, case.handling)


class SourceList(Surface):
    """Filter and sort over the rows. Asks for everything that changes the case."""

    listed = Signal()
    """An answer to the query has come."""
    paste_requested = Signal()
    files_requested = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("panel", "r")
        self._workspace = workspace
        self.query = SourceQuery()
        self._wanted = ""
        self._make_parts()
        self._lay_out()
        self.filter.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._read_text)
        self.unclaimed.toggled.connect(lambda on: self._ask(replace(self.query, unclaimed=on)))
        self._say_query()

    def _make_parts(self) -> None:
        self.filter = Line(tr("Filter sources"), tr("Filter sources"))
        self.filter.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=FILTER_PAUSE_MS)
        self.add_button = button(
            tr("Add"), self.paste_requested.emit, icon="add", tip=tr("Adds what was copied (Ctrl+V)")
        )
        self.file_button = button("", self.files_requested.emit, icon="open", tip=tr("Add from files"))
        self.file_button.setAccessibleName(tr("Add from files"))
        self.unclaimed = Chip(tr("No claims yet"))
        self.facets = {name: Chip(tr(source_words.FIELDS[name]), opens=True) for name in SOURCE_FACETS}
        for name, chip in self.facets.items():
            chip.clicked.connect(lambda _=False, facet=name: self.open_facet(facet))
        self.clear_link = LinkButton(tr("Clear"), self.clear_filters)
        self.clear_link.setToolTip(tr("Takes all filters off"))
        self.count = Words("", Size.LABEL, Tone.DIM)
        self.sort_link = LinkButton("", self.open_sorts)
        self.list = SourceTable(tr("Sources"), self._fetch)
        self.nothing = self._made_nothing()

    def _made_nothing(self) -> QWidget:
        """What stands in place of the rows where the filters let none through."""
        empty = QWidget()
        inner = column(empty, Space.L, Space.S)
        inner.addStretch(1)
        for words in (
            Words(tr("No source matches"), Size.HEADING, bold=True),
            Words(tr("No source of this case has all that the filters ask for."), tone=Tone.DIM, wrap=True),
        ):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inner.addWidget(words)
        inner.addLayout(row(None, button(tr("Clear the filters"), self.clear_filters), None))
        inner.addStretch(2)
        return empty

    def _lay_out(self) -> None:
        layout = column(self, spacing=0)
        layout.setContentsMargins(0, 0, 1, 0)
        head = Surface("panel", "b")
        inner = column(head, spacing=Space.S)
        inner.setContentsMargins(Space.S, Space.S, Space.S, Space.XS + 1)
        inner.addLayout(row(self.filter, self.add_button, self.file_button, spacing=Space.XS))
        chips = QWidget()
        policy = chips.sizePolicy()
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        flow = Flow(chips)
        for chip in (self.unclaimed, *self.facets.values(), self.clear_link):
            flow.addWidget(chip)
        inner.addWidget(chips)
        line = row(self.count, None, self.sort_link)
        line.setContentsMargins(Space.XS, 0, 0, 0)
        inner.addLayout(line)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self.nothing)
        layout.addWidget(head)
        layout.addWidget(self._body, 1)

    # What is asked for

    def refresh(self) -> None:
        """Reads the order anew, and the rows in sight with it."""
        query = self.query
        self._workspace.read(self, lambda s: read_listing(s, query), self._take, key="listing")

    def follow(self, types: frozenset[str]) -> None:
        """The case changed: reads the order anew where it can be another one, else only the rows."""
        counts_matter = self.query.sort == "claims" or self.query.unclaimed
        if {"source", "version", "case"} & types or counts_matter:
            self.refresh()
        elif {"citation", "claim"} & types:
            self.list.rows.read_anew()
            query = self.query
            self._workspace.read(self, lambda s: browse.unclaimed_sources(s, query), self._say_unclaimed, key="count")

    def show_source(self, id: str) -> None:
        """Makes a source current without opening it; takes the filters off where they hide it."""
        if not self.list.select(id, quiet=True):
            self._wanted = id
            self.clear_filters()
            self.refresh()

    def clear_filters(self) -> None:
        """All filters off; the order stays."""
        self._pause.stop()
        self._ask(SourceQuery(sort=self.query.sort, reverse=self.query.reverse))

    def leave_case(self) -> None:
        """Nothing of the case stays."""
        self._wanted = ""
        self.list.set_ids([])
        self.list.rows.forget()
        self.query = SourceQuery()
        self._say_query()

    def _read_text(self) -> None:
        self._ask(replace(self.query, text=self.filter.text().strip()))

    def _ask(self, query: SourceQuery) -> None:
        if query != self.query:
            self.query = query
            self._say_query()
            self.refresh()

    def _take(self, found: Listing) -> None:
        if found.query != self.query:
            return
        self.list.rows.set_case(found.language, found.handling)
        self.list.set_ids(found.ids)
        nothing = not found.ids and self.query.is_filtered
        self._body.setCurrentWidget(self.nothing if nothing else self.list)
        self._say_unclaimed(found.unclaimed)
        self._say_count()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.list.select(wanted, quiet=True)
        self.listed.emit()

    def _fetch(self, ids: Sequence[str], take: Callable[[Sequence[Any]], None]) -> None:
        self._workspace.read(self, lambda s: browse.source_rows(s, ids), take)

    # What is said

    def _say_query(self) -> None:
        self.unclaimed.setChecked(self.query.unclaimed)
        if self.filter.text().strip() != self.query.text:
            self.filter.setText(self.query.text)
            self._pause.stop()  # nobody typed this
        for name, chip in self.facets.items():
            chosen = getattr(self.query, name)
            label = tr(source_words.FIELDS[name])
            if len(chosen) == 1:
                label = source_words.value_label(name, chosen[0])
            elif chosen:
                label = f"{label} {len(chosen)}"
            chip.say(label, on=bool(chosen))
        self.clear_link.setVisible(self.query.is_filtered)
        sort = tr(source_words.SORTS[self.query.sort])
        self.sort_link.setText(f"{sort} {'↑' if self.query.reverse else '↓'}")
        turned = (
            tr("Sorted by: {sort}, reversed", sort=sort) if self.query.reverse else tr("Sorted by: {sort}", sort=sort)
        )
        self.sort_link.setAccessibleName(turned)
        self.sort_link.updateGeometry()

    def _say_unclaimed(self, number: int) -> None:
        text = tr("No claims yet")
        self.unclaimed.say(f"{text} {digits(number)}" if number else text)

    def _say_count(self) -> None:
        found, state = len(self.list.rows.ids), self._workspace.state
        total = max(found, state.counts.get("source", 0)) if state is not None else found
        if self.query.is_filtered:
            self.count.setText(tr("{found} of {total}", found=digits(found), total=digits(total)))
        else:
            self.count.setText(trn(found, "{n} source", "{n} sources"))

    def say_selected(self, number: int) -> None:
        """Says how many are selected, where it is more than one."""
        if number > 1:
            self.count.setText(trn(number, "{n} selected", "{n} selected"))
        else:
            self._say_count()

    # Choosing filters and the order

    def open_facet(self, name: str) -> None:
        """Opens the values of a filter under its chip."""
        query = self.query
        self._workspace.read(
            self, lambda s: browse.source_values(s, query, name), lambda values: self._open(name, values), key="facet"
        )

    def _open(self, name: str, values: Sequence[tuple[str | None, int]]) -> None:
        shown = [FacetValue(value, source_words.value_label(name, value), count) for value, count in values]
        popup = FacetPopup(self, tr(source_words.FIELDS[name]), shown, getattr(self.query, name))
        popup.changed.connect(lambda ticked: self._ask(replace(self.query, **{name: ticked})))
        popup.open_under(self.facets[name])

    def open_sorts(self) -> None:
        """Opens the menu of the ways to sort."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Sort by"))
        group = QActionGroup(menu)
        for name in SOURCE_SORTS:
            action = menu.addAction(tr(source_words.SORTS[name]))
            action.setCheckable(True)
            action.setChecked(name == self.query.sort)
            action.triggered.connect(lambda _=False, sort=name: self.sort_by(sort))
            group.addAction(action)
        menu.addSeparator()
        turn = menu.addAction(tr("The other way round"))
        turn.setCheckable(True)
        turn.setChecked(self.query.reverse)
        turn.triggered.connect(lambda on: self.sort_by(self.query.sort, reverse=on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sort_link.mapToGlobal(self.sort_link.rect().bottomLeft()))

    def sort_by(self, sort: str, *, reverse: bool = False) -> None:
        self._ask(replace(self.query, sort=sort, reverse=reverse))

    # Remembering

    def remember(self) -> dict[str, Any]:
        """Order and filters, without any word of the case."""
        facets = {name: list(getattr(self.query, name)) for name in _KEPT_FACETS if getattr(self.query, name)}
        return {"sort": self.query.sort, "reverse": self.query.reverse, "unclaimed": self.query.unclaimed, **facets}

    def restore(self, state: dict[str, Any]) -> None:
        """Takes up what was remembered, as far as it makes sense."""
        sort = state.get("sort")
        facets: dict[str, Any] = {name: _values(state.get(name)) for name in _KEPT_FACETS}
        self._ask(
            SourceQuery(
                unclaimed=state.get("unclaimed") is True,
                sort=sort if sort in SOURCE_SORTS else "published",
                reverse=state.get("reverse") is True,
                **facets,
            )
        )


def _values(found: object) -> tuple[str | None, ...]:
    items = found if isinstance(found, list) else []
    return tuple(item for item in items if item is None or isinstance(item, str))
