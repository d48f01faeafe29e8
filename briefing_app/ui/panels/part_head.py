# SPDX-License-Identifier: Apache-2.0
"""What holds for every part of a report: its heading, whether it is in the report, how its pages lie."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance

from briefing_app.services.blocks import Part
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.outline import TITLES
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Field, LinkButton, Surface, column, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.toggle import Toggle


class PartHead(Surface):
    """Each edit is told at once; the heading when one leaves it."""

    edited = Signal(str, object)
    """The part's key, the fields that differ."""
    reset_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("background", "b")
        self._part: Part | None = None
        self._told = ""
        self.title = Line(name=tr("Heading of this part"))
        self.level = Pick(tr("Level of the heading"), [("1", tr("heading")), ("2", tr("subheading"))])
        self.level.setMinimumContentsLength(6)
        self.shown = Toggle(tr("In the report"))
        self.turned = Toggle(tr("Landscape"))
        self.reset_button = LinkButton(tr("As it usually is"), lambda: self._tell(self.reset_wanted))
        self.remove_button = LinkButton(tr("Remove"), lambda: self._tell(self.remove_wanted))
        self._field = Field(tr("Heading (F2)"), self.title)
        self._level = Field(tr("Level"), self.level)
        heads = row(self._field, self._level)
        heads.setStretch(0, 1)
        heads.setAlignment(self._level, Qt.AlignmentFlag.AlignTop)  # the other one grows with what is told under it
        layout = column(self, spacing=Space.S)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S + 1)
        layout.addLayout(heads)
        layout.addLayout(row(self.shown, self.turned, None, self.reset_button, self.remove_button))
        self.title.installEventFilter(self)
        self.title.returnPressed.connect(self.commit)
        self.level.value_changed.connect(lambda value: self._edit(level=int(value or 1)))
        self.shown.clicked.connect(lambda on: self._edit(included=None if on else False))
        self.turned.clicked.connect(lambda on: self._edit(landscape=True if on else None))

    def show_part(self, part: Part | None, *, may_change: bool) -> None:
        """Shows a part; a heading that somebody is typing is left alone."""
        former, self._part = self._part, part
        self.setVisible(part is not None)
        if part is None:
            return
        stored = (part.block.title or "") if part.block is not None else ""
        typing = self.title.hasFocus() and former is not None and former.key == part.key
        if not (typing and self._told == stored):
            self.title.setText(stored)
        self._told = stored
        kind = tr(TITLES.get(part.kind, part.kind))
        self.title.setPlaceholderText(tr("no heading of its own") if part.is_own else kind)
        is_break = part.kind == "page_break"
        self._field.setVisible(not is_break)
        self._level.setVisible(part.is_own and not is_break)
        self.level.blockSignals(True)
        self.level.set_value(str(part.level))
        self.level.blockSignals(False)
        self.shown.setChecked(part.included)
        self.turned.setChecked(part.landscape)
        self.turned.setVisible(not is_break)
        for editor in (self.level, self.shown, self.turned):
            editor.setEnabled(may_change)
        self.title.setReadOnly(not may_change)
        self.reset_button.setVisible(may_change and not part.is_own and part.block is not None)
        self.remove_button.setVisible(may_change and part.is_own)

    def begin(self) -> None:
        """The keyboard goes to the heading."""
        if not self._field.isHidden():
            self.title.setFocus()
            self.title.selectAll()

    def commit(self) -> None:
        """Tells of a heading that differs from what the report has."""
        text = " ".join(self.title.text().split())
        if self._part is not None and text != self._told and not self.title.isReadOnly():
            self._told = text
            self._edit(title=text or None)

    def _edit(self, **values: object) -> None:
        if self._part is not None:
            self.edited.emit(self._part.key, values)

    def _tell(self, signal: SignalInstance) -> None:
        if self._part is not None:
            signal.emit(self._part.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return False
