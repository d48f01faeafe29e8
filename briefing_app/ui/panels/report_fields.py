# SPDX-License-Identifier: Apache-2.0
"""What stands at the head of a report. A field is saved when one leaves it, so that one edit is one change."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Report, Template
from briefing_app.services import templates
from briefing_app.ui import choices
from briefing_app.ui.dialogs.template_mapping import TemplatesDialog
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.panels.contested import ContestedFields
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Surface, Words, button, column, pair, row
from briefing_app.ui.widgets.inputs import DateField, Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

STATUSES = [("initial", mark("Initial")), ("update", mark("Update")), ("final", mark("Final"))]
LINES = {
    "title": mark("Title"),
    "subtitle": mark("Subtitle"),
    "number": mark("Number"),
    "place": mark("Place"),
    "prepared_by": mark("Prepared by"),
    "distribution": mark("Distribution"),
}
DATES = {
    "period_start": mark("Period from"),
    "period_end": mark("Period to"),
    "cutoff": mark("Information cut-off"),
    "next_report": mark("Next report"),
}
LOOK = {
    "template": mark("Look"),
    "citations_as": mark("Style of citations"),
    "notes_as": mark("Notes"),
    "contents": mark("Contents"),
    "portion_marks": mark("Portion marks"),
}
LOOKS: dict[str, list[tuple[str | None, str]]] = {
    "template": [
        (None, mark("the usual one")),
        ("plain", mark("plain")),
        ("government", mark("government")),
        ("humanitarian", mark("humanitarian")),
    ],
    "citations_as": [(None, mark("the usual one")), ("chicago", mark("Chicago manual"))],
    "notes_as": [
        (None, mark("by their number")),
        ("footnotes", mark("footnotes")),
        ("endnotes", mark("endnotes")),
        ("register", mark("a register")),
    ],
    "contents": [(None, mark("in long reports")), ("yes", mark("yes")), ("no", mark("no"))],
    "portion_marks": [(None, mark("as the marks want it")), ("yes", mark("yes")), ("no", mark("no"))],
}
TEXTS = {"bottom_line": "bottom_line", "sources": "source_summary"}
"""Standard sections whose text is a field of the report."""
_YES_NO = {True: "yes", False: "no"}
_FLAGS = ("contents", "portion_marks")


class ReportFields(Surface):
    """Shows one report's fields and tells which one was changed."""

    edited = Signal(str, object)
    """Report id, the fields that differ."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("background")
        self._workspace = workspace
        self._report: Report | None = None
        self.lines = {name: Line() for name in LINES}
        self.dates = {name: DateField(tr(label), placeholder=tr("e.g. 14 Nov 2023")) for name, label in DATES.items()}
        self.picks = {
            "status": Pick(tr("Status"), [(value, tr(label)) for value, label in STATUSES]),
            "handling": Pick(tr("Handling"), choices.handlings()),
            "scale": Pick(tr("Scale of likelihood"), [(None, tr("as the case")), *choices.likelihood_scales()]),
        }
        for name, label in LOOK.items():
            self.picks[name] = Pick(tr(label), [(value, tr(text)) for value, text in LOOKS[name]])
        self._fields = {name: Field(tr(LINES[name]), line) for name, line in self.lines.items()}
        self.contested = ContestedFields(workspace, self)
        self._places: dict[str, QWidget | None] = {**self.lines, **self.dates, **self.picks}
        self._places |= dict.fromkeys(TEXTS.values())
        layout = column(self, spacing=0)
        form = self._form()
        self._below = QVBoxLayout()
        form_layout = form.layout()
        assert isinstance(form_layout, QVBoxLayout)
        form_layout.addLayout(self._below)
        form_layout.addStretch(1)
        layout.addWidget(Scroll(form))
        for editor in (*self.lines.values(), *(date.line for date in self.dates.values())):
            editor.installEventFilter(self)
            editor.returnPressed.connect(self.commit)
        for pick in self.picks.values():
            pick.value_changed.connect(lambda _: self.commit())

    def _form(self) -> QWidget:
        form = QWidget()
        layout = column(form, Space.L, Space.M)
        layout.addWidget(Words(tr("Report"), Size.HEADING, bold=True))
        layout.addWidget(self.contested.rest)
        layout.addWidget(self._fields["title"])
        layout.addWidget(self._fields["subtitle"])
        layout.addLayout(pair(self._fields["number"], Field(tr("Status"), self.picks["status"])))
        layout.addLayout(pair(self.dates["period_start"], self.dates["period_end"]))
        layout.addLayout(pair(self.dates["cutoff"], self.dates["next_report"]))
        layout.addLayout(pair(self._fields["place"], self._fields["prepared_by"]))
        layout.addLayout(
            pair(Field(tr("Handling"), self.picks["handling"]), Field(tr("Likelihood scale"), self.picks["scale"]))
        )
        layout.addWidget(self._fields["distribution"])
        look = [Field(tr(label), self.picks[name]) for name, label in LOOK.items()]
        for start in range(0, len(look), 2):
            layout.addLayout(pair(*look[start : start + 2]) if start + 1 < len(look) else row(look[start]))
        self.templates_button = button(tr("Templates…"), self.choose_template, tip=tr("Word templates of the case"))
        layout.addLayout(row(self.templates_button, None))
        return form

    def choose_template(self) -> None:
        """Shows the Word templates; the report takes the look of the one that is chosen there."""
        if self._report is not None:
            dialog = TemplatesDialog(self, self._workspace, self._report.template)
            dialog.wanted.connect(self._take_template)
            dialog.open()

    def _take_template(self, id: str) -> None:
        self._workspace.read(self, templates.all_of, self._offer, key="looks")
        if self._report is not None and self._report.template != id:
            self.edited.emit(self._report.id, {"template": id})

    def _offer(self, kept: list[Template]) -> None:
        """Offers the templates of the case beside ours; one that is missing stays what the report states."""
        chosen = self._report.template if self._report is not None else None
        looks = [(value, tr(text)) for value, text in LOOKS["template"]] + [(each.id, each.name) for each in kept]
        if chosen is not None and chosen not in dict(looks):
            looks.append((chosen, tr("one that is missing")))
        self.picks["template"].set_choices(looks)
        _each_quietly([self.picks["template"]], lambda: self.picks["template"].set_value(chosen))

    def add_below(self, part: QWidget) -> None:
        """Puts something under the fields that scrolls with them."""
        self._below.addSpacing(Space.M)
        self._below.addWidget(part)

    def focus_title(self) -> None:
        self.lines["title"].setFocus()
        self.lines["title"].selectAll()

    def show_report(self, report: Report) -> None:
        """Shows a report; what somebody is typing in just now is left alone."""
        same = self._report is not None and self._report.id == report.id
        former, self._report = self._report, report
        _each_quietly(list(self.picks.values()), lambda: self._fill_picks(report))
        self._workspace.read(self, templates.all_of, self._offer, key="looks")
        for name, line in self.lines.items():
            if not (same and line.hasFocus() and getattr(former, name) == getattr(report, name)):
                value = getattr(report, name)
                line.setText("" if value is None else str(value))
        for name, date in self.dates.items():
            if not (same and date.line.hasFocus() and getattr(former, name) == getattr(report, name)):
                date.set_value(getattr(report, name))
        self.contested.show_record(report.id, self._places)

    def _fill_picks(self, report: Report) -> None:
        for name, pick in self.picks.items():
            value = getattr(report, name)
            pick.set_value(_YES_NO.get(value) if name in _FLAGS else value)

    def values(self) -> dict[str, Value]:
        """The fields that differ from the report, as far as they can be read."""
        report = self._report
        if report is None:
            return {}
        found: dict[str, Value] = {name: pick.value for name, pick in self.picks.items()}
        for name in _FLAGS:
            found[name] = next((value for value, word in _YES_NO.items() if word == found[name]), None)
        found |= {name: line.text().strip() or None for name, line in self.lines.items()}
        found |= {name: date.value for name, date in self.dates.items() if not date.is_wrong}
        number = found.pop("number")
        wrong = number is not None and not str(number).isdigit()
        self._fields["number"].set_note(tr("A whole number") if wrong else "", wrong=True)
        if not wrong:
            found["number"] = int(str(number)) if number else None
        if not found["title"]:
            self._fields["title"].set_note(tr("A report needs a title."), wrong=True)
            del found["title"]
        else:
            self._fields["title"].set_note("")
        return {name: value for name, value in found.items() if getattr(report, name) != value}

    def commit(self) -> None:
        """Tells what was changed."""
        news = self.values()
        if news and self._report is not None:
            self.edited.emit(self._report.id, news)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return False


def _each_quietly(parts: list[Pick], work: Callable[[], None]) -> None:
    for part in parts:
        part.blockSignals(True)
    work()
    for part in parts:
        part.blockSignals(False)
