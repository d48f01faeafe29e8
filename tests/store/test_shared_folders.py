# SPDX-License-Identifier: Apache-2.0
"""Which folders are taken for shared ones, on each system, and what a person decides about them."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.store import shared_folders
from briefing_app.store.shared_folders import Mount, mounts_in, mounts_told, place_of

LINUX = [Mount("/", "ext4"), Mount("/home", "btrfs"), Mount("/mnt/team", "cifs"), Mount("/mnt/team/usb", "vfat")]
HOME = {"HOME": "/home/ana"}
WINDOWS = {"USERPROFILE": r"C:\Users\ana", "OneDriveCommercial": r"D:\Firm"}


def nothing(folder: PurePath) -> Sequence[str]:
    return ()


def having(folder: str, *names: str) -> Callable[[PurePath], Sequence[str]]:
    return lambda asked: names if str(asked) == folder else ()


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/ana/cases/a.casefile", None),
        ("/mnt/team/a.casefile", "a network folder"),
        ("/mnt/team/usb/a.casefile", None),
        ("/mnt/teamwork/a.casefile", None),
        ("/run/user/1000/gvfs/smb-share:server=s/a.casefile", "a network folder"),
        ("/home/ana/Dropbox/cases/a.casefile", "Dropbox"),
        ("/home/ana/cases/Dropbox/a.casefile", None),
        ("/home/ana/Dropbox (The Firm)/a.casefile", "Dropbox"),
        ("/home/ana/Nextcloud/a.casefile", "Nextcloud"),
        ("/home/ana/OneDrive - The Firm/a.casefile", "OneDrive"),
        ("/home/ana/Boxes/a.casefile", None),
    ],
)
def test_places_of_linux(path: str, place: str | None) -> None:
    assert place_of(PurePosixPath(path), LINUX, HOME, "linux", nothing) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/a.casefile", "iCloud Drive"),
        ("/Users/ana/Library/CloudStorage/OneDrive-Firm/a.casefile", "OneDrive"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@firm.org/My Drive/a.casefile", "Google Drive"),
        ("/Users/ana/Documents/a.casefile", None),
        ("/Volumes/Team/a.casefile", "a network folder"),
    ],
)
def test_places_of_the_mac(path: str, place: str | None) -> None:
    mounts = mounts_told("/dev/disk1s1 on / (apfs, local)\n//ana@server/Team on /Volumes/Team (smbfs, nodev, nosuid)\n")
    assert place_of(PurePosixPath(path), mounts, {"HOME": "/Users/ana"}, "darwin", nothing) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (r"\\server\team\a.casefile", "a network folder"),
        (r"\\?\UNC\server\team\a.casefile", "a network folder"),
        (r"\\?\C:\cases\a.casefile", None),
        (r"C:\Users\ana\Documents\a.casefile", None),
        (r"z:\a.casefile", "a network folder"),
        (r"d:\firm\cases\a.casefile", "OneDrive"),
        (r"D:\Firmware\a.casefile", None),
        (r"C:\Users\ana\OneDrive\a.casefile", "OneDrive"),
        (r"C:\Users\ana\iCloudDrive\a.casefile", "iCloud Drive"),
    ],
)
def test_places_of_windows(path: str, place: str | None) -> None:
    assert place_of(PureWindowsPath(path), [Mount("Z:\\", "remote")], WINDOWS, "win32", nothing) == place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (".dropbox", "Dropbox"),
        (".sync_1a2b3c.db", "Nextcloud"),
        ("._sync_1a2b3c.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
        (".synchronised", None),
    ],
)
def test_a_file_that_a_tool_left_gives_its_folder_away(name: str, place: str | None) -> None:
    names = having("/data/team", "notes.txt", name)
    assert place_of(PurePosixPath("/data/team/2031/a.casefile"), LINUX, HOME, "linux", names) == place
    assert place_of(PurePosixPath("/data/a.casefile"), LINUX, HOME, "linux", names) is None


def test_what_dropbox_keeps_in_a_persons_own_folder_gives_nothing_away() -> None:
    names = having("/home/ana", ".dropbox", "cases")
    assert place_of(PurePosixPath("/home/ana/cases/a.casefile"), LINUX, HOME, "linux", names) is None


def test_the_mount_table_of_linux_is_read() -> None:
    table = (
        "36 35 98:0 / / rw,noatime master:1 - ext4 /dev/root rw\n"
        "40 36 0:52 / /mnt/our\\040team rw,relatime shared:2 - nfs4 server:/export rw,vers=4.2\n"
        "\nnonsense\n"
    )
    assert mounts_in(table) == [Mount("/", "ext4"), Mount("/mnt/our team", "nfs4")]


def test_what_a_person_decides_counts_for_all_below(tmp_path: Path) -> None:
    case = tmp_path / "team" / "2031" / "a.casefile"
    case.parent.mkdir(parents=True)
    assert shared_folders.of(case) is None
    shared_folders.decide(tmp_path / "team", shared_folders.SHARED)
    assert shared_folders.of(case) == "a shared folder"
    shared_folders.decide(case.parent, shared_folders.LOCAL)
    assert shared_folders.of(case) is None
    shared_folders.decide(case.parent, None)
    shared_folders.decide(tmp_path / "team", None)
    assert shared_folders.of(case) is None
    with pytest.raises(BadInput, match="shared or local"):
        shared_folders.decide(tmp_path, "elsewhere")


def test_a_marked_folder_of_this_machine_is_found_also_through_a_link(tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    (team / ".dropbox").touch()
    link = tmp_path / "link"
    link.symlink_to(team)
    assert shared_folders.of(team / "a.casefile") == "Dropbox"
    assert shared_folders.of(link / "a.casefile") == "Dropbox"
    shared_folders.decide(team, shared_folders.LOCAL)
    assert shared_folders.of(team / "a.casefile") is None
