# SPDX-License-Identifier: Apache-2.0
"""Records that look alike: the groups at the left; the chosen one side by side, to be made one or held apart."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import BadInput
from briefing_app.domain.fields import Record
from briefing_app.services import duplicates, record_merging
from briefing_app.services.duplicates import Alike
from briefing_app.services.record_merging import Compared, MergedRecords
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.dialogs.merge_claims import MergeDialog
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.i18n import Labels, mark, tr, trn
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Scroll, Surface, Tone, Words, button, column
from briefing_app.ui.widgets.choice_grid import ChoiceGrid
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.workspace import Workspace

WHY = Labels(
    {
        "name": mark("the same name"),
        "wording": mark("the same wording"),
        "address": mark("the same address"),
        "text": mark("the same text"),
        "title": mark("the same title, outlet and date"),
        "query": mark("the same filter"),
    }
)
"""What records share that look alike."""
MOST_BESIDE = 5


class DuplicatesDialog(ActingDialog):
    """Nothing is chosen by itself but that the record stays that most others lead to; every field in which they differ
    has a choice of its own."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent, workspace, tr("Possible duplicates"), tr("Merge"))
        self._groups: dict[str, Alike] = {}
        self._found: Compared | None = None
        self._keep = ""
        self._chosen: dict[str, str] = {}
        text = tr(
            "Records that look alike. Nothing is joined by itself: choose which one stays, and for each field which "
            "value. What leads to the others leads to it then. It can be undone as one action."
        )
        self.form.addWidget(Words(text, tone=Tone.DIM, wrap=True))
        self.list = RowList(tr("Records that look alike"))
        self.count = Words("", Size.LABEL, Tone.DIM)
        self.apart_button = button(tr("Not the same…"), self.hold_apart, tip=words.keys("F2"))
        self.setWindowModality(Qt.WindowModality.NonModal)  # what was merged can be undone in the window beside it
        self._lay_out()
        self.list.current_changed.connect(self._read_one)
        self.list.activated_id.connect(lambda _: self.submit())
        QShortcut(QKeySequence("F2"), self).activated.connect(self.hold_apart)
        workspace.notifier.case_changed.connect(self._follow)
        workspace.case_leaving.connect(self.reject)
        self._show_one(None)
        self.resize(self.fitting(1080, 680))
        self.list.setFocus()
        self.read()

    def _lay_out(self) -> None:
        left = Surface("panel", "r")
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(self.list, 1)
        self._table = ChoiceGrid(_named, Space.M)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(Scroll(self._table, "panel"))
        self.splitter.setSizes([330, 720])
        self.splitter.setStretchFactor(1, 1)
        self.form.addWidget(self.splitter, 1)
        self.form.addWidget(self.count)
        self.cancel_button.setText(tr("Close"))
        self.cancel_button.setAccessibleName(tr("Close"))
        self.buttons.insertWidget(1, self.apart_button)

    # Reading

    def read(self) -> None:
        """Looks for duplicates anew."""
        self.count.setText(tr("Looking …"))
        self._workspace.read(self, duplicates.possible, self._show, key="groups")

    def _follow(self, changes: ChangeSet) -> None:
        if changes.types & {*record_merging.MERGEABLE, "distinct", "name", "version"}:
            self.read()

    def _show(self, found: list[Alike]) -> None:
        self._groups = {" ".join(group.ids): group for group in found}
        place = self.list.rows.row_of(self.list.current_id)
        self.list.set_rows([_row(key, group) for key, group in self._groups.items()])
        number = trn(len(found), "{n} group", "{n} groups")
        self.count.setText(number if found else tr("No records of this case look alike."))
        if not found:
            self._show_one(None)
        elif self.list.current_id in self._groups:
            self._read_one(self.list.current_id)
        else:
            rows = self.list.rows.rows
            self.list.select(rows[min(max(place, 0), len(rows) - 1)].id)

    def _read_one(self, key: str) -> None:
        group = self._groups.get(key)
        if group is None:
            self._show_one(None)
            return
        ids = group.ids[:MOST_BESIDE]
        self._workspace.read(self, lambda session: _compared(session, ids), self._show_one, key="one")

    # Showing

    def _show_one(self, found: Compared | None) -> None:
        if found is None or self._found is None or [r.id for r in found.records] != [r.id for r in self._found.records]:
            self._chosen = {}
            self._keep = _most_used(found) if found is not None else ""
        self._found = found
        for each in (self.main_button, self.apart_button):
            each.setEnabled(found is not None)
        self._fill()

    def _fill(self) -> None:
        """Lays the table out anew."""
        self._table.begin()
        found = self._found
        if found is None:
            return
        heads = [_head(*each) for each in zip(found.titles, found.leading, found.made, strict=True)]
        stays = [record.id == self._keep for record in found.records]
        self._table.add_row(tr("Which one stays?"), heads, stays, self._stay)
        for name in found.fields if found.records[0].type_name != "claim" else ():
            if change_words.is_shown(found.records[0].type_name, name):
                shown = [self._value(record, name) for record in found.records]
                self._table.add_row(_label(name), shown, self._checks(name), partial(self._choose, name))
        self._table.finish([self.list], [self.apart_button, self.cancel_button, self.main_button], focus=False)

    def _value(self, record: Record, name: str) -> str:
        value = getattr(record, name)
        said = self._found.called.get(str(value)) if self._found is not None and value is not None else None
        return change_words.value_words(record.type_name, name, value, said)

    def _checks(self, name: str) -> list[bool]:
        """Which of the values would stay as things are."""
        assert self._found is not None
        records = self._found.records
        if name in self._chosen:
            return [record.id == self._chosen[name] for record in records]
        ordered = sorted(records, key=lambda record: record.id != self._keep)
        try:
            usual = record_merging.usual_value(ordered, name, self._found.handling)
        except BadInput:
            return [False for _ in records]
        holder = next((record.id for record in ordered if getattr(record, name) == usual), "")
        return [record.id == holder for record in records]

    def _stay(self, place: int) -> None:
        assert self._found is not None
        self._keep = self._found.records[place].id
        self._fill()

    def _choose(self, name: str, place: int) -> None:
        assert self._found is not None
        self._chosen[name] = self._found.records[place].id

    # Doing

    def submit(self) -> None:
        """Makes them one; claims have a dialog of their own for that."""
        found = self._found
        if found is None or not self._workspace.may_change():
            return
        keep, take = self._keep, dict(self._chosen)
        others = [record.id for record in found.records if record.id != keep]
        if found.records[0].type_name == "claim":
            MergeDialog(self, self._workspace, [keep, *others]).open()
            return

        def work(session: CaseSession) -> MergedRecords:
            return record_merging.merge_records(session, keep, others, take)

        self.say("")
        self._act(tr("Merge records"), work, self._merged)

    def _merged(self, done: MergedRecords) -> None:
        self._busy = False
        if done.left:
            text = tr("Merged. What stays behind is kept as a remark: {what}", what=words.shortened(done.left[0], 160))
            self._workspace.tell_done(text)
        else:
            self._workspace.tell_done(tr("Merged."))

    def hold_apart(self) -> None:
        """Says that the record that would stay is not the same as the others, with the reason."""
        found = self._found
        if found is None or not self._workspace.may_change():
            return
        keep = self._keep
        others = [record.id for record in found.records if record.id != keep]
        text = tr("They are not named together again, also at your colleagues' after a merge.")
        dialog = ReasonDialog(self, tr("Not the same"), text, tr("Hold apart"))
        dialog.given.connect(lambda reason: self._hold(keep, others, reason))
        dialog.open()

    def _hold(self, keep: str, others: Sequence[str], reason: str) -> None:
        def done(_: object) -> None:
            self._busy = False

        self._act(tr("Hold apart"), lambda session: duplicates.hold_apart(session, keep, others, reason), done)


def _compared(session: CaseSession, ids: Sequence[str]) -> Compared | None:
    """Runs on the worker; None where one of them is gone meanwhile."""
    if any(session.find(id) is None for id in ids):
        return None
    return record_merging.compared(session, ids)


def _most_used(found: Compared) -> str:
    """The record that most others lead to; the first of equal ones."""
    return found.records[max(range(len(found.records)), key=lambda number: (found.leading[number], -number))].id


def _row(key: str, group: Alike) -> ListRow:
    why = ", ".join(WHY[each] for each in group.why)
    number = trn(len(group.ids), "{n} record", "{n} records") if len(group.ids) > 2 else ""
    detail = words.joined(change_words.type_label(group.type), why, number)
    return ListRow(key, words.shortened(group.titles[0], 120), detail)


def _head(title: str, leading: int, made: tuple[str, str]) -> str:
    number = trn(leading, "{n} record leads to it", "{n} records lead to it")
    who, when = made
    by = [tr("added by {who}", who=words.joined(who, words.moment(when)))] if who else []
    return "\n".join((title, *by, number if leading else tr("nothing leads to it")))


def _label(name: str) -> str:
    label = change_words.field_label(name)
    return label[:1].upper() + label[1:]


def _named(field: str, number: int, value: str) -> str:
    return tr("{field}, record {number}: {value}", field=field, number=number, value=value)
