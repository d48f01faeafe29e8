# SPDX-License-Identifier: Apache-2.0
"""Files in the window: copies for others, backups, shared folders, other versions beside the case, two processes."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from briefing_app.domain.records import Expert
from briefing_app.services import working
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.backups import BackupsDialog, size_words
from briefing_app.ui.dialogs.merge_review import MergeReviewDialog
from briefing_app.ui.dialogs.place import PlaceDialog
from tests.store.cases import add_expert


@pytest.fixture
def team(desk) -> Path:
    """The window's cases lie in a folder that Dropbox keeps."""
    folder = desk.folder / "team"
    folder.mkdir()
    (folder / ".dropbox").touch()
    desk.folder = folder
    return folder


def experts_of(path: Path) -> set[str]:
    with CaseSession.open(path, read_only=True) as session:
        return {expert.name for expert in session.all(Expert)}


def add(desk, name: str = "Mara Lind") -> None:
    desk.window.workspace.act(desk.window, "Add", lambda session: add_expert(session, name))
    desk.settle()


def by_another(path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Ben, at his own machine, adds an expert to the case in the shared folder."""
    with monkeypatch.context() as patched:
        patched.setenv("BRIEFING_HOME", str(home))
        with working.opened(path, "Ben") as session:
            add_expert(session, name)


def test_a_copy_is_shared_and_its_folder_shown(desk, tmp_path: Path, monkeypatch) -> None:
    desk.new_case()
    add(desk)
    target = tmp_path / "for Ben.casefile"
    proposed: list[Path] = []
    monkeypatch.setattr(files, "place_for_copy", lambda parent, proposal, title="": proposed.append(proposal) or target)
    desk.window.menus.actions["share"].trigger()
    desk.settle()
    assert proposed[0].name == "Storm at the locks for a colleague.casefile"
    assert str(target) in desk.message
    assert experts_of(target) == {"Mara Lind"}
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    desk.window.messages._act.click()
    assert shown == [str(tmp_path)]
    desk.window.menus.actions["share"].trigger()
    desk.settle()
    assert "exists already" in desk.message


def test_a_backup_is_read_and_restored_as_a_file_of_its_own(desk, tmp_path: Path, monkeypatch) -> None:
    path = desk.new_case()
    desk.window.menus.actions["backups"].trigger()
    dialog = desk.dialog(BackupsDialog)
    desk.settle()
    assert "no backups yet" in dialog.empty.text()
    assert not dialog.main_button.isEnabled()
    dialog.make_button.click()
    desk.settle()
    assert [row.detail.split(" · ")[0] for row in dialog.list.rows.rows] == ["made by hand"]
    dialog.reject()
    add(desk)
    target = tmp_path / "restored.casefile"
    monkeypatch.setattr(files, "place_for_copy", lambda parent, proposal, title="": target)
    desk.window.menus.actions["backups"].trigger()
    dialog = desk.dialog(BackupsDialog)
    desk.settle()
    dialog.submit()
    desk.settle()
    assert str(target) in desk.message
    assert experts_of(target) == set()
    assert experts_of(path) == {"Mara Lind"}
    desk.window.messages._act.click()
    desk.settle()
    assert desk.window.workspace.state.path == target
    desk.window.menus.actions["backups"].trigger()
    dialog = desk.dialog(BackupsDialog)
    desk.settle()
    assert [row.detail.split(" · ")[0] for row in dialog.list.rows.rows] == [
        "before a backup was restored", "made by hand",
    ]  # fmt: skip
    dialog.read_button.click()
    desk.settle()
    state = desk.window.workspace.state
    assert state.read_only
    assert state.counts["expert"] == 1


def test_a_case_in_a_shared_folder_says_so_and_is_saved_back(desk, team: Path) -> None:
    path = desk.new_case()
    window = desk.window
    assert window.windowTitle() == "Storm at the locks (working copy) – Briefing Workstation"
    assert window.files.place_bar.text.startswith("The case lies in Dropbox.")
    assert window.settings.recent[0] == path
    add(desk)
    desk.settle()
    assert "not in the folder yet" in window.files.place_bar.text
    assert experts_of(path) == set()
    window.files.place_bar.act.click()
    desk.settle()
    assert "Saved back at" in window.files.place_bar.text
    assert experts_of(path) == {"Mara Lind"}
    window.workspace.look_back("now")
    desk.until(window.past.isVisible)
    assert not window.files.place_bar.text
    window.workspace.come_back()
    desk.until(lambda: not window.past.isVisible())
    assert window.files.place_bar.text
    add(desk, "Somebody else")
    window.workspace.close()
    desk.settle()
    assert experts_of(path) == {"Mara Lind", "Somebody else"}
    assert not window.files.place_bar.isVisible()
    assert sorted(item.name for item in team.iterdir()) == [".dropbox", path.name]


def test_changes_of_others_come_in_from_the_folder_by_themselves(desk, team: Path, tmp_path, monkeypatch) -> None:
    path = desk.new_case()
    by_another(path, tmp_path / "home of Ben", monkeypatch, "Found by Ben")
    desk.window.files._exchange()
    desk.settle()
    assert desk.message == "2 actions of others came from the folder."
    assert desk.window.workspace.state.counts["expert"] == 1


def test_a_folder_that_goes_away_is_told_once_and_nothing_is_lost(desk, team: Path) -> None:
    path = desk.new_case()
    add(desk)
    away = team.rename(team.with_name("away"))
    desk.window.files._exchange()
    desk.settle()
    assert "cannot be reached now" in desk.message
    desk.window.messages.hide()
    desk.window.files._exchange()
    desk.settle()
    assert desk.message == ""
    desk.window.files.save_back()
    desk.settle()
    assert "cannot be reached now" in desk.message
    desk.window.workspace.close()
    desk.settle()
    desk.window.open_case(path)
    desk.settle()
    assert "Your working copy is open" in desk.message
    away.rename(team)
    desk.window.files.save_back()
    desk.settle()
    assert experts_of(path) == {"Mara Lind"}


def test_a_folder_is_treated_as_local_from_the_window(desk, team: Path) -> None:
    path = desk.new_case()
    add(desk)
    desk.window.menus.actions["where"].trigger()
    dialog = desk.dialog(PlaceDialog)
    dialog.how.set_value("local")
    dialog.submit()
    desk.settle()
    state = desk.window.workspace.state
    assert (state.path, state.shared, state.counts["expert"]) == (path, "", 1)
    assert not desk.window.files.place_bar.isVisible()
    assert not desk.window.menus.actions["save_back"].isEnabled()
    assert experts_of(path) == {"Mara Lind"}


def test_a_conflicted_copy_is_offered_until_it_is_merged(desk) -> None:
    path = desk.new_case()
    desk.window.workspace.close()
    desk.settle()
    copy = path.with_name("Storm at the locks (Ben's conflicted copy 2031-05-14).casefile")
    shutil.copy(path, copy)
    with CaseSession.open(copy, author="Ben") as session:
        add_expert(session, "Found by Ben")
    desk.window.open_case(path)
    desk.settle()
    bar = desk.window.files.copies_bar
    assert copy.name in bar.text
    bar.act.click()
    desk.dialog(MergeReviewDialog).submit()
    desk.settle()
    desk.until(lambda: not bar.isVisible())
    assert desk.window.workspace.state.counts["expert"] == 1


def test_a_second_window_reads_and_sees_changes_come_in(desk, tmp_path: Path) -> None:
    path = tmp_path / "case.casefile"
    with CaseSession.create(path, title="Case", author="Ben") as writer:
        desk.window.open_case(path)
        desk.settle()
        assert "by Ben on" in desk.message
        assert desk.window.workspace.state is None
        desk.window.messages._act.click()
        desk.settle()
        assert desk.window.workspace.state.read_only
        add_expert(writer, "Mara Lind")
        desk.window.files.follow()
        desk.settle()
        assert desk.window.workspace.state.counts["expert"] == 1


def test_sizes_are_said_as_one_says_them() -> None:
    assert [size_words(size) for size in (0, 4_096, 1_234_567, 2_000_000_000)] == ["1 KB", "4 KB", "1.2 MB", "2,000 MB"]


def test_an_earlier_moment_of_a_case_in_a_shared_folder_keeps_its_name(desk, team: Path) -> None:
    path = desk.new_case()
    add(desk)
    desk.window.workspace.look_back("2999-01-01")
    desk.settle()
    state = desk.window.workspace.state
    assert (state.path, state.read_only, bool(state.as_of)) == (path, True, True)
    assert desk.window.settings.recent[0] == path
    desk.window.workspace.come_back()
    desk.settle()
    desk.window.files.save_back()
    desk.settle()
    assert experts_of(path) == {"Mara Lind"}
