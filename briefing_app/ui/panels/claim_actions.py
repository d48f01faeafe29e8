# SPDX-License-Identifier: Apache-2.0
"""What can be done with the claim in the inspector, each through a service, each with its undo at hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.records import Claim, Entity
from briefing_app.services import claims, entities
from briefing_app.services.browse import CitationRow
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.cite import CiteDialog
from briefing_app.ui.dialogs.merge_claims import MergeDialog
from briefing_app.ui.dialogs.pick_claim import PickClaimDialog
from briefing_app.ui.dialogs.split_claim import SplitDialog
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from briefing_app.ui.panels.claim_details import ClaimDetails

_RELATE = {
    "contradicts": (mark("Which claim does it contradict?"), mark("Both are shown as contradicting each other.")),
    "supersedes": (mark("Which claim does it supersede?"), mark("The older one stays, and is told as replaced.")),
    "elaborates": (mark("Which claim does it elaborate?"), mark("It says more about what the other one claims.")),
}


class ClaimActions(QObject):
    """Acts on the claim that the inspector shows."""

    claim_made = Signal(str)
    """Id of the claim to show afterwards."""

    def __init__(self, workspace: Workspace, details: "ClaimDetails") -> None:
        super().__init__(details)
        self._workspace = workspace
        self._details = details

    @property
    def can_change(self) -> bool:
        """Whether the case is open for writing."""
        state = self._workspace.state
        return state is not None and not state.read_only

    @property
    def _claim(self) -> Claim | None:
        file = self._details.file
        return file.claim if file is not None and self.can_change else None

    def _act(self, title: str, text: str, action: Callable[[CaseSession], object]) -> None:
        def tell(_: object) -> None:
            self._say(text)

        self._workspace.act(self, title, action, tell)

    def _say(self, text: str) -> None:
        self._workspace.tell_done(text)

    # Passages

    def cite(self) -> None:
        """Opens the dialog that cites another passage."""
        if self._claim is not None:
            dialog = CiteDialog(self._details.window(), self._workspace, self._claim)
            dialog.cited.connect(lambda _: self._say(tr("Passage cited.")))
            dialog.open()

    def remove_citation(self, item: CitationRow) -> None:
        id = item.citation.id
        self._act(tr("Remove citation"), tr("Citation removed."), lambda session: claims.remove_citation(session, id))

    # Other claims

    def relate(self, kind: str) -> None:
        """Opens the dialog that chooses the other claim."""
        claim = self._claim
        if claim is None:
            return
        title, about = _RELATE[kind]
        dialog = PickClaimDialog(
            self._details.window(), self._workspace, tr(title), tr("Relate"), tr(about), {claim.id}
        )

        def work(other: str, note: str) -> None:
            self._act(
                tr("Relate claims"), tr("Claims related."),
                lambda session: claims.relate(session, claim.id, other, kind, note or None),
            )  # fmt: skip

        dialog.chosen.connect(work)
        dialog.open()

    def unrelate(self, relation: str) -> None:
        self._act(tr("Remove relation"), tr("Relation removed."), lambda session: claims.unrelate(session, relation))

    def merge(self) -> None:
        """Asks for the other claim, then shows both side by side."""
        claim = self._claim
        if claim is None:
            return
        dialog = PickClaimDialog(
            self._details.window(), self._workspace, tr("Which claim says the same?"), tr("Compare"),
            claim.statement, {claim.id}, asks_why=False,
        )  # fmt: skip
        dialog.chosen.connect(lambda other, _: self.merge_with([claim.id, other]))
        dialog.open()

    def merge_with(self, ids: list[str]) -> MergeDialog:
        """Shows the claims side by side; the first is the one that stays unless another is chosen."""
        dialog = MergeDialog(self._details.window(), self._workspace, ids)

        def done(kept: str) -> None:
            self._say(tr("Claims merged."))
            self.claim_made.emit(kept)

        dialog.merged.connect(done)
        dialog.open()
        return dialog

    def split(self) -> None:
        """Opens the dialog that makes two claims of one."""
        if self._claim is not None:
            dialog = SplitDialog(self._details.window(), self._workspace, self._claim)
            dialog.split_done.connect(lambda *_: self._say(tr("Claim split in two.")))
            dialog.open()

    # Tags and entities

    def add_tag(self, name: str) -> None:
        claim = self._claim
        if claim is not None:
            self._workspace.act(self, tr("Add tag"), lambda session: entities.tag(session, claim.id, name))

    def remove_tag(self, name: str) -> None:
        claim = self._claim
        if claim is not None:
            text = tr("Tag “{name}” removed.", name=name)
            self._act(tr("Remove tag"), text, lambda session: entities.untag(session, claim.id, name))

    def add_entity(self, name: str) -> None:
        claim = self._claim
        if claim is not None:
            self._workspace.act(
                self, tr("Link entity"), lambda session: entities.mention_named(session, claim.id, name)
            )

    def remove_entity(self, entity: Entity) -> None:
        claim = self._claim
        if claim is not None:
            text = tr("“{name}” is not linked any more.", name=entity.name)
            self._act(tr("Unlink entity"), text, lambda session: entities.unmention(session, claim.id, entity.id))
