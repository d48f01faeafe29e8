# SPDX-License-Identifier: Apache-2.0
"""History: what was done, by whom and when, with before and after in words."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.services import history
from briefing_app.services.history import ChangeLine, HistoryEntry
from briefing_app.ui import words
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Scroll, Surface, Tone, Words, button, clear, column, row
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import UndoResult, Workspace

PAGE = 200
LINES_SHOWN = 60
PLURALS = {"basis": "bases", "hypothesis": "hypotheses", "lineage": "lineages", "evidence": "rows of evidence"}
OPERATIONS = {"insert": "added", "update": "changed", "delete": "removed", "restore": "brought back"}


def entry_line(entry: HistoryEntry) -> ListRow:
    named = [line.title for line in entry.changes if _has_title(line)]
    what = named[0] if named else " ".join(_links(entry.changes[:1]))
    detail = words.joined(words.moment(entry.time), entry.author, words.shortened(what, 60))
    return ListRow(entry.transaction, entry.label, detail, "undone" if entry.undone else "", "", entry.undone)


class HistoryPage(QWidget):
    """The log of the case, as a person reads it."""

    title_changed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._entries: list[HistoryEntry] = []
        self._left: dict[str, tuple[str, ...]] = {}
        self.list = RowList("History")
        self.more = LinkButton("Show older", self._read_older)
        self._body = QWidget()
        self._layout = column(self._body, Space.L, Space.S)
        left = Surface("panel", "r")
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(self.list, 1)
        foot = row(None, self.more, None)
        foot.setContentsMargins(0, Space.S, 0, Space.S)
        inner.addLayout(foot)
        left.setMinimumWidth(320)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(Scroll(self._body, "panel"))
        self.splitter.setSizes([460, 700])
        self.splitter.setStretchFactor(1, 1)
        column(self, spacing=0).addWidget(self.splitter)
        self.list.current_changed.connect(self._show)
        workspace.notifier.case_changed.connect(self._follow)

    def enter(self) -> None:
        self.refresh()
        self.list.setFocus()

    def leave_case(self) -> None:
        self._entries = []
        self._left.clear()
        self.list.set_rows([])
        clear(self._layout)

    def refresh(self) -> None:
        self._workspace.read(self, lambda s: history.entries(s, limit=PAGE), self._take, key="rows")

    def _read_older(self) -> None:
        last = self._entries[-1].transaction if self._entries else None
        self._workspace.read(self, lambda s: history.entries(s, before=last, limit=PAGE), self._take_older)

    def _take(self, entries: list[HistoryEntry]) -> None:
        self._entries = list(entries)
        self._fill(len(entries))

    def _take_older(self, entries: list[HistoryEntry]) -> None:
        self._entries += entries
        self._fill(len(entries))

    def _fill(self, arrived: int) -> None:
        self.list.set_rows([entry_line(entry) for entry in self._entries])
        self.more.setVisible(arrived == PAGE)
        if self._entries and not self.list.current_id:
            self.list.select(self._entries[0].transaction)
        else:
            self._show(self.list.current_id)

    def _show(self, id: str) -> None:
        clear(self._layout)
        entry = next((item for item in self._entries if item.transaction == id), None)
        if entry is None:
            return
        add = self._layout.addWidget
        add(Words(entry.label, Size.TITLE, bold=True, wrap=True))
        add(Words(words.joined(words.moment(entry.time), entry.author, entry.device), tone=Tone.DIM, wrap=True))
        self.undo_button = button("Undo this", lambda: self._undo(entry), icon="undo")
        state = self._workspace.state
        self.undo_button.setEnabled(not entry.undone and state is not None and not state.read_only)
        self._layout.addLayout(row(self.undo_button, None))
        left = self._left.get(id, ())
        if left:
            add(Words(f"▲ Undone, but left as it is ({len(left)}):", tone=Tone.ALARM, wrap=True))
        for text in left:
            add(Words(f"· {text}", wrap=True))
        self._layout.addSpacing(Space.S)
        record = ""
        lines = [line for line in entry.changes if _has_title(line)]
        for line in lines[:LINES_SHOWN]:
            if line.id != record:
                record = line.id
                add(Words(f"{line.type.capitalize()} {_done(line)}", Size.LABEL, Tone.DIM))
                add(Words(line.title, bold=True, wrap=True))
            for widget in _change(line):
                add(widget)
        for text in _links(entry.changes):
            add(Words(text, tone=Tone.DIM, wrap=True))
        if len(lines) > LINES_SHOWN:
            add(Words(f"and more, {words.count(entry.count, 'record')} in all", tone=Tone.DIM))
        self._layout.addStretch(1)

    def _undo(self, entry: HistoryEntry) -> None:
        def note(result: UndoResult) -> None:
            self._left[entry.transaction] = result.left
            self.refresh()

        self._workspace.undo_one(self, entry.transaction, entry.label, note)

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible():
            self.refresh()


def _done(line: ChangeLine) -> str:
    return OPERATIONS.get(line.operation, line.operation)


def _has_title(line: ChangeLine) -> bool:
    """Links between records have nothing of their own to be called by."""
    return bool(line.title) and line.title != line.type


def _links(lines: Sequence[ChangeLine]) -> list[str]:
    """ "12 marks added", for records without a title."""
    found = Counter((line.type, _done(line)) for line in lines if not _has_title(line))
    return [
        f"{words.count(number, kind, PLURALS.get(kind, kind + 's'))} {done}" for (kind, done), number in found.items()
    ]


def _change(line: ChangeLine) -> list[QWidget]:
    """A field's value before and after, in words."""
    if line.field is None or line.field.endswith("_hash") or (line.before is None and line.after is None):
        return []
    label = words.field_label(line.field)
    if line.operation == "insert":
        return [Words(f"{label}: {_value(line.after)}", wrap=True)]
    before = Words(f"{label}, before: {_value(line.before)}", tone=Tone.DIM, wrap=True)
    return [before, Words(f"{label}, after: {_value(line.after)}", wrap=True)]


def _value(value: object) -> str:
    if value is None:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return words.shortened(str(value), 400)
