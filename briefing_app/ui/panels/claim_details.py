# SPDX-License-Identifier: Apache-2.0
"""The inspector of a claim: what it says, each citation with its quote and grades, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.services import browse
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, words
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Scroll, Surface, Tone, Words, button, clear, column, row
from briefing_app.ui.widgets.inputs import Passage
from briefing_app.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim with all that is cited for it."""

    claim: Claim
    citations: list[tuple[Citation, Source]]


def read_claim(session: CaseSession, id: str) -> ClaimFile:
    """Runs on the worker."""
    rows = browse.citation_rows(session, id)
    return ClaimFile(session.get(Claim, id), [(row.citation, row.source) for row in rows])


class ClaimDetails(Surface):
    """Shows one claim; asks for everything else."""

    edit_requested = Signal(object, object, object)
    """Claim, citation, source."""
    jump_requested = Signal(str, int, int, str)
    """Source id, start, end, citation id."""
    withdraw_requested = Signal(str)
    reinstate_requested = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("background", "l")
        self._workspace = workspace
        self._id = ""
        self.setAccessibleName("Claim")
        self._body = QWidget()
        self._layout = column(self._body, Space.L, Space.S)
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(Scroll(self._body), 1)
        workspace.notifier.case_changed.connect(self._follow)

    @property
    def claim_id(self) -> str:
        return self._id

    def show_claim(self, id: str) -> None:
        """Reads the claim and shows it; an empty id shows that none is chosen."""
        self._id = id
        if not id:
            clear(self._layout)
            self._layout.addWidget(Words("Choose a claim to see what it rests on.", tone=Tone.DIM, wrap=True))
            self._layout.addStretch(1)
            return
        self._workspace.read(self, lambda session: read_claim(session, id), self._show, key="claim")

    def _follow(self, changes: ChangeSet) -> None:
        if self._id and self.isVisible() and (self._id in changes.ids or {"citation", "source"} & changes.types):
            self._workspace.read(self, self._read_again, self._show_again, key="claim")

    def _read_again(self, session: CaseSession) -> ClaimFile | None:
        return read_claim(session, self._id) if isinstance(session.find(self._id), Claim) else None

    def _show_again(self, file: ClaimFile | None) -> None:
        if file is None:
            self.show_claim("")
        else:
            self._show(file)

    def _show(self, file: ClaimFile) -> None:
        clear(self._layout)
        claim = file.claim
        kind = words.KIND_LABELS[claim.kind]
        self._layout.addWidget(Words(kind, Size.LABEL, Tone.DIM))
        statement = Words(claim.statement, Size.HEADING, bold=True, wrap=True)
        self._layout.addWidget(statement)
        facts = words.joined(words.date_in_words(claim.event_time), claim.place, claim.heading)
        if facts:
            self._layout.addWidget(Words(facts, tone=Tone.DIM, wrap=True))
        if claim.kind == "figure":
            self._layout.addWidget(Words(figure_text(claim), wrap=True))
        if claim.status == "withdrawn":
            reason = claim.status_reason or "no reason given"
            self._layout.addWidget(Words(f"✕ Withdrawn: {reason}", tone=Tone.ALARM, wrap=True))
        self._add_actions(file)
        heading = words.count(len(file.citations), "citation") if file.citations else "No citation"
        self._layout.addSpacing(Space.S)
        self._layout.addWidget(Words(heading, bold=True))
        for citation, source in file.citations:
            self._layout.addWidget(self._citation(claim, citation, source))
        self._layout.addStretch(1)

    def _add_actions(self, file: ClaimFile) -> None:
        claim = file.claim
        actions = row(spacing=Space.S)
        if file.citations:
            citation, source = file.citations[0]
            edit = button("Edit", lambda: self.edit_requested.emit(claim, citation, source), icon="edit")
            actions.addWidget(edit)
        if claim.status == "withdrawn":
            actions.addWidget(button("Reinstate", lambda: self.reinstate_requested.emit(claim.id)))
        else:
            withdraw = button("Withdraw…", lambda: self.withdraw_requested.emit(claim.id), icon="withdraw")
            actions.addWidget(withdraw)
        actions.addStretch(1)
        self._layout.addSpacing(Space.XS)
        self._layout.addLayout(actions)

    def _citation(self, claim: Claim, citation: Citation, source: Source) -> QWidget:
        card = QWidget()
        layout = column(card, spacing=Space.XS)
        layout.setContentsMargins(0, Space.S, 0, Space.S)
        stance = f"{words.STANCE_SIGNS[citation.stance]} {words.STANCE_LABELS[citation.stance]}"
        layout.addWidget(Words(words.joined(stance, source.title), bold=True, wrap=True))
        from_whom = words.joined(
            source.outlet, words.date_in_words(source.published),
            f"said by {citation.speaker}" if citation.speaker else None,
        )  # fmt: skip
        if from_whom:
            layout.addWidget(Words(from_whom, Size.LABEL, Tone.DIM, wrap=True))
        quote = Passage()
        quote.set_text(citation.exact, citation.stance)
        layout.addWidget(quote)
        if citation.translation:
            translator = citation.translator or "translator not stated"
            layout.addWidget(Words(f"“{citation.translation}” ({translator})", wrap=True))
        for line in grade_lines(citation, source):
            layout.addWidget(Words(line, Size.LABEL, Tone.DIM, wrap=True))
        place = (source.id, citation.start, citation.end, citation.id)
        jump = LinkButton("Go to the passage", lambda: self.jump_requested.emit(*place))
        edit = LinkButton("Edit", lambda: self.edit_requested.emit(claim, citation, source))
        layout.addLayout(row(jump, edit, None))
        return card


def grade_lines(citation: Citation, source: Source) -> list[str]:
    """Reliability, credibility and confidence, each in a line of its own, never mixed."""
    reliability = choices.reliability_meaning(source.reliability)
    lines = [f"Source {source.reliability or '–'}: {reliability}"]
    credibility = next(o for o in choices.credibility() if o.value == citation.credibility)
    code = citation.credibility or "–"
    lines.append(f"Item {code}: {credibility.meaning.split('. ')[0].lower().rstrip('.')}")
    reason = f". {citation.confidence_reason}" if citation.confidence_reason else ""
    confidence = next(o for o in choices.confidence() if o.value == citation.confidence)
    lines.append(f"Confidence in the link: {confidence.label}{reason}")
    return lines


def figure_text(claim: Claim) -> str:
    """The figure on one line: "injured, civilians: at least 31, 40 at most people, as counted by ..."."""
    numbers = [
        f"{word} {words.number_text(value)}".strip()
        for word, value in (("at least", claim.minimum), ("", claim.best), ("at most", claim.maximum))
        if value is not None
    ]
    what = ", ".join(part for part in (claim.measure, claim.population) if part)
    amount = ", ".join(numbers) or "no number"
    unit = f" {claim.unit}" if claim.unit else ""
    who = f"counted by {claim.authority}" if claim.authority else ""
    when = f"as of {words.date_in_words(claim.as_of)}" if claim.as_of else ""
    return words.joined(f"{what}: {amount}{unit}" if what else f"{amount}{unit}", who, when)
