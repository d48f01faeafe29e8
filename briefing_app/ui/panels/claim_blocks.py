# SPDX-License-Identifier: Apache-2.0
"""The parts of a claim's inspector: what it says, its figure, what speaks against it, what it is related to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from briefing_app.domain.records import Claim
from briefing_app.services.browse import CitationRow
from briefing_app.services.claim_file import ClaimFile, RelatedClaim
from briefing_app.services.conflicts import Contested
from briefing_app.ui import claim_words, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.citation_cards import CardDeeds, CitationCards
from briefing_app.ui.panels.contested import ContestedNote, Ways
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Tone, Words, clear, column, icon_button, row
from briefing_app.ui.widgets.quotation import Note, Standout, lean
from briefing_app.ui.widgets.record_row import RecordRow

FIGURE_FIELDS = frozenset(
    name for _, _, names in claim_words.figure_facts(Claim(id="", statement="")) for name in names
)


class ClaimHead(QWidget):
    """Kind, statement, when and where, whether it is withdrawn, and what two people left in conflict."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._kind = Words("", Size.LABEL, Tone.DIM)
        self.statement = Words("", Size.HEADING, bold=True, wrap=True)
        self.statement.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = Words("", tone=Tone.DIM, wrap=True)
        self.withdrawn = Note("contradicts")
        self.conflict = ContestedNote(ways)
        layout = column(self, spacing=Space.XS)
        for part in (self._kind, self.statement, self._facts, self.withdrawn, self.conflict):
            layout.addWidget(part)

    def show_file(self, file: ClaimFile) -> None:
        claim = file.claim
        self._kind.setText(words.joined(words.KIND_LABELS[claim.kind], claim.handling))
        self.statement.setText(claim.statement)
        lean(self.statement, claim.statement)
        facts = words.joined(words.date_in_words(claim.event_time), claim.place, claim.heading)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        reason = claim.status_reason or tr("no reason given")
        self.withdrawn.show_text(tr("✕ Withdrawn: {reason}", reason=reason) if claim.status == "withdrawn" else "")
        self.conflict.show_conflicts(_own(file, of_figure=False))


class FigureBlock(QWidget):
    """The parts of a figure, two beside each other; what is not stated is said to be."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.XS, 0, Space.XS)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        self._values: list[Words] = []
        for number, (label, _, _) in enumerate(claim_words.figure_facts(Claim(id="", statement=""))):
            part = QWidget()
            inner = column(part, spacing=0)
            inner.addWidget(Words(label, Size.LABEL, Tone.DIM))
            value = Words("", wrap=True)
            inner.addWidget(value)
            inner.addStretch(1)
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            part.setSizePolicy(policy)
            self._values.append(value)
            grid.addWidget(part, number // 2, number % 2)
        self.conflict = ContestedNote(ways)
        grid.addWidget(self.conflict, len(self._values) // 2 + 1, 0, 1, 2)

    def show_file(self, file: ClaimFile) -> None:
        self.setVisible(file.claim.kind == "figure")
        if file.claim.kind != "figure":
            return
        for label, (name, text, _) in zip(self._values, claim_words.figure_facts(file.claim), strict=True):
            label.setText(text or tr("not stated"))
            label.set_tone(Tone.NORMAL if text else Tone.DIM)
            label.setAccessibleName(tr("{field}: {value}", field=name, value=label.text()))
        self.conflict.show_conflicts(_own(file, of_figure=True))

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self._values]


class AgainstBlock(Standout):
    """What speaks against a claim: citations, claims, and figures that cannot be right together with it."""

    claim_requested = Signal(str)
    removal_requested = Signal(str)
    """Id of a relation."""

    def __init__(self, deeds: CardDeeds) -> None:
        super().__init__()
        self._can_change = False
        self.cards = CitationCards(deeds, rule_first=False)
        self._claims = QWidget()
        self._rows = column(self._claims, spacing=0)
        self._file: ClaimFile | None = None
        self.content.addWidget(self.cards)
        self.content.addWidget(self._claims)
        self.hide()

    def show_file(self, file: ClaimFile, *, can_change: bool) -> None:
        self._file = file
        self._can_change = can_change
        self.cards.show_rows(contradicting(file), file.contested, can_change=can_change)
        self.cards.setVisible(bool(contradicting(file)))
        self._show_rows([])

    def show_differing(self, found: Sequence[Claim]) -> None:
        """Figures that differ, of which nobody has said yet how they are related."""
        if self._file is not None:
            related = {item.claim.id for item in self._file.related}
            self._show_rows([claim for claim in found if claim.id not in related])

    def _show_rows(self, figures: Sequence[Claim]) -> None:
        file = self._file
        if file is None:
            return
        clear(self._rows)
        live = [item for item in file.related if _is_against(item)]
        for item in live:
            remove = self.removal_requested.emit if self._can_change else None
            self._rows.addWidget(_related_row(item, self.claim_requested.emit, remove))
        for claim in figures:
            shown = RecordRow(claim_words.differs(claim), claim.statement, role="warning")
            shown.clicked.connect(lambda _=False, id=claim.id: self.claim_requested.emit(id))
            self._rows.addWidget(shown)
        self._claims.setVisible(bool(live or figures))
        cited = len(contradicting(file))
        self.setVisible(bool(cited or live or figures))
        self.set_role("contradicts" if cited or live else "warning")
        self.heading.setText(_heading(cited, len(live), len(figures)))


def _is_against(item: RelatedClaim) -> bool:
    return item.relation.kind == "contradicts" and item.claim.status != "withdrawn"


def contradicting(file: ClaimFile) -> list[CitationRow]:
    return [item for item in file.citations if item.citation.stance == "contradicts"]


def _heading(citations: int, claims: int, figures: int) -> str:
    if not citations and not claims:
        return trn(figures, "▲ {n} other figure differs", "▲ {n} other figures differ")
    parts = [
        trn(citations, "{n} citation", "{n} citations") if citations else "",
        trn(claims, "{n} claim", "{n} claims") if claims else "",
    ]
    return tr("✕ Against it: {what}", what=", ".join(part for part in parts if part))


class RelatedBlock(QWidget):
    """The other claims that this one is related to, with a way to take each relation back."""

    claim_requested = Signal(str)
    removal_requested = Signal(str)
    """Id of the relation."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = column(self, spacing=0)

    def show_file(self, file: ClaimFile, *, can_change: bool) -> None:
        clear(self._layout)
        found = [item for item in file.related if not _is_against(item)]
        self.setVisible(bool(found))
        if not found:
            return
        self._layout.addWidget(Words(tr("Related claims"), bold=True))
        order = ["contradicts", "supersedes", "elaborates", "duplicates"]
        for item in sorted(found, key=lambda one: (order.index(one.relation.kind), not one.outward)):
            remove = self.removal_requested.emit if can_change else None
            self._layout.addWidget(_related_row(item, self.claim_requested.emit, remove))


def _related_row(
    item: RelatedClaim, open_claim: Callable[[str], object], remove: Callable[[str], object] | None
) -> QWidget:
    """A related claim, and beside it the way to take the relation back."""
    shown = RecordRow(
        claim_words.relation(item),
        item.claim.statement,
        item.relation.note or "",
        badge=item.claim.grade,
        gone=item.claim.status == "withdrawn",
        role="contradicts" if item.relation.kind == "contradicts" else "",
    )
    shown.clicked.connect(lambda _=False: open_claim(item.claim.id))
    part = QWidget()
    line = row(shown, spacing=0)
    if remove is not None:
        name = tr("Remove the relation to: {claim}", claim=words.shortened(item.claim.statement, 60))
        take = icon_button("close", name, lambda: remove(item.relation.id))
        line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
    line.setStretch(0, 1)
    part.setLayout(line)
    return part


def _own(file: ClaimFile, *, of_figure: bool) -> Contested:
    """What is in conflict in the claim itself: in the parts of its figure, or in all else."""
    own = file.contested.of(file.claim.id)
    is_figure = file.claim.kind == "figure"
    fields = [item for item in own.conflicts if (is_figure and item.field in FIGURE_FIELDS) == of_figure]
    return Contested(tuple(fields), own.called, () if of_figure else own.kept)
