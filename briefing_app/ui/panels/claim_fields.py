# SPDX-License-Identifier: Apache-2.0
"""Groups of fields of the claim editor: the figure, and how the passage speaks for the claim."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.ui import choices, words
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Field, column, pair
from briefing_app.ui.widgets.form import Part
from briefing_app.ui.widgets.inputs import DateField, Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice

NUMBERS = ("minimum", "best", "maximum")
FIGURE_TEXTS = ("measure", "population", "unit", "wording", "authority")
_CUMULATIVE: dict[str | None, bool | None] = {None: None, "total": True, "new": False}


class FigureFields(QWidget):
    """What a number counts, of whom, by whose word and when."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = {
            "measure": Line("injured"),
            "population": Line("civilians"),
            "minimum": Line(),
            "best": Line(),
            "maximum": Line(),
            "unit": Line("people"),
            "wording": Line("“at least …”"),
            "authority": Line("Who counted"),
        }
        labels = {
            "measure": "What is counted", "population": "Of whom", "minimum": "At least", "best": "Best",
            "maximum": "At most", "unit": "Unit", "wording": "As worded", "authority": "By whose count",
        }  # fmt: skip
        self.fields = {name: Field(labels[name], line) for name, line in self._lines.items()}
        self._as_of = DateField("As of")
        self._cumulative = Pick(
            "Total or increment",
            [(None, "not stated"), ("total", "total so far"), ("new", "new since the last")],
        )
        layout = column(self, spacing=Space.M)
        layout.addLayout(pair(self.fields["measure"], self.fields["population"]))
        numbers = pair(self.fields["minimum"], self.fields["best"])
        numbers.addWidget(self.fields["maximum"], 1)
        numbers.addWidget(self.fields["unit"], 1)
        layout.addLayout(numbers)
        layout.addLayout(pair(self.fields["wording"], self.fields["authority"]))
        layout.addLayout(pair(self._as_of, Field("Total or increment", self._cumulative)))

    def parts(self) -> dict[str, Part]:
        """The fields by name."""
        return {**self._lines, "as_of": self._as_of, "cumulative": self._cumulative}

    def line(self, name: str) -> Line:
        """The line that one types a field into."""
        return self._lines[name]

    def show_claim(self, claim: Claim | None) -> None:
        """Fills the fields from a claim, or empties them."""
        for name, line in self._lines.items():
            value = getattr(claim, name) if claim else None
            line.setText(words.number_text(value) if name in NUMBERS else value or "")
            self.fields[name].set_note("")
        self._as_of.set_value(claim.as_of if claim else None)
        known = {flag: code for code, flag in _CUMULATIVE.items()}
        self._cumulative.set_value(known[claim.cumulative if claim else None])

    def values(self) -> dict[str, Value] | None:
        """The fields of the claim; None where one of them cannot be read, which is then said beside it."""
        result: dict[str, Value] = {name: self._lines[name].text().strip() or None for name in FIGURE_TEXTS}
        good = not self._as_of.is_wrong
        for name in NUMBERS:
            try:
                result[name] = words.read_number(self._lines[name].text())
                self.fields[name].set_note("")
            except ValueError:
                self.fields[name].set_note("Not a number", wrong=True)
                if good:
                    self._lines[name].setFocus()
                good = False
        result["as_of"] = self._as_of.value
        result["cumulative"] = _CUMULATIVE[self._cumulative.value]
        return result if good else None

    @staticmethod
    def nothing() -> dict[str, Value]:
        """The same fields, empty: for a claim that is no figure."""
        names = (*FIGURE_TEXTS, *NUMBERS, "as_of", "cumulative")
        return dict.fromkeys(names)


class LinkFields(QWidget):
    """How the passage speaks for the claim: stance, the two grades apart, confidence in the link with its reason."""

    reliability_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.stance = SegmentedChoice("What the passage does to the claim", choices.stances(), explains=False)
        self.reliability = SegmentedChoice("How reliable is the source?", choices.reliability())
        self.reliability.set_suffix("Set on the source, for all its claims.")
        self.credibility = SegmentedChoice("How credible is this item?", choices.credibility())
        self.confidence = SegmentedChoice("Confidence in this link", choices.confidence())
        self.reason = Line("Why, in a few words")
        self.via = Line("News agency")
        self.basis = Pick("How the speaker knows", choices.bases())
        layout = column(self, spacing=Space.M)
        layout.addWidget(Field("What the passage does to the claim", self.stance))
        self._reliability = Field("How reliable is the source?", self.reliability)
        self._credibility = Field("How credible is this item?", self.credibility)
        for field in (self._reliability, self._credibility):
            layout.addWidget(field)
        layout.addWidget(Field("Confidence in this link", self.confidence))
        layout.addWidget(Field("Reason for the confidence", self.reason))
        layout.addLayout(pair(Field("Reported by way of", self.via), Field("How the speaker knows", self.basis)))

    def show_citation(self, citation: Citation | None, source: Source) -> None:
        """Fills the fields from a citation, or with what a new one starts from."""
        self.stance.set_value(citation.stance if citation else "supports")
        self.reliability.set_value(source.reliability)
        self.credibility.set_value(citation.credibility if citation else None)
        self.confidence.set_value(citation.confidence if citation else "not_stated")
        self.reason.setText((citation.confidence_reason if citation else None) or "")
        self.via.setText((citation.via if citation else None) or "")
        self.basis.set_value(citation.basis if citation else None)

    def parts(self) -> dict[str, Part]:
        """The fields by name."""
        return {
            "stance": self.stance, "reliability": self.reliability, "credibility": self.credibility,
            "confidence": self.confidence, "reason": self.reason, "via": self.via, "basis": self.basis,
        }  # fmt: skip

    def values(self) -> dict[str, Value]:
        """The fields of the citation."""
        return {
            "stance": self.stance.value,
            "credibility": self.credibility.value,
            "confidence": self.confidence.value,
            "confidence_reason": self.reason.text().strip() or None,
            "via": self.via.text().strip() or None,
            "basis": self.basis.value,
        }


def changed(record: Claim | Citation | Source, values: Mapping[str, Value]) -> dict[str, Value]:
    """Those of the values that differ from the record."""
    return {name: value for name, value in values.items() if getattr(record, name) != value}
