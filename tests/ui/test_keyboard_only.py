# SPDX-License-Identifier: Apache-2.0
"""Everything by keyboard alone: the whole first report, and every place of the window and the way out of it."""

from pathlib import Path

import pytest

from briefing_app.ui.dialogs import files
from tests.ui.first_report import FirstReport, Material
from tests.ui.hands import LibraryHands


def test_first_report_without_a_mouse_and_all_of_it_undone_and_redone(
    desk, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.window.cases, "folder", lambda: desk.folder)
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: desk.folder / "report.docx")
    session = FirstReport(desk.window, LibraryHands(), Material.read(shared_data), desk.folder)
    try:
        session.run()
    except AssertionError as error:
        error.add_note(f"The session was at {session.step}.")
        raise
