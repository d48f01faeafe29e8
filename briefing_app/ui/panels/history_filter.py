# SPDX-License-Identifier: Apache-2.0
"""What narrows the history: words, who, what kind of record, from when to when, one record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QTimer, Signal

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.merging import Arrival
from briefing_app.ui import change_words as said
from briefing_app.ui import merge_words
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Surface, Tone, Words, column, icon_button, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.menu_chip import MenuChip

PAUSE_MS = 150
OFFERED = 30
"""Merges that can be chosen at once; where cases lie in shared folders, there may be thousands."""
_END = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, as ``services.history.entries`` takes it."""

    record: str | None = None
    author: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    text: str = ""
    merge: int | None = None

    def options(self) -> dict[str, Any]:
        """The named arguments; the record goes first and has no name."""
        return {name: getattr(self, name) for name in ("author", "type", "since", "until", "text", "merge")}

    def shows_merge(self, found: Arrival) -> bool:
        """Whether a merge belongs into the list, as an event of its own."""
        if self.merge is not None:
            return found.number == self.merge
        if self.record or self.type or self.text:
            return False
        return (
            self.author in (None, found.author, *found.whose)
            and (self.since is None or found.time >= self.since)
            and (self.until is None or found.time < self.until)
        )

    @property
    def is_everything(self) -> bool:
        return self == Wanted()


def bound(text: str, *, end: bool) -> str | None:
    """A typed day or time in the person's own zone as a UTC time of the log: its beginning, or where it is over.

    None for an empty text. Raises InvalidDate.
    """
    if not text.strip():
        return None
    understood = read_date(text)
    plain = understood.latest + timedelta(seconds=1) if end and understood.latest < _END else understood.earliest
    if end and understood.latest >= _END:
        return None
    local = plain.replace(tzinfo=None)
    try:
        moment = local.astimezone().astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        moment = plain
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def last_second(text: str) -> str | None:
    """The last second of a typed day or time, as UTC with its zone; None where nothing is typed, or there is no end.
    Raises InvalidDate."""
    end = bound(text, end=True)
    return None if end is None else f"{(datetime.fromisoformat(end) - timedelta(seconds=1)).isoformat()}Z"


class HistoryFilter(Surface):
    """The filters over the list; tells when what is asked for has changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("panel", "b")
        self._record = ""
        self.words = Line(tr("Words of an action or a record"), tr("Find in the history"))
        self.words.setClearButtonEnabled(True)
        self.person = MenuChip(tr("Person"))
        self.kind = MenuChip(tr("Kind"), [(name, said.type_label(name)) for name in RECORD_TYPES])
        self.merge = MenuChip(tr("Merges"))
        self.merge.hide()
        self.since = Line(tr("from, e.g. 14 Nov"), tr("From this day on"))
        self.until = Line(tr("to"), tr("Up to and including this day"))
        self._wrong = Words("", Size.LABEL, Tone.ALARM, wrap=True)
        self._wrong.hide()
        self._about = ElidedWords("", Size.LABEL)
        self._all = icon_button("close", tr("Show the history of everything"), lambda: self.set_record("", ""))
        self.clear_button = LinkButton(tr("Clear"), self.clear)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._lay_out()
        for line in (self.words, self.since, self.until):
            line.textChanged.connect(lambda _: self._pause.start())
        for chip in (self.person, self.kind, self.merge):
            chip.value_changed.connect(lambda _: self._tell())
        self._tell(quiet=True)

    def _lay_out(self) -> None:
        layout = column(self, spacing=Space.S)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S + 1)
        first = row(self.words, self.merge)
        first.setStretch(0, 1)
        layout.addLayout(first)
        line = row(self.person, self.kind, self.since, self.until, self.clear_button)
        line.setStretch(2, 3)
        line.setStretch(3, 2)
        layout.addLayout(line)
        layout.addWidget(self._wrong)
        self._only = Surface("accent_soft")
        about = row(self._about, self._all)
        about.setStretch(0, 1)
        about.setContentsMargins(Space.S, 0, 0, 0)
        self._only.setLayout(about)
        self._only.hide()
        layout.addWidget(self._only)

    @property
    def record(self) -> str:
        """The one record that is asked for, or empty."""
        return self._record

    def set_record(self, id: str, title: str) -> None:
        """Asks for the history of one record; empty for all."""
        self._record = id
        self._about.set_text(tr("Only what was done to: {title}", title=title))
        self._only.setVisible(bool(id))
        self._tell()

    def set_people(self, names: list[str]) -> None:
        self.person.set_choices([(name, name) for name in names])

    def set_merges(self, found: Sequence[Arrival]) -> None:
        """Offers the newest of these merges, and the one that is chosen."""
        offered = [each for place, each in enumerate(found) if place < OFFERED or str(each.number) == self.merge.value]
        self.merge.set_choices([(str(each.number), merge_words.short(each)) for each in offered])
        self.merge.setVisible(bool(found) or self.merge.value is not None)

    def clear(self) -> None:
        """Asks for everything."""
        self._record = ""
        self._only.hide()
        for chip in (self.person, self.kind, self.merge):
            chip.blockSignals(True)
            chip.set_value(None)
            chip.blockSignals(False)
        for line in (self.words, self.since, self.until):
            line.blockSignals(True)
            line.setText("")
            line.blockSignals(False)
        self._tell()

    def wanted(self) -> Wanted:
        """What is asked for; a date that cannot be read asks for nothing."""
        found: dict[str, str | None] = {}
        for name, line, end in (("since", self.since, False), ("until", self.until, True)):
            try:
                found[name] = bound(line.text(), end=end)
            except InvalidDate:
                found[name] = None
        text = self.words.text().strip()
        return Wanted(
            self._record or None,
            self.person.value,
            self.kind.value,
            found["since"],
            found["until"],
            text if any(letter.isalnum() for letter in text) else "",
            int(self.merge.value) if self.merge.value is not None else None,
        )

    def _tell(self, *, quiet: bool = False) -> None:
        complaints = []
        for line in (self.since, self.until):
            try:
                bound(line.text(), end=False)
            except InvalidDate as error:
                complaints.append(str(error))
        self._wrong.setText(f"✕ {complaints[0]}" if complaints else "")
        self._wrong.setVisible(bool(complaints))
        self.clear_button.setVisible(not self.wanted().is_everything or bool(complaints))
        if not quiet:
            self._pause.stop()
            self.changed.emit()
