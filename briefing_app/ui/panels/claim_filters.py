# SPDX-License-Identifier: Apache-2.0
"""Over the claims table: words to filter by, filters as chips, filters with a name, grouping and columns."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.records import SavedFilter
from briefing_app.services.browse import FINDINGS, GROUPINGS, WITHOUT, ClaimQuery
from briefing_app.ui import words
from briefing_app.ui.i18n import digits, mark, tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, button, clear, column, row
from briefing_app.ui.widgets.chips import Flow
from briefing_app.ui.widgets.filter_chips import FilterChip, NamedChip
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.tab_order import TabOrder

PAUSE_MS: Final = 150
SETS: Final = ("reliability", "credibility")
"""Filters that may have several values at once."""

FIELD_WORDS: Final = {
    "finding": mark("Finding"),
    "kind": mark("Kind"),
    "status": mark("Status"),
    "heading": mark("Heading"),
    "place": mark("Place"),
    "tag": mark("Tag"),
    "entity": mark("Entity"),
    "source": mark("Source"),
    "stance": mark("Cited as"),
    "reliability": mark("Reliability of the source"),
    "credibility": mark("Credibility of the item"),
    "handling": mark("Handling"),
    "conflict": mark("Conflict"),
}
FINDING_WORDS: Final = {
    "uncited": mark("No citation"),
    "ungraded": mark("Not graded"),
    "incomplete_figure": mark("Figure incomplete"),
}
GROUP_WORDS: Final = {
    "heading": mark("Heading"),
    "tag": mark("Tag"),
    "entity": mark("Entity"),
    "source": mark("Source"),
    "place": mark("Place"),
    "kind": mark("Kind"),
    "status": mark("Status"),
    "month": mark("Month"),
    "day": mark("Day"),
}
_STATUS_WORDS: Final = {"live": mark("Live"), "withdrawn": mark("Withdrawn")}


def value_words(field: str, value: str, label: str = "") -> str:
    """A filter's value as one says it."""
    if field == "finding":
        return tr(FINDING_WORDS[value])
    if field in SETS:
        return ", ".join(tr("none") if code == WITHOUT else code for code in value.split(","))
    if value == WITHOUT:
        return tr("none")
    known = {"kind": words.KIND_LABELS, "status": _STATUS_WORDS, "stance": words.STANCE_LABELS}.get(field, {})
    return tr(known[value]) if value in known else label or value


class ClaimFilterBar(Surface):
    """What is asked for. Tells when that changes; the page asks."""

    changed = Signal()
    add_requested = Signal()
    columns_requested = Signal()
    saved_chosen = Signal(str)
    save_requested = Signal()
    rename_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("panel", "b")
        self._asked = ClaimQuery()
        self._labels: dict[str, str] = {}
        self._saved: list[SavedFilter] = []
        self._counts: dict[str, int] = {}
        self._applied = ""
        self._make_parts()
        self._lay_out()
        self._show_chips()
        TabOrder(self)

    def _make_parts(self) -> None:
        self.text = Line(tr("Filter claims"), tr("Filter claims"))
        self.text.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.text.textChanged.connect(lambda _: self._pause.start())
        self.add = button(tr("Filter"), self.add_requested.emit, icon="add", tip=tr("Filter by a value"))
        self.group = Pick(tr("Group by"), [
            (None, tr("No groups")),
            *((by, tr("By {what}", what=words.within(tr(GROUP_WORDS[by])))) for by in GROUPINGS),
        ])  # fmt: skip
        self.group.setSizeAdjustPolicy(Pick.SizeAdjustPolicy.AdjustToContents)
        self.group.value_changed.connect(lambda _: self._tell())
        self.columns = button(tr("Columns…"), self.columns_requested.emit)
        self.count = Words("", Size.LABEL, Tone.DIM)
        self._chips = QWidget()
        self._flow = Flow(self._chips, Space.XS + 2)

    def _lay_out(self) -> None:
        outer = column(self, spacing=Space.S)
        outer.setContentsMargins(Space.S, Space.S, Space.S, Space.S + 1)
        line = row(self.text, self.add, self.group, self.columns, self.count, spacing=Space.S)
        line.setStretch(0, 1)
        outer.addLayout(line)
        outer.addWidget(self._chips)

    # What is asked for

    def query(self, sort: str, descending: bool) -> ClaimQuery:
        """What is asked for, in this order."""
        return replace(self._asked, text=self.text.text().strip(), sort=sort, descending=descending)

    @property
    def grouping(self) -> str:
        return self.group.value or ""

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.text().strip()) or self._asked != ClaimQuery()

    @property
    def applied(self) -> str:
        """The id of the saved filter that is on, or nothing."""
        return self._applied

    def set_filter(self, field: str, value: str | None, label: str = "") -> None:
        """Asks for a value; None takes the filter away. A grade joins those that are asked for already."""
        if field in SETS and value is not None:
            before = (getattr(self._asked, field) or "").split(",")
            value = ",".join(sorted({code for code in (*before, value) if code}))
        if label:
            self._labels[field] = label
        self._set(replace(self._asked, **{field: bool(value) if field == "conflict" else value}))  # type: ignore[arg-type]

    def set_query(self, query: ClaimQuery, group: str, labels: Mapping[str, str], applied: str = "") -> None:
        """Asks for exactly this."""
        self._labels = dict(labels)
        self._applied = applied
        for part in (self.text, self.group):
            part.blockSignals(True)
        self.text.setText(query.text)
        self.group.set_value(group or None)
        for part in (self.text, self.group):
            part.blockSignals(False)
        plain = ClaimQuery()
        self._asked = replace(query, text="", sort=plain.sort, descending=plain.descending)
        self._show_chips()

    def reset(self) -> None:
        """Asks for everything."""
        self.set_query(ClaimQuery(), self.grouping, {})

    def clear_filters(self) -> None:
        """Asks for everything, and says so."""
        self.reset()
        self._tell()

    def _set(self, query: ClaimQuery) -> None:
        self._asked = query
        self._applied = ""
        self._show_chips()
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit()

    # Chips

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """The filters that have names in this case."""
        if list(saved) != self._saved:
            self._saved = list(saved)
            self._show_chips()

    def show_findings(self, counts: Mapping[str, int]) -> None:
        """How many claims each finding is about; those about none are not offered."""
        if dict(counts) != self._counts:
            self._counts = dict(counts)
            self._show_chips()

    def _show_chips(self) -> None:
        focused = self._focused_chip()
        clear(self._flow)
        for name in FINDINGS:
            count = self._counts.get(name, 0)
            if count and self._asked.finding != name:
                text = tr("▲ {finding} {n}", finding=tr(FINDING_WORDS[name]), n=digits(count))
                self._add_chip(NamedChip(text)).clicked.connect(lambda _=False, f=name: self.set_filter("finding", f))
        for saved in self._saved:
            self._add_saved(saved)
        on = self._active()
        for field, value in on:
            text = self._chip_words(field, value)
            self._add_filter(field, FilterChip(text))
        if on and not self._applied:
            self._flow.addWidget(LinkButton(tr("Save this filter…"), self.save_requested.emit))
        if on or self._applied:
            self._flow.addWidget(LinkButton(tr("Clear"), self.clear_filters))
        self._chips.setVisible(self._flow.count() > 0)
        self._chips.updateGeometry()
        if focused:
            self.text.setFocus()

    def _focused_chip(self) -> bool:
        return any(part.hasFocus() for part in self._chips.findChildren(QWidget))

    def _add_chip(self, chip: NamedChip) -> NamedChip:
        chip.setCheckable(False)
        self._flow.addWidget(chip)
        return chip

    def _add_filter(self, field: str, chip: FilterChip) -> None:
        self._flow.addWidget(chip)
        chip.removed.connect(lambda: self.set_filter(field, None))

    def _add_saved(self, saved: SavedFilter) -> None:
        chip = NamedChip(saved.name)
        chip.setChecked(saved.id == self._applied)
        chip.setAccessibleName(tr("Saved filter: {name}", name=saved.name))
        chip.clicked.connect(lambda on, id=saved.id: self.saved_chosen.emit(id) if on else self.clear_filters())
        chip.menu_requested.connect(lambda at, id=saved.id: self._open_menu(id, at))
        self._flow.addWidget(chip)

    def _open_menu(self, id: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Rename…")).triggered.connect(lambda: self.rename_requested.emit(id))
        menu.addAction(tr("Remove")).triggered.connect(lambda: self.remove_requested.emit(id))
        menu.popup(at)

    def _active(self) -> list[tuple[str, str]]:
        names = [item.name for item in fields(ClaimQuery) if item.name in FIELD_WORDS]
        return [(name, str(getattr(self._asked, name))) for name in names if getattr(self._asked, name)]

    def _chip_words(self, field: str, value: str) -> str:
        if field == "conflict":
            return tr("◆ In conflict")
        if field == "finding":
            return tr("▲ {finding}", finding=value_words(field, value))
        said = value_words(field, value, self._labels.get(field, ""))
        return tr("{field}: {value}", field=tr(FIELD_WORDS[field]), value=said)
