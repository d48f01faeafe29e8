# SPDX-License-Identifier: Apache-2.0
"""Walks over what a window shows as somebody would who cannot see it, cannot use a mouse, or needs large type.

Each check returns sentences, one for each thing that is wrong; none is right.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPushButton,
    QWidget,
)

from briefing_app.ui import roles
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.panels.overlay import Overlay
from briefing_app.ui.panels.popups import Popup
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import TaskRunner
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.basic import ElidedWords
from briefing_app.ui.widgets.frame import MessageBar

AUTHOR = "Tamsin Aubery"
SMALLEST = 11
ROWS_LOOKED_AT = 20
LONGEST_CHOICE = 30  # what is longer is somebody's own words, and may be cut
ARROW = 28  # what a combo box has beside its text
MOST_STEPS = 400
LONGEST_PAUSE_MS = 500
# A bare surface has no part to play: something that takes the keyboard is a button, a list, a field, a slider ...
NO_PART = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.Border}


def is_still(window: MainWindow) -> bool:
    """Nothing is asked for, and no part of the window waits a moment to ask for more."""
    if not window.workspace.runner.is_idle:
        return False
    timers = window.findChildren(QTimer)
    return not any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= LONGEST_PAUSE_MS for timer in timers
    )


class Walk:
    """A window over a case, waited for until it is still."""

    def __init__(self, settings: Path, theme: Theme, size: tuple[int, int] = (1280, 800)) -> None:
        roles.install()
        store = Settings(settings)
        store.author = AUTHOR
        self.runner = TaskRunner()
        self.window = MainWindow(self.runner, store, theme)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.rest()

    def rest(self) -> None:
        """Runs the event loop until nothing is asked for and nothing is waited for any more."""
        quiet = 0
        while quiet < 3:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            QApplication.sendPostedEvents(None, 0)
            quiet = quiet + 1 if is_still(self.window) else 0

    def open(self, case: Path) -> None:
        self.window.open_case(case)
        self.rest()

    def dialogs(self) -> list[QDialog]:
        return [item for item in QApplication.topLevelWidgets() if isinstance(item, QDialog) and item.isVisible()]

    def put_away(self) -> None:
        """Closes what floats over the window, comes back to the present, and brings the keyboard to the window: tests
        that share it find it as it was opened, in whatever order they run."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in self.dialogs():
            dialog.reject()
        if self.window.past.isVisible():
            self.window.workspace.come_back()
        for panel in self.window.findChildren(QWidget):
            if isinstance(panel, Overlay | Popup | MessageBar) and panel.isVisible():
                panel.close()
        self.rest()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window, 2000)

    def close(self) -> None:
        self.put_away()
        self.window.close_now()
        self.rest()
        self.runner.stop()
        let_go(self.window)


def let_go(window: QWidget) -> None:
    """Deletes the window now, with all that waits in it: each change of style would go through it until it is gone."""
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def shown(root: QWidget) -> Iterator[QWidget]:
    """The widgets in sight, without those that Qt makes for itself."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 1 and widget.height() > 1 and not _is_inner(widget):
            yield widget


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, QComboBox | QLineEdit)
        or type(widget).__name__ in ("QHeaderView", "QSplitterHandle", "QScrollBar", "QTableCornerButton", "QSizeGrip")
        or (widget.window() is not widget and isinstance(widget.window(), QWidget) and widget.window().isHidden())
    )


def tab_stops(root: QWidget) -> list[QWidget]:
    """What the Tab key must reach."""
    return [
        widget for widget in shown(root)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]  # fmt: skip


def called(widget: QWidget) -> str:
    """A widget by its class, what it says, and where it belongs."""
    text = widget.accessibleName() or getattr(widget, "text", str)
    said = text() if callable(text) else text
    owner = widget.parentWidget()
    places = []
    while owner is not None and len(places) < 3:
        if type(owner).__module__.startswith("briefing_app"):
            places.append(type(owner).__name__)
        owner = owner.parentWidget()
    return f"{type(widget).__name__} “{said}” in {' in '.join(places) or 'the window'}"


# What a screen reader says


def unnamed(root: QWidget) -> list[str]:
    """What takes the keyboard and has no name or no part; buttons that say nothing; rows without words."""
    told = []
    for widget in shown(root):
        takes_keyboard = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if takes_keyboard and not isinstance(widget, QMenuBar):
            face = QAccessible.queryAccessibleInterface(widget)
            if not face.text(QAccessible.Text.Name).strip():
                told.append(f"{called(widget)} has no accessible name")
            if face.role() in NO_PART:
                told.append(f"{called(widget)} has no part: {face.role().name}")
        if isinstance(widget, QAbstractButton) and not widget.text().strip() and not widget.toolTip().strip():
            told.append(f"{called(widget)} has neither text nor tool tip")
        if isinstance(widget, QAbstractItemView):
            told += _wordless(widget)
    return told


def _wordless(view: QAbstractItemView) -> list[str]:
    model = view.model()
    if model is None or not type(model).__module__.startswith("briefing_app"):
        return []
    told = []
    for row in range(min(model.rowCount(QModelIndex()), ROWS_LOOKED_AT)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(QModelIndex())):
            said = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            if not isinstance(said, str) or not said.strip():
                told.append(f"{called(view)}: row {row}, column {column} says nothing")
    return told[:3]


# The Tab key


def unreached(root: QWidget) -> list[str]:
    """Controls that the Tab key passes by, and those that it cannot leave."""
    wanted = tab_stops(root)
    if not wanted:
        return []
    _activate(root)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    start = QApplication.focusWidget()
    visited: list[QWidget] = []
    for _ in range(MOST_STEPS):
        here = QApplication.focusWidget()
        if here is None:
            return [f"the keyboard is nowhere after {called(visited[-1])}" if visited else "nothing takes the keyboard"]
        if here in visited:
            if here is not start and here is visited[-1]:
                return [f"the Tab key does not leave {called(here)}"]
            break
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    groups = {_group(widget) for widget in visited} - {None}
    missed = [widget for widget in wanted if widget not in visited and _group(widget) not in groups]
    return [f"the Tab key does not reach {called(widget)}" for widget in missed]


def _group(widget: QWidget) -> QButtonGroup | None:
    """Buttons of which one is chosen are one stop of the Tab key; the arrow keys go between them."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group if group is not None and group.exclusive() else None


# Focus that can be seen


def unseen_focus(root: QWidget) -> list[str]:
    """One control of each class that looks the same with the keyboard and without it."""
    told = []
    done: set[type] = set()
    stops = tab_stops(root)
    _activate(root)
    for widget in stops:
        if type(widget) in done or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QAbstractItemView):
            if widget.model() is None or not widget.model().rowCount(QModelIndex()):
                continue
            if not widget.currentIndex().isValid():
                widget.setCurrentIndex(widget.model().index(0, 0))
            widget.scrollTo(widget.currentIndex())  # an earlier test may have left it out of sight
        done.add(type(widget))
        other = next((stop for stop in stops if stop is not widget), None)
        if other is None:
            continue
        other.setFocus(Qt.FocusReason.TabFocusReason)
        before = _picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and _picture(widget) == before:
            told.append(f"{called(widget)} does not show that it has the keyboard")
    return told


def _activate(root: QWidget) -> None:
    """Offscreen there is no window manager that would, after a dialog was closed."""
    root.window().activateWindow()
    QTest.qWaitForWindowActive(root.window(), 2000)


def _picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return widget.window().grab(place).toImage()


# Large type and longer languages


def cut_off(root: QWidget) -> list[str]:
    """Texts that are too small, too long for their place, or cut by what is around them."""
    told = []
    for widget in shown(root):
        if not isinstance(widget, QLabel | QAbstractButton | QComboBox):
            continue
        text = (widget.currentText() if isinstance(widget, QComboBox) else widget.text()).strip()
        if not text:
            continue
        if widget.fontInfo().pixelSize() < SMALLEST:
            told.append(f"{called(widget)} is smaller than {SMALLEST} pixels")
        short = _missing(widget)
        if short > 0:
            told.append(f"{called(widget)} lacks {short} pixels")
        if not isinstance(widget, ElidedWords) and (over := _beyond(widget)) > 1:
            told.append(f"{called(widget)} reaches {over} pixels over the edge")
    return told


def _missing(widget: QLabel | QAbstractButton | QComboBox) -> int:
    """How many pixels a text lacks, across or down."""
    if isinstance(widget, ElidedWords):
        return 0
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) - widget.height()
        return widget.sizeHint().width() - widget.width()
    if isinstance(widget, QComboBox):
        if len(widget.currentText()) > LONGEST_CHOICE:
            return 0
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) + ARROW - widget.width()
    if isinstance(widget, QPushButton):
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        text = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, widget.text()).width()
        return text + icon + 4 - widget.width()
    return widget.minimumSizeHint().width() - widget.width()


def _beyond(widget: QWidget) -> int:
    """How far a widget reaches over the side of one that holds it."""
    over = 0
    owner = widget.parentWidget()
    while owner is not None and widget.window() is not widget:
        left = widget.mapTo(owner, QPoint(0, 0)).x()
        over = max(over, -left, left + widget.width() - owner.width())
        if owner is widget.window():
            break
        owner = owner.parentWidget()
    return over


def unique(told: Iterable[str]) -> list[str]:
    """Each sentence once, in their order."""
    return list(dict.fromkeys(told))
