# SPDX-License-Identifier: Apache-2.0
"""Conflicts where their fields stand: under a field with several values its sides, each with author and time, and the
way to the conflict in the inbox. Every panel and dialog that shows a record's fields does it with this."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Record
from briefing_app.services import conflicts
from briefing_app.services.conflicts import Contested, FieldConflict
from briefing_app.services.positions import Kept
from briefing_app.ui import conflict_words, theme, words
from briefing_app.ui.conflict_words import kept_words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.theme import Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.widgets.basic import Field, LinkButton, Words, clear, column, row
from briefing_app.ui.workspace import Workspace

Places = Mapping[str, QWidget | None]
"""By the names of a record's fields, what shows them; None for what the panel does not show, or another part tells."""
EVERY_FIELD = ""
"""The name of what shows a whole record: what no other place shows stands under it."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where notes lead: to a conflict in the inbox, and to who holds what; each by record and field, as the inbox calls
    them."""

    settle: Callable[[str], object]
    positions: Callable[[str], object]

    @classmethod
    def of(cls, workspace: Workspace) -> "Ways":
        return cls(workspace.conflict_requested.emit, workspace.positions_requested.emit)


class ContestedNote(QWidget):
    """The sides of some conflicts on a tinted ground, each with a link that asks for it; and who holds what of
    judgments of which several stand. Hidden for none."""

    def __init__(self, ways: Ways | None = None) -> None:
        super().__init__()
        self._ways = ways
        self._is_warning = False
        self._texts: list[str] = []
        self.links: list[LinkButton] = []
        self._layout = column(self, spacing=Space.XS)
        self._layout.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS + 1)
        self.hide()

    @property
    def text(self) -> str:
        return "\n".join(self._texts)

    def show_conflicts(self, found: Contested, titles: Mapping[str, str] | None = None) -> None:
        """Shows these conflicts in the place of the former ones. ``titles``: what their records are called, by their
        ids, where one cannot see that."""
        told: list[FieldConflict | Kept] = [*found.conflicts, *found.kept]
        if not told and not self._texts:
            return
        clear(self._layout)
        self.links, self._texts = [], []
        for each in told:
            text = conflict_words.told(each, found.called) if isinstance(each, FieldConflict) else kept_words(each)
            self._texts.append(_titled(text, (titles or {}).get(each.record, "")))
            label = Words(self._texts[-1], wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._layout.addWidget(label)
            if self._ways is not None:
                self._layout.addLayout(row(self._link(each, self._ways), None))
        self._is_warning = bool(found.conflicts)
        self.setVisible(bool(told))
        self.update()

    def _link(self, found: FieldConflict | Kept, ways: Ways) -> LinkButton:
        key, what = conflict_words.key_of(found), conflict_words.field_words(found.type, found.field)
        if isinstance(found, FieldConflict):
            link = LinkButton(tr("Show the conflict"), lambda: ways.settle(key))
            link.setAccessibleName(tr("Show the conflict: {what}", what=what))
        else:
            link = LinkButton(tr("Who holds what…"), lambda: ways.positions(key))
            link.setAccessibleName(tr("Who holds what: {what}", what=what))
        self.links.append(link)
        return link

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        ground = colours.warning_soft if self._is_warning else colours.hover
        rounded(QPainter(self), self.rect(), fill=ground, line=None, radius=4)


def _some(told: Sequence[FieldConflict | Kept], found: Contested) -> Contested:
    conflicts = tuple(each for each in told if isinstance(each, FieldConflict))
    return Contested(conflicts, found.called, tuple(each for each in told if isinstance(each, Kept)))


def _titled(text: str, title: str) -> str:
    return tr("{who}: {text}", who=words.shortened(title, 60), text=text) if title else text


class ContestedFields(QObject):
    """Puts a note under each field of the records that a panel shows, while it holds several values, and follows the
    case. What has no place of its own, or none in sight, stands in ``rest``, which the panel puts where it likes.

    ``leads``: whether the notes lead to the inbox, which a dialog over the window cannot.
    """

    shown = Signal()
    """Something else may be told than before."""

    def __init__(self, workspace: Workspace, host: QWidget, *, leads: bool = True) -> None:
        super().__init__(host)
        self._workspace = workspace
        self._host = host
        self._ways = Ways.of(workspace) if leads else None
        self._places: Mapping[str, Places] = {}
        self._found = Contested()
        self._notes: list[tuple[QWidget, ContestedNote, str]] = []
        self._is_outdated = False
        self.rest = ContestedNote(self._ways)
        host.installEventFilter(self)
        workspace.notifier.case_changed.connect(self._follow)

    @property
    def found(self) -> Contested:
        """What is in conflict in the records that are shown."""
        return self._found

    def texts(self) -> list[str]:
        """What is told, from the rest on."""
        notes = (self.rest, *(note for _, note, _ in self._notes if isValid(note)))
        return [note.text for note in notes if note.text]

    def show_record(self, id: str, places: Places) -> None:
        """Shows the conflicts of one record; of none for an empty id."""
        self.show_records({id: places} if id else {})

    def show_records(self, places: Mapping[str, Places]) -> None:
        """Shows the conflicts of these records, by their ids, in the order in which they are told of."""
        if list(places) != list(self._places):
            self._found = Contested()
        self._places = dict(places)
        self._put()
        self._read()

    def _read(self) -> None:
        self._is_outdated = False
        ids = list(self._places)
        if ids:
            self._workspace.read(self, lambda s: (ids, conflicts.contested(s, ids)), self._take, key="contested")

    def _take(self, answer: tuple[list[str], Contested]) -> None:
        ids, found = answer
        if ids == list(self._places):
            self._found = found
            self._put()

    def _follow(self, changes: ChangeSet) -> None:
        """Out of sight, nothing is read until somebody looks."""
        if changes.ids & self._places.keys() or "position" in changes.types:
            self._is_outdated = True
            self._catch_up()

    def _catch_up(self) -> None:
        if self._is_outdated and self._host.isVisible():
            self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._catch_up()
        return False

    # Putting them where they belong

    def _put(self) -> None:
        self._take_away()
        rest: list[FieldConflict | Kept] = []
        under: dict[QWidget, list[FieldConflict | Kept]] = {}
        everything: list[FieldConflict | Kept] = [*self._found.conflicts, *self._found.kept]
        for found in everything:
            places = self._places[found.record]
            place = places.get(found.field, places.get(EVERY_FIELD))
            if place is not None and isValid(place) and place.isVisibleTo(self._host):
                under.setdefault(place, []).append(found)
            elif place is not None or found.field not in places:
                rest.append(found)
        for field, told in under.items():
            note = ContestedNote(self._ways)
            if self._put_under(field, note):
                note.show_conflicts(_some(told, self._found))
                former = field.accessibleDescription()
                field.setAccessibleDescription(" ".join(part for part in (former, note.text) if part))
                self._notes.append((field, note, former))
            else:
                rest += told
        self.rest.show_conflicts(_some(rest, self._found))
        self.shown.emit()

    def _take_away(self) -> None:
        for field, note, former in self._notes:
            if isValid(note):
                note.hide()
                note.deleteLater()
            if isValid(field):
                field.setAccessibleDescription(former)
        self._notes = []

    @staticmethod
    def _put_under(field: QWidget, note: ContestedNote) -> bool:
        """Into the box that the field has with its label, else behind it in the column that it stands in."""
        parent = field.parentWidget()
        box = next((part for part in (field, parent) if isinstance(part, Field)), None)
        if box is not None and isinstance(own := box.layout(), QVBoxLayout):
            own.addWidget(note)
            return True
        for column_of in _columns(parent):
            number = column_of.indexOf(field)
            if number >= 0:
                column_of.insertWidget(number + 1, note)
                return True
        return False


class ContestedSign(LinkButton):
    """In a head that has no room for the sides: how many fields of a record are in conflict, and the way to them."""

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__(tr("Show the conflict"), self._ask, role="warning")
        self._workspace = workspace
        self.contested = ContestedFields(workspace, host)
        self.contested.shown.connect(self._show)
        self.hide()

    def show_record(self, kind: type[Record], id: str) -> None:
        """Of no record for an empty id."""
        self.contested.show_record(id, only(kind, {EVERY_FIELD: None}))

    def _show(self) -> None:
        number = len(self.contested.found.conflicts)
        text = trn(number, "◆ {n} field in conflict", "◆ {n} fields in conflict")
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(words.tip("\n".join(self._told())))
        self.setVisible(bool(number))
        self.updateGeometry()

    def _told(self) -> list[str]:
        found = self.contested.found
        return [conflict_words.told(each, found.called) for each in found.conflicts]

    def _ask(self) -> None:
        if found := self.contested.found.conflicts:
            self._workspace.conflict_requested.emit(conflict_words.key_of(found[0]))


def _columns(parent: QWidget | None) -> Iterator[QVBoxLayout]:
    """The columns in which the parts of a widget stand."""
    layout = parent.layout() if parent is not None else None
    if isinstance(layout, QVBoxLayout):
        yield layout
        for number in range(layout.count()):
            item = layout.itemAt(number)
            inner = item.layout() if item is not None else None
            if isinstance(inner, QVBoxLayout):
                yield inner


def only(kind: type[Record], places: Places) -> Places:
    """For a panel that shows these fields of a record and no others."""
    return {**dict.fromkeys(kind.field_names()), **places}
