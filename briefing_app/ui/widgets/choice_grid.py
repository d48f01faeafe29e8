# SPDX-License-Identifier: Apache-2.0
"""Records beside each other, field by field: of each row one value is chosen."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Tone, Words, clear
from briefing_app.ui.widgets.value_choice import ValueChoice

_CAPTION = 104
Named = Callable[[str, int, str], str]


class ChoiceGrid(QWidget):
    """Begun anew with ``begin``, then row by row, then ``finish``; the keyboard stays on the choice that it was on.

    ``named`` says the field, the number of the record and its value to somebody who does not see the table.
    """

    def __init__(self, named: Named, margin: int = 0) -> None:
        super().__init__()
        self._named = named
        self._groups: list[QButtonGroup] = []
        self._place = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(margin, 0, Space.S, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)

    @property
    def choices(self) -> list[ValueChoice]:
        """All values, row by row."""
        return [each for group in self._groups for each in group.buttons() if isinstance(each, ValueChoice)]

    def begin(self) -> None:
        """Takes all rows away."""
        focused = self.window().focusWidget()
        self._place = focused.accessibleName() if isinstance(focused, ValueChoice) else ""
        clear(self._grid)
        for number in range(max(self._grid.rowCount(), self._grid.columnCount())):  # there may have been more before
            self._grid.setRowStretch(number, 0)
            self._grid.setColumnStretch(number, 0)
        self._groups.clear()

    def add_row(
        self, label: str, texts: Sequence[str], checks: Sequence[bool], chosen: Callable[[int], object]
    ) -> None:
        """A value of each record, empty where not stated; ``chosen`` hears the place of the one that is chosen."""
        line = len(self._groups)
        caption = Words(label, Size.LABEL, Tone.DIM, wrap=True)
        caption.setFixedWidth(_CAPTION)
        caption.setContentsMargins(0, Space.S, 0, 0)
        self._grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        self._groups.append(group)
        for place, (text, checked) in enumerate(zip(texts, checks, strict=True)):
            shown = text or tr("not stated")
            choice = ValueChoice(shown, self._named(label, place + 1, shown), dim=not text)
            choice.setChecked(checked)
            group.addButton(choice)
            choice.clicked.connect(lambda _=False, place=place: chosen(place))
            self._grid.addWidget(choice, line, place + 1)
            choice.show()
            self._grid.setColumnStretch(place + 1, 1)

    def finish(self, before: Sequence[QWidget], after: Sequence[QWidget], *, focus: bool) -> None:
        """Sets the way of Tab through what is around the choices. ``focus``: the first choice gets the keyboard if
        none had it."""
        self._grid.setRowStretch(len(self._groups), 1)
        choices = self.choices
        for one, other in pairwise([*before, *choices, *after]):
            QWidget.setTabOrder(one, other)
        if choices and (self._place or focus):
            next((each for each in choices if each.accessibleName() == self._place), choices[0]).setFocus()
