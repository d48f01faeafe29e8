# SPDX-License-Identifier: Apache-2.0
"""The shortcut sheet: every key of the window and its pages, in columns."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.ui import theme
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Scroll, Tone, Words, column

Lines = Sequence[tuple[str, str]]
COLUMNS = 2
WIDTH, HEIGHT = 1080, 700
STEPS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class ShortcutsDialog(FormDialog):
    """Groups of keys and what they do, spread evenly over the columns."""

    def __init__(self, parent: QWidget, groups: Sequence[tuple[str, Lines]]) -> None:
        super().__init__(parent, tr("Shortcuts"), tr("Close"))
        self.cancel_button.hide()
        content = QWidget()
        line = QHBoxLayout(content)
        line.setContentsMargins(0, 0, Space.M, 0)
        line.setSpacing(Space.L)
        room = self.fitting(WIDTH, HEIGHT)
        for part in spread(groups, COLUMNS if room.width() == WIDTH else COLUMNS - 1):
            line.addLayout(_column(part), 1)
        scroll = Scroll(content, "panel")
        self.form.addWidget(scroll, 1)
        for key, step in STEPS.items():
            QShortcut(QKeySequence(key), self).activated.connect(
                partial(scroll.verticalScrollBar().triggerAction, step)
            )
        self.resize(room)


def _column(groups: Sequence[tuple[str, Lines]]) -> QVBoxLayout:
    layout = column(None, spacing=Space.L)
    metrics = QFontMetrics(theme.interface())
    widest = max((metrics.horizontalAdvance(keys) for _, lines in groups for keys, _ in lines), default=0)
    for title, lines in groups:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnMinimumWidth(0, widest)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Words(title, bold=True), 0, 0, 1, 2)
        for number, (keys, what) in enumerate(lines, 1):
            grid.addWidget(Words(keys, tone=Tone.DIM), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(what, wrap=True), number, 1)
        layout.addLayout(grid)
    layout.addStretch(1)
    return layout


def spread(groups: Sequence[tuple[str, Lines]], columns: int) -> list[list[tuple[str, Lines]]]:
    """The groups in their order, in columns of about the same height."""
    whole = sum(len(lines) + 2 for _, lines in groups)
    result: list[list[tuple[str, Lines]]] = [[]]
    height = 0
    for title, lines in groups:
        high = len(lines) + 2
        if result[-1] and len(result) < columns and height + high / 2 > whole / columns:
            result.append([])
            height = 0
        result[-1].append((title, lines))
        height += high
    return result
