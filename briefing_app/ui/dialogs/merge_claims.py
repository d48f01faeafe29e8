# SPDX-License-Identifier: Apache-2.0
"""Makes claims that say the same one: side by side, with the choice which claim and which values stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.records import Citation, Claim
from briefing_app.services import claim_merging, claims, impact
from briefing_app.services.session import CaseSession
from briefing_app.ui import change_words, claim_words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.dialogs.pick_claim import PickClaimDialog
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.widgets.basic import LinkButton, Scroll, Tone, Words, row
from briefing_app.ui.widgets.choice_grid import ChoiceGrid
from briefing_app.ui.workspace import Workspace

MOST = 5


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A claim with how much hangs on it."""

    claim: Claim
    citations: int
    resting: int


def read_duplicates(session: CaseSession, ids: Sequence[str]) -> list[Duplicate]:
    """Runs on the worker."""
    return [
        Duplicate(
            session.get(Claim, id),
            len(session.where(Citation, claim=id)),
            sum(number for kind, number in impact.overview(session, id, 0).totals.items() if kind != "report"),
        )
        for id in ids
    ]


class MergeDialog(ActingDialog):
    """The first claim stays unless another is chosen; each field in which they differ has its own choice."""

    merged = Signal(str)
    """Id of the claim that stayed."""

    def __init__(self, parent: QWidget, workspace: Workspace, ids: Sequence[str]) -> None:
        super().__init__(parent, workspace, tr("Merge duplicates"), tr("Merge"))
        self._found: list[Duplicate] = []
        self._keep = ids[0]
        self._chosen: dict[str, str] = {}
        text = tr(
            "The claim that stays takes over citations, tags, relations and what rests on the others. "
            "They stay in the case as withdrawn; all of it can be undone as one action."
        )
        self.form.addWidget(Words(text, tone=Tone.DIM, wrap=True))
        self._table = ChoiceGrid(_named)
        self.form.addWidget(Scroll(self._table, "panel"), 1)
        self.add_link = LinkButton(tr("Add another claim…"), self._ask_for_another)
        self.form.addLayout(row(self.add_link, None))
        self.main_button.setEnabled(False)
        self.resize(self.fitting(860, 620))
        self._read(list(ids))

    @property
    def values(self) -> dict[str, str]:
        """For each field that somebody chose: the claim whose value stays."""
        return dict(self._chosen)

    def _read(self, ids: list[str]) -> None:
        self._workspace.read(self, lambda session: read_duplicates(session, ids), self._show, key="claims")

    def _show(self, found: list[Duplicate]) -> None:
        self._found = found
        self.add_link.setEnabled(len(found) < MOST)
        self.main_button.setEnabled(True)
        self._fill()

    @property
    def _ordered(self) -> list[Claim]:
        """The claims, the one that stays first."""
        claims_found = [item.claim for item in self._found]
        return sorted(claims_found, key=lambda claim: claim.id != self._keep)

    def _fill(self) -> None:
        """Lays the table out anew."""
        found = [item.claim for item in self._found]
        self._table.begin()
        heads = [words_of(item) for item in self._found]
        self._table.add_row(tr("Which one stays?"), heads, [claim.id == self._keep for claim in found], self._stay)
        for names in _rows(claim_merging.differing(found)):
            shown = [_value(claim, names) for claim in found]
            self._table.add_row(_label(names), shown, self._checks(names), partial(self._choose, names))
        self._table.finish([], [self.add_link, self.cancel_button, self.main_button], focus=True)

    def _checks(self, names: Sequence[str]) -> list[bool]:
        """Which of the values would stay as things are."""
        if names[0] in self._chosen:
            return [item.claim.id == self._chosen[names[0]] for item in self._found]
        try:
            usual = [claim_merging.usual_value(self._ordered, name) for name in names]
        except CaseError:
            return [False for _ in self._found]
        holder = next((c.id for c in self._ordered if [getattr(c, name) for name in names] == usual), "")
        return [item.claim.id == holder for item in self._found]

    def _stay(self, place: int) -> None:
        self._keep = self._found[place].claim.id
        self._fill()

    def _choose(self, names: Sequence[str], place: int) -> None:
        self._chosen |= dict.fromkeys(names, self._found[place].claim.id)

    def _ask_for_another(self) -> None:
        ids = [item.claim.id for item in self._found]
        dialog = PickClaimDialog(
            self, self._workspace, tr("Another claim that says the same"), tr("Add"),
            tr("It is merged with the others."), ids, asks_why=False,
        )  # fmt: skip
        dialog.chosen.connect(lambda id, _: self._read([*ids, id]))
        dialog.open()

    def submit(self) -> None:
        keep, fields = self._keep, self.values
        others = [item.claim.id for item in self._found if item.claim.id != keep]
        if not others:
            return

        def work(session: CaseSession) -> str:
            return claims.merge(session, keep, others, fields).id

        self._act(tr("Merge claims"), work, self._done)

    def _done(self, id: str) -> None:
        self.accept()
        self.merged.emit(id)


def _rows(names: Sequence[str]) -> list[tuple[str, ...]]:
    """The fields that have a choice of their own, the wording first; an amount is chosen as a whole."""
    rows: list[tuple[str, ...]] = [("statement",)] if "statement" in names else []
    for name in names:
        fields = claim_merging.AMOUNT if name in claim_merging.AMOUNT else (name,)
        if fields not in rows:
            rows.append(fields)
    return rows


def _label(names: Sequence[str]) -> str:
    if names[0] == "statement":
        return tr("Wording")
    label = tr("number") if len(names) > 1 else change_words.field_label(names[0])
    return label[:1].upper() + label[1:]


def _value(claim: Claim, names: Sequence[str]) -> str:
    if len(names) == 1:
        return change_words.value_words("claim", names[0], getattr(claim, names[0]))
    return claim_words.amount_words(claim)


def words_of(item: Duplicate) -> str:
    """A claim at the head of its column: what it says and how much hangs on it."""
    lines = [item.claim.statement, trn(item.citations, "{n} citation", "{n} citations")]
    if item.resting:
        lines.append(trn(item.resting, "{n} record rests on it", "{n} records rest on it"))
    return "\n".join(lines)


def _named(field: str, number: int, value: str) -> str:
    return tr("{field}, claim {number}: {value}", field=field, number=number, value=value)
