# SPDX-License-Identifier: Apache-2.0
"""The command palette: everything that can be done here and now, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.matching import score
from briefing_app.ui.models.rows import Index, ListRow, Role
from briefing_app.ui.panels.overlay import Overlay
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.lists import paint_ground

MOST_ROWS = 12
SEARCH = "search:"


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: its words, where it belongs, its keys."""

    title: str
    section: str
    shortcut: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class _CommandRow(ListRow):
    section: str = ""
    keys: str = ""


class _Delegate(QStyledItemDelegate):
    """The words on the leading side; section and keys on the other."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.control_height() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option, line=False)
        if isinstance(item, _CommandRow):
            self._paint_row(painter, option, item)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, item: _CommandRow) -> None:
        colours = theme.colours()
        area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if item.keys:
            wide = QFontMetrics(theme.interface(Size.SMALL)).horizontalAdvance(item.keys) + 12
            left = area.left() if mirrored else area.right() - wide
            box = QRect(left, area.center().y() - 9, wide, 19)
            rounded(painter, box, fill=colours.panel, line=colours.line, radius=4)
            painter.setFont(theme.interface(Size.SMALL))
            painter.setPen(colours.dim)
            draw_text(painter, box, Qt.AlignmentFlag.AlignCenter, item.keys)
            if mirrored:
                area.setLeft(box.right() + Space.M)
            else:
                area.setRight(box.left() - Space.M)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        draw_text(painter, area, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, item.section)
        painter.setFont(theme.interface())
        painter.setPen(colours.text)
        draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, item.title)


class CommandPalette(Overlay):
    """Lists the commands that fit what is typed; the ones used last come first while nothing is."""

    search_requested = Signal(str)
    """The typed words are to be looked for in the case instead."""

    def __init__(self, head: QWidget) -> None:
        super().__init__(head, tr("Commands"), tr("Type what you want to do"), 620)
        self._commands: list[Command] = []
        self._used: list[str] = []
        self._can_search = False
        self.results.setItemDelegate(_Delegate(self.results))
        self.results.setAccessibleName(tr("Commands that fit"))
        self.body.addWidget(self.results, 1)
        self.line.textChanged.connect(lambda _: self._show())

    def open_with(self, commands: Sequence[Command], *, can_search: bool) -> None:
        """Offers these commands, and a search where a case is open."""
        self._commands, self._can_search = list(commands), can_search
        self.line.clear()
        self._show()
        self.open_up()

    @property
    def titles(self) -> list[str]:
        """What is offered now."""
        return [row.title for row in self.results.rows.rows]

    def _fitting(self, typed: str) -> list[int]:
        found = []
        for number, command in enumerate(self._commands):
            points = score(typed, f"{command.title} {command.section}")
            if points is not None:
                recent = self._used.index(command.title) if command.title in self._used else len(self._used)
                found.append((-points, recent, number))
        return [number for _, _, number in sorted(found)]

    def _show(self) -> None:
        typed = self.line.text().strip()
        rows: list[ListRow] = [
            _CommandRow(
                str(number), self._commands[number].title, section=self._commands[number].section,
                keys=self._commands[number].shortcut, badge_words=self._commands[number].shortcut,
            )
            for number in self._fitting(typed)
        ]  # fmt: skip
        if typed and self._can_search:
            rows.append(_CommandRow(SEARCH, tr("Search the case for “{text}”", text=typed), section=tr("Search")))
        self.results.set_rows(rows)
        if rows:
            self.results.select(rows[0].id, quiet=True)
        self.settle()

    def height_wanted(self) -> int:
        rows = min(len(self.results.rows.rows), MOST_ROWS)
        return self.line.sizeHint().height() + 3 * Space.S + rows * (theme.control_height() + 4) + 2

    def take(self) -> None:
        chosen, typed = self.results.current_id, self.line.text().strip()
        if not chosen:
            return
        self.leave()
        if chosen == SEARCH:
            self.search_requested.emit(typed)
            return
        command = self._commands[int(chosen)]
        self._used = [command.title, *(title for title in self._used if title != command.title)][:20]
        command.run()
