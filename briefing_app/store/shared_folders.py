# SPDX-License-Identifier: Apache-2.0
"""Which folders are shared: network shares, and folders that a tool keeps equal on several machines.

SQLite must not work in them: locks do not hold there, and a tool may carry half a file away. ``place_of`` decides from
what it is given; ``of`` asks this machine, and what its user decided about single folders.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from briefing_app.domain.errors import BadInput
from briefing_app.store import local_notes, places

NETWORK = "a network folder"
SHARED, LOCAL = "shared", "local"

_NETWORK_KINDS = frozenset(
    (
        "afpfs", "afs", "ceph", "cifs", "coda", "davfs", "fuse.curlftpfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "gfs2", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2",
        "remote", "smb2", "smb3", "smbfs", "sshfs", "webdav",
    )
)  # fmt: skip
_ONEDRIVE = ("onedrive", "onedriveconsumer", "onedrivecommercial")
_MARKERS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".sync_journal.db", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
)
_OF_HOMES = (".dropbox",)
"""What a tool keeps in a person's own folder for itself, and in the shared one as a marker."""
_OWN_NAMES = (
    ("Dropbox", "Dropbox"),
    ("Dropbox (*)", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("OneDrive - *", "OneDrive"),
    ("OneDrive-*", "OneDrive"),
    ("iCloudDrive", "iCloud Drive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("GoogleDrive-*", "Google Drive"),
    ("Nextcloud", "Nextcloud"),
    ("Nextcloud*", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("ownCloud*", "ownCloud"),
    ("Box", "Box"),
    ("Box Sync", "Box"),
)
"""Names of folders that the tools make in a person's own folder, or where the Mac keeps those of all tools."""


@dataclass(frozen=True, slots=True)
class Mount:
    """Where a file system hangs, and of which kind it is."""

    point: str
    kind: str


def place_of(
    path: PurePath,
    mounts: Iterable[Mount],
    environment: Mapping[str, str],
    platform: str,
    names_in: Callable[[PurePath], Sequence[str]],
) -> str | None:
    """What a person calls the shared place that an absolute path lies in; None for a local one.

    ``platform`` as in ``sys.platform``; ``names_in`` lists a folder, as far as it may be read.
    """
    if _is_on_network(path, mounts, platform):
        return NETWORK
    homes = [environment[name] for name in ("HOME", "USERPROFILE") if environment.get(name)]
    for folder in path.parents:
        if found := _cloud(folder, environment, platform, homes):
            return found
    for folder in path.parents:
        names = [name for name in names_in(folder) if str(folder) not in homes or name not in _OF_HOMES]
        for pattern, tool in _MARKERS:
            if any(fnmatchcase(name, pattern) for name in names):
                return tool
    return None


def _is_on_network(path: PurePath, mounts: Iterable[Mount], platform: str) -> bool:
    text = str(path)
    if platform == "win32" and text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        return True
    if platform == "win32" and text.upper().startswith("\\\\?\\UNC\\"):
        return True
    if re.match(r"/run/user/\d+/gvfs/|/home/[^/]+/\.gvfs/", text):
        return True
    under = [mount for mount in mounts if _is_under(text, mount.point, platform)]
    return bool(under) and max(under, key=lambda mount: len(mount.point)).kind.casefold() in _NETWORK_KINDS


def _is_under(path: str, folder: str, platform: str) -> bool:
    if platform == "win32":
        path, folder = path.replace("/", "\\").casefold(), folder.replace("/", "\\").casefold()
    separator = "\\" if platform == "win32" else "/"
    return path.startswith(folder.rstrip(separator) + separator)


def _cloud(folder: PurePath, environment: Mapping[str, str], platform: str, homes: Sequence[str]) -> str | None:
    """The tool whose own folder this is by its name and place."""
    for name, value in environment.items():
        if name.casefold() in _ONEDRIVE and value and _is_under(str(folder / "in it"), value, platform):
            return "OneDrive"
    if folder.name == "Mobile Documents" and folder.parent.name == "Library":
        return "iCloud Drive"
    if folder.parent.name == "CloudStorage" or str(folder.parent) in homes:
        return next((tool for pattern, tool in _OWN_NAMES if fnmatchcase(folder.name, pattern)), None)
    return None


def mounts_in(mountinfo: str) -> list[Mount]:
    """The file systems that Linux lists in ``/proc/self/mountinfo``."""
    found = []
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        parts, kinds = before.split(" "), after.split(" ")
        if len(parts) > 4 and kinds[0]:
            found.append(Mount(re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), parts[4]), kinds[0]))
    return found


def mounts_told(listing: str) -> list[Mount]:
    """The file systems that ``mount`` lists on a Mac."""
    return [Mount(point, kind) for point, kind in re.findall(r"^.+? on (.+) \((\w+)", listing, re.MULTILINE)]


def of(path: Path) -> str | None:
    """What the shared place of a file of this machine is called; None for a local one. What the user decided about a
    folder counts for all that is in it."""
    whole = Path(os.path.abspath(path))
    real = Path(os.path.realpath(whole))
    decided = treatment(whole) or treatment(real)
    if decided == LOCAL:
        return None
    mounts = _mounts()
    looked = (place_of(each, mounts, os.environ, sys.platform, _names_in) for each in (whole, real))
    return next(filter(None, looked), None) or ("a shared folder" if decided == SHARED else None)


def treatment(path: Path) -> str | None:
    """What the user decided about the nearest folder around a file: shared, local or nothing."""
    decisions = _decisions()
    return next((decisions[str(folder)] for folder in path.parents if str(folder) in decisions), None)


def decide(folder: Path, how: str | None) -> None:
    """Treats a folder, with all in it, as shared or local from now on; None: as it looks."""
    if how not in (SHARED, LOCAL, None):
        raise BadInput(f"A folder is treated as {SHARED} or {LOCAL}, not as “{how}”.")
    decisions = _decisions()
    decisions.pop(str(folder), None)
    if how is not None:
        decisions[str(folder)] = how
    local_notes.write(places.folders(), decisions)


def _decisions() -> dict[str, str]:
    found = local_notes.read(places.folders())
    return {str(name): str(how) for name, how in found.items()} if isinstance(found, dict) else {}


def _names_in(folder: PurePath) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _mounts() -> list[Mount]:
    if sys.platform == "win32":
        return _remote_drives()
    with suppress(OSError):
        return mounts_in(Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape"))
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True)
        return mounts_told(told.stdout)
    return []


def _remote_drives() -> list[Mount]:
    """The drive letters of Windows that lead to another machine."""
    import ctypes
    import string

    remote = 4  # DRIVE_REMOTE
    kind_of = getattr(ctypes, "windll").kernel32.GetDriveTypeW  # noqa: B009 - absent elsewhere
    drives = (f"{letter}:\\" for letter in string.ascii_uppercase)
    return [Mount(drive, "remote") for drive in drives if kind_of(drive) == remote]
