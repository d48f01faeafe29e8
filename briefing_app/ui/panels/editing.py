# SPDX-License-Identifier: Apache-2.0
"""What the editors beside the text share: keys, complaints, and never losing what somebody typed.

An editor that is left half-filled puts its contents aside; a line over the inspector brings them back. What is
half-filled is kept outside the case as well, so that it is offered again after a crash.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.records import Record
from briefing_app.ui import words
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.panels.contested import ContestedFields
from briefing_app.ui.panels.draft_keeping import Parked, keeper_of
from briefing_app.ui.tasks import Failure
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.form import Form
from briefing_app.ui.workspace import Workspace

__all__ = ["DraftBar", "Editor", "Parked", "RecordEditor"]

R = TypeVar("R", bound=Record)

UNFINISHED = {
    "claim": mark("Unfinished claim: {title}"),
    "assessment": mark("Unfinished assessment: {title}"),
    "citation": mark("Unfinished citation: {title}"),
    "expert": mark("Unfinished expert: {title}"),
    "assumption": mark("Unfinished assumption: {title}"),
    "text": mark("Unfinished text: {title}"),
}


class Editor(Surface):
    """Fields, a line for what is wrong, and a memory for what was left half-filled."""

    cancelled = Signal()
    parked_changed = Signal()

    what = "text"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("background", "l")
        self._workspace = workspace
        self._busy = False
        self._is_open = False
        self._parked: list[Parked] = []
        self._keeper = keeper_of(workspace)
        self._keeper.add(self)
        self._alt_keys: dict[Qt.Key, Callable[[], bool]] = {}
        self.form = Form({})
        self._wrong = Words("", tone=Tone.ALARM, wrap=True)
        self._wrong.hide()

    def _frame(self, fields: QWidget, save: str, tip: str, *others: QWidget, spacing: int = Space.S) -> None:
        """Puts the fields over what is wrong and the buttons, and binds the keys that save and leave."""
        strip = Surface("background", "t")
        foot = column(strip, spacing=Space.S)
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        foot.addWidget(self._wrong)
        self._save = button(save, self.save, main=True, tip=tip)
        self._cancel = button(tr("Cancel"), self.leave, tip=tr("Esc: what was typed is put aside"))
        foot.addLayout(row(self._save, self._cancel, None, *others, spacing=spacing))
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(fields, 1)
        layout.addWidget(strip)
        self._bind(("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Ctrl+S", self.save), ("Esc", self.leave))

    def _bind(self, *keys: tuple[str, Callable[[], object]]) -> None:
        for name, action in keys:
            shortcut = QShortcut(QKeySequence(name), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    @property
    def form(self) -> Form:
        """The fields that are put aside and brought back."""
        return self._contents

    @form.setter
    def form(self, form: Form) -> None:
        self._contents = form
        form.watch(self._keeper.note)

    def event(self, event: QEvent) -> bool:
        """Keys with Alt that the editor has a use for just now are not taken for those of the menu."""
        if isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            action = self._alt_keys.get(Qt.Key(event.key()))
            if action is not None and event.type() == QEvent.Type.ShortcutOverride:
                if self._wants_alt(Qt.Key(event.key())):
                    event.accept()
                    return True
            elif action is not None and event.type() == QEvent.Type.KeyPress and action():
                event.accept()
                return True
        return super().event(event)

    def _wants_alt(self, key: Qt.Key) -> bool:
        """Whether the key with Alt does something in the editor now."""
        return key in self._alt_keys

    # What an editor says of itself

    def _about(self) -> Any:
        """What is being edited, so that ``_resume`` can begin with it again."""
        raise NotImplementedError

    def _resume(self, parked: Parked) -> None:
        """Begins again with what was put aside; the fields are filled afterwards."""
        raise NotImplementedError

    def _extra(self) -> Any:
        """Contents that are no fields of the form."""
        return None

    def _title(self) -> str:
        raise NotImplementedError

    def save(self) -> None:
        """Checks the fields and hands them to the services; the editor stays open if something is wrong."""
        raise NotImplementedError

    def _saved(self, text: str) -> None:
        """Nothing is open any more; says what was done."""
        self._busy = self._is_open = False
        self._keeper.note()
        self._workspace.tell_done(text)

    # Half-filled

    @property
    def is_unfinished(self) -> bool:
        """Whether something would be lost if the editor were gone."""
        return bool(self._parked) or self._has_changes

    @property
    def _has_changes(self) -> bool:
        return self._is_open and not self._busy and self.form.is_changed

    @property
    def parked(self) -> list[Parked]:
        return list(self._parked)

    def unsaved(self) -> Sequence[Parked]:
        """What would be lost if the program ended now, the oldest first."""
        return [*self._parked, self._as_parked()] if self._has_changes else self._parked

    def offer(self, parked: Sequence[Parked]) -> None:
        """Takes back what was kept from another day."""
        self._parked[:0] = parked
        self.parked_changed.emit()

    def _as_parked(self) -> Parked:
        return Parked(self._about(), self.form.read(), self._extra(), self._title())

    def leave(self) -> None:
        """Closes the editor; what was typed is put aside."""
        self.put_aside()
        self.cancelled.emit()

    def put_aside(self) -> None:
        if self._has_changes:
            self._parked.append(self._as_parked())
            self.parked_changed.emit()
        self._is_open = False
        self._keeper.note()

    def take_up(self) -> None:
        """Goes on with what was put aside last."""
        if self._parked:
            parked = self._parked.pop()
            self._resume(parked)
            self.form.fill(parked.contents)
            self.parked_changed.emit()

    def drop_parked(self) -> None:
        """Forgets what was put aside."""
        self._parked.clear()
        self._keeper.note()
        self.parked_changed.emit()

    def forget(self) -> None:
        """The case is closed: nothing of it stays here. What was half-filled is kept for the next time."""
        self._keeper.close()
        self._is_open = False
        self._parked.clear()
        self.parked_changed.emit()

    # Saying what is wrong

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        if isinstance(failure, CaseError):
            self._say(str(failure))
        else:
            self._workspace.report(failure)

    def _say(self, text: str) -> None:
        self._wrong.setText(f"✕ {text}" if text else "")
        self._wrong.setVisible(bool(text))


class RecordEditor(Editor, Generic[R]):
    """Makes a record of one kind, or changes one."""

    saved = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._record: R | None = None
        self.contested = ContestedFields(workspace, self)

    @property
    def record(self) -> R | None:
        """The one that is being changed; None for a new one."""
        return self._record if self._is_open else None

    @property
    def is_touched(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._has_changes

    def start(self) -> None:
        """A new one."""
        raise NotImplementedError

    def edit(self, record: R) -> None:
        """Changes one."""
        raise NotImplementedError

    def forget(self) -> None:
        super().forget()
        self.contested.show_record("", {})

    def _about(self) -> Any:
        return self._record

    def _resume(self, parked: Parked) -> None:
        if parked.about is not None:
            self.edit(parked.about)
        else:
            self.start()


class DraftBar(Surface):
    """Says that something unfinished was put aside, and brings it back."""

    def __init__(self, editor: Editor, show: Callable[[QWidget], object]) -> None:
        super().__init__("warning_soft", "lb")
        self._editor = editor
        self._show_editor = show
        self._words = ElidedWords("", Size.LABEL)
        self.resume = LinkButton(tr("Go on with it"), self._resume)
        drop = LinkButton(tr("Drop it"), editor.drop_parked)
        line = row(self._words, self.resume, drop, spacing=Space.XS)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        self.setLayout(line)
        editor.parked_changed.connect(self._show)
        self._show()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._words.text()

    def _resume(self) -> None:
        self._show_editor(self._editor)
        self._editor.take_up()

    def _show(self) -> None:
        parked = self._editor.parked
        self.setVisible(bool(parked))
        if parked:
            title = words.shortened(parked[-1].title)
            text = tr(UNFINISHED[self._editor.what], title=title)
            if len(parked) > 1:
                text += " " + trn(len(parked) - 1, "(and {n} more)", "(and {n} more)")
            self._words.set_text(text)
