# SPDX-License-Identifier: Apache-2.0
"""The fields of a source, as the dialogs for a new one and for changes show them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Source
from briefing_app.ingest import SourceDraft
from briefing_app.services import browse
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, languages, source_words, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Field, Scroll, column, pair
from briefing_app.ui.widgets.inputs import DateField, Line, TextBox
from briefing_app.ui.widgets.language_line import LanguageField
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.proposals import Offer
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice
from briefing_app.ui.widgets.side_by_side import SideBySide

TEXT_FIELDS: Final = ("title", "outlet", "author", "url", "descriptor", "reliability_reason")
COMPLETED: Final = ("outlet", "author", "descriptor")


def read_completions(session: CaseSession) -> dict[str, list[str]]:
    """What was written before in these fields. Runs on the worker."""
    return {name: browse.values_of(session, "source", name) for name in COMPLETED}


def party_choice() -> SegmentedChoice:
    """Whether a source is a party to the matter; not stated is a choice of its own."""
    options = tuple(Option(value, label) for value, label in source_words.parties())
    return SegmentedChoice(tr("Is it a party to the matter?"), options, explains=False)


class SourceForm(Scroll):
    """Title, from whom, when, where, how reliable, how to be handled."""

    def __init__(self) -> None:
        self.lines = {name: Line() for name in TEXT_FIELDS}
        self.fields = {name: Field(tr(source_words.FIELDS[name]), line) for name, line in self.lines.items()}
        self.lines["descriptor"].setPlaceholderText(tr("How a report may describe it: a regional daily"))
        self.lines["reliability_reason"].setPlaceholderText(tr("Why, in a few words"))
        today = datetime.now(UTC).date()
        self.published = DateField(tr("Published"), today)
        self.retrieved = DateField(tr("Retrieved"), today)
        self.language = LanguageField(tr("Language"))
        self.kind = Pick(tr("Kind of source"), source_words.kinds())
        self.handling = Pick(tr("Handling"), choices.handlings())
        self.reliability = SegmentedChoice(tr("How reliable is the source?"), choices.reliability())
        self.reliability_field = Field(tr("How reliable is the source?"), self.reliability)
        self.reason = self.lines["reliability_reason"]
        self.party = party_choice()
        self.notes = TextBox(2, 5, tr("Anything to know about it"))
        self._form = self._made()
        super().__init__(self._form, "panel")
        self._offers = self._make_offers()

    def _made(self) -> QWidget:
        form = QWidget()
        layout = column(form, spacing=Space.M)
        layout.setContentsMargins(0, 0, Space.M, Space.S)
        layout.addWidget(self.fields["title"])
        layout.addLayout(pair(self.fields["outlet"], self.fields["author"]))
        layout.addWidget(SideBySide(self.published, self.retrieved, self.published.width_of_a_time))
        layout.addWidget(self.fields["url"])
        layout.addLayout(pair(self.language, Field(tr("Kind"), self.kind)))
        layout.addWidget(self.reliability_field)
        layout.addWidget(self.fields["reliability_reason"])
        layout.addWidget(Field(tr("Handling"), self.handling))
        layout.addWidget(Field(tr("Is it a party to the matter?"), self.party))
        layout.addWidget(self.fields["descriptor"])
        layout.addWidget(Field(tr("Notes"), self.notes))
        layout.addStretch(1)
        return form

    def _make_offers(self) -> dict[str, Offer]:
        plain = ("title", "outlet", "author", "url")
        offers = {name: Offer(self.lines[name], self.fields[name], self.lines[name].setText) for name in plain}
        for name, field in (("published", self.published), ("retrieved", self.retrieved)):
            offers[name] = Offer(field.line, field, field.set_value, words.date_in_words)
        offers["language"] = Offer(self.language.line, self.language, self.language.set_value, languages.label_of)
        return offers

    @property
    def places(self) -> dict[str, QWidget]:
        """What shows the fields of a source, by their names."""
        names = ("published", "retrieved", "language", "kind", "handling", "reliability", "party", "notes")
        return {**self.lines, **{name: getattr(self, name) for name in names}}

    def complete_with(self, known: Mapping[str, Sequence[str]]) -> None:
        """Offers what was written before in the case."""
        for name, values in known.items():
            self.lines[name].complete_with(values)

    def propose(self, draft: SourceDraft) -> None:
        """Fills the fields with what was found in a text, each with where it was found."""
        for name, offer in self._offers.items():
            offer.make([item for item in draft.proposals if item.field == name])
        if not self.retrieved.value:
            self.retrieved.set_value(datetime.now(UTC).date().isoformat())
        kind = draft.proposed("kind")
        if kind in source_words.KINDS:
            self.kind.set_value(kind)

    def show_source(self, source: Source) -> None:
        """Fills the fields from a source."""
        for name, line in self.lines.items():
            line.setText(getattr(source, name) or "")
        self.published.set_value(source.published)
        self.retrieved.set_value(source.retrieved)
        self.language.set_value(source.language)
        self.kind.set_value(source.kind)
        self.handling.set_value(source.handling)
        self.reliability.set_value(source.reliability)
        self.party.set_value(source_words.party_choice(source.party))
        self.notes.set_text(source.notes)

    def tell_claims(self, graded: str | None, claims: int) -> None:
        """From here on says what another grade than this one carries with it."""

        def tell(value: object) -> None:
            if value == graded:
                self.reliability_field.set_note("")
            elif claims:
                told = trn(
                    claims,
                    "{n} claim rests on it and is graded anew.",
                    "{n} claims rest on it and are graded anew.",
                )
                self.reliability_field.set_note(told)
            else:
                self.reliability_field.set_note(tr("No claim rests on it yet."))

        self.reliability.value_changed.connect(tell)
        tell(self.reliability.value)

    def values(self) -> dict[str, Value]:
        """The fields of the source as they stand; None for an empty one."""
        result: dict[str, Value] = {name: line.text().strip() or None for name, line in self.lines.items()}
        return result | {
            "published": self.published.value,
            "retrieved": self.retrieved.value,
            "language": self.language.value,
            "kind": self.kind.value,
            "handling": self.handling.value,
            "reliability": self.reliability.value,
            "party": source_words.party_value(self.party.value),
            "notes": self.notes.text or None,
        }

    def is_complete(self) -> bool:
        """Whether the fields can be kept; what cannot is said beside it, and gets the keyboard."""
        has_title = bool(self.lines["title"].text().strip())
        if not has_title:
            self.fields["title"].set_note(tr("Give the source a title."), wrong=True)
            self.lines["title"].setFocus()
            return False
        for date in (self.published, self.retrieved):
            if date.is_wrong:
                date.line.setFocus()
                return False
        if self.language.is_wrong:
            self.language.complain()
            return False
        return True

    def focus_title(self) -> None:
        self.lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines["title"].home(False)
