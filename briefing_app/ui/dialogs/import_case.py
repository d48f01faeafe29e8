# SPDX-License-Identifier: Apache-2.0
"""What importing from another case would bring, before it is done, and the choice of what comes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefing_app.services.importing import IMPORTABLE, CasePlan, Turned, Wanted
from briefing_app.ui import change_words, words
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import Labels, mark, tr, trn
from briefing_app.ui.models.rows import ListRow, Role
from briefing_app.ui.theme import Size
from briefing_app.ui.widgets.basic import Field, Tone, Words, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.picks import Choice, Pick
from briefing_app.ui.widgets.quotation import Note
from briefing_app.ui.widgets.toggle import Toggle

WHAT = Labels(
    {
        "new": mark("Would come"),
        "again": mark("Would come back: it was removed here"),
        "here": mark("Here already"),
        "differs": mark("Here with other values, which stay"),
        "matched": mark("Is a record of this case"),
        "left out": mark("Cannot come"),
    }
)
SIGNS = {"new": "+", "again": "↺", "here": "=", "differs": "~", "matched": "=", "left out": "✕"}
TYPING_MS = 120
MOST_SHOWN = 2_000
CHOSEN = "chosen"
LINKS = frozenset(
    {"version", "citation", "lineage", "relation", "mention", "name", "tagging", "basis", "position", "mark"}
)
"""What comes with something else, and is told by numbers only."""


class ImportCaseDialog(FormDialog):
    """Everything comes unless one type, or the chosen records, do; what they rest on always comes with them."""

    confirmed = Signal(object, object)
    """The path of the other case, and what is wanted."""

    def __init__(self, parent: QWidget, path: Path, plan: CasePlan) -> None:
        super().__init__(parent, tr("Import from “{title}”", title=words.shortened(plan.title, 60)), tr("Import"))
        self._path = path
        self._plan = plan
        self._things = [each for each in plan.records if each.type not in LINKS]
        self.what = Pick(tr("What comes"), self._offers())
        self.search = Line(tr("Words of its title"))
        self.citing = Toggle(tr("With what cites the sources"))
        alike = sum(bool(each.alike) and each.what == "new" for each in plan.records)
        self.same = Toggle(
            trn(
                alike,
                "Take {n} source for the one here with the same text",
                "Take {n} sources for those here with the same texts",
            )
        )
        self.same.setVisible(bool(alike))
        self.list = RowList(tr("Records of the other case"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._picked: set[str] = set()
        """The chosen records, listed or not."""
        self._shown: set[str] = set()
        self.count = Words("", Size.LABEL, Tone.DIM)
        self._wait = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out()
        self._wait.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda _: self._wait.start())
        self.what.value_changed.connect(lambda _: self._narrow())
        self.list.selectionModel().selectionChanged.connect(self._pick)
        self._narrow()
        self.resize(self.fitting(860, 640))
        self.list.setFocus()

    def _lay_out(self) -> None:
        text = tr(
            "Records come under ids of their own, with what they rest on; a remark on each says from where. Nothing is "
            "matched by name. It can be undone as one action."
        )
        self.form.addWidget(Words(text, tone=Tone.DIM, wrap=True))
        self.form.addWidget(Words(plan_words(self._plan), wrap=True))
        warning = Note("warning")
        warning.show_text(left_words(self._plan))
        self.form.addWidget(warning)
        line = row(Field(tr("What comes"), self.what), Field(tr("Find a record"), self.search))
        line.setStretch(1, 1)
        self.form.addLayout(line)
        self.form.addLayout(row(self.citing, self.same, None))
        self.form.addWidget(self.list, 1)
        self.form.addWidget(self.count)

    def _offers(self) -> list[Choice]:
        there = {each.type for each in self._things}
        kinds: list[Choice] = [
            (name, tr("All of: {kind}", kind=change_words.type_label(name))) for name in IMPORTABLE if name in there
        ]
        return [(None, tr("Everything")), *kinds, (CHOSEN, tr("The records chosen below"))]

    @property
    def wanted(self) -> Wanted:
        """What somebody chose."""
        kind = self.what.value
        ids = tuple(sorted(self._picked)) if kind == CHOSEN else ()
        types = () if kind is None or kind == CHOSEN else (kind,)
        return Wanted(types, ids, citing=self.citing.isChecked(), same_texts=self.same.isChecked())

    def _selected(self) -> set[str]:
        return {str(index.data(Role.ID)) for index in self.list.selectionModel().selectedIndexes()}

    def _narrow(self) -> None:
        """Lists what fits."""
        kind, said = self.what.value, self.search.text().casefold().split()
        self.citing.setVisible(kind in ("source", CHOSEN))
        self.main_button.setText(
            tr("Import everything")
            if kind is None
            else tr("Import the chosen records")
            if kind == CHOSEN
            else tr("Import all of: {kind}", kind=change_words.type_label(kind))
        )
        fitting = [
            each
            for each in self._things
            if (kind is None or (each.type in IMPORTABLE if kind == CHOSEN else each.type == kind))
            and all(word in each.title.casefold() for word in said)
        ]
        self._fitting = len(fitting)
        self._list(fitting[:MOST_SHOWN])

    def _list(self, listed: Sequence[Turned]) -> None:
        """Shows these rows. What was chosen stays chosen, also while it is not among them."""
        picked, self._shown = self._picked, set()
        self.list.set_rows([_row(each) for each in listed])
        self.list.clearSelection()
        for place, each in enumerate(listed):
            if each.id in picked:
                index = self.list.rows.index(place, 0)
                self.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        self._picked, self._shown = picked, {each.id for each in listed}
        self._count()

    def _pick(self) -> None:
        self._picked = (self._picked - self._shown) | self._selected() if self._shown else self._picked
        self._count()

    def _count(self) -> None:
        chosen = self.what.value == CHOSEN
        self.count.setText(
            words.joined(
                trn(self._fitting, "{n} record", "{n} records"),
                tr("the first {n} are listed", n=MOST_SHOWN) if self._fitting > MOST_SHOWN else "",
                trn(len(self._picked), "{n} record chosen", "{n} records chosen") if chosen else "",
                tr("links between them come, too") if self._fitting else "",
            )
        )

    def submit(self) -> None:
        if self.what.value == CHOSEN and not self._picked:
            self.say(tr("Choose at least one record in the list."))
            return
        self.accept()
        self.confirmed.emit(self._path, self.wanted)


def _row(each: Turned) -> ListRow:
    what = f"{SIGNS[each.what]} {WHAT[each.what]}"
    detail = words.joined(change_words.type_label(each.type), what, each.why if each.what == "left out" else "")
    stance = "warning" if each.what == "left out" else ""
    return ListRow(each.id, words.shortened(each.title, 160), detail, stance=stance)


def plan_words(plan: CasePlan) -> str:
    """How much would come, and how much is here."""
    here = len(plan.records) - plan.new - len(plan.left_out)
    return words.joined(
        trn(plan.new, "{n} record would come", "{n} records would come"),
        trn(here, "{n} is here already", "{n} are here already") if here else "",
    )


def left_words(plan: CasePlan) -> str:
    """What cannot come; empty where all can."""
    return words.joined(
        trn(len(plan.left_out), "{n} record cannot come", "{n} records cannot come") if plan.left_out else "",
        trn(len(plan.held), "{n} altered action is not looked at", "{n} altered actions are not looked at")
        if plan.held
        else "",
        trn(plan.missing_files, "{n} altered text or file is not taken", "{n} altered texts or files are not taken")
        if plan.missing_files
        else "",
    )
