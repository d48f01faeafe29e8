# SPDX-License-Identifier: Apache-2.0
"""The fields of a figure, with one line that fills them from words such as "at least 24 injured".

What the line says is a proposal: every field that it fills can be corrected.
"""

from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.figure_reading import FigureReading, FoundFigure, UnreadableFigure, figures_in, read_figure
from briefing_app.domain.records import Claim
from briefing_app.report.wording import NOT_STATED, figure_words
from briefing_app.ui import words
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Field, LinkButton, column, pair, row
from briefing_app.ui.widgets.form import Part
from briefing_app.ui.widgets.inputs import DateField, Line
from briefing_app.ui.widgets.recall import Recall, RecallLine
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice

NUMBERS = ("minimum", "best", "maximum")
FIGURE_TEXTS = ("measure", "population", "unit", "wording", "authority")
READ = (*NUMBERS, "wording", "unit", "population", "measure")
_OF_THE_NUMBER = (*NUMBERS, "wording")
_CUMULATIVE: dict[str | None, bool | None] = {None: None, "total": True, "new": False}
LABELS = {
    "measure": mark("What is counted"),
    "population": mark("Of whom"),
    "minimum": mark("At least"),
    "best": mark("Best"),
    "maximum": mark("At most"),
    "unit": mark("Unit"),
    "wording": mark("As worded"),
    "authority": mark("By whose count"),
}
_UNDERSTOOD = {
    "minimum": mark("at least {number}"),
    "best": mark("{number}"),
    "maximum": mark("at most {number}"),
}


def _choices() -> tuple[Option, ...]:
    return (
        Option(None, tr("not stated")),
        Option("total", tr("total so far")),
        Option("new", tr("new since the last")),
    )


class FigureFields(QWidget):
    """How many, in words, and as of when; ``details`` has the separate fields, for a place of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._proposal: FoundFigure | None = None
        self._filled: dict[str, str] = {}
        self._unreadable = False
        self.reading = Line(tr("at least 24 injured"))
        self.reading.setAccessibleName(tr("Figure"))
        self._reading = Field(tr("Fi&gure, as one says it"), self.reading)
        self.use_button = LinkButton(tr("Use the figure of the text"), self.use_proposal)
        self._lines: dict[str, Line] = {
            "measure": RecallLine(tr("injured")),
            "population": RecallLine(tr("civilians")),
            "minimum": Line(),
            "best": Line(),
            "maximum": Line(),
            "unit": RecallLine(tr("people")),
            "wording": Line(tr("“at least …”")),
            "authority": RecallLine(tr("Who counted")),
        }
        self.fields = {name: Field(tr(LABELS[name]), line) for name, line in self._lines.items()}
        self.as_of = DateField(tr("As of"))
        self._cumulative = SegmentedChoice(tr("Total or increment"), _choices(), explains=False)
        self._lay_out()
        self.reading.textEdited.connect(self._read)
        self.reading.textChanged.connect(lambda _: self._show_proposal())

    def _lay_out(self) -> None:
        layout = column(self, spacing=Space.XS)
        layout.addLayout(pair(self._reading, self.as_of))
        layout.addLayout(row(self.use_button, None))
        self.use_button.hide()
        self.details = QWidget()
        numbers = pair(self.fields["minimum"], self.fields["best"])
        numbers.addWidget(self.fields["maximum"], 1)
        numbers.addWidget(self.fields["unit"], 1)
        inner = column(self.details, spacing=Space.M - 2)
        inner.addLayout(numbers)
        inner.addLayout(pair(self.fields["measure"], self.fields["population"]))
        inner.addLayout(pair(self.fields["wording"], self.fields["authority"]))
        inner.addWidget(Field(tr("Total or increment"), self._cumulative))

    def set_shown(self, shown: bool) -> None:
        """A claim that is no figure has none of these fields."""
        self.setVisible(shown)
        self.details.setVisible(shown)

    # The line that is read

    @property
    def understood(self) -> str:
        """What is said under the line."""
        return self._reading.note

    @property
    def proposal(self) -> str:
        """The figure that is offered and not yet taken."""
        return "" if self._proposal is None or self.use_button.isHidden() else _as_typed(self._proposal)

    def propose_from(self, *texts: str) -> None:
        """Offers the one figure of the first text that has exactly one; nothing is filled in."""
        self._proposal = None
        for text in texts:
            found = figures_in(text)
            if len(found) == 1:
                self._proposal = found[0]
                break
        self._show_proposal()

    def use_proposal(self) -> bool:
        """Takes what is offered; False where nothing is."""
        found = self._proposal
        if found is None or self.use_button.isHidden():
            return False
        self.reading.setFocus()
        self.reading.setText(_as_typed(found))
        self._fill(found.reading)
        return True

    def _show_proposal(self) -> None:
        is_free = not self.reading.text() and not any(self._lines[name].text() for name in _OF_THE_NUMBER)
        shown = self._proposal if is_free else None
        self.use_button.setVisible(shown is not None)
        self.reading.setPlaceholderText(_as_typed(shown) if shown else tr("at least 24 injured"))
        if shown is not None:
            text = tr("Use: {figure} · Alt+F", figure=words.shortened(_as_typed(shown), 44))
            self.use_button.setText(text)
            self.use_button.setAccessibleName(text)
            self.use_button.updateGeometry()

    def _read(self, text: str) -> None:
        if not text.strip():
            self._fill(FigureReading())
            self._reading.set_note("")
            return
        try:
            reading = read_figure(text)
        except UnreadableFigure as error:
            self._fill(FigureReading())
            self._unreadable = True
            self._reading.set_note(error.why, wrong=True)
        else:
            self._fill(reading)

    def _fill(self, reading: FigureReading) -> None:
        """The number and its wording are always those of the line; what is counted gives way to what was typed."""
        for name in READ:
            value = getattr(reading, name)
            text = value or "" if isinstance(value, str | None) else words.number_text(value)
            line = self._lines[name]
            if name in _OF_THE_NUMBER or line.text() in ("", self._filled.get(name, "")):
                line.setText(text)
                self._filled[name] = text
            self.fields[name].set_note("")
        self._unreadable = False
        self._reading.set_note(_in_words(reading))

    # The separate fields

    def parts(self) -> dict[str, Part]:
        """The fields by name."""
        return {"reading": self.reading, **self._lines, "as_of": self.as_of, "cumulative": self._cumulative}

    def line(self, name: str) -> Line:
        """The line that one types a field into."""
        return self._lines[name]

    def recalls(self) -> dict[str, Recall]:
        """The lines that have their last-used values at hand."""
        return {name: line.recall for name, line in self._lines.items() if isinstance(line, RecallLine)}

    def show_claim(self, claim: Claim | None) -> None:
        """Fills the fields from a claim, or empties them."""
        self._proposal, self._unreadable = None, False
        self._filled.clear()
        said = figure_words(claim) if claim is not None and claim.kind == "figure" else NOT_STATED
        self.reading.setText("" if said == NOT_STATED else said)
        self._reading.set_note("")
        for name, line in self._lines.items():
            value = getattr(claim, name) if claim else None
            line.setText(words.number_text(value) if name in NUMBERS else value or "")
            self.fields[name].set_note("")
        self.as_of.set_value(claim.as_of if claim else None)
        known = {flag: code for code, flag in _CUMULATIVE.items()}
        self._cumulative.set_value(known[claim.cumulative if claim else None])
        self._show_proposal()

    def values(self) -> dict[str, Value] | None:
        """The fields of the claim; None where one of them cannot be read, which is then said beside it."""
        result: dict[str, Value] = {name: self._lines[name].text().strip() or None for name in FIGURE_TEXTS}
        good = not self.as_of.is_wrong
        if self._unreadable and not any(self._lines[name].text().strip() for name in _OF_THE_NUMBER):
            self.reading.setFocus()
            good = False
        for name in NUMBERS:
            try:
                result[name] = words.read_number(self._lines[name].text())
                self.fields[name].set_note("")
            except ValueError:
                self.fields[name].set_note(tr("Not a number"), wrong=True)
                if good:
                    self._lines[name].setFocus()
                good = False
        result["as_of"] = self.as_of.value
        result["cumulative"] = _CUMULATIVE[self._cumulative.value]
        return result if good else None

    @staticmethod
    def nothing() -> dict[str, Value]:
        """The same fields, empty: for a claim that is no figure."""
        names = (*FIGURE_TEXTS, *NUMBERS, "as_of", "cumulative")
        return dict.fromkeys(names)


def _as_typed(found: FoundFigure) -> str:
    """A found figure as one would type it: the number, then whose and what, where that reads as the same."""
    reading = found.reading
    unit = None if reading.unit and reading.unit in found.text else reading.unit
    short = " ".join(part for part in (found.text, unit, reading.population, reading.measure) if part)
    try:
        return short if read_figure(short) == reading else found.whole
    except UnreadableFigure:
        return found.whole


def _in_words(reading: FigureReading) -> str:
    """How a figure was understood: "at least 24 · injured"."""
    bounds = [
        tr(_UNDERSTOOD[name], number=words.number_text(value))
        for name in NUMBERS
        if (value := getattr(reading, name)) is not None
    ]
    if not bounds:
        return tr("Kept in words: no number is said") if reading.wording else ""
    counted = words.joined(reading.unit, reading.population, reading.measure)
    return words.joined(", ".join(bounds), counted)
