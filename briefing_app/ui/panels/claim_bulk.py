# SPDX-License-Identifier: Apache-2.0
"""What can be done with the selected claims; shown under their table with their number while there are several."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from briefing_app.services import browse, bulk
from briefing_app.services.browse import ClaimQuery, GroupKey
from briefing_app.services.bulk import BulkEdit
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.bulk_edit import BulkEditDialog
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.claim_table import ClaimTable
from briefing_app.ui.panels.withdrawing import EXPLANATION
from briefing_app.ui.tasks import Task
from briefing_app.ui.theme import Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Words, button, row
from briefing_app.ui.workspace import Message, Workspace

MOST_MERGED = 6


class ClaimBulk(Surface):
    """Shown while more than one claim is selected."""

    merge_requested = Signal(list)
    """Ids of claims that say the same."""

    def __init__(
        self, workspace: Workspace, table: ClaimTable, query: Callable[[], ClaimQuery], grouping: Callable[[], str]
    ) -> None:
        super().__init__("accent_soft", "t")
        self._workspace = workspace
        self._table = table
        self._query = query
        self._grouping = grouping
        self.setAccessibleName(tr("Selected claims"))
        self.count = Words("", bold=True)
        self.edit_button = button(tr("Edit…"), self.edit, icon="edit")
        self.tag_button = button(tr("Tag…"), self.tag)
        self.merge_button = button(tr("Merge…"), self.merge, tip=tr("For claims that say the same"))
        self.withdraw_button = button(tr("Withdraw…"), self.withdraw, icon="withdraw")
        self.clear_button = LinkButton(tr("Clear the selection"), self._leave)
        buttons = (self.edit_button, self.tag_button, self.merge_button, self.withdraw_button)
        line = row(self.count, *buttons, None, self.clear_button)
        line.setContentsMargins(Space.M, Space.S + 1, Space.M, Space.S)
        self.setLayout(line)
        self.hide()
        table.selection_changed.connect(self.follow)

    @property
    def has_selected(self) -> bool:
        """Whether a claim is selected; a group header is none."""
        return self._table.selected_count > 0

    @property
    def has_several(self) -> bool:
        return self._table.selected_count > 1

    def follow(self) -> None:
        """Takes up what is selected now."""
        number = self._table.selected_count
        self.count.setText(trn(number, "{n} selected", "{n} selected"))
        self.merge_button.setEnabled(self.can_merge)
        self.setVisible(number > 1)

    @property
    def can_merge(self) -> bool:
        """Whether so few claims are selected that a person can look at them side by side."""
        return 1 < self._table.selected_count <= MOST_MERGED and not self._table.chosen().parts

    def _leave(self) -> None:
        row = self._table.currentIndex().row()
        if row >= 0:
            self._table.make_current(row)
        self._table.setFocus()

    # What can be done

    def edit(self, focus: str = "") -> BulkEditDialog | None:
        """Opens the dialog on the fields of the selected claims."""
        if not self._may_change():
            return None
        dialog = BulkEditDialog(self.window(), self._workspace, self._ids(), self._table.selected_count, focus)
        dialog.confirmed.connect(self.apply)
        dialog.open()
        return dialog

    def tag(self) -> BulkEditDialog | None:
        """Opens the dialog at the tags."""
        return self.edit("add_tags")

    def merge(self) -> None:
        """Asks for the selected claims to be made one."""
        if self.can_merge and self._may_change():
            self.merge_requested.emit(list(self._table.chosen().ids))

    def withdraw(self) -> ReasonDialog | None:
        """Asks why, and withdraws the selected claims."""
        if not self._may_change():
            return None
        number, ids = self._table.selected_count, self._ids()
        title = trn(number, "Withdraw {n} selected claim", "Withdraw {n} selected claims")
        dialog = ReasonDialog(self.window(), title, tr(EXPLANATION), tr("Withdraw"))
        dialog.given.connect(
            lambda reason: self.apply(BulkEdit(fields={"status": "withdrawn", "status_reason": reason}), ids)
        )
        dialog.open()
        return dialog

    def _may_change(self) -> bool:
        state = self._workspace.state
        if state is None or not self._table.selected_count:
            return False
        if state.read_only:
            self._workspace.post(Message(tr("The case is open for reading only."), "warning"))
            return False
        return True

    def _ids(self) -> Callable[[CaseSession], Sequence[str]]:
        """How to find the claims that are selected now, when the worker comes to it."""
        chosen, query, by = self._table.chosen(), self._query(), self._grouping()

        def find(session: CaseSession) -> Sequence[str]:
            ids = list(chosen.ids)
            for group, first, end in chosen.parts:
                ids += browse.claim_ids(session, query, None, GroupKey(by, group.key))[first:end]
            return list(dict.fromkeys(ids))

        return find

    def apply(self, edit: BulkEdit, ids: Callable[[CaseSession], Sequence[str]]) -> None:
        """Changes the claims, with progress and a way to stop it."""

        def work(session: CaseSession, task: Task) -> int:
            def tell(done: int, whole: int) -> None:
                task.token.check()
                task.report(done / whole if whole else 0.0)

            return bulk.apply(session, ids(session), edit, tell)

        def done(number: int) -> None:
            text = trn(number, "{n} claim changed.", "{n} claims changed.")
            self._workspace.tell_done(text)

        self._workspace.run(self, tr("Changing claims"), work, done)
