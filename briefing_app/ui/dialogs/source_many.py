# SPDX-License-Identifier: Apache-2.0
"""What is done to several sources at once: the same fields for all of them, shown before it is done, and removing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from briefing_app.domain.fields import Value
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.services.sources import EditPlan, FieldPlan, Removal, Resting
from briefing_app.ui import choices, source_words, words
from briefing_app.ui.dialogs.base import ActingDialog, FormDialog
from briefing_app.ui.dialogs.source_form import party_choice, read_completions
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.tasks import Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, Scroll, Surface, Tone, Words, column
from briefing_app.ui.widgets.inputs import DateField, Line
from briefing_app.ui.widgets.language_line import LanguageField
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.workspace import Workspace

PLAN_PAUSE_MS: Final = 120
SHOWN_VALUES: Final = 4
SHOWN_TITLES: Final = 6
_TOP: Final = Qt.AlignmentFlag.AlignTop
_ORDER: Final = (
    "reliability", "reliability_reason", "outlet", "kind", "language", "handling", "published", "retrieved", "party",
)  # fmt: skip


class EditSourcesDialog(ActingDialog):
    """Only ticked fields are written; changing a field ticks it. Under them stands what would change."""

    def __init__(self, parent: QWidget, workspace: Workspace, ids: Sequence[str]) -> None:
        title = trn(len(ids), "Edit {n} source", "Edit {n} sources")
        super().__init__(parent, workspace, title, tr("Save"))
        self._ids = list(ids)
        self.ticks: dict[str, QCheckBox] = {}
        self.editors = self._make_editors()
        self.form.addWidget(Words(tr("Only what is ticked is written, into all of them."), tone=Tone.DIM))
        self.form.addWidget(Scroll(self._made(), "panel"), 1)
        told = Surface("sunk")
        inner = column(told, Space.M, Space.XS)
        self.headline = Words("", bold=True, wrap=True)
        self.preview = Words("", wrap=True)
        inner.addWidget(self.headline)
        inner.addWidget(self.preview)
        self.form.addWidget(told)
        self._pause = QTimer(self, singleShot=True, interval=PLAN_PAUSE_MS)
        self._pause.timeout.connect(self._plan)
        self._watch()
        workspace.read(self, read_completions, lambda known: self.outlet.complete_with(known["outlet"]))
        self._plan()
        self.resize(self.fitting(600, 720))
        self.reliability.setFocus()

    def _make_editors(self) -> dict[str, QWidget]:
        self.reliability = SegmentedChoice(tr("How reliable is the source?"), choices.reliability())
        self.reason = Line(tr("Why, in a few words"))
        self.outlet = Line()
        self.kind = Pick(tr("Kind of source"), source_words.kinds())
        self.language = LanguageField(tr("Language"))
        self.handling = Pick(tr("Handling"), choices.handlings())
        self.published = DateField(tr("Published"))
        self.retrieved = DateField(tr("Retrieved"))
        self.party = party_choice()
        for field in (self.language, self.published, self.retrieved):
            field.caption.hide()  # the tick beside it says what it is
        parts = (
            self.reliability, self.reason, self.outlet, self.kind, self.language, self.handling, self.published,
            self.retrieved, self.party,
        )  # fmt: skip
        return dict(zip(_ORDER, parts, strict=True))

    def _made(self) -> QWidget:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, Space.M, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for row, (name, editor) in enumerate(self.editors.items()):
            label = tr(source_words.FIELDS[name])
            tick = QCheckBox(label)
            tick.setMinimumHeight(30)
            self.ticks[name] = tick
            if not editor.accessibleName():
                editor.setAccessibleName(label)
            grid.addWidget(tick, row, 0)
            grid.setAlignment(tick, _TOP)
            grid.addWidget(editor, row, 1)
        grid.setRowStretch(len(self.editors), 1)
        return form

    def _watch(self) -> None:
        for name, tick in self.ticks.items():
            tick.toggled.connect(lambda _: self._pause.start())
            editor = self.editors[name]
            if isinstance(editor, Line):
                editor.textEdited.connect(lambda _, key=name: self._touch(key))
            elif isinstance(editor, SegmentedChoice | Pick):
                editor.value_changed.connect(lambda _, key=name: self._touch(key))
            elif isinstance(editor, DateField | LanguageField):
                editor.changed.connect(lambda key=name: self._touch(key))

    def _touch(self, name: str) -> None:
        self.ticks[name].setChecked(True)
        self._pause.start()

    # What would change

    def values(self) -> dict[str, Value]:
        """The ticked fields."""
        return {name: self._value(name) for name, tick in self.ticks.items() if tick.isChecked()}

    def _value(self, name: str) -> Value:
        editor = self.editors[name]
        if isinstance(editor, Line):
            return editor.text().strip() or None
        if name == "party":
            return source_words.party_value(self.party.value)
        assert isinstance(editor, SegmentedChoice | Pick | DateField | LanguageField)
        return editor.value

    def _plan(self) -> None:
        values, ids = self.values(), self._ids
        if not values or self._first_wrong() is not None:
            self._tell(tr("Nothing is ticked yet.") if not values else tr("One of the fields cannot be read."))
            self.main_button.setEnabled(False)
            return
        self._workspace.read(self, lambda s: sources.plan_edit(s, ids, **values), self._tell_plan, key="plan")

    def _tell_plan(self, plan: EditPlan) -> None:
        self._tell(*plan_in_words(plan))
        self.main_button.setEnabled(plan.changed > 0)

    def _tell(self, headline: str, *lines: str) -> None:
        self.headline.setText(headline)
        self.preview.setText("\n".join(lines))
        self.preview.setVisible(bool(lines))

    def _first_wrong(self) -> QWidget | None:
        """The first ticked field that cannot be kept."""
        for name in self.values():
            editor = self.editors[name]
            if isinstance(editor, DateField | LanguageField) and editor.is_wrong:
                return editor.line
        return None

    # What is done

    def submit(self) -> None:
        wrong = self._first_wrong()
        if wrong is not None:
            wrong.setFocus()
        elif self.values() and not self._busy:
            self._busy = True
            self._workspace.run(self, tr("Editing sources"), self._work(), self._done, self._failed)

    def _work(self) -> "_Work":
        return _Work(self._ids, self.values())

    def _done(self, changed: int) -> None:
        text = trn(changed, "{n} source changed.", "{n} sources changed.")
        self._workspace.tell_done(text)
        self.accept()


class _Work:
    """The change itself, on the worker: stops when it is asked to, and then nothing was changed."""

    def __init__(self, ids: Sequence[str], values: dict[str, Value]) -> None:
        self._ids, self._values = ids, values

    def __call__(self, session: CaseSession, task: Task) -> int:
        def tell(done: int, total: int) -> None:
            task.token.check()
            task.report(done / total)

        return len(sources.edit_many(session, self._ids, tell, **self._values))


def plan_in_words(plan: EditPlan) -> list[str]:
    """ "12 of 14 sources change", then "Reliability: not graded → B (9), C → B (3)", a field to a line."""
    if not plan.changed:
        return [tr("Nothing would change: all of them have these values already.")]
    head = trn(
        plan.sources,
        "{changed} of {n} source changes",
        "{changed} of {n} sources change",
        changed=digits(plan.changed),
    )
    lines = [head, *(_field_line(field) for field in plan.fields)]
    if plan.claims:
        lines.append(
            trn(
                plan.claims,
                "{n} claim rests on them and is graded anew.",
                "{n} claims rest on them and are graded anew.",
            )
        )
    return lines


def _field_line(field: FieldPlan) -> str:
    now = _short(field.field, field.value)
    steps = [f"{_short(field.field, value)} → {now} ({digits(count)})" for value, count in field.before[:SHOWN_VALUES]]
    more = len(field.before) - SHOWN_VALUES
    if more > 0:
        steps.append(trn(more, "and {n} other value", "and {n} other values"))
    return f"{tr(source_words.FIELDS[field.field])}: {', '.join(steps)}"


def _short(field: str, value: Value) -> str:
    if field == "reliability" and value:
        return str(value)
    return words.shortened(source_words.value_label(field, value), 40)


class RemoveSourcesDialog(FormDialog):
    """Asks before sources are taken out of the case."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, titles: Sequence[str], number: int) -> None:
        question = trn(number, "Remove {n} source from the case?", "Remove {n} sources from the case?")
        super().__init__(parent, question, tr("Remove"))
        listing = QWidget()
        lines = column(listing, spacing=Space.XS)
        for title in titles[:SHOWN_TITLES]:
            line = ElidedWords(bold=True)
            line.set_text(title)
            lines.addWidget(line)
        if number > SHOWN_TITLES:
            more = number - SHOWN_TITLES
            lines.addWidget(Words(trn(more, "and {n} other", "and {n} others"), tone=Tone.DIM))
        self.form.addWidget(listing)
        explanation = tr(
            "Their texts go with them. Sources that claims cite, or that other sources derive from, stay. Undo brings "
            "back what was removed."
        )
        self.form.addWidget(Words(explanation, Size.BODY, Tone.DIM, wrap=True))
        self.form.addStretch(1)
        self.setMinimumWidth(460)

    def submit(self) -> None:
        self.accept()
        self.confirmed.emit()


def removal_in_words(done: Removal) -> str:
    """What was removed, and what stays, why, and what can be done about it."""
    parts = []
    if done.removed:
        parts.append(trn(len(done.removed), "{n} source removed.", "{n} sources removed."))
    if done.kept:
        parts.append(_kept(done.kept))
    return " ".join(parts)


def _kept(kept: Sequence[Resting]) -> str:
    first = kept[0]
    why = words.joined(
        trn(first.citations, "{n} citation", "{n} citations") if first.citations else None,
        trn(first.lineage, "{n} source derives from it", "{n} sources derive from it") if first.lineage else None,
    )
    told = tr("“{title}” stays: {why}. Remove those first.", title=words.shortened(first.source.title, 60), why=why)
    if len(kept) == 1:
        return told
    return f"{told} {trn(len(kept) - 1, 'So does {n} other.', 'So do {n} others.')}"
