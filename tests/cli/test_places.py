# SPDX-License-Identifier: Apache-2.0
"""Cases in shared folders on the command line, conflicted copies, and backups by the hour."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing_app.services import keeping
from briefing_app.services.session import CaseSession
from briefing_app.store import places
from tests.cli.conftest import Program
from tests.store.cases import add_expert


@pytest.fixture
def case(program: Program, tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / ".dropbox").touch()
    path = folder / "ferry.casefile"
    assert program.ok("new", path, "--title", "Ferry")["path"] == str(path)
    return path


def test_each_command_saves_back_to_the_shared_folder(program: Program, case: Path) -> None:
    program.ok("expert", "add", case, "--name", "Mara Lind")
    found = program.ok("place", case)
    assert (found["kind"], found["treated"], found["waiting"]) == ("Dropbox", None, False)
    assert Path(found["working"]).is_file()
    with CaseSession.open(case, read_only=True) as session:
        assert len(session.database.rows("SELECT * FROM expert")) == 1
    assert sorted(path.name for path in case.parent.iterdir()) == [".dropbox", "ferry.casefile"]
    assert program.ok("info", case)["path"] == str(case)
    assert program.ok("place", "--waiting") == []


def test_where_the_folder_is_away_the_command_says_where_the_changes_are(program: Program, case: Path) -> None:
    program.ok("expert", "add", case, "--name", "Mara Lind")
    away = case.parent.rename(case.parent.with_name("away"))
    result = program.run("expert", "add", case, "--name", "Somebody", "--json")
    assert result.code == 0
    assert "cannot be reached now" in result.err
    assert [row["path"] for row in program.ok("place", "--waiting")] == [str(case)]
    assert [row["name"] for row in program.ok("expert", "list", case)] == ["Mara Lind", "Somebody"]
    away.rename(case.parent)
    assert program.ok("place", case, "--save-back")["path"] == str(case)
    with CaseSession.open(case, read_only=True) as session:
        assert len(session.database.rows("SELECT * FROM expert")) == 2


def test_a_folder_is_treated_as_one_likes(program: Program, case: Path) -> None:
    assert program.ok("place", case, "--treat", "local")["kind"] is None
    program.ok("expert", "add", case, "--name", "Mara Lind")
    assert program.ok("place", case)["working"] is None
    assert "nothing is to be saved back" in program.fails(6, "place", case, "--save-back")
    assert program.ok("place", case, "--treat", "auto")["kind"] == "Dropbox"
    assert "shared or local" in program.fails(3, "place", case, "--treat", "elsewhere")
    assert "Name a case file" in program.fails(3, "place")


def test_a_conflicted_copy_beside_the_case_is_named_until_it_is_merged(program: Program, tmp_path: Path) -> None:
    case = tmp_path / "ferry.casefile"
    program.ok("new", case, "--title", "Ferry")
    copy = tmp_path / "ferry (Ben's conflicted copy 2031-05-14).casefile"
    shutil.copy(case, copy)
    with CaseSession.open(copy, author="Ben") as session:
        add_expert(session)
    for command in (("info", case), ("expert", "add", case, "--name", "Mara Lind")):
        assert f"{copy} is another version of this case" in program.run(*command).err
    assert "another version" not in program.run("merge", case, copy).err
    assert "another version" not in program.run("info", case).err


def test_a_writing_command_backs_up_once_an_hour(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "ferry.casefile"
    program.ok("new", case, "--title", "Ferry")
    program.ok("expert", "add", case, "--name", "Mara Lind")
    assert program.ok("backup", case, "--list") == []

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(hours=2)

    monkeypatch.setattr(keeping, "datetime", Later)
    program.ok("expert", "list", case)
    assert program.ok("backup", case, "--list") == []
    program.ok("expert", "add", case, "--name", "Somebody")
    assert [row["reason"] for row in program.ok("backup", case, "--list")] == ["hourly"]


def test_a_place_is_told_of_case_files_only(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "letter.casefile"
    other.write_text("Dear Ana")
    for path in (other, tmp_path / "missing.casefile", tmp_path):
        assert str(path) in program.fails(4, "place", path)
        program.fails(4, "place", path, "--treat", "shared")
    assert not places.folders().exists()
