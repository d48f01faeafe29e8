# SPDX-License-Identifier: Apache-2.0
"""Who has a case open for writing: an operating system lock on a file beside the case, with a note of who and when.

The lock goes with its process, so a crash leaves nothing to clean up.
"""

import errno
import json
import os
import platform
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from briefing_app.domain.errors import CaseFileLocked, CaseFileReadOnly

# The note is read while the lock is held, and Windows locks ranges against reading too: lock far behind the note.
_LOCKED_BYTE = 1 << 30


def lock_path(case: Path) -> Path:
    return case.with_name(f".{case.name}.lock")


class WriteLock:
    """Held by the one process that may write a case file."""

    def __init__(self, case: Path, author: str) -> None:
        """Takes the lock. Raises CaseFileLocked (who, where, since when) or CaseFileReadOnly (the folder)."""
        self._path = lock_path(case)
        try:
            self._file: IO[bytes] | None = _opened(self._path)
        except OSError as error:
            raise CaseFileReadOnly(
                f"{case} cannot be opened for writing, because its folder does not let us write "
                f"({error.strerror}). Open it for reading, or share a copy to a folder of your own and work in that."
            ) from error
        try:
            _lock(self._file)
        except OSError:
            holder = _note(self._file)
            self._file.close()
            self._file = None
            raise CaseFileLocked(
                f"{case} is open for writing: {holder}. Close it there, or open it for reading."
            ) from None
        self._file.truncate(0)
        note = {
            "author": author,
            "device": platform.node(),
            "process": os.getpid(),
            "since": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        }
        self._file.write(json.dumps(note).encode())
        self._file.flush()

    def release(self) -> None:
        if self._file is None:
            return
        # Removed while still held: a waiting opener then finds either our lock or no file.
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        if sys.platform == "win32":
            self._path.unlink(missing_ok=True)


def _opened(path: Path) -> IO[bytes]:
    """The file with the note, made if need be. A link that somebody laid there is not followed, or the note would
    replace what it leads to. Raises OSError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(handle)
        raise OSError(errno.EPERM, f"{path.name} there is not the file that this program makes")
    return os.fdopen(handle, "a+b")


def _note(file: IO[bytes]) -> str:
    try:
        file.seek(0)
        note = json.loads(file.read(4096))
        return f"by {note['author']} on {note['device']}, since {note['since']}"
    except (ValueError, KeyError, TypeError, OSError, RecursionError):
        return "by another program"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
