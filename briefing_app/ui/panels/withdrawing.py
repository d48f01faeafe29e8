# SPDX-License-Identifier: Apache-2.0
"""Withdrawing a claim or an assessment: asked with a reason, done by the service."""

from PySide6.QtWidgets import QWidget

from briefing_app.services import assessments, claims
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.workspace import Message, Workspace

EXPLANATION = (
    "It stays visible as withdrawn, with your reason, and does not appear in reports that are built from now on."
)


def ask_to_withdraw(parent: QWidget, workspace: Workspace, id: str, what: str = "claim") -> ReasonDialog:
    """Opens the dialog; withdraws when a reason is given."""
    dialog = ReasonDialog(parent.window(), f"Withdraw this {what}", EXPLANATION, "Withdraw")

    def done(_: object) -> None:
        workspace.post(Message(f"{what.capitalize()} withdrawn.", "done", "Undo", workspace.undo))

    def withdraw(reason: str) -> None:
        service = claims.withdraw if what == "claim" else assessments.withdraw
        workspace.act(parent, f"Withdraw {what}", lambda s: service(s, id, reason), done)

    dialog.given.connect(withdraw)
    dialog.open()
    return dialog
