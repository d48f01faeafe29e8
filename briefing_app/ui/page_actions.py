# SPDX-License-Identifier: Apache-2.0
"""What a page can do, as data: the command palette, the shortcut sheet and the page's own keys are made from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def always() -> bool:
    """For actions that can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class PageAction:
    """One action: its words, its keys (empty: none), what it does and whether it can be done now."""

    text: str
    shortcut: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = always


def bind(widget: QWidget, actions: Sequence[PageAction]) -> None:
    """Lets the actions' keys work while the keyboard is anywhere in the widget."""
    for action in actions:
        if action.shortcut:
            shortcut = QShortcut(QKeySequence(action.shortcut), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda chosen=action: chosen.run() if chosen.enabled() else None)
