# SPDX-License-Identifier: Apache-2.0
"""How the passage speaks for the claim: stance, the two grades apart, confidence in the link, each with its reason."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.ui import choices
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.figure_fields import FigureFields
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.form import Part
from briefing_app.ui.widgets.grades import GradePicker
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.recall import RecallLine
from briefing_app.ui.widgets.segmented import SegmentedChoice

__all__ = ["FigureFields", "LinkFields", "captioned", "changed"]


def captioned(label: str, editor: QWidget) -> Field:
    """A field whose label has a key of its own (``&``), named without it for those who hear it."""
    editor.setAccessibleName(label.replace("&", ""))
    return Field(label, editor)


class LinkFields:
    """The fields of a citation and of its source's grade; the editor lays them out."""

    def __init__(self) -> None:
        self.grades = GradePicker()
        self.reliability, self.credibility = self.grades.reliability, self.grades.credibility
        self.stance = SegmentedChoice(tr("What the passage does to the claim"), choices.stances(), explains=False)
        self.confidence = SegmentedChoice(tr("Confidence in this link"), choices.confidence(), explains=False)
        self.reason = Line(tr("Why, in a few words"))
        self.reliability_reason = Line(tr("Kept with the source"))
        self.credibility_reason = Line(tr("Why, in a few words"))
        self.via = RecallLine(tr("News agency"))
        self.basis = Pick(tr("How the speaker knows"), choices.bases())
        self.fields = {
            "confidence": captioned(tr("Confi&dence in this link"), self.confidence),
            "reason": captioned(tr("Reason for the confidence"), self.reason),
            "reliability_reason": captioned(tr("Reason for the new reliability"), self.reliability_reason),
            "credibility_reason": captioned(tr("Reason for the credibility"), self.credibility_reason),
            "stance": captioned(tr("What the passage does to the cl&aim"), self.stance),
            "via": captioned(tr("Reported &by way of"), self.via),
            "basis": captioned(tr("How the speaker &knows"), self.basis),
        }
        self._source: Source | None = None
        self._claims = 0
        self.reliability.value_changed.connect(lambda _: self._tell())
        self.confidence.value_changed.connect(lambda _: self._show_reason())

    def show_citation(self, citation: Citation | None, source: Source) -> None:
        """Fills the fields from a citation, or with what a new one starts from."""
        self._source, self._claims = source, 0
        self.stance.set_value(citation.stance if citation else "supports")
        self.reliability.set_value(source.reliability)
        self.credibility.set_value(citation.credibility if citation else None)
        self.confidence.set_value(citation.confidence if citation else "not_stated")
        self.reason.setText((citation.confidence_reason if citation else None) or "")
        self.credibility_reason.setText((citation.credibility_reason if citation else None) or "")
        self.reliability_reason.clear()
        self.via.setText((citation.via if citation else None) or "")
        self.basis.set_value(citation.basis if citation else None)
        self._tell()
        self._show_reason()

    def tell_claims(self, number: int) -> None:
        """So many claims cite the source, and get its grade."""
        self._claims = number
        self._tell()

    def _tell(self) -> None:
        """Says beside the reliability where it is set, or what changing it does."""
        is_new = self._source is not None and self.reliability.value != self._source.reliability
        self.fields["reliability_reason"].setVisible(is_new)
        if is_new and self._claims:
            text = trn(
                self._claims,
                "changes the grade of {n} claim",
                "changes the grade of {n} claims",
            )
            self.grades.set_note(text, strong=True)
        else:
            text = tr("is set on the source") if is_new else tr("set on the source, for all its claims")
            self.grades.set_note(text, strong=is_new)

    def _show_reason(self) -> None:
        self.fields["reason"].setVisible(self.confidence.value != "not_stated")

    def parts(self) -> dict[str, Part]:
        """The fields by name."""
        return {
            "stance": self.stance, "reliability": self.reliability, "credibility": self.credibility,
            "confidence": self.confidence, "reason": self.reason, "reliability_reason": self.reliability_reason,
            "credibility_reason": self.credibility_reason, "via": self.via, "basis": self.basis,
        }  # fmt: skip

    def values(self) -> dict[str, Value]:
        """The fields of the citation."""
        stated = self.confidence.value != "not_stated"
        return {
            "stance": self.stance.value,
            "credibility": self.credibility.value,
            "credibility_reason": self.credibility_reason.text().strip() or None,
            "confidence": self.confidence.value,
            "confidence_reason": (self.reason.text().strip() or None) if stated else None,
            "via": self.via.text().strip() or None,
            "basis": self.basis.value,
        }

    def source_values(self) -> dict[str, Value]:
        """What is changed on the source."""
        if self._source is None or self.reliability.value == self._source.reliability:
            return {}
        return {
            "reliability": self.reliability.value,
            "reliability_reason": self.reliability_reason.text().strip() or None,
        }


def changed(record: Claim | Citation | Source, values: Mapping[str, Value]) -> dict[str, Value]:
    """Those of the values that differ from the record."""
    return {name: value for name, value in values.items() if getattr(record, name) != value}
