# SPDX-License-Identifier: Apache-2.0
"""A language, typed by its name or its code, shown as both, completed from those that are usual."""

from PySide6.QtCore import Signal

from briefing_app.ui import languages
from briefing_app.ui.i18n import tr
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.inputs import Line


class LanguageField(Field):
    """Holds a language code. Ask ``is_wrong`` before ``value``."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        self.line = Line(tr("English, or en"))
        super().__init__(label, self.line)
        self._value: str | None = None
        self._wrong = False
        self.line.complete_with(languages.offered())
        self.line.textChanged.connect(self._read)
        self.line.editingFinished.connect(self._spell_out)

    @property
    def value(self) -> str | None:
        return self._value

    @property
    def is_wrong(self) -> bool:
        return self._wrong

    def set_value(self, code: str | None) -> None:
        self.line.setText(languages.label_of(code) if code else "")

    def complain(self) -> None:
        """Says what is wrong, and takes the keyboard."""
        self.set_note(tr("Type a language such as Arabic, or its code, such as ar."), wrong=True)
        self.line.setFocus()

    def _read(self, text: str) -> None:
        was_wrong = self._wrong
        try:
            self._value, self._wrong = languages.read(text), False
        except ValueError:
            self._value, self._wrong = None, True
        if was_wrong and not self._wrong:
            self.set_note("")
        self.changed.emit()

    def _spell_out(self) -> None:
        if self._wrong:
            self.set_note(tr("Type a language such as Arabic, or its code, such as ar."), wrong=True)
        elif self._value is not None:
            label = languages.label_of(self._value)
            if label != self.line.text():
                self.line.setText(label)
