# SPDX-License-Identifier: Apache-2.0
"""The fields of a source, as the dialogs for a new one and for changes show them."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Source
from briefing_app.ingest import SourceDraft
from briefing_app.ui import choices, words
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import Field, Scroll, column, pair
from briefing_app.ui.widgets.inputs import DateField, Line
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.widgets.segmented import SegmentedChoice

TEXT_FIELDS = ("title", "outlet", "author", "url", "language")


class SourceForm(Scroll):
    """Title, from whom, when, where, how reliable, how to be handled."""

    def __init__(self) -> None:
        self.lines: dict[str, QLineEdit] = {name: Line() for name in TEXT_FIELDS}
        labels = {"title": "Title", "outlet": "Outlet", "author": "Author", "url": "Address", "language": "Language"}
        self.fields = {name: Field(labels[name], line) for name, line in self.lines.items()}
        today = datetime.now(UTC).date()
        self.published = DateField("Published", today)
        self.retrieved = DateField("Retrieved", today)
        self.kind = Pick("Kind of source", choices.source_kinds())
        self.handling = Pick("Handling", choices.handlings())
        self.reliability = SegmentedChoice("How reliable is the source?", choices.reliability())
        self.reason = Line("Why, in a few words")
        super().__init__(self._made(), "panel")

    def _made(self) -> QWidget:
        form = QWidget()
        layout = column(form, spacing=Space.M)
        layout.setContentsMargins(0, 0, Space.M, 0)
        layout.addWidget(self.fields["title"])
        layout.addLayout(pair(self.fields["outlet"], self.fields["author"]))
        layout.addLayout(pair(self.published, self.retrieved))
        layout.addWidget(self.fields["url"])
        layout.addLayout(pair(self.fields["language"], Field("Kind", self.kind)))
        layout.addWidget(Field("How reliable is the source?", self.reliability))
        layout.addWidget(Field("Reason for the grade", self.reason))
        layout.addWidget(Field("Handling", self.handling))
        layout.addStretch(1)
        return form

    def propose(self, draft: SourceDraft) -> None:
        """Fills the fields with what was found in a text, each with where it was found."""
        for name, line in self.lines.items():
            proposals = [item for item in draft.proposals if item.field == name]
            if proposals:
                line.setText(proposals[0].value)
                self.fields[name].set_note(_found(proposals[0].origin))
        for name, field in (("published", self.published), ("retrieved", self.retrieved)):
            proposals = [item for item in draft.proposals if item.field == name]
            if proposals:
                field.set_value(proposals[0].value)
                field.set_note(words.joined(field.note, _found(proposals[0].origin)))
        if not self.retrieved.value:
            self.retrieved.set_value(datetime.now(UTC).date().isoformat())
        kind = draft.proposed("kind")
        if kind in {value for value, _ in choices.source_kinds()}:
            self.kind.set_value(kind)

    def show_source(self, source: Source) -> None:
        """Fills the fields from a source."""
        for name, line in self.lines.items():
            line.setText(getattr(source, name) or "")
        self.published.set_value(source.published)
        self.retrieved.set_value(source.retrieved)
        self.kind.set_value(source.kind)
        self.handling.set_value(source.handling)
        self.reliability.set_value(source.reliability)
        self.reason.setText(source.reliability_reason)

    def values(self) -> dict[str, Value]:
        """The fields of the source as they stand; None for an empty one."""
        result: dict[str, Value] = {name: line.text().strip() or None for name, line in self.lines.items()}
        return result | {
            "published": self.published.value,
            "retrieved": self.retrieved.value,
            "kind": self.kind.value,
            "handling": self.handling.value,
            "reliability": self.reliability.value,
            "reliability_reason": self.reason.text().strip() or None,
        }

    def is_complete(self) -> bool:
        """Whether the fields can be kept; what cannot is said beside it, and gets the keyboard."""
        has_title = bool(self.lines["title"].text().strip())
        if not has_title:
            self.fields["title"].set_note("Give the source a title.", wrong=True)
            self.lines["title"].setFocus()
            return False
        for date in (self.published, self.retrieved):
            if date.is_wrong:
                date.line.setFocus()
                return False
        return True

    def focus_title(self) -> None:
        self.lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines["title"].home(False)


def _found(origin: str) -> str:
    return f"proposed, from: {origin}"
