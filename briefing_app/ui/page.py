# SPDX-License-Identifier: Apache-2.0
"""What the window relies on in each of its pages."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.ui.page_actions import PageAction


class Page(Protocol):
    """A page is a widget with an inspector at its trailing side, a chosen record, and things that it can do."""

    splitter: QSplitter
    side: QWidget
    """The inspector, which the window can fold away."""

    @property
    def title_changed(self) -> SignalInstance: ...

    @property
    def selection_changed(self) -> SignalInstance: ...

    @property
    def selected(self) -> tuple[str, str]:
        """Type and id of the chosen record; empty where there is none."""
        ...

    def enter(self) -> None:
        """The page came into sight."""

    def leave_case(self) -> None:
        """The case was closed: nothing of it stays."""

    def start_find(self) -> None:
        """The keyboard goes to where one types what to look for on the page."""

    def show_record(self, type: str, id: str) -> None:
        """Opens a record, without filters in its way."""

    def page_actions(self) -> Sequence[PageAction]:
        """What can be done on the page."""
        ...

    def remember(self) -> dict[str, Any]:
        """How the page stands, for the next time: ids, orders and widths, never words of the case."""
        ...

    def restore(self, state: dict[str, Any]) -> None:
        """Takes up what was remembered, as far as it still holds."""
