# SPDX-License-Identifier: Apache-2.0
"""Small panels that open under a button of the claims table: values to filter by, and columns to show."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from briefing_app.domain import records
from briefing_app.services import browse
from briefing_app.services.browse import FINDINGS, WITHOUT, FilterValue
from briefing_app.ui import choices, theme
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.panels.claim_columns import COLUMNS, DEFAULT, STATEMENT
from briefing_app.ui.panels.claim_filters import FIELD_WORDS, value_words
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Floating, LinkButton, Tone, Words, column, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList, arrow_step
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 120


class Popup(Floating):
    """Floats over its parent, under a button; closes by Esc or when the keyboard goes elsewhere, and gives it back."""

    def __init__(self, parent: QWidget, name: str, width: int, height: int) -> None:
        super().__init__(parent)
        self._host = parent
        self._before = QApplication.focusWidget()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.resize(width, height)
        QApplication.instance().focusChanged.connect(self._watch)  # type: ignore[union-attr]

    def open_under(self, anchor: QWidget, first: QWidget) -> None:
        """Shows the panel where there is room, the keyboard in its first part."""
        host = self._host
        corner = anchor.rect().bottomRight() if self.isRightToLeft() else anchor.rect().bottomLeft()
        place = anchor.mapTo(host, corner)
        self.resize(min(self.width(), host.width() - 8), min(self.height(), host.height() - place.y() - 12))
        left = place.x() - self.width() if self.isRightToLeft() else place.x()
        self.move(max(4, min(left, host.width() - self.width() - 4)), place.y() + 4)
        self.show()
        self.raise_()
        first.setFocus()

    def leave(self) -> None:
        """Closes the panel; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self.deleteLater()

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isHidden() and now is not self and not self.isAncestorOf(now):
            self._before = None
            self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _fixed_values() -> list[FilterValue]:
    """What can be asked for in every case."""
    values = [FilterValue("finding", name, value_words("finding", name)) for name in FINDINGS]
    values.append(FilterValue("conflict", "yes", tr("Fields in conflict")))
    values += [FilterValue("kind", kind, value_words("kind", kind)) for kind in records.CLAIM_KINDS]
    values += [FilterValue("status", name, value_words("status", name)) for name in ("live", "withdrawn")]
    values += [FilterValue("stance", name, value_words("stance", name)) for name in records.STANCES]
    for field, options in (("reliability", choices.reliability()), ("credibility", choices.credibility())):
        for option in options:
            meaning = option.meaning.split(". ")[0].rstrip(".") if option.value else tr("none")
            values.append(FilterValue(field, option.value or WITHOUT, f"{option.value or '–'} · {meaning}"))
    without = ("heading", "place", "tag", "entity", "handling")
    values += [FilterValue(field, WITHOUT, value_words(field, WITHOUT)) for field in without]
    return values


class FilterPopup(Popup):
    """All that claims can be filtered by, found by typing."""

    chosen = Signal(str, str, str)
    """Field, value, how it is called."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, tr("Filter by a value"), 380, 420)
        self._workspace = workspace
        self._fixed = _fixed_values()
        self._values: list[FilterValue] = []
        self.line = Line(tr("Type a heading, a place, a tag, a grade …"), tr("Find a filter"))
        self.list = RowList(tr("Filters"))
        self._none = Words(tr("Nothing in this case is called so."), tone=Tone.DIM)
        self._none.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self._none.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        layout = column(self, 1, 0)
        head = row(self.line)
        head.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addLayout(head)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._ask)
        self.list.activated_id.connect(self._choose)
        self.list.clicked.connect(lambda index: self._choose(self.list.current_id))
        self._show([])
        self._ask()

    def _ask(self) -> None:
        text = self.line.text()
        self._workspace.read(self, lambda s: browse.filter_values(s, _value_part(text)), self._show, key="values")

    def _show(self, found: Sequence[FilterValue]) -> None:
        wanted = self.line.text().casefold().split()
        shown = [
            value
            for value in sorted([*self._fixed, *found], key=self._rank)
            if all(word in self._words(value).casefold() for word in wanted)
        ]
        self._values = shown
        rows = [
            ListRow(str(number), self._words(value), badge="" if value.count is None else digits(value.count),
                    badge_words="" if value.count is None else trn(value.count, "{n} claim", "{n} claims"))
            for number, value in enumerate(shown)
        ]  # fmt: skip
        self.list.set_rows(rows)
        self._none.setVisible(not rows)
        if rows:
            self.list.select("0", quiet=True)

    def _rank(self, value: FilterValue) -> tuple[bool, int]:
        """What begins as it was typed stands first, then the order of the fields."""
        typed = _value_part(self.line.text()).casefold().strip()
        begins = any(word.startswith(typed) for word in value.label.casefold().split()) if typed else True
        return (not begins, list(FIELD_WORDS).index(value.field))

    def _words(self, value: FilterValue) -> str:
        return tr("{field}: {value}", field=tr(FIELD_WORDS[value.field]), value=value.label)

    def _choose(self, id: str) -> None:
        if id:
            value = self._values[int(id)]
            self.leave()
            self.chosen.emit(value.field, value.value, value.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the line, the arrows move in the list and Return takes what is chosen there."""
        if step := arrow_step(event):
            self.list.step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.current_id)
        else:
            super().keyPressEvent(event)


def _value_part(text: str) -> str:
    """What is looked for among the values: without a field's name before it."""
    for word in FIELD_WORDS.values():
        name = tr(word).casefold()
        if text.casefold().startswith(name):
            return text[len(name) :].lstrip(": ")
    return text


class _Ordered(QListWidget):
    """A list whose entries Alt with an arrow moves."""

    move_requested = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key(), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)


class ColumnsPopup(Popup):
    """The columns: Space shows or hides one, Alt with an arrow moves it."""

    changed = Signal(list)
    """The keys of the columns to show, in order."""

    def __init__(self, parent: QWidget, shown: Sequence[str]) -> None:
        super().__init__(parent, tr("Columns"), 260, 440)
        self.list = _Ordered()
        self.list.move_requested.connect(self._move)
        self.list.setAccessibleName(tr("Columns"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        layout = column(self, Space.S, Space.XS)
        layout.addWidget(self.list, 1)
        hint = Words(tr("Space shows or hides a column. Alt+↑ and Alt+↓ move it."), Size.LABEL, Tone.DIM, wrap=True)
        layout.addWidget(hint)
        layout.addLayout(row(LinkButton(tr("As at first"), lambda: self._fill(DEFAULT, tell=True)), None))
        self._fill(shown)
        self.list.itemChanged.connect(lambda _: self._tell())
        self.list.model().rowsMoved.connect(lambda *_: self._tell())

    def _fill(self, shown: Sequence[str], *, tell: bool = False) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        rest = [item.key for item in COLUMNS if item.key not in shown]
        titles = {item.key: item.title for item in COLUMNS}
        for key in (*shown, *rest):
            entry = QListWidgetItem(tr(titles[key]))
            entry.setSizeHint(QSize(0, theme.control_height() - 4))
            entry.setData(Qt.ItemDataRole.UserRole, key)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            entry.setFlags(flags if key == STATEMENT else flags | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self.list.addItem(entry)
        self.list.setCurrentRow(0)
        self.list.blockSignals(blocked)
        if tell:
            self._tell()

    @property
    def shown(self) -> list[str]:
        entries = (self.list.item(number) for number in range(self.list.count()))
        return [str(entry.data(Qt.ItemDataRole.UserRole)) for entry in entries
                if entry.checkState() == Qt.CheckState.Checked]  # fmt: skip

    def _tell(self) -> None:
        self.changed.emit(self.shown)

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        to = at + step
        if 0 <= to < self.list.count():
            blocked = self.list.blockSignals(True)
            entry = self.list.takeItem(at)
            self.list.insertItem(to, entry)
            self.list.setCurrentRow(to)
            self.list.blockSignals(blocked)
            self._tell()
