# SPDX-License-Identifier: Apache-2.0
"""One moment out of those that a case offers: a day or time, an edition, an action that was chosen elsewhere, now."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.partial_date import InvalidDate
from briefing_app.services.moments import Moment
from briefing_app.ui.i18n import tr
from briefing_app.ui.moment_words import moment_words
from briefing_app.ui.panels.history_filter import last_second
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Field, column
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.picks import Choice, Pick

_TYPED, NOW = None, "now"
_LETTERS = 28


class MomentChoice(QWidget):
    """A list of moments, and a line to type a day or time in, in the person's own zone."""

    changed = Signal()

    def __init__(self, name: str, *, days_ago: int = 0, with_now: bool = False) -> None:
        super().__init__()
        self._first: list[Choice] = [(_TYPED, tr("A day or time")), *([(NOW, tr("Now"))] if with_now else [])]
        self._known: dict[str, Moment] = {}
        self.pick = Pick(name, self._first)
        self.pick.setMinimumContentsLength(_LETTERS)
        self.line = Line(tr("Day or time"))
        self.line.setText((datetime.now().astimezone().date() - timedelta(days=days_ago)).isoformat())
        self._field = Field(tr("Day or time"), self.line, tr("Such as 14 Nov, 2031-03-06 or 2031-03-06 14:30"))
        layout = column(self, spacing=Space.S)
        layout.addWidget(Field(name, self.pick))
        layout.addWidget(self._field)
        layout.addStretch(1)
        if with_now:
            self.pick.set_value(NOW)
        self._follow()
        self.pick.value_changed.connect(lambda _: self._follow())
        self.line.textChanged.connect(lambda _: self._field.set_note(""))

    def offer(self, moments: list[tuple[str, Moment]]) -> None:
        """Further moments by their names; what is chosen stays so."""
        self._known |= dict(moments)
        self.pick.set_choices([*self._first, *((name, moment_words(at)) for name, at in self._known.items())])

    def choose(self, name: str, at: Moment) -> None:
        """Offers a moment and chooses it."""
        self.offer([(name, at)])
        self.pick.set_value(name)

    @property
    def value(self) -> str | None:
        """The moment as ``services.moments.moment`` takes it; None where what is typed is no day and no time, which is
        said then."""
        if self.pick.value is not _TYPED:
            return self.pick.value
        try:
            found = last_second(self.line.text())
        except InvalidDate as error:
            self._field.set_note(str(error), wrong=True)
            return None
        if found is None:
            self._field.set_note(tr("Type a day such as 14 Nov 2031, or a time such as 2031-03-06 14:30."), wrong=True)
        return found

    @property
    def complaint(self) -> str:
        """What is said under the line."""
        return self._field.note

    def _follow(self) -> None:
        self._field.setVisible(self.pick.value is _TYPED)
        self.changed.emit()
