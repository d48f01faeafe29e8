# SPDX-License-Identifier: Apache-2.0
"""What is typed into a set of fields, taken as a whole: to see whether it was changed, to put it aside and back."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from briefing_app.ui.widgets.inputs import DateField, TextBox
from briefing_app.ui.widgets.likelihood import LikelihoodPicker, Stated
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice
from briefing_app.ui.widgets.tokens import TokenField

Part = QLineEdit | TextBox | DateField | SegmentedChoice | Pick | QCheckBox | LikelihoodPicker | TokenField
Contents = dict[str, object]


class Form:
    """Fields by name, and how they stood when they were filled."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = dict(parts)
        self._begun: Contents = {}

    @property
    def places(self) -> dict[str, QWidget]:
        """The widgets of the fields, by name."""
        return dict(self._parts)

    def watch(self, changed: Callable[[], object]) -> None:
        """``changed`` is called whenever something may stand otherwise in a field."""
        for part in self._parts.values():
            _signal(part).connect(lambda *_: changed())

    def read(self) -> Contents:
        """What stands in the fields, as it was typed."""
        return {name: _read(part) for name, part in self._parts.items()}

    def fill(self, contents: Contents) -> None:
        """Puts back what was read."""
        for name, value in contents.items():
            if name in self._parts:
                _write(self._parts[name], value)

    def begin(self, *names: str) -> None:
        """From here on, changes count; with names, only for these fields."""
        now = self.read()
        self._begun = {**self._begun, **{name: now[name] for name in names}} if names else now

    @property
    def is_changed(self) -> bool:
        return bool(self._begun) and self.read() != self._begun


def _signal(part: Part) -> SignalInstance:
    if isinstance(part, QLineEdit | TextBox):
        return part.textChanged
    if isinstance(part, DateField):
        return part.changed
    if isinstance(part, QCheckBox):
        return part.toggled
    return part.value_changed


def _read(part: Part) -> object:
    if isinstance(part, QLineEdit):
        return part.text().strip()
    if isinstance(part, TextBox):
        return part.text
    if isinstance(part, DateField):
        return part.line.text().strip()
    if isinstance(part, QCheckBox):
        return part.isChecked()
    if isinstance(part, LikelihoodPicker):
        return part.stated
    return part.value


def _write(part: Part, value: object) -> None:
    text = value if isinstance(value, str) else None
    if isinstance(part, QLineEdit):
        part.setText(text or "")
    elif isinstance(part, TextBox):
        part.set_text(text)
    elif isinstance(part, TokenField):
        part.set_value([item for item in value if isinstance(item, str)] if isinstance(value, list) else ())
    elif isinstance(part, DateField):
        part.line.setText(text or "")
    elif isinstance(part, QCheckBox):
        part.setChecked(bool(value))
    elif isinstance(part, LikelihoodPicker):
        part.restore(value if isinstance(value, Stated) else Stated())
    else:
        part.set_value(text)
