# SPDX-License-Identifier: Apache-2.0
"""Actions, described as data: menus, shortcuts and the shortcut sheet are made from the same table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefing_app.ui.theme import Choice


@dataclass(frozen=True, slots=True)
class Entry:
    """One action. An empty key is a separator."""

    key: str = ""
    text: str = ""
    shortcut: str = ""


SEPARATOR = Entry()

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "&File",
        (
            Entry("new", "&New case…", "Ctrl+N"),
            Entry("open", "&Open a case…", "Ctrl+O"),
            Entry("recent", "Open &recent"),
            Entry("demo", "&Demonstration case"),
            SEPARATOR,
            Entry("case", "C&ase…", "Ctrl+I"),
            Entry("author", "Your &name…"),
            SEPARATOR,
            Entry("close", "&Close the case", "Ctrl+W"),
            Entry("quit", "&Quit", "Ctrl+Q"),
        ),
    ),
    (
        "&Edit",
        (
            Entry("undo", "&Undo", "Ctrl+Z"),
            Entry("redo", "&Redo", "Ctrl+Shift+Z"),
            SEPARATOR,
            Entry("filter", "&Filter this page", "Ctrl+F"),
            Entry("search", "&Search everything", "Ctrl+K"),
        ),
    ),
    ("&View", (Entry("places"), SEPARATOR, Entry("theme", "&Theme"))),
    ("&Help", (Entry("shortcuts", "&Shortcuts", "F1"),)),
)

PAGE_SHORTCUTS: tuple[tuple[str, str], ...] = (
    ("Ctrl+V", "Add the copied text as a source"),
    ("Ctrl+Return", "Claim from the selected passage; then: save and next"),
    ("Ctrl+E", "Expert assessment from the selected passage"),
    ("Ctrl+S", "Save the editor"),
    ("Esc", "Leave the editor; what was typed is put aside"),
    ("F2", "Edit title, dates, grade and handling of the source"),
    ("Ctrl+J", "Insert what a sentence of the report rests on"),
    ("← →", "Another grade, or type its letter or digit"),
    ("Ctrl+Shift+E", "Export the report"),
)


class Menus:
    """The window's menus and its actions by key."""

    def __init__(
        self, window: QWidget, bar: QMenuBar, places: list[tuple[str, str]], do: dict[str, Callable[[], object]]
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self.recent = QMenu("Open &recent", window)
        self.theme = QMenu("&Theme", window)
        self._window = window
        for title, entries in MENUS:
            menu = bar.addMenu(title)
            for entry in entries:
                self._add(menu, entry, places, do)

    def _add(
        self, menu: QMenu, entry: Entry, places: list[tuple[str, str]], do: dict[str, Callable[[], object]]
    ) -> None:
        if not entry.key:
            menu.addSeparator()
        elif entry.key == "recent":
            menu.addMenu(self.recent)
        elif entry.key == "theme":
            menu.addMenu(self.theme)
        elif entry.key == "places":
            for number, (key, label) in enumerate(places, 1):
                self._action(menu, Entry(f"place:{key}", label, f"Ctrl+{number}"), do[f"place:{key}"])
        else:
            self._action(menu, entry, do[entry.key])

    def _action(self, menu: QMenu, entry: Entry, work: Callable[[], object]) -> None:
        action = QAction(entry.text, self._window)
        if entry.shortcut:
            action.setShortcut(QKeySequence(entry.shortcut))
        action.triggered.connect(lambda _=False: work())
        menu.addAction(action)
        self._window.addAction(action)
        self.actions[entry.key] = action

    def fill_theme(self, current: Choice, choose: Callable[[Choice], None]) -> None:
        """One entry for each way to choose the theme."""
        group = QActionGroup(self.theme)
        for choice, text in (
            (Choice.SYSTEM, "As the &system"), (Choice.LIGHT, "&Light"), (Choice.DARK, "&Dark"),
        ):  # fmt: skip
            action = self.theme.addAction(text)
            action.setCheckable(True)
            action.setChecked(choice is current)
            action.triggered.connect(lambda _=False, chosen=choice: choose(chosen))
            group.addAction(action)

    def sheet(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What the shortcut sheet shows."""
        everywhere = [
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), _plain(action.text()))
            for action in self.actions.values()
            if not action.shortcut().isEmpty()
        ]
        return [("Everywhere", everywhere), ("On the pages", list(PAGE_SHORTCUTS))]


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
