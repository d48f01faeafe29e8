# SPDX-License-Identifier: Apache-2.0
"""Withdrawing a claim or an assessment: asked with a reason, done by the service."""

from PySide6.QtWidgets import QWidget

from briefing_app.services import assessments, claims
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.workspace import Workspace

EXPLANATION = mark(
    "It stays visible as withdrawn, with your reason, and does not appear in reports that are built from now on."
)
_TEXTS = {
    "claim": (mark("Withdraw this claim"), mark("Withdraw claim"), mark("Claim withdrawn.")),
    "assessment": (mark("Withdraw this assessment"), mark("Withdraw assessment"), mark("Assessment withdrawn.")),
}


def ask_to_withdraw(parent: QWidget, workspace: Workspace, id: str, what: str = "claim") -> ReasonDialog:
    """Opens the dialog; withdraws when a reason is given."""
    title, task, said = _TEXTS[what]
    dialog = ReasonDialog(parent.window(), tr(title), tr(EXPLANATION), tr("Withdraw"))

    def done(_: object) -> None:
        workspace.tell_done(tr(said))

    def withdraw(reason: str) -> None:
        service = claims.withdraw if what == "claim" else assessments.withdraw
        workspace.act(parent, tr(task), lambda session: service(session, id, reason), done)

    dialog.given.connect(withdraw)
    dialog.open()
    return dialog
