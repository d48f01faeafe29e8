# SPDX-License-Identifier: Apache-2.0
"""Claims: the list, and beside it the inspector of the claim that is chosen."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.services import claims
from briefing_app.services.browse import ClaimQuery
from briefing_app.services.session import CaseSession
from briefing_app.ui.i18n import tr
from briefing_app.ui.page_actions import PageAction, bind
from briefing_app.ui.panels.claim_details import ClaimDetails
from briefing_app.ui.panels.claim_editor import ClaimEditor
from briefing_app.ui.panels.claim_list import ClaimList
from briefing_app.ui.panels.editing import DraftBar
from briefing_app.ui.panels.withdrawing import ask_to_withdraw
from briefing_app.ui.widgets.basic import column
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.workspace import Workspace


class ClaimsPage(QWidget):
    """Finding, sorting, changing many, looking closer."""

    passage_requested = Signal(str, int, int, str)
    title_changed = Signal(str)
    selection_changed = Signal()
    sources_requested = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._entering = False
        self.list = ClaimList(workspace)
        self.table, self.model, self.bulk = self.list.table, self.list.model, self.list.bulk
        self.details = ClaimDetails(workspace)
        self.editor = ClaimEditor(workspace)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.inspector = QStackedWidget()
        self.inspector.addWidget(self.details)
        self.inspector.addWidget(self.editor)
        self.side = QWidget()
        beside = column(self.side, spacing=0)
        self.drafts = DraftBar(self.editor, self.inspector.setCurrentWidget)
        beside.addWidget(self.drafts)
        beside.addWidget(self.inspector, 1)
        self.side.setMinimumWidth(340)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.side)
        self.splitter.setSizes([900, 360])
        self.splitter.setStretchFactor(0, 1)
        self._empty = EmptyState(
            tr("Claims are what sources say, one statement at a time"),
            tr(
                "A claim stands on an exact passage of a source and carries two grades. Open a source, "
                "select a passage and press Ctrl+Return."
            ),
            tr("Go to the sources"),
            self.sources_requested.emit,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        column(self, spacing=0).addWidget(self._stack)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._choose)
        self.list.title_changed.connect(self.title_changed)
        self.list.settled.connect(self._settle)
        self.list.opened.connect(self._enter_inspector)
        self.details.edit_requested.connect(self._edit)
        self.details.jump_requested.connect(self.passage_requested)
        self.details.withdraw_requested.connect(lambda id: ask_to_withdraw(self, self._workspace, id))
        self.details.reinstate_requested.connect(self._reinstate)
        self.editor.saved.connect(lambda id, _: self._show(id))
        self.editor.cancelled.connect(lambda: self.inspector.setCurrentWidget(self.details))
        bind(self, self.page_actions())
        self.list.bulk.merge_requested.connect(self.details.deeds.merge_with)

    # What the window relies on

    def enter(self) -> None:
        self._entering = True
        self.list.enter()

    def leave_case(self) -> None:
        self.list.forget()
        self._show("")
        self.editor.forget()

    @property
    def is_unfinished(self) -> bool:
        """Whether something half-filled would be lost with the case."""
        return self.editor.is_unfinished

    @property
    def selected(self) -> tuple[str, str]:
        return ("claim", self.list.current_id) if self.list.current_id else ("", "")

    def start_find(self) -> None:
        self.list.bar.text.setFocus()
        self.list.bar.text.selectAll()

    def show_record(self, type: str, id: str) -> None:
        if type == "claim":
            self.list.show_claim(id)

    def show_finding(self, name: str) -> None:
        """Shows the claims that a finding is about; without a name all claims: each finding has its chip there."""
        self.list.show_query(ClaimQuery(finding=name or None))

    def show_conflicts(self) -> None:
        """Shows the claims with fields in conflict."""
        self.list.show_query(ClaimQuery(conflict=True))

    def remember(self) -> dict[str, Any]:
        return self.list.remember()

    def restore(self, state: dict[str, Any]) -> None:
        self.list.restore(state)

    def page_actions(self) -> list[PageAction]:
        claims, bulk, bar = self.list, self.list.bulk, self.list.bar

        def any_selected() -> bool:
            return bulk.has_selected

        def filtered() -> bool:
            return bar.is_filtered

        def grouped() -> bool:
            return claims.model.is_grouped

        return [
            PageAction(tr("Filter by a value…"), "Ctrl+Shift+L", claims.add_filter),
            PageAction(tr("Clear the filters"), "", bar.clear_filters, filtered),
            PageAction(tr("Save this filter…"), "", claims.save_filter, filtered),
            PageAction(tr("Choose columns…"), "Ctrl+Shift+K", claims.choose_columns),
            PageAction(tr("Edit the selected claims…"), "Shift+F2", bulk.edit, any_selected),
            PageAction(tr("Tag the selected claims…"), "Ctrl+T", bulk.tag, any_selected),
            PageAction(tr("Merge the selected claims…"), "", bulk.merge, lambda: bulk.can_merge),
            PageAction(tr("Withdraw the selected claims…"), "", bulk.withdraw, lambda: bulk.has_several),
            PageAction(tr("Open all groups"), "", lambda: claims.expand(expanded=True), grouped),
            PageAction(tr("Close all groups"), "", lambda: claims.expand(expanded=False), grouped),
            *self.details.page_actions(),
        ]

    # The claim

    def _settle(self, has_none: bool) -> None:
        """The list, or what is said in a case without claims. The keyboard goes there when the page is entered."""
        self._stack.setCurrentWidget(self._empty if has_none else self.splitter)
        if self._entering:
            self._entering = False
            if has_none:
                self._empty.setFocus()
            else:
                self.list.focus_rows()

    def _choose(self, id: str) -> None:
        self._show(id)
        self.selection_changed.emit()

    def _enter_inspector(self) -> None:
        """The keyboard goes to the first thing to do in the inspector."""
        self.details.setFocus(Qt.FocusReason.TabFocusReason)
        self.details.focusNextPrevChild(True)
        focus = QApplication.focusWidget()
        if focus is None or not self.details.isAncestorOf(focus):  # there is nothing to do
            self.list.focus_rows()

    def _show(self, id: str) -> None:
        self.editor.put_aside()
        self.inspector.setCurrentWidget(self.details)
        self.details.show_claim(id)

    def _edit(self, claim: Claim, citation: Citation, source: Source) -> None:
        self.editor.edit(claim, citation, source)
        self.inspector.setCurrentWidget(self.editor)

    def _reinstate(self, id: str) -> None:
        def work(session: CaseSession) -> None:
            claims.reinstate(session, id)

        self._workspace.act(self, tr("Reinstate claim"), work)
