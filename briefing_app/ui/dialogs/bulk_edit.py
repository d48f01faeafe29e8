# SPDX-License-Identifier: Apache-2.0
"""Changing many claims at once: only what is ticked is set, and what that changes is shown before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.fields import Value
from briefing_app.services import browse, bulk
from briefing_app.services.bulk import BulkEdit, Difference
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import digits, mark, tr, trn
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Scroll, Tone, Words, column, row
from briefing_app.ui.widgets.inputs import DateField, Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 200
TAGS = ("add_tags", "remove_tags")
ENTITIES = ("add_entities", "remove_entities")
LABELS = {
    "kind": mark("Kind"),
    "heading": mark("Heading"),
    "place": mark("Place"),
    "event_time": mark("When it happened"),
    "status": mark("Status"),
    "status_reason": mark("Reason"),
    "handling": mark("Handling"),
    "add_tags": mark("Add tags"),
    "remove_tags": mark("Remove tags"),
    "add_entities": mark("Add entities"),
    "remove_entities": mark("Remove entities"),
    "credibility": mark("Credibility of all their citations"),
    "tag": mark("Tag"),
    "entity": mark("Entity"),
    "citation.credibility": mark("Credibility of the citation"),
}
IDS = Callable[[CaseSession], Sequence[str]]
"""Finds the claims, on the worker: a selection may be a part of a group that was never read."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the case holds already, to complete from."""

    headings: list[str]
    places: list[str]
    tags: list[str]
    entities: list[str]


def read_known(session: CaseSession) -> Known:
    """Runs on the worker."""
    return Known(
        browse.values_of(session, "claim", "heading"),
        browse.values_of(session, "claim", "place"),
        browse.values_of(session, "tag", "name"),
        browse.values_of(session, "entity", "name"),
    )


class BulkEditDialog(FormDialog):
    """Fields with a tick before each; what would change beside them."""

    confirmed = Signal(object, object)
    """A BulkEdit, and how to find the claims."""

    def __init__(self, parent: QWidget, workspace: Workspace, ids: IDS, count: int, focus: str = "") -> None:
        title = trn(count, "Edit {n} selected claim", "Edit {n} selected claims")
        super().__init__(parent, title, tr("Change them"))
        self._workspace = workspace
        self._ids = ids
        self.ticks: dict[str, QCheckBox] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._make_parts()
        self._lay_out()
        workspace.read(self, read_known, self._complete)
        self.main_button.setEnabled(False)
        self.resize(self.fitting(900, 640))
        (self.parts[focus] if focus else self.ticks["kind"]).setFocus()

    def _make_parts(self) -> None:
        self.heading, self.place = Line(), Line()
        self.event_time = DateField("")
        self.event_time.caption.hide()
        self.kind = Pick(tr(LABELS["kind"]), [(o.value, tr(o.label)) for o in choices.claim_kinds()])
        self.status = Pick(tr(LABELS["status"]), [("live", tr("Live")), ("withdrawn", tr("Withdrawn"))])
        self.reason = Line(tr("Why (needed to withdraw)"))
        self.handling = Pick(tr(LABELS["handling"]), choices.handlings())
        self.names = {name: Line(tr("Commas between several")) for name in (*TAGS, *ENTITIES)}
        grades = [(option.value, option.label) for option in choices.credibility()]
        self.credibility = Pick(tr(LABELS["credibility"]), grades)
        self.parts: dict[str, QWidget] = {
            "kind": self.kind, "heading": self.heading, "place": self.place, "event_time": self.event_time,
            "status": self.status, "handling": self.handling, **self.names, "credibility": self.credibility,
        }  # fmt: skip

    def _lay_out(self) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, Space.M, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        for number, (name, part) in enumerate(self.parts.items()):
            tick = self.ticks[name] = QCheckBox(tr(LABELS[name]))
            tick.toggled.connect(lambda _: self._pause.start())
            editor = getattr(part, "line", part)
            editor.setAccessibleName(tr(LABELS[name]))
            grid.addWidget(tick, number * 2, 0)
            grid.addWidget(part, number * 2, 1)
            self._listen(part, tick)
            if name == "status":
                grid.addWidget(self.reason, number * 2 + 1, 1)
        self.reason.setAccessibleName(tr(LABELS["status_reason"]))
        self.reason.textEdited.connect(lambda _: self._pause.start())
        warning = tr("▲ Grades are judged one by one. Set one for all only where the same reason holds for each.")
        self._warning = Words(warning, Size.LABEL, Tone.ALARM, wrap=True)
        grid.addWidget(self._warning, 2 * len(self.parts), 0, 1, 2)
        self._warning.hide()
        self.ticks["credibility"].toggled.connect(self._warning.setVisible)
        grid.setRowStretch(2 * len(self.parts) + 1, 1)
        grid.setColumnStretch(1, 1)
        self.preview = RowList(tr("What changes"))
        self._summary = Words(tr("Tick what is to be set."), tone=Tone.DIM, wrap=True)
        right = column(None, spacing=Space.S)
        right.addWidget(Words(tr("What changes"), bold=True))
        right.addWidget(self._summary)
        right.addWidget(self.preview, 1)
        both = row(Scroll(body, "panel"), spacing=Space.L)
        both.addLayout(right)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.form.addLayout(both, 1)

    def _listen(self, part: QWidget, tick: QCheckBox) -> None:
        """What is typed or chosen ticks its field."""

        def touched(_: object = None) -> None:
            tick.setChecked(True)
            self._pause.start()

        if isinstance(part, Pick):
            part.activated.connect(touched)
        elif isinstance(part, DateField):
            part.line.textEdited.connect(touched)
        elif isinstance(part, Line):
            part.textEdited.connect(touched)

    def _complete(self, known: Known) -> None:
        self.heading.complete_with(known.headings)
        self.place.complete_with(known.places)
        for name, values in (*((name, known.tags) for name in TAGS), *((name, known.entities) for name in ENTITIES)):
            self.names[name].complete_with(values)

    # What is asked for

    def edit(self) -> BulkEdit | None:
        """What is ticked; None where a date cannot be understood."""
        ticked = {name for name, tick in self.ticks.items() if tick.isChecked()}
        if "event_time" in ticked and self.event_time.is_wrong:
            return None
        values: dict[str, Callable[[], Value]] = {
            "kind": lambda: self.kind.value,
            "heading": lambda: self.heading.text().strip() or None,
            "place": lambda: self.place.text().strip() or None,
            "event_time": lambda: self.event_time.value,
            "status": lambda: self.status.value,
            "handling": lambda: self.handling.value,
        }
        fields = {name: read() for name, read in values.items() if name in ticked}
        if fields.get("status") == "withdrawn":
            fields["status_reason"] = self.reason.text().strip() or None
        names: dict[str, Any] = {name: _split(line.text()) for name, line in self.names.items() if name in ticked}
        citations = {"credibility": self.credibility.value} if "credibility" in ticked else {}
        return BulkEdit(fields=fields, citations=citations, **names)

    def _ask(self) -> None:
        edit = self.edit()
        self.main_button.setEnabled(False)
        self.say("")
        if edit is None or edit.is_empty:
            self._summary.setText(tr("Tick what is to be set.") if edit else tr("The date is not understood."))
            self.preview.set_rows([])
            return
        ids = self._ids

        def look(session: CaseSession) -> list[Difference] | str:
            try:
                return bulk.preview(session, ids(session), edit)
            except CaseError as error:
                return str(error)

        self._workspace.read(self, look, self._show, key="preview")

    def _show(self, found: list[Difference] | str) -> None:
        if isinstance(found, str):
            self.say(found)
            self.preview.set_rows([])
            self._summary.setText("")
            return
        self.main_button.setEnabled(bool(found))
        total = sum(line.count for line in found)
        said = trn(total, "{n} value changes.", "{n} values change.")
        self._summary.setText(said if found else tr("Nothing changes: it is so already."))
        rows = [
            ListRow(str(number), change_words(line), "", digits(line.count), trn(line.count, "{n} claim", "{n} claims"))
            for number, line in enumerate(found)
        ]
        self.preview.set_rows(rows)

    def submit(self) -> None:
        edit = self.edit()
        if edit is None:
            self.event_time.line.setFocus()
        elif self.main_button.isEnabled():
            self.accept()
            self.confirmed.emit(edit, self._ids)

    def refuse(self, failure: Failure) -> None:
        """Says what was wrong with it."""
        self.say(str(failure))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in text.split(",")) if part)


def change_words(line: Difference) -> str:
    """ "Heading: Casualties → Injured", "Tag: + river"."""
    label = tr(LABELS.get(line.field, line.field))
    if line.field in ("tag", "entity"):
        if line.old is None:
            return tr("{field}: + {name}", field=label, name=line.new)
        return tr("{field}: − {name}", field=label, name=line.old)
    old, new = _said(line.field, line.old), _said(line.field, line.new)
    return tr("{field}: {old} → {new}", field=label, old=old, new=new)


def _said(field: str, value: Value) -> str:
    if value is None:
        return tr("nothing")
    if field == "kind":
        return words.KIND_LABELS.get(str(value), str(value))
    if field == "event_time":
        return words.date_in_words(str(value))
    if field == "status":
        return tr("withdrawn") if value == "withdrawn" else tr("live")
    return words.shortened(str(value), 40)
