# SPDX-License-Identifier: Apache-2.0
"""Who wrote what a record holds: each field with its value, who wrote it and when, and what that replaced."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.services import moments
from briefing_app.services.moments import Written
from briefing_app.services.naming import Names
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, theme, words
from briefing_app.ui.conflict_words import SIGN
from briefing_app.ui.dialogs.base import FormDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels.change_lines import Told, value_html
from briefing_app.ui.widgets.basic import Scroll, Tone, Words, clear, column
from briefing_app.ui.workspace import Workspace


class BlameDialog(FormDialog):
    """A table of one record. Of a field in conflict each side has a row of its own."""

    history_requested = Signal(str, str)
    """Type and id of the record whose whole history is wanted."""

    def __init__(self, parent: QWidget, workspace: Workspace, type_name: str, id: str) -> None:
        super().__init__(parent, tr("Who wrote what"), tr("Show the history"))
        self._type, self._id = type_name, id
        self.name = Words("", bold=True, wrap=True)
        self._body = QWidget()
        self._rows = column(self._body)
        self._rows.addWidget(Words(tr("Reading …"), tone=Tone.DIM))
        self.form.addWidget(self.name)
        self.form.addWidget(Scroll(self._body, "panel"), 1)
        self.cancel_button.setText(tr("Close"))
        self.resize(self.fitting(900, 620))
        workspace.read(self, lambda s: _read(s, id), self._show)

    def _show(self, found: tuple[str, list[Written]]) -> None:
        title, written = found
        shown = [each for each in written if change_words.is_shown(self._type, each.field)]
        self.name.setText(words.joined(change_words.type_label(self._type), words.shortened(title, 200)))
        clear(self._rows)
        spoken = "; ".join(_spoken(self._type, each) for each in shown)
        self.table = Told(lambda: _table(self._type, shown), spoken)
        self._rows.addWidget(self.table)
        self._rows.addStretch(1)

    def submit(self) -> None:
        self.accept()
        self.history_requested.emit(self._type, self._id)


def _read(session: CaseSession, id: str) -> tuple[str, list[Written]]:
    return Names(session).of(id), moments.blame(session, id)


def _value(type_name: str, each: Written) -> str:
    return change_words.value_words(type_name, each.field, each.value, each.value_words)


def _replaced(type_name: str, each: Written) -> str:
    return change_words.value_words(type_name, each.field, each.replaced, each.replaced_words)


def _spoken(type_name: str, each: Written) -> str:
    """A row in one sentence, for screen readers."""
    return tr(
        "{field}: {value}, by {who}, {time}",
        field=change_words.field_label(each.field),
        value=_value(type_name, each) or tr("not stated"),
        who=each.author,
        time=words.moment(each.time),
    )


def _table(type_name: str, written: Sequence[Written]) -> str:
    colours = theme.colours()
    dim, rule = colours.dim.name(), colours.line.name()
    columns = ((18, tr("Field")), (36, tr("Value")), (22, tr("Written by")), (24, tr("It replaced")))
    heads = "".join(
        f'<td width="{width}%" style="color:{dim};border-bottom:1px solid {rule};padding:2px 12px 4px 0px;">'
        f"{escape(text)}</td>"
        for width, text in columns
    )
    cell = f"border-bottom:1px solid {rule};padding:6px 12px 6px 0px;"
    rows = []
    for field, group in groupby(written, key=attrgetter("field")):
        for place, each in enumerate(group):
            sign = f"{SIGN} {escape(tr('in conflict'))}" if each.in_conflict else ""
            label = escape(change_words.field_label(field)) if not place else ""
            who = f"{escape(each.author)}<br>{escape(words.moment(each.time))}"
            before = value_html(_replaced(type_name, each)) if each.replaced is not None else ""
            rows.append(
                f'<tr><td style="color:{dim};{cell}">{label}{"<br>" if label and sign else ""}{sign}</td>'
                f'<td style="{cell}">{value_html(_value(type_name, each))}</td>'
                f'<td style="{cell}">{who}</td><td style="{cell}">{before}</td></tr>'
            )
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{heads}</tr>{"".join(rows)}</table>'
