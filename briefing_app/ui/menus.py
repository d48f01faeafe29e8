# SPDX-License-Identifier: Apache-2.0
"""Actions, described as data: menus, keys, the command palette and the shortcut sheet are made from the same table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.page_actions import PageAction
from briefing_app.ui.panels.palette import Command
from briefing_app.ui.part_keys import PARTS


@dataclass(frozen=True, slots=True)
class Entry:
    """One action. An empty key is a separator."""

    key: str = ""
    text: str = ""
    shortcut: str = ""


SEPARATOR = Entry()
CHOICES = ("theme", "density", "language")
"""Entries that open a menu in which one of a few is chosen."""

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        mark("&File"),
        (
            Entry("new", mark("&New case…"), "Ctrl+N"),
            Entry("open", mark("&Open a case…"), "Ctrl+O"),
            Entry("recent", mark("Open &recent")),
            Entry("demo", mark("&Demonstration case")),
            SEPARATOR,
            Entry("case", mark("C&ase…"), "Ctrl+I"),
            Entry("checks", mark("Chec&ks…"), "F7"),
            Entry("author", mark("Your &name…")),
            SEPARATOR,
            Entry("look_back", mark("Look at an &earlier state…"), "Ctrl+Shift+B"),
            Entry("changes", mark("What chan&ged between…")),
            SEPARATOR,
            Entry("merge", mark("&Merge a colleague's copy…"), "Ctrl+M"),
            Entry("take_back_merge", mark("&Take the last merge back")),
            Entry("share", mark("&Share a copy…")),
            Entry("save_back", mark("Save back to the shared &folder")),
            Entry("import_case", mark("&Import from another case…")),
            Entry("duplicates", mark("Possible d&uplicates…")),
            SEPARATOR,
            Entry("backups", mark("&Backups…")),
            Entry("where", mark("Where the case &lies…")),
            SEPARATOR,
            Entry("close", mark("&Close the case"), "Ctrl+W"),
            Entry("quit", mark("&Quit"), "Ctrl+Q"),
        ),
    ),
    (
        mark("&Edit"),
        (
            Entry("undo", mark("&Undo"), "Ctrl+Z"),
            Entry("redo", mark("&Redo"), "Ctrl+Shift+Z"),
            SEPARATOR,
            Entry("filter", mark("&Find on this page"), "Ctrl+F"),
            Entry("search", mark("&Search everything…"), "Ctrl+Shift+F"),
            Entry("commands", mark("&Commands…"), "Ctrl+K"),
        ),
    ),
    (mark("&Go"), (Entry("back", mark("&Back"), "Alt+Left"), Entry("forward", mark("&Forward"), "Alt+Right"),
                   SEPARATOR, Entry("places"))),
    (
        mark("&View"),
        (
            Entry("inspector", mark("&Inspector"), "F9"),
            SEPARATOR,
            Entry("theme", mark("&Theme")),
            Entry("density", mark("&Density")),
            Entry("language", mark("&Language")),
        ),
    ),
    (mark("&Help"), (Entry("shortcuts", mark("&Shortcuts"), "F1 ?"),)),
)  # fmt: skip


class Menus:
    """The window's menus and its actions by key."""

    def __init__(
        self, window: QWidget, bar: QMenuBar, places: list[tuple[str, str]], do: dict[str, Callable[[], object]]
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self.recent = QMenu(tr("Open &recent"), window)
        self.choices = {key: QMenu(window) for key in CHOICES}
        self._window = window
        self._sections: dict[str, str] = {}
        self._words: dict[str, str] = {}
        for title, entries in MENUS:
            menu = bar.addMenu(tr(title))
            for entry in entries:
                self._add(menu, entry, places, do)

    def _add(
        self, menu: QMenu, entry: Entry, places: list[tuple[str, str]], do: dict[str, Callable[[], object]]
    ) -> None:
        if not entry.key:
            menu.addSeparator()
        elif entry.key == "recent":
            menu.addMenu(self.recent)
        elif entry.key in CHOICES:
            self.choices[entry.key].setTitle(tr(entry.text))
            menu.addMenu(self.choices[entry.key])
        elif entry.key == "places":
            for number, (key, label) in enumerate(places, 1):
                self._action(menu, Entry(f"place:{key}", label, f"Ctrl+{number}"), do[f"place:{key}"])
        else:
            self._action(menu, entry, do[entry.key])

    def _action(self, menu: QMenu, entry: Entry, work: Callable[[], object]) -> None:
        action = QAction(tr(entry.text), self._window)
        if entry.shortcut:
            action.setShortcuts([QKeySequence(keys) for keys in entry.shortcut.split()])
        action.triggered.connect(lambda _=False: work())
        menu.addAction(action)
        self._window.addAction(action)
        self.actions[entry.key] = action
        self._words[entry.key] = entry.text
        self._sections[entry.key] = plain(menu.title())

    def fill_choice(
        self, key: str, entries: Iterable[tuple[str, str]], current: str, choose: Callable[[str], object]
    ) -> None:
        """One entry for each value of a choice."""
        menu = self.choices[key]
        group = QActionGroup(menu)
        for value, text in entries:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _=False, chosen=value: choose(chosen))
            group.addAction(action)

    def commands(self) -> list[Command]:
        """What the palette offers of the menus: all that can be done now."""
        found = [
            Command(plain(action.text()), self._sections[key], keys_of(action), action.trigger)
            for key, action in self.actions.items()
            if action.isEnabled() and key != "commands"
        ]
        for menu in self.choices.values():
            found += [
                Command(f"{plain(menu.title())}: {plain(action.text())}", tr("View"), "", action.trigger)
                for action in menu.actions()
            ]
        return found

    def sheet(self, pages: Sequence[tuple[str, Sequence[PageAction]]]) -> list[tuple[str, list[tuple[str, str]]]]:
        """What the shortcut sheet shows: everywhere, then each page, then the parts that pages share."""
        everywhere = [
            (keys_of(action), plain(tr(self._words[key])))
            for key, action in self.actions.items()
            if not action.shortcut().isEmpty()
        ]
        own = [
            (title, [(native(action.shortcut), action.text) for action in actions if action.shortcut])
            for title, actions in pages
        ]
        shared = [
            (tr(title), [(" / ".join(native(one) for one in keys.split()), tr(what)) for keys, what in lines])
            for title, lines in PARTS
        ]
        return [(tr("Everywhere"), everywhere), *((title, lines) for title, lines in own if lines), *shared]


def plain(text: str) -> str:
    """A menu's words without its key mark and dots."""
    return text.replace("&", "").rstrip("…")


def native(shortcut: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) or shortcut


def keys_of(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
