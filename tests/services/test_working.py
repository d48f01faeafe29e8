# SPDX-License-Identifier: Apache-2.0
"""Cases in shared folders: worked on in a copy of this machine, saved back by merging; nothing is lost."""

import dataclasses
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing_app.domain.errors import (
    BadInput,
    CaseFileDamaged,
    CaseFileLocked,
    CaseFileReadOnly,
    Refused,
    StorageFault,
)
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Expert
from briefing_app.services import keeping, working
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store import shared_folders
from briefing_app.store import working as store
from briefing_app.store.merge import guard
from briefing_app.store.sqlite import Database, engine
from briefing_app.store.working import WorkingCopy
from tests.store.cases import add_expert, new_case, update


class Killed(BaseException):
    """The process ends here."""


class Machine:
    """One person's machine: her own folder for what is not part of a case."""

    def __init__(self, name: str, home: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name, self.home, self.case = name, home, case
        self.told: list[str] = []
        self._monkeypatch = monkeypatch

    def here(self) -> None:
        self._monkeypatch.setenv("BRIEFING_HOME", str(self.home))

    def open(self, *, read_only: bool = False) -> CaseSession:
        self.here()
        return working.open_case(self.case, self.name, read_only=read_only, tell=self.told.append)

    @contextmanager
    def at_work(self) -> Iterator[CaseSession]:
        self.here()
        with working.opened(self.case, self.name, tell=self.told.append) as session:
            yield session

    def add(self, name: str) -> None:
        with self.at_work() as session:
            add_expert(session, name)


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A folder that Dropbox keeps."""
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / ".dropbox").touch()
    return folder


@pytest.fixture
def case(tmp_path: Path, team: Path) -> Path:
    with new_case(tmp_path) as session:
        add_expert(session, "Mara Lind")
    return Path(shutil.move(session.path, team / "case.casefile"))


@pytest.fixture
def machine(tmp_path: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Machine]:
    return lambda name: Machine(name, tmp_path / f"home of {name}", case, monkeypatch)


@pytest.fixture
def ana(machine: Callable[[str], Machine]) -> Machine:
    return machine("Ana")


@pytest.fixture
def ben(machine: Callable[[str], Machine]) -> Machine:
    return machine("Ben")


def names_in(path: Path) -> set[str]:
    with CaseSession.open(path, read_only=True) as session:
        return {expert.name for expert in session.all(Expert)}


def test_the_file_in_the_folder_is_never_worked_in(ana: Machine, team: Path) -> None:
    before = ana.case.read_bytes()
    session = ana.open()
    assert session.place == ana.case
    assert session.path.is_relative_to(ana.home)
    add_expert(session, "New")
    assert ana.case.read_bytes() == before
    assert sorted(os.listdir(team)) == [".dropbox", "case.casefile"]
    working.close(session)
    assert names_in(ana.case) == {"Mara Lind", "New"}
    assert sorted(os.listdir(team)) == [".dropbox", "case.casefile"]
    assert verify(ana.case) == []


def test_a_local_case_is_opened_where_it_lies(tmp_path: Path) -> None:
    new_case(tmp_path).close()
    with working.opened(tmp_path / "case.casefile", "Ana") as session:
        assert session.working is None
        assert session.place == session.path == tmp_path / "case.casefile"
        assert working.save_back(session) == working.Exchanged()


def test_two_machines_at_work_at_the_same_time_lose_nothing(ana: Machine, ben: Machine) -> None:
    first, second = ana.open(), ben.open()
    expert = first.all(Expert)[0].id
    update(first, Expert, expert, affiliation="Institute of Ana")
    add_expert(first, "Found by Ana")
    update(second, Expert, expert, affiliation="Institute of Ben")
    add_expert(second, "Found by Ben")
    working.close(first)
    done = working.save_back(second)
    assert done == working.Exchanged(actions=2, conflicts=1, written=True)
    working.close(second)
    assert names_in(ana.case) == {"Mara Lind", "Found by Ana", "Found by Ben"}
    with ana.at_work() as session:
        assert {each.name for each in session.all(Expert)} == {"Mara Lind", "Found by Ana", "Found by Ben"}
    assert verify(ana.case) == []


def test_what_is_in_the_folder_already_is_not_written_again(ana: Machine) -> None:
    with ana.at_work() as session:
        add_expert(session, "New")
        assert working.is_waiting(session)
        assert working.save_back(session).written
        assert not working.is_waiting(session)
        before = ana.case.stat()
        assert working.save_back(session) == working.Exchanged()
    assert ana.case.stat() == before


def test_a_file_that_changes_between_reading_and_renaming_is_merged_first(
    ana: Machine, ben: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = ben.open()
    add_expert(theirs, "Found by Ben")
    mine = ana.open()
    add_expert(mine, "Found by Ana")
    copy, times = store._copy_to, []

    def then_ben(whole: Path, draft: Path, former: Path, check: Callable[[], None]) -> None:
        copy(whole, draft, former, check)
        if not times:
            times.append(1)
            working.save_back(theirs)

    monkeypatch.setattr(store, "_copy_to", then_ben)
    assert working.save_back(mine).written
    assert names_in(ana.case) == {"Mara Lind", "Found by Ana", "Found by Ben"}
    ana.here()
    working.close(mine)
    ben.here()
    working.close(theirs)


def test_two_renames_at_the_same_moment_are_healed_by_whoever_looks_next(ana: Machine, ben: Machine) -> None:
    """What Ana put there was replaced by Ben, who had not seen it: a cloud folder takes either file."""
    ben.add("Found by Ben")
    theirs = ana.case.read_bytes()
    with ana.at_work() as session:
        add_expert(session, "Found by Ana")
        working.save_back(session)
        ana.case.write_bytes(theirs)
    assert names_in(ana.case) == {"Mara Lind", "Found by Ana", "Found by Ben"}


def test_a_file_that_is_written_all_the_time_is_left_alone(ana: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    session = ana.open()
    add_expert(session, "New")
    copy = store._copy_to

    def touched(whole: Path, draft: Path, former: Path, check: Callable[[], None]) -> None:
        copy(whole, draft, former, check)
        about = ana.case.stat()
        os.utime(ana.case, ns=(about.st_atime_ns, about.st_mtime_ns + 1))

    monkeypatch.setattr(store, "_copy_to", touched)
    with pytest.raises(StorageFault, match="being changed all the time"):
        working.save_back(session)
    assert names_in(ana.case) == {"Mara Lind"}
    monkeypatch.setattr(store, "_copy_to", copy)
    working.close(session)
    assert names_in(ana.case) == {"Mara Lind", "New"}


def test_a_folder_that_cannot_be_reached_leaves_the_working_copy_for_the_next_time(ana: Machine, team: Path) -> None:
    away = team.rename(team.with_name("unplugged"))
    with pytest.raises(Exception, match="There is no file"):
        ana.open()
    away.rename(team)
    with ana.at_work() as session:
        add_expert(session, "Before")
        team.rename(away)
    assert "cannot be reached now" in ana.told[-1]
    assert [found.file for found in working.waiting()] == [ana.case]
    with ana.at_work() as session:
        assert {each.name for each in session.all(Expert)} == {"Mara Lind", "Before"}
        add_expert(session, "Meanwhile")
    away.rename(team)
    ana.open().close()
    assert names_in(ana.case) == {"Mara Lind", "Before", "Meanwhile"}
    assert working.waiting() == []


def test_a_file_that_is_gone_comes_again_with_the_next_change(ana: Machine) -> None:
    ana.add("New")
    ana.case.unlink()
    with ana.at_work():
        assert "There is no file" in ana.told[-1]
    assert not ana.case.exists()
    ana.add("Newer")
    assert names_in(ana.case) == {"Mara Lind", "New", "Newer"}


@pytest.mark.parametrize("point", range(12))
def test_killed_at_any_point_the_folder_has_a_whole_file_and_nothing_is_lost(
    ana: Machine, ben: Machine, monkeypatch: pytest.MonkeyPatch, point: int
) -> None:
    """Ends at the so-manyth step of working with files; what went on in the folder or in the copy is found again."""
    ben.add("Found by Ben")
    steps = 0

    def counting(step: Callable[..., object]) -> Callable[..., object]:
        def counted(*values: object, **more: object) -> object:
            nonlocal steps
            steps += 1
            if steps == point + 1:
                raise Killed
            return step(*values, **more)

        return counted

    with monkeypatch.context() as patched:
        for owner, name in (
            (store, "look"), (working, "look"), (store, "_copy_to"), (WorkingCopy, "keep"), (working, "holds_all_of"),
            (Path, "replace"),
        ):  # fmt: skip
            patched.setattr(owner, name, counting(getattr(owner, name)))
        committed = False
        try:
            session = ana.open()
            add_expert(session, "Found by Ana")
            committed = True
            working.save_back(session)
        except Killed:
            pass
        finally:
            if committed:
                session.close()  # the system takes locks away; WAL keeps what was committed
    assert "Found by Ben" in names_in(ana.case)
    assert verify(ana.case) == []
    ana.open().close()
    if committed:
        assert "Found by Ana" in names_in(ana.case)
    assert verify(ana.case) == []


def test_a_second_window_on_this_machine_is_told_in_the_name_of_the_file(ana: Machine) -> None:
    session = ana.open()
    with pytest.raises(CaseFileLocked) as caught:
        ana.open()
    assert str(caught.value).startswith(f"{ana.case} is open for writing: by Ana")
    add_expert(session, "New")
    with ana.open(read_only=True) as reader:
        assert {each.name for each in reader.all(Expert)} == {"Mara Lind", "New"}
    working.close(session)


def test_reading_shows_what_others_put_into_the_folder(ana: Machine, ben: Machine) -> None:
    ana.add("Found by Ana")
    ben.add("Found by Ben")
    with ana.open(read_only=True) as session:
        assert {each.name for each in session.all(Expert)} == {"Mara Lind", "Found by Ana", "Found by Ben"}


def test_another_case_under_the_name_is_opened_instead(ana: Machine, tmp_path: Path) -> None:
    ana.add("New")
    with new_case(tmp_path, name="other.casefile") as other:
        add_expert(other, "Of another case")
    shutil.move(other.path, ana.case)
    with ana.at_work() as session:
        assert [each.name for each in session.all(Expert)] == ["Of another case"]


def test_another_case_under_the_name_is_not_written_over(ana: Machine, tmp_path: Path) -> None:
    session = ana.open()
    add_expert(session, "New")
    new_case(tmp_path, name="other.casefile").close()
    shutil.move(tmp_path / "other.casefile", ana.case)
    before = ana.case.read_bytes()
    with pytest.raises(Refused, match="is another case"):
        working.save_back(session)
    working.close(session, ana.told.append)
    assert "is another case" in ana.told[-1]
    assert ana.case.read_bytes() == before
    with ana.open() as again:
        assert {each.name for each in again.all(Expert)} == {"Mara Lind", "New"}


def test_a_folder_treated_as_local_is_worked_in_directly(ana: Machine) -> None:
    ana.add("New")
    with ana.at_work() as session:
        add_expert(session, "Waiting")
        session.working, kept = None, session.working
    assert kept is not None
    assert kept.exists
    working.treat(ana.case, shared_folders.LOCAL)
    with ana.at_work() as session:
        assert session.path == ana.case
        assert {each.name for each in session.all(Expert)} == {"Mara Lind", "New", "Waiting"}
    assert not kept.exists
    assert working.place(ana.case).treated == "local"
    working.treat(ana.case, None)
    assert working.place(ana.case).kind == "Dropbox"


def test_a_new_case_in_a_shared_folder(ana: Machine, team: Path) -> None:
    ana.here()
    path = team / "new.casefile"
    with working.create(path, title="New", author="Ana") as session:
        assert session.place == path
        assert names_in(path) == set()
    with CaseSession.open(path, read_only=True) as session:
        assert len(log_of(session)) == 1
    for wrong, why in ((path, "exists already"), (team / "none" / "a.casefile", "does not exist")):
        with pytest.raises(BadInput, match=why):
            working.create(wrong, title="New", author="Ana")
    with pytest.raises(BadInput):
        working.create(team / "other.casefile", title="", author="")
    assert not WorkingCopy(team / "other.casefile").exists
    path.unlink()
    with pytest.raises(BadInput, match="working copy of a case that was"):
        working.create(path, title="New", author="Ana")


def test_what_comes_in_from_the_folder_is_backed_up_before(ana: Machine, ben: Machine) -> None:
    ana.add("Found by Ana")
    ben.add("Found by Ben")
    with ana.at_work() as session:
        assert [found.reason for found in keeping.backups(session)] == ["before-exchange"]


def test_the_file_is_replaced_as_a_whole(ana: Machine) -> None:
    with ana.at_work() as session, ana.case.open("rb") as former:
        before, inode = former.read(), ana.case.stat().st_ino
        add_expert(session, "New")
        working.save_back(session)
        former.seek(0)
        assert former.read() == before
        assert ana.case.stat().st_ino != inode


def test_what_comes_right_after_the_renaming_is_not_taken_for_known(
    ana: Machine, ben: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, mine = ben.open(), ana.open()
    add_expert(theirs, "Found by Ben")
    add_expert(mine, "Found by Ana")
    replace = Path.replace

    def then_ben(draft: Path, target: Path) -> Path:
        done = replace(draft, target)
        if target == ana.case:
            monkeypatch.setattr(Path, "replace", replace)
            working.save_back(theirs)
        return done

    monkeypatch.setattr(Path, "replace", then_ben)
    assert working.save_back(mine) == working.Exchanged(written=True)
    assert working.save_back(mine) == working.Exchanged(actions=2)
    for machine, session in ((ana, mine), (ben, theirs)):
        machine.here()
        working.close(session)


def test_a_file_with_altered_actions_is_not_written_over(ana: Machine, ben: Machine) -> None:
    with ana.at_work() as session:
        ben.add("Found by Ben")
        altered = engine.connect(str(ana.case))
        altered.execute("UPDATE log_change SET data = replace(data, 'Found by Ben', 'Made up by me')")
        altered.commit()
        altered.close()
        before = ana.case.read_bytes()
        ana.here()
        add_expert(session, "Found by Ana")
        with pytest.raises(Refused, match=r"is not written: 1 of its actions cannot be taken.*Add expert.*by Ben"):
            working.save_back(session)
        assert ana.case.read_bytes() == before
        ana.case.unlink()
    assert names_in(ana.case) >= {"Mara Lind", "Found by Ana"}


def test_a_read_only_file_is_not_replaced(ana: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: path != ana.case)
    with pytest.raises(CaseFileReadOnly, match="is a read-only file"):
        ana.open()
    with ana.open(read_only=True) as session:
        assert session.path == ana.case


def test_a_file_in_which_somebody_works_directly_is_not_put_away_beneath_him(ana: Machine, tmp_path: Path) -> None:
    """What takes the place of the file would be read together with the log of the former one."""
    with ana.at_work() as mine:
        theirs = CaseSession.open(ana.case, author="Ben")
        add_expert(theirs, "Found by Ben")
        log = ana.case.with_name(ana.case.name + "-wal")
        left = log.read_bytes()
        add_expert(mine, "Found by Ana")
        with pytest.raises(StorageFault, match=r"is not written: case\.casefile-wal beside it says"):
            working.save_back(mine)
        theirs.close()
        assert working.save_back(mine).written
        assert names_in(ana.case) == {"Mara Lind", "Found by Ana", "Found by Ben"}
        log.write_bytes(left)  # as a tool brings it, late
        add_expert(mine, "Newer")
        with pytest.raises(StorageFault, match="move both away together"):
            working.save_back(mine)
        (tmp_path / "away").mkdir()
        for part in (ana.case, log):
            shutil.move(part, tmp_path / "away")
        working.save_back(mine)
    assert verify(ana.case) == []
    assert names_in(ana.case) == {"Mara Lind", "Found by Ana", "Found by Ben", "Newer"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_link_leads_to_is_written_and_the_link_stays(ana: Machine, tmp_path: Path) -> None:
    file, ana.case = ana.case, tmp_path / "desk.casefile"
    ana.case.symlink_to(file)
    ana.add("New")
    assert ana.case.is_symlink()
    assert names_in(file) == {"Mara Lind", "New"}
    assert working.place(ana.case).kind == "Dropbox"
    working.treat(ana.case, shared_folders.LOCAL)
    assert working.place(ana.case).kind is None


def test_a_case_in_whose_place_another_was_put_is_kept(ana: Machine, tmp_path: Path) -> None:
    ana.add("New")
    new_case(tmp_path, name="other.casefile").close()
    shutil.move(tmp_path / "other.casefile", ana.case)
    ana.open().close()
    [told] = ana.told
    [kept] = (ana.home / "backups").glob("*/*-before-replaced.casefile")
    assert told.endswith(f"That one is kept in {kept}.")
    assert names_in(kept) == {"Mara Lind", "New"}


def test_a_working_copy_that_somebody_opened_meanwhile_is_not_removed(
    ana: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.add("New")
    working.treat(ana.case, shared_folders.LOCAL)
    close, opened = CaseSession.close, []

    def then_another(session: CaseSession) -> None:
        close(session)
        if not opened and session.working is not None:
            opened.append(CaseSession.open(session.working.path, author="Ana"))

    monkeypatch.setattr(CaseSession, "close", then_another)
    with pytest.raises(CaseFileLocked, match="is open for writing: by Ana"):
        ana.open()
    monkeypatch.undo()
    ana.here()
    add_expert(opened[0], "Meanwhile")
    opened[0].close()
    with ana.at_work() as session:
        assert session.path == ana.case
    assert names_in(ana.case) == {"Mara Lind", "New", "Meanwhile"}


def test_a_working_copy_that_was_changed_meanwhile_is_not_removed(ana: Machine) -> None:
    with ana.at_work() as session:
        held, kept = store.held_by(session.database), session.working
        add_expert(session, "New")
        session.working = None
    assert kept is not None
    assert not kept.remove("Ana", held)
    assert names_in(kept.path) == {"Mara Lind", "New"}


def test_an_empty_folder_on_which_the_network_hangs_is_not_written_to(
    ana: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_folders, "_mounts", lambda: [shared_folders.Mount(str(ana.case.parent), "cifs")])
    ana.add("New")
    away = ana.case.rename(ana.case.parent.parent / "away")
    (ana.case.parent / ".dropbox").unlink()
    monkeypatch.setattr(shared_folders, "_mounts", list)
    ana.add("Newer")
    assert "its folder is not that of the network" in ana.told[-1]
    assert not ana.case.exists()
    monkeypatch.setattr(shared_folders, "_mounts", lambda: [shared_folders.Mount(str(ana.case.parent), "cifs")])
    away.rename(ana.case)
    ana.open().close()
    assert names_in(ana.case) == {"Mara Lind", "New", "Newer"}


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(ana: Machine) -> None:
    ana.add("New")
    ana.case.unlink()
    os.mkfifo(ana.case)
    ana.open().close()
    assert "no ordinary file" in ana.told[-1]


@pytest.mark.parametrize("note", [{"file": "f", "tag": "../../escaped"}, {"seen": 1}, ["x"], {"tag": None}, 7])
def test_a_note_that_nobody_of_ours_wrote_does_no_harm(ana: Machine, note: object) -> None:
    with ana.at_work() as session:
        kept = session.working
    assert kept is not None
    (kept.folder / "note.json").write_text(json.dumps(note))
    ana.add("New")
    assert names_in(ana.case) == {"Mara Lind", "New"}
    assert {path.name for path in ana.case.parent.iterdir()} == {".dropbox", "case.casefile"}


def test_a_long_name_is_saved_back(ana: Machine) -> None:
    ana.case = ana.case.rename(ana.case.with_name("案" * 75 + ".casefile"))
    ana.add("New")
    assert names_in(ana.case) == {"Mara Lind", "New"}


def test_a_text_that_comes_late_goes_to_the_folder(ana: Machine) -> None:
    with ana.at_work() as session:
        with session.database.writing():
            session.database.run(
                "INSERT INTO blob (hash, size, encoding, data) VALUES (?, 1, 'raw', ?)", ("a" * 64, b"a")
            )
        assert working.is_waiting(session)
        assert working.save_back(session).written
        assert not working.is_waiting(session)


def test_two_files_of_one_second_and_size_look_different(ana: Machine) -> None:
    with ana.at_work() as session:
        add_expert(session, "New")
        working.save_back(session)
        head = ana.case.read_bytes()[:100]
        ana.case.unlink()
        add_expert(session, "Newer")
        working.save_back(session)
        assert ana.case.read_bytes()[:100] != head
    assert verify(ana.case) == []


def test_a_file_made_to_do_harm_is_not_copied(ana: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that lead to the same page again and again make a small file endless where it is copied row by row."""
    with CaseSession.open(ana.case, author="Ana") as session, session.transaction("Add many") as work:
        for number in range(200):
            work.insert(Expert.make(new_id(), name=f"{number} " + "x" * 1000))
    progress = Database.set_progress
    for changed, why in (({"largest_file": 100}, "larger than 100 bytes"), ({"least_seconds": -9.0}, "takes too long")):
        with monkeypatch.context() as patched:
            patched.setattr(store, "limits", dataclasses.replace(guard.limits, **changed))
            patched.setattr(Database, "set_progress", lambda on, ask: progress(on, ask, 10))
            with pytest.raises(CaseFileDamaged, match=why):
                ana.open()
    content = bytearray(ana.case.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    for page in range(size, len(content), size):
        cells = int.from_bytes(content[page + 3 : page + 5], "big")
        if content[page] == 5 and cells > 20:  # an inner page of a table: all its cells lead to one page
            places = [
                page + int.from_bytes(content[at : at + 2], "big") for at in range(page + 12, page + 12 + 2 * cells, 2)
            ]
            for place in places[1:]:
                content[place : place + 4] = content[places[0] : places[0] + 4]
    ana.case.write_bytes(content)
    with pytest.raises(CaseFileDamaged, match=r"is damaged \(Tree"):
        ana.open()
    assert not WorkingCopy(ana.case).exists


def test_a_working_copy_that_cannot_be_read_hides_no_other(ana: Machine, team: Path) -> None:
    ana.add("New")
    working.create(team / "second.casefile", title="Second", author="Ana").close()
    WorkingCopy(team / "second.casefile").path.write_bytes(b"nothing")
    assert [found.file.name for found in working.waiting()] == ["second.casefile"]
